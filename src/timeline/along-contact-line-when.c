/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long and when, in a contact's one line: "1h10", "an hour and a half", "2pm", "14:00-15:30", "next friday",
 * "20 nov", "12/3". */
#include "along-contact-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"
#include "along-text.h"

#define DAY_MINUTES (24 * 60)

static const struct
{
  int minutes;
  const char *words;
} lengths[] = {
  /* Translators: how long, in words, with commas between */
  { 15, NC_ ("contact line", "quarter of an hour,a quarter of an hour") },
  { 30, NC_ ("contact line", "half an hour,half hour,half a hour") },
  { 45, NC_ ("contact line", "three quarters of an hour") },
  { 60, NC_ ("contact line", "an hour,one hour,a hour") },
  { 90, NC_ ("contact line", "an hour and a half,hour and a half,one and a half hours,one hour and a half") },
  { 120, NC_ ("contact line", "two hours") },
};

/* Whether @word is one of @list, which has commas between. */
static gboolean
is_one_of (const char *word, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, ",", -1);

  return *word != '\0' && g_strv_contains ((const char *const *) words, word);
}

static gboolean
is_hours (const char *unit)
{
  /* Translators: units of time that may be typed after a number, with commas between */
  return is_one_of (unit, C_ ("contact line", "h,hr,hrs,hour,hours"));
}

static gboolean
is_minutes (const char *unit)
{
  return is_one_of (unit, C_ ("contact line", "m,min,mins,minute,minutes"));
}

/* A number, and what stands behind it in the same word; %FALSE: no number. */
static gboolean
split_number (const char *word, double *number, const char **unit)
{
  char *end;

  if (!g_ascii_isdigit (*word))
    return FALSE;
  *number = g_ascii_strtod (word, &end);
  *unit = end;
  return end != word;
}

static const char *
word_at (const ContactWords *words, guint at)
{
  return at < words->n && !words->used[at] ? words->folded[at] : "";
}

/* A number with its unit, in one word or two, from @at on; how many words, or 0. */
static guint
read_measure (const ContactWords *words, guint at, gboolean (*is_unit) (const char *unit), double *number)
{
  const char *unit;

  if (!split_number (word_at (words, at), number, &unit))
    return 0;
  if (*unit == '\0')
    return is_unit (word_at (words, at + 1)) ? 2 : 0;
  return is_unit (unit) ? 1 : 0;
}

/* "1h10": the minutes behind the hours' unit in one word. */
static gboolean
read_together (const char *word, int *minutes)
{
  double hours, rest;
  const char *unit, *behind;
  gsize letters;
  g_autofree char *name = NULL;

  if (!split_number (word, &hours, &unit) || hours > 24)
    return FALSE;
  letters = strspn (unit, "abcdefghijklmnopqrstuvwxyz");
  name = g_strndup (unit, letters);
  if (!is_hours (name) || !split_number (unit + letters, &rest, &behind) || (*behind != '\0' && !is_minutes (behind))
      || rest > DAY_MINUTES)
    return FALSE;
  *minutes = (int) (hours * 60 + rest + 0.5);
  return *minutes <= DAY_MINUTES;
}

/* How long, from @at on; how many words say it, or 0. */
static guint
read_length (const ContactWords *words, guint at, int *minutes)
{
  guint best = 0, n, more;
  double hours = 0, rest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (GStrv) names = g_strsplit (g_dpgettext2 (GETTEXT_PACKAGE, "contact line", lengths[i].words), ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          n = contact_words_match (words, at, *name);
          if (n > best)
            {
              best = n;
              *minutes = lengths[i].minutes;
            }
        }
    }
  if (best > 0)
    return best;
  if (read_together (word_at (words, at), minutes))
    return 1;
  n = read_measure (words, at, is_hours, &hours);
  if (n > 0)
    {
      guint and = g_str_equal (word_at (words, at + n), C_ ("contact line", "and")) ? 1 : 0;

      more = read_measure (words, at + n + and, is_minutes, &rest);
      if (more > 0)
        n += and + more;
      else
        rest = 0;
    }
  else
    {
      hours = 0;
      n = read_measure (words, at, is_minutes, &rest);
    }
  if (n == 0 || hours * 60 + rest > DAY_MINUTES)
    return 0;
  *minutes = (int) (hours * 60 + rest + 0.5);
  return n;
}

/* A clock time: @half: 'a' or 'p' of am and pm, 0: not said. "10" by itself is one only where @bare allows it. */
static gboolean
read_clock (const char *word, gboolean bare, int *hour, int *minute, char *half)
{
  const char *c = word;
  int h = 0, m = 0, digits = 0;
  gboolean sure = bare;

  for (; g_ascii_isdigit (*c) && digits < 2; c++, digits++)
    h = h * 10 + *c - '0';
  if (digits == 0)
    return FALSE;
  if ((*c == ':' || *c == '.') && g_ascii_isdigit (c[1]) && g_ascii_isdigit (c[2]))
    {
      m = (c[1] - '0') * 10 + c[2] - '0';
      c += 3;
      sure = TRUE;
    }
  *half = 0;
  if (strcmp (c, "pm") == 0 || strcmp (c, "am") == 0)
    {
      if (h < 1 || h > 12)
        return FALSE;
      *half = *c;
      h = h % 12 + (*c == 'p' ? 12 : 0);
      c += 2;
      sure = TRUE;
    }
  *hour = h;
  *minute = m;
  return *c == '\0' && sure && h <= 23 && m <= 59;
}

/* "14:00-15:30", "2-3pm": when it began and how long it was. */
static gboolean
read_span (AlongContactLine *self, const char *from_word, const char *to_word)
{
  int hour, minute, to_hour, to_minute, minutes;
  char half, to_half;

  if (!read_clock (to_word, TRUE, &to_hour, &to_minute, &to_half) || !read_clock (from_word, TRUE, &hour, &minute, &half))
    return FALSE;
  /* "2-3pm": both are in the afternoon; "11-1pm" is not. */
  if (half == 0 && to_half == 'p' && hour < 12 && (hour + 12) * 60 + minute < to_hour * 60 + to_minute)
    hour += 12;
  minutes = (to_hour - hour) * 60 + to_minute - minute;
  if (minutes <= 0 || minutes > 12 * 60
      || (half == 0 && to_half == 0 && strpbrk (from_word, ":.") == NULL && strpbrk (to_word, ":.") == NULL))
    return FALSE;
  self->hour = hour;
  self->minute = minute;
  self->minutes = minutes;
  return TRUE;
}

/* A time or a span from @at on; how many words, or 0. */
static guint
read_time (AlongContactLine *self, const ContactWords *words, guint at)
{
  const char *word = word_at (words, at), *next = word_at (words, at + 1);
  const char *dash = strstr (word, "–") != NULL ? "–" : "-";
  g_auto (GStrv) ends = g_strsplit (word, dash, 2);
  int hour, minute;
  char half;

  if (ends[0] != NULL && ends[1] != NULL && read_span (self, ends[0], ends[1]))
    return 1;
  /* Translators: between two times that are typed: "2pm to 3pm"; with commas between */
  if (is_one_of (next, C_ ("contact line", "to,till,until,-,–")) && read_span (self, word, word_at (words, at + 2)))
    return 3;
  /* "2 pm" */
  if ((g_str_equal (next, "am") || g_str_equal (next, "pm")) && strlen (word) <= 5)
    {
      g_autofree char *whole = g_strconcat (word, next, NULL);

      if (read_clock (whole, FALSE, &hour, &minute, &half))
        {
          self->hour = hour;
          self->minute = minute;
          return 2;
        }
    }
  if (!read_clock (word, FALSE, &hour, &minute, &half))
    return 0;
  self->hour = hour;
  self->minute = minute;
  return 1;
}

static int
weekday_of (const char *word)
{
  if (is_one_of (word, C_ ("contact line", "weds")))
    return 3;
  for (int w = 1; w <= 7; w++)
    {
      g_autofree char *name = along_text_fold (along_weekday_name (w));

      if (g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (name, word))
        return w;
    }
  return 0;
}

/* "sat with jade", "sun cream": a short word that is a day only where it stands alone. */
static gboolean
is_other_word (const ContactWords *words, guint at)
{
  /* Translators: short forms of weekdays that are words too, with commas between; then what makes them such a word */
  return is_one_of (word_at (words, at), C_ ("contact line", "sat,sun,wed"))
         && at + 1 < words->n && is_one_of (words->folded[at + 1], C_ ("contact line", "with,and,in,on,down,up,by,beside,next,together,cream,hat"));
}

/* A weekday is the last one that was, today included; of a plan the next one that comes; "next" and "last" say it. */
static guint
read_weekday (AlongContactLine *self, const ContactWords *words, guint at, int today, gboolean ahead)
{
  gboolean next = is_one_of (word_at (words, at), C_ ("contact line", "next,coming"));
  gboolean last = is_one_of (word_at (words, at), C_ ("contact line", "last,past"));
  guint before = next || last ? 1 : 0;
  int weekday = weekday_of (word_at (words, at + before)), now = along_day_weekday (today);

  if (weekday == 0 || (before == 0 && is_other_word (words, at)))
    return 0;
  if (next || (ahead && !last))
    self->day = today + (weekday - now + 7) % 7 + (next && weekday == now ? 7 : 0);
  else
    self->day = today - (now - weekday + 7) % 7 - (last && weekday == now ? 7 : 0);
  return before + 1;
}

/* The last such day that was, or of a plan the next that comes. 29 February may be up to eight years away. */
static gboolean
day_without_year (int month, int day_of_month, int today, gboolean ahead, int *day)
{
  int year, m, d;

  along_day_to_ymd (today, &year, &m, &d);
  for (int away = -1; away <= 8; away++)
    {
      int of_year = ahead ? year + away : year - away;

      if (!along_day_valid_ymd (of_year, month, day_of_month))
        continue;
      *day = along_day_from_ymd (of_year, month, day_of_month);
      if (ahead ? *day >= today : *day <= today)
        return TRUE;
    }
  return FALSE;
}

/* "20", "20th". */
static gboolean
read_day_of_month (const char *word, int *day)
{
  double number;
  const char *behind;

  if (!split_number (word, &number, &behind) || number < 1 || number > 31 || number != (int) number
      || (*behind != '\0' && !is_one_of (behind, C_ ("contact line", "st,nd,rd,th"))))
    return FALSE;
  *day = (int) number;
  return TRUE;
}

static int
month_of (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *name = along_text_fold (along_month_name (month));

      if (g_utf8_strlen (word, -1) >= 3 && (g_str_has_prefix (name, word) || (month == 9 && g_str_equal (word, "sept"))))
        return month;
    }
  return 0;
}

/* "20 nov", "nov 20", each with a year after it or not; how many words, or 0. */
static guint
read_named_date (AlongContactLine *self, const ContactWords *words, guint at, int today, gboolean ahead)
{
  const char *first = word_at (words, at), *second = word_at (words, at + 1), *third = word_at (words, at + 2);
  int month, day_of_month, day;

  if (!(read_day_of_month (first, &day_of_month) && (month = month_of (second)) != 0)
      && !((month = month_of (first)) != 0 && read_day_of_month (second, &day_of_month)))
    return 0;
  if (strlen (third) == 4 && strspn (third, "0123456789") == 4
      && along_day_valid_ymd ((int) g_ascii_strtoll (third, NULL, 10), month, day_of_month))
    {
      self->day = along_day_from_ymd ((int) g_ascii_strtoll (third, NULL, 10), month, day_of_month);
      return 3;
    }
  if (!day_without_year (month, day_of_month, today, ahead, &day))
    return 0;
  self->day = day;
  return 2;
}

/* "12/3", "12/3/26", "2026-03-12". */
static gboolean
read_written_date (const char *word, int today, gboolean ahead, int *day)
{
  g_autofree char *edtf = NULL;
  g_auto (GStrv) parts = g_strsplit (word, "/", -1);
  AlongDate date;

  if (g_strv_length (parts) == 2)
    {
      int d, m;

      return read_day_of_month (parts[0], &d) && read_day_of_month (parts[1], &m) && m <= 12 && strlen (parts[0]) <= 2
             && strlen (parts[1]) <= 2 && day_without_year (m, d, today, ahead, day);
    }
  if (strpbrk (word, "/-") == NULL || !along_date_parse_typed (word, &edtf, NULL) || !along_date_parse (edtf, &date, NULL)
      || date.lo != date.hi)
    return FALSE;
  *day = date.lo;
  return TRUE;
}

/* @ahead: it is a plan: days are still to come. */
void
contact_line_read_when (AlongContactLine *self, ContactWords *words, int today, gboolean ahead)
{
  for (guint at = 0; at < words->n; at++)
    {
      guint n;
      int minutes;

      if (words->used[at])
        continue;
      n = read_length (words, at, &minutes);
      /* "1h10, 10 mins late": how long it was is said first. */
      if (n > 0 && self->minutes >= 0)
        {
          at += n - 1;
          continue;
        }
      if (n > 0)
        self->minutes = minutes;
      if (n == 0)
        n = read_named_date (self, words, at, today, ahead);
      if (n == 0)
        n = read_time (self, words, at);
      if (n == 0)
        n = read_weekday (self, words, at, today, ahead);
      if (n == 0 && read_written_date (words->folded[at], today, ahead, &self->day))
        n = 1;
      contact_words_take (words, at, n);
    }
}
