/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "along-clock.h"
#include "along-clocks.h"
#include "along-demo.h"
#include "along-demonstration.h"
#include "along-facts.h"
#include "along-intensity.h"
#include "along-store.h"
#include "along-support-records.h"

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
      along_support_standard48 (support, &standard);
      g_assert_cmpint (standard.state, ==, figures[i].state);
      if (figures[i].hours >= 0)
        g_assert_cmpfloat_with_epsilon (standard.hours, figures[i].hours, 0.005);
    }
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
  g_test_add_func ("/demo/verify", test_verify);
  status = g_test_run ();

  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (dir);
  g_rmdir (top);
  return status;
}
