/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-measures.h"

G_BEGIN_DECLS

void along_measure_lines (AlongDrawn *drawn, AlongGenogramMeasures *measures);
void along_measure_texts (AlongDrawn *drawn, AlongGenogramMeasures *measures);

G_END_DECLS
