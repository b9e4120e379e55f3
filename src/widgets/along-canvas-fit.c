/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the drawing is fitted into the view, and stays so. */
#include "along-canvas-private.h"

/* Fits what along_canvas_fit() asked for into the view as it is now allocated. */
void
along_canvas_apply_fit (AlongCanvas *self)
{
  AlongRect area = self->fit_area;
  double view[2], zoom, values[2], least = (self->fit_small > 0 ? self->fit_small : self->fit_least) * self->unit;

  self->fit_wanted = FALSE;
  if (area.width <= 0)
    {
      area = (AlongRect){ 0 };
      along_scene_get_size (self->scene, &area.width, &area.height);
    }
  if (area.width <= 0 || area.height <= 0)
    return;
  along_canvas_view_size (self, view);
  view[1] = MAX (1, view[1] - self->foot);
  zoom = MIN ((view[0] - 2 * along_canvas_margin (self)) / area.width, (view[1] - 2 * along_canvas_margin (self)) / area.height);
  if (zoom < least)
    {
      /* Not everything can be seen: what the drawing is about is. */
      int home = along_scene_find_item (self->scene, self->home);

      zoom = least;
      if (home >= 0)
        area = along_scene_peek_item (self->scene, home)->area;
    }
  zoom = MIN (zoom, self->unit);
  values[0] = (area.x + area.width / 2) * zoom + along_canvas_margin (self) - view[0] / 2;
  values[1] = (area.y + area.height / 2) * zoom + along_canvas_margin (self) - view[1] / 2;
  along_canvas_stop (self);
  self->loose = FALSE;
  self->fitting = TRUE;
  self->change_begun = FALSE; /* where to is another place now */
  along_canvas_set_view (self, zoom, values);
  self->fitting = FALSE;
  self->fitted = TRUE;
}

/* What was in the middle is there again, at the same zoom. */
static void
keep_middle (AlongCanvas *self)
{
  double values[2];

  for (int i = 0; i < 2; i++)
    {
      values[i] = gtk_adjustment_get_value (self->adjustments[i]) + self->lost[i] / 2.0;
      self->lost[i] = 0;
    }
  self->loose = TRUE;
  self->fitting = TRUE;
  along_canvas_set_view (self, self->zoom, values);
  self->fitting = FALSE;
  /* Of what little is left the one who is chosen is in sight. */
  if (self->selected != NULL)
    along_canvas_bring (self, self->selected, FALSE);
}

static gboolean
fit_again (gpointer data)
{
  AlongCanvas *self = data;

  self->fit_source = 0;
  if (self->scene != NULL && self->held && (self->lost[0] != 0 || self->lost[1] != 0))
    keep_middle (self);
  if (self->scene != NULL && (self->fit_wanted || (self->fitted && !self->held)))
    along_canvas_apply_fit (self);
  return G_SOURCE_REMOVE;
}

static void
tell_zoom (gpointer canvas)
{
  g_object_thaw_notify (canvas);
  g_object_unref (canvas);
}

/* The canvas is being given a size. The first time it is fitted for the first frame; later what was fitted stays
 * fitted, but afterwards: scrollbars that come and go ask for another size, which nothing may do now. */
void
along_canvas_keep_fit (AlongCanvas *self, int width, int height)
{
  gboolean other = width != self->fitted_size[0] || height != self->fitted_size[1];

  if (other)
    self->loose = FALSE;
  if (self->scene == NULL || width <= 64)
    return;
  if (self->fit_wanted && self->fitted_size[0] == 0)
    {
      /* Who shows the zoom hears of it afterwards. */
      g_object_freeze_notify (G_OBJECT (self));
      along_canvas_apply_fit (self);
      g_idle_add_once (tell_zoom, g_object_ref (self));
    }
  else if ((self->fit_wanted || ((self->fitted || self->held) && other)) && self->fit_source == 0)
    self->fit_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, fit_again, self, NULL);
  if (self->held && self->fitted_size[0] > 0)
    {
      self->lost[0] += self->fitted_size[0] - width;
      self->lost[1] += self->fitted_size[1] - height;
    }
  self->fitted_size[0] = width;
  self->fitted_size[1] = height;
}

static void
fit_now (AlongCanvas *self, AlongRect area, double small)
{
  self->fit_area = area;
  self->fit_small = small;
  self->fit_wanted = TRUE;
  if (self->scene != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 64)
    along_canvas_apply_fit (self);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** along_canvas_fit_area: @area of the scene fills the view, at most at 100 %; once the canvas has a size. */
void
along_canvas_fit_area (AlongCanvas *self, const AlongRect *area)
{
  if (!self->flush)
    fit_now (self, area != NULL ? *area : (AlongRect){ 0 }, 0);
}

/** along_canvas_set_fit_least: no fit goes below @zoom; where not all fits in, the home item is in the middle. */
void
along_canvas_set_fit_least (AlongCanvas *self, double zoom)
{
  self->fit_least = zoom;
}

/**
 * along_canvas_set_foot: @foot px at the bottom of the canvas are covered by what the page lays over them: the
 * drawing is fitted above, and can be scrolled out from under it. A fit that nothing has changed since is made again.
 */
void
along_canvas_set_foot (AlongCanvas *self, double foot)
{
  if (self->foot == foot)
    return;
  self->foot = foot;
  if (self->fitted && !self->held)
    self->fit_wanted = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * along_canvas_set_head: @head px at the top of the canvas are covered by what the page lays over them for a while. Nothing is
 * fitted again; the drawing can be scrolled out from under it, and who has the focus comes out if they are under it.
 */
void
along_canvas_set_head (AlongCanvas *self, double head)
{
  GdkRectangle bounds;

  if (self->head == head)
    return;
  self->head = head;
  along_canvas_configure (self);
  if (self->focused != NULL && along_canvas_item_bounds (self, self->focused, &bounds) && bounds.y < head && bounds.y + bounds.height > 0)
    along_canvas_bring (self, self->focused, TRUE);
}

/** along_canvas_hold_zoom: while @hold the drawing keeps its zoom, and what is in the middle, in whatever room it gets, and
 * whatever is drawn; what was fitted before, and was not zoomed meanwhile, is fitted again afterwards. */
void
along_canvas_hold_zoom (AlongCanvas *self, gboolean hold)
{
  if (self->held == hold)
    return;
  self->held = hold;
  self->lost[0] = self->lost[1] = 0;
  if (hold)
    self->held_zoom = self->fitted ? self->zoom : 0;
  else if (self->zoom == self->held_zoom)
    self->fit_wanted = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** along_canvas_fit: the whole drawing in view, at most at 100 %. */
void
along_canvas_fit (AlongCanvas *self)
{
  along_canvas_fit_area (self, NULL);
}

/** along_canvas_fit_small: the whole drawing in view, though it gets smaller by it than along_canvas_set_fit_least() allows: down to @least. */
void
along_canvas_fit_small (AlongCanvas *self, double least)
{
  if (!self->flush)
    fit_now (self, (AlongRect){ 0 }, least);
}

/** along_canvas_fit_whole: somebody asks for the whole drawing: however small it gets, as far as it can be zoomed. */
void
along_canvas_fit_whole (AlongCanvas *self)
{
  along_canvas_fit_small (self, ALONG_ZOOM_LEAST);
}
