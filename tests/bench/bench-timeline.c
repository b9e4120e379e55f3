/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <time.h>

#include "along-clock.h"
#include "along-clocks.h"
#include "along-intensity.h"
#include "along-ribbon.h"
#include "along-signals.h"
#include "bench-times.h"

/* Five years and 2,000 contacts of one family drawn with all bands, and the formulas over 10,000 families
 * of five years. */

#define YEARS_DAYS (5 * 365)
#define RUNS 200

static AlongSupport *
make_support (GRand *rand, int contacts, gboolean in_order)
{
  int start = along_day_from_ymd (2021, 1, 4), today = start + YEARS_DAYS;
  AlongSupport *support = along_support_new (start, ALONG_DAY_NONE, today);
  AlongInstant accepted = along_instant_new (along_ms_of_day (start, ALONG_ZONE), ALONG_ZONE);

  along_support_set_accepted (support, &accepted);
  along_support_set_pregnancy (support, start + 100, start + 95);
  for (int i = 0; i < 12; i++)
    {
      AlongSupportPhase phase = { start + i * 160, start + i * 160 + 159, 1 + i % 3, 2 + i % 3, i + 1, (AlongPhaseKind) (i % ALONG_PHASE_N_KINDS) };
      along_support_add_phase (support, &phase);
    }
  for (int i = 0; i < contacts; i++)
    {
      AlongSupportContact contact = { .minutes = 60, .mode = (AlongSupportMode) g_rand_int_range (rand, 0, 4),
                                      .status = i % 14 == 0 ? ALONG_SUPPORT_NO_ACCESS : ALONG_SUPPORT_COMPLETED };
      contact.at = along_instant_new_day (start + (in_order ? i * YEARS_DAYS / contacts : g_rand_int_range (rand, 0, YEARS_DAYS)));
      along_support_add_contact (support, &contact);
    }
  along_support_add_pause (support, start + 350, start + 363, "Winter");
  return support;
}

static AlongRibbon *
make_ribbon (GRand *rand)
{
  int start = along_day_from_ymd (2021, 1, 4), today = start + YEARS_DAYS;
  AlongRibbon *ribbon = along_ribbon_new (today);
  g_autoptr (AlongSupport) support = make_support (rand, 2000, FALSE);

  along_ribbon_add_episode (ribbon, support);
  along_ribbon_add_baby (ribbon, "Isla", start + 100, "scan", start + 95);
  for (int band = ALONG_RIBBON_SOCIAL_CARE; band <= ALONG_RIBBON_WORKERS; band++)
    {
      guint lane = along_ribbon_add_lane (ribbon, band, "Lane");
      for (int i = 0; i < 12; i++)
        {
          g_autofree char *key = g_strdup_printf ("bar/%d-%d", band, i);
          along_ribbon_add_bar (ribbon, lane, start + i * 150, start + i * 150 + 150, "stage-child-in-need", "Child in need", "CIN", key);
        }
    }
  along_ribbon_add_lane (ribbon, ALONG_RIBBON_PROFESSIONALS, "Professionals");
  for (int i = 0; i < 600; i++)
    {
      AlongProfessionalContact contact = { start + g_rand_int_range (rand, 0, YEARS_DAYS), (guint) g_rand_int_range (rand, 1, 12), FALSE };
      along_ribbon_add_professional (ribbon, &contact);
    }
  guint events = along_ribbon_add_lane (ribbon, ALONG_RIBBON_EVENTS, "Events"), voices = along_ribbon_add_lane (ribbon, ALONG_RIBBON_VOICE, "Own words");
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *event = g_strdup_printf ("event/%d", i), *voice = g_strdup_printf ("voice/%d", i);
      along_ribbon_add_mark (ribbon, events, start + i * 30, "conference", "Conference", event);
      along_ribbon_add_mark (ribbon, voices, start + i * 30, NULL, "Own words", voice);
    }
  return ribbon;
}

/* Time of the processor, so that what else the machine does is not measured. */
static double
milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static void
bench_ribbon (GRand *rand)
{
  static const char *const zooms[] = { "6 weeks", "13 weeks", "40 weeks", "episode", "all" };
  g_autoptr (AlongRibbon) ribbon = make_ribbon (rand);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);

  for (int zoom = 0; zoom < ALONG_RIBBON_N_ZOOMS; zoom++)
    {
      double times[RUNS];
      AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
      guint shapes = 0;

      view.zoom = zoom;
      for (int i = 0; i < RUNS; i++)
        {
          double before = milliseconds ();
          g_autoptr (AlongScene) scene = along_ribbon_build (ribbon, &view, fonts);
          times[i] = milliseconds () - before;
          shapes = along_scene_get_n_shapes (scene);
        }
      qsort (times, RUNS, sizeof (double), bench_compare);
      printf ("ribbon, five years, 2,000 contacts, %-9s median %5.2f ms, 99th percentile %5.2f ms, %u shapes (at most 5 ms)\n", zooms[zoom],
              times[RUNS / 2], times[RUNS * 99 / 100], shapes);
    }
}

static void
bench_formulas (GRand *rand)
{
  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func ((GDestroyNotify) along_support_unref);
  double sum = 0;

  for (int i = 0; i < 10000; i++)
    g_ptr_array_add (families, make_support (rand, 400, TRUE));
  double before = milliseconds ();
  for (guint i = 0; i < families->len; i++)
    {
      AlongSupport *support = g_ptr_array_index (families, i);
      g_autoptr (GArray) rates = along_support_rates (support);
      g_autoptr (GArray) signals = along_support_signals (support, ALONG_SIGNAL_THRESHOLD);
      guint n;
      g_autofree double *smoothed = along_support_smoothed (support, &n);
      AlongSupportAdherence adherence;
      AlongSupportOffer offer;
      AlongSupportGap gap;
      AlongStandard48 standard;

      along_support_adherence (support, &adherence);
      along_support_offer (support, &offer);
      along_support_gap (support, &gap);
      along_support_standard48 (support, along_clock_now (), &standard);
      sum += along_support_current (support) + along_support_dose (support) + rates->len + signals->len + adherence.adherence + offer.reach + gap.days;
    }
  printf ("formulas, 10,000 families of five years: %.2f s (at most 1 s; check %.0f)\n", (milliseconds () - before) / 1000, sum);
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260630);

  bench_ribbon (rand);
  bench_formulas (rand);
  return 0;
}
