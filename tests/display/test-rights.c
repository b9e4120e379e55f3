/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be changed, by who one is and by who else has the caseload open: the banner says it, and what cannot be done is off. */
#include "display-support.h"
#include "pages-support.h"

#include <adwaita.h>

#include "along-banner.h"
#include "along-clock.h"
#include "along-page.h"
#include "along-presets.h"
#include "along-window.h"
#include "add-family/along-colleague.h"
#include "add-family/along-new-family.h"
#include "add-family/along-refused-rows.h"
#include "history/along-history.h"

#define OF_MARTA "You can read this family and add contacts. Marta Keane looks after the rest."

/* A family of Marta's; @buddy: or ALONG_ID_NONE. */
static AlongId
add_family (AlongSession *session, const char *reference, AlongId buddy)
{
  g_auto (AlongNewFamily) from = { .baby = ALONG_NEW_BABY_NOT_KNOWN, .buddy = buddy, .low = 1, .high = 2 };
  g_autoptr (GPtrArray) refused = along_refused_new ();
  g_autoptr (AlongEdit) team = along_edit_new ("colleague", ALONG_ID_NONE), edit = NULL;

  from.keyworker = along_colleague_called (along_session_get_team (session), team, "Marta Keane");
  if (!along_edit_is_empty (team))
    pages_commit (session, team);
  from.texts[ALONG_NEW_PARENT_NAME] = g_strdup ("Jade Lowe");
  from.texts[ALONG_NEW_FAMILY_NAME] = g_strdup ("Lowe");
  from.texts[ALONG_NEW_REFERENCE] = g_strdup (reference);
  edit = along_new_family_make_edit (&from, ALONG_PRESET_OWN, along_clock_today (), refused);
  g_assert_nonnull (edit);
  pages_commit (session, edit);
  return along_edit_get_family (edit);
}

static void
become (AlongSession *session, int role)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("what I do", ALONG_ID_NONE);

  along_record_set_enum (along_edit_change (edit, along_session_get_me (session)), ALONG_WORKER_P_ROLE, role);
  pages_commit (session, edit);
}

static gboolean
shows_overview (gpointer window)
{
  return pages_find_type (window, "AlongOverviewPage") != NULL;
}

static GtkWidget *
show_family (AlongSession *session, AlongId family)
{
  GtkWidget *window = along_window_new (pages_application (), session);
  g_autofree char *id = along_id_to_text (family);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  return window;
}

static gboolean
is_banner (GtkWidget *widget, const char *what)
{
  return ALONG_IS_BANNER (widget) && gtk_widget_get_mapped (widget) && along_banner_get_revealed (ALONG_BANNER (widget))
         && g_str_equal (along_banner_get_words (ALONG_BANNER (widget)), what);
}

static guint
n_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* Whether an action opens anything, or is off. */
static gboolean
opens (GtkWidget *window, const char *action)
{
  guint before = n_toplevels ();

  gtk_widget_activate_action (window, action, NULL);
  display_turn ();
  return n_toplevels () > before;
}

static void
end_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
}

/* Contacts, and nothing else. */
static void
assert_only_adds (AlongSession *session, AlongId family, const char *picture)
{
  GtkWidget *window = show_family (session, family), *page = pages_find_type (window, "AlongOverviewPage");

  g_assert_nonnull (pages_find (window, is_banner, OF_MARTA));
  g_assert_true (along_page_is_read_only (ALONG_PAGE (page)));
  g_assert_true (along_page_widget_adds (page));
  g_assert_false (opens (window, "win.family-details"));
  g_assert_false (opens (window, "win.same-family"));
  display_picture (window, picture);
  end_window (window);
}

static void
test_roles (void)
{
  g_autofree char *place = g_dir_make_tmp ("along-rights-XXXXXX", NULL);
  AlongSession *session = pages_start_own (place, NULL);
  AlongId mine = along_record_get_id (along_session_get_me (session));
  AlongId family = add_family (session, "2026-0001", mine), other = add_family (session, "2026-0002", ALONG_ID_NONE);
  GtkWidget *window;

  assert_only_adds (session, family, "rights-buddy.png");
  become (session, ALONG_ROLE_TRAINER);
  assert_only_adds (session, other, "rights-trainer.png");
  become (session, ALONG_ROLE_MANAGER);
  window = show_family (session, family);
  g_assert_null (pages_find (window, is_banner, OF_MARTA));
  g_assert_false (along_page_is_read_only (ALONG_PAGE (pages_find_type (window, "AlongOverviewPage"))));
  end_window (window);
  pages_close (session);
  pages_remove_folder (place);
}

static gboolean
is_called_jade (gpointer family)
{
  return g_str_has_prefix (along_record_get_text (along_family_nth (family, ALONG_KIND_PERSON, 0), ALONG_PERSON_P_NAME), "Jade");
}

static gboolean
says_go_back (gpointer window)
{
  return pages_find_label (window, "Go back to today to change something.") != NULL;
}

/* While a page shows another day nothing is taken back, which nobody would see: it is said how to. */
static void
test_another_day (void)
{
  g_autofree char *place = g_dir_make_tmp ("along-rights-XXXXXX", NULL);
  AlongSession *session = pages_start_own (place, NULL);
  AlongId id = add_family (session, "2026-0001", along_record_get_id (along_session_get_me (session)));
  g_autoptr (AlongEdit) edit = along_edit_new ("another name", id);
  AlongFamily *family;
  AlongPage *page;
  GtkWidget *window;

  become (session, ALONG_ROLE_MANAGER);
  window = show_family (session, id);
  page = ALONG_PAGE (pages_find_type (window, "AlongOverviewPage"));
  family = along_page_get_family (page);
  along_record_set_text (along_edit_change (edit, along_family_nth (family, ALONG_KIND_PERSON, 0)), ALONG_PERSON_P_NAME, "Mara Lowe");
  pages_commit (session, edit);
  g_assert_false (is_called_jade (family));
  along_page_set_past (page, TRUE);
  gtk_widget_activate_action (window, "win.undo", NULL);
  display_wait (says_go_back, window);
  g_assert_false (is_called_jade (family));
  along_page_set_past (page, FALSE);
  gtk_widget_activate_action (window, "win.undo", NULL);
  display_wait (is_called_jade, family);
  end_window (window);
  pages_close (session);
  pages_remove_folder (place);
}

/* Rows are made anew when what was written meanwhile has been read. */
static gboolean
shows_take_back (gpointer window)
{
  GtkWidget *row = pages_find_type (window, "AlongHistoryRow");

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row != NULL && pages_find_label (row, "Take this back") != NULL;
}

static gboolean
shows_new_name (gpointer window)
{
  return pages_find_label (window, "Told meanwhile") != NULL;
}

#define FREE "These made-up families are free now: the other window has closed them. Open them here to change them."

static gboolean
says_free (gpointer window)
{
  return pages_find (window, is_banner, FREE) != NULL;
}

static gboolean
is_opened (gpointer window)
{
  GtkWidget *page = pages_find_type (window, "AlongOverviewPage");

  return page != NULL && !along_page_is_read_only (ALONG_PAGE (page));
}

/* While another has it: what changes something is off and says why; what is written there comes into sight by itself; when
 * that one closes it, it is opened in earnest, and the family stays in sight. */
static void
test_looking (void)
{
  const char *why = "These made-up families are open in another window on this computer. You can look, but not change them.";
  AlongSession *holder = pages_open (), *session = along_session_new (pages_folder (), TRUE);
  g_autoptr (AlongFamily) held = pages_load (holder, "Tesfay");
  AlongId family = along_family_get_id (held);
  g_autoptr (AlongFamily) seen = NULL;
  g_autofree char *told = NULL;
  g_autoptr (AlongEdit) edit = along_edit_new ("safe contact", family);
  GtkWidget *window, *button;
  GtkWindow *history;

  along_session_set_looking (session, TRUE);
  pages_unlock (session);
  told = along_session_why_not (session);
  g_assert_cmpstr (told, ==, why);
  g_assert_null (along_session_why_not (holder));
  window = show_family (session, family);
  g_assert_nonnull (pages_find (window, is_banner, why));
  g_assert_true (along_page_is_read_only (ALONG_PAGE (pages_find_type (window, "AlongOverviewPage"))));
  g_assert_false (along_page_widget_adds (pages_find_type (window, "AlongOverviewPage")));
  g_assert_false (opens (window, "win.duplicates"));
  g_assert_false (opens (window, "win.family-details"));

  seen = pages_load_id (session, family);
  history = along_history_new (GTK_WINDOW (window), session, seen);
  gtk_window_present (history);
  display_wait (shows_take_back, history);
  button = gtk_widget_get_ancestor (pages_find_label (GTK_WIDGET (history), "Take this back"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, why);
  display_picture (GTK_WIDGET (history), "rights-looking-history.png");
  end_window (GTK_WIDGET (history));

  along_record_set_text (along_edit_change (edit, along_family_nth (held, ALONG_KIND_FAMILY, 0)), ALONG_FAMILY_P_SAFE_CONTACT, "Told meanwhile");
  pages_commit (holder, edit);
  display_wait (shows_new_name, window);
  g_clear_object (&seen);
  g_clear_object (&held);
  pages_close (holder);
  display_wait (says_free, window);
  display_picture (window, "rights-free.png");
  pages_click (window, "Open them");
  display_wait (is_opened, window);
  g_assert_false (along_session_is_looking (session));
  g_assert_nonnull (pages_find_label (window, "Told meanwhile"));
  end_window (window);
  pages_close (session);
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
reopened_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  along_session_reopen_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_free (gpointer session)
{
  return along_session_is_free (session);
}

/* A caseload of one's own: who has unlocked it to look need not unlock it again. */
static void
test_own_free (void)
{
  g_autofree char *place = g_dir_make_tmp ("along-rights-XXXXXX", NULL), *dir = g_build_filename (place, "caseload", NULL);
  AlongSession *holder = pages_start_own (place, NULL), *session = along_session_new (dir, FALSE);
  g_autofree char *why = NULL;
  gboolean done = FALSE;

  along_session_set_looking (session, TRUE);
  along_session_unlock_async (session, PAGES_PASSPHRASE, FALSE, FALSE, NULL, unlocked_cb, &done);
  pages_wait (&done);
  g_assert_true (along_session_is_looking (session));
  pages_close (holder);
  display_wait (is_free, session);
  why = along_session_why_not (session);
  g_assert_cmpstr (why, ==, "This caseload is free now: the other window has closed it. Open it here to change it.");
  done = FALSE;
  along_session_reopen_async (session, reopened_cb, &done);
  pages_wait (&done);
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_OPEN);
  g_assert_false (along_session_is_looking (session));
  become (session, ALONG_ROLE_MANAGER);
  pages_close (session);
  pages_remove_folder (place);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/rights/roles", test_roles);
  g_test_add_func ("/rights/another-day", test_another_day);
  g_test_add_func ("/rights/looking", test_looking);
  g_test_add_func ("/rights/own-free", test_own_free);
  return pages_run ();
}
