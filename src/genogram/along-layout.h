/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-graph.h"
#include "along-labels.h"
#include "along-scene.h"

G_BEGIN_DECLS

/**
 * AlongLayout: where everything of a graph stands and how the lines run, in px at 100 %, with a
 * margin all round. Made by along_layout_new() and never changed after; borrows the graph's structures and holds a
 * reference to it. The same graph gives the same layout on every machine, whatever the order of input.
 */
typedef struct _AlongLayout AlongLayout;

typedef struct
{
  double x, y;
} AlongPoint;

/** Side of a symbol at 100 %, px. */
#define ALONG_SYMBOL 44.0

/** From a line of an adoption to its second line, which lies to the left of the first as it goes, px. */
#define ALONG_DOUBLE_GAP 5.0

/** Half the distance of the two lines between partners who are relatives, px. */
#define ALONG_BLOOD_HALF 2.0

/* Room round the drawing, px. */
#define ALONG_GENOGRAM_MARGIN 24.0

/**
 * AlongLayoutPerson:
 *
 * @x, @y: middle of the symbol; @half: half its side
 * @label: block under it; width 0: none; @name: the name at its top, which is often narrower than the rest
 * @over: room of the years and captions over the symbol, width 0: none; @years: of the years left and right in it
 * @row: generation, 0 at the top; @column: place in the row, from the left
 * @ordinal: birth order to print where it could not be kept, or 0
 * @crossed, @corners_crossed, @over_crossed: a line goes through the label, the letters and birth order beside the symbol, or
 * the years over it, which need ground of their own
 */
typedef struct
{
  const AlongGraphPerson *person;
  guint source; /* index in the graph */
  int row;
  int column;
  double x, y, half;
  AlongRect label;
  AlongRect name;
  AlongRect over;
  AlongRect years[2];
  int ordinal;
  gboolean crossed;
  gboolean corners_crossed;
  gboolean over_crossed;
} AlongLayoutPerson;

typedef struct
{
  AlongPoint *points;
  int n;
} AlongPolyline;

/**
 * AlongLayoutCouple: the line between two partners.
 *
 * @one, @other: indices of people, @other -1: one parent alone, no line
 * @path: the line; @bracket: runs round others, with rounded corners
 * @mark: where a slash stands; @caption: room of the dates, width 0: none
 * @blood: the two are related by blood: a double line
 * @crossed: a line goes through the dates
 */
typedef struct
{
  const AlongGraphUnion *couple;
  guint source;
  int one, other;
  AlongPolyline path;
  gboolean bracket;
  gboolean blood;
  AlongPoint mark;
  AlongRect caption;
  gboolean crossed;
} AlongLayoutCouple;

typedef enum
{
  ALONG_LINE_DROP, /* from the couple to the bar */
  ALONG_LINE_BAR,
  ALONG_LINE_CHILD, /* from the bar to one child */
  ALONG_LINE_LEG,   /* twin's leg, from the common point */
  ALONG_LINE_TWIN_BAR, /* identical */
} AlongLineRole;

/** AlongLayoutLine: @child: index of the person it leads to, or -1; @identical… */
typedef struct
{
  AlongLineRole role;
  int couple;
  int child;
  const AlongGraphChild *link; /* (nullable): of that child */
  AlongPolyline path;
} AlongLayoutLine;

/** AlongLayoutSecondary: a second set of parents: dashed or dotted. */
typedef struct
{
  const AlongGraphChild *link;
  int couple;
  int child;
  AlongPolyline path;
} AlongLayoutSecondary;

/** AlongLayoutCaption: words beside the line to a child, as "A 2019"; @crossed: a line goes through them. */
typedef struct
{
  const AlongGraphChild *link;
  int child;
  AlongRect room;
  gboolean crossed;
} AlongLayoutCaption;

/** AlongLayoutHome: a home, or the members of it who stand near each other. @part: from 0; the parts of a home follow one
 * another and bear its name each; @members: of this part; @outlines: closed polygons (one, or more if a member cannot be
 * reached); @crossed: a line goes through the name. */
typedef struct
{
  const AlongGraphHome *home;
  int part;
  int *members;
  int n_members;
  AlongPolyline *outlines;
  int n_outlines;
  AlongRect tag;
  gboolean crossed;
} AlongLayoutHome;

/** AlongLayoutBond: @path: from border to border, bends as short straight pieces; @words: room of its own words, width
 * 0: none; @crossed: a line goes through them. */
typedef struct
{
  const AlongGraphBond *bond;
  int from, to;
  AlongPolyline path;
  AlongRect words;
  gboolean crossed;
} AlongLayoutBond;

/** AlongHintFault: why a wish of the user's could not be followed. */
typedef enum
{
  ALONG_HINT_NOT_THERE,   /* one of the two is not drawn, or both are the same */
  ALONG_HINT_OTHER_ROW,   /* they are not of one generation */
  ALONG_HINT_CONTRADICTS, /* another wish, a later one, or the order of the family's lines says otherwise */
} AlongHintFault;

typedef struct
{
  const AlongGraphHint *hint;
  AlongHintFault fault;
} AlongDroppedHint;

AlongLayout *along_layout_new   (AlongGraph *graph, AlongLabels *labels, GCancellable *cancellable);
void         along_layout_free  (AlongLayout *layout);

AlongGraph *along_layout_get_graph  (AlongLayout *layout);
void        along_layout_get_size   (AlongLayout *layout, double *width, double *height);
int         along_layout_get_n_rows (AlongLayout *layout);

const AlongLayoutPerson    *along_layout_peek_people      (AlongLayout *layout, guint *n);
const AlongLayoutCouple    *along_layout_peek_couples     (AlongLayout *layout, guint *n);
const AlongLayoutLine      *along_layout_peek_lines       (AlongLayout *layout, guint *n);
const AlongLayoutSecondary *along_layout_peek_secondaries (AlongLayout *layout, guint *n);
const AlongLayoutCaption   *along_layout_peek_captions    (AlongLayout *layout, guint *n);
const AlongLayoutHome      *along_layout_peek_homes       (AlongLayout *layout, guint *n);
const AlongLayoutBond      *along_layout_peek_bonds       (AlongLayout *layout, guint *n);

const AlongDroppedHint     *along_layout_peek_dropped_hints (AlongLayout *layout, guint *n);

double along_bond_reach         (const char *kind);
int    along_layout_find_person (AlongLayout *layout, const char *key);
char **along_layout_list_order  (AlongLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
char **along_layout_list_cut    (AlongLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongLayout, along_layout_free)

G_END_DECLS
