/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another team gets: nothing that is restricted. */
#include "bundle.h"

#include <string.h>

#include "along-image.h"

/* The records as they stand after all entries, by id; each that was restricted at any time goes into @gone. */
static GHashTable *
find_restricted (const Bundle *bundle, GHashTable *gone)
{
  GHashTable *records = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, NULL, g_object_unref);

  for (guint i = 0; i < bundle->entries->len; i++)
    {
      const AlongExchangeEntry *entry = bundle->entries->pdata[i];
      AlongRecord *state = g_hash_table_lookup (records, &entry->record);

      if (entry->said == NULL)
        continue;
      if (state == NULL)
        {
          state = along_record_copy (entry->said);
          g_hash_table_insert (records, (gpointer) &entry->record, state);
        }
      else
        for (guint p = 0; p < along_kind_get (entry->kind)->n_properties; p++)
          if (entry->fields & G_GUINT64_CONSTANT (1) << p)
            {
              AlongValue value = { 0 };
              along_value_copy (&along_kind_get (entry->kind)->properties[p], along_record_peek (entry->said, (int) p), &value);
              along_record_take (state, (int) p, &value);
            }
      if (along_exchange_is_private (state))
        g_hash_table_add (gone, (gpointer) &entry->record);
    }
  return records;
}

static gboolean
refers_to (AlongRecord *record, GHashTable *gone)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (guint p = 0; p < kind->n_properties; p++)
    {
      const AlongValue *value = along_record_peek (record, (int) p);

      if (!value->is_set)
        continue;
      if (kind->properties[p].type == ALONG_TYPE_REF && g_hash_table_contains (gone, &value->id))
        return TRUE;
      for (guint r = 0; kind->properties[p].type == ALONG_TYPE_REFS && r < value->n_ids; r++)
        if (g_hash_table_contains (gone, &value->ids[r]))
          return TRUE;
    }
  return FALSE;
}

/* Whatever belongs to something that is left out is left out with it. */
static void
follow (GHashTable *records, GHashTable *gone)
{
  gboolean again;

  do
    {
      GHashTableIter iter;
      gpointer id, record;

      again = FALSE;
      g_hash_table_iter_init (&iter, records);
      while (g_hash_table_iter_next (&iter, &id, &record))
        if (!g_hash_table_contains (gone, id) && refers_to (record, gone))
          again |= g_hash_table_add (gone, id);
    }
  while (again);
}

/* One side gets another image, and a commitment that it fits. @image: taken */
static void
promise (JournalEntry *written, int side, char *image)
{
  const AlongHashPart parts[] = { { written->salts[side], JOURNAL_SALT_SIZE }, { image, strlen (image) } };

  written->images[side] = image;
  along_random_bytes (written->salts[side], JOURNAL_SALT_SIZE);
  along_hash_parts (parts, G_N_ELEMENTS (parts), written->commitments[side]);
}

/* bundle_promise: gives one side of an entry another image, and a commitment that it fits. @image: taken. */
void
bundle_promise (BundleEntry *entry, int side, char *image)
{
  g_free (entry->as_written.images[side]);
  promise (&entry->as_written, side, image);
}

static void
mark (JournalEntry *written, guint version)
{
  written->origin.bytes[6] = (guint8) (version << 4 | (written->origin.bytes[6] & 0x0f));
}

/* bundle_mark: that it is passed on in another form: BUNDLE_CUT or BUNDLE_ANEW. */
void
bundle_mark (BundleEntry *entry, guint version)
{
  mark (&entry->as_written, version);
}

/* What one side says without what was erased here. A whole record says what it says here instead. (nullable): the same */
static char *
strike (const BundleEntry *entry, int side, guint64 struck, AlongRecord *ours)
{
  const AlongKind *kind = along_kind_get (entry->entry.kind);
  g_autoptr (AlongRecord) record = along_record_new (kind->id, entry->entry.record, entry->as_written.family);
  guint64 fields;

  if (entry->as_written.images[side] == NULL || !along_image_read_fields (entry->as_written.images[side], record, &fields, NULL)
      || (fields & struck) == 0)
    return NULL;
  if (entry->entry.op == ALONG_OP_CHANGE || ours == NULL)
    return along_image_fields (record, fields & ~struck);
  for (guint p = 0; p < kind->n_properties; p++)
    if (fields & struck & G_GUINT64_CONSTANT (1) << p)
      {
        AlongValue value = { 0 };
        along_value_copy (&kind->properties[p], along_record_peek (ours, (int) p), &value);
        along_record_take (record, (int) p, &value);
      }
  return along_image_fields (record, fields);
}

/*
 * bundle_append_struck: appends a colleague's entry to the journal without what was erased here.
 *
 * @struck: a bit for each property, before and after; @ours: (nullable): the record as it is here
 */
gboolean
bundle_append_struck (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
                      const BundleEntry *entry, const guint64 struck[2], AlongRecord *ours, GError **error)
{
  g_autofree char *before = strike (entry, 0, struck[0], ours), *after = strike (entry, 1, struck[1], ours);
  JournalEntry written = entry->as_written;

  if (before != NULL)
    promise (&written, 0, before);
  if (after != NULL)
    promise (&written, 1, after);
  if ((before != NULL || after != NULL) && !entry->entry.cut)
    mark (&written, BUNDLE_ANEW);
  return journal_append (connection, head, context, place, &written, error);
}

/* Takes the restricted fields out of an entry's images. FALSE: nothing is left in it. */
static gboolean
cut_entry (BundleEntry *entry)
{
  guint64 open = along_exchange_open_fields (entry->entry.kind);
  gboolean any = entry->entry.op != ALONG_OP_CHANGE, cut = FALSE;

  for (int side = 0; side < 2; side++)
    {
      g_autoptr (AlongRecord) record = along_record_new (entry->entry.kind, entry->entry.record, entry->as_written.family);
      guint64 fields;

      if (entry->as_written.images[side] == NULL
          || !along_image_read_fields (entry->as_written.images[side], record, &fields, NULL))
        continue;
      any |= (fields & open) != 0;
      if ((fields & ~open) == 0)
        continue;
      cut = TRUE;
      bundle_promise (entry, side, along_image_fields (record, fields & open));
    }
  if (cut && !entry->entry.cut)
    {
      entry->entry.cut = TRUE;
      bundle_mark (entry, BUNDLE_CUT);
    }
  return any && bundle_entry_read_images (entry, NULL);
}

/* bundle_cut: leaves out records that are restricted, with all that belongs to them, and restricted fields of others. */
void
bundle_cut (Bundle *bundle)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  g_autoptr (GHashTable) records = find_restricted (bundle, gone);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (bundle_entry_free);

  follow (records, gone);
  bundle->cut = TRUE;
  bundle->left_out = g_hash_table_size (gone);
  g_ptr_array_set_free_func (bundle->entries, NULL);
  g_hash_table_remove_all (records);
  for (guint i = 0; i < bundle->entries->len; i++)
    {
      BundleEntry *entry = bundle->entries->pdata[i];

      /* The set's keys lie in the entries: none is freed before all have been looked at. */
      if (g_hash_table_contains (gone, &entry->entry.record) || !cut_entry (entry))
        continue;
      g_ptr_array_add (kept, entry);
      bundle->entries->pdata[i] = NULL;
    }
  g_hash_table_remove_all (gone);
  for (guint i = 0; i < bundle->entries->len; i++)
    if (bundle->entries->pdata[i] != NULL)
      bundle_entry_free (bundle->entries->pdata[i]);
  g_ptr_array_unref (bundle->entries);
  bundle->entries = g_steal_pointer (&kept);
}
