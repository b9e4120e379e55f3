/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long forms take: scoring 10,000 responses of a 20-item form, and a keystroke in a form of 772 items. */
#include "along-scores.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EXT "http://hl7.org/fhir/StructureDefinition/"
#define CALC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"

static void
add_choice (GString *out, const char *link_id)
{
  g_string_append_printf (
    out,
    "{\"linkId\":\"%s\",\"type\":\"choice\",\"text\":\"Question %s\",\"required\":true,\"answerOption\":[",
    link_id, link_id);
  for (int o = 0; o < 4; o++)
    g_string_append_printf (out, "%s{\"extension\":[{\"url\":\"" EXT "ordinalValue\",\"valueDecimal\":%d}],"
                                 "\"valueCoding\":{\"system\":\"urn:bench\",\"code\":\"o%d\",\"display\":\"Option %d\"}}", o > 0 ? "," : "", o, o, o);
  g_string_append (out, "]}");
}

static AlongQuestionnaire *
read_form (GString *text)
{
  g_autoptr (GError) error = NULL;
  AlongQuestionnaire *questionnaire = along_questionnaire_new_from_text (text->str, (gssize) text->len, &error);

  g_assert_no_error (error);
  return questionnaire;
}

static AlongQuestionnaire *
form_of_twenty (void)
{
  g_autoptr (GString) text
    = g_string_new ("{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":[");

  for (int i = 0; i < 20; i++)
    {
      char link_id[16];

      g_snprintf (link_id, sizeof link_id, "q.%d", i);
      add_choice (text, link_id);
      g_string_append_c (text, ',');
    }
  g_string_append (
    text,
    "{\"linkId\":\"total\",\"type\":\"integer\",\"extension\":[{\"url\":\"" CALC
    "\",\"valueExpression\":{\"language\":\"text/fhirpath\","
    "\"expression\":\"%resource.item.where(linkId.startsWith('q.')).answer.value.weight().sum()\"}}]}]}");
  return read_form (text);
}

/* 772 items in 30 sections of 25 questions, each section with its sum, one in five shown by the question before. */
static AlongQuestionnaire *
form_of_772 (GRand *random)
{
  g_autoptr (GString) text
    = g_string_new ("{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":[");
  guint n = 0;

  for (guint section = 0; n < 772; section++)
    {
      g_string_append_printf (text,
                              "%s{\"linkId\":\"s%u\",\"type\":\"group\",\"text\":\"Section %u\",\"item\":[",
                              section > 0 ? "," : "", section, section);
      n++;
      for (guint i = 0; i < 24 && n < 771; i++, n++)
        {
          char link_id[24];
          gsize start;

          g_snprintf (link_id, sizeof link_id, "s%u.q%u", section, i);
          if (i > 0)
            g_string_append_c (text, ',');
          start = text->len;
          if (i % 3 == 2)
            g_string_append_printf (text, "{\"linkId\":\"%s\",\"type\":\"string\",\"text\":\"Words %u\"}",
                                    link_id, i);
          else
            add_choice (text, link_id);
          if (i > 0 && g_rand_int_range (random, 0, 5) == 0)
            {
              g_autofree char *when = g_strdup_printf (
                "\"enableWhen\":[{\"question\":\"s%u.q%u\",\"operator\":\"exists\",\"answerBoolean\":true}],",
                section, i - 1);

              g_string_insert (text, (gssize) start + 1, when);
            }
        }
      g_string_append_printf (
        text,
        ",{\"linkId\":\"s%u.sum\",\"type\":\"decimal\",\"extension\":[{\"url\":\"" CALC
        "\",\"valueExpression\":{"
        "\"language\":\"text/fhirpath\",\"expression\":\"%%resource.item.where(linkId='s%u').item.answer.value.ofType(Coding).weight().sum()\"}}]}]}",
        section, section);
      g_string_replace (text, ".item.answer.value.ofType(Coding)",
                        ".item.where(linkId.endsWith('.sum').not()).answer.value.ofType(Coding)", 1);
      n++;
    }
  g_string_append (text, "]}");
  return read_form (text);
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
  g_autoptr (AlongQuestionnaire) questionnaire = form_of_twenty ();
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
  gint64 started = used (), opened;
  g_autoptr (AlongQuestionnaire) questionnaire = form_of_772 (random);
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
