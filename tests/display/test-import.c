/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "along-access.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-session-history.h"
#include "import/along-import.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GtkWindow *window;
  char *folder;
  GFile *file;
  gboolean closed;
} Fixture;

static void
closed_cb (gpointer data, GObject *window)
{
  Fixture *fixture = data;

  fixture->window = NULL;
  fixture->closed = TRUE;
}

static void
open_file (Fixture *fixture, const char *name, const char *contents, AlongFamily *family)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_for_path (path);
  fixture->window = along_import_new (NULL, fixture->session, family, fixture->file);
  g_object_weak_ref (G_OBJECT (fixture->window), closed_cb, fixture);
  gtk_window_present (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, "Tesfay");
  fixture->folder = g_dir_make_tmp ("along-import-XXXXXX", NULL);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->closed;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->file);

  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  display_wait (is_closed, fixture);
  g_clear_object (&fixture->family);
  pages_close (fixture->session);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static gboolean
is_read (gpointer data)
{
  Fixture *fixture = data;

  return pages_find_button (GTK_WIDGET (fixture->window), "Import") != NULL
         && gtk_widget_is_sensitive (pages_find_button (GTK_WIDGET (fixture->window), "Import"));
}

static gboolean
is_refused (gpointer data)
{
  return pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "cannot be imported") != NULL;
}

static char *
reference_of (Fixture *fixture)
{
  return g_strdup (along_record_get_text (along_facts_family_record (fixture->family), ALONG_FAMILY_P_REFERENCE));
}

/* Each bad row with its line, in their order; the good ones come in only when the person says so. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reference = reference_of (fixture);
  g_autofree char *table = g_strdup_printf ("family,at,minutes,mode,status,by,participants\n"
                                            "Nobody,2026-06-01 09:05,30,phone,completed,keyworker,mother\n"
                                            "%s,2026-06-02 09:05,30,phone,completed,keyworker,mother\n"
                                            "%s,2026-06-03 09:05,,phone,completed,keyworker,mother\n"
                                            "%s,2026-06-04 09:05,30\n",
                                            reference, reference, reference);
  guint before = along_family_count (fixture->family, ALONG_KIND_CONTACT);
  GtkWidget *list;
  const char *const lines[] = { "Line 2:", "Line 4:", "Line 5:" };
  GtkListBoxRow *row;

  open_file (fixture, "contacts.csv", table, fixture->family);
  display_wait (is_read, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "1 of 4 rows can be taken in."));
  list = gtk_widget_get_ancestor (pages_find_label (GTK_WIDGET (fixture->window), "Line 2:"), GTK_TYPE_LIST_BOX);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    {
      g_assert_cmpint (i, <, G_N_ELEMENTS (lines));
      g_assert_nonnull (pages_find_label (GTK_WIDGET (row), lines[i]));
    }
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_CONTACT), ==, before);
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "Add these people"));
  pages_click (GTK_WIDGET (fixture->window), "Import the good ones");
  display_wait (is_closed, fixture);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_CONTACT), ==, before + 1);
}

static void
test_nothing_good (Fixture *fixture, gconstpointer data)
{
  open_file (fixture, "contacts.csv", "family,at,minutes,mode,status\nNobody,2026-06-01 09:05,30,phone,completed\n", NULL);
  while (pages_find_label (GTK_WIDGET (fixture->window), "No row of this table") == NULL)
    display_turn ();
  g_assert_false (gtk_widget_is_sensitive (pages_find_label (GTK_WIDGET (fixture->window), "Import the good ones")));
}

#define TREE(surname) \
  "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Nora /" surname "/\n1 SEX F\n0 @I2@ INDI\n" \
  "1 NAME Piers /" surname "/\n1 SEX M\n0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I2@\n0 TRLR\n"

/* Of half a file, why so much of it leads nowhere is the first that is said. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  static const char half[] = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Nora /Cut/\n1 BIRT\n2 DATE 1990\n1 DEAT\n2 DATE 1980\n1 FAMS @F1@\n0 @I2@ INDI\n1 NAME Piers /Cu";
  GtkWidget *label;

  open_file (fixture, "half.ged", half, NULL);
  display_wait (is_read, fixture);
  label = pages_find_label (GTK_WIDGET (fixture->window), "The file has no last line: it may have been cut off");
  g_assert_nonnull (label);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW))), ==, 0);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "a day of death before the day of birth"));
}

static AdwComboRow *
where_row (Fixture *fixture)
{
  return ADW_COMBO_ROW (pages_find_type (GTK_WIDGET (fixture->window), "AdwComboRow"));
}

static gboolean
says_new (gpointer data)
{
  return is_read (data) && pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "A new family from") != NULL;
}

static gboolean
says_this (gpointer data)
{
  return pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "People for this family") != NULL;
}

/* It begins at a new family: nobody is mixed up with others by one key. */
static void
choose_this (Fixture *fixture)
{
  display_wait (says_new, fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (where_row (fixture)), ==, 0);
  adw_combo_row_set_selected (where_row (fixture), 1);
  display_wait (says_this, fixture);
}

/* Into the family on the screen, when that is chosen, or as a family of its own that its keyworker finds. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  guint before = along_family_count (fixture->family, ALONG_KIND_PERSON);

  open_file (fixture, "tree.ged", TREE ("Tamworth"), fixture->family);
  display_wait (is_read, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "2 people."));
  g_assert_cmpuint (adw_combo_row_get_selected (where_row (fixture)), ==, 0);
  if (data == NULL)
    {
      choose_this (fixture);
      display_wait (is_read, fixture);
      pages_click (GTK_WIDGET (fixture->window), "Import");
      display_wait (is_closed, fixture);
      g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before + 2);
      return;
    }
  display_wait (says_new, fixture);
  pages_click (GTK_WIDGET (fixture->window), "Import");
  display_wait (is_closed, fixture);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before);
  {
    g_autoptr (AlongFamily) fresh = pages_load (fixture->session, "Tamworth");
    AlongRecord *keyworker = along_facts_worker (fresh, along_session_get_team (fixture->session),
                                                 ALONG_ALLOCATION_ROLE_KEYWORKER, along_clock_today ());

    g_assert_cmpuint (along_family_count (fresh, ALONG_KIND_PERSON), ==, 2);
    g_assert_true (keyworker == along_session_get_me (fixture->session));
    g_assert_true (g_str_has_prefix (along_record_get_text (along_facts_family_record (fresh), ALONG_FAMILY_P_REFERENCE),
                                     "2026-"));
  }
}

static gboolean
says_two (gpointer data)
{
  return is_read (data) && pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "2 people.") != NULL;
}

static gboolean
says_here (gpointer data)
{
  return pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "Everybody in this file is here already, and nothing") != NULL;
}

/* A file that has come in already says so, and doubles nobody unless the person wants it. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  guint before = along_family_count (fixture->family, ALONG_KIND_PERSON);

  open_file (fixture, "tree.ged", TREE ("Penrose"), fixture->family);
  choose_this (fixture);
  display_wait (says_two, fixture);
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "_Leave out who"));
  pages_click (GTK_WIDGET (fixture->window), "Import");
  display_wait (is_closed, fixture);
  fixture->closed = FALSE;
  g_clear_object (&fixture->file);
  open_file (fixture, "tree.ged", TREE ("Penrose"), fixture->family);
  choose_this (fixture);
  display_wait (says_here, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Nora Penrose, Piers Penrose"));
  g_assert_false (gtk_widget_is_sensitive (pages_find_button (GTK_WIDGET (fixture->window), "Import")));
  gtk_switch_set_active (GTK_SWITCH (pages_find_type (GTK_WIDGET (fixture->window), "GtkSwitch")), FALSE);
  display_wait (says_two, fixture);
  pages_click (GTK_WIDGET (fixture->window), "Import");
  display_wait (is_closed, fixture);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before + 4);
}

static gboolean
says_some (gpointer data)
{
  return is_read (data) && pages_find_label (GTK_WIDGET (((Fixture *) data)->window), "1 person may be here already") != NULL;
}

/* By name: who is new, who is here, and of whom nobody can tell. */
static void
test_who (Fixture *fixture, gconstpointer data)
{
  guint before;

  open_file (fixture, "tree.ged", TREE ("Penrose & Co"), fixture->family);
  choose_this (fixture);
  display_wait (says_two, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "2 people are new"));
  /* what can be mended is not what needs a look */
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "2 odd things in the file"));
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "a look"));
  pages_click (GTK_WIDGET (fixture->window), "Import");
  display_wait (is_closed, fixture);
  fixture->closed = FALSE;
  g_clear_object (&fixture->file);
  before = along_family_count (fixture->family, ALONG_KIND_PERSON);
  open_file (fixture, "tree.ged",
             "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Nora /Penrose & Co/\n1 SEX F\n"
             "0 @I3@ INDI\n1 NAME Orla /Penrose & Co/\n1 BIRT\n2 DATE 3 MAR 1998\n0 TRLR\n", fixture->family);
  choose_this (fixture);
  display_wait (says_some, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "1 person is new"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (pages_find_type (GTK_WIDGET (fixture->window), "AdwExpanderRow")), TRUE);
  display_turn ();
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Orla Penrose & Co, born 3 March 1998"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Nora Penrose & Co. Somebody of that name is here"));
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "to be here already"));
  display_picture (GTK_WIDGET (fixture->window), "import-who.png");
  pages_click (GTK_WIDGET (fixture->window), "Import");
  display_wait (is_closed, fixture);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before + 2);
}

#define FORM \
  "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"urn:test:form\",\"version\":\"1\",\"title\":\"How it is\",\"item\":[" \
  "{\"linkId\":\"g\",\"type\":\"group\",\"text\":\"A group\",\"item\":[" \
  "{\"linkId\":\"a\",\"prefix\":\"1.\",\"type\":\"string\",\"text\":\"How was the week?\"}]}," \
  "{\"linkId\":\"b\",\"type\":\"boolean\",\"text\":\"Did you sleep?\"}]}"

/* A form is looked at before it is taken in: every question. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  guint before = along_family_count (along_session_get_team (fixture->session), ALONG_KIND_QUESTIONNAIRE);

  open_file (fixture, "form.json", FORM, fixture->family);
  display_wait (is_read, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "A form with 2 questions."));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "1. How was the week?"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Did you sleep?"));
  display_picture (GTK_WIDGET (fixture->window), "import-form.png");
  pages_click (GTK_WIDGET (fixture->window), "Import");
  display_wait (is_closed, fixture);
  g_assert_cmpuint (along_family_count (along_session_get_team (fixture->session), ALONG_KIND_QUESTIONNAIRE), ==, before + 1);
}

/* A file that is none of these: words that name the line, and nothing to take in. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  guint before = along_family_count (fixture->family, ALONG_KIND_PERSON);

  open_file (fixture, "tree.ged", "Dear all,\nno genogram here.\n", fixture->family);
  display_wait (is_refused, fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Line 1"));
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before);
}

/* Closed while it is being read: nothing comes of it. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  guint before = along_family_count (fixture->family, ALONG_KIND_PERSON);

  open_file (fixture, "tree.ged", TREE ("Tamworth"), fixture->family);
  gtk_window_destroy (fixture->window);
  display_wait (is_closed, fixture);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before);
}

static gboolean
has_tooltip (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0;
}

static void
read_access_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **lines = data;
  g_autoptr (GError) error = NULL;

  *lines = along_session_access_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer data)
{
  return *(GPtrArray **) data != NULL;
}

/* The list names people: that it was copied is written down, and it is gone when the caseload locks. */
static void
test_list_is_written_down (Fixture *fixture, gconstpointer data)
{
  AlongAccessAsk ask = { .family = along_family_get_id (fixture->family), .what = ALONG_ACCESS_EXPORT, .n = 5 };
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  along_session_access_async (fixture->session, &ask, NULL, read_access_cb, &before);
  display_wait (is_there, &before);
  open_file (fixture, "contacts.csv", "family,at,minutes,mode,status,by,participants\nNobody,2026-06-01 09:05,30,phone,completed,keyworker,mother\n",
             fixture->family);
  pages_see (fixture->window, "No row of this table");
  g_signal_emit_by_name (pages_find (GTK_WIDGET (fixture->window), has_tooltip, "Copy the list"), "clicked");
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  do /* it is written on a thread of its own */
    {
      g_clear_pointer (&after, g_ptr_array_unref);
      along_session_access_async (fixture->session, &ask, NULL, read_access_cb, &after);
      display_wait (is_there, &after);
    }
  while (after->len == before->len);
  g_assert_nonnull (strstr (((AlongAccessLine *) after->pdata[0])->detail, "needs a look"));
  g_signal_emit_by_name (fixture->session, "locking");
  g_assert_null (gdk_clipboard_get_content (clipboard));
}

#define ADD(name, data, function) g_test_add ("/import/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("table", NULL, test_table);
  ADD ("nothing-good", NULL, test_nothing_good);
  ADD ("cut", NULL, test_cut);
  ADD ("list-is-written-down", NULL, test_list_is_written_down);
  ADD ("new-family", "new", test_people);
  ADD ("people", NULL, test_people);
  ADD ("again", NULL, test_again);
  ADD ("who", NULL, test_who);
  ADD ("form", NULL, test_form);
  ADD ("broken", NULL, test_broken);
  ADD ("cancelled", NULL, test_cancelled);
  return pages_run ();
}
