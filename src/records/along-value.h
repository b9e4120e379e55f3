/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-id.h"
#include "along-instant.h"
#include "along-kind.h"

G_BEGIN_DECLS

/**
 * AlongValue: the value of one property, or none. Which member counts follows from the property's type:
 *
 * LINE, TEXT, DEC, DATE, JSON: @text. INT, BOOL, ENUM: @number. INSTANT: @instant. REF: @id.
 * LINES: @lines, %NULL-terminated, not empty. REFS: @ids, @n_ids of them, not 0.
 */
typedef struct
{
  gboolean is_set;
  union
  {
    char *text;
    gint64 number;
    AlongInstant instant;
    AlongId id;
    char **lines;
    struct
    {
      AlongId *ids;
      guint n_ids;
    };
  };
} AlongValue;

void     along_value_clear (const AlongProperty *property, AlongValue *value);
void     along_value_copy  (const AlongProperty *property, const AlongValue *from, AlongValue *to);
gboolean along_value_equal (const AlongProperty *property, const AlongValue *a, const AlongValue *b);

G_END_DECLS
