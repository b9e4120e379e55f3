/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A genogram saved as GEDCOM from the window: the structure, and what was chosen. */
#include "display-support.h"
#include "pages-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "along-gedcom.h"
#include "along-instant.h"
#include "along-secrets.h"
#include "genogram/along-gedcom-window.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GtkWindow *window;
  char *folder;
  gboolean closed;
  int day;
} Fixture;

static void
closed_cb (gpointer data, GObject *window)
{
  Fixture *fixture = data;

  fixture->window = NULL;
  fixture->closed = TRUE;
}

static void
open_window (Fixture *fixture)
{
  fixture->closed = FALSE;
  fixture->window = along_gedcom_window_new (NULL, fixture->session, fixture->family, fixture->day);
  g_object_weak_ref (G_OBJECT (fixture->window), closed_cb, fixture);
  gtk_window_present (fixture->window);
  display_turn ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = pages_open ();
  fixture->day = ALONG_DAY_NONE;
  fixture->family = pages_load (fixture->session, "Tesfay");
  fixture->folder = g_dir_make_tmp ("along-gedcom-XXXXXX", NULL);
  open_window (fixture);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->closed;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  display_wait (is_closed, fixture);
  g_clear_object (&fixture->family);
  pages_close (fixture->session);
  pages_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Saves as @name and reads the file that came of it, @written. */
static char *
save (Fixture *fixture, const char *name, const char *written, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL), *there = g_build_filename (fixture->folder, written, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  char *text;

  along_gedcom_window_save (ALONG_GEDCOM_WINDOW (fixture->window), file);
  display_wait (is_closed, fixture);
  g_file_get_contents (there, &text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (there, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
  return text;
}

static gboolean
is_check (GtkWidget *widget, const char *title)
{
  GtkWidget *row = GTK_IS_CHECK_BUTTON (widget) ? gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW) : NULL;

  return row != NULL && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) != NULL;
}

static gboolean
is_combo (GtkWidget *widget, const char *title)
{
  return ADW_IS_COMBO_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL;
}

static void
choose (Fixture *fixture, const char *combo, guint option)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find (GTK_WIDGET (fixture->window), is_combo, combo)), option);
}

static GtkWidget *
check_of (Fixture *fixture, const char *title)
{
  GtkWidget *check = pages_find (GTK_WIDGET (fixture->window), is_check, title);

  g_assert_nonnull (check);
  return check;
}

static void
test_structure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  choose (fixture, "for?", 1);
  display_picture (GTK_WIDGET (fixture->window), "gedcom-window.png");
  text = save (fixture, "tree", "tree.ged", NULL);
  g_assert_nonnull (strstr (text, "2 VERS 5.5.1\n"));
  g_assert_nonnull (strstr (text, "1 NAME "));
  g_assert_null (strstr (text, "_ALN_"));
  g_assert_null (strstr (text, "NOTE"));
  g_assert_null (strstr (text, "FACT"));
}

static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  choose (fixture, "for?", 1);
  choose (fixture, "Kind", 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (fixture, "lives together")), TRUE);
  text = save (fixture, "tree.ged", "tree.ged", NULL);
  g_assert_nonnull (strstr (text, "2 VERS 7.0\n"));
  g_assert_nonnull (strstr (text, "2 TAG _ALN_HOUS "));
  g_assert_nonnull (strstr (text, " _ALN_HOUS\n"));
  g_assert_null (strstr (text, "NOTE"));
}

static void
test_packed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (GHashTable) carers = NULL;
  gsize length;
  guint n;

  choose (fixture, "Kind", 2);
  text = save (fixture, "tree", "tree.gdz", &length);
  g_assert_true (g_str_has_prefix (text, "PK"));
  bytes = g_bytes_new (text, length);
  gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_assert_nonnull (gedcom);
  (void) along_gedcom_people (gedcom, &n);
  /* Two who fostered her once, and their daughter, are there by care alone. */
  carers = along_there_by_care (fixture->family, ALONG_ID_NONE);
  g_assert_cmpuint (g_hash_table_size (carers), ==, 3);
  g_assert_cmpuint (n, ==, along_family_count (fixture->family, ALONG_KIND_PERSON) - 3);
}

/* The family's own copy has nothing that may be about others, also where it was ticked before. */
static void
test_for_the_family (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "C_are", "names and gender", "_Health", "losses", "doubts", "imported" };
  g_autofree char *text = NULL, *path = NULL;
  g_autoptr (GFile) early = NULL;
  GtkWidget *person, *focus;

  choose (fixture, "for?", 1);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_true (gtk_widget_is_sensitive (check_of (fixture, others[i])));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (fixture, others[i])), TRUE);
    }
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "Whose copy it is"));
  choose (fixture, "for?", 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (gtk_widget_is_sensitive (check_of (fixture, others[i])));
  display_turn ();
  /* nothing leaves before it is said whose copy it is: Save opens the list of whom it can be */
  path = g_build_filename (fixture->folder, "early.ged", NULL);
  early = g_file_new_for_path (path);
  g_signal_emit_by_name (pages_find_button (GTK_WIDGET (fixture->window), "Save…"), "clicked");
  along_gedcom_window_save (ALONG_GEDCOM_WINDOW (fixture->window), early);
  display_turn ();
  g_assert_false (fixture->closed);
  g_assert_false (g_file_query_exists (early, NULL));
  person = pages_find (GTK_WIDGET (fixture->window), is_combo, "Whose copy it is");
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (focus != NULL && (focus == person || gtk_widget_is_ancestor (focus, person)));
  display_picture (GTK_WIDGET (fixture->window), "gedcom-window-family.png");
  gtk_popover_popdown (GTK_POPOVER (pages_find_type (person, "GtkPopover")));
  display_turn ();
  choose (fixture, "Whose copy it is", 1);
  text = save (fixture, "tree.ged", "tree.ged", NULL);
  g_assert_null (strstr (text, "_ALN_"));
}

static void
keep_words (GSimpleAction *action, GVariant *words, gpointer data)
{
  g_variant_get (words, "(sb)", data, NULL);
}

/* Another day is on the screen, or the family as it was known: the file is what it is, and both the window and the toast say so. */
static void
test_of_another_day (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gboolean day, known;
    const char *words;
  } shown[] = { { TRUE, FALSE, "Today’s family is saved, not that of 1 May 2018." },
                { FALSE, TRUE, "as it was known on 25 June 2026. What was written down later is not in the file." },
                { TRUE, TRUE, "as it was known on 25 June 2026, not only that of 1 May 2018." } };
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("toast", G_VARIANT_TYPE ("(sb)"));
  g_autofree char *toast = NULL;

  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "is saved"));
  g_signal_connect (action, "activate", G_CALLBACK (keep_words), &toast);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (parent), "win", G_ACTION_GROUP (actions));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = NULL;

      if (fixture->window != NULL)
        gtk_window_destroy (fixture->window);
      display_wait (is_closed, fixture);
      fixture->day = shown[i].day ? along_day_from_ymd (2018, 5, 1) : ALONG_DAY_NONE;
      along_family_set_known (fixture->family, shown[i].known ? along_ms_of_day (along_day_from_ymd (2026, 6, 25), ALONG_ZONE) : 0);
      open_window (fixture);
      gtk_window_set_transient_for (fixture->window, parent);
      g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), shown[i].words));
      if (i == 0)
        display_picture (GTK_WIDGET (fixture->window), "gedcom-window-day.png");
      g_clear_pointer (&toast, g_free);
      text = save (fixture, "tree", "tree.ged", NULL);
      g_assert_nonnull (toast);
      g_assert_true (g_str_has_prefix (toast, "tree.ged saved. "));
      g_assert_nonnull (strstr (toast, shown[i].words));
    }
  along_family_set_known (fixture->family, 0);
  gtk_window_destroy (parent);
}

#define ADD(name, function) g_test_add ("/gedcom-window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("structure", test_structure);
  ADD ("chosen", test_chosen);
  ADD ("packed", test_packed);
  ADD ("for-the-family", test_for_the_family);
  ADD ("of-another-day", test_of_another_day);
  return pages_run ();
}
