/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-fonts.h"
#include "along-graph.h"

G_BEGIN_DECLS

/**
 * AlongLabels: how much room the texts of a graph take at the reader's text size, measured once before
 * laying out. Keeps no reference to the graph, and is of use for that graph only.
 */
typedef struct _AlongLabels AlongLabels;

/**
 * AlongLabel: the block under a symbol: name, lines, chips, from top to bottom, centred; and what stands over the symbol.
 *
 * @tag_width: of the widest chip; @tag_height: of all
 * @over_half: how far texts over the symbol reach to one side of its middle; @over_height: of all of them
 * @years_width: of the years left and right; @years_height: of their line, 0: none
 */
typedef struct
{
  double width;
  double height;
  double name_width;
  double name_height;
  double lines_height;
  double tag_width;
  double tag_height;
  double over_half;
  double over_height;
  double years_width[2];
  double years_height;
} AlongLabel;

AlongLabels      *along_labels_new         (AlongGraph *graph, AlongFonts *fonts, gboolean names);
AlongLabels      *along_labels_new_bare    (AlongGraph *graph);
void              along_labels_free        (AlongLabels *labels);
const AlongLabel *along_labels_peek_person (AlongLabels *labels, guint person);
void              along_labels_get_caption (AlongLabels *labels, guint couple, double *width, double *height);
void              along_labels_get_home    (AlongLabels *labels, const AlongGraphHome *home, double *width, double *height);
void              along_labels_get_bond    (AlongLabels *labels, const AlongGraphBond *bond, double *width, double *height);
void              along_labels_get_link    (AlongLabels *labels, const AlongGraphChild *link, double *width, double *height);
double            along_labels_get_scale   (AlongLabels *labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongLabels, along_labels_free)

/* Widest text under a symbol at base size 13, in px; it grows with the text. */
#define ALONG_LABEL_WIDTH 112.0
/* From the middle of a symbol to a text over it, past the line from other parents. */
#define ALONG_OVER_SIDE 16.0
/* Between a symbol and the years over it. */
#define ALONG_OVER_GAP 6.0
/* Widest words beside a bond. */
#define ALONG_BOND_WIDTH 160.0

G_END_DECLS
