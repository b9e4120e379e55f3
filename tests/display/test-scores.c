/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of measures, and the score register: a score is written down, what cannot be is refused beside its row, and it is charted, changed and deleted. */
#include "display-support.h"
#include "pages-support.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ask/along-ask.h"
#include "along-facts.h"
#include "along-score-register.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-save-fhir.h"

typedef struct
{
  AlongFamily *family;
  guint count;
} Wanted;

static gboolean
has_count (gpointer data)
{
  const Wanted *wanted = data;

  return along_family_count (wanted->family, ALONG_KIND_SCORE) == wanted->count;
}

static gboolean
is_closed (gpointer data)
{
  return pages_find_window ("AdwWindow") == NULL;
}

static GtkWidget *
row_of (const char *title)
{
  GtkWidget *row = pages_find_row (GTK_WIDGET (pages_find_window ("AdwWindow")), title);

  g_assert_nonnull (row);
  return row;
}

static void
type (const char *title, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (row_of (title)), words);
}

static void
choose (const char *title, const char *words)
{
  GtkWidget *row = row_of (title);
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), words))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
press (const char *words)
{
  pages_click (GTK_WIDGET (pages_find_window ("AdwWindow")), words);
}

/* Words of a refusal stand under the row of @title, which has the focus. */
static void
see_refused (const char *title, const char *words)
{
  GtkWindow *window = pages_find_window ("AdwWindow");

  pages_see (window, words);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), row_of (title)) || gtk_window_get_focus (window) == row_of (title));
}

/* An EPDS: its facts are there, what does not fit is refused, question 10 asks who was told. */
static void
add_epds (AlongPage *page, AlongFamily *family, const char *total, const char *date, gboolean safety)
{
  Wanted wanted = { family, along_family_count (family, ALONG_KIND_SCORE) + 1 };

  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.new-score", NULL);
  choose ("Measure", "EPDS");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of ("Highest possible"))), ==, "30");
  g_assert_false (gtk_widget_get_visible (row_of ("What it is called")));
  type ("Day", date);
  type ("Total", total);
  choose ("Safety question, item 10: any answer but the first", safety ? "Yes" : "No");
  press ("Add");
  if (safety)
    {
      see_refused ("Who you told today, and when", "Act on this today.");
      type ("Who you told today, and when", "Health visitor, by phone at 14:10");
      press ("Add");
    }
  display_wait (has_count, &wanted);
  display_wait (is_closed, NULL);
}

static void
test_register (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 900), *widget = GTK_WIDGET (page);
  g_autoptr (GPtrArray) measures = NULL;
  GtkWidget *row;
  guint before = along_family_count (family, ALONG_KIND_SCORE);
  Wanted wanted = { family, 0 };
  AlongRecord *last;

  along_page_set_family (page, session, family);
  pages_see (page, "Scores of other measures");
  add_epds (page, family, "19", "15 June 2026", TRUE);
  pages_see (page, "19 of 30 on 15 June 2026 · lower is better; 13 or more: depression is likely; safety question answered yes");
  add_epds (page, family, "11", "20 June 2026", FALSE);
  pages_see (page, "11 of 30 on 20 June 2026 · lower is better; 10 or more: depression is possible");
  row = pages_find_row (widget, "EPDS about Chloe");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  display_turn ();
  pages_see (page, "Since 15 June 2026: reliably better, from 19 to 11. It has crossed the threshold of 13.");
  display_picture (window, "scores-register.png");

  measures = along_measured_list (family);
  g_assert_cmpuint (measures->len, ==, 3);
  last = along_measured_last (g_ptr_array_index (measures, 0));
  g_assert_cmpstr (along_record_get_text (last, ALONG_SCORE_P_TOTAL), ==, "11");

  /* what a search found is shown folded out */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  along_page_show_record (page, along_record_get_id (last));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  wanted.count = before + 1;
  {
    g_autofree char *id = along_id_to_text (along_record_get_id (last));

    gtk_widget_activate_action (widget, "assessments.delete-score", "s", id);
  }
  display_wait (has_count, &wanted);
  pages_see (page, "19 of 30 on 15 June 2026");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* Each refusal stands beside the row it is about, and nothing is saved. */
static void
test_refusals (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 900);
  guint before = along_family_count (family, ALONG_KIND_SCORE);
  Wanted wanted = { family, before + 1 };
  g_autoptr (GPtrArray) measures = NULL;

  along_page_set_family (page, session, family);
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.new-score", NULL);
  press ("Add");
  see_refused ("Measure", "Choose the measure");
  choose ("Measure", "PHQ-9");
  press ("Add");
  see_refused ("Total", "Write what it came to");
  type ("Total", "twelve");
  press ("Add");
  see_refused ("Total", "Write a number, for example 12 or 12.5.");
  type ("Total", "28");
  press ("Add");
  see_refused ("Total", "This is more than the highest possible, 27.");
  type ("Total", "12");
  g_assert_null (pages_find_label (GTK_WIDGET (pages_find_window ("AdwWindow")), "This is more than the highest possible, 27. Look at the sheet again."));
  type ("Day", "12 March 2090");
  press ("Add");
  see_refused ("Day", "This day has not come yet.");
  type ("Day", "12 March 2026");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_SCORE), ==, before);

  /* closed on the way: what was written waits */
  pages_close_window (pages_find_window ("AdwWindow"));
  display_wait (is_closed, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.new-score", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of ("Total"))), ==, "12");

  /* a measure that nobody knows, with parts */
  choose ("Measure", "Another measure");
  type ("What it is called", "Our own scale");
  type ("Highest possible", "40,5");
  choose ("Which way is better", "Not chosen yet");
  type ("Parts: name and number, with ; between", "warmth");
  press ("Add");
  see_refused ("Parts: name and number, with ; between", "Write each part with its number");
  type ("Parts: name and number, with ; between", "warmth 7; clear limits 5,5");
  press ("Add");
  see_refused ("Which way is better", "Choose which way is better");
  choose ("Which way is better", "Higher is better");
  display_picture (window, "scores-dialog-behind.png");
  display_picture (GTK_WIDGET (pages_find_window ("AdwWindow")), "scores-dialog.png");
  press ("Add");
  display_wait (has_count, &wanted);
  display_wait (is_closed, NULL);
  measures = along_measured_list (family);
  for (guint i = 0; i < measures->len; i++)
    {
      const AlongMeasured *one = g_ptr_array_index (measures, i);

      if (g_str_equal (one->title, "Our own scale"))
        {
          AlongRecord *score = along_measured_last (one);

          g_assert_cmpstr (along_record_get_text (score, ALONG_SCORE_P_SUBSCALES), ==,
                           "[{\"name\":\"warmth\",\"value\":\"7\"},{\"name\":\"clear limits\",\"value\":\"5.5\"}]");
          g_assert_cmpstr (along_record_get_text (score, ALONG_SCORE_P_MAXIMUM), ==, "40.5");
          wanted.count = 0;
        }
    }
  g_assert_cmpuint (wanted.count, ==, 0);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* A measure for a later age is used only with a reason, which stays with the numbers. */
static void
test_too_young (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 900);
  Wanted wanted = { family, along_family_count (family, ALONG_KIND_SCORE) + 1 };
  AlongRecord *score, *found = NULL;

  along_page_set_family (page, session, family);
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.new-score", NULL);
  choose ("Measure", "SDQ");
  g_assert_false (gtk_widget_get_visible (row_of ("Why it is used at this age all the same")));
  choose ("About", "Wren Feather");
  pages_see (pages_find_window ("AdwWindow"), "For 24 months and over. Wren is");
  type ("Total", "9");
  choose ("Which way is better", "Lower is better");
  press ("Add");
  see_refused ("Why it is used at this age all the same", "Write why it is used at this age");
  type ("Why it is used at this age all the same", "asked for by the court");
  press ("Add");
  display_wait (has_count, &wanted);
  display_wait (is_closed, NULL);
  ALONG_FOREACH (score, family, ALONG_KIND_SCORE)
    if (g_str_equal (along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT), "SDQ"))
      found = score;
  g_assert_cmpstr (along_record_get_text (found, ALONG_SCORE_P_NOTE), ==, "Used below its age: asked for by the court.");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

static gboolean
is_twelve (gpointer data)
{
  AlongRecord *score;

  ALONG_FOREACH (score, ALONG_FAMILY (data), ALONG_KIND_SCORE)
    if (g_strcmp0 (along_record_get_text (score, ALONG_SCORE_P_NOTE), "kept") == 0)
      return g_strcmp0 (along_record_get_text (score, ALONG_SCORE_P_TOTAL), "12") == 0;
  return FALSE;
}

/* Parts that the catalogue does not know have no row: they stay when something else is put right. */
static void
test_parts_stay (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 900);
  AlongEdit *edit = along_edit_new ("a score with parts", along_family_get_id (family));
  AlongRecord *score = along_edit_create (edit, ALONG_KIND_SCORE), *now, *found = NULL;
  g_autofree char *key = along_ask_key ("change", along_record_get_id (score));
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  Wanted wanted = { family, along_family_count (family, ALONG_KIND_SCORE) + 1 };

  along_record_set_text (score, ALONG_SCORE_P_INSTRUMENT, "EPDS");
  along_record_set_text (score, ALONG_SCORE_P_DATE, "2026-06-02");
  along_record_set_ref (score, ALONG_SCORE_P_ABOUT, along_record_get_id (parents->pdata[0]));
  along_record_set_text (score, ALONG_SCORE_P_TOTAL, "11");
  along_record_set_text (score, ALONG_SCORE_P_SUBSCALES, "[{\"name\":\"Worry\",\"value\":\"4\"}]");
  along_record_set_text (score, ALONG_SCORE_P_NOTE, "kept");
  along_record_set_enum (score, ALONG_SCORE_P_BETTER, ALONG_BETTER_LOWER);
  along_page_set_family (page, session, family);
  pages_commit (session, edit);
  g_object_unref (edit);
  display_wait (has_count, &wanted);
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.score", "s", key);
  type ("Total", "12");
  press ("Change");
  display_wait (is_twelve, family);
  display_wait (is_closed, NULL);
  ALONG_FOREACH (now, family, ALONG_KIND_SCORE)
    if (g_strcmp0 (along_record_get_text (now, ALONG_SCORE_P_NOTE), "kept") == 0)
      found = now;
  g_assert_cmpstr (along_record_get_text (found, ALONG_SCORE_P_SUBSCALES), ==, "[{\"name\":\"Worry\",\"value\":\"4\"}]");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

static gboolean
has_planned (gpointer data)
{
  const Wanted *wanted = data;

  return along_family_count (wanted->family, ALONG_KIND_MEASURE_DUE) == wanted->count;
}

static gboolean
is_every_two_months (gpointer data)
{
  AlongRecord *line;

  ALONG_FOREACH (line, ALONG_FAMILY (data), ALONG_KIND_MEASURE_DUE)
    if (g_strcmp0 (along_record_get_text (line, ALONG_MEASURE_DUE_P_REPEAT), "start; return; every 2 months") == 0)
      return TRUE;
  return FALSE;
}

/* What was agreed in words is read; without a plan the usual one stands, is made the family's own, and changed. */
static void
test_plan (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Whitworth");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 1300), *widget = GTK_WIDGET (page);
  AlongEdit *none = along_edit_new ("no plan", along_family_get_id (family));
  Wanted wanted = { family, 0 };
  AlongRecord *line, *skills = NULL;
  g_autofree char *key = NULL, *id = NULL;

  along_page_set_family (page, session, family);
  pages_see (page, "What you agreed for this family.");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (pages_find_row (widget, "Attachment, postnatal")), TRUE);
  pages_see (page, "12 to 14 weeks after birth");
  display_picture (window, "plan-agreed.png");
  ALONG_FOREACH (line, family, ALONG_KIND_MEASURE_DUE)
    {
      g_autofree char *agreed = along_ask_key ("change", along_record_get_id (line));

      /* what was agreed in words stays in them */
      gtk_widget_activate_action (widget, "assessments.measure", "s", agreed);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of ("Other points, as 8-10 weeks after birth"))), ==,
                       g_str_equal (along_record_get_text (line, ALONG_MEASURE_DUE_P_REPEAT), "every 3 months")
                         ? "" : along_record_get_text (line, ALONG_MEASURE_DUE_P_REPEAT));
      pages_close_window (pages_find_window ("AdwWindow"));
      display_wait (is_closed, NULL);
      along_edit_delete (none, line);
    }
  pages_commit (session, none);
  g_object_unref (none);
  display_wait (has_planned, &wanted);
  pages_see (page, "The usual plan of the programme.");
  pages_click (widget, "Make it their own");
  display_picture (window, "plan-usual.png");
  wanted.count = 6;
  display_wait (has_planned, &wanted);
  pages_see (page, "What you agreed for this family.");
  ALONG_FOREACH (line, family, ALONG_KIND_MEASURE_DUE)
    if (g_str_equal (along_record_get_text (line, ALONG_MEASURE_DUE_P_MEASURE), "Parenting skills"))
      skills = line;
  g_assert_cmpstr (along_record_get_text (skills, ALONG_MEASURE_DUE_P_REPEAT), ==, "start; every 3 months; end; return");
  key = along_ask_key ("change", along_record_get_id (skills));
  id = along_id_to_text (along_record_get_id (skills));
  gtk_widget_activate_action (widget, "assessments.measure", "s", key);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of ("Every so many months"))), ==, "3");
  type ("Every so many months", "99");
  press ("Change");
  see_refused ("Every so many months", "Write a whole number, up to 24.");
  type ("Every so many months", "2");
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row_of ("End")))), FALSE);
  display_picture (GTK_WIDGET (pages_find_window ("AdwWindow")), "plan-dialog.png");
  press ("Change");
  display_wait (is_every_two_months, family);
  display_wait (is_closed, NULL);
  wanted.count = 5;
  gtk_widget_activate_action (widget, "assessments.delete-measure", "s", id);
  display_wait (has_planned, &wanted);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

static gboolean
is_there (gpointer data)
{
  return g_file_query_exists (data, NULL);
}

/* One assessment, and all of them: asked about before, for the owner only, and in the list of what left. */
static void
test_fhir (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Whitworth");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 900);
  g_autofree char *path = g_build_filename (pages_folder (), "assessments.json", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (JsonNode) root = NULL;

  along_page_set_family (page, session, family);
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.save-fhir", "s", "");
  pages_answer ("Save as FHIR?", "cancel");
  g_assert_false (g_file_query_exists (file, NULL));
  along_write_fhir (page, ALONG_ID_NONE, file);
  display_wait (is_there, file);
  info = g_file_query_info (file, "unix::mode", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpuint (g_file_info_get_attribute_uint32 (info, "unix::mode") & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  g_assert_nonnull (strstr (text, "\"QuestionnaireResponse\""));
  g_assert_nonnull (strstr (text, "\"collection\""));
  g_assert_true (g_file_delete (file, NULL, NULL));
  display_turn ();
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  pages_style ();
  g_test_add_func ("/pages/scores/register", test_register);
  g_test_add_func ("/pages/scores/refusals", test_refusals);
  g_test_add_func ("/pages/scores/too-young", test_too_young);
  g_test_add_func ("/pages/scores/parts-stay", test_parts_stay);
  g_test_add_func ("/pages/scores/plan", test_plan);
  g_test_add_func ("/pages/scores/fhir", test_fhir);
  return pages_run ();
}
