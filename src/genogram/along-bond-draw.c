/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emotional lines: genogram.md 1.9. Each kind is a base line, a zigzag or wave, and an end. */
#include "along-genogram-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ARROW 8.0 /* as long as broad */
#define BAR_HALF 6.0 /* of what stands across a line in its middle */
#define MINUS_OFF 9.0
#define GAP_HALF 7.0 /* of a line that is broken */

typedef enum
{
  END_NONE,
  END_FILLED,
  END_OPEN,
  END_BLOCK, /* a square block and a filled arrow */
} BondEnd;

typedef enum
{
  MIDDLE_NONE,
  MIDDLE_BROKEN, /* a gap, nothing in it */
  MIDDLE_CUT,
  MIDDLE_REPAIRED,
  MIDDLE_CROSS,
  MIDDLE_MINUS,
} BondMiddle;

/* @lines: parallel lines, 0 to 3; @zig: amplitude of the zigzag, px; @wave: amplitude of the wave */
typedef struct
{
  const char *kind;
  const char *words;
  const char *style;
  const char *line_style; /* (nullable): of the straight lines, where it is another */
  int lines;
  double zig;
  double wave;
  BondEnd end;
  BondMiddle middle;
} BondLook;

static const BondLook looks[] = {
  { "plain", N_("Connected"), "bond-plain", NULL, 1, 0, 0, END_NONE, MIDDLE_NONE },
  { "close", N_("Close"), "bond-close", NULL, 2, 0, 0, END_NONE, MIDDLE_NONE },
  { "fused", N_("Very close, leaving little room"), "bond-close", NULL, 3, 0, 0, END_NONE, MIDDLE_NONE },
  { "distant", N_("Distant"), "bond-distant", NULL, 1, 0, 0, END_NONE, MIDDLE_NONE },
  { "hostile", N_("Conflict"), "bond-hostile", NULL, 0, 4, 0, END_NONE, MIDDLE_NONE },
  { "close-hostile", N_("Close, with conflict"), "bond-hostile", NULL, 2, 4, 0, END_NONE, MIDDLE_NONE },
  { "fused-hostile", N_("Very close, with conflict"), "bond-hostile", NULL, 3, 4, 0, END_NONE, MIDDLE_NONE },
  { "distant-hostile", N_("Distant, with conflict"), "bond-hostile", "bond-distant", 1, 4, 0, END_NONE, MIDDLE_NONE },
  { "cut-off", N_("No contact"), "bond-cutoff", NULL, 1, 0, 0, END_NONE, MIDDLE_CUT },
  { "cut-off-repaired", N_("In contact again"), "bond-repaired", NULL, 1, 0, 0, END_NONE, MIDDLE_REPAIRED },
  { "focused-on", N_("Focused on"), "bond-plain", NULL, 1, 0, 0, END_FILLED, MIDDLE_NONE },
  { "focused-on-negative", N_("Focused on, in a hard way"), "bond-plain", NULL, 1, 0, 0, END_FILLED, MIDDLE_MINUS },
  { "caregiver", N_("Cares for"), "bond-care", NULL, 1, 0, 0, END_OPEN, MIDDLE_NONE },
  { "spiritual", N_("Strong tie"), "bond-close", NULL, 0, 0, 4, END_NONE, MIDDLE_NONE },
  { "physical-abuse", N_("Physical abuse"), "bond-harm-thin", NULL, 0, 3, 0, END_FILLED, MIDDLE_NONE },
  { "emotional-abuse", N_("Emotional abuse"), "bond-harm-thin", NULL, 0, 4, 0, END_OPEN, MIDDLE_NONE },
  { "sexual-abuse", N_("Sexual abuse"), "bond-harm-thin", NULL, 2, 7, 0, END_FILLED, MIDDLE_NONE },
  { "violence", N_("Violence"), "bond-harm", NULL, 0, 4, 0, END_FILLED, MIDDLE_NONE },
  { "controlling", N_("Controls"), "bond-harm-thin", NULL, 1, 0, 0, END_BLOCK, MIDDLE_NONE },
  { "manipulative", N_("Manipulates"), "bond-hostile", NULL, 0, 0, 4, END_FILLED, MIDDLE_NONE },
  { "neglect", N_("Neglect"), "bond-harm-thin", "bond-harm-dotted", 1, 0, 0, END_OPEN, MIDDLE_NONE },
  { "distrust", N_("Does not trust"), "bond-hostile", "bond-hostile-dotted", 1, 0, 0, END_NONE, MIDDLE_CROSS },
  { "indifferent", N_("Indifferent"), "bond-indifferent", NULL, 1, 0, 0, END_NONE, MIDDLE_NONE },
  { "supportive", N_("Supports"), "bond-close", NULL, 2, 0, 0, END_FILLED, MIDDLE_NONE },
  { "ended", N_("Ended"), "bond-plain", NULL, 1, 0, 0, END_NONE, MIDDLE_BROKEN }, /* of the ecomap: genogram.md 1.11 */
  { "labelled", N_("In their words"), "bond-plain", NULL, 1, 0, 0, END_NONE, MIDDLE_NONE },
};

static const BondLook *
look_of (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].kind, kind) == 0)
      return &looks[i];
  return &looks[G_N_ELEMENTS (looks) - 1];
}

/* From the middle to the outer of two lines, or from line to line of three. */
static double
spread_of (const BondLook *look)
{
  return look->zig > 5 ? 10 : look->zig > 0 && look->lines > 1 ? 6 : look->lines == 3 ? 3 : 1.5;
}

/** along_bond_words: its words in the legend, translated. */
const char *
along_bond_words (const char *kind)
{
  return _(look_of (kind)->words);
}

/** along_bond_points: whether a line of @kind has an end, so that it goes from one person to the other. */
gboolean
along_bond_points (const char *kind)
{
  return look_of (kind)->end != END_NONE;
}

/* A line as points at known lengths along it. */
typedef struct
{
  AlongPoint *points;
  double *at;
  int n;
  double length;
} Track;

static Track
track_new (const AlongPolyline *path)
{
  Track track = { NULL, NULL, path->n, 0 };

  track.points = g_memdup2 (path->points, path->n * sizeof (AlongPoint));
  track.at = g_new0 (double, path->n);
  for (int i = 1; i < track.n; i++)
    {
      track.length += hypot (track.points[i].x - track.points[i - 1].x, track.points[i].y - track.points[i - 1].y);
      track.at[i] = track.length;
    }
  return track;
}

static void
track_free (Track *track)
{
  g_free (track->points);
  g_free (track->at);
}

/* The point @along the track, @off to its left. */
static AlongPoint
track_point (const Track *track, double along, double off)
{
  int i = 1;
  double length, t, dx, dy;

  while (i < track->n - 1 && track->at[i] < along)
    i++;
  length = MAX (track->at[i] - track->at[i - 1], 1e-6);
  t = (along - track->at[i - 1]) / length;
  dx = (track->points[i].x - track->points[i - 1].x) / length;
  dy = (track->points[i].y - track->points[i - 1].y) / length;
  return (AlongPoint){ track->points[i - 1].x + dx * length * t + dy * off,
                       track->points[i - 1].y + dy * length * t - dx * off };
}

static void
go (AlongScene *scene, const Track *track, double along, double off, gboolean first)
{
  AlongPoint point = track_point (track, along, off);

  if (first)
    along_scene_move_to (scene, point.x, point.y);
  else
    along_scene_line_to (scene, point.x, point.y);
}

static void
follow (AlongScene *scene, const Track *track, double from, double to, double off)
{
  go (scene, track, from, off, TRUE);
  for (int i = 1; i < track->n - 1; i++)
    if (track->at[i] > from && track->at[i] < to)
      go (scene, track, track->at[i], off, FALSE);
  go (scene, track, to, off, FALSE);
}

static void
zigzag (AlongScene *scene, const Track *track, double from, double to, double amplitude)
{
  double step = amplitude > 5 ? 7 : 5;
  int n = MAX ((int) ((to - from - 12) / step), 2);

  go (scene, track, from, 0, TRUE);
  go (scene, track, from + 6, 0, FALSE);
  for (int i = 1; i < n; i++)
    go (scene, track, from + 6 + (to - from - 12) * i / n, i % 2 == 0 ? -amplitude : amplitude, FALSE);
  go (scene, track, to - 6, 0, FALSE);
  go (scene, track, to, 0, FALSE);
}

static void
wave (AlongScene *scene, const Track *track, double from, double to, double amplitude)
{
  int n = MAX ((int) ((to - from) / 2), 8);

  for (int i = 0; i <= n; i++)
    {
      double along = from + (to - from) * i / n;

      go (scene, track, along, amplitude * sin ((along - from) * G_PI / 6), i == 0);
    }
}

static void
arrow (AlongScene *scene, const Track *track, gboolean at_end, gboolean filled, const char *style)
{
  double tip = at_end ? track->length : 0, back = at_end ? track->length - ARROW : ARROW;
  AlongPoint a = track_point (track, back, ARROW / 2), b = track_point (track, tip, 0), c = track_point (track, back, -ARROW / 2);

  along_scene_move_to (scene, a.x, a.y);
  along_scene_line_to (scene, b.x, b.y);
  along_scene_line_to (scene, c.x, c.y);
  if (filled)
    {
      along_scene_close_path (scene);
      along_scene_fill (scene, style);
    }
  else
    along_scene_stroke (scene, style);
}

static void
bar_across (AlongScene *scene, const Track *track, double along, double half)
{
  go (scene, track, along, half, TRUE);
  go (scene, track, along, -half, FALSE);
}

static void
draw_middle (AlongScene *scene, const Track *track, BondMiddle middle, const char *style)
{
  double half = track->length / 2;
  AlongPoint centre = track_point (track, half, 0);

  switch (middle)
    {
    case MIDDLE_CUT:
    case MIDDLE_REPAIRED:
      bar_across (scene, track, half - 5, BAR_HALF);
      bar_across (scene, track, half + 5, BAR_HALF);
      along_scene_stroke (scene, style);
      if (middle == MIDDLE_REPAIRED)
        {
          along_scene_circle (scene, centre.x, centre.y, 3);
          along_scene_stroke (scene, style);
        }
      break;
    case MIDDLE_CROSS:
      along_scene_move_to (scene, centre.x - 5, centre.y - 5);
      along_scene_line_to (scene, centre.x + 5, centre.y + 5);
      along_scene_move_to (scene, centre.x + 5, centre.y - 5);
      along_scene_line_to (scene, centre.x - 5, centre.y + 5);
      along_scene_stroke (scene, "bond-hostile");
      break;
    case MIDDLE_MINUS:
      {
        AlongPoint beside = track_point (track, half, MINUS_OFF);

        along_scene_move_to (scene, beside.x - 4, beside.y);
        along_scene_line_to (scene, beside.x + 4, beside.y);
        along_scene_stroke (scene, style);
      }
      break;
    default:
      break;
    }
}

/** along_bond_reach: how far a kind of line goes to either side of its way, px. */
double
along_bond_reach (const char *kind)
{
  const BondLook *look = look_of (kind);
  double half = MAX (look->zig, look->wave);

  if (look->lines > 1)
    half = MAX (half, spread_of (look));
  if (look->end != END_NONE)
    half = MAX (half, ARROW / 2);
  if (look->middle != MIDDLE_NONE)
    half = MAX (half, look->middle == MIDDLE_MINUS ? MINUS_OFF : BAR_HALF);
  return half + 1;
}

/** along_bond_draw: one line along @path; @both_ways: an arrow at both ends. */
void
along_bond_draw (AlongScene *scene, const char *kind, gboolean both_ways, const AlongPolyline *path)
{
  const BondLook *look = look_of (kind);
  Track track = track_new (path);
  double end = look->end == END_NONE || look->end == END_OPEN ? track.length : track.length - ARROW;
  double start = both_ways && look->end != END_NONE ? track.length - end : 0;
  const char *line_style = look->line_style != NULL ? look->line_style : look->style;
  double gap = look->middle == MIDDLE_BROKEN                                      ? GAP_HALF
               : look->middle == MIDDLE_CUT || look->middle == MIDDLE_REPAIRED ? 5
                                                                                 : 0;
  double spread = spread_of (look);

  if (track.length < 4)
    {
      track_free (&track);
      return;
    }
  for (int i = 0; i < look->lines; i++)
    {
      double off = look->lines == 1 ? 0 : look->lines == 2 ? (2 * i - 1) * spread : (i - 1) * spread;

      if (gap > 0)
        {
          follow (scene, &track, start, track.length / 2 - gap, off);
          along_scene_stroke (scene, line_style);
          follow (scene, &track, track.length / 2 + gap, end, off);
        }
      else
        follow (scene, &track, start, end, off);
      along_scene_stroke (scene, line_style);
    }
  if (look->zig > 0)
    {
      zigzag (scene, &track, start, end, look->zig);
      along_scene_stroke (scene, look->style);
    }
  if (look->wave > 0)
    {
      wave (scene, &track, start, end, look->wave);
      along_scene_stroke (scene, look->style);
    }
  draw_middle (scene, &track, look->middle, look->style);
  if (look->end == END_BLOCK)
    {
      AlongPoint block = track_point (&track, track.length - 16, 0);

      along_scene_rectangle (scene, block.x - 4, block.y - 4, 8, 8);
      along_scene_fill (scene, look->style);
    }
  if (look->end != END_NONE)
    {
      gboolean filled = look->end != END_OPEN;

      arrow (scene, &track, TRUE, filled, look->style);
      if (both_ways)
        arrow (scene, &track, FALSE, filled, look->style);
    }
  track_free (&track);
}
