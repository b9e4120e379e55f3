/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of the layout, drawn into a scene: as they are, with round corners, or beside themselves. */
#include "along-genogram-scene-private.h"

#include <math.h>

/* A path as it is, moved by @dx, @dy. */
void
along_line_draw (AlongScene *scene, const AlongPolyline *path, double dx, double dy)
{
  for (int i = 0; i < path->n; i++)
    {
      if (i == 0)
        along_scene_move_to (scene, path->points[i].x + dx, path->points[i].y + dy);
      else
        along_scene_line_to (scene, path->points[i].x + dx, path->points[i].y + dy);
    }
}

/* A path with its corners rounded, closed if @closed. */
void
along_line_round (AlongScene *scene, const AlongPolyline *path, double radius, gboolean closed)
{
  int n = path->n;

  for (int i = 0; i < n; i++)
    {
      AlongPoint at = path->points[i];
      AlongPoint before = path->points[(i + n - 1) % n], after = path->points[(i + 1) % n];
      double a = hypot (before.x - at.x, before.y - at.y), b = hypot (after.x - at.x, after.y - at.y);
      double r = MIN (radius, MIN (a, b) / 2);
      AlongPoint in, out;

      if (!closed && (i == 0 || i == n - 1))
        {
          if (i == 0)
            along_scene_move_to (scene, at.x, at.y);
          else
            along_scene_line_to (scene, at.x, at.y);
          continue;
        }
      if (a < 0.01 || b < 0.01)
        continue;
      in = (AlongPoint){ at.x + (before.x - at.x) * r / a, at.y + (before.y - at.y) * r / a };
      out = (AlongPoint){ at.x + (after.x - at.x) * r / b, at.y + (after.y - at.y) * r / b };
      if (closed && i == 0)
        along_scene_move_to (scene, in.x, in.y);
      else
        along_scene_line_to (scene, in.x, in.y);
      along_scene_curve_to (scene, in.x + (at.x - in.x) * 0.55, in.y + (at.y - in.y) * 0.55,
                            out.x + (at.x - out.x) * 0.55, out.y + (at.y - out.y) * 0.55, out.x, out.y);
    }
  if (closed)
    along_scene_close_path (scene);
}

/* The box round a path, @pad larger on each side; of a path without points an empty one. */
AlongRect
along_line_bounds (const AlongPolyline *path, double pad)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;

  for (int i = 0; i < path->n; i++)
    {
      x1 = MIN (x1, path->points[i].x);
      y1 = MIN (y1, path->points[i].y);
      x2 = MAX (x2, path->points[i].x);
      y2 = MAX (y2, path->points[i].y);
    }
  if (path->n == 0)
    return (AlongRect){ 0, 0, 0, 0 };
  return (AlongRect){ x1 - pad, y1 - pad, x2 - x1 + 2 * pad, y2 - y1 + 2 * pad };
}

/* Beside an upright or level path, @off to its left. */
void
along_line_beside (AlongScene *scene, const AlongPolyline *path, double off)
{
  for (int i = 0; i < path->n; i++)
    {
      AlongPoint at = path->points[i];
      double x = 0, y = 0;

      for (int end = MAX (i - 1, 0); end <= i && end + 1 < path->n; end++)
        {
          double dx = path->points[end + 1].x - path->points[end].x, dy = path->points[end + 1].y - path->points[end].y;

          if (fabs (dx) > fabs (dy))
            y = dx > 0 ? off : -off;
          else
            x = dy > 0 ? -off : off;
        }
      if (i == 0)
        along_scene_move_to (scene, at.x + x, at.y + y);
      else
        along_scene_line_to (scene, at.x + x, at.y + y);
    }
}
