/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-age.h"
#include "along-clock.h"
#include "along-clocks.h"
#include "along-demo.h"
#include "along-demonstration.h"
#include "along-facts.h"
#include "along-intensity.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-signals.h"
#include "along-store.h"
#include "along-support-records.h"
#include "along-test-folder.h"

static AlongStore *store;

static AlongId
story_id (const char *name)
{
  g_autofree char *text = g_strconcat ("urn:alongside:story:", name, NULL);

  return along_id_from_name (text);
}

static AlongFamily *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  AlongFamily *family = along_store_load_sync (store, story_id (name), NULL, &error);

  g_assert_no_error (error);
  return family;
}

static void
test_counts (void)
{
  static const struct
  {
    const char *family;
    guint people, contacts, assessments, professionals, events, pregnancies;
  } stories[] = {
    { "s1-family", 15, 80, 6, 6, 11, 1 }, { "s2-family", 15, 46, 5, 7, 14, 1 },   { "s3-family", 16, 71, 5, 8, 15, 1 },
    { "s4-family", 17, 77, 5, 9, 20, 3 }, { "s5-family", 19, 106, 5, 9, 23, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (AlongFamily) family = load (stories[i].family);

      g_assert_cmpint (along_family_count (family, ALONG_KIND_PERSON), ==, stories[i].people);
      g_assert_cmpint (along_family_count (family, ALONG_KIND_CONTACT), ==, stories[i].contacts);
      g_assert_cmpint (along_family_count (family, ALONG_KIND_ASSESSMENT), ==, stories[i].assessments);
      g_assert_cmpint (along_family_count (family, ALONG_KIND_PROFESSIONAL), ==, stories[i].professionals);
      g_assert_cmpint (along_family_count (family, ALONG_KIND_EVENT), ==, stories[i].events);
      g_assert_cmpint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, stories[i].pregnancies);
    }
}

/* The figures that each story must give, as the design states them. */
static void
test_figures (void)
{
  static const struct
  {
    const char *family, *episode;
    double before_edd, current, dose;
    double hours; /* of F14; -1: none */
    AlongStandardState state;
  } figures[] = {
    { "s1-family", "s1-ep1", 18.1, 0.5, 1.0, 22.5, ALONG_STANDARD_MET },
    { "s2-family", "s2-ep1", 5.1, 3.75, 1.07, 47.83, ALONG_STANDARD_MET },
    { "s3-family", "s3-ep1", 10.1, 1.0, 1.0, 115.5, ALONG_STANDARD_NOT_MET },
    { "s4-family", "s4-ep1", 20.0, 1.75, 0.88, 48.0, ALONG_STANDARD_MET },
    { "s5-family", "s5-ep1", 12.7, 0.5, 1.0, -1, ALONG_STANDARD_CANNOT_TELL },
    { "s5-family", "s5-ep2", 16.0, 2.0, 1.0, -1, ALONG_STANDARD_NOT_DUE },
  };
  int today = along_date_first_day ("2026-06-30");

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (AlongFamily) family = load (figures[i].family);
      AlongRecord *episode = along_family_find (family, ALONG_KIND_EPISODE, story_id (figures[i].episode));
      g_autoptr (AlongSupport) support = along_support_from_family (family, episode, today);
      AlongStandard48 standard;

      g_assert_nonnull (support);
      g_assert_cmpfloat_with_epsilon (along_support_weeks_before_edd (support), figures[i].before_edd, 0.051);
      g_assert_cmpfloat_with_epsilon (along_support_current (support), figures[i].current, 0.005);
      g_assert_cmpfloat_with_epsilon (along_support_dose (support), figures[i].dose, 0.006);
      along_support_standard48 (support, along_clock_now (), &standard);
      g_assert_cmpint (standard.state, ==, figures[i].state);
      if (figures[i].hours >= 0)
        g_assert_cmpfloat_with_epsilon (standard.hours, figures[i].hours, 0.005);
    }
}

/* What was offered and taken up, the longest gap, whether it is told, and what the weeks signal. */
static void
test_reliability (void)
{
  static const struct
  {
    const char *family, *episode;
    int gestation; /* days of pregnancy at the first contact */
    double adherence;
    int completed, offered;
    double reliability;
    int gap; /* days of the longest */
    const char *fires, *signal; /* days; NULL: silent */
  } figures[] = {
    { "s1-family", "s1-ep1", 21 * 7 + 6, 0.98, 78, 80, 1.0, 15, NULL, NULL },
    { "s2-family", "s2-ep1", 34 * 7 + 6, 0.64, 39, 45, 0.98, 14, "2026-05-16", "2026-05-11" },
    { "s3-family", "s3-ep1", 29 * 7 + 6, 0.93, 69, 71, 1.0, 13, NULL, NULL },
    { "s4-family", "s4-ep1", 20 * 7 + 0, 0.97, 75, 76, 0.99, 9, NULL, NULL },
    { "s5-family", "s5-ep1", 27 * 7 + 2, 0.96, 61, 63, 1.0, 20, NULL, NULL },
    { "s5-family", "s5-ep2", 24 * 7 + 0, 1.0, 43, 43, 1.0, 9, NULL, NULL },
  };
  int today = along_date_first_day ("2026-06-30");

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (AlongFamily) family = load (figures[i].family);
      AlongRecord *episode = along_family_find (family, ALONG_KIND_EPISODE, story_id (figures[i].episode));
      g_autoptr (AlongSupport) support = along_support_from_family (family, episode, today);
      g_autoptr (GArray) gaps = along_support_gaps (support), signals = along_support_signals (support, ALONG_SIGNAL_THRESHOLD);
      AlongSupportAdherence adherence;
      AlongSupportOffer offer;
      AlongSupportGap longest;

      g_assert_cmpint (along_gestation_days (along_support_edd (support), along_support_first_contact (support)->at.day), ==,
                       figures[i].gestation);
      along_support_adherence (support, &adherence);
      along_support_offer (support, &offer);
      g_assert_cmpfloat_with_epsilon (adherence.adherence, figures[i].adherence, 0.0051);
      g_assert_cmpint (offer.completed, ==, figures[i].completed);
      g_assert_cmpint (offer.offered, ==, figures[i].offered);
      g_assert_cmpfloat_with_epsilon (offer.reliability, figures[i].reliability, 0.0051);
      g_assert_true (along_support_longest_gap (support, &longest));
      g_assert_cmpint (longest.whole, ==, figures[i].gap);
      g_assert_cmpuint (gaps->len, ==, figures[i].fires != NULL ? 1 : 0);
      if (gaps->len > 0)
        g_assert_cmpint (g_array_index (gaps, AlongSupportGap, 0).on, ==, along_date_first_day (figures[i].fires));
      g_assert_cmpuint (signals->len, ==, figures[i].signal != NULL ? 1 : 0);
      if (signals->len > 0)
        {
          const AlongSupportSignal *signal = &g_array_index (signals, AlongSupportSignal, 0);
          g_assert_cmpint (signal->week, ==, along_date_first_day (figures[i].signal));
          g_assert_cmpfloat_with_epsilon (signal->value, 4.57, 0.0051);
        }
    }
}

/* Ages, and the age that an early baby would have. */
static void
test_ages (void)
{
  static const struct
  {
    const char *family, *child;
    int age, corrected, gestation;
  } ages[] = {
    { "s1-family", "s1-rowan", 294, 294, 39 * 7 + 4 },   { "s2-family", "s2-liya", 102, 57, 33 * 7 + 4 },
    { "s3-family", "s3-inaya", 213, 213, 39 * 7 + 4 },   { "s4-family", "s4-mia", 3014, 3014, 39 * 7 + 1 },
    { "s4-family", "s4-jayden", 1992, 1992, 39 * 7 + 2 }, { "s4-family", "s4-theo", 126, 126, 39 * 7 + 4 },
    { "s5-family", "s5-poppy", 767, 767, 39 * 7 + 2 },   { "s5-family", "s5-wren", 60, 60, 39 * 7 + 3 },
  };
  int today = along_date_first_day ("2026-06-30");

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (AlongFamily) family = load (ages[i].family);
      AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, story_id (ages[i].child)), *pregnancy, *its = NULL;
      int born = along_record_get_day (child, ALONG_PERSON_P_BORN), edd;

      ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
        if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (child)))
          its = pregnancy;
      g_assert_nonnull (its);
      edd = along_facts_best_edd (family, its);
      g_assert_cmpint (along_facts_born (its), ==, born);
      g_assert_cmpint (today - born, ==, ages[i].age);
      g_assert_cmpint (along_corrected_days (edd, born, today), ==, ages[i].corrected);
      g_assert_cmpint (along_gestation_days (edd, born), ==, ages[i].gestation);
    }
}

static AlongForm *
form_of (AlongFamily *team, AlongFamily *family, const char *assessment)
{
  AlongRecord *record = along_family_find (family, ALONG_KIND_ASSESSMENT, story_id (assessment));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (JsonNode) response = NULL;
  AlongForm *form;

  g_assert_nonnull (record);
  questionnaire = along_questionnaire_of_record (
    along_family_find (team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (record, ALONG_ASSESSMENT_P_QUESTIONNAIRE)), &error);
  g_assert_no_error (error);
  response = json_from_string (along_record_get_text (record, ALONG_ASSESSMENT_P_RESPONSE), &error);
  g_assert_no_error (error);
  form = along_form_new_from_response (questionnaire, response, &error);
  g_assert_no_error (error);
  return form;
}

static char *
family_of (const char *assessment)
{
  return g_strdup_printf ("%.2s-family", assessment);
}

/* The domain scores as worked out from the answers; -1: not enough seen. */
static void
test_domains (void)
{
  static const struct
  {
    const char *assessment;
    double scores[6]; /* 0: there are no more */
  } rows[] = {
    { "s1-a1", { 2.7, 2.7, 3.0, 2.7 } },           { "s1-a3", { 4.3, 4.0, 4.3, 4.7 } },
    { "s1-a4", { 4.0, 3.7, 4.3, -1, 3.5 } },       { "s1-a5", { 4.5, 3.7, 4.0, 4.0, 4.5, 3.5 } },
    { "s2-a2", { 3.0, 3.3, -1, -1, -1 } },         { "s2-a3", { 4.3, 3.7, 3.0, 2.5, 3.5, 2.8 } },
    { "s2-a4", { 4.0, 4.3, 4.3, 3.5, 4.0 } },      { "s3-a1", { 3.7, 3.3, 3.7, 4.0 } },
    { "s3-a2", { 3.7, 3.7, 4.0, 3.5, 4.0 } },      { "s3-a4", { 4.8, 4.3, 4.0, 4.0, -1, 3.8 } },
    { "s3-a5", { 4.0, 4.3, 4.3, 3.7, 4.5 } },      { "s4-a1", { 3.7, 3.3, 4.7, 3.7 } },
    { "s4-a3", { 4.0, 4.0, 4.0, -1, 3.5 } },       { "s4-a4", { 4.5, 4.3, 3.5, 4.3, 4.5, 3.5 } },
    { "s5-a1", { 4.3, 4.0, 4.3, -1, 4.0 } },       { "s5-a3", { 4.0, 4.0, 4.5, 4.5, -1 } },
    { "s5-a4", { 4.3, 4.3, 5.0, 4.3 } },           { "s5-a5", { 5.0, 4.7, 4.5, 4.7, 4.5, 4.0 } },
  };
  g_autoptr (AlongFamily) team = along_store_load_sync (store, ALONG_ID_NONE, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = family_of (rows[i].assessment);
      g_autoptr (AlongFamily) family = load (name);
      g_autoptr (AlongForm) form = form_of (team, family, rows[i].assessment);
      g_autoptr (GPtrArray) scores = along_form_get_domain_scores (form);

      for (guint d = 0; d < scores->len; d++)
        {
          const AlongScore *score = scores->pdata[d];

          g_assert_cmpint (score->state, ==, rows[i].scores[d] < 0 ? ALONG_SCORE_NOT_ENOUGH : ALONG_SCORE_READY);
          if (score->state == ALONG_SCORE_READY)
            g_assert_cmpfloat_with_epsilon (along_decimal_to_double (score->value->number), rows[i].scores[d], 0.0001);
        }
      g_assert_true (scores->len == 6 || rows[i].scores[scores->len] == 0);
    }
}

static void
test_risks (void)
{
  static const struct
  {
    const char *assessment;
    guint at_two;
    int highest, resilience;
    guint not_asked;
  } rows[] = {
    { "s1-a2", 5, 3, 2, 1 }, { "s1-a6", 0, 1, 4, 0 }, { "s2-a1", 5, 3, 1, 2 }, { "s2-a5", 1, 2, 2, 0 },
    { "s3-a3", 4, 3, 2, 0 }, { "s4-a2", 3, 3, 4, 0 }, { "s4-a5", 2, 2, 5, 0 }, { "s5-a2", 6, 4, 0, 1 },
  };
  g_autoptr (AlongFamily) team = along_store_load_sync (store, ALONG_ID_NONE, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = family_of (rows[i].assessment);
      g_autoptr (AlongFamily) family = load (name);
      g_autoptr (AlongForm) form = form_of (team, family, rows[i].assessment);
      AlongRiskSummary summary;

      g_assert_true (along_form_get_risk_summary (form, &summary));
      g_assert_cmpuint (summary.at_two, ==, rows[i].at_two);
      g_assert_cmpint (summary.highest, ==, rows[i].highest);
      g_assert_cmpint (summary.resilience, ==, rows[i].resilience);
      g_assert_cmpuint (summary.not_asked, ==, rows[i].not_asked);
      g_assert_false (summary.trio);
    }
}

/* The demonstration is never made in the place of somebody's work, whatever folder it is told. */
static void
test_never_over_work (void)
{
  g_autofree char *folder = g_dir_make_tmp ("along-work-XXXXXX", NULL), *path = g_build_filename (folder, "store", NULL);
  g_autoptr (AlongStore) work = along_store_new (folder, FALSE);
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize length, length_after;

  along_store_create_sync (work, key, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_false (along_demo_build_sync (folder, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  along_store_open_sync (work, key, NULL, &error);
  g_assert_no_error (error);
  along_store_close_sync (work, NULL);
  along_test_folder_remove (folder);
}

static void
test_verify (void)
{
  g_autoptr (GError) error = NULL;
  AlongStoreReport *report = along_store_verify_sync (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
  g_assert_cmpint (report->problems->len, ==, 0);
  g_assert_cmpint (report->journal, >, 2000);
  along_store_report_free (report);
}

int
main (int argc, char **argv)
{
  g_autofree char *top = g_dir_make_tmp ("along-demo-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (top, "demonstration", NULL);
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  along_demo_build_sync (dir, NULL, &error);
  g_assert_no_error (error);
  store = along_store_new (dir, TRUE);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/demo/counts", test_counts);
  g_test_add_func ("/demo/figures", test_figures);
  g_test_add_func ("/demo/reliability", test_reliability);
  g_test_add_func ("/demo/ages", test_ages);
  g_test_add_func ("/demo/domains", test_domains);
  g_test_add_func ("/demo/risks", test_risks);
  g_test_add_func ("/demo/never-over-work", test_never_over_work);
  g_test_add_func ("/demo/verify", test_verify);
  status = g_test_run ();

  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  along_test_folder_remove (dir);
  g_rmdir (top);
  return status;
}
