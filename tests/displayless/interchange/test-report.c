/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-facts.h"
#include "along-report.h"
#include "along-store.h"

static AlongStore *store;
static AlongFamily *team;
static char *top;
static AlongId person; /* for whom the family's copy is */

static AlongFamily *
load (const char *name)
{
  g_autofree char *text = g_strconcat ("urn:alongside:story:", name, NULL);

  return along_store_load_sync (store, along_id_from_name (text), NULL, NULL);
}

/* Writes the report of a story and gives back its text layer. */
static char *
print (const char *story, AlongReader reader, guint *n_pages)
{
  g_autoptr (AlongFamily) family = load (story);
  AlongReportChoice choice = { .reader = reader, .person = person, .sections = ALONG_REPORT_ALL, .contacts_from = ALONG_DAY_NONE, .made_up = TRUE };
  g_autoptr (AlongReport) report = NULL;
  g_autofree char *name = g_strdup_printf ("%s-%d.pdf", story, (int) reader), *path = g_build_filename (top, name, NULL);
  const char *keep = g_getenv ("ALONG_PICTURES");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  AlongInstant now;
  char *text = NULL;

  along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
  choice.now_ms = now.ms;
  if (keep != NULL)
    {
      g_free (path);
      path = g_build_filename (keep, name, NULL);
    }
  file = g_file_new_for_path (path);
  report = along_report_new (family, team, &choice);
  g_assert_true (along_report_write_pdf (report, file, &error));
  g_assert_no_error (error);
  *n_pages = along_report_n_pages (report);

  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  if (keep == NULL)
    g_unlink (path);
  return text;
}

static void
test_panel (void)
{
  static const char *const stories[] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      guint pages;
      g_autofree char *text = print (stories[i], ALONG_READER_PANEL, &pages);
      g_autofree char *last = g_strdup_printf ("Page %u of %u", pages, pages);

      g_assert_cmpint (pages, >, 5);
      g_assert_nonnull (strstr (text, last));
      g_assert_nonnull (strstr (text, "Going well"));
      g_assert_nonnull (strstr (text, "Worth keeping in mind"));
      g_assert_nonnull (strstr (text, "The same in words"));
      g_assert_nonnull (strstr (text, "made-up family"));
      g_assert_nonnull (strstr (text, "Not a validated scale"));
      g_assert_true (strstr (text, "Going well") < strstr (text, "Worth keeping in mind"));
    }
}

/* The family's copy is one parent's: what is not shared, what is about others, and what is special stays out of every page. */
static void
test_family_copy (void)
{
  g_autoptr (AlongFamily) family = load ("s5-family");
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  AlongRecord *record, *mother = parents->pdata[0];
  guint pages, steps = 0, own = 0;
  g_autofree char *text = NULL;

  person = along_record_get_id (mother);
  text = print ("s5-family", ALONG_READER_FAMILY, &pages);
  person = ALONG_ID_NONE;
  ALONG_FOREACH (record, family, ALONG_KIND_NEXT_STEP)
    {
      AlongRecord *contact = along_family_find (family, ALONG_KIND_CONTACT, along_record_get_ref (record, ALONG_NEXT_STEP_P_CONTACT));

      if (contact != NULL && along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT))
        continue;
      steps++;
      g_assert_null (strstr (text, along_record_get_text (record, ALONG_NEXT_STEP_P_TEXT)));
    }
  g_assert_cmpuint (steps, >, 0);
  ALONG_FOREACH (record, family, ALONG_KIND_VOICE)
    {
      g_autofree char *start = g_utf8_substring (along_record_get_text (record, ALONG_VOICE_P_WORDS), 0, 16);

      if (along_record_refers_to (record, ALONG_VOICE_P_PERSON, along_record_get_id (mother)))
        own += strstr (text, start) != NULL;
      else
        g_assert_null (strstr (text, start));
    }
  g_assert_cmpuint (own, >, 0);
  ALONG_FOREACH (record, family, ALONG_KIND_OBSERVATION)
    if (along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_WORRY)
      {
        AlongRecord *contact = along_family_find (family, ALONG_KIND_CONTACT, along_record_get_ref (record, ALONG_OBSERVATION_P_CONTACT));

        if (contact == NULL || !along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT))
          g_assert_null (strstr (text, along_record_get_text (record, ALONG_OBSERVATION_P_TEXT)));
      }
  g_assert_null (strstr (text, "Events"));
  g_assert_null (strstr (text, "Social care"));
}

/* No copy has the levels of risk. */
static void
test_risk (void)
{
  guint pages;
  g_autofree char *text = print ("s5-family", ALONG_READER_COURT, &pages);

  g_assert_null (strstr (text, "ighest level"));
  g_assert_null (strstr (text, "domestic abuse and substance use"));
  g_assert_nonnull (strstr (text, "levels of the risk review"));
}

/* The story of a removal has lines of violence and a loss: no reader gets them unasked. */
static void
test_left_out (void)
{
  guint pages;
  g_autofree char *panel = print ("s5-family", ALONG_READER_PANEL, &pages);
  g_autofree char *family = print ("s5-family", ALONG_READER_FAMILY, &pages);

  g_assert_nonnull (strstr (panel, "private line"));
  g_assert_null (strstr (panel, "iolence and"));
  g_assert_null (strstr (panel, "iscarriage"));
  g_assert_null (strstr (family, "Not a validated scale"));
  g_assert_nonnull (strstr (family, "I see this differently"));
}

int
main (int argc, char **argv)
{
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  top = g_dir_make_tmp ("along-report-XXXXXX", NULL);
  dir = g_build_filename (top, "demonstration", NULL);
  along_demo_build_sync (dir, NULL, &error);
  g_assert_no_error (error);
  store = along_store_new (dir, TRUE);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/report/panel", test_panel);
  g_test_add_func ("/report/left-out", test_left_out);
  g_test_add_func ("/report/family-copy", test_family_copy);
  g_test_add_func ("/report/risk", test_risk);
  status = g_test_run ();

  g_object_unref (team);
  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  const char *command[] = { "rm", "-rf", top, NULL };
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (top);
  return status;
}
