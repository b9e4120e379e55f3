/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-clock.h"
#include "along-facts.h"
#include "along-graph-family.h"
#include "along-summary.h"
#include "add-family/along-add-family.h"
#include "add-family/along-family-details.h"
#include "add-family/along-family-facts.h"
#include "add-family/along-new-family.h"
#include "add-family/along-refused-rows.h"
#include "along-check.h"
#include "families/along-families-list.h"
#include "families/along-family-guess.h"
#include "overview/along-overview-near.h"

/* Whom somebody may have meant. */

static AlongSummary *
summary_new (const char *name, const char *parents)
{
  AlongSummary *summary = along_summary_new ();

  summary->name = g_strdup (name);
  summary->parents = g_strdup (parents);
  return summary;
}

static void
test_guess (void)
{
  static const struct
  {
    const char *typed, *meant;
  } cases[] = {
    { "Tierny", "Tierney" },          { "teirney", "Tierney" },      { "Whitwoth", "Whitworth and Pryce" },
    { "pryse", "Whitworth and Pryce" }, { "marsden mensah", "Marsden–Mensah" }, { "Rowen", "Tierney" },
    { "zzz", NULL },                  { "ti", NULL },                { "Bartholomew", NULL },
  };
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (summaries, summary_new ("Marsden–Mensah", "Jade, Kofi"));
  g_ptr_array_add (summaries, summary_new ("Tierney", "Rowan, Dale"));
  g_ptr_array_add (summaries, summary_new ("Whitworth and Pryce", "Leanne, Dean"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guess = along_family_guess (summaries, cases[i].typed);
      g_assert_cmpstr (guess, ==, cases[i].meant);
    }
}

/* The list. */

typedef struct
{
  GtkWidget *list;
  const char *words;
} Look;

static gboolean
shows (gpointer data)
{
  Look *look = data;

  return pages_find_label (look->list, look->words) != NULL;
}

static gboolean
shows_not (gpointer data)
{
  return !shows (data);
}

static void
search (GtkWidget *list, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pages_find_type (list, "GtkSearchEntry")), text);
}

/* Stands for the window: keeps which family is to be shown. */
static void
show_family_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char **opened = data;

  g_free (*opened);
  *opened = g_variant_dup_string (parameter, NULL);
}

static void
catch_opening (GtkWidget *window, char **opened)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-family", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (show_family_cb), opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static gboolean
is_set_text (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_search (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *list = along_families_list_new ();
  GtkWidget *window = display_window (list, 300, 600);
  g_autofree char *opened = NULL;

  along_families_list_set_session (ALONG_FAMILIES_LIST (list), session);
  display_wait (shows, &(Look){ list, "Tesfay" });
  /* Mistyped: one click away. */
  search (list, "Whitwoth");
  display_wait (shows, &(Look){ list, "Nothing found for “Whitwoth”." });
  display_wait (shows, &(Look){ list, "Did you mean Whitworth and Pryce?" });
  pages_click (list, "Did you mean");
  display_wait (shows_not, &(Look){ list, "Did you mean" });
  display_wait (shows, &(Look){ list, "Whitworth and Pryce" });
  /* A family that is closed is not in the list, and is found. */
  search (list, "Holdsworth");
  display_wait (shows, &(Look){ list, "Holdsworth and Marsden" });
  search (list, "");
  display_wait (shows, &(Look){ list, "Tesfay" });
  /* Enter before the list has come opens the family that was typed, not the first of the list before. */
  catch_opening (window, &opened);
  search (list, "Whitworth");
  g_signal_emit_by_name (pages_find_type (list, "GtkSearchEntry"), "activate");
  g_assert_null (opened);
  display_wait (is_set_text, &opened);
  {
    g_autoptr (AlongFamily) family = pages_load (session, "Whitworth");
    g_autofree char *id = along_id_to_text (along_family_get_id (family));
    g_assert_cmpstr (opened, ==, id);
  }

  along_families_list_set_session (ALONG_FAMILIES_LIST (list), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  pages_close (session);
}

/* Of a large family the small drawing has the parents, their partners and children, with everything it refers to. */
static void
test_near (void)
{
  static const char *const names[] = { "Miah", "Ingham", "Holdsworth" };
  AlongSession *session = pages_open ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AlongFamily) family = pages_load (session, names[i]);
      g_autoptr (AlongFamily) near = along_overview_near (family);
      g_autoptr (GPtrArray) parents = along_facts_parents (family);
      g_autoptr (AlongGraph) graph = along_graph_from_family (near, along_clock_today (), ALONG_GRAPH_WITH_CARE);
      AlongRecord *link;

      g_assert_cmpuint (along_family_count (near, ALONG_KIND_PERSON), >, parents->len);
      g_assert_cmpuint (along_family_count (near, ALONG_KIND_PERSON), <, along_family_count (family, ALONG_KIND_PERSON));
      for (guint p = 0; p < parents->len; p++)
        g_assert_nonnull (along_family_find (near, ALONG_KIND_PERSON, along_record_get_id (parents->pdata[p])));
      ALONG_FOREACH (link, near, ALONG_KIND_CHILD_LINK)
        g_assert_nonnull (along_family_find (near, ALONG_KIND_PERSON, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD)));
    }
  pages_close (session);
}

/* Add family: dates as people say them, words in sight beside the field, a colleague who is not in the list yet. */

static GtkWidget *
field (GtkWindow *dialog, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), ALONG_TYPE_ADD_FAMILY, id));
}

static void
put (GtkWindow *dialog, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (dialog, id)), text);
}

static void
choose_last (GtkWindow *dialog, const char *id)
{
  AdwComboRow *row = ADW_COMBO_ROW (field (dialog, id));

  adw_combo_row_set_selected (row, g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
}

static gboolean
is_refused (GtkWindow *dialog, const char *words)
{
  GtkWidget *label, *scrolled = field (dialog, "scrolled");
  graphene_rect_t bounds;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "family.add", NULL);
  for (int i = 0; i < 5; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  label = pages_find_label (GTK_WIDGET (dialog), words);
  if (label == NULL || !gtk_widget_compute_bounds (label, scrolled, &bounds))
    return FALSE;
  return bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scrolled);
}

static void
set_flag_cb (gpointer data, GObject *where)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_add_family (void)
{
  AlongSession *session = pages_open ();
  GtkWindow *dialog = along_add_family_new (NULL, session);
  guint before = along_family_count (along_session_get_team (session), ALONG_KIND_WORKER);
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), set_flag_cb, &gone);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  /* What nobody has said is not chosen for the other parent. */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (field (dialog, "other-gender"))), ==, ALONG_GENDER_UNKNOWN);
  put (dialog, "parent-name", "Orla Finch");
  put (dialog, "due", "March 2027");
  g_assert_true (is_refused (dialog, "Write the whole date: 12 March 2026."));
  put (dialog, "due", "14th November");
  put (dialog, "accepted", "yesterday");
  put (dialog, "referred", "today");
  g_assert_true (is_refused (dialog, "A family cannot be accepted before it was referred."));
  put (dialog, "referred", "20 June");
  g_assert_false (gtk_widget_get_visible (field (dialog, "buddy-name")));
  choose_last (dialog, "buddy");
  g_assert_true (gtk_widget_get_visible (field (dialog, "buddy-name")));
  g_assert_true (is_refused (dialog, "Write the name of the colleague."));
  put (dialog, "buddy-name", "Wanda Pike");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "family.add", NULL);
  display_wait (is_set, &gone);
  g_assert_cmpuint (along_family_count (along_session_get_team (session), ALONG_KIND_WORKER), ==, before + 1);
  {
    g_autoptr (AlongFamily) family = pages_load (session, "Finch");
    AlongRecord *buddy = along_facts_worker (family, along_session_get_team (session), ALONG_ALLOCATION_ROLE_BUDDY,
                                             along_clock_today ());

    g_assert_cmpstr (along_record_get_text (buddy, ALONG_WORKER_P_NAME), ==, "Wanda Pike");
    g_assert_cmpint (along_record_get_day (along_family_nth (family, ALONG_KIND_EDD, 0), ALONG_EDD_P_EDD), ==,
                     along_day_from_ymd (2026, 11, 14));
  }
  pages_close (session);
}

/* All that is missing is said at once, each at its field; what is put right loses its words, the rest keeps them. */
static void
test_all_refused (void)
{
  AlongSession *session = pages_open ();
  GtkWindow *dialog = along_add_family_new (NULL, session);
  GtkWidget *focus;

  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  choose_last (dialog, "buddy");
  put (dialog, "due", "March 2029");
  g_assert_true (is_refused (dialog, "Write the parent’s name."));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write the whole date: 12 March 2026."));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write the name of the colleague."));
  focus = gtk_window_get_focus (dialog);
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, field (dialog, "parent-name")));
  put (dialog, "parent-name", "Orla Finch");
  g_assert_null (pages_find_label (GTK_WIDGET (dialog), "Write the parent’s name."));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write the whole date: 12 March 2026."));
  adw_combo_row_set_selected (ADW_COMBO_ROW (field (dialog, "baby")), ALONG_NEW_BABY_NOT_KNOWN);
  g_assert_null (pages_find_label (GTK_WIDGET (dialog), "Write the whole date: 12 March 2026."));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write the name of the colleague."));
  along_session_drop_draft (session, "family/new");
  gtk_window_destroy (dialog);
  display_turn ();
  pages_close (session);
}

static GtkWidget *
row_of (GtkWindow *dialog, const char *title)
{
  GtkWidget *row = pages_find_row (GTK_WIDGET (dialog), title);

  g_assert_nonnull (row);
  return row;
}

/* What is typed into Family details is a draft at once and is there again; a colleague who is not in the list is added
 * with them; what is as it was leaves no draft. */
static void
test_details_draft (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  g_autofree char *id = along_id_to_text (along_family_get_id (family)), *key = g_strconcat ("family-details/", id, NULL);
  GtkWindow *dialog = along_family_details_new (NULL, session, family);
  guint before = along_family_count (along_session_get_team (session), ALONG_KIND_WORKER);
  gboolean gone = FALSE;

  gtk_window_present (dialog);
  gtk_editable_set_text (GTK_EDITABLE (row_of (dialog, "Area")), "Elland");
  g_assert_nonnull (along_session_get_draft (session, key));
  gtk_window_destroy (dialog);
  display_turn ();

  dialog = along_family_details_new (NULL, session, family);
  gtk_window_present (dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, "Area"))), ==, "Elland");
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "This is what you were writing on"));
  pages_click (GTK_WIDGET (dialog), "Let it go");
  g_assert_null (along_session_get_draft (session, key));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, "Area"))), !=, "Elland");

  {
    AdwComboRow *buddy = ADW_COMBO_ROW (row_of (dialog, "Buddy"));

    adw_combo_row_set_selected (buddy, g_list_model_get_n_items (adw_combo_row_get_model (buddy)) - 1);
  }
  gtk_editable_set_text (GTK_EDITABLE (row_of (dialog, "Family name *")), "");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "details.save", NULL);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write a name for the family."));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write the name of the colleague."));
  gtk_editable_set_text (GTK_EDITABLE (row_of (dialog, "Family name *")), "Tesfay");
  g_assert_null (pages_find_label (GTK_WIDGET (dialog), "Write a name for the family."));
  gtk_editable_set_text (GTK_EDITABLE (row_of (dialog, "Buddy’s name *")), "Ravi Noon");
  g_object_weak_ref (G_OBJECT (dialog), set_flag_cb, &gone);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "details.save", NULL);
  display_wait (is_set, &gone);
  g_assert_null (along_session_get_draft (session, key));
  g_assert_cmpuint (along_family_count (along_session_get_team (session), ALONG_KIND_WORKER), ==, before + 1);
  g_clear_object (&family);
  family = pages_load (session, "Tesfay");
  {
    AlongRecord *buddy = along_facts_worker (family, along_session_get_team (session), ALONG_ALLOCATION_ROLE_BUDDY,
                                             along_clock_today ());

    g_assert_cmpstr (along_record_get_text (buddy, ALONG_WORKER_P_NAME), ==, "Ravi Noon");
  }
  g_clear_object (&family);
  pages_close (session);
}

/* A draft holds only what was typed: what has become newer in the record meanwhile is not put back. */
static void
test_details_draft_is_old (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  GtkWindow *dialog = along_family_details_new (NULL, session, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_family_get_id (family));

  gtk_window_present (dialog);
  gtk_editable_set_text (GTK_EDITABLE (row_of (dialog, "Area")), "Elland");
  gtk_window_destroy (dialog);
  display_turn ();
  along_record_set_text (along_edit_change (edit, along_facts_family_record (family)), ALONG_FAMILY_P_SAFE_CONTACT,
                         "Never ring after six");
  pages_commit (session, edit);
  g_clear_object (&family);
  family = pages_load (session, "Tesfay");
  dialog = along_family_details_new (NULL, session, family);
  gtk_window_present (dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, "Area"))), ==, "Elland");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, "Safe contact: how, and how not"))), ==,
                   "Never ring after six");
  pages_click (GTK_WIDGET (dialog), "Let it go");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, "Safe contact: how, and how not"))), ==,
                   "Never ring after six");
  gtk_window_destroy (dialog);
  display_turn ();
  g_clear_object (&family);
  pages_close (session);
}

/* A day that cannot be read is refused as often as it is to be saved, and said to be wrong each time. */
static void
test_details_refused_again (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  g_autofree char *id = along_id_to_text (along_family_get_id (family)), *key = g_strconcat ("family-details/", id, NULL);
  GtkWindow *dialog = along_family_details_new (NULL, session, family);
  GtkWidget *row = row_of (dialog, "Referred on");

  gtk_window_present (dialog);
  gtk_editable_set_text (GTK_EDITABLE (row), "last week or so");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *differs = NULL;

      gtk_widget_activate_action (GTK_WIDGET (dialog), "details.save", NULL);
      display_turn ();
      differs = gtk_test_accessible_check_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_cmpstr (differs, ==, NULL);
      g_assert_true (gtk_widget_has_css_class (row, "along-refused"));
    }
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "last week or so");
  along_session_drop_draft (session, key);
  gtk_window_destroy (dialog);
  display_turn ();
  g_clear_object (&family);
  pages_close (session);
}

static AlongEdit *
change (const AlongFamilyFacts *facts, AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) refused = along_refused_new ();
  g_autoptr (GError) error = NULL;
  AlongEdit *edit = along_family_facts_make_edit (facts, family, ALONG_PRESET_CALDERDALE, today, refused);

  g_assert_nonnull (edit);
  g_assert_true (along_check_edit (edit, family, along_clock_now (), NULL, &error));
  g_assert_no_error (error);
  return edit;
}

/* Who came back without an acceptance keeps the first day of the return, whatever else is put right. */
static void
test_details_of_return (void)
{
  int today = along_clock_today ();
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) first = along_edit_new ("t", id);
  AlongRecord *record = along_edit_create_with_id (first, ALONG_KIND_FAMILY, id);
  AlongRecord *episode = along_edit_create (first, ALONG_KIND_EPISODE);
  g_auto (AlongFamilyFacts) facts = { .minutes = -1 };
  g_autofree char *referred = along_day_to_edtf (today - 40);

  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Finch");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "R-2");
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_RETURN);
  along_record_set_day (episode, ALONG_EPISODE_P_FROM, today - 30);
  along_record_set_text (episode, ALONG_EPISODE_P_REFERRAL_DATE, referred);
  along_family_apply (family, first);
  along_family_facts_read (&facts, family, today);
  facts.texts[ALONG_FACT_AREA] = g_strdup ("Halifax");
  {
    g_autoptr (AlongEdit) edit = change (&facts, family, today);
    along_family_apply (family, edit);
  }
  g_assert_cmpint (along_record_get_day (along_family_nth (family, ALONG_KIND_EPISODE, 0), ALONG_EPISODE_P_FROM), ==, today - 30);
}

/* Of support that has ended nobody is asked who works with the family: nothing is refused, and nobody ends. */
static void
test_details_of_ended (void)
{
  int today = along_clock_today ();
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) first = along_edit_new ("t", id);
  AlongRecord *record = along_edit_create_with_id (first, ALONG_KIND_FAMILY, id);
  AlongRecord *episode = along_edit_create (first, ALONG_KIND_EPISODE), *allocation;
  static const int roles[] = { ALONG_ALLOCATION_ROLE_KEYWORKER, ALONG_ALLOCATION_ROLE_BUDDY };
  g_auto (AlongFamilyFacts) facts = { .minutes = -1 };

  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Finch");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "R-3");
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_day (episode, ALONG_EPISODE_P_FROM, today - 90);
  along_record_set_day (episode, ALONG_EPISODE_P_TO, today - 3);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      allocation = along_edit_create (first, ALONG_KIND_ALLOCATION);
      along_record_set_ref (allocation, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
      along_record_set_ref (allocation, ALONG_ALLOCATION_P_WORKER, along_id_new ());
      along_record_set_enum (allocation, ALONG_ALLOCATION_P_ROLE, roles[i]);
      along_record_set_day (allocation, ALONG_ALLOCATION_P_FROM, today - 90);
    }
  along_family_apply (family, first);
  along_family_facts_read (&facts, family, today);
  facts.texts[ALONG_FACT_AREA] = g_strdup ("Halifax");
  facts.keyworker = facts.buddy = ALONG_ID_NONE; /* there are no rows for them */
  {
    g_autoptr (AlongEdit) edit = change (&facts, family, today);
    along_family_apply (family, edit);
  }
  ALONG_FOREACH (allocation, family, ALONG_KIND_ALLOCATION)
    g_assert_false (along_record_has (allocation, ALONG_ALLOCATION_P_TO));
}

/* What was left out when a family was added is written later: support begins with the acceptance, with its plan. */
static void
test_details (void)
{
  int today = along_clock_today ();
  AlongId jade = along_id_new (), sam = along_id_new (), ravi = along_id_new ();
  g_auto (AlongNewFamily) typed = { .baby = ALONG_NEW_BABY_NOT_KNOWN, .keyworker = jade, .low = 3, .high = 4 };
  g_auto (AlongFamilyFacts) facts = { .minutes = -1 };
  AlongInstant accepted;
  AlongRecord *episode, *allocation, *professional;
  g_autoptr (GPtrArray) refused = along_refused_new ();

  typed.texts[ALONG_NEW_PARENT_NAME] = g_strdup ("Orla Finch");
  typed.texts[ALONG_NEW_REFERENCE] = g_strdup ("R-1");
  g_autoptr (AlongEdit) first = along_new_family_make_edit (&typed, ALONG_PRESET_CALDERDALE, today, refused);
  g_assert_nonnull (first);
  g_autoptr (AlongFamily) family = along_family_new (along_edit_get_family (first));
  along_family_apply (family, first);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PLAN_VERSION), ==, 0);

  along_family_facts_read (&facts, family, today);
  g_assert_cmpstr (facts.texts[ALONG_FACT_NAME], ==, "Finch");
  g_assert_true (along_id_equal (facts.keyworker, jade));
  {
    g_autoptr (AlongEdit) none = change (&facts, family, today);
    g_assert_true (along_edit_is_empty (none));
  }

  /* All that is refused, each with the field that it is about. */
  facts.texts[ALONG_FACT_REFERRED] = along_day_to_edtf (today - 20);
  facts.texts[ALONG_FACT_ACCEPTED] = along_day_to_edtf (today - 21);
  facts.buddy = jade;
  g_assert_null (along_family_facts_make_edit (&facts, family, ALONG_PRESET_CALDERDALE, today, refused));
  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_cmpstr (along_refused_find (refused, ALONG_FACT_ACCEPTED), ==, "A family cannot be accepted before it was referred.");
  g_assert_cmpstr (along_refused_find (refused, ALONG_FACT_BUDDY), ==, "The buddy is somebody else than the keyworker.");

  facts.buddy = sam;
  g_free (facts.texts[ALONG_FACT_ACCEPTED]);
  facts.texts[ALONG_FACT_ACCEPTED] = along_day_to_edtf (today - 14);
  facts.minutes = 14 * 60 + 30;
  facts.texts[ALONG_FACT_SOCIAL_WORKER] = g_strdup ("Farida Noor");
  {
    g_autoptr (AlongEdit) edit = change (&facts, family, today);
    along_family_apply (family, edit);
  }
  episode = along_family_nth (family, ALONG_KIND_EPISODE, 0);
  g_assert_cmpint (along_record_get_day (episode, ALONG_EPISODE_P_FROM), ==, today - 14);
  g_assert_true (along_record_get_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted));
  g_assert_false (accepted.day_only);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PLAN_VERSION), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALLOCATION), ==, 2);
  ALONG_FOREACH (allocation, family, ALONG_KIND_ALLOCATION)
    g_assert_cmpint (along_record_get_day (allocation, ALONG_ALLOCATION_P_FROM), ==, today - 14);

  /* A contact that is written already is not left behind. */
  along_family_facts_clear (&facts);
  along_family_facts_read (&facts, family, today);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("contact", along_family_get_id (family));
    AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
    AlongInstant at = along_instant_new_day (today - 10);

    along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
    along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
    along_family_apply (family, edit);
  }
  g_free (facts.texts[ALONG_FACT_ACCEPTED]);
  facts.texts[ALONG_FACT_ACCEPTED] = along_day_to_edtf (today - 9);
  g_ptr_array_set_size (refused, 0);
  g_assert_null (along_family_facts_make_edit (&facts, family, ALONG_PRESET_CALDERDALE, today, refused));
  g_assert_nonnull (strstr (along_refused_find (refused, ALONG_FACT_ACCEPTED), "There is a contact on "));
  g_free (facts.texts[ALONG_FACT_ACCEPTED]);
  facts.texts[ALONG_FACT_ACCEPTED] = along_day_to_edtf (today - 10);
  g_ptr_array_set_size (refused, 0);
  {
    g_autoptr (AlongEdit) edit = along_family_facts_make_edit (&facts, family, ALONG_PRESET_CALDERDALE, today, refused);
    g_assert_nonnull (edit);
  }

  /* Somebody else from today; who it was before is still known. */
  along_family_facts_clear (&facts);
  along_family_facts_read (&facts, family, today);
  g_assert_cmpint (facts.minutes, ==, 14 * 60 + 30);
  g_assert_cmpstr (facts.texts[ALONG_FACT_SOCIAL_WORKER], ==, "Farida Noor");
  facts.keyworker = ravi;
  facts.buddy = ALONG_ID_NONE;
  {
    g_autoptr (AlongEdit) edit = change (&facts, family, today);
    along_family_apply (family, edit);
  }
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALLOCATION), ==, 3);
  ALONG_FOREACH (allocation, family, ALONG_KIND_ALLOCATION)
    if (along_id_equal (along_record_get_ref (allocation, ALONG_ALLOCATION_P_WORKER), ravi))
      g_assert_cmpint (along_record_get_day (allocation, ALONG_ALLOCATION_P_FROM), ==, today);
    else
      g_assert_cmpint (along_record_get_last_day (allocation, ALONG_ALLOCATION_P_TO), ==, today - 1);

  /* Another social worker too; earlier contacts keep the one they were with. */
  along_family_facts_clear (&facts);
  along_family_facts_read (&facts, family, today);
  g_free (facts.texts[ALONG_FACT_SOCIAL_WORKER]);
  facts.texts[ALONG_FACT_SOCIAL_WORKER] = g_strdup ("Priya Bell");
  {
    g_autoptr (AlongEdit) edit = change (&facts, family, today);
    along_family_apply (family, edit);
  }
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PROFESSIONAL), ==, 2);
  ALONG_FOREACH (professional, family, ALONG_KIND_PROFESSIONAL)
    if (along_record_has (professional, ALONG_PROFESSIONAL_P_END))
      {
        g_assert_cmpstr (along_record_get_text (professional, ALONG_PROFESSIONAL_P_NAME), ==, "Farida Noor");
        g_assert_cmpint (along_record_get_last_day (professional, ALONG_PROFESSIONAL_P_END), ==, today - 1);
      }
  g_assert_true (along_facts_social_worker (family, today) != along_facts_social_worker (family, today - 1));
  along_family_facts_clear (&facts);
  along_family_facts_read (&facts, family, today);
  g_assert_cmpstr (facts.texts[ALONG_FACT_SOCIAL_WORKER], ==, "Priya Bell");
}

/* What was found: rows and headings, keys, the rest of a group, what a row opens. */

static gboolean
is_found_row (GtkWidget *widget, const char *words)
{
  return GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget) && pages_find_label (widget, words) != NULL;
}

static void
catch_found_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char **opened = data;

  g_free (*opened);
  *opened = g_variant_print (parameter, FALSE);
}

static gboolean
has_underline (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_UNDERLINE;
}

static void
test_found (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *list = along_families_list_new ();
  GtkWidget *window = display_window (list, 300, 600);
  GtkWidget *entry = pages_find_type (list, "GtkSearchEntry");
  GtkWidget *row, *label;
  g_autofree char *opened = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-found", G_VARIANT_TYPE ("(ss)"));

  g_signal_connect (action, "activate", G_CALLBACK (catch_found_cb), &opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  along_families_list_set_session (ALONG_FAMILIES_LIST (list), session);
  display_wait (shows, &(Look){ list, "Tesfay" });
  g_assert_nonnull (pages_find_label (list, "Mine"));
  search (list, "sleep");
  display_wait (shows, &(Look){ list, "Contacts" });
  /* A search looks everywhere. */
  g_assert_null (pages_find_label (list, "Mine"));
  display_wait (shows, &(Look){ list, "found" });
  g_assert_nonnull (pages_find_label (list, "Notes"));
  g_assert_nonnull (pages_find_label (list, "Next steps"));
  g_assert_nonnull (pages_find_label (list, "Closed"));
  /* The words stand out, and are said. */
  label = pages_find_label (list, "sleeping five hours");
  {
    g_autoptr (PangoAttrList) marks = pango_attr_list_filter (pango_attr_list_copy (gtk_label_get_attributes (GTK_LABEL (label))),
                                                              has_underline, NULL);
    g_autoptr (GSList) all = pango_attr_list_get_attributes (marks);
    const PangoAttribute *mark;
    g_autofree char *marked = NULL;

    g_assert_cmpuint (g_slist_length (all), ==, 1);
    mark = all->data;
    marked = g_strndup (gtk_label_get_text (GTK_LABEL (label)) + mark->start_index, mark->end_index - mark->start_index);
    g_assert_cmpstr (marked, ==, "sleeping");
    g_slist_free_full (g_steal_pointer (&all), (GDestroyNotify) pango_attribute_destroy);
  }
  row = pages_find (list, is_found_row, "sleeping five hours");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Found: sleeping");
  /* The rest of a group. */
  row = pages_find (list, is_found_row, "Show 11 more");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
  display_wait (shows_not, &(Look){ list, "Show 11 more" });
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (window))));
  /* A row opens what it stands for. */
  row = pages_find (list, is_found_row, "sleeping five hours");
  g_signal_emit_by_name (row, "activate");
  g_assert_nonnull (opened);
  /* Two words: of one family. */
  search (list, "tesfay sleep");
  display_wait (shows_not, &(Look){ list, "Whitworth" });
  display_wait (shows, &(Look){ list, "sleeping five hours" });
  g_signal_emit_by_name (entry, "stop-search");
  display_wait (shows, &(Look){ list, "Mine" });
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  display_wait (shows_not, &(Look){ list, "sleeping five hours" });
  /* Nothing of anybody stays when the caseload is locked. */
  search (list, "sleep");
  display_wait (shows, &(Look){ list, "Contacts" });
  along_families_list_set_session (ALONG_FAMILIES_LIST (list), NULL);
  g_assert_null (pages_find_label (list, "sleep"));
  gtk_window_destroy (GTK_WINDOW (window));
  pages_close (session);
}

static gboolean
is_toggle (GtkWidget *widget, const char *words)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), words) == 0;
}

static gboolean
has_current (gpointer data)
{
  const Look *look = data;
  g_autoptr (AlongSummary) summary
    = along_families_list_get_summary (ALONG_FAMILIES_LIST (look->list), *(const AlongId *) look->words);

  return summary != NULL;
}

/* A family that the list has not got: what is said of it is there all the same, and the list goes to where it is. */
static void
test_elsewhere (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *list = along_families_list_new ();
  GtkWidget *window = display_window (list, 300, 600);
  AlongId me = along_record_get_id (along_session_get_me (session));
  g_autoptr (GPtrArray) summaries = pages_list (session);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("toast", G_VARIANT_TYPE ("(sb)"));
  g_autoptr (AlongSummary) own = NULL;
  g_autofree char *told = NULL;
  AlongSummary *other = NULL, *closed = NULL;

  for (guint i = 0; i < summaries->len; i++)
    {
      AlongSummary *summary = summaries->pdata[i];

      if (!summary->open)
        closed = summary;
      else if (!along_id_equal (summary->keyworker, me))
        other = summary;
    }
  g_assert_true (other != NULL && closed != NULL);
  g_signal_connect (action, "activate", G_CALLBACK (catch_found_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  along_families_list_set_session (ALONG_FAMILIES_LIST (list), session);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pages_find (list, is_toggle, "Mine")), TRUE);
  display_wait (shows_not, &(Look){ list, other->name });
  along_families_list_set_current (ALONG_FAMILIES_LIST (list), other->family);
  display_wait (shows, &(Look){ list, other->name });
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pages_find (list, is_toggle, "All"))));
  g_assert_cmpstr (told, ==, "('All families are listed now: this one is not among yours.', false)");
  /* Whoever goes back to their own is left there, and what is said of the family stays. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pages_find (list, is_toggle, "Mine")), TRUE);
  display_wait (shows_not, &(Look){ list, other->name });
  display_wait (has_current, &(Look){ list, (const char *) &other->family });
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pages_find (list, is_toggle, "Mine"))));
  /* One whose support has ended. */
  along_families_list_set_current (ALONG_FAMILIES_LIST (list), closed->family);
  display_wait (shows, &(Look){ list, closed->name });
  along_families_list_set_session (ALONG_FAMILIES_LIST (list), NULL);
  own = along_families_list_get_summary (ALONG_FAMILIES_LIST (list), closed->family);
  g_assert_null (own);
  gtk_window_destroy (GTK_WINDOW (window));
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/families/guess", test_guess);
  g_test_add_func ("/families/search", test_search);
  g_test_add_func ("/families/found", test_found);
  g_test_add_func ("/families/elsewhere", test_elsewhere);
  g_test_add_func ("/families/near", test_near);
  g_test_add_func ("/families/add", test_add_family);
  g_test_add_func ("/families/all-refused", test_all_refused);
  g_test_add_func ("/families/details-draft", test_details_draft);
  g_test_add_func ("/families/details-draft-is-old", test_details_draft_is_old);
  g_test_add_func ("/families/details-refused-again", test_details_refused_again);
  g_test_add_func ("/families/details-of-ended", test_details_of_ended);
  g_test_add_func ("/families/details", test_details);
  g_test_add_func ("/families/details-of-return", test_details_of_return);
  return pages_run ();
}
