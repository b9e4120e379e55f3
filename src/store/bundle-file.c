/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "along-vault.h"
#include "along-wrap.h"
#include "copy.h"
#include "parcel.h"

/* While a bundle is written or read its pages, encrypted, lie beside the store under this name and six letters that
 * nobody can foresee: a whole caseload has no room in the folder for temporary files, which is memory. */
#define SCRATCH "bundle."

/* bundle_clear_left_over: what a process that was killed left in the store's folder @dir, which nobody else has open. */
void
bundle_clear_left_over (const char *dir)
{
  g_autoptr (GDir) names = g_dir_open (dir, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    if (g_str_has_prefix (name, SCRATCH) && strlen (name) == strlen (SCRATCH) + 6)
      {
        g_autofree char *path = g_build_filename (dir, name, NULL);
        g_unlink (path);
      }
}

/* A new, empty file in @dir, its owner's alone. */
static char *
scratch_path (const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, SCRATCH "XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  int number = errno;

  if (fd >= 0)
    {
      close (fd);
      return g_steal_pointer (&path);
    }
  store_fail (NULL, number == ENOSPC ? SQLITE_FULL : number == EACCES || number == EROFS ? SQLITE_READONLY : SQLITE_IOERR, error);
  return NULL;
}

static GBytes *
make_header (const Bundle *bundle, AlongKey *key, const BundleKeys *keys, const guint8 *seal_to,
             const AlongSecretText *passphrase, GError **error)
{
  BundleHeader header = { .maker = bundle->maker.worker, .sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) };
  g_autoptr (AlongWrap) wrap = NULL;
  GBytes *sealed = NULL, *bytes = NULL;

  along_sign_public_half (keys->sign, header.sign_key);
  if (seal_to != NULL)
    {
      sealed = along_seal (seal_to, along_key_peek (key), ALONG_KEY_SIZE, error);
      along_key_unpeek (key);
      if (sealed != NULL)
        g_ptr_array_add (header.sealed, sealed);
    }
  if (passphrase != NULL)
    {
      wrap = along_wrap_new_sync (passphrase, ALONG_WRAP_COST_STANDARD, error);
      if (wrap != NULL && along_wrap_seal (wrap, 1, key, error))
        header.wrap = along_wrap_to_bytes (wrap);
    }
  if ((seal_to == NULL || sealed != NULL) && (passphrase == NULL || header.wrap != NULL))
    bytes = bundle_header_to_bytes (&header);
  bundle_header_clear (&header);
  return bytes;
}

static gboolean
write_pages (const Bundle *bundle, const char *scratch, AlongKey *key, GBytes *header, AlongKey *sign_secret,
             const BundleWatch *watch, GError **error)
{
  const BundleWatch rows = bundle_watch_part (watch, 0, 2);
  StoreConnection *connection = store_connection_open (scratch, key, STORE_CONNECTION_SCRATCH, error);
  gboolean done;

  if (connection == NULL)
    return FALSE;
  store_connection_set_stop (connection, bundle_is_stopped, watch->cancellable);
  done = store_exec (connection, "BEGIN", error) && bundle_make_tables (connection, error)
         && bundle_write_rows (connection, bundle, &rows, error) && bundle_watch_tell (watch, 0.5, error)
         && bundle_sign (connection, header, sign_secret, error)
         && store_exec (connection, "COMMIT", error);
  return store_connection_close (connection, done ? error : NULL) && done;
}

/*
 * bundle_write_file: whole, or not at all. About a second with a passphrase.
 *
 * @dir: the store's folder
 * @seal_to: (nullable): the colleague's X25519 key
 * @passphrase: (nullable)
 */
gboolean
bundle_write_file (const Bundle *bundle, const char *dir, const char *path, const BundleKeys *keys, const guint8 *seal_to,
                   const AlongSecretText *passphrase, const BundleWatch *watch, GError **error)
{
  g_autofree char *scratch = scratch_path (dir, error);
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GBytes) header = scratch != NULL ? make_header (bundle, key, keys, seal_to, passphrase, error) : NULL;
  const BundleWatch pages = bundle_watch_part (watch, 1, 3);
  gboolean done = header != NULL && write_pages (bundle, scratch, key, header, keys->sign, &pages, error)
                  && bundle_watch_tell (watch, 2.0 / 3, error)
                  && parcel_write (path, PARCEL_BUNDLE, header, scratch, watch->cancellable, error);

  if (scratch != NULL)
    g_unlink (scratch);
  return done;
}

static gboolean
refuse (AlongTakingError code, const char *words, GError **error)
{
  g_set_error_literal (error, ALONG_TAKING_ERROR, code, words);
  return FALSE;
}

static AlongKey *
open_wrap (const BundleHeader *header, const AlongSecretText *passphrase, GError **error)
{
  g_autoptr (AlongWrap) wrap = along_wrap_from_bytes (header->wrap, NULL);
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (GError) local = NULL;

  if (wrap == NULL)
    {
      refuse (ALONG_TAKING_ERROR_DAMAGED, _ ("The beginning of this file is damaged. Ask your colleague for it again."), error);
      return NULL;
    }
  opened = along_wrap_open_sync (wrap, passphrase, &local);
  if (opened != NULL && opened->len > 0)
    return along_key_ref (opened->pdata[0]);
  if (local == NULL || g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE))
    refuse (ALONG_TAKING_ERROR_WRONG_PASSPHRASE, _ ("That is not the passphrase. Capital letters and spaces count."), error);
  else
    refuse (ALONG_TAKING_ERROR_DAMAGED, local->message, error);
  return NULL;
}

/* The file's own key: with one's own secret half, else with the passphrase. */
static AlongKey *
find_key (const BundleHeader *header, const BundleKeys *keys, const AlongSecretText *passphrase, GError **error)
{
  for (guint i = 0; keys->seal != NULL && i < header->sealed->len; i++)
    {
      AlongKey *key = along_seal_open_key (keys->seal, header->sealed->pdata[i], NULL);
      if (key != NULL)
        return key;
    }
  if (header->wrap != NULL && passphrase != NULL)
    return open_wrap (header, passphrase, error);
  if (header->wrap != NULL)
    refuse (ALONG_TAKING_ERROR_PASSPHRASE, _ ("This file opens with a passphrase. Ask your colleague for it."), error);
  else
    refuse (ALONG_TAKING_ERROR_NOT_FOR_YOU,
            _ ("This file was made for another colleague’s key. Ask for one made for yours, or with a passphrase."), error);
  return NULL;
}

/* Pages that cannot be read are the file's, not the caseload's. */
static gboolean
blame_file (GError *local, GError **error)
{
  if (g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED)
      || g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY)
      || g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO))
    {
      refuse (ALONG_TAKING_ERROR_DAMAGED, _ ("Part of this file cannot be read. Ask your colleague for it again."), error);
      g_error_free (local);
    }
  else
    g_propagate_error (error, local);
  return FALSE;
}

static Bundle *
read_pages (const char *scratch, AlongKey *key, GBytes *bytes, const BundleHeader *header, const BundleWatch *watch,
            GError **error)
{
  GError *local = NULL;
  StoreConnection *connection = store_connection_open (scratch, key, STORE_CONNECTION_SEALED, &local);
  Bundle *bundle = NULL;

  if (connection != NULL)
    {
      store_connection_set_stop (connection, bundle_is_stopped, watch->cancellable);
      if (bundle_check_signature (connection, bytes, header->sign_key, &local) && bundle_watch_tell (watch, 0.5, &local))
        bundle = bundle_read_rows (connection, &local);
      store_connection_close (connection, NULL);
    }
  if (bundle == NULL)
    {
      blame_file (local, error);
      return NULL;
    }
  memcpy (bundle->maker.sign_key, header->sign_key, sizeof bundle->maker.sign_key);
  if (along_id_equal (bundle->maker.worker, header->maker))
    return bundle;
  bundle_free (bundle);
  refuse (ALONG_TAKING_ERROR_DAMAGED, _ ("The beginning of this file is damaged. Ask your colleague for it again."), error);
  return NULL;
}

/* bundle_read_file: what is in a colleague's file, its signature checked. About a second with a passphrase. @dir: the
 * store's folder. */
Bundle *
bundle_read_file (const char *dir, const char *path, const BundleKeys *keys, const AlongSecretText *passphrase,
                  const BundleWatch *watch, GError **error)
{
  g_autofree char *scratch = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlongKey) key = NULL;
  BundleHeader header = { 0 };
  Bundle *bundle = NULL;

  if (!parcel_read_header (path, PARCEL_BUNDLE, &bytes, error))
    return NULL;
  if (bundle_header_read (bytes, &header, error))
    key = find_key (&header, keys, passphrase, error);
  if (key != NULL
      && copy_room (dir, copy_size (path),
                    _ ("Reading this file needs room on this computer. %s more is needed: make some room, then try again."), error))
    scratch = scratch_path (dir, error);
  if (scratch != NULL)
    {
      const BundleWatch pages = bundle_watch_part (watch, 1, 2);

      if (bundle_watch_tell (watch, 0.25, error) && parcel_extract (path, PARCEL_BUNDLE, scratch, watch->cancellable, error)
          && bundle_watch_tell (watch, 0.5, error))
        bundle = read_pages (scratch, key, bytes, &header, &pages, error);
      g_unlink (scratch);
    }
  bundle_header_clear (&header);
  return bundle;
}
