/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"

/**
 * graph_from_text: a family in a few words, for tests. One thing a line (or after ";"):
 *
 *   p KEY m|f|x|n [YEAR] [index] [dead] [preg] [mc] [top] [sb] [bracket] [twins=W] [identical]
 *   u KEY ONE OTHER|- [married|living|dating|brief|parents] [sep|div|ended] [YEAR] : CHILD…
 *   c UNION CHILD birth|adopted|foster|kinship|donor [primary]
 *   b FROM TO KIND
 *   h NAME : PERSON…
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
