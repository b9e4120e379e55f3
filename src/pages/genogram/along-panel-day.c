/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-panel-day.h"

#include <glib/gi18n-lib.h>

#include "along-date.h"
#include "along-graph-people.h"

/**
 * along_panel_last_told: the last day that is told of, where @day is looked at: on a day of before what came later is not; today
 * everything is, what is to come as well.
 */
int
along_panel_last_told (AlongFamily *family, int day)
{
  return day < along_family_today (family) ? day : G_MAXINT;
}

/** along_panel_has_begun: whether what begins at the date of the property @from had begun. @last: of along_panel_last_told() */
gboolean
along_panel_has_begun (AlongRecord *record, int from, int last)
{
  return !along_record_has (record, from) || along_record_get_day (record, from) <= last;
}

/** along_panel_goes_on: whether an end at the date of the property @to is one that came later than @last. */
gboolean
along_panel_goes_on (AlongRecord *record, int to, int last)
{
  return along_record_has (record, to) && along_record_get_day (record, to) > last;
}

/** along_panel_had_begun: whether a pregnancy had begun, as in the drawing; where that is not known, it had. */
gboolean
along_panel_had_begun (AlongFamily *family, AlongRecord *pregnancy, int last)
{
  int first = along_graph_pregnancy_first_day (family, pregnancy);

  return first == ALONG_DAY_NONE || first <= last;
}

/**
 * along_panel_with_dates: "from March 2021 until 2024". An end after @last is not told.
 *
 * @words: (nullable): before it
 * Returns: (nullable): neither words nor dates
 */
char *
along_panel_with_dates (const char *words, AlongRecord *record, int from, int to, int last)
{
  gboolean over = along_record_has (record, to) && !along_panel_goes_on (record, to, last);
  g_autofree char *begun = along_record_has (record, from) ? along_date_to_words (along_record_get_text (record, from)) : NULL;
  g_autofree char *ended = over ? along_date_to_words (along_record_get_text (record, to)) : NULL;
  g_autofree char *dates = begun != NULL && ended != NULL ? g_strdup_printf (_ ("%s to %s"), begun, ended)
                           : begun != NULL                ? g_strdup_printf (_ ("since %s"), begun)
                           : ended != NULL                ? g_strdup_printf (_ ("until %s"), ended)
                                                          : NULL;

  return words != NULL && dates != NULL ? g_strdup_printf ("%s · %s", words, dates) : g_strdup (words != NULL ? words : dates);
}
