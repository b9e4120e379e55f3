/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-form.h"
#include "fuzz-bytes.h"

G_BEGIN_DECLS

/* Questionnaires, responses and expressions put together as the fuzzer's bytes choose: JSON trees with everything the
 * reader knows in good and bad places. */

typedef struct
{
  FuzzBytes from;
  guint budget;  /* how many items may still be made */
  guint n_items;
  gboolean plain; /* expressions are pieces in a row, which are soon read and soon worked out */
} FormBytes;

static inline guint
form_take (FormBytes *bytes, guint limit)
{
  return fuzz_take (&bytes->from, limit);
}

#define FORM_PICK(bytes, list) FUZZ_PICK (&(bytes)->from, list)

JsonNode   *form_tree_new        (JsonObject **object);
JsonArray  *form_tree_items      (FormBytes *bytes, guint depth);
JsonArray  *form_tree_answers    (FormBytes *bytes, guint depth);
JsonArray  *form_tree_contained  (FormBytes *bytes);
void        form_tree_extend     (FormBytes *bytes, JsonObject *object);
void        form_tree_break      (FormBytes *bytes, JsonObject *object);
char       *form_tree_expression (FormBytes *bytes);

G_END_DECLS
