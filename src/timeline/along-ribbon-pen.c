/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Heights in px at text size 100 %. */
#define TEXT_BASE 14.0
#define RULERS 44
#define PHASES 20
#define CHART_TOP 12
#define UNIT 26.0
#define UNIT_GROWTH 0.4 /* of the growth of letters: bars need less of it than words */
#define AXIS_UNITS 6
#define UNDER_NOTES 36
#define LANE_GAP 9
#define NAME_GAP 12
#define NAME_MARGIN 4
#define LEAST_NAMES 64
#define LEAST_AXIS 22
#define MOST_NAMES 140
#define FOLD_WIDTH 58
#define FOLD_DAYS (8 * 7)

static double
flip (AlongRibbonPen *pen, double x, double width)
{
  return pen->view->rtl ? pen->width - x - width : x;
}

/** along_pen_x: where a day begins. Days inside a fold are all at its middle. */
double
along_pen_x (AlongRibbonPen *pen, double day)
{
  double x = pen->plot_x, folded = 0;

  for (guint i = 0; i < pen->folds->len; i++)
    {
      const AlongRibbonFold *fold = &g_array_index (pen->folds, AlongRibbonFold, i);
      if (day <= fold->from)
        break;
      if (day <= fold->to)
        return x + (fold->from - pen->first - folded) * pen->day_width + FOLD_WIDTH * pen->scale / 2;
      folded += fold->to + 1 - fold->from;
      x += FOLD_WIDTH * pen->scale;
    }
  return x + (day - pen->first - folded) * pen->day_width;
}

/** along_pen_folded: whether @day lies in closed time that is left out. */
gboolean
along_pen_folded (AlongRibbonPen *pen, int day)
{
  for (guint i = 0; i < pen->folds->len; i++)
    {
      const AlongRibbonFold *fold = &g_array_index (pen->folds, AlongRibbonFold, i);
      if (day >= fold->from && day <= fold->to)
        return TRUE;
    }
  return FALSE;
}

/** along_pen_fold_between: whether time is left out between two days. */
gboolean
along_pen_fold_between (AlongRibbonPen *pen, int from, int to)
{
  for (guint i = 0; i < pen->folds->len; i++)
    {
      const AlongRibbonFold *fold = &g_array_index (pen->folds, AlongRibbonFold, i);
      if (from < fold->to && to > fold->from)
        return TRUE;
    }
  return FALSE;
}

gboolean
along_pen_shows (AlongRibbonPen *pen, int day)
{
  return day >= pen->first && day < pen->first + pen->days;
}

/** along_pen_span: the visible part of the days @from to @to (ALONG_DAY_NONE: open); %FALSE if there is none. */
gboolean
along_pen_span (AlongRibbonPen *pen, int from, int to, double *x1, double *x2)
{
  int last = pen->first + pen->days - 1;

  if (from == ALONG_DAY_NONE)
    from = pen->first;
  if (to == ALONG_DAY_NONE)
    to = last;
  if (to < from || to < pen->first || from > last)
    return FALSE;
  *x1 = along_pen_x (pen, MAX (from, pen->first));
  *x2 = along_pen_x (pen, MIN (to, last) + 1);
  return *x2 > *x1;
}

void
along_pen_rect (AlongRibbonPen *pen, double x, double y, double width, double height)
{
  along_scene_rectangle (pen->scene, flip (pen, x, width), y, width, height);
}

void
along_pen_rounded (AlongRibbonPen *pen, double x, double y, double width, double height, double radius)
{
  along_scene_rounded (pen->scene, flip (pen, x, width), y, width, height, radius);
}

void
along_pen_circle (AlongRibbonPen *pen, double x, double y, double radius)
{
  along_scene_circle (pen->scene, flip (pen, x, 0), y, radius);
}

void
along_pen_move (AlongRibbonPen *pen, double x, double y)
{
  along_scene_move_to (pen->scene, flip (pen, x, 0), y);
}

void
along_pen_line (AlongRibbonPen *pen, double x, double y)
{
  along_scene_line_to (pen->scene, flip (pen, x, 0), y);
}

void
along_pen_curve (AlongRibbonPen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
  along_scene_curve_to (pen->scene, flip (pen, x1, 0), y1, flip (pen, x2, 0), y2, flip (pen, x3, 0), y3);
}

void
along_pen_stroke_line (AlongRibbonPen *pen, const char *style, double x1, double y1, double x2, double y2)
{
  along_pen_move (pen, x1, y1);
  along_pen_line (pen, x2, y2);
  along_scene_stroke (pen->scene, style);
}

/** along_pen_text: one line, with an ellipsis beyond @max_width; @y is the base line. */
double
along_pen_text (AlongRibbonPen *pen, const char *style, AlongAnchor anchor, double x, double y, double max_width,
                const char *text)
{
  if (pen->view->rtl && anchor != ALONG_ANCHOR_MIDDLE)
    anchor = anchor == ALONG_ANCHOR_START ? ALONG_ANCHOR_END : ALONG_ANCHOR_START;
  return along_scene_text (pen->scene, style, anchor, flip (pen, x, 0), y, max_width, 1, text);
}

double
along_pen_measure (AlongRibbonPen *pen, const char *style, const char *text)
{
  double width = 0, height = 0, ascent = 0;

  along_fonts_measure (pen->fonts, style, text, 0, 1, &width, &height, &ascent);
  return width;
}

/** along_pen_base: the base line of small text whose middle is at @middle. */
double
along_pen_base (AlongRibbonPen *pen, double middle)
{
  return middle + 4 * pen->scale;
}

void
along_pen_begin (AlongRibbonPen *pen, const char *key, const char *name, const char *description, double x, double y,
                 double width, double height)
{
  AlongRect area = { flip (pen, x, width), y, width, height };
  g_autofree char *other = NULL;

  /* A week that ends one episode may begin the next. */
  for (int i = 2; along_scene_find_item (pen->scene, other != NULL ? other : key) >= 0; i++)
    {
      g_free (other);
      other = g_strdup_printf ("%s/%d", key, i);
    }
  along_scene_begin_item (pen->scene, other != NULL ? other : key, name, description, &area);
}

void
along_pen_end (AlongRibbonPen *pen)
{
  along_scene_end_item (pen->scene);
}

/* Closed time between episodes, where all of them are looked at. */
static void
find_folds (AlongRibbonPen *pen)
{
  if (pen->view->zoom != ALONG_RIBBON_ALL)
    return;
  for (guint i = 1; i < pen->ribbon->episodes->len; i++)
    {
      int closed = along_support_to (along_ribbon_episode (pen->ribbon, i - 1));
      AlongRibbonFold fold = { along_day_week_start (closed) + 14,
                               along_day_week_start (along_support_from (along_ribbon_episode (pen->ribbon, i))) - 15 };
      if (closed != ALONG_DAY_NONE && fold.to - fold.from >= FOLD_DAYS)
        g_array_append_val (pen->folds, fold);
    }
}

static double
names_width (AlongRibbonPen *pen)
{
  double width = LEAST_NAMES * pen->scale;

  /* Only the figures of the axis. */
  if (pen->view->narrow && pen->places->len == 0)
    return LEAST_AXIS * pen->scale;
  for (guint i = 0; i < pen->places->len; i++)
    {
      AlongRibbonLane *lane = g_array_index (pen->places, AlongRibbonPlace, i).lane;
      width = MAX (width, along_pen_measure (pen, "text", lane->name));
      if (lane->note != NULL)
        width = MAX (width, along_pen_measure (pen, "text-figure-second", lane->note));
    }
  /* A long name gives way before the drawing does. */
  return MIN (width, MIN (pen->view->width * 0.3, MOST_NAMES * pen->scale)) + (NAME_GAP + NAME_MARGIN) * pen->scale;
}

static gboolean
lane_is_drawn (AlongRibbonPen *pen, AlongRibbonLane *lane)
{
  if (pen->view->folded & (1u << lane->band))
    return FALSE;
  if (lane->band == ALONG_RIBBON_PROFESSIONALS)
    return pen->ribbon->professionals->len > 0;
  if (lane->band == ALONG_RIBBON_SCORES)
    {
      for (guint i = 0; i < lane->marks->len; i++)
        if (along_pen_shows (pen, g_array_index (lane->marks, AlongRibbonMark, i).day))
          return TRUE;
      return FALSE;
    }
  return lane->bars->len > 0 || lane->marks->len > 0;
}

static void
place_lanes (AlongRibbonPen *pen)
{
  for (int band = 0; band < ALONG_RIBBON_N_BANDS; band++)
    for (guint i = 0; i < pen->ribbon->lanes->len; i++)
      {
        AlongRibbonPlace place = { .lane = g_ptr_array_index (pen->ribbon->lanes, i) };
        if ((int) place.lane->band == band && lane_is_drawn (pen, place.lane))
          g_array_append_val (pen->places, place);
      }
}

static double
highest_bin (AlongRibbonPen *pen, int *most_under)
{
  double highest = 0;

  *most_under = 0;
  for (guint i = 0; i < pen->bins->len; i++)
    {
      GArray *bins = g_ptr_array_index (pen->bins, i);

      for (guint k = 0; k < bins->len; k++)
        {
          const AlongRibbonBin *bin = &g_array_index (bins, AlongRibbonBin, k);
          if (bin->last < pen->first || bin->first >= pen->first + pen->days)
            continue;
          highest = MAX (highest, MAX (bin->rate, along_ribbon_bin_held (bin)));
          if (!isnan (bin->high) && !pen->view->hours)
            highest = MAX (highest, bin->high);
          *most_under = MAX (*most_under, bin->no_access + bin->family_cancelled + bin->service_cancelled);
        }
    }
  return highest;
}

static void
fill_bins (AlongRibbonPen *pen)
{
  int per_bin = along_ribbon_weeks_per_bin (pen->day_width);

  for (guint i = 0; i < pen->ribbon->episodes->len; i++)
    g_ptr_array_add (pen->bins, along_ribbon_bins (pen->ribbon, along_ribbon_episode (pen->ribbon, i), pen->view, per_bin));
}

/* Puts every band in its place, from top to bottom. */
static void
lay_out (AlongRibbonPen *pen)
{
  double s = pen->scale, y = 0;
  int under;
  double highest, units;

  fill_bins (pen);
  highest = highest_bin (pen, &under);
  units = pen->view->narrow ? MAX (3.5, ceil (highest) + 0.5) : MAX (AXIS_UNITS, ceil (highest) + 0.5);

  pen->top = units;
  pen->ruler_y = y;
  y += RULERS * s;
  pen->phase_y = y;
  y += PHASES * s + 6 * s;
  pen->chart_y = y;
  pen->unit = UNIT * (1 + (s - 1) * UNIT_GROWTH) * (pen->view->narrow ? 1.5 : 1) * MIN (1, (AXIS_UNITS + 2) / units);
  y += CHART_TOP * s + units * pen->unit;
  pen->axis_y = y;
  y += CLAMP (under, 1, 4) * pen->unit / 2 + 4 * s;
  pen->under_y = y;
  y += UNDER_NOTES * s;
  pen->chart_end = y;
  for (guint i = 0; i < pen->places->len; i++)
    {
      AlongRibbonPlace *place = &g_array_index (pen->places, AlongRibbonPlace, i);
      place->y = y;
      place->height = along_ribbon_lane_height (pen, place->lane, &place->rows);
      y += place->height + LANE_GAP * s;
    }
  pen->key_y = y;
  pen->height = y;
}

/* Everything that belongs to time, in the order that keeps words readable: lines under lanes. */
static void
draw_plot (AlongRibbonPen *pen)
{
  along_ribbon_draw_grid (pen);
  along_ribbon_draw_chart (pen);
  along_ribbon_draw_lines (pen);
  along_ribbon_draw_folds (pen);
  along_ribbon_draw_rulers (pen);
  along_ribbon_draw_phases (pen);
  along_ribbon_draw_notes (pen);
  along_ribbon_draw_lanes (pen);
}

/**
 * along_ribbon_build: the Support Ribbon as a scene, with its summary sentence as description.
 *
 * Returns: (transfer full)
 */
AlongScene *
along_ribbon_build (AlongRibbon *self, const AlongRibbonView *view, AlongFonts *fonts)
{
  g_autoptr (GArray) folds = g_array_new (FALSE, FALSE, sizeof (AlongRibbonFold));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AlongRibbonPlace));
  g_autoptr (GPtrArray) bins = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree char *summary = along_ribbon_summary (self);
  AlongRibbonPen pen = {
    .ribbon = self, .view = view, .fonts = fonts, .folds = folds, .places = places, .bins = bins,
    .scene = along_scene_new (fonts), .scale = MAX (0.5, along_fonts_base (fonts) / TEXT_BASE),
  };
  int folded = 0;

  along_ribbon_window (self, view, &pen.first, &pen.days);
  place_lanes (&pen);
  find_folds (&pen);
  for (guint i = 0; i < folds->len; i++)
    folded += g_array_index (folds, AlongRibbonFold, i).to + 1 - g_array_index (folds, AlongRibbonFold, i).from;
  pen.plot_x = view->plot_only ? 0 : names_width (&pen);
  pen.width = view->names_only ? pen.plot_x : view->width;
  if (along_ribbon_view_is_whole (view))
    {
      /* The window's days at this zoom give the scale, or what there is if that is less; all of it is laid out. */
      AlongRibbonView window = *view;
      int first, days;

      window.plot_only = window.names_only = window.key_only = FALSE;
      along_ribbon_window (self, &window, &first, &days);
      days = MIN (days, pen.days);
      pen.day_width = MAX (0.01, (view->width - pen.plot_x - folds->len * FOLD_WIDTH * pen.scale) / MAX (1, days - folded));
      if (view->plot_only)
        pen.width = along_pen_x (&pen, pen.first + pen.days);
    }
  else
    pen.day_width = MAX (0.01, (view->width - pen.plot_x - 2 - folds->len * FOLD_WIDTH * pen.scale) / MAX (1, pen.days - folded));
  pen.plot_end = along_pen_x (&pen, pen.first + pen.days);
  lay_out (&pen);

  if (!view->names_only)
    draw_plot (&pen);
  if (!view->plot_only && !view->key_only)
    along_ribbon_draw_names (&pen);
  if (view->key_only)
    {
      /* What is drawn decides what the key explains. */
      g_clear_object (&pen.scene);
      pen.scene = along_scene_new (fonts);
      pen.plot_x = pen.key_y = pen.height = 0;
      pen.plot_end = pen.width;
    }
  if (!view->names_only && !view->plot_only && pen.key != 0)
    along_ribbon_draw_key (&pen);
  along_scene_set_size (pen.scene, pen.width, pen.height);
  along_scene_set_words (pen.scene, view->key_only ? C_ ("drawing", "Key") : C_ ("drawing", "Support Ribbon"),
                         view->key_only ? "" : summary);
  return pen.scene;
}
