/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchanges between made-up caseloads: journals that grow at random and are given to one another. */
#include "along-exchange.h"
#include "along-image.h"
#include "along-taking.h"
#include "along-test-images.h"

#define N_STORES 3
#define N_RECORDS 6

typedef struct
{
  AlongId id;
  gint64 n;
  GPtrArray *journal; /* of AlongExchangeEntry */
} Store;

static gint64 tick;

static void
entry_unref (gpointer data)
{
  AlongExchangeEntry *entry = data;

  g_clear_object (&entry->said);
  g_free (entry);
}

static AlongExchangeEntry *
copy_entry (const AlongExchangeEntry *from)
{
  AlongExchangeEntry *entry = g_memdup2 (from, sizeof *from);

  if (entry->said != NULL)
    g_object_ref (entry->said);
  return entry;
}

static void
store_init (Store *store)
{
  store->id = along_id_new ();
  store->n = 0;
  store->journal = g_ptr_array_new_with_free_func (entry_unref);
}

static void
store_clear (Store *store)
{
  g_ptr_array_unref (store->journal);
}

static guint64
all_fields (AlongKindId kind)
{
  return (G_GUINT64_CONSTANT (1) << along_kind_get (kind)->n_properties) - 1;
}

/* Writes a change as the store's journal would. */
static void
write_change (Store *store, const AlongChange *change)
{
  AlongRecord *record = change->after != NULL ? change->after : change->before;
  AlongExchangeEntry *entry = g_new0 (AlongExchangeEntry, 1);

  entry->origin = store->id;
  entry->origin_n = ++store->n;
  entry->kind = along_record_get_kind_id (record);
  entry->record = along_record_get_id (record);
  entry->op = change->op;
  entry->at = ++tick;
  if (change->op == ALONG_OP_CHANGE)
    {
      g_autofree char *image = along_image_differs (change->after, change->before);
      entry->said = along_record_new (entry->kind, entry->record, along_record_get_family (record));
      g_assert_true (along_image_read_fields (image, entry->said, &entry->fields, NULL));
      g_assert_cmpuint (entry->fields, !=, 0);
    }
  else if (change->op != ALONG_OP_DELETE)
    {
      entry->said = along_record_copy (change->after);
      entry->fields = all_fields (entry->kind);
    }
  g_ptr_array_add (store->journal, entry);
}

/* The family as the journal says it is. */
static AlongFamily *
replay (Store *store, AlongId id)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, NULL, g_object_unref);
  AlongFamily *family = along_family_new (id);
  GHashTableIter iter;
  gpointer record;

  for (guint i = 0; i < store->journal->len; i++)
    {
      const AlongExchangeEntry *entry = store->journal->pdata[i];
      AlongRecord *state = g_hash_table_lookup (records, &entry->record);

      if (state == NULL)
        {
          state = along_record_new (entry->kind, entry->record, id);
          g_hash_table_insert (records, (gpointer) &entry->record, state);
        }
      along_record_set_deleted (state, entry->op == ALONG_OP_DELETE);
      for (guint p = 0; entry->said != NULL && p < along_kind_get (entry->kind)->n_properties; p++)
        {
          AlongValue value = { 0 };

          if (entry->op == ALONG_OP_CHANGE && (entry->fields & G_GUINT64_CONSTANT (1) << p) == 0)
            continue;
          along_value_copy (&along_kind_get (entry->kind)->properties[p], along_record_peek (entry->said, (int) p), &value);
          along_record_take (state, (int) p, &value);
        }
    }
  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!along_record_is_deleted (record))
      along_family_add (family, record);
  return family;
}

static char *
state_of (Store *store, AlongId id)
{
  g_autoptr (AlongFamily) family = replay (store, id);

  return along_test_words (family);
}

typedef enum
{
  CHOOSE_OURS,
  CHOOSE_THEIRS,
  CHOOSE_EITHER,
  CHOOSE_NONE, /* there must be nothing to choose */
} Choose;

static void
choose_existence (AlongExchange *made, guint index, AlongExchangeDecision decision)
{
  const AlongExchangeItem *item = along_exchange_get_item (made, index);

  for (guint f = 0; f < item->fields->len; f++)
    if (g_array_index (item->fields, AlongExchangeField, f).property == ALONG_EXCHANGE_STANDS)
      along_exchange_choose (made, index, f, decision);
}

/* Takes @from's journal into @to; what the records say and what the journal says must be the same. Returns how many
 * conflicts there were. */
static guint
exchange (Store *to, Store *from, AlongId id, Choose choose, guint *came)
{
  g_autoptr (AlongFamily) here = replay (to, id);
  g_autoptr (AlongExchange) made = along_exchange_new (id, here, to->journal, from->journal, NULL);
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GPtrArray) coming = NULL;
  g_autoptr (GArray) closing = NULL;
  g_autofree char *said = NULL, *stands = NULL;
  guint conflicts = along_exchange_count_undecided (made), index;

  if (choose == CHOOSE_NONE)
    g_assert_cmpuint (conflicts, ==, 0);
  for (guint i = 0; i < along_exchange_get_n (made); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (made, i);
      for (guint f = 0; f < item->fields->len; f++)
        if (g_array_index (item->fields, AlongExchangeField, f).conflict)
          along_exchange_choose (made, i, f,
                                 choose == CHOOSE_THEIRS || (choose == CHOOSE_EITHER && g_test_rand_bit ())
                                   ? ALONG_EXCHANGE_THEIRS : ALONG_EXCHANGE_OURS);
    }
  g_assert_cmpuint (along_exchange_count_undecided (made), ==, 0);
  while (along_exchange_find_broken (made, &index, NULL))
    {
      /* Somebody chose that what is needed goes, or stays away: then it is to be there. */
      const AlongExchangeItem *item = along_exchange_get_item (made, index);

      if (item->what == ALONG_EXCHANGE_GONE)
        choose_existence (made, index, ALONG_EXCHANGE_OURS);
      else
        for (guint i = 0; i < along_exchange_get_n (made); i++)
          if (along_exchange_get_item (made, i)->what == ALONG_EXCHANGE_BACK)
            choose_existence (made, i, ALONG_EXCHANGE_THEIRS);
    }
  edit = along_exchange_make_edit (made, "Taken in", FALSE);
  coming = along_exchange_get_coming (made);
  closing = along_exchange_make_closing (made);
  for (guint i = 0; i < coming->len; i++)
    g_ptr_array_add (to->journal, copy_entry (coming->pdata[i]));
  for (guint i = 0; i < closing->len; i++)
    write_change (to, &g_array_index (closing, AlongChange, i));
  along_family_apply (here, edit);
  stands = along_test_words (here);
  said = state_of (to, id);
  g_assert_cmpstr (stands, ==, said);
  if (came != NULL)
    *came = coming->len + closing->len;
  return conflicts;
}

/* One thing that a person does to the family: makes, changes, deletes or brings back a record. */
static void
do_something (Store *store, AlongId id)
{
  g_autoptr (AlongFamily) family = replay (store, id);
  guint people = along_family_count (family, ALONG_KIND_PERSON);
  AlongChange change = { ALONG_OP_CREATE, NULL, NULL };
  g_autoptr (AlongRecord) after = NULL;

  if (people < 2 || (people < N_RECORDS && g_test_rand_int_range (0, 5) == 0))
    {
      after = along_record_new (ALONG_KIND_PERSON, along_id_new (), id);
      along_record_set_text (after, ALONG_PERSON_P_NAME, "Jo");
    }
  else if (g_test_rand_int_range (0, 6) == 0)
    {
      after = along_record_new (ALONG_KIND_ALIAS, along_id_new (), id);
      along_record_set_text (after, ALONG_ALIAS_P_NAME, "Jay");
      along_record_set_ref (after, ALONG_ALIAS_P_PERSON,
                            along_record_get_id (along_family_nth (family, ALONG_KIND_PERSON, (guint) g_test_rand_int_range (0, (gint32) people))));
    }
  else
    {
      AlongRecord *person = along_family_nth (family, ALONG_KIND_PERSON, (guint) g_test_rand_int_range (0, (gint32) people)), *alias;
      gboolean needed = FALSE;

      ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
        needed |= along_id_equal (along_record_get_ref (alias, ALONG_ALIAS_P_PERSON), along_record_get_id (person));
      change.before = person;
      if (!needed && people > 2 && g_test_rand_int_range (0, 6) == 0)
        change.op = ALONG_OP_DELETE;
      else
        {
          static const int texts[] = { ALONG_PERSON_P_NAME, ALONG_PERSON_P_PHONE, ALONG_PERSON_P_NOTE, ALONG_PERSON_P_SAFETY };
          g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 4));

          change.op = ALONG_OP_CHANGE;
          after = along_record_copy (person);
          along_record_set_text (after, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))], text);
        }
    }
  change.after = after;
  if (change.op == ALONG_OP_CHANGE)
    {
      g_autofree char *one = along_image_whole (change.before), *other = along_image_whole (change.after);
      if (g_strcmp0 (one, other) == 0)
        return;
    }
  write_change (store, &change);
}

static void
assert_knows_all (Store *store, Store *other)
{
  for (guint i = 0; i < other->journal->len; i++)
    {
      const AlongExchangeEntry *entry = other->journal->pdata[i];
      gboolean found = FALSE;

      for (guint j = 0; !found && j < store->journal->len; j++)
        {
          const AlongExchangeEntry *known = store->journal->pdata[j];
          found = known->origin_n == entry->origin_n && along_id_equal (known->origin, entry->origin);
        }
      g_assert_true (found);
    }
}

/* Whoever takes in what another has, and gives it back, agrees with them; nothing is lost, nothing goes on for ever. */
static void
test_there_and_back (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      AlongId id = along_id_new ();
      Store stores[N_STORES];
      g_autofree char *one = NULL, *other = NULL;
      guint came = 1;

      for (guint i = 0; i < N_STORES; i++)
        store_init (&stores[i]);
      for (guint i = 0; i < 4; i++)
        do_something (&stores[0], id);
      exchange (&stores[1], &stores[0], id, CHOOSE_NONE, NULL);
      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          Store *a = &stores[g_test_rand_int_range (0, N_STORES)], *b = &stores[g_test_rand_int_range (0, N_STORES)];
          for (int e = g_test_rand_int_range (0, 4); e > 0; e--)
            do_something (a, id);
          if (a != b)
            exchange (b, a, id, CHOOSE_EITHER, NULL);
        }
      exchange (&stores[1], &stores[0], id, CHOOSE_EITHER, NULL);
      assert_knows_all (&stores[1], &stores[0]);
      /* The second time there is nothing to take. */
      exchange (&stores[1], &stores[0], id, CHOOSE_NONE, &came);
      g_assert_cmpuint (came, ==, 0);
      /* What was decided there stands here, without a question. */
      exchange (&stores[0], &stores[1], id, CHOOSE_NONE, NULL);
      assert_knows_all (&stores[0], &stores[1]);
      one = state_of (&stores[0], id);
      other = state_of (&stores[1], id);
      g_assert_cmpstr (one, ==, other);
      for (guint i = 0; i < 3; i++)
        {
          exchange (&stores[1], &stores[0], id, CHOOSE_NONE, NULL);
          exchange (&stores[0], &stores[1], id, CHOOSE_NONE, &came);
        }
      g_assert_cmpuint (came, ==, 0);
      for (guint i = 0; i < N_STORES; i++)
        store_clear (&stores[i]);
    }
}

static void
copy_store (Store *to, const Store *from)
{
  store_init (to);
  for (guint i = 0; i < from->journal->len; i++)
    g_ptr_array_add (to->journal, copy_entry (from->journal->pdata[i]));
}

/* Where nothing is in conflict it does not matter whose file is taken in first. */
static void
test_order (void)
{
  guint compared = 0;

  for (guint round = 0; round < 2000; round++)
    {
      AlongId id = along_id_new ();
      Store first, a, b, ab, ba;
      guint conflicts;

      store_init (&first);
      for (guint i = 0; i < 8; i++)
        do_something (&first, id);
      copy_store (&a, &first);
      copy_store (&b, &first);
      copy_store (&ab, &first);
      copy_store (&ba, &first);
      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        {
          do_something (&a, id);
          do_something (&b, id);
        }
      conflicts = exchange (&ab, &a, id, CHOOSE_OURS, NULL) + exchange (&ab, &b, id, CHOOSE_OURS, NULL);
      conflicts += exchange (&ba, &b, id, CHOOSE_OURS, NULL) + exchange (&ba, &a, id, CHOOSE_OURS, NULL);
      if (conflicts == 0)
        {
          g_autofree char *one = state_of (&ab, id), *other = state_of (&ba, id);
          g_assert_cmpstr (one, ==, other);
          compared++;
        }
      store_clear (&first);
      store_clear (&a);
      store_clear (&b);
      store_clear (&ab);
      store_clear (&ba);
    }
  g_test_message ("%u of 2000 without a conflict", compared);
  g_assert_cmpuint (compared, >, 200);
}

/* Two people change the same phone number at the same time: each is asked, and asked again while they do not agree. */
static void
test_conflict (void)
{
  AlongId id = along_id_new ();
  Store a, b;
  AlongRecord *person;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (AlongExchange) made = NULL;
  const AlongExchangeItem *item;

  store_init (&a);
  store_init (&b);
  do_something (&a, id);
  exchange (&b, &a, id, CHOOSE_NONE, NULL);
  for (guint i = 0; i < 2; i++)
    {
      Store *store = i == 0 ? &a : &b;
      g_autoptr (AlongFamily) now = replay (store, id);
      g_autoptr (AlongRecord) after = along_record_copy (along_family_nth (now, ALONG_KIND_PERSON, 0));
      along_record_set_text (after, ALONG_PERSON_P_PHONE, i == 0 ? "111" : "222");
      write_change (store, &(AlongChange){ ALONG_OP_CHANGE, along_family_nth (now, ALONG_KIND_PERSON, 0), after });
    }
  family = replay (&a, id);
  made = along_exchange_new (id, family, a.journal, b.journal, NULL);
  g_assert_cmpuint (along_exchange_get_n (made), ==, 1);
  item = along_exchange_get_item (made, 0);
  g_assert_cmpint (item->what, ==, ALONG_EXCHANGE_CHANGED);
  g_assert_cmpuint (item->fields->len, ==, 1);
  g_assert_cmpint (g_array_index (item->fields, AlongExchangeField, 0).property, ==, ALONG_PERSON_P_PHONE);
  g_assert_true (g_array_index (item->fields, AlongExchangeField, 0).conflict);
  g_assert_cmpuint (along_exchange_count_undecided (made), ==, 1);

  /* Both take in what the other had before: each chooses the other's. */
  Store old_a;
  copy_store (&old_a, &a);
  g_assert_cmpuint (exchange (&a, &b, id, CHOOSE_THEIRS, NULL), ==, 1);
  g_assert_cmpuint (exchange (&b, &old_a, id, CHOOSE_THEIRS, NULL), ==, 1);
  /* They do not agree, and neither is changed in silence. */
  g_assert_cmpuint (exchange (&a, &b, id, CHOOSE_THEIRS, NULL), ==, 1);
  g_assert_cmpuint (exchange (&b, &a, id, CHOOSE_NONE, NULL), ==, 0);
  g_clear_object (&family);
  family = replay (&b, id);
  person = along_family_nth (family, ALONG_KIND_PERSON, 0);
  g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_PHONE), ==, "111");
  store_clear (&old_a);
  store_clear (&a);
  store_clear (&b);
}

/* A record that is left out takes with it what belongs to it; both come the next time. */
static void
test_left_out (void)
{
  AlongId id = along_id_new (), person_id = along_id_new ();
  Store a, b;
  g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, person_id, id);
  g_autoptr (AlongRecord) alias = along_record_new (ALONG_KIND_ALIAS, along_id_new (), id);
  g_autoptr (GPtrArray) coming = NULL;

  store_init (&a);
  store_init (&b);
  along_record_set_text (person, ALONG_PERSON_P_NAME, "Jo");
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Jay");
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, person_id);
  write_change (&a, &(AlongChange){ ALONG_OP_CREATE, NULL, person });
  write_change (&a, &(AlongChange){ ALONG_OP_CREATE, NULL, alias });
  {
    g_autoptr (AlongExchange) made = along_exchange_new (id, NULL, b.journal, a.journal, NULL);

    g_assert_cmpuint (along_exchange_take (made, 0, FALSE), ==, 2);
    coming = along_exchange_get_coming (made);
    g_assert_cmpuint (coming->len, ==, 0);
    g_assert_cmpuint (along_exchange_take (made, 1, TRUE), ==, 2);
    along_exchange_refuse (made, 0, "It cannot be read.");
    g_assert_false (along_exchange_get_item (made, 1)->taken);
    g_assert_cmpuint (along_exchange_take (made, 1, TRUE), ==, 0);
    g_assert_false (along_exchange_get_item (made, 1)->taken);
  }
  exchange (&b, &a, id, CHOOSE_NONE, NULL);
  assert_knows_all (&b, &a);
  store_clear (&a);
  store_clear (&b);
}

/* What was left out as restricted on the way comes later, whole, and is not taken away by the cut one. */
static void
test_cut (void)
{
  AlongId id = along_id_new ();
  Store a, cut, b;
  g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, along_id_new (), id);
  g_autofree char *one = NULL, *other = NULL;
  AlongExchangeEntry *entry;
  guint came;

  store_init (&a);
  store_init (&b);
  along_record_set_text (person, ALONG_PERSON_P_NAME, "Jo");
  along_record_set_text (person, ALONG_PERSON_P_SAFETY, "Do not say where");
  write_change (&a, &(AlongChange){ ALONG_OP_CREATE, NULL, person });
  copy_store (&cut, &a);
  entry = cut.journal->pdata[0];
  entry->cut = TRUE;
  entry->fields = along_exchange_open_fields (ALONG_KIND_PERSON);
  g_clear_object (&entry->said);
  entry->said = along_record_copy (person);
  along_record_unset (entry->said, ALONG_PERSON_P_SAFETY);
  exchange (&b, &cut, id, CHOOSE_NONE, &came);
  g_assert_cmpuint (came, ==, 1);
  exchange (&a, &b, id, CHOOSE_NONE, &came);
  g_assert_cmpuint (came, ==, 0);
  exchange (&b, &a, id, CHOOSE_NONE, &came);
  g_assert_cmpuint (came, ==, 1);
  one = state_of (&a, id);
  other = state_of (&b, id);
  g_assert_cmpstr (one, ==, other);
  exchange (&b, &cut, id, CHOOSE_NONE, &came);
  g_assert_cmpuint (came, ==, 0);
  store_clear (&a);
  store_clear (&b);
  store_clear (&cut);
}

/* A form that was signed is taken whole or left whole; a second signature comes by itself. */
static void
test_signed (void)
{
  AlongId id = along_id_new (), me = along_id_new ();
  Store a, b;
  g_autoptr (AlongRecord) form = along_record_new (ALONG_KIND_ASSESSMENT, along_id_new (), id);
  g_autoptr (AlongFamily) family = NULL;
  AlongInstant now = along_instant_new_day (2460000);

  store_init (&a);
  store_init (&b);
  along_record_set_text (form, ALONG_ASSESSMENT_P_RESPONSE, "{}");
  along_record_set_ref (form, ALONG_ASSESSMENT_P_SIGNED_BY, me);
  write_change (&a, &(AlongChange){ ALONG_OP_CREATE, NULL, form });
  exchange (&b, &a, id, CHOOSE_NONE, NULL);
  {
    g_autoptr (AlongRecord) here = along_record_copy (form), there = along_record_copy (form);
    g_autoptr (AlongExchange) made = NULL;

    along_record_set_text (here, ALONG_ASSESSMENT_P_AMEND_REASON, "One");
    write_change (&a, &(AlongChange){ ALONG_OP_CHANGE, form, here });
    along_record_set_text (there, ALONG_ASSESSMENT_P_RESPONSE, "{\"a\":1}");
    along_record_set_instant (there, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT, &now);
    write_change (&b, &(AlongChange){ ALONG_OP_CHANGE, form, there });
    family = replay (&a, id);
    made = along_exchange_new (id, family, a.journal, b.journal, NULL);
    g_assert_cmpuint (along_exchange_count_undecided (made), ==, 1);
    g_assert_cmpuint (along_exchange_get_item (made, 0)->fields->len, ==, 2);
  }
  g_assert_cmpuint (exchange (&a, &b, id, CHOOSE_OURS, NULL), ==, 1);
  g_clear_object (&family);
  family = replay (&a, id);
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_ASSESSMENT, 0), ALONG_ASSESSMENT_P_RESPONSE), ==, "{}");
  g_assert_true (along_record_has (along_family_nth (family, ALONG_KIND_ASSESSMENT, 0), ALONG_ASSESSMENT_P_COUNTERSIGNED_AT));
  g_assert_cmpuint (exchange (&b, &a, id, CHOOSE_NONE, NULL), ==, 0);
  store_clear (&a);
  store_clear (&b);
}

/* What is one thing here and another there is refused: no kind is read as another. */
static void
test_kinds (void)
{
  AlongId id = along_id_new (), record = along_id_new ();
  g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, record, id);
  g_autoptr (AlongRecord) alias = along_record_new (ALONG_KIND_ALIAS, record, id);
  g_autoptr (AlongFamily) here = along_family_new (id);
  Store as_person, as_alias, as_both, nothing;

  store_init (&as_person);
  store_init (&as_alias);
  store_init (&as_both);
  store_init (&nothing);
  along_record_set_text (person, ALONG_PERSON_P_NAME, "Jo");
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Jay");
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_id_new ());
  along_family_add (here, person);
  write_change (&as_person, &(AlongChange){ ALONG_OP_CREATE, NULL, person });
  write_change (&as_alias, &(AlongChange){ ALONG_OP_CREATE, NULL, alias });
  write_change (&as_both, &(AlongChange){ ALONG_OP_CREATE, NULL, person });
  write_change (&as_both, &(AlongChange){ ALONG_OP_CREATE, NULL, alias });

  const struct
  {
    AlongFamily *here;
    const Store *ours, *theirs;
  } cases[] = {
    { here, &as_person, &as_alias }, { NULL, &as_person, &as_alias }, { here, &nothing, &as_alias },
    { NULL, &nothing, &as_both },    { NULL, &as_both, &nothing },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongExchange) made
        = along_exchange_new (id, cases[i].here, cases[i].ours->journal, cases[i].theirs->journal, &error);

      g_assert_error (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_UNFIT);
      g_assert_null (made);
    }
  store_clear (&as_person);
  store_clear (&as_alias);
  store_clear (&as_both);
  store_clear (&nothing);
}

/* An edit keeps apart what is of two kinds, though it has one id. */
static void
test_edit_kinds (void)
{
  AlongId id = along_id_new (), record = along_id_new ();
  g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, record, id);
  g_autoptr (AlongRecord) alias = along_record_new (ALONG_KIND_ALIAS, record, id);
  g_autoptr (AlongEdit) edit = along_edit_new ("", id);

  g_assert_cmpint (along_record_get_kind_id (along_edit_change (edit, person)), ==, ALONG_KIND_PERSON);
  g_assert_cmpint (along_record_get_kind_id (along_edit_change (edit, alias)), ==, ALONG_KIND_ALIAS);
}

/* Each kind's fields fit the bits that tell of them. */
static void
test_bits (void)
{
  for (guint k = 0; k < ALONG_N_KINDS; k++)
    g_assert_cmpuint (along_kind_get (k)->n_properties, <, 64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/bits", test_bits);
  g_test_add_func ("/exchange/conflict", test_conflict);
  g_test_add_func ("/exchange/edit-kinds", test_edit_kinds);
  g_test_add_func ("/exchange/kinds", test_kinds);
  g_test_add_func ("/exchange/left-out", test_left_out);
  g_test_add_func ("/exchange/cut", test_cut);
  g_test_add_func ("/exchange/signed", test_signed);
  g_test_add_func ("/exchange/there-and-back", test_there_and_back);
  g_test_add_func ("/exchange/order", test_order);
  return g_test_run ();
}
