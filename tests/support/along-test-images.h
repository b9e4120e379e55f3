/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-image.h"

G_BEGIN_DECLS

/** along_test_words: everything in a family as text, to be compared: a line for each record. Returns: (transfer full) */
static inline char *
along_test_words (AlongFamily *family)
{
  GString *words = g_string_new (NULL);

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      AlongRecord *record;

      ALONG_FOREACH (record, family, kind)
        {
          g_autofree char *id = along_id_to_text (along_record_get_id (record)), *image = along_image_whole (record);

          g_string_append_printf (words, "%s %s %s\n", along_kind_get (kind)->name, id, image);
        }
    }
  return g_string_free (words, FALSE);
}

/** along_test_images: the image of each record of a family by its id. Returns: (transfer full) (element-type AlongId utf8) */
static inline GHashTable *
along_test_images (AlongFamily *family)
{
  GHashTable *all = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_free);
  AlongRecord *record;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, family, kind)
      {
        AlongId id = along_record_get_id (record);

        g_hash_table_insert (all, g_memdup2 (&id, sizeof id), along_image_whole (record));
      }
  return all;
}

G_END_DECLS
