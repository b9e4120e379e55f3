/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include "along-clock.h"

/* The family that pages hold, or %NULL. A new reference. */
AlongFamily *
session_peek_family (AlongSession *self, AlongId family)
{
  GWeakRef *ref = g_hash_table_lookup (self->loaded, &family);

  return ref != NULL ? g_weak_ref_get (ref) : NULL;
}

/* session_refuse: answers @task (taken) with @error (taken), in words of the session. */
void
session_refuse (GTask *task, GError *error)
{
  g_task_return_error (task, session_translate (error));
  g_object_unref (task);
}

/* session_refuse_closed: answers @task (taken) where no caseload is open; whether it did. */
gboolean
session_refuse_closed (AlongSession *self, GTask *task)
{
  if (self->store != NULL)
    return FALSE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", "closed");
  g_object_unref (task);
  return TRUE;
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  GPtrArray *list = along_store_list_finish (ALONG_STORE (source), result, &error);

  if (list == NULL)
    {
      session_refuse (task, error);
      return;
    }
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

AlongStoreListWhose
session_store_whose (AlongListWhose whose)
{
  static const AlongStoreListWhose of[] = { ALONG_STORE_LIST_MINE, ALONG_STORE_LIST_BUDDIED, ALONG_STORE_LIST_ALL };

  return of[whose];
}

void
along_session_list_async (AlongSession *self, const AlongListFilter *filter, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_session_list_async);
  if (session_refuse_closed (self, task))
    return;
  if (self->first_list != NULL && filter->whose == self->usual_list && filter->open && !filter->closed
      && filter->text == NULL && along_id_is_none (filter->one))
    {
      g_task_return_pointer (task, g_steal_pointer (&self->first_list), (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  along_store_list_async (self->store,
                          &(AlongStoreListFilter){ session_store_whose (filter->whose), self->me, filter->open,
                                                   filter->closed, filter->text, .one = filter->one },
                          cancellable, on_listed, task);
}

GPtrArray *
along_session_list_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  AlongId family;
  guint commits; /* how many there were when reading began */
} Load;

static void on_loaded (GObject *source, GAsyncResult *result, gpointer data);

static void
start_loading (AlongSession *self, GTask *task)
{
  Load *load = g_task_get_task_data (task);

  load->commits = self->n_commits;
  along_store_load_async (self->store, load->family, g_task_get_cancellable (task), on_loaded, task);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (AlongFamily) family = along_store_load_finish (ALONG_STORE (source), result, &error);
  AlongFamily *known;
  GWeakRef *ref;

  if (family == NULL)
    {
      session_refuse (task, error);
      return;
    }
  if (session_refuse_closed (self, task))
    return;
  known = session_peek_family (self, load->family);
  if (known != NULL)
    {
      g_task_return_pointer (task, known, g_object_unref);
      g_object_unref (task);
      return;
    }
  /* A commit to this family ended while it was being read: what was read may lack it. */
  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->committed, &load->family)) > load->commits)
    {
      start_loading (self, task);
      return;
    }
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, family);
  g_hash_table_replace (self->loaded, g_memdup2 (&load->family, sizeof load->family), ref);
  g_task_return_pointer (task, g_steal_pointer (&family), g_object_unref);
  g_object_unref (task);
}

/** along_session_load_async: all records of a family. */
void
along_session_load_async (AlongSession *self, AlongId family, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  AlongFamily *known;
  Load *load;

  g_task_set_source_tag (task, along_session_load_async);
  if (session_refuse_closed (self, task))
    return;
  known = session_peek_family (self, family);
  if (known != NULL)
    {
      g_task_return_pointer (task, known, g_object_unref);
      g_object_unref (task);
      return;
    }
  load = g_new0 (Load, 1);
  load->family = family;
  g_task_set_task_data (task, load, g_free);
  start_loading (self, task);
}

AlongFamily *
along_session_load_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  GPtrArray *edits;
  char *draft;
  AlongDraft *kept; /* (nullable): what the draft said, to be put back if the edit is refused */
  AlongCheckPlace place;
} Commit;

static void
commit_free (gpointer data)
{
  Commit *commit = data;

  g_ptr_array_unref (commit->edits);
  g_free (commit->draft);
  along_draft_free (commit->kept);
  g_free (commit);
}

/* One family has changed: @edit is shown by who holds it. */
static void
apply_to (AlongSession *self, AlongId id, AlongEdit *edit)
{
  g_autoptr (AlongFamily) family = session_peek_family (self, id);

  g_hash_table_replace (self->committed, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->n_commits));
  if (family != NULL)
    along_family_apply (family, edit);
}

/* The families besides its own that @edit changes: two may have been put together. */
static void
apply_to_others (AlongSession *self, AlongEdit *edit)
{
  g_autoptr (GHashTable) others = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      AlongId family = along_record_get_family (change->after != NULL ? change->after : change->before);

      if (!along_id_is_none (family) && !along_id_equal (family, along_edit_get_family (edit)) && !g_hash_table_contains (others, &family))
        g_hash_table_add (others, g_memdup2 (&family, sizeof family));
    }
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    apply_to (self, *(const AlongId *) id, edit);
}

/* session_apply: shows everybody what the store has made durable. */
void
session_apply (AlongSession *self, AlongEdit *edit)
{
  self->n_commits++;
  self->edited = along_edit_get_family (edit);
  g_clear_pointer (&self->first_list, g_ptr_array_unref);
  apply_to (self, self->edited, edit);
  apply_to_others (self, edit);
  if (self->team != NULL)
    along_family_apply (self->team, edit);
  g_signal_emit_by_name (self, "summaries-changed");
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  Commit *commit = g_task_get_task_data (task);
  GError *error = NULL;

  if (!along_store_commit_finish (ALONG_STORE (source), result, &error))
    {
      session_put_back_draft (self, g_steal_pointer (&commit->kept));
      session_refuse (task, error);
      return;
    }
  if (commit->draft != NULL)
    session_draft_finished (self, commit->draft);
  for (guint i = 0; i < commit->edits->len; i++)
    session_apply (self, commit->edits->pdata[i]);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* The task of a commit; %NULL: it was refused, and the task has said so. */
static GTask *
start_commit (AlongSession *self, GPtrArray *edits, const char *draft, GCancellable *cancellable, gpointer tag,
              GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Commit *commit = g_new0 (Commit, 1);
  GError *error = NULL;

  commit->edits = g_ptr_array_ref (edits);
  commit->draft = g_strdup (draft);
  commit->place.property = -1;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, commit, commit_free);
  if (session_refuse_closed (self, task))
    return NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      g_autoptr (AlongFamily) family = session_peek_family (self, along_edit_get_family (edits->pdata[i]));

      if (!session_refuse_past (self, along_edit_get_family (edits->pdata[i]), &error)
          && along_check_edit (edits->pdata[i], family, along_clock_now (), &commit->place, &error))
        continue;
      g_task_return_error (task, error);
      g_object_unref (task);
      return NULL;
    }
  return task;
}

/**
 * along_session_commit_async: makes @edit durable and shows it everywhere, or refuses it and changes
 * nothing.
 *
 * @edit: nobody may change it from now on
 * @draft: (nullable): key of the draft it finishes, removed with it
 */
void
along_session_commit_async (AlongSession *self, AlongEdit *edit, const char *draft, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);
  GTask *task;
  Commit *commit;

  g_ptr_array_add (edits, g_object_ref (edit));
  task = start_commit (self, edits, draft, cancellable, along_session_commit_async, callback, data);
  if (task == NULL)
    return;
  commit = g_task_get_task_data (task);
  /* From here on the draft is the edit's: nothing may write it behind the commit that removes it. */
  commit->kept = draft != NULL ? session_take_draft (self, draft) : NULL;
  along_store_commit_async (self->store, edit, self->me, draft, cancellable, on_committed, task);
}

/**
 * along_session_commit_all_async: makes all of @edits durable, of one family or several, or none of them;
 * along_session_commit_finish() ends it.
 *
 * @edits: (element-type AlongEdit): each fits the record as the ones before it leave it
 */
void
along_session_commit_all_async (AlongSession *self, GPtrArray *edits, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task = start_commit (self, edits, NULL, cancellable, along_session_commit_all_async, callback, data);

  if (task != NULL)
    along_store_commit_all_async (self->store, edits, self->me, cancellable, on_committed, task);
}

gboolean
along_session_commit_finish (AlongSession *self, GAsyncResult *result, AlongCheckPlace *place, GError **error)
{
  Commit *commit = g_task_get_task_data (G_TASK (result));

  if (place != NULL)
    *place = commit->place;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (AlongEdit) edit = along_store_undo_finish (ALONG_STORE (source), result, &error);

  if (edit == NULL)
    {
      session_refuse (task, error);
      return;
    }
  session_apply (self, edit);
  g_task_return_pointer (task, g_strdup (along_edit_get_title (edit)), g_free);
  g_object_unref (task);
}

/** along_session_get_edited: the family of the last edit made, taken back or put back; ALONG_ID_NONE: none since the opening. */
AlongId
along_session_get_edited (AlongSession *self)
{
  return self->edited;
}

/** along_session_undo_async: takes back (or puts back) this worker's last edit in a family. */
void
along_session_undo_async (AlongSession *self, AlongId family, gboolean redo, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, along_session_undo_async);
  if (session_refuse_closed (self, task))
    return;
  if (session_refuse_past (self, family, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  along_store_undo_async (self->store, family, self->me, redo, cancellable, on_undone, task);
}

gboolean
along_session_undo_finish (AlongSession *self, GAsyncResult *result, char **what, GError **error)
{
  char *title = g_task_propagate_pointer (G_TASK (result), error);

  if (title == NULL)
    return FALSE;
  if (what != NULL)
    *what = title;
  else
    g_free (title);
  return TRUE;
}

/** along_session_note_access: writes down that somebody opened, printed or exported a family's record. */
void
along_session_note_access (AlongSession *self, AlongId family, const char *what, const char *detail)
{
  g_return_if_fail (self->store != NULL);
  if (!self->looking)
    along_store_note_access_async (self->store, self->me, family, what, detail);
}
