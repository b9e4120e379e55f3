/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Couples, with what is marked on and under their line, and the lines to children. */
#include <math.h>

#include "along-genogram-draw.h"
#include "along-genogram-scene-private.h"
#include "along-genogram-words.h"

#define BRACKET_RADIUS 6.0
#define SLASH_HALF 9.0
#define BRACKET_DROP 8.0 /* where the next line is not far */
#define CHILDLESS_HALF 7.0

/** along_couple_style: the line of a couple by its kind. */
const char *
along_couple_style (const AlongGraphUnion *couple)
{
  switch (couple->kind)
    {
    case ALONG_GRAPH_MARRIED:
      return "couple-solid";
    case ALONG_GRAPH_COHABITING:
    case ALONG_GRAPH_ENGAGED:
      return "couple-dashed";
    case ALONG_GRAPH_CO_PARENTS:
      return "couple-thin-dotted";
    case ALONG_GRAPH_PARENTS_ONLY:
      return "parents-dotted";
    default:
      return "couple-dotted";
    }
}

/** along_nature_style: the line to a child by how they belong. */
const char *
along_nature_style (AlongGraphNature nature)
{
  switch (nature)
    {
    case ALONG_GRAPH_ADOPTED:
      return "adopted-dashed";
    case ALONG_GRAPH_FOSTER:
    case ALONG_GRAPH_KINSHIP:
      return "care-dotted";
    case ALONG_GRAPH_STEP:
    case ALONG_GRAPH_DONOR:
    case ALONG_GRAPH_SURROGATE:
      return "step-dashed";
    default:
      return "structure";
    }
}

static void
slash (AlongScene *scene, double x, double y, int direction)
{
  double reach = SLASH_HALF / tan (G_PI / 3);

  along_scene_move_to (scene, x - direction * reach, y + SLASH_HALF);
  along_scene_line_to (scene, x + direction * reach, y - SLASH_HALF);
}

/** along_couple_mark: separated, divorced, together again, engaged: on the line at (@x, @y). */
void
along_couple_mark (AlongScene *scene, const AlongGraphUnion *couple, double x, double y)
{
  switch (couple->state)
    {
    case ALONG_GRAPH_SEPARATED:
    case ALONG_GRAPH_ENDED:
      slash (scene, x, y, 1);
      break;
    case ALONG_GRAPH_DIVORCED:
      slash (scene, x - 3, y, 1);
      slash (scene, x + 4, y, 1);
      break;
    case ALONG_GRAPH_RECONCILED:
      slash (scene, x, y, 1);
      slash (scene, x, y, -1);
      break;
    default:
      if (couple->kind != ALONG_GRAPH_ENGAGED)
        return;
      along_scene_circle (scene, x, y - 6, 4);
      break;
    }
  along_scene_stroke (scene, "couple-slash");
}

/** along_childless_mark: a short line with one bar (no children) or two (infertility) @drop under
 * the couple's line at (@x, @y). */
void
along_childless_mark (AlongScene *scene, AlongGraphChildless childless, double x, double y, double drop)
{
  if (childless == ALONG_GRAPH_CHILDREN_NOT_SAID)
    return;
  along_scene_move_to (scene, x, y);
  along_scene_line_to (scene, x, y + drop);
  for (int bar = 0; bar < (childless == ALONG_GRAPH_INFERTILITY ? 2 : 1); bar++)
    {
      along_scene_move_to (scene, x - CHILDLESS_HALF, y + drop - 4 * bar);
      along_scene_line_to (scene, x + CHILDLESS_HALF, y + drop - 4 * bar);
    }
  along_scene_stroke (scene, "couple-slash");
}

/* A line to a child: of adoption two, one solid where the way was kept free for it, one dashed beside it. */
static void
nature_line (AlongDrawing *self, AlongGraphNature nature, const AlongPolyline *path)
{
  along_line_draw (self->scene, path, 0, 0);
  along_scene_stroke (self->scene, nature == ALONG_GRAPH_ADOPTED ? "structure" : along_nature_style (nature));
  if (nature != ALONG_GRAPH_ADOPTED)
    return;
  along_line_beside (self->scene, path, ALONG_DOUBLE_GAP);
  along_scene_stroke (self->scene, along_nature_style (nature));
}

static void
draw_child_line (AlongDrawing *self, const AlongLayoutLine *line)
{
  AlongGraphNature nature = line->link != NULL ? line->link->nature : ALONG_GRAPH_BIRTH;

  nature_line (self, nature, &line->path);
}

/* Everything that joins one couple to its children is one item, straight after one another. */
void
along_drawing_sibships (AlongDrawing *self)
{
  guint n, n_couples;
  const AlongLayoutLine *lines = along_layout_peek_lines (self->layout, &n);
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n_couples);

  for (guint i = 0; i < n;)
    {
      const AlongLayoutCouple *couple = &couples[lines[i].couple];
      g_autofree char *key = g_strconcat ("sibship/", couple->couple->key, NULL);
      AlongRect area = along_line_bounds (&lines[i].path, 3);
      guint end = i;

      for (; end < n && lines[end].couple == lines[i].couple; end++)
        area = along_rect_join (area, along_line_bounds (&lines[end].path, 3));
      along_scene_begin_item (self->scene, key, NULL, NULL, &area);
      for (; i < end; i++)
        draw_child_line (self, &lines[i]);
      along_scene_end_item (self->scene);
    }
}

static void
draw_couple_line (AlongDrawing *self, const AlongLayoutCouple *couple)
{
  const char *style = along_couple_style (couple->couple);

  for (int side = couple->blood ? -1 : 0; side <= (couple->blood ? 1 : 0); side += 2)
    {
      double off = ALONG_BLOOD_HALF * side;

      if (couple->bracket && side == 0)
        along_line_round (self->scene, &couple->path, BRACKET_RADIUS, FALSE);
      else
        along_line_draw (self->scene, &couple->path, couple->path.n > 2 ? off : 0, off);
      along_scene_stroke (self->scene, style);
    }
}

/** along_couple_is_childless: what is marked under a couple's line: only of one that has no children in the drawing. */
AlongGraphChildless
along_couple_is_childless (AlongLayout *layout, guint couple)
{
  guint n, n_couples;
  const AlongLayoutCouple *about = &along_layout_peek_couples (layout, &n_couples)[couple];
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);

  for (guint i = 0; i < n; i++)
    if (lines[i].couple == (int) couple)
      return ALONG_GRAPH_CHILDREN_NOT_SAID;
  return about->path.n >= 2 ? about->couple->childless : ALONG_GRAPH_CHILDREN_NOT_SAID;
}

static void
draw_childless (AlongDrawing *self, guint index, const AlongLayoutCouple *couple)
{
  const AlongPoint *points = couple->path.points;
  int middle = couple->bracket ? 1 : 0;

  along_childless_mark (self->scene, along_couple_is_childless (self->layout, index), (points[middle].x + points[middle + 1].x) / 2, points[middle].y,
                        couple->bracket ? BRACKET_DROP : ALONG_CHILDLESS_DROP);
}

/* The line of each couple, and what is marked on it and under it. */
void
along_drawing_couples (AlongDrawing *self)
{
  guint n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n);

  for (guint c = 0; c < n; c++)
    {
      const AlongLayoutCouple *couple = &couples[c];
      g_autofree char *key = g_strconcat ("couple/", couple->couple->key, NULL);
      g_autofree char *name = NULL;
      AlongRect area;

      if (couple->path.n < 2)
        continue;
      area = along_line_bounds (&couple->path, 6);
      name = along_genogram_couple_words (self->layout, c);
      along_scene_begin_item (self->scene, key, name, NULL, &area);
      along_scene_set_exact (self->scene);
      draw_couple_line (self, couple);
      along_couple_mark (self->scene, couple->couple, couple->mark.x, couple->mark.y);
      draw_childless (self, c, couple);
      along_scene_end_item (self->scene);
    }
}

/* Lines to who else cares for a child. */
void
along_drawing_secondaries (AlongDrawing *self)
{
  guint n;
  const AlongLayoutSecondary *seconds = along_layout_peek_secondaries (self->layout, &n);

  for (guint s = 0; s < n; s++)
    {
      g_autofree char *key = g_strconcat ("care/", seconds[s].link->parents, "/", seconds[s].link->child, NULL);
      AlongRect area = along_line_bounds (&seconds[s].path, 3);

      along_scene_begin_item (self->scene, key, NULL, NULL, &area);
      nature_line (self, seconds[s].link->nature, &seconds[s].path);
      along_scene_end_item (self->scene);
    }
}
