/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-bundle.h"

#include "along-access.h"
#include "along-clock.h"
#include "bundle.h"
#include "store-call.h"

static void
clear_keys (BundleKeys *keys)
{
  g_clear_pointer (&keys->sign, along_key_unref);
  g_clear_pointer (&keys->seal, along_key_unref);
}

static gboolean
run_own_keys (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->writer.connection;
  gboolean read;

  /* A page that cannot be believed must not be taken for one without keys: new ones would take their place. */
  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  read = colleagues_read_keys (connection, call->request, &call->error);
  return store_end_reading (connection, read ? &call->error : NULL) && read
         && colleagues_make_keys (connection, call->request, &call->error);
}

static gboolean
own_keys (AlongStore *self, BundleKeys *keys, GError **error)
{
  StoreCall *call = store_call_new (run_own_keys, NULL);
  gboolean worked;

  *keys = (BundleKeys){ NULL, NULL };
  call->request = keys;
  worked = store_call_wait (self, &self->writer, call, error);
  store_call_free (call);
  if (!worked)
    clear_keys (keys);
  return worked;
}

/* A connection of one's own, on one moment of the store: neither list nor search waits for it. */
static StoreConnection *
begin_aside (AlongStore *self, StoreAside *aside, GError **error)
{
  StoreConnection *connection = store_connect (self, self->key, STORE_CONNECTION_READ, error);

  if (connection == NULL)
    return NULL;
  store_connection_set_stop (connection, bundle_is_stopped, aside->either);
  if (store_begin_reading (connection, error))
    return connection;
  store_connection_close (connection, NULL);
  return NULL;
}

/* Whether what was read can be believed. */
static gboolean
end_aside (StoreConnection *connection, gboolean read, GError **error)
{
  gboolean good = store_end_reading (connection, read ? error : NULL);

  return store_connection_close (connection, read && good ? error : NULL) && good && read;
}

static Bundle *
collect (AlongStore *self, StoreAside *aside, const AlongStoreGiving *giving, const BundleWatch *watch, GError **error)
{
  StoreConnection *connection = begin_aside (self, aside, error);
  Bundle *bundle;

  if (connection == NULL)
    return NULL;
  bundle = bundle_collect (connection, self->id, giving->worker, giving->families, giving->n_families, giving->cut, watch, error);
  if (end_aside (connection, bundle != NULL, error))
    return bundle;
  bundle_free (bundle);
  return NULL;
}

/** Noting: what was given to whom, for each family. */
typedef struct
{
  const AlongStoreGiving *giving;
  const char *what;
  guint left_out;
} Noting;

static gboolean
write_given (StoreConnection *connection, JournalHead *head, gpointer data, GError **error)
{
  const Noting *noting = data;
  g_autofree char *detail = noting->giving->cut
                              ? g_strdup_printf ("%s; restricted lines left out: %u", noting->giving->to, noting->left_out)
                              : g_strdup (noting->giving->to);

  for (guint i = 0; i < noting->giving->n_families; i++)
    if (!journal_write_access (connection, head, noting->giving->worker, noting->giving->families[i], noting->what, detail, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_note_given (AlongStore *self, StoreCall *call)
{
  return commit_together (self->writer.connection, &self->head, write_given, call->request, &call->error);
}

static gboolean
note_given (AlongStore *self, const AlongStoreGiving *giving, const char *what, guint left_out, GError **error)
{
  Noting noting = { giving, what, left_out };
  StoreCall *call = store_call_new (run_note_given, NULL);
  gboolean worked;

  call->request = &noting;
  worked = store_call_wait (self, &self->writer, call, error);
  store_call_free (call);
  return worked;
}

static guint
count_records (const Bundle *bundle)
{
  g_autoptr (GHashTable) records = g_hash_table_new (along_id_hash_key, along_id_equal_key);

  for (guint i = 0; i < bundle->entries->len; i++)
    g_hash_table_add (records, &((BundleEntry *) bundle->entries->pdata[i])->entry.record);
  return g_hash_table_size (records);
}

/* How many of each kind there are: those whose end is told as well are not among them. */
static void
count_kinds (const Bundle *bundle, guint counts[ALONG_N_KINDS])
{
  g_autoptr (GHashTable) standing = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  GHashTableIter iter;
  gpointer kind;

  for (guint i = 0; i < bundle->entries->len; i++)
    {
      const AlongExchangeEntry *entry = &((BundleEntry *) bundle->entries->pdata[i])->entry;

      if (entry->op == ALONG_OP_DELETE)
        g_hash_table_remove (standing, &entry->record);
      else if (entry->kind < ALONG_N_KINDS)
        g_hash_table_insert (standing, (gpointer) &entry->record, GUINT_TO_POINTER (entry->kind));
    }
  g_hash_table_iter_init (&iter, standing);
  while (g_hash_table_iter_next (&iter, NULL, &kind))
    counts[GPOINTER_TO_UINT (kind)]++;
}

/**
 * along_store_give_sync: writes families into a file for a colleague, whole or not at all, and notes for each that it was
 * given. About a second longer with a passphrase.
 *
 * @given: (out) (optional): how many records are in it, and how many were left out
 */
gboolean
along_store_give_sync (AlongStore *self, const AlongStoreGiving *giving, const char *path, AlongStoreGiven *given,
                       GCancellable *cancellable, GError **error)
{
  BundleKeys keys = { NULL, NULL };
  Bundle *bundle = NULL;
  BundleWatch watch = { giving->progress, giving->data, 0, 0.3, NULL };
  StoreAside aside;
  gboolean done;

  g_return_val_if_fail (giving->seal_to != NULL || giving->passphrase != NULL, FALSE);

  if (!store_may_write (self, error) || !store_aside_begin (&aside, self, cancellable, error))
    return FALSE;
  watch.cancellable = aside.either;
  if (own_keys (self, &keys, error))
    bundle = collect (self, &aside, giving, &watch, error);
  watch.from = watch.to;
  watch.to = 1;
  if (bundle != NULL)
    {
      bundle->made_at = along_clock_now ();
      bundle->demonstration = self->demonstration;
      along_seal_public_half (keys.seal, bundle->maker.seal_key);
    }
  /* What goes out is noted before it does: there must be no file that nobody wrote down. */
  done = bundle != NULL && note_given (self, giving, ALONG_ACCESS_BUNDLE, bundle->left_out, error);
  if (done && !bundle_write_file (bundle, self->dir, path, &keys, giving->seal_to, giving->passphrase, &watch, error))
    {
      note_given (self, giving, ALONG_ACCESS_NOT_WRITTEN, bundle->left_out, NULL);
      done = FALSE;
    }
  if (done && given != NULL)
    {
      *given = (AlongStoreGiven){ count_records (bundle), bundle->left_out, { 0 } };
      count_kinds (bundle, given->counts);
    }
  bundle_free (bundle);
  clear_keys (&keys);
  store_aside_end (&aside);
  return done;
}

/* @bundle: taken. */
static AlongTaking *
compare (AlongStore *self, StoreAside *aside, Bundle *bundle, const BundleWatch *watch, GError **error)
{
  StoreConnection *connection = begin_aside (self, aside, error);
  AlongTaking *taking;

  if (connection == NULL)
    {
      bundle_free (bundle);
      return NULL;
    }
  taking = bundle_compare (connection, self->id, bundle, self->demonstration, along_clock_now (), watch, error);
  if (end_aside (connection, taking != NULL, error))
    return taking;
  along_taking_free (taking);
  return NULL;
}

/**
 * along_store_look_into_sync: reads a colleague's file, checks all of it, and compares it with what is here. Nothing is
 * changed.
 *
 * @passphrase: (nullable): fails with ALONG_TAKING_ERROR_PASSPHRASE where one is needed
 * @progress: (nullable): about a second passes for a passphrase, of which nothing can be told
 */
AlongTaking *
along_store_look_into_sync (AlongStore *self, const char *path, const AlongSecretText *passphrase, AlongStoreProgress progress,
                            gpointer data, GCancellable *cancellable, GError **error)
{
  BundleKeys keys = { NULL, NULL };
  AlongTaking *taking = NULL;
  Bundle *bundle = NULL;
  BundleWatch watch = { progress, data, 0, 0.6, NULL };
  StoreAside aside;

  if (!store_may_write (self, error) || !store_aside_begin (&aside, self, cancellable, error))
    return NULL;
  watch.cancellable = aside.either;
  if (own_keys (self, &keys, error))
    bundle = bundle_read_file (self->dir, path, &keys, passphrase, &watch, error);
  clear_keys (&keys);
  watch.from = watch.to;
  watch.to = 1;
  if (bundle != NULL)
    taking = compare (self, &aside, bundle, &watch, error);
  store_aside_end (&aside);
  return taking;
}

/** Taking: what the writer is asked to take in. */
typedef struct
{
  AlongTaking *taking;
  AlongId worker;
  BundleWatch watch;
} TakingIn;

static gboolean
run_take_in (AlongStore *self, StoreCall *call)
{
  const TakingIn *in = call->request;

  call->result = bundle_take_in (self->writer.connection, &self->head, in->taking, in->worker, self->device, &in->watch,
                                 &call->error);
  return call->result != NULL;
}

/**
 * along_store_take_in_sync: takes in what was looked into, as it was decided: all of it, or, where it is refused or
 * cancelled, nothing.
 *
 * @progress: (nullable)
 */
GPtrArray *
along_store_take_in_sync (AlongStore *self, AlongTaking *taking, AlongId worker, AlongStoreProgress progress, gpointer data,
                          GCancellable *cancellable, GError **error)
{
  TakingIn in = { taking, worker, { progress, data, 0, 1, cancellable } };
  StoreCall *call = store_call_new (run_take_in, NULL);

  call->request = &in;
  call->indexes = TRUE;
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return store_call_finish (call, store_call_wait (self, &self->writer, call, error));
}

static gboolean
run_list_keys (AlongStore *self, StoreCall *call)
{
  if (!store_begin_reading (self->reader.connection, &call->error))
    return FALSE;
  return store_call_read (self->reader.connection, call, colleagues_list (self->reader.connection, &call->error));
}

/** along_store_list_colleague_keys_sync: those whose fingerprints were accepted, the latest first. */
GPtrArray *
along_store_list_colleague_keys_sync (AlongStore *self, GError **error)
{
  StoreCall *call = store_call_new (run_list_keys, NULL);

  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** Accepting: a key, and who accepts or lets go of it. */
typedef struct
{
  AlongColleagueKey key;
  AlongId by;
  gboolean accept;
} Accepting;

static gboolean
write_accepted (StoreConnection *connection, JournalHead *head, gpointer data, GError **error)
{
  const Accepting *accepting = data;
  g_autofree char *fingerprint = accepting->accept ? along_sign_fingerprint (accepting->key.sign_key) : NULL;

  return (accepting->accept ? colleagues_accept (connection, &accepting->key, accepting->by, error)
                            : colleagues_forget (connection, accepting->key.worker, error))
         && journal_write_access (connection, head, accepting->by, ALONG_ID_NONE,
                                  accepting->accept ? ALONG_ACCESS_KEY_ACCEPTED : ALONG_ACCESS_KEY_LET_GO, fingerprint, error);
}

static gboolean
run_accept (AlongStore *self, StoreCall *call)
{
  return commit_together (self->writer.connection, &self->head, write_accepted, call->request, &call->error);
}

static gboolean
accept_key (AlongStore *self, Accepting *accepting, GError **error)
{
  StoreCall *call = store_call_new (run_accept, NULL);
  gboolean worked;

  call->request = accepting;
  worked = store_call_wait (self, &self->writer, call, error);
  store_call_free (call);
  return worked;
}

/** along_store_accept_colleague_key_sync: a person has compared the fingerprint. In place of the one before. */
gboolean
along_store_accept_colleague_key_sync (AlongStore *self, const AlongColleagueKey *key, AlongId by, GError **error)
{
  Accepting accepting = { *key, by, TRUE };

  return accept_key (self, &accepting, error);
}

/** along_store_forget_colleague_key_sync: the colleague's key is not accepted any more. */
gboolean
along_store_forget_colleague_key_sync (AlongStore *self, AlongId worker, AlongId by, GError **error)
{
  Accepting accepting = { { .worker = worker }, by, FALSE };

  return accept_key (self, &accepting, error);
}

static void
take_public (const BundleKeys *keys, AlongId me, AlongColleagueKey *key)
{
  *key = (AlongColleagueKey){ .worker = me };
  along_sign_public_half (keys->sign, key->sign_key);
  along_seal_public_half (keys->seal, key->seal_key);
}

/** along_store_get_own_key_sync: the public halves of this caseload's own keys. @me: whose it is. */
gboolean
along_store_get_own_key_sync (AlongStore *self, AlongId me, AlongColleagueKey *key, GError **error)
{
  BundleKeys keys;

  if (!own_keys (self, &keys, error))
    return FALSE;
  take_public (&keys, me, key);
  clear_keys (&keys);
  return TRUE;
}

/** along_store_make_key_file_sync: the text of the file that a colleague gets: along_colleague_read(). */
char *
along_store_make_key_file_sync (AlongStore *self, AlongId me, const char *name, int role, GError **error)
{
  AlongColleagueKey key;
  BundleKeys keys;
  char *text;

  if (!own_keys (self, &keys, error))
    return NULL;
  take_public (&keys, me, &key);
  text = colleague_file_write (&key, name, role, keys.sign);
  clear_keys (&keys);
  return text;
}
