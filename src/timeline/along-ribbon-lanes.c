/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-signals.h"

/* Heights in px at text size 100 %. */
#define BAR 22.0
#define ROW_GAP 3.0
#define MARK 26.0
#define MARK_GAP 2.0
#define MOST_ROWS 4
#define PROFESSIONALS 42.0
#define SCORES 42.0
#define SLANT 14.0

/* Blocks with something at their ends, so that not the colour alone tells. */
typedef enum
{
  END_PLAIN,
  END_BAR,
  END_TWO_BARS,
  END_BRACKETS,
  END_CROSS,
} BlockEnd;

static const struct
{
  const char *style;
  BlockEnd end;
} ends[] = {
  { "stage-pre-proceedings", END_BAR }, { "stage-proceedings", END_TWO_BARS }, { "stage-looked-after", END_BRACKETS },
  { "stage-order", END_BRACKETS }, { "home-placement", END_BRACKETS }, { "home-foster", END_BRACKETS },
  { "home-adoption", END_BRACKETS }, { "home-hospital", END_CROSS },
};

static void
draw_bracket (AlongRibbonPen *pen, const char *style, double x, double y, double height, double inward)
{
  along_pen_move (pen, x + inward, y + 4);
  along_pen_line (pen, x, y + 4);
  along_pen_line (pen, x, y + height - 4);
  along_pen_line (pen, x + inward, y + height - 4);
  along_scene_stroke (pen->scene, style);
}

static void
draw_ends (AlongRibbonPen *pen, const char *style, double x, double y, double width, double height)
{
  BlockEnd end = END_PLAIN;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strcmp (ends[i].style, style) == 0)
      end = ends[i].end;
  if (end == END_PLAIN || width < 12)
    return;
  if (end == END_BRACKETS)
    {
      draw_bracket (pen, style, x + 3, y, height, 4);
      draw_bracket (pen, style, x + width - 3, y, height, -4);
    }
  else if (end == END_CROSS && width > 26)
    {
      double cx = x + 9 * pen->scale, cy = y + height / 2, r = 4 * pen->scale;
      along_pen_stroke_line (pen, style, cx - r, cy, cx + r, cy);
      along_pen_stroke_line (pen, style, cx, cy - r, cx, cy + r);
    }
  else if (end == END_BAR || end == END_TWO_BARS)
    for (int i = 0; i < (end == END_BAR ? 1 : 2); i++)
      for (int k = 0; k < 3; k++)
        along_pen_stroke_line (pen, style, x + 1.5 + i * 5 + k, y + 1, x + 1.5 + i * 5 + k, y + height - 1);
}

/* What is written on a block: the words, else the short form, else nothing. */
static const char *
words_that_fit (AlongRibbonPen *pen, const char *style, const char *words, const char *brief, double room)
{
  if (words != NULL && along_pen_measure (pen, style, words) <= room)
    return words;
  if (brief != NULL && along_pen_measure (pen, style, brief) <= room)
    return brief;
  return NULL;
}

/* Words in the middle of a block; where it scrolls and is longer than what is seen, again and again. */
static void
draw_words (AlongRibbonPen *pen, const char *style, const char *text, double x1, double x2, double base)
{
  double seen = pen->view->plot_only ? pen->view->width : G_MAXDOUBLE;
  int times = x2 - x1 > seen ? (int) ceil ((x2 - x1) / (seen * 0.66)) : 1;
  double part = (x2 - x1) / times;

  if (times > 1 && along_pen_measure (pen, style, text) > part - 12 * pen->scale)
    {
      times = 1;
      part = x2 - x1;
    }
  for (int i = 0; i < times; i++)
    along_pen_text (pen, style, ALONG_ANCHOR_MIDDLE, x1 + part * (i + 0.5), base, 0, text);
}

static void
draw_block (AlongRibbonPen *pen, const AlongRibbonBar *bar, double x1, double x2, double y)
{
  double height = BAR * pen->scale, width = MAX (x2 - x1 - 1, 2);
  gboolean cross = strcmp (bar->style, "home-hospital") == 0 && width > 26;
  const char *text = words_that_fit (pen, bar->style, bar->words, bar->brief, width - (cross ? 24 : 14) * pen->scale);

  g_autofree char *from = along_day_to_words (bar->from);
  g_autofree char *to = bar->to != ALONG_DAY_NONE ? along_day_to_words (bar->to) : NULL;
  /* Translators: what was so, from a day to a day, or from a day on */
  g_autofree char *name = to != NULL ? g_strdup_printf (_ ("%s, %s to %s"), bar->words, from, to)
                                     : g_strdup_printf (_ ("%s, since %s"), bar->words, from);

  along_pen_begin (pen, bar->key, name, NULL, x1, y, MAX (width, 8), height);
  along_pen_rounded (pen, x1 + 0.5, y, width, height, MIN (4, width / 2));
  along_scene_fill_stroke (pen->scene, bar->style);
  draw_ends (pen, bar->style, x1 + 0.5, y, width, height);
  if (text != NULL)
    draw_words (pen, bar->style, text, x1 + (cross ? 10 * pen->scale : 0), x2, along_pen_base (pen, y + height / 2));
  along_pen_end (pen);
}

static int
bar_end (AlongRibbonPen *pen, const AlongRibbonBar *bar)
{
  return bar->to != ALONG_DAY_NONE ? bar->to : MAX (pen->ribbon->today, bar->from);
}

/* Bars that hold at the same time get a row each. Returns how many rows; @rows (nullable) gets each one's. */
static int
sort_into_rows (AlongRibbonPen *pen, GArray *bars, int *rows)
{
  int until[MOST_ROWS], used = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const AlongRibbonBar *bar = &g_array_index (bars, AlongRibbonBar, i);
      int row = 0, end = bar_end (pen, bar);

      if (rows != NULL)
        rows[i] = -1;
      if (end < pen->first || bar->from >= pen->first + pen->days)
        continue;
      /* One that ends on the day on which the next begins is followed by it, not beside it. */
      while (row < used && until[row] > bar->from && row + 1 < MOST_ROWS)
        row++;
      if (row == used)
        used++;
      until[row] = row < used ? end : MAX (until[row], end);
      if (rows != NULL)
        rows[i] = row;
    }
  return MAX (used, 1);
}

static void
draw_bars (AlongRibbonPen *pen, const AlongRibbonPlace *place)
{
  GArray *bars = place->lane->bars;
  g_autofree int *rows = g_new0 (int, bars->len + 1);
  double x1, x2;

  sort_into_rows (pen, bars, rows);
  for (guint i = 0; i < bars->len; i++)
    {
      const AlongRibbonBar *bar = &g_array_index (bars, AlongRibbonBar, i);
      int end = bar_end (pen, bar);

      /* A bar that ends is drawn to the day it ends, where the next one begins. */
      if (rows[i] < 0 || !along_pen_span (pen, bar->from, bar->to != ALONG_DAY_NONE ? MAX (end - 1, bar->from) : end - 1, &x1, &x2))
        continue;
      draw_block (pen, bar, x1, x2, place->y + rows[i] * (BAR + ROW_GAP) * pen->scale);
    }
}

/* Where the keyworker was away: a notch out of the bar, with dots for the buddy. */
static void
draw_notches (AlongRibbonPen *pen, const AlongRibbonPlace *place)
{
  double s = pen->scale, depth = 9 * s, x1, x2;

  for (guint i = 0; i < place->lane->notches->len; i++)
    {
      const AlongRibbonBar *notch = &g_array_index (place->lane->notches, AlongRibbonBar, i);
      g_autofree char *day = along_day_to_edtf (notch->from);
      g_autofree char *key = g_strconcat ("cover/", day, NULL);

      if (!along_pen_span (pen, notch->from, notch->to, &x1, &x2))
        continue;
      x2 = MAX (x2, x1 + 8);
      along_pen_begin (pen, key, notch->words, NULL, x1, place->y, x2 - x1, BAR * s);
      along_pen_rect (pen, x1, place->y - 1, x2 - x1, depth);
      along_scene_fill (pen->scene, "casing");
      along_pen_move (pen, x1, place->y);
      along_pen_line (pen, x1, place->y + depth - 1);
      along_pen_line (pen, x2, place->y + depth - 1);
      along_pen_line (pen, x2, place->y);
      along_scene_stroke (pen->scene, "keyworker");
      int dots = (int) CLAMP (floor ((x2 - x1) / (13 * s)), 1, 3);
      for (int k = 0; k < dots; k++)
        {
          along_pen_circle (pen, x1 + (x2 - x1) * (k + 0.5) / dots, place->y + depth / 2 - 1, 2.8 * s);
          along_scene_fill (pen->scene, "mark-notice");
        }
      along_pen_end (pen);
    }
}

/** along_ribbon_compare_marks: by day; those of one day stay in their order. */
int
along_ribbon_compare_marks (gconstpointer a, gconstpointer b)
{
  const AlongRibbonMark *one = a, *other = b;

  return one->day < other->day ? -1 : one->day > other->day;
}

/* Marks too near to each other go below one another; beyond the last row they are set beside it. */
static int
sort_marks (AlongRibbonPen *pen, GArray *marks, double size, int *rows, double *places)
{
  double until[MOST_ROWS];
  int used = 1;

  g_array_sort (marks, along_ribbon_compare_marks);
  for (int i = 0; i < MOST_ROWS; i++)
    until[i] = -G_MAXDOUBLE;
  for (guint i = 0; i < marks->len; i++)
    {
      const AlongRibbonMark *mark = &g_array_index (marks, AlongRibbonMark, i);
      int row = 0;

      if (!along_pen_shows (pen, mark->day))
        {
          if (rows != NULL)
            rows[i] = -1;
          continue;
        }
      double x = CLAMP (along_pen_x (pen, mark->day + 0.5), pen->plot_x + size / 2, MAX (pen->plot_x, pen->plot_end - size / 2));
      while (row + 1 < MOST_ROWS && x - size / 2 < until[row])
        row++;
      x = MAX (x, until[row] + size / 2);
      until[row] = x + size / 2 + 1;
      used = MAX (used, row + 1);
      if (rows != NULL)
        {
          rows[i] = row;
          places[i] = x;
        }
    }
  return used;
}

static void
draw_marks (AlongRibbonPen *pen, const AlongRibbonPlace *place)
{
  GArray *marks = place->lane->marks;
  gboolean voice = place->lane->band == ALONG_RIBBON_VOICE;
  double s = pen->scale, size = (voice ? 22 : MARK) * s;
  g_autofree int *rows = g_new0 (int, marks->len + 1);
  g_autofree double *places = g_new0 (double, marks->len + 1);
  int used = sort_marks (pen, marks, size, rows, places);

  for (int row = 0; row < used; row++)
    {
      double y = place->y + size / 2 + row * (size + MARK_GAP * s);
      along_pen_stroke_line (pen, "grid", pen->plot_x, y, pen->plot_end, y);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const AlongRibbonMark *mark = &g_array_index (marks, AlongRibbonMark, i);
      double x = places[i], y = place->y + size / 2 + rows[i] * (size + MARK_GAP * s);
      const char *style = g_strcmp0 (mark->kind, "birth") == 0 ? "event-birth" : "event";

      if (rows[i] < 0)
        continue;
      along_pen_begin (pen, mark->key, mark->words, NULL, x - size / 2, y - size / 2, size, size);
      if (voice)
        {
          along_pen_rounded (pen, x - 7 * s, y - 6 * s, 14 * s, 9 * s, 2);
          along_scene_fill (pen->scene, "voice");
          along_pen_move (pen, x - 4 * s, y + 2 * s);
          along_pen_line (pen, x + 1 * s, y + 2 * s);
          along_pen_line (pen, x - 4 * s, y + 7 * s);
          along_scene_close_path (pen->scene);
          along_scene_fill (pen->scene, "voice");
        }
      else
        {
          along_pen_circle (pen, x, y, size / 2 - 2 * s);
          along_scene_fill_stroke (pen->scene, style);
          along_pen_icon (pen, style, along_ribbon_icon_for (mark->kind), x, y, 14 * s);
        }
      along_pen_end (pen);
    }
}

/** along_ribbon_lane_height: what a lane takes; more where things hold at the same time. */
double
along_ribbon_lane_height (AlongRibbonPen *pen, AlongRibbonLane *lane, int *rows)
{
  double s = pen->scale;

  *rows = 1;
  switch (lane->band)
    {
    case ALONG_RIBBON_PROFESSIONALS:
      return PROFESSIONALS * s;
    case ALONG_RIBBON_SCORES:
      return SCORES * s;
    case ALONG_RIBBON_EVENTS:
    case ALONG_RIBBON_VOICE:
      {
        double size = (lane->band == ALONG_RIBBON_VOICE ? 22 : MARK) * s;
        *rows = sort_marks (pen, lane->marks, size, NULL, NULL);
        return *rows * (size + MARK_GAP * s) - MARK_GAP * s;
      }
    default:
      *rows = sort_into_rows (pen, lane->bars, NULL);
      return (*rows * (BAR + ROW_GAP) - ROW_GAP) * s;
    }
}

/** along_ribbon_draw_lanes: bands D to J. */
void
along_ribbon_draw_lanes (AlongRibbonPen *pen)
{
  for (guint i = 0; i < pen->places->len; i++)
    {
      const AlongRibbonPlace *place = &g_array_index (pen->places, AlongRibbonPlace, i);
      switch (place->lane->band)
        {
        case ALONG_RIBBON_PROFESSIONALS:
          along_ribbon_draw_professionals (pen, place);
          break;
        case ALONG_RIBBON_SCORES:
          along_ribbon_draw_scores (pen, place);
          break;
        case ALONG_RIBBON_EVENTS:
        case ALONG_RIBBON_VOICE:
          draw_marks (pen, place);
          break;
        default:
          draw_bars (pen, place);
          draw_notches (pen, place);
        }
    }
}

/* A phase block: its right edge slants where the phase tapers. */
static void
draw_phase (AlongRibbonPen *pen, AlongSupport *support, const AlongSupportPhase *phase, gboolean returned, int version)
{
  double s = pen->scale, height = BAR * s, x1, x2, y = pen->phase_y;
  int to = along_support_to (support);
  int last = to != ALONG_DAY_NONE ? MIN (phase->to, to) : phase->to;
  g_autofree char *style = returned ? g_strdup ("phase-returned") : g_strconcat ("phase-", along_phase_kind_to_id (phase->kind), NULL);
  const char *kind = along_phase_kind_words (phase->kind);
  g_autofree char *plan = version > 1 ? g_strdup_printf (_ ("%s, plan %d"), kind, version) : g_strdup (kind);
  /* Translators: a phase of a family that came again, as "Back with us: Steady" */
  g_autofree char *words = returned ? g_strdup_printf (_ ("Back with us: %s"), plan) : g_strdup (plan);
  const char *brief = returned                              ? C_ ("short phase", "Back")
                      : phase->kind == ALONG_PHASE_ENGAGE ? C_ ("short phase", "Start")
                      : phase->kind == ALONG_PHASE_TAPER  ? C_ ("short phase", "Taper")
                      : phase->kind == ALONG_PHASE_LIGHT_TOUCH ? C_ ("short phase", "Light")
                                                               : kind;
  g_autofree char *band = along_ribbon_planned_words (phase->low, phase->high);
  g_autofree char *day = along_day_to_edtf (phase->from);
  g_autofree char *key = g_strconcat ("phase/", day, NULL);
  g_autofree char *date = along_day_to_words (phase->from);
  /* Translators: a phase, its first day, "3 to 4" */
  g_autofree char *name = g_strdup_printf (ngettext ("%s from %s, planned %s contact a week.", "%s from %s, planned %s contacts a week.",
                                                     phase->high <= 1 ? 1 : 2),
                                           words, date, band);

  if (!along_pen_span (pen, MAX (phase->from, along_support_from (support)), last, &x1, &x2))
    return;
  double width = MAX (x2 - x1 - 1, 2);
  double slant = phase->kind == ALONG_PHASE_TAPER && !returned ? MIN (SLANT * s, width / 2) : 0;
  double icon = returned && width > 24 * s ? 16 * s : 0;
  along_pen_begin (pen, key, name, NULL, x1, y, MAX (width, 8), height);
  if (slant > 0)
    {
      along_pen_move (pen, x1 + 0.5, y);
      along_pen_line (pen, x1 + width - slant, y);
      along_pen_line (pen, x1 + width, y + height);
      along_pen_line (pen, x1 + 0.5, y + height);
      along_scene_close_path (pen->scene);
    }
  else
    along_pen_rounded (pen, x1 + 0.5, y, width, height, MIN (4, width / 2));
  along_scene_fill_stroke (pen->scene, style);
  if (icon > 0)
    along_pen_icon (pen, "event-birth", "return", x1 + 11 * s, y + height / 2, 13 * s);
  const char *text = words_that_fit (pen, style, words, words_that_fit (pen, style, kind, brief, width - slant - icon - 8 * s), width - slant - icon - 8 * s);
  if (text != NULL)
    draw_words (pen, style, text, x1 + icon, x2 - slant, along_pen_base (pen, y + height / 2));
  along_pen_end (pen);
}

/* Without a plan there is nothing to compare with: what the contacts look like, as a suggestion. */
static void
draw_suggestion (AlongRibbonPen *pen, AlongSupport *support)
{
  g_autoptr (GArray) phases = along_support_suggest (support);
  double s = pen->scale, height = BAR * s, x1, x2, y = pen->phase_y;

  for (guint i = 0; i < phases->len; i++)
    {
      const AlongSupportPhase *phase = &g_array_index (phases, AlongSupportPhase, i);
      const char *kind = along_phase_kind_words (phase->kind);
      g_autofree char *day = along_day_to_edtf (phase->from);
      g_autofree char *key = g_strconcat ("suggestion/", day, NULL);
      g_autofree char *question = g_strdup_printf (C_ ("suggestion", "%s?"), kind);
      g_autofree char *date = along_day_to_words (phase->from);
      g_autofree char *name = g_strdup_printf (_ ("Suggested from the contacts: %s from %s."), kind, date);

      if (!along_pen_span (pen, phase->from, phase->to, &x1, &x2))
        continue;
      along_pen_begin (pen, key, name, NULL, x1, y, MAX (x2 - x1, 8), height);
      along_pen_rounded (pen, x1 + 0.5, y, MAX (x2 - x1 - 1, 2), height, 4);
      along_scene_fill_stroke (pen->scene, "chip-unknown");
      if (along_pen_measure (pen, "chip-unknown", question) < x2 - x1 - 8 * s)
        along_pen_text (pen, "chip-unknown", ALONG_ANCHOR_MIDDLE, (x1 + x2) / 2, along_pen_base (pen, y + height / 2), 0, question);
      along_pen_end (pen);
    }
}

/** along_ribbon_draw_phases: band B, with the number of the plan where it was agreed anew. */
void
along_ribbon_draw_phases (AlongRibbonPen *pen)
{
  for (guint i = 0; i < pen->ribbon->episodes->len; i++)
    {
      AlongSupport *support = g_ptr_array_index (pen->ribbon->episodes, i);
      guint n;
      const AlongSupportPhase *plan = along_support_plan (support, &n);
      gboolean returned = along_support_is_return (support);
      int version = 1;

      if (n == 0)
        draw_suggestion (pen, support);
      for (guint k = 0; k < n; k++)
        {
          draw_phase (pen, support, &plan[k], returned && k == 0, plan[k].version > version ? plan[k].version : 0);
          version = MAX (version, plan[k].version);
        }
    }
}
