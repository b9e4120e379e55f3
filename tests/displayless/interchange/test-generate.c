/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is generated is what a person could have written: every record passes the checks, every form is whole. */
#include "along-check.h"
#include "along-clock.h"
#include "along-form.h"
#include "along-generate.h"
#include "along-questionnaire-record.h"
#include "along-test-folder.h"
#include "along-vault.h"

#define FAMILIES 40

typedef struct
{
  char *dir;
  AlongStore *store;
  AlongGenerated made;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GError) error = NULL;

  along_store_register ();
  fixture->dir = g_dir_make_tmp ("along-generate-XXXXXX", NULL);
  fixture->store = along_store_new (fixture->dir, FALSE);
  along_store_create_sync (fixture->store, key, &error);
  g_assert_no_error (error);
  along_store_open_sync (fixture->store, key, NULL, &error);
  g_assert_no_error (error);
  along_generate_sync (fixture->store, FAMILIES, 11, GPOINTER_TO_UINT (data), NULL, &fixture->made, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (along_store_close_sync (fixture->store, NULL));
  g_clear_object (&fixture->store);
  g_free (fixture->made.checksum);
  along_test_folder_remove (fixture->dir);
  g_free (fixture->dir);
}

/* As one edit that makes the whole family anew. */
static void
check_records (AlongFamily *family)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("All of it", along_family_get_id (family));
  g_autoptr (GError) error = NULL;
  AlongInstant now;

  for (guint k = 0; k < ALONG_N_KINDS; k++)
    {
      AlongRecord *record;
      ALONG_FOREACH (record, family, k)
        along_record_assign (along_edit_create_with_id (edit, k, along_record_get_id (record)), record);
    }
  g_assert_true (along_instant_parse ("2026-06-30T23:59", &now));
  along_check_edit (edit, NULL, now.ms, NULL, &error);
  g_assert_no_error (error);
}

/* One that is new, then those that came back, none before the last has ended. */
static guint
check_episodes (AlongFamily *family)
{
  AlongRecord *episode, *other;
  guint new_ones = 0;

  ALONG_FOREACH (episode, family, ALONG_KIND_EPISODE)
    {
      gboolean is_new = along_record_get_enum (episode, ALONG_EPISODE_P_TYPE) == ALONG_EPISODE_TYPE_NEW;

      new_ones += is_new;
      ALONG_FOREACH (other, family, ALONG_KIND_EPISODE)
        {
          if (other == episode)
            continue;
          g_assert_false (along_record_valid_on (other, ALONG_EPISODE_P_FROM, ALONG_EPISODE_P_TO,
                                                 along_record_get_day (episode, ALONG_EPISODE_P_FROM)));
          if (is_new)
            g_assert_cmpint (along_record_get_day (other, ALONG_EPISODE_P_FROM), >, along_record_get_day (episode, ALONG_EPISODE_P_FROM));
        }
    }
  g_assert_cmpuint (new_ones, ==, 1);
  return along_family_count (family, ALONG_KIND_EPISODE) - 1;
}

static void
check_assessment (AlongRecord *assessment, AlongFamily *team)
{
  AlongRecord *record = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_of_record (record, &error);
  g_autoptr (JsonNode) response = json_from_string (along_record_get_text (assessment, ALONG_ASSESSMENT_P_RESPONSE), &error);
  g_autoptr (AlongForm) form = along_form_new_from_response (questionnaire, response, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = along_form_check (form);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = findings->pdata[i];
      g_assert_cmpint (finding->severity, ==, ALONG_FINDING_WARNING);
    }
  g_assert_cmpuint (along_form_get_unplaced (form)->len, ==, 0);
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  const AlongStoreListFilter filter = { .whose = ALONG_STORE_LIST_ALL, .open = TRUE, .closed = TRUE };
  g_autoptr (GPtrArray) list = along_store_list_sync (fixture->store, &filter, NULL, NULL);
  g_autoptr (AlongFamily) team = along_store_load_sync (fixture->store, ALONG_ID_NONE, NULL, NULL);
  guint assessments = 0, scores = 0, returns = 0, professionals = 0, tied = 0, safe = 0;

  g_assert_cmpuint (list->len, ==, FAMILIES);
  for (guint i = 0; i < list->len; i++)
    {
      const AlongSummary *summary = list->pdata[i];
      g_autoptr (AlongFamily) family = along_store_load_sync (fixture->store, summary->family, NULL, NULL);
      AlongRecord *assessment, *professional;

      check_records (family);
      professionals += along_family_count (family, ALONG_KIND_PROFESSIONAL);
      safe += along_family_count (family, ALONG_KIND_SAFETY);
      ALONG_FOREACH (professional, family, ALONG_KIND_PROFESSIONAL)
        tied += along_record_has (professional, ALONG_PROFESSIONAL_P_TIE) && along_record_has (professional, ALONG_PROFESSIONAL_P_RING);
      returns += check_episodes (family);
      scores += along_family_count (family, ALONG_KIND_SCORE);
      ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
        {
          check_assessment (assessment, team);
          assessments++;
        }
    }
  g_assert_cmpuint (assessments, ==, fixture->made.assessments);
  g_assert_cmpuint (assessments, >, FAMILIES / 2);
  g_assert_cmpuint (scores, >, 0);
  g_assert_cmpuint (returns, >, 0);
  g_assert_cmpuint (professionals, >, 2 * FAMILIES);
  g_assert_cmpuint (tied, >, 0);
  g_assert_cmpuint (tied, <, professionals); /* of some nobody has said how near they are */
  g_assert_cmpuint (safe, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/generate/records", Fixture, GUINT_TO_POINTER (0), set_up, test_records, tear_down);
  g_test_add ("/generate/many-contacts", Fixture, GUINT_TO_POINTER (4000), set_up, test_records, tear_down);
  return g_test_run ();
}
