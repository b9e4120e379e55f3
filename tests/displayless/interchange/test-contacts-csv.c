/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-contacts-csv.h"
#include "along-csv.h"
#include "along-presets.h"

typedef struct
{
  AlongFamily *team;
  AlongFamily *family;
  GPtrArray *problems;
} Fixture;

static AlongRecord *
add_worker (AlongEdit *edit, const char *name)
{
  AlongRecord *worker = along_edit_create (edit, ALONG_KIND_WORKER);

  along_record_set_text (worker, ALONG_WORKER_P_NAME, name);
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  return worker;
}

static AlongRecord *
add_person (AlongEdit *edit, const char *name, const char *preferred, int gender)
{
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_PREFERRED, preferred);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  return person;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) team = along_edit_new ("team", ALONG_ID_NONE), edit = along_edit_new ("family", id);
  AlongRecord *keyworker, *mother, *father, *baby, *record;
  AlongId babies[1], episode;

  along_clock_freeze (G_GINT64_CONSTANT (1782820800000)); /* 30 June 2026 */
  keyworker = add_worker (team, "Rosa Pell");
  add_worker (team, "Tom Adeyemi");
  along_preset_add_modules (team);
  record = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Marsden");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "T-1");
  mother = add_person (edit, "Leah Marsden", "Lee", ALONG_GENDER_FEMALE);
  father = add_person (edit, "Curtis Boyle", NULL, ALONG_GENDER_MALE);
  along_record_set_text (father, ALONG_PERSON_P_GIVEN, "Curtis");
  baby = add_person (edit, "Baby Marsden", NULL, ALONG_GENDER_UNKNOWN);
  add_person (edit, "Ann Lee", "Lee", ALONG_GENDER_FEMALE);
  babies[0] = along_record_get_id (baby);
  record = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  along_record_set_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (father));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, babies, 1);
  record = along_edit_create (edit, ALONG_KIND_EPISODE);
  episode = along_record_get_id (record);
  along_record_set_enum (record, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (record, ALONG_EPISODE_P_FROM, "2026-01-05");
  record = along_edit_create (edit, ALONG_KIND_ALLOCATION);
  along_record_set_ref (record, ALONG_ALLOCATION_P_EPISODE, episode);
  along_record_set_ref (record, ALONG_ALLOCATION_P_WORKER, along_record_get_id (keyworker));
  along_record_set_enum (record, ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_ROLE_KEYWORKER);
  along_record_set_text (record, ALONG_ALLOCATION_P_FROM, "2026-01-05");
  fixture->team = along_family_new (ALONG_ID_NONE);
  along_family_apply (fixture->team, team);
  fixture->family = along_family_new (id);
  along_family_apply (fixture->family, edit);
  fixture->problems = along_import_problems_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->team);
  g_object_unref (fixture->family);
  g_ptr_array_unref (fixture->problems);
}

static AlongContactsCsv *
read_csv (Fixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlongContactsCsv *csv = along_contacts_csv_read (bytes, fixture->problems, &error);

  g_assert_no_error (error);
  return csv;
}

static AlongEdit *
edit_of (Fixture *fixture, const char *text, guint *good)
{
  g_autoptr (AlongContactsCsv) csv = read_csv (fixture, text);
  g_autoptr (GError) error = NULL;
  AlongEdit *edit = along_contacts_csv_to_edit (csv, "T-1", fixture->family, fixture->team, fixture->problems, good);

  along_check_edit (edit, fixture->family, along_clock_now (), NULL, &error);
  g_assert_no_error (error);
  return edit;
}

#define FULL "family,at,minutes,mode,status,place,by,workers,participants,enabling,educational,practical,objectives,modules,note," \
             "strengths,worries,next_step,shared_with_parent,substantive\r\n"

static void
test_whole_row (Fixture *fixture, gconstpointer data)
{
  guint good;
  g_autoptr (AlongEdit) edit = edit_of (fixture, "\xEF\xBB\xBF" FULL
    "T-1,2026-05-20 15:00,75,visit,completed,home,keyworker,Rosa Pell;Tom Adeyemi,mother;Baby Marsden,35,15,25,E3;E4,getting-to-know-you,"
    "\"Said \"\"hello\"\",\r\nthen left.\",Offered a drink; Sang,Was tired,Bring the calendar,yes,yes\r\n", &good);
  AlongRecord *contact;
  AlongInstant at;
  guint n;

  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (good, ==, 1);
  along_family_apply (fixture->family, edit);
  contact = along_family_nth (fixture->family, ALONG_KIND_CONTACT, 0);
  g_assert_true (along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at));
  g_assert_cmpint (at.ms, ==, G_GINT64_CONSTANT (1779285600000)); /* 14:00 UTC: summer time */
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, 0), ==, 75);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_PRACTICAL, 0), ==, 25);
  g_assert_cmpstr (along_record_get_text (contact, ALONG_CONTACT_P_NOTE), ==, "Said \"hello\",\nthen left.");
  (void) along_record_get_refs (contact, ALONG_CONTACT_P_WORKERS, &n);
  g_assert_cmpuint (n, ==, 2);
  (void) along_record_get_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &n);
  g_assert_cmpuint (n, ==, 2);
  (void) along_record_get_refs (contact, ALONG_CONTACT_P_MODULES, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_OBSERVATION), ==, 3);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_NEXT_STEP), ==, 1);
  g_assert_true (along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT));
}

static void
test_bare_row (Fixture *fixture, gconstpointer data)
{
  guint good, n;
  g_autoptr (AlongEdit) edit = edit_of (fixture, "status,mode,at,family,minutes,odd\n"
    "completed,phone,2026-05-20,T-1,20,\nplanned,visit,2026-09-01 10:00,T-1,60,\nno-access,visit,2026-05-21T09:30+01:00,T-1,,\n", &good);
  AlongRecord *contact;

  g_assert_cmpuint (good, ==, 3);
  g_assert_cmpuint (fixture->problems->len, ==, 1); /* the odd column */
  along_family_apply (fixture->family, edit);
  contact = along_family_nth (fixture->family, ALONG_KIND_CONTACT, 0);
  g_assert_cmpint (along_record_get_enum (contact, ALONG_CONTACT_P_BY), ==, ALONG_BY_KEYWORKER);
  (void) along_record_get_refs (contact, ALONG_CONTACT_P_WORKERS, &n);
  g_assert_cmpuint (n, ==, 1);
  contact = along_family_nth (fixture->family, ALONG_KIND_CONTACT, 1);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_PLANNED_MINUTES, 0), ==, 60);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, -1), ==, 0);
}

/* A message that was a real exchange is one after it was written out and read again. */
static void
test_substantive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint good;
  g_autoptr (AlongEdit) edit = edit_of (fixture, "family,at,minutes,mode,status,substantive\n"
    "T-1,2026-05-20 15:00,10,message,completed,yes\nT-1,2026-05-21 15:00,,message,completed,\n"
    "T-1,2026-05-22 15:00,60,visit,completed,\nT-1,2026-05-23 15:00,60,visit,completed,maybe\n", &good);
  static const gboolean real[] = { TRUE, FALSE, TRUE };

  g_assert_cmpuint (good, ==, 3);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  along_family_apply (fixture->family, edit);
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    g_assert_cmpint (along_record_get_bool (along_family_nth (fixture->family, ALONG_KIND_CONTACT, i), ALONG_CONTACT_P_SUBSTANTIVE), ==, real[i]);
  along_contacts_csv_write_header (out);
  g_assert_cmpuint (along_contacts_csv_write_family (out, fixture->family, fixture->team), ==, 3);
  g_assert_nonnull (strstr (out->str, "substantive\r\n"));
  g_assert_nonnull (strstr (out->str, ",no,yes\r\n"));
  g_assert_nonnull (strstr (out->str, ",no,no\r\n"));
}

/* First names are enough where they mean one person. */
static void
test_first_names (Fixture *fixture, gconstpointer data)
{
  guint good, n;
  g_autoptr (AlongEdit) edit = edit_of (fixture, "family,at,minutes,mode,status,participants\n"
    "T-1,2026-05-20 15:00,75,visit,completed,Curtis;Leah Marsden\nT-1,2026-05-21 15:00,75,visit,completed,lee\n", &good);
  const AlongId *people;

  g_assert_cmpuint (good, ==, 1);
  along_family_apply (fixture->family, edit);
  people = along_record_get_refs (along_family_nth (fixture->family, ALONG_KIND_CONTACT, 0), ALONG_CONTACT_P_PARTICIPANTS, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (along_record_get_text (along_family_find (fixture->family, ALONG_KIND_PERSON, people[0]), ALONG_PERSON_P_NAME),
                   ==, "Curtis Boyle");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
}

/* Each bad row is named by its line, with its reason; the good ones stay good. */
static void
test_bad_rows (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *row; const char *why; } rows[] = {
    { "T-1,2026-05-20 15:00,,visit,completed,,,,,,,,,,,,,,,", "minutes" },
    { "T-1,20/05/2026,60,visit,completed,,,,,,,,,,,,,,,", "not a date" },
    { "T-1,2026-02-30,60,visit,completed,,,,,,,,,,,,,,,", "not a date" },
    { "T-1,2026-08-20 15:00,60,visit,completed,,,,,,,,,,,,,,,", "not come yet" },
    { "T-1,2025-05-20 15:00,60,visit,completed,,,,,,,,,,,,,,,", "Support began on 5 January 2026." },
    { "T-1,2026-01-04,60,visit,completed,,,,,,,,,,,,,,,", "A contact can be on that day or later." },
    { "T-1,2026-05-20 15:00,0,phone,completed,,,,,,,,,,,,,,,", "needs its minutes" },
    { "T-1,2026-05-20 15:00,60,walk,completed,,,,,,,,,,,,,,,", "walk" },
    { "T-1,2026-05-20 15:00,60,,completed,,,,,,,,,,,,,,,", "empty" },
    { "T-1,2026-05-20 15:00,an hour,visit,completed,,,,,,,,,,,,,,,", "number of minutes" },
    { "T-1,2026-05-20 15:00,99999,visit,completed,,,,,,,,,,,,,,,", "number of minutes" },
    { "T-1,2026-05-20 15:00,60,visit,completed,,,Nobody Known,,,,,,,,,,,,", "not known" },
    { "T-1,2026-05-20 15:00,60,visit,completed,,,,Lee,,,,,,,,,,,", "more than one" },
    { "T-1,2026-05-20 15:00,60,visit,completed,,,,,10,20,20,,,,,,,,", "add up to 50" },
    { "T-1,2026-05-20 15:00,60,visit,completed,,,,,,,,E99,,,,,,,", "objective" },
    { "T-1,2026-05-20 15:00,60,visit,completed,,,,,,,,,knitting,,,,,,", "knitting" },
    { "T-1,2026-05-20 15:00,60,visit,completed,,,,,,,,,,,,,,maybe,", "neither yes nor no" },
    { "T-1,2026-05-20 15:00,60,visit,completed", "5 columns" },
    { ",2026-05-20 15:00,60,visit,completed,,,,,,,,,,,,,,,", "which family" },
    { "T-1,2026-05-20 15:00,60,visit,completed,\xFF,,,,,,,,,,,,,,", "letters" },
  };
  g_autoptr (GString) text = g_string_new (FULL);
  g_autoptr (AlongEdit) edit = NULL;
  guint good;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (text, "%s\r\n", rows[i].row);
  g_string_append (text, "T-1,2026-05-20 15:00,60,visit,completed,,,,,yes,yes,,,,,,,,,\r\n"
                         "T-1,2026-05-20 15:00,60,visit,completed,,,,,,,,,,,,,,,\r\nT-1,2026-05-22,60,visit,\"completed");
  edit = edit_of (fixture, text->str, &good);
  g_assert_cmpuint (good, ==, 1);
  g_assert_cmpuint (along_edit_get_n (edit), ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, G_N_ELEMENTS (rows) + 2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean found = FALSE;

      for (guint p = 0; p < fixture->problems->len; p++)
        {
          const AlongImportProblem *problem = g_ptr_array_index (fixture->problems, p);

          found |= problem->line == i + 2 && strstr (problem->text, rows[i].why) != NULL;
        }
      if (!found)
        g_error ("row %u: no word of “%s”", i, rows[i].why);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *text; const char *why; } files[] = {
    { "", "empty" }, { "a,b\n", "family" }, { "family,at,mode\n", "status" }, { "family,at,mode,status,at\n", "twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (files[i].text, strlen (files[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (along_contacts_csv_read (bytes, fixture->problems, &error));
      g_assert_nonnull (strstr (error->message, files[i].why));
    }
}

static void
test_families (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlongContactsCsv) csv = read_csv (fixture, "family,at,mode,status\nT-1,2026-05-20,visit,planned\nT-2,x,y,z\n T-1 ,2026-05-21,visit,planned\n");
  const char *const *families = along_contacts_csv_families (csv);

  g_assert_cmpuint (along_contacts_csv_n_rows (csv), ==, 3);
  g_assert_cmpuint (g_strv_length ((char **) families), ==, 2);
  g_assert_cmpstr (families[0], ==, "T-1");
  along_contacts_csv_no_family (csv, "T-2", FALSE, fixture->problems);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpuint (((AlongImportProblem *) fixture->problems->pdata[0])->line, ==, 3);
}

static void
test_out_and_in (Fixture *fixture, gconstpointer data)
{
  static const char file[] = FULL
    "T-1,2026-05-20 15:00,75,visit,completed,home,buddy,Tom Adeyemi,Leah Marsden;Baby Marsden,35,15,25,E3;E4,getting-to-know-you,"
    "\"Said \"\"hello\"\", then left.\",Sang;Smiled,Was tired,Bring the calendar,yes,yes\r\n"
    "T-1,2026-05-21,,phone,no-access,,keyworker,Rosa Pell,,,,,,,,,,,no,no\r\n";
  guint good;
  g_autoptr (AlongEdit) edit = edit_of (fixture, file, &good);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpuint (good, ==, 2);
  along_family_apply (fixture->family, edit);
  along_contacts_csv_write_header (out);
  g_assert_cmpuint (along_contacts_csv_write_family (out, fixture->family, fixture->team), ==, 2);
  g_assert_cmpstr (out->str + 3, ==, file);
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  static const char file[] = FULL "T-1,2026-05-20 15:00,75,visit,completed,home,,,mother,,,,,,\"a \"\"b\"\"\r\nc\",x;y,z,n,yes,no\r\n";

  for (gsize at = 0; at < sizeof file; at++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (file, at);
      g_autoptr (AlongContactsCsv) csv = along_contacts_csv_read (bytes, fixture->problems, NULL);
      g_autoptr (AlongEdit) edit = NULL;

      if (csv != NULL)
        edit = along_contacts_csv_to_edit (csv, "T-1", fixture->family, fixture->team, fixture->problems, NULL);
    }
}

static void
add_summary (GPtrArray *list, const char *name, const char *reference)
{
  AlongSummary *summary = along_summary_new ();

  summary->family = along_id_from_name (reference);
  summary->name = g_strdup (name);
  summary->reference = g_strdup (reference);
  g_ptr_array_add (list, summary);
}

/* A reference or an id is one family's alone; a name that two have is nobody's. */
static void
test_which_family (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = along_id_to_text (along_id_from_name ("T-3"));
  gboolean several;

  add_summary (list, "Lowe", "T-1");
  add_summary (list, "Lowe", "T-2");
  add_summary (list, "T-1", "T-3");
  g_assert_true (along_id_equal (along_contacts_csv_find_family ("T-1", list, &several), along_id_from_name ("T-1")));
  g_assert_false (several);
  g_assert_true (along_id_equal (along_contacts_csv_find_family (id, list, &several), along_id_from_name ("T-3")));
  g_assert_true (along_id_is_none (along_contacts_csv_find_family ("Lowe", list, &several)));
  g_assert_true (several);
  g_assert_true (along_id_is_none (along_contacts_csv_find_family ("Nobody", list, &several)));
  g_assert_false (several);
}

#define ADD(name, function) \
  g_test_add ("/interchange/contacts-csv/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole-row", test_whole_row);
  ADD ("bare-row", test_bare_row);
  ADD ("substantive", test_substantive);
  ADD ("first-names", test_first_names);
  ADD ("bad-rows", test_bad_rows);
  ADD ("refused", test_refused);
  ADD ("families", test_families);
  ADD ("out-and-in", test_out_and_in);
  ADD ("cut", test_cut);
  g_test_add_func ("/interchange/contacts-csv/which-family", test_which_family);
  return g_test_run ();
}
