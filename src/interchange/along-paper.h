/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-scene.h"

G_BEGIN_DECLS

/* A4 and A3 in points, and the margins: 17 mm. */
#define ALONG_A4_SHORT 595.28
#define ALONG_A4_LONG 841.89
#define ALONG_A3_LONG 1190.55 /* its short side is A4's long one */
#define ALONG_PAPER_MARGIN 48.19
#define ALONG_PAPER_SIGNATURES 42 /* points that lines to sign on take at least */

/**
 * AlongPaper: words and drawings set one after another on pages, of A4 unless they are told otherwise: head and foot on each, no block broken
 * from its heading, no text clipped, long texts carried over.
 */
typedef struct _AlongPaper AlongPaper;

/** AlongPaperCell: a cell of a row: its text, style and share of the width (0 to 1); @end: set to the right. */
typedef struct
{
  const char *text;
  const char *style;
  double share;
  gboolean end;
} AlongPaperCell;

AlongPaper *along_paper_new        (AlongFonts *fonts, const char *head_start, const char *head_end, const char *foot);
void       along_paper_free       (AlongPaper *self);
void       along_paper_set_format (AlongPaper *self, double short_side, double long_side);
void       along_paper_new_page   (AlongPaper *self, gboolean landscape);
double     along_paper_width      (AlongPaper *self);
double     along_paper_room       (AlongPaper *self);
void       along_paper_space      (AlongPaper *self, double height);
void       along_paper_need       (AlongPaper *self, double height);
void       along_paper_title      (AlongPaper *self, const char *text, const char *under);
void       along_paper_heading    (AlongPaper *self, const char *text);
void       along_paper_text       (AlongPaper *self, const char *style, const char *text, double indent);
void       along_paper_point      (AlongPaper *self, const char *mark, const char *style, const char *text, const char *under);
void       along_paper_row        (AlongPaper *self, const AlongPaperCell *cells, guint n, double indent, gboolean rule);
double     along_paper_row_height (AlongPaper *self, const AlongPaperCell *cells, guint n);
void       along_paper_facts      (AlongPaper *self, const char *const *names, const char *const *values, guint n);
void       along_paper_scene      (AlongPaper *self, AlongScene *scene, double most_height);
void       along_paper_beside     (AlongPaper *self, AlongScene *scene, const AlongPaperCell *lines, guint n);
void       along_paper_together   (AlongPaper *self, void (*set) (AlongPaper *paper, gpointer data), gpointer data);
double     along_paper_height_of  (AlongPaper *self, void (*set) (AlongPaper *paper, gpointer data), gpointer data);
void       along_paper_box        (AlongPaper *self, const char *title);
void       along_paper_signatures (AlongPaper *self, const char *const *names, guint n);

/* along-paper-tiles.c: a drawing that is larger than a page, on several. */

/** AlongPaperHead: what stands over each page of a drawing. @under: (nullable) */
typedef struct
{
  const char *title, *under;
} AlongPaperHead;

/**
 * AlongPaperTiles: how a drawing is cut: @columns by @rows pages. Each begins @step_x or @step_y after the one before and shows
 * @width by @height of it; in the drawing's units.
 *
 * @below: in the only row there is room for what is to stand under the drawing
 */
typedef struct
{
  guint columns, rows;
  double step_x, step_y, width, height;
  gboolean below;
} AlongPaperTiles;

void       along_paper_plan_tiles (AlongPaper *self, AlongScene *scene, double scale, gboolean landscape, const AlongPaperHead *head,
                                   double below, AlongPaperTiles *tiles);
void       along_paper_add_tiles  (AlongPaper *self, AlongScene *scene, double scale, gboolean landscape, const AlongPaperHead *head,
                                   AlongScene *below, const AlongPaperTiles *tiles);

/* along-paper-gaps.c: where a page leaves room beside its drawings. */
typedef struct _AlongPaperGaps AlongPaperGaps;

AlongPaperGaps *along_paper_gaps_new  (AlongPaper *self, guint page);
void       along_paper_gaps_free  (AlongPaperGaps *self);
gboolean   along_paper_gaps_find  (AlongPaperGaps *self, double width, double height, double *x, double *y);
void       along_paper_take_back (AlongPaper *self, double room);
void       along_paper_set_framed (AlongPaper *self, guint page, AlongScene *scene, double scale, double x, double y);

/* After the last word: pages know how many they are. */
void       along_paper_finish     (AlongPaper *self);
guint      along_paper_n_pages    (AlongPaper *self);
void       along_paper_page_size  (AlongPaper *self, guint page, double *width, double *height);
void       along_paper_paint      (AlongPaper *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongPaper, along_paper_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongPaperGaps, along_paper_gaps_free)

G_END_DECLS
