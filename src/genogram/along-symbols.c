/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The symbols of people, pregnancies and losses: genogram.md 1.1, 1.2, 1.10, in both profiles. */
#include "along-symbols.h"

#include <math.h>

#include "along-layout.h"
#include "along-person-texts.h"

#define OUTLINE "person-outline"
#define SHADE "person-shade"
#define STRIPES "person-shade-stripes"
#define HATCH "person-shade-hatch"
/* Half the room that a number in the middle keeps free of the cross. */
#define NUMBER_ROOM 11.0
/* A symbol of a smaller half has no text in it. */
#define LEAST_WITH_TEXT 15.0
/* Where the hatched edge of what somebody recovers from ends. */
#define RECOVERY_SHARE 0.66
#define PIECES 10 /* of a curved edge */

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

/** along_symbol_over: from the middle up to the top of all that is drawn of the symbol. */
double
along_symbol_over (AlongGraph *graph, const AlongGraphPerson *person)
{
  return along_symbol_outer (graph, person) + (person->bracket || person->adopted ? 9 : 0);
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

/* Upper (-1) or lower (1) edge of a shape of half-side 1 at @u from its middle, -1 to 1. */
static double
edge_at (AlongSymbolShape shape, double u, int side)
{
  switch (shape)
    {
    case ALONG_SHAPE_CIRCLE:
      return side * sqrt (MAX (1 - u * u, 0));
    case ALONG_SHAPE_DOME:
      return side < 0 ? -sqrt (MAX (1 - u * u, 0)) : 1;
    case ALONG_SHAPE_DIAMOND:
      return side * (1 - fabs (u));
    default:
      return side;
    }
}

typedef struct
{
  double u1, u2, v1, v2;
} Part;

/* What of a shape lies between u1 and u2 across and v1 and v2 down, all -1 to 1. @inside: turned the other way, for a hole */
static void
part_path (AlongScene *scene, AlongSymbolShape shape, double x, double y, double r, const Part *part, gboolean inside)
{
  double t1 = acos (inside ? part->u2 : part->u1), t2 = acos (inside ? part->u1 : part->u2);

  for (int i = 0; i <= 2 * PIECES + 1; i++)
    {
      gboolean back = i > PIECES;
      double t = back ? t2 + (t1 - t2) * (i - PIECES - 1) / PIECES : t1 + (t2 - t1) * i / PIECES;
      double u = cos (t), v = CLAMP (edge_at (shape, u, back ? 1 : -1), part->v1, part->v2);

      if (i == 0)
        along_scene_move_to (scene, x + r * u, y + r * v);
      else
        along_scene_line_to (scene, x + r * u, y + r * v);
    }
  along_scene_close_path (scene);
}

typedef struct
{
  guint now, recovery; /* flags */
  const char *style;
  Part half;
  Part quadrant; /* of the clinical pedigree */
} Area;

static const Area shaded[] = {
  { ALONG_GRAPH_AREA_PHYSICAL, ALONG_GRAPH_AREA_PHYSICAL_RECOVERY, SHADE, { -1, 0, -1, 1 }, { -1, 0, -1, 0 } },
  { ALONG_GRAPH_AREA_MENTAL, ALONG_GRAPH_AREA_MENTAL_RECOVERY, STRIPES, { -1, 0, -1, 1 }, { 0, 1, -1, 0 } },
  { ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED, 0, HATCH, { -1, 0, -1, 1 }, { -1, 0, -1, 0 } },
  { ALONG_GRAPH_AREA_MENTAL_SUSPECTED, 0, HATCH, { -1, 0, -1, 1 }, { 0, 1, -1, 0 } },
  { ALONG_GRAPH_AREA_MISUSE_SUSPECTED, 0, HATCH, { -1, 1, 0, 1 }, { 0, 1, 0, 1 } },
  { ALONG_GRAPH_AREA_MISUSE, ALONG_GRAPH_AREA_MISUSE_RECOVERY, SHADE, { -1, 1, 0, 1 }, { -1, 0, 0, 1 } },
};

/**
 * along_symbol_shade: the shading of genogram.md 1.10 in a symbol of half-side @half: the left half for illness (of body:
 * solid, of mind: stripes, both: a strip each), the lower half for alcohol and drugs, hatched what is suspected, only a hatched
 * edge of the half for what somebody recovers from; in the clinical profile a quadrant for each.
 */
void
along_symbol_shade (AlongScene *scene, AlongSymbolShape shape, guint areas, gboolean clinical, double x, double y, double half)
{
  const guint body = ALONG_GRAPH_AREA_PHYSICAL | ALONG_GRAPH_AREA_PHYSICAL_RECOVERY | ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED;
  const guint mind = ALONG_GRAPH_AREA_MENTAL | ALONG_GRAPH_AREA_MENTAL_RECOVERY | ALONG_GRAPH_AREA_MENTAL_SUSPECTED;

  if (shape > ALONG_SHAPE_DIAMOND)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shaded); i++)
    {
      const Area *area = &shaded[i];
      gboolean halved = !clinical && ((area->now & (body | mind)) != 0) && (areas & body) != 0 && (areas & mind) != 0;
      Part part = clinical ? area->quadrant : area->half;

      if (!(areas & (area->now | area->recovery)))
        continue;
      if (halved && (area->now & body) != 0)
        part.u2 = -0.5;
      else if (halved)
        part.u1 = -0.5;
      part_path (scene, shape, x, y, half, &part, FALSE);
      if (!(areas & area->now))
        part_path (scene, shape, x, y, RECOVERY_SHARE * half, &part, TRUE);
      along_scene_fill (scene, areas & area->now || area->now == ALONG_GRAPH_AREA_MENTAL ? area->style : HATCH);
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

/** along_symbol_arrow: the clinical profile's arrow to the person the drawing is about, its tip at (@x, @y). */
void
along_symbol_arrow (AlongScene *scene, double x, double y)
{
  along_scene_move_to (scene, x - 16, y + 8);
  along_scene_line_to (scene, x, y);
  along_scene_stroke (scene, "person-mark");
  along_scene_move_to (scene, x, y);
  along_scene_line_to (scene, x - 9, y);
  along_scene_line_to (scene, x - 5.5, y + 7);
  along_scene_close_path (scene);
  along_scene_fill (scene, "person-mark");
}

static void
draw_inside (AlongScene *scene, const char *text, const AlongGraphPerson *person, AlongSymbolShape shape, double x, double y,
             double half)
{
  double middle = y + 5;

  if (text == NULL || half < LEAST_WITH_TEXT)
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

/** along_symbol_inner: trans people's smaller shape, the sex recorded at birth, and the mark of sexual orientation. */
void
along_symbol_inner (AlongScene *scene, AlongSymbolShape shape, double x, double y, double half)
{
  along_symbol_path (scene, shape, x, y, 0.55 * half);
  along_scene_stroke (scene, "person-mark");
}

/** along_symbol_orientation: the small inverted triangle at the foot of a symbol. */
void
along_symbol_orientation (AlongScene *scene, double x, double y, double half)
{
  double foot = y + 0.93 * half, top = y + 0.5 * half, reach = 0.26 * half;

  along_scene_move_to (scene, x - reach, top);
  along_scene_line_to (scene, x + reach, top);
  along_scene_line_to (scene, x, foot);
  along_scene_close_path (scene);
  along_scene_fill_stroke (scene, "person-orientation");
}

/** along_symbol_brackets: round a symbol whose half-side is @half. */
void
along_symbol_brackets (AlongScene *scene, double x, double y, double half)
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

static gboolean
is_trans (const AlongGraphPerson *person)
{
  return person->gender == ALONG_GRAPH_TRANS_MAN || person->gender == ALONG_GRAPH_TRANS_WOMAN;
}

/** along_symbol_draw: everything of a person but the texts over and under the symbol. */
void
along_symbol_draw (AlongScene *scene, AlongGraph *graph, const AlongGraphPerson *person, double x, double y)
{
  gboolean clinical = along_graph_is_clinical (graph);
  AlongSymbolShape shape = along_symbol_shape (graph, person);
  double half = along_symbol_half (graph, person);
  gboolean dead = person->dead || person->kind == ALONG_GRAPH_STILLBIRTH;
  const char *inside = along_person_inside (graph, person);
  gboolean number = inside != NULL && half >= LEAST_WITH_TEXT;

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
  along_symbol_shade (scene, shape, person->areas, clinical, x, y, half);
  if (is_trans (person) && !clinical && person->at_birth != ALONG_GRAPH_UNKNOWN)
    along_symbol_inner (scene, person->at_birth == ALONG_GRAPH_FEMALE ? ALONG_SHAPE_CIRCLE : ALONG_SHAPE_SQUARE, x, y, half);
  if (person->orientation != NULL)
    along_symbol_orientation (scene, x, y, half);
  if (clinical && (dead || person->kind == ALONG_GRAPH_TERMINATION))
    draw_slash (scene, shape, x, y, half, number);
  else if (dead)
    draw_cross (scene, shape, x, y, half, number);
  if (person->bracket || person->adopted)
    along_symbol_brackets (scene, x, y, along_symbol_outer (graph, person));
  if (clinical && person->index)
    {
      double reach = person->bracket || person->adopted ? half + 10 : shape == ALONG_SHAPE_CIRCLE ? 0.71 * half + 2 : half + 2;

      along_symbol_arrow (scene, x - reach, y + 0.71 * half + 1);
    }
  draw_inside (scene, inside, person, shape, x, y, half);
  if (person->letters != NULL)
    along_scene_text (scene, "text-second", ALONG_ANCHOR_START, x + half + 2, y + half + 2, 0, 1, person->letters);
}
