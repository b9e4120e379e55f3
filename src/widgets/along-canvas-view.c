/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zoom, panning, what is in sight. */
#include "along-canvas-private.h"

#include <math.h>

/* at every zoom */
#define MARGIN 24

#define GLIDE_MS 200

/* Zoom that changes again within this time changes from frame to frame. */
#define REST_MS 150

static const double steps[] = { 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4 };

/* Free ground around the drawing, px on screen: none round one that is flush. */
double
along_canvas_margin (AlongCanvas *self)
{
  return self->flush ? 0 : MARGIN;
}

static void
content_size (AlongCanvas *self, double size[2])
{
  size[0] = size[1] = 0;
  if (self->scene != NULL)
    along_scene_get_size (self->scene, &size[0], &size[1]);
  size[0] *= self->zoom;
  size[1] *= self->zoom;
}

/* What is covered along an axis. */
static double
foot_of (AlongCanvas *self, int axis)
{
  return axis == 1 ? self->foot : 0;
}

/* How large the canvas is, px on screen; not yet: 1. */
void
along_canvas_view_size (AlongCanvas *self, double size[2])
{
  size[0] = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));
  size[1] = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)));
}

/* Between which places of the view's corner along an axis as much as possible of the drawing is in sight. Returns: where it is by
 * itself: a small one in the middle, but where it was while the top is covered. */
static double
natural_range (AlongCanvas *self, int axis, double content, double view, double value, double *low, double *high)
{
  double room = content + 2 * along_canvas_margin (self) + foot_of (self, axis) - view, head = axis == 1 ? self->head : 0;

  *low = self->flush ? 0 : MIN (-head, room);
  *high = MAX (0, room);
  return room < 0 && head <= 0 && !self->flush ? floor (room / 2) : CLAMP (value, *low, *high);
}

/* Tells the scrollbars how large the drawing is now. A small one is in the middle, unless zooming about the pointer has put
 * it elsewhere. */
void
along_canvas_configure (AlongCanvas *self)
{
  double content[2], view[2];

  content_size (self, content);
  along_canvas_view_size (self, view);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        double value = gtk_adjustment_get_value (self->adjustments[i]), low, high;
        double natural = natural_range (self, i, content[i], view[i], value, &low, &high);

        if (self->loose)
          {
            low = MIN (low, value);
            high = MAX (high, value);
          }
        else
          value = natural;
        gtk_adjustment_configure (self->adjustments[i], value, low, high + view[i], view[i] * 0.1, view[i] * 0.9, view[i]);
      }
}

/* Where 0, 0 of the scene is on the canvas: whole px, so that tiles stay crisp. */
void
along_canvas_origin (AlongCanvas *self, double *x, double *y)
{
  *x = along_canvas_margin (self) - round (gtk_adjustment_get_value (self->adjustments[0]));
  *y = along_canvas_margin (self) - round (gtk_adjustment_get_value (self->adjustments[1]));
}

/* A place on the canvas in px of the scene, to less than a px of the screen: what is added up from step to step. */
void
along_canvas_exact_scene (AlongCanvas *self, double x, double y, double *scene_x, double *scene_y)
{
  *scene_x = (x - along_canvas_margin (self) + gtk_adjustment_get_value (self->adjustments[0])) / self->zoom;
  *scene_y = (y - along_canvas_margin (self) + gtk_adjustment_get_value (self->adjustments[1])) / self->zoom;
}

static gboolean
is_gliding (AlongCanvas *self)
{
  return self->animation != NULL && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

static gboolean
on_rest (gpointer data)
{
  AlongCanvas *self = data;

  self->rest_source = 0;
  self->moving = is_gliding (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Shows the drawing at @zoom, and at @values of the adjustments, without gliding. */
void
along_canvas_set_view (AlongCanvas *self, double zoom, const double values[2])
{
  gboolean changed = zoom != self->zoom;

  self->zoom = zoom;
  for (int i = 0; i < 2; i++)
    if (self->loose)
      gtk_adjustment_configure (self->adjustments[i], values[i], MIN (values[i], gtk_adjustment_get_lower (self->adjustments[i])),
                                MAX (gtk_adjustment_get_upper (self->adjustments[i]),
                                     values[i] + gtk_adjustment_get_page_size (self->adjustments[i])),
                                0, 0, gtk_adjustment_get_page_size (self->adjustments[i]));
  along_canvas_configure (self);
  for (int i = 0; i < 2; i++)
    gtk_adjustment_set_value (self->adjustments[i], values[i]);
  if (!changed)
    return;
  if (self->rest_source != 0)
    self->moving = TRUE;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, on_rest, self);
  along_canvas_check_near (self);
  if (!self->moving)
    gtk_widget_queue_allocate (self->area);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  along_canvas_notify_zoom (self);
}

/* The adjustments at which a point of the scene lies at a point of the canvas. */
static void
values_holding (AlongCanvas *self, double zoom, double values[2])
{
  values[0] = self->hold_scene_x * zoom + along_canvas_margin (self) - self->hold_x;
  values[1] = self->hold_scene_y * zoom + along_canvas_margin (self) - self->hold_y;
}

static void
on_glide (double t, gpointer data)
{
  AlongCanvas *self = data;
  double values[2];

  if (self->to_zoom != self->from_zoom)
    {
      /* Even steps for the eye are steps of ratio. */
      double zoom = t >= 1 ? self->to_zoom : self->from_zoom * pow (self->to_zoom / self->from_zoom, t);

      values_holding (self, zoom, values);
      along_canvas_set_view (self, zoom, values);
      return;
    }
  for (int i = 0; i < 2; i++)
    values[i] = self->glide_from[i] + (self->glide_to[i] - self->glide_from[i]) * t;
  along_canvas_set_view (self, self->zoom, values);
}

static void
on_glided (AlongCanvas *self)
{
  self->moving = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Stops gliding where it is. */
void
along_canvas_stop (AlongCanvas *self)
{
  if (self->animation == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->animation, on_glided, self);
  adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  self->moving = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
glide (AlongCanvas *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (on_glide, self, NULL);

  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect_swapped (self->animation, "done", G_CALLBACK (on_glided), self);
  self->moving = self->from_zoom != self->to_zoom;
  adw_animation_play (self->animation);
}

/* Zooms so that what is at @x, @y of the canvas stays there. */
void
along_canvas_zoom_about (AlongCanvas *self, double zoom, double x, double y, gboolean animate)
{
  double values[2];

  along_canvas_stop (self);
  self->fitted = FALSE;
  zoom = CLAMP (zoom, ALONG_ZOOM_LEAST * self->unit, ALONG_ZOOM_MOST * self->unit);
  if (self->flush || fabs (zoom - self->zoom) < 0.001)
    return;
  self->hold_x = x;
  self->hold_y = y;
  along_canvas_exact_scene (self, x, y, &self->hold_scene_x, &self->hold_scene_y);
  self->loose = TRUE;
  self->from_zoom = self->zoom;
  self->to_zoom = zoom;
  if (animate && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      glide (self);
      return;
    }
  values_holding (self, zoom, values);
  along_canvas_set_view (self, zoom, values);
}

/* Zooms at once so that a place of the scene comes to @x, @y of the canvas. */
void
along_canvas_zoom_held (AlongCanvas *self, double zoom, double scene_x, double scene_y, double x, double y)
{
  double values[2];

  along_canvas_stop (self);
  self->fitted = FALSE;
  if (self->flush)
    return;
  zoom = CLAMP (zoom, ALONG_ZOOM_LEAST * self->unit, ALONG_ZOOM_MOST * self->unit);
  self->hold_x = x;
  self->hold_y = y;
  self->hold_scene_x = scene_x;
  self->hold_scene_y = scene_y;
  self->loose = TRUE;
  values_holding (self, zoom, values);
  along_canvas_set_view (self, zoom, values);
}

/* An item that was at @before of the last scene is at @after of this one: it stays where it is on the screen. */
void
along_canvas_hold_item (AlongCanvas *self, const AlongRect *before, const AlongRect *after)
{
  double values[2] = { gtk_adjustment_get_value (self->adjustments[0])
                         + (after->x + after->width / 2 - before->x - before->width / 2) * self->zoom,
                       gtk_adjustment_get_value (self->adjustments[1]) + (after->y - before->y) * self->zoom };

  self->loose = TRUE;
  self->fitting = TRUE;
  along_canvas_set_view (self, self->zoom, values);
  self->fitting = FALSE;
}

/* Moves the view's top left corner to @left, @top of the adjustments. */
void
along_canvas_pan_to (AlongCanvas *self, double left, double top, gboolean animate)
{
  double to[2] = { left, top };

  along_canvas_stop (self);
  self->fitted = FALSE;
  for (int i = 0; i < 2; i++)
    {
      self->glide_from[i] = gtk_adjustment_get_value (self->adjustments[i]);
      self->glide_to[i] = CLAMP (to[i], gtk_adjustment_get_lower (self->adjustments[i]),
                                 MAX (gtk_adjustment_get_lower (self->adjustments[i]),
                                      gtk_adjustment_get_upper (self->adjustments[i])
                                          - gtk_adjustment_get_page_size (self->adjustments[i])));
    }
  self->from_zoom = self->to_zoom = self->zoom;
  if (animate && gtk_widget_get_mapped (GTK_WIDGET (self)))
    glide (self);
  else
    along_canvas_set_view (self, self->zoom, self->glide_to);
}

/** along_canvas_get_zoom: 1 is 100 %; while gliding, where to. */
double
along_canvas_get_zoom (AlongCanvas *self)
{
  return (is_gliding (self) ? self->to_zoom : self->zoom) / self->unit;
}

static void
zoom_middle (AlongCanvas *self, double zoom, gboolean animate)
{
  self->fit_wanted = FALSE;
  along_canvas_zoom_about (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0, animate);
}

/** along_canvas_set_zoom: zooms about the middle at once; kept between 0.1 and 4. */
void
along_canvas_set_zoom (AlongCanvas *self, double zoom)
{
  zoom_middle (self, zoom * self->unit, FALSE);
}

/**
 * along_canvas_set_unit: at 100 % a px of the scene is @unit px on screen: a drawing made for the usual text is as large
 * as the desktop's text is.
 */
void
along_canvas_set_unit (AlongCanvas *self, double unit)
{
  gboolean fitted = self->fitted || self->fit_wanted;
  double zoom = along_canvas_get_zoom (self);

  if (unit == self->unit)
    return;
  self->unit = unit;
  zoom_middle (self, zoom * unit, FALSE);
  self->fit_wanted = fitted;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** along_canvas_zoom_in: to the next step up. */
void
along_canvas_zoom_in (AlongCanvas *self)
{
  double now = along_canvas_get_zoom (self);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] > now * 1.01)
      {
        zoom_middle (self, steps[i] * self->unit, TRUE);
        return;
      }
}

/** along_canvas_zoom_out: to the next step down. */
void
along_canvas_zoom_out (AlongCanvas *self)
{
  double now = along_canvas_get_zoom (self);

  for (guint i = G_N_ELEMENTS (steps); i-- > 0;)
    if (steps[i] < now * 0.99)
      {
        zoom_middle (self, steps[i] * self->unit, TRUE);
        return;
      }
}

/* Pans just as far as needed to see the item with @key. */
void
along_canvas_bring (AlongCanvas *self, const char *key, gboolean animate)
{
  int index = self->scene != NULL ? along_scene_find_item (self->scene, key) : -1;
  const AlongRect *area;
  double view[2], to[2], lo[2], hi[2];
  gboolean differs = FALSE;

  if (index < 0)
    return;
  area = &along_scene_peek_item (self->scene, index)->area;
  along_canvas_view_size (self, view);
  view[1] = MAX (1, view[1] - self->foot);
  lo[0] = area->x * self->zoom + along_canvas_margin (self) - 18;
  lo[1] = area->y * self->zoom + along_canvas_margin (self) - 18;
  hi[0] = (area->x + area->width) * self->zoom + along_canvas_margin (self) + 18;
  hi[1] = (area->y + area->height) * self->zoom + along_canvas_margin (self) + 18;
  for (int i = 0; i < 2; i++)
    {
      double head = i == 1 ? self->head : 0, room = MAX (1, view[i] - head);
      double value = gtk_adjustment_get_value (self->adjustments[i]) + head;

      to[i] = hi[i] - lo[i] > room ? CLAMP (value, lo[i], hi[i] - room)
              : lo[i] < value      ? lo[i]
              : hi[i] > value + room ? hi[i] - room
                                     : value;
      differs |= fabs (to[i] - value) > 0.5;
      to[i] -= head;
    }
  if (differs && view[0] > 64)
    along_canvas_pan_to (self, to[0], to[1], animate);
}

/** along_canvas_show_item: glides just as far as needed to see the item with @key. */
void
along_canvas_show_item (AlongCanvas *self, const char *key)
{
  along_canvas_bring (self, key, TRUE);
}

/** along_canvas_get_view: the part of the scene that is in sight. */
void
along_canvas_get_view (AlongCanvas *self, AlongRect *seen)
{
  double view[2];

  along_canvas_view_size (self, view);
  along_canvas_to_scene (self, 0, 0, &seen->x, &seen->y);
  seen->width = view[0] / self->zoom;
  seen->height = (view[1] - self->foot) / self->zoom;
}

/** along_canvas_show_place: pans at once so that a place of the scene is in the middle, as far as the edges let it. */
void
along_canvas_show_place (AlongCanvas *self, double scene_x, double scene_y)
{
  double view[2];

  along_canvas_view_size (self, view);
  along_canvas_pan_to (self, scene_x * self->zoom + along_canvas_margin (self) - view[0] / 2,
                       scene_y * self->zoom + along_canvas_margin (self) - (view[1] - self->foot) / 2, FALSE);
}
