/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-scene.h"

G_BEGIN_DECLS

/* A4 in points, and the margins: 17 mm. */
#define ALONG_A4_SHORT 595.28
#define ALONG_A4_LONG 841.89
#define ALONG_PAPER_MARGIN 48.19

/**
 * AlongFlow: words and drawings set one after another on pages of A4: head and foot on each, no block broken
 * from its heading, no text clipped, long texts carried over.
 */
typedef struct _AlongFlow AlongFlow;

/** AlongFlowCell: a cell of a row: its text, style and share of the width (0 to 1); @end: set to the right. */
typedef struct
{
  const char *text;
  const char *style;
  double share;
  gboolean end;
} AlongFlowCell;

AlongFlow *along_flow_new        (AlongFonts *fonts, const char *head_start, const char *head_end, const char *foot);
void       along_flow_free       (AlongFlow *self);
void       along_flow_new_page   (AlongFlow *self, gboolean landscape);
double     along_flow_width      (AlongFlow *self);
double     along_flow_room       (AlongFlow *self);
void       along_flow_space      (AlongFlow *self, double height);
void       along_flow_need       (AlongFlow *self, double height);
void       along_flow_title      (AlongFlow *self, const char *text, const char *under);
void       along_flow_heading    (AlongFlow *self, const char *text);
void       along_flow_text       (AlongFlow *self, const char *style, const char *text, double indent);
void       along_flow_point      (AlongFlow *self, const char *mark, const char *style, const char *text, const char *under);
void       along_flow_row        (AlongFlow *self, const AlongFlowCell *cells, guint n, double indent, gboolean rule);
void       along_flow_facts      (AlongFlow *self, const char *const *names, const char *const *values, guint n);
void       along_flow_scene      (AlongFlow *self, AlongScene *scene, double most_height);
void       along_flow_signatures (AlongFlow *self, const char *const *names, guint n);

/* After the last word: pages know how many they are. */
void       along_flow_finish     (AlongFlow *self);
guint      along_flow_n_pages    (AlongFlow *self);
void       along_flow_page_size  (AlongFlow *self, guint page, double *width, double *height);
void       along_flow_paint      (AlongFlow *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongFlow, along_flow_free)

G_END_DECLS
