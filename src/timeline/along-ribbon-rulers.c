/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-age.h"

/* Least px between two labels of a ruler, at text size 100 %. */
#define LABEL_PX 62
/* How far the first label may reach over to the names. */
#define NAME_SIDE 6
/* A ruler counts a baby's age in weeks up to this one, then in months. */
#define AGE_WEEKS 52

/* How many weeks apart labels stand: the first of these that leaves them room. */
static int
label_step (AlongRibbonPen *pen)
{
  static const int steps[] = { 1, 2, 4, 8, 12, 26, 52 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * 7 * pen->day_width >= LABEL_PX * pen->scale)
      return steps[i];
  return 104;
}

static gboolean
lost_near (AlongRibbon *self, int day)
{
  for (guint i = 0; i < self->losses->len; i++)
    {
      const AlongRibbonLoss *loss = &g_array_index (self->losses, AlongRibbonLoss, i);
      int start = loss->edd != ALONG_DAY_NONE ? loss->edd - ALONG_PREGNANCY_DAYS : loss->day - ALONG_PREGNANCY_DAYS;
      if (day >= start && day <= loss->day + ALONG_PREGNANCY_DAYS)
        return TRUE;
    }
  return FALSE;
}

/* A label with its tick, unless another one is in the way. */
static void
draw_label (AlongRibbonPen *pen, int day, const char *text, const char *corrected, double *free_from)
{
  double s = pen->scale, y = pen->ruler_y + 14 * s, x = along_pen_x (pen, day);
  double width = along_pen_measure (pen, "text-figure", text), gap = corrected != NULL ? 4 * s : 0;
  double more = corrected != NULL ? along_pen_measure (pen, "text-figure-italic", corrected) : 0;
  double left = x - (width + gap + more) / 2;

  if (!along_pen_shows (pen, day) || along_pen_folded (pen, day) || left < *free_from || left + width + gap + more > pen->plot_end)
    return;
  along_pen_stroke_line (pen, "axis", x, pen->ruler_y + 18 * s, x, pen->ruler_y + 22 * s);
  along_pen_text (pen, "text-figure", ALONG_ANCHOR_START, left, y, 0, text);
  if (corrected != NULL)
    along_pen_text (pen, "text-figure-italic", ALONG_ANCHOR_START, left + width + gap, y, 0, corrected);
  *free_from = left + width + gap + more + 6 * s;
}

static void
draw_gestations (AlongRibbonPen *pen, const AlongRibbonBaby *baby, int from, int to, int step, double *free_from)
{
  int start = baby->edd - ALONG_PREGNANCY_DAYS;

  for (int week = 0; week <= 44; week += step)
    {
      int day = start + week * 7;
      if (day < from || day > to || (baby->birth != ALONG_DAY_NONE && day >= baby->birth))
        continue;
      g_autofree char *text = along_gestation_short (week * 7);
      draw_label (pen, day, text, NULL, free_from);
    }
}

static void
draw_ages (AlongRibbonPen *pen, const AlongRibbonBaby *baby, int to, int step, double *free_from)
{
  gboolean preterm = baby->edd != ALONG_DAY_NONE && along_born_preterm (baby->edd, baby->birth);

  for (int week = step; week <= AGE_WEEKS && baby->birth + week * 7 <= to; week += step)
    {
      int day = baby->birth + week * 7;
      int apart = preterm ? along_corrected_days (baby->edd, baby->birth, day) : day - baby->birth;
      g_autofree char *corrected
        = apart != day - baby->birth ? g_strdup_printf ("(%d)", (int) floor (apart / 7.0)) : NULL;
      /* Translators: a baby's age in weeks, on a ruler */
      g_autofree char *text = g_strdup_printf (C_ ("ruler", "%d wk"), week);
      draw_label (pen, day, text, corrected, free_from);
    }
  for (int month = 13; month <= 18 * 12; month++)
    {
      int day = along_day_add_months (baby->birth, month);
      if (day > to)
        break;
      if (day < baby->birth + AGE_WEEKS * 7)
        continue;
      /* Translators: a baby's age in months, on a ruler */
      g_autofree char *text = g_strdup_printf (C_ ("ruler", "%d mo"), month);
      draw_label (pen, day, text, NULL, free_from);
    }
}

/* Upper ruler: each baby from the beginning of its pregnancy to that of the next one's. */
static void
draw_baby_ruler (AlongRibbonPen *pen)
{
  int step = label_step (pen), last = pen->first + pen->days;
  double free_from = pen->plot_x - NAME_SIDE * pen->scale;

  for (guint i = 0; i < pen->ribbon->babies->len; i++)
    {
      const AlongRibbonBaby *baby = &g_array_index (pen->ribbon->babies, AlongRibbonBaby, i);
      const AlongRibbonBaby *next
        = i + 1 < pen->ribbon->babies->len ? &g_array_index (pen->ribbon->babies, AlongRibbonBaby, i + 1) : NULL;
      int from = pen->first, to = last;

      if (next != NULL && next->edd != ALONG_DAY_NONE)
        to = MIN (to, next->edd - ALONG_PREGNANCY_DAYS - 1);
      if (lost_near (pen->ribbon, to))
        for (guint k = 0; k < pen->ribbon->losses->len; k++)
          {
            int day = g_array_index (pen->ribbon->losses, AlongRibbonLoss, k).day;
            if (baby->birth != ALONG_DAY_NONE && day > baby->birth)
              to = MIN (to, day - ALONG_PREGNANCY_DAYS);
          }
      if (baby->edd != ALONG_DAY_NONE)
        draw_gestations (pen, baby, from, to, step, &free_from);
      if (baby->birth != ALONG_DAY_NONE)
        draw_ages (pen, baby, to, step, &free_from);
    }
}

/* Upper ruler counted in weeks from another event. */
static void
draw_event_ruler (AlongRibbonPen *pen, int anchor)
{
  int step = label_step (pen);
  double free_from = pen->plot_x - NAME_SIDE * pen->scale;
  int week = (pen->first - anchor) / 7 / step * step - step;

  for (; anchor + week * 7 < pen->first + pen->days; week += step)
    {
      /* Translators: weeks before (negative) or after an event, on a ruler */
      g_autofree char *text = g_strdup_printf (C_ ("ruler", "wk %d"), week);
      draw_label (pen, anchor + week * 7, text, NULL, &free_from);
    }
}

static void
draw_month (AlongRibbonPen *pen, int start, int end, gboolean with_year, double *free_from)
{
  int year, month, day;
  double s = pen->scale, x1, x2;

  if (!along_pen_span (pen, start, end, &x1, &x2) || (along_pen_folded (pen, start) && along_pen_folded (pen, end)))
    return;
  along_day_to_ymd (start, &year, &month, &day);
  g_autofree char *text = with_year ? g_strdup_printf ("%s %d", along_month_short (month), year)
                                    : g_strdup (along_month_short (month));
  double width = along_pen_measure (pen, "text-figure-second", text), left = (x1 + x2 - width) / 2;
  if (left < *free_from || left < pen->plot_x - 4 || left + width > pen->plot_end + 4 || (x2 - x1 < width * 0.75 && !with_year))
    return;
  along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_START, left, pen->ruler_y + 36 * s, 0, text);
  *free_from = left + width + 4 * s;
}

/* Lower ruler: months, with the year where one begins; near by, the Mondays. */
static void
draw_calendar (AlongRibbonPen *pen)
{
  double s = pen->scale, free_from = pen->plot_x - NAME_SIDE * s;
  int last = pen->first + pen->days - 1, year, month, day;

  if (7 * pen->day_width >= LABEL_PX * s)
    {
      for (int monday = along_day_week_start (pen->first); monday <= last; monday += 7)
        {
          g_autofree char *text = along_ribbon_day_brief (pen->ribbon, monday);
          double x = along_pen_x (pen, monday);
          if (!along_pen_shows (pen, monday))
            continue;
          along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_START, x + 3 * s, pen->ruler_y + 36 * s, 7 * pen->day_width - 4, text);
        }
      return;
    }
  along_day_to_ymd (pen->first, &year, &month, &day);
  for (int start = along_day_from_ymd (year, month, 1); start <= last; start = along_day_add_months (start, 1))
    {
      along_day_to_ymd (start, &year, &month, &day);
      draw_month (pen, start, along_day_add_months (start, 1) - 1, month == 1, &free_from);
    }
}

/** along_ribbon_draw_rulers: band A. */
void
along_ribbon_draw_rulers (AlongRibbonPen *pen)
{
  int anchor = along_ribbon_anchor (pen->ribbon, pen->view->align);
  double s = pen->scale;

  if (anchor != ALONG_DAY_NONE && pen->view->align >= ALONG_RIBBON_BY_REFERRAL)
    draw_event_ruler (pen, anchor);
  else
    draw_baby_ruler (pen);
  along_pen_stroke_line (pen, "grid", pen->plot_x, pen->ruler_y + 22 * s, pen->plot_end, pen->ruler_y + 22 * s);
  draw_calendar (pen);
}

/* Stretches of a different ground: before the birth of a preterm baby, and after today. */
static void
draw_shades (AlongRibbonPen *pen)
{
  double x1, x2, bottom = pen->key_y;

  for (guint i = 0; i < pen->ribbon->babies->len; i++)
    {
      const AlongRibbonBaby *baby = &g_array_index (pen->ribbon->babies, AlongRibbonBaby, i);
      if (baby->edd == ALONG_DAY_NONE || baby->birth == ALONG_DAY_NONE
          || !along_pen_span (pen, MIN (baby->edd, baby->birth), MAX (baby->edd, baby->birth) - 1, &x1, &x2))
        continue;
      along_pen_rect (pen, x1, pen->chart_y, x2 - x1, bottom - pen->chart_y);
      along_scene_fill (pen->scene, "prematurity");
    }
  if (along_pen_span (pen, MAX (pen->ribbon->today, pen->first), ALONG_DAY_NONE, &x1, &x2) && pen->ribbon->today < pen->first + pen->days)
    {
      along_pen_rect (pen, x1, pen->chart_y, x2 - x1, bottom - pen->chart_y);
      along_scene_fill (pen->scene, "after-today");
    }
}

/** along_ribbon_draw_grid: what lies under everything: shades, months, the chosen column. */
void
along_ribbon_draw_grid (AlongRibbonPen *pen)
{
  int year, month, day, last = pen->first + pen->days - 1;
  double x1, x2;

  draw_shades (pen);
  along_day_to_ymd (pen->first, &year, &month, &day);
  for (int start = along_day_from_ymd (year, month, 1); start <= last; start = along_day_add_months (start, 1))
    if (start > pen->first && 28 * pen->day_width >= 12 && !along_pen_folded (pen, start))
      along_pen_stroke_line (pen, "grid", along_pen_x (pen, start), pen->ruler_y + 26 * pen->scale,
                             along_pen_x (pen, start), pen->key_y);
  if (pen->view->selected != ALONG_DAY_NONE)
    {
      int length = 7 * along_ribbon_weeks_per_bin (pen->day_width);
      if (along_pen_span (pen, pen->view->selected, pen->view->selected + length - 1, &x1, &x2))
        {
          along_pen_rect (pen, x1 - 1, pen->chart_y, x2 - x1 + 2, pen->key_y - pen->chart_y);
          along_scene_fill (pen->scene, "selected");
          along_pen_rounded (pen, x1 - 1, pen->chart_y - 1, x2 - x1 + 2, pen->under_y - pen->chart_y + 2, 4);
          along_scene_stroke (pen->scene, "selected");
        }
    }
}

static char *
due_words (AlongRibbonPen *pen, const AlongRibbonBaby *baby)
{
  g_autofree char *day = along_ribbon_day_brief (pen->ribbon, baby->edd);

  if (baby->edd_source != NULL)
    /* Translators: due date and where it comes from, as "Due 1 Aug, scan" */
    return g_strdup_printf (_ ("Due %s, %s"), day, baby->edd_source);
  return g_strdup_printf (_ ("Due %s"), day);
}

static void
draw_time_line (AlongRibbonPen *pen, int day, const char *style, const char *key, const char *words)
{
  double x = along_pen_x (pen, day);

  along_pen_begin (pen, key, words, NULL, x - 6, pen->chart_y, 12, 20 * pen->scale);
  along_pen_stroke_line (pen, style, x, pen->chart_y, x, pen->key_y);
  along_pen_end (pen);
}

/* Birth and due date: lines, their words on the outer sides, the days between inside if there is room. */
static void
draw_baby_lines (AlongRibbonPen *pen, const AlongRibbonBaby *baby)
{
  double s = pen->scale, y = pen->chart_y + 12 * s;
  gboolean born = baby->birth != ALONG_DAY_NONE && along_pen_shows (pen, baby->birth);
  gboolean due = baby->edd != ALONG_DAY_NONE && along_pen_shows (pen, baby->edd);
  gboolean early = baby->birth != ALONG_DAY_NONE && baby->edd != ALONG_DAY_NONE && baby->birth <= baby->edd;

  if (due)
    {
      g_autofree char *words = due_words (pen, baby);
      g_autofree char *day = along_day_to_edtf (baby->edd);
      g_autofree char *key = g_strconcat ("edd/", day, NULL);
      double x = along_pen_x (pen, baby->edd), room = pen->plot_end - x - 6 * s;
      gboolean after = baby->birth == ALONG_DAY_NONE || early;
      double to_today = along_pen_x (pen, pen->ribbon->today) - x - 10 * s;

      draw_time_line (pen, baby->edd, "edd", key, words);
      if (after && room < along_pen_measure (pen, "birth", words) && baby->birth == ALONG_DAY_NONE)
        after = FALSE;
      /* The line of today would cross the words: the source can go, it is in the name. */
      if (after && to_today > 0 && to_today < along_pen_measure (pen, "birth", words))
        {
          g_autofree char *date = along_ribbon_day_brief (pen->ribbon, baby->edd);
          g_free (words);
          words = g_strdup_printf (_ ("Due %s"), date);
        }
      along_pen_text (pen, "birth", after ? ALONG_ANCHOR_START : ALONG_ANCHOR_END, x + (after ? 5 * s : -5 * s), y,
                      after ? MAX (room, 1) : 0, words);
    }
  if (born)
    {
      g_autofree char *date = along_ribbon_day_brief (pen->ribbon, baby->birth);
      g_autofree char *words = g_strdup_printf (_ ("Born %s"), date);
      g_autofree char *day = along_day_to_edtf (baby->birth);
      g_autofree char *key = g_strconcat ("birth/", day, NULL);
      double x = along_pen_x (pen, baby->birth), width = along_pen_measure (pen, "birth", words);
      gboolean before = baby->edd == ALONG_DAY_NONE || early;
      double shift = 0;

      draw_time_line (pen, baby->birth, "birth", key, words);
      /* At the beginning of the window there is no room before the line: the words go below, after it. */
      if (before && x - 5 * s - width < pen->plot_x)
        {
          before = FALSE;
          shift = due ? 15 * s : 0;
        }
      along_pen_text (pen, "birth", before ? ALONG_ANCHOR_END : ALONG_ANCHOR_START, x + (before ? -5 * s : 5 * s),
                      y + shift, 0, words);
    }
  if (born && due && baby->birth != baby->edd)
    {
      int days = ABS (baby->edd - baby->birth);
      double x1 = along_pen_x (pen, MIN (baby->birth, baby->edd)), x2 = along_pen_x (pen, MAX (baby->birth, baby->edd));
      g_autofree char *words
        = early ? g_strdup_printf (ngettext ("%d day early", "%d days early", (gulong) days), days)
                : g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
      if (along_pen_measure (pen, "birth", words) + 8 * s < x2 - x1)
        along_pen_text (pen, "birth", ALONG_ANCHOR_MIDDLE, (x1 + x2) / 2, y, 0, words);
    }
}

static void
draw_loss (AlongRibbonPen *pen, const AlongRibbonLoss *loss)
{
  int year, month, day;
  double s = pen->scale, x = along_pen_x (pen, loss->day);

  if (!along_pen_shows (pen, loss->day))
    return;
  along_day_to_ymd (loss->day, &year, &month, &day);
  g_autofree char *words = g_strdup_printf ("%s %d", along_month_name (month), year);
  g_autofree char *key = g_strdup_printf ("loss/%d-%02d", year, month);
  gboolean folded = along_pen_folded (pen, loss->day);
  double width = folded ? 24 : along_pen_measure (pen, "text-figure-second", words) + 18 * s;
  double left = CLAMP (x - width / 2, pen->plot_x, MAX (pen->plot_x, pen->plot_end - width));
  along_pen_begin (pen, key, words, NULL, left, pen->chart_y, width, 24);
  along_pen_icon (pen, "event", "leaf", folded ? x : left + 7 * s, pen->chart_y + 9 * s, 13 * s);
  if (!folded)
    along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_START, left + 17 * s, pen->chart_y + 13 * s, 0, words);
  along_pen_end (pen);
}

static void
draw_today (AlongRibbonPen *pen)
{
  double s = pen->scale, x = along_pen_x (pen, pen->ribbon->today), beside = x, before = x;
  int bin_days = 7 * along_ribbon_weeks_per_bin (pen->day_width);
  g_autofree char *words = along_ribbon_today_words (pen->ribbon);
  const char *note = C_ ("timeline", "plan only");
  double width = MAX (along_pen_measure (pen, "text-figure-strong", words), along_pen_measure (pen, "text-figure-second", note));

  if (!along_pen_shows (pen, pen->ribbon->today))
    return;
  along_pen_begin (pen, "today", words, NULL, x - 6, pen->phase_y, 12, 24);
  along_pen_stroke_line (pen, "today", x, pen->phase_y - 3 * s, x, pen->key_y);
  along_pen_end (pen);
  /* Beside the chosen column, whose outline would cross them. */
  if (pen->view->selected != ALONG_DAY_NONE && pen->ribbon->today >= pen->view->selected
      && pen->ribbon->today < pen->view->selected + bin_days)
    {
      beside = MAX (x, along_pen_x (pen, pen->view->selected + bin_days) + 4 * s);
      before = MIN (x, along_pen_x (pen, pen->view->selected) - 2 * s);
    }
  if (beside + width + 8 * s <= pen->plot_end)
    {
      along_pen_text (pen, "text-figure-strong", ALONG_ANCHOR_START, beside + 7 * s, pen->chart_y + 38 * s, 0, words);
      along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_START, beside + 7 * s, pen->chart_y + 53 * s, 0, note);
    }
  else
    along_pen_text (pen, "text-figure-strong", ALONG_ANCHOR_END, before - 6 * s, pen->chart_y + 12 * s, 0, words);
}

/** along_ribbon_draw_lines: birth, due date and today, from top to bottom. */
void
along_ribbon_draw_lines (AlongRibbonPen *pen)
{
  for (guint i = 0; i < pen->ribbon->babies->len; i++)
    draw_baby_lines (pen, &g_array_index (pen->ribbon->babies, AlongRibbonBaby, i));
  draw_today (pen);
}

/** along_ribbon_draw_folds: closed time between episodes, left out with a mark that says how long it is; losses. */
void
along_ribbon_draw_folds (AlongRibbonPen *pen)
{
  for (guint i = 0; i < pen->folds->len; i++)
    {
      const AlongRibbonFold *fold = &g_array_index (pen->folds, AlongRibbonFold, i);
      AlongSupport *before = along_ribbon_episode_on (pen->ribbon, fold->from), *after;
      double x1 = along_pen_x (pen, fold->from), x2 = along_pen_x (pen, fold->to + 1), s = pen->scale;
      double middle = (x1 + x2) / 2, y = pen->chart_y;
      int weeks;

      after = along_ribbon_episode_on (pen->ribbon, fold->to + 22);
      weeks = (along_support_from (after) - along_support_to (before)) / 7;
      g_autofree char *many = g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) weeks), weeks);
      g_autofree char *words = g_strdup_printf (ngettext ("%d week closed", "%d weeks closed", (gulong) weeks), weeks);
      g_autofree char *key = g_strdup_printf ("fold/%d", fold->from);
      along_pen_begin (pen, key, words, NULL, x1, y, x2 - x1, pen->under_y - y);
      along_pen_rect (pen, x1 + 2, y, x2 - x1 - 4, pen->key_y - y);
      along_scene_fill (pen->scene, "panel");
      for (int side = 0; side < 2; side++)
        {
          double x = side == 0 ? x1 + 2 : x2 - 2;
          along_pen_move (pen, x, y);
          for (int k = 1; y + k * 8 * s <= pen->key_y; k++)
            along_pen_line (pen, x + (k % 2 ? 3 * s : 0), y + k * 8 * s);
          along_scene_stroke (pen->scene, "pause");
        }
      along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, middle, pen->axis_y - 18 * s, x2 - x1, many);
      along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, middle, pen->axis_y - 4 * s, x2 - x1, C_ ("timeline", "closed"));
      along_pen_end (pen);
    }
  for (guint i = 0; i < pen->ribbon->losses->len; i++)
    draw_loss (pen, &g_array_index (pen->ribbon->losses, AlongRibbonLoss, i));
}
