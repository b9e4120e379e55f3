/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <adwaita.h>
#include <string.h>

#include "along-facts.h"
#include "along-option-row.h"
#include "along-session-erase.h"
#include "along-window.h"
#include "erase/along-erase-mentions.h"

/* Erasing in the window: for managers alone, with a reason, asked twice, and the family shown anew. */

static gboolean
shows_overview (gpointer window)
{
  return pages_find_type (window, "AlongOverviewPage") != NULL;
}

static GtkWindow *
dialog_of (const char *type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);
      if (g_str_equal (G_OBJECT_TYPE_NAME (one), type))
        return one;
    }
  return NULL;
}

static gboolean
dialog_says (const char *type, const char *words)
{
  GtkWindow *dialog = dialog_of (type);

  return dialog != NULL && pages_find_label (GTK_WIDGET (dialog), words) != NULL;
}

static gboolean
asks (gpointer data)
{
  return dialog_says ("AlongErase", "What will go");
}

static gboolean
asks_again (gpointer data)
{
  return dialog_of ("AdwMessageDialog") != NULL;
}

static gboolean
is_certified (gpointer data)
{
  return dialog_says ("AlongErase", "What was erased");
}

static AlongRecord *
person_called (AlongFamily *family, const char *name)
{
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (g_str_has_prefix (along_record_get_text (person, ALONG_PERSON_P_NAME), name))
      return person;
  return NULL;
}

static void
become (AlongSession *session, int role)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("role", ALONG_ID_NONE);

  along_record_set_enum (along_edit_change (edit, along_session_get_me (session)), ALONG_WORKER_P_ROLE, role);
  pages_commit (session, edit);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (along_session_erase_finish (ALONG_SESSION (source), result, &error));
  g_assert_error (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_READ_ONLY);
  *(gboolean *) data = TRUE;
}

static void
test_roles (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  GtkWidget *window;
  gboolean done = FALSE;

  become (session, ALONG_ROLE_KEYWORKER);
  window = along_window_new (pages_application (), session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  gtk_widget_activate_action (window, "win.erase", "s", "");
  display_turn ();
  g_assert_null (dialog_of ("AlongErase"));
  along_session_erase_async (session, &(AlongEraseOrder){ .family = along_family_get_id (family), .reason = "Because" }, refused_cb,
                             &done);
  pages_wait (&done);
  become (session, ALONG_ROLE_MANAGER);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

static void
test_person (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay"), after = NULL;
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  g_autofree char *person = along_id_to_text (along_record_get_id (person_called (family, "Helen")));
  GtkWidget *window = along_window_new (pages_application (), session), *dialog;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  gtk_widget_activate_action (window, "win.erase", "s", person);
  display_wait (asks, NULL);
  dialog = GTK_WIDGET (dialog_of ("AlongErase"));
  g_assert_nonnull (pages_find_label (dialog, "Where the name stands in what stays"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (dialog, "Reason (needed)")), "Asked in a letter");
  pages_click (dialog, "Erase…");
  display_wait (asks_again, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of ("AdwMessageDialog")), "cancel");
  display_turn ();
  g_assert_nonnull (person_called (family, "Helen"));
  pages_click (dialog, "Erase…");
  display_wait (asks_again, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of ("AdwMessageDialog")), "erase");
  display_wait (is_certified, NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (shows_overview, window);
  after = pages_load (session, "Tesfay");
  g_assert_true (after != family);
  g_assert_null (person_called (after, "Helen"));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

static gboolean
is_button (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && strstr (gtk_button_get_label (GTK_BUTTON (widget)) ?: "", words + 1) != NULL;
}

static gboolean
is_option (GtkWidget *widget, const char *words)
{
  return ALONG_IS_OPTION_ROW (widget) && pages_find_label (widget, words) != NULL;
}

static void
answer (GtkWidget *dialog, const char *words)
{
  GtkWidget *option = pages_find (dialog, is_option, words);

  g_assert_nonnull (option);
  gtk_widget_activate_action (option, "option.choose", NULL);
  display_turn ();
}

static gboolean
is_again_asked (gpointer data)
{
  GtkWindow *dialog = dialog_of ("AdwMessageDialog");

  return dialog != NULL && strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), data) != NULL;
}

/* A name that others have as well: each text is asked about, and says so before the last step. */
static void
test_shared (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  g_autofree char *person = along_id_to_text (along_record_get_id (person_called (family, "Tesfay")));
  GtkWidget *window = along_window_new (pages_application (), session), *dialog, *erase;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  gtk_widget_activate_action (window, "win.erase", "s", person);
  display_wait (asks, NULL);
  dialog = GTK_WIDGET (dialog_of ("AlongErase"));
  g_assert_nonnull (pages_find_label (dialog, "Where somebody else may be meant"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (dialog, "Reason (needed)")), "Asked in a letter");
  erase = pages_find (dialog, is_button, "Erase…");
  /* Not before it was looked at. */
  g_assert_false (gtk_widget_get_sensitive (erase));
  g_assert_nonnull (pages_find_label (dialog, "1 text still to decide"));
  answer (dialog, "Leave it");
  g_assert_nonnull (pages_find_label (dialog, "All is decided."));
  g_assert_true (gtk_widget_get_sensitive (erase));
  pages_click (dialog, "Erase…");
  display_wait (is_again_asked, (gpointer) "The name stays in 1 text");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of ("AdwMessageDialog")), "cancel");
  display_turn ();
  pages_click (dialog, "Erase…");
  display_wait (asks_again, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of ("AdwMessageDialog")), "erase");
  display_wait (is_certified, NULL);
  g_assert_nonnull (pages_find_label (dialog, "1 text in this caseload with the name"));
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (shows_overview, window);
  g_clear_object (&family);
  family = pages_load (session, "Tesfay");
  g_assert_null (person_called (family, "Tesfay"));
  g_assert_cmpstr (along_record_get_text (person_called (family, "Selam"), ALONG_PERSON_P_NAME), ==, "Selam Tesfay");
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

static gboolean
is_shown_text (GtkWidget *widget, const char *words)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!GTK_IS_TEXT_VIEW (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end, FALSE);
  return strstr (text, words) != NULL;
}

static gboolean
is_high (gpointer view)
{
  return gtk_widget_get_height (view) > 300;
}

/* A lone text of the dialog: what is typed in it is there again whatever else is chosen meanwhile; and all of it is seen. */
static void
test_typed (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  AlongRecord *selam = person_called (family, "Selam");
  const char *const names[] = { "Lily", NULL };
  AlongEraseMention *mention = g_new0 (AlongEraseMention, 1);
  g_autoptr (AlongErasePreview) preview = g_new0 (AlongErasePreview, 1);
  GtkWidget *window = gtk_window_new (), *page = adw_preferences_page_new (), *view;
  g_autofree char *long_text = g_strnfill (2000, 'x');
  AlongEraseMentions *mentions;

  for (guint i = 0; i < 2000; i += 8)
    long_text[i] = ' ';
  preview->names = along_erase_names_new ();
  along_erase_names_add (preview->names, names[0], FALSE);
  preview->mentions = g_ptr_array_new ();
  mention->kind = ALONG_KIND_PERSON;
  mention->record = along_record_get_id (selam);
  mention->property = ALONG_PERSON_P_NOTE;
  mention->text = g_strconcat ("Lily sleeps. With Lily.", long_text, NULL);
  mention->without = along_erase_names_without (preview->names, mention->text, ALONG_ERASE_NAMED);
  mention->all = along_erase_names_without (preview->names, mention->text, ALONG_ERASE_SMALL);
  mention->excerpt = along_erase_names_excerpt (preview->names, mention->text);
  g_ptr_array_add (preview->mentions, mention);
  mentions = along_erase_mentions_new (ADW_PREFERENCES_PAGE (page), preview, family, along_session_get_team (session));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_present (GTK_WINDOW (window));
  display_turn ();
  g_assert_cmpuint (along_erase_mentions_undecided (mentions), ==, 1);

  answer (page, "Leave it");
  view = pages_find (page, is_shown_text, "Lily sleeps. With [name erased].");
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Lily fed well.", -1);
  answer (page, "Take the name out");
  g_assert_nonnull (pages_find (page, is_shown_text, "[name erased] fed well."));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "She fed well.", -1);
  answer (page, "Leave it");
  g_assert_nonnull (pages_find (page, is_shown_text, "Lily fed well."));
  answer (page, "Take the name out");
  g_assert_nonnull (pages_find (page, is_shown_text, "She fed well."));
  along_erase_mentions_take (mentions);
  g_assert_cmpstr (mention->without, ==, "She fed well.");
  g_assert_cmpuint (along_erase_mentions_undecided (mentions) + along_erase_mentions_left (mentions), ==, 0);

  /* As high as its words, at once. */
  {
    int least, line;

    gtk_widget_measure (gtk_widget_get_parent (view), GTK_ORIENTATION_VERTICAL, 280, &line, NULL, NULL, NULL);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), long_text, -1);
    gtk_widget_measure (gtk_widget_get_parent (view), GTK_ORIENTATION_VERTICAL, 280, &least, NULL, NULL, NULL);
    g_assert_cmpint (line, >, 20);
    g_assert_cmpint (least, >, 20 * (line - 14));
    display_wait (is_high, view);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  along_erase_mentions_free (mentions);
  g_free (mention->text);
  g_free (mention->without);
  g_free (mention->all);
  g_free (mention->excerpt);
  g_free (mention);
  display_turn ();
  g_clear_object (&family);
  pages_close (session);
}

static void
erase_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasure) erasure = along_session_erase_finish (ALONG_SESSION (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (erasure);
  *(gboolean *) data = TRUE;
}

static gboolean
is_not_listed (gpointer window)
{
  return pages_find_label (window, "Miah") == NULL && pages_find_label (window, "Tesfay") != NULL;
}

static gboolean
lists_certificates (gpointer window)
{
  return dialog_says ("AlongCertificates", "A family · ");
}

static gboolean
shows_certificate (gpointer dialog)
{
  return pages_find_label (dialog, "A family’s record was erased.") != NULL && pages_find_label (dialog, "Save…") != NULL;
}

static gboolean
is_row (GtkWidget *widget, const char *what)
{
  return ADW_IS_ACTION_ROW (widget) && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) ?: "", what) != NULL;
}

/* Certificates can be opened again, the newest first; and gone back from. */
static void
look_at_certificates (GtkWidget *window)
{
  GtkWidget *dialog, *row;

  gtk_widget_activate_action (window, "win.certificates", NULL);
  display_wait (lists_certificates, NULL);
  dialog = GTK_WIDGET (dialog_of ("AlongCertificates"));
  row = pages_find (dialog, is_row, "A family · ");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  display_wait (shows_certificate, dialog);
  g_assert_nonnull (pages_find_label (dialog, "Kept for eight years"));
  pages_click (dialog, "Back");
  display_wait (lists_certificates, NULL);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Without the person whom all is about every page still stands, today and on a day before; without the family the window
 * goes back to the list. */
static void
test_what_is_left (void)
{
  static const char *const pages[] = { "overview", "genogram", "assessments", "timeline", "plan" };
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Miah");
  AlongId id = along_family_get_id (family);
  g_autofree char *text = along_id_to_text (id);
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  const AlongEraseOrder order = { .family = id, .person = along_record_get_id (parents->pdata[0]), .reason = "Because" };
  GtkWidget *window, *dialog;
  gboolean done = FALSE;

  g_clear_pointer (&parents, g_ptr_array_unref);
  g_clear_object (&family);
  along_session_erase_async (session, &order, erase_done_cb, &done);
  pages_wait (&done);
  window = along_window_new (pages_application (), session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", text);
  display_wait (shows_overview, window);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++)
    {
      if (i == G_N_ELEMENTS (pages))
        gtk_widget_activate_action (window, "win.known-day", "s", "2026-05-01");
      gtk_widget_activate_action (window, "win.show-page", "s", pages[i % G_N_ELEMENTS (pages)]);
      display_turn ();
      display_turn ();
    }
  gtk_widget_activate_action (window, "win.today", NULL);
  gtk_widget_activate_action (window, "win.show-page", "s", "overview");
  display_turn ();
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();

  window = along_window_new (pages_application (), session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", text);
  display_wait (shows_overview, window);
  gtk_widget_activate_action (window, "win.erase", "s", "");
  display_wait (asks, NULL);
  dialog = GTK_WIDGET (dialog_of ("AlongErase"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (dialog, "Reason (needed)")), "Kept for eight years");
  pages_click (dialog, "Erase…");
  display_wait (asks_again, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of ("AdwMessageDialog")), "erase");
  display_wait (is_certified, NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_not_listed, window);
  g_assert_null (pages_find_type (window, "AlongOverviewPage"));
  {
    g_autoptr (GPtrArray) list = pages_list (session);

    for (guint i = 0; i < list->len; i++)
      g_assert_false (along_id_equal (((AlongSummary *) list->pdata[i])->family, id));
  }
  look_at_certificates (window);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/erase/roles", test_roles);
  g_test_add_func ("/erase/person", test_person);
  g_test_add_func ("/erase/shared", test_shared);
  g_test_add_func ("/erase/typed", test_typed);
  g_test_add_func ("/erase/what-is-left", test_what_is_left);
  return pages_run ();
}
