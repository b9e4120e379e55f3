/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-clock.h"
#include "along-facts.h"
#include "along-presets.h"
#include "plan/along-phase-row.h"
#include "plan/along-plan-ask.h"
#include "plan/along-plan-edits.h"
#include "plan/along-plan-page.h"
#include "plan/along-plan-words.h"

/* Edits, on a family made here. */

static AlongFamily *
family_new (AlongRecord **version, int due)
{
  AlongId id = along_id_new ();
  AlongFamily *family = along_family_new (id);
  g_autoptr (AlongEdit) edit = along_edit_new ("test", id), plan = NULL;
  AlongRecord *episode = along_edit_create (edit, ALONG_KIND_EPISODE), *mother = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongRecord *pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY), *edd = along_edit_create (edit, ALONG_KIND_EDD);

  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_day (episode, ALONG_EPISODE_P_FROM, along_day_from_ymd (2026, 1, 5));
  along_record_set_text (mother, ALONG_PERSON_P_NAME, "Ada Lane");
  along_record_set_enum (mother, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_day (edd, ALONG_EDD_P_EDD, due);
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
  along_family_apply (family, edit);
  plan = along_plan_first (family, along_family_nth (family, ALONG_KIND_EPISODE, 0), ALONG_PRESET_CALDERDALE,
                           along_day_from_ymd (2026, 1, 7));
  along_family_apply (family, plan);
  *version = along_family_nth (family, ALONG_KIND_PLAN_VERSION, 0);
  return family;
}

static void
apply (AlongFamily *family, AlongEdit *edit)
{
  g_assert_nonnull (edit);
  along_family_apply (family, edit);
  g_object_unref (edit);
}

/* The phases of a version follow each other without a hole. */
static GPtrArray *
check_phases (AlongFamily *family, AlongRecord *version, guint n)
{
  GPtrArray *phases = along_plan_phases (family, version);

  g_assert_cmpuint (phases->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      int from = along_record_get_day (phases->pdata[i], ALONG_PHASE_P_FROM);

      g_assert_cmpint (from, <=, along_record_get_last_day (phases->pdata[i], ALONG_PHASE_P_TO));
      if (i > 0)
        g_assert_cmpint (from, ==, along_record_get_last_day (phases->pdata[i - 1], ALONG_PHASE_P_TO) + 1);
    }
  return phases;
}

static void
test_phases (void)
{
  AlongRecord *version;
  g_autoptr (AlongFamily) family = family_new (&version, along_day_from_ymd (2026, 3, 1));
  g_autoptr (GPtrArray) phases = check_phases (family, version, 5), after = NULL, fewer = NULL, more = NULL;
  g_autoptr (GError) error = NULL;
  int to = along_record_get_last_day (phases->pdata[1], ALONG_PHASE_P_TO);

  g_assert_cmpint (along_plan_birth_in_steady (family, version), ==, ALONG_DAY_NONE);
  apply (family, along_plan_move_to (family, phases->pdata[1], to + 7, &error));
  g_assert_no_error (error);
  after = check_phases (family, version, 5);
  g_assert_cmpint (along_record_get_day (after->pdata[2], ALONG_PHASE_P_FROM), ==, to + 8);
  apply (family, along_plan_move_from (family, after->pdata[2], to + 1, &error));
  g_ptr_array_unref (check_phases (family, version, 5));
  g_assert_null (along_plan_move_to (family, after->pdata[1], to + 1000, &error));
  g_assert_error (error, ALONG_CHECK_ERROR, ALONG_CHECK_ERROR_IMPOSSIBLE);
  g_clear_error (&error);
  g_assert_null (along_plan_move_from (family, after->pdata[1], 0, &error));
  g_clear_error (&error);

  apply (family, along_plan_remove_phase (family, after->pdata[2]));
  fewer = check_phases (family, version, 4);
  apply (family, along_plan_remove_phase (family, fewer->pdata[0]));
  apply (family, along_plan_add_phase (family, version, along_day_from_ymd (2026, 2, 1)));
  more = check_phases (family, version, 4);
  g_assert_cmpint (along_record_get_enum (more->pdata[3], ALONG_PHASE_P_PHASE), ==, ALONG_PHASE_NAME_LIGHT_TOUCH);
}

/* A due date in Steady: four weeks before to six after become Intensive, the rest stays. */
static void
test_around_birth (void)
{
  AlongRecord *version;
  int due = along_day_from_ymd (2026, 7, 1);
  g_autoptr (AlongFamily) family = family_new (&version, due);
  g_autoptr (GPtrArray) phases = NULL;

  g_assert_cmpint (along_plan_birth_in_steady (family, version), ==, due);
  apply (family, along_plan_around_birth (family, version, due));
  phases = check_phases (family, version, 6);
  g_assert_cmpint (along_plan_birth_in_steady (family, version), ==, ALONG_DAY_NONE);
  g_assert_cmpint (along_record_get_enum (phases->pdata[3], ALONG_PHASE_P_PHASE), ==, ALONG_PHASE_NAME_INTENSIVE);
  g_assert_cmpint (along_record_get_day (phases->pdata[3], ALONG_PHASE_P_FROM), ==, along_day_from_ymd (2026, 6, 1));
  g_assert_cmpint (along_record_get_last_day (phases->pdata[3], ALONG_PHASE_P_TO), ==, along_day_from_ymd (2026, 8, 16));
}

static void
test_agree_again (void)
{
  AlongRecord *version, *next;
  g_autoptr (AlongFamily) family = family_new (&version, along_day_from_ymd (2026, 3, 1));
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongId mother = along_record_get_id (along_family_nth (family, ALONG_KIND_PERSON, 0));
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) phases = NULL;
  int day = along_day_from_ymd (2026, 3, 4);

  g_array_append_val (people, mother);
  apply (family, along_plan_agree_again (family, version, day, people, "Ada asked for more time."));
  next = along_facts_latest_plan (family, along_family_nth (family, ALONG_KIND_EPISODE, 0));
  g_assert_true (next != version);
  phases = check_phases (family, next, 4);
  g_assert_cmpint (along_record_get_day (phases->pdata[0], ALONG_PHASE_P_FROM), ==, day);
  sentence = along_plan_sentence (family, next, day);
  g_assert_cmpstr (sentence, ==,
                   "Plan 2, agreed with Ada Lane on 4 March 2026. Intensive, 3 to 4 contacts a week until 17 May 2026, then "
                   "steady.");
  g_ptr_array_unref (check_phases (family, version, 5));
}

/* The page. */

typedef struct
{
  AlongFamily *family;
  AlongKindId kind;
  guint n;
} Count;

static gboolean
is_count (gpointer data)
{
  Count *count = data;
  return along_family_count (count->family, count->kind) == count->n;
}

static void
test_page (void)
{
  static const char *const names[] = { "Ingham", "Tesfay", "Miah", "Whitworth" };
  AlongSession *session = pages_open ();
  AlongPage *page = g_object_new (ALONG_TYPE_PLAN_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 960, 900);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AlongFamily *family = pages_load (session, names[i]);
      g_autofree char *picture = g_strdup_printf ("plan-%s.png", names[i]);
      g_autofree char *words = NULL;
      Count count = { family, ALONG_KIND_PHASE, 0 };
      int least;

      along_page_set_family (page, session, family);
      words = along_page_summarise (page);
      g_test_message ("%s", words);
      g_assert_true (g_str_has_prefix (words, "Plan "));
      g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Phases"));
      g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Modules"));
      display_picture (window, picture);
      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
      g_assert_true (along_page_focus_first (page));

      count.n = along_family_count (family, ALONG_KIND_PHASE) + 1;
      pages_click (GTK_WIDGET (page), "Add phase");
      display_wait (is_count, &count);
      gtk_test_widget_wait_for_draw (window);
      along_page_set_family (page, NULL, NULL);
      g_assert_null (pages_find_type (GTK_WIDGET (page), "AlongPhaseRow"));
      display_turn ();
      g_assert_finalize_object (family);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* Contacts a week, changed with the spin button, are one edit that can be taken back. */
static gboolean
is_four (gpointer phase)
{
  return along_record_get_decimal (phase, ALONG_PHASE_P_HIGH, 0) == 4.5;
}

static gboolean
is_back (gpointer phase)
{
  return along_record_get_decimal (phase, ALONG_PHASE_P_HIGH, 0) != 4.5;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer what)
{
  g_autoptr (GError) error = NULL;

  along_session_undo_finish (ALONG_SESSION (source), result, what, &error);
  g_assert_no_error (error);
}

static GtkWidget *
last_spin (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SPIN_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *in = last_spin (child);
      if (in != NULL)
        found = in;
    }
  return found;
}

static void
test_spin (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  AlongPage *page = g_object_new (ALONG_TYPE_PLAN_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 960, 900), *row;
  g_autoptr (GPtrArray) phases
    = along_plan_phases (family, along_facts_latest_plan (family, along_facts_last_episode (family)));
  g_autofree char *what = NULL;

  along_page_set_family (page, session, family);
  gtk_test_widget_wait_for_draw (window);
  row = pages_find_type (GTK_WIDGET (page), "AlongPhaseRow");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_test_widget_wait_for_draw (window);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (last_spin (row)), 4.5);
  display_wait (is_four, phases->pdata[0]);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (last_spin (row)), 0);
  while (pages_find_label (row, "The most cannot be less than the least.") == NULL)
    g_main_context_iteration (NULL, TRUE);
  display_picture (window, "plan-refused.png");
  along_session_undo_async (session, along_family_get_id (family), FALSE, NULL, undone_cb, &what);
  display_wait (is_back, phases->pdata[0]);
  while (what == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (what, ==, "contacts a week");

  /* What was clicked just before the page lets go is kept. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (last_spin (row)), 4.5);
  along_page_set_family (page, NULL, NULL);
  display_wait (is_four, phases->pdata[0]);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* What is being typed stands through other edits, another family and a lock, until it is said to be done. */

static gboolean
is_said (gpointer version)
{
  return g_strcmp0 (along_record_get_text (version, ALONG_PLAN_VERSION_P_UNDERSTOOD), "Fewer visits, as agreed.") == 0;
}

static gboolean
has_no_draft (gpointer session)
{
  return along_session_get_draft (session, g_object_get_data (session, "key")) == NULL;
}

static void
test_typed (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  AlongPage *page = g_object_new (ALONG_TYPE_PLAN_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 960, 900), *said, *hope;
  AlongRecord *version = along_facts_latest_plan (family, along_facts_last_episode (family));
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  g_autofree char *id = along_id_to_text (along_record_get_id (version));
  g_autofree char *key = g_strconcat ("plan-understood/", id, NULL);

  along_page_set_family (page, session, family);
  gtk_test_widget_wait_for_draw (window);
  said = pages_find_row (GTK_WIDGET (page), "How they say it themselves");
  hope = pages_find_row (GTK_WIDGET (page), "In their own words");
  gtk_editable_set_text (GTK_EDITABLE (said), "Fewer visits, as");
  gtk_editable_set_text (GTK_EDITABLE (hope), "To be");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (last_spin (pages_find_type (GTK_WIDGET (page), "AlongPhaseRow"))), 4.5);
  display_wait (is_four, phases->pdata[0]);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (said)), ==, "Fewer visits, as");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hope)), ==, "To be");

  along_page_set_family (page, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (said)), ==, "");
  along_page_set_family (page, session, family);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (said)), ==, "Fewer visits, as");
  hope = pages_find_row (GTK_WIDGET (page), "In their own words");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hope)), ==, "To be");

  gtk_editable_set_text (GTK_EDITABLE (said), "Fewer visits, as agreed.");
  g_signal_emit_by_name (said, "apply");
  display_wait (is_said, version);
  g_object_set_data (G_OBJECT (session), "key", key);
  display_wait (has_no_draft, session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (said)), ==, "Fewer visits, as agreed.");
  /* What was said is read whole, and changed in its line. */
  g_assert_false (gtk_widget_get_visible (said));
  hope = gtk_widget_get_next_sibling (said);
  g_assert_true (ADW_IS_ACTION_ROW (hope) && gtk_widget_get_visible (hope));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (hope)), ==, "Fewer visits, as agreed.");
  adw_action_row_activate (ADW_ACTION_ROW (hope));
  g_assert_true (gtk_widget_get_visible (said));

  /* Another edit leaves the line open while the focus is in it; Esc gives the words back, Enter closes too. */
  g_assert_nonnull (gtk_widget_get_focus_child (said));
  ALONG_PAGE_GET_CLASS (page)->refresh (page, NULL);
  g_assert_true (gtk_widget_get_visible (said));
  g_assert_nonnull (gtk_widget_get_focus_child (said));
  gtk_editable_set_text (GTK_EDITABLE (said), "Something else");
  g_assert_true (display_key (gtk_root_get_focus (GTK_ROOT (window)), GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (said));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (hope)), ==, "Fewer visits, as agreed.");
  g_assert_null (along_session_get_draft (session, key));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == hope);
  adw_action_row_activate (ADW_ACTION_ROW (hope));
  g_signal_emit_by_name (said, "entry-activated");
  g_assert_false (gtk_widget_get_visible (said));

  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* The phase that is now says so, and no other, also when it was the one before. */
static void
test_now (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  AlongRecord *version = along_facts_latest_plan (family, along_facts_last_episode (family));
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  const char *words = along_plan_phase_words (along_record_get_enum (phases->pdata[0], ALONG_PHASE_P_PHASE));
  g_autofree char *now = g_strdup_printf ("%s, now", words);
  GtkWidget *row = g_object_ref_sink (along_phase_row_new (session, family, phases->pdata[0]));

  along_phase_row_refresh (ALONG_PHASE_ROW (row), TRUE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, now);
  along_phase_row_refresh (ALONG_PHASE_ROW (row), FALSE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_object_unref (row);
  g_assert_finalize_object (family);
  pages_close (session);
}

/* Agreeing again: needs a reason and somebody; the next version is shown, the older one can be read. */
static gboolean
is_second (gpointer page)
{
  return pages_find_label (page, "Plan 3") != NULL;
}

static void
test_ask (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_PLAN_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 960, 900);
  GtkWidget *dialog;

  along_page_set_family (page, session, family);
  dialog = along_plan_ask (GTK_WIDGET (page), session, family,
                           along_facts_latest_plan (family, along_facts_last_episode (family)), TRUE);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "agree"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_type (dialog, "AdwEntryRow")), "Chloe asked for it.");
  /* Nobody is taken to have agreed, neither mother nor father. */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "agree"));
  gtk_widget_activate_action (pages_find_type (dialog, "AlongOptionRow"), "option.choose", NULL);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "agree"));
  display_picture (dialog, "plan-ask.png");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "agree");
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_wait (is_second, page);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Plan 2"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Chloe asked for it."));
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
  g_test_add_func ("/plan/phases", test_phases);
  g_test_add_func ("/plan/around-birth", test_around_birth);
  g_test_add_func ("/plan/agree-again", test_agree_again);
  g_test_add_func ("/plan/page", test_page);
  g_test_add_func ("/plan/spin", test_spin);
  g_test_add_func ("/plan/typed", test_typed);
  g_test_add_func ("/plan/now", test_now);
  g_test_add_func ("/plan/ask", test_ask);
  return pages_run ();
}
