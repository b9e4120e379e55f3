/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

/* What stands where on the canvas, and where a place on it is in the drawing. */

/** along_canvas_item_at: (nullable): key of the named item at @x, @y of the canvas: the smallest there. */
const char *
along_canvas_item_at (AlongCanvas *self, double x, double y)
{
  const char *found = NULL;
  double least = G_MAXDOUBLE, slack = 4 / self->zoom;

  if (self->scene == NULL)
    return NULL;
  along_canvas_to_scene (self, x, y, &x, &y);
  for (guint i = 0; i < along_scene_get_n_items (self->scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (self->scene, i);
      double size = item->area.width * item->area.height;

      if (item->name != NULL && size <= least && x >= item->area.x - slack
          && x <= item->area.x + item->area.width + slack && y >= item->area.y - slack
          && y <= item->area.y + item->area.height + slack
          && (!item->exact || along_scene_covers (self->scene, i, x, y, MAX (slack, 3))))
        {
          found = item->key;
          least = size;
        }
    }
  return found;
}

/** along_canvas_item_bounds: where the item with @key is on the canvas now, for a popover to point at. */
gboolean
along_canvas_item_bounds (AlongCanvas *self, const char *key, GdkRectangle *bounds)
{
  int index = self->scene != NULL ? along_scene_find_item (self->scene, key) : -1;
  double x, y;

  if (index < 0)
    return FALSE;
  along_canvas_origin (self, &x, &y);
  {
    const AlongRect *area = &along_scene_peek_item (self->scene, index)->area;
    *bounds = (GdkRectangle){ (int) floor (area->x * self->zoom + x), (int) floor (area->y * self->zoom + y),
                              (int) ceil (area->width * self->zoom), (int) ceil (area->height * self->zoom) };
  }
  return TRUE;
}

/** along_canvas_to_scene: a place on the canvas in px of the scene. */
void
along_canvas_to_scene (AlongCanvas *self, double x, double y, double *scene_x, double *scene_y)
{
  double left, top;

  along_canvas_origin (self, &left, &top);
  *scene_x = (x - left) / self->zoom;
  *scene_y = (y - top) / self->zoom;
}
