/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-vault.h"
#include "wrap-private.h"

/* Wrong tries without waiting, the first wait and the longest, seconds. */
#define FREE_TRIES 9
#define FIRST_WAIT 30
#define LONGEST_WAIT 900

/* One at a time, so that counting never puts back keys that were changed meanwhile. */
static GMutex file_lock;

static guint
seconds_to_wait (const AlongWrap *wrap)
{
  if (wrap->tries <= FREE_TRIES)
    return 0;

  guint doublings = MIN (wrap->tries - FREE_TRIES - 1, 5);
  gint64 wait = MIN (FIRST_WAIT << doublings, LONGEST_WAIT);
  gint64 passed = (along_clock_now () - wrap->last_try) / 1000;
  /* A try noted far in the future is a clock that was wrong: nobody is shut out for years by that. */
  if (passed >= wait || passed < -LONGEST_WAIT)
    return 0;
  return (guint) (wait - MAX (passed, 0));
}

/**
 * along_wrap_file_wait: seconds until along_wrap_file_open_sync () will look at a passphrase again; 0 if
 * it will now, or if the file cannot be read (opening says why).
 */
guint
along_wrap_file_wait (const char *path)
{
  g_autoptr (AlongWrap) wrap = along_wrap_read (path, NULL);

  return wrap == NULL ? 0 : seconds_to_wait (wrap);
}

/* Writes the count into the file as it is now. A folder that cannot be written does not shut anybody out:
 * who can copy the file elsewhere can try there without being counted anyway. */
static void
note_tries (const char *path, guint32 tries, gint64 last_try)
{
  g_autoptr (AlongWrap) now = along_wrap_read (path, NULL);

  if (now == NULL || (now->tries == tries && now->last_try == last_try))
    return;
  now->tries = tries;
  now->last_try = last_try;
  along_wrap_write (now, path, NULL);
}

static GPtrArray *
open_counted (const char *path, const AlongWrap *wrap, const AlongSecretText *passphrase, GError **error)
{
  GError *reason = NULL;
  guint wait = seconds_to_wait (wrap);

  if (wait > 0)
    {
      g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_TOO_SOON,
                   ngettext ("Too many tries. You can try again in %u second.",
                             "Too many tries. You can try again in %u seconds.", wait), wait);
      return NULL;
    }

  /* Counted before it is looked at: ending the program in between wins nothing. */
  note_tries (path, wrap->tries + 1, along_clock_now ());
  GPtrArray *keys = along_wrap_open_sync (wrap, passphrase, &reason);
  if (keys != NULL)
    note_tries (path, 0, 0);
  else if (!g_error_matches (reason, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE))
    note_tries (path, wrap->tries, wrap->last_try);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return keys;
}

/**
 * along_wrap_file_open_sync: opens a wrap file and counts the try in it: from the 10th wrong one on the
 * next has to wait 30 seconds, then twice as long each time, at most 15 minutes, over restarts too.
 *
 * Returns: the keys as along_wrap_open_sync () gives them. Fails with ALONG_VAULT_ERROR_WRONG_PASSPHRASE,
 * TOO_SOON, MISSING, DAMAGED, NEWER or IO.
 */
GPtrArray *
along_wrap_file_open_sync (const char *path, const AlongSecretText *passphrase, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file_lock);
  g_autoptr (AlongWrap) wrap = along_wrap_read (path, error);

  return wrap == NULL ? NULL : open_counted (path, wrap, passphrase, error);
}

/**
 * along_wrap_file_edit_sync: changes which keys are in a wrap file. Fails as along_wrap_read () and along_wrap_seal () do.
 *
 * @add: (nullable): a key to be put into it, as its generation
 * @drop: a generation that is to go; 0: none
 */
gboolean
along_wrap_file_edit_sync (const char *path, AlongKey *add, guint drop, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file_lock);
  g_autoptr (AlongWrap) wrap = along_wrap_read (path, error);

  if (wrap == NULL)
    return FALSE;
  if (add != NULL && !along_wrap_seal (wrap, along_key_get_generation (add), add, error))
    return FALSE;
  if (drop > 0 && !along_wrap_drop (wrap, drop) && add == NULL)
    return TRUE;
  return along_wrap_write (wrap, path, error);
}

/**
 * along_wrap_file_make_sync: a wrap to be put in the place of the file at @path, under @passphrase, with a new pair and no
 * keys; at no lower a cost than that file's, if there is one that can be read. Takes as long as one try will.
 */
AlongWrap *
along_wrap_file_make_sync (const char *path, const AlongSecretText *passphrase, GError **error)
{
  g_autoptr (AlongWrap) before = along_wrap_read (path, NULL);

  return wrap_new_with_cost (passphrase, MAX (crypto_pwhash_OPSLIMIT_MODERATE, before != NULL ? before->opslimit : 0),
                             MAX (crypto_pwhash_MEMLIMIT_MODERATE, before != NULL ? before->memlimit : 0), error);
}

/** along_wrap_file_replace_sync: along_wrap_write (), while nobody counts tries or changes keys in the file. */
gboolean
along_wrap_file_replace_sync (const char *path, const AlongWrap *wrap, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file_lock);

  return along_wrap_write (wrap, path, error);
}

/**
 * along_wrap_file_change_sync: puts the keys of a wrap file under another passphrase, with a new pair, at
 * no lower a cost. Old copies of the file open nothing that is sealed later. Fails as
 * along_wrap_file_open_sync () does, and then nothing has changed.
 */
gboolean
along_wrap_file_change_sync (const char *path, const AlongSecretText *old_passphrase,
                             const AlongSecretText *new_passphrase, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&file_lock);
  g_autoptr (AlongWrap) wrap = along_wrap_read (path, error);

  if (wrap == NULL)
    return FALSE;
  g_autoptr (GPtrArray) keys = open_counted (path, wrap, old_passphrase, error);
  if (keys == NULL)
    return FALSE;
  g_autoptr (AlongWrap) changed = wrap_new_with_cost (new_passphrase, wrap->opslimit, wrap->memlimit, error);
  if (changed == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (!along_wrap_seal (changed, along_key_get_generation (keys->pdata[i]), keys->pdata[i], error))
      return FALSE;
  return along_wrap_write (changed, path, error);
}

typedef struct
{
  char *path;
  AlongSecretText *passphrase;
  AlongSecretText *new_passphrase;
} FileData;

static void
file_data_free (gpointer data)
{
  FileData *file = data;

  g_free (file->path);
  along_secret_text_free (file->passphrase);
  along_secret_text_free (file->new_passphrase);
  g_free (file);
}

static void
run_in_thread (const char *path, const AlongSecretText *passphrase, const AlongSecretText *new_passphrase,
               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, gpointer tag,
               GTaskThreadFunc work)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  FileData *file = g_new0 (FileData, 1);

  file->path = g_strdup (path);
  file->passphrase = along_secret_text_copy (passphrase);
  if (new_passphrase != NULL)
    file->new_passphrase = along_secret_text_copy (new_passphrase);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, file, file_data_free);
  g_task_run_in_thread (task, work);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const FileData *file = data;
  GError *error = NULL;
  GPtrArray *keys = along_wrap_file_open_sync (file->path, file->passphrase, &error);

  if (keys != NULL)
    g_task_return_pointer (task, keys, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * along_wrap_file_open_async: along_wrap_file_open_sync () in a thread of its own. Cancelling gives
 * G_IO_ERROR_CANCELLED once the try that runs has ended.
 */
void
along_wrap_file_open_async (const char *path, const AlongSecretText *passphrase, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  run_in_thread (path, passphrase, NULL, cancellable, callback, data, along_wrap_file_open_async, open_thread);
}

/** along_wrap_file_open_finish: the keys, or %NULL with @error. */
GPtrArray *
along_wrap_file_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_wrap_file_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
change_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const FileData *file = data;
  GError *error = NULL;

  if (along_wrap_file_change_sync (file->path, file->passphrase, file->new_passphrase, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** along_wrap_file_change_async: along_wrap_file_change_sync () in a thread of its own; runs to its end. */
void
along_wrap_file_change_async (const char *path, const AlongSecretText *old_passphrase,
                              const AlongSecretText *new_passphrase, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  run_in_thread (path, old_passphrase, new_passphrase, cancellable, callback, data, along_wrap_file_change_async,
                 change_thread);
}

/** along_wrap_file_change_finish: whether the passphrase was changed. */
gboolean
along_wrap_file_change_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_wrap_file_change_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
