/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include "along-facts.h"
#include "print/along-print.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, "Tesfay");
  fixture->window = along_print_new (NULL, fixture->session, fixture->family);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (fixture->window);
  display_turn ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    pages_close_window (fixture->window);
  g_clear_object (&fixture->family);
  pages_close (fixture->session);
}

static GtkWidget *
row_of (Fixture *fixture, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (pages_find_label (GTK_WIDGET (fixture->window), title), ADW_TYPE_PREFERENCES_ROW);
  GtkWidget *around = gtk_widget_get_ancestor (gtk_widget_get_parent (row), ADW_TYPE_EXPANDER_ROW);

  return around != NULL ? around : row;
}

/* Its title is also the start of another's. */
static GtkWidget *
since_row (Fixture *fixture)
{
  return gtk_widget_get_prev_sibling (row_of (fixture, "Chosen contacts"));
}

static gboolean
can_print (Fixture *fixture)
{
  return gtk_widget_is_sensitive (pages_find_label (GTK_WIDGET (fixture->window), "Print…"));
}

/* The family's copy is somebody's: nothing is printed before it is said whose. */
static void
test_whose (Fixture *fixture, gconstpointer data)
{
  g_assert_true (can_print (fixture));
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "Whose copy it is"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (fixture, "Reader")), 0);
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "Private lines"));
  g_assert_false (can_print (fixture));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (fixture, "Whose copy it is")), 1);
  g_assert_true (can_print (fixture));
  display_picture (GTK_WIDGET (fixture->window), "print-family.png");
}

static guint
count_checks (GtkWidget *widget)
{
  guint n = GTK_IS_CHECK_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_checks (child);
  return n;
}

/* Contacts are chosen from a time on, and one by one. */
static void
test_contacts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = row_of (fixture, "Chosen contacts"), *check;
  guint some;

  g_assert_cmpuint (count_checks (row), ==, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (since_row (fixture)), 1);
  some = count_checks (row);
  g_assert_cmpuint (some, >, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (since_row (fixture)), 2);
  g_assert_cmpuint (count_checks (row), >, some);
  check = pages_find_type (row, "GtkCheckButton");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  {
    g_autofree char *words = g_strdup_printf ("%u of %u", count_checks (row) - 1, count_checks (row));
    g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, words);
  }
  display_picture (GTK_WIDGET (fixture->window), "print-contacts.png");
}

/* --- the lock while the print dialog is open --- */

static gboolean
lock_cb (gpointer data)
{
  Fixture *fixture = data;

  /* The dialog of GTK is there, over ours. */
  if (g_list_model_get_n_items (gtk_window_get_toplevels ()) < 2)
    return G_SOURCE_CONTINUE;
  g_signal_emit_by_name (fixture->session, "locking");
  return G_SOURCE_REMOVE;
}

static gboolean
no_window_is_left (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (gtk_widget_get_visible (window))
        return FALSE;
    }
  return ((Fixture *) data)->window == NULL;
}

static void
test_locked_while_printing (Fixture *fixture, gconstpointer data)
{
  g_timeout_add (50, lock_cb, fixture);
  pages_click (GTK_WIDGET (fixture->window), "Print…");
  display_wait (no_window_is_left, fixture);
}

/* On a narrow screen the pages give way to the choices. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int least, natural;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_set_default_size (fixture->window, 360, 640);
  while (pages_find_label (GTK_WIDGET (fixture->window), "Choices") == NULL)
    display_turn ();
  display_picture (GTK_WIDGET (fixture->window), "print-narrow.png");
  if (pages_find_label (GTK_WIDGET (fixture->window), "Whose") == NULL && pages_find_label (GTK_WIDGET (fixture->window), "Reader") == NULL)
    pages_click (GTK_WIDGET (fixture->window), "Choices");
  while (pages_find_label (GTK_WIDGET (fixture->window), "Reader") == NULL)
    display_turn ();
  display_picture (GTK_WIDGET (fixture->window), "print-narrow-choices.png");
}

#define ADD(name, function) g_test_add ("/print/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("whose", test_whose);
  ADD ("contacts", test_contacts);
  ADD ("narrow", test_narrow);
  ADD ("locked-while-printing", test_locked_while_printing);
  return pages_run ();
}
