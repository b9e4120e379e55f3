/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-backup.h"
#include "along-store-follow.h"
#include "along-store-id.h"
#include "session-private.h"

/* A caseload that is only looked at, because another program has it, follows what is written there: every so often the
 * store is asked what was committed, on its reader's thread; then what is loaded of it is read anew there, and what differs is
 * shown as after an edit of one's own. What cannot be read is asked for again, and it is said that what is seen may be old.
 * When the other program has closed it, that is told, and it can be opened here. */

#define FOLLOW_SECONDS 2
/** How often in a row a reading fails until it is said: a writer may have been in the way. */
#define MOST_FAILURES 5

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
failed (AlongSession *self)
{
  if (++self->follow_failures == MOST_FAILURES)
    session_notice (self, ALONG_SESSION_NOTICE_STALE);
}

/* One of those that were read of @store has been shown, or could not be read. */
static void
told (AlongSession *self, AlongStore *store)
{
  if (--self->following > 0 || self->store != store)
    return;
  if (self->follow_lost)
    failed (self);
  else
    {
      self->followed = self->following_to;
      self->follow_failures = 0;
    }
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
  self->follow_lost |= now == NULL;
  told (self, ALONG_STORE (source));
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

static gboolean
is_named (const AlongStoreNews *news, AlongId family)
{
  for (guint i = 0; i < news->families->len; i++)
    if (along_id_equal (g_array_index (news->families, AlongId, i), family))
      return TRUE;
  return FALSE;
}

static void
on_news (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) self = data;
  g_autoptr (AlongStoreNews) news = along_store_news_finish (ALONG_STORE (source), result, NULL);
  gboolean first = self->followed < 0;
  GHashTableIter iter;
  gpointer ref;

  self->asking_news = FALSE;
  if (self->store != ALONG_STORE (source))
    return;
  if (news == NULL)
    {
      failed (self);
      return;
    }
  if (self->is_free == news->held)
    {
      self->is_free = !news->held;
      g_signal_emit_by_name (self, "noticed");
    }
  if (self->followed_file != 0 && self->followed_file != news->file)
    session_notice (self, ALONG_SESSION_NOTICE_STALE); /* what is open here gets no news of families any more */
  self->followed_file = news->file;
  if (news->journal == self->followed || self->following > 0)
    return;
  self->following_to = news->journal;
  self->follow_lost = FALSE;
  self->following++; /* until all have been asked for */
  if (first || is_named (news, ALONG_ID_NONE))
    read_again (self, self->team);
  g_hash_table_iter_init (&iter, self->loaded);
  while (g_hash_table_iter_next (&iter, NULL, &ref))
    {
      g_autoptr (AlongFamily) family = g_weak_ref_get (ref);

      if (family != NULL && (first || is_named (news, along_family_get_id (family))))
        read_again (self, family);
    }
  told (self, self->store);
}

static gboolean
ask_news (gpointer data)
{
  AlongSession *self = data;

  if (self->asking_news)
    return G_SOURCE_CONTINUE;
  self->asking_news = TRUE;
  along_store_news_async (self->store, self->followed, on_news, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/* session_follow: from now on what another program writes is shown. */
void
session_follow (AlongSession *self)
{
  self->followed = -1; /* what was written while it was opened is read too */
  self->followed_file = 0;
  self->follow_failures = 0;
  self->follow_timer = g_timeout_add_seconds (FOLLOW_SECONDS, ask_news, self);
}

/** along_session_is_free: whether whoever had the caseload that is looked at has closed it; "noticed" tells when that changes. */
gboolean
along_session_is_free (AlongSession *self)
{
  return along_session_is_looking (self) && self->is_free;
}

static void
on_open_again (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whether what it was opened with opens it still: the other program may have changed the key, or restored a backup. */
static gboolean
opens (AlongSession *self, AlongKey *key)
{
  g_autofree char *path = session_path (self, "store.id");
  AlongStoreId store_id;

  return along_store_id_read (path, &store_id, NULL) && along_store_id_fits (&store_id, key, NULL);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  g_autoptr (GTask) task = data;
  AlongKey *key = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean closed = along_session_close_finish (self, result, &error), locked = session_work_end (self);

  if (!closed)
    g_task_return_error (task, error);
  else if (!locked && opens (self, key))
    {
      GTask *opening = g_task_new (self, NULL, on_open_again, g_object_ref (task));

      session_open_store_async (self, key, opening);
    }
  else
    {
      session_set_state (self, ALONG_SESSION_LOCKED);
      g_task_return_boolean (task, TRUE);
    }
}

/**
 * along_session_reopen_async: closes the caseload that is only looked at and opens it in earnest, with what it was opened with;
 * where that is not what opens it any more, or somebody locks meanwhile, it is locked after. Fails with IN_USE where somebody
 * else was quicker: it is closed then.
 */
void
along_session_reopen_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (along_session_is_looking (self));

  g_task_set_source_tag (task, along_session_reopen_async);
  g_task_set_task_data (task, along_store_ref_key (self->store), (GDestroyNotify) along_key_unref);
  session_work_begin (self, ALONG_SESSION_WORK_REOPEN);
  along_session_close_async (self, on_closed, task);
}

gboolean
along_session_reopen_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
