/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "along-scene.h"

G_BEGIN_DECLS

/*
 * One recorded shape: a stretch of the scene's operations and numbers, or a text already set in lines.
 * @x, @y of a text: its anchor and first base line; @left: of the layout.
 */
typedef struct
{
  AlongShapeKind kind;
  const char *style; /* interned */
  int item;
  AlongRect bounds;
  guint first_op, n_ops;
  guint first_number, n_numbers;
  char *text;
  PangoLayout *layout;
  AlongAnchor anchor;
  double x, y, left;
} AlongRecord;

guint              along_scene_n_records     (AlongScene *self);
const AlongRecord *along_scene_peek_record   (AlongScene *self, guint index);
const guint8      *along_scene_peek_ops      (AlongScene *self, const AlongRecord *record);
const double      *along_scene_peek_numbers  (AlongScene *self, const AlongRecord *record);

G_END_DECLS
