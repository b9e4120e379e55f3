/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-layout.h"
#include "along-symbols.h"

G_BEGIN_DECLS

/* The layout under construction: shared by the steps of this room only. Everything is an index; people
 * are sorted by key, so that the order of input cannot show. */

typedef enum
{
  NODE_PERSON,
  NODE_VIA,  /* a child line passing through a row */
  NODE_PORT, /* end of a couple line that comes from another row */
  NODE_ROOT, /* above brothers and sisters whose parents are not drawn */
} NodeKind;

typedef struct
{
  NodeKind kind;
  int person;  /* index of the person; of the port's far partner */
  int row;
  int part;    /* component */
  int up;      /* family it is a primary child of, or -1 */
  int link;    /* index of that child link in the graph, or -1 */
  int down;    /* first of its families in Work.downs */
  int n_down;
  int block;   /* cluster */
  int slot;    /* place in the block */
  int pos;     /* place in the row */
  double left, right; /* room it needs on both sides of its middle */
  double label;       /* half the width of its label, 0 without */
  double over;        /* half the width of what stands over its symbol, 0 without */
  double offset;      /* from the block's left end */
  double x;
  int second;         /* family of a second set of parents, or -1 */
  int nth;            /* place among brothers and sisters by birth, from 1 */
  double aside;       /* of twins: from the middle between them to where their lines part */
} Node;

typedef enum
{
  COUPLE_ALONE,   /* one parent */
  COUPLE_LINE,    /* neighbours, or nearly: a straight line */
  COUPLE_BELOW,   /* bracket under the row */
  COUPLE_ABOVE,   /* bracket over the row */
  COUPLE_THROUGH, /* not a couple: a line passing on */
} CoupleShape;

typedef struct
{
  int couple;   /* index of the union in the graph, or -1 */
  int owner;    /* family this one carries on, or itself */
  int one, other; /* nodes; other -1: alone */
  int first_child, n_children; /* in Work.kids, in birth order */
  int first_extra, n_extras;   /* in Work.extras: children of a second set of parents */
  int n_ways;   /* lines of care that leave it for its own row or a higher one */
  int trunk;    /* family beside whose drop this line leaves, or -1 */
  int link;     /* secondary link that it draws, or -1 */
  gboolean beside; /* another line leaves beside its drop */
  int row, part;
  CoupleShape shape;
  gboolean adjacent;
  int lane;     /* parallel lines of the same two, or of one parent alone */
  int lanes;    /* how many more there are */
  int rung;     /* which of them it is from below: those with children are the lowest */
  int priority;
  double caption;
  gboolean ordinals;
  double drop;  /* x */
  double tight; /* middle of its children, as of @stamp, with the row pushed together to the left */
  double rest;  /* where the drop would be for the children to stay */
  double at;    /* where the drop is */
  double weight; /* how much its line asks of each child's place */
  int stamp;
  struct
  {
    int row_moves; /* Work.row_moves that it is of; 0: of none */
    double low, high, middle, couple;
  } span;       /* of its children's places in their row, and its couple's */
  double line_y;
  int track;    /* of the bracket */
  double legs[2]; /* x of the bracket's left and right leg, from the middle of the partner */
  int level;    /* of the bar; -1: straight down, no bar */
  double bar_y;
} Family;

typedef struct
{
  int *nodes;
  int n;
  int part, row;
  int index;    /* place in the row */
  int touches, n_ups, n_downs; /* in Work.touches: families its people are children in, then those they have children in */
  int first, n_first; /* edges to blocks that must stand to the right, in Work.after */
  double width;
  double x;     /* left end */
  double stretched; /* how much longer its couples' lines are than they must be */
  double tight; /* the same with the row pushed together to the left */
  int beside_moves;   /* Work.moves that @beside is of */
  int beside[4];      /* cost with the blocks 1 to 3 places to the right, or -1; at 0 within */
  double key;
  int group;    /* blocks that birth order joins, which stay together */
  gboolean fixed; /* orientation is bound by birth order */
  gboolean joined; /* of several chains, by twins */
  gboolean twins; /* holds somebody of twins */
  gboolean fresh; /* holds somebody new, in a calm edit */
} Block;

/* A family of a block. */
typedef struct
{
  int family;
  int times; /* as many of the block's people are in it */
} Touch;

typedef struct
{
  int *blocks;
  int n;
} Row;

typedef struct
{
  AlongGraph *graph;
  AlongLabels *labels;
  double scale;
  int n_people;          /* the first nodes are the people */
  guint *source;         /* person -> index in the graph */
  GArray *nodes;         /* Node */
  GArray *families;      /* Family */
  GArray *kids;          /* int: children of families */
  GArray *downs;         /* int: families of nodes */
  GArray *secondary;     /* SecondaryLink */
  GArray *extras;        /* Extra, by family */
  GArray *ways;          /* Way */
  GArray *cut;           /* int: links of the graph cut to break a circle */
  GArray *blocks;        /* Block */
  GArray *before;        /* Order: left, right */
  GArray *after;         /* int: right neighbours, by block */
  GArray *touches;       /* Touch, by block */
  int n_rows;
  int n_parts;
  int index;             /* node of the index person, or -1 */
  Row *rows;             /* n_parts * n_rows */
  double *row_y;         /* middle of the symbols */
  double *row_label;     /* height of the labels */
  double *row_over;      /* height of what stands over the symbols */
  double *row_ways;      /* y of the first way under the row */
  double *row_over_ways; /* height of the first way over the row, above the middle of the symbols */
  double *below_step;    /* height of a bracket's track, with room for its dates */
  double *above_step;
  int *below_tracks;
  int *above_tracks;
  int *bars;
  double *row_fan;       /* y under the bars, where the lines of twins part */
  int *under_ways;       /* tracks of ways, above the bars under a row */
  int *over_ways;        /* the same, over a row */
  int crossings;
  int stamp;
  int moves;     /* which order people stand in just now, of those tried */
  int row_moves; /* Work.moves when the row that is being improved was begun */
  int last_moves;
  double robust; /* how much less a line counts for each side of a symbol that it is off */
  int *ranks;    /* of people in the last drawing, or ALONG_NEW_RANK; NULL: there is none */
  guint64 *homes;        /* of people: one bit for each of the first 64 */
  gboolean has_bonds;
  int *group_place;      /* scratch, by group */
  GArray *hints;         /* Hint, the latest first */
  GCancellable *cancellable;
} Work;

typedef struct
{
  int link;
  int family;
  int child;
} SecondaryLink;

/* A dashed or dotted line that ends beside the middle of a child's symbol. */
typedef struct
{
  int family;
  int child;
  int link;      /* index in Work.secondary */
  gboolean landed; /* its place on the symbol is found */
  double offset;
} Extra;

/* A line of care that goes down, along and up: it leaves at xs[0], passes the rows from @row upwards at xs[1] … and comes
 * down on the child at the last. @tracks: of the level run after each x but the last. @n: 0: not there. */
typedef struct
{
  int link;      /* index in Work.secondary */
  int family;
  int child;
  int row;
  int n;
  double *xs;
  int *tracks;
} Way;

/* @left stands left of @right: nodes, or blocks. @family: whose children they are, or -1: @hint wants it; -1 as well: it
 * follows from one. */
typedef struct
{
  int left, right;
  int family;
  int hint;
} Order;

/* A wish of the user's between two people. */
typedef struct
{
  const AlongGraphHint *hint;
  int left, right; /* nodes, or -1 */
} Hint;

#define NODE(w, i) (&g_array_index ((w)->nodes, Node, i))
#define FAMILY(w, i) (&g_array_index ((w)->families, Family, i))
#define KID(w, family, i) (g_array_index ((w)->kids, int, (family)->first_child + (i)))
#define EXTRA(w, family, i) (&g_array_index ((w)->extras, Extra, (family)->first_extra + (i)))
#define DOWN(w, node, i) (g_array_index ((w)->downs, int, (node)->down + (i)))
#define BLOCK(w, i) (&g_array_index ((w)->blocks, Block, i))
#define ROW(w, part, row) (&(w)->rows[(part) * (w)->n_rows + (row)])

#define ALONG_NEW_RANK G_MAXINT

/* Lengths of genogram.md 3.4, px. */
#define PARTNER_GAP (1.6 * ALONG_SYMBOL)
#define SIBLING_GAP (0.9 * ALONG_SYMBOL)
#define BLOCK_GAP (1.2 * ALONG_SYMBOL)
#define LABEL_GAP 16.0 /* between two labels */
#define LABEL_DROP 8.0 /* between symbol and label */
#define LINE_ROOM 10.0 /* between a label and a line that goes by */
#define EDGE_ROOM 20.0 /* between a label and what stands outside its home: the edge, with room on both sides */
#define TRACK 10.0
#define BRACKET_CORNER 7.0 /* from the leg of a bracket, where a line that goes through it no longer meets the rounded corner */
#define TAG_GAP 6.0    /* between the labels of a row and the address of a home */
#define TAG_PAD 8.0    /* between the address and the edge */
#define CAPTION_PAD 10.0
#define BESIDE_DROP 10.0 /* from a drop to the line of a second set of parents that leaves beside it */
#define DATES_OVER 13.0 /* between a couple's line and its dates */

const AlongGraphPerson *along_work_person (Work *work, int node);
const AlongGraphUnion  *along_work_union  (Work *work, const Family *family);
Work  *along_work_new         (AlongGraph *graph, AlongLabels *labels, GCancellable *cancellable);
void   along_work_free        (Work *work);
gboolean along_work_is_cancelled (Work *work);
void   along_work_link        (Work *work);
double along_work_apart       (Work *work, int node, int other);
gboolean along_work_share_home (Work *work, int node, int other);
int    along_work_add_node    (Work *work, NodeKind kind, int row, int part);

void   along_step_normalise   (Work *work);
gboolean along_family_is_turned (Work *work, const Family *family);
void   along_step_rows        (Work *work);
void   along_step_chains      (Work *work);
void   along_step_yield      (Work *work);
void   along_step_constraints (Work *work);
void   along_step_order       (Work *work);
void   along_step_tracks      (Work *work);
void   along_step_coordinates (Work *work);
void   along_hints_read       (Work *work, GHashTable *by_key);
void   along_hints_sort_siblings (Work *work, int *siblings, int n);
int    along_hints_turn_block (Work *work, const int *nodes, int n);
int    along_hints_side_of    (Work *work, int node, int other);
void   along_hints_add_orders (Work *work, GArray *orders);
void   along_hints_sort_parts (Work *work);
void   along_hints_list_dropped (Work *work, AlongLayout *layout);
void   along_block_lay        (Work *work, Block *block);
Family *along_block_couple   (Work *work, int a, int b);
void   along_block_flip       (Work *work, Block *block);
void   along_block_restore_sides (Work *work);
double along_block_separation (Work *work, const Block *left, const Block *right);
void   along_block_settle     (Work *work, Block *block, double x);
void   along_reach_part       (Work *work, int part);
void   along_order_sort_row   (Work *work, Row *row, int *degree);
void   along_order_list_touches (Work *work);
gboolean along_order_improve_row (Work *work, Row *row, gboolean fresh_only);
void   along_order_calmly     (Work *work);
void   along_bridge_rows      (Work *work);
void   along_bridge_care      (Work *work);
void   along_bridge_top       (Work *work);
void   along_chains_to_blocks (Work *work);
void   along_walk_part        (Work *work, int part, int start, guint8 *seen, guint8 *walked);
void   along_row_number       (Work *work, Row *row);
double along_family_drop      (Work *work, const Family *family);
void   along_choose_sides     (Work *work, int part);
void   along_place_brackets   (Work *work);
gboolean along_bracket_channel (Work *work, const Family *family, double wish, double *x);
void   along_place_row        (Work *work, int part, int row, gboolean from_above, gboolean from_below);
void   along_place_part       (Work *work, int part, int sweeps);
double along_family_stub      (Work *work, const Family *family, int i);
gboolean along_link_is_double (Work *work, int link);
double along_twin_point       (Work *work, int node);
void   along_twin_aside       (Work *work, int node, double by);
double along_landing_reach    (Work *work, int person);
void   along_place_legs       (Work *work);
void   along_place_landings   (Work *work);
void   along_find_ways        (Work *work);
int    along_bar_crossings    (Work *work, int f, int g, int *f_upper, int *g_upper);
int    along_gap_crossings    (Work *work, const int *gap, int n);

void   along_step_route       (Work *work, AlongLayout *layout);
void   along_step_over        (AlongLayout *layout);
void   along_step_homes       (AlongLayout *layout);
void   along_step_captions    (AlongLayout *layout);
void   along_step_bonds       (AlongLayout *layout);
void   along_step_crossed     (AlongLayout *layout);

struct _AlongLayout
{
  AlongGraph *graph;
  AlongLabels *labels; /* while laying out */
  GArray *people;      /* AlongLayoutPerson */
  GArray *couples;     /* AlongLayoutCouple */
  GArray *lines;       /* AlongLayoutLine */
  GArray *secondaries; /* AlongLayoutSecondary */
  GArray *captions;    /* AlongLayoutCaption */
  GArray *homes;       /* AlongLayoutHome */
  GArray *bonds;       /* AlongLayoutBond */
  GArray *dropped;     /* AlongDroppedHint */
  GCancellable *cancellable; /* while laying out */
  GPtrArray *cut;      /* keys of people whose parents' line was left out */
  double width, height;
  int n_rows;
};

void     along_polyline_add (AlongPolyline *line, double x, double y);

AlongRect along_label_rest  (const AlongLayoutPerson *person);
AlongRect along_corner_room (AlongLayout *layout, const AlongLayoutPerson *at, gboolean right, double scale);
gboolean along_rect_is_met  (const AlongRect *rect, double pad, AlongPoint a, AlongPoint b);

G_END_DECLS
