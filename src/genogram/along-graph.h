/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongGraph: what a genogram shows, as plain values on one day: people, couples, child links, homes and
 * bonds. Made from a family's records or from a GEDCOM file; knows nothing of either. Everything has a
 * key, stable across rebuilds; the order in which things are added does not matter.
 *
 * Strings in the structures belong to the graph, which frees them with g_free(); fill them with newly
 * allocated text. Reference counted, one thread at a time.
 */
typedef struct _AlongGraph AlongGraph;

typedef enum
{
  ALONG_GRAPH_UNKNOWN,
  ALONG_GRAPH_FEMALE,
  ALONG_GRAPH_MALE,
  ALONG_GRAPH_NON_BINARY,
  ALONG_GRAPH_TRANS_MAN,
  ALONG_GRAPH_TRANS_WOMAN,
} AlongGraphGender;

typedef enum
{
  ALONG_GRAPH_PERSON,
  ALONG_GRAPH_PREGNANCY,
  ALONG_GRAPH_MISCARRIAGE,
  ALONG_GRAPH_TERMINATION,
  ALONG_GRAPH_STILLBIRTH,
  ALONG_GRAPH_ECTOPIC,
  ALONG_GRAPH_PET,
} AlongGraphKind;

typedef enum
{
  ALONG_GRAPH_ZYGOSITY_UNKNOWN,
  ALONG_GRAPH_IDENTICAL,
  ALONG_GRAPH_FRATERNAL,
} AlongGraphZygosity;

/* Shading of genogram.md 1.10, as flags. */
enum
{
  ALONG_GRAPH_AREA_PHYSICAL = 1 << 0,
  ALONG_GRAPH_AREA_MENTAL = 1 << 1,
  ALONG_GRAPH_AREA_MISUSE = 1 << 2,
  ALONG_GRAPH_AREA_MISUSE_SUSPECTED = 1 << 3,
  ALONG_GRAPH_AREA_PHYSICAL_RECOVERY = 1 << 4,
  ALONG_GRAPH_AREA_MENTAL_RECOVERY = 1 << 5,
  ALONG_GRAPH_AREA_MISUSE_RECOVERY = 1 << 6,
  ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED = 1 << 7,
  ALONG_GRAPH_AREA_MENTAL_SUSPECTED = 1 << 8,
};

/* Several people in one symbol, nobody knows how many: AlongGraphPerson.count. */
#define ALONG_GRAPH_MANY (-1)

/**
 * AlongGraphPerson:
 *
 * @name: under the symbol; @spoken: (nullable): accessible name up to the age, as "Alfie, boy, 3"
 * @description: (nullable): the rest in words
 * @inside: (nullable): age, number or letter in the symbol
 * @lines: (nullable): lines under the name, separated by "\n"
 * @tag: (nullable): care status in a chip, as "Foster care · CO · since Feb 2023"; a line for each chip
 * @years_left, @years_right: (nullable): years of birth and death above the symbol, as "1941–" and "2002"; said in words too
 * @orientation: (nullable): sexual orientation in the person's words; a mark in the symbol
 * @age: (nullable): the age as it is said, where it is not what stands in the symbol
 * @years: age in whole years on the drawing's day, -1: not known
 * @letters: (nullable): letters at the lower right (S, O, L, I)
 * @bracket: does not live with birth parents, by order or placement
 * @birth_lo, @birth_hi: first and last possible day of birth (or EDD, or loss), ALONG_DAY_NONE: unknown
 * @rank: order of entry among brothers and sisters, where dates do not tell
 * @order: the user's place among brothers and sisters, from 1; 0: none
 * @count: more than 1, or %ALONG_GRAPH_MANY: several people in one symbol
 * @professional: a professional or somebody else who matters: a dashed outline
 * @safety: (nullable): whether they are safe around the baby, in a chip; @safe: the value of safe_with that it says
 * @twins: (nullable): children of one couple with the same word were born together
 */
typedef struct
{
  char *key;
  char *name;
  char *spoken;
  char *description;
  char *inside;
  char *lines;
  char *tag;
  char *age;
  char *letters;
  char *years_left;
  char *years_right;
  char *orientation;
  char *twins;
  char *safety;
  AlongGraphGender gender;
  AlongGraphGender at_birth;
  AlongGraphKind kind;
  AlongGraphZygosity zygosity;
  int safe;
  gboolean index;
  gboolean dead;
  gboolean bracket;
  gboolean adopted;
  gboolean professional;
  guint areas;
  int birth_lo;
  int birth_hi;
  int years;
  int rank;
  int order;
  int count;
} AlongGraphPerson;

typedef enum
{
  ALONG_GRAPH_MARRIED, /* or civil partnership */
  ALONG_GRAPH_COHABITING,
  ALONG_GRAPH_ENGAGED,
  ALONG_GRAPH_DATING,
  ALONG_GRAPH_BRIEF,
  ALONG_GRAPH_AFFAIR,
  ALONG_GRAPH_CO_PARENTS,
  ALONG_GRAPH_PARENTS_ONLY, /* not said what they were to each other */
} AlongGraphUnionKind;

typedef enum
{
  ALONG_GRAPH_CURRENT,
  ALONG_GRAPH_SEPARATED,
  ALONG_GRAPH_DIVORCED,
  ALONG_GRAPH_ENDED,
  ALONG_GRAPH_WIDOWED,
  ALONG_GRAPH_RECONCILED,
} AlongGraphUnionState;

typedef enum
{
  ALONG_GRAPH_CHILDREN_NOT_SAID,
  ALONG_GRAPH_NO_CHILDREN,
  ALONG_GRAPH_INFERTILITY,
} AlongGraphChildless;

/**
 * AlongGraphUnion: two partners, or one parent alone.
 *
 * @one: (nullable): only of a union of nobody; who is alone is always this one
 * @other: (nullable): not known or not drawn
 * @caption: (nullable): dates above the line, as "LT 2019, s. 2022"
 * @childless: said of a couple without children: one or two bars on a short line; the reason is in @caption
 * @start: first day, for the order of partners; ALONG_DAY_NONE: unknown
 * @side: the user's wish: -1 @one stands left, 1 right, 0 none
 */
typedef struct
{
  char *key;
  char *one;
  char *other;
  char *caption;
  AlongGraphUnionKind kind;
  AlongGraphUnionState state;
  AlongGraphChildless childless;
  int start;
  int side;
} AlongGraphUnion;

typedef enum
{
  ALONG_GRAPH_BIRTH,
  ALONG_GRAPH_UNCERTAIN,
  ALONG_GRAPH_DONOR,
  ALONG_GRAPH_SURROGATE,
  ALONG_GRAPH_ADOPTED,
  ALONG_GRAPH_FOSTER,
  ALONG_GRAPH_KINSHIP, /* kinship, guardianship, informal and private care */
  ALONG_GRAPH_STEP,
} AlongGraphNature;

/**
 * AlongGraphChild: a child of a union. One link of each child is the primary one and decides the place.
 *
 * @caption: (nullable): beside the line, as "A 2019"
 * @primary: the user's choice
 */
typedef struct
{
  char *parents;
  char *child;
  char *caption;
  AlongGraphNature nature;
  gboolean primary;
  int start;
} AlongGraphChild;

/**
 * AlongGraphBond: an emotional line; @kind is an id of records.md 2, as "close".
 *
 * @label: (nullable): its words in the drawing
 * @words: (nullable): what is said of it besides: how strong, since when, how sure, who told us
 */
typedef struct
{
  char *key;
  char *from;
  char *to;
  char *kind;
  char *label;
  char *words;
  gboolean directed;
  gboolean both_ways;
} AlongGraphBond;

/** AlongGraphHome: people who live together; @members: keys of people. */
typedef struct
{
  char *key;
  char *name;
  GPtrArray *members;
} AlongGraphHome;

/**
 * AlongGraphHint: the user's wish that @left stands left of @right, both of one row: brothers and sisters, partners, or
 * people of different families.
 *
 * @rank: of two that contradict each other the one with the higher rank, which was added later, holds
 */
typedef struct
{
  char *left;
  char *right;
  int rank;
} AlongGraphHint;

AlongGraph       *along_graph_new        (void);
AlongGraph       *along_graph_ref        (AlongGraph *graph);
void              along_graph_unref      (AlongGraph *graph);
void              along_graph_set_title  (AlongGraph *graph, const char *title);
const char       *along_graph_get_title  (AlongGraph *graph);
void              along_graph_set_clinical (AlongGraph *graph, gboolean clinical);
gboolean          along_graph_is_clinical (AlongGraph *graph);
AlongGraphPerson *along_graph_add_person (AlongGraph *graph, const char *key, const char *name);
AlongGraphUnion  *along_graph_add_union  (AlongGraph *graph, const char *key, const char *one, const char *other);
void              along_graph_remove_union (AlongGraph *graph, const char *key);
AlongGraphChild  *along_graph_add_child  (AlongGraph *graph, const char *parents, const char *child);
AlongGraphBond   *along_graph_add_bond   (AlongGraph *graph, const char *key, const char *from, const char *to,
                                          const char *kind);
AlongGraphHome   *along_graph_add_home   (AlongGraph *graph, const char *key, const char *name);
void              along_graph_add_member (AlongGraphHome *home, const char *person);
void              along_graph_add_hint   (AlongGraph *graph, const char *left, const char *right);
AlongGraphPerson *along_graph_find_person (AlongGraph *graph, const char *key);
AlongGraphUnion  *along_graph_find_union (AlongGraph *graph, const char *key);
void              along_graph_set_previous (AlongGraph *graph, const char *const *order);

void              along_graph_set_years  (AlongGraphPerson *person, const char *born, const char *died);
void              along_graph_keep       (AlongGraph *graph, GHashTable *people);
void              along_graph_keep_near  (AlongGraph *graph, guint steps);

/* Borrowed arrays of pointers to the structures above, in the order of adding. */
GPtrArray *along_graph_get_people   (AlongGraph *graph);
GPtrArray *along_graph_get_unions   (AlongGraph *graph);
GPtrArray *along_graph_get_children (AlongGraph *graph);
GPtrArray *along_graph_get_bonds    (AlongGraph *graph);
GPtrArray *along_graph_get_homes    (AlongGraph *graph);
GPtrArray *along_graph_get_hints    (AlongGraph *graph);
const char *const *along_graph_get_previous (AlongGraph *graph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongGraph, along_graph_unref)

G_END_DECLS
