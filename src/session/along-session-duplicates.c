/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-session-duplicates.h"

#include "along-clock.h"
#include "along-instant.h"
#include "along-store-duplicates.h"
#include "session-private.h"
#include "session-progress.h"

/* What is asked for, on its way through a thread of its own. */
typedef struct
{
  AlongStore *store;
  SessionProgress progress;

  char *name, *given, *surname, *preferred, *born, *died, *nhs_number, *phone;
  AlongAlikeFacts facts;
  guint most;
  GPtrArray *records;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->store);
  g_free (asking->name);
  g_free (asking->given);
  g_free (asking->surname);
  g_free (asking->preferred);
  g_free (asking->born);
  g_free (asking->died);
  g_free (asking->nhs_number);
  g_free (asking->phone);
  g_clear_pointer (&asking->records, g_ptr_array_unref);
  g_free (asking);
}

/* The task, or %NULL: the store is closed, and the task has said so. */
static GTask *
start (AlongSession *self, gpointer tag, Asking **asking, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (self->store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", "closed");
      g_object_unref (task);
      return NULL;
    }
  *asking = g_new0 (Asking, 1);
  (*asking)->store = g_object_ref (self->store);
  g_task_set_task_data (task, *asking, asking_free);
  return task;
}

static void
give (GTask *task, gpointer result, GDestroyNotify free_result, GError *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, session_translate (error));
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asking *asking = data;
  GError *error = NULL;
  GPtrArray *found = along_store_find_duplicates_sync (asking->store, session_progress_tell, &asking->progress, cancellable, &error);

  give (task, found, (GDestroyNotify) g_ptr_array_unref, error);
}

void
along_session_find_duplicates_async (AlongSession *self, AlongSessionProgress progress, gpointer progress_data,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Asking *asking;
  g_autoptr (GTask) task = start (self, along_session_find_duplicates_async, &asking, cancellable, callback, data);

  if (task == NULL)
    return;
  asking->progress = (SessionProgress){ task, progress, progress_data };
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
along_session_find_duplicates_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      AlongDuplicate *duplicate = found->pdata[i];
      gboolean people = !along_id_is_none (duplicate->one.person);

      duplicate->apart = along_session_are_apart (self, people ? duplicate->one.person : duplicate->one.family,
                                                  people ? duplicate->other.person : duplicate->other.family)
                         || along_session_are_apart (self, duplicate->one.family, duplicate->other.family);
    }
  return found;
}

static void
find_alike_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asking *asking = data;
  GError *error = NULL;
  GPtrArray *found = along_store_find_alike_sync (asking->store, &asking->facts, asking->most, cancellable, &error);

  give (task, found, (GDestroyNotify) g_ptr_array_unref, error);
}

void
along_session_find_alike_async (AlongSession *self, const AlongAlikeFacts *facts, guint most, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  Asking *asking;
  g_autoptr (GTask) task = start (self, along_session_find_alike_async, &asking, cancellable, callback, data);

  if (task == NULL)
    return;
  asking->most = most;
  asking->facts = (AlongAlikeFacts){
    .name = asking->name = g_strdup (facts->name),
    .given = asking->given = g_strdup (facts->given),
    .surname = asking->surname = g_strdup (facts->surname),
    .preferred = asking->preferred = g_strdup (facts->preferred),
    .born = asking->born = g_strdup (facts->born),
    .died = asking->died = g_strdup (facts->died),
    .gender = facts->gender,
    .nhs_number = asking->nhs_number = g_strdup (facts->nhs_number),
    .phone = asking->phone = g_strdup (facts->phone),
    .is_twin = facts->is_twin,
  };
  g_task_run_in_thread (task, find_alike_in_thread);
}

GPtrArray *
along_session_find_alike_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
who_wrote_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asking *asking = data;
  GError *error = NULL;
  g_autoptr (GArray) found = along_store_who_wrote_sync (asking->store, asking->records, cancellable, &error);
  GArray *written = found != NULL ? g_array_new (FALSE, FALSE, sizeof (AlongWritten)) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const AlongStoreWritten *one = &g_array_index (found, AlongStoreWritten, i);
      const AlongWritten its = { one->record, one->property, one->worker, one->known_at };

      g_array_append_val (written, its);
    }
  give (task, written, (GDestroyNotify) g_array_unref, error);
}

void
along_session_who_wrote_async (AlongSession *self, GPtrArray *records, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  Asking *asking;
  g_autoptr (GTask) task = start (self, along_session_who_wrote_async, &asking, cancellable, callback, data);

  if (task == NULL)
    return;
  asking->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (asking->records, along_record_copy (records->pdata[i]));
  g_task_run_in_thread (task, who_wrote_in_thread);
}

GArray *
along_session_who_wrote_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Apart */

static char *
apart_name (AlongId one, AlongId other)
{
  gboolean turned = along_id_compare (one, other) > 0;
  char first[ALONG_ID_TEXT], second[ALONG_ID_TEXT];

  along_id_format (turned ? other : one, first);
  along_id_format (turned ? one : other, second);
  return g_strdup_printf ("apart/%s/%s", first, second);
}

void
along_session_keep_apart (AlongSession *self, AlongId one, AlongId other, gboolean apart)
{
  g_autofree char *name = apart_name (one, other), *today = along_day_to_edtf (along_day_of_ms (along_clock_now (), ALONG_ZONE));

  along_session_set_setting (self, name, apart ? today : NULL);
}

gboolean
along_session_are_apart (AlongSession *self, AlongId one, AlongId other)
{
  g_autofree char *name = apart_name (one, other);

  return along_session_get_setting (self, name) != NULL;
}
