/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include "along-choose-fields.h"
#include "along-session-history.h"
#include "history/along-history-row.h"
#include "history/along-history.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  AlongId mother;
  GtkWindow *window;
} Fixture;

static void
set_phone (Fixture *fixture, const char *phone)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("phone of the mother", along_family_get_id (fixture->family));
  AlongRecord *mother = along_family_find (fixture->family, ALONG_KIND_PERSON, fixture->mother);

  along_record_set_text (along_edit_change (edit, mother), ALONG_PERSON_P_PHONE, phone);
  pages_commit (fixture->session, edit);
}

static const char *
phone (Fixture *fixture)
{
  return along_record_get_text (along_family_find (fixture->family, ALONG_KIND_PERSON, fixture->mother), ALONG_PERSON_P_PHONE);
}

static void
watch (Fixture *fixture, GtkWindow *window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_present (window);
  display_turn ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, "Tesfay");
  fixture->mother = along_record_get_id (along_family_nth (fixture->family, ALONG_KIND_PERSON, 0));
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    pages_close_window (fixture->window);
  g_clear_object (&fixture->family);
  pages_close (fixture->session);
}

static GtkWidget *
first_row (Fixture *fixture)
{
  return pages_find_type (GTK_WIDGET (fixture->window), "AlongHistoryRow");
}

static gboolean
has_rows (gpointer data)
{
  return first_row (data) != NULL;
}

static gboolean
has_no_phone (gpointer data)
{
  return g_strcmp0 (phone (data), "01") == 0;
}

static gboolean
top_is_new (gpointer data)
{
  GtkWidget *row = first_row (data);

  return row != NULL
         && g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), " put back");
}

/* From a change to what it was before, and back with the toast's button. */
static void
test_put_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  set_phone (fixture, "01");
  set_phone (fixture, "02");
  watch (fixture, along_history_new (NULL, fixture->session, fixture->family));
  display_wait (has_rows, fixture);
  row = first_row (fixture);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Phone of the mother");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  display_turn ();
  g_assert_nonnull (pages_find_label (row, "From “01” to “02”"));
  display_picture (GTK_WIDGET (fixture->window), "history.png");
  pages_click (row, "Put “01” back");
  display_wait (has_no_phone, fixture);
  display_wait (top_is_new, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Undo"));
}

static gboolean
second_is_open (gpointer data)
{
  GtkWidget *first = first_row (data), *second = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;

  return ALONG_IS_HISTORY_ROW (second) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (second))
         && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (first)) && pages_find_label (second, "From “06” to “07”") != NULL;
}

/* What somebody has opened stays open when a newer change comes before it. */
static void
test_stays_open (Fixture *fixture, gconstpointer data)
{
  set_phone (fixture, "06");
  set_phone (fixture, "07");
  watch (fixture, along_history_new (NULL, fixture->session, fixture->family));
  display_wait (has_rows, fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first_row (fixture)), TRUE);
  set_phone (fixture, "08");
  display_wait (second_is_open, fixture);
}

static GtkWidget *
nth_row (Fixture *fixture, guint n)
{
  GtkWidget *row = first_row (fixture);

  for (guint i = 0; row != NULL && i < n; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
top_is_typed (gpointer data)
{
  return first_row (data) != NULL && !top_is_new (data);
}

/* Where something was pressed stays open only until somebody folds it. */
static void
test_stays_folded (Fixture *fixture, gconstpointer data)
{
  set_phone (fixture, "09");
  set_phone (fixture, "10");
  watch (fixture, along_history_new (NULL, fixture->session, fixture->family));
  display_wait (has_rows, fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first_row (fixture)), TRUE);
  display_turn ();
  pages_click (first_row (fixture), "Put “09” back");
  display_wait (top_is_new, fixture);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (nth_row (fixture, 1))));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (nth_row (fixture, 1)), FALSE);
  set_phone (fixture, "11");
  display_wait (top_is_typed, fixture);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (nth_row (fixture, 2))));
}

/* What was changed since is asked for. */
static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_strcmp0 (gtk_window_get_title (item->data), "Changed since") == 0)
      return item->data;
  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_question () != NULL;
}

static gboolean
is_back (gpointer data)
{
  return phone (data) == NULL;
}

static void
test_question (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *question;

  set_phone (fixture, NULL);
  set_phone (fixture, "01");
  set_phone (fixture, "02");
  watch (fixture, along_history_new_for_record (NULL, fixture->session, fixture->family,
                                                along_family_find (fixture->family, ALONG_KIND_PERSON, fixture->mother)));
  display_wait (has_rows, fixture);
  row = gtk_widget_get_next_sibling (first_row (fixture));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  display_turn ();
  pages_click (row, "Take this back");
  display_wait (is_asked, fixture);
  question = GTK_WIDGET (find_question ());
  display_turn ();
  g_assert_false (gtk_widget_is_sensitive (gtk_widget_get_ancestor (pages_find_label (question, "Take back"), GTK_TYPE_BUTTON)));
  display_picture (question, "history-question.png");
  g_autoptr (AlongFieldChoice) choice
    = g_list_model_get_item (along_choose_fields_get_model (ALONG_CHOOSE_FIELDS (pages_find_type (question, "AlongChooseFields"))), 0);
  g_assert_cmpstr (along_field_choice_get_value (choice, 0), ==, "02");
  g_assert_null (along_field_choice_get_value (choice, 1));
  along_field_choice_set_chosen (choice, 1);
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_ancestor (pages_find_label (question, "Take back"), GTK_TYPE_BUTTON)));
  pages_click (question, "Take back");
  display_wait (is_back, fixture);
}

static AlongId
add_many (Fixture *fixture)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("a whole tree", along_family_get_id (fixture->family));
  AlongId id = ALONG_ID_NONE;

  for (guint i = 0; i < 30; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
      along_record_set_text (person, ALONG_PERSON_P_NAME, "Somebody of the tree");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
      id = along_record_get_id (person);
    }
  pages_commit (fixture->session, edit);
  return id;
}

/* Where part was changed since, it is told all the same how much goes with the rest. */
static void
test_question_much (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *question;
  AlongId mother = fixture->mother;

  fixture->mother = add_many (fixture);
  set_phone (fixture, "05");
  watch (fixture, along_history_new (NULL, fixture->session, fixture->family));
  display_wait (has_rows, fixture);
  row = gtk_widget_get_next_sibling (first_row (fixture));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "A whole tree");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  display_turn ();
  pages_click (row, "Take this back");
  display_wait (is_asked, fixture);
  question = GTK_WIDGET (find_question ());
  g_assert_nonnull (pages_find_label (question, "was changed since"));
  g_assert_nonnull (pages_find_label (question, "This was much at once, and all of it goes: 29 people."));
  display_picture (question, "history-question-much.png");
  gtk_window_destroy (GTK_WINDOW (question));
  fixture->mother = mother;
}

/* A lock takes the window with it, whatever is going on. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  set_phone (fixture, "03");
  watch (fixture, along_history_new (NULL, fixture->session, fixture->family));
  gtk_window_destroy (fixture->window);
  display_wait (is_closed, fixture);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = g_str_equal (G_OBJECT_TYPE_NAME (widget), "AlongHistoryRow");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
has_more (gpointer data)
{
  return count_rows (GTK_WIDGET (((Fixture *) data)->window)) > 40;
}

static gboolean
has_one (gpointer data)
{
  return count_rows (GTK_WIDGET (((Fixture *) data)->window)) == 1;
}

static gboolean
has_none (gpointer data)
{
  return count_rows (GTK_WIDGET (((Fixture *) data)->window)) == 0;
}

static void
look_for (Fixture *fixture, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (pages_find_type (GTK_WIDGET (fixture->window), "GtkSearchEntry")), words);
}

/* Further back, and words looked for everywhere. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  set_phone (fixture, "zebra nine");
  watch (fixture, along_history_new (NULL, fixture->session, fixture->family));
  display_wait (has_rows, fixture);
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->window)), ==, 40);
  pages_click (GTK_WIDGET (fixture->window), "Show more");
  display_wait (has_more, fixture);
  look_for (fixture, "zebra PHONE");
  display_wait (has_one, fixture);
  look_for (fixture, "zebra nowhere");
  display_wait (has_none, fixture);
  g_assert_true (gtk_widget_get_mapped (pages_find_label (GTK_WIDGET (fixture->window), "Nothing found")));
}

/* The team's own records have a history too. */
static void
test_team (Fixture *fixture, gconstpointer data)
{
  watch (fixture, along_history_new (NULL, fixture->session, NULL));
  display_wait (has_rows, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "History of the team’s records"));
}

static gboolean
has_reading (gpointer data)
{
  return pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "Opened: Gillian Thwaite") != NULL;
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  along_session_note_access (fixture->session, along_family_get_id (fixture->family), "open", NULL);
  set_phone (fixture, "04");
  watch (fixture, along_history_new_for_reading (NULL, fixture->session));
  display_wait (has_reading, fixture);
  display_picture (GTK_WIDGET (fixture->window), "history-reading.png");
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add ("/pages/history/put-back", Fixture, NULL, set_up, test_put_back, tear_down);
  g_test_add ("/pages/history/stays-open", Fixture, NULL, set_up, test_stays_open, tear_down);
  g_test_add ("/pages/history/stays-folded", Fixture, NULL, set_up, test_stays_folded, tear_down);
  g_test_add ("/pages/history/question", Fixture, NULL, set_up, test_question, tear_down);
  g_test_add ("/pages/history/question-much", Fixture, NULL, set_up, test_question_much, tear_down);
  g_test_add ("/pages/history/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/pages/history/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/pages/history/team", Fixture, NULL, set_up, test_team, tear_down);
  g_test_add ("/pages/history/reading", Fixture, NULL, set_up, test_reading, tear_down);
  return pages_run ();
}
