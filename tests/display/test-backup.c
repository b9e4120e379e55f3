/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups in a folder, restoring with the words of the sheet, another sheet: a caseload of the test's own. */
#include "display-support.h"
#include "pages-support.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-app.h"
#include "along-preferences.h"
#include "along-session-backup.h"
#include "along-store-backup.h"
#include "backup/along-backup-page.h"
#include "backup/along-backup-words.h"
#include "backup/along-restore-window.h"
#include "start/along-start-page.h"
#include "vault/along-keys-window.h"

static char *place;
static AlongSession *session;
static char *words; /* of the first sheet */

static char *
folder_of_backups (void)
{
  char *folder = g_build_filename (place, "backups", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

static char *
first_backup (void)
{
  g_autofree char *folder = folder_of_backups ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  do
    name = g_dir_read_name (dir);
  while (name != NULL && !g_str_has_suffix (name, ALONG_BACKUP_ENDING));
  g_assert_nonnull (name);
  return g_build_filename (folder, name, NULL);
}

static void
told_cb (GtkWidget *page, const char *path, gpointer asked)
{
  g_free (*(char **) asked);
  *(char **) asked = g_strdup (path);
}

typedef struct
{
  GtkWidget *window;
  const char *first;
  char *asked;
} Again;

/* Whether the one backup in the list is another than the first. */
static gboolean
is_another (gpointer data)
{
  Again *again = data;

  g_clear_pointer (&again->asked, g_free);
  if (pages_find_button (again->window, "Restore…") != NULL)
    pages_click (again->window, "Restore…");
  return again->asked != NULL && strcmp (again->asked, again->first) != 0;
}

static gboolean
is_let_go (gpointer window)
{
  return pages_find_label (window, "The folder for backups is not there.") == NULL;
}

/* One may be looked into or made by itself just then. */
static void
made_cb (GObject *source, GAsyncResult *result, gpointer made)
{
  if (along_session_back_up_finish (ALONG_SESSION (source), result, NULL))
    *(gboolean *) made = TRUE;
  else
    along_session_back_up_async (session, NULL, made_cb, made);
}

static gboolean
is_not_offered (gpointer window)
{
  return pages_find_label (window, "Restore…") == NULL;
}

/* No folder; a folder that is gone; one that is there: made at once, read back, listed; by hand, though one may be looked
 * into by itself just then; and asked for. */
static void
test_page (void)
{
  GtkWidget *page = along_backup_page_new (session), *window = adw_preferences_window_new ();
  g_autofree char *folder = folder_of_backups (), *gone = g_build_filename (place, "gone", NULL), *file = NULL, *first = NULL;
  Again again = { window };
  gboolean made = FALSE;

  g_signal_connect (page, "restore", G_CALLBACK (told_cb), &again.asked);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (window));
  pages_see (window, "None chosen. Best is a folder on another disk.");

  along_session_set_backup_folder (session, gone);
  pages_see (window, gone);
  pages_click (window, "Back up now");
  pages_see (window, "The folder for backups is not there. If it is on a stick or another disk, connect it; or choose another folder.");

  along_session_set_backup_folder (session, folder);
  pages_see (window, ", and read back");
  pages_see (window, "One for each of the last 7 days");
  pages_see (window, "Restore…");
  again.first = first = first_backup ();
  g_usleep (G_USEC_PER_SEC); /* the names tell seconds apart */
  along_session_set_backup_folder (session, gone);
  along_session_set_backup_folder (session, folder);
  pages_click (window, "Back up now");
  display_wait (is_another, &again);
  file = first_backup ();
  g_assert_cmpstr (again.asked, ==, file);
  g_free (again.asked);

  /* What was refused does not stand over a good one that was made later, however that came about. */
  along_session_set_backup_folder (session, gone);
  pages_click (window, "Back up now");
  pages_see (window, "The folder for backups is not there. If it is on a stick or another disk, connect it; or choose another folder.");
  g_mkdir_with_parents (gone, 0700);
  along_session_back_up_async (session, NULL, made_cb, &made);
  pages_wait (&made);
  display_wait (is_let_go, window);
  pages_see (window, "Today at");
  along_session_set_backup_folder (session, folder);

  /* The folder goes while it is looked at: nothing of it is offered, and again when it is back. */
  pages_see (window, "Restore…");
  {
    g_autofree char *away = g_strconcat (folder, "-away", NULL);

    g_assert_cmpint (g_rename (folder, away), ==, 0);
    display_wait (is_not_offered, window);
    pages_see (window, "The folder for backups is not there.");
    g_assert_cmpint (g_rename (away, folder), ==, 0);
    pages_see (window, "Restore…");
  }
  pages_close_window (GTK_WINDOW (window));
}

static void
chosen_cb (GtkWidget *page, const char *path, gpointer chosen)
{
  g_free (*(char **) chosen);
  *(char **) chosen = g_strdup (path);
}

static gboolean
is_chosen (gpointer chosen)
{
  return *(char **) chosen != NULL;
}

static gboolean
is_asked (gpointer asked)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (one) && gtk_widget_get_mapped (GTK_WIDGET (one)))
        *(AdwMessageDialog **) asked = ADW_MESSAGE_DIALOG (one);
    }
  return *(AdwMessageDialog **) asked != NULL;
}

static gboolean
is_failing (gpointer data)
{
  return along_session_get_backup_health (session, NULL, NULL) == ALONG_BACKUP_FAILING;
}

/* A folder that can only be read: not taken in the place of a good one; and said at once of the one that is chosen, whenever the
 * last backup was made. */
static void
test_read_only (void)
{
  GtkWidget *page, *window;
  AdwMessageDialog *asked = NULL;
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("Add family", id);
  AlongRecord *family;
  g_autofree char *folder = folder_of_backups (), *shut = g_build_filename (place, "shut", NULL), *chosen = NULL, *words_now = NULL;
  gboolean due;

  g_mkdir (shut, 0500);
  if (g_access (shut, W_OK) == 0)
    {
      g_test_skip ("whoever may do everything cannot be refused a folder");
      return;
    }
  along_session_set_backup_folder (session, folder);
  page = along_backup_page_new (session);
  window = adw_preferences_window_new ();
  g_signal_connect (page, "folder-chosen", G_CALLBACK (chosen_cb), &chosen);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (window));
  pages_see (window, folder);
  along_backup_page_choose (ALONG_BACKUP_PAGE (page), shut);
  display_wait (is_asked, &asked);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (asked), "This folder can only be read."));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (asked), folder));
  adw_message_dialog_response (asked, "cancel");
  g_assert_null (chosen);
  g_assert_cmpstr (along_session_get_backup_folder (session), ==, folder);
  along_backup_page_choose (ALONG_BACKUP_PAGE (page), place);
  display_wait (is_chosen, &chosen);
  g_assert_cmpstr (chosen, ==, place);

  family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
  along_record_set_text (family, ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "T-1");
  pages_commit (session, edit);
  along_session_set_backup_folder (session, shut);
  display_wait (is_failing, NULL);
  words_now = along_backup_health (session, &due);
  g_assert_true (due);
  g_assert_nonnull (strstr (words_now, "can only be read."));
  along_session_set_backup_folder (session, folder);
  g_assert_false (is_failing (NULL));
  pages_close_window (GTK_WINDOW (window));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  along_session_unlock_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (along_session_back_up_finish (ALONG_SESSION (source), result, &error));
  g_assert_error (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_READ_ONLY);
  *(gboolean *) done = TRUE;
}

/* While another has the caseload: how it stands, and why nothing can be done; and nothing is done by itself. */
static void
test_looking (void)
{
  g_autofree char *dir = g_build_filename (place, "caseload", NULL), *folder = folder_of_backups ();
  g_autofree char *other = g_build_filename (place, "other", NULL), *path = first_backup ();
  AlongSession *looking = along_session_new (dir, FALSE);
  GtkWidget *parent = display_window (gtk_label_new (NULL), 800, 700);
  GtkWindow *window;
  gboolean done = FALSE;

  along_session_set_looking (looking, TRUE);
  along_session_unlock_async (looking, PAGES_PASSPHRASE, FALSE, FALSE, NULL, unlocked_cb, &done);
  pages_wait (&done);
  g_assert_true (along_session_is_looking (looking));
  along_session_set_backup_folder (looking, folder);
  window = along_preferences_new (GTK_WINDOW (parent), looking);
  gtk_window_present (window);
  along_preferences_show_backups (window);
  pages_see (GTK_WIDGET (window), "Wendy Worker has this caseload open on this computer. You can look, but not change it.");
  pages_see (GTK_WIDGET (window), ", and read back");
  for (const char *const *label = (const char *const[]){ "Choose…", "Back up now", "Restore…", "Open…", NULL }; *label != NULL; label++)
    {
      GtkWidget *said;

      pages_see (GTK_WIDGET (window), *label);
      said = pages_find_label (GTK_WIDGET (window), *label);
      g_assert_false (gtk_widget_is_sensitive (said));
    }
  display_picture (GTK_WIDGET (window), "backups-looking.png");
  g_mkdir_with_parents (other, 0700);
  along_session_set_backup_folder (looking, other);
  done = FALSE;
  along_session_back_up_async (looking, NULL, refused_cb, &done);
  pages_wait (&done);
  display_turn ();
  g_assert_false (along_session_is_backing_up (looking, NULL));
  g_assert_cmpint (g_rmdir (other), ==, 0); /* nothing is in it */
  pages_close_window (window);
  gtk_window_destroy (GTK_WINDOW (parent));
  pages_close (looking);
}

/* Preferences of one's own caseload take no more than a narrow window has. */
static void
test_preferences_narrow (void)
{
  GtkWidget *parent = display_window (gtk_label_new (NULL), 360, 700);
  GtkWindow *window = along_preferences_new (GTK_WINDOW (parent), session);
  int least;

  gtk_window_present (window);
  display_turn ();
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  along_preferences_show_backups (window);
  display_turn ();
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  pages_close_window (window);
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* The nation whose words are used is the programme's, for everybody. */
static void
test_nation (void)
{
  GtkWindow *window = along_preferences_new (NULL, session);
  GtkWidget *row;
  AlongRecord *programme = along_session_get_programme (session);

  g_assert_cmpint (along_record_get_enum (programme, ALONG_PROGRAMME_P_NATION), ==, ALONG_ENUM_UNSET);
  gtk_window_present (window);
  display_turn ();
  row = pages_find_row (GTK_WIDGET (window), "Words of social care and of the courts");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, ALONG_NATION_ENGLAND_WALES);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), ALONG_NATION_SCOTLAND);
  while (along_record_get_enum (along_session_get_programme (session), ALONG_PROGRAMME_P_NATION) != ALONG_NATION_SCOTLAND)
    display_turn ();
  pages_close_window (window);
}

static GtkWidget *
words_row (GtkWindow *window)
{
  return pages_find_row (GTK_WIDGET (window), "Seven words");
}

/* What was typed stays until it opens the backup; then it is shown what the backup holds. */
static void
test_words (void)
{
  g_autofree char *path = first_backup ();
  GtkWindow *window = along_restore_window_new (NULL, session, path);

  gtk_window_present (window);
  pages_see (window, "This backup was made today at ");
  gtk_editable_set_text (GTK_EDITABLE (words_row (window)), "able able");
  g_assert_null (strstr (words, "able able"));
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (window, "Word 1 is not one that a recovery sheet can have.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (words_row (window))), ==, "able able");
  {
    g_auto (GStrv) parts = g_strsplit (words, " ", -1);
    g_autofree char *two = g_strdup_printf ("%s %s", parts[0], parts[1]);

    gtk_editable_set_text (GTK_EDITABLE (words_row (window)), two);
    pages_click (GTK_WIDGET (window), "Open");
    pages_see (window, "A recovery sheet has 7 words. These are 2 words.");
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (words_row (window))), ==, two);
  }
  gtk_editable_set_text (GTK_EDITABLE (words_row (window)), words);
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (window, "Every page of it can be read.");
  pages_see (window, "This caseload");
  pages_see (window, "It takes the place of the caseload that is here.");
  pages_see (window, "Not in it");
  display_picture (GTK_WIDGET (window), "backups-preview.png");
  {
    GtkWidget *focus = gtk_window_get_focus (window);

    g_assert_nonnull (pages_find_label (focus, "Cancel"));
  }
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (words_row (window))), ==, "");
  pages_close_window (window);
}

static gboolean
is_open_again (gpointer data)
{
  g_autoptr (GArray) replaced = along_session_list_replaced (session);
  gint64 *at = data;

  if (along_session_get_state (session) != ALONG_SESSION_OPEN || along_session_get_work (session, NULL) != ALONG_SESSION_WORK_NONE
      || replaced->len == 0 || g_array_index (replaced, gint64, 0) == *at)
    return FALSE;
  *at = g_array_index (replaced, gint64, 0);
  return TRUE;
}

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer gone)
{
  g_assert_true (along_session_let_go_finish (ALONG_SESSION (source), result, NULL));
  *(gboolean *) gone = TRUE;
}

static void
put_back_cb (GtkWidget *page, gint64 replaced, gpointer asked)
{
  *(gint64 *) asked = replaced;
}

/* Restored, and what there was put back: it is shown first, words are asked for only where no keyring has its key, and what was
 * there is kept in its turn. */
static void
test_put_back (void)
{
  g_autofree char *path = first_backup ();
  GtkWindow *window = along_restore_window_new (NULL, session, path);
  GtkWidget *page, *preferences;
  gint64 at = 0, asked = 0, first;
  gboolean gone = FALSE;

  gtk_window_present (window);
  gtk_editable_set_text (GTK_EDITABLE (words_row (window)), words);
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (window, "Every page of it can be read.");
  pages_click_to_end (window, "Restore");
  display_wait (is_open_again, &at);
  first = at;

  page = along_backup_page_new (session);
  preferences = adw_preferences_window_new ();
  g_signal_connect (page, "put-back", G_CALLBACK (put_back_cb), &asked);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (preferences));
  pages_see (preferences, "Kept from before a restore");
  pages_see (preferences, "Let it go…");
  display_picture (preferences, "backups-kept.png");
  pages_click (preferences, "Put it back…");
  g_assert_cmpint (asked, ==, first);
  pages_close_window (GTK_WINDOW (preferences));

  g_usleep (G_USEC_PER_SEC); /* the names tell seconds apart */
  window = along_restore_window_new_replaced (NULL, session, asked);
  gtk_window_present (window);
  pages_see (window, "The keyring of this computer does not open it.");
  gtk_editable_set_text (GTK_EDITABLE (words_row (window)), words);
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (window, "Kept since");
  pages_see (window, "Nothing: all that is here now is in it");
  pages_see (window, "and that one is kept beside it in its turn");
  display_picture (GTK_WIDGET (window), "backups-put-back.png");
  pages_click_to_end (window, "Put it back");
  display_wait (is_open_again, &at);
  g_assert_cmpint (at, >, first);

  /* It is kept until it is let go. */
  along_session_let_go_async (session, first, let_go_cb, &gone);
  pages_wait (&gone);
  window = along_restore_window_new_replaced (NULL, session, first);
  gtk_window_present (window);
  pages_see (window, "It cannot be put back");
  pages_see (window, "That caseload is not there any more.");
  pages_close_window (window);
}

/* A file that is no backup says so at once, with a way on. */
static void
test_other_file (void)
{
  g_autofree char *path = g_build_filename (place, "letter.txt", NULL), *missing = g_build_filename (place, "missing", NULL);
  GtkWindow *window;

  g_assert_true (g_file_set_contents (path, "Dear Wendy", -1, NULL));
  window = along_restore_window_new (NULL, session, path);
  gtk_window_present (window);
  pages_see (window, "This file cannot be opened");
  pages_see (window, "This file was not made by Alongside.");
  pages_see (window, "Choose another file…");
  pages_close_window (window);
  window = along_restore_window_new (NULL, session, missing);
  gtk_window_present (window);
  pages_see (window, "The file is not there.");
  pages_close_window (window);
}

/* The passphrase is forgotten: the words of the sheet stand for it, by a button or at once; what does not do as words stays to
 * be mended. */
static void
test_forgotten (void)
{
  GtkWindow *window = along_keys_window_new_passphrase (NULL, session, FALSE);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *two = g_strdup_printf ("%s %s", parts[0], parts[1]);
  GtkWidget *inside = GTK_WIDGET (window);

  gtk_window_present (window);
  pages_see (window, "Change the passphrase");
  g_assert_true (gtk_widget_get_visible (pages_find_row (inside, "Passphrase until now")));
  pages_click (inside, "Use the recovery sheet instead");
  g_assert_false (gtk_widget_get_visible (pages_find_row (inside, "Passphrase until now")));
  pages_click (inside, "Use the passphrase instead");
  g_assert_true (gtk_widget_get_visible (pages_find_row (inside, "Passphrase until now")));
  pages_close_window (window);

  window = along_keys_window_new_passphrase (NULL, session, TRUE);
  inside = GTK_WIDGET (window);
  gtk_window_present (window);
  pages_see (window, "Set a new passphrase");
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "New passphrase")), "another for now");
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "Once more")), "another for now");
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "Seven words")), two);
  pages_click (inside, "Set");
  pages_see (window, "A recovery sheet has 7 words. These are 2 words.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages_find_row (inside, "Seven words"))), ==, two);
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "Seven words")), words);
  pages_click_to_end (window, "Set");

  /* By the new one back to the first. */
  window = along_keys_window_new_passphrase (NULL, session, FALSE);
  inside = GTK_WIDGET (window);
  gtk_window_present (window);
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "Passphrase until now")), "another for now");
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "New passphrase")), PAGES_PASSPHRASE);
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (inside, "Once more")), PAGES_PASSPHRASE);
  pages_click_to_end (window, "Change");
}

/* Another sheet: the page is named by what it is, and says what the old one is good for. */
static void
test_new_sheet (void)
{
  GtkWindow *window = along_keys_window_new_sheet (NULL, session);
  GtkWidget *page = along_start_page_new (session), *around = gtk_window_new ();

  gtk_window_present (window);
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (window), "Passphrase")), "wrong one");
  pages_click (GTK_WIDGET (window), "New sheet");
  pages_see (window, "That is not the passphrase.");
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (window), "Passphrase")), PAGES_PASSPHRASE);
  pages_click_to_end (window, "New sheet");
  g_assert_true (along_session_is_another_sheet (session));
  g_assert_cmpstr (along_session_get_sheet (session), !=, words);

  gtk_window_set_child (GTK_WINDOW (around), page);
  gtk_window_present (GTK_WINDOW (around));
  along_start_page_show_sheet (ALONG_START_PAGE (page));
  pages_see (around, "Your new recovery sheet");
  pages_see (around, "Your old sheet no longer opens the caseload.");
  pages_click (around, "I have it");
  g_assert_null (along_session_get_sheet (session));
  g_assert_false (along_session_is_another_sheet (session));
  pages_close_window (GTK_WINDOW (around));
}

int
main (int argc, char **argv)
{
  int status;

  /* No keyring is looked for. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  if (!display_init (&argc, &argv))
    return 77;
  along_app_register ();
  place = g_dir_make_tmp ("along-backup-XXXXXX", NULL);
  session = pages_start_own (place, &words);
  g_test_add_func ("/backup/page", test_page);
  g_test_add_func ("/backup/read-only", test_read_only);
  g_test_add_func ("/backup/looking", test_looking);
  g_test_add_func ("/backup/preferences-narrow", test_preferences_narrow);
  g_test_add_func ("/backup/nation", test_nation);
  g_test_add_func ("/backup/words", test_words);
  g_test_add_func ("/backup/put-back", test_put_back);
  g_test_add_func ("/backup/other-file", test_other_file);
  g_test_add_func ("/backup/forgotten", test_forgotten);
  g_test_add_func ("/backup/new-sheet", test_new_sheet);
  status = g_test_run ();
  pages_close (session);
  pages_remove_folder (place);
  g_free (place);
  g_free (words);
  return status;
}
