/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <glib/gstdio.h>

#include "along-window.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-own-forms.h"
#include "forms/along-forms-page.h"
#include "import/along-import.h"

#define FORM \
  "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"urn:test:form\",\"version\":\"1\",\"title\":\"How it is\"," \
  "\"item\":[{\"linkId\":\"b\",\"type\":\"boolean\",\"text\":\"Did you sleep?\"}]}"

static const char *const own[] = { "Attachment and attunement, before birth", "Attachment and attunement, after birth",
                                   "Parenting skills", "Risk review and resilience", "My own view",
                                   "Home and safety checklist", "Endings and tapering review", "Quality-of-practice audit" };

static guint
count_forms (AlongSession *session)
{
  return along_family_count (along_session_get_team (session), ALONG_KIND_QUESTIONNAIRE);
}

static gboolean
has_all_and_one (gpointer session)
{
  return count_forms (session) == G_N_ELEMENTS (own) + 1;
}

static gboolean
has_all (gpointer session)
{
  return count_forms (session) == G_N_ELEMENTS (own);
}

static gboolean
can_take (gpointer window)
{
  GtkWidget *take = pages_find_button (window, "Import");

  return take != NULL && gtk_widget_is_sensitive (take);
}

static void
take_in_form (AlongSession *session)
{
  g_autofree char *folder = g_dir_make_tmp ("along-forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "form.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window;

  g_assert_true (g_file_set_contents (path, FORM, -1, NULL));
  window = along_import_new (NULL, session, NULL, file);
  gtk_window_present (window);
  display_wait (can_take, window);
  pages_click_to_end (window, "Import");
  g_remove (path);
  g_rmdir (folder);
}

/* A form that was taken in first keeps none of the programme's own away, whichever page is opened; nor is one put in
 * twice. */
static void
test_taken_in_first (gconstpointer data)
{
  gboolean forms_page = GPOINTER_TO_INT (data);
  AlongSession *session;
  AlongFamily *family;
  AlongPage *page;
  GtkWidget *window;

  pages_start_empty ();
  session = pages_open ();
  g_assert_cmpuint (count_forms (session), ==, 0);
  take_in_form (session);
  g_assert_cmpuint (count_forms (session), ==, 1);
  pages_close (session);

  session = pages_open ();
  family = forms_page ? g_object_ref (along_session_get_team (session)) : along_family_new (along_id_new ());
  page = g_object_new (forms_page ? ALONG_TYPE_FORMS_PAGE : ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  window = display_window (GTK_WIDGET (page), 900, 700);
  along_page_set_family (page, session, family);
  along_own_forms_ensure (GTK_WIDGET (page), session);
  display_wait (has_all_and_one, session);
  display_turn ();
  if (forms_page)
    {
      g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "How it is"));
      for (guint i = 0; i < G_N_ELEMENTS (own); i++)
        g_assert_nonnull (pages_find_label (GTK_WIDGET (page), own[i]));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_object_unref (family);
  pages_close (session);

  session = pages_open ();
  g_assert_cmpuint (count_forms (session), ==, G_N_ELEMENTS (own) + 1);
  pages_close (session);
  pages_end ();
}

static gboolean
says_nothing (gpointer window)
{
  return pages_find_label (window, "Nothing to take back.") != NULL;
}

static gboolean
has_no_look (gpointer window)
{
  return pages_find_type (window, "AlongFillIn") == NULL;
}

/* The banner stands below the header bar in sight: the window's, or that of a page that took the window over. */
static void
look_at_one (AlongSession *session, GtkWidget *window)
{
  GtkWidget *banner = pages_find_type (window, "AlongBanner"), *place = gtk_widget_get_parent (banner), *look;
  AlongRecord *form;
  g_autofree char *id = NULL;

  ALONG_FOREACH (form, along_session_get_team (session), ALONG_KIND_QUESTIONNAIRE)
    break;
  id = along_id_to_text (along_record_get_id (form));
  gtk_widget_activate_action (pages_find_type (window, "AlongFormsPage"), "forms.look", "s", id);
  look = pages_find_type (window, "AlongFillIn");
  g_assert_nonnull (look);
  g_assert_true (gtk_widget_is_ancestor (banner, look));
  g_signal_emit_by_name (look, "left");
  display_wait (has_no_look, window);
  g_assert_true (gtk_widget_get_parent (banner) == place);
}

/* Undo on Forms and modules is about the forms, never about a family out of sight; what was taken back can be taken
 * in again. */
static void
test_undo (void)
{
  g_autoptr (AdwApplication) application = ADW_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_autoptr (AlongEdit) edit = NULL;
  AlongSession *session;
  AlongFamily *family;
  GtkWidget *window;
  char id[ALONG_ID_TEXT];

  g_application_register (G_APPLICATION (application), NULL, NULL);
  pages_start ();
  session = pages_open ();
  family = pages_load (session, "Miah");
  window = along_window_new (GTK_APPLICATION (application), session);
  gtk_window_present (GTK_WINDOW (window));
  display_turn ();
  along_id_format (along_family_get_id (family), id);
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  take_in_form (session);
  display_wait (has_all_and_one, session);
  {
    AlongRecord *person;

    ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
      break;
    edit = along_edit_new ("Change", along_family_get_id (family));
    along_record_set_text (along_edit_change (edit, person), ALONG_PERSON_P_PHONE, "0161 496 0000");
    pages_commit (session, edit);

    gtk_widget_activate_action (window, "win.show-forms", NULL);
    look_at_one (session, window);
    gtk_widget_activate_action (window, "win.undo", NULL);
    display_wait (has_all, session);
    gtk_widget_activate_action (window, "win.undo", NULL);
    display_wait (says_nothing, window);
    g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_PHONE), ==, "0161 496 0000");
    gtk_widget_activate_action (window, "win.redo", NULL);
    display_wait (has_all_and_one, session);
    gtk_widget_activate_action (window, "win.undo", NULL);
    display_wait (has_all, session);
    take_in_form (session);
    display_wait (has_all_and_one, session);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_object_unref (family);
  pages_close (session);
  pages_end ();
}

static gboolean
is_retired (gpointer record)
{
  return along_record_get_bool (record, ALONG_QUESTIONNAIRE_P_RETIRED);
}

static gboolean
is_in_use (gpointer record)
{
  return !is_retired (record);
}

/* Opens every row of a list of the page. */
static void
open_rows (AlongPage *page, const char *list)
{
  GtkWidget *rows = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ALONG_TYPE_FORMS_PAGE, list));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

/* A form that is retired is not offered any more, is listed apart, and can be used again; the published measures are listed with what
 * to know of them. */
static void
test_retire (void)
{
  AlongSession *session;
  AlongFamily *team;
  AlongPage *page;
  AlongRecord *record, *skills = NULL;
  GtkWidget *window;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  guint before;

  pages_start ();
  session = pages_open ();
  team = along_session_get_team (session);
  page = g_object_new (ALONG_TYPE_FORMS_PAGE, NULL);
  window = display_window (GTK_WIDGET (page), 900, 900);
  along_page_set_family (page, session, team);
  pages_see (page, "Quality-of-practice audit");
  ALONG_FOREACH (record, team, ALONG_KIND_QUESTIONNAIRE)
    if (g_str_equal (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_TITLE), "Parenting skills"))
      skills = record;
  g_assert_nonnull (skills);
  g_assert_null (pages_find_label (GTK_WIDGET (page), "Offer it again"));
  offered = along_own_forms_list (team, TRUE);
  before = offered->len;
  id = along_id_to_text (along_record_get_id (skills));
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.retire", "s", id);
  display_wait (is_retired, skills);
  pages_see (page, "No longer used");
  open_rows (page, "retired");
  pages_see (page, "Offer it again");
  g_clear_pointer (&offered, g_ptr_array_unref);
  offered = along_own_forms_list (team, TRUE);
  g_assert_cmpuint (offered->len, ==, before - 1);
  display_picture (window, "forms-retired.png");
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.use-again", "s", id);
  display_wait (is_in_use, skills);
  g_assert_null (pages_find_label (GTK_WIDGET (page), "Offer it again"));
  g_assert_null (pages_find_label (GTK_WIDGET (page), "No longer used"));
  open_rows (page, "instruments");
  pages_see (page, "PHQ-9: Patient Health Questionnaire, 9 items");
  pages_see (page, "9 items, 0 to 27, lower is better");
  pages_see (page, "A pilot with 336 women in Bradford");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
  pages_end ();
}

int
main (int argc, char *argv[])
{
  if (!display_init (&argc, &argv))
    return 77;
  g_test_add_data_func ("/forms/taken-in-first/forms", GINT_TO_POINTER (TRUE), test_taken_in_first);
  g_test_add_data_func ("/forms/taken-in-first/assessments", GINT_TO_POINTER (FALSE), test_taken_in_first);
  g_test_add_func ("/forms/undo", test_undo);
  g_test_add_func ("/forms/retire", test_retire);
  return g_test_run ();
}
