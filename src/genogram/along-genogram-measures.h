/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-drawn.h"

G_BEGIN_DECLS

/**
 * AlongGenogramMeasures: quality of a finished drawing, numbered as in genogram.md 3.6. Counts, but for
 * @m4, @m5, @m10, @m13 (shares), @m9 (median, in sides of a symbol), @m11 and @m12 (ratios) and @m17
 * (1 or 0; %TRUE unless measured apart).
 */
typedef struct
{
  int m1, m2, m3;
  double m4, m5;
  int m6, m7, m8;
  double m9, m10, m11, m12, m13;
  int m14, m15, m16, m17, m19;
  double births;   /* as @m4, of what stands in the drawing, whatever is printed beside it */
  double m9_reach; /* share of drops within the sibship or at most one side outside */
  int texts_bare;   /* texts that a feeling or a home's edge goes through, and that cannot be read for it */
  int texts_plated; /* the same, on ground of their own */
} AlongGenogramMeasures;

void     along_genogram_measure   (AlongDrawn *drawn, AlongGenogramMeasures *measures);
gboolean along_genogram_is_steady (AlongGraph *graph, int shuffles);

G_END_DECLS
