/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-choose-fields.h"
#include "along-field-choice.h"
#include "along-session-bundle.h"
#include "along-window.h"
#include "exchange/along-colleagues-window.h"
#include "exchange/along-give-window.h"
#include "exchange/along-take-in-list.h"
#include "exchange/along-take-in-window.h"
#include "history/along-history.h"

#define PASSPHRASE "six blue boats by night"

static gboolean
is_text (GtkWidget *widget, const char *what)
{
  return GTK_IS_EDITABLE (widget) && ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), what) == 0 && gtk_widget_get_mapped (widget);
}

/* The family on the screen is chosen; a short passphrase will not do. */
static void
test_give (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  GtkWindow *window = along_give_window_new (NULL, session, family);
  GtkWidget *passphrase;

  gtk_window_present (window);
  pages_see (GTK_WIDGET (window), "Tesfay");
  pages_see (GTK_WIDGET (window), "Strong: nobody will guess it.");
  /* What another team gets of losses, as the file is cut. */
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (pages_find_label (GTK_WIDGET (window), "For another team"))),
                            "pregnancies that were lost"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (pages_find_label (GTK_WIDGET (window), "For another team"))),
                            "That a child died, however young, stays in"));
  passphrase = pages_find (GTK_WIDGET (window), is_text, "Passphrase");
  g_assert_nonnull (passphrase);
  gtk_editable_set_text (GTK_EDITABLE (passphrase), "short");
  pages_see (GTK_WIDGET (window), "Too short. Use 12 letters or more.");
  pages_close_window (window);
  g_object_unref (family);
  pages_close (session);
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_give_finish (ALONG_SESSION (source), result, NULL, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* A file of the family, in a folder of its own. */
static GFile *
give (AlongSession *session, AlongFamily *family, gboolean cut)
{
  AlongId id = along_family_get_id (family);
  const AlongGiving giving = { &id, 1, NULL, PASSPHRASE, cut };
  g_autofree char *folder = g_dir_make_tmp ("along-exchange-XXXXXX", NULL), *path = g_build_filename (folder, "T.along", NULL);
  gboolean done = FALSE;

  along_session_give_async (session, &giving, path, NULL, NULL, NULL, given_cb, &done);
  pages_wait (&done);
  return g_file_new_for_path (path);
}

static void
remove_given (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  pages_remove_folder (g_file_peek_path (folder));
}

static GtkWindow *
open_given (AlongSession *session, GFile *file)
{
  GtkWindow *window = along_take_in_window_new (NULL, session, file);

  gtk_window_present (window);
  pages_see (window, "This file opens with a passphrase. Your colleague can tell it to you by telephone.");
  return window;
}

/* A file that opens with a passphrase: the wrong one, then the right one; all of it is here already. */
static void
test_passphrase (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  g_autoptr (GFile) file = give (session, family, TRUE);
  GtkWindow *window = open_given (session, file);
  GtkWidget *passphrase;

  passphrase = pages_find (GTK_WIDGET (window), is_text, "Passphrase");
  gtk_editable_set_text (GTK_EDITABLE (passphrase), "six blue goats by night");
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (GTK_WIDGET (window), "That is not the passphrase. Capital letters and spaces count.");
  gtk_editable_set_text (GTK_EDITABLE (passphrase), PASSPHRASE);
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (GTK_WIDGET (window), "You have all of this already");
  pages_close_window (window);
  remove_given (file);
  g_object_unref (family);
  pages_close (session);
}

/* Another name for the family: what came last is needed by it. */
static void
rename_family (AlongSession *session, const char *from, const char *to)
{
  AlongFamily *family = pages_load (session, from);
  AlongId id = along_family_get_id (family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Name", id);

  along_record_set_text (along_edit_change (edit, along_family_find (family, ALONG_KIND_FAMILY, id)), ALONG_FAMILY_P_NAME, to);
  pages_commit (session, edit);
  g_object_unref (family);
}

/* What the family's first person is rung at. */
static void
set_phone (AlongSession *session, const char *phone)
{
  AlongFamily *family = pages_load (session, "Tesfay");
  g_autoptr (AlongEdit) edit = along_edit_new ("phone", along_family_get_id (family));

  along_record_set_text (along_edit_change (edit, along_family_nth (family, ALONG_KIND_PERSON, 0)), ALONG_PERSON_P_PHONE, phone);
  pages_commit (session, edit);
  g_object_unref (family);
}

/** Taking: a file with a family that this caseload has none of; and another that was made later (or NULL). */
typedef struct
{
  AlongSession *session;
  GFile *file, *later;
} Taking;

static void
taking_start (Taking *taking, gboolean twice)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");

  taking->file = give (session, family, FALSE);
  if (twice)
    set_phone (session, "0113 496 0001");
  taking->later = twice ? give (session, family, FALSE) : NULL;
  g_object_unref (family);
  pages_close (session);
  pages_end ();
  pages_start_empty ();
  taking->session = pages_open ();
}

static void
taking_end (Taking *taking)
{
  remove_given (taking->file);
  g_object_unref (taking->file);
  if (taking->later != NULL)
    remove_given (taking->later);
  g_clear_object (&taking->later);
  pages_close (taking->session);
  pages_end ();
  pages_start ();
}

/* The file is opened, and what is in it is shown. */
static void
give_passphrase (GtkWindow *window, const char *shown)
{
  gtk_editable_set_text (GTK_EDITABLE (pages_find (GTK_WIDGET (window), is_text, "Passphrase")), PASSPHRASE);
  pages_click (GTK_WIDGET (window), "Open");
  pages_see (window, shown);
}

/* In a caseload that has none of it: taking it in is cancelled, and nothing came; then it is taken in, all of it back, and put
 * back; and refused as a whole, with words that say so, once something stands on it. */
static void
test_taken_in (void)
{
  g_autoptr (GPtrArray) none = NULL;
  GtkWindow *window;
  Taking taking;

  taking_start (&taking, FALSE);
  window = open_given (taking.session, taking.file);
  give_passphrase (window, "New here: 1 family, ");
  pages_click (GTK_WIDGET (window), "Take it in");
  pages_click (GTK_WIDGET (window), "Cancel");
  pages_see (window, "New here: 1 family, ");
  none = pages_list (taking.session);
  g_assert_cmpuint (none->len, ==, 0);

  pages_click (GTK_WIDGET (window), "Take it in");
  pages_see (window, "If it was the wrong file, take all of it back here.");
  pages_click (GTK_WIDGET (window), "Take it all back");
  pages_click (GTK_WIDGET (window), "Cancel");
  pages_see (window, "If it was the wrong file, take all of it back here.");
  pages_click (GTK_WIDGET (window), "Take it all back");
  pages_see (window, "The families are as they were before this file. The colleagues and forms that came with it stay in your team.");
  pages_click (GTK_WIDGET (window), "Put it back");
  pages_see (window, "If it was the wrong file, take all of it back here.");
  rename_family (taking.session, "Tesfay", "Marsh");
  pages_click (GTK_WIDGET (window), "Take it all back");
  pages_see (window, "Nothing was taken back");
  pages_close_window (window);
  taking_end (&taking);
}

/* The window over @window, or NULL. */
static GtkWindow *
over (GtkWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);

      if (gtk_window_get_transient_for (one) == window)
        return one;
    }
  return NULL;
}

static gboolean
is_over (gpointer window)
{
  return over (window) != NULL;
}

/* The file is read once more, in the place of what was said over @window. */
static void
read_over (GtkWindow *window, GtkWindow *said)
{
  while (over (window) == said || over (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pages_see (over (window), "This file opens with a passphrase. Your colleague can tell it to you by telephone.");
  give_passphrase (over (window), "New here: 1 family, ");
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_lock_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Nothing stands over @window while it is locked; then something says what came of the file. */
static GtkWindow *
lock_and_unlock (AlongSession *session, GtkWindow *window)
{
  gboolean done = FALSE;

  along_session_lock_async (session, locked_cb, &done);
  pages_wait (&done);
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_LOCKED);
  g_assert_null (over (window));
  pages_unlock (session);
  display_wait (is_over, window);
  return over (window);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_commit_finish (ALONG_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* The writer has something to do, so that what is asked for next waits. */
static void
keep_busy (AlongSession *session, gboolean *done)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("Many", id);
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);

  along_record_set_text (family, ALONG_FAMILY_P_NAME, "Many");
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "2026-0099");
  for (guint i = 0; i < 4000; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

      along_record_set_text (person, ALONG_PERSON_P_NAME, "Sam Many");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
    }
  along_session_commit_async (session, edit, NULL, NULL, committed_cb, done);
}

/** Counting: how many families there are, as the list says. */
typedef struct
{
  guint n;
  gboolean done, again;
} Counting;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Counting *counting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = along_session_list_finish (ALONG_SESSION (source), result, &error);

  counting->again = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (list != NULL || counting->again);
  counting->n = list != NULL ? list->len : 0;
  counting->done = TRUE;
}

/* The window asks for its list too, and of two who ask only the later is answered. */
static guint
count_families (AlongSession *session)
{
  const AlongListFilter all = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  Counting counting = { 0, FALSE, TRUE };

  while (counting.again)
    {
      counting.done = FALSE;
      along_session_list_async (session, &all, NULL, counted_cb, &counting);
      pages_wait (&counting.done);
    }
  return counting.n;
}

/* A lock while something is to be decided, while a file is taken in, and while it is taken back: the window goes at once, and
 * what came of it is said when the caseload is open again. */
static void
test_locked (void)
{
  g_autoptr (AdwApplication) application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  GtkWindow *window, *said;
  gboolean done = FALSE;
  guint there, left;
  Taking taking;

  taking_start (&taking, FALSE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = GTK_WINDOW (along_window_new (GTK_APPLICATION (application), taking.session));
  gtk_window_present (window);
  gtk_window_present (along_take_in_window_new (window, taking.session, taking.file));
  read_over (window, NULL);
  said = lock_and_unlock (taking.session, window);
  pages_see (said, "Nothing was taken in");
  pages_see (said, "Alongside was locked before the file was taken in.");

  pages_click (GTK_WIDGET (said), "Read it again");
  read_over (window, said);
  keep_busy (taking.session, &done);
  pages_click (GTK_WIDGET (over (window)), "Take it in");
  said = lock_and_unlock (taking.session, window);
  pages_wait (&done);
  /* On a slow machine all of it was there before the lock was. */
  there = count_families (taking.session);
  g_test_message ("%u of 2 families are there", there);
  pages_see (said, there == 1 ? "Alongside was locked before the file was taken in." : "All of the file came in before Alongside was locked.");

  if (there == 1)
    {
      pages_click (GTK_WIDGET (said), "Read it again");
      read_over (window, said);
      pages_click (GTK_WIDGET (over (window)), "Take it in");
      pages_see (over (window), "If it was the wrong file, take all of it back here.");
      pages_click (GTK_WIDGET (over (window)), "Take it all back");
      said = lock_and_unlock (taking.session, window);
      left = count_families (taking.session);
      pages_see (said, left > 1 ? "Nothing was taken back" : "Taken back");
    }
  pages_click (GTK_WIDGET (said), "Close");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  taking_end (&taking);
}

/* Changed on both sides, and decided: History says it once. Taken back there, it is offered by the file again. */
static void
test_decided (void)
{
  g_autoptr (AlongFieldChoice) choice = NULL;
  AlongFamily *family;
  GtkWindow *window;
  const char *line;
  Taking taking;

  taking_start (&taking, TRUE);
  window = open_given (taking.session, taking.file);
  give_passphrase (window, "New here: 1 family, ");
  pages_click (GTK_WIDGET (window), "Take it in");
  pages_see (window, "If it was the wrong file");
  pages_close_window (window);
  set_phone (taking.session, "0113 496 0002");
  window = open_given (taking.session, taking.later);
  give_passphrase (window, "Changes: 1 person");
  pages_see (window, "1 thing was changed on both sides: you decide.");
  choice = g_list_model_get_item (
    along_choose_fields_get_model (ALONG_CHOOSE_FIELDS (pages_find_type (GTK_WIDGET (window), "AlongChooseFields"))), 0);
  along_field_choice_set_chosen (choice, 1);
  pages_click (GTK_WIDGET (window), "Take it in");
  pages_see (window, "If it was the wrong file");
  pages_close_window (window);

  family = pages_load (taking.session, "Tesfay");
  window = along_history_new (NULL, taking.session, family);
  gtk_window_present (window);
  pages_see (window, "0113 496 0001");
  line = adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (pages_find_type (GTK_WIDGET (window), "AlongHistoryRow")));
  g_test_message ("%s", line);
  g_assert_nonnull (strstr (line, "0113 496 0001"));
  g_assert_null (strstr (strstr (line, "0113 496 0001") + 1, "0113 496 0001"));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (pages_find_type (GTK_WIDGET (window), "AlongHistoryRow")), TRUE);
  pages_click (GTK_WIDGET (window), "Take this back");
  pages_see (window, "Taken back: ");
  pages_close_window (window);
  window = open_given (taking.session, taking.later);
  give_passphrase (window, "You took this back");
  pages_click (GTK_WIDGET (window), "Put it back");
  pages_see (window, "If it was the wrong file");
  pages_close_window (window);
  g_object_unref (family);
  taking_end (&taking);
}

static void
entry_free (gpointer data)
{
  AlongExchangeEntry *entry = data;

  g_clear_object (&entry->said);
  g_free (entry);
}

static AlongExchangeEntry *
add_entry (GPtrArray *entries, AlongId origin, gint64 n, AlongOp op, AlongRecord *said, guint64 fields)
{
  AlongExchangeEntry *entry = g_new0 (AlongExchangeEntry, 1);

  *entry = (AlongExchangeEntry){ .origin = origin, .origin_n = n, .kind = along_record_get_kind_id (said),
                                 .record = along_record_get_id (said), .op = op, .at = 1750000000000 + n, .said = along_record_copy (said),
                                 .fields = fields };
  g_ptr_array_add (entries, entry);
  return entry;
}

static gboolean
is_check (GtkWidget *widget, const char *what)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL
         && !GTK_IS_TEXT (widget);
}

static gboolean
is_expander (GtkWidget *widget, const char *what)
{
  return ADW_IS_EXPANDER_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), what) == 0;
}

/* A conflict is decided; a new record is left out, and what belongs to it with it. */
static void
test_list (void)
{
  AlongId family = along_id_new (), here = along_id_new (), there = along_id_new ();
  g_autoptr (AlongFamily) now = along_family_new (family);
  g_autoptr (AlongRecord) jo = along_record_new (ALONG_KIND_PERSON, along_id_new (), family);
  g_autoptr (AlongRecord) said = along_record_new (ALONG_KIND_PERSON, along_record_get_id (jo), family);
  g_autoptr (AlongRecord) ann = along_record_new (ALONG_KIND_PERSON, along_id_new (), family);
  g_autoptr (AlongRecord) alias = along_record_new (ALONG_KIND_ALIAS, along_id_new (), family);
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (entry_free), theirs = g_ptr_array_new_with_free_func (entry_free);
  const guint64 all = (G_GUINT64_CONSTANT (1) << along_kind_get (ALONG_KIND_PERSON)->n_properties) - 1;
  const guint64 phone = G_GUINT64_CONSTANT (1) << ALONG_PERSON_P_PHONE;
  AlongTaking *taking = along_taking_new ();
  GtkWidget *window = gtk_window_new (), *list, *fields, *expander, *check;
  g_autoptr (AlongFieldChoice) choice = NULL;
  AlongExchange *exchange;

  along_record_set_text (jo, ALONG_PERSON_P_NAME, "Jo Marsh");
  add_entry (ours, here, 1, ALONG_OP_CREATE, jo, all);
  add_entry (theirs, here, 1, ALONG_OP_CREATE, jo, all);
  along_record_set_text (jo, ALONG_PERSON_P_PHONE, "1");
  add_entry (ours, here, 2, ALONG_OP_CHANGE, jo, phone);
  along_record_set_text (said, ALONG_PERSON_P_PHONE, "2");
  add_entry (theirs, there, 1, ALONG_OP_CHANGE, said, phone);
  along_record_set_text (ann, ALONG_PERSON_P_NAME, "Ann Marsh");
  add_entry (theirs, there, 2, ALONG_OP_CREATE, ann, all);
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Annie");
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (ann));
  add_entry (theirs, there, 3, ALONG_OP_CREATE, alias, (1 << along_kind_get (ALONG_KIND_ALIAS)->n_properties) - 1);
  along_family_add (now, jo);
  exchange = along_exchange_new (family, now, ours, theirs, NULL);
  g_ptr_array_add (taking->families, exchange);

  list = along_take_in_list_new (taking, exchange);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  pages_see (window, "Changed on both sides");
  fields = pages_find_type (window, "AlongChooseFields");
  g_assert_nonnull (fields);
  g_assert_cmpuint (along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (fields)), ==, 1);
  g_assert_null (pages_find_label (window, "Take all: Here"));
  choice = g_list_model_get_item (along_choose_fields_get_model (ALONG_CHOOSE_FIELDS (fields)), 0);
  g_assert_cmpstr (along_field_choice_get_value (choice, 0), ==, "1");
  g_assert_cmpstr (along_field_choice_get_value (choice, 1), ==, "2");
  along_field_choice_set_chosen (choice, 1);
  g_assert_cmpuint (along_taking_count_undecided (taking), ==, 0);

  expander = pages_find (window, is_expander, "1 person");
  g_assert_nonnull (expander);
  g_assert_nonnull (pages_find (GTK_WIDGET (window), is_expander, "Other name"));
  pages_see (window, "1 more record");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  check = pages_find (expander, is_check, NULL);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  for (guint i = 0; i < along_exchange_get_n (exchange); i++)
    g_assert_cmpint (along_exchange_get_item (exchange, i)->taken, ==, along_exchange_get_item (exchange, i)->what == ALONG_EXCHANGE_CHANGED);
  gtk_window_destroy (GTK_WINDOW (window));
  along_taking_free (taking);
}

/* One's own fingerprint, and nobody else's yet. */
static void
test_colleagues (void)
{
  AlongSession *session = pages_open ();
  GtkWindow *window = along_colleagues_window_new (NULL, session, NULL);

  gtk_window_present (window);
  pages_see (GTK_WIDGET (window), "None yet. Ask a colleague for their key, and add it here.");
  pages_close_window (window);
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/exchange/give", test_give);
  g_test_add_func ("/exchange/passphrase", test_passphrase);
  g_test_add_func ("/exchange/taken-in", test_taken_in);
  g_test_add_func ("/exchange/decided", test_decided);
  g_test_add_func ("/exchange/locked", test_locked);
  g_test_add_func ("/exchange/list", test_list);
  g_test_add_func ("/exchange/colleagues", test_colleagues);
  return pages_run ();
}
