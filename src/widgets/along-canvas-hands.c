/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

#include "along-text.h"

/* Everything that is done by holding a button, or a finger, down: panning, the band that picks, a line from item to item,
 * an item moved. What the last two mean the page says. */

/* Radius of the handle's target; smallest width of an item on the screen that has one. */
#define HANDLE_REACH 14
#define HANDLE_LEAST 24

/* So near to an edge the view follows a drag, by so many px a frame. */
#define EDGE 28
#define EDGE_STEP 9

static AlongCanvas *
canvas_of (gpointer controller)
{
  return ALONG_CANVAS (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

/** along_canvas_set_hands: what dragging an item does; @hands: (nullable): static. */
void
along_canvas_set_hands (AlongCanvas *self, const AlongCanvasHands *hands, gpointer data)
{
  self->hands = hands;
  self->hands_data = data;
}

static gboolean
can (AlongCanvas *self, AlongHand hand, const char *key)
{
  return self->hands != NULL && along_canvas_can_pick (self, key) && self->hands->can (self, hand, key, self->hands_data);
}

/* --- The handle --- */

static const char *
handle_key (AlongCanvas *self)
{
  const char *key = along_canvas_can_pick (self, self->hovered) ? self->hovered : self->selected;

  if (self->drag > DRAG_WAITING || g_hash_table_size (self->picked) > 0 || !can (self, ALONG_HAND_LINK, key))
    return NULL;
  return key;
}

/* Where the handle of the item under the pointer, or of the chosen one, has its middle on the canvas. FALSE: there is none. */
gboolean
along_canvas_handle_place (AlongCanvas *self, double *x, double *y)
{
  GdkRectangle bounds;
  const char *key = handle_key (self);

  if (key == NULL || !along_canvas_item_bounds (self, key, &bounds) || bounds.width < HANDLE_LEAST)
    return FALSE;
  *x = bounds.x + bounds.width + 4;
  *y = bounds.y - 2;
  return TRUE;
}

/* (nullable): the item whose handle is at @x, @y. */
const char *
along_canvas_handle_at (AlongCanvas *self, double x, double y)
{
  double at_x, at_y;

  return along_canvas_handle_place (self, &at_x, &at_y) && hypot (x - at_x, y - at_y) <= HANDLE_REACH ? handle_key (self) : NULL;
}

/* --- An item held --- */

static AlongHand
hand_of (AlongCanvas *self)
{
  return self->drag == DRAG_LINK ? ALONG_HAND_LINK : ALONG_HAND_MOVE;
}

/* What the held item is over now. */
static void
look_under (AlongCanvas *self)
{
  const char *target = along_canvas_item_at (self, self->drag_at[0], self->drag_at[1]);
  double x, y;

  if (!along_canvas_can_pick (self, target) || along_text_equal (target, self->dragged))
    target = NULL;
  along_text_set (&self->drag_target, target);
  along_canvas_to_scene (self, self->drag_at[0], self->drag_at[1], &x, &y);
  self->drag_slot = (AlongRect){ 0 };
  self->drag_allowed = self->hands->over (self, hand_of (self), self->dragged, self->drag_target, x, y, &self->drag_slot,
                                          self->hands_data);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
beyond (double at, double size)
{
  return at < EDGE ? -1 : at > size - EDGE ? 1 : 0;
}

static gboolean
follow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlongCanvas *self = ALONG_CANVAS (widget);
  double step[2] = { beyond (self->drag_at[0], gtk_widget_get_width (widget)),
                     beyond (self->drag_at[1], gtk_widget_get_height (widget) - self->foot) };

  if (step[0] == 0 && step[1] == 0)
    return G_SOURCE_CONTINUE;
  for (int i = 0; i < 2; i++)
    gtk_adjustment_set_value (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]) + step[i] * EDGE_STEP);
  look_under (self);
  return G_SOURCE_CONTINUE;
}

static void
let_go (AlongCanvas *self)
{
  self->drag = DRAG_NONE;
  self->pressed_long = FALSE;
  if (self->edge_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->edge_tick);
  self->edge_tick = 0;
  along_text_set (&self->dragged, NULL);
  along_text_set (&self->drag_target, NULL);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Nothing is held any more, and nothing comes of it. */
void
along_canvas_stop_drag (AlongCanvas *self)
{
  let_go (self);
}

/* Escape while something is held. FALSE: nothing was. */
gboolean
along_canvas_cancel_drag (AlongCanvas *self)
{
  if (self->drag < DRAG_BAND)
    return FALSE;
  let_go (self);
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

/* --- The gesture --- */

/* Whether it is done by a finger. */
gboolean
along_canvas_is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* What this drag is, now that it is one. */
static CanvasDrag
kind_of_drag (AlongCanvas *self, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (button == GDK_BUTTON_MIDDLE)
    return DRAG_PAN;
  if (self->dragged != NULL)
    return DRAG_LINK; /* begun on the handle */
  along_text_set (&self->dragged, along_canvas_item_at (self, self->drag_from[0], self->drag_from[1]));
  if (self->pressed_long && can (self, ALONG_HAND_LINK, self->dragged))
    return DRAG_LINK;
  if ((held & GDK_SHIFT_MASK) != 0 && self->pick_prefix != NULL)
    return DRAG_BAND;
  return !along_canvas_is_touch (gesture) && can (self, ALONG_HAND_MOVE, self->dragged) ? DRAG_MOVE : DRAG_PAN;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  along_canvas_stop (self);
  self->drag = DRAG_WAITING;
  self->drag_from[0] = x;
  self->drag_from[1] = y;
  along_text_set (&self->dragged, along_canvas_handle_at (self, x, y));
  for (int i = 0; i < 2; i++)
    self->pan_from[i] = gtk_adjustment_get_value (self->adjustments[i]);
}

static void
start (AlongCanvas *self, GtkGesture *gesture)
{
  self->drag = kind_of_drag (self, gesture);
  /* A finger that moves the drawing becomes one of two when another comes down. It chooses nobody. */
  if (self->drag == DRAG_PAN && along_canvas_is_touch (gesture))
    gtk_gesture_set_state (self->click_gesture, GTK_EVENT_SEQUENCE_DENIED);
  else
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->drag == DRAG_BAND   ? "crosshair"
                                                      : self->drag == DRAG_LINK ? "crosshair"
                                                                                : "grabbing");
  if (self->drag < DRAG_LINK)
    return;
  /* Escape is a key of whoever has the focus. */
  along_canvas_focus_item (self, self->dragged);
  along_canvas_stop (self);
  self->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);

  if (self->drag == DRAG_NONE)
    return;
  self->drag_at[0] = self->drag_from[0] + dx;
  self->drag_at[1] = self->drag_from[1] + dy;
  if (self->drag == DRAG_WAITING)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      start (self, GTK_GESTURE (gesture));
    }
  if (self->drag == DRAG_PAN)
    along_canvas_pan_to (self, self->pan_from[0] - dx, self->pan_from[1] - dy, FALSE);
  else if (self->drag == DRAG_BAND)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    look_under (self);
}

static void
end_band (AlongCanvas *self)
{
  AlongRect area;
  double x, y;

  along_canvas_to_scene (self, MIN (self->drag_from[0], self->drag_at[0]), MIN (self->drag_from[1], self->drag_at[1]), &area.x,
                         &area.y);
  along_canvas_to_scene (self, MAX (self->drag_from[0], self->drag_at[0]), MAX (self->drag_from[1], self->drag_at[1]), &x, &y);
  area.width = x - area.x;
  area.height = y - area.y;
  along_canvas_pick_area (self, &area);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);
  CanvasDrag drag = self->drag;
  AlongHand hand = hand_of (self);
  g_autofree char *key = g_strdup (self->dragged), *target = g_strdup (self->drag_target);
  gboolean waited = self->pressed_long;
  double x, y;

  if (drag == DRAG_NONE)
    return;
  if (drag == DRAG_BAND)
    end_band (self);
  let_go (self);
  along_canvas_to_scene (self, self->drag_at[0], self->drag_at[1], &x, &y);
  if (drag >= DRAG_LINK && self->drag_allowed)
    self->hands->drop (self, hand, key, target, x, y, self->hands_data);
  else if (drag == DRAG_WAITING && key != NULL)
    self->hands->click (self, key, self->drag_from[0], self->drag_from[1], self->hands_data);
  else if (drag == DRAG_WAITING && waited)
    {
      const char *under = along_canvas_item_at (self, self->drag_from[0], self->drag_from[1]);

      if (under != NULL)
        along_canvas_ask_menu (self, under);
    }
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  let_go (canvas_of (gesture));
}

/* A finger that rests on somebody takes hold of a line from them; let go without moving it opens their menu. */
static void
pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);

  self->pressed_long = along_canvas_item_at (self, x, y) != NULL;
  /* It chooses nobody besides. */
  if (self->pressed_long)
    gtk_gesture_set_state (self->click_gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* What the canvas is in would take a finger for itself: then another that comes down finds nothing to zoom. */
static void
parent_cb (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_SCROLLED_WINDOW (parent))
    gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (parent), FALSE);
}

void
along_canvas_add_drag (AlongCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *press = gtk_gesture_long_press_new ();

  self->drag_gesture = drag;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), NULL);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), NULL);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  /* One finger does both. */
  gtk_gesture_group (press, drag);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
