/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-demonstration.h"
#include "along-unlock.h"
#include "along-vault.h"
#include "along-words.h"
#include "along-wrap.h"

/** Quiet time after opening until the whole file is looked over: the list is shown by then. */
#define LOOK_SECONDS 10

G_STATIC_ASSERT ((int) ALONG_SESSION_NOTICE_LOG_CUT == (int) ALONG_STORE_NOTICE_LOG_CUT);
G_STATIC_ASSERT ((int) ALONG_SESSION_NOTICE_OLDER == (int) ALONG_STORE_NOTICE_OLDER);

/* Opening is one piece of work in a thread of its own, from the key to the first list, so that it gets on
 * while the window is being built. What it found is handed to the session in one go. */

static const struct
{
  int from, to;
} vault_codes[] = {
  { ALONG_VAULT_ERROR_ABSENT, ALONG_SESSION_ERROR_NO_KEYRING },
  { ALONG_VAULT_ERROR_LOCKED, ALONG_SESSION_ERROR_KEYRING_LOCKED },
  { ALONG_VAULT_ERROR_DISMISSED, ALONG_SESSION_ERROR_KEYRING_LOCKED },
  { ALONG_VAULT_ERROR_NO_ITEM, ALONG_SESSION_ERROR_KEY_MISSING },
  { ALONG_VAULT_ERROR_WRONG_ITEM, ALONG_SESSION_ERROR_KEY_WRONG },
  { ALONG_VAULT_ERROR_TIMEOUT, ALONG_SESSION_ERROR_KEYRING_SLOW },
  { ALONG_VAULT_ERROR_WRONG_PASSPHRASE, ALONG_SESSION_ERROR_PASSPHRASE_WRONG },
  { ALONG_VAULT_ERROR_NOT_WORDS, ALONG_SESSION_ERROR_PASSPHRASE_WRONG },
  { ALONG_VAULT_ERROR_TOO_SOON, ALONG_SESSION_ERROR_WAIT },
  { ALONG_VAULT_ERROR_DAMAGED, ALONG_SESSION_ERROR_DAMAGED },
  { ALONG_VAULT_ERROR_NEWER, ALONG_SESSION_ERROR_NEWER },
  { ALONG_VAULT_ERROR_IN_USE, ALONG_SESSION_ERROR_IN_USE },
};
static const struct
{
  int from, to;
} store_codes[] = {
  { ALONG_STORE_ERROR_WRONG_KEY, ALONG_SESSION_ERROR_KEY_WRONG },
  { ALONG_STORE_ERROR_DAMAGED, ALONG_SESSION_ERROR_DAMAGED },
  { ALONG_STORE_ERROR_LOG_DAMAGED, ALONG_SESSION_ERROR_LOG_DAMAGED },
  { ALONG_STORE_ERROR_NEWER, ALONG_SESSION_ERROR_NEWER },
  { ALONG_STORE_ERROR_FULL, ALONG_SESSION_ERROR_FULL },
  { ALONG_STORE_ERROR_READ_ONLY, ALONG_SESSION_ERROR_READ_ONLY },
  { ALONG_STORE_ERROR_IN_USE, ALONG_SESSION_ERROR_IN_USE },
  { ALONG_STORE_ERROR_CONFLICT, ALONG_SESSION_ERROR_CONFLICT },
  { ALONG_STORE_ERROR_NOTHING, ALONG_SESSION_ERROR_NOTHING },
};

/* Takes an error of the vault or the store and gives the session's own; others pass as they are. */
GError *
session_translate (GError *error)
{
  int code = ALONG_SESSION_ERROR_IO;
  GError *own;

  if (error->domain == ALONG_VAULT_ERROR)
    {
      for (guint i = 0; i < G_N_ELEMENTS (vault_codes); i++)
        if (vault_codes[i].from == error->code)
          code = vault_codes[i].to;
    }
  else if (g_error_matches (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED))
    {
      own = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, error->message);
      g_error_free (error);
      return own;
    }
  else if (error->domain == ALONG_STORE_ERROR)
    {
      for (guint i = 0; i < G_N_ELEMENTS (store_codes); i++)
        if (store_codes[i].from == error->code)
          code = store_codes[i].to;
    }
  else
    return error;
  own = g_error_new_literal (ALONG_SESSION_ERROR, code, error->message);
  g_error_free (error);
  return own;
}

static void
refuse (GTask *task, GError *error)
{
  AlongSession *self = g_task_get_source_object (task);

  g_debug ("session: not opened (%s %d): %s", g_quark_to_string (error->domain), error->code, error->message);
  error = session_translate (error);
  /* Whoever had the passphrase is past the lock, and needs another way in. */
  if (self->state == ALONG_SESSION_LOCKED
      && (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_DAMAGED)
          || g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_LOG_DAMAGED)
          || g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_KEY_WRONG)))
    session_set_state (self, ALONG_SESSION_CLOSED);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* What opening needs, and what every page needs at once when it is done. */
typedef struct
{
  AlongSession *session; /* borrowed: the work holds it */
  char *id_path;
  gboolean ask_keyring;
  AlongKey *key; /* (nullable): from the keyring, unless it is known */
  AlongStore *store;

  AlongFamily *team;
  GHashTable *settings;
  GPtrArray *drafts;
  AlongId me;
  AlongListWhose whose;
  GPtrArray *list;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->id_path);
  g_clear_pointer (&opening->key, along_key_unref);
  g_clear_object (&opening->store);
  g_clear_object (&opening->team);
  g_clear_pointer (&opening->settings, g_hash_table_unref);
  g_clear_pointer (&opening->drafts, g_ptr_array_unref);
  g_clear_pointer (&opening->list, g_ptr_array_unref);
  g_free (opening);
}

/* A keyworker begins with the families of their own, everybody else with all. */
static AlongListWhose
usual_list (AlongFamily *team, AlongId me)
{
  AlongRecord *worker = along_family_find (team, ALONG_KIND_WORKER, me);

  return worker == NULL || along_record_get_enum (worker, ALONG_WORKER_P_ROLE) == ALONG_ROLE_KEYWORKER ? ALONG_LIST_MINE
                                                                                                     : ALONG_LIST_ALL;
}

/* A caseload without its store.id is damaged, not missing. */
static gboolean
read_store_id (const char *path, AlongStoreId *store_id, GError **error)
{
  GError *local = NULL;

  if (along_store_id_read (path, store_id, &local))
    return TRUE;
  if (g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING))
    local->code = ALONG_VAULT_ERROR_DAMAGED;
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
find_key (Opening *opening, GCancellable *cancellable, GError **error)
{
  AlongStoreId store_id;
  GError *local = NULL;

  if (opening->key != NULL)
    return TRUE;
  if (!read_store_id (opening->id_path, &store_id, error))
    return FALSE;
  opening->key = along_unlock_keyring_sync (&store_id, opening->ask_keyring ? ALONG_KEYRING_ASK : ALONG_KEYRING_QUIETLY,
                                            ALONG_KEYRING_TIMEOUT, cancellable, &local);
  if (opening->key != NULL)
    return TRUE;
  /* A closed keyring is not asked for what it never got. */
  if (store_id.not_in_keyring
      && (g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_LOCKED)
          || g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_TIMEOUT)
          || g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NO_ITEM)))
    {
      g_set_error_literal (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_KEY_NOT_KEPT, local->message);
      g_error_free (local);
    }
  else
    g_propagate_error (error, local);
  return FALSE;
}

static gboolean
read_first (Opening *opening, GCancellable *cancellable, GError **error)
{
  opening->team = along_store_load_sync (opening->store, ALONG_ID_NONE, cancellable, error);
  if (opening->team == NULL)
    return FALSE;
  opening->settings = along_store_list_settings_sync (opening->store, error);
  if (opening->settings == NULL)
    return FALSE;
  if (session_is_sheet_pending (opening->settings) && !along_store_is_looking (opening->store))
    {
      /* Before anybody sees its words. */
      if (!session_mend_sheet (opening->session, opening->store, g_hash_table_lookup (opening->settings, "recovery_sheet"), error))
        return FALSE;
      g_hash_table_unref (opening->settings);
      opening->settings = along_store_list_settings_sync (opening->store, error);
      if (opening->settings == NULL)
        return FALSE;
    }
  if (!along_id_parse (g_hash_table_lookup (opening->settings, "me"), &opening->me))
    opening->me = ALONG_ID_NONE;
  opening->drafts = along_store_list_drafts_sync (opening->store, opening->me, error);
  if (opening->drafts == NULL)
    return FALSE;
  opening->whose = usual_list (opening->team, opening->me);
  opening->list = along_store_list_sync (opening->store,
                                         &(AlongStoreListFilter){ .whose = session_store_whose (opening->whose),
                                                                  .worker = opening->me, .open = TRUE,
                                                                  .most = ALONG_SESSION_FIRST_LIST },
                                         cancellable, error);
  return opening->list != NULL;
}

/** along_session_set_looking: the next opening is only to look; see along_session_is_looking(). */
void
along_session_set_looking (AlongSession *self, gboolean looking)
{
  g_return_if_fail (self->store == NULL);
  self->looking = looking;
}

/** along_session_is_looking: whether it is open only to be read, because somebody else has it. */
gboolean
along_session_is_looking (AlongSession *self)
{
  return self->looking && self->store != NULL;
}

/** along_session_why_not: (nullable): why nothing can be changed; %NULL: it can. */
char *
along_session_why_not (AlongSession *self)
{
  AlongRecord *me = along_session_get_me (self);

  if (!along_session_is_looking (self))
    return NULL;
  if (self->is_free && self->demonstration)
    return g_strdup (_ ("These made-up families are free now: the other window has closed them. Open them here to change them."));
  if (self->is_free)
    return g_strdup (_ ("This caseload is free now: the other window has closed it. Open it here to change it."));
  if (self->demonstration)
    return g_strdup (_ ("These made-up families are open in another window on this computer. You can look, but not change them."));
  if (me == NULL)
    return g_strdup (_ ("Someone else has this caseload open. You can look, but not change it."));
  /* A caseload is one worker's: whoever has it open has opened it as that one. */
  /* Translators: a worker's name */
  return g_strdup_printf (_ ("%s has this caseload open on this computer. You can look, but not change it."),
                          along_record_get_text (me, ALONG_WORKER_P_NAME));
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;

  if (!find_key (opening, cancellable, &error)
      || !along_store_open_sync (opening->store, opening->key, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!read_first (opening, cancellable, &error))
    {
      along_store_close_sync (opening->store, NULL);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

/** along_session_take_notices: AlongSessionNotices, each told once. */
guint
along_session_take_notices (AlongSession *self)
{
  guint notices = self->notices;

  self->notices = 0;
  return notices;
}

/* session_notice: tells of AlongSessionNotices. */
void
session_notice (AlongSession *self, guint notices)
{
  self->notices |= notices;
  if (notices != 0)
    g_signal_emit_by_name (self, "noticed");
}

static void
on_looked_over (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) self = data;
  g_autoptr (GError) error = NULL;

  along_store_quick_check_finish (ALONG_STORE (source), result, &error);
  if (g_error_matches (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED))
    session_notice (self, ALONG_SESSION_NOTICE_DAMAGED);
}

static gboolean
look_over (gpointer data)
{
  AlongSession *self = data;

  self->look_timer = 0;
  if (self->store != NULL)
    along_store_quick_check_async (self->store, NULL, on_looked_over, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  GTask *task = data;
  Opening *opening = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (self->demonstration)
        along_clock_thaw ();
      refuse (task, error);
      return;
    }
  self->store = g_steal_pointer (&opening->store);
  self->looking = along_store_is_looking (self->store);
  self->team = g_steal_pointer (&opening->team);
  self->settings = g_steal_pointer (&opening->settings);
  self->me = opening->me;
  self->usual_list = opening->whose;
  self->first_list = g_steal_pointer (&opening->list);
  session_take_drafts (self, opening->drafts);
  session_set_state (self, ALONG_SESSION_OPEN);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
  session_notice (self, along_store_get_notices (self->store));
  if (self->looking)
    session_follow (self);
  else
    self->look_timer = g_timeout_add_seconds (LOOK_SECONDS, look_over, self);
  session_backup_opened (self);
}

static void
open_async (AlongSession *self, AlongKey *key, gboolean ask_keyring, GTask *task)
{
  g_autoptr (GTask) working = g_task_new (self, g_task_get_cancellable (task), on_opened, task);
  Opening *opening = g_new0 (Opening, 1);

  opening->session = self;
  opening->id_path = session_path (self, "store.id");
  opening->ask_keyring = ask_keyring;
  opening->key = key != NULL ? along_key_ref (key) : NULL;
  opening->store = session_make_store (self, self->dir);
  along_store_set_looking (opening->store, self->looking);
  g_task_set_source_tag (working, open_async);
  /* A store that is open when the asking is taken back must still be closed: the work itself looks. */
  g_task_set_check_cancellable (working, FALSE);
  g_task_set_task_data (working, opening, opening_free);
  if (self->demonstration)
    {
      AlongInstant now;

      along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
      along_clock_freeze (now.ms);
    }
  g_task_run_in_thread (working, open_in_thread);
}

/* Opens the store in the session's folder under @key and completes @task (taken). */
void
session_open_store_async (AlongSession *self, AlongKey *key, GTask *task)
{
  session_opening_begins (self, task);
  open_async (self, key, FALSE, task);
}

/**
 * along_session_open_async: opens the store with the keyring's key (the demonstration's with its own). Not after a lock
 * where there is a passphrase: that is what the lock asks for.
 *
 * @ask_keyring: let a closed keyring ask to be opened
 */
void
along_session_open_async (AlongSession *self, gboolean ask_keyring, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autoptr (AlongKey) known = self->demonstration ? along_demonstration_key () : NULL;

  g_task_set_source_tag (task, along_session_open_async);
  session_opening_begins (self, task);
  if (self->state == ALONG_SESSION_LOCKED && known == NULL && along_session_has_passphrase (self))
    {
      g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PASSPHRASE_WRONG,
                               _ ("Your passphrase opens the caseload after a lock."));
      g_object_unref (task);
      return;
    }
  open_async (self, known, ask_keyring, task);
}

gboolean
along_session_open_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  gboolean keep_key;
  gboolean by_sheet; /* … where a passphrase would have opened it too */
  AlongKey *key;
} Unlocking;

static void
unlocking_free (gpointer data)
{
  Unlocking *unlocking = data;

  g_clear_pointer (&unlocking->key, along_key_unref);
  g_free (unlocking);
}

static void
on_key_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Whether the keyring took the key again or not: the passphrase has opened the store. */
  along_keyring_store_finish (result, NULL);
}

/* In a thread. The store is not open yet, so that nobody else writes store.id. */
static void
note_keyring (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *path = session_path (source, "store.id");
  AlongStoreId store_id;
  gboolean noted = along_store_id_read (path, &store_id, NULL);

  if (noted)
    {
      store_id.not_in_keyring = FALSE;
      noted = along_store_id_write (&store_id, path, NULL);
    }
  g_task_return_boolean (task, noted);
}

/* Takes @task. @kept: told when the store is open. */
static void
open_after_keeping (GTask *task, gboolean kept)
{
  AlongSession *self = g_task_get_source_object (task);
  Unlocking *unlocking = g_task_get_task_data (task);

  self->notices |= kept ? ALONG_SESSION_NOTICE_KEPT : ALONG_SESSION_NOTICE_NOT_KEPT;
  session_open_store_async (self, unlocking->key, task);
}

static void
on_keyring_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  open_after_keeping (data, g_task_propagate_boolean (G_TASK (result), NULL));
}

static void
on_key_asked_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;

  if (along_keyring_store_finish (result, NULL))
    {
      g_autoptr (GTask) noting = g_task_new (g_task_get_source_object (task), NULL, on_keyring_noted, task);

      g_task_run_in_thread (noting, note_keyring);
    }
  else
    open_after_keeping (task, FALSE);
}

static void
on_wrap_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) keys = along_wrap_file_open_finish (result, &error);
  g_autoptr (AlongKey) key = NULL;
  g_autofree char *path = session_path (self, "store.id");
  Unlocking *unlocking = g_task_get_task_data (task);
  AlongStoreId store_id;

  if (keys == NULL)
    {
      refuse (task, error);
      return;
    }
  if (!read_store_id (path, &store_id, &error))
    {
      refuse (task, error);
      return;
    }
  key = along_store_id_pick (&store_id, keys);
  if (key == NULL)
    {
      refuse (task, g_error_new_literal (ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM,
                                         _ ("This key does not open this file.")));
      return;
    }
  if (unlocking->by_sheet && !self->looking)
    self->notices |= ALONG_SESSION_NOTICE_BY_SHEET;
  /* Whoever has it open may be writing store.id. */
  if (unlocking->keep_key && !self->looking)
    {
      unlocking->key = along_key_ref (key);
      along_keyring_store_async (store_id.id, along_key_get_generation (key), key, ALONG_KEYRING_ASK,
                                 ALONG_KEYRING_TIMEOUT, g_task_get_cancellable (task), on_key_asked_kept, task);
      return;
    }
  if (!store_id.not_in_keyring)
    along_keyring_store_async (store_id.id, along_key_get_generation (key), key, ALONG_KEYRING_QUIETLY,
                               ALONG_KEYRING_TIMEOUT, NULL, on_key_kept, NULL);
  session_open_store_async (self, key, task);
}

/**
 * along_session_unlock_async: opens the store with a passphrase, and gives a keyring that had the key it again.
 *
 * @passphrase: as typed; wiping the caller's copy is the caller's
 * @is_recovery: they are the seven words of the recovery sheet
 * @keep_key: give the key to the keyring, that was left out until now; it may ask to be opened. ALONG_SESSION_NOTICE_KEPT
 * or _NOT_KEPT tells what came of it
 */
void
along_session_unlock_async (AlongSession *self, const char *passphrase, gboolean is_recovery, gboolean keep_key,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autofree char *path = session_path (self, is_recovery ? "recovery.wrap" : "unlock.wrap");
  g_autoptr (AlongSecretText) typed = along_secret_text_new (passphrase);
  g_autoptr (AlongSecretText) tidied = is_recovery ? along_words_tidy (typed) : NULL;
  Unlocking *unlocking = g_new0 (Unlocking, 1);

  unlocking->keep_key = keep_key;
  unlocking->by_sheet = is_recovery && along_session_has_passphrase (self);
  g_task_set_task_data (task, unlocking, unlocking_free);
  g_task_set_source_tag (task, along_session_unlock_async);
  session_opening_begins (self, task);
  along_wrap_file_open_async (path, tidied != NULL ? tidied : typed, cancellable, on_wrap_opened, task);
}

gboolean
along_session_unlock_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
