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
  if (summary->babies > 1)
    /* Translators: of a pregnancy with more than one baby: "Twins, 31+0 weeks" */
    return g_strdup_printf (summary->babies == 2 ? C_ ("expected", "Twins, %s weeks") : C_ ("expected", "Babies, %s weeks"), weeks);
  /* Translators: of a pregnancy: "31+0 weeks" */
  return g_strdup_printf (_ ("%s weeks"), weeks);
}

/* The day that is due, in short, of who is expected; %NULL: nobody is. */
static char *
due_words (AlongSummary *summary, int today)
{
  g_autofree char *due = NULL;
  int year, month, day;

  if (summary->loss || summary->edd == ALONG_DAY_NONE || (summary->born != ALONG_DAY_NONE && summary->born <= today)
      || !along_gestation_possible (along_gestation_days (summary->edd, today)))
    return NULL;
  along_day_to_ymd (summary->edd, &year, &month, &day);
  due = g_strdup_printf (C_ ("due date", "%d %s"), day, along_month_short (month));
  /* Translators: a day, in short: "due 10 Sep" */
  return g_strdup_printf (C_ ("expected", "due %s"), due);
}

/* "Theo, Ava and Leo"; with @most names and how many more there are: "Theo and 2 more". */
static char *
names_words (const GPtrArray *names, guint most)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint shown = MIN (names->len, most), more = names->len - shown;

  for (guint i = 0; i < shown; i++)
    /* Translators: between the last two names, and between the others */
    g_string_append_printf (words, "%s%s", i == 0 ? "" : i + 1 == names->len ? C_ ("names", " and ") : C_ ("names", ", "),
                            (const char *) names->pdata[i]);
  /* Translators: a first name, and how many other children: "Theo and 2 more" */
  return more == 0 ? g_strdup (words->str) : g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", more), words->str, more);
}

/* What is left of the children's words where there is little room, the longest first. */
static char **
shorter_words (AlongSummary *summary, int today)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();
  g_autofree char *due = due_words (summary, today), *all = NULL, *first = NULL;

  for (guint i = 0; i < summary->children->len; i++)
    {
      const AlongSummaryChild *child = &g_array_index (summary->children, AlongSummaryChild, i);

      if (child->born <= today)
        g_ptr_array_add (names, child->name != NULL ? child->name : (gpointer) C_ ("a child without a name", "Baby"));
    }
  if (names->len == 0)
    return NULL;
  all = names_words (names, names->len);
  first = names_words (names, 1);
  if (due != NULL)
    {
      g_autofree char *who = expected_words (summary, TRUE, today), *all_expected = g_strconcat (all, C_ ("children", "; "), who, NULL);
      g_autofree char *all_due = g_strconcat (all, C_ ("children", "; "), due, NULL);
      g_autofree char *first_due = g_strconcat (first, C_ ("children", "; "), due, NULL);

      g_strv_builder_add_many (forms, all_expected, all_due, first_due, NULL);
    }
  else
    g_strv_builder_add (forms, all);
  g_strv_builder_add (forms, first);
  if (names->len > 1)
    {
      /* Translators: a first name, and how many other children, as short as can be: "Theo +2" */
      g_autofree char *sign = g_strdup_printf (C_ ("children", "%s +%u"), (const char *) names->pdata[0], names->len - 1);

      g_strv_builder_add (forms, sign);
    }
  return g_strv_builder_end (forms);
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
  line->shorter = shorter_words (summary, today);
  line->phase = phase_words (summary, support, today);
  line->notice = summary->open && support != NULL ? along_support_notice_words (support, &line->notice_said) : NULL;
}

void
along_family_line_clear (AlongFamilyLine *line)
{
  g_clear_pointer (&line->baby, g_free);
  g_clear_pointer (&line->shorter, g_strfreev);
  g_clear_pointer (&line->phase, g_free);
  g_clear_pointer (&line->notice, g_free);
  g_clear_pointer (&line->notice_said, g_free);
}

static char *
join (const char *baby, const char *phase)
{
  if (baby != NULL && phase != NULL)
    /* Translators: "31+0 weeks · Intensive" */
    return g_strdup_printf (_ ("%s · %s"), baby, phase);
  return g_strdup (baby != NULL ? baby : phase != NULL ? phase : "");
}

/** along_family_line_words: baby and phase, with a dot between; the notice is for rows only. */
char *
along_family_line_words (const AlongFamilyLine *line)
{
  return join (line->baby, line->phase);
}

/** along_family_line_fit: the same in at most @chars characters, as far as that can be: of the children less is said, and at last nothing;
 * the phase stays. */
char *
along_family_line_fit (const AlongFamilyLine *line, glong chars)
{
  char *words = along_family_line_words (line);

  for (char **form = line->shorter; form != NULL && *form != NULL && g_utf8_strlen (words, -1) > chars; form++)
    {
      g_free (words);
      words = join (*form, line->phase);
    }
  if (line->phase == NULL || g_utf8_strlen (words, -1) <= chars)
    return words;
  g_free (words);
  return g_strdup (line->phase);
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
