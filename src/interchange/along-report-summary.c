/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-facts.h"
#include "along-support.h"
#include "report-private.h"

/* Page 1: what a reader must know if they read nothing else. */

static char *
phase_now (AlongReport *self)
{
  AlongRecord *open = along_facts_open_episode (self->family, self->today);
  AlongRecord *phase = along_facts_phase (self->family, open, self->today);
  const char *kind_id;
  AlongPhaseKind kind;
  int weeks;

  if (open == NULL)
    return g_strdup (self->episode != NULL ? _ ("Support has ended") : _ ("Not started"));
  if (phase == NULL)
    return g_strdup (_ ("No plan yet"));
  kind_id = along_enum_text (ALONG_ENUM_PHASE_NAME, along_record_get_enum (phase, ALONG_PHASE_P_PHASE));
  if (!along_phase_kind_from_id (kind_id, &kind))
    return g_strdup (_ ("No plan yet"));
  weeks = (self->today - along_day_week_start (along_record_get_day (phase, ALONG_PHASE_P_FROM))) / 7 + 1;
  /* Translators: phase and its week: "Intensive, week 8" */
  return g_strdup_printf (_ ("%s, week %d"), along_phase_kind_words (kind), weeks);
}

/* The day on which the support began that is told of. */
static int
support_began (AlongReport *self)
{
  return self->episode != NULL ? along_record_get_day (self->episode, ALONG_EPISODE_P_FROM) : ALONG_DAY_NONE;
}

static const char *
name_of_worker (AlongRecord *worker)
{
  return worker != NULL ? along_record_get_text (worker, ALONG_WORKER_P_NAME) : _ ("Nobody yet");
}

/* Nothing where there is none, or where nobody knows the name. */
static void
add_social_worker (AlongReport *self)
{
  AlongRecord *professional = along_facts_social_worker (self->family, self->today);
  const char *name = professional != NULL ? along_record_get_text (professional, ALONG_PROFESSIONAL_P_NAME) : NULL;
  g_autofree char *words = NULL;

  if (name == NULL)
    return;
  words = g_strdup_printf (_ ("Social worker: %s"), name);
  along_paper_text (self->paper, "text-second", words, 0);
}

/* Who of @pregnancy lives. */
static char *
living_names (AlongFamily *family, AlongRecord *pregnancy)
{
  g_autoptr (GPtrArray) babies = along_facts_living_babies (family, pregnancy);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < babies->len; i++)
    /* Translators: between names */
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("names", ", ") : "", along_facts_first_name (babies->pdata[i]));
  return g_string_free (names, FALSE);
}

static void
add_facts (AlongReport *self)
{
  AlongRecord *pregnancy = along_facts_pregnancy (self->whole, self->today), *keyworker, *buddy;
  int edd = along_facts_best_edd (self->family, pregnancy), born = along_facts_born (pregnancy);
  int day = along_facts_open_episode (self->family, self->today) != NULL || self->episode == NULL
              ? self->today
              : along_record_get_last_day (self->episode, ALONG_EPISODE_P_TO);
  g_autofree char *now = phase_now (self), *baby_words = NULL, *names_of_babies = NULL;
  const char *baby_name = _ ("Baby due");

  keyworker = along_facts_worker (self->family, self->team, ALONG_ALLOCATION_ROLE_KEYWORKER, day);
  buddy = along_facts_worker (self->family, self->team, ALONG_ALLOCATION_ROLE_BUDDY, day);
  if (pregnancy == NULL || along_facts_is_loss (pregnancy)
      || along_family_find (self->family, ALONG_KIND_PREGNANCY, along_record_get_id (pregnancy)) == NULL
      || along_facts_nobody_lives (self->family, pregnancy))
    {
      baby_name = _ ("Support since");
      baby_words = report_day_words (support_began (self));
    }
  else if (born != ALONG_DAY_NONE)
    {
      g_autofree char *age = along_age_words (born, self->today), *day_words = along_day_to_words (born);
      names_of_babies = living_names (self->family, pregnancy);
      baby_name = *names_of_babies != '\0' ? names_of_babies : _ ("Baby");
      /* Translators: age of a baby and day of birth */
      baby_words = g_strdup_printf (_ ("%s, born %s"), age, day_words);
    }
  else if (edd != ALONG_DAY_NONE)
    {
      g_autofree char *weeks = along_gestation_short (along_gestation_days (edd, self->today));
      g_autofree char *day_words = along_day_to_words (edd);

      baby_words = g_strdup_printf (_ ("%s (%s today)"), day_words, weeks);
    }
  else
    baby_words = g_strdup (_ ("Not known"));

  const char *names[] = { baby_name, _ ("Keyworker"), _ ("Buddy"), _ ("Now") };
  const char *values[] = { baby_words, name_of_worker (keyworker), name_of_worker (buddy), now };
  along_paper_facts (self->paper, names, values, 4);
  add_social_worker (self);
}

static int
newest_first (gconstpointer a, gconstpointer b, gpointer property)
{
  AlongRecord *one = *(AlongRecord *const *) a, *other = *(AlongRecord *const *) b;
  int first = along_record_get_day (one, GPOINTER_TO_INT (property));
  int second = along_record_get_day (other, GPOINTER_TO_INT (property));

  return first != second ? (first < second ? 1 : -1)
                         : along_id_compare (along_record_get_id (other), along_record_get_id (one));
}

/* Observations of a side, newest first, at most @most. */
static GPtrArray *
observations (AlongReport *self, int side, guint most)
{
  GPtrArray *list = g_ptr_array_new ();
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_OBSERVATION)
    if (along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == side
        && !along_record_has (record, ALONG_OBSERVATION_P_ENDED))
      g_ptr_array_add (list, record);
  g_ptr_array_sort_with_data (list, newest_first, GINT_TO_POINTER (ALONG_OBSERVATION_P_DATE));
  if (list->len > most)
    g_ptr_array_set_size (list, (int) most);
  return list;
}

static char *
source_words (AlongReport *self, AlongRecord *observation)
{
  AlongRecord *contact = along_family_find (self->family, ALONG_KIND_CONTACT,
                                            along_record_get_ref (observation, ALONG_OBSERVATION_P_CONTACT));
  g_autofree char *day = report_day_words (along_record_get_day (observation, ALONG_OBSERVATION_P_DATE));
  const char *by = along_record_get_text (observation, ALONG_OBSERVATION_P_TOLD_BY);
  int told_by = along_record_get_enum (observation, ALONG_OBSERVATION_P_TOLD);
  const char *told = by != NULL ? by : along_enum_words (ALONG_ENUM_TOLD, told_by);

  if (report_is_for_family (self))
    return g_strdup_printf ("%s, %s.", told, day);
  return g_strdup_printf ("%s, %s. [%u]", told, day,
                          report_cite (self, contact != NULL ? contact : observation));
}

/* What goes well as the newest assessment says it, where there is room beside what is written down by itself. */
static gboolean
add_strengths_of_form (AlongReport *self)
{
  AlongRecord *assessment;
  g_autofree char *words = report_answer (self, ".strengths", &assessment);
  g_autofree char *day = NULL, *under = NULL;

  if (words == NULL)
    return FALSE;
  day = report_day_words (along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE));
  /* Translators: where something is from: a day */
  under = g_strdup_printf (_ ("Assessment, %s."), day);
  along_paper_point (self->paper, "star", "text-body", words, under);
  return TRUE;
}

static void
add_observations (AlongReport *self, int side, const char *heading, const char *mark, guint most)
{
  g_autoptr (GPtrArray) list = observations (self, side, most);

  along_paper_heading (self->paper, heading);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *source = source_words (self, list->pdata[i]);
      const char *done = along_record_get_text (list->pdata[i], ALONG_OBSERVATION_P_BEING_DONE);
      g_autofree char *under = done != NULL ? g_strdup_printf ("%s %s", done, source) : g_strdup (source);

      along_paper_point (self->paper, mark, "text-body",
                         along_record_get_text (list->pdata[i], ALONG_OBSERVATION_P_TEXT), under);
    }
  if (!(side == ALONG_SIDE_STRENGTH && list->len < most && add_strengths_of_form (self)) && list->len == 0)
    along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 18);
}

/* What the parent said to the newest assessment, where nothing else of their own words is written down. */
static void
add_words_of_form (AlongReport *self)
{
  AlongRecord *assessment, *person;
  g_autofree char *words = report_answer (self, ".parent.words", &assessment);
  g_autofree char *quote = NULL, *day = NULL, *under = NULL;

  if (words == NULL)
    {
      along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 18);
      return;
    }
  person = along_family_find (self->family, ALONG_KIND_PERSON,
                              along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT));
  quote = g_strdup_printf ("“%s”", words);
  day = report_day_words (along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE));
  under = g_strdup_printf ("%s, %s", person != NULL ? along_facts_first_name (person) : "", day);
  along_paper_text (self->paper, "text-words", quote, 18);
  along_paper_text (self->paper, "text-second", under, 18);
}

static void
add_voices (AlongReport *self, guint most)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *parents = along_facts_parents_words (self->family);
  g_autofree char *heading = NULL;
  AlongRecord *record, *person;
  AlongId whose = ALONG_ID_NONE;

  ALONG_FOREACH (record, self->family, ALONG_KIND_VOICE)
    if (along_record_get_enum (record, ALONG_VOICE_P_CONSENT) == ALONG_VOICE_CONSENT_MAY_BE_QUOTED)
      g_ptr_array_add (list, record);
  g_ptr_array_sort_with_data (list, newest_first, GINT_TO_POINTER (ALONG_VOICE_P_DATE));
  /* One quote is one person's; so is the family's copy. */
  if (report_is_for_family (self))
    whose = self->choice.person;
  else if (list->len > 0 && most == 1)
    whose = along_record_get_ref (list->pdata[0], ALONG_VOICE_P_PERSON);
  person = along_family_find (self->family, ALONG_KIND_PERSON, whose);
  heading = g_strdup_printf (_ ("In %s’s words"), person != NULL ? along_facts_first_name (person) : parents);
  along_paper_heading (self->paper, list->len > 0 ? heading : _ ("In their own words"));
  for (guint i = 0; i < MIN (list->len, most); i++)
    {
      const char *said = along_record_get_text (list->pdata[i], ALONG_VOICE_P_WORDS);
      g_autofree char *words = g_strdup_printf ("“%s”", said);
      g_autofree char *day = report_day_words (along_record_get_day (list->pdata[i], ALONG_VOICE_P_DATE));
      g_autofree char *under = NULL;

      person = along_family_find (self->family, ALONG_KIND_PERSON,
                                  along_record_get_ref (list->pdata[i], ALONG_VOICE_P_PERSON));
      under = g_strdup_printf ("%s, %s", person != NULL ? along_facts_first_name (person) : "", day);
      along_paper_text (self->paper, "text-words", words, 18);
      along_paper_text (self->paper, "text-second", under, 18);
      along_paper_space (self->paper, 3);
    }
  if (list->len == 0)
    add_words_of_form (self);
}

#define MOST_STEPS 6
#define LEAST_STEPS 2

typedef struct
{
  AlongReport *report;
  GPtrArray *steps;
  guint n; /* of them are shown */
} Ending;

/* The lines to sign on; above them, in the family's copy, room to say otherwise. */
static void
set_signatures (AlongPaper *paper, gpointer data)
{
  const Ending *ending = data;
  const char *names[] = { _ ("Parent"), _ ("Keyworker"), _ ("Team manager") };

  if (report_is_for_family (ending->report))
    along_paper_box (paper, _ ("I see this differently:"));
  along_paper_signatures (paper, names, 3);
}

/* What is agreed, and the lines to sign it on. */
static void
set_ending (AlongPaper *paper, gpointer data)
{
  const Ending *ending = data;

  along_paper_heading (paper, _ ("Next steps"));
  for (guint i = 0; i < ending->n; i++)
    {
      AlongRecord *step = ending->steps->pdata[i];
      const char *who = along_record_get_text (step, ALONG_NEXT_STEP_P_WHO);
      g_autofree char *due = report_day_words (along_record_get_day (step, ALONG_NEXT_STEP_P_DUE));
      const char *what = along_record_get_text (step, ALONG_NEXT_STEP_P_TEXT);
      AlongPaperCell cells[] = { { what, "text-body", 0.52, FALSE },
                                 { who != NULL ? who : "", "text-second", 0.26, FALSE },
                                 { due, "text-body", 0.22, TRUE } };
      along_paper_row (paper, cells, 3, 18, FALSE);
    }
  if (ending->n < ending->steps->len)
    {
      guint more = ending->steps->len - ending->n;
      g_autofree char *words
        = g_strdup_printf (ngettext ("and %u more step", "and %u more steps", more), more);
      along_paper_text (paper, "text-second", words, 18);
    }
  if (ending->steps->len == 0)
    along_paper_text (paper, "text-second", _ ("Nothing new in the last two weeks."), 18);
  along_paper_space (paper, 4);
  if (ending->report->cited->len > 0 && !report_is_for_family (ending->report))
    along_paper_text (paper, "text-second",
                      _ ("Numbers in brackets are the contacts and records listed at the end."), 18);
  set_signatures (paper, data);
}

/* On one page: fewer steps, if that keeps it on the first. In the family's large letters it may not fit there at all: then
 * it ends the copy, after what it was agreed in, instead of standing alone on a page. */
static void
add_ending (AlongReport *self)
{
  g_autoptr (GPtrArray) steps = along_facts_next_steps (self->family, self->today, FALSE);
  Ending ending = { self, steps, MIN (steps->len, MOST_STEPS) };

  while (ending.n > LEAST_STEPS
         && along_paper_height_of (self->paper, set_ending, &ending) > along_paper_room (self->paper))
    ending.n--;
  if (along_paper_height_of (self->paper, set_ending, &ending) > along_paper_room (self->paper))
    {
      self->ends_later = report_is_for_family (self) && !self->ends_later;
      if (self->ends_later)
        return;
      ending.n = MIN (steps->len, MOST_STEPS);
    }
  self->ends_later = FALSE;
  along_paper_together (self->paper, set_ending, &ending);
}

/** report_ending: the next steps and the lines to sign on, where they had no room on page 1 */
void
report_ending (AlongReport *self)
{
  if (self->ends_later)
    add_ending (self);
}

static gboolean
has_quotes (AlongReport *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_VOICE)
    if (along_record_get_enum (record, ALONG_VOICE_P_CONSENT) == ALONG_VOICE_CONSENT_MAY_BE_QUOTED)
      return TRUE;
  return FALSE;
}

/* A copy to which nothing was shared says so once, instead of one empty heading after the other. */
static gboolean
is_empty_copy (AlongReport *self)
{
  return report_is_for_family (self) && !report_has_contacts (self) && !has_quotes (self)
         && along_family_count (self->family, ALONG_KIND_OBSERVATION) == 0;
}

void
report_summary (AlongReport *self)
{
  AlongRecord *record = along_facts_family_record (self->family);
  const char *name = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : "";
  int ended
    = self->episode != NULL ? along_record_get_last_day (self->episode, ALONG_EPISODE_P_TO) : ALONG_DAY_NONE;
  g_autofree char *title = g_strdup_printf (_ ("%s family"), name);
  g_autofree char *from = report_day_words (support_began (self));
  g_autofree char *to = along_day_to_words (ended != ALONG_DAY_NONE ? MIN (ended, self->today) : self->today);
  g_autofree char *under = *from != '\0' ? g_strdup_printf (_ ("Support summary, %s to %s"), from, to)
                                         : g_strdup (_ ("Support summary"));

  along_paper_title (self->paper, title, under);
  if (is_empty_copy (self))
    {
      add_facts (self);
      along_paper_text (self->paper, "text-body",
                        _ ("No contact is part of this copy yet. "
                           "Tell your keyworker what you would like to have in it."),
                        0);
      along_paper_space (self->paper, 8);
      along_paper_together (self->paper, set_signatures, &(Ending){ .report = self });
      return;
    }
  if (report_is_for_family (self))
    {
      add_voices (self, 3);
      along_paper_space (self->paper, 8);
    }
  add_facts (self);
  add_observations (self, ALONG_SIDE_STRENGTH, _ ("Going well"), "star", 3);
  if (!report_is_for_family (self))
    add_voices (self, 1);
  report_support (self);
  add_observations (self, ALONG_SIDE_WORRY, _ ("Worth keeping in mind"), "box", 3);
  add_ending (self);
}
