/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame: tiles, what lies under and over them, or one drawing on its way to the next. */
#include "along-canvas-private.h"

#include "along-screen.h"

/* Whether tiles, which are opaque, fill the canvas. */
static gboolean
is_covered (AlongCanvas *self, int width, int height)
{
  double x, y, scene_width, scene_height;

  if (self->scene == NULL || self->change != NULL)
    return FALSE;
  along_canvas_origin (self, &x, &y);
  along_scene_get_size (self->scene, &scene_width, &scene_height);
  return x <= 0 && y <= 0 && x + scene_width * self->zoom >= width && y + scene_height * self->zoom >= height;
}

static void
queue_draw (gpointer canvas)
{
  gtk_widget_queue_draw (canvas);
  g_object_unref (canvas);
}

static gboolean
prepare (gpointer data)
{
  AlongCanvas *self = data;
  double x, y;

  along_canvas_origin (self, &x, &y);
  if (!self->moving && self->change == NULL && along_tiles_get_zoom (self->tiles) == self->zoom
      && along_tiles_prepare (self->tiles, &(AlongRect){ -x, -y, gtk_widget_get_width (GTK_WIDGET (self)),
                                                         gtk_widget_get_height (GTK_WIDGET (self)) }))
    return G_SOURCE_CONTINUE;
  self->prepare_source = 0;
  return G_SOURCE_REMOVE;
}

/* Paints the canvas as it is now. */
void
along_canvas_snapshot_all (AlongCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double x, y, stretch, painted = along_tiles_get_zoom (self->tiles);
  GdkRGBA ground;

  if (!is_covered (self, width, height))
    {
      along_screen_rgba (along_theme_get_ground (self->look), 1, &ground);
      gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
    }
  if (self->scene == NULL)
    return;
  if (!self->moving || self->zoom > 4 * painted || self->zoom < 0.25 * painted)
    painted = self->zoom;
  along_tiles_set (self->tiles, self->scene, self->look, painted, gtk_widget_get_scale_factor (widget));
  stretch = self->zoom / painted;
  along_canvas_origin (self, &x, &y);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->change != NULL && along_canvas_snapshot_change (self, snapshot))
    {
      gtk_snapshot_pop (snapshot);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) stretch, (float) stretch);
  /* What comes into sight while it moves comes in a few frames: none takes long. */
  if (!along_tiles_snapshot (self->tiles, snapshot,
                             &(AlongRect){ -x / stretch, -y / stretch, width / stretch, height / stretch },
                             self->moving ? 1 : -1))
    g_idle_add_once (queue_draw, g_object_ref (self));
  gtk_snapshot_restore (snapshot);
  along_canvas_snapshot_marked (self, snapshot, stretch);
  gtk_snapshot_restore (snapshot);
  if (self->prepare_source == 0 && !self->moving && !self->flush)
    self->prepare_source = g_idle_add_full (G_PRIORITY_LOW, prepare, self, NULL);
  gtk_widget_snapshot_child (widget, self->area, snapshot);
  along_canvas_snapshot_over (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
