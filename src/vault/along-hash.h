/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALONG_HASH_SIZE 32

/** AlongHashPart: one buffer of a hash; %NULL data is told apart from an empty buffer. */
typedef struct
{
  const void *data;
  gsize length;
} AlongHashPart;

void along_hash_parts   (const AlongHashPart *parts, gsize n_parts, guint8 hash[ALONG_HASH_SIZE]);
void along_hash_append  (GByteArray *to, const void *data, gsize length);
void along_hash_appended (const guint8 *bytes, gsize length, guint8 hash[ALONG_HASH_SIZE]);
void along_random_bytes (void *bytes, gsize length);

G_END_DECLS
