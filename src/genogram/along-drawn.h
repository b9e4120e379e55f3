/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"
#include "along-layout.h"

G_BEGIN_DECLS

/**
 * AlongDrawn: what a finished drawing shows, read back from the scene's shapes: symbols, texts and lines,
 * with no knowledge of the layout that made it. The graph only tells who they should be.
 */
typedef struct _AlongDrawn AlongDrawn;

typedef struct
{
  double x1, y1, x2, y2;
} AlongSegment;

/** AlongDrawnPath: one stroke, of a bond all its strokes: straight pieces, curves flattened. */
typedef struct
{
  AlongSegment *segments;
  guint n;
} AlongDrawnPath;

typedef struct
{
  const AlongGraphPerson *person;
  guint times;     /* how often drawn */
  AlongRect symbol;
  AlongRect label; /* all texts and chips below; width 0: none */
  AlongRect *texts;
  guint n_texts;
  int ordinal; /* place in the birth order that is printed beside the symbol, or 0 */
} AlongDrawnPerson;

typedef struct
{
  const AlongGraphUnion *couple;
  int one, other;       /* people, -1: not known */
  AlongDrawnPath *line; /* of the couple */
  guint n_line;
  AlongRect *marks; /* slashes, rings and dates */
  guint n_marks;
  AlongDrawnPath *descent; /* what joins the couple to its children */
  guint n_descent;
  double drop; /* x where the line leaves the couple */
  double drop_y;
} AlongDrawnCouple;

typedef struct
{
  const AlongGraphChild *link;
  int couple;
  int child;
  gboolean primary; /* reached by the couple's own lines */
  gboolean secondary;
  AlongDrawnPath path; /* of a secondary line */
} AlongDrawnChild;

typedef struct
{
  const AlongGraphHome *home;
  AlongPoint *points; /* all outlines, each closed; NaN between */
  guint n;
} AlongDrawnHome;

typedef struct
{
  const AlongGraphBond *bond;
  int from, to;
  AlongDrawnPath path;
} AlongDrawnBond;

/** AlongDrawnText: words beside symbols and lines: names, dates, addresses. @owner: the item; @plated: on ground of its
 * own, over the lines. */
typedef struct
{
  AlongRect box;
  int owner;
  gboolean plated;
} AlongDrawnText;

AlongDrawn *along_drawn_new  (AlongScene *scene, AlongGraph *graph);
void        along_drawn_free (AlongDrawn *drawn);

const AlongDrawnPerson *along_drawn_people   (AlongDrawn *drawn, guint *n);
const AlongDrawnCouple *along_drawn_couples  (AlongDrawn *drawn, guint *n);
const AlongDrawnChild  *along_drawn_children (AlongDrawn *drawn, guint *n);
const AlongDrawnHome   *along_drawn_homes    (AlongDrawn *drawn, guint *n);
const AlongDrawnBond   *along_drawn_bonds    (AlongDrawn *drawn, guint *n);
const AlongDrawnText   *along_drawn_texts    (AlongDrawn *drawn, guint *n);
const AlongRect        *along_drawn_notes    (AlongDrawn *drawn, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongDrawn, along_drawn_free)

G_END_DECLS
