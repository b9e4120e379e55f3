/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include "along-date-row.h"
#include "along-one-stop.h"
#include "along-option-row.h"
#include "along-time-row.h"

static void
count (gpointer object, GParamSpec *pspec, int *times)
{
  ++*times;
}

static GtkWidget *
list_of (GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

static void
test_date (void)
{
  AlongDateRow *row = ALONG_DATE_ROW (along_date_row_new ("Due date"));
  GtkWidget *window = display_window (list_of (GTK_WIDGET (row)), 480, 200);
  int times = 0;

  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_signal_connect (row, "notify::edtf", G_CALLBACK (count), &times);
  gtk_editable_set_text (GTK_EDITABLE (row), "14/5/26");
  g_assert_true (along_date_row_read (row));
  g_assert_cmpstr (along_date_row_get_edtf (row), ==, "2026-05-14");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "14 May 2026");
  g_assert_cmpint (times, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (row), "soonish");
  g_assert_false (along_date_row_read (row));
  g_assert_null (along_date_row_get_edtf (row));
  g_assert_nonnull (along_date_row_get_refusal (row));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  display_picture (window, "date-refused.png");
  {
    GtkWidget *words = gtk_widget_get_next_sibling (GTK_WIDGET (row));

    g_assert_true (gtk_widget_get_visible (words));
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
    g_assert_false (gtk_widget_get_visible (words)); /* words without their row would be about nothing */
    gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
    g_assert_true (gtk_widget_get_visible (words));
  }
  along_date_row_refuse (row, NULL);
  g_assert_false (along_date_row_read (row)); /* without the words it is no date either */
  gtk_editable_set_text (GTK_EDITABLE (row), "March 2026");
  g_assert_null (along_date_row_get_refusal (row)); /* typing takes the words away */
  g_assert_true (along_date_row_read (row));
  g_assert_cmpstr (along_date_row_get_edtf (row), ==, "2026-03");
  along_date_row_set_exact (row, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), "2026");
  g_assert_false (along_date_row_read (row));
  along_date_row_set_edtf (row, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  along_date_row_refuse (row, "That is too far ahead.");
  g_assert_cmpstr (along_date_row_get_refusal (row), ==, "That is too far ahead.");
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (row);
}

static void
test_time (void)
{
  static const struct
  {
    const char *typed;
    int minutes;
  } times[] = {
    { "14:30", 870 }, { "1430", 870 }, { "2.30pm", 870 }, { "2:30 PM", 870 }, { "9", 540 }, { "9am", 540 },
    { "12am", 0 },    { "12pm", 720 }, { "0:05", 5 },     { "930", 570 },     { "25", -1 }, { "14:75", -1 },
    { "ten", -1 },    { "13pm", -1 },  { "1:3", -1 },     { "", -1 },         { "12345", -1 }, { "9:30x", -1 },
  };
  AlongTimeRow *row = ALONG_TIME_ROW (along_time_row_new ("At"));
  GtkWidget *window = display_window (list_of (GTK_WIDGET (row)), 480, 200);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_test_message ("%s", times[i].typed);
      g_assert_cmpint (along_time_parse_typed (times[i].typed), ==, times[i].minutes);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), "2.30pm");
  g_assert_true (along_time_row_read (row));
  g_assert_cmpint (along_time_row_get_minutes (row), ==, 870);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "14:30");
  gtk_editable_set_text (GTK_EDITABLE (row), "later");
  g_assert_false (along_time_row_read (row));
  g_assert_cmpint (along_time_row_get_minutes (row), ==, -1);
  g_assert_nonnull (along_time_row_get_refusal (row));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_chosen (gpointer option, int *times)
{
  ++*times;
}

static void
test_option (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *window;
  AlongOptionRow *first = ALONG_OPTION_ROW (along_option_row_new_radio (NULL, "Mostly", "Soothes within minutes, most days."));
  AlongOptionRow *second = ALONG_OPTION_ROW (along_option_row_new_radio (first, "Getting there", NULL));
  AlongOptionRow *tick = ALONG_OPTION_ROW (along_option_row_new_check ("Ask again in two weeks", NULL));
  int times = 0;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  along_option_row_set_key (first, "4");
  along_option_row_set_key (second, "3");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (first));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (second));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tick));
  g_signal_connect (first, "chosen", G_CALLBACK (on_chosen), &times);
  window = display_window (box, 480, 240);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_role (tick, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mostly");
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Soothes within minutes, most days.");
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (first), "option.choose", NULL));
  g_assert_true (along_option_row_get_active (first));
  g_assert_cmpint (times, ==, 1);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  display_key (GTK_WIDGET (second), GDK_KEY_space, 0);
  g_assert_false (along_option_row_get_active (first));
  g_assert_true (along_option_row_get_active (second));
  along_option_row_set_active (first, TRUE);
  g_assert_cmpint (times, ==, 1); /* the program's own changes are not told */
  display_key (GTK_WIDGET (tick), GDK_KEY_space, 0);
  g_assert_true (along_option_row_get_active (tick));
  display_key (GTK_WIDGET (tick), GDK_KEY_space, 0);
  g_assert_false (along_option_row_get_active (tick));
  display_picture (window, "options.png");
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (first);
}

static GtkWidget *
row_with (GtkWidget *list, guint n)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_label_new ("Jade"));
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label (i == 0 ? "Change" : "Remove"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
button_of (GtkWidget *row, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  for (; n > 0; n--)
    child = gtk_widget_get_next_sibling (child);
  return gtk_widget_get_next_sibling (child);
}

/* Presses @key where the focus is. Returns: where it is then. */
static GtkWidget *
after (GtkWidget *window, guint key)
{
  display_key (gtk_root_get_focus (GTK_ROOT (window)), key, 0);
  return gtk_root_get_focus (GTK_ROOT (window));
}

static void
test_one_stop (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  guint on = rtl ? GDK_KEY_Left : GDK_KEY_Right, back = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = gtk_list_box_new ();
  GtkWidget *before = gtk_button_new_with_label ("Before"), *behind = gtk_button_new_with_label ("Behind"), *window;
  GtkWidget *first = row_with (list, 2), *second = row_with (list, 2), *third = row_with (list, 0);

  gtk_widget_set_direction (box, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), along_one_stop_new (list));
  gtk_box_append (GTK_BOX (box), behind);
  gtk_widget_set_direction (gtk_widget_get_parent (list), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  window = display_window (box, 400, 300);
  gtk_widget_grab_focus (before);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == first);
  g_assert_true (after (window, on) == button_of (first, 0));
  g_assert_true (after (window, on) == button_of (first, 1));
  g_assert_true (after (window, on) == button_of (first, 1)); /* there are no more */
  g_assert_true (after (window, back) == button_of (first, 0));
  g_assert_true (after (window, back) == first);
  g_assert_true (after (window, back) == first);
  g_assert_true (after (window, GDK_KEY_Down) == second);
  g_assert_true (after (window, on) == button_of (second, 0));
  gtk_widget_set_sensitive (button_of (second, 1), FALSE);
  g_assert_true (after (window, on) == button_of (second, 0));
  /* Tab goes on from whatever has the focus, and comes back to the row it left. */
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == behind);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == second);
  g_assert_true (after (window, GDK_KEY_Down) == third);
  g_assert_true (after (window, on) == third);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);
  gtk_list_box_remove (GTK_LIST_BOX (list), third); /* it begins with the first again */
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == first);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (list);
}

int
main (int argc, char **argv)
{
  if (!display_init (&argc, &argv))
    return 77;
  g_test_add_func ("/rows/date", test_date);
  g_test_add_func ("/rows/time", test_time);
  g_test_add_func ("/rows/option", test_option);
  g_test_add_data_func ("/rows/one-stop", GINT_TO_POINTER (FALSE), test_one_stop);
  g_test_add_data_func ("/rows/one-stop-rtl", GINT_TO_POINTER (TRUE), test_one_stop);
  return g_test_run ();
}
