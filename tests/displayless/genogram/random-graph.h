/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"

/**
 * random_graph: a made-up family of about @people people, the same for the same @seed: several partners,
 * single parents, twins, adoptions, care, cousins who marry, partners across generations, homes, bonds.
 * With @tree nothing but plain couples and their children.
 */
AlongGraph *random_graph (guint seed, guint people, gboolean tree);

/** random_graph_add_care: gives up to @links people a second set of parents, of any generation but their own descendants, the
 * same for the same @seed. */
void random_graph_add_care (AlongGraph *graph, guint seed, guint links);
