/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is here twice, in a store of N families (default 500; ALONG_BENCH_FAMILIES sets it) of 12 people each, some of whom
 * were written down a second time with a slip: how long it takes, what of those is found, and what else. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-merge.h"
#include "along-store-duplicates.h"
#include "bench-times.h"

#define PEOPLE 12
#define CONTACTS 1000
#define TWICE 100
#define ASKED 100
#define BATCH 250

static const char *const givens[]
  = { "Jade",   "Kofi",  "Amina",  "Keira",  "Zoë",     "Sean",    "Layla",  "Thomas", "Priya",  "Ewan",   "Nadia",   "Marta",
      "Hannah", "Yusuf", "Chloe",  "Ryan",   "Abigail", "Benjamin", "Carys", "Daniel", "Elif",   "Farah",  "Grace",   "Harriet",
      "Imran",  "Josie", "Kamil",  "Lauren", "Megan",   "Nathan",  "Olivia", "Patrick", "Quinn", "Rebecca", "Samuel", "Tanisha",
      "Usman",  "Vera",  "William", "Xin",   "Yvonne",  "Zachary", "Aidan",  "Bethany", "Callum", "Dawn",  "Eleanor", "Finlay" };
static const char *const syllables[] = { "ba", "con", "de", "er", "fi", "gan", "hol", "in", "ka", "lis", "mo", "ner", "pa", "ris", "sto", "vel",
                                         "shaw", "ton", "ley", "wick", "ham", "by", "den", "ford" };

static char *
surname (GRand *rand)
{
  char *name = g_strdup_printf ("%s%s%s", syllables[g_rand_int_range (rand, 0, 16)], syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))],
                                g_rand_boolean (rand) ? syllables[g_rand_int_range (rand, 16, G_N_ELEMENTS (syllables))] : "");

  name[0] = g_ascii_toupper (name[0]);
  return name;
}

static AlongRecord *
add_person (AlongEdit *edit, const char *given, const char *last, int born)
{
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
  g_autofree char *name = g_strdup_printf ("%s %s", given, last);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_GIVEN, given);
  along_record_set_text (person, ALONG_PERSON_P_SURNAME, last);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  along_record_set_day (person, ALONG_PERSON_P_BORN, born);
  return person;
}

static AlongEdit *
new_family (const char *last, int number)
{
  AlongId id = along_id_new ();
  AlongEdit *edit = along_edit_new ("New family", id);
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
  g_autofree char *reference = g_strdup_printf ("B-%06d", number);

  along_record_set_text (family, ALONG_FAMILY_P_NAME, last);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, reference);
  return edit;
}

/* A name with one letter left out, or a day with one digit another, or both parts the other way round. */
static void
write_again (AlongEdit *edit, const char *given, const char *last, int born, int how)
{
  g_autofree char *slip = g_strdup (last);
  int y, m, d;

  along_day_to_ymd (born, &y, &m, &d);
  switch (how % 4)
    {
    case 0:
      memmove (slip + 2, slip + 3, strlen (slip + 3) + 1);
      add_person (edit, given, slip, born);
      break;
    case 1:
      add_person (edit, last, given, born);
      break;
    case 2:
      add_person (edit, given, last, d <= 12 ? along_day_from_ymd (y, d, m) : born);
      break;
    default:
      add_person (edit, given, last, along_day_from_ymd (y, m, d <= 18 ? d + 10 : d));
    }
}

/* A family that has been supported for years. */
static AlongId
add_large (AlongStore *store, int number, const char *last)
{
  g_autoptr (AlongEdit) edit = new_family (last, number);
  AlongRecord *person = add_person (edit, "Jade", last, along_day_from_ymd (1998, 5, 2)), *episode = along_edit_create (edit, ALONG_KIND_EPISODE);
  AlongId id = along_record_get_id (person);
  GError *error = NULL;

  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2020-01-06");
  for (int i = 0; i < CONTACTS; i++)
    {
      AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
      AlongInstant at = along_instant_new (G_GINT64_CONSTANT (1580000000000) + (gint64) (i + number) * 86400000 * 2, ALONG_ZONE);
      g_autofree char *note = g_strdup_printf ("Talked about sleep, feeding and the letter, time %d of family %d.", i, number);

      along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
      along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
      along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &at);
      along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
      along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
      along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
      along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
      along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &id, 1);
      along_record_set_text (contact, ALONG_CONTACT_P_NOTE, note);
    }
  along_store_commit_sync (store, edit, ALONG_ID_NONE, NULL, &error);
  bench_check (error);
  return along_edit_get_family (edit);
}

static void
put_together (AlongStore *store, int number)
{
  GError *error = NULL;
  AlongId one = add_large (store, number, "Tierney"), two = add_large (store, number + 1, "Tierny");
  g_autoptr (AlongFamily) kept = along_store_load_sync (store, one, NULL, &error), other = NULL;
  g_autoptr (AlongMerge) merge = NULL;
  g_autoptr (AlongEdit) edit = NULL, back = NULL;
  double start = bench_ms (CLOCK_MONOTONIC), settled, made, committed, undone;
  guint n;

  bench_check (error);
  other = along_store_load_sync (store, two, NULL, &error);
  bench_check (error);
  start = bench_ms (CLOCK_MONOTONIC);
  merge = along_merge_new (kept, other);
  along_merge_pair (merge, along_record_get_id (along_family_nth (kept, ALONG_KIND_PERSON, 0)),
                    along_record_get_id (along_family_nth (other, ALONG_KIND_PERSON, 0)), &error);
  bench_check (error);
  along_merge_settle (merge);
  settled = bench_ms (CLOCK_MONOTONIC);
  along_merge_questions (merge, &n);
  for (guint i = 0; i < n; i++)
    along_merge_decide (merge, i, ALONG_MERGE_KEEP);
  edit = along_merge_edit (merge, "Two families put together", &error);
  bench_check (error);
  made = bench_ms (CLOCK_MONOTONIC);
  along_store_commit_sync (store, edit, ALONG_ID_NONE, NULL, &error);
  bench_check (error);
  committed = bench_ms (CLOCK_MONOTONIC);
  back = along_store_undo_sync (store, one, ALONG_ID_NONE, FALSE, &error);
  bench_check (error);
  undone = bench_ms (CLOCK_MONOTONIC);
  printf ("two families of %d contacts each put together: found what is the same in %.0f ms, made in %.0f ms, durable in %.0f ms, "
          "taken back in %.0f ms\n", CONTACTS, settled - start, made - settled, committed - made, undone - committed);
}

int
main (void)
{
  const char *asked = g_getenv ("ALONG_BENCH_FAMILIES");
  int n = asked != NULL ? atoi (asked) : 500, made = 0;
  g_autofree char *dir = g_dir_make_tmp ("along-bench-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260312);
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref), found = NULL;
  GError *error = NULL;
  double start, took, worst = 0, all = 0;
  guint twice = 0;

  along_store_register ();
  along_store_create_sync (store, key, &error);
  bench_check (error);
  along_store_open_sync (store, key, NULL, &error);
  bench_check (error);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *last = surname (rand), *again = NULL;
      AlongEdit *edit = new_family (last, i), *second = NULL;

      for (int p = 0; p < PEOPLE; p++)
        {
          g_autofree char *other = p % 3 == 0 ? surname (rand) : NULL;
          const char *given = givens[g_rand_int_range (rand, 0, G_N_ELEMENTS (givens))], *its = other != NULL ? other : last;
          int born = along_day_from_ymd (2026, 1, 1) - g_rand_int_range (rand, 0, 80 * 365);

          add_person (edit, given, its, born);
          if (p == 0 && made < TWICE && i % MAX (n / TWICE, 1) == 0)
            {
              again = g_strdup (its);
              second = new_family (again, n + made);
              write_again (second, given, its, born, made++);
            }
        }
      g_ptr_array_add (edits, edit);
      if (second != NULL)
        g_ptr_array_add (edits, second);
      if (edits->len >= BATCH || i == n - 1)
        {
          along_store_commit_all_sync (store, edits, ALONG_ID_NONE, &error);
          bench_check (error);
          g_ptr_array_set_size (edits, 0);
        }
    }
  start = bench_ms (CLOCK_MONOTONIC);
  found = along_store_find_duplicates_sync (store, NULL, NULL, NULL, &error);
  took = bench_ms (CLOCK_MONOTONIC) - start;
  bench_check (error);
  for (guint i = 0; i < found->len; i++)
    {
      const AlongDuplicate *pair = found->pdata[i];

      twice += pair->one.reference != NULL && pair->other.reference != NULL
               && (atoi (pair->one.reference + 2) >= n || atoi (pair->other.reference + 2) >= n);
    }
  printf ("%d people looked through in %.0f ms; of %d written twice %u are found, and %u pairs besides\n", n * PEOPLE + made, took,
          made, twice, found->len - twice);
  for (int i = 0; i < ASKED; i++)
    {
      g_autofree char *last = surname (rand), *name = g_strdup_printf ("%s %s", givens[i % G_N_ELEMENTS (givens)], last);
      const AlongAlikeFacts facts = { .name = name, .born = "1998-05-02", .gender = ALONG_ENUM_UNSET };
      g_autoptr (GPtrArray) alike = NULL;

      start = bench_ms (CLOCK_MONOTONIC);
      alike = along_store_find_alike_sync (store, &facts, 3, NULL, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      bench_check (error);
      all += took;
      worst = MAX (worst, took);
    }
  printf ("who is like a name and a day: %.1f ms each, at most %.1f ms\n", all / ASKED, worst);
  put_together (store, 2 * n + 1000);
  along_store_close_sync (store, &error);
  bench_check (error);
  return 0;
}
