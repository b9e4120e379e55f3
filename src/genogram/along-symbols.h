/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph.h"
#include "along-scene.h"

G_BEGIN_DECLS

/** From one outline of an index person to the other, px: 3 are between them. */
#define ALONG_INDEX_GAP 5.0

typedef enum
{
  ALONG_SHAPE_SQUARE,
  ALONG_SHAPE_CIRCLE,
  ALONG_SHAPE_DOME,
  ALONG_SHAPE_DIAMOND,
  ALONG_SHAPE_TRIANGLE,
  ALONG_SHAPE_SMALL_TRIANGLE,
  ALONG_SHAPE_DOT,
  ALONG_SHAPE_CROSS,
} AlongSymbolShape;

AlongSymbolShape along_symbol_shape (AlongGraph *graph, const AlongGraphPerson *person);
double           along_symbol_half  (AlongGraph *graph, const AlongGraphPerson *person);
double           along_symbol_outer (AlongGraph *graph, const AlongGraphPerson *person);
double           along_symbol_over  (AlongGraph *graph, const AlongGraphPerson *person);
double           along_symbol_top   (AlongGraph *graph, const AlongGraphPerson *person);
void             along_symbol_draw  (AlongScene *scene, AlongGraph *graph, const AlongGraphPerson *person, double x,
                                     double y);
void             along_symbol_shade (AlongScene *scene, AlongSymbolShape shape, guint areas, gboolean clinical, double x,
                                     double y, double half);
void             along_symbol_inner (AlongScene *scene, AlongSymbolShape shape, double x, double y, double half);
void             along_symbol_orientation (AlongScene *scene, double x, double y, double half);
void             along_symbol_brackets (AlongScene *scene, double x, double y, double half);
void             along_symbol_arrow (AlongScene *scene, double x, double y);
void             along_symbol_path  (AlongScene *scene, AlongSymbolShape shape, double x, double y, double half);

G_END_DECLS
