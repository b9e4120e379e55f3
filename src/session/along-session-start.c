/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-file.h"
#include "along-keyring.h"
#include "along-presets.h"
#include "along-seal.h"
#include "along-store-id.h"
#include "along-words.h"
#include "along-wrap.h"

/* The words of the recovery sheet are kept inside the store until somebody says that they have the sheet. */
#define SHEET "recovery_sheet"

/* A caseload is made in a folder beside its place and moved there when it is whole, so that a start
 * that was cut short leaves nothing half-made. */

typedef struct
{
  char *worker_name;
  int role;
  int preset;
  char *team_name;
  char *area;
  AlongSecretText *passphrase;

  char *unfinished; /* the folder it is made in */
  AlongKey *key;
  AlongId store_id;
  AlongSecretText *recovery;
  gboolean without_keyring;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_free (start->worker_name);
  g_free (start->team_name);
  g_free (start->area);
  g_free (start->unfinished);
  g_clear_pointer (&start->passphrase, along_secret_text_free);
  g_clear_pointer (&start->recovery, along_secret_text_free);
  g_clear_pointer (&start->key, along_key_unref);
  g_free (start);
}

static void
remove_folder (const char *path)
{
  along_file_empty_folder (path, NULL);
  g_rmdir (path);
}

/* Who owns the store, its programme and what every programme starts with. */
static AlongEdit *
first_edit (const Start *start, AlongId me, const guint8 *sign_key, const guint8 *seal_key)
{
  AlongEdit *edit = along_edit_new (_ ("Start the caseload"), ALONG_ID_NONE);
  AlongRecord *programme = along_edit_create (edit, ALONG_KIND_PROGRAMME);
  AlongRecord *worker = along_edit_create_with_id (edit, ALONG_KIND_WORKER, me);
  g_autofree char *sign = g_base64_encode (sign_key, ALONG_PUBLIC_SIZE);
  g_autofree char *seal = g_base64_encode (seal_key, ALONG_PUBLIC_SIZE);
  const char *areas[] = { start->area, NULL };

  along_edit_set_lasting (edit, TRUE);
  along_record_set_text (programme, ALONG_PROGRAMME_P_NAME,
                         start->team_name != NULL && *start->team_name != '\0' ? start->team_name
                                                                               : along_preset_programme_name (start->preset));
  along_record_set_enum (programme, ALONG_PROGRAMME_P_PRESET, start->preset);
  along_record_set_lines (programme, ALONG_PROGRAMME_P_AREAS, areas);
  along_record_set_text (programme, ALONG_PROGRAMME_P_CONTACT_DEFINITION, "F0 version 1");
  along_record_set_text (programme, ALONG_PROGRAMME_P_INTENSIVE_LOW, "3");
  along_record_set_text (programme, ALONG_PROGRAMME_P_INTENSIVE_HIGH, "4");
  along_record_set_int (programme, ALONG_PROGRAMME_P_AROUND_BIRTH_DAYS, 28);
  along_record_set_int (programme, ALONG_PROGRAMME_P_FIXED_PERCENT, 30);
  along_record_set_int (programme, ALONG_PROGRAMME_P_CEILING_PERCENT, 90);
  along_record_set_int (programme, ALONG_PROGRAMME_P_VISIT_MINUTES, 75);
  along_record_set_int (programme, ALONG_PROGRAMME_P_TRAVEL_MINUTES, 30);
  along_record_set_int (programme, ALONG_PROGRAMME_P_RECORDING_MINUTES, 30);
  along_record_set_int (programme, ALONG_PROGRAMME_P_LIAISON_MINUTES, 45);
  along_record_set_int (programme, ALONG_PROGRAMME_P_CROWDING, 5);

  along_record_set_text (worker, ALONG_WORKER_P_NAME, start->worker_name);
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, start->role);
  along_record_set_int (worker, ALONG_WORKER_P_WEEKLY_MINUTES, 37 * 60);
  along_record_set_text (worker, ALONG_WORKER_P_SIGN_KEY, sign);
  along_record_set_text (worker, ALONG_WORKER_P_SEAL_KEY, seal);

  along_preset_add_modules (edit);
  return edit;
}

static gboolean
put_secret (AlongStore *store, const char *name, AlongKey *key, GError **error)
{
  char *text = g_base64_encode (along_key_peek (key), ALONG_KEY_SIZE);
  gboolean put = along_store_put_setting_sync (store, name, text, error);

  along_key_unpeek (key);
  explicit_bzero (text, strlen (text));
  g_free (text);
  return put;
}

static gboolean
fill_store (AlongStore *store, Start *start, GError **error)
{
  guint8 sign_public[ALONG_PUBLIC_SIZE], seal_public[ALONG_PUBLIC_SIZE];
  g_autoptr (AlongKey) sign_secret = along_sign_make_pair (sign_public);
  g_autoptr (AlongKey) seal_secret = along_seal_make_pair (seal_public);
  AlongId me = along_id_new ();
  g_autoptr (AlongEdit) edit = first_edit (start, me, sign_public, seal_public);
  char me_text[ALONG_ID_TEXT];

  if (!along_check_edit (edit, NULL, g_get_real_time () / 1000, NULL, error)
      || !along_store_commit_sync (store, edit, me, NULL, error))
    return FALSE;
  along_id_format (me, me_text);
  return along_store_put_setting_sync (store, "me", me_text, error)
         && put_secret (store, "sign_secret", sign_secret, error) && put_secret (store, "seal_secret", seal_secret, error)
         && along_store_put_setting_sync (store, SHEET, along_secret_text_peek (start->recovery), error);
}

static gboolean
write_wrap (Start *start, const AlongSecretText *passphrase, const char *name, GError **error)
{
  g_autoptr (AlongWrap) wrap = along_wrap_new_sync (passphrase, ALONG_WRAP_COST_STANDARD, error);
  g_autofree char *path = g_build_filename (start->unfinished, name, NULL);

  return wrap != NULL && along_wrap_seal (wrap, along_key_get_generation (start->key), start->key, error)
         && along_wrap_write (wrap, path, error);
}

/* In a thread of its own: making keys from passphrases takes seconds. */
static void
make_store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Start *start = data;
  g_autoptr (AlongStore) store = session_make_store (self, start->unfinished);
  GError *error = NULL;

  remove_folder (start->unfinished);
  if (g_mkdir_with_parents (start->unfinished, 0700) != 0)
    {
      g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_IO, "%s",
                               _ ("The folder for the caseload could not be made. Is the disk full or read-only?"));
      return;
    }
  start->key = along_key_new_random ();
  along_key_set_generation (start->key, 1);
  start->recovery = along_words_random ();
  if (!along_store_create_sync (store, start->key, &error)
      || !along_store_open_sync (store, start->key, cancellable, &error))
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  start->store_id = along_store_get_id (store);
  if (!fill_store (store, start, &error) || !along_store_close_sync (store, &error)
      || !write_wrap (start, start->recovery, "recovery.wrap", &error)
      || (start->passphrase != NULL && !write_wrap (start, start->passphrase, "unlock.wrap", &error)))
    {
      along_store_close_sync (store, NULL);
      g_task_return_error (task, session_translate (error));
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
note_without_keyring (Start *start)
{
  g_autofree char *path = g_build_filename (start->unfinished, "store.id", NULL);
  AlongStoreId store_id;

  if (!along_store_id_read (path, &store_id, NULL))
    return FALSE;
  store_id.not_in_keyring = TRUE;
  return along_store_id_write (&store_id, path, NULL);
}

/* In a thread: from then on it is a caseload. */
static void
put_in_place (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Start *start = data;
  g_autofree char *parent = g_path_get_dirname (self->dir);
  g_autoptr (AlongStore) there = session_make_store (self, self->dir);

  if (along_store_exists (there))
    {
      g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_CONFLICT, "%s",
                               _ ("There is a caseload in this folder already. Close Alongside and start it again."));
      return;
    }
  remove_folder (self->dir);
  if ((start->without_keyring && !note_without_keyring (start)) || g_mkdir_with_parents (parent, 0700) != 0
      || g_rename (start->unfinished, self->dir) != 0)
    g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_IO, "%s",
                             _ ("The folder for the caseload could not be made. Is the disk full or read-only?"));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_in_place (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  GTask *task = data;
  Start *start = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      session_open_store_async (self, start->key, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Takes @task. */
static void
move_to_place (GTask *task)
{
  g_autoptr (GTask) moving = g_task_new (g_task_get_source_object (task), NULL, on_in_place, task);

  g_task_set_task_data (moving, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (moving, put_in_place);
}

/* The keyring was open when it was asked about; if it is not any more, the passphrase opens the caseload. */
static void
on_key_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Start *start = g_task_get_task_data (task);

  start->without_keyring = !along_keyring_store_finish (result, NULL);
  move_to_place (task);
}

static void
on_store_made (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Start *start = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      remove_folder (start->unfinished);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (start->without_keyring)
    move_to_place (task);
  else
    along_keyring_store_async (start->store_id, 1, start->key, ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT,
                               g_task_get_cancellable (task), on_key_stored, task);
}

/**
 * along_session_start_async: makes a caseload and opens it. Only in state NEW.
 *
 * A trainer's caseload holds made-up families only, and is there already: for a trainer none is made. Nobody becomes one later on, by the
 * preferences or a colleague's file; so no real family needs to be kept from a trainer, wherever it is shown.
 */
void
along_session_start_async (AlongSession *self, const AlongStart *from, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) making = NULL;
  Start *start;

  g_return_if_fail (self->state == ALONG_SESSION_NEW && !self->demonstration);

  if (from->role == ALONG_ROLE_TRAINER)
    {
      g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_TRAINER, "%s",
                               _ ("A trainer’s families are the made-up ones. Choose another role to start a caseload."));
      g_object_unref (task);
      return;
    }
  start = g_new0 (Start, 1);
  making = g_task_new (self, cancellable, on_store_made, task);
  start->worker_name = g_strdup (from->worker_name);
  start->role = from->role;
  start->preset = from->preset;
  start->team_name = g_strdup (from->team_name);
  start->area = g_strdup (from->area);
  start->passphrase = from->passphrase != NULL ? along_secret_text_new (from->passphrase) : NULL;
  start->without_keyring = from->without_keyring;
  start->unfinished = g_strconcat (self->dir, ".unfinished", NULL);
  g_task_set_source_tag (task, along_session_start_async);
  g_task_set_task_data (task, start, start_free);
  g_task_set_task_data (making, start, NULL);
  g_task_run_in_thread (making, make_store);
}

gboolean
along_session_start_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_keyring_open (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (along_keyring_open_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, session_translate (error));
}

/** along_session_open_keyring_async: whether the keyring would take the key, before a caseload is made. */
void
along_session_open_keyring_async (AlongSession *self, gboolean ask, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_session_open_keyring_async);
  along_keyring_open_async (ask ? ALONG_KEYRING_ASK : ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT, cancellable,
                            on_keyring_open, task);
}

gboolean
along_session_open_keyring_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** along_session_get_sheet: the seven words of the recovery sheet until it has been taken, while open; else %NULL. */
const char *
along_session_get_sheet (AlongSession *self)
{
  return along_session_get_setting (self, SHEET);
}
