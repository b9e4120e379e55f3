/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-follow.h"
#include "session-private.h"

/* A caseload that is only looked at, because another program has it, follows what is written there: every so often the
 * store is asked whether anything was, on its reader's thread; then what is loaded is read anew there, and what differs is
 * shown as after an edit of one's own. */

#define FOLLOW_SECONDS 2

static gboolean
is_same (AlongRecord *one, AlongRecord *other)
{
  const AlongKind *kind = along_record_get_kind (one);

  for (int i = 0; i < (int) kind->n_properties; i++)
    if (!along_value_equal (&kind->properties[i], along_record_peek (one, i), along_record_peek (other, i)))
      return FALSE;
  return TRUE;
}

/* What @is would have to become to be @now. */
static AlongEdit *
difference (AlongFamily *is, AlongFamily *now)
{
  AlongEdit *edit = along_edit_new ("", along_family_get_id (is));
  AlongRecord *record;

  for (int kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      ALONG_FOREACH (record, now, kind)
        {
          AlongRecord *before = along_family_lookup (is, along_record_get_id (record));

          if (before == NULL)
            along_record_assign (along_edit_create_with_id (edit, kind, along_record_get_id (record)), record);
          else if (!is_same (before, record))
            along_record_assign (along_edit_change (edit, before), record);
        }
      ALONG_FOREACH (record, is, kind)
        if (along_family_lookup (now, along_record_get_id (record)) == NULL)
          along_edit_delete (edit, record);
    }
  return edit;
}

typedef struct
{
  AlongSession *session;
  AlongFamily *shown;
} Following;

static void
told (AlongSession *self)
{
  if (--self->following > 0 || self->store == NULL)
    return;
  g_clear_pointer (&self->first_list, g_ptr_array_unref);
  g_signal_emit_by_name (self, "summaries-changed");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Following *following = data;
  AlongSession *self = following->session;
  g_autoptr (AlongFamily) now = along_store_load_finish (ALONG_STORE (source), result, NULL);

  if (now != NULL && self->store == ALONG_STORE (source))
    {
      g_autoptr (AlongEdit) edit = difference (following->shown, now);

      along_family_apply (following->shown, edit);
    }
  told (self);
  g_object_unref (following->shown);
  g_object_unref (self);
  g_free (following);
}

static void
read_again (AlongSession *self, AlongFamily *shown)
{
  Following *following = g_new0 (Following, 1);

  following->session = g_object_ref (self);
  following->shown = g_object_ref (shown);
  self->following++;
  along_store_load_async (self->store, along_family_get_id (shown), NULL, on_read, following);
}

static void
on_version (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) self = data;
  gint64 version;
  GHashTableIter iter;
  gpointer ref;

  self->asking_version = FALSE;
  if (!along_store_version_finish (ALONG_STORE (source), result, &version, NULL) || self->store != ALONG_STORE (source)
      || version == self->followed || self->following > 0)
    return;
  self->followed = version;
  read_again (self, self->team);
  g_hash_table_iter_init (&iter, self->loaded);
  while (g_hash_table_iter_next (&iter, NULL, &ref))
    {
      g_autoptr (AlongFamily) family = g_weak_ref_get (ref);

      if (family != NULL)
        read_again (self, family);
    }
}

static gboolean
ask_version (gpointer data)
{
  AlongSession *self = data;

  if (self->asking_version)
    return G_SOURCE_CONTINUE;
  self->asking_version = TRUE;
  along_store_version_async (self->store, on_version, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/* session_follow: from now on what another program writes is shown. */
void
session_follow (AlongSession *self)
{
  self->followed = -1; /* what was written while it was opened is read too */
  self->follow_timer = g_timeout_add_seconds (FOLLOW_SECONDS, ask_version, self);
}
