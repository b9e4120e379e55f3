/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle.h"

#include <string.h>

#include "along-image.h"

static const char *const op_names[] = { "create", "change", "delete", "restore" };

void
bundle_entry_free (gpointer data)
{
  BundleEntry *entry = data;

  g_clear_object (&entry->entry.said);
  g_free (entry->as_written.images[0]);
  g_free (entry->as_written.images[1]);
  g_free (entry);
}

/* bundle_entry_new: %NULL where there is no such kind or no such thing to be done with a record. */
BundleEntry *
bundle_entry_new (const char *kind_name, const char *op, AlongId record, AlongId family)
{
  const AlongKind *kind = kind_name != NULL ? along_kind_find (kind_name) : NULL;
  BundleEntry *entry;
  guint i = 0;

  while (op != NULL && i < G_N_ELEMENTS (op_names) && strcmp (op, op_names[i]) != 0)
    i++;
  if (kind == NULL || op == NULL || i == G_N_ELEMENTS (op_names))
    return NULL;
  entry = g_new0 (BundleEntry, 1);
  entry->entry.kind = kind->id;
  entry->entry.op = (AlongOp) i;
  entry->entry.record = entry->as_written.record = record;
  entry->as_written.kind = kind->name;
  entry->as_written.op = op_names[i];
  entry->as_written.family = family;
  return entry;
}

/* bundle_entry_read_images: what the images say, into the part that is compared. */
gboolean
bundle_entry_read_images (BundleEntry *entry, GError **error)
{
  AlongExchangeEntry *compared = &entry->entry;
  const AlongKind *kind = along_kind_get (compared->kind);

  if (compared->op == ALONG_OP_DELETE || entry->as_written.images[1] == NULL)
    return TRUE;
  g_clear_object (&compared->said);
  compared->said = along_record_new (compared->kind, compared->record, entry->as_written.family);
  if (compared->op == ALONG_OP_CHANGE)
    return along_image_read_fields (entry->as_written.images[1], compared->said, &compared->fields, error);
  /* What is written whole says of every field that it is so, or that there is nothing. */
  compared->fields = compared->cut ? along_exchange_open_fields (compared->kind)
                                   : (G_GUINT64_CONSTANT (1) << kind->n_properties) - 1;
  return along_image_read (entry->as_written.images[1], compared->said, error);
}

Bundle *
bundle_new (void)
{
  Bundle *bundle = g_new0 (Bundle, 1);

  bundle->families = g_array_new (FALSE, FALSE, sizeof (AlongId));
  bundle->entries = g_ptr_array_new_with_free_func (bundle_entry_free);
  bundle->team = g_ptr_array_new_with_free_func (g_object_unref);
  return bundle;
}

void
bundle_free (gpointer data)
{
  Bundle *bundle = data;

  if (bundle == NULL)
    return;
  g_array_unref (bundle->families);
  g_ptr_array_unref (bundle->entries);
  g_ptr_array_unref (bundle->team);
  g_free (bundle->team_name);
  g_free (bundle);
}

/* bundle_watch_part: the @i-th of @n equal parts of the work. */
BundleWatch
bundle_watch_part (const BundleWatch *watch, guint i, guint n)
{
  BundleWatch part = *watch;
  double length = (watch->to - watch->from) / n;

  part.from = watch->from + length * i;
  part.to = part.from + length;
  return part;
}

/* bundle_watch_tell: @part of this piece of work is done. Fails with CANCELLED where nobody wants the rest. */
gboolean
bundle_watch_tell (const BundleWatch *watch, double part, GError **error)
{
  if (g_cancellable_is_cancelled (watch->cancellable))
    return store_fail (NULL, SQLITE_INTERRUPT, error);
  if (watch->call != NULL)
    watch->call (watch->from + (watch->to - watch->from) * part, watch->data);
  return TRUE;
}

/* bundle_is_stopped: for store_connection_set_stop (). */
gboolean
bundle_is_stopped (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}
