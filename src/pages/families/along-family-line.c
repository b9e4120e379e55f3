/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-age.h"
#include "along-support-spark.h"

static char *
baby_words (AlongSummary *summary, int today)
{
  if (summary->loss)
    return NULL;
  if (summary->born != ALONG_DAY_NONE && summary->born <= today)
    {
      g_autofree char *age = along_age_words (summary->born, today);

      if (summary->babies == 2)
        return g_strdup_printf (C_ ("babies, age", "Twins, %s"), age);
      if (summary->babies > 2)
        return g_strdup_printf (C_ ("babies, age", "%d babies, %s"), summary->babies, age);
      return summary->baby != NULL ? g_strdup_printf (C_ ("baby, age", "%s, %s"), summary->baby, age) : g_steal_pointer (&age);
    }
  if (summary->edd != ALONG_DAY_NONE && along_gestation_possible (along_gestation_days (summary->edd, today)))
    {
      g_autofree char *weeks = along_gestation_short (along_gestation_days (summary->edd, today));
      /* Translators: of a pregnancy: "31+0 weeks" */
      return g_strdup_printf (_ ("%s weeks"), weeks);
    }
  return NULL;
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
