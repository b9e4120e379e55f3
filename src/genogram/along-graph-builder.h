/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-couples.h"
#include "along-graph-family.h"

G_BEGIN_DECLS

/* The graph under construction, shared by the files that read a family into it. */
typedef struct
{
  AlongGraph *graph;
  AlongFamily *family;
  int day;
  AlongGraphFlags flags;
  AlongCouples *couples;
} Builder;

const char *along_builder_key          (Builder *self, AlongId id, char buffer[ALONG_ID_TEXT]);
void        along_builder_add_words    (GString *text, const char *words, const char *year);
const char *along_builder_parents      (Builder *self, const char *one, const char *other);
void        along_builder_add_couples  (Builder *self);
void        along_builder_drop_future_couples (Builder *self);
void        along_builder_add_bonds    (Builder *self);
void        along_builder_add_homes    (Builder *self);
void        along_builder_add_care     (Builder *self);
void        along_builder_add_safety   (Builder *self);

G_END_DECLS
