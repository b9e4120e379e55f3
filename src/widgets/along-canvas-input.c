/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

#include "along-text.h"

static AlongCanvas *
canvas_of (gpointer controller)
{
  return ALONG_CANVAS (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static void
hover (AlongCanvas *self, const char *key)
{
  GtkWidget *node;

  if (along_text_equal (self->hovered, key))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self)); /* the handle */
  node = self->hovered != NULL ? g_hash_table_lookup (self->nodes, self->hovered) : NULL;
  if (node != NULL)
    gtk_widget_remove_css_class (node, "hovered");
  along_text_set (&self->hovered, key);
  node = key != NULL ? g_hash_table_lookup (self->nodes, key) : NULL;
  /* The box of a line says nothing about the line. */
  if (node != NULL && !along_scene_peek_item (self->scene, (guint) along_scene_find_item (self->scene, key))->exact)
    gtk_widget_add_css_class (node, "hovered");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), key != NULL ? "pointer" : NULL);
}

/* Somebody goes on by keys: where the pointer was left counts no more until it moves. */
void
along_canvas_leave_pointer (AlongCanvas *self)
{
  hover (self, NULL);
}

/* --- Keys --- */

/* The sound, if any, that the desktop makes where there is nothing that way. */
static void
stop_short (AlongCanvas *self, AlongMove move)
{
  static const GtkDirectionType directions[] = {
    [ALONG_MOVE_LEFT] = GTK_DIR_LEFT,          [ALONG_MOVE_RIGHT] = GTK_DIR_RIGHT,
    [ALONG_MOVE_UP] = GTK_DIR_UP,              [ALONG_MOVE_DOWN] = GTK_DIR_DOWN,
    [ALONG_MOVE_PARTNER_LEFT] = GTK_DIR_LEFT,  [ALONG_MOVE_PARTNER_RIGHT] = GTK_DIR_RIGHT,
    [ALONG_MOVE_HOME] = GTK_DIR_UP,            [ALONG_MOVE_END] = GTK_DIR_DOWN,
    [ALONG_MOVE_PREVIOUS] = GTK_DIR_UP,        [ALONG_MOVE_NEXT] = GTK_DIR_DOWN,
  };

  gtk_widget_keynav_failed (GTK_WIDGET (self), directions[move]);
}

static gboolean
go (AlongCanvas *self, AlongMove move)
{
  g_autofree char *to = NULL;

  if (self->scene == NULL)
    return FALSE;
  along_canvas_find_end (self);
  along_canvas_leave_pointer (self);
  if (self->neighbour != NULL)
    to = self->neighbour (self, self->focused, move, self->neighbour_data);
  else
    to = along_canvas_neighbour (self, self->focused, move);
  if (to == NULL || !along_canvas_focus_item (self, to))
    stop_short (self, move);
  return TRUE;
}

static gboolean
go_by_key (AlongCanvas *self, guint key, GdkModifierType state)
{
  gboolean partner = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go (self, partner ? ALONG_MOVE_PARTNER_LEFT : ALONG_MOVE_LEFT);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go (self, partner ? ALONG_MOVE_PARTNER_RIGHT : ALONG_MOVE_RIGHT);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return !partner && go (self, ALONG_MOVE_UP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return !partner && go (self, ALONG_MOVE_DOWN);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go (self, ALONG_MOVE_HOME);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go (self, ALONG_MOVE_END);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return !partner && go (self, ALONG_MOVE_PREVIOUS);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return !partner && go (self, ALONG_MOVE_NEXT);
    default:
      return FALSE;
    }
}

static gboolean
zoom_by_key (AlongCanvas *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      along_canvas_zoom_in (self);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      along_canvas_zoom_out (self);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      along_canvas_fit_whole (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Picking: Ctrl+Space the one that has the focus, Ctrl+A all; Escape lets go of what is held, looked for or picked. */
static gboolean
pick_by_key (AlongCanvas *self, guint key, GdkModifierType held)
{
  if (key == GDK_KEY_Escape && held == 0)
    {
      if (along_canvas_cancel_drag (self))
        return TRUE;
      if (self->typed->len > 0)
        along_canvas_find_end (self);
      else if (g_hash_table_size (self->picked) > 0)
        along_canvas_pick_none (self);
      else
        return FALSE;
      return TRUE;
    }
  if (self->pick_prefix == NULL || held != GDK_CONTROL_MASK)
    return FALSE;
  if (key == GDK_KEY_a || key == GDK_KEY_A)
    along_canvas_pick_all (self);
  else if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    along_canvas_pick (self, self->focused, !g_hash_table_contains (self->picked, self->focused));
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_by_key (AlongCanvas *self, guint key, GdkModifierType held)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if (self->find_prefix == NULL)
    return FALSE;
  if (key == GDK_KEY_F3 || (held == GDK_CONTROL_MASK && (key == GDK_KEY_g || key == GDK_KEY_G))
      || (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && key == GDK_KEY_G))
    {
      along_canvas_find_next (self, (held & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return self->typed->len > 0;
    }
  if ((held & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_BackSpace)
    return along_canvas_find_back (self);
  /* A blank belongs to a name that has been begun. */
  if (g_unichar_isalnum (letter) || (self->typed->len > 0 && (letter == ' ' || letter == '\'' || letter == '-')))
    return along_canvas_find_letter (self, letter);
  return FALSE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongCanvas *self = canvas_of (controller);
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if ((held & GDK_CONTROL_MASK) != 0 && (held & GDK_ALT_MASK) == 0 && zoom_by_key (self, key))
    return TRUE;
  if (self->focused == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return FALSE;
  if (pick_by_key (self, key, held))
    return TRUE;
  if ((held == 0 || held == GDK_CONTROL_MASK) && go_by_key (self, key, held))
    return TRUE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    {
      along_canvas_ask_menu (self, self->focused);
      return TRUE;
    }
  if (held == 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter))
    {
      along_canvas_activate_item (self, self->focused);
      return TRUE;
    }
  return find_by_key (self, key, held);
}

/* --- Pointer --- */

/* The keyboard is the drawing's from now on, wherever in it the focus was; nothing moves, and nobody is chosen by it. */
static void
take_keys (AlongCanvas *self)
{
  self->taking_keys = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->taking_keys = FALSE;
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean several = (held & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0
                     || (g_hash_table_size (self->picked) > 0 && along_canvas_is_touch (GTK_GESTURE (gesture)));
  g_autofree char *key = g_strdup (along_canvas_item_at (self, x, y));

  if (along_canvas_handle_at (self, x, y) != NULL)
    return; /* the drag's */
  along_canvas_find_end (self);
  if (button == GDK_BUTTON_PRIMARY && several && along_canvas_can_pick (self, key))
    {
      along_canvas_toggle (self, key);
      along_canvas_focus_item (self, key);
      return;
    }
  /* The menu of one of several is about all of them. */
  if (button == GDK_BUTTON_PRIMARY || key == NULL || !g_hash_table_contains (self->picked, key))
    along_canvas_pick_none (self);
  if (key != NULL)
    along_canvas_focus_item (self, key);
  else
    take_keys (self);
  if (button == GDK_BUTTON_SECONDARY)
    {
      if (key != NULL)
        along_canvas_ask_menu (self, key);
    }
  else if (button != GDK_BUTTON_PRIMARY)
    return;
  else if (n_press == 2 && key != NULL)
    along_canvas_activate_item (self, key);
  else if (n_press == 1)
    along_canvas_select (self, key);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  AlongCanvas *self = canvas_of (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  self->fit_wanted = FALSE;
  along_canvas_zoom_about (self, self->zoom * pow (1.1, -dy), self->pointer_x, self->pointer_y, FALSE);
  return TRUE;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);
  double x, y;

  along_canvas_stop (self);
  along_canvas_stop_drag (self);
  self->fit_wanted = FALSE;
  self->pinch_from = self->zoom;
  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    along_canvas_exact_scene (self, x, y, &self->pinch_x, &self->pinch_y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* What was between the fingers stays between them, also where they go. */
static void
on_pinch (GtkGestureZoom *gesture, double scale, gpointer data)
{
  AlongCanvas *self = canvas_of (gesture);
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    along_canvas_zoom_held (self, self->pinch_from * scale, self->pinch_x, self->pinch_y, x, y);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  AlongCanvas *self = canvas_of (controller);

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag > DRAG_WAITING || along_canvas_handle_at (self, x, y) != NULL)
    return;
  hover (self, along_canvas_item_at (self, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller, gpointer data)
{
  hover (canvas_of (controller), NULL);
}

static gboolean
on_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  AlongCanvas *self = ALONG_CANVAS (widget);
  const char *key = keyboard ? NULL : along_canvas_item_at (self, x, y);
  GdkRectangle bounds;

  if (key == NULL || self->drag > DRAG_WAITING || !along_canvas_item_bounds (self, key, &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, along_scene_peek_item (self->scene, along_scene_find_item (self->scene, key))->name);
  gtk_tooltip_set_tip_area (tooltip, &bounds);
  return TRUE;
}

/* Keys, clicks, dragging, wheel, pinch, hover and tooltips of the canvas. */
void
along_canvas_add_input (AlongCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), NULL);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), NULL);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), NULL);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), NULL);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), NULL);
  g_signal_connect (click, "released", G_CALLBACK (on_click), NULL);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), NULL);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), NULL);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  self->click_gesture = click;
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  along_canvas_add_drag (self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_set_has_tooltip (widget, TRUE);
}
