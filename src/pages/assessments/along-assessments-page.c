/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-assessments-page.h"

#include <glib/gi18n-lib.h>

#include "along-assessment-list.h"
#include "along-boxed.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-fill-in.h"
#include "along-measure-dialog.h"
#include "along-measure-list.h"
#include "along-message-dialog.h"
#include "along-new-assessment.h"
#include "along-over-time.h"
#include "along-own-forms.h"
#include "along-questionnaire-record.h"
#include "along-save-fhir.h"
#include "print/along-print.h"
#include "along-score-dialog.h"
#include "along-score-list.h"
#include "along-score-register.h"
#include "along-scores.h"
#include "along-signing.h"

/* Of the page: the id of what is being countersigned. */
#define COUNTERSIGNED "along-countersigned"

struct _AlongAssessmentsPage
{
  AlongPage parent_instance;

  GtkWidget *stack;
  GtkWidget *drafts, *rows, *foot;
  GtkWidget *scores;    /* of other measures */
  GtkWidget *save_all;
  GtkWidget *plan, *plan_head, *plan_words, *plan_change;
  GtkWidget *add, *choose, *add_score, *choose_score;
  GtkWidget *over;      /* what lies over the list: a form being filled in, or over time; or empty */

  GPtrArray *series;    /* AlongSeries */
  GtkWidget *dialog;    /* New assessment; or %NULL */
  gboolean narrow;      /* the buttons of a row stand under its words */
  int width;
  guint narrow_source;
};

G_DEFINE_FINAL_TYPE (AlongAssessmentsPage, along_assessments_page, ALONG_TYPE_PAGE)

static GtkWidget *
shown_over (AlongAssessmentsPage *self)
{
  return adw_bin_get_child (ADW_BIN (self->over));
}

static gboolean
is_narrow (AlongAssessmentsPage *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  return root != NULL && gtk_widget_has_css_class (root, "along-narrow");
}

/* The usual plan holds until the family has one of its own. */
static void
show_plan (AlongAssessmentsPage *self, GPtrArray *plan)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  gboolean usual = along_planned_is_usual (family);

  along_measure_list_fill (self->plan, family, plan);
  gtk_widget_set_visible (self->plan, plan->len > 0);
  gtk_widget_set_visible (self->plan_head, plan->len > 0);
  gtk_label_set_label (GTK_LABEL (self->plan_words), usual ? _ ("The usual plan of the programme. It says what is due; you decide what is right.")
                                                           : _ ("What you agreed for this family. It says what is due; you decide what is right."));
  gtk_button_set_label (GTK_BUTTON (self->plan_change), usual ? _ ("Make it their _own") : _ ("Add a _measure"));
}

static void
show_list (AlongAssessmentsPage *self)
{
  AlongPage *page = ALONG_PAGE (self);
  AlongSession *session = along_page_get_session (page);
  AlongFamily *family = along_page_get_family (page);
  int today = along_page_get_today (page);
  gboolean own = FALSE;
  guint drafts, scores;
  g_autoptr (GPtrArray) plan = along_planned_list (family, along_session_get_team (session), today);

  along_page_set_whole (page, NULL);
  adw_bin_set_child (ADW_BIN (self->over), NULL);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  self->series = along_series_list (family, along_session_get_team (session));
  drafts = along_page_is_read_only (page) ? 0 : along_assessment_list_fill_drafts (self->drafts, session, family, today);
  self->narrow = is_narrow (self);
  along_assessment_list_fill (self->rows, session, family, self->series, plan, today, self->narrow);
  scores = along_score_list_fill (self->scores, family, today);
  show_plan (self, plan);
  gtk_widget_set_visible (self->scores, scores > 0);
  gtk_widget_set_visible (self->drafts, drafts > 0);
  gtk_widget_set_visible (self->rows, self->series->len > 0);
  for (guint i = 0; i < self->series->len; i++)
    own |= along_form_has_domains (along_series_last (g_ptr_array_index (self->series, i))->form);
  gtk_widget_set_visible (self->foot, own);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), drafts + self->series->len + scores > 0 ? "list" : "empty");
}

static void
come_back (AlongAssessmentsPage *self)
{
  if (along_page_get_family (ALONG_PAGE (self)) == NULL)
    return;
  show_list (self);
  along_page_speak (ALONG_PAGE (self));
  along_page_focus_first (ALONG_PAGE (self));
}

/* After the widget that asked for it is done with its signal. */
static gboolean
come_back_idle (gpointer data)
{
  come_back (data);
  return G_SOURCE_REMOVE;
}

static void
leave_cb (AlongAssessmentsPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, come_back_idle, g_object_ref (self), g_object_unref);
}

static void
show_over (AlongAssessmentsPage *self, GtkWidget *widget)
{
  g_signal_connect_object (widget, "left", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  if (ALONG_IS_FILL_IN (widget))
    g_signal_connect_object (widget, "finished", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  along_page_set_whole (ALONG_PAGE (self), NULL);
  adw_bin_set_child (ADW_BIN (self->over), widget);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "over");
  along_page_set_whole (ALONG_PAGE (self), ALONG_IS_FILL_IN (widget) ? along_fill_in_get_under (ALONG_FILL_IN (widget)) : NULL);
  along_page_speak (ALONG_PAGE (self));
  along_page_focus_first (ALONG_PAGE (self));
}

/* @filling: (transfer full) */
static void
fill_in (AlongAssessmentsPage *self, AlongFilling *filling, gboolean begun)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  /* One draft for each form, parent and baby: what is there already is carried on with. */
  const AlongDraft *draft = along_filling_find_draft (filling, session, family);
  int day = filling->day;
  g_autoptr (GError) error = NULL;
  GtkWidget *widget = along_fill_in_new (session, family, filling, draft, &error);

  if (widget == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", error->message, FALSE);
  else
    {
      if (!begun && along_fill_in_use_day (ALONG_FILL_IN (widget), day))
        {
          g_autofree char *words = along_day_to_words (day);
          g_autofree char *told = g_strdup_printf (_ ("You had begun this form. It goes on, now for %s."), words);

          gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", told, FALSE);
        }
      show_over (self, widget);
    }
}

/* --- Actions --- */

static void
open_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  guint number = g_variant_get_uint32 (target);

  if (self->series == NULL || number >= self->series->len)
    return;
  if (along_series_is_hidden (g_ptr_array_index (self->series, number), along_page_get_session (ALONG_PAGE (self)),
                              along_page_get_family (ALONG_PAGE (self))))
    gtk_widget_activate_action (widget, "win.toast", "(sb)",
                                _ ("You are rating this without seeing what was rated before. Finish it, or let it go, first."), FALSE);
  else
    show_over (self, along_over_time_new (along_page_get_session (ALONG_PAGE (self)), along_page_get_family (ALONG_PAGE (self)),
                                          g_ptr_array_index (self->series, number), number));
}

/* How its form moved over time, with this one in it. A form being filled in stays. */
static void
along_assessments_page_show_record (AlongPage *page, AlongId record)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (page);

  if (self->series == NULL || (shown_over (self) != NULL && ALONG_IS_FILL_IN (shown_over (self))))
    return;
  if (along_family_find (along_page_get_family (page), ALONG_KIND_SCORE, record) != NULL)
    {
      if (shown_over (self) != NULL)
        show_list (self);
      along_score_list_show (self->scores, record);
      return;
    }
  for (guint i = 0; i < self->series->len; i++)
    {
      const AlongSeries *series = g_ptr_array_index (self->series, i);

      for (guint j = 0; j < series->times->len; j++)
        if (along_id_equal (along_record_get_id (((AlongTime *) g_ptr_array_index (series->times, j))->record), record))
          {
            gtk_widget_activate_action (GTK_WIDGET (self), "assessments.open", "u", i);
            if (along_page_get_sought (page) != NULL && ALONG_IS_OVER_TIME (shown_over (self)))
              along_over_time_find (ALONG_OVER_TIME (shown_over (self)), record, along_page_get_sought (page));
            return;
          }
    }
}

static void
row_cb (AlongAssessmentsPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "assessments.open", "u", (guint) gtk_list_box_row_get_index (row));
}

static void
review_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  guint number = g_variant_get_uint32 (target);

  if (self->series != NULL && number < self->series->len)
    fill_in (self, along_filling_again (along_page_get_family (ALONG_PAGE (self)),
                                        g_ptr_array_index (self->series, number), along_clock_today ()), FALSE);
}

static AlongRecord *
find_assessment (AlongAssessmentsPage *self, GVariant *target)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongId id;

  return family != NULL && along_id_parse (g_variant_get_string (target, NULL), &id) ? along_family_find (family, ALONG_KIND_ASSESSMENT, id)
                                                                                     : NULL;
}

static void
amend_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  AlongPage *page = ALONG_PAGE (self);
  AlongRecord *assessment = find_assessment (self, target);
  AlongFilling *filling = assessment != NULL ? along_filling_amend (along_page_get_family (page),
                                                                    along_session_get_team (along_page_get_session (page)), assessment)
                                             : NULL;

  if (filling != NULL)
    fill_in (self, filling, TRUE);
}

static void
countersigned_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  const char *id = g_object_get_data (G_OBJECT (self), COUNTERSIGNED);
  AlongId record;

  if (error != NULL || id == NULL || !along_id_parse (id, &record) || !ALONG_IS_OVER_TIME (shown_over (self)))
    return;
  gtk_widget_activate_action (widget, "win.toast", "(sb)", _ ("Assessment countersigned"), FALSE);
  show_list (self);
  along_assessments_page_show_record (ALONG_PAGE (self), record);
  along_over_time_show_answers (ALONG_OVER_TIME (shown_over (self)), record);
}

/* It stands for good: it is asked about before. */
static void
countersign_cb (AdwMessageDialog *dialog, const char *response, AlongAssessmentsPage *self)
{
  AlongPage *page = ALONG_PAGE (self);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (g_object_get_data (G_OBJECT (self), COUNTERSIGNED)));
  AlongRecord *assessment = find_assessment (self, target), *me = along_session_get_me (along_page_get_session (page));
  AlongInstant now = along_instant_new (along_clock_now (), ALONG_ZONE);
  g_autoptr (AlongEdit) edit = NULL;

  if (!g_str_equal (response, "countersign") || assessment == NULL || !along_assessment_can_countersign (assessment, me))
    return;
  edit = along_edit_new (_ ("assessment countersigned"), along_family_get_id (along_page_get_family (page)));
  along_assessment_countersign (along_edit_change (edit, assessment), along_record_get_id (me), &now);
  along_edit_set_lasting (edit, TRUE);
  along_commit (GTK_WIDGET (self), along_page_get_session (page), edit, NULL, NULL, countersigned_cb);
}

static void
countersign_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AdwMessageDialog *dialog = along_message_dialog_new (widget, _ ("Countersign this assessment?"),
                                                       _ ("You say that you have read it and stand by it too. This stays; if it is changed "
                                                          "later, it has to be countersigned again."));

  g_object_set_data_full (G_OBJECT (widget), COUNTERSIGNED, g_variant_dup_string (target, NULL), g_free);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "countersign", _ ("C_ountersign"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "countersign", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "countersign");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (countersign_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
carry_on_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  const AlongDraft *draft = family != NULL ? along_session_get_draft (session, g_variant_get_string (target, NULL)) : NULL;
  g_autoptr (JsonNode) response = NULL;
  AlongFilling *filling = NULL;
  guint section;

  if (draft != NULL)
    filling = along_filling_from_draft (family, along_session_get_team (session), draft, &section, &response);
  if (filling != NULL)
    fill_in (self, filling, TRUE);
}

static void
let_go_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);

  along_session_drop_draft (along_page_get_session (ALONG_PAGE (self)), g_variant_get_string (target, NULL));
  leave_cb (self);
}

static void
chosen_cb (AlongAssessmentsPage *self, AlongNewAssessment *dialog)
{
  if (along_page_get_family (ALONG_PAGE (self)) != NULL)
    fill_in (self, along_new_assessment_take (dialog), FALSE);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (session == NULL || self->dialog != NULL || along_own_forms_wait (widget, "assessments.new"))
    return;
  self->dialog = along_new_assessment_new (along_page_get_family (ALONG_PAGE (self)), along_session_get_team (session));
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  g_signal_connect_object (self->dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* --- The plan of measures --- */

/* The usual plan becomes the family's own, to be changed; to that, a measure is added. */
static void
plan_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongPage *page = ALONG_PAGE (widget);
  AlongFamily *family = along_page_get_family (page);
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (AlongEdit) edit = NULL;

  if (family == NULL)
    return;
  if (!along_planned_is_usual (family))
    {
      g_autofree char *key = along_measure_dialog_key (family, NULL);

      along_measure_dialog_open (page, key);
      return;
    }
  plan = along_planned_list (family, along_session_get_team (along_page_get_session (page)), along_page_get_today (page));
  edit = along_edit_new (_ ("plan of measures"), along_family_get_id (family));
  for (guint i = 0; i < plan->len; i++)
    along_planned_write (g_ptr_array_index (plan, i), along_edit_create (edit, ALONG_KIND_MEASURE_DUE));
  if (!along_edit_is_empty (edit))
    along_commit (widget, along_page_get_session (page), edit, NULL, _ ("This plan is the family’s own now"), NULL);
}

static void
measure_action (GtkWidget *widget, const char *action, GVariant *target)
{
  along_measure_dialog_open (ALONG_PAGE (widget), g_variant_get_string (target, NULL));
}

/* "form/parent": its form is begun with them, today. One that asks about age first goes by New assessment. */
static void
begin_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);
  AlongPage *page = ALONG_PAGE (widget);
  AlongFamily *family = along_page_get_family (page);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (target, NULL), "/", 2);
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (GPtrArray) parents = NULL;
  AlongRecord *form, *parent = NULL, *pregnancy;
  AlongId id;

  if (family == NULL || !along_id_parse (parts[0], &id))
    return;
  form = along_family_find (along_session_get_team (along_page_get_session (page)), ALONG_KIND_QUESTIONNAIRE, id);
  questionnaire = form != NULL ? along_questionnaire_of_record (form, NULL) : NULL;
  if (parts[1] != NULL && along_id_parse (parts[1], &id))
    parent = along_family_find (family, ALONG_KIND_PERSON, id);
  parents = along_facts_parents (family);
  if (parent == NULL && parents->len == 1)
    parent = parents->pdata[0];
  if (questionnaire == NULL || parent == NULL || along_questionnaire_get_youngest (questionnaire) > 0)
    {
      gtk_widget_activate_action (widget, "assessments.new", NULL);
      return;
    }
  pregnancy = along_facts_pregnancy (family, along_page_get_today (page));
  fill_in (self, along_filling_new (form, parent, pregnancy != NULL ? along_facts_baby (family, pregnancy) : NULL, pregnancy, along_clock_today ()), FALSE);
}

/* --- Scores of other measures --- */

static void
new_score_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (widget));
  g_autofree char *key = family != NULL ? along_score_dialog_key (family, NULL) : NULL;

  if (key != NULL)
    along_score_dialog_open (ALONG_PAGE (widget), key);
}

static void
score_action (GtkWidget *widget, const char *action, GVariant *target)
{
  along_score_dialog_open (ALONG_PAGE (widget), g_variant_get_string (target, NULL));
}

/* One assessment; with no id all of them, and the scores. */
static void
save_fhir_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongId id = ALONG_ID_NONE;
  const char *text = g_variant_get_string (target, NULL);

  if (along_page_get_family (ALONG_PAGE (widget)) != NULL && (text[0] == '\0' || along_id_parse (text, &id)))
    along_save_fhir (ALONG_PAGE (widget), id);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongPage *page = ALONG_PAGE (widget);
  AlongId id;

  if (along_page_get_family (page) != NULL && along_id_parse (g_variant_get_string (target, NULL), &id))
    gtk_window_present (along_print_new_assessment (GTK_WINDOW (gtk_widget_get_root (widget)), along_page_get_session (page),
                                                    along_page_get_family (page), id));
}

/* It is taken back by undo. */
static void
delete_record (GtkWidget *widget, AlongKindId kind, GVariant *target, const char *title, const char *toast)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (widget));
  g_autoptr (AlongEdit) edit = NULL;
  AlongRecord *record;
  AlongId id;

  if (family == NULL || !along_id_parse (g_variant_get_string (target, NULL), &id) || (record = along_family_find (family, kind, id)) == NULL)
    return;
  edit = along_edit_new (title, along_family_get_id (family));
  along_edit_delete (edit, record);
  along_commit (widget, along_page_get_session (ALONG_PAGE (widget)), edit, NULL, toast, NULL);
}

static void
delete_score_action (GtkWidget *widget, const char *action, GVariant *target)
{
  delete_record (widget, ALONG_KIND_SCORE, target, _ ("score deleted"), _ ("Score deleted"));
}

static void
delete_measure_action (GtkWidget *widget, const char *action, GVariant *target)
{
  delete_record (widget, ALONG_KIND_MEASURE_DUE, target, _ ("planned measure taken out"), _ ("Taken out of the plan"));
}

/* Nothing can be filled in. */
static void
switch_off (AlongAssessmentsPage *self)
{
  static const char *const edits[] = { "assessments.new", "assessments.review", "assessments.carry-on", "assessments.let-go",
                                       "assessments.amend", "assessments.countersign", "assessments.new-score", "assessments.score",
                                       "assessments.delete-score", "assessments.plan", "assessments.measure", "assessments.begin",
                                       "assessments.delete-measure", "assessments.save-fhir" };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], FALSE);
}

/* --- As a page --- */

static void
along_assessments_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (page);

  if (along_page_is_read_only (page))
    switch_off (self);
  else
    along_own_forms_ensure (GTK_WIDGET (self), along_page_get_session (page));
  /* Nobody is torn out of what they write or read. */
  if (shown_over (self) == NULL)
    show_list (self);
}

static void
along_assessments_page_forget (AlongPage *page)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (page);

  along_ask_close (page);
  along_page_set_whole (page, NULL);
  adw_bin_set_child (ADW_BIN (self->over), NULL);
  along_boxed_clear (self->scores);
  along_boxed_clear (self->plan);
  along_boxed_clear (self->drafts);
  along_boxed_clear (self->rows);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static char *
along_assessments_page_summarise (AlongPage *page)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (page);
  GtkWidget *over = shown_over (self);
  g_autoptr (GPtrArray) measures = NULL;
  GString *words;

  if (ALONG_IS_FILL_IN (over))
    return along_fill_in_summarise (ALONG_FILL_IN (over));
  if (ALONG_IS_OVER_TIME (over))
    return along_over_time_summarise (ALONG_OVER_TIME (over));
  if (self->series == NULL || self->series->len + along_family_count (along_page_get_family (page), ALONG_KIND_SCORE) == 0)
    return g_strdup (_ ("No assessments yet. The first one shows where you start together."));
  words = g_string_new (NULL);
  g_string_append_printf (words, ngettext ("%u assessment.", "%u assessments.", self->series->len), self->series->len);
  for (guint i = 0; i < self->series->len; i++)
    {
      const AlongSeries *series = g_ptr_array_index (self->series, i);
      g_autofree char *who = along_series_who (series->parent, series->child);
      g_autofree char *day = along_day_to_words (along_series_last (series)->day);

      g_string_append_c (words, ' ');
      /* Translators: name of a form, who with whom, date */
      g_string_append_printf (words, _ ("%s: %s, last %s."),
                              along_record_get_text (series->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE), who, day);
    }
  measures = along_measured_list (along_page_get_family (page));
  for (guint i = 0; i < measures->len; i++)
    {
      const AlongMeasured *measured = g_ptr_array_index (measures, i);
      g_autofree char *title = along_measured_title_words (measured), *value = along_score_record_words (along_measured_last (measured));
      g_autofree char *day = along_day_to_words (along_record_get_day (along_measured_last (measured), ALONG_SCORE_P_DATE));

      g_string_append_c (words, ' ');
      /* Translators: a measure, "14 of 30", a day */
      g_string_append_printf (words, _ ("%s: %s on %s."), title, value, day);
    }
  return g_string_free (words, FALSE);
}

static gboolean
along_assessments_page_focus_first (AlongPage *page)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (page);
  GtkWidget *over = shown_over (self);

  if (ALONG_IS_FILL_IN (over))
    return along_fill_in_focus (ALONG_FILL_IN (over));
  if (over != NULL)
    return gtk_widget_child_focus (over, GTK_DIR_TAB_FORWARD);
  if (gtk_widget_get_visible (self->drafts) && gtk_widget_child_focus (self->drafts, GTK_DIR_TAB_FORWARD))
    return TRUE;
  if (self->series != NULL && self->series->len > 0)
    return gtk_widget_grab_focus (gtk_widget_get_first_child (self->rows));
  if (gtk_widget_get_visible (self->scores))
    return gtk_widget_child_focus (self->scores, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->choose);
}

static gboolean
narrow_idle (gpointer data)
{
  AlongAssessmentsPage *self = data;

  self->narrow_source = 0;
  if (is_narrow (self) != self->narrow && along_page_get_family (ALONG_PAGE (self)) != NULL && shown_over (self) == NULL)
    show_list (self);
  return G_SOURCE_REMOVE;
}

/* What follows from the width is done after this frame, once the window knows whether it is narrow. */
static void
along_assessments_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (widget);

  GTK_WIDGET_CLASS (along_assessments_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width && self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (GTK_PRIORITY_RESIZE + 1, narrow_idle, self, NULL);
  self->width = width;
}

static void
along_assessments_page_dispose (GObject *object)
{
  AlongAssessmentsPage *self = ALONG_ASSESSMENTS_PAGE (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  if (self->dialog != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
      gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->dialog)));
    }
  G_OBJECT_CLASS (along_assessments_page_parent_class)->dispose (object);
}

static gboolean
along_assessments_page_take_back (AlongPage *page, gboolean redo)
{
  GtkWidget *over = shown_over (ALONG_ASSESSMENTS_PAGE (page));

  if (!ALONG_IS_FILL_IN (over))
    return FALSE;
  along_fill_in_take_back (ALONG_FILL_IN (over), redo);
  return TRUE;
}

static void
along_assessments_page_class_init (AlongAssessmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_assessments_page_dispose;
  widget_class->size_allocate = along_assessments_page_size_allocate;
  page_class->refresh = along_assessments_page_refresh;
  page_class->forget = along_assessments_page_forget;
  page_class->summarise = along_assessments_page_summarise;
  page_class->focus_first = along_assessments_page_focus_first;
  page_class->take_back = along_assessments_page_take_back;
  page_class->show_record = along_assessments_page_show_record;
  gtk_widget_class_install_action (widget_class, "assessments.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "assessments.amend", "s", amend_action);
  gtk_widget_class_install_action (widget_class, "assessments.countersign", "s", countersign_action);
  gtk_widget_class_install_action (widget_class, "assessments.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "assessments.review", "u", review_action);
  gtk_widget_class_install_action (widget_class, "assessments.carry-on", "s", carry_on_action);
  gtk_widget_class_install_action (widget_class, "assessments.let-go", "s", let_go_action);
  gtk_widget_class_install_action (widget_class, "assessments.new-score", NULL, new_score_action);
  gtk_widget_class_install_action (widget_class, "assessments.score", "s", score_action);
  gtk_widget_class_install_action (widget_class, "assessments.delete-score", "s", delete_score_action);
  gtk_widget_class_install_action (widget_class, "assessments.save-fhir", "s", save_fhir_action);
  gtk_widget_class_install_action (widget_class, "assessments.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "assessments.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "assessments.measure", "s", measure_action);
  gtk_widget_class_install_action (widget_class, "assessments.begin", "s", begin_action);
  gtk_widget_class_install_action (widget_class, "assessments.delete-measure", "s", delete_measure_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/assessments/along-assessments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, add);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, add_score);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, choose);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, choose_score);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, foot);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, over);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, plan);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, plan_change);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, plan_head);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, plan_words);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, save_all);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, scores);
  gtk_widget_class_bind_template_child (widget_class, AlongAssessmentsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
along_assessments_page_init (AlongAssessmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  along_page_edits (self->add);
  along_page_edits (self->choose);
  along_page_edits (self->add_score);
  along_page_edits (self->plan_change);
  along_page_edits (self->save_all);
  along_page_edits (self->choose_score);
}
