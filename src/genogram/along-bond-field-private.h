/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What along-bond-field.c and along-bond-search.c share: the grid, and what a place of it costs a line. */
#pragma once

#include "along-bond-field.h"

G_BEGIN_DECLS

#define CELL 6.0
/* What a cell of a symbol costs, in px of detour. */
#define IN_SYMBOL 250

/* A cell that waits in a search. */
typedef struct
{
  int cell;
  gint16 column, row; /* of the cell */
  int next; /* in the bucket, or -1 */
} Open;

struct _BondField
{
  AlongLayout *layout;
  double top;           /* of the highest person's middle */
  AlongRect one, other; /* symbols of the two people */
  double x, y, cell, per_cell;
  int columns, rows;
  int room;             /* cells that the arrays have room for, which serve all fields after each other */
  guint8 *weights;
  double clear; /* from the middle of the line to what it goes by */
  /* of a search */
  guint8 *bare; /* the weights with nothing at the ends of the line */
  int *costs;   /* in FINE parts of a px, as all in a search */
  guint8 *ways; /* the last step there */
  Open *opens;
  int n_opens, opens_room;
  int *buckets; /* index of the latest in it, or -1 */
  int buckets_room;
};

/* What is left of the first column or above the first row counts as there. */
static inline int
column_of (const BondField *field, double x)
{
  return CLAMP ((int) ((x - field->x) * field->per_cell), 0, field->columns - 1);
}

static inline int
row_of (const BondField *field, double y)
{
  return CLAMP ((int) ((y - field->y) * field->per_cell), 0, field->rows - 1);
}

static inline gboolean
within (const AlongRect *rect, double pad, double x, double y)
{
  return x > rect->x - pad && x < rect->x + rect->width + pad && y > rect->y - pad && y < rect->y + rect->height + pad;
}

/* What a place costs the line: the symbols that it joins nothing. */
static inline int
weight_at (const BondField *field, int c, int r, double x, double y)
{
  int weight = field->weights[r * field->columns + c];

  return weight == IN_SYMBOL && (within (&field->one, field->clear + field->cell, x, y) || within (&field->other, field->clear + field->cell, x, y))
           ? 0
           : weight;
}

static inline AlongPoint
middle_of (const BondField *field, int cell)
{
  return (AlongPoint){ field->x + (cell % field->columns + 0.5) * field->cell, field->y + (cell / field->columns + 0.5) * field->cell };
}

static inline int
cell_of (const BondField *field, const AlongRect *symbol)
{
  return row_of (field, symbol->y + symbol->height / 2) * field->columns + column_of (field, symbol->x + symbol->width / 2);
}

double along_bond_field_straight (const BondField *field, AlongPoint a, AlongPoint b, double most);

G_END_DECLS
