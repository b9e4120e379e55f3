/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"

G_BEGIN_DECLS

const char *along_person_inside  (AlongGraph *graph, const AlongGraphPerson *person);
gboolean    along_person_is_over (AlongGraph *graph, const AlongGraphPerson *person);
char       *along_person_years   (const AlongGraphPerson *person) G_GNUC_WARN_UNUSED_RESULT;
char       *along_person_lines   (AlongGraph *graph, const AlongGraphPerson *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
