/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "along-clock.h"
#include "along-date.h"

/* Noon on 30 June 2026. */
#define NOW G_GINT64_CONSTANT (1782817200000)

static GPtrArray *
list (Fixture *fixture, AlongStoreListWhose whose, AlongId worker, gboolean open, gboolean closed, const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = along_store_list_sync (
    fixture->store, &(AlongStoreListFilter){ whose, worker, open, closed, text }, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* The names that a text finds, in order, with commas between. */
static char *
names (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) found = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", ((AlongSummary *) found->pdata[i])->name);
  return g_string_free (out, FALSE);
}

static void
assert_names (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *found = names (fixture, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
add_alias (Fixture *fixture, AlongId family, AlongId person, const char *name)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add name", family);
  AlongRecord *alias = along_edit_create (edit, ALONG_KIND_ALIAS);

  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, person);
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, name);
  fixture_commit (fixture, edit);
}

static void
test_filter_text (void)
{
  Fixture *fixture = fixture_new ();
  AlongId tierney = fixture_add_family (fixture, "Tierney"), obrien = fixture_add_family (fixture, "O'Brien"),
          ahmed = fixture_add_family (fixture, "ahmed");
  AlongId zoe, contact;

  zoe = fixture_add_person (fixture, obrien, "Zoë O’Brien");
  fixture_add_person (fixture, tierney, "Catherine Tierney");
  add_alias (fixture, obrien, zoe, "Łucja Nowak");
  contact = fixture_add_contact (fixture, ahmed, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED,
                                 "Walked to the children's centre in the rain");

  assert_names (fixture, NULL, "ahmed,O'Brien,Tierney");
  assert_names (fixture, "  ", "ahmed,O'Brien,Tierney");
  assert_names (fixture, "a", "ahmed");
  assert_names (fixture, "ti", "Tierney");
  assert_names (fixture, "TIER", "Tierney");
  assert_names (fixture, "zoe", "O'Brien");
  assert_names (fixture, "ZOË", "O'Brien");
  assert_names (fixture, "o'b", "O'Brien");
  assert_names (fixture, "o’brien", "O'Brien");
  assert_names (fixture, "brien zo", "O'Brien");
  assert_names (fixture, "lucja", "O'Brien");
  assert_names (fixture, "Tierny", "Tierney");    /* by its sound */
  assert_names (fixture, "Kathryn", "Tierney");
  assert_names (fixture, "ra", "");               /* notes only from the third letter */
  assert_names (fixture, "rai", "ahmed");
  assert_names (fixture, "centre rain", "ahmed");
  assert_names (fixture, "centre sun", "");
  assert_names (fixture, "ahmed rain", "ahmed");  /* a name and a word of a note */
  assert_names (fixture, "T-00", "ahmed,O'Brien,Tierney");
  assert_names (fixture, "the", "");              /* too common to look for alone */
  /* Never taken for a query. */
  assert_names (fixture, "\"", "ahmed,O'Brien,Tierney");
  assert_names (fixture, "NEAR/2 OR * -rain (", "");
  assert_names (fixture, "words:rain", "");

  /* The index follows change and removal. */
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, ahmed);
  g_autoptr (AlongEdit) change = along_edit_new ("Change", ahmed);
  along_record_set_text (along_edit_change (change, along_family_lookup (loaded, contact)), ALONG_CONTACT_P_NOTE, "Sunny");
  fixture_commit (fixture, change);
  assert_names (fixture, "rain", "");
  assert_names (fixture, "sunny", "ahmed");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, ahmed);
  g_autoptr (AlongEdit) removal = along_edit_new ("Remove", ahmed);
  along_edit_delete (removal, along_family_lookup (loaded, contact));
  fixture_commit (fixture, removal);
  assert_names (fixture, "sunny", "");
  fixture_free (fixture);
}

/* What is kept from one letter to the next is what a new look would give. */
static void
test_kept (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family;

  along_clock_freeze (NOW);
  family = fixture_add_family (fixture, "Tierney");
  fixture_add_contact (fixture, family, "2026-06-30 15:00", ALONG_CONTACT_STATUS_PLANNED, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) found = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, "ti");
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (((AlongSummary *) found->pdata[0])->has_next_contact);
    }
  /* Its hour passes without a commit. */
  along_clock_freeze (NOW + 6 * G_GINT64_CONSTANT (3600000));
  {
    g_autoptr (GPtrArray) found = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, "tie");
    g_assert_false (((AlongSummary *) found->pdata[0])->has_next_contact);
  }
  /* A commit. */
  fixture_add_family (fixture, "Tierce");
  assert_names (fixture, "tier", "Tierce,Tierney");
  along_clock_thaw ();
  fixture_free (fixture);
}

static void
test_whose_and_open (void)
{
  Fixture *fixture = fixture_new ();
  AlongId mine = fixture_add_family (fixture, "Mine"), other = along_id_new ();
  g_autoptr (AlongEdit) team = along_edit_new ("Add worker", ALONG_ID_NONE);
  AlongRecord *worker = along_edit_create_with_id (team, ALONG_KIND_WORKER, other);

  along_clock_freeze (NOW);
  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Olu Other");
  fixture_commit (fixture, team);

  /* The other worker covers; from July it is the other way round; the family is closed at the end of July. */
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, mine);
  g_autoptr (AlongEdit) edit = along_edit_new ("Cover", mine);
  AlongRecord *episode = along_family_nth (loaded, ALONG_KIND_EPISODE, 0);
  AlongRecord *buddy = along_edit_create (edit, ALONG_KIND_ALLOCATION);
  AlongRecord *later = along_edit_create (edit, ALONG_KIND_ALLOCATION);
  along_record_set_text (along_edit_change (edit, along_family_nth (loaded, ALONG_KIND_ALLOCATION, 0)),
                         ALONG_ALLOCATION_P_TO, "2026-06-30");
  along_record_set_ref (buddy, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
  along_record_set_ref (buddy, ALONG_ALLOCATION_P_WORKER, other);
  along_record_set_enum (buddy, ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_ROLE_BUDDY);
  along_record_set_text (buddy, ALONG_ALLOCATION_P_FROM, "2026-01-01");
  along_record_set_ref (later, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
  along_record_set_ref (later, ALONG_ALLOCATION_P_WORKER, other);
  along_record_set_enum (later, ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_ROLE_KEYWORKER);
  along_record_set_text (later, ALONG_ALLOCATION_P_FROM, "2026-07-01");
  along_record_set_text (along_edit_change (edit, episode), ALONG_EPISODE_P_TO, "2026-07-31");
  fixture_commit (fixture, edit);

  for (int month = 0; month < 3; month++)
    {
      gboolean closed = month == 2;
      along_clock_freeze (NOW + month * G_GINT64_CONSTANT (20) * 86400000);
      g_autoptr (GPtrArray) all = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, !closed, closed, NULL);
      g_autoptr (GPtrArray) none = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, closed, !closed, NULL);
      g_autoptr (GPtrArray) hers = list (fixture, ALONG_STORE_LIST_MINE, fixture->worker, TRUE, TRUE, NULL);
      g_autoptr (GPtrArray) his = list (fixture, ALONG_STORE_LIST_MINE, other, TRUE, TRUE, NULL);
      g_autoptr (GPtrArray) covered = list (fixture, ALONG_STORE_LIST_BUDDIED, other, TRUE, TRUE, NULL);

      g_assert_cmpuint (all->len, ==, 1);
      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpuint (hers->len, ==, month == 0 ? 1 : 0);
      g_assert_cmpuint (his->len, ==, month == 0 ? 0 : 1);
      g_assert_cmpuint (covered->len, ==, 1);
      AlongSummary *summary = all->pdata[0];
      g_assert_cmpint (summary->open, ==, !closed);
      g_assert_cmpstr (summary->keyworker_name, ==, month == 0 ? "Wendy Worker" : "Olu Other");
      g_assert_cmpstr (summary->buddy_name, ==, "Olu Other");
    }
  along_clock_thaw ();
  fixture_free (fixture);
}

static void
test_summary (void)
{
  Fixture *fixture = fixture_new ();
  AlongId id = fixture_add_family (fixture, "Lowe"), mother, baby;
  g_autoptr (AlongFamily) loaded = NULL;
  g_autoptr (AlongEdit) edit = along_edit_new ("Pregnancy", id);
  AlongRecord *pregnancy, *edd, *version, *phase, *pause, *note, *family, *child;
  AlongInstant accepted;

  along_clock_freeze (NOW);
  mother = fixture_add_person (fixture, id, "Jade Lowe");
  fixture_add_contact (fixture, id, "2026-06-29 09:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  fixture_add_contact (fixture, id, "2026-06-15", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  fixture_add_contact (fixture, id, "2026-07-02 11:30", ALONG_CONTACT_STATUS_PLANNED, NULL);
  fixture_add_contact (fixture, id, "2026-06-30 09:00", ALONG_CONTACT_STATUS_PLANNED, NULL);
  loaded = fixture_load (fixture, id);
  AlongRecord *episode = along_family_nth (loaded, ALONG_KIND_EPISODE, 0);

  child = along_edit_create (edit, ALONG_KIND_PERSON);
  along_record_set_text (child, ALONG_PERSON_P_NAME, "Baby Lowe");
  along_record_set_text (child, ALONG_PERSON_P_GIVEN, "Baby");
  baby = along_record_get_id (child);
  pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, mother);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &baby, 1);
  edd = along_edit_create (edit, ALONG_KIND_EDD);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, "2026-09-12");
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
  version = along_edit_create (edit, ALONG_KIND_PLAN_VERSION);
  along_record_set_ref (version, ALONG_PLAN_VERSION_P_EPISODE, along_record_get_id (episode));
  along_record_set_int (version, ALONG_PLAN_VERSION_P_VERSION, 2);
  phase = along_edit_create (edit, ALONG_KIND_PHASE);
  along_record_set_ref (phase, ALONG_PHASE_P_PLAN_VERSION, along_record_get_id (version));
  along_record_set_enum (phase, ALONG_PHASE_P_PHASE, ALONG_PHASE_NAME_INTENSIVE);
  along_record_set_text (phase, ALONG_PHASE_P_FROM, "2026-06-01");
  along_record_set_text (phase, ALONG_PHASE_P_LOW, "3");
  along_record_set_text (phase, ALONG_PHASE_P_HIGH, "4.5");
  pause = along_edit_create (edit, ALONG_KIND_PAUSE);
  along_record_set_ref (pause, ALONG_PAUSE_P_EPISODE, along_record_get_id (episode));
  along_record_set_text (pause, ALONG_PAUSE_P_FROM, "2026-05-01");
  along_record_set_text (pause, ALONG_PAUSE_P_TO, "2026-05-08");
  note = along_edit_create (edit, ALONG_KIND_SIGNAL_NOTE);
  along_record_set_ref (note, ALONG_SIGNAL_NOTE_P_EPISODE, along_record_get_id (episode));
  along_record_set_text (note, ALONG_SIGNAL_NOTE_P_ON, "2026-06-08");
  family = along_edit_change (edit, along_family_nth (loaded, ALONG_KIND_FAMILY, 0));
  along_record_set_text (family, ALONG_FAMILY_P_SAFE_CONTACT, "Text only");
  along_instant_parse ("2025-01-08 14:00", &accepted);
  along_record_set_instant (along_edit_change (edit, episode), ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  fixture_commit (fixture, edit);

  g_autoptr (GPtrArray) rows = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  AlongSummary *summary = rows->pdata[0];
  g_assert_true (along_id_equal (summary->family, id));
  g_assert_cmpstr (summary->name, ==, "Lowe");
  g_assert_cmpstr (summary->reference, ==, "T-0001");
  g_assert_cmpstr (summary->safe_contact, ==, "Text only");
  g_assert_cmpstr (summary->baby, ==, "Baby");
  g_assert_cmpint (summary->babies, ==, 1);
  g_assert_cmpint (summary->edd, ==, along_day_from_ymd (2026, 9, 12));
  g_assert_cmpint (summary->born, ==, ALONG_DAY_NONE);
  g_assert_cmpint (summary->episode_from, ==, along_day_from_ymd (2025, 1, 6));
  g_assert_cmpint (summary->episode_to, ==, ALONG_DAY_NONE);
  g_assert_true (summary->has_accepted);
  g_assert_true (along_instant_equal (&summary->accepted, &accepted));
  g_assert_cmpuint (summary->contacts->len, ==, 4);
  const AlongSummaryContact *first = &g_array_index (summary->contacts, AlongSummaryContact, 0);
  g_assert_cmpint (first->ms, ==, 0);
  g_assert_cmpint (first->day, ==, along_day_from_ymd (2026, 6, 15));
  g_assert_cmpint (first->minutes, ==, 60);
  g_assert_true (first->substantive);
  g_assert_true (summary->has_last_contact);
  g_assert_cmpint (summary->last_contact.day, ==, along_day_from_ymd (2026, 6, 29));
  g_assert_true (summary->has_next_contact);
  g_assert_cmpint (summary->next_contact.day, ==, along_day_from_ymd (2026, 7, 2));
  g_assert_cmpuint (summary->phases->len, ==, 1);
  const AlongSummaryPhase *in_force = &g_array_index (summary->phases, AlongSummaryPhase, 0);
  g_assert_cmpint (in_force->from, ==, along_day_from_ymd (2026, 6, 1));
  g_assert_cmpint (in_force->to, ==, ALONG_DAY_NONE);
  g_assert_cmpint (in_force->phase, ==, ALONG_PHASE_NAME_INTENSIVE);
  g_assert_cmpfloat (in_force->low, ==, 3);
  g_assert_cmpfloat (in_force->high, ==, 4.5);
  g_assert_cmpint (in_force->version, ==, 2);
  g_assert_cmpuint (summary->pauses->len, ==, 1);
  g_assert_cmpint (g_array_index (summary->pauses, AlongSummaryPause, 0).to, ==, along_day_from_ymd (2026, 5, 8));
  g_assert_cmpuint (summary->acknowledged->len, ==, 1);
  g_assert_cmpint (g_array_index (summary->acknowledged, int, 0), ==, along_day_from_ymd (2026, 6, 8));

  /* A family that is removed leaves the list, and comes back with undo. */
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, id);
  g_autoptr (AlongEdit) removal = along_edit_new ("Remove family", id);
  along_edit_delete (removal, along_family_nth (loaded, ALONG_KIND_FAMILY, 0));
  fixture_commit (fixture, removal);
  g_autoptr (GPtrArray) none = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (AlongEdit) back = along_store_undo_sync (fixture->store, id, fixture->worker, FALSE, NULL);
  g_assert_nonnull (back);
  g_autoptr (GPtrArray) again = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  along_clock_thaw ();
  fixture_free (fixture);
}

static AlongRecord *
expect (AlongEdit *edit, AlongId mother, const char *due, const char *const *names, int n)
{
  AlongRecord *pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY), *edd = along_edit_create (edit, ALONG_KIND_EDD);
  AlongId babies[2];

  for (int i = 0; i < n; i++)
    {
      AlongRecord *baby = along_edit_create (edit, ALONG_KIND_PERSON);

      along_record_set_text (baby, ALONG_PERSON_P_NAME, names[i]);
      along_record_set_bool (baby, ALONG_PERSON_P_INDEX, TRUE);
      babies[i] = along_record_get_id (baby);
    }
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, mother);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, babies, n);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, due);
  return pregnancy;
}

static void
bear (Fixture *fixture, AlongId family, AlongId pregnancy, const char *date)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Birth", family);
  AlongRecord *changed = along_edit_change (edit, along_family_find (loaded, ALONG_KIND_PREGNANCY, pregnancy));
  AlongInstant at = along_instant_new_day (along_date_first_day (date));
  guint n;
  const AlongId *babies = along_record_get_refs (changed, ALONG_PREGNANCY_P_BABIES, &n);

  along_record_set_enum (changed, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  along_record_set_instant (changed, ALONG_PREGNANCY_P_BORN, &at);
  for (guint i = 0; i < n; i++)
    along_record_set_text (along_edit_change (edit, along_family_find (loaded, ALONG_KIND_PERSON, babies[i])), ALONG_PERSON_P_BORN, date);
  fixture_commit (fixture, edit);
}

static void
die (Fixture *fixture, AlongId family, const char *name)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Death", family);
  AlongRecord *person;

  ALONG_FOREACH (person, loaded, ALONG_KIND_PERSON)
    if (g_str_equal (along_record_get_text (person, ALONG_PERSON_P_NAME), name))
      along_record_set_text (along_edit_change (edit, person), ALONG_PERSON_P_DIED, "2026-06-29");
  fixture_commit (fixture, edit);
}

static void
assert_children (Fixture *fixture, const char *expected, const char *parents, int expecting)
{
  g_autoptr (GPtrArray) rows = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, NULL);
  AlongSummary *summary = rows->pdata[0];
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < summary->children->len; i++)
    {
      const AlongSummaryChild *child = &g_array_index (summary->children, AlongSummaryChild, i);
      g_autofree char *day = along_day_to_edtf (child->born);

      g_string_append_printf (found, "%s%s %s", i > 0 ? "; " : "", child->name, day);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpstr (summary->parents, ==, parents);
  g_assert_cmpint (summary->babies, ==, expecting);
}

/* What was written down of a family before its children were: nobody is named by it, for who of them died it does not know. */
static void
test_children_of_before (void)
{
  static const char *const names[] = { "Theo" };
  Fixture *fixture = fixture_new ();
  AlongId id = fixture_add_family (fixture, "Lowe"), mother, pregnancy;

  along_clock_freeze (NOW);
  mother = fixture_add_person (fixture, id, "Jade Lowe");
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Pregnancy", id);

    pregnancy = along_record_get_id (expect (edit, mother, "2026-02-20", names, 1));
    fixture_commit (fixture, edit);
  }
  bear (fixture, id, pregnancy, "2026-02-24");
  assert_children (fixture, "Theo 2026-02-24", "Jade Lowe", 1);
  die (fixture, id, "Theo");
  assert_children (fixture, "", "Jade Lowe", 1);
  /* Without children the bytes end with how many they are: without that byte they are of before. */
  fixture_meddle (fixture, "UPDATE \"summary\" SET \"body\" = substr (\"body\", 1, length (\"body\") - 1)");
  assert_children (fixture, "", "Jade Lowe", 1);
  along_clock_thaw ();
  fixture_free (fixture);
}

/* A child whom the support is about stays in the list when another is expected and born, and leaves it when it dies. */
static void
test_children (void)
{
  static const char *const first[] = { "Theo" }, *const twins[] = { "Ava", "Leo" };
  Fixture *fixture = fixture_new ();
  AlongId id = fixture_add_family (fixture, "Lowe"), mother, one, two;

  along_clock_freeze (NOW);
  mother = fixture_add_person (fixture, id, "Jade Lowe");
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Pregnancy", id);

    one = along_record_get_id (expect (edit, mother, "2026-02-20", first, 1));
    fixture_commit (fixture, edit);
  }
  assert_children (fixture, "", "Jade Lowe", 1);
  bear (fixture, id, one, "2026-02-24");
  assert_children (fixture, "Theo 2026-02-24", "Jade Lowe", 1);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Pregnancy", id);

    two = along_record_get_id (expect (edit, mother, "2026-09-10", twins, 2));
    fixture_commit (fixture, edit);
  }
  assert_children (fixture, "Theo 2026-02-24", "Jade Lowe", 2);
  bear (fixture, id, two, "2026-06-27");
  assert_children (fixture, "Theo 2026-02-24; Ava 2026-06-27; Leo 2026-06-27", "Jade Lowe", 2);
  die (fixture, id, "Leo");
  assert_children (fixture, "Theo 2026-02-24; Ava 2026-06-27", "Jade Lowe", 2);
  {
    /* A sister's baby is born. */
    static const char *const cousin[] = { "Una" };
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, id);
    g_autoptr (AlongEdit) edit = along_edit_new ("Pregnancy", id);
    AlongRecord *sister = along_edit_create (edit, ALONG_KIND_PERSON);
    AlongId three;

    along_record_set_bool (along_edit_change (edit, along_family_find (loaded, ALONG_KIND_PERSON, mother)), ALONG_PERSON_P_INDEX, TRUE);
    along_record_set_text (sister, ALONG_PERSON_P_NAME, "Cass Lowe");
    three = along_record_get_id (expect (edit, along_record_get_id (sister), "2026-06-20", cousin, 1));
    for (guint i = 0; i < along_edit_get_n (edit); i++)
      {
        AlongRecord *made = along_edit_get_change (edit, i)->after;

        if (along_record_get_kind_id (made) == ALONG_KIND_PERSON && g_str_equal (along_record_get_text (made, ALONG_PERSON_P_NAME), "Una"))
          along_record_unset (made, ALONG_PERSON_P_INDEX);
      }
    fixture_commit (fixture, edit);
    bear (fixture, id, three, "2026-06-25");
  }
  assert_children (fixture, "Theo 2026-02-24; Ava 2026-06-27", "Jade Lowe", 2);
  along_clock_thaw ();
  fixture_free (fixture);
}

typedef struct
{
  guint done, cancelled, worked;
} Counted;

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  Counted *counted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = along_store_list_finish (ALONG_STORE (source), result, &error);

  counted->done++;
  if (found != NULL)
    counted->worked++;
  else
    {
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
      counted->cancelled++;
    }
}

/* Typed quickly: the last is answered; those before it are answered or given up, none is left waiting. */
static char *
tell_contacts (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = list (fixture, ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, NULL);
  AlongSummary *summary = rows->pdata[0];
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < summary->contacts->len; i++)
    {
      const AlongSummaryContact *contact = &g_array_index (summary->contacts, AlongSummaryContact, i);
      g_string_append_printf (all, "%d/%" G_GINT64_FORMAT "/%d/%d/%d/%d/%d\n", contact->day, contact->ms, contact->minutes,
                              contact->mode, contact->status, contact->by, contact->substantive);
    }
  return g_string_free (all, FALSE);
}

static void
fill_contact (AlongRecord *contact, AlongId episode, GRand *rand)
{
  AlongInstant at = along_instant_new (NOW + g_rand_int_range (rand, -40, 40) * G_GINT64_CONSTANT (21600000), ALONG_ZONE);

  if (g_rand_int_range (rand, 0, 4) == 0)
    at = along_instant_new_day (at.day);
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, episode);
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, g_rand_int_range (rand, 0, 3));
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, g_rand_int_range (rand, -1, 3));
  if (g_rand_boolean (rand))
    along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, g_rand_int_range (rand, 0, 200));
  along_record_set_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE, g_rand_boolean (rand));
}

/* One random change of the contacts of a family. */
static void
change_contacts (Fixture *fixture, AlongId family, GRand *rand)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Contacts", family);
  guint n = along_family_count (loaded, ALONG_KIND_CONTACT);
  AlongId episode = along_record_get_id (along_family_nth (loaded, ALONG_KIND_EPISODE, 0));
  AlongRecord *some = n > 0 ? along_family_nth (loaded, ALONG_KIND_CONTACT, (guint) g_rand_int_range (rand, 0, (gint32) n)) : NULL;
  int what = g_rand_int_range (rand, 0, 5);
  GError *error = NULL;

  if (what == 0 && some != NULL)
    {
      g_object_unref (along_store_undo_sync (fixture->store, family, fixture->worker, FALSE, &error));
      g_assert_no_error (error);
      return;
    }
  if (what == 1 && some != NULL)
    along_edit_delete (edit, some);
  else if (what == 2 && some != NULL)
    fill_contact (along_edit_change (edit, some), episode, rand);
  else
    for (int i = g_rand_int_range (rand, 0, 3); i >= 0; i--)
      fill_contact (along_edit_create (edit, ALONG_KIND_CONTACT), episode, rand);
  fixture_commit (fixture, edit);
}

/* What is changed in the summary contact by contact is what the records say. */
static void
test_contacts_follow (void)
{
  Fixture *fixture = fixture_new ();
  AlongId id = fixture_add_family (fixture, "Lowe");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 120; i++)
    {
      change_contacts (fixture, id, rand);
      g_autofree char *followed = tell_contacts (fixture);
      g_autoptr (AlongFamily) loaded = fixture_load (fixture, id);
      g_autoptr (AlongEdit) edit = along_edit_new ("Move", id);
      g_autofree char *area = g_strdup_printf ("Area %d", i);

      if (i % 4 != 0)
        continue;
      /* All is written anew. */
      along_record_set_text (along_edit_change (edit, along_family_nth (loaded, ALONG_KIND_FAMILY, 0)), ALONG_FAMILY_P_AREA,
                             area);
      fixture_commit (fixture, edit);
      g_autofree char *anew = tell_contacts (fixture);
      g_assert_cmpstr (followed, ==, anew);
    }
  fixture_free (fixture);
}

static void
test_newer_takes_its_place (void)
{
  Fixture *fixture = fixture_new ();
  Counted counted = { 0 };

  for (int i = 0; i < 50; i++)
    {
      AlongStoreListFilter filter = { ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, "abcdef" };
      along_store_list_async (fixture->store, &filter, NULL, on_listed, &counted);
    }
  while (counted.done < 50)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (counted.worked, >=, 1);
  g_assert_cmpuint (counted.worked + counted.cancelled, ==, 50);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/list/filter-text", test_filter_text);
  g_test_add_func ("/store/list/kept", test_kept);
  g_test_add_func ("/store/list/whose-and-open", test_whose_and_open);
  g_test_add_func ("/store/list/summary", test_summary);
  g_test_add_func ("/store/list/children", test_children);
  g_test_add_func ("/store/list/children-of-before", test_children_of_before);
  g_test_add_func ("/store/list/contacts-follow", test_contacts_follow);
  g_test_add_func ("/store/list/newer-takes-its-place", test_newer_takes_its_place);
  return g_test_run ();
}
