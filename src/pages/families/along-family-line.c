/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-age.h"
#include "along-support-spark.h"

/* Of children born on one day: "Theo, 18 weeks", "Ava and Leo, 3 days"; of those without names of their own how many they are. */
static char *
born_words (const AlongSummaryChild *children, guint n, int today)
{
  g_autofree char *age = along_age_words (children[0].born, today);

  if (n == 1)
    return children[0].name != NULL ? g_strdup_printf (C_ ("baby, age", "%s, %s"), children[0].name, age) : g_steal_pointer (&age);
  if (n > 2)
    return g_strdup_printf (C_ ("babies, age", "%d babies, %s"), (int) n, age);
  if (g_strcmp0 (children[0].name, children[1].name) == 0)
    return g_strdup_printf (C_ ("babies, age", "Twins, %s"), age);
  /* Translators: two first names, age */
  return g_strdup_printf (C_ ("babies, age", "%s and %s, %s"), children[0].name, children[1].name, age);
}

/* Of who is expected: the weeks; beside children who are born, the day. */
static char *
expected_words (AlongSummary *summary, gboolean beside, int today)
{
  int days = along_gestation_days (summary->edd, today);
  g_autofree char *weeks = NULL, *due = NULL;

  if (!along_gestation_possible (days))
    return NULL;
  if (beside)
    {
      int year, month, day;

      along_day_to_ymd (summary->edd, &year, &month, &day);
      due = g_strdup_printf (C_ ("due date", "%d %s"), day, along_month_short (month));
      /* Translators: after children who are born, the day: "Theo, 18 weeks; twins due 10 Sep" */
      return g_strdup_printf (summary->babies > 2    ? C_ ("expected", "babies due %s")
                              : summary->babies == 2 ? C_ ("expected", "twins due %s")
                                                     : C_ ("expected", "baby due %s"),
                              due);
    }
  weeks = along_gestation_short (days);
  /* Translators: of a pregnancy: "31+0 weeks" */
  return g_strdup_printf (_ ("%s weeks"), weeks);
}

/* Everybody whom the support is about and who lives, the eldest first, then who is expected. */
static char *
baby_words (AlongSummary *summary, int today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n;

  for (guint i = 0; i < summary->children->len; i += n)
    {
      const AlongSummaryChild *first = &g_array_index (summary->children, AlongSummaryChild, i);

      for (n = 1; i + n < summary->children->len && first[n].born == first->born; n++)
        ;
      if (first->born <= today)
        g_ptr_array_add (parts, born_words (first, n, today));
    }
  if (!summary->loss && summary->edd != ALONG_DAY_NONE && (summary->born == ALONG_DAY_NONE || summary->born > today))
    {
      char *expected = expected_words (summary, parts->len > 0, today);

      if (expected != NULL)
        g_ptr_array_add (parts, expected);
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  /* Translators: between children of a family: "Theo, 18 weeks; Ava, 3 days" */
  return g_strjoinv (C_ ("children", "; "), (char **) parts->pdata);
}

static char *
phase_words (AlongSummary *summary, AlongSupport *support, int today)
{
  const AlongSupportPhase *phase;

  if (!summary->open)
    return g_strdup (summary->episode_from != ALONG_DAY_NONE ? C_ ("phase", "Closed") : C_ ("phase", "Referred"));
  phase = support != NULL ? along_support_phase_on (support, today) : NULL;
  if (summary->is_return)
    return phase != NULL ? g_strdup_printf (C_ ("phase", "Back with us · %s"), along_phase_kind_words (phase->kind))
                         : g_strdup (C_ ("phase", "Back with us"));
  if (phase != NULL)
    return g_strdup (along_phase_kind_words (phase->kind));
  return summary->has_accepted ? NULL : g_strdup (C_ ("phase", "Referred"));
}

/** along_family_line_make: @support: (nullable): of along_support_from_summary(). Fills in @line. */
void
along_family_line_make (AlongSummary *summary, AlongSupport *support, int today, AlongFamilyLine *line)
{
  line->baby = baby_words (summary, today);
  line->phase = phase_words (summary, support, today);
  line->notice = summary->open && support != NULL ? along_support_notice_words (support, &line->notice_said) : NULL;
}

void
along_family_line_clear (AlongFamilyLine *line)
{
  g_clear_pointer (&line->baby, g_free);
  g_clear_pointer (&line->phase, g_free);
  g_clear_pointer (&line->notice, g_free);
  g_clear_pointer (&line->notice_said, g_free);
}

/** along_family_line_words: baby and phase, with a dot between; the notice is for rows only. */
char *
along_family_line_words (const AlongFamilyLine *line)
{
  if (line->baby != NULL && line->phase != NULL)
    /* Translators: "31+0 weeks · Intensive" */
    return g_strdup_printf (_ ("%s · %s"), line->baby, line->phase);
  return g_strdup (line->baby != NULL ? line->baby : line->phase != NULL ? line->phase : "");
}

/**
 * along_family_line_speech: a row in sentences: "Tierney. Isla, 37 weeks. Light touch. 1 contact a week.
 * Keyworker Marta Keane."
 */
char *
along_family_line_speech (AlongSummary *summary, AlongSupport *support, int today)
{
  g_auto (AlongFamilyLine) line = { NULL };
  GString *speech = g_string_new (summary->name);

  along_family_line_make (summary, support, today, &line);
  g_string_append (speech, ".");
  if (line.baby != NULL)
    g_string_append_printf (speech, " %s.", line.baby);
  if (line.phase != NULL)
    g_string_append_printf (speech, " %s.", line.phase);
  if (line.notice_said != NULL)
    g_string_append_printf (speech, " %s.", line.notice_said);
  if (summary->open && support != NULL)
    {
      double low, high;

      along_support_plan_between (support, today, today, &low, &high);
      if (!isnan (high))
        {
          g_autofree char *least = g_strdup_printf ("%g", low);
          g_autofree char *most = g_strdup_printf ("%g", high);

          g_string_append_c (speech, ' ');
          if (low < high)
            g_string_append_printf (speech, _ ("%s to %s contacts a week."), least, most);
          else
            g_string_append_printf (speech, ngettext ("%s contact a week.", "%s contacts a week.", (gulong) ceil (high)), most);
        }
    }
  if (summary->keyworker_name != NULL)
    {
      g_string_append_c (speech, ' ');
      g_string_append_printf (speech, _ ("Keyworker %s."), summary->keyworker_name);
    }
  return g_string_free (speech, FALSE);
}

/** along_family_line_initials: what an avatar takes its letters and colour from: "Jade Marsden-Mensah" makes JM. */
char *
along_family_line_initials (const AlongSummary *summary)
{
  g_auto (GStrv) parents = g_strsplit (summary->parents != NULL ? summary->parents : "", " ", 2);

  return g_strdup_printf ("%s %s", parents[0] != NULL ? parents[0] : "", summary->name);
}
