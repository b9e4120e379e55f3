/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "along-caseload.h"
#include "along-clock.h"
#include "along-clocks.h"
#include "along-intensity.h"
#include "along-signals.h"
#include "along-support-json.h"
#include "story-input.h"

/* The five whole stories beside the source, if they are there: every figure they expect is worked out
 * here again from their records. */


static char *
two (double value)
{
  return g_strdup_printf ("%.2f", floor (value * 100 + 0.5 + 1e-9) / 100);
}

static void
same (JsonObject *expected, const char *name, double value)
{
  g_autofree char *is = two (value);
  g_autofree char *should = two (json_object_get_double_member (expected, name));

  if (!g_str_equal (is, should))
    g_test_message ("%s: %s, expected %s", name, is, should);
  g_assert_cmpstr (is, ==, should);
}

static void
check_weeks (AlongSupport *support, JsonObject *expected)
{
  JsonArray *rows = json_object_get_array_member (expected, "weekly");
  JsonArray *line = json_object_get_array_member (expected, "smoothed");
  guint n, n_smoothed;
  const AlongSupportWeek *weeks = along_support_weeks (support, &n);
  g_autofree double *smoothed = along_support_smoothed (support, &n_smoothed);

  g_assert_cmpuint (n, ==, json_array_get_length (rows));
  for (guint i = 0; i < n; i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_assert_cmpint (weeks[i].from, ==, along_date_first_day (json_object_get_string_member (row, "week")));
      g_assert_cmpint (weeks[i].count, ==, json_object_get_int_member (row, "completed"));
      g_assert_cmpfloat_with_epsilon (weeks[i].exposure, json_object_get_double_member (row, "exposure"), 5.1e-4);
      g_assert_cmpfloat_with_epsilon (weeks[i].low, json_object_get_double_member (row, "low"), 5.1e-3);
      g_assert_cmpfloat_with_epsilon (weeks[i].high, json_object_get_double_member (row, "high"), 5.1e-3);
    }
  g_assert_cmpuint (n_smoothed, ==, json_array_get_length (line));
  for (guint i = 0; i < n_smoothed; i++)
    g_assert_cmpfloat_with_epsilon (smoothed[i], json_array_get_double_element (line, i), 5.1e-3);
}

static void
check_signals (AlongSupport *support, JsonArray *expected)
{
  g_autoptr (GArray) signals = along_support_signals (support, ALONG_SIGNAL_THRESHOLD);

  g_assert_cmpuint (signals->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < signals->len; i++)
    {
      JsonObject *one = json_array_get_object_element (expected, i);
      const AlongSupportSignal *signal = &g_array_index (signals, AlongSupportSignal, i);
      g_assert_cmpint (signal->week, ==, along_date_first_day (json_object_get_string_member (one, "week")));
      same (one, "value", signal->value);
    }
}

static void
check_gaps (AlongSupport *support, JsonObject *expected)
{
  JsonArray *fired = json_object_get_array_member (expected, "F8_fired");
  JsonObject *longest = json_object_get_object_member (expected, "longest_gap");
  g_autoptr (GArray) gaps = along_support_gaps (support);
  AlongSupportGap gap;

  g_assert_true (along_support_longest_gap (support, &gap));
  g_assert_cmpint (gap.since, ==, along_date_first_day (json_object_get_string_member (longest, "from")));
  g_assert_cmpint (gap.on, ==, along_date_first_day (json_object_get_string_member (longest, "to")));
  g_assert_cmpint (gap.days, ==, json_object_get_int_member (longest, "days_outside_pauses"));
  g_assert_cmpuint (gaps->len, ==, json_array_get_length (fired));
  for (guint i = 0; i < gaps->len; i++)
    {
      JsonObject *one = json_array_get_object_element (fired, i);
      const AlongSupportGap *is = &g_array_index (gaps, AlongSupportGap, i);
      g_assert_cmpint (is->on, ==, along_date_first_day (json_object_get_string_member (one, "on")));
      g_assert_cmpint (is->days, ==, json_object_get_int_member (one, "days"));
      g_assert_cmpint (is->limit, ==, json_object_get_int_member (one, "limit"));
    }
}

static void
check_clock (AlongSupport *support, JsonObject *expected)
{
  JsonObject *clock = json_object_get_object_member (expected, "F14");
  static const char *const bands[] = { "unknown", "early", "middle", "late", "around birth", "after" };
  AlongStandard48 standard;

  along_support_standard48 (support, along_clock_now (), &standard);
  g_assert_cmpstr (along_standard_state_to_id (standard.state), ==, json_object_get_string_member (clock, "state"));
  if (json_object_get_null_member (clock, "hours"))
    g_assert_true (isnan (standard.hours));
  else
    same (clock, "hours", standard.hours);
  same (expected, "F13_weeks_before_edd", along_support_weeks_before_edd (support));
  g_assert_cmpstr (bands[along_support_start_band (support, 28)], ==, json_object_get_string_member (expected, "R4_band"));
}

static void
check_figures (AlongSupport *support, JsonObject *expected)
{
  AlongSupportAdherence adherence;
  AlongSupportOffer offer;
  AlongContinuity continuity;

  along_support_adherence (support, &adherence);
  along_support_offer (support, &offer);
  along_support_continuity (support, 0, &continuity);
  g_assert_cmpint (along_support_reference_day (support), ==,
                   along_date_first_day (json_object_get_string_member (expected, "reference_day")));
  same (expected, "F3_current_at_reference", along_support_current (support));
  same (expected, "F5_dose_last_4_complete_weeks", along_support_dose (support));
  same (expected, "F6_adherence", adherence.adherence);
  same (expected, "F6_shortfall", adherence.shortfall);
  g_assert_cmpfloat_with_epsilon (adherence.surplus_contacts, json_object_get_double_member (expected, "F6_surplus_contacts"), 0.0501);
  g_assert_cmpint (offer.offered, ==, json_object_get_int_member (expected, "F7_offered"));
  g_assert_cmpint (offer.completed, ==, json_object_get_int_member (expected, "F7_completed"));
  g_assert_cmpint (offer.service_cancelled, ==, json_object_get_int_member (expected, "service_cancelled"));
  same (expected, "F7_reach", offer.reach);
  same (expected, "reliability", offer.reliability);
  same (expected, "F16_U", continuity.keyworker);
  same (expected, "F16_UB", continuity.keyworker_or_buddy);
  g_assert_cmpfloat_with_epsilon (along_support_total_hours (support), json_object_get_double_member (expected, "direct_hours"), 0.0501);
}

static void
check_crowding (AlongSupport *support, JsonObject *story, JsonObject *expected)
{
  JsonArray *professionals = json_object_get_array_member (story, "professionals");
  JsonObject *peak = json_object_get_object_member (expected, "F17_peak");
  int reference = along_support_reference_day (support);
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (AlongProfessionalContact));
  AlongCrowding crowding;
  int on;

  for (guint i = 0; i < json_array_get_length (professionals); i++)
    {
      JsonArray *list = json_object_get_array_member (json_array_get_object_element (professionals, i), "contacts");
      for (guint k = 0; k < json_array_get_length (list); k++)
        {
          const char *date = json_object_get_string_member (json_array_get_object_element (list, k), "date");
          AlongProfessionalContact contact = { along_date_first_day (date), i, FALSE };
          if (contact.day >= along_support_from (support) && contact.day <= reference)
            g_array_append_val (contacts, contact);
        }
    }
  const AlongProfessionalContact *all = (const AlongProfessionalContact *) (gpointer) contacts->data;
  along_crowding_on (all, contacts->len, reference, &crowding);
  g_assert_cmpint (crowding.people, ==, json_object_get_int_member (expected, "F17_active_at_reference"));
  g_assert_cmpint (along_crowding_peak (all, contacts->len, &on), ==, json_object_get_int_member (peak, "count"));
}

static void
test_story (gconstpointer path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonObject *story = json_node_get_object (json_parser_get_root (parser));
  JsonObject *episodes = json_object_get_object_member (json_object_get_object_member (story, "expected"), "episodes");
  g_autoptr (GList) ids = json_object_get_members (episodes);
  for (GList *id = ids; id != NULL; id = id->next)
    {
      JsonObject *expected = json_object_get_object_member (episodes, id->data);
      JsonObject *episode = story_find (json_object_get_array_member (story, "episodes"), id->data);
      g_autoptr (JsonNode) input = story_input (story, episode, TRUE);
      g_autoptr (JsonNode) unacknowledged = story_input (story, episode, FALSE);
      g_autoptr (AlongSupport) support = along_support_from_json (input, &error);
      g_assert_no_error (error);
      g_autoptr (AlongSupport) before = along_support_from_json (unacknowledged, &error);
      g_assert_no_error (error);

      g_test_message ("%s", (const char *) id->data);
      check_weeks (support, expected);
      check_figures (support, expected);
      check_gaps (support, expected);
      check_clock (support, expected);
      check_signals (support, json_object_get_array_member (expected, "F9_signals_with_acknowledgement"));
      check_signals (before, json_object_get_array_member (expected, "F9_signals_without_acknowledgement"));
      check_crowding (support, story, expected);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "1-early-start-and-taper", "2-start-around-birth", "3-father-led",
                                       "4-learning-disability-with-advocacy", "5-removal-then-return" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".json", NULL);
      char *path = g_build_filename (STORIES, file, NULL);
      g_autofree char *name = g_strconcat ("/timeline/stories/", names[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_test_add_data_func_full (name, path, test_story, g_free);
      else
        g_free (path);
    }
  return g_test_run ();
}
