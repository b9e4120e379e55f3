/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FuzzBytes: the fuzzer's bytes, taken from the front as choices; when they are used up, every choice is the first. */
typedef struct
{
  const guint8 *data;
  gsize size;
} FuzzBytes;

/** fuzz_take: a choice below @limit, which is at most 256. */
static inline guint
fuzz_take (FuzzBytes *bytes, guint limit)
{
  if (bytes->size == 0)
    return 0;
  bytes->size--;
  return *bytes->data++ % limit;
}

#define FUZZ_PICK(bytes, list) ((list)[fuzz_take (bytes, G_N_ELEMENTS (list))])

/** fuzz_take_bytes: up to @most bytes, the first of which says how many. */
static inline const guint8 *
fuzz_take_bytes (FuzzBytes *bytes, guint most, gsize *length)
{
  const guint8 *data;

  *length = fuzz_take (bytes, most + 1);
  *length = MIN (*length, bytes->size);
  data = bytes->data;
  bytes->data += *length;
  bytes->size -= *length;
  return data;
}

G_END_DECLS
