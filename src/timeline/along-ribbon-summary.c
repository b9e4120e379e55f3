/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-age.h"
#include "along-intensity.h"
#include "along-ribbon-private.h"
#include "along-signals.h"

static void G_GNUC_PRINTF (2, 3)
say (GString *text, const char *format, ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

/* "April", or "April 2024" where it is not within a year of today. */
static char *
month_words (AlongRibbon *self, int day)
{
  int year, month, number;

  along_day_to_ymd (day, &year, &month, &number);
  if (day > self->today - 330)
    return g_strdup (along_month_name (month));
  return g_strdup_printf ("%s %d", along_month_name (month), year);
}

/* "on 12 March", with the year where it is not this one. */
static char *
date_words (AlongRibbon *self, int day)
{
  return along_day_to_words (day);
}

static char *
weeks_words (int weeks)
{
  return g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) weeks), weeks);
}

/* Where support began, in relation to the baby. */
static char *
beginning (AlongRibbon *self, AlongSupport *support, const AlongSupportContact *first)
{
  int edd = along_support_edd (support), birth = along_support_birth (support), day = first->at.day;

  if (birth != ALONG_DAY_NONE && day >= birth)
    {
      int days = day - birth;
      if (days < 14)
        return g_strdup_printf (ngettext ("Support began %d day after the birth", "Support began %d days after the birth", (gulong) days), days);
      g_autofree char *weeks = weeks_words (days / 7);
      return g_strdup_printf (_ ("Support began %s after the birth"), weeks);
    }
  if (edd != ALONG_DAY_NONE && day <= edd)
    {
      g_autofree char *weeks = weeks_words ((int) floor ((edd - day) / 7.0 + 0.5));
      return g_strdup_printf (_ ("Support began %s before the due date"), weeks);
    }
  g_autofree char *date = date_words (self, day);
  return g_strdup_printf (_ ("Support began on %s"), date);
}

typedef struct
{
  int days;
  double contacts, exposure;
  int last;
} Intensive;

/* How long the plan was intensive so far, and what was given in that time. */
static Intensive
intensive_time (AlongSupport *support)
{
  Intensive result = { .last = ALONG_DAY_NONE };
  guint n, n_contacts;
  const AlongSupportPhase *plan = along_support_plan (support, &n);
  const AlongSupportContact *contacts = along_support_contacts (support, &n_contacts);
  int reference = along_support_reference_day (support);

  for (guint i = 0; i < n; i++)
    {
      int from = MAX (plan[i].from, along_support_from (support)), to = MIN (plan[i].to, reference);
      if (plan[i].kind != ALONG_PHASE_INTENSIVE || to < from)
        continue;
      result.days += to - from + 1;
      result.exposure += along_support_exposed_between (support, from, to) / 7.0;
      result.last = to;
      for (guint k = along_support_find_contact (support, from); k < n_contacts && contacts[k].at.day <= to; k++)
        result.contacts += along_support_counts (&contacts[k]);
    }
  return result;
}

/* The first day of the taper or light touch that lasts until now; ALONG_DAY_NONE if it is neither. */
static int
tapering_since (AlongSupport *support)
{
  guint n;
  const AlongSupportPhase *plan = along_support_plan (support, &n);
  int reference = along_support_reference_day (support), since = ALONG_DAY_NONE;

  for (guint i = 0; i < n && plan[i].from <= reference; i++)
    {
      gboolean less = plan[i].kind == ALONG_PHASE_TAPER || plan[i].kind == ALONG_PHASE_LIGHT_TOUCH;
      if (!less)
        since = ALONG_DAY_NONE;
      else if (since == ALONG_DAY_NONE)
        since = plan[i].from;
    }
  return since;
}

/* "in May"; with more than a third of it in each of two months "in October and November"; a gap of more than a month
 * "from October to December". */
static char *
gap_time_words (AlongRibbon *self, const AlongSupportGap *gap)
{
  int whole = gap->until - gap->since - 1, many[2] = { ALONG_DAY_NONE, ALONG_DAY_NONE };
  g_autofree char *first = NULL, *second = NULL;

  if (gap->until - gap->since > 31)
    {
      first = month_words (self, gap->since);
      second = month_words (self, gap->until);
      /* Translators: the months of a gap between contacts */
      return g_strdup_printf (_ ("from %s to %s"), first, second);
    }
  /* The days between the two contacts, month by month: no more than two months can have more than a third. */
  for (int from = gap->since + 1, next; from < gap->until; from = next)
    {
      int year, month, day;

      along_day_to_ymd (from, &year, &month, &day);
      next = MIN (along_day_add_months (from - day + 1, 1), gap->until);
      if (3 * (next - from) > whole)
        many[many[0] != ALONG_DAY_NONE] = from;
    }
  first = month_words (self, many[0] != ALONG_DAY_NONE ? many[0] : gap->since);
  if (many[1] == ALONG_DAY_NONE)
    return g_strdup_printf (C_ ("the month of a gap", "in %s"), first);
  second = month_words (self, many[1]);
  /* Translators: the two months of a gap between contacts */
  return g_strdup_printf (C_ ("the months of a gap", "in %s and %s"), first, second);
}

static void
say_gaps (AlongRibbon *self, AlongSupport *support, GString *text)
{
  g_autoptr (GArray) gaps = along_support_gaps (support);
  int longest = 0;

  for (guint i = 1; i < gaps->len; i++)
    if (g_array_index (gaps, AlongSupportGap, i).whole > g_array_index (gaps, AlongSupportGap, longest).whole)
      longest = (int) i;
  if (gaps->len == 0)
    return;
  const AlongSupportGap *gap = &g_array_index (gaps, AlongSupportGap, longest);
  g_autofree char *time = gap_time_words (self, gap);
  if (gaps->len == 1)
    /* Translators: the second is "in May" or "from October to November" */
    say (text, _ ("There was one %d-day gap, %s."), gap->whole, time);
  else
    say (text, ngettext ("There was %u gap, the longest %d days, %s.", "There were %u gaps, the longest %d days, %s.", gaps->len),
         gaps->len, gap->whole, time);
}

static void
say_signals (AlongRibbon *self, AlongSupport *support, GString *text)
{
  g_autoptr (GArray) signals = along_support_signals (support, ALONG_SIGNAL_THRESHOLD);
  guint all, complete = along_support_n_complete (support);
  const AlongSupportWeek *weeks = along_support_weeks (support, &all);

  if (signals->len == 0 || !along_support_is_open (support) || complete == 0
      || g_array_index (signals, AlongSupportSignal, signals->len - 1).week != weeks[complete - 1].from)
    return;
  guint first = signals->len - 1;
  while (first > 0 && g_array_index (signals, AlongSupportSignal, first - 1).week + 7 == g_array_index (signals, AlongSupportSignal, first).week)
    first--;
  g_autofree char *since = along_ribbon_day_brief (self, g_array_index (signals, AlongSupportSignal, first).week);
  say (text, _ ("Contacts have been below the plan since %s."), since);
}

static void
say_taper (AlongRibbon *self, AlongSupport *support, GString *text, gboolean brief)
{
  int since = tapering_since (support);
  gboolean open = along_support_is_open (support), planned = along_support_drift (support) < ALONG_DRIFT_BELOW;

  if (since != ALONG_DAY_NONE && since > along_support_from (support) && planned)
    {
      g_autofree char *month = month_words (self, since);
      if (open)
        say (text, brief ? _ ("Tapered since %s, as planned.") : _ ("It has tapered since %s, as planned."), month);
      else
        say (text, brief ? _ ("Tapered from %s, as planned.") : _ ("It tapered from %s, as planned."), month);
    }
}

static void
say_now (AlongRibbon *self, AlongSupport *support, GString *text)
{
  const AlongSupportPhase *phase = along_support_phase_on (support, self->today);

  if (!along_support_is_open (support) || phase == NULL || phase->from <= along_support_from (support))
    return;
  switch (phase->kind)
    {
    case ALONG_PHASE_INTENSIVE:
      say (text, "%s", _ ("Now intensive."));
      break;
    case ALONG_PHASE_STEADY:
      say (text, "%s", _ ("Now steady."));
      break;
    case ALONG_PHASE_LIGHT_TOUCH:
      say (text, "%s", _ ("Now light touch."));
      break;
    default:
      break;
    }
}

static void
say_intensity (AlongSupport *support, const char *beginning_words, GString *text)
{
  Intensive intensive = intensive_time (support);
  int weeks = (intensive.days + 3) / 7;
  gboolean still = intensive.last == along_support_reference_day (support) && along_support_is_open (support);

  if (weeks == 0 || intensive.exposure <= 0)
    {
      say (text, "%s.", beginning_words);
      return;
    }
  g_autofree char *long_words = weeks_words (weeks);
  double rate = intensive.contacts / intensive.exposure;
  if (still)
    /* Translators: the beginning of the sentence, then weeks with their word, then contacts a week */
    say (text, _ ("%s and has been intensive for %s, on average %.1f contacts a week."), beginning_words, long_words, rate);
  else
    say (text, _ ("%s and was intensive for %s, on average %.1f contacts a week."), beginning_words, long_words, rate);
}

static void
say_episode (AlongRibbon *self, AlongSupport *support, GString *text)
{
  const AlongSupportContact *first = along_support_first_contact (support);
  guint n;
  const AlongSupportPhase *plan = along_support_plan (support, &n);
  g_autofree char *start = NULL;

  if (first == NULL)
    {
      say (text, "%s", _ ("No contacts yet."));
      if (n > 0 && plan[0].from > self->today)
        {
          g_autofree char *date = date_words (self, plan[0].from);
          say (text, _ ("The plan starts on %s."), date);
        }
      return;
    }
  if (along_support_is_return (support))
    {
      g_autofree char *date = date_words (self, along_support_from (support));
      start = g_strdup_printf (_ ("Support began again on %s"), date);
    }
  else
    start = beginning (self, support, first);
  say_intensity (support, start, text);
  say_taper (self, support, text, FALSE);
  say_gaps (self, support, text);
  say_signals (self, support, text);
  say_now (self, support, text);
  if (!along_support_is_open (support))
    {
      g_autofree char *weeks = weeks_words ((along_support_to (support) + 1 - along_support_from (support)) / 7);
      say (text, _ ("Support ended after %s."), weeks);
    }
}

/**
 * along_ribbon_summary: what the ribbon shows, in a few sentences: "Support began 16 weeks before the due
 * date and was intensive for 14 weeks, on average 3.2 contacts a week. It has tapered since June, as planned."
 *
 * Returns: (transfer full)
 */
char *
along_ribbon_summary (AlongRibbon *self)
{
  GString *text = g_string_new (NULL);
  guint n = self->episodes->len;

  if (n == 0)
    return g_string_free (g_string_append (text, _ ("No contacts yet.")), FALSE);
  say_episode (self, along_ribbon_episode (self, 0), text);
  if (n > 1)
    {
      AlongSupport *before = along_ribbon_episode (self, n - 2), *last = along_ribbon_episode (self, n - 1);
      int weeks = along_support_to (before) != ALONG_DAY_NONE ? (along_support_from (last) - along_support_to (before)) / 7 : 0;
      g_autofree char *away = weeks_words (weeks);

      if (n == 2)
        say (text, _ ("The family came back once, after %s."), away);
      else
        say (text, ngettext ("The family came back %u time, the last time after %s.", "The family came back %u times, the last time after %s.", n - 1),
             n - 1, away);
      say_episode (self, last, text);
    }
  return g_string_free (text, FALSE);
}

/** along_ribbon_summary_brief: for a narrow place: how the latest episode goes now; the whole if that is nothing. */
char *
along_ribbon_summary_brief (AlongRibbon *self)
{
  GString *text = g_string_new (NULL);
  AlongSupport *last = self->episodes->len > 0 ? along_ribbon_episode (self, self->episodes->len - 1) : NULL;

  if (last != NULL && along_support_first_contact (last) != NULL)
    {
      say_taper (self, last, text, TRUE);
      say_gaps (self, last, text);
      say_signals (self, last, text);
      say_now (self, last, text);
    }
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return along_ribbon_summary (self);
}
