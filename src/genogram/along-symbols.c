/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The symbols of people, pregnancies and losses: genogram.md 1.1, 1.2, 1.10, in both profiles. */
#include "along-symbols.h"

#include <math.h>

#include "along-layout.h"

#define OUTLINE "person-outline"
#define SHADE "person-shade"
#define STRIPES "person-shade-stripes"
#define HATCH "person-shade-hatch"
/* Half the room that a number in the middle keeps free of the cross. */
#define NUMBER_ROOM 11.0

/** along_symbol_shape: which shape a person has in the graph's profile. */
AlongSymbolShape
along_symbol_shape (AlongGraph *graph, const AlongGraphPerson *person)
{
  gboolean clinical = along_graph_is_clinical (graph);

  switch (person->kind)
    {
    case ALONG_GRAPH_PREGNANCY:
      if (!clinical)
        return ALONG_SHAPE_TRIANGLE;
      break;
    case ALONG_GRAPH_MISCARRIAGE:
    case ALONG_GRAPH_ECTOPIC:
      return clinical ? ALONG_SHAPE_SMALL_TRIANGLE : ALONG_SHAPE_DOT;
    case ALONG_GRAPH_TERMINATION:
      return clinical ? ALONG_SHAPE_SMALL_TRIANGLE : ALONG_SHAPE_CROSS;
    case ALONG_GRAPH_PET:
      return ALONG_SHAPE_DIAMOND;
    default:
      break;
    }
  switch (person->gender)
    {
    case ALONG_GRAPH_MALE:
    case ALONG_GRAPH_TRANS_MAN:
      return ALONG_SHAPE_SQUARE;
    case ALONG_GRAPH_FEMALE:
    case ALONG_GRAPH_TRANS_WOMAN:
      return ALONG_SHAPE_CIRCLE;
    case ALONG_GRAPH_NON_BINARY:
      return clinical ? ALONG_SHAPE_DIAMOND : ALONG_SHAPE_DOME;
    default:
      return ALONG_SHAPE_DIAMOND;
    }
}

/** along_symbol_half: half the side of the symbol, px. */
double
along_symbol_half (AlongGraph *graph, const AlongGraphPerson *person)
{
  double size = person->kind == ALONG_GRAPH_PET                                                   ? 0.5
                : person->kind == ALONG_GRAPH_STILLBIRTH && !along_graph_is_clinical (graph)      ? 0.6
                                                                                                  : 1.0;

  switch (along_symbol_shape (graph, person))
    {
    case ALONG_SHAPE_TRIANGLE:
      return 0.44 * ALONG_SYMBOL;
    case ALONG_SHAPE_SMALL_TRIANGLE:
      return 9;
    case ALONG_SHAPE_DOT:
      return 5;
    case ALONG_SHAPE_CROSS:
      return 7;
    case ALONG_SHAPE_DIAMOND:
      return 0.6 * ALONG_SYMBOL * size;
    default:
      return 0.5 * ALONG_SYMBOL * size;
    }
}

/** along_symbol_outer: the same with the second outline of an index person. */
double
along_symbol_outer (AlongGraph *graph, const AlongGraphPerson *person)
{
  gboolean doubled = person->index && !along_graph_is_clinical (graph);

  return along_symbol_half (graph, person) + (doubled ? ALONG_INDEX_GAP : 0);
}

/** along_symbol_top: from the middle up to where the line from the parents ends. */
double
along_symbol_top (AlongGraph *graph, const AlongGraphPerson *person)
{
  /* the cross has no top to stand on: its line goes to the middle */
  if (along_symbol_shape (graph, person) == ALONG_SHAPE_CROSS)
    return 0;
  return along_symbol_outer (graph, person);
}

static void
dome_path (AlongScene *scene, double x, double y, double half)
{
  double k = 0.5523 * half;

  along_scene_move_to (scene, x - half, y + half);
  along_scene_line_to (scene, x - half, y);
  along_scene_curve_to (scene, x - half, y - k, x - k, y - half, x, y - half);
  along_scene_curve_to (scene, x + k, y - half, x + half, y - k, x + half, y);
  along_scene_line_to (scene, x + half, y + half);
  along_scene_close_path (scene);
}

/** along_symbol_path: the outline of a shape. */
void
along_symbol_path (AlongScene *scene, AlongSymbolShape shape, double x, double y, double half)
{
  switch (shape)
    {
    case ALONG_SHAPE_SQUARE:
      along_scene_rectangle (scene, x - half, y - half, 2 * half, 2 * half);
      break;
    case ALONG_SHAPE_CIRCLE:
    case ALONG_SHAPE_DOT:
      along_scene_circle (scene, x, y, half);
      break;
    case ALONG_SHAPE_DOME:
      dome_path (scene, x, y, half);
      break;
    case ALONG_SHAPE_DIAMOND:
      along_scene_move_to (scene, x, y - half);
      along_scene_line_to (scene, x + half, y);
      along_scene_line_to (scene, x, y + half);
      along_scene_line_to (scene, x - half, y);
      along_scene_close_path (scene);
      break;
    case ALONG_SHAPE_TRIANGLE:
    case ALONG_SHAPE_SMALL_TRIANGLE:
      along_scene_move_to (scene, x, y - half);
      along_scene_line_to (scene, x + 1.08 * half, y + 0.87 * half);
      along_scene_line_to (scene, x - 1.08 * half, y + 0.87 * half);
      along_scene_close_path (scene);
      break;
    case ALONG_SHAPE_CROSS:
      along_scene_move_to (scene, x - half, y - half);
      along_scene_line_to (scene, x + half, y + half);
      along_scene_move_to (scene, x + half, y - half);
      along_scene_line_to (scene, x - half, y + half);
      break;
    }
}

/* The left or lower half of a shape, for shading. */
static void
half_path (AlongScene *scene, AlongSymbolShape shape, double x, double y, double r, gboolean left)
{
  double k = 0.5523 * r;

  if (shape == ALONG_SHAPE_CIRCLE && left)
    {
      along_scene_move_to (scene, x, y - r);
      along_scene_curve_to (scene, x - k, y - r, x - r, y - k, x - r, y);
      along_scene_curve_to (scene, x - r, y + k, x - k, y + r, x, y + r);
    }
  else if (shape == ALONG_SHAPE_CIRCLE)
    {
      along_scene_move_to (scene, x - r, y);
      along_scene_curve_to (scene, x - r, y + k, x - k, y + r, x, y + r);
      along_scene_curve_to (scene, x + k, y + r, x + r, y + k, x + r, y);
    }
  else if (shape == ALONG_SHAPE_DIAMOND)
    {
      along_scene_move_to (scene, left ? x : x - r, left ? y - r : y);
      along_scene_line_to (scene, left ? x - r : x, left ? y : y + r);
      along_scene_line_to (scene, left ? x : x + r, left ? y + r : y);
    }
  else if (shape == ALONG_SHAPE_DOME && left)
    {
      along_scene_move_to (scene, x, y - r);
      along_scene_curve_to (scene, x - k, y - r, x - r, y - k, x - r, y);
      along_scene_line_to (scene, x - r, y + r);
      along_scene_line_to (scene, x, y + r);
    }
  else if (left)
    {
      along_scene_rectangle (scene, x - r, y - r, r, 2 * r);
      return;
    }
  else
    {
      along_scene_rectangle (scene, x - r, y, 2 * r, r);
      return;
    }
  along_scene_close_path (scene);
}

static void
draw_areas (AlongScene *scene, AlongSymbolShape shape, guint areas, double x, double y, double half)
{
  gboolean recovery = (areas & ALONG_GRAPH_AREA_RECOVERY) != 0;

  if (shape > ALONG_SHAPE_DIAMOND || areas == 0)
    return;
  if (areas & (ALONG_GRAPH_AREA_PHYSICAL | ALONG_GRAPH_AREA_MENTAL))
    {
      half_path (scene, shape, x, y, half, TRUE);
      along_scene_fill (scene, areas & ALONG_GRAPH_AREA_PHYSICAL ? SHADE : STRIPES);
    }
  if (areas & (ALONG_GRAPH_AREA_MISUSE | ALONG_GRAPH_AREA_MISUSE_SUSPECTED))
    {
      half_path (scene, shape, x, y, half, FALSE);
      along_scene_fill (scene, (areas & ALONG_GRAPH_AREA_MISUSE) && !recovery ? SHADE : HATCH);
    }
}

/* A corner of the shape on the line through its middle at 45 degrees. */
static double
corner (AlongSymbolShape shape, double half)
{
  switch (shape)
    {
    case ALONG_SHAPE_CIRCLE:
      return half * G_SQRT2 / 2;
    case ALONG_SHAPE_DIAMOND:
      return half / 2;
    case ALONG_SHAPE_DOME:
      return half * 0.85;
    default:
      return half;
    }
}

/* X through the symbol, open in the middle where a number stands. */
static void
draw_cross (AlongScene *scene, AlongSymbolShape shape, double x, double y, double half, gboolean number)
{
  double end = corner (shape, half), start = number ? NUMBER_ROOM : 0;

  for (int sx = -1; sx <= 1; sx += 2)
    for (int sy = -1; sy <= 1; sy += 2)
      if (end > start)
        {
          along_scene_move_to (scene, x + sx * start, y + sy * start);
          along_scene_line_to (scene, x + sx * end, y + sy * end);
        }
  along_scene_stroke (scene, "person-mark");
}

static void
draw_slash (AlongScene *scene, AlongSymbolShape shape, double x, double y, double half, gboolean number)
{
  double end = corner (shape, half) + 5, start = number ? NUMBER_ROOM : 0;

  for (int side = -1; side <= 1; side += 2)
    {
      along_scene_move_to (scene, x + side * start, y - side * start);
      along_scene_line_to (scene, x + side * end, y - side * end);
    }
  along_scene_stroke (scene, "person-mark");
}

static void
draw_brackets (AlongScene *scene, double x, double y, double half)
{
  double reach = half + 8, arm = 8;

  for (int side = -1; side <= 1; side += 2)
    {
      along_scene_move_to (scene, x + side * (reach - arm), y - reach + 1);
      along_scene_line_to (scene, x + side * reach, y - reach + 1);
      along_scene_line_to (scene, x + side * reach, y + reach - 1);
      along_scene_line_to (scene, x + side * (reach - arm), y + reach - 1);
      along_scene_stroke (scene, "care-bracket");
    }
}

/** along_symbol_arrow: the clinical profile's arrow to the person the drawing is about, its tip at (@x, @y). */
void
along_symbol_arrow (AlongScene *scene, double x, double y)
{
  along_scene_move_to (scene, x - 16, y + 12);
  along_scene_line_to (scene, x, y);
  along_scene_stroke (scene, "person-mark");
  along_scene_move_to (scene, x, y);
  along_scene_line_to (scene, x - 9, y + 2);
  along_scene_line_to (scene, x - 4, y + 9);
  along_scene_close_path (scene);
  along_scene_fill (scene, "person-mark");
}

static void
draw_inside (AlongScene *scene, const AlongGraphPerson *person, AlongSymbolShape shape, double x, double y,
             double half)
{
  const char *text = person->inside;
  double middle = y + 5;

  if (text == NULL && shape == ALONG_SHAPE_DIAMOND && person->kind == ALONG_GRAPH_PERSON &&
      person->gender == ALONG_GRAPH_UNKNOWN)
    text = "?";
  if (text == NULL || half < 15)
    return;
  if (shape == ALONG_SHAPE_TRIANGLE)
    middle = y + half * 0.52;
  if (person->areas != 0)
    {
      along_scene_circle (scene, x, y, NUMBER_ROOM);
      along_scene_fill (scene, OUTLINE);
    }
  along_scene_text (scene, "text-age", ALONG_ANCHOR_MIDDLE, x, middle, 0, 1, text);
}

/** along_symbol_draw: everything of a person but the texts below. */
void
along_symbol_draw (AlongScene *scene, AlongGraph *graph, const AlongGraphPerson *person, double x, double y)
{
  gboolean clinical = along_graph_is_clinical (graph);
  AlongSymbolShape shape = along_symbol_shape (graph, person);
  double half = along_symbol_half (graph, person);
  gboolean dead = person->dead || person->kind == ALONG_GRAPH_STILLBIRTH;
  gboolean asks = shape == ALONG_SHAPE_DIAMOND && person->kind == ALONG_GRAPH_PERSON &&
                  person->gender == ALONG_GRAPH_UNKNOWN;
  gboolean number = (person->inside != NULL || asks) && half >= 15;

  if (shape == ALONG_SHAPE_CROSS)
    {
      along_symbol_path (scene, shape, x, y, half);
      along_scene_stroke (scene, OUTLINE);
      return;
    }
  if (person->index && !clinical)
    {
      along_symbol_path (scene, shape, x, y, half + ALONG_INDEX_GAP);
      along_scene_fill_stroke (scene, OUTLINE);
    }
  along_symbol_path (scene, shape, x, y, half);
  along_scene_fill_stroke (scene, shape == ALONG_SHAPE_DOT ? "person-mark" : person->professional ? "person-dashed" : OUTLINE);
  if ((person->gender == ALONG_GRAPH_TRANS_MAN || person->gender == ALONG_GRAPH_TRANS_WOMAN) && !clinical &&
      person->at_birth != ALONG_GRAPH_UNKNOWN)
    {
      along_symbol_path (scene, person->at_birth == ALONG_GRAPH_FEMALE ? ALONG_SHAPE_CIRCLE : ALONG_SHAPE_SQUARE, x, y,
                         0.55 * half);
      along_scene_stroke (scene, "person-mark");
    }
  draw_areas (scene, shape, person->areas, x, y, half);
  if (clinical && (dead || person->kind == ALONG_GRAPH_TERMINATION))
    draw_slash (scene, shape, x, y, half, number);
  else if (dead)
    draw_cross (scene, shape, x, y, half, number);
  if (person->bracket || person->adopted)
    draw_brackets (scene, x, y, along_symbol_outer (graph, person));
  if (clinical && person->index)
    along_symbol_arrow (scene, x - half - 3, y + half + 3);
  draw_inside (scene, person, shape, x, y, half);
  if (person->letters != NULL)
    along_scene_text (scene, "text-second", ALONG_ANCHOR_START, x + half + 2, y + half + 2, 0, 1, person->letters);
}
