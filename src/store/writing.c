/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-call.h"

/* What the writer is asked for: edits, undo, drafts, settings, access. */

static gboolean
run_commit (AlongStore *self, StoreCall *call)
{
  const Commit commit = { .edit = call->edit, .befores = call->befores, .worker = call->worker,
                          .device = self->device, .draft = call->text, .mode = COMMIT_MAKE };

  return commit_write (self->writer.connection, &self->head, &commit, 1, &call->error);
}

static gboolean
run_commit_all (AlongStore *self, StoreCall *call)
{
  g_autofree Commit *commits = g_new0 (Commit, call->edits->len);

  for (guint i = 0; i < call->edits->len; i++)
    commits[i] = (Commit){ .edit = call->edits->pdata[i],
                           .befores = call->all_befores != NULL ? call->all_befores->pdata[i] : NULL,
                           .worker = call->worker,
                           .device = self->device,
                           .mode = COMMIT_MAKE };
  return commit_write (self->writer.connection, &self->head, commits, call->edits->len, &call->error);
}

static StoreCall *
commit_call (AlongEdit *edit, AlongId worker, const char *draft, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_commit, cancellable);

  call->edit = g_object_ref (edit);
  call->indexes = TRUE;
  call->worker = worker;
  call->text = g_strdup (draft);
  return call;
}

/** along_store_commit_sync: see along_store_commit_async (); waits until it is durable. */
gboolean
along_store_commit_sync (AlongStore *self, AlongEdit *edit, AlongId worker, const char *draft, GError **error)
{
  StoreCall *call = commit_call (edit, worker, draft, NULL);
  gboolean worked = store_call_wait (self, &self->writer, call, error);

  store_call_free (call);
  return worked;
}

static StoreCall *
commit_all_call (GPtrArray *edits, AlongId worker, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_commit_all, cancellable);

  call->edits = g_ptr_array_ref (edits);
  call->indexes = TRUE;
  call->worker = worker;
  return call;
}

/**
 * along_store_commit_all_sync: makes all of @edits durable in their order, or none of them.
 *
 * @edits: (element-type AlongEdit): of one family or several
 */
gboolean
along_store_commit_all_sync (AlongStore *self, GPtrArray *edits, AlongId worker, GError **error)
{
  StoreCall *call = commit_all_call (edits, worker, NULL);
  gboolean worked = store_call_wait (self, &self->writer, call, error);

  store_call_free (call);
  return worked;
}

/** along_store_commit_all_async: see along_store_commit_all_sync (). */
void
along_store_commit_all_async (AlongStore *self, GPtrArray *edits, AlongId worker, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = commit_all_call (edits, worker, cancellable);

  call->all_befores = g_ptr_array_new_full (edits->len, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (call->all_befores, commit_copy_befores (edits->pdata[i]));
  store_call_later (self, &self->writer, call, along_store_commit_all_async, callback, data);
}

gboolean
along_store_commit_all_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * along_store_commit_async: makes @edit durable, whole or not at all.
 *
 * @draft: (nullable): key of the draft that the edit finishes, removed with it
 * @cancellable: (nullable): takes it back only while it waits its turn
 */
void
along_store_commit_async (AlongStore *self, AlongEdit *edit, AlongId worker, const char *draft,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = commit_call (edit, worker, draft, cancellable);

  call->befores = commit_copy_befores (edit);
  store_call_later (self, &self->writer, call, along_store_commit_async, callback, data);
}

gboolean
along_store_commit_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_undo (AlongStore *self, StoreCall *call)
{
  call->result = undo_last (self->writer.connection, &self->head, call->family, call->worker, self->device, call->flag,
                            &call->error);
  return call->result != NULL;
}

static StoreCall *
undo_call (AlongId family, AlongId worker, gboolean redo, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_undo, cancellable);

  call->family = family;
  call->indexes = TRUE;
  call->worker = worker;
  call->flag = redo;
  call->free_result = g_object_unref;
  return call;
}

AlongEdit *
along_store_undo_sync (AlongStore *self, AlongId family, AlongId worker, gboolean redo, GError **error)
{
  StoreCall *call = undo_call (family, worker, redo, NULL);

  return store_call_finish (call, store_call_wait (self, &self->writer, call, error));
}

void
along_store_undo_async (AlongStore *self, AlongId family, AlongId worker, gboolean redo, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  store_call_later (self, &self->writer, undo_call (family, worker, redo, cancellable), along_store_undo_async, callback,
              data);
}

/** along_store_undo_finish: the edit that was made, to be applied. (transfer full) */
AlongEdit *
along_store_undo_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Drafts, settings, access */

static gboolean
run_put_draft (AlongStore *self, StoreCall *call)
{
  return small_put_draft (self->writer.connection, call->worker, &call->draft, &call->error);
}

/** along_store_put_draft_async: keeps a draft of @owner, in the place of the one with its key. */
void
along_store_put_draft_async (AlongStore *self, AlongId owner, const AlongStoreDraft *draft,
                             GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = store_call_new (run_put_draft, NULL);

  call->worker = owner;
  call->draft = (AlongStoreDraft){ g_strdup (draft->key), g_strdup (draft->kind), draft->family, g_strdup (draft->body),
                                   draft->changed_at };
  store_call_later (self, &self->writer, call, along_store_put_draft_async, callback, data);
}

gboolean
along_store_put_draft_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_drop_draft (AlongStore *self, StoreCall *call)
{
  return small_drop_draft (self->writer.connection, call->text, &call->error);
}

void
along_store_drop_draft_async (AlongStore *self, const char *key, GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = store_call_new (run_drop_draft, NULL);

  call->text = g_strdup (key);
  store_call_later (self, &self->writer, call, along_store_drop_draft_async, callback, data);
}

gboolean
along_store_drop_draft_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
along_store_draft_free (AlongStoreDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->key);
  g_free (draft->kind);
  g_free (draft->body);
  g_free (draft);
}

static gboolean
run_list_drafts (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->writer.connection;

  return store_begin_reading (connection, &call->error)
         && store_call_read (connection, call, small_list_drafts (connection, call->worker, &call->error));
}

/** along_store_list_drafts_sync: those of @owner, the latest first. (element-type AlongStoreDraft) */
GPtrArray *
along_store_list_drafts_sync (AlongStore *self, AlongId owner, GError **error)
{
  StoreCall *call = store_call_new (run_list_drafts, NULL);

  call->reads = TRUE;
  call->worker = owner;
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return store_call_finish (call, store_call_wait (self, &self->writer, call, error));
}

static gboolean
run_list_settings (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->writer.connection;

  return store_begin_reading (connection, &call->error)
         && store_call_read (connection, call, small_list_settings (connection, &call->error));
}

/** along_store_list_settings_sync: all of them, name to value. */
GHashTable *
along_store_list_settings_sync (AlongStore *self, GError **error)
{
  StoreCall *call = store_call_new (run_list_settings, NULL);

  call->reads = TRUE;
  call->free_result = (GDestroyNotify) g_hash_table_unref;
  return store_call_finish (call, store_call_wait (self, &self->writer, call, error));
}

static gboolean
run_put_setting (AlongStore *self, StoreCall *call)
{
  return small_put_setting (self->writer.connection, call->text, call->more, &call->error);
}

static StoreCall *
setting_call (const char *name, const char *value)
{
  StoreCall *call = store_call_new (run_put_setting, NULL);

  call->text = g_strdup (name);
  call->more = g_strdup (value);
  return call;
}

/** along_store_put_setting_async: keeps a setting; %NULL forgets it. Nobody is told when. */
void
along_store_put_setting_async (AlongStore *self, const char *name, const char *value)
{
  store_call_forget (self, setting_call (name, value));
}

/** along_store_put_setting_sync: as the other, and waits until it is durable. */
gboolean
along_store_put_setting_sync (AlongStore *self, const char *name, const char *value, GError **error)
{
  StoreCall *call = setting_call (name, value);
  gboolean worked = store_call_wait (self, &self->writer, call, error);

  store_call_free (call);
  return worked;
}

static gboolean
run_note_access (AlongStore *self, StoreCall *call)
{
  return journal_write_access (self->writer.connection, &self->head, call->worker, call->family, call->text,
                               call->more, &call->error);
}

/** along_store_note_access_async: notes in the access table that @worker did @what with the family's record. */
void
along_store_note_access_async (AlongStore *self, AlongId worker, AlongId family, const char *what, const char *detail)
{
  StoreCall *call = store_call_new (run_note_access, NULL);

  call->worker = worker;
  call->family = family;
  call->text = g_strdup (what);
  call->more = g_strdup (detail);
  store_call_forget (self, call);
}

