/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-session-bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-secret-text.h"
#include "along-store-bundle.h"
#include "along-store-history.h"
#include "session-private.h"
#include "session-progress.h"

/** Work: one thing that is done in a thread of its own, with what it needs and what came of it. */
typedef struct
{
  AlongStore *store;
  AlongId me;
  GArray *families;
  AlongColleague *colleague;
  AlongSecretText *passphrase;
  char *path, *to, *name;
  int role;
  gboolean cut;
  AlongTaking *taking;
  GPtrArray *edits;
  GPtrArray *names; /* for each of the families */
  GArray *taken_in;
  AlongStoreGiven given;
  gboolean put_back;
  SessionProgress progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->store);
  g_clear_pointer (&work->families, g_array_unref);
  g_clear_pointer (&work->colleague, along_colleague_free);
  g_clear_pointer (&work->passphrase, along_secret_text_free);
  g_clear_pointer (&work->taking, along_taking_free);
  g_clear_pointer (&work->edits, g_ptr_array_unref);
  g_clear_pointer (&work->names, g_ptr_array_unref);
  g_clear_pointer (&work->taken_in, g_array_unref);
  g_free (work->path);
  g_free (work->to);
  g_free (work->name);
  g_free (work);
}

/* The task of some work; %NULL: the caseload is not open, and the task has said so. */
static GTask *
begin (AlongSession *self, GCancellable *cancellable, gpointer tag, GAsyncReadyCallback callback, gpointer data, Work **work)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (self->store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", _ ("The caseload is closed."));
      g_object_unref (task);
      return NULL;
    }
  *work = g_new0 (Work, 1);
  (*work)->store = g_object_ref (self->store);
  (*work)->me = self->me;
  g_task_set_task_data (task, *work, work_free);
  return task;
}

/* Takes @task. */
static void
run (GTask *task, GTaskThreadFunc func)
{
  g_task_run_in_thread (task, func);
  g_object_unref (task);
}

static void
end (GTask *task, gboolean worked, GError *error)
{
  if (worked)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, session_translate (error));
}

static void
give_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  const AlongStoreGiving giving = { (const AlongId *) (gpointer) work->families->data, work->families->len, work->me, work->cut,
                                    work->colleague != NULL ? work->colleague->key.seal_key : NULL, work->passphrase, work->to,
                                    session_progress_tell, &work->progress };
  GError *error = NULL;
  gboolean given = along_store_give_sync (work->store, &giving, work->path, &work->given, cancellable, &error);

  end (task, given, error);
}

/** along_session_give_async: writes families into a file for a colleague, and notes that they were given. */
void
along_session_give_async (AlongSession *self, const AlongGiving *giving, const char *path, AlongSessionProgress progress,
                          gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, cancellable, along_session_give_async, callback, data, &work);

  if (task == NULL)
    return;
  work->progress = (SessionProgress){ task, progress, progress_data };
  work->families = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_array_append_vals (work->families, giving->families, giving->n_families);
  work->path = g_strdup (path);
  work->cut = giving->cut;
  if (giving->colleague != NULL)
    {
      work->colleague = along_colleague_copy (giving->colleague);
      work->to = g_strdup_printf ("%s (%s)", giving->colleague->name, giving->colleague->fingerprint);
    }
  else
    {
      work->passphrase = along_secret_text_new (giving->passphrase);
      work->to = g_strdup (_ ("whoever has the passphrase"));
    }
  run (task, give_in_thread);
}

gboolean
along_session_give_finish (AlongSession *self, GAsyncResult *result, guint *counts, guint *left_out, GError **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (counts != NULL)
    memcpy (counts, work->given.counts, sizeof work->given.counts);
  if (left_out != NULL)
    *left_out = work->given.left_out;
  return TRUE;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  work->taking = along_store_look_into_sync (work->store, work->path, work->passphrase, session_progress_tell, &work->progress,
                                             cancellable, &error);
  end (task, work->taking != NULL, error);
}

/** along_session_look_into_async: reads a colleague's file and compares it with what is here. Nothing is changed. */
void
along_session_look_into_async (AlongSession *self, const char *path, const char *passphrase, AlongSessionProgress progress,
                               gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, cancellable, along_session_look_into_async, callback, data, &work);

  if (task == NULL)
    return;
  work->progress = (SessionProgress){ task, progress, progress_data };
  work->path = g_strdup (path);
  work->passphrase = passphrase != NULL ? along_secret_text_new (passphrase) : NULL;
  run (task, look_in_thread);
}

AlongTaking *
along_session_look_into_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&work->taking) : NULL;
}

static void
take_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  work->edits = along_store_take_in_sync (work->store, work->taking, work->me, session_progress_tell, &work->progress, cancellable,
                                          &error);
  end (task, work->edits != NULL, error);
}

static void
on_taken_in (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Locked meanwhile: what was taken in is there when it is opened. */
  for (guint i = 0; self->store == work->store && i < work->edits->len; i++)
    session_apply (self, work->edits->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

/** along_session_take_in_async: takes in what was looked into, as it was decided; and shows it everywhere. Where it is
 * cancelled in time, all is as it was. */
void
along_session_take_in_async (AlongSession *self, AlongTaking *taking, AlongSessionProgress progress, gpointer progress_data,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, cancellable, along_session_take_in_async, callback, data, &work), *working;

  if (task == NULL)
    {
      along_taking_free (taking);
      return;
    }
  work->taking = taking;
  work->progress = (SessionProgress){ task, progress, progress_data };
  working = g_task_new (self, cancellable, on_taken_in, task);
  g_task_set_check_cancellable (working, FALSE);
  g_task_set_task_data (working, work, NULL);
  run (working, take_in_thread);
}

gboolean
along_session_take_in_finish (AlongSession *self, GAsyncResult *result, AlongTaking **back, GArray **edits, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  gboolean taken = g_task_propagate_boolean (G_TASK (result), error);

  if (back != NULL)
    *back = taken || work == NULL ? NULL : g_steal_pointer (&work->taking);
  if (edits != NULL)
    {
      *edits = g_array_new (FALSE, FALSE, sizeof (AlongTakenIn));
      for (guint i = 0; taken && i < work->edits->len; i++)
        {
          const AlongTakenIn one = { along_edit_get_id (work->edits->pdata[i]), along_edit_get_family (work->edits->pdata[i]) };

          /* Colleagues stay in the team: what else was written since may speak of them. */
          if (!along_id_is_none (one.family))
            g_array_append_val (*edits, one);
        }
    }
  return taken;
}

static void
all_back_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree AlongId *edits = g_new (AlongId, work->taken_in->len + 1);
  GError *error = NULL;

  for (guint i = 0; i < work->taken_in->len; i++)
    edits[i] = g_array_index (work->taken_in, AlongTakenIn, i).edit;
  work->edits = along_store_take_all_back_sync (work->store, edits, work->taken_in->len, work->put_back, work->me,
                                                session_progress_tell, &work->progress, cancellable, &error);
  end (task, work->edits != NULL, error);
}

static void
on_all_back (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; self->store == work->store && i < work->edits->len; i++)
    session_apply (self, work->edits->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

void
along_session_take_all_back_async (AlongSession *self, GArray *edits, gboolean put_back, AlongSessionProgress progress,
                                   gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, cancellable, along_session_take_all_back_async, callback, data, &work), *working;
  GError *error = NULL;

  if (task == NULL)
    return;
  work->taken_in = g_array_copy (edits);
  work->put_back = put_back;
  work->progress = (SessionProgress){ task, progress, progress_data };
  for (guint i = 0; error == NULL && i < edits->len; i++)
    session_refuse_past (self, g_array_index (edits, AlongTakenIn, i).family, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  working = g_task_new (self, cancellable, on_all_back, task);
  g_task_set_check_cancellable (working, FALSE);
  g_task_set_task_data (working, work, NULL);
  run (working, all_back_thread);
}

gboolean
along_session_take_all_back_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
find_back_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  work->taken_in = g_array_new (FALSE, FALSE, sizeof (AlongTakenIn));
  for (guint i = 0; error == NULL && i < work->families->len; i++)
    {
      AlongId family = g_array_index (work->families, AlongId, i);
      g_autoptr (GArray) found = along_store_find_taken_back_sync (work->store, family, work->names->pdata[i], &error);

      for (guint e = 0; found != NULL && e < found->len; e++)
        {
          const AlongTakenIn one = { g_array_index (found, AlongId, e), family };
          g_array_append_val (work->taken_in, one);
        }
    }
  end (task, error == NULL, error);
}

void
along_session_find_taken_back_async (AlongSession *self, const AlongTaking *taking, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_find_taken_back_async, callback, data, &work);

  if (task == NULL)
    return;
  work->families = g_array_new (FALSE, FALSE, sizeof (AlongId));
  work->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < taking->families->len; i++)
    {
      AlongExchange *exchange = taking->families->pdata[i];
      AlongId family = along_exchange_get_family (exchange);

      /* Of a family that is here a part may have been taken back, in its History. */
      g_array_append_val (work->families, family);
      g_ptr_array_add (work->names, along_exchange_get_names (exchange));
    }
  run (task, find_back_thread);
}

GArray *
along_session_find_taken_back_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&work->taken_in) : NULL;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  work->edits = along_store_list_colleague_keys_sync (work->store, &error);
  end (task, work->edits != NULL, error);
}

void
along_session_list_colleagues_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_list_colleagues_async, callback, data, &work);

  if (task != NULL)
    run (task, list_in_thread);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(AlongColleague *const *) a)->name, (*(AlongColleague *const *) b)->name);
}

GPtrArray *
along_session_list_colleagues_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));
  GPtrArray *colleagues;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  colleagues = g_ptr_array_new_with_free_func ((GDestroyNotify) along_colleague_free);
  for (guint i = 0; i < work->edits->len; i++)
    {
      const AlongColleagueKey *key = work->edits->pdata[i];
      AlongRecord *worker = self->team != NULL ? along_family_find (self->team, ALONG_KIND_WORKER, key->worker) : NULL;

      g_ptr_array_add (colleagues, along_colleague_new (key, worker != NULL ? along_record_get_text (worker, ALONG_WORKER_P_NAME) : _ ("A colleague"),
                                                  worker != NULL ? along_record_get_enum (worker, ALONG_WORKER_P_ROLE) : ALONG_ROLE_OTHER));
    }
  g_ptr_array_sort (colleagues, compare_names);
  return colleagues;
}

/* A colleague who is not known yet becomes one of the team's workers. */
static AlongEdit *
make_worker (AlongSession *self, const AlongColleague *colleague)
{
  AlongRecord *worker = along_family_find (self->team, ALONG_KIND_WORKER, colleague->key.worker), *record;
  AlongEdit *edit = along_edit_new (_ ("Add a colleague’s key"), ALONG_ID_NONE);
  g_autofree char *sign = g_base64_encode (colleague->key.sign_key, sizeof colleague->key.sign_key);
  g_autofree char *seal = g_base64_encode (colleague->key.seal_key, sizeof colleague->key.seal_key);

  along_edit_set_lasting (edit, TRUE);
  record = worker != NULL ? along_edit_change (edit, worker)
                          : along_edit_create_with_id (edit, ALONG_KIND_WORKER, colleague->key.worker);
  if (worker == NULL)
    {
      along_record_set_text (record, ALONG_WORKER_P_NAME, colleague->name);
      along_record_set_enum (record, ALONG_WORKER_P_ROLE, colleague->role);
    }
  along_record_set_text (record, ALONG_WORKER_P_SIGN_KEY, sign);
  along_record_set_text (record, ALONG_WORKER_P_SEAL_KEY, seal);
  return edit;
}

static void
accept_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gboolean accepted = along_store_accept_colleague_key_sync (work->store, &work->colleague->key, work->me, &error);

  end (task, accepted, error);
}

static void
on_worker_made (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (along_session_commit_finish (ALONG_SESSION (source), result, NULL, &error))
    {
      run (task, accept_in_thread);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/** along_session_accept_colleague_async: the key counts as this colleague's from now on, in place of one before. */
void
along_session_accept_colleague_async (AlongSession *self, const AlongColleague *colleague, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_accept_colleague_async, callback, data, &work);
  g_autoptr (AlongEdit) edit = NULL;

  if (task == NULL)
    return;
  work->colleague = along_colleague_copy (colleague);
  edit = make_worker (self, colleague);
  if (along_edit_is_empty (edit))
    run (task, accept_in_thread);
  else
    along_session_commit_async (self, edit, NULL, NULL, on_worker_made, task);
}

gboolean
along_session_accept_colleague_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gboolean forgotten = along_store_forget_colleague_key_sync (work->store, work->colleague->key.worker, work->me, &error);

  end (task, forgotten, error);
}

/** along_session_forget_colleague_async: their key does not count as theirs any more; they stay in the team. */
void
along_session_forget_colleague_async (AlongSession *self, AlongId worker, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_forget_colleague_async, callback, data, &work);

  if (task == NULL)
    return;
  work->colleague = along_colleague_new (&(AlongColleagueKey){ .worker = worker }, NULL, ALONG_ROLE_OTHER);
  run (task, forget_in_thread);
}

gboolean
along_session_forget_colleague_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
own_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  AlongColleagueKey key;
  GError *error = NULL;
  gboolean got = along_store_get_own_key_sync (work->store, work->me, &key, &error);

  if (got)
    {
      work->to = along_store_make_key_file_sync (work->store, work->me, work->name, work->role, &error);
      got = work->to != NULL;
    }
  if (got)
    work->colleague = along_colleague_new (&key, work->name, work->role);
  end (task, got, error);
}

void
along_session_get_my_key_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_get_my_key_async, callback, data, &work);
  AlongRecord *me;

  if (task == NULL)
    return;
  me = along_session_get_me (self);
  work->name = g_strdup (me != NULL ? along_record_get_text (me, ALONG_WORKER_P_NAME) : _ ("A colleague"));
  work->role = me != NULL ? along_record_get_enum (me, ALONG_WORKER_P_ROLE) : ALONG_ROLE_OTHER;
  run (task, own_in_thread);
}

AlongColleague *
along_session_get_my_key_finish (AlongSession *self, GAsyncResult *result, char **text, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (text != NULL)
    *text = g_steal_pointer (&work->to);
  return g_steal_pointer (&work->colleague);
}
