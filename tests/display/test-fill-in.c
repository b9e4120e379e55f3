/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling in: read together on one screen. */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-signing.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-fill-in.h"

static GtkWidget *
together_of (GtkWidget *fill_in)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fill_in, ALONG_TYPE_FILL_IN, "together"));
}

static guint
count_folds (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "along-fold") && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_folds (child);
  return n;
}

/* Before a parent: one question, large, and nothing of how it was rated last time; what was chosen stays. */
static void
test_together (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800), *widget = GTK_WIDGET (page), *fill_in, *together;
  int least;

  along_page_set_family (page, session, family);
  gtk_widget_activate_action (widget, "assessments.review", "u", 0);
  pages_see (page, "0 of 18 looked at");
  fill_in = pages_find_type (widget, "AlongFillIn");
  together = together_of (fill_in);
  gtk_test_accessible_assert_property (together, GTK_ACCESSIBLE_PROPERTY_LABEL, "Read together");
  pages_click (widget, "Next: Safe and well");
  g_assert_true (display_key (fill_in, GDK_KEY_4, 0));
  pages_see (page, "Last time, ");
  g_assert_cmpuint (count_folds (fill_in), ==, 3);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (together), TRUE);
  gtk_test_widget_wait_for_draw (window);
  g_assert_null (pages_find_label (widget, "Last time, "));
  g_assert_cmpuint (count_folds (fill_in), ==, 0);
  pages_see (page, "Safe sleep");
  display_picture (window, "fill-in-together.png");
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  /* on to the next, and rated by its key */
  g_assert_true (display_key (fill_in, GDK_KEY_Down, GDK_ALT_MASK));
  gtk_test_widget_wait_for_draw (window);
  pages_see (page, "Feeding");
  g_assert_cmpuint (count_folds (fill_in), ==, 0);
  g_assert_true (display_key (fill_in, GDK_KEY_5, 0));
  g_assert_null (pages_find_label (widget, "Last time, "));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (together), FALSE);
  gtk_test_widget_wait_for_draw (window);
  pages_see (page, "Last time, ");
  g_assert_cmpuint (count_folds (fill_in), ==, 3);
  g_assert_cmpint (along_field_get_chosen (along_form_find (along_fill_in_get_form (ALONG_FILL_IN (fill_in)), "ps02.r")), ==, 4);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

#define FROM_TWO \
  "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"urn:test:later\",\"version\":\"1\",\"title\":\"A later age\"," \
  "\"copyright\":\"Ours\",\"useContext\":[{\"code\":{\"code\":\"age\"},\"valueRange\":{\"low\":{\"value\":24,\"unit\":\"months\"," \
  "\"code\":\"mo\"}}}],\"item\":[{\"linkId\":\"a\",\"type\":\"boolean\",\"text\":\"Does it talk?\"}]}"

static gboolean
has_finished (gpointer page)
{
  return pages_find_type (page, "AlongFillIn") == NULL;
}

static void
choose_form (GtkWindow *dialog, const char *title)
{
  GtkWidget *forms = pages_find_row (GTK_WIDGET (dialog), "Form");
  GListModel *titles = adw_combo_row_get_model (ADW_COMBO_ROW (forms));

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      g_autoptr (GtkStringObject) one = g_list_model_get_item (titles, i);

      if (g_str_equal (gtk_string_object_get_string (one), title))
        adw_combo_row_set_selected (ADW_COMBO_ROW (forms), i);
    }
}

/* A form for a later age is used only with a reason, which stays with the answers. */
static void
test_too_young (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Whitworth");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 900, 800), *widget = GTK_WIDGET (page), *start, *why;
  g_autoptr (AlongQuestionnaire) later = along_questionnaire_new_from_text (FROM_TWO, -1, NULL);
  g_autoptr (AlongEdit) edit = along_edit_new ("Form", ALONG_ID_NONE);
  g_autofree char *words = NULL;
  GtkWindow *dialog;
  AlongRecord *record, *found = NULL;

  along_questionnaire_add_record (edit, later);
  pages_commit (session, edit);
  along_page_set_family (page, session, family);
  gtk_widget_activate_action (widget, "assessments.new", NULL);
  dialog = pages_find_window ("AlongNewAssessment");
  start = pages_find_button (GTK_WIDGET (dialog), "Fill in");
  g_assert_true (gtk_widget_is_sensitive (start));
  g_assert_null (pages_find_label (GTK_WIDGET (dialog), "Use it all the same, because"));
  choose_form (dialog, "A later age");
  pages_see (dialog, "For 24 months and over. Theo is ");
  g_assert_false (gtk_widget_is_sensitive (start));
  why = pages_find_row (GTK_WIDGET (dialog), "Use it all the same, because");
  gtk_editable_set_text (GTK_EDITABLE (why), "   ");
  g_assert_false (gtk_widget_is_sensitive (start));
  gtk_editable_set_text (GTK_EDITABLE (why), "The health visitor asked for it");
  g_assert_true (gtk_widget_is_sensitive (start));
  display_picture (GTK_WIDGET (dialog), "fill-in-too-young.png");
  pages_click (GTK_WIDGET (dialog), "Fill in");
  display_turn ();
  along_form_set_boolean (along_fill_in_get_form (ALONG_FILL_IN (pages_find_type (widget, "AlongFillIn"))),
                          along_form_find (along_fill_in_get_form (ALONG_FILL_IN (pages_find_type (widget, "AlongFillIn"))), "a"), FALSE);
  pages_click (widget, "Finish…");
  pages_click (widget, "Sign and finish");
  display_wait (has_finished, page);
  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    if (strstr (along_record_get_text (record, ALONG_ASSESSMENT_P_RESPONSE), "urn:test:later") != NULL)
      found = record;
  g_assert_nonnull (found);
  words = along_assessment_why_too_young (found);
  g_assert_cmpstr (words, ==, "The health visitor asked for it");
  g_assert_false (along_assessment_is_blind (found));
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

static gboolean
is_formatted (GtkWidget *widget, const char *markup)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_label_get_use_markup (GTK_LABEL (widget))
         && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), markup);
}

/* A section of very many questions is filled in part by part; formatted words look as the form says. */
static void
test_parts (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (GString) text = g_string_new ("{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"urn:test:parts\",\"version\":\"1\",\"title\":\"Long\","
                                           "\"item\":[{\"linkId\":\"g\",\"type\":\"group\",\"text\":\"Everything\",\"item\":["
                                           "{\"linkId\":\"d\",\"type\":\"display\",\"text\":\"Wash hands\",\"_text\":{\"extension\":[{\"url\":"
                                           "\"http://hl7.org/fhir/StructureDefinition/rendering-xhtml\",\"valueString\":\"<script>x()</script>Wash <b>hands</b>\"}]}}");
  g_autoptr (AlongEdit) edit = along_edit_new ("Form", ALONG_ID_NONE);
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *view;
  AlongRecord *record;
  AlongForm *form;

  g_string_append (text, ",{\"linkId\":\"fold\",\"type\":\"group\",\"text\":\"More\",\"extension\":[{\"url\":\"http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                         "sdc-questionnaire-collapsible\",\"valueCode\":\"default-closed\"}],\"item\":[{\"linkId\":\"inner\",\"type\":\"string\",\"text\":\"Inner\"}]}");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, ",{\"linkId\":\"q%u\",\"type\":\"string\",\"text\":\"Question %u\"}", i, i);
  g_string_append (text, "]}]}");
  questionnaire = along_questionnaire_new_from_text (text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  along_questionnaire_add_record (edit, questionnaire);
  pages_commit (session, edit);
  record = along_family_find (along_session_get_team (session), ALONG_KIND_QUESTIONNAIRE, along_questionnaire_record_id ("urn:test:parts", "1"));
  view = along_fill_in_new_look (session, record, &error);
  g_assert_no_error (error);
  window = display_window (view, 1000, 800);
  pages_see (window, "Everything, 1 of 4");
  pages_see (window, "Everything, 4 of 4");
  g_assert_nonnull (pages_find (window, is_formatted, "Wash <b>hands</b>"));
  display_picture (window, "fill-in-parts.png");
  g_assert_nonnull (pages_find_row (window, "Question 27"));
  g_assert_null (pages_find_row (window, "Question 28"));
  /* What is folded away opens when one goes there. */
  g_assert_null (pages_find_row (window, "Inner"));
  along_fill_in_go_to (ALONG_FILL_IN (view), along_form_find (along_fill_in_get_form (ALONG_FILL_IN (view)), "inner"));
  display_turn ();
  g_assert_nonnull (pages_find_row (window, "Inner"));
  /* A question is gone to wherever it is. */
  form = along_fill_in_get_form (ALONG_FILL_IN (view));
  along_fill_in_go_to (ALONG_FILL_IN (view), along_form_find (form, "q95"));
  display_turn ();
  g_assert_nonnull (pages_find_row (window, "Question 95"));
  g_assert_null (pages_find_row (window, "Question 27"));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  pages_style ();
  g_test_add_func ("/fill-in/together", test_together);
  g_test_add_func ("/fill-in/too-young", test_too_young);
  g_test_add_func ("/fill-in/parts", test_parts);
  return pages_run ();
}
