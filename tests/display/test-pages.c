/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-crowding.h"
#include "along-facts.h"
#include "along-page-table.h"
#include "along-pages.h"
#include "along-window.h"
#include "add-family/along-new-family.h"
#include "add-family/along-refused-rows.h"
#include "families/along-families-list.h"
#include "families/along-waiting.h"
#include "overview/along-overview-forms.h"
#include "overview/along-overview-page.h"
#include "overview/along-overview-words.h"
#include "start/along-recovery-sheet.h"
#include "vault/along-vault-page.h"

static void
test_templates (void)
{
  guint n;
  const GType *types = along_pages_templates (&n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      GObject *object = g_object_ref_sink (g_object_new (types[i], NULL));

      if (GTK_IS_WINDOW (object))
        gtk_window_destroy (GTK_WINDOW (object));
      g_object_add_weak_pointer (object, (gpointer *) &object);
      g_object_unref (object);
      display_turn ();
      g_assert_null (object);
    }
}

static void
test_page_table (void)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_type_is_a (rows[i].get_type (), ALONG_TYPE_PAGE));
      g_assert_true (along_page_table_find (rows[i].name) == &rows[i]);
    }
  g_assert_null (along_page_table_find ("nowhere"));
}

typedef struct
{
  GtkWidget *list;
  const char *says;
  gboolean absent;
} Expected;

static gboolean
is_said (gpointer data)
{
  Expected *expected = data;
  return (pages_find_label (expected->list, expected->says) != NULL) != expected->absent;
}

static void
expect (GtkWidget *list, const char *words, gboolean absent)
{
  Expected expected = { list, words, absent };
  display_wait (is_said, &expected);
}

static void
test_families_list (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *list = along_families_list_new ();
  GtkWidget *window = display_window (list, 360, 600);
  GtkWidget *search = pages_find_type (list, "GtkSearchEntry");

  along_families_list_set_session (ALONG_FAMILIES_LIST (list), session);
  expect (list, "Tesfay", FALSE);
  expect (list, "Ingham", FALSE);
  expect (list, "weeks", FALSE);
  gtk_editable_set_text (GTK_EDITABLE (search), "Keira");
  expect (list, "Ingham", TRUE);
  expect (list, "Keira Holdsworth", FALSE);
  gtk_editable_set_text (GTK_EDITABLE (search), "Qqqqq");
  expect (list, "Nothing found for “Qqqqq”.", FALSE);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  expect (list, "Ingham", FALSE);
  along_families_list_set_session (ALONG_FAMILIES_LIST (list), NULL);
  expect (list, "Ingham", TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* Each family on the overview: a sentence is spoken, nothing needs more than 360 px, and all of it is let go. */
static void
test_overview (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (GPtrArray) summaries = pages_list (session);
  AlongPage *page = g_object_new (ALONG_TYPE_OVERVIEW_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 360, 600);

  g_assert_cmpuint (summaries->len, ==, 5);
  for (guint i = 0; i < summaries->len; i++)
    {
      AlongSummary *summary = summaries->pdata[i];
      AlongFamily *family = pages_load_id (session, summary->family);
      g_autofree char *words = NULL;
      int least;

      along_page_set_family (page, session, family);
      words = along_page_summarise (page);
      g_assert_cmpuint (strlen (words), >, 20);
      g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Going well"));
      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
      along_page_set_family (page, NULL, NULL);
      g_assert_null (pages_find_label (GTK_WIDGET (page), summary->parents));
      g_assert_finalize_object (family);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* What a parent wrote into the newest form is quoted near the top, what goes well in it beside the rest. */
static void
test_overview_words (void)
{
  static const char *const names[] = { "Miah", "Tesfay", "Ingham", "Whitworth" };
  AlongSession *session = pages_open ();
  AlongPage *page = g_object_new (ALONG_TYPE_OVERVIEW_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 900, 900);
  guint quoted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AlongFamily *family = pages_load (session, names[i]);
      AlongFormWords written[] = { { .role = "own-words" }, { .role = "strengths" } };
      g_autoptr (AlongEdit) edit = along_edit_new ("t", along_family_get_id (family));
      AlongRecord *voice;

      along_overview_read_forms (family, along_session_get_team (session), written, 2);
      if (written[0].words == NULL || written[1].words == NULL)
        {
          g_free (written[0].words);
          g_free (written[1].words);
          g_clear_object (&family);
          continue;
        }
      quoted++;
      /* Said before the form was filled in: the form is the newer one. */
      ALONG_FOREACH (voice, family, ALONG_KIND_VOICE)
        along_record_set_day (along_edit_change (edit, voice), ALONG_VOICE_P_DATE,
                              along_record_get_day (written[0].form, ALONG_ASSESSMENT_P_DATE) - 1);
      along_family_apply (family, edit);
      along_page_set_family (page, session, family);
      g_assert_nonnull (pages_find_label (GTK_WIDGET (page), written[0].words));
      g_free (written[0].words);
      g_free (written[1].words);
      along_page_set_family (page, NULL, NULL);
      g_assert_finalize_object (family);
    }
  g_assert_cmpuint (quoted, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* What the window was asked to say, and whether with Undo. */
static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GString *said = data;
  const char *title;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &title, &undo);
  g_string_append_printf (said, "%s%s;", title, undo ? " (Undo)" : "");
}

static GString *
listen_for_toasts (GtkWidget *window)
{
  GString *said = g_string_new (NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("toast", G_VARIANT_TYPE ("(sb)"));

  g_signal_connect (action, "activate", G_CALLBACK (toast_cb), said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  return said;
}

static gboolean
has_said (gpointer said)
{
  return ((GString *) said)->len > 0;
}

static gboolean
is_gone (gpointer data)
{
  return pages_find_label (data, "Ring the midwife") == NULL;
}

/* A next step stands on the overview until it is done, once; that is said, with Undo, and the focus stays where the work
 * is. Too long without a contact is said there too. */
static void
test_overview_visits (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_OVERVIEW_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 900, 900), *row, *button;
  g_autofree char *words = NULL;
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_family_get_id (family));

  along_page_set_family (page, session, family);
  g_assert_null (pages_find_button (GTK_WIDGET (page), "See visits"));
  for (int i = 0; i < 7; i++)
    {
      AlongRecord *professional = along_edit_create (edit, ALONG_KIND_PROFESSIONAL);
      AlongRecord *visit = along_edit_create (edit, ALONG_KIND_PROFESSIONAL_CONTACT);

      along_record_set_text (professional, ALONG_PROFESSIONAL_P_ROLE, "health visitor");
      along_record_set_ref (visit, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, along_record_get_id (professional));
      along_record_set_day (visit, ALONG_PROFESSIONAL_CONTACT_P_DATE, along_clock_today () - 2 * i);
      along_record_set_text (visit, ALONG_PROFESSIONAL_CONTACT_P_PLACE, "home");
    }
  pages_commit (session, edit);
  g_clear_object (&family);
  family = pages_load (session, "Ingham");
  along_page_set_family (page, session, family);
  words = along_crowding_words (family, along_session_get_team (session), along_clock_today ());
  g_assert_nonnull (strstr (words, " people visit most weeks. Two could come together."));
  row = pages_find_row (GTK_WIDGET (page), words);
  g_assert_nonnull (row);
  button = pages_find_button (row, "See visits");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.show-page");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL), ==, "timeline");
  display_picture (window, "overview-visits.png");
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

static void
test_overview_steps (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  AlongPage *page = g_object_new (ALONG_TYPE_OVERVIEW_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 900, 900);
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_family_get_id (family));
  AlongRecord *step = along_edit_create (edit, ALONG_KIND_NEXT_STEP), *record;
  GString *said = listen_for_toasts (window);
  GtkWidget *button, *focus;

  along_record_set_text (step, ALONG_NEXT_STEP_P_TEXT, "Ring the midwife");
  along_record_set_text (step, ALONG_NEXT_STEP_P_WHO, "Selam");
  along_record_set_day (step, ALONG_NEXT_STEP_P_DUE, along_clock_today () - 13);
  pages_commit (session, edit);
  g_clear_object (&family);
  family = pages_load (session, "Tesfay");
  along_page_set_family (page, session, family);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Ring the midwife"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Selam · was due 17 June"));
  button = pages_find_type (pages_find_row (GTK_WIDGET (page), "Ring the midwife"), "GtkButton");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  display_wait (is_gone, page);
  display_wait (has_said, said);
  display_turn ();
  g_assert_cmpstr (said->str, ==, "Next step done (Undo);");
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (ADW_IS_ACTION_ROW (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));
  record = along_family_find (family, ALONG_KIND_NEXT_STEP, along_record_get_id (step));
  g_assert_cmpint (along_record_get_day (record, ALONG_NEXT_STEP_P_DONE), ==, along_clock_today ());
  {
    g_autofree char *why = NULL, *notice = along_overview_notice (family, along_clock_today (), &why);
    g_autofree char *later = along_overview_notice (family, along_clock_today () + 40, NULL);

    g_assert_null (notice);
    g_assert_nonnull (strstr (later, "days without contact"));
  }
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_string_free (said, TRUE);
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);
}

/* What was begun and not finished is told where no family is shown, by the family's name; what can never be carried on
 * with is not. */
static gboolean
is_told (gpointer data)
{
  return pages_find_label (data, "You were writing in the details of the Tesfay family: today at") != NULL;
}

static void
test_waiting (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  GtkWidget *waiting = along_waiting_new ();
  GtkWidget *window = display_window (waiting, 600, 400);

  along_waiting_set_session (ALONG_WAITING (waiting), session);
  g_assert_false (gtk_widget_get_visible (waiting));
  along_session_put_draft (session, "genogram-add/x", "genogram", ALONG_ID_NONE, "{}");
  along_session_put_draft (session, "family-details/x", "family-details", along_family_get_id (family), "{}");
  display_wait (is_told, waiting);
  g_assert_null (pages_find_label (waiting, "You were writing: "));
  g_assert_true (gtk_widget_get_visible (waiting));
  pages_click (waiting, "Let it go");
  display_turn ();
  g_assert_null (along_session_get_draft (session, "family-details/x"));
  g_assert_false (gtk_widget_get_visible (waiting));
  along_session_drop_draft (session, "genogram-add/x");
  along_waiting_set_session (ALONG_WAITING (waiting), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* Adding a family. */

static void
refused (AlongNewFamily *from, AlongNewField expected, const char *words)
{
  g_autoptr (GPtrArray) refused = along_refused_new ();
  g_autoptr (AlongEdit) edit = along_new_family_make_edit (from, ALONG_PRESET_CALDERDALE, along_day_from_ymd (2026, 6, 30),
                                                           refused);

  g_assert_null (edit);
  g_assert_nonnull (along_refused_find (refused, expected));
  g_assert_nonnull (strstr (along_refused_find (refused, expected), words));
}

static void
put (AlongNewFamily *family, AlongNewField field, const char *text)
{
  g_free (family->texts[field]);
  family->texts[field] = g_strdup (text);
}

static void
fill (AlongNewFamily *family, AlongId keyworker)
{
  put (family, ALONG_NEW_PARENT_NAME, "Jade Marsden");
  put (family, ALONG_NEW_OTHER_NAME, "Kofi Mensah");
  put (family, ALONG_NEW_DUE, "14 October 2026");
  put (family, ALONG_NEW_REFERENCE, "2026-0100");
  put (family, ALONG_NEW_ACCEPTED, "22 June 2026");
  put (family, ALONG_NEW_ACCEPTED_TIME, "14:30");
  put (family, ALONG_NEW_SOCIAL_WORKER, "Lena Ward");
  family->genders[0] = ALONG_GENDER_FEMALE;
  family->genders[1] = ALONG_GENDER_MALE;
  family->due_source = ALONG_EDD_SOURCE_DATING_SCAN;
  family->keyworker = keyworker;
  family->low = 1;
  family->high = 3;
}

static void
test_refusals (void)
{
  g_auto (AlongNewFamily) family = { .baby = ALONG_NEW_BABY_EXPECTED };
  AlongId keyworker = along_id_new ();

  /* All that is missing is said at once. */
  refused (&family, ALONG_NEW_PARENT_NAME, "name");
  refused (&family, ALONG_NEW_DUE, "due date");
  refused (&family, ALONG_NEW_REFERENCE, "reference");
  refused (&family, ALONG_NEW_KEYWORKER, "keyworker");
  put (&family, ALONG_NEW_PARENT_BORN, "3 March 2031");
  put (&family, ALONG_NEW_DUE, "14 October 2027");
  refused (&family, ALONG_NEW_PARENT_NAME, "name");
  refused (&family, ALONG_NEW_PARENT_BORN, "after today");
  refused (&family, ALONG_NEW_DUE, "40 weeks");
  put (&family, ALONG_NEW_PARENT_BORN, NULL);
  fill (&family, keyworker);
  put (&family, ALONG_NEW_DUE, "14 October 2027");
  refused (&family, ALONG_NEW_DUE, "40 weeks");
  put (&family, ALONG_NEW_DUE, "14 May 2026");
  refused (&family, ALONG_NEW_DUE, "4 weeks past");
  put (&family, ALONG_NEW_DUE, "October 2026");
  refused (&family, ALONG_NEW_DUE, "whole date");
  put (&family, ALONG_NEW_DUE, "31 February 2026");
  refused (&family, ALONG_NEW_DUE, "");
  put (&family, ALONG_NEW_DUE, NULL);
  refused (&family, ALONG_NEW_DUE, "due date");
  family.baby = ALONG_NEW_BABY_HERE;
  put (&family, ALONG_NEW_BABY_BORN, "1 July 2026");
  refused (&family, ALONG_NEW_BABY_BORN, "after today");
  put (&family, ALONG_NEW_BABY_BORN, "1 June 2026");
  put (&family, ALONG_NEW_REFERRED, "25 June 2026");
  refused (&family, ALONG_NEW_ACCEPTED, "before it was referred");
  put (&family, ALONG_NEW_REFERRED, NULL);
  put (&family, ALONG_NEW_ACCEPTED_TIME, "25:70");
  refused (&family, ALONG_NEW_ACCEPTED_TIME, "14:30");
  put (&family, ALONG_NEW_ACCEPTED_TIME, NULL);
  family.buddy = keyworker;
  refused (&family, ALONG_NEW_BUDDY, "keyworker");
  family.buddy = ALONG_ID_NONE;
  put (&family, ALONG_NEW_REFERENCE, " ");
  refused (&family, ALONG_NEW_REFERENCE, "reference");
}

/* One edit, kept by the store, makes a family that the overview can tell about. */
static void
test_add_family (void)
{
  AlongSession *session = pages_open ();
  g_auto (AlongNewFamily) from = { .baby = ALONG_NEW_BABY_EXPECTED };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (GPtrArray) refused = along_refused_new ();
  AlongFamily *family;

  from.couple = ALONG_COUPLE_KIND_COHABITING + 1;
  fill (&from, along_record_get_id (along_session_get_me (session)));
  edit = along_new_family_make_edit (&from, ALONG_PRESET_CALDERDALE, along_clock_today (), refused);
  g_assert_nonnull (edit);
  pages_commit (session, edit);

  family = pages_load_id (session, along_edit_get_family (edit));
  g_assert_cmpstr (along_record_get_text (along_facts_family_record (family), ALONG_FAMILY_P_NAME), ==, "Marsden–Mensah");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 3);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 1);
  g_assert_cmpint (along_record_get_enum (along_family_nth (family, ALONG_KIND_COUPLE, 0), ALONG_COUPLE_P_KIND), ==,
                   ALONG_COUPLE_KIND_COHABITING);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PROFESSIONAL), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PHASE), ==, 5);
  g_assert_cmpint (along_facts_best_edd (family, along_facts_pregnancy (family, 0)), ==, along_day_from_ymd (2026, 10, 14));
  g_assert_finalize_object (family);

  summaries = pages_list (session);
  g_assert_cmpuint (summaries->len, ==, 6);
  {
    g_autofree char *reference = along_summary_propose_reference (summaries, along_clock_today ());
    g_assert_cmpstr (reference, ==, "2026-0101");
  }
  pages_close (session);
}

/* A man alone, and a baby who is born: the mother is there, not known. */
static void
test_father_alone (void)
{
  g_auto (AlongNewFamily) from = { .baby = ALONG_NEW_BABY_HERE };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GPtrArray) refused = along_refused_new ();

  fill (&from, along_id_new ());
  put (&from, ALONG_NEW_OTHER_NAME, NULL);
  put (&from, ALONG_NEW_PARENT_NAME, "Kofi Mensah");
  put (&from, ALONG_NEW_BABY_BORN, "1 June 2026");
  put (&from, ALONG_NEW_BABY_NAME, "Ama");
  from.genders[0] = ALONG_GENDER_MALE;
  edit = along_new_family_make_edit (&from, ALONG_PRESET_OWN, along_day_from_ymd (2026, 6, 30), refused);
  g_assert_nonnull (edit);
  g_assert_true (along_check_edit (edit, NULL, along_ms_of_day (along_day_from_ymd (2026, 6, 30), ALONG_ZONE), NULL, &error));
  g_assert_no_error (error);
  family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 3);
  {
    AlongRecord *baby = along_facts_baby (family, along_facts_pregnancy (family, 0));
    g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_NAME), ==, "Ama Mensah");
  }
}

/* Of twins who are expected it is said that they are two. */
static void
test_twins_expected (void)
{
  int today = along_day_from_ymd (2026, 6, 30);

  for (int babies = 1; babies < 4; babies++)
    {
      g_auto (AlongNewFamily) from = { .baby = ALONG_NEW_BABY_EXPECTED, .babies = babies };
      g_autoptr (AlongEdit) edit = NULL;
      g_autoptr (AlongFamily) family = NULL;
      g_autoptr (GPtrArray) refused = along_refused_new ();
      g_autofree char *words = NULL;

      fill (&from, along_id_new ());
      edit = along_new_family_make_edit (&from, ALONG_PRESET_OWN, today, refused);
      g_assert_nonnull (edit);
      family = along_family_new (along_edit_get_family (edit));
      along_family_apply (family, edit);
      words = along_overview_sentence (family, today);
      g_assert_true (g_str_has_prefix (words, babies == 1 ? "Baby due 14 October 2026" : babies == 2 ? "Twins due 14 October 2026" : "Babies due 14 October 2026"));
    }
}

/* Twins are one pregnancy; of the two parents no more is said than was; an age is about a year. */
static void
test_twins (void)
{
  int today = along_day_from_ymd (2026, 6, 30);
  g_auto (AlongNewFamily) from = { .baby = ALONG_NEW_BABY_HERE, .babies = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GPtrArray) refused = along_refused_new ();
  AlongRecord *pregnancy;
  const AlongId *ids;
  guint n;

  fill (&from, along_id_new ());
  put (&from, ALONG_NEW_PARENT_BORN, "aged 19");
  put (&from, ALONG_NEW_BABY_BORN, "1 June 2026");
  put (&from, ALONG_NEW_BABY_NAME, "Ama,");
  edit = along_new_family_make_edit (&from, ALONG_PRESET_OWN, today, refused);
  g_assert_nonnull (edit);
  g_assert_true (along_check_edit (edit, NULL, along_ms_of_day (today, ALONG_ZONE), NULL, &error));
  g_assert_no_error (error);
  family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_PERSON, 0), ALONG_PERSON_P_BORN), ==, "2006~");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 4);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, 1);
  pregnancy = along_family_nth (family, ALONG_KIND_PREGNANCY, 0);
  ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, ids[i]);

      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_BORN), ==, "2026-06-01");
      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_NAME), ==, i == 0 ? "Ama Marsden" : "Baby 2");
      g_assert_true (along_record_has (baby, ALONG_PERSON_P_TWIN));
    }
}

/* Of a year of birth that is a guess no age is made that would be certain. */
static void
test_about (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, along_id_new (), along_family_get_id (family));
  g_autofree char *words = NULL, *exact = NULL;

  along_record_set_text (person, ALONG_PERSON_P_NAME, "Mia");
  along_record_set_text (person, ALONG_PERSON_P_BORN, "2007~");
  along_family_add (family, person);
  words = along_overview_people (family, along_day_from_ymd (2026, 9, 1));
  g_assert_cmpstr (words, ==, "Mia (about 19)");
  along_record_set_text (person, ALONG_PERSON_P_BORN, "2007-03-02");
  exact = along_overview_people (family, along_day_from_ymd (2026, 9, 1));
  g_assert_cmpstr (exact, ==, "Mia (19)");
}

/* The vault's page shows the words of what went wrong, and nothing of anybody. */
static void
test_vault (void)
{
  AlongSession *session = along_session_new (pages_folder (), TRUE);
  AlongVaultPage *page = ALONG_VAULT_PAGE (along_vault_page_new (session));
  GtkWidget *window = display_window (GTK_WIDGET (page), 360, 600);
  static const struct
  {
    int code;
    const char *words;
  } cases[] = {
    { ALONG_SESSION_ERROR_KEYRING_LOCKED, "Your keyring is closed" },
    { ALONG_SESSION_ERROR_KEY_WRONG, "This key does not open this file" },
    { ALONG_SESSION_ERROR_DAMAGED, "Part of this record cannot be read" },
    { ALONG_SESSION_ERROR_NO_KEYRING, "This computer has no keyring to hold the key" },
    { ALONG_SESSION_ERROR_NEWER, "A newer Alongside wrote this caseload" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) why = g_error_new_literal (ALONG_SESSION_ERROR, cases[i].code, "x");

      along_vault_page_tell (page, why);
      gtk_test_widget_wait_for_draw (window);
      g_assert_nonnull (pages_find_label (GTK_WIDGET (page), cases[i].words));
    }
  along_vault_page_lock (page, 10);
  gtk_test_widget_wait_for_draw (window);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "Locked"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (page), "10 minutes"));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (session);
}

static void
type_words (GtkWidget *page, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (page, "Seven words")), words);
}

static void
assert_forgotten (GtkWidget *page)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages_find_row (page, "Seven words"))), ==, "");
  g_assert_nonnull (pages_find_label (page, "so that nobody else finds them"));
  g_assert_null (g_main_context_find_source_by_user_data (NULL, page));
}

/* The words of the sheet do not stay for whoever walks by. */
static void
test_vault_forgets (void)
{
  AlongSession *session = along_session_new (pages_folder (), TRUE);
  GtkWidget *page = along_vault_page_new (session);
  GtkWidget *window = display_window (page, 360, 600);
  g_autoptr (GError) why = g_error_new_literal (ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_KEY_NOT_KEPT, "x");
  GSource *waiting;

  along_vault_page_tell (ALONG_VAULT_PAGE (page), why);
  gtk_test_widget_wait_for_draw (window);

  /* Without a key for a minute. */
  type_words (page, "page transfer bugle tennis plaid blade oven");
  waiting = g_main_context_find_source_by_user_data (NULL, page);
  g_assert_nonnull (waiting);
  g_assert_cmpint (g_source_get_ready_time (waiting), <=, g_get_monotonic_time () + 61 * G_TIME_SPAN_SECOND);
  g_source_set_ready_time (waiting, 0);
  display_turn ();
  assert_forgotten (page);

  /* The window is left for another. */
  type_words (page, "page transfer");
  if (!gtk_window_is_active (GTK_WINDOW (window)))
    g_object_notify (G_OBJECT (window), "is-active");
  else
    {
      GtkWidget *other = display_window (gtk_label_new ("Another"), 100, 100);
      gtk_window_present (GTK_WINDOW (other));
      for (guint i = 0; i < 200 && gtk_window_is_active (GTK_WINDOW (window)); i++)
        {
          display_turn ();
          g_usleep (10000);
        }
      gtk_window_destroy (GTK_WINDOW (other));
    }
  assert_forgotten (page);

  /* Before sleep. */
  type_words (page, "page transfer");
  along_vault_page_forget (ALONG_VAULT_PAGE (page));
  assert_forgotten (page);

  /* And nothing waits when it has gone. */
  type_words (page, "page transfer");
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (session);
}

/* The recovery sheet, as it is printed. */
static void
test_recovery_sheet (void)
{
  g_autofree char *file = g_build_filename (pages_folder (), "sheet.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  along_recovery_sheet_print (NULL, "page transfer bugle tennis plaid blade over", "North Halifax",
                              GTK_PRINT_OPERATION_ACTION_EXPORT, file);
  g_assert_true (g_file_get_contents (file, &contents, &length, NULL));
  g_assert_cmpmem (contents, 5, "%PDF-", 5);
  g_assert_cmpuint (length, >, 2000);
}

/* The window over the made-up families: opens, shows a family on every page, its title names nobody. */

static gboolean
has_family (gpointer window)
{
  gtk_widget_activate_action (window, "win.show-page", "s", "overview");
  return pages_find_type (window, "AlongOverviewPage") != NULL;
}

static gboolean
is_inside (gpointer window)
{
  GtkWidget *list = pages_find_type (window, "AlongFamiliesList");
  return list != NULL && gtk_widget_get_mapped (list);
}

static GtkWidget *
open_window (AdwApplication *application, AlongSession *session)
{
  GtkWidget *window;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = along_window_new (GTK_APPLICATION (application), session);
  pages_unlock (session);
  gtk_window_present (GTK_WINDOW (window));
  display_wait (is_inside, window);
  return window;
}

/* Closes it as a person does, who sees the session's end. */
static void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_window (void)
{
  g_autoptr (AdwApplication) application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  AlongSession *session = along_session_new (pages_folder (), TRUE);
  g_autoptr (GPtrArray) summaries = NULL;
  GtkWidget *window;
  char id[ALONG_ID_TEXT];
  guint n;
  const AlongPageRow *rows = along_page_table (&n);
  int least;

  window = open_window (application, session);
  summaries = pages_list (session);
  along_id_format (((AlongSummary *) summaries->pdata[0])->family, id);
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (has_family, window);
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_activate_action (window, "win.show-page", "s", rows[i].name);
      gtk_test_widget_wait_for_draw (window);
      {
        GtkWidget *page = pages_find_type (window, g_type_name (rows[i].get_type ()));

        g_assert_nonnull (page);
        gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
        g_test_message ("%s needs %d px", rows[i].name, least);
        g_assert_cmpint (least, <=, 360);
      }
    }
  /* The list comes and goes beside a page, and that is remembered for the page. */
  for (int i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (window, "win.show-page", "s", "overview");
      gtk_widget_activate_action (window, "win.list", NULL);
      gtk_test_widget_wait_for_draw (window);
      g_assert_cmpint (gtk_widget_get_mapped (pages_find_type (window, "AlongFamiliesList")), ==, i);
    }
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Alongside");
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  gtk_test_widget_wait_for_draw (window);
  display_turn ();
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 400);
  close_window (window);
  g_assert_finalize_object (session);
}

/* A toast's Undo takes back the edit that it told of, and goes when that is no longer the last. */

static void
say_safe (AlongSession *session, AlongFamily *family, const char *words)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("safe contact", along_family_get_id (family));

  along_record_set_text (along_edit_change (edit, along_facts_family_record (family)), ALONG_FAMILY_P_SAFE_CONTACT, words);
  pages_commit (session, edit);
}

static gboolean
says_safe (AlongFamily *family, const char *words)
{
  return g_strcmp0 (along_record_get_text (along_facts_family_record (family), ALONG_FAMILY_P_SAFE_CONTACT), words) == 0;
}

static gboolean
is_back (gpointer family)
{
  return says_safe (family, "Text first.");
}

static gboolean
is_undo (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_child_visible (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.undo-in") == 0;
}

static gboolean
has_undo (gpointer window)
{
  return pages_find (window, is_undo, NULL) != NULL;
}

static void
test_toast (void)
{
  g_autoptr (AdwApplication) application = g_object_new (ADW_TYPE_APPLICATION, "application-id",
                                                                "org.alongside.Toasts", "flags", G_APPLICATION_NON_UNIQUE,
                                                                NULL);
  AlongSession *session = along_session_new (pages_folder (), TRUE);
  g_autoptr (GPtrArray) summaries = NULL;
  AlongFamily *one, *other;
  GtkWidget *window;
  char id[ALONG_ID_TEXT];

  window = open_window (application, session);
  summaries = pages_list (session);
  one = pages_load_id (session, ((AlongSummary *) summaries->pdata[0])->family);
  other = pages_load_id (session, ((AlongSummary *) summaries->pdata[1])->family);

  say_safe (session, one, "Text first.");
  gtk_widget_activate_action (window, "win.toast", "(sb)", "Changed", TRUE);
  g_assert_nonnull (pages_find (window, is_undo, NULL));

  /* Another edit: the toast of the one before must not take it back. */
  say_safe (session, other, "Ring twice.");
  g_assert_null (pages_find (window, is_undo, NULL));

  /* Another family in sight: the toast still means its own. */
  say_safe (session, one, "Text last.");
  gtk_widget_activate_action (window, "win.toast", "(sb)", "Changed", TRUE);
  along_id_format (along_family_get_id (other), id);
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (has_family, window);
  display_wait (has_undo, window); /* the one before goes first */
  g_signal_emit_by_name (pages_find (window, is_undo, NULL), "clicked");
  display_wait (is_back, one);
  g_assert_true (says_safe (other, "Ring twice."));

  g_assert_finalize_object (one);
  close_window (window);
  g_object_unref (other);
  g_assert_finalize_object (session);
}

/* Text twice as large, and from right to left: the overview still fits where it must look narrow. */
static void
test_large_and_mirrored (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (GPtrArray) summaries = pages_list (session);
  AlongFamily *family = pages_load_id (session, ((AlongSummary *) summaries->pdata[0])->family);
  GtkSettings *settings = gtk_settings_get_default ();
  AlongPage *page;
  GtkWidget *window;
  int dpi, least;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page = g_object_new (ALONG_TYPE_OVERVIEW_PAGE, NULL);
  along_page_set_family (page, session, family);
  window = display_window (GTK_WIDGET (page), 720, 900);
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 720);
  display_picture (window, "overview-large-mirrored.png");
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_finalize_object (family);
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/pages/about", test_about);
  g_test_add_func ("/pages/templates", test_templates);
  g_test_add_func ("/pages/table", test_page_table);
  g_test_add_func ("/pages/families-list", test_families_list);
  g_test_add_func ("/pages/overview", test_overview);
  g_test_add_func ("/pages/overview-words", test_overview_words);
  g_test_add_func ("/pages/overview-steps", test_overview_steps);
  g_test_add_func ("/pages/overview-visits", test_overview_visits);
  g_test_add_func ("/pages/waiting", test_waiting);
  g_test_add_func ("/pages/vault", test_vault);
  g_test_add_func ("/pages/vault-forgets", test_vault_forgets);
  g_test_add_func ("/pages/recovery-sheet", test_recovery_sheet);
  g_test_add_func ("/pages/refusals", test_refusals);
  g_test_add_func ("/pages/father-alone", test_father_alone);
  g_test_add_func ("/pages/twins", test_twins);
  g_test_add_func ("/pages/twins-expected", test_twins_expected);
  g_test_add_func ("/pages/window", test_window);
  g_test_add_func ("/pages/toast", test_toast);
  g_test_add_func ("/pages/large-and-mirrored", test_large_and_mirrored);
  g_test_add_func ("/pages/add-family", test_add_family);
  return pages_run ();
}
