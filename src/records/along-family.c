/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family.h"

#include "along-clock.h"
#include "along-instant.h"

struct _AlongFamily
{
  GObject parent_instance;

  AlongId id;
  gint64 known_at; /* 0: as it is */
  GPtrArray *records[ALONG_N_KINDS]; /* (nullable) of AlongRecord, in order of id */
  GListStore *lists[ALONG_N_KINDS];  /* (nullable) the same, made when first asked for */
  GHashTable *by_id;                 /* pointer to the id in its value -> AlongRecord (borrowed) */
};

G_DEFINE_FINAL_TYPE (AlongFamily, along_family, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
along_family_finalize (GObject *object)
{
  AlongFamily *self = ALONG_FAMILY (object);

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    {
      g_clear_pointer (&self->records[i], g_ptr_array_unref);
      g_clear_object (&self->lists[i]);
    }
  g_hash_table_unref (self->by_id);
  G_OBJECT_CLASS (along_family_parent_class)->finalize (object);
}

static void
along_family_class_init (AlongFamilyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_family_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ALONG_TYPE_EDIT);
}

static void
along_family_init (AlongFamily *self)
{
  self->by_id = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
}

/** along_family_new: an empty one. */
AlongFamily *
along_family_new (AlongId id)
{
  AlongFamily *self = g_object_new (ALONG_TYPE_FAMILY, NULL);

  self->id = id;
  return self;
}

AlongId
along_family_get_id (AlongFamily *self)
{
  return self->id;
}

/* Where @id is, or where it would go. Ids of new records come last: looked for from there. */
static guint
position (GPtrArray *records, AlongId id, gboolean *found)
{
  guint low = 0, high = records->len;

  *found = FALSE;
  if (high > 0 && along_id_compare (along_record_get_id (records->pdata[high - 1]), id) < 0)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = along_id_compare (along_record_get_id (records->pdata[middle]), id);

      if (order == 0)
        {
          *found = TRUE;
          return middle;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** along_family_add: adds a record that is not in it yet (or takes its place); deleted ones are left out. */
void
along_family_add (AlongFamily *self, AlongRecord *record)
{
  AlongKindId kind = along_record_get_kind_id (record);
  AlongId id = along_record_get_id (record);
  gboolean found;
  guint at;

  if (along_record_is_deleted (record))
    return;
  if (self->records[kind] == NULL)
    self->records[kind] = g_ptr_array_new_with_free_func (g_object_unref);
  at = position (self->records[kind], id, &found);
  if (found)
    {
      along_record_assign (self->records[kind]->pdata[at], record);
      if (self->lists[kind] != NULL)
        g_list_model_items_changed (G_LIST_MODEL (self->lists[kind]), at, 1, 1);
      return;
    }
  g_ptr_array_insert (self->records[kind], (int) at, g_object_ref (record));
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), record);
  if (self->lists[kind] != NULL)
    g_list_store_insert (self->lists[kind], at, record);
}

static void
drop (AlongFamily *self, AlongRecord *record)
{
  AlongKindId kind = along_record_get_kind_id (record);
  AlongId id = along_record_get_id (record);
  gboolean found = FALSE;
  guint at = self->records[kind] != NULL ? position (self->records[kind], id, &found) : 0;

  if (!found)
    return;
  g_hash_table_remove (self->by_id, &id);
  g_ptr_array_remove_index (self->records[kind], at);
  if (self->lists[kind] != NULL)
    g_list_store_remove (self->lists[kind], at);
}

static gboolean
is_ours (AlongFamily *self, AlongRecord *record)
{
  return along_id_equal (along_record_get_family (record), self->id);
}

/**
 * along_family_apply: makes the changes of @edit that concern this family, after the store has committed
 * it; then emits "changed".
 */
void
along_family_apply (AlongFamily *self, AlongEdit *edit)
{
  gboolean any = FALSE;

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);

      if (!is_ours (self, change->after != NULL ? change->after : change->before))
        continue;
      any = TRUE;
      if (change->after == NULL)
        drop (self, change->before);
      else
        {
          g_autoptr (AlongRecord) copy = along_record_copy (change->after);
          along_family_add (self, copy);
        }
    }
  if (any)
    g_signal_emit (self, signals[CHANGED], 0, edit);
}

/** along_family_lookup: the record with this id, of any kind, or %NULL. Borrowed. */
AlongRecord *
along_family_lookup (AlongFamily *self, AlongId id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/** along_family_find: the record with this id if it is of @kind, else %NULL. Borrowed. */
AlongRecord *
along_family_find (AlongFamily *self, AlongKindId kind, AlongId id)
{
  AlongRecord *record = along_family_lookup (self, id);

  return record != NULL && along_record_get_kind_id (record) == kind ? record : NULL;
}

guint
along_family_count (AlongFamily *self, AlongKindId kind)
{
  return self->records[kind] != NULL ? self->records[kind]->len : 0;
}

/** along_family_nth: a record by its place in the list of its kind (order of making). Borrowed. */
AlongRecord *
along_family_nth (AlongFamily *self, AlongKindId kind, guint index)
{
  return index < along_family_count (self, kind) ? self->records[kind]->pdata[index] : NULL;
}

/** along_family_list: the records of a kind as a list model that follows every edit. Owned by @self. */
GListModel *
along_family_list (AlongFamily *self, AlongKindId kind)
{
  if (self->lists[kind] == NULL)
    {
      self->lists[kind] = g_list_store_new (ALONG_TYPE_RECORD);
      if (self->records[kind] != NULL)
        g_list_store_splice (self->lists[kind], 0, 0, self->records[kind]->pdata, self->records[kind]->len);
    }
  return G_LIST_MODEL (self->lists[kind]);
}

/** along_family_copy: (transfer full): all that @self holds, in records of its own: for another thread, or to try out what an edit makes of it. */
AlongFamily *
along_family_copy (AlongFamily *self)
{
  AlongFamily *copy = along_family_new (along_family_get_id (self));
  AlongRecord *record;

  along_family_set_known (copy, along_family_get_known (self));
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, self, kind)
      {
        g_autoptr (AlongRecord) own = along_record_copy (record);

        along_family_add (copy, own);
      }
  return copy;
}

/** along_family_set_known: says that the records are as they were known at @known_at, in milliseconds. */
void
along_family_set_known (AlongFamily *self, gint64 known_at)
{
  self->known_at = known_at;
}

/** along_family_get_known: since when nothing more was learnt, in milliseconds; 0: it is the record as it is. */
gint64
along_family_get_known (AlongFamily *self)
{
  return self->known_at;
}

/** along_family_now: the instant that the record is to be read at: now, or when it was known so. */
gint64
along_family_now (AlongFamily *self)
{
  return self->known_at != 0 ? self->known_at : along_clock_now ();
}

/** along_family_today: the day that ages, weeks and "today" are counted to, in the programme's zone. */
int
along_family_today (AlongFamily *self)
{
  return self->known_at != 0 ? along_day_of_ms (self->known_at, ALONG_ZONE) : along_clock_today ();
}
