/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "along-hash.h"
#include "along-id.h"
#include "along-key.h"

G_BEGIN_DECLS

/** Generations of key that store.id names at most: while a key is being changed there are two. */
#define ALONG_STORE_ID_KEYS 4

/**
 * AlongStoreId: what store.id says of a store, beside it and in clear: nothing of its contents.
 *
 * @id: the store
 * @format: number of the file format
 * @salt: what the check values are made from
 * @keys: the generations of key that may open it, the likeliest first, each with its check value
 * @not_in_keyring: whether the person goes on without the keyring, so that it is known to hold none of them
 * @has_head: whether the store was last closed cleanly, with its journal's head then
 * @head_n: number of the last journal entry
 * @head_hash: hash of the last journal entry
 */
typedef struct
{
  AlongId id;
  guint format;
  guint8 salt[ALONG_KEY_SALT_SIZE];
  struct
  {
    guint generation;
    guint8 check[ALONG_KEY_CHECK_SIZE];
  } keys[ALONG_STORE_ID_KEYS];
  guint n_keys;
  gboolean not_in_keyring;
  gboolean has_head;
  gint64 head_n;
  guint8 head_hash[ALONG_HASH_SIZE];
} AlongStoreId;

void      along_store_id_init     (AlongStoreId       *store_id,
                                   guint               format);
gboolean  along_store_id_parse    (const char         *text,
                                   gsize               length,
                                   AlongStoreId       *store_id,
                                   GError            **error);
char     *along_store_id_format   (const AlongStoreId *store_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean  along_store_id_read     (const char         *path,
                                   AlongStoreId       *store_id,
                                   GError            **error);
gboolean  along_store_id_write    (const AlongStoreId *store_id,
                                   const char         *path,
                                   GError            **error);
gboolean  along_store_id_add_key  (AlongStoreId       *store_id,
                                   guint               generation,
                                   AlongKey           *key);
gboolean  along_store_id_drop_key (AlongStoreId       *store_id,
                                   guint               generation);
gboolean  along_store_id_fits     (const AlongStoreId *store_id,
                                   AlongKey           *key,
                                   guint              *generation);
AlongKey *along_store_id_pick     (const AlongStoreId *store_id,
                                   GPtrArray          *keys) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
