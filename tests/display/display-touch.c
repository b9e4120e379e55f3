/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-touch.h"

#define STEPS 20

/* GTK makes such events for itself alone: this is how they lie in memory, from 4.8 to 4.18. */
typedef struct
{
  GTypeInstance instance;
  int references;
  GdkEventType type;
  GdkSurface *surface;
  GdkDevice *device;
  guint32 time;
  guint16 flags;
  GdkModifierType state;
  double x, y;
  double *axes;
  GdkEventSequence *sequence;
  gboolean emulating, emulated;
} Touch;

/* display_has_touch: the events of this GTK are as large as ours. */
gboolean
display_has_touch (void)
{
  GType type = g_type_from_name ("GdkTouchEvent");
  GTypeQuery query = { 0 };

  if (type != 0)
    g_type_query (type, &query);
  return query.instance_size == sizeof (Touch);
}

static GdkDevice *
touchscreen (GdkDisplay *display)
{
  static GdkDevice *screen;
  GdkDevice *pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (display));

  if (screen == NULL)
    screen = g_object_new (G_OBJECT_TYPE (pointer), "name", "Touchscreen", "source", GDK_SOURCE_TOUCHSCREEN, "display", display, "seat",
                           gdk_device_get_seat (pointer), "has-cursor", FALSE, "device-id", 99, NULL);
  return screen;
}

/* display_touch: @finger, from 1 on, does what @type says (begin, update, end) at @x, @y of @widget. */
void
display_touch (GtkWidget *widget, GdkEventType type, int finger, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  Touch *touch = (Touch *) g_type_create_instance (g_type_from_name ("GdkTouchEvent"));
  double left, top;
  gboolean handled;

  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &touch->x, &touch->y));
  touch->x += left;
  touch->y += top;
  touch->type = type;
  touch->surface = g_object_ref (surface);
  touch->device = g_object_ref (touchscreen (gtk_widget_get_display (widget)));
  touch->time = (guint32) (g_get_monotonic_time () / 1000);
  touch->sequence = GINT_TO_POINTER (finger);
  touch->emulating = touch->emulated = finger == 1;
  g_signal_emit_by_name (surface, "event", touch, &handled);
  gdk_event_unref ((GdkEvent *) touch);
}

/* display_touch_drag: @finger, which is down at @x, @y, goes to @to_x, @to_y, and stays down. */
void
display_touch_drag (GtkWidget *widget, int finger, double x, double y, double to_x, double to_y)
{
  for (int i = 1; i <= STEPS; i++)
    {
      display_touch (widget, GDK_TOUCH_UPDATE, finger, x + (to_x - x) * i / STEPS, y + (to_y - y) * i / STEPS);
      g_main_context_iteration (NULL, FALSE);
    }
}
