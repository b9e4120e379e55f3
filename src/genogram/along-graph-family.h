/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-graph.h"

G_BEGIN_DECLS

/** What of a family's record goes into its genogram besides people, couples and children. */
typedef enum
{
  ALONG_GRAPH_WITH_PRIVATE = 1 << 0,    /* bonds of harm, and those a person asked to keep private */
  ALONG_GRAPH_WITH_LOSSES = 1 << 1,     /* miscarriages, ended pregnancies, stillbirths */
  ALONG_GRAPH_WITH_CONDITIONS = 1 << 2, /* shading */
  ALONG_GRAPH_WITH_CARE = 1 << 3,       /* brackets, tags and lines of care */
  ALONG_GRAPH_CLINICAL = 1 << 4,        /* the clinical pedigree's symbols */
  ALONG_GRAPH_PAST = 1 << 20,           /* a day before today: without the words under a name, which are today's */
  ALONG_GRAPH_WORKER = ALONG_GRAPH_WITH_LOSSES | ALONG_GRAPH_WITH_CONDITIONS | ALONG_GRAPH_WITH_CARE,
} AlongGraphFlags;

AlongGraph *along_graph_from_family (AlongFamily *family, int day, AlongGraphFlags flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
