/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * NotationRow: a row of a table of genogram.md 1, drawn as a family of its own (graph-text.h).
 *
 * @row: table and meaning; @item: what of the scene it is about
 * @social, @clinical: the shapes of that item in each profile, as notation_shapes() writes them; @clinical %NULL: the same
 * @legend, @legend_clinical: (nullable): words that the legend then has; @legend_clinical %NULL: the same
 * @said: what a screen reader then says of the item, in part
 */
typedef struct
{
  const char *row;
  const char *text;
  const char *item;
  const char *social;
  const char *clinical;
  const char *legend;
  const char *legend_clinical;
  const char *said;
} NotationRow;

extern const NotationRow notation_rows[];
extern const guint n_notation_rows;
