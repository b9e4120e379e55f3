/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

static const AlongSceneItem *
named (AlongScene *scene, guint index)
{
  const AlongSceneItem *item = along_scene_peek_item (scene, index);

  return item->name != NULL ? item : NULL;
}

static char *
in_order (AlongScene *scene, int from, int step)
{
  int n = (int) along_scene_get_n_items (scene);

  for (int i = from + step; i >= 0 && i < n; i += step)
    if (named (scene, i) != NULL)
      return g_strdup (named (scene, i)->key);
  return NULL;
}

/* The nearest whose middle lies that way; straight ahead counts more than aside. */
static char *
by_place (AlongScene *scene, const AlongRect *from, double dx, double dy)
{
  const AlongSceneItem *best = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      const AlongSceneItem *item = named (scene, i);
      double x, y, ahead, aside;

      if (item == NULL || &item->area == from)
        continue;
      x = item->area.x + item->area.width / 2 - from->x - from->width / 2;
      y = item->area.y + item->area.height / 2 - from->y - from->height / 2;
      ahead = x * dx + y * dy;
      aside = fabs (x * dy) + fabs (y * dx);
      if (ahead <= 0.5 || ahead < aside * 0.5)
        continue;
      if (ahead + 2 * aside < least)
        {
          least = ahead + 2 * aside;
          best = item;
        }
    }
  return best != NULL ? g_strdup (best->key) : NULL;
}

/*
 * The named item that @move leads to by place in the drawing; previous, next, home and end go by the order
 * of the scene's items. %NULL: none that way.
 */
char *
along_canvas_near_item (AlongScene *scene, const char *key, AlongMove move, const char *home)
{
  int from = along_scene_find_item (scene, key);
  const AlongRect *area = from >= 0 ? &along_scene_peek_item (scene, from)->area : NULL;
  int n = (int) along_scene_get_n_items (scene);

  if (move == ALONG_MOVE_HOME)
    return along_scene_find_item (scene, home) >= 0 ? g_strdup (home) : in_order (scene, -1, 1);
  if (move == ALONG_MOVE_END)
    return in_order (scene, n, -1);
  if (area == NULL)
    return in_order (scene, -1, 1);
  switch (move)
    {
    case ALONG_MOVE_NEXT:
      return in_order (scene, from, 1);
    case ALONG_MOVE_PREVIOUS:
      return in_order (scene, from, -1);
    case ALONG_MOVE_LEFT:
    case ALONG_MOVE_PARTNER_LEFT:
      return by_place (scene, area, -1, 0);
    case ALONG_MOVE_RIGHT:
    case ALONG_MOVE_PARTNER_RIGHT:
      return by_place (scene, area, 1, 0);
    case ALONG_MOVE_UP:
      return by_place (scene, area, 0, -1);
    case ALONG_MOVE_DOWN:
      return by_place (scene, area, 0, 1);
    case ALONG_MOVE_HOME:
    case ALONG_MOVE_END:
      break;
    }
  return NULL;
}
