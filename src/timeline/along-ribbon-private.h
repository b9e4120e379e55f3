/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-ribbon.h"

G_BEGIN_DECLS

typedef struct
{
  int from, to;
  char *style, *words, *brief, *key;
} AlongRibbonBar;

typedef struct
{
  int day;
  double value;
  char *kind, *words, *key;
} AlongRibbonMark;

typedef struct
{
  AlongRibbonBand band;
  char *name, *note;
  double low, high;
  GArray *bars, *notches;
  GArray *marks;
} AlongRibbonLane;

typedef struct
{
  char *name, *edd_source;
  int edd, birth;
} AlongRibbonBaby;

typedef struct
{
  int day, edd;
} AlongRibbonLoss;

struct _AlongRibbon
{
  int ref_count;
  int today;
  gboolean known; /* as known on today, which is a day that is past */
  int referral;
  GPtrArray *episodes;
  GArray *babies;
  GArray *losses;
  GPtrArray *lanes;
  GArray *professionals;
  int crowding;
};

/* Three looks, and hollow. */
#define ALONG_RIBBON_PARTS 4

/**
 * AlongRibbonBin: contacts of some days. @first and @last bound the bin, @from and @to the days in it that
 * have happened inside the episode (@to < @from: none). @share: contacts, or hours, by the three looks and,
 * hollow, what is not written down. @rate: a week, as F1 has it.
 */
typedef struct
{
  int first, last;
  int from, to;
  double exposure;
  double low, high;
  int count, no_access, family_cancelled, service_cancelled, minutes;
  double share[ALONG_RIBBON_PARTS];
  double rate;
} AlongRibbonBin;

/* What the key must explain. */
enum
{
  ALONG_KEY_FIRST = 1 << 0,
  ALONG_KEY_SECOND = 1 << 1,
  ALONG_KEY_THIRD = 1 << 2,
  ALONG_KEY_UNTOLD = 1 << 3,
  ALONG_KEY_MISSED = 1 << 4,
  ALONG_KEY_SERVICE = 1 << 5,
  ALONG_KEY_PLAN = 1 << 6,
  ALONG_KEY_AVERAGE = 1 << 7,
  ALONG_KEY_GAP = 1 << 8,
  ALONG_KEY_PAUSE = 1 << 9,
  ALONG_KEY_RATE = 1 << 10,
};

/* A stretch of closed time drawn as a mark of fixed width. */
typedef struct
{
  int from, to;
} AlongRibbonFold;

/* A lane with its place. */
typedef struct
{
  AlongRibbonLane *lane;
  double y, height;
  int rows;
} AlongRibbonPlace;

/**
 * AlongRibbonPen: a scene under construction and where things are in it. x counts from the side where
 * reading starts; the pen mirrors it where that is the right.
 */
typedef struct
{
  AlongRibbon *ribbon;
  const AlongRibbonView *view;
  AlongScene *scene;
  AlongFonts *fonts;
  double scale;
  double width, height;
  double plot_x, plot_end;
  int first, days;
  double day_width;
  GArray *folds;
  GPtrArray *bins; /* of each episode: GArray of AlongRibbonBin */

  double ruler_y, phase_y, chart_y, axis_y, unit, under_y, chart_end, key_y;
  double top;
  GArray *places;
  guint key;
} AlongRibbonPen;

double   along_pen_x          (AlongRibbonPen *pen, double day);
gboolean along_pen_span       (AlongRibbonPen *pen, int from, int to, double *x1, double *x2);
gboolean along_pen_folded     (AlongRibbonPen *pen, int day);
gboolean along_pen_fold_between (AlongRibbonPen *pen, int from, int to);
gboolean along_pen_shows      (AlongRibbonPen *pen, int day);
void     along_pen_rect       (AlongRibbonPen *pen, double x, double y, double width, double height);
void     along_pen_rounded    (AlongRibbonPen *pen, double x, double y, double width, double height, double radius);
void     along_pen_circle     (AlongRibbonPen *pen, double x, double y, double radius);
void     along_pen_move       (AlongRibbonPen *pen, double x, double y);
void     along_pen_line       (AlongRibbonPen *pen, double x, double y);
void     along_pen_curve      (AlongRibbonPen *pen, double x1, double y1, double x2, double y2, double x3, double y3);
void     along_pen_stroke_line (AlongRibbonPen *pen, const char *style, double x1, double y1, double x2, double y2);
double   along_pen_text       (AlongRibbonPen *pen, const char *style, AlongAnchor anchor, double x, double y,
                               double max_width, const char *text);
double   along_pen_measure    (AlongRibbonPen *pen, const char *style, const char *text);
double   along_pen_base       (AlongRibbonPen *pen, double middle);
void     along_pen_begin      (AlongRibbonPen *pen, const char *key, const char *name, const char *description,
                               double x, double y, double width, double height);
void     along_pen_end        (AlongRibbonPen *pen);
void     along_pen_icon       (AlongRibbonPen *pen, const char *style, const char *icon, double x, double y, double size);

const char *along_ribbon_icon_for (const char *kind);

GArray  *along_ribbon_bins        (AlongRibbon *self, AlongSupport *support, const AlongRibbonView *view, int weeks_per_bin);
double   along_ribbon_bin_weeks   (const AlongRibbonBin *bin);
double   along_ribbon_bin_held    (const AlongRibbonBin *bin);
gboolean along_ribbon_bin_is_partial (const AlongRibbonBin *bin);
int      along_ribbon_weeks_per_bin (double day_width);
gboolean along_ribbon_view_is_whole (const AlongRibbonView *view);
const AlongRibbonBaby *along_ribbon_baby_on (AlongRibbon *self, int day);
char    *along_ribbon_bin_words   (AlongRibbon *self, AlongSupport *support, const AlongRibbonBin *bin);
char    *along_ribbon_hours_words (int minutes);
char    *along_ribbon_day_brief   (AlongRibbon *self, int day);

void     along_ribbon_draw_grid     (AlongRibbonPen *pen);
void     along_ribbon_draw_rulers   (AlongRibbonPen *pen);
void     along_ribbon_draw_lines    (AlongRibbonPen *pen);
void     along_ribbon_draw_folds    (AlongRibbonPen *pen);
void     along_ribbon_draw_phases   (AlongRibbonPen *pen);
void     along_ribbon_draw_chart    (AlongRibbonPen *pen);
void     along_ribbon_draw_notes    (AlongRibbonPen *pen);
void     along_ribbon_draw_lanes    (AlongRibbonPen *pen);
void     along_ribbon_draw_professionals (AlongRibbonPen *pen, const AlongRibbonPlace *place);
void     along_ribbon_draw_scores (AlongRibbonPen *pen, const AlongRibbonPlace *place);
int      along_ribbon_compare_marks (gconstpointer a, gconstpointer b);
void     along_ribbon_draw_names    (AlongRibbonPen *pen);
void     along_ribbon_draw_key      (AlongRibbonPen *pen);
double   along_ribbon_lane_height   (AlongRibbonPen *pen, AlongRibbonLane *lane, int *rows);

G_END_DECLS
