/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-homes-private.h"

G_BEGIN_DECLS

/* The place round one home as cells: used by along-home-grid.c and along-home-outline.c alone. */

/* Cells round the grid that are in nobody's way and nobody's: as wide as a look beyond the edge may reach. */
#define RIM 2
/* Cells that are looked at in one go, and may be so behind the last. */
#define WORD 8

enum
{
  FREE,
  INSIDE,
  BLOCKED,
};

typedef struct
{
  int c1, c2, r1, r2; /* without the last */
} Cells;

/* A cell that a way has come to, in the order of their distances. */
typedef struct
{
  int cell;
  int next; /* at the same distance, or -1 */
} Reached;

typedef struct
{
  int first, last; /* in HomeGrid.reached, or -1 */
} Distance;

struct _HomeGrid
{
  AlongLayout *layout;
  const AlongLayoutHome *home;
  const guint8 *is_member; /* person */
  guint8 *cells;     /* with the rim round them */
  guint8 *corridors; /* cells of the ways between members */
  guint8 *goals;     /* cells of members who are not joined yet */
  int *far;          /* from those joined so far */
  int *from;         /* cell before on the way, or -1 */
  Reached *reached;
  int n_reached, room;
  GArray *distances; /* Distance */
  int nearest;       /* nothing that is nearer is left to go on from */
  int columns, rows, stride, n;
  Cells inside;      /* all that is inside is within */
  double x, y, cell;
  gboolean whole;    /* the members are joined, by corridors */
  int *parts;        /* member, while it is divided: -1: none yet */
  int part;          /* that is being joined */
  gboolean passed;   /* somebody was, as too far away */
};

static inline int
along_home_cell (const HomeGrid *self, int column, int row)
{
  return (row + RIM) * self->stride + column + RIM;
}

void along_home_grid_mark (HomeGrid *self, const AlongRect *box, guint8 value, gboolean if_free);
void along_home_grid_join (HomeGrid *self);

G_END_DECLS
