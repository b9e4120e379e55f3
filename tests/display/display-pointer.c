/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-pointer.h"

/* display_has_pointer: xdotool is there. */
gboolean
display_has_pointer (void)
{
  g_autofree char *path = g_find_program_in_path ("xdotool");

  return path != NULL;
}

/*
 * display_pointer: moves the pointer to @x, @y of @widget, then does what @then (nullable) says in words of xdotool, as
 * "mousedown 1". What comes of it arrives while the main loop runs.
 */
void
display_pointer (GtkWidget *widget, double x, double y, const char *then)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  double left, top, at_x, at_y;

  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &at_x, &at_y));
  command = g_strdup_printf ("xdotool mousemove %d %d %s", (int) (left + at_x), (int) (top + at_y), then != NULL ? then : "");
  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
