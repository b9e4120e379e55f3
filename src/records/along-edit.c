/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-edit.h"

struct _AlongEdit
{
  GObject parent_instance;

  AlongId id;
  AlongId family;
  char *title;
  GArray *changes;      /* of AlongChange */
  GHashTable *by_id;    /* AlongId of a record -> index in changes + 1 */
  gboolean lasting;
  gboolean gathers;
  gint64 known_at;
};

G_DEFINE_FINAL_TYPE (AlongEdit, along_edit, G_TYPE_OBJECT)

static void
clear_change (gpointer data)
{
  AlongChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
}

static void
along_edit_finalize (GObject *object)
{
  AlongEdit *self = ALONG_EDIT (object);

  g_free (self->title);
  g_array_unref (self->changes);
  g_hash_table_unref (self->by_id);
  G_OBJECT_CLASS (along_edit_parent_class)->finalize (object);
}

static void
along_edit_class_init (AlongEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_edit_finalize;
}

static void
along_edit_init (AlongEdit *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (AlongChange));
  g_array_set_clear_func (self->changes, clear_change);
  self->by_id = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
}

/**
 * along_edit_new: an edit that changes nothing yet.
 *
 * @title: what a person did, in words: "Add contact"
 * @family: whose record it belongs to, or ALONG_ID_NONE for the team's own records
 */
AlongEdit *
along_edit_new (const char *title, AlongId family)
{
  AlongEdit *self = g_object_new (ALONG_TYPE_EDIT, NULL);

  self->id = along_id_new ();
  self->family = family;
  self->title = g_strdup (title);
  return self;
}

/** along_edit_set_title: while it is built: when it is known what it changes. */
void
along_edit_set_title (AlongEdit *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
along_edit_get_title (AlongEdit *self)
{
  return self->title;
}

AlongId
along_edit_get_family (AlongEdit *self)
{
  return self->family;
}

AlongId
along_edit_get_id (AlongEdit *self)
{
  return self->id;
}

static AlongChange *
find (AlongEdit *self, AlongId id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  return index > 0 ? &g_array_index (self->changes, AlongChange, index - 1) : NULL;
}

/* What the edit does to @record already. */
static AlongChange *
find_of (AlongEdit *self, AlongRecord *record)
{
  AlongChange *change = find (self, along_record_get_id (record));
  AlongRecord *other = change == NULL ? NULL : change->before != NULL ? change->before : change->after;

  return other != NULL && along_record_get_kind_id (other) == along_record_get_kind_id (record) ? change : NULL;
}

static void
add (AlongEdit *self, AlongOp op, AlongRecord *before, AlongRecord *after)
{
  AlongChange change = { op, before, after };
  AlongId id = along_record_get_id (before != NULL ? before : after);

  g_array_append_val (self->changes, change);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->changes->len));
}

/** along_edit_create_with_id: a new record whose id is given, to be filled in. Owned by the edit. */
AlongRecord *
along_edit_create_with_id (AlongEdit *self, AlongKindId kind, AlongId id)
{
  const AlongKind *description = along_kind_get (kind);
  AlongId family = description->owner == ALONG_OWNER_TEAM ? ALONG_ID_NONE
                   : kind == ALONG_KIND_FAMILY            ? id
                                                          : self->family;
  AlongRecord *record = along_record_new (kind, id, family);

  g_return_val_if_fail (find (self, id) == NULL, NULL);
  add (self, ALONG_OP_CREATE, NULL, record);
  return record;
}

/** along_edit_create: a new record with a new id, to be filled in. Owned by the edit. */
AlongRecord *
along_edit_create (AlongEdit *self, AlongKindId kind)
{
  return along_edit_create_with_id (self, kind, along_id_new ());
}

/**
 * along_edit_change: a copy of @current to be changed, the same one each time it is asked for. If the
 * record was created in this edit, that one.
 */
AlongRecord *
along_edit_change (AlongEdit *self, AlongRecord *current)
{
  AlongChange *change = find_of (self, current);

  if (change == NULL)
    {
      add (self, ALONG_OP_CHANGE, g_object_ref (current), along_record_copy (current));
      change = find_of (self, current);
    }
  g_return_val_if_fail (change->after != NULL, NULL);
  return change->after;
}

/* What was created in the edit is simply not created. */
static void
forget (AlongEdit *self, AlongId id)
{
  g_array_remove_index (self->changes, GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id)) - 1);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AlongChange *change = &g_array_index (self->changes, AlongChange, i);
      AlongId other = along_record_get_id (change->before != NULL ? change->before : change->after);

      g_hash_table_insert (self->by_id, g_memdup2 (&other, sizeof other), GUINT_TO_POINTER (i + 1));
    }
}

/** along_edit_delete: marks @current as deleted; a record that the edit itself creates is left out of it. */
void
along_edit_delete (AlongEdit *self, AlongRecord *current)
{
  AlongChange *change = find_of (self, current);

  if (change == NULL)
    add (self, ALONG_OP_DELETE, g_object_ref (current), NULL);
  else if (change->op == ALONG_OP_CHANGE)
    {
      change->op = ALONG_OP_DELETE;
      g_clear_object (&change->after);
    }
  else if (change->op == ALONG_OP_CREATE)
    forget (self, along_record_get_id (current));
}

/** along_edit_restore: takes the deleted mark off @deleted. */
void
along_edit_restore (AlongEdit *self, AlongRecord *deleted)
{
  AlongRecord *after = along_record_copy (deleted);

  along_record_set_deleted (after, FALSE);
  add (self, ALONG_OP_RESTORE, g_object_ref (deleted), after);
}

guint
along_edit_get_n (AlongEdit *self)
{
  return self->changes->len;
}

const AlongChange *
along_edit_get_change (AlongEdit *self, guint index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);
  return &g_array_index (self->changes, AlongChange, index);
}

/** along_edit_is_empty: whether it would change nothing at all. */
gboolean
along_edit_is_empty (AlongEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      AlongChange *change = &g_array_index (self->changes, AlongChange, i);
      const AlongKind *kind;

      if (change->op != ALONG_OP_CHANGE)
        return FALSE;
      kind = along_record_get_kind (change->before);
      for (guint p = 0; p < kind->n_properties; p++)
        if (!along_value_equal (&kind->properties[p], along_record_peek (change->before, (int) p),
                                along_record_peek (change->after, (int) p)))
          return FALSE;
    }
  return TRUE;
}

void
along_edit_set_lasting (AlongEdit *self, gboolean lasting)
{
  self->lasting = lasting;
}

gboolean
along_edit_is_lasting (AlongEdit *self)
{
  return self->lasting;
}

void
along_edit_set_gathers (AlongEdit *self, gboolean gathers)
{
  self->gathers = gathers;
}

gboolean
along_edit_gathers (AlongEdit *self)
{
  return self->gathers;
}

void
along_edit_set_known_at (AlongEdit *self, gint64 ms)
{
  self->known_at = ms;
}

gint64
along_edit_get_known_at (AlongEdit *self)
{
  return self->known_at;
}
