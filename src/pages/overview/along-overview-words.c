/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-overview-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-facts.h"
#include "along-support.h"
#include "along-support-records.h"
#include "along-support-spark.h"
#include "along-when.h"

#define MOST_PEOPLE 5
#define MOST_PARENTS 4

/* Adds a sentence with a space before it. */
static void
add (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static gboolean
is_born (AlongRecord *pregnancy, int today)
{
  return along_facts_born (pregnancy) != ALONG_DAY_NONE && along_facts_born (pregnancy) <= today;
}

static char *
names_words (GPtrArray *names)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (words, i + 1 == names->len ? C_ ("names", " and ") : C_ ("names", ", "));
      g_string_append (words, g_ptr_array_index (names, i));
    }
  return g_string_free (words, FALSE);
}

/* The living children of @pregnancy by name, @n of them; "baby" or "babies" before birth. */
static char *
babies_words (AlongFamily *family, AlongRecord *pregnancy, int today, guint *n)
{
  guint n_babies = 0;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n_babies);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n_babies && is_born (pregnancy, today); i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL && !along_record_has (baby, ALONG_PERSON_P_DIED))
        g_ptr_array_add (names, (gpointer) along_facts_first_name (baby));
    }
  *n = names->len;
  if (names->len == 0)
    return g_strdup (n_babies > 1 ? C_ ("before birth", "babies") : C_ ("before birth", "baby"));
  return names_words (names);
}

/** along_overview_title: first names: "Jade, Kofi, Theo and baby"; nobody who died, and after a loss nobody who was expected. */
char *
along_overview_title (AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (family), children = along_facts_children (family), names = g_ptr_array_new ();
  AlongRecord *pregnancy = along_facts_pregnancy (family, today);
  g_autofree char *babies = NULL;
  guint n;

  for (guint i = 0; i < parents->len && i < MOST_PARENTS; i++)
    g_ptr_array_add (names, (gpointer) along_facts_first_name (parents->pdata[i]));
  for (guint i = 0; i < children->len; i++)
    if (along_facts_child_born (family, children->pdata[i]) <= today && !g_ptr_array_find (parents, children->pdata[i], NULL))
      g_ptr_array_add (names, (gpointer) along_facts_first_name (children->pdata[i]));
  if (pregnancy != NULL && !along_facts_is_loss (pregnancy) && !is_born (pregnancy, today))
    g_ptr_array_add (names, babies = babies_words (family, pregnancy, today, &n));
  return parents->len == 0 ? along_facts_parents_words (family) : names_words (names);
}

/* Who of the children that @pregnancy gave has died, while another lives: whoever opens the family next is to know. */
static void
add_deaths (GString *text, AlongFamily *family, AlongRecord *pregnancy, int today)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);
      g_autofree char *date = NULL;
      AlongDate died;

      if (baby == NULL || !along_record_get_date (baby, ALONG_PERSON_P_DIED, &died) || (died.lo != ALONG_DAY_NONE && died.lo > today))
        continue;
      date = along_date_to_words (along_record_get_text (baby, ALONG_PERSON_P_DIED));
      /* Translators: a first name, a day; the second a month or a year */
      add (text, died.precision == ALONG_DATE_DAY ? _ ("%s died on %s.") : _ ("%s died in %s."), along_facts_first_name (baby), date);
    }
}

/* Where baby is in life: weeks of pregnancy with the due date, or age, with the corrected one beside it. */
static void
add_baby (GString *text, AlongFamily *family, AlongRecord *pregnancy, int today)
{
  int edd = along_facts_best_edd (family, pregnancy);

  if (pregnancy == NULL || along_facts_is_loss (pregnancy))
    return;
  if (is_born (pregnancy, today))
    {
      int born = along_facts_born (pregnancy);
      guint n = 0;
      g_autofree char *names = babies_words (family, pregnancy, today, &n);
      g_autofree char *age = along_age_words (born, today);

      if (n == 0 && along_record_has (pregnancy, ALONG_PREGNANCY_P_BABIES))
        return;
      if (edd != ALONG_DAY_NONE && along_born_preterm (edd, born) && along_corrected_days (edd, born, today) < today - born)
        {
          g_autofree char *corrected = along_corrected_days (edd, born, today) >= 0
                                         ? along_age_words (today - along_corrected_days (edd, born, today), today)
                                         : NULL;
          if (corrected != NULL)
            /* Translators: name, age, age as if born on the due date */
            add (text, n > 1 ? _ ("%s are %s old, corrected %s.") : _ ("%s is %s old, corrected %s."), names, age, corrected);
          else
            {
              g_autofree char *due = along_when_day_inside (edd, today);
              add (text, n > 1 ? _ ("%s are %s old and were due %s.") : _ ("%s is %s old and was due %s."), names, age, due);
            }
        }
      else
        /* Translators: name, age; the second two from two years on, when the age is only a number */
        add (text,
             strspn (age, "0123456789") < strlen (age) ? (n > 1 ? _ ("%s are %s old.") : _ ("%s is %s old."))
                                                       : (n > 1 ? _ ("%s are %s.") : _ ("%s is %s.")),
             names, age);
      add_deaths (text, family, pregnancy, today);
    }
  else if (edd != ALONG_DAY_NONE)
    {
      g_autofree char *due = along_day_to_words (edd);
      int days = along_gestation_days (edd, today);
      g_autofree char *weeks = along_gestation_possible (days) ? along_gestation_full (days) : NULL;
      guint n = 0;

      along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
      n = n > 1 ? n : (guint) along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1);
      if (weeks != NULL)
        /* Translators: due date, weeks and days of pregnancy */
        add (text, n > 2 ? _ ("Babies due %s, %s today.") : n == 2 ? _ ("Twins due %s, %s today.") : _ ("Baby due %s, %s today."), due, weeks);
      else
        add (text, n > 2 ? _ ("Babies due %s.") : n == 2 ? _ ("Twins due %s.") : _ ("Baby due %s."), due);
    }
  else
    add (text, "%s", _ ("Due date not known."));
}

static void
add_support (GString *text, AlongFamily *family, int today)
{
  AlongRecord *episode = along_facts_open_episode (family, today);
  AlongRecord *phase;
  g_autofree char *since = NULL;
  AlongInstant at;

  if (episode == NULL)
    {
      episode = along_facts_last_episode (family);
      if (episode != NULL && along_record_has (episode, ALONG_EPISODE_P_TO))
        {
          since = along_when_day_inside (along_record_get_day (episode, ALONG_EPISODE_P_TO), today);
          add (text,
               along_record_get_bool (episode, ALONG_EPISODE_P_CLOSE_PLANNED)
                 ? _ ("Support ended on %s as agreed. The family can come back at any time.")
                 : _ ("Support ended on %s. The family can come back at any time."),
               since);
        }
      return;
    }
  phase = along_facts_phase (family, episode, today);
  if (phase != NULL)
    {
      int from = along_record_get_day (phase, ALONG_PHASE_P_FROM);
      const char *words = along_phase_kind_words ((AlongPhaseKind) along_record_get_enum (phase, ALONG_PHASE_P_PHASE));

      since = along_when_day_inside (from, today);
      /* Translators: name of the phase, since when, number of the week */
      add (text, _ ("%s since %s, in week %d."), words, since,
           (along_day_week_start (today) - along_day_week_start (from)) / 7 + 1);
    }
  /* A plan can be there before the acceptance; who comes back is not asked for one. */
  if ((phase == NULL || along_record_get_enum (episode, ALONG_EPISODE_P_TYPE) == ALONG_EPISODE_TYPE_NEW)
      && !along_record_get_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &at))
    {
      if (!along_record_has (episode, ALONG_EPISODE_P_REFERRAL_DATE))
        {
          add (text, "%s", _ ("Not accepted yet."));
          return;
        }
      g_free (since);
      since = along_when_day_inside (along_record_get_day (episode, ALONG_EPISODE_P_REFERRAL_DATE), today);
      add (text, _ ("Referred %s, not accepted yet."), since);
    }
}

/* That of a child that the support is about. */
static AlongRecord *
pregnancy_of (AlongFamily *family, AlongRecord *child)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (child)))
      break;
  return pregnancy;
}

/** along_overview_sentence: "Baby due 14 May 2026, 31 weeks 0 days today. Intensive since 20 January, in week 8." */
char *
along_overview_sentence (AlongFamily *family, int today)
{
  GString *text = g_string_new (NULL);
  AlongRecord *pregnancy = along_facts_pregnancy (family, today), *said = pregnancy;
  g_autoptr (GPtrArray) children = along_facts_children (family);

  for (guint i = 0; i < children->len; i++)
    {
      AlongRecord *own = pregnancy_of (family, children->pdata[i]);

      if (own != pregnancy && own != said && is_born (own, today))
        add_baby (text, family, said = own, today);
    }
  add_baby (text, family, pregnancy, today);
  add_support (text, family, today);
  return g_string_free (text, FALSE);
}

/** along_overview_week: "2 of the planned 3 to 4 contacts so far"; %NULL without a plan. */
char *
along_overview_week (AlongFamily *family, int today)
{
  AlongRecord *phase = along_facts_phase (family, along_facts_open_episode (family, today), today);
  g_autoptr (AlongSupport) support = NULL;
  const AlongSupportContact *contacts;
  guint n_contacts;
  int monday = along_day_week_start (today), n = 0;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (phase == NULL)
    return NULL;
  support = along_support_from_family (family, along_facts_open_episode (family, today), today);
  contacts = along_support_contacts (support, &n_contacts);
  for (guint i = 0; i < n_contacts; i++)
    n += contacts[i].at.day >= monday && contacts[i].at.day <= monday + 6 && along_support_counts (&contacts[i]);
  low = g_strdup_printf ("%g", along_record_get_decimal (phase, ALONG_PHASE_P_LOW, 0));
  high = g_strdup_printf ("%g", along_record_get_decimal (phase, ALONG_PHASE_P_HIGH, 0));
  if (g_str_equal (low, high))
    /* Translators: number of contacts, planned number */
    return g_strdup_printf (_ ("%d of the planned %s so far"), n, high);
  /* Translators: number of contacts, planned at least and at most */
  return g_strdup_printf (_ ("%d of the planned %s to %s contacts so far"), n, low, high);
}

/**
 * along_overview_notice: "Below plan since 2 November 2026", "35 days without contact": what the list of families says.
 *
 * @why: (out) (optional) (transfer full) (nullable): the sums behind it
 *
 * Returns: (transfer full) (nullable): %NULL if nothing needs saying
 */
char *
along_overview_notice (AlongFamily *family, int today, char **why)
{
  AlongRecord *episode = along_facts_open_episode (family, today);
  g_autoptr (AlongSupport) support = episode != NULL ? along_support_from_family (family, episode, today) : NULL;
  g_autofree char *short_words = NULL;
  char *words = NULL;

  if (why != NULL)
    *why = NULL;
  if (support == NULL)
    return NULL;
  short_words = along_support_notice_words (support, &words);
  if (why != NULL && along_support_notice (support) == ALONG_NOTICE_BELOW_PLAN)
    *why = along_support_why_words (support);
  return words;
}

static AlongRecord *
newest_strength (AlongFamily *family)
{
  AlongRecord *observation, *newest = NULL;

  ALONG_FOREACH (observation, family, ALONG_KIND_OBSERVATION)
    if (along_record_get_enum (observation, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_STRENGTH
        && (newest == NULL
            || along_record_get_day (observation, ALONG_OBSERVATION_P_DATE)
                 >= along_record_get_day (newest, ALONG_OBSERVATION_P_DATE)))
      newest = observation;
  return newest;
}

/** along_overview_summary: what the page speaks. */
char *
along_overview_summary (AlongFamily *family, int today)
{
  g_autofree char *title = along_overview_title (family, today);
  g_autofree char *sentence = along_overview_sentence (family, today);
  g_autofree char *week = along_overview_week (family, today);
  g_autofree char *notice = along_overview_notice (family, today, NULL);
  AlongRecord *strength = newest_strength (family);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s.", title);
  if (sentence[0] != '\0')
    add (text, "%s", sentence);
  if (week != NULL)
    add (text, "%s.", week);
  if (strength != NULL)
    add (text, _ ("Going well: %s."), along_record_get_text (strength, ALONG_OBSERVATION_P_TEXT));
  if (notice != NULL)
    add (text, "%s.", notice);
  return g_string_free (text, FALSE);
}

static void
add_person (GPtrArray *people, AlongRecord *person)
{
  if (person != NULL && !g_ptr_array_find (people, person, NULL))
    g_ptr_array_add (people, person);
}

/** along_overview_people: who is in the family, parents and baby first: "Jade (20), Kofi (23), Baby and 5 more". */
char *
along_overview_people (AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) people = along_facts_parents (family), children = along_facts_children (family);
  AlongRecord *pregnancy = along_facts_pregnancy (family, today), *person;
  GString *words = g_string_new (NULL);
  guint n_babies = 0;
  const AlongId *babies = NULL;

  if (pregnancy != NULL && !along_facts_is_loss (pregnancy))
    babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n_babies);
  for (guint i = 0; i < children->len; i++)
    add_person (people, children->pdata[i]);
  for (guint i = 0; i < n_babies; i++)
    add_person (people, along_family_find (family, ALONG_KIND_PERSON, babies[i]));
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    add_person (people, person);
  for (guint i = 0; i < people->len; i++)
    {
      int born = along_record_get_day (people->pdata[i], ALONG_PERSON_P_BORN);

      if (i == MOST_PEOPLE && people->len > MOST_PEOPLE + 1)
        {
          guint more = people->len - MOST_PEOPLE;
          g_string_append_printf (words, ngettext (" and %u more", " and %u more", more), more);
          break;
        }
      if (i > 0)
        g_string_append (words, i + 1 == people->len ? C_ ("names", " and ") : C_ ("names", ", "));
      g_string_append (words, along_facts_first_name (people->pdata[i]));
      if (along_record_has (people->pdata[i], ALONG_PERSON_P_DIED))
        g_string_append_printf (words, " (%s)", C_ ("person", "died"));
      if (born != ALONG_DAY_NONE && born <= today && !along_record_has (people->pdata[i], ALONG_PERSON_P_DIED))
        {
          AlongDate date;
          gboolean exact = along_record_get_date (people->pdata[i], ALONG_PERSON_P_BORN, &date) && date.lo == date.hi;
          int about = exact || date.lo == ALONG_DAY_NONE || date.hi == ALONG_DAY_NONE ? 0 : along_age_years (date.lo + (date.hi - date.lo) / 2, today);
          /* As in the genogram: of a birthday that is not known to the day, about so many years. */
          g_autofree char *age = exact ? along_age_words (born, today) : about > 0 ? g_strdup_printf (_ ("about %d"), about) : NULL;

          if (age != NULL)
            g_string_append_printf (words, " (%s)", age);
        }
    }
  return g_string_free (words, FALSE);
}

/** along_overview_source: who says so, and when: "Told by the midwife, 4 March". */
char *
along_overview_source (AlongFamily *family, AlongRecord *observation, int today)
{
  g_autofree char *day = along_when_day_inside (along_record_get_day (observation, ALONG_OBSERVATION_P_DATE), today);
  const char *by = along_record_get_text (observation, ALONG_OBSERVATION_P_TOLD_BY);

  switch (along_record_get_enum (observation, ALONG_OBSERVATION_P_TOLD))
    {
    case ALONG_TOLD_PARENT:
      return by != NULL ? g_strdup_printf (_ ("Told by %s, %s"), by, day) : g_strdup_printf (_ ("Told by a parent, %s"), day);
    case ALONG_TOLD_WORKER:
      return by != NULL ? g_strdup_printf (_ ("Told by %s, %s"), by, day) : g_strdup_printf (_ ("Told by a worker, %s"), day);
    case ALONG_TOLD_RECORD:
      return by != NULL ? g_strdup_printf (_ ("From %s, %s"), by, day) : g_strdup_printf (_ ("From a record, %s"), day);
    case ALONG_TOLD_SEEN:
    default:
      return by != NULL ? g_strdup_printf (_ ("Seen by %s, %s"), by, day) : g_strdup_printf (_ ("Seen, %s"), day);
    }
}
