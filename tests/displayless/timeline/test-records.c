/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "along-intensity.h"
#include "along-ribbon-records.h"
#include "along-signals.h"
#include "along-support-spark.h"
#include "along-support-records.h"

static int
day (const char *text)
{
  return along_date_first_day (text);
}

static AlongId
named (const char *name)
{
  return along_id_from_name (name);
}

typedef struct
{
  AlongFamily *family, *team;
} World;

static AlongRecord *
put (World *world, AlongKindId kind, const char *name)
{
  AlongFamily *owner = along_kind_get (kind)->owner == ALONG_OWNER_TEAM ? world->team : world->family;
  g_autoptr (AlongRecord) record = along_record_new (kind, named (name), along_family_get_id (owner));

  along_family_add (owner, record);
  return along_family_lookup (owner, named (name));
}

static void
put_contact (World *world, const char *name, const char *at, int status, int by)
{
  AlongRecord *contact = put (world, ALONG_KIND_CONTACT, name);
  AlongInstant instant;
  AlongId mother = named ("mother");

  g_assert_true (along_instant_parse (at, &instant));
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, named ("episode"));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &instant);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, status == ALONG_CONTACT_STATUS_COMPLETED ? 60 : 0);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, status);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, by);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &mother, 1);
}

static void
put_phase (World *world, const char *name, const char *version, int phase, const char *from, const char *to, const char *low,
           const char *high)
{
  AlongRecord *record = put (world, ALONG_KIND_PHASE, name);

  along_record_set_ref (record, ALONG_PHASE_P_PLAN_VERSION, named (version));
  along_record_set_enum (record, ALONG_PHASE_P_PHASE, phase);
  along_record_set_text (record, ALONG_PHASE_P_FROM, from);
  along_record_set_text (record, ALONG_PHASE_P_TO, to);
  along_record_set_text (record, ALONG_PHASE_P_LOW, low);
  along_record_set_text (record, ALONG_PHASE_P_HIGH, high);
}

/* A family accepted on 5 January 2026, due 27 April, seen for four weeks, then nobody at the door. */
static World
build (void)
{
  World world = { along_family_new (named ("family")), along_family_new (ALONG_ID_NONE) };
  AlongId baby = named ("baby");
  AlongInstant accepted;
  AlongRecord *record;

  record = put (&world, ALONG_KIND_WORKER, "worker");
  along_record_set_text (record, ALONG_WORKER_P_NAME, "Marta Keane");
  record = put (&world, ALONG_KIND_WORKER, "other worker");
  along_record_set_text (record, ALONG_WORKER_P_NAME, "Sam Adeyemi");
  record = put (&world, ALONG_KIND_PERSON, "mother");
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Rowan Tierney");
  along_record_set_text (record, ALONG_PERSON_P_GIVEN, "Rowan");
  record = put (&world, ALONG_KIND_PERSON, "baby");
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Baby");
  record = put (&world, ALONG_KIND_PREGNANCY, "pregnancy");
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, named ("mother"));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &baby, 1);
  record = put (&world, ALONG_KIND_EDD, "edd");
  along_record_set_ref (record, ALONG_EDD_P_PREGNANCY, named ("pregnancy"));
  along_record_set_text (record, ALONG_EDD_P_EDD, "2026-04-27");
  along_record_set_enum (record, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_DATING_SCAN);
  along_record_set_bool (record, ALONG_EDD_P_BEST, TRUE);
  record = put (&world, ALONG_KIND_EPISODE, "episode");
  along_record_set_enum (record, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (record, ALONG_EPISODE_P_FROM, "2026-01-05");
  along_record_set_text (record, ALONG_EPISODE_P_REFERRAL_DATE, "2025-12-30");
  g_assert_true (along_instant_parse ("2026-01-05T15:00:00+00:00", &accepted));
  along_record_set_instant (record, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  for (int buddy = 0; buddy < 2; buddy++)
    {
      record = put (&world, ALONG_KIND_ALLOCATION, buddy ? "buddy" : "keyworker");
      along_record_set_ref (record, ALONG_ALLOCATION_P_EPISODE, named ("episode"));
      along_record_set_ref (record, ALONG_ALLOCATION_P_WORKER, named (buddy ? "other worker" : "worker"));
      along_record_set_enum (record, ALONG_ALLOCATION_P_ROLE, buddy ? ALONG_ALLOCATION_ROLE_BUDDY : ALONG_ALLOCATION_ROLE_KEYWORKER);
      along_record_set_text (record, ALONG_ALLOCATION_P_FROM, "2026-01-05");
    }
  for (int version = 1; version <= 2; version++)
    {
      record = put (&world, ALONG_KIND_PLAN_VERSION, version == 1 ? "plan 1" : "plan 2");
      along_record_set_ref (record, ALONG_PLAN_VERSION_P_EPISODE, named ("episode"));
      along_record_set_int (record, ALONG_PLAN_VERSION_P_VERSION, version);
    }
  put_phase (&world, "phase 1", "plan 1", ALONG_PHASE_NAME_ENGAGE, "2026-01-05", "2026-04-05", "1", "3");
  put_phase (&world, "phase 2", "plan 2", ALONG_PHASE_NAME_INTENSIVE, "2026-01-26", "2026-04-05", "3", "4");
  for (int week = 0; week < 4; week++)
    for (int k = 0; k < 3; k++)
      {
        g_autofree char *date = along_day_to_edtf (day ("2026-01-06") + week * 7 + k);
        g_autofree char *at = g_strdup_printf ("%sT10:00:00+00:00", date);
        put_contact (&world, at, at, ALONG_CONTACT_STATUS_COMPLETED, k == 2 ? ALONG_BY_BUDDY : ALONG_BY_KEYWORKER);
      }
  put_contact (&world, "door", "2026-02-03T10:00:00+00:00", ALONG_CONTACT_STATUS_NO_ACCESS, ALONG_BY_KEYWORKER);
  put_contact (&world, "next", "2026-02-20T10:00:00+00:00", ALONG_CONTACT_STATUS_PLANNED, ALONG_BY_KEYWORKER);
  record = put (&world, ALONG_KIND_SUPPORT_STATUS, "status");
  along_record_set_ref (record, ALONG_SUPPORT_STATUS_P_CHILD, named ("baby"));
  along_record_set_enum (record, ALONG_SUPPORT_STATUS_P_STATUS, ALONG_SUPPORT_STATUS_CHILD_IN_NEED);
  along_record_set_text (record, ALONG_SUPPORT_STATUS_P_FROM, "2026-01-12");
  record = put (&world, ALONG_KIND_EVENT, "private event");
  along_record_set_text (record, ALONG_EVENT_P_KIND, "crisis");
  along_record_set_text (record, ALONG_EVENT_P_TEXT, "A hard night");
  g_assert_true (along_instant_parse ("2026-01-20", &accepted));
  along_record_set_instant (record, ALONG_EVENT_P_DATE, &accepted);
  along_record_set_bool (record, ALONG_EVENT_P_PRIVATE, TRUE);
  record = put (&world, ALONG_KIND_VOICE, "voice");
  along_record_set_ref (record, ALONG_VOICE_P_PERSON, named ("mother"));
  along_record_set_text (record, ALONG_VOICE_P_DATE, "2026-01-21");
  along_record_set_text (record, ALONG_VOICE_P_WORDS, "She looks for me now.");
  return world;
}

static void
clear (World *world)
{
  g_clear_object (&world->family);
  g_clear_object (&world->team);
}

static void
test_support (void)
{
  World world = build ();
  g_autoptr (AlongSupport) support
    = along_support_from_family (world.family, along_family_find (world.family, ALONG_KIND_EPISODE, named ("episode")), day ("2026-02-16"));
  AlongSupportOffer offer;
  AlongSupportGap gap;
  g_autofree char *description = NULL;
  g_autofree char *words = along_support_notice_words (support, &description);
  guint n;

  along_support_offer (support, &offer);
  g_assert_cmpint (offer.completed, ==, 12);
  g_assert_cmpint (offer.missed, ==, 1);
  along_support_contacts (support, &n);
  g_assert_cmpuint (n, ==, 13); /* the planned one is none */
  g_assert_cmpfloat (along_support_planned_on (support, day ("2026-01-25")), ==, 2);
  g_assert_cmpfloat (along_support_planned_on (support, day ("2026-01-26")), ==, 3.5);
  g_assert_cmpint (along_support_edd (support), ==, day ("2026-04-27"));
  along_support_gap (support, &gap);
  g_assert_cmpint (gap.days, ==, 18);
  g_assert_true (gap.alert);
  g_assert_cmpstr (words, ==, "18 days");
  g_assert_cmpstr (description, ==, "18 days without contact");
  g_assert_cmpfloat (along_support_rank (support), >, ALONG_SIGNAL_THRESHOLD);
  clear (&world);
}

static void
test_spark (void)
{
  World world = build ();
  g_autoptr (AlongSupport) support
    = along_support_from_family (world.family, along_family_find (world.family, ALONG_KIND_EPISODE, named ("episode")), day ("2026-02-05"));
  AlongSupportSpark spark;
  g_autofree char *words = along_support_notice_words (support, NULL);

  along_support_spark (support, 12, &spark);
  g_assert_cmpuint (spark.weeks, ==, 12);
  g_assert_false (spark.inside[6]);
  g_assert_true (spark.inside[7]);
  g_assert_true (isnan (spark.low[0]));
  g_assert_cmpfloat (spark.rates[7], ==, 3);
  g_assert_cmpfloat (spark.rates[11], ==, 0);
  g_assert_cmpfloat (spark.high[11], ==, 4);
  g_assert_null (words);
  clear (&world);
}

static void
test_summary (void)
{
  g_autoptr (AlongSummary) summary = along_summary_new ();
  AlongSummaryPhase phase = { day ("2026-01-05"), ALONG_DAY_NONE, ALONG_PHASE_NAME_INTENSIVE, 3, 4, 1 };
  AlongSummaryContact contact = { 0, day ("2026-01-06"), 60, ALONG_MODE_VISIT, ALONG_CONTACT_STATUS_COMPLETED, ALONG_BY_KEYWORKER, FALSE };

  g_assert_null (along_support_from_summary (summary, day ("2026-01-20")));
  summary->episode_from = day ("2026-01-05");
  summary->episode_to = ALONG_DAY_NONE;
  g_array_append_val (summary->phases, phase);
  g_array_append_val (summary->contacts, contact);
  g_autoptr (AlongSupport) support = along_support_from_summary (summary, day ("2026-01-17"));
  g_autofree char *words = along_support_notice_words (support, NULL);
  g_assert_cmpstr (words, ==, "11 days");
}

static void
test_ribbon (void)
{
  World world = build ();
  g_autoptr (AlongRibbon) ribbon = along_ribbon_from_family (world.family, world.team, day ("2026-02-16"), FALSE);
  g_autoptr (AlongRibbon) all = along_ribbon_from_family (world.family, world.team, day ("2026-02-16"), TRUE);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  static const char *const keys[] = { "event/referral-2025-12-30", "event/accepted-2026-01-05", "event/first-contact-2026-01-06",
                                      "edd/2026-04-27", "week/2026-02-02", "phase/2026-01-26", "gap/2026-01-29" };
  g_autofree char *allocation = along_id_to_text (named ("keyworker"));
  g_autofree char *key = g_strconcat ("allocation/", allocation, NULL);
  g_autofree char *private_id = along_id_to_text (named ("private event"));
  g_autofree char *private_key = g_strconcat ("event/", private_id, NULL);
  g_autofree char *summary = along_ribbon_summary (ribbon);

  g_autoptr (AlongScene) scene = along_ribbon_build (ribbon, &view, fonts);
  g_autoptr (AlongScene) whole = along_ribbon_build (all, &view, fonts);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("%s", keys[i]);
      g_assert_cmpint (along_scene_find_item (scene, keys[i]), >=, 0);
    }
  int index = along_scene_find_item (scene, key);
  g_assert_cmpint (index, >=, 0);
  g_assert_cmpstr (along_scene_peek_item (scene, (guint) index)->name, ==, "Marta Keane, with Sam Adeyemi as buddy, since 5 January 2026");
  g_assert_cmpint (along_scene_find_item (scene, private_key), <, 0);
  g_assert_cmpint (along_scene_find_item (whole, private_key), >=, 0);
  g_assert_cmpstr (summary, ==,
                   "Support began 16 weeks before the due date and has been intensive for 3 weeks, on average 1.0 contacts a week. "
                   "There was one 18-day gap, in February. Contacts have been below the plan since 9 Feb. Now intensive.");
  clear (&world);
}

static const char *
name_of (AlongScene *scene, const char *prefix, const char *record)
{
  g_autofree char *id = along_id_to_text (named (record));
  g_autofree char *key = g_strdup_printf ("%s/%s", prefix, id);
  int index = along_scene_find_item (scene, key);

  return index >= 0 ? along_scene_peek_item (scene, (guint) index)->name : NULL;
}

/* Of a child who died no age is told; the twin who lives has one. */
static void
test_who_died (void)
{
  static const struct
  {
    gboolean died, twin;
    const char *age;
  } rows[] = { { FALSE, FALSE, "7 weeks" }, { TRUE, FALSE, NULL }, { TRUE, TRUE, "7 weeks" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      World world = build ();
      AlongRecord *pregnancy = along_family_lookup (world.family, named ("pregnancy")), *twin;
      AlongRecord *baby = along_family_lookup (world.family, named ("baby"));
      AlongId babies[] = { named ("baby"), named ("twin") };
      AlongInstant born = along_instant_new_day (day ("2026-04-27"));
      g_autoptr (AlongRibbon) ribbon = NULL;
      g_autofree char *age = NULL;

      along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &born);
      along_record_set_text (baby, ALONG_PERSON_P_BORN, "2026-04-27");
      if (rows[i].died)
        along_record_set_text (baby, ALONG_PERSON_P_DIED, "2026-06-08");
      if (rows[i].twin)
        {
          twin = put (&world, ALONG_KIND_PERSON, "twin");
          along_record_set_text (twin, ALONG_PERSON_P_NAME, "Aoife");
          along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, babies, 2);
        }
      ribbon = along_ribbon_from_family (world.family, world.team, day ("2026-06-15"), FALSE);
      age = along_ribbon_age_words (ribbon, day ("2026-06-15"));
      g_assert_cmpstr (age, ==, rows[i].age);
      clear (&world);
    }
}

/* What began long before support and still holds for its baby is shown; a buddy only beside the keyworker they were there
 * with; elements that were not written down are not drawn as the first of them. */
static void
test_before_and_beside (void)
{
  World world = build ();
  AlongRecord *record = along_family_find (world.family, ALONG_KIND_ALLOCATION, named ("keyworker"));
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  along_record_set_text (record, ALONG_ALLOCATION_P_TO, "2026-01-18");
  record = along_family_find (world.family, ALONG_KIND_ALLOCATION, named ("buddy"));
  along_record_set_text (record, ALONG_ALLOCATION_P_FROM, "2026-01-26");
  record = along_family_find (world.family, ALONG_KIND_SUPPORT_STATUS, named ("status"));
  along_record_set_text (record, ALONG_SUPPORT_STATUS_P_FROM, "2025-10-01");
  view.colour = ALONG_RIBBON_COLOUR_ELEMENT;

  g_autoptr (AlongRibbon) ribbon = along_ribbon_from_family (world.family, world.team, day ("2026-02-16"), FALSE);
  g_autoptr (AlongScene) scene = along_ribbon_build (ribbon, &view, fonts);
  g_autofree char *svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
  g_assert_nonnull (name_of (scene, "status", "status"));
  g_assert_cmpstr (name_of (scene, "allocation", "keyworker"), ==, "Marta Keane, 5 January 2026 to 18 January 2026");
  g_assert_nonnull (strstr (svg, "not written down"));
  g_assert_null (strstr (svg, "enabling"));
  clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/records/support", test_support);
  g_test_add_func ("/timeline/records/spark", test_spark);
  g_test_add_func ("/timeline/records/summary", test_summary);
  g_test_add_func ("/timeline/records/ribbon", test_ribbon);
  g_test_add_func ("/timeline/records/who-died", test_who_died);
  g_test_add_func ("/timeline/records/before-and-beside", test_before_and_beside);
  return g_test_run ();
}
