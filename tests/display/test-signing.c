/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed is put right with a reason, and countersigned by a manager who did not sign it. */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-scores.h"
#include "along-signing.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-fill-in.h"

typedef struct
{
  GtkWidget *page;
  AlongRecord *assessment;
} Shown;

static gboolean
has_left (gpointer data)
{
  return pages_find_type (((Shown *) data)->page, "AlongFillIn") == NULL;
}

static gboolean
is_countersigned (gpointer data)
{
  return along_record_has (((Shown *) data)->assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT);
}

static AlongRecord *
find_assessment (AlongFamily *family, AlongId id)
{
  AlongRecord *record = along_family_find (family, ALONG_KIND_ASSESSMENT, id);

  g_assert_nonnull (record);
  return record;
}

static AlongFillIn *
fill_in_of (GtkWidget *page)
{
  return ALONG_FILL_IN (pages_find_type (page, "AlongFillIn"));
}

static GtkWidget *
entry_of (GtkWidget *widget, const char *title)
{
  return pages_find_row (widget, title);
}

/* The parenting skills of Wren's mother, open at the answers of its day. */
static AlongRecord *
open_answers (AlongPage *page, AlongFamily *family)
{
  AlongRecord *record, *found = NULL;
  GtkWidget *choice;

  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.open", "u", 0);
  choice = pages_find_type (GTK_WIDGET (page), "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    if (along_record_get_day (record, ALONG_ASSESSMENT_P_DATE) == along_day_from_ymd (2026, 6, 22))
      found = record;
  g_assert_nonnull (found);
  return found;
}

/* A reason is needed, and something different; what was signed before is in the journal, the countersignature falls away; left and
 * carried on with on the way. */
static void
test_amend (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800), *widget = GTK_WIDGET (page);
  guint before = along_family_count (family, ALONG_KIND_ASSESSMENT), steps;
  AlongId me = along_record_get_id (along_session_get_me (session)), id, rater;
  Shown shown = { widget, NULL };
  AlongForm *form;
  AlongField *field;
  g_autofree char *words = NULL;

  along_page_set_family (page, session, family);
  pages_see (page, "Chloe with Wren");
  id = along_record_get_id (open_answers (page, family));
  rater = along_record_get_ref (find_assessment (family, id), ALONG_ASSESSMENT_P_RATER);
  steps = along_family_count (family, ALONG_KIND_NEXT_STEP);
  g_assert_false (along_id_equal (rater, me));
  pages_see (page, "Finished by ");
  pages_click (widget, "Put right what was signed…");
  pages_see (page, "changing what was signed");
  form = along_fill_in_get_form (fill_in_of (widget));
  pages_click (widget, "Finish…");
  display_picture (window, "signing-amend.png");
  pages_click (widget, "Sign the change");
  g_assert_nonnull (fill_in_of (widget));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (widget, "Why it is changed")), "  ");
  field = along_form_find (form, "ps08.r");
  g_assert_true (along_form_choose_code (form, field, along_field_get_chosen (field) == 1 ? "3" : "2"));
  pages_click (widget, "Sign the change");
  g_assert_nonnull (fill_in_of (widget));
  g_assert_true (gtk_widget_has_css_class (entry_of (widget, "Why it is changed"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (widget, "Why it is changed")), "Typed 5 for 2");
  g_assert_false (gtk_widget_has_css_class (entry_of (widget, "Why it is changed"), "error"));
  /* left: a draft of its own, which goes on with its reason */
  g_signal_emit_by_name (fill_in_of (widget), "left");
  pages_see (page, "Draft from today");
  pages_click (widget, "Carry on");
  pages_see (page, "changing what was signed");
  pages_click (widget, "Finish…");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (widget, "Why it is changed"))), ==, "Typed 5 for 2");
  pages_click (widget, "Sign the change");
  display_wait (has_left, &shown);

  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ASSESSMENT), ==, before);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_NEXT_STEP), ==, steps);
  {
    AlongRecord *record = find_assessment (family, id);

    g_assert_cmpint (along_record_get_enum (record, ALONG_ASSESSMENT_P_STATUS), ==, ALONG_ASSESSMENT_STATUS_AMENDED);
    g_assert_cmpstr (along_record_get_text (record, ALONG_ASSESSMENT_P_AMEND_REASON), ==, "Typed 5 for 2");
    g_assert_true (along_record_refers_to (record, ALONG_ASSESSMENT_P_SIGNED_BY, me));
    g_assert_true (along_record_refers_to (record, ALONG_ASSESSMENT_P_RATER, rater));
    g_assert_nonnull (strstr (along_record_get_text (record, ALONG_ASSESSMENT_P_RESPONSE), "\"amended\""));
  }
  open_answers (page, family);
  pages_see (page, "Amended by ");
  pages_see (page, "Why: Typed 5 for 2");
  display_picture (window, "signing-amended.png");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* A manager countersigns what somebody else signed, once; nobody else is offered it. */
static void
test_countersign (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Miah");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800), *widget = GTK_WIDGET (page), *choice;
  AlongRecord *me = along_session_get_me (session), *record, *other = NULL;
  Shown shown = { widget, NULL };

  ALONG_FOREACH (record, along_session_get_team (session), ALONG_KIND_WORKER)
    if (record != me)
      other = record;
  g_assert_nonnull (other);
  if (along_record_get_enum (me, ALONG_WORKER_P_ROLE) != ALONG_ROLE_MANAGER)
    {
      g_autoptr (AlongEdit) edit = along_edit_new ("Role", ALONG_ID_NONE);

      along_record_set_enum (along_edit_change (edit, me), ALONG_WORKER_P_ROLE, ALONG_ROLE_MANAGER);
      pages_commit (session, edit);
      me = along_session_get_me (session);
    }
  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    break;
  shown.assessment = record;
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Signed", along_family_get_id (family));
    AlongRecord *changed = along_edit_change (edit, shown.assessment);

    along_record_set_ref (changed, ALONG_ASSESSMENT_P_SIGNED_BY, along_record_get_id (other));
    along_record_set_ref (changed, ALONG_ASSESSMENT_P_RATER, along_record_get_id (other));
    pages_commit (session, edit);
    shown.assessment = find_assessment (family, along_record_get_id (shown.assessment));
  }
  g_assert_true (along_assessment_can_countersign (shown.assessment, me));
  along_page_set_family (page, session, family);
  along_page_show_record (page, along_record_get_id (shown.assessment));
  choice = pages_find_type (widget, "GtkDropDown");
  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice))) - 1);
  {
    g_autofree char *id = along_id_to_text (along_record_get_id (shown.assessment));

    gtk_widget_activate_action (widget, "assessments.countersign", "s", id);
  }
  pages_answer ("Countersign this assessment?", "countersign");
  display_wait (is_countersigned, &shown);
  g_assert_true (along_record_refers_to (shown.assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_BY, along_record_get_id (me)));
  pages_see (page, "Countersigned by ");
  g_assert_false (along_assessment_can_countersign (shown.assessment, me));
  g_assert_false (along_assessment_can_countersign (shown.assessment, other));
  display_picture (window, "signing-countersigned.png");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* A second rater sees nothing of what was rated before, neither while filling in nor in the list, until the own rating is finished; then
 * it is said who rated when, and that it was blind. */
static void
test_blind (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800), *widget = GTK_WIDGET (page), *choice;
  Shown shown = { widget, NULL };
  GtkWindow *dialog;
  AlongForm *form;
  GPtrArray *all;

  along_page_set_family (page, session, family);
  pages_see (page, "Reading baby");
  gtk_widget_activate_action (widget, "assessments.new", NULL);
  dialog = pages_find_window ("AlongNewAssessment");
  {
    GtkWidget *forms = pages_find_row (GTK_WIDGET (dialog), "Form");
    GListModel *titles = adw_combo_row_get_model (ADW_COMBO_ROW (forms));

    for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
      {
        g_autoptr (GtkStringObject) title = g_list_model_get_item (titles, i);

        if (g_str_equal (gtk_string_object_get_string (title), "Attachment and attunement, after birth"))
          adw_combo_row_set_selected (ADW_COMBO_ROW (forms), i);
      }
  }
  gtk_switch_set_active (GTK_SWITCH (pages_find_type (GTK_WIDGET (dialog), "GtkSwitch")), TRUE);
  pages_click (GTK_WIDGET (dialog), "Fill in");
  display_turn ();
  pages_see (page, "rated without seeing what was rated before");
  form = along_fill_in_get_form (fill_in_of (widget));
  all = along_questionnaire_get_all (along_form_get_questionnaire (form));
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_form_find (form, question->link_id);

      if (question->required && question->type == ALONG_QUESTION_CHOICE && along_field_is_visible (field))
        along_form_choose (form, field, 1);
    }
  pages_click (widget, "Next: Reading baby");
  g_assert_null (pages_find_label (widget, "Last time"));
  g_signal_emit_by_name (fill_in_of (widget), "left");
  pages_see (page, "Shown once you have finished your own rating, or let it go.");
  g_assert_null (pages_find_label (widget, "Reading baby"));
  display_picture (window, "signing-blind.png");
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (widget, "assessments.open", "u", i);
      g_assert_null (pages_find_label (widget, "What moved most"));
      if (pages_find_type (widget, "AlongOverTime") != NULL)
        g_signal_emit_by_name (pages_find_type (widget, "AlongOverTime"), "left");
      display_turn ();
    }
  pages_click (widget, "Carry on");
  pages_click (widget, "Finish…");
  pages_click (widget, "Sign and finish");
  display_wait (has_left, &shown);
  pages_see (page, "Reading baby");
  gtk_widget_activate_action (widget, "assessments.open", "u", 0);
  choice = pages_find_type (widget, "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice))) - 1);
  pages_see (page, "Rated without seeing what was rated before.");
  pages_see (page, along_record_get_text (along_session_get_me (session), ALONG_WORKER_P_NAME));
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
  g_test_add_func ("/signing/amend", test_amend);
  g_test_add_func ("/signing/countersign", test_countersign);
  g_test_add_func ("/signing/blind", test_blind);
  return pages_run ();
}
