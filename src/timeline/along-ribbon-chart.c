/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-intensity.h"
#include "along-signals.h"

/* Gap between bars, and the most boxes drawn below zero before they get smaller. */
#define BAR_GAP 1.0
#define MOST_UNDER 4

/* A flag stays below the words about birth and due date. */
#define CHART_FLAG_TOP 18

static const char *const looks[] = { "contact-completed", "contact-remote", "contact-group", "contact-completed" };

static double
value_y (AlongRibbonPen *pen, double value)
{
  return pen->axis_y - value * pen->unit;
}

/* Below zero: one box for each contact that did not happen, the family's first, then ours. */
static void
draw_under (AlongRibbonPen *pen, const AlongRibbonBin *bin, double x, double width)
{
  int missed = bin->no_access + bin->family_cancelled, all = missed + bin->service_cancelled;
  double height = pen->unit / 2 * MIN (1, (double) MOST_UNDER / MAX (1, all));
  double box = MIN (MAX (width - 2, 2), pen->unit * 0.6);

  x += (width - box) / 2;
  for (int i = 0; i < all; i++)
    {
      along_pen_rect (pen, x, pen->axis_y + 2 + i * height, box, height - 2);
      along_scene_stroke (pen->scene, i < missed ? "contact-missed" : "contact-service-cancelled");
    }
  if (missed > 0)
    pen->key |= ALONG_KEY_MISSED;
  if (bin->service_cancelled > 0)
    pen->key |= ALONG_KEY_SERVICE;
}

static void
draw_bar (AlongRibbonPen *pen, AlongSupport *support, const AlongRibbonBin *bin)
{
  double x1, x2, y = pen->axis_y;
  int from = bin->from, to = bin->to;

  /* A bar stands on the days that count, so that its area is its contacts. */
  while (bin->exposure > 0 && from <= to && along_support_paused (support, from))
    from++;
  while (bin->exposure > 0 && to >= from && along_support_paused (support, to))
    to--;
  if (to < from || !along_pen_span (pen, from, to, &x1, &x2))
    return;
  double width = MAX (x2 - x1 - BAR_GAP, 1), weeks = along_ribbon_bin_weeks (bin);
  gboolean partial = along_ribbon_bin_is_partial (bin);

  for (int k = 0; k < ALONG_RIBBON_PARTS; k++)
    {
      double height = bin->exposure > 0 ? bin->share[k] / weeks * pen->unit : 0;

      if (height <= 0)
        continue;
      along_pen_rect (pen, x1, y - height, width, height);
      if (k == 0)
        along_scene_fill (pen->scene, looks[k]);
      else if (k == 3)
        along_scene_stroke (pen->scene, looks[k]);
      else
        along_scene_fill_stroke (pen->scene, looks[k]);
      y -= height;
      pen->key |= ALONG_KEY_FIRST << k;
    }
  /* What was held stands solid; the rate that some days of a week come to is only an outline above it. */
  if (partial)
    {
      double top = value_y (pen, bin->rate);

      along_pen_rect (pen, x1 + 0.5, top, MAX (width - 1, 1), y - top);
      along_scene_stroke (pen->scene, "contact-rate");
      pen->key |= ALONG_KEY_RATE;
    }
  draw_under (pen, bin, x1, x2 - x1);
}

static void
draw_bins (AlongRibbonPen *pen, AlongSupport *support, GArray *bins)
{
  for (guint i = 0; i < bins->len; i++)
    {
      const AlongRibbonBin *bin = &g_array_index (bins, AlongRibbonBin, i);
      g_autofree char *day = along_day_to_edtf (bin->first);
      g_autofree char *key = g_strconcat ("week/", day, NULL);
      double x1, x2;

      if (!along_pen_span (pen, bin->first, bin->last, &x1, &x2))
        continue;
      g_autofree char *words = along_ribbon_bin_words (pen->ribbon, support, bin);
      along_pen_begin (pen, key, words, NULL, x1, pen->chart_y, x2 - x1, pen->under_y - pen->chart_y);
      draw_bar (pen, support, bin);
      along_pen_end (pen);
    }
}

/* The part of a phase of the plan inside its episode. */
static gboolean
phase_span (AlongRibbonPen *pen, AlongSupport *support, const AlongSupportPhase *phase, double *x1, double *x2)
{
  int to = along_support_to (support);

  return along_pen_span (pen, MAX (phase->from, along_support_from (support)),
                         to != ALONG_DAY_NONE ? MIN (phase->to, to) : phase->to, x1, x2);
}

static void
draw_plan_area (AlongRibbonPen *pen, AlongSupport *support)
{
  guint n;
  const AlongSupportPhase *plan = along_support_plan (support, &n);
  double x1, x2;

  for (guint i = 0; i < n; i++)
    if (plan[i].high > plan[i].low && phase_span (pen, support, &plan[i], &x1, &x2))
      {
        along_pen_rect (pen, x1, value_y (pen, plan[i].high), x2 - x1, (plan[i].high - plan[i].low) * pen->unit);
        along_scene_fill (pen->scene, "plan-band");
      }
}

/* One stepped edge of the plan; where it breaks off, the line does too. */
static void
trace_plan_edge (AlongRibbonPen *pen, AlongSupport *support, gboolean upper)
{
  guint n;
  const AlongSupportPhase *plan = along_support_plan (support, &n);
  double x1, x2, last = -1;

  for (guint i = 0; i < n; i++)
    {
      if (!phase_span (pen, support, &plan[i], &x1, &x2))
        continue;
      double y = value_y (pen, upper ? plan[i].high : plan[i].low);
      if (last >= 0 && fabs (last - x1) < 0.01)
        along_pen_line (pen, x1, y);
      else
        along_pen_move (pen, x1, y);
      along_pen_line (pen, x2, y);
      last = x2;
    }
}

static void
draw_plan_edges (AlongRibbonPen *pen, AlongSupport *support)
{
  guint n;

  along_support_plan (support, &n);
  if (n == 0)
    return;
  static const char *const styles[] = { "casing-thin", "plan-edge" };
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      trace_plan_edge (pen, support, TRUE);
      trace_plan_edge (pen, support, FALSE);
      along_scene_stroke (pen->scene, styles[i]);
    }
  pen->key |= ALONG_KEY_PLAN;
}

/* Weeks @from to @to of the average; breaks where it cannot be worked out. */
static gboolean
trace_average (AlongRibbonPen *pen, const AlongSupportWeek *weeks, const double *average, guint from, guint to)
{
  gboolean drawing = FALSE, any = FALSE;

  for (guint i = from; i <= to; i++)
    {
      double middle = weeks[i].from + 3.5;
      if (isnan (average[i]) || middle < pen->first || middle > pen->first + pen->days)
        {
          drawing = FALSE;
          continue;
        }
      double x = along_pen_x (pen, middle), y = value_y (pen, average[i]);
      if (drawing)
        along_pen_line (pen, x, y);
      else
        along_pen_move (pen, x, y);
      any |= drawing;
      drawing = TRUE;
    }
  return any;
}

/* F2, with a light casing; dashed over the last two weeks, where the filter is not complete yet. */
static void
draw_average (AlongRibbonPen *pen, AlongSupport *support)
{
  guint n, all;
  const AlongSupportWeek *weeks = along_support_weeks (support, &all);
  g_autofree double *average
    = pen->view->hours ? along_support_smoothed_hours (support, &n) : along_support_smoothed (support, &n);

  if (n < 2)
    return;
  guint whole = along_support_is_open (support) ? (n > 3 ? n - 3 : 0) : n - 1;
  if (trace_average (pen, weeks, average, 0, n - 1))
    pen->key |= ALONG_KEY_AVERAGE;
  along_scene_stroke (pen->scene, "casing");
  if (whole > 0)
    {
      trace_average (pen, weeks, average, 0, whole);
      along_scene_stroke (pen->scene, "plan-smooth");
    }
  if (whole < n - 1)
    {
      trace_average (pen, weeks, average, whole, n - 1);
      along_scene_stroke (pen->scene, "plan-smooth-open");
    }
}

static void
draw_axis (AlongRibbonPen *pen)
{
  int step = pen->unit >= 10 ? 1 : 2;

  for (int value = step; value <= (int) floor (pen->top - 0.5 + 1e-9); value += step)
    along_pen_stroke_line (pen, "grid", pen->plot_x, value_y (pen, value), pen->plot_end, value_y (pen, value));
  along_pen_stroke_line (pen, "axis", pen->plot_x, pen->axis_y, pen->plot_end, pen->axis_y);
}

/** along_ribbon_draw_chart: band C up to the average; notes about it come later, above the lines. */
void
along_ribbon_draw_chart (AlongRibbonPen *pen)
{
  GPtrArray *episodes = pen->ribbon->episodes;
  gboolean planned = !pen->view->hours && !pen->view->in_part;

  draw_axis (pen);
  for (guint i = 0; i < episodes->len && planned; i++)
    draw_plan_area (pen, g_ptr_array_index (episodes, i));
  for (guint i = 0; i < episodes->len; i++)
    draw_bins (pen, g_ptr_array_index (episodes, i), g_ptr_array_index (pen->bins, i));
  for (guint i = 0; i < episodes->len && planned; i++)
    draw_plan_edges (pen, g_ptr_array_index (episodes, i));
  for (guint i = 0; i < episodes->len && !pen->view->in_part; i++)
    draw_average (pen, g_ptr_array_index (episodes, i));
}

/* The text under a bracket or brace, left out where the last one would be in its way. */
static void
draw_under_text (AlongRibbonPen *pen, const char *style, double middle, const char *text, double *free_from)
{
  double width = MIN (along_pen_measure (pen, style, text), 230 * pen->scale);
  double x = CLAMP (middle - width / 2, pen->plot_x, MAX (pen->plot_x, pen->plot_end - width));

  if (x < *free_from)
    return;
  along_pen_text (pen, style, ALONG_ANCHOR_START, x, pen->under_y + 22 * pen->scale, width + 1, text);
  *free_from = x + width + 8 * pen->scale;
}

static void
draw_gap (AlongRibbonPen *pen, const AlongSupportGap *gap, double *free_from)
{
  double x1, x2, y = pen->under_y + 8 * pen->scale, tooth = 6 * pen->scale;
  g_autofree char *from = along_ribbon_day_brief (pen->ribbon, gap->since);
  g_autofree char *until = along_ribbon_day_brief (pen->ribbon, gap->until);
  g_autofree char *days = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) gap->whole), gap->whole);
  /* Translators: days without contact, then the two dates around them */
  g_autofree char *words = g_strdup_printf (ngettext ("Gap of %d day without contact, %s to %s.",
                                                      "Gap of %d days without contact, %s to %s.", (gulong) gap->whole),
                                            gap->whole, from, until);
  g_autofree char *day = along_day_to_edtf (gap->since);
  g_autofree char *key = g_strconcat ("gap/", day, NULL);

  if (!along_pen_span (pen, gap->since + 1, MAX (gap->until - 1, gap->since + 1), &x1, &x2))
    return;
  along_pen_begin (pen, key, words, NULL, x1, pen->under_y, MAX (x2 - x1, 24), 28 * pen->scale);
  along_pen_move (pen, x1, y - tooth);
  along_pen_line (pen, x1, y);
  along_pen_line (pen, x2, y);
  along_pen_line (pen, x2, y - tooth);
  along_scene_stroke (pen->scene, "gap");
  draw_under_text (pen, "gap", (x1 + x2) / 2, days, free_from);
  along_pen_end (pen);
  pen->key |= ALONG_KEY_GAP;
}

static void
draw_pause (AlongRibbonPen *pen, const AlongSupportPause *pause, double *free_from)
{
  double x1, x2, y = pen->under_y + 1 * pen->scale, r;
  g_autofree char *from = along_ribbon_day_brief (pen->ribbon, pause->from);
  g_autofree char *to = pause->to != ALONG_DAY_NONE ? along_ribbon_day_brief (pen->ribbon, pause->to) : g_strdup ("…");
  const char *reason = pause->reason != NULL ? pause->reason : C_ ("timeline", "Agreed pause");
  g_autofree char *words = g_strdup_printf (_ ("Agreed pause, %s to %s. %s."), from, to, reason);
  g_autofree char *day = along_day_to_edtf (pause->from);
  g_autofree char *key = g_strconcat ("pause/", day, NULL);

  if (!along_pen_span (pen, pause->from, pause->to, &x1, &x2))
    return;
  if (x2 - x1 < 10)
    {
      double middle = (x1 + x2) / 2;
      x1 = middle - 5;
      x2 = middle + 5;
    }
  double middle = (x1 + x2) / 2;
  r = MIN (4 * pen->scale, (x2 - x1) / 4);
  along_pen_begin (pen, key, words, NULL, x1, pen->under_y, MAX (x2 - x1, 24), 28 * pen->scale);
  along_pen_move (pen, x1, y);
  along_pen_curve (pen, x1, y + r, x1, y + r, x1 + r, y + r);
  along_pen_line (pen, middle - r, y + r);
  along_pen_curve (pen, middle, y + r, middle, y + r, middle, y + 2 * r);
  along_pen_curve (pen, middle, y + r, middle, y + r, middle + r, y + r);
  along_pen_line (pen, x2 - r, y + r);
  along_pen_curve (pen, x2, y + r, x2, y + r, x2, y);
  along_scene_stroke (pen->scene, "pause");
  draw_under_text (pen, "pause", middle, reason, free_from);
  along_pen_end (pen);
  pen->key |= ALONG_KEY_PAUSE;
}

/* The highest thing drawn over some weeks, for a flag to stand above. */
static double
highest_over (AlongSupport *support, guint from, guint to)
{
  guint n;
  const AlongSupportWeek *weeks = along_support_weeks (support, &n);
  double highest = 0;

  for (guint i = from; i <= to && i < n; i++)
    {
      highest = MAX (highest, weeks[i].exposure > 0 ? weeks[i].count / MAX (weeks[i].exposure, ALONG_LEAST_EXPOSURE) : 0);
      if (!isnan (weeks[i].high))
        highest = MAX (highest, weeks[i].high);
    }
  return highest;
}

static void
draw_flag (AlongRibbonPen *pen, AlongSupport *support, int week)
{
  double s = pen->scale, height = 20 * s, icon = 13 * s;
  g_autofree char *since = along_ribbon_day_brief (pen->ribbon, week);
  g_autofree char *words = g_strdup_printf (_ ("Below plan since %s"), since);
  g_autofree char *day = along_day_to_edtf (week);
  g_autofree char *key = g_strconcat ("flag/", day, NULL);
  double width = along_pen_measure (pen, "chip-notice", words) + icon + 16 * s;
  double x = along_pen_x (pen, week + 3.5), left, bottom;
  int index = along_support_find_week (support, week);
  guint weeks_wide = (guint) ceil (width / (7 * pen->day_width));

  if (!along_pen_shows (pen, week) || index < 0)
    return;
  left = CLAMP (x - 8 * s, pen->plot_x, MAX (pen->plot_x, pen->plot_end - width));
  bottom = value_y (pen, highest_over (support, (guint) index, (guint) index + weeks_wide)) - 8 * s;
  bottom = MAX (bottom, pen->chart_y + CHART_FLAG_TOP * s + height);
  along_pen_begin (pen, key, words, NULL, left, bottom - height, width, height);
  along_pen_stroke_line (pen, "chip-notice", x, bottom, x, value_y (pen, 0) - pen->unit);
  along_pen_rounded (pen, left, bottom - height, width, height, 4);
  along_scene_fill_stroke (pen->scene, "chip-notice");
  along_pen_icon (pen, "chip-notice", "pin", left + 4 * s + icon / 2, bottom - height / 2, icon);
  along_pen_text (pen, "chip-notice", ALONG_ANCHOR_START, left + icon + 8 * s, along_pen_base (pen, bottom - height / 2), 0,
                  words);
  along_pen_end (pen);
}

static void
draw_episode_notes (AlongRibbonPen *pen, AlongSupport *support)
{
  g_autoptr (GArray) gaps = !pen->view->in_part ? along_support_gaps (support) : NULL;
  g_autoptr (GArray) signals = !pen->view->in_part ? along_support_signals (support, ALONG_SIGNAL_THRESHOLD) : NULL;
  double free_from = -G_MAXDOUBLE, free_from_too = -G_MAXDOUBLE;
  guint n;
  const AlongSupportPause *pauses = along_support_pauses (support, &n);
  int last = ALONG_DAY_NONE;

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    draw_gap (pen, &g_array_index (gaps, AlongSupportGap, i), &free_from);
  for (guint i = 0; i < n; i++)
    draw_pause (pen, &pauses[i], gaps != NULL && gaps->len > 0 ? &free_from : &free_from_too);
  for (guint i = 0; signals != NULL && i < signals->len; i++)
    {
      int week = g_array_index (signals, AlongSupportSignal, i).week;
      if (last == ALONG_DAY_NONE || week > last + 7)
        draw_flag (pen, support, week);
      last = week;
    }
}

/** along_ribbon_draw_notes: gaps, pauses and flags. */
void
along_ribbon_draw_notes (AlongRibbonPen *pen)
{
  for (guint i = 0; i < pen->ribbon->episodes->len; i++)
    draw_episode_notes (pen, g_ptr_array_index (pen->ribbon->episodes, i));
}
