/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEDCOM dates, 5.5.1 and 7.0 and what programs write instead, as EDTF and as a span of days. */
#include "along-gedcom-date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-date.h"

#define LONGEST_DATE 160 /* bytes; longer ones are sentences */
#define MOST_WORDS 24

typedef struct
{
  char *words[MOST_WORDS];
  guint n;
  guint at;
} Words;

/* One end of a span. */
typedef struct
{
  int lo, hi;
  int year, month, day; /* month and day 0 where not said */
  gboolean gregorian;   /* then year, month and day can be written as they are */
  gboolean two_years;   /* "1699/00" without a month */
} Point;

static gboolean
is_word (const char *word, const char *const *choices)
{
  for (; *choices != NULL; choices++)
    if (g_ascii_strcasecmp (word, *choices) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
take (Words *words, const char *const *choices)
{
  if (words->at < words->n && is_word (words->words[words->at], choices))
    {
      words->at++;
      return TRUE;
    }
  return FALSE;
}

#define TAKE(words, ...) take (words, (const char *const[]){ __VA_ARGS__, NULL })

static AlongCalendar
take_calendar (Words *words)
{
  if (TAKE (words, "GREGORIAN"))
    return ALONG_CALENDAR_GREGORIAN;
  if (TAKE (words, "JULIAN"))
    return ALONG_CALENDAR_JULIAN;
  if (TAKE (words, "HEBREW"))
    return ALONG_CALENDAR_HEBREW;
  if (TAKE (words, "FRENCH_R"))
    return ALONG_CALENDAR_FRENCH;
  if (TAKE (words, "ROMAN", "UNKNOWN_CAL"))
    return ALONG_CALENDAR_OTHER;
  if (words->at < words->n && words->words[words->at][0] == '_')
    {
      words->at++;
      return ALONG_CALENDAR_OTHER;
    }
  return ALONG_CALENDAR_GREGORIAN;
}

/* A whole word of digits (an ending as in "3rd" or "3." allowed); -1 if it is not one. */
static int
number_of (const char *word)
{
  char *rest;
  long value;

  if (!g_ascii_isdigit (word[0]))
    return -1;
  value = strtol (word, &rest, 10);
  if (*rest != '\0' && !is_word (rest, (const char *const[]){ ".", ",", "st", "nd", "rd", "th", NULL }))
    return -1;
  return value > 99999 ? -1 : (int) value;
}

/* "?", "??", "00" and so on stand where something is not known. */
static gboolean
is_unknown_word (const char *word)
{
  return word[strspn (word, "?0-_.")] == '\0';
}

/* "1699/00" or "1699/1700": both years. */
static gboolean
dual_year (const char *word, int *first, int *second)
{
  const char *slash = strchr (word, '/');
  int tail;

  if (slash == NULL || slash - word < 3 || slash - word > 4 || strspn (word, "0123456789/") != strlen (word))
    return FALSE;
  *first = atoi (word);
  tail = atoi (slash + 1);
  *second = *first + 1;
  switch (strlen (slash + 1))
    {
    case 1:
      return *second % 10 == tail;
    case 2:
      return *second % 100 == tail;
    case 4:
      return *second == tail;
    default:
      return FALSE;
    }
}

/* 2020-03-15, 15.3.2020, 15/03/2020, 3/2020: the day before the month, as in Britain, unless only the
 * other way makes a date. */
static gboolean
numeric_date (const char *word, Point *point)
{
  int parts[3] = { 0 }, n = 0, digits[3] = { 0 };
  const char *c = word;

  while (n < 3 && g_ascii_isdigit (*c))
    {
      while (g_ascii_isdigit (*c) && digits[n] < 5)
        {
          parts[n] = parts[n] * 10 + *c++ - '0';
          digits[n]++;
        }
      n++;
      if (n < 3 && (*c == '-' || *c == '.' || *c == '/') && g_ascii_isdigit (c[1]))
        c++;
      else
        break;
    }
  if (*c != '\0' || n < 2 || (n == 2 && digits[0] == 4 && word[4] == '/')) /* "1699/00" is two years */
    return FALSE;
  if (digits[0] == 4 && digits[1] <= 2)
    *point = (Point){ .year = parts[0], .month = parts[1], .day = parts[2] };
  else if (digits[n - 1] == 4)
    *point = (Point){ .year = parts[n - 1], .month = parts[n - 2], .day = n == 3 ? parts[0] : 0 };
  else
    return FALSE;
  if (point->month > 12 && point->day >= 1 && point->day <= 12)
    {
      int month = point->day;

      point->day = point->month;
      point->month = month;
    }
  if (point->month == 0)
    point->day = 0;
  return point->month <= 12;
}

static gboolean
finish_point (Point *point, AlongCalendar calendar)
{
  point->gregorian = calendar == ALONG_CALENDAR_GREGORIAN;
  if (!along_calendar_span (calendar, point->year, point->month, point->day, &point->lo, &point->hi))
    return FALSE;
  if (point->two_years)
    {
      int lo;

      return along_calendar_span (calendar, point->year + 1, 0, 0, &lo, &point->hi);
    }
  return TRUE;
}

/* [calendar] [[day] month] year[/year] [BCE], and "March 15, 1920". @alone: "1699/00" is two years; beside
 * another word (ABT, FROM) it is the later one. */
static gboolean
take_point (Words *words, gboolean alone, Point *point)
{
  AlongCalendar calendar = take_calendar (words);
  int first = -1, month = 0, number = -1, second_year;
  const char *word;

  *point = (Point){ 0 };
  if (words->at < words->n && numeric_date (words->words[words->at], point))
    {
      words->at++;
      return finish_point (point, calendar);
    }
  for (; words->at < words->n && month == 0; words->at++)
    {
      word = words->words[words->at];
      month = along_calendar_month (calendar, word);
      if (month > 0 || is_unknown_word (word))
        continue;
      number = number_of (word);
      if (number < 0 || first >= 0)
        break;
      first = number;
    }
  if (month == 0)
    {
      /* a year alone: the one number seen, or a year like 1699/00 */
      if (first < 0 && words->at < words->n && dual_year (words->words[words->at], &point->year, &second_year))
        {
          words->at++;
          point->two_years = alone;
          if (!alone)
            point->year = second_year;
        }
      else if (first >= 0)
        point->year = first;
      else
        return FALSE;
    }
  else
    {
      point->month = month;
      if (words->at >= words->n)
        return FALSE;
      word = words->words[words->at++];
      number = number_of (word);
      if (first < 0 && number > 0 && number <= 31 && words->at < words->n && number_of (words->words[words->at]) > 31)
        {
          first = number;
          number = number_of (words->words[words->at++]);
        }
      if (number < 0 && dual_year (word, &number, &second_year) && month <= 3)
        number = second_year; /* January to March: the new year's number is the later one */
      if (number < 0)
        return FALSE;
      point->year = number;
      point->day = MAX (first, 0);
      if (point->day > 31)
        return FALSE;
    }
  if (TAKE (words, "BCE", "BC", "B.C.", "B.C", "BCE."))
    point->year = 1 - point->year;
  else
    (void) TAKE (words, "CE", "AD", "A.D.");
  return finish_point (point, calendar);
}

/* A point as EDTF, or as the first or last day of it where its calendar has no EDTF. */
static char *
point_edtf (const Point *point, gboolean last)
{
  int year, month, day;

  if (point->gregorian && !point->two_years)
    {
      if (point->year < 0 || point->year > 9999)
        return NULL;
      if (point->month == 0)
        return g_strdup_printf ("%04d", point->year);
      if (point->day == 0)
        return g_strdup_printf ("%04d-%02d", point->year, point->month);
    }
  along_day_to_ymd (last ? point->hi : point->lo, &year, &month, &day);
  if (year < 0 || year > 9999)
    return NULL;
  if (point->two_years && point->gregorian)
    return g_strdup_printf ("%04d", last ? point->year + 1 : point->year);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
checked (char *edtf)
{
  AlongDate date;

  if (edtf != NULL && !along_date_parse (edtf, &date, NULL))
    g_clear_pointer (&edtf, g_free);
  return edtf;
}

/* One point alone; @mark: "~" or "". */
static char *
single_edtf (const Point *point, const char *mark)
{
  g_autofree char *first = point_edtf (point, FALSE), *last = point_edtf (point, TRUE);
  char *edtf;

  if (first == NULL || last == NULL)
    return NULL;
  if (strcmp (first, last) == 0)
    return checked (g_strconcat (first, mark, NULL));
  edtf = checked (g_strconcat (first, mark, "/", last, mark, NULL));
  return edtf != NULL ? edtf : checked (g_strconcat (first, "/", last, NULL));
}

static char *
span_edtf (const Point *from, const Point *to)
{
  g_autofree char *first = from != NULL ? point_edtf (from, FALSE) : g_strdup ("..");
  g_autofree char *last = to != NULL ? point_edtf (to, TRUE) : g_strdup ("..");

  if (first == NULL || last == NULL)
    return NULL;
  return checked (g_strconcat (first, "/", last, NULL));
}

/* Breaks @text (changed) into words; "@#DJULIAN@" becomes the word JULIAN, a phrase in brackets ends it. */
static void
split (char *text, Words *words)
{
  char *c = text;

  *words = (Words){ 0 };
  while (*c != '\0' && words->n < MOST_WORDS)
    {
      while (*c == ' ' || *c == '\t' || *c == ',' || *c == '\n')
        c++;
      if (*c == '\0' || *c == '(')
        break;
      if (g_str_has_prefix (c, "@#D") || g_str_has_prefix (c, "@@#D"))
        {
          char *name = strchr (c, '#') + 2, *close = strchr (name, '@');

          if (close == NULL)
            break;
          *close = '\0';
          for (char *s = name; *s != '\0'; s++)
            if (*s == ' ')
              *s = '_';
          words->words[words->n++] = strcmp (name, "UNKNOWN") == 0 ? (char *) "UNKNOWN_CAL" : name;
          c = close + 1;
          while (*c == '@')
            c++;
          continue;
        }
      words->words[words->n++] = c;
      while (*c != '\0' && *c != ' ' && *c != '\t' && *c != ',' && *c != '\n' && *c != '@')
        c++;
      if (*c == '@')
        break;
      if (*c != '\0')
        *c++ = '\0';
    }
}

/* "1671 AND 74": the second has the century of the first. FALSE: it would be before it. */
static gboolean
give_century (Point *second, const Point *first)
{
  if (!first->gregorian || !second->gregorian || first->year < 100 || second->year < 0 || second->year >= 100)
    return TRUE;
  second->year += first->year / 100 * 100;
  return second->year >= first->year && finish_point (second, ALONG_CALENDAR_GREGORIAN);
}

/* "15 MAR 1920", "MAR 1920", "1920", with or without "ABT ": nine dates of ten, without taking words apart. */
static char *
common_date (const char *text, int *lo, int *hi)
{
  static const char names[] = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  const char *c = text;
  gboolean about = strncmp (c, "ABT ", 4) == 0;
  int year = 0, month = 0, day = 0, length;
  char edtf[12];

  c += about ? 4 : 0;
  if (g_ascii_isdigit (c[0]) && (c[1] == ' ' || (g_ascii_isdigit (c[1]) && c[2] == ' ')))
    {
      for (; *c != ' '; c++)
        day = day * 10 + *c - '0';
      c++;
      if (day == 0)
        return NULL;
    }
  for (int m = 0; m < 12 && month == 0; m++)
    if (strncmp (c, names + m * 3, 3) == 0 && c[3] == ' ')
      month = m + 1;
  if (month > 0)
    c += 4;
  else if (day > 0)
    return NULL;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (c[i]))
        return NULL;
      year = year * 10 + c[i] - '0';
    }
  if (c[4] != '\0' || !along_calendar_span (ALONG_CALENDAR_GREGORIAN, year, month, day, lo, hi))
    return NULL;
  memcpy (edtf, c, 4);
  edtf[4] = edtf[7] = '-';
  edtf[5] = (char) ('0' + month / 10);
  edtf[6] = (char) ('0' + month % 10);
  edtf[8] = (char) ('0' + day / 10);
  edtf[9] = (char) ('0' + day % 10);
  length = day > 0 ? 10 : month > 0 ? 7 : 4;
  edtf[length] = about ? '~' : '\0';
  edtf[length + 1] = '\0';
  return g_strdup (edtf);
}

/* As along_gedcom_date_to_edtf(). @mended: (out): whether a century was added */
static char *
read_date (const char *text, int *lo, int *hi, gboolean *mended)
{
  char copy[LONGEST_DATE + 1];
  Words words;
  Point a, b;
  char *edtf = NULL;
  int year;

  *mended = FALSE;
  *lo = *hi = ALONG_DAY_NONE;
  if (text == NULL || strlen (text) > LONGEST_DATE)
    return NULL;
  edtf = common_date (text, lo, hi);
  if (edtf != NULL)
    return edtf;
  *lo = *hi = ALONG_DAY_NONE;
  g_strlcpy (copy, text, sizeof copy);
  split (copy, &words);
  if (TAKE (&words, "BEF", "BEF.", "BEFORE", "TO", "UNTIL", "VOR", "AVANT", "BIS"))
    {
      if (!take_point (&words, FALSE, &a) || words.at < words.n)
        return NULL;
      *hi = a.hi;
      return span_edtf (NULL, &a);
    }
  if (TAKE (&words, "AFT", "AFT.", "AFTER", "SINCE", "NACH", "APRES"))
    {
      if (!take_point (&words, FALSE, &a) || words.at < words.n)
        return NULL;
      *lo = a.lo;
      return span_edtf (&a, NULL);
    }
  if (TAKE (&words, "BET", "BET.", "BETWEEN", "FROM"))
    {
      if (!take_point (&words, FALSE, &a))
        return NULL;
      *lo = a.lo;
      if (words.at == words.n)
        return span_edtf (&a, NULL);
      if (!TAKE (&words, "AND", "TO", "-", "&") || !take_point (&words, FALSE, &b) || words.at < words.n)
        {
          *lo = ALONG_DAY_NONE;
          return NULL;
        }
      year = b.year;
      if (!give_century (&b, &a))
        {
          *lo = ALONG_DAY_NONE;
          return NULL;
        }
      *mended = b.year != year;
      *lo = MIN (a.lo, b.lo);
      *hi = MAX (a.hi, b.hi);
      return a.lo <= b.lo ? span_edtf (&a, &b) : span_edtf (&b, &a);
    }
  if (TAKE (&words, "INT", "INT."))
    {
      if (!take_point (&words, TRUE, &a) || words.at < words.n)
        return NULL;
      edtf = single_edtf (&a, "");
    }
  else
    {
      gboolean about = TAKE (&words, "ABT", "ABT.", "ABOUT", "CA", "CA.", "C.", "CIRCA", "CAL", "CAL.", "EST", "EST.", "UM", "ENV", "VERS");

      if (!take_point (&words, !about, &a) || words.at < words.n)
        return NULL;
      edtf = single_edtf (&a, about ? "~" : "");
    }
  *lo = a.lo;
  *hi = a.hi;
  return edtf;
}

/**
 * along_gedcom_date_to_edtf: what a GEDCOM date value says, as EDTF.
 *
 * Read are the forms of 5.5.1 and 7.0 (calendar escapes and words, ABT, CAL, EST, INT, BEF, AFT, BET and
 * AND, FROM and TO, dual years, BCE) and of common exports (other languages' months, 15/03/1920,
 * 1920-03-15, "about", "?? MAR 1920", "BET 1671 AND 74"). A month or year of another calendar becomes the span of its days.
 *
 * @text: (nullable): the value
 * @lo, @hi: (out) (optional): first and last day it may mean; ALONG_DAY_NONE where open or not known
 * Returns: (nullable) (transfer full): %NULL for a phrase, for what is no date, and for years that EDTF
 *   here cannot hold (before 0000); @lo and @hi are then still set if the days are known
 */
char *
along_gedcom_date_to_edtf (const char *text, int *lo, int *hi)
{
  int ignored_lo, ignored_hi;
  gboolean mended;

  return read_date (text, lo != NULL ? lo : &ignored_lo, hi != NULL ? hi : &ignored_hi, &mended);
}

/** along_gedcom_date_is_mended: whether along_gedcom_date_to_edtf() reads more than @text says: "BET 1671 AND 74" as until 1674. */
gboolean
along_gedcom_date_is_mended (const char *text)
{
  int lo, hi;
  gboolean mended;
  g_autofree char *edtf = read_date (text, &lo, &hi, &mended);

  return edtf != NULL && mended;
}

static void
append_point (GString *out, const char *edtf)
{
  static const char *const names[] = { "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC" };
  int year = 0, month = 0, day = 0;
  int n = sscanf (edtf, "%4d-%2d-%2d", &year, &month, &day);

  if (n >= 3)
    g_string_append_printf (out, "%d ", day);
  if (n >= 2 && month >= 1 && month <= 12)
    g_string_append_printf (out, "%s ", names[month - 1]);
  g_string_append_printf (out, "%d", year);
}

static void
append_day (GString *out, int jdn)
{
  g_autofree char *edtf = along_day_to_edtf (jdn);

  append_point (out, edtf);
}

/**
 * along_gedcom_date_from_edtf: the inverse, in words that both 5.5.1 and 7.0 have.
 *
 * Returns: (nullable) (transfer full): %NULL if @edtf is not one
 */
char *
along_gedcom_date_from_edtf (const char *edtf)
{
  g_autoptr (GString) out = g_string_new (NULL);
  AlongDate date;
  const char *slash;

  if (edtf == NULL || !along_date_parse (edtf, &date, NULL))
    return NULL;
  slash = strchr (edtf, '/');
  if (date.precision == ALONG_DATE_INTERVAL && slash != NULL)
    {
      if (date.lo == ALONG_DAY_NONE && date.hi == ALONG_DAY_NONE)
        return NULL;
      if (date.lo == ALONG_DAY_NONE)
        g_string_append (out, "BEF ");
      else
        {
          g_string_append (out, date.hi == ALONG_DAY_NONE ? "AFT " : "BET ");
          append_point (out, edtf);
        }
      if (date.hi != ALONG_DAY_NONE)
        {
          if (date.lo != ALONG_DAY_NONE)
            g_string_append (out, " AND ");
          append_point (out, slash + 1);
        }
    }
  else if (date.precision == ALONG_DATE_DECADE || date.precision == ALONG_DATE_CENTURY)
    {
      g_string_append (out, "BET ");
      append_day (out, date.lo);
      g_string_append (out, " AND ");
      append_day (out, date.hi);
    }
  else
    {
      if (date.approximate || date.uncertain)
        g_string_append (out, "ABT ");
      append_point (out, edtf);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
