/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-measures.h"

G_BEGIN_DECLS

typedef struct
{
  const AlongDrawnPerson *people;
  const AlongDrawnCouple *couples;
  const AlongDrawnChild *children;
  const AlongDrawnHome *homes;
  guint n_people, n_couples, n_children, n_homes;
  const AlongRect *notes; /* addresses and words beside lines */
  guint n_notes;
  AlongGenogramMeasures *out;
} Measure;

double   along_measure_middle_x (const AlongDrawnPerson *person);
double   along_measure_middle_y (const AlongDrawnPerson *person);
gboolean along_measure_same_row (Measure *self, int a, int b);
void     along_measure_completeness (Measure *self);
void     along_measure_twins    (Measure *self);
void     along_measure_homes    (Measure *self);
gboolean along_measure_edge_enters (const AlongDrawnHome *home, const AlongRect *box);
void     along_measure_lines (AlongDrawn *drawn, AlongGenogramMeasures *measures);
void     along_measure_texts (AlongDrawn *drawn, AlongGenogramMeasures *measures);

G_END_DECLS
