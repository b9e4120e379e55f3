/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom.h"
#include "along-graph.h"

G_BEGIN_DECLS

AlongGraph *along_gedcom_to_graph (AlongGedcom *gedcom, const char *person, int day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
