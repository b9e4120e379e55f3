/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "along-signals.h"

/* The table behind F8 to F12: made-up families of 26 weeks, planned 3.2 contacts a week; how often the
 * rules speak when they should not, and when they should. "Regular": visits booked so that four of five
 * kept make the rate; "random": Poisson. Fixed seed: the same figures each time. */

#define WEEKS 26
#define FAMILIES 1000
#define PLANNED 3.2
#define FALL_WEEK 10

typedef enum
{
  REGULAR,
  RANDOM,
} Diary;

typedef struct
{
  double false_alarms, taper_alarms, found;
  int median_delay;
} Cell;

static int
draw_poisson (GRand *rand, double rate)
{
  double least = exp (-rate), product = g_rand_double (rand);
  int count = 0;

  for (; product > least; product *= g_rand_double (rand))
    count++;
  return count;
}

static void
draw_diary (GRand *rand, Diary diary, const double *rates, int *counts)
{
  const double kept = 0.8;
  double booked = 0;

  for (int week = 0; week < WEEKS; week++)
    {
      if (diary == RANDOM)
        {
          counts[week] = draw_poisson (rand, rates[week]);
          continue;
        }
      booked += rates[week] / kept;
      int visits = (int) (booked + 1e-9);
      booked -= visits;
      counts[week] = 0;
      for (int i = 0; i < visits; i++)
        counts[week] += g_rand_double (rand) < kept;
    }
}

/* The first week with a signal, or -1. */
static int
first_signal (const int *counts, const double *plan, double threshold)
{
  double sum = 0;

  for (int week = 0; week < WEEKS; week++)
    {
      sum = along_signal_step (sum, plan[week], 1, counts[week]);
      if (sum >= threshold)
        return week;
    }
  return -1;
}

static void
fill (double *level, double *taper, double *fall)
{
  for (int week = 0; week < WEEKS; week++)
    {
      level[week] = PLANNED;
      taper[week] = PLANNED - (week < FALL_WEEK ? 0 : 2.2 * (week - FALL_WEEK) / (WEEKS - 1 - FALL_WEEK));
      fall[week] = week < FALL_WEEK ? PLANNED : 1.4;
    }
}

static void
simulate (GRand *rand, Diary diary, double threshold, Cell *cell)
{
  double level[WEEKS], taper[WEEKS], fall[WEEKS];
  int counts[WEEKS], delays[WEEKS + 1] = { 0 }, found = 0, false_alarms = 0, taper_alarms = 0, passed = 0;

  fill (level, taper, fall);
  for (int i = 0; i < FAMILIES; i++)
    {
      draw_diary (rand, diary, level, counts);
      false_alarms += first_signal (counts, level, threshold) >= 0;
      draw_diary (rand, diary, taper, counts);
      taper_alarms += first_signal (counts, taper, threshold) >= 0;
      draw_diary (rand, diary, fall, counts);
      int week = first_signal (counts, level, threshold);
      if (week >= FALL_WEEK)
        {
          found++;
          delays[week - FALL_WEEK + 1]++;
        }
    }
  cell->false_alarms = 100.0 * false_alarms / FAMILIES;
  cell->taper_alarms = 100.0 * taper_alarms / FAMILIES;
  cell->found = 100.0 * found / FAMILIES;
  for (cell->median_delay = 0; passed * 2 < found; cell->median_delay++)
    passed += delays[cell->median_delay];
  cell->median_delay--;
  g_test_message ("%s, threshold %g: false %.1f %%, taper %.1f %%, found %.1f %%, after %d weeks", diary == REGULAR ? "regular" : "random",
                  threshold, cell->false_alarms, cell->taper_alarms, cell->found, cell->median_delay);
}

static void
between (double value, double low, double high)
{
  g_assert_cmpfloat (value, >=, low);
  g_assert_cmpfloat (value, <=, high);
}

static void
test_below_plan (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260630);
  Cell cell;

  simulate (rand, REGULAR, ALONG_SIGNAL_THRESHOLD, &cell);
  between (cell.false_alarms, 0, 0.6);
  between (cell.taper_alarms, 0, 1.5);
  between (cell.found, 99, 100);
  between (cell.median_delay, 4, 5);
  simulate (rand, RANDOM, ALONG_SIGNAL_THRESHOLD, &cell);
  between (cell.false_alarms, 22, 30);
  between (cell.taper_alarms, 18, 26);
  between (cell.found, 87, 95);
  between (cell.median_delay, 4, 5);
  simulate (rand, REGULAR, ALONG_SIGNAL_MANAGER, &cell);
  between (cell.false_alarms, 0, 0.5);
  between (cell.taper_alarms, 0, 0.5);
  between (cell.found, 99, 100);
  between (cell.median_delay, 5, 6);
  simulate (rand, RANDOM, ALONG_SIGNAL_MANAGER, &cell);
  between (cell.false_alarms, 9, 16);
  between (cell.taper_alarms, 8, 14);
  between (cell.found, 91, 98);
  between (cell.median_delay, 5, 6);
}

/* Steady delivery of 85 % of the plan: seldom a signal in a regular diary. */
static void
test_a_little_less (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260630);
  double plan[WEEKS];
  int alarms = 0;

  for (int week = 0; week < WEEKS; week++)
    plan[week] = PLANNED;
  for (int i = 0; i < FAMILIES; i++)
    {
      int counts[WEEKS];
      double booked = 0;

      for (int week = 0; week < WEEKS; week++)
        {
          booked += PLANNED / 0.8;
          int visits = (int) (booked + 1e-9);
          booked -= visits;
          counts[week] = 0;
          for (int k = 0; k < visits; k++)
            counts[week] += g_rand_double (rand) < 0.8 * 0.85;
        }
      alarms += first_signal (counts, plan, ALONG_SIGNAL_THRESHOLD) >= 0;
    }
  between (100.0 * alarms / FAMILIES, 5, 12);
}

static void
test_segments (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260630);
  double level[WEEKS], taper[WEEKS], fall[WEEKS];

  fill (level, taper, fall);
  /* A straight line down to nothing. */
  for (int week = FALL_WEEK; week < WEEKS; week++)
    taper[week] = PLANNED * (1 - (week - FALL_WEEK) / (double) (WEEKS - 1 - FALL_WEEK));
  for (int diary = REGULAR; diary <= RANDOM; diary++)
    {
      int split = 0, tapers = 0;

      for (int i = 0; i < FAMILIES; i++)
        {
          int counts[WEEKS];
          draw_diary (rand, diary, level, counts);
          g_autoptr (GArray) one = along_segments_find (counts, NULL, WEEKS);
          split += one->len > 1;
          draw_diary (rand, diary, taper, counts);
          g_autoptr (GArray) two = along_segments_find (counts, NULL, WEEKS);
          tapers += along_segments_taper (two);
        }
      g_test_message ("%s: split %.1f %%, taper seen %.1f %%", diary == REGULAR ? "regular" : "random", 100.0 * split / FAMILIES,
                      100.0 * tapers / FAMILIES);
      between (100.0 * split / FAMILIES, 0, diary == REGULAR ? 0.5 : 9);
      between (100.0 * tapers / FAMILIES, 97.5, 100);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/simulation/below-plan", test_below_plan);
  g_test_add_func ("/timeline/simulation/a-little-less", test_a_little_less);
  g_test_add_func ("/timeline/simulation/segments", test_segments);
  return g_test_run ();
}
