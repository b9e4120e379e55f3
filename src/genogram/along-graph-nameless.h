/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"

G_BEGIN_DECLS

/** What stands in the place of a name. */
typedef enum
{
  ALONG_NAMELESS_INITIALS,
  ALONG_NAMELESS_NUMBERS,
} AlongNameless;

AlongGraph *along_graph_nameless (AlongGraph *graph, AlongNameless how, int day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
