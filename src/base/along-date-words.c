/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-clock.h"
#include "along-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const month_names[]
  = { N_ ("January"), N_ ("February"), N_ ("March"),     N_ ("April"),   N_ ("May"),      N_ ("June"),
      N_ ("July"),    N_ ("August"),   N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December") };
static const char *const month_shorts[]
  = { NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
      NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
      NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
      NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec") };
static const char *const weekday_names[]
  = { N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };

/** along_month_name: "March" for 3. */
const char *
along_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return _ (month_names[month - 1]);
}

/** along_month_short: "Mar" for 3. */
const char *
along_month_short (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", month_shorts[month - 1]);
}

/** along_weekday_name: "Monday" for 1. */
const char *
along_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");
  return _ (weekday_names[weekday - 1]);
}

/** along_day_to_words: "12 March 2026". */
char *
along_day_to_words (int jdn)
{
  int year, month, day;

  along_day_to_ymd (jdn, &year, &month, &day);
  /* Translators: a full date: day, month, year */
  return g_strdup_printf (C_ ("date", "%d %s %d"), day, along_month_name (month), year);
}

/** along_day_to_short: "12 Mar 2026". */
char *
along_day_to_short (int jdn)
{
  int year, month, day;

  along_day_to_ymd (jdn, &year, &month, &day);
  return g_strdup_printf (C_ ("date", "%d %s %d"), day, along_month_short (month), year);
}

/** along_day_to_weekday_words: "Thursday 12 March". */
char *
along_day_to_weekday_words (int jdn)
{
  int year, month, day;

  along_day_to_ymd (jdn, &year, &month, &day);
  /* Translators: weekday, day, month */
  return g_strdup_printf (C_ ("date", "%s %d %s"), along_weekday_name (along_day_weekday (jdn)), day,
                          along_month_name (month));
}

static char *
one_to_words (const AlongDate *date)
{
  int year, month, day;
  g_autofree char *words = NULL;

  along_day_to_ymd (date->lo, &year, &month, &day);
  switch (date->precision)
    {
    case ALONG_DATE_MONTH:
      /* Translators: month and year */
      words = g_strdup_printf (C_ ("date", "%s %d"), along_month_name (month), year);
      break;
    case ALONG_DATE_YEAR:
      words = g_strdup_printf ("%d", year);
      break;
    case ALONG_DATE_DECADE:
      /* Translators: a decade: the 1990s */
      words = g_strdup_printf (C_ ("date", "%ds"), year);
      break;
    case ALONG_DATE_CENTURY:
      words = g_strdup_printf (C_ ("date", "%d to %d"), year, year + 99);
      break;
    default:
      words = along_day_to_words (date->lo);
      break;
    }
  if (date->approximate)
    return g_strdup_printf (C_ ("date", "about %s"), words);
  if (date->uncertain)
    return g_strdup_printf (C_ ("date", "perhaps %s"), words);
  return g_steal_pointer (&words);
}

/** along_date_to_words: "12 March 2026", "about 1979", "March 2026"; "" for %NULL or what is no date. */
char *
along_date_to_words (const char *edtf)
{
  const char *slash = edtf != NULL ? strchr (edtf, '/') : NULL;
  AlongDate from, to;

  if (slash == NULL)
    return edtf != NULL && along_date_parse (edtf, &from, NULL) ? one_to_words (&from) : g_strdup ("");

  g_autofree char *first = g_strndup (edtf, (gsize) (slash - edtf));
  gboolean from_known = along_date_parse (first, &from, NULL);
  gboolean to_known = along_date_parse (slash + 1, &to, NULL);
  g_autofree char *from_words = from_known ? one_to_words (&from) : NULL;
  g_autofree char *to_words_text = to_known ? one_to_words (&to) : NULL;

  if (from_known && to_known)
    /* Translators: from one date to another */
    return g_strdup_printf (C_ ("date", "%s to %s"), from_words, to_words_text);
  if (from_known)
    return g_strdup_printf (C_ ("date", "since %s"), from_words);
  if (to_known)
    return g_strdup_printf (C_ ("date", "until %s"), to_words_text);
  return g_strdup ("");
}

static int
month_of_word (const char *word)
{
  g_autofree char *typed = g_utf8_casefold (word, -1);

  for (int m = 1; m <= 12; m++)
    {
      const char *names[] = { along_month_name (m), along_month_short (m), month_names[m - 1] };
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *name = g_utf8_casefold (names[i], -1);
          if (strcmp (typed, name) == 0)
            return m;
        }
    }
  return 0;
}

static gboolean
number_of (const char *word, int *value)
{
  if (*word == '\0' || strlen (word) > 4)
    return FALSE;
  *value = 0;
  for (const char *c = word; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c))
        return FALSE;
      *value = *value * 10 + *c - '0';
    }
  return TRUE;
}

/* Two digits of a year mean the past hundred years up to nine years ahead of now. */
static int
full_year (const char *word, int year)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int limit = g_date_time_get_year (now) + 9;

  if (strlen (word) > 2)
    return year;
  year += limit / 100 * 100;
  return year > limit ? year - 100 : year;
}

/* "today", "yesterday", "tomorrow". */
static int
spoken_day (const char *word)
{
  const char *const names[] = { C_ ("date", "yesterday"), C_ ("date", "today"), C_ ("date", "tomorrow") };
  g_autofree char *typed = g_utf8_casefold (word, -1);

  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);
      if (strcmp (typed, name) == 0)
        return along_clock_today () + i - 1;
    }
  return ALONG_DAY_NONE;
}

/* "14", "14th". */
static gboolean
ordinal_of (const char *word, int *value)
{
  /* Translators: what may stand after the day of a date, with commas between */
  g_auto (GStrv) endings = g_strsplit (C_ ("date", "st,nd,rd,th"), ",", -1);
  gsize digits = strspn (word, "0123456789");
  g_autofree char *number = g_strndup (word, digits);

  if (word[digits] != '\0' && !g_strv_contains ((const char *const *) endings, word + digits))
    return FALSE;
  return number_of (number, value);
}

/* A day and a month without a year: "14 March", "March 14", "14/3". */
static gboolean
day_and_month (const char *first, const char *second, int *day, int *month)
{
  if (ordinal_of (first, day) && strlen (first) <= 4 && *day >= 1 && *day <= 31
      && ((*month = month_of_word (second)) != 0 || (strlen (second) <= 2 && number_of (second, month))))
    return TRUE;
  *month = month_of_word (first);
  return *month != 0 && strlen (second) <= 4 && ordinal_of (second, day) && *day >= 1 && *day <= 31;
}

/* The year in which a day is nearest to today. */
static int
nearest_year (int month, int day)
{
  int today = along_clock_today (), year, of_month, month_now, best = 0, least = G_MAXINT;

  along_day_to_ymd (today, &year, &month_now, &of_month);
  for (int y = year - 1; y <= year + 1; y++)
    if (along_day_valid_ymd (y, month, day) && ABS (along_day_from_ymd (y, month, day) - today) < least)
      {
        least = ABS (along_day_from_ymd (y, month, day) - today);
        best = y;
      }
  return best != 0 ? best : year;
}

/**
 * along_date_parse_typed: reads what a person may type for a date: "12 March 2026", "12/3/26",
 * "Mar 2026", "3/2026", "2026", each with "about" before it, and EDTF itself; "today", "yesterday", "tomorrow",
 * "14th March", "14/3": without a year it is the one in which that day is nearest to today.
 *
 * @edtf: (out): the date as EDTF, to be freed
 */
gboolean
along_date_parse_typed (const char *typed, char **edtf, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gboolean about = FALSE;
  int day = 0, month = 0, year = 0;
  AlongDate read;

  g_return_val_if_fail (edtf != NULL, FALSE);

  if (along_date_parse (text, &read, NULL))
    {
      *edtf = g_steal_pointer (&text);
      return TRUE;
    }
  const char *rest = text;
  const char *abouts[] = { C_ ("date", "about "), "about ", "c. ", "c ", "~" };
  for (guint i = 0; i < G_N_ELEMENTS (abouts) && !about; i++)
    if (g_ascii_strncasecmp (rest, abouts[i], strlen (abouts[i])) == 0)
      {
        rest += strlen (abouts[i]);
        about = TRUE;
      }

  g_auto (GStrv) words = g_strsplit_set (rest, " /.-,", -1);
  const char *part[4] = { NULL };
  guint n = 0;
  for (char **w = words; *w != NULL; w++)
    if (**w != '\0')
      {
        if (n == 3)
          return along_date_parse ("", &read, error);
        part[n++] = *w;
      }

  gboolean readable = FALSE;
  if (n == 1 && (year = spoken_day (part[0])) != ALONG_DAY_NONE)
    {
      *edtf = along_day_to_edtf (year);
      return TRUE;
    }
  year = 0;
  if (n == 3 && (month = month_of_word (part[0])) != 0)
    readable = ordinal_of (part[1], &day) && number_of (part[2], &year) && strlen (part[2]) == 4;
  else if (n == 3)
    {
      if (number_of (part[0], &day) && strlen (part[0]) == 4)
        {
          year = day;
          readable = number_of (part[1], &month) && number_of (part[2], &day);
        }
      else
        readable = ordinal_of (part[0], &day)
                   && (number_of (part[1], &month) || (month = month_of_word (part[1])) != 0)
                   && number_of (part[2], &year) && strlen (part[2]) != 3
                   && (year = full_year (part[2], year), TRUE);
    }
  else if (n == 2 && day_and_month (part[0], part[1], &day, &month))
    {
      year = nearest_year (month, day);
      readable = TRUE;
      n = 3;
    }
  else if (n == 2)
    readable = (number_of (part[0], &month) || (month = month_of_word (part[0])) != 0)
               && number_of (part[1], &year) && strlen (part[1]) == 4;
  else if (n == 1)
    readable = number_of (part[0], &year) && strlen (part[0]) == 4;
  if (!readable)
    return along_date_parse ("", &read, error);

  g_autofree char *made = n == 3   ? g_strdup_printf ("%04d-%02d-%02d%s", year, month, day, about ? "~" : "")
                          : n == 2 ? g_strdup_printf ("%04d-%02d%s", year, month, about ? "~" : "")
                                   : g_strdup_printf ("%04d%s", year, about ? "~" : "");
  if (!along_date_parse (made, &read, error))
    return FALSE;
  *edtf = g_steal_pointer (&made);
  return TRUE;
}
