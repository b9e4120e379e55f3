/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <adwaita.h>

#include "along-banner.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-page.h"
#include "along-session-known.h"
#include "along-test-images.h"
#include "along-window.h"

/* A family as it was known on a day, in the window: every page shows it, and nothing in it can be changed. */

static const char *const page_names[] = { "overview", "genogram", "assessments", "timeline", "plan" };
static const char *const page_types[] = { "AlongOverviewPage", "AlongGenogramPage", "AlongAssessmentsPage", "AlongTimelinePage",
                                          "AlongPlanPage" };

static AlongBanner *
banner_of (GtkWidget *window)
{
  return ALONG_BANNER (pages_find_type (window, "AlongBanner"));
}

static gboolean
looks_back (gpointer window)
{
  return g_str_has_prefix (along_banner_get_words (banner_of (window)), "This is what we knew on 11 June 2026");
}

static gboolean
shows_that_day (gpointer window)
{
  return pages_find_label (window, "Liya is 11 weeks old, corrected 5 weeks. Intensive since 20 May, in week 4.") != NULL;
}

static gboolean
looks_further_back (gpointer window)
{
  return g_str_has_prefix (along_banner_get_words (banner_of (window)), "This is what we knew on 1 January 2020");
}

static gboolean
is_today (gpointer window)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (banner_of (window)));
}

static gboolean
shows_overview (gpointer window)
{
  return pages_find_type (window, "AlongOverviewPage") != NULL;
}

static GtkWidget *
show_family (AlongSession *session, AlongFamily *family)
{
  GtkWidget *window = along_window_new (pages_application (), session);
  g_autofree char *id = along_id_to_text (along_family_get_id (family));

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  return window;
}

/* What takes a person's words or a choice, and can be used: in a page that is read only there is none. */
static void
assert_nothing_edits (GtkWidget *widget, const char *page)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_is_sensitive (widget) && gtk_widget_get_can_focus (widget)
      && (GTK_IS_SWITCH (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_CHECK_BUTTON (widget)
          || ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget) || GTK_IS_ENTRY (widget)))
    g_error ("%s: a %s can be used", page, G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
      static const char *const edits[] = { "win.add-contact",     "win.family-details",   "genogram.add-person", "genogram.edit",
                                           "genogram.remove",     "genogram.connect",     "assessments.new",     "assessments.review",
                                           "genogram.ask", "genogram.add-relative", "genogram.remove-record",
                                           "assessments.carry-on", "win.carry-on" };

      for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
        if (g_str_equal (action, edits[i]))
          g_error ("%s: a button for %s is there", page, action);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_nothing_edits (child, page);
}

static guint
n_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* Every action of the window and of its pages that could change something is tried: no dialog, no edit, no draft. */
static void
try_every_action (GtkWidget *window, AlongFamily *family)
{
  static const char *const plain[] = {
    "win.add-family",      "win.family-details",   "win.import",      "win.undo",         "win.redo",          "genogram.add-person",
    "genogram.add-relative", "genogram.edit",      "genogram.remove", "genogram.connect", "assessments.new",
    "win.duplicates",      "win.same-family",      "win.take-in",
  };
  static const char *const about[] = { "genogram.ask", "genogram.remove-record", "genogram.carry-on",
                                       "assessments.carry-on", "assessments.let-go", "win.carry-on", "win.undo-in" };
  AlongRecord *couple = along_family_nth (family, ALONG_KIND_COUPLE, 0);
  g_autofree char *id = along_id_to_text (along_record_get_id (couple)), *dialog = g_strconcat ("couple/", id, NULL);
  guint before = n_toplevels ();

  for (guint page = 0; page < G_N_ELEMENTS (page_names); page++)
    {
      GtkWidget *widget;

      gtk_widget_activate_action (window, "win.show-page", "s", page_names[page]);
      display_turn ();
      widget = pages_find_type (window, page_types[page]);
      g_assert_nonnull (widget);
      g_assert_true (along_page_is_read_only (ALONG_PAGE (widget)));
      g_assert_cmpint (along_page_get_today (ALONG_PAGE (widget)), ==, along_day_from_ymd (2026, 6, 11));
      assert_nothing_edits (widget, page_names[page]);
      for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
        gtk_widget_activate_action (widget, plain[i], NULL);
      for (guint i = 0; i < G_N_ELEMENTS (about); i++)
        gtk_widget_activate_action (widget, about[i], "s", g_str_equal (about[i], "genogram.ask") ? dialog : id);
      gtk_widget_activate_action (widget, "assessments.review", "u", 0);
      gtk_widget_activate_action (widget, "win.add-contact", "s", "");
      display_turn ();
      g_assert_cmpuint (n_toplevels (), ==, before);
    }
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_commit_finish (ALONG_SESSION (source), result, NULL, &error);
  g_assert_error (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PAST);
  *(gboolean *) data = TRUE;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_undo_finish (ALONG_SESSION (source), result, NULL, &error);
  g_assert_error (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PAST);
  *(gboolean *) data = TRUE;
}

/* What would come past every button: the session takes no edit that starts from the past. */
static void
try_session (AlongSession *session, AlongFamily *shown)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("area", along_family_get_id (shown));
  gboolean done = FALSE;

  along_record_set_text (along_edit_change (edit, along_facts_family_record (shown)), ALONG_FAMILY_P_AREA, "Elsewhere");
  along_session_commit_async (session, edit, NULL, NULL, committed_cb, &done);
  pages_wait (&done);
  done = FALSE;
  along_session_undo_async (session, along_family_get_id (shown), FALSE, NULL, undone_cb, &done);
  pages_wait (&done);
}

static void
test_read_only (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  g_autofree char *before = along_test_words (family), *after = NULL;
  g_autoptr (GPtrArray) drafts = along_session_list_all_drafts (session), drafts_after = NULL;
  GtkWidget *window = show_family (session, family), *page;
  g_autoptr (AlongEdit) edit = along_edit_new ("area", along_family_get_id (family));

  gtk_widget_activate_action (window, "win.known-day", "s", "2026-06-11");
  display_wait (looks_back, window);
  page = pages_find_type (window, "AlongOverviewPage");
  g_assert_true (along_page_get_family (ALONG_PAGE (page)) != family);
  display_wait (shows_that_day, window);
  try_every_action (window, along_page_get_family (ALONG_PAGE (page)));
  try_session (session, along_page_get_family (ALONG_PAGE (page)));
  after = along_test_words (family);
  g_assert_cmpstr (after, ==, before);
  drafts_after = along_session_list_all_drafts (session);
  g_assert_cmpuint (drafts_after->len, ==, drafts->len);

  /* From change to change, and to a day before anything. */
  gtk_widget_activate_action (window, "win.earlier-change", NULL);
  display_turn ();
  gtk_widget_activate_action (window, "win.known-day", "s", "2020-01-01");
  display_wait (looks_further_back, window);
  g_assert_nonnull (pages_find_label (window, "Not known yet on that day"));

  /* Back to today all is as it was, and can be changed. */
  gtk_widget_activate_action (window, "win.today", NULL);
  g_assert_true (is_today (window));
  gtk_widget_activate_action (window, "win.show-page", "s", "overview");
  page = pages_find_type (window, "AlongOverviewPage");
  g_assert_false (along_page_is_read_only (ALONG_PAGE (page)));
  g_assert_true (along_page_get_family (ALONG_PAGE (page)) == family);
  along_record_set_text (along_edit_change (edit, along_facts_family_record (family)), ALONG_FAMILY_P_AREA, "Elsewhere");
  pages_commit (session, edit);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* How many banners can be seen, and how high they are together. */
static int
height_of_banners (GtkWidget *widget, guint *n)
{
  int height = 0;

  if (ALONG_IS_BANNER (widget) && gtk_widget_get_mapped (widget) && along_banner_get_revealed (ALONG_BANNER (widget)))
    {
      (*n)++;
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), NULL, &height, NULL, NULL);
      return height;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    height += height_of_banners (child, n);
  return height;
}

/* A narrow window keeps its room for the page: one band, and over the list alone none. */
static void
test_narrow (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  GtkWidget *window = along_window_new (pages_application (), session);
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  guint n = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 740);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  gtk_widget_activate_action (window, "win.known-day", "s", "2026-06-11");
  display_wait (looks_back, window);
  display_turn ();
  gtk_test_widget_wait_for_draw (window); /* what has just been shown has a width then */
  g_assert_cmpint (height_of_banners (window, &n), <=, 110);
  g_assert_cmpuint (n, ==, 1);
  display_picture (window, "known-narrow.png");
  gtk_widget_activate_action (window, "win.back", NULL);
  display_turn ();
  g_assert_nonnull (pages_find_label (window, "This list is as it is today."));
  gtk_test_widget_wait_for_draw (window);
  n = 0;
  height_of_banners (window, &n);
  g_assert_cmpuint (n, ==, 1); /* of the made-up families */
  g_assert_true (is_today (window));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* Another family is shown as it is today. */
static void
test_other_family (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay"), other = pages_load (session, "Miah");
  GtkWidget *window = show_family (session, family);
  g_autofree char *id = along_id_to_text (along_family_get_id (other));

  gtk_widget_activate_action (window, "win.known-day", "s", "2026-06-11");
  display_wait (looks_back, window);
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (is_today, window);
  g_assert_true (along_page_get_family (ALONG_PAGE (pages_find_type (window, "AlongOverviewPage"))) == other);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(AlongFamily **) data = along_session_load_known_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
has_come (gpointer data)
{
  return *(AlongFamily **) data != NULL;
}

/* The journal says the same as the rows: as known now is as it is, in every family. */
static void
test_now (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (GPtrArray) list = pages_list (session);

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (AlongFamily) family = pages_load_id (session, ((AlongSummary *) list->pdata[i])->family), known = NULL;
      g_autofree char *is = along_test_words (family), *was = NULL;

      along_session_load_known_async (session, along_family_get_id (family), along_clock_today (), NULL, known_cb, &known);
      display_wait (has_come, &known);
      was = along_test_words (known);
      g_assert_cmpstr (was, ==, is);
    }
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/known/read-only", test_read_only);
  g_test_add_func ("/known/narrow", test_narrow);
  g_test_add_func ("/known/other-family", test_other_family);
  g_test_add_func ("/known/now", test_now);
  return pages_run ();
}
