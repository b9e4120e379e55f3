/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's figures over a store of N families (default 1,000; ALONG_BENCH_FAMILIES sets it): one table. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "along-clock.h"
#include "along-store-known.h"
#include "along-store.h"
#include "bench-times.h"

#define CONTACTS 100
#define PEOPLE 12

static const char *const first_names[] = { "Jade",  "Kofi", "Amina", "Keira", "Zoë",    "Sean",  "Layla", "Tom",
                                           "Priya", "Ewan", "Nadia", "Marta", "Hannah", "Yusuf", "Chloe", "Ryan" };
static const char *const last_names[] = { "Tierney", "Mensah", "Khan",    "Lowe",    "O'Brien", "Walsh", "Ahmed", "Smith",
                                          "Patel",   "Fraser", "Hussain", "Kowalska", "Kilburn", "Ali",   "Jones", "Byrne" };
static const char *const words[] = { "talked", "about", "sleep",  "feeding", "worried", "housing", "letter", "midwife",
                                     "clinic", "scan",  "mother", "sister",  "money",   "calm",    "crying", "bonding",
                                     "walked", "park",  "tired",  "smiled",  "plan",    "bus",     "late",   "lovely" };

static const char *const syllables[] = { "ba", "con", "de", "er", "fi", "gan", "hol", "in",
                                         "ka", "lis", "mo", "ner", "pa", "ris", "sto", "vel" };

static void
print_times (const char *what, GArray *times)
{
  qsort (times->data, times->len, sizeof (double), bench_compare);
  printf ("%-52s %9.2f %9.2f %9.2f\n", what, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 99 / 100), g_array_index (times, double, times->len - 1));
  fflush (stdout);
  g_array_set_size (times, 0);
}

static AlongRecord *
add_contact (AlongEdit *edit, AlongId episode, AlongId worker, AlongId person, GRand *rand, int number)
{
  AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
  AlongInstant at = along_instant_new (1717000000000 + (gint64) number * 3 * 86400000, ALONG_ZONE);
  g_autoptr (GString) note = g_string_new (NULL);

  /* Some words of every day, and more of a vocabulary of 4,096. */
  for (int i = 0; i < 30; i++)
    if (i % 5 == 0)
      g_string_append_printf (note, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    else
      g_string_append_printf (note, "%s%s%s ", syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))],
                              syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))],
                              syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, episode);
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_record_set_refs (contact, ALONG_CONTACT_P_WORKERS, &worker, 1);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &person, 1);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE, note->str);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &at);
  return contact;
}

static AlongRecord *
add_person (AlongEdit *edit, GRand *rand, const char *surname)
{
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
  const char *given = first_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (first_names))];
  g_autofree char *name = g_strdup_printf ("%s %s", given, surname);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_GIVEN, given);
  along_record_set_text (person, ALONG_PERSON_P_SURNAME, surname);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, g_rand_int_range (rand, 0, 2));
  along_record_set_text (person, ALONG_PERSON_P_BORN, "1998-05-02");
  return person;
}

static AlongId
add_family (AlongStore *store, AlongId worker, GRand *rand, int number, AlongId *episode_id, AlongId *person_id)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("New family", id);
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
  AlongRecord *episode = along_edit_create (edit, ALONG_KIND_EPISODE);
  AlongRecord *allocation = along_edit_create (edit, ALONG_KIND_ALLOCATION);
  const char *surname = last_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (last_names))];
  g_autofree char *reference = g_strdup_printf ("B-%05d", number);
  GError *error = NULL;

  along_record_set_text (family, ALONG_FAMILY_P_NAME, surname);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, reference);
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2025-01-06");
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_WORKER, worker);
  along_record_set_enum (allocation, ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_ROLE_KEYWORKER);
  along_record_set_text (allocation, ALONG_ALLOCATION_P_FROM, "2025-01-06");
  for (int i = 0; i < PEOPLE; i++)
    {
      AlongRecord *person = add_person (edit, rand, surname);
      if (i == 0)
        {
          along_record_set_bool (person, ALONG_PERSON_P_INDEX, TRUE);
          *person_id = along_record_get_id (person);
        }
    }
  *episode_id = along_record_get_id (episode);
  for (int i = 0; i < CONTACTS; i++)
    add_contact (edit, *episode_id, worker, *person_id, rand, i);
  along_store_commit_sync (store, edit, worker, NULL, &error);
  bench_check (error);
  return id;
}

/* What the machine itself takes to append and sync as many bytes. */
static void
bench_fsync (const char *dir, GArray *times)
{
  g_autofree char *path = g_build_filename (dir, "append", NULL);
  char block[4096] = "";
  int fd = open (path, O_CREAT | O_WRONLY | O_APPEND, 0600);

  for (int i = 0; i < 300; i++)
    {
      double start = bench_ms (CLOCK_MONOTONIC);
      for (int j = 0; j < 12; j++)
        if (write (fd, block, sizeof block) != sizeof block)
          g_error ("append");
      if (fdatasync (fd) != 0)
        g_error ("fdatasync");
      double took = bench_ms (CLOCK_MONOTONIC) - start;
      g_array_append_val (times, took);
    }
  close (fd);
  g_unlink (path);
  print_times ("append 12 pages and sync, this machine alone", times);
}

/* A family of 5,000 entries, made and changed, as it was known at their end. */
static void
bench_known (AlongStore *store, AlongId worker, GRand *rand, GArray *times, GArray *efforts)
{
  AlongId episode, person, family = add_family (store, worker, rand, 1, &episode, &person);
  AlongRecord *contacts[3600];
  g_autoptr (AlongEdit) making = along_edit_new ("Add contacts", family);
  g_autoptr (AlongEdit) changing = along_edit_new ("Change contacts", family);
  guint n_entries = 5000 - CONTACTS - PEOPLE - 3;
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    contacts[i] = add_contact (making, episode, worker, person, rand, (int) i % 400);
  along_store_commit_sync (store, making, worker, NULL, &error);
  bench_check (error);
  for (guint i = 0; i < n_entries - G_N_ELEMENTS (contacts); i++)
    {
      AlongRecord *after = along_edit_change (changing, contacts[i]);

      along_record_set_text (after, ALONG_CONTACT_P_NOTE, "Talked about sleep, and what would make the nights calmer.");
      along_record_set_int (after, ALONG_CONTACT_P_MINUTES, 45);
    }
  along_store_commit_sync (store, changing, worker, NULL, &error);
  bench_check (error);
  for (int i = 0; i < 20; i++)
    {
      double took = bench_ms (CLOCK_MONOTONIC), effort = bench_ms (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (AlongFamily) known = along_store_load_known_sync (store, family, G_MAXINT64, &error);

      took = bench_ms (CLOCK_MONOTONIC) - took;
      effort = bench_ms (CLOCK_PROCESS_CPUTIME_ID) - effort;
      bench_check (error);
      g_array_append_val (times, took);
      g_array_append_val (efforts, effort);
    }
  print_times ("a family of 5,000 entries as it was known", times);
  print_times ("the processor's part of that", efforts);
}

int
main (void)
{
  const char *asked = g_getenv ("ALONG_BENCH_FAMILIES");
  int n = asked != NULL ? atoi (asked) : 1000;
  g_autofree char *dir = g_dir_make_tmp ("along-bench-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260630);
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) efforts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree AlongId *families = g_new (AlongId, (gsize) n), *episodes = g_new (AlongId, (gsize) n),
                     *people = g_new (AlongId, (gsize) n);
  GError *error = NULL;
  AlongId worker;
  double start, took, worked;

  along_store_register ();
  along_store_create_sync (store, key, &error);
  bench_check (error);
  along_store_open_sync (store, key, NULL, &error);
  bench_check (error);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Worker", ALONG_ID_NONE);
    AlongRecord *record = along_edit_create (edit, ALONG_KIND_WORKER);
    along_record_set_text (record, ALONG_WORKER_P_NAME, "Wendy Worker");
    along_record_set_enum (record, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
    worker = along_record_get_id (record);
    along_store_commit_sync (store, edit, worker, NULL, &error);
    bench_check (error);
  }
  start = bench_ms (CLOCK_MONOTONIC);
  for (int i = 0; i < n; i++)
    families[i] = add_family (store, worker, rand, i, &episodes[i], &people[i]);
  took = bench_ms (CLOCK_MONOTONIC) - start;
  printf ("%d families, %d people, %d contacts made in %.1f s\n\n", n, n * PEOPLE, n * CONTACTS, took / 1000);
  printf ("%-52s %9s %9s %9s\n", "milliseconds", "median", "99th", "worst");

  along_store_close_sync (store, &error);
  bench_check (error);
  for (int i = 0; i < 5; i++)
    {
      start = bench_ms (CLOCK_MONOTONIC);
      along_store_open_sync (store, key, NULL, &error);
      bench_check (error);
      g_autoptr (GPtrArray) list = along_store_list_sync (
        store, &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, worker, TRUE, FALSE, NULL }, NULL, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      bench_check (error);
      g_array_append_val (times, took);
      if (i < 4)
        along_store_close_sync (store, NULL);
    }
  print_times ("open and first list", times);

  for (int i = 0; i < 50; i++)
    {
      start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (GPtrArray) list = along_store_list_sync (
        store, &(AlongStoreListFilter){ ALONG_STORE_LIST_MINE, worker, TRUE, FALSE, NULL }, NULL, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      bench_check (error);
      g_array_append_val (times, took);
    }
  print_times ("list of all mine", times);

  for (int i = 0; i < 300; i++)
    {
      AlongId family = families[g_rand_int_range (rand, 0, n)];
      start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (AlongFamily) loaded = along_store_load_sync (store, family, NULL, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      bench_check (error);
      g_array_append_val (times, took);
    }
  print_times ("load one family (12 people, 100 contacts)", times);

  for (int i = 0; i < 200; i++)
    {
      const char *typed = i % 3 == 0   ? last_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (last_names))]
                          : i % 3 == 1 ? words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]
                                       : "jade tierney";
      for (gsize letters = 1; letters <= strlen (typed); letters++)
        {
          g_autofree char *text = g_strndup (typed, letters);
          start = bench_ms (CLOCK_MONOTONIC);
          g_autoptr (GPtrArray) list = along_store_list_sync (
            store, &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, worker, TRUE, TRUE, text }, NULL, &error);
          took = bench_ms (CLOCK_MONOTONIC) - start;
          bench_check (error);
          g_array_append_val (times, took);
        }
    }
  print_times ("keystroke in the list's filter", times);

  for (int i = 0; i < 200; i++)
    {
      const char *typed = i % 2 == 0 ? last_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (last_names))]
                                     : words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
      for (gsize letters = 1; letters <= strlen (typed); letters++)
        {
          g_autofree char *text = g_strndup (typed, letters);
          start = bench_ms (CLOCK_MONOTONIC);
          g_autoptr (AlongFound) found = along_store_search_sync (store, text, NULL, &error);
          took = bench_ms (CLOCK_MONOTONIC) - start;
          bench_check (error);
          g_array_append_val (times, took);
        }
    }
  print_times ("keystroke in search", times);

  /* At a person's pace, or rather faster. */
  for (int i = 0; i < 100; i++)
    {
      int which = g_rand_int_range (rand, 0, n);
      g_autoptr (AlongEdit) edit = along_edit_new ("Add contact", families[which]);
      add_contact (edit, episodes[which], worker, people[which], rand, CONTACTS + i);
      start = bench_ms (CLOCK_MONOTONIC);
      worked = bench_ms (CLOCK_PROCESS_CPUTIME_ID);
      along_store_commit_sync (store, edit, worker, NULL, &error);
      worked = bench_ms (CLOCK_PROCESS_CPUTIME_ID) - worked;
      took = bench_ms (CLOCK_MONOTONIC) - start;
      bench_check (error);
      g_array_append_val (times, took);
      g_array_append_val (efforts, worked);
      g_usleep (400000);
    }
  print_times ("commit of one contact, durable", times);
  print_times ("the processor's part of that", efforts);
  bench_fsync (dir, times);

  for (int i = 0; i < 3; i++)
    {
      AlongId id = along_id_new ();
      g_autoptr (AlongEdit) edit = along_edit_new ("Import", id);
      AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
      AlongRecord *last = NULL;
      along_record_set_text (family, ALONG_FAMILY_P_NAME, "Large");
      along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "L");
      for (int j = 0; j < 10000; j++)
        {
          AlongRecord *person = add_person (edit, rand, last_names[j % G_N_ELEMENTS (last_names)]);
          if (last != NULL)
            {
              AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);
              along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (person));
              along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (last));
              along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
            }
          last = person;
        }
      start = bench_ms (CLOCK_MONOTONIC);
      worked = bench_ms (CLOCK_PROCESS_CPUTIME_ID);
      along_store_commit_sync (store, edit, worker, NULL, &error);
      worked = bench_ms (CLOCK_PROCESS_CPUTIME_ID) - worked;
      took = bench_ms (CLOCK_MONOTONIC) - start;
      bench_check (error);
      g_array_append_val (times, took);
      g_array_append_val (efforts, worked);
    }
  print_times ("commit of 10,000 people and 9,999 links", times);
  print_times ("the processor's part of that", efforts);

  bench_known (store, worker, rand, times, efforts);

  start = bench_ms (CLOCK_MONOTONIC);
  AlongStoreReport *report = along_store_verify_sync (store, NULL, &error);
  took = bench_ms (CLOCK_MONOTONIC) - start;
  bench_check (error);
  printf ("verify: %.0f ms, %" G_GINT64_FORMAT " pages, %" G_GINT64_FORMAT " journal entries, %u problems\n", took,
          report->pages, report->journal, report->problems->len);
  for (guint i = 0; i < report->problems->len; i++)
    printf ("  %s\n", (const char *) report->problems->pdata[i]);
  along_store_report_free (report);
  along_store_close_sync (store, &error);
  bench_check (error);

  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "store", "store.id", "store.lock", "store-wal" };
      g_autofree char *path = g_build_filename (dir, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (dir);
  return 0;
}
