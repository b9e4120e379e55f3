/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "along-file.h"
#include "along-keyring.h"
#include "along-vault.h"
#include "copy.h"

/* Changing the key of a closed store. In this order, each step durable before the next:
 *
 *   1  a whole copy under the new key beside the store, read back          (until 4, the old key opens)
 *   2  both keys in the wrap files, 3 the new one in the keyring as well
 *   4  store.id names both, the new one first                              (from here on, the new key opens:
 *   5  the copy takes the store's place                                     opening does 5 if it must)
 *   6  the old key goes: keyring, wrap files, and last from store.id
 *
 * A process that ends anywhere leaves a store that opens with a key that can be had; opening it ends or takes back. */

#define COPY ".new"

static const char *const wrap_names[] = { "unlock.wrap", "recovery.wrap" };

typedef struct
{
  char *dir, *path, *copy, *id_path;
  gboolean demonstration, in_keyring;
  AlongKey *old_key, *new_key;
  AlongStoreId id;
  const CopyProgress *progress;
  GCancellable *cancellable;
} Change;

static void
change_clear (Change *change)
{
  g_free (change->dir);
  g_free (change->path);
  g_free (change->copy);
  g_free (change->id_path);
  g_clear_pointer (&change->new_key, along_key_unref);
}

static void
change_begin (Change *change, const char *dir)
{
  change->dir = g_strdup (dir);
  change->path = g_build_filename (dir, "store", NULL);
  change->copy = g_strconcat (change->path, COPY, NULL);
  change->id_path = g_build_filename (dir, "store.id", NULL);
}

/* The log of @path is in it, and gone: nothing of it can get into the file that takes its place. */
static gboolean
no_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  if (copy_size (log) > 0)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO,
                           _ ("The newest work is not in the caseload’s own file yet. Open and close the caseload, then "
                              "try again."));
      return FALSE;
    }
  g_unlink (log);
  g_unlink (shared);
  return TRUE;
}

static void
remove_copy (const char *copy)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (copy, endings[i], NULL);
      g_unlink (path);
    }
}

static gboolean
make_copy (Change *change, GError **error)
{
  const CopyProgress copying = { change->progress->call, change->progress->data, 0, 0.6 };
  StoreConnection *from, *to;
  JournalHead head;
  gboolean done;

  if (log_check (change->path, error) != LOG_SOUND)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_LOG_DAMAGED,
                             _ ("The end of the caseload’s log cannot be read. Its key stays as it is."));
      return FALSE;
    }
  from = store_connection_open (change->path, change->old_key, STORE_CONNECTION_WRITE, error);
  if (from == NULL)
    return FALSE;
  remove_copy (change->copy);
  to = store_connection_open (change->copy, change->new_key, STORE_CONNECTION_SCRATCH, error);
  done = to != NULL && journal_read_head (from, change->id.id, &head, error)
         && copy_pages (from, to, &copying, change->cancellable, error);
  done = store_connection_close (to, done ? error : NULL) && done;
  done = done && store_exec (from, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  done = store_connection_close (from, done ? error : NULL) && done;
  if (!done || !no_log (change->path, error))
    return FALSE;
  copy_step ("rekey-verify");
  to = store_connection_open (change->copy, change->new_key, STORE_CONNECTION_WRITE, error);
  done = to != NULL && copy_check (to, change->id.id, &head, change->cancellable, error)
         && store_exec (to, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  done = store_connection_close (to, done ? error : NULL) && done;
  return done && no_log (change->copy, error) && copy_durable (change->copy, error);
}

static gboolean
change_wrap (const char *dir, const char *name, AlongKey *add, guint drop, GError **error)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS) || along_wrap_file_edit_sync (path, add, drop, error);
}

static gboolean
give_out_key (Change *change, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrap_names); i++)
    {
      copy_step ("rekey-wrap");
      if (!change_wrap (change->dir, wrap_names[i], change->new_key, 0, error))
        return FALSE;
    }
  copy_step ("rekey-keyring");
  return !change->in_keyring
         || along_keyring_store_sync (change->id.id, along_key_get_generation (change->new_key), change->new_key,
                                      ALONG_KEYRING_ASK, ALONG_KEYRING_TIMEOUT, change->cancellable, error);
}

/* Nothing is left of the new key. */
static void
take_back (Change *change)
{
  guint generation = along_key_get_generation (change->new_key);

  remove_copy (change->copy);
  for (guint i = 0; i < G_N_ELEMENTS (wrap_names); i++)
    change_wrap (change->dir, wrap_names[i], NULL, generation, NULL);
  if (change->in_keyring)
    along_keyring_delete_sync (change->id.id, generation, ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT, NULL, NULL);
}

static gboolean
put_in_place (const char *path, GError **error)
{
  g_autofree char *copy = g_strconcat (path, COPY, NULL);
  g_autofree char *dir = g_path_get_dirname (path);

  if (!no_log (path, error))
    return FALSE;
  if (g_rename (copy, path) != 0)
    return store_fail (NULL, SQLITE_IOERR, error);
  return along_file_sync_folder (dir, error);
}

/* Takes the older keys out of keyring, wrap files and store.id. @anyway: also out of store.id where the keyring does not
 * answer: it has not got the new key, and is not to be asked for the old one. */
static void
tidy (const char *dir, AlongKey *key, gboolean anyway)
{
  g_autofree char *id_path = g_build_filename (dir, "store.id", NULL), *path = g_build_filename (dir, "store", NULL);
  AlongStoreId store_id;
  guint newest = 0;

  if (!along_store_id_read (id_path, &store_id, NULL) || store_id.n_keys < 2
      || !along_store_id_fits (&store_id, key, &newest))
    return;
  for (guint i = store_id.n_keys; i-- > 0;)
    {
      guint generation = store_id.keys[i].generation;
      gboolean gone = TRUE;

      if (generation == newest)
        continue;
      copy_step ("rekey-forget");
      if (!store_id.not_in_keyring)
        gone = along_keyring_delete_sync (store_id.id, generation, ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT, NULL, NULL);
      for (guint w = 0; w < G_N_ELEMENTS (wrap_names); w++)
        gone = change_wrap (dir, wrap_names[w], NULL, generation, NULL) && gone;
      if (gone || anyway)
        along_store_id_drop_key (&store_id, generation);
    }
  /* They would still open with the old key. */
  kept_remove (path, KEPT_BEFORE);
  kept_remove (path, KEPT_ASIDE);
  copy_step ("rekey-name-one");
  along_store_id_write (&store_id, id_path, NULL);
}

/* Writing may say that it did not work after it has: what stands in store.id decides whether anything is taken back. */
static gboolean
name_new_key (Change *change, GError **error)
{
  AlongStoreId stands;
  GError *local = NULL;

  if (along_store_id_add_key (&change->id, along_key_get_generation (change->new_key), change->new_key)
      && along_store_id_write (&change->id, change->id_path, &local))
    return TRUE;
  if (along_store_id_read (change->id_path, &stands, NULL))
    {
      if (along_store_id_fits (&stands, change->new_key, NULL))
        {
          g_clear_error (&local);
          return TRUE;
        }
      take_back (change);
    }
  if (local == NULL)
    store_fail (NULL, SQLITE_IOERR, &local);
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
change_key (Change *change, GError **error)
{
  guint generation = 0;

  for (guint i = 0; i < change->id.n_keys; i++)
    generation = MAX (generation, change->id.keys[i].generation);
  change->new_key = along_key_new_random ();
  along_key_set_generation (change->new_key, generation + 1);
  if (change->id.n_keys == ALONG_STORE_ID_KEYS)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                           _ ("Older keys are still in the keyring. Open the keyring, open the caseload once, then try "
                              "again."));
      return FALSE;
    }
  if (!copy_room (change->dir, copy_size (change->path),
                  _ ("Changing the key needs room for a second copy of the caseload. %s more is needed: make some room, "
                     "then try again."), error))
    return FALSE;
  copy_step ("rekey-copy");
  if (!make_copy (change, error))
    {
      remove_copy (change->copy);
      return FALSE;
    }
  copy_tell (change->progress, 0.9);
  if (!give_out_key (change, error))
    {
      take_back (change);
      return FALSE;
    }
  /* From here on it is done, or will be when the store is next opened. */
  copy_step ("rekey-name");
  if (!name_new_key (change, error))
    return FALSE;
  copy_step ("rekey-place");
  if (!put_in_place (change->path, error))
    return FALSE;
  copy_step ("rekey-placed");
  tidy (change->dir, change->new_key, !change->in_keyring);
  copy_tell (change->progress, 1);
  return TRUE;
}

/** along_store_ref_key: the key of an open store, with its generation, to be wrapped anew; %NULL if it is closed. */
AlongKey *
along_store_ref_key (AlongStore *self)
{
  AlongStoreId store_id;
  AlongKey *key;
  guint generation;

  g_mutex_lock (&self->lock);
  key = self->open ? along_key_ref (self->key) : NULL;
  g_mutex_unlock (&self->lock);
  if (key != NULL && along_key_get_generation (key) == 0 && along_store_id_read (self->id_path, &store_id, NULL)
      && along_store_id_fits (&store_id, key, &generation))
    along_key_set_generation (key, generation);
  return key;
}

/**
 * along_store_rekey_sync: puts the closed store in @dir under a new key: everything in it is written anew. Needs room
 * for a second store. Nobody is asked for a passphrase; the passphrase and the recovery sheet stay as they are.
 *
 * @key: the present one
 * @in_keyring: the keyring has @key, and is to have the new one; it may ask to be opened
 *
 * Returns: the new key, with its generation
 */
AlongKey *
along_store_rekey_sync (const char *dir, gboolean demonstration, AlongKey *key, gboolean in_keyring,
                        AlongStoreProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  const CopyProgress whole = { progress, data, 0, 1 };
  g_autofree char *lock_path = g_build_filename (dir, "store.lock", NULL);
  g_autoptr (AlongLockFile) lock = along_lock_file_take (lock_path, "alongside", error);
  Change change = { .demonstration = demonstration, .in_keyring = in_keyring, .old_key = key, .progress = &whole,
                    .cancellable = cancellable };
  AlongKey *made = NULL;

  if (lock == NULL)
    return NULL;
  change_begin (&change, dir);
  if (along_store_id_read (change.id_path, &change.id, error))
    {
      if (!along_store_id_fits (&change.id, key, NULL))
        store_fail (NULL, SQLITE_NOTADB, error);
      else if (rekey_settle (change.path, change.id_path, &change.id, key, error) && change_key (&change, error))
        made = along_key_ref (change.new_key);
    }
  change_clear (&change);
  return made;
}

static gboolean
opens (const char *path, AlongKey *key)
{
  /* Nothing is written, and the log is left alone: it has not been looked at yet. */
  StoreConnection *connection = store_connection_open (path, key, STORE_CONNECTION_SEALED, NULL);

  store_connection_close (connection, NULL);
  return connection != NULL;
}

static gboolean
drop_newest (AlongStoreId *store_id, const char *id_path, GError **error)
{
  GError *local = NULL;

  along_store_id_drop_key (store_id, store_id->keys[0].generation);
  if (along_store_id_write (store_id, id_path, &local))
    return TRUE;
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO, local->message);
  g_error_free (local);
  return FALSE;
}

/*
 * rekey_settle: ends a change of key that was cut short, or takes it back, before the store @path is opened under
 * @key; the store is locked.
 */
gboolean
rekey_settle (const char *path, const char *id_path, AlongStoreId *store_id, AlongKey *key, GError **error)
{
  g_autofree char *copy = g_strconcat (path, COPY, NULL);
  guint generation = 0;

  if (!g_file_test (copy, G_FILE_TEST_EXISTS))
    {
      if (store_id->n_keys < 2 || !along_store_id_fits (store_id, key, &generation)
          || generation == store_id->keys[0].generation)
        return TRUE;
      /* The copy has taken its place, or went: whichever key opens the store is its key. */
      if (!opens (path, key))
        return store_fail (NULL, SQLITE_NOTADB, error);
      return drop_newest (store_id, id_path, error);
    }
  if (store_id->n_keys > 1 && along_store_id_fits (store_id, key, &generation)
      && generation == store_id->keys[0].generation)
    return put_in_place (path, error);
  /* Named last or not at all, or opened with the old key: the copy was never worked in. */
  if (store_id->n_keys > 1 && !drop_newest (store_id, id_path, error))
    return FALSE;
  remove_copy (copy);
  return TRUE;
}

/**
 * along_store_tidy_keys_sync: after a change of key that was cut short: takes the older keys of the store in @dir, which
 * opens with @key, out of keyring, wrap files and store.id. What cannot be done now is done after the next opening.
 */
void
along_store_tidy_keys_sync (const char *dir, AlongKey *key)
{
  tidy (dir, key, FALSE);
}
