/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-clock.h"
#include "along-measure-plan.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-text.h"
#include "assessments/along-assessment-list.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-fill-in.h"
#include "assessments/along-over-time-parts.h"
#include "assessments/along-series.h"
#include "forms/along-forms-page.h"

typedef struct
{
  GtkWidget *page;
  const char *words;
  AlongFamily *family;
  guint count;
} Wanted;

static gboolean
is_said (gpointer data)
{
  Wanted *wanted = data;
  return pages_find_label (wanted->page, wanted->words) != NULL;
}

static gboolean
is_counted (gpointer data)
{
  Wanted *wanted = data;
  return along_family_count (wanted->family, ALONG_KIND_ASSESSMENT) == wanted->count;
}

static gboolean
has_left (gpointer data)
{
  Wanted *wanted = data;
  return pages_find_type (wanted->page, "AlongFillIn") == NULL;
}

static void
expect (GtkWidget *page, const char *words)
{
  Wanted wanted = { page, words, NULL, 0 };
  g_test_message ("%s", words);
  display_wait (is_said, &wanted);
}

/* Every question that must be answered, but for ratings. */
static void
answer_required (AlongForm *form)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_form_find (form, question->link_id);

      if (question->required && question->type == ALONG_QUESTION_CHOICE && !question->rated
          && along_field_is_visible (field))
        along_form_choose (form, field, 0);
    }
}

static AlongForm *
form_of (GtkWidget *page)
{
  GtkWidget *fill_in = pages_find_type (page, "AlongFillIn");

  g_assert_nonnull (fill_in);
  return along_fill_in_get_form (ALONG_FILL_IN (fill_in));
}

/* Begun, left, carried on with, finished; then it is there after the store was closed. */
static void
test_fill_in (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800);
  guint before = along_family_count (family, ALONG_KIND_ASSESSMENT);
  Wanted wanted = { GTK_WIDGET (page), NULL, family, before + 1 };
  AlongRecord *record;
  AlongForm *form;
  guint signed_by_me = 0;
  int least;

  along_page_set_family (page, session, family);
  expect (GTK_WIDGET (page), "Parenting skills");
  expect (GTK_WIDGET (page), "Chloe with Wren · last 22 June 2026");
  display_picture (window, "assessments-list.png");
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.review", "u", 0);
  expect (GTK_WIDGET (page), "0 of 18 looked at");
  form = form_of (GTK_WIDGET (page));
  answer_required (form);
  pages_click (GTK_WIDGET (page), "Next: Safe and well");
  expect (GTK_WIDGET (page), "Safe sleep");
  g_assert_null (pages_find_label (GTK_WIDGET (page), "Last time"));
  g_assert_true (display_key (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), GDK_KEY_4, 0));
  expect (GTK_WIDGET (page), "1 of 18 looked at");
  expect (GTK_WIDGET (page), "Last time, 22 June: Reliably");
  display_picture (window, "assessments-fill-in.png");
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("needs %d px", least);
  g_assert_cmpint (least, <=, 360);
  g_signal_emit_by_name (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), "left");

  expect (GTK_WIDGET (page), "Draft from today");
  pages_click (GTK_WIDGET (page), "Carry on");
  expect (GTK_WIDGET (page), "1 of 18 looked at");
  expect (GTK_WIDGET (page), "Safe and well");
  form = form_of (GTK_WIDGET (page));
  pages_click (GTK_WIDGET (page), "Finish…");
  expect (GTK_WIDGET (page), "17 not rated yet.");
  pages_click (GTK_WIDGET (page), "Mark them as not seen");
  g_assert_null (pages_find_label (GTK_WIDGET (page), "not rated yet."));
  display_picture (window, "assessments-finish.png");
  pages_click (GTK_WIDGET (page), "Sign and finish");
  display_wait (is_counted, &wanted);
  display_wait (has_left, &wanted);
  g_assert_null (pages_find_label (GTK_WIDGET (page), "Draft from"));
  expect (GTK_WIDGET (page), "last 30 June 2026 · 2 times");

  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.open", "u", 0);
  expect (GTK_WIDGET (page), "Not enough seen");
  display_picture (window, "assessments-over-time.png");
  {
    /* The focus lands on the button inside the drop-down: it is called as that is. */
    GtkWidget *choice = pages_find_type (GTK_WIDGET (page), "GtkDropDown");
    GtkWidget *button = gtk_widget_get_first_child (choice);

    gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL, "What to show");
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "What to show");
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Over time");
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Compare two dates");
    expect (GTK_WIDGET (page), "Later date");
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  }
  {
    g_autofree char *words = along_page_summarise (page);
    g_assert_nonnull (strstr (words, "Safe and well: 5.0 in June"));
  }
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("needs %d px", least);
  g_assert_cmpint (least, <=, 360);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);

  session = pages_open ();
  family = pages_load (session, "Ingham");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ASSESSMENT), ==, before + 1);
  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    signed_by_me += along_record_get_day (record, ALONG_ASSESSMENT_P_DATE) == along_day_from_ymd (2026, 6, 30)
                    && along_id_equal (along_record_get_ref (record, ALONG_ASSESSMENT_P_SIGNED_BY),
                                       along_record_get_id (along_session_get_me (session)));
  g_assert_cmpuint (signed_by_me, ==, 1);
  g_assert_finalize_object (family);
  pages_close (session);
}

static AlongRecord *
form_record (AlongSession *session, const char *title)
{
  AlongRecord *record, *found = NULL;

  ALONG_FOREACH (record, along_session_get_team (session), ALONG_KIND_QUESTIONNAIRE)
    if (g_str_equal (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_TITLE), title))
      found = record;
  g_assert_nonnull (found);
  return found;
}

/* Rates all of the section called @title. */
static void
rate_section (AlongForm *form, const char *title)
{
  g_autoptr (GPtrArray) unrated = along_form_list_unrated (form);

  for (guint i = 0; i < unrated->len; i++)
    {
      AlongField *field = g_ptr_array_index (unrated, i), *top = field;

      while (along_field_get_parent (top) != NULL)
        top = along_field_get_parent (top);
      if (g_strcmp0 (along_field_get_question (top)->short_text, title) == 0
          || g_strcmp0 (along_field_get_question (top)->words, title) == 0)
        along_form_choose (form, field, 3);
    }
}

/* The section in sight. */
static const char *
heading_of (GtkWidget *fill_in)
{
  GtkWidget *heading = GTK_WIDGET (gtk_widget_get_template_child (fill_in, ALONG_TYPE_FILL_IN, "heading"));

  return gtk_label_get_label (GTK_LABEL (heading));
}

/* What was begun goes on at the first question without an answer: in the section one left, or in the next one where
 * that has them all. */
static void
test_carry_on (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800), *fill_in;
  AlongRecord *record = form_record (session, "Parenting skills");
  g_autoptr (GPtrArray) series = NULL;
  g_autoptr (AlongFilling) filling = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_of_record (record, NULL);
  g_autoptr (AlongForm) begun = along_form_new (questionnaire);
  g_autofree char *key = NULL, *body = NULL, *moved = NULL;

  along_page_set_family (page, session, family);
  series = along_series_list (family, along_session_get_team (session));
  for (guint i = 0; i < series->len && filling == NULL; i++)
    if (((AlongSeries *) g_ptr_array_index (series, i))->questionnaire == record)
      filling = along_filling_again (family, g_ptr_array_index (series, i), along_clock_today ());
  g_assert_nonnull (filling);
  rate_section (begun, "Safe and well");
  key = along_filling_draft_key (filling, family);
  body = along_filling_to_draft (filling, 1, begun);
  along_session_put_draft (session, key, "assessment", along_family_get_id (family), body);
  along_page_set_family (page, NULL, NULL);
  along_page_set_family (page, session, family);
  pages_click (GTK_WIDGET (page), "Carry on");
  expect (GTK_WIDGET (page), "Next: ");
  fill_in = pages_find_type (GTK_WIDGET (page), "AlongFillIn");
  g_assert_cmpstr (heading_of (fill_in), ==, "Day to day");
  /* Where one goes is kept, not only what one answers. */
  g_assert_true (display_key (fill_in, GDK_KEY_4, 0));
  for (guint i = 0; i < 8 && g_str_equal (heading_of (fill_in), "Day to day"); i++)
    g_assert_true (display_key (fill_in, GDK_KEY_Down, GDK_ALT_MASK));
  moved = g_strdup (heading_of (fill_in));
  g_assert_cmpstr (moved, !=, "Day to day");
  g_signal_emit_by_name (fill_in, "left");
  expect (GTK_WIDGET (page), "Draft from today");
  pages_click (GTK_WIDGET (page), "Carry on");
  fill_in = pages_find_type (GTK_WIDGET (page), "AlongFillIn");
  g_assert_cmpstr (heading_of (fill_in), ==, moved);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_clear_pointer (&filling, along_filling_free);
  g_clear_pointer (&series, g_ptr_array_unref);
  g_assert_finalize_object (family);
  along_session_drop_draft (session, key);
  pages_close (session);
}

/* A date that is none keeps the form from being finished, out of sight and after the draft was left too; drafts
 * kept under the key without a baby are found and move to their new key. */
static void
test_pending (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800);
  AlongRecord *form = form_record (session, "Parenting skills");
  g_autoptr (GPtrArray) series = NULL;
  g_autoptr (AlongFilling) filling = NULL;
  g_autofree char *key = NULL, *old_key = NULL, *body = NULL;
  GtkWidget *entry;

  along_page_set_family (page, session, family);
  series = along_series_list (family, along_session_get_team (session));
  for (guint i = 0; i < series->len && filling == NULL; i++)
    if (((AlongSeries *) g_ptr_array_index (series, i))->questionnaire == form)
      filling = along_filling_again (family, g_ptr_array_index (series, i), along_clock_today ());
  g_assert_nonnull (filling);
  {
    g_autoptr (AlongFilling) other
      = along_filling_new (form, filling->parent, NULL, NULL, filling->day);
    g_autofree char *other_key = along_filling_draft_key (other, family);

    key = along_filling_draft_key (filling, family);
    g_assert_cmpstr (key, !=, other_key);
  }
  {
    g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_of_record (form, NULL);
    g_autoptr (AlongForm) begun = along_form_new (questionnaire);
    g_autoptr (GPtrArray) unrated = along_form_list_unrated (begun);

    along_form_choose (begun, g_ptr_array_index (unrated, 0), 3);
    body = along_filling_to_draft (filling, 1, begun);
  }
  old_key = g_strndup (key, (gsize) (strrchr (key, '/') - key));
  along_session_put_draft (session, old_key, "assessment", along_family_get_id (family), body);
  along_page_set_family (page, NULL, NULL);
  along_page_set_family (page, session, family);
  expect (GTK_WIDGET (page), "Draft from today, 1 of 18.");
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.review", "u", 0);
  expect (GTK_WIDGET (page), "1 of 18 looked at");
  expect (GTK_WIDGET (page), "Draft saved");
  g_assert_null (along_session_get_draft (session, old_key));
  g_assert_nonnull (along_session_get_draft (session, key));

  pages_click (GTK_WIDGET (page), "Finish…");
  pages_click (GTK_WIDGET (page), "Mark them as not seen");
  {
    GtkWidget *fill_in = pages_find_type (GTK_WIDGET (page), "AlongFillIn");
    AlongForm *now = form_of (GTK_WIDGET (page));

    answer_required (now);
    along_fill_in_go_to (ALONG_FILL_IN (fill_in), along_form_of_role (now, "next-steps"));
  }
  entry = pages_find_row (GTK_WIDGET (page), "By when");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "some day soon");
  pages_click (GTK_WIDGET (page), "Finish…");
  expect (GTK_WIDGET (page), "Before this can be finished");
  expect (GTK_WIDGET (page), "By when");
  display_picture (window, "assessments-refused.png");
  g_signal_emit_by_name (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), "left");
  expect (GTK_WIDGET (page), "Draft from today");
  pages_click (GTK_WIDGET (page), "Carry on");
  expect (GTK_WIDGET (page), "18 of 18 looked at");
  pages_click (GTK_WIDGET (page), "Finish…");
  expect (GTK_WIDGET (page), "Before this can be finished");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_clear_pointer (&filling, along_filling_free);
  g_clear_pointer (&series, g_ptr_array_unref);
  g_assert_finalize_object (family);
  along_session_drop_draft (session, key);
  pages_close (session);
}

/* The forms of the team, one of them looked at: nothing is kept of that. */
static void
test_forms (void)
{
  AlongSession *session = pages_open ();
  AlongPage *page = g_object_new (ALONG_TYPE_FORMS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800);
  AlongFamily *team = along_session_get_team (session);
  AlongRecord *record = form_record (session, "Parenting skills");
  g_autofree char *id = along_id_to_text (along_record_get_id (record));
  g_autoptr (GPtrArray) drafts = NULL;
  int least;

  along_page_set_family (page, session, team);
  expect (GTK_WIDGET (page), "Version 0.1.0 · before birth · Original wording written for Alongside.");
  expect (GTK_WIDGET (page), "Safe sleep");
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.look", "s", id);
  expect (GTK_WIDGET (page), "Only a look: nothing is kept");
  g_assert_true (along_page_get_whole (page));
  pages_click (GTK_WIDGET (page), "Next: Safe and well");
  g_assert_true (display_key (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), GDK_KEY_4, 0));
  expect (GTK_WIDGET (page), "1 of 18 looked at");
  g_signal_emit_by_name (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), "left");
  expect (GTK_WIDGET (page), "Add a form from a file");
  g_assert_false (along_page_get_whole (page));
  drafts = along_session_list_drafts (session, ALONG_ID_NONE);
  g_assert_cmpuint (drafts->len, ==, 0);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* Each family: the list is spoken, each series opens, and all of it is let go. */
static void
test_all (void)
{
  static const char *const names[] = { "Ingham", "Miah", "Tesfay", "Whitworth" };
  AlongSession *session = pages_open ();
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 360, 640);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AlongFamily *family = pages_load (session, names[i]);

      along_page_set_family (page, session, family);
      for (guint k = 0; k < along_family_count (family, ALONG_KIND_ASSESSMENT); k++)
        {
          g_autofree char *words = NULL;

          gtk_widget_activate_action (GTK_WIDGET (page), "assessments.open", "u", k);
          gtk_test_widget_wait_for_draw (window);
          words = along_page_summarise (page);
          g_assert_cmpuint (strlen (words), >, 20);
        }
      along_page_set_family (page, NULL, NULL);
      display_turn ();
      g_assert_finalize_object (family);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

static gboolean
says_due (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "next due by") != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says_due (child))
      return TRUE;
  return FALSE;
}

/* The list says when the next review is due, and never for a baby who died. */
static void
test_due (void)
{
  static const char *const names[] = { "Ingham", "Tesfay", "Miah", "Whitworth" };
  AlongSession *session = pages_open ();
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  guint due = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AlongFamily *family = pages_load (session, names[i]);
      GPtrArray *all = along_series_list (family, along_session_get_team (session));

      for (guint k = 0; k < all->len; k++)
        {
          const AlongSeries *series = g_ptr_array_index (all, k);
          g_autoptr (GPtrArray) one = g_ptr_array_new ();
          int day = along_series_last (series)->day + 1;
          g_autoptr (GPtrArray) plan = along_planned_list (family, along_session_get_team (session), day);

          g_ptr_array_add (one, (gpointer) series);
          along_assessment_list_fill (list, session, family, one, plan, day, FALSE);
          if (series->child == NULL || !says_due (list))
            continue;
          due++;
          along_record_set_text (series->child, ALONG_PERSON_P_DIED, "2026-06-01");
          along_assessment_list_fill (list, session, family, one, plan, day, FALSE);
          g_assert_false (says_due (list));
          along_record_set_text (series->child, ALONG_PERSON_P_DIED, NULL);
        }
      g_ptr_array_unref (all);
      g_assert_finalize_object (family);
    }
  g_assert_cmpuint (due, >, 0);
  g_object_unref (list);
  pages_close (session);
}

/* Time goes one way, and nothing leaves the drawing, however many forms are of one day. */
static void
test_places (void)
{
  static const int widths[] = { 180, 400, 900 };

  for (guint same = 1; same < 30; same++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);
        AlongSeries series = { .times = times };
        g_autofree double *places = NULL;

        for (guint i = 0; i < same + 2; i++)
          {
            AlongTime *time = g_new0 (AlongTime, 1);

            time->day = i == 0 ? 1000 : i <= same ? 1050 : 1100;
            g_ptr_array_add (times, time);
          }
        places = along_over_time_places (&series, ALONG_DAY_NONE, widths[w]);
        g_assert_cmpfloat (places[0], >, 0);
        g_assert_cmpfloat (places[times->len - 1], <, widths[w]);
        for (guint i = 1; i < times->len; i++)
          g_assert_cmpfloat (places[i], >, places[i - 1]);
      }
}

/* A long word of what was written in an assessment. */
static char *
word_of (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      char *word = word_of (child);

      if (word != NULL)
        return word;
    }
  if (ADW_IS_ACTION_ROW (widget) && adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) != NULL)
    {
      g_auto (GStrv) words = along_text_words (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)));

      for (char **word = words; *word != NULL; word++)
        if (strlen (*word) > 6)
          return g_strdup (*word);
    }
  return NULL;
}

static gboolean
has_focus (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && ADW_IS_ACTION_ROW (focus);
}

/* What a search has found is shown where it stands, its words marked, with the focus on the first. */
static void
test_found (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Chloe");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 900, 700), *row, *subtitle;
  AlongRecord *assessment = along_family_nth (family, ALONG_KIND_ASSESSMENT, 0);
  g_autofree char *word = NULL, *marked = NULL;
  PangoAttrList *attributes;

  along_page_set_family (page, session, family);
  along_page_show_record (page, along_record_get_id (assessment));
  display_turn ();
  word = word_of (pages_find_type (GTK_WIDGET (page), "AlongOverTime"));
  g_assert_nonnull (word);
  g_signal_emit_by_name (pages_find_type (GTK_WIDGET (page), "AlongOverTime"), "left");
  display_turn ();
  along_page_set_sought (page, word);
  along_page_show_record (page, along_record_get_id (assessment));
  display_wait (has_focus, window);
  row = gtk_window_get_focus (GTK_WINDOW (window));
  marked = along_text_fold (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  g_test_message ("%s: %s", word, marked);
  subtitle = pages_find_label (row, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  attributes = strstr (marked, word) != NULL ? gtk_label_get_attributes (GTK_LABEL (subtitle)) : NULL;
  g_assert_true (strstr (marked, word) == NULL || attributes != NULL);
  display_picture (window, "assessments-found.png");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/assessments/found", test_found);
  g_test_add_func ("/assessments/places", test_places);
  g_test_add_func ("/assessments/fill-in", test_fill_in);
  g_test_add_func ("/assessments/pending", test_pending);
  g_test_add_func ("/assessments/carry-on", test_carry_on);
  g_test_add_func ("/assessments/forms", test_forms);
  g_test_add_func ("/assessments/due", test_due);
  g_test_add_func ("/assessments/all", test_all);
  return pages_run ();
}
