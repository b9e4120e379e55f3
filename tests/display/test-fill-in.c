/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling in: read together on one screen. */
#include "display-support.h"
#include "pages-support.h"

#include "along-scores.h"
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

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  pages_style ();
  g_test_add_func ("/fill-in/together", test_together);
  return pages_run ();
}
