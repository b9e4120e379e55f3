/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include "along-demonstration.h"
#include "along-store-backup.h"
#include "along-store-id.h"
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
  NOTICED,
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
  g_clear_handle_id (&self->follow_timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  session_backup_free (self);
  session_forget_known (self);
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
  g_clear_pointer (&self->first_list, g_ptr_array_unref);
  g_hash_table_unref (self->loaded);
  g_ptr_array_unref (self->known);
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
  signals[NOTICED] = g_signal_new ("noticed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[DRAFT_SAVED] = g_signal_new ("draft-saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  g_signal_new ("backup-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("drafts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_session_init (AlongSession *self)
{
  self->loaded = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, free_weak_ref);
  self->known = g_ptr_array_new ();
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
  along_store_settle (self->dir);
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

/** along_session_has_keyring: whether the key was given to the keyring: the next start asks there first. */
gboolean
along_session_has_keyring (AlongSession *self)
{
  g_autofree char *path = session_path (self, "store.id");
  AlongStoreId store_id;

  return along_store_id_read (path, &store_id, NULL) && !store_id.not_in_keyring;
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

/** along_session_get_usual_list: whose families this worker's list begins with, while open. */
AlongListWhose
along_session_get_usual_list (AlongSession *self)
{
  return self->usual_list;
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

  if (value != NULL)
    g_hash_table_replace (self->settings, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->settings, name);
  if (!self->looking)
    along_store_put_setting_async (self->store, name, value);
}
