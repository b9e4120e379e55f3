/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-clock.h"
#include "along-demonstration.h"
#include "along-unlock.h"
#include "along-vault.h"
#include "along-words.h"
#include "along-wrap.h"

G_DEFINE_FINAL_TYPE (AlongSession, along_session, G_TYPE_OBJECT)
G_DEFINE_QUARK (along-session-error-quark, along_session_error)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  SUMMARIES_CHANGED,
  LOCKING,
  DRAFT_SAVED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
along_session_dispose (GObject *object)
{
  AlongSession *self = ALONG_SESSION (object);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->team);
  G_OBJECT_CLASS (along_session_parent_class)->dispose (object);
}

static void
along_session_finalize (GObject *object)
{
  AlongSession *self = ALONG_SESSION (object);

  g_free (self->dir);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_hash_table_unref (self->loaded);
  g_hash_table_unref (self->committed);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->unsaved);
  G_OBJECT_CLASS (along_session_parent_class)->finalize (object);
}

static void
along_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, (int) ALONG_SESSION (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_session_class_init (AlongSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = along_session_dispose;
  object_class->finalize = along_session_finalize;
  object_class->get_property = along_session_get_property;

  /* AlongSession:state: an AlongSessionState. */
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, ALONG_SESSION_NEW, ALONG_SESSION_OPEN, ALONG_SESSION_NEW,
                                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SUMMARIES_CHANGED] = g_signal_new ("summaries-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOCKING] = g_signal_new ("locking", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[DRAFT_SAVED] = g_signal_new ("draft-saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
along_session_init (AlongSession *self)
{
  self->loaded = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, free_weak_ref);
  self->committed = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) along_draft_free);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * along_session_new: a session over the store in a folder; nothing is opened yet.
 *
 * @data_dir: (nullable): the folder; %NULL for the person's own
 * @demonstration: the made-up families, in a folder of their own
 */
AlongSession *
along_session_new (const char *data_dir, gboolean demonstration)
{
  AlongSession *self = g_object_new (ALONG_TYPE_SESSION, NULL);
  g_autoptr (AlongStore) store = NULL;

  self->demonstration = demonstration;
  self->dir = data_dir != NULL ? g_strdup (data_dir)
              : demonstration  ? along_demonstration_dir ()
                               : g_build_filename (g_get_user_data_dir (), "alongside", "caseload", NULL);
  store = session_make_store (self, self->dir);
  self->state = along_store_exists (store) ? ALONG_SESSION_CLOSED : ALONG_SESSION_NEW;
  return self;
}

AlongStore *
session_make_store (AlongSession *self, const char *dir)
{
  return along_store_new (dir, self->demonstration);
}

/** along_demonstration_key: the key of the made-up families: compiled in, for nothing in them is real. */
AlongKey *
along_demonstration_key (void)
{
  static const guint8 bytes[ALONG_KEY_SIZE] = "made-up families: nothing here ";

  return along_key_new_from_bytes (bytes);
}

/** along_demonstration_dir: the person's own folder for the made-up families. */
char *
along_demonstration_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "alongside", "demonstration", NULL);
}

char *
session_path (AlongSession *self, const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

void
session_set_state (AlongSession *self, AlongSessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

AlongSessionState
along_session_get_state (AlongSession *self)
{
  return self->state;
}

gboolean
along_session_is_demonstration (AlongSession *self)
{
  return self->demonstration;
}

/** along_session_has_passphrase: whether there is an unlock passphrase besides the recovery sheet. */
gboolean
along_session_has_passphrase (AlongSession *self)
{
  g_autofree char *path = session_path (self, "unlock.wrap");

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/** along_session_get_wait: seconds until the next passphrase may be tried; 0: now. */
guint
along_session_get_wait (AlongSession *self)
{
  g_autofree char *unlock = session_path (self, "unlock.wrap");
  g_autofree char *recovery = session_path (self, "recovery.wrap");
  guint wait = g_file_test (unlock, G_FILE_TEST_EXISTS) ? along_wrap_file_wait (unlock) : 0;

  return MAX (wait, g_file_test (recovery, G_FILE_TEST_EXISTS) ? along_wrap_file_wait (recovery) : 0);
}

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
  g_task_return_error (task, session_translate (error));
  g_object_unref (task);
}

/* What every page needs at once: the team's records, who I am, settings, drafts. */
static void
on_team_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  AlongFamily *team = along_store_load_finish (ALONG_STORE (source), result, &error);

  if (team == NULL)
    {
      g_clear_object (&self->store);
      refuse (task, error);
      return;
    }
  g_set_object (&self->team, team);
  g_object_unref (team);
  self->settings = along_store_list_settings_sync (self->store, &error);
  if (self->settings == NULL || !along_id_parse (g_hash_table_lookup (self->settings, "me"), &self->me))
    self->me = ALONG_ID_NONE;
  if (self->settings == NULL || !session_read_drafts (self, &error))
    {
      /* Better not open than open without knowing who works here, or without what was being typed. */
      g_clear_object (&self->team);
      g_clear_pointer (&self->settings, g_hash_table_unref);
      g_clear_object (&self->store);
      refuse (task, error);
      return;
    }
  session_set_state (self, ALONG_SESSION_OPEN);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_store_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!along_store_open_finish (ALONG_STORE (source), result, &error))
    {
      refuse (task, error);
      return;
    }
  if (self->demonstration)
    {
      AlongInstant now;
      along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
      along_clock_freeze (now.ms);
    }
  g_set_object (&self->store, ALONG_STORE (source));
  along_store_load_async (self->store, ALONG_ID_NONE, g_task_get_cancellable (task), on_team_loaded, task);
}

/* Opens the store in the session's folder under @key and completes @task (taken). */
void
session_open_store_async (AlongSession *self, AlongKey *key, GTask *task)
{
  g_autoptr (AlongStore) store = session_make_store (self, self->dir);

  along_store_open_async (store, key, g_task_get_cancellable (task), on_store_opened, task);
}

static gboolean
read_store_id (AlongSession *self, AlongStoreId *store_id, GTask *task)
{
  g_autofree char *path = session_path (self, "store.id");
  GError *error = NULL;

  if (along_store_id_read (path, store_id, &error))
    return TRUE;
  if (g_error_matches (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING))
    error->code = ALONG_VAULT_ERROR_DAMAGED;
  refuse (task, error);
  return FALSE;
}

static void
on_keyring_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (AlongKey) key = along_unlock_keyring_finish (result, &error);

  if (key == NULL)
    refuse (task, error);
  else
    session_open_store_async (self, key, task);
}

/**
 * along_session_open_async: opens the store with the keyring's key (the demonstration's with its own).
 *
 * @ask_keyring: let a closed keyring ask to be opened
 */
void
along_session_open_async (AlongSession *self, gboolean ask_keyring, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  AlongStoreId store_id;

  g_task_set_source_tag (task, along_session_open_async);
  if (self->demonstration)
    {
      g_autoptr (AlongKey) key = along_demonstration_key ();
      session_open_store_async (self, key, task);
      return;
    }
  if (read_store_id (self, &store_id, task))
    along_unlock_keyring_async (&store_id, ask_keyring ? ALONG_KEYRING_ASK : ALONG_KEYRING_QUIETLY,
                                ALONG_KEYRING_TIMEOUT, cancellable, on_keyring_answered, task);
}

gboolean
along_session_open_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_key_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Whether the keyring took the key again or not: the passphrase has opened the store. */
  along_keyring_store_finish (result, NULL);
}

static void
on_wrap_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) keys = along_wrap_file_open_finish (result, &error);
  g_autoptr (AlongKey) key = NULL;
  AlongStoreId store_id;

  if (keys == NULL)
    {
      refuse (task, error);
      return;
    }
  if (!read_store_id (self, &store_id, task))
    return;
  key = along_store_id_pick (&store_id, keys);
  if (key == NULL)
    {
      refuse (task, g_error_new_literal (ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM,
                                         _ ("This key does not open this file.")));
      return;
    }
  along_keyring_store_async (store_id.id, along_key_get_generation (key), key, ALONG_KEYRING_QUIETLY,
                             ALONG_KEYRING_TIMEOUT, NULL, on_key_kept, NULL);
  session_open_store_async (self, key, task);
}

/**
 * along_session_unlock_async: opens the store with a passphrase and gives the keyring its key again.
 *
 * @passphrase: as typed; wiping the caller's copy is the caller's
 * @is_recovery: they are the seven words of the recovery sheet
 */
void
along_session_unlock_async (AlongSession *self, const char *passphrase, gboolean is_recovery, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autofree char *path = session_path (self, is_recovery ? "recovery.wrap" : "unlock.wrap");
  g_autoptr (AlongSecretText) typed = along_secret_text_new (passphrase);
  g_autoptr (AlongSecretText) tidied = is_recovery ? along_words_tidy (typed) : NULL;

  g_task_set_source_tag (task, along_session_unlock_async);
  along_wrap_file_open_async (path, tidied != NULL ? tidied : typed, cancellable, on_wrap_opened, task);
}

gboolean
along_session_unlock_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Answers everybody who waits for the store to be closed. Takes @error. */
static void
end_leaving (AlongSession *self, GError *error)
{
  g_autoptr (GPtrArray) leaving = g_steal_pointer (&self->leaving);

  if (error != NULL)
    error = session_translate (error);
  for (guint i = 0; i < leaving->len; i++)
    {
      if (error != NULL)
        g_task_return_error (leaving->pdata[i], g_error_copy (error));
      else
        g_task_return_boolean (leaving->pdata[i], TRUE);
    }
  g_clear_error (&error);
}

static void
on_store_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) self = data;
  GError *error = NULL;

  along_store_close_finish (ALONG_STORE (source), result, &error);
  if (self->demonstration)
    along_clock_thaw ();
  session_set_state (self, self->leave_to);
  end_leaving (self, error);
}

static void
on_drafts_flushed (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  g_autoptr (AlongStore) store = NULL;

  if (self->leave_to == ALONG_SESSION_CLOSED && self->draft_failed && !self->told_locking && !self->warned)
    {
      self->warned = TRUE;
      end_leaving (self, g_error_new_literal (ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_FULL,
                                              _ ("What you are writing could not be kept. Make some room on the disk, or "
                                                 "close again to let it go.")));
      return;
    }
  if (!self->told_locking)
    {
      self->told_locking = TRUE;
      g_signal_emit (self, signals[LOCKING], 0);
    }
  /* Typed meanwhile, or handed in by a page that went. */
  if (g_hash_table_size (self->unsaved) > 0 && !self->draft_failed)
    {
      session_flush_drafts (self, on_drafts_flushed, NULL);
      return;
    }
  store = g_steal_pointer (&self->store);
  session_forget_drafts (self, self->leave_to == ALONG_SESSION_CLOSED);
  g_clear_object (&self->team);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_hash_table_remove_all (self->loaded);
  along_store_close_async (store, on_store_closed, g_object_ref (self));
}

/* Somebody may ask to close while the store is being locked: one closing answers all. */
static void
leave (AlongSession *self, AlongSessionState state, gpointer tag, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, tag);
  if (self->leaving != NULL)
    {
      if (state == ALONG_SESSION_CLOSED)
        self->leave_to = state;
      g_ptr_array_add (self->leaving, g_steal_pointer (&task));
      return;
    }
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->leave_to = state;
  self->told_locking = FALSE;
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->leaving, g_steal_pointer (&task));
  session_flush_drafts (self, on_drafts_flushed, NULL);
}

/**
 * along_session_lock_async: saves drafts, drops every record, closes the store and forgets its key. A draft that
 * the store could not take (a full disk) stays in memory until it can.
 */
void
along_session_lock_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  leave (self, ALONG_SESSION_LOCKED, along_session_lock_async, callback, data);
}

gboolean
along_session_lock_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * along_session_close_async: as locking, when the program ends. Fails with ALONG_SESSION_ERROR_FULL, once, and
 * leaves the store open, if a draft could not be saved: closing again lets it go.
 */
void
along_session_close_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  leave (self, ALONG_SESSION_CLOSED, along_session_close_async, callback, data);
}

gboolean
along_session_close_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** along_session_get_team: the team's own records while open, else %NULL. Borrowed. */
AlongFamily *
along_session_get_team (AlongSession *self)
{
  return self->team;
}

/** along_session_get_me: the worker whose store this is; %NULL if unknown. Borrowed. */
AlongRecord *
along_session_get_me (AlongSession *self)
{
  return self->team != NULL ? along_family_find (self->team, ALONG_KIND_WORKER, self->me) : NULL;
}

/** along_session_get_programme: the programme's record, or %NULL. Borrowed. */
AlongRecord *
along_session_get_programme (AlongSession *self)
{
  return self->team != NULL ? along_family_nth (self->team, ALONG_KIND_PROGRAMME, 0) : NULL;
}

/** along_session_get_setting: a row of the store's settings; %NULL if unset. Owned by the session. */
const char *
along_session_get_setting (AlongSession *self, const char *name)
{
  return self->settings != NULL ? g_hash_table_lookup (self->settings, name) : NULL;
}

void
along_session_set_setting (AlongSession *self, const char *name, const char *value)
{
  g_return_if_fail (self->store != NULL);

  g_hash_table_replace (self->settings, g_strdup (name), g_strdup (value));
  along_store_put_setting_async (self->store, name, value);
}
