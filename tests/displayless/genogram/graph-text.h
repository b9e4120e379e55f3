/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"

/**
 * graph_from_text: a family in a few words, for tests. One thing a line (or after ";"):
 *
 *   p KEY m|f|x|n|tm|tw [YEAR] [index] [dead] [preg] [mc] [top] [sb] [ect] [bracket] [adopted] [matters] [pet] [twins=W]
 *     [identical|fraternal] [count=N|n] [orientation=W] [letters=W] [areas=HEX] [age=W] [line=W] [tag=W|W] [years=BORN-DIED]
 *   u KEY ONE OTHER|- [married|living|engaged|dating|brief|affair|co-parents|parents] [sep|div|ended|widowed|again]
 *     [childless|infertile] [YEAR] [caption=W] : CHILD…
 *   c UNION CHILD birth|adopted|foster|kinship|donor|surrogate|step|uncertain [primary] [caption=W]
 *   b FROM TO KIND [to] [both] [label=W] [W]
 *   h NAME : PERSON…
 *
 * W is a word, in which "_" stands for a space.
 */
AlongGraph *graph_from_text (const char *text);

typedef struct
{
  const char *name;
  const char *text;
  int crossings; /* that cannot be avoided */
} GraphFixture;

extern const GraphFixture graph_fixtures[];
extern const guint n_graph_fixtures;
