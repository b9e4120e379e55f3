/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long forms take: scoring 10,000 responses of a 20-item form, and a keystroke in a form of 772 items. */
#include "along-scores.h"
#include "along-test-forms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static AlongQuestionnaire *
read_form (const char *text)
{
  g_autoptr (GError) error = NULL;
  AlongQuestionnaire *questionnaire = along_questionnaire_new_from_text (text, -1, &error);

  g_assert_no_error (error);
  return questionnaire;
}

/* Microseconds of processor time: others may be at work on the machine. */
static gint64
used (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int
compare_times (const void *a, const void *b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static long
resident_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "RssAnon:");
  return line != NULL ? strtol (line + 8, NULL, 10) : 0;
}

static void
bench_scoring (GRand *random)
{
  g_autofree char *text = along_test_form_of_twenty ();
  g_autoptr (AlongQuestionnaire) questionnaire = read_form (text);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gint64 read = 0, scored = 0;
  double sum = 0;

  for (int i = 0; i < 10000; i++)
    {
      for (int k = 0; k < 20; k++)
        {
          char link_id[16];

          g_snprintf (link_id, sizeof link_id, "q.%d", k);
          along_form_choose (form, along_form_find (form, link_id), (guint) g_rand_int_range (random, 0, 4));
        }
      g_ptr_array_add (texts, along_form_to_text (form, "completed"));
    }
  for (guint i = 0; i < texts->len; i++)
    {
      gint64 started = used (), parsed;
      g_autoptr (JsonNode) response = along_form_json_read (g_ptr_array_index (texts, i), -1, NULL);
      g_autoptr (AlongScore) score = NULL;

      parsed = used ();
      along_form_load (form, response, NULL);
      score = along_form_get_score (form, "total");
      g_assert_cmpint (score->state, ==, ALONG_SCORE_READY);
      sum += along_decimal_to_double (score->value->number);
      read += parsed - started;
      scored += used () - parsed;
    }
  printf ("forms: 10,000 responses of 20 items: read %.3f s, scored %.3f s (target 0.5), mean %.2f\n",
          read / 1e6, scored / 1e6, sum / 10000);
}

static void
bench_keystrokes (GRand *random)
{
  long before = resident_kb ();
  g_autofree char *text = along_test_form_of_772 (772);
  gint64 started = used (), opened;
  g_autoptr (AlongQuestionnaire) questionnaire = read_form (text);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);
  GPtrArray *all = along_questionnaire_get_all (questionnaire);
  g_autofree gint64 *times = g_new (gint64, 5000);
  guint n = 0;

  opened = used ();
  for (guint i = 0; n < 5000; i++)
    {
      const AlongQuestion *question
        = g_ptr_array_index (all, (guint) g_rand_int_range (random, 0, (gint32) all->len));
      AlongField *field = along_form_find (form, question->link_id);
      gint64 start = used ();

      if (question->options->len > 0)
        along_form_choose (form, field, (guint) g_rand_int_range (random, 0, 4));
      else if (question->type == ALONG_QUESTION_STRING)
        along_form_set_typed (form, field, i % 2 == 0 ? "some words" : "other words", NULL);
      else
        continue;
      times[n++] = used () - start;
    }
  qsort (times, n, sizeof *times, compare_times);
  printf (
    "forms: %u items: opened in %.1f ms, memory %ld kB (target 25,000), keystroke median %.3f ms, 99 %% %.3f ms (target 4)\n",
    all->len, (opened - started) / 1e3, resident_kb () - before, times[n / 2] / 1e3,
    times[n * 99 / 100] / 1e3);
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260630);

  bench_keystrokes (random);
  bench_scoring (random);
  return 0;
}
