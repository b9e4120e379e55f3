/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-age.h"
#include "along-intensity.h"
#include "along-ribbon-private.h"

/* Up to this age a baby's weeks are told, then months. */
#define AGE_WEEKS 52

/** along_ribbon_day_brief: "6 Oct": the year is on the ruler. */
char *
along_ribbon_day_brief (AlongRibbon *self, int day)
{
  int year, month, number;

  along_day_to_ymd (day, &year, &month, &number);
  /* Translators: day and short month */
  return g_strdup_printf (C_ ("date", "%d %s"), number, along_month_short (month));
}

static char *
day_and_month (int day)
{
  int year, month, number;

  along_day_to_ymd (day, &year, &month, &number);
  /* Translators: day and month in full */
  return g_strdup_printf (C_ ("date", "%d %s"), number, along_month_name (month));
}

/** along_ribbon_hours_words: "4 hours 10", "50 minutes". */
char *
along_ribbon_hours_words (int minutes)
{
  int hours = minutes / 60, rest = minutes % 60;

  if (hours == 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) rest), rest);
  if (rest == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours);
  /* Translators: hours, then minutes without a word for them: "4 hours 10" */
  return g_strdup_printf (ngettext ("%d hour %02d", "%d hours %02d", (gulong) hours), hours, rest);
}

static char *
number_words (double number)
{
  double rounded = floor (number * 10 + 0.5) / 10;

  return rounded == floor (rounded) ? g_strdup_printf ("%.0f", rounded) : g_strdup_printf ("%.1f", rounded);
}

/** along_ribbon_planned_words: "3 to 4", "2". */
char *
along_ribbon_planned_words (double low, double high)
{
  g_autofree char *from = number_words (low), *to = number_words (high);

  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  /* Translators: contacts a week, from so many to so many */
  return g_strdup_printf (C_ ("planned", "%s to %s"), from, to);
}

static gboolean
silenced (AlongRibbon *self, int day)
{
  for (guint i = 0; i < self->losses->len; i++)
    {
      const AlongRibbonLoss *loss = &g_array_index (self->losses, AlongRibbonLoss, i);
      int start = loss->edd != ALONG_DAY_NONE ? loss->edd - ALONG_PREGNANCY_DAYS : loss->day;
      const AlongRibbonBaby *baby = along_ribbon_baby_on (self, day);
      int next = baby != NULL && baby->edd != ALONG_DAY_NONE ? baby->edd - ALONG_PREGNANCY_DAYS : G_MININT;

      if (day >= start && next < start)
        return TRUE;
    }
  return FALSE;
}

/**
 * along_ribbon_age_words: "24 weeks 0 days pregnant", "12 weeks, corrected 6", "14 months".
 *
 * Returns: (nullable): NULL where no baby is counted by, as after a loss
 */
char *
along_ribbon_age_words (AlongRibbon *self, int day)
{
  const AlongRibbonBaby *baby = along_ribbon_baby_on (self, day);

  if (baby == NULL || silenced (self, day))
    return NULL;
  if (baby->birth == ALONG_DAY_NONE || day < baby->birth)
    {
      if (baby->edd == ALONG_DAY_NONE || !along_gestation_possible (along_gestation_days (baby->edd, day)))
        return NULL;
      g_autofree char *gestation = along_gestation_full (along_gestation_days (baby->edd, day));
      return g_strdup_printf (C_ ("gestation", "%s pregnant"), gestation);
    }
  int age = day - baby->birth;
  int corrected = baby->edd != ALONG_DAY_NONE ? along_corrected_days (baby->edd, baby->birth, day) : age;
  if (age >= AGE_WEEKS * 7)
    {
      int months = along_age_months (baby->birth, day);
      if (months >= 24)
        return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) (months / 12)), months / 12);
      return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
    }
  g_autofree char *weeks = g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) (age / 7)), age / 7);
  if (corrected == age)
    return g_steal_pointer (&weeks);
  int corrected_weeks = (int) floor (corrected / 7.0);
  if (corrected_weeks < 0)
    return g_strdup_printf (ngettext ("%s, corrected %d week before due", "%s, corrected %d weeks before due", (gulong) -corrected_weeks),
                            weeks, -corrected_weeks);
  /* Translators: a baby's age, then its age in weeks counted from the due date */
  return g_strdup_printf (_ ("%s, corrected %d"), weeks, corrected_weeks);
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static char *
missed_words (int no_access, int family_cancelled, int service_cancelled)
{
  GString *text = g_string_new (NULL);
  const struct
  {
    int n;
    const char *words;
  } parts[] = {
    { no_access, ngettext ("%d no answer", "%d no answers", (gulong) no_access) },
    { family_cancelled, _ ("family cancelled: %d") },
    { service_cancelled, _ ("we cancelled: %d") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      {
        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append_printf (text, parts[i].words, parts[i].n);
      }
  return g_string_free (text, FALSE);
}

static char *
contacts_words (const AlongRibbonBin *bin, int weeks)
{
  g_autofree char *planned = isnan (bin->low) ? NULL : along_ribbon_planned_words (bin->low, bin->high);
  gulong many = bin->high <= 1 ? 1 : 2;

  if (bin->to < bin->from && planned != NULL)
    return g_strdup_printf (ngettext ("Planned %s contact a week.", "Planned %s contacts a week.", many), planned);
  if (bin->to < bin->from)
    return g_strdup (_ ("Nothing planned."));
  if (planned == NULL)
    return g_strdup_printf (ngettext ("%d contact, nothing planned.", "%d contacts, nothing planned.", (gulong) bin->count), bin->count);
  if (weeks > 1)
    return g_strdup_printf (ngettext ("%d contact, planned %s a week.", "%d contacts, planned %s a week.", (gulong) bin->count),
                            bin->count, planned);
  /* Translators: contacts held, then the band planned: "3 of planned 3 to 4 contacts." */
  return g_strdup_printf (ngettext ("%d of planned %s contact.", "%d of planned %s contacts.", many), bin->count, planned);
}

/* "1 contact in 3 days (a rate of 2.3 a week)." (nullable): for a bin of which all days count */
static char *
rate_words (const AlongRibbonBin *bin)
{
  int days = (int) (bin->exposure * 7 + 0.5);
  g_autofree char *contacts = NULL, *length = NULL;

  if (!along_ribbon_bin_is_partial (bin))
    return NULL;
  contacts = g_strdup_printf (ngettext ("%d contact", "%d contacts", (gulong) bin->count), bin->count);
  length = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  /* Too few days for a rate of their own: the one drawn is that of the next week with them. */
  if (bin->exposure < ALONG_LEAST_EXPOSURE - 1e-9)
    /* Translators: contacts held, days that count: "1 contact in 2 days." */
    return g_strdup_printf (_ ("%s in %s."), contacts, length);
  /* Translators: contacts held, days that count, contacts a week: "1 contact in 3 days (a rate of 2.3 a week)." */
  return g_strdup_printf (_ ("%s in %s (a rate of %.1f a week)."), contacts, length, bin->rate);
}

/** along_ribbon_bin_words: "24 weeks 0 days pregnant, week of 3 March. 3 of planned 3 to 4 contacts. …" */
char *
along_ribbon_bin_words (AlongRibbon *self, AlongSupport *support, const AlongRibbonBin *bin)
{
  GString *text = g_string_new (NULL);
  int weeks = (bin->last + 1 - bin->first + 6) / 7;
  g_autofree char *age = along_ribbon_age_words (self, bin->first);
  g_autofree char *date = day_and_month (bin->first);
  g_autofree char *when = weeks > 1 ? g_strdup_printf (ngettext ("%d week from %s", "%d weeks from %s", (gulong) weeks), weeks, date)
                                    : g_strdup_printf (_ ("week of %s"), date);
  g_autofree char *contacts = contacts_words (bin, weeks), *rate = rate_words (bin);
  const AlongSupportPhase *phase = along_support_phase_on (support, MAX (bin->first, along_support_from (support)));
  gboolean past = bin->to >= bin->from;

  if (age != NULL)
    g_string_append_printf (text, "%s, %s.", age, when);
  else
    {
      g_autofree char *first = g_utf8_substring (when, 0, 1);
      g_autofree char *capital = g_utf8_strup (first, -1);
      g_string_append_printf (text, "%s%s.", capital, g_utf8_next_char (when));
    }
  add_sentence (text, contacts);
  add_sentence (text, rate);
  if (past)
    {
      g_autofree char *missed = missed_words (bin->no_access, bin->family_cancelled, bin->service_cancelled);
      g_autofree char *hours = bin->minutes > 0 ? along_ribbon_hours_words (bin->minutes) : NULL;

      if (*missed != '\0')
        g_string_append_printf (text, " %s.", missed);
      else if (bin->count > 0)
        add_sentence (text, _ ("Nobody missed."));
      if (hours != NULL)
        g_string_append_printf (text, " %s.", hours);
      if (bin->to - bin->from + 1 > (int) (bin->exposure * 7 + 0.5))
        add_sentence (text, _ ("Agreed pause."));
    }
  if (phase != NULL)
    g_string_append_printf (text, " %s.", along_phase_kind_words (phase->kind));
  return g_string_free (text, FALSE);
}

/** along_ribbon_week_words: the announcement for the calendar week of @day; (nullable) outside every episode */
char *
along_ribbon_week_words (AlongRibbon *self, int day)
{
  AlongSupport *support = self->episodes->len > 0 ? along_ribbon_episode_on (self, day) : NULL;
  const AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  if (support == NULL)
    return NULL;
  g_autoptr (GArray) bins = along_ribbon_bins (self, support, &view, 1);
  for (guint i = 0; i < bins->len; i++)
    {
      const AlongRibbonBin *bin = &g_array_index (bins, AlongRibbonBin, i);
      if (bin->first <= day && day <= bin->last)
        return along_ribbon_bin_words (self, support, bin);
    }
  return NULL;
}

static void
free_row (gpointer data)
{
  AlongRibbonRow *row = data;

  g_free (row->week);
  g_free (row->age);
  g_free (row->planned);
  g_free (row->phase);
  g_free (row->hours);
  g_free (row->note);
  g_free (row);
}

static AlongRibbonRow *
row_of (AlongRibbon *self, AlongSupport *support, const AlongRibbonBin *bin)
{
  AlongRibbonRow *row = g_new0 (AlongRibbonRow, 1);
  const AlongSupportPhase *phase = along_support_phase_on (support, MAX (bin->first, along_support_from (support)));
  guint n;
  const AlongSupportPause *pauses = along_support_pauses (support, &n);
  int index = along_support_find_week (support, bin->first);
  guint n_weeks;
  const AlongSupportWeek *weeks = along_support_weeks (support, &n_weeks);

  row->day = bin->first;
  row->week = along_day_to_short (bin->first);
  row->age = along_ribbon_age_words (self, bin->first);
  row->planned = isnan (bin->low) ? g_strdup ("") : along_ribbon_planned_words (bin->low, bin->high);
  row->phase = phase != NULL ? g_strdup (along_phase_kind_words (phase->kind)) : NULL;
  row->done = bin->count;
  row->no_access = bin->no_access;
  row->family_cancelled = bin->family_cancelled;
  row->service_cancelled = bin->service_cancelled;
  row->minutes = bin->minutes;
  row->hours = bin->minutes > 0 ? along_ribbon_hours_words (bin->minutes) : g_strdup ("");
  row->future = bin->to < bin->from;
  if (index >= 0)
    {
      row->visits = weeks[index].visits;
      row->remote = weeks[index].remote;
      row->groups = weeks[index].groups;
    }
  for (guint i = 0; i < n; i++)
    if (pauses[i].from <= bin->last && (pauses[i].to == ALONG_DAY_NONE || pauses[i].to >= bin->first) && row->note == NULL)
      row->note = g_strdup (pauses[i].reason);
  return row;
}

/**
 * along_ribbon_table: the same as rows: one for each calendar week of each episode, in order.
 *
 * Returns: (transfer full) (element-type AlongRibbonRow)
 */
GPtrArray *
along_ribbon_table (AlongRibbon *self)
{
  const AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; i < self->episodes->len; i++)
    {
      AlongSupport *support = along_ribbon_episode (self, i);
      g_autoptr (GArray) bins = along_ribbon_bins (self, support, &view, 1);

      for (guint k = 0; k < bins->len; k++)
        g_ptr_array_add (rows, row_of (self, support, &g_array_index (bins, AlongRibbonBin, k)));
    }
  return rows;
}

/**
 * along_ribbon_now: each lane of bars as it stands today: the bar that holds, or else the last before today.
 * Words and styles are the ribbon's.
 *
 * Returns: (transfer full) (element-type AlongRibbonNow)
 */
GArray *
along_ribbon_now (AlongRibbon *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AlongRibbonNow));

  for (int band = 0; band <= ALONG_RIBBON_WORKERS; band++)
    for (guint i = 0; i < self->lanes->len; i++)
      {
        AlongRibbonLane *lane = g_ptr_array_index (self->lanes, i);
        const AlongRibbonBar *last = NULL;

        for (guint k = 0; (int) lane->band == band && k < lane->bars->len; k++)
          {
            const AlongRibbonBar *bar = &g_array_index (lane->bars, AlongRibbonBar, k);
            if (bar->from <= self->today && (last == NULL || bar->from >= last->from))
              last = bar;
          }
        if (last != NULL)
          {
            AlongRibbonNow now = { lane->band, lane->name, last->words, last->style, last->from };
            g_array_append_val (found, now);
          }
      }
  return found;
}
