/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bundle compared with what is here, and taken in. */
#include "bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-access.h"
#include "along-check.h"
#include "along-clock.h"
#include "along-field-words.h"

/* So many records of one family may be left out because they cannot be; more, and the file is refused. */
#define MOST_REFUSED 50
/* An entry may be made so much later than it is here: clocks differ. */
#define CLOCKS_DIFFER (24 * G_GINT64_CONSTANT (3600000))

/** Merge: one comparison as it goes on. */
typedef struct
{
  StoreConnection *connection;
  const Bundle *bundle;
  GArray *origins;
  AlongFamily *team;
  gint64 now;
  GHashTable *by_family;     /* AlongId -> GPtrArray of BundleEntry */
  GCancellable *cancellable; /* (nullable) */
} Merge;

static gboolean
refuse (AlongTakingError code, const char *words, GError **error)
{
  g_set_error_literal (error, ALONG_TAKING_ERROR, code, words);
  return FALSE;
}

static char *
name_of (const BundleEntry *entry)
{
  char origin[ALONG_ID_TEXT];

  along_id_format (entry->entry.origin, origin);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, origin, entry->entry.origin_n);
}

/* Whether the same name stands for the same entry on both sides; a caseload that was put back from a backup without
 * taking another name would give its numbers twice, and so would somebody who pretends. */
static gboolean
check_claims (Merge *merge, GPtrArray *ours, GPtrArray *theirs, GError **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ours->len; i++)
    g_hash_table_insert (by_name, name_of (ours->pdata[i]), ours->pdata[i]);
  for (guint i = 0; i < theirs->len; i++)
    {
      g_autofree char *name = name_of (theirs->pdata[i]);
      const BundleEntry *entry = theirs->pdata[i], *known = g_hash_table_lookup (by_name, name);
      gboolean said_ours = along_id_equal (bundle_origin_of (merge->origins, entry->entry.origin_n), entry->entry.origin);

      if (known == NULL && said_ours)
        return refuse (ALONG_TAKING_ERROR_UNFIT,
                       _ ("This file says things in your name that were never written here, so nothing of it was taken in."),
                       error);
      if (known == NULL || known->entry.cut || entry->entry.cut || known->anew || entry->anew)
        continue;
      if (!along_id_equal (known->entry.record, entry->entry.record) || known->entry.op != entry->entry.op
          || (!known->entry.erased
              && (memcmp (known->as_written.commitments[0], entry->as_written.commitments[0], ALONG_HASH_SIZE) != 0
                  || memcmp (known->as_written.commitments[1], entry->as_written.commitments[1], ALONG_HASH_SIZE) != 0)))
        return refuse (ALONG_TAKING_ERROR_UNFIT,
                       _ ("This file and your caseload tell the same history in two ways, so nothing of it was taken in. Ask "
                          "your colleague whether a backup was put back."),
                       error);
    }
  return TRUE;
}

/* Whether what is new in the file is new here: no record of another family, none of the team, of whatever kind. */
static gboolean
check_places (Merge *merge, const AlongExchange *exchange, GError **error)
{
  for (guint i = 0; i < along_exchange_get_n (exchange); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (exchange, i);
      AlongKindId there;

      if (item->ours != NULL)
        continue;
      if (!rows_kind_of (merge->connection, item->record, &there, error))
        return FALSE;
      if (there != ALONG_KIND_ANY)
        return refuse (ALONG_TAKING_ERROR_UNFIT,
                       _ ("This file has a record of another of your families in it, so nothing of it was taken in."), error);
    }
  return TRUE;
}

/* The first reference of @record to something of the team's that is not there. */
static gboolean
team_is_there (Merge *merge, AlongRecord *record)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (guint p = 0; p < kind->n_properties; p++)
    {
      const AlongProperty *property = &kind->properties[p];
      const AlongValue *value = along_record_peek (record, (int) p);

      if (!value->is_set || (property->type != ALONG_TYPE_REF && property->type != ALONG_TYPE_REFS)
          || along_kind_get (property->target)->owner != ALONG_OWNER_TEAM)
        continue;
      if (property->type == ALONG_TYPE_REF && along_family_find (merge->team, property->target, value->id) == NULL)
        return FALSE;
      for (guint r = 0; property->type == ALONG_TYPE_REFS && r < value->n_ids; r++)
        if (along_family_find (merge->team, property->target, value->ids[r]) == NULL)
          return FALSE;
    }
  return TRUE;
}

/* Leaves out, with words, what could not be saved here. */
static gboolean
refuse_impossible (Merge *merge, AlongExchange *exchange, AlongFamily *here, GError **error)
{
  guint refused = 0;

  for (guint i = 0; i < along_exchange_get_n (exchange); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (exchange, i);
      if (item->taken && !team_is_there (merge, item->theirs))
        along_exchange_refuse (exchange, i, _ ("This belongs to something that is not in the file."));
    }
  while (!g_cancellable_is_cancelled (merge->cancellable))
    {
      g_autoptr (AlongEdit) edit = along_exchange_make_edit (exchange, "", TRUE);
      g_autoptr (GError) why = NULL;
      AlongCheckPlace place = { NULL, -1 };
      int index;

      if (along_check_edit (edit, here, merge->now, &place, &why))
        return TRUE;
      index = place.record != NULL ? along_exchange_find (exchange, along_record_get_id (place.record)) : -1;
      if (index < 0 || ++refused > MOST_REFUSED)
        return refuse (ALONG_TAKING_ERROR_UNFIT,
                       _ ("Too much of this file cannot be so, and nothing of it was taken in. Ask your colleague for it again."),
                       error);
      along_exchange_refuse (exchange, (guint) index, why->message);
    }
  return store_fail (merge->connection, SQLITE_INTERRUPT, error);
}

static gint64
last_entry (StoreConnection *connection, AlongId family, gboolean *good, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT coalesce (max (\"n\"), 0) FROM \"journal\" WHERE \"family\" = ?", error);
  gint64 n = 0;
  gboolean row;

  *good = FALSE;
  if (statement == NULL)
    return 0;
  store_bind_id (statement, 1, family);
  if (!store_row (connection, statement, &row, error))
    return 0;
  if (row)
    {
      n = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  *good = TRUE;
  return n;
}

static gboolean
compare_family (Merge *merge, AlongTaking *taking, AlongId family, GError **error)
{
  g_autoptr (GPtrArray) ours = bundle_history (merge->connection, family, merge->origins, error);
  GPtrArray *known = g_hash_table_lookup (merge->by_family, &family);
  g_autoptr (GPtrArray) theirs = known != NULL ? g_ptr_array_ref (known) : g_ptr_array_new ();
  g_autoptr (AlongFamily) here = ours != NULL ? rows_load_family (merge->connection, family, error) : NULL;
  AlongExchange *exchange;
  gboolean good;
  gint64 n;

  if (here == NULL)
    return FALSE;
  if (!check_claims (merge, ours, theirs, error))
    return FALSE;
  exchange = along_exchange_new (family, ours->len > 0 ? here : NULL, ours, theirs, error);
  if (exchange == NULL)
    return FALSE;
  g_ptr_array_add (taking->families, exchange);
  n = last_entry (merge->connection, family, &good, error);
  g_array_append_val (taking->seen, n);
  return good && check_places (merge, exchange, error) && refuse_impossible (merge, exchange, here, error);
}

/* The team's records that are not here. What is here stays as it is: a colleague's file does not change it. */
static gboolean
compare_team (Merge *merge, AlongTaking *taking, GError **error)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("", ALONG_ID_NONE);
  AlongKindId kind;

  for (guint i = 0; i < merge->bundle->team->len; i++)
    {
      AlongRecord *record = merge->bundle->team->pdata[i];
      g_autoptr (AlongRecord) there = NULL;
      GError *local = NULL;
      gint64 rid;

      there = rows_find (merge->connection, along_record_get_kind_id (record), along_record_get_id (record), &rid, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (!rows_kind_of (merge->connection, along_record_get_id (record), &kind, error))
        return FALSE;
      if (kind != ALONG_KIND_ANY && kind != along_record_get_kind_id (record))
        return refuse (ALONG_TAKING_ERROR_UNFIT,
                       _ ("This file calls one thing by two kinds, or by another kind than your caseload does, so nothing of it "
                          "was taken in. Ask your colleague for it again."), error);
      if (along_family_lookup (merge->team, along_record_get_id (record)) != NULL)
        continue;
      along_family_add (merge->team, there != NULL ? there : record);
      if (there != NULL)
        continue;
      g_ptr_array_add (taking->team_new, g_object_ref (record));
      along_record_assign (along_edit_create_with_id (edit, along_record_get_kind_id (record), along_record_get_id (record)), record);
    }
  if (along_check_edit (edit, merge->team, merge->now, NULL, NULL))
    return TRUE;
  return refuse (ALONG_TAKING_ERROR_UNFIT,
                 _ ("This file says what no record of ours can say, so nothing of it was taken in. Ask your colleague for it again."),
                 error);
}

static gboolean
look_at_key (StoreConnection *connection, AlongId store, AlongTaking *taking, GError **error)
{
  g_autoptr (GPtrArray) keys = colleagues_list (connection, error);
  const Bundle *bundle = taking->file;

  if (keys == NULL)
    return FALSE;
  taking->key = ALONG_TAKING_KEY_UNKNOWN;
  for (guint i = 0; i < keys->len; i++)
    {
      const AlongColleagueKey *key = keys->pdata[i];

      if (!along_id_equal (key->worker, bundle->maker.worker))
        continue;
      taking->key = memcmp (key->sign_key, bundle->maker.sign_key, sizeof key->sign_key) == 0 ? ALONG_TAKING_KEY_ACCEPTED
                                                                                             : ALONG_TAKING_KEY_CHANGED;
      taking->maker.accepted_at = taking->key == ALONG_TAKING_KEY_ACCEPTED ? key->accepted_at : 0;
    }
  if (along_id_equal (bundle->store, store))
    taking->key = ALONG_TAKING_KEY_OWN;
  return TRUE;
}

static GHashTable *
sort_entries (const Bundle *bundle)
{
  GHashTable *by_family = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < bundle->entries->len; i++)
    {
      BundleEntry *entry = bundle->entries->pdata[i];
      GPtrArray *entries = g_hash_table_lookup (by_family, &entry->as_written.family);

      if (entries == NULL)
        {
          entries = g_ptr_array_new ();
          g_hash_table_insert (by_family, &entry->as_written.family, entries);
        }
      g_ptr_array_add (entries, entry);
    }
  return by_family;
}

/*
 * bundle_compare: what would come of taking @bundle in. Inside a transaction.
 *
 * @bundle: (transfer full): kept by what is returned
 */
AlongTaking *
bundle_compare (StoreConnection *connection, AlongId store, Bundle *bundle, gboolean demonstration, gint64 now,
                const BundleWatch *watch, GError **error)
{
  g_autoptr (AlongTaking) taking = along_taking_new ();
  g_autoptr (GArray) origins = bundle_origins (connection, store, error);
  g_autoptr (GHashTable) by_family = sort_entries (bundle);
  Merge merge = { connection, bundle, origins, NULL, now, by_family, watch->cancellable };
  AlongRecord *maker;

  taking->file = bundle;
  taking->free_file = bundle_free;
  taking->maker = bundle->maker;
  taking->team_name = g_strdup (bundle->team_name);
  taking->fingerprint = along_sign_fingerprint (bundle->maker.sign_key);
  taking->made_at = bundle->made_at;
  taking->cut = bundle->cut;
  taking->left_out = bundle->left_out;
  if (origins == NULL)
    return NULL;
  if (bundle->demonstration != demonstration)
    {
      refuse (ALONG_TAKING_ERROR_MADE_UP,
              demonstration ? _ ("This file holds real families. They do not belong among made-up ones.")
                            : _ ("This file holds made-up families. They do not belong in a real caseload."),
              error);
      return NULL;
    }
  taking->team = merge.team = rows_load_family (connection, ALONG_ID_NONE, error);
  if (merge.team == NULL || !compare_team (&merge, taking, error) || !look_at_key (connection, store, taking, error))
    return NULL;
  maker = along_family_find (taking->team, ALONG_KIND_WORKER, bundle->maker.worker);
  taking->maker_name = maker != NULL ? g_strdup (along_record_get_text (maker, ALONG_WORKER_P_NAME)) : NULL;
  for (guint i = 0; i < bundle->families->len; i++)
    if (!bundle_watch_tell (watch, (double) i / bundle->families->len, error)
        || !compare_family (&merge, taking, g_array_index (bundle->families, AlongId, i), error))
      return NULL;
  return g_steal_pointer (&taking);
}

/** Coming: what the journal gets of one family. */
typedef struct
{
  GPtrArray *entries; /* of BundleEntry, borrowed */
  GArray *closing;    /* of AlongChange */
  GPtrArray *unseen;  /* of AlongRecord */
  const AlongExchange *exchange;
  const BundleWatch *watch;
} Coming;

static gboolean
add_unseen (StoreConnection *connection, AlongRecord *record, GError **error)
{
  g_autoptr (AlongRecord) there = NULL;
  GError *local = NULL;
  gint64 rid;

  there = rows_find (connection, along_record_get_kind_id (record), along_record_get_id (record), &rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return there != NULL || rows_insert (connection, record, &rid, error);
}

/* First what was written there, as it was; then what was decided here. */
static gboolean
write_coming (StoreConnection *connection, JournalHead *head, const JournalContext *context, gpointer data, guint *place,
              GError **error)
{
  const Coming *coming = data;

  for (guint i = 0; i < coming->unseen->len; i++)
    if (!add_unseen (connection, coming->unseen->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < coming->entries->len; i++)
    {
      const BundleEntry *entry = coming->entries->pdata[i];
      guint64 hlc = (guint64) entry->as_written.made_hlc;

      int index = along_exchange_find (coming->exchange, entry->entry.record);
      guint64 struck[2];

      /* The rows are written by now: about as much again. */
      if (i % ENTRIES_BETWEEN_LOOKS == 0 && !bundle_watch_tell (coming->watch, 0.5 + 0.5 * i / coming->entries->len, error))
        return FALSE;
      along_exchange_get_struck (coming->exchange, entry->entry.record, struck);
      if (!bundle_append_struck (connection, head, context, (*place)++, entry, struck,
                                 index >= 0 ? along_exchange_get_item (coming->exchange, (guint) index)->ours : NULL, error))
        return FALSE;
      /* What is written here from now on is later than what is known here; but a clock that is far out moves none. */
      if (hlc > head->hlc && entry->entry.at < context->known_at + CLOCKS_DIFFER)
        head->hlc = hlc;
    }
  for (guint i = 0; i < coming->closing->len; i++)
    if (!journal_write (connection, head, context, (*place)++, &g_array_index (coming->closing, AlongChange, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
say_where (const AlongTaking *taking, const AlongExchange *exchange, AlongRecord *record, const char *words, GError **error)
{
  g_autoptr (AlongFamily) theirs = along_exchange_get_theirs (exchange);
  g_autofree char *name = along_record_words (record, theirs, taking->team);

  /* Translators: the name of a record, then why it cannot be so */
  g_set_error (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_UNFIT, _ ("%s: %s"), name, words);
  return FALSE;
}

/* Whether what was decided can be saved. */
static gboolean
check_decided (StoreConnection *connection, const AlongTaking *taking, const AlongExchange *exchange, GError **error)
{
  g_autoptr (AlongFamily) here = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) why = NULL;
  AlongCheckPlace place = { NULL, -1 };
  AlongRecord *needing;
  guint index;

  if (along_exchange_count_undecided (exchange) > 0)
    return refuse (ALONG_TAKING_ERROR_UNDECIDED, _ ("There is still something to decide."), error);
  if (along_exchange_find_broken (exchange, &index, &needing))
    return say_where (taking, exchange, needing, _ ("This belongs to something that would not be there. Keep that, or leave this out."),
                      error);
  here = rows_load_family (connection, along_exchange_get_family (exchange), error);
  if (here == NULL)
    return FALSE;
  edit = along_exchange_make_edit (exchange, "", TRUE);
  return along_check_edit (edit, here, along_clock_now (), &place, &why)
         || (place.record != NULL ? say_where (taking, exchange, place.record, why->message, error)
                                  : refuse (ALONG_TAKING_ERROR_UNFIT, why->message, error));
}

/* A deleted record that comes back does so from what its row holds. */
static gboolean
take_rows (StoreConnection *connection, AlongEdit *edit, GError **error)
{
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      g_autoptr (AlongRecord) row = NULL;
      GError *local = NULL;
      gint64 rid;

      if (change->op != ALONG_OP_RESTORE)
        continue;
      row = rows_find (connection, along_record_get_kind_id (change->before), along_record_get_id (change->before), &rid, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (row != NULL)
        along_record_assign (change->before, row);
    }
  return TRUE;
}

static gboolean
take_family (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, guint i, const char *title,
             AlongId worker, AlongId device, const BundleWatch *watch, GPtrArray *edits, GError **error)
{
  const AlongExchange *exchange = taking->families->pdata[i];
  g_autoptr (AlongEdit) edit = along_exchange_make_edit (exchange, title, FALSE);
  g_autoptr (GPtrArray) entries = along_exchange_get_coming (exchange), unseen = along_exchange_get_unseen (exchange);
  g_autoptr (GArray) closing = along_exchange_make_closing (exchange);
  Coming coming = { entries, closing, unseen, exchange, watch };
  const Commit commit = { .edit = edit, .worker = worker, .device = device, .mode = COMMIT_MAKE,
                          .write_journal = write_coming, .journal_data = &coming };
  gboolean good;

  if (last_entry (connection, along_exchange_get_family (exchange), &good, error) != g_array_index (taking->seen, gint64, i))
    return good && refuse (ALONG_TAKING_ERROR_CHANGED,
                           _ ("This family’s record has changed since the file was read. Nothing was taken in. Read the file again."),
                           error);
  if (!good || !check_decided (connection, taking, exchange, error))
    return FALSE;
  if (entries->len == 0 && closing->len == 0)
    return TRUE;
  along_edit_set_lasting (edit, TRUE);
  if (!take_rows (connection, edit, error) || !commit_one (connection, head, &commit, error))
    return FALSE;
  g_ptr_array_add (edits, g_object_ref (edit));
  return TRUE;
}

static gboolean
take_team (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, const char *title, AlongId worker,
           AlongId device, GPtrArray *edits, GError **error)
{
  g_autoptr (AlongEdit) edit = along_edit_new (title, ALONG_ID_NONE);
  const Commit commit = { .edit = edit, .worker = worker, .device = device, .mode = COMMIT_MAKE };

  along_edit_set_lasting (edit, TRUE);
  for (guint i = 0; i < taking->team_new->len; i++)
    {
      AlongRecord *record = taking->team_new->pdata[i];
      g_autoptr (AlongRecord) there = NULL;
      GError *local = NULL;
      gint64 rid;

      /* The colleague may have been made one of the team since: their key was compared. */
      there = rows_find (connection, along_record_get_kind_id (record), along_record_get_id (record), &rid, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (there != NULL)
        continue;
      along_record_assign (along_edit_create_with_id (edit, along_record_get_kind_id (record), along_record_get_id (record)), record);
    }
  if (along_edit_get_n (edit) == 0)
    return TRUE;
  g_ptr_array_add (edits, g_object_ref (edit));
  return commit_one (connection, head, &commit, error);
}

static gboolean
take_all (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, AlongId worker, AlongId device,
          const BundleWatch *watch, GPtrArray *edits, GError **error)
{
  /* Translators: the title of an edit, in "Taken back: what came from Sam Idowu": a colleague's name */
  g_autofree char *title = g_strdup_printf (_ ("what came from %s"),
                                            taking->maker_name != NULL ? taking->maker_name : _ ("a colleague"));
  g_autofree char *from = g_strdup_printf ("%s (%s)", taking->maker_name != NULL ? taking->maker_name : "", taking->fingerprint);

  if (!take_team (connection, head, taking, title, worker, device, edits, error))
    return FALSE;
  for (guint i = 0; i < taking->families->len; i++)
    {
      const BundleWatch part = bundle_watch_part (watch, i, taking->families->len);
      guint before = edits->len;

      if (!bundle_watch_tell (&part, 0, error)
          || !take_family (connection, head, taking, i, title, worker, device, &part, edits, error))
        return FALSE;
      if (edits->len > before
          && !journal_write_access (connection, head, worker, along_exchange_get_family (taking->families->pdata[i]), ALONG_ACCESS_TAKE_IN,
                                    from, error))
        return FALSE;
    }
  return bundle_watch_tell (watch, 1, error);
}

/* How many records of the file are taken in. */
static guint
count_taken (const AlongTaking *taking)
{
  guint taken = 0;

  for (guint i = 0; i < taking->families->len; i++)
    for (guint n = 0; n < along_exchange_get_n (taking->families->pdata[i]); n++)
      taken += along_exchange_get_item (taking->families->pdata[i], n)->taken;
  return taken;
}

/*
 * bundle_take_rows: takes in what was compared, as it was decided, inside a transaction; nothing of that transaction may
 * be kept where this fails. One edit for each family, one for what comes along of the team's.
 *
 * Returns: (transfer full) (element-type AlongEdit): what changed, to be applied; empty if it was all here
 */
GPtrArray *
bundle_take_rows (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, AlongId worker, AlongId device,
                  const BundleWatch *watch, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);

  if (count_taken (taking) > 0 && !take_all (connection, head, taking, worker, device, watch, edits, error))
    return NULL;
  return g_steal_pointer (&edits);
}

typedef struct
{
  const AlongTaking *taking;
  AlongId worker, device;
  const BundleWatch *watch;
  GPtrArray *edits;
} TakingIn;

static gboolean
take_in (StoreConnection *connection, JournalHead *head, gpointer data, GError **error)
{
  TakingIn *in = data;

  if (in->watch->cancellable != NULL)
    store_connection_set_stop (connection, bundle_is_stopped, in->watch->cancellable);
  in->edits = bundle_take_rows (connection, head, in->taking, in->worker, in->device, in->watch, error);
  return in->edits != NULL;
}

/* bundle_take_in: as bundle_take_rows(), all in one transaction, or nothing. */
GPtrArray *
bundle_take_in (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, AlongId worker, AlongId device,
                const BundleWatch *watch, GError **error)
{
  TakingIn in = { taking, worker, device, watch, NULL };

  if (count_taken (taking) == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (commit_together (connection, head, take_in, &in, error))
    return in.edits;
  g_clear_pointer (&in.edits, g_ptr_array_unref);
  return NULL;
}
