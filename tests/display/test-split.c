/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include "along-columns.h"
#include "along-split.h"

static void
test_split (void)
{
  AlongSplit *split = ALONG_SPLIT (along_split_new ());
  GtkWidget *list = gtk_label_new ("List"), *content = gtk_label_new ("Content"), *window;

  g_object_add_weak_pointer (G_OBJECT (split), (gpointer *) &split);
  along_split_set_list (split, list);
  along_split_set_content (split, content);
  window = display_window (GTK_WIDGET (split), 1000, 300);
  g_assert_false (along_split_get_folded (split));
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_true (along_split_get_content_shown (split));
  g_assert_cmpint (gtk_widget_get_width (list), ==, 300);
  along_split_set_list_shown (split, FALSE);
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (gtk_widget_get_mapped (list));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (split);
}

static void
test_folded (void)
{
  AlongSplit *split = ALONG_SPLIT (along_split_new ());
  GtkWidget *list = gtk_label_new ("List"), *content = gtk_label_new ("Content"), *window;

  along_split_set_list (split, list);
  along_split_set_content (split, content);
  along_split_set_list_shown (split, FALSE);
  window = display_window (GTK_WIDGET (split), 400, 300);
  display_turn ();
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (along_split_get_folded (split));
  along_split_show_list (split); /* there even if it is not wanted beside the content */
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (along_split_get_content_shown (split));
  g_assert_true (gtk_widget_get_child_visible (list));
  along_split_show_content (split);
  g_assert_true (along_split_get_content_shown (split));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
check_columns (int width, GtkTextDirection direction, gboolean two)
{
  GtkWidget *columns = along_columns_new (), *window;
  GtkWidget *a = gtk_button_new_with_label ("Going well"), *b = gtk_button_new_with_label ("Family"),
            *c = gtk_button_new_with_label ("Hopes");
  graphene_rect_t first, second, third;

  gtk_widget_set_direction (columns, direction);
  along_columns_append (ALONG_COLUMNS (columns), a, ALONG_COLUMN_WIDE);
  along_columns_append (ALONG_COLUMNS (columns), b, ALONG_COLUMN_NARROW);
  along_columns_append (ALONG_COLUMNS (columns), c, ALONG_COLUMN_WIDE);
  window = display_window (columns, width, 300);
  g_assert_cmpint (along_columns_get_side_by_side (ALONG_COLUMNS (columns)), ==, two);
  g_assert_true (gtk_widget_compute_bounds (a, columns, &first));
  g_assert_true (gtk_widget_compute_bounds (b, columns, &second));
  g_assert_true (gtk_widget_compute_bounds (c, columns, &third));
  g_assert_cmpfloat (third.origin.y, >, first.origin.y);
  if (two)
    {
      g_assert_cmpfloat (second.origin.y, ==, first.origin.y);
      g_assert_cmpfloat (second.size.width, <, first.size.width);
      g_assert_true ((second.origin.x > first.origin.x) == (direction == GTK_TEXT_DIR_LTR));
    }
  else
    {
      g_assert_cmpfloat (second.origin.y, >, first.origin.y);
      g_assert_cmpfloat (third.origin.y, >, second.origin.y);
    }
  g_object_add_weak_pointer (G_OBJECT (columns), (gpointer *) &columns);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (columns);
}

static void
test_columns (void)
{
  check_columns (900, GTK_TEXT_DIR_LTR, TRUE);
  check_columns (900, GTK_TEXT_DIR_RTL, TRUE);
  check_columns (500, GTK_TEXT_DIR_LTR, FALSE);
}

int
main (int argc, char **argv)
{
  if (!display_init (&argc, &argv))
    return 77;
  g_test_add_func ("/split/beside", test_split);
  g_test_add_func ("/split/folded", test_folded);
  g_test_add_func ("/split/columns", test_columns);
  return g_test_run ();
}
