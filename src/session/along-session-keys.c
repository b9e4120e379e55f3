/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>

#include "along-store-backup.h"
#include "along-vault.h"
#include "along-words.h"
#include "along-wrap.h"

/* Changing what opens the caseload: its passphrase, its recovery sheet, its key. */

#define SHEET "recovery_sheet"
/* Stands while the words in SHEET may not be the ones that open recovery.wrap yet. */
#define PENDING "sheet_pending"
/* Stands while the words in SHEET take the place of others that somebody has on paper. */
#define ANOTHER "sheet_another"

typedef struct
{
  AlongSecretText *proof;          /* the passphrase until now, or, @by_sheet, the words of the recovery sheet */
  AlongSecretText *new_passphrase; /* (nullable) */
  gboolean by_sheet;
  AlongStore *store;
  AlongKey *key;
  gboolean in_keyring;
  GError *failed;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  along_secret_text_free (change->proof);
  along_secret_text_free (change->new_passphrase);
  g_clear_object (&change->store);
  g_clear_pointer (&change->key, along_key_unref);
  g_clear_error (&change->failed);
  g_free (change);
}

static AlongKey *
ref_key (AlongStore *store, GError **error)
{
  AlongKey *key = along_store_ref_key (store);

  if (key == NULL)
    g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED, _ ("The caseload is closed."));
  return key;
}

static gboolean
wrap_anew (AlongStore *store, const AlongSecretText *passphrase, const char *path, GError **error)
{
  g_autoptr (AlongKey) key = ref_key (store, error);
  g_autoptr (AlongWrap) wrap = NULL;

  if (key == NULL)
    return FALSE;
  wrap = along_wrap_file_make_sync (path, passphrase, error);
  return wrap != NULL && along_wrap_seal (wrap, along_key_get_generation (key), key, error)
         && along_wrap_file_replace_sync (path, wrap, error);
}

/* Whether the person is known by what was typed: a try that is counted in the file it opens. Words that open a recovery.wrap
 * of another key than the open caseload's prove nothing. */
static gboolean
prove (AlongSession *self, const Change *change, GError **error)
{
  g_autofree char *path = session_path (self, change->by_sheet ? "recovery.wrap" : "unlock.wrap");
  g_autoptr (AlongKey) key = ref_key (change->store, error);
  g_autoptr (GPtrArray) keys = key != NULL ? along_wrap_file_open_sync (path, change->proof, error) : NULL;

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (along_key_equal (keys->pdata[i], key))
      return TRUE;
  g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM, _ ("This key does not open this file."));
  return FALSE;
}

static void
passphrase_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Change *change = data;
  g_autofree char *path = session_path (self, "unlock.wrap");
  gboolean changed;
  GError *error = NULL;

  if (!along_session_has_passphrase (self))
    changed = wrap_anew (change->store, change->new_passphrase, path, &error);
  else if (change->by_sheet)
    changed = prove (self, change, &error) && wrap_anew (change->store, change->new_passphrase, path, &error);
  else
    changed = along_wrap_file_change_sync (path, change->proof, change->new_passphrase, &error);
  if (changed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, session_translate (error));
}

static Change *
change_new (AlongSession *self, const char *proof, gboolean by_sheet, const char *new_passphrase)
{
  Change *change = g_new0 (Change, 1);
  g_autoptr (AlongSecretText) typed = along_secret_text_new (proof != NULL ? proof : "");

  change->proof = by_sheet ? along_words_tidy (typed) : g_steal_pointer (&typed);
  change->by_sheet = by_sheet;
  change->new_passphrase = new_passphrase != NULL ? along_secret_text_new (new_passphrase) : NULL;
  change->store = g_object_ref (self->store);
  return change;
}

/**
 * along_session_change_passphrase_async: another passphrase for unlocking, or the first. Takes seconds. Fails with
 * PASSPHRASE_WRONG or WAIT, and then nothing has changed.
 *
 * @proof: (nullable): the passphrase until now, or the words of the recovery sheet; %NULL where there is no passphrase yet
 * @by_sheet: it is the words: who has forgotten the passphrase sets another by them
 */
void
along_session_change_passphrase_async (AlongSession *self, const char *proof, gboolean by_sheet, const char *new_passphrase,
                                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (self->store != NULL);

  g_task_set_source_tag (task, along_session_change_passphrase_async);
  g_task_set_task_data (task, change_new (self, proof, by_sheet, new_passphrase), change_free);
  g_task_run_in_thread (task, passphrase_thread);
}

gboolean
along_session_change_passphrase_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * session_mend_sheet: makes the words that stand in the store those that open recovery.wrap, before anybody sees them; new
 * ones if none stand there.
 *
 * @words: (nullable)
 */
gboolean
session_mend_sheet (AlongSession *self, AlongStore *store, const char *words, GError **error)
{
  g_autofree char *path = session_path (self, "recovery.wrap");
  g_autoptr (AlongSecretText) text = words != NULL ? along_secret_text_new (words) : along_words_random ();

  return (words != NULL || along_store_put_setting_sync (store, SHEET, along_secret_text_peek (text), error))
         && wrap_anew (store, text, path, error) && along_store_put_setting_sync (store, PENDING, NULL, error);
}

/* session_is_sheet_pending: whether that has to be done, by the settings of the store. */
gboolean
session_is_sheet_pending (GHashTable *settings)
{
  return g_hash_table_contains (settings, PENDING);
}

/* The words stand in the store before the old ones stop to open anything: a sheet that nobody has seen is shown at the
 * next start, and is the right one by then. */
static void
sheet_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Change *change = data;
  g_autoptr (AlongSecretText) words = along_words_random ();
  GError *error = NULL;

  if (along_session_has_passphrase (self) && !prove (self, change, &error))
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  if (along_store_put_setting_sync (change->store, PENDING, "yes", &error)
      && along_store_put_setting_sync (change->store, ANOTHER, "yes", &error)
      && along_store_put_setting_sync (change->store, SHEET, along_secret_text_peek (words), &error)
      && session_mend_sheet (self, change->store, along_secret_text_peek (words), &error))
    {
      change->new_passphrase = g_steal_pointer (&words);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, session_translate (error));
}

/**
 * along_session_new_sheet_async: new words for the recovery sheet; the old ones open nothing that is made from now on.
 * Fails with PASSPHRASE_WRONG or WAIT.
 *
 * @proof: (nullable): the passphrase, or the words of the sheet until now; who has no passphrase is not asked
 * @by_sheet: it is the words
 */
void
along_session_new_sheet_async (AlongSession *self, const char *proof, gboolean by_sheet, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (self->store != NULL);

  g_task_set_source_tag (task, along_session_new_sheet_async);
  g_task_set_task_data (task, change_new (self, proof, by_sheet, NULL), change_free);
  g_task_run_in_thread (task, sheet_thread);
}

gboolean
along_session_new_sheet_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  Change *change = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (self->settings != NULL && self->store == change->store)
    {
      g_hash_table_replace (self->settings, g_strdup (SHEET), g_strdup (along_secret_text_peek (change->new_passphrase)));
      g_hash_table_replace (self->settings, g_strdup (ANOTHER), g_strdup ("yes"));
    }
  return TRUE;
}

/** along_session_is_another_sheet: whether the sheet that has not been taken yet takes the place of an older one. */
gboolean
along_session_is_another_sheet (AlongSession *self)
{
  return along_session_get_setting (self, ANOTHER) != NULL;
}

/** along_session_take_sheet: the person has the sheet: the words are forgotten. */
void
along_session_take_sheet (AlongSession *self)
{
  along_session_set_setting (self, SHEET, NULL);
  if (along_session_is_another_sheet (self))
    along_session_set_setting (self, ANOTHER, NULL);
}

/**
 * along_session_look_at_words: what is wrong with the words of a recovery sheet as they were typed, in a sentence.
 *
 * Returns: (nullable) (transfer full): %NULL if they are words that a sheet can have
 */
char *
along_session_look_at_words (const char *typed)
{
  g_autoptr (AlongSecretText) text = along_secret_text_new (typed), words = NULL;
  g_autoptr (GError) error = NULL;

  words = along_words_parse (text, &error);
  return words == NULL ? g_strdup (error->message) : NULL;
}

static void
rekey_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Change *change = data;
  AlongKey *made = along_store_rekey_sync (self->dir, FALSE, change->key, change->in_keyring, session_work_tell, self,
                                           session_work_cancellable (self), &change->failed);

  if (made != NULL)
    {
      along_key_unref (change->key);
      change->key = made;
    }
  g_task_return_boolean (task, made != NULL);
}

/* It is open again. If the change did not come to pass, that is what is told. */
static void
on_open_again (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (change->failed != NULL)
    g_task_return_error (task, session_translate (g_steal_pointer (&change->failed)));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_rekeyed (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  GTask *task = data;
  Change *change = g_task_get_task_data (task);
  GTask *opening;

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (session_work_end (self))
    {
      session_set_state (self, ALONG_SESSION_LOCKED);
      if (change->failed != NULL)
        g_task_return_error (task, session_translate (g_steal_pointer (&change->failed)));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  opening = g_task_new (self, NULL, on_open_again, task);
  session_open_store_async (self, change->key, opening);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  GTask *task = data;
  g_autoptr (GTask) working = NULL;
  GError *error = NULL;

  if (!along_session_close_finish (self, result, &error))
    {
      session_work_end (self);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  working = g_task_new (self, NULL, on_rekeyed, task);
  g_task_set_task_data (working, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (working, rekey_thread);
}

/**
 * along_session_rekey_async: writes the whole caseload anew under another key. It is closed for that, and open again
 * when this ends, whatever came of it. Needs room for a second caseload. Passphrase and sheet stay as they are.
 */
void
along_session_rekey_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Change *change;

  g_return_if_fail (self->store != NULL && !self->demonstration);

  change = change_new (self, NULL, FALSE, NULL);
  change->key = along_store_ref_key (self->store);
  g_clear_object (&change->store);
  change->in_keyring = along_session_has_keyring (self);
  g_task_set_source_tag (task, along_session_rekey_async);
  g_task_set_task_data (task, change, change_free);
  session_work_begin (self, ALONG_SESSION_WORK_REKEY);
  along_session_close_async (self, on_closed, task);
}

gboolean
along_session_rekey_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
