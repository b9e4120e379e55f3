/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-family.h"

G_BEGIN_DECLS

/* Used by the files that read a family alone: who is in the picture on a day, and what stands by them. */
void along_graph_add_people (AlongGraph *graph, AlongFamily *family, int day, AlongGraphFlags flags);
void along_graph_settle_twins (AlongGraph *graph);
void along_graph_drop_later (AlongGraph *graph, AlongFamily *family, int day);
char *along_graph_key       (AlongId id) G_GNUC_WARN_UNUSED_RESULT;
char *along_graph_year      (const AlongDate *date) G_GNUC_WARN_UNUSED_RESULT;
int   along_graph_pregnancy_first_day (AlongFamily *family, AlongRecord *pregnancy);

G_END_DECLS
