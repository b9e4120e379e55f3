/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"
#include "along-kind.h"
#include "along-text.h"

/* The grammar is a bag of words in any order, with commas and plus signs between them if one likes. Words are
 * data: each row is a list in the user's language, and a row of several words is tried before its parts. */

typedef enum
{
  FIELD_MODE,
  FIELD_PLACE,
  FIELD_STATUS,
  FIELD_ELEMENT,
  FIELD_DAY, /* value: days from today */
} Field;

static const struct
{
  Field field;
  int value;
  const char *words;
} rows[] = {
  /* Translators: words that may be typed for it, with commas between; the first is shown as the example */
  { FIELD_MODE, ALONG_MODE_VISIT, NC_ ("contact line", "v,visit,visited,saw") },
  { FIELD_MODE, ALONG_MODE_PHONE, NC_ ("contact line", "p,phone,call,rang,phoned") },
  { FIELD_MODE, ALONG_MODE_VIDEO, NC_ ("contact line", "video,vid") },
  { FIELD_MODE, ALONG_MODE_GROUP, NC_ ("contact line", "g,group") },
  { FIELD_MODE, ALONG_MODE_MESSAGE, NC_ ("contact line", "t,text,message,msg") },
  { FIELD_PLACE, ALONG_PLACE_HOME, NC_ ("contact line", "home,at home") },
  { FIELD_PLACE, ALONG_PLACE_APPOINTMENT, NC_ ("contact line", "appointment,appt") },
  { FIELD_PLACE, ALONG_PLACE_COMMUNITY, NC_ ("contact line", "community,walk,park,cafe") },
  { FIELD_PLACE, ALONG_PLACE_HOSPITAL, NC_ ("contact line", "hospital,ward") },
  { FIELD_PLACE, ALONG_PLACE_CLINIC, NC_ ("contact line", "clinic") },
  { FIELD_PLACE, ALONG_PLACE_OFFICE, NC_ ("contact line", "office") },
  { FIELD_PLACE, ALONG_PLACE_FAMILY_TIME, NC_ ("contact line", "family time") },
  { FIELD_PLACE, ALONG_PLACE_REFUGE, NC_ ("contact line", "refuge") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_COMPLETED, NC_ ("contact line", "done,completed") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_NO_ACCESS, NC_ ("contact line", "no answer,na,noone in,no one in") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_FAMILY_CANCELLED, NC_ ("contact line", "family cancelled,they cancelled,fc") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_SERVICE_CANCELLED, NC_ ("contact line", "we cancelled,wc") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_PLANNED, NC_ ("contact line", "planned,plan") },
  { FIELD_ELEMENT, ALONG_ELEMENT_ENABLING, NC_ ("contact line", "enab,enabling,en") },
  { FIELD_ELEMENT, ALONG_ELEMENT_EDUCATIONAL, NC_ ("contact line", "educ,edu,educational,ed") },
  { FIELD_ELEMENT, ALONG_ELEMENT_PRACTICAL, NC_ ("contact line", "prac,practical,pr") },
  { FIELD_DAY, 0, NC_ ("contact line", "today,tod") },
  { FIELD_DAY, -1, NC_ ("contact line", "yesterday,yest") },
  { FIELD_DAY, 1, NC_ ("contact line", "tomorrow,tom") },
};

typedef struct
{
  char **typed;  /* as typed */
  char **folded; /* the same, folded, without commas and full stops at the end */
  gboolean *used;
  guint n;
} Line;

/* Whether the words from @at on are those of @name; returns how many, or 0. */
static guint
matches (const Line *line, guint at, const char *name)
{
  g_autofree char *folded = along_text_fold (name);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (folded), " ", -1);
  guint n = g_strv_length (parts);

  if (n == 0 || at + n > line->n)
    return 0;
  for (guint i = 0; i < n; i++)
    if (line->used[at + i] || strcmp (parts[i], line->folded[at + i]) != 0)
      return 0;
  return n;
}

static void
take (Line *line, guint at, guint n)
{
  for (guint i = 0; i < n; i++)
    line->used[at + i] = TRUE;
}

static void
add_id (GArray *ids, AlongId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (along_id_equal (g_array_index (ids, AlongId, i), id))
      return;
  g_array_append_val (ids, id);
}

/* Names of several words before names of one: the longest that fits at each place. */
static void
read_names (Line *line, const AlongLineWord *words, guint n_words, GArray *found)
{
  for (guint at = 0; at < line->n; at++)
    {
      guint best = 0;
      const AlongLineWord *best_word = NULL;

      for (guint w = 0; w < n_words; w++)
        for (const char *const *name = words[w].names; *name != NULL; name++)
          {
            guint n = matches (line, at, *name);
            if (n > best)
              {
                best = n;
                best_word = &words[w];
              }
          }
      if (best_word != NULL)
        {
          add_id (found, best_word->id);
          take (line, at, best);
        }
    }
}

static void
set_field (AlongContactLine *self, Field field, int value, int today)
{
  switch (field)
    {
    case FIELD_MODE:
      self->mode = value;
      break;
    case FIELD_PLACE:
      self->place = value;
      break;
    case FIELD_STATUS:
      self->status = value;
      break;
    case FIELD_ELEMENT:
      self->elements |= 1u << value;
      break;
    case FIELD_DAY:
      self->day = today + value;
      break;
    }
}

static void
read_rows (AlongContactLine *self, Line *line, int today)
{
  for (guint at = 0; at < line->n; at++)
    {
      guint best = 0, best_row = 0;

      for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
        {
          g_auto (GStrv) words = g_strsplit (g_dpgettext2 (GETTEXT_PACKAGE, "contact line", rows[r].words), ",", -1);

          for (char **word = words; *word != NULL; word++)
            {
              guint n = matches (line, at, *word);
              if (n > best)
                {
                  best = n;
                  best_row = r;
                }
            }
        }
      if (best > 0)
        {
          set_field (self, rows[best_row].field, rows[best_row].value, today);
          take (line, at, best);
        }
    }
}

/* "1h10", "1h", "70m", "45min", "1.5h", "90mins"; a day at the most. */
static gboolean
read_duration (const char *word, int *minutes)
{
  char *end;
  double first = g_ascii_strtod (word, &end), total;
  const char *unit = end;

  if (end == word || !g_ascii_isdigit (*word))
    return FALSE;
  if (*unit == 'h')
    {
      total = first * 60;
      unit += strncmp (unit, "hrs", 3) == 0 ? 3 : strncmp (unit, "hr", 2) == 0 ? 2 : 1;
      if (g_ascii_isdigit (*unit))
        {
          total += g_ascii_strtod (unit, &end);
          unit = end;
          if (*unit == '\0')
            unit = "m";
        }
      else if (*unit == '\0')
        unit = "m";
    }
  else
    total = first;
  if ((strcmp (unit, "m") != 0 && strcmp (unit, "min") != 0 && strcmp (unit, "mins") != 0) || total > 24 * 60)
    return FALSE;
  *minutes = (int) (total + 0.5);
  return TRUE;
}

/* "14:00", "14.00", "9:30am", "10am", "2pm". */
static gboolean
read_time (const char *word, int *hour, int *minute)
{
  const char *c = word;
  int h = 0, m = 0, digits = 0;
  gboolean colon = FALSE;

  for (; g_ascii_isdigit (*c) && digits < 2; c++, digits++)
    h = h * 10 + *c - '0';
  if (digits == 0)
    return FALSE;
  if ((*c == ':' || *c == '.') && g_ascii_isdigit (c[1]) && g_ascii_isdigit (c[2]))
    {
      m = (c[1] - '0') * 10 + c[2] - '0';
      c += 3;
      colon = TRUE;
    }
  if (strcmp (c, "pm") == 0 || strcmp (c, "am") == 0)
    {
      if (h < 1 || h > 12)
        return FALSE;
      h = h % 12 + (*c == 'p' ? 12 : 0);
      c += 2;
      colon = TRUE;
    }
  if (*c != '\0' || !colon || h > 23 || m > 59)
    return FALSE;
  *hour = h;
  *minute = m;
  return TRUE;
}

/* A weekday is the last one that was, today included. */
static gboolean
read_weekday (const char *word, int today, int *day)
{
  for (int w = 1; w <= 7; w++)
    {
      g_autofree char *name = along_text_fold (along_weekday_name (w));

      if (g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (name, word))
        {
          *day = today - (along_day_weekday (today) - w + 7) % 7;
          return TRUE;
        }
    }
  return FALSE;
}

/* "12/3", "12/3/26", "2026-03-12": a day and month without a year is the last such day. */
static gboolean
read_date (const char *word, int today, int *day)
{
  g_autofree char *edtf = NULL;
  g_auto (GStrv) parts = g_strsplit_set (word, "/", -1);
  AlongDate date;

  if (g_strv_length (parts) == 2 && *parts[0] != '\0' && *parts[1] != '\0' && strlen (parts[0]) <= 2 && strlen (parts[1]) <= 2
      && strspn (parts[0], "0123456789") == strlen (parts[0]) && strspn (parts[1], "0123456789") == strlen (parts[1]))
    {
      int year, month, dom, d = (int) g_ascii_strtoll (parts[0], NULL, 10), m = (int) g_ascii_strtoll (parts[1], NULL, 10);

      along_day_to_ymd (today, &year, &month, &dom);
      /* 29 February may be up to eight years back. */
      for (int back = 0; back <= 8; back++)
        if (along_day_valid_ymd (year - back, m, d) && along_day_from_ymd (year - back, m, d) <= today)
          {
            *day = along_day_from_ymd (year - back, m, d);
            return TRUE;
          }
      return FALSE;
    }
  if (strpbrk (word, "/-") == NULL || !along_date_parse_typed (word, &edtf, NULL) || !along_date_parse (edtf, &date, NULL)
      || date.lo != date.hi)
    return FALSE;
  *day = date.lo;
  return TRUE;
}

static void
read_numbers (AlongContactLine *self, Line *line, int today)
{
  for (guint at = 0; at < line->n; at++)
    {
      const char *word = line->folded[at];

      if (line->used[at])
        continue;
      line->used[at] = read_duration (word, &self->minutes) || read_time (word, &self->hour, &self->minute)
                       || read_weekday (word, today, &self->day) || read_date (word, today, &self->day);
    }
}

static void
line_init (Line *line, const char *text)
{
  g_auto (GStrv) raw = g_strsplit_set (text, " \t\n+,;", -1);
  GPtrArray *typed = g_ptr_array_new (), *folded = g_ptr_array_new ();

  for (char **word = raw; *word != NULL; word++)
    if (**word != '\0')
      {
        char *plain = along_text_fold (*word);

        g_ptr_array_add (typed, g_strdup (*word));
        if (strlen (plain) > 1 && strchr (".!?", plain[strlen (plain) - 1]) != NULL)
          plain[strlen (plain) - 1] = '\0';
        g_ptr_array_add (folded, plain);
      }
  line->n = typed->len;
  g_ptr_array_add (typed, NULL);
  g_ptr_array_add (folded, NULL);
  line->typed = (char **) g_ptr_array_free (typed, FALSE);
  line->folded = (char **) g_ptr_array_free (folded, FALSE);
  line->used = g_new0 (gboolean, line->n + 1);
}

static void
line_clear (Line *line)
{
  g_strfreev (line->typed);
  g_strfreev (line->folded);
  g_free (line->used);
}

static void
read_words (AlongContactLine *self, Line *line, const AlongLineWords *words)
{
  read_names (line, words->modules, words->n_modules, self->modules);
  read_names (line, words->people, words->n_people, self->people);
  read_names (line, words->workers, words->n_workers, self->workers);
  read_rows (self, line, words->today);
  read_numbers (self, line, words->today);
}

/* The first letter of a sentence as a capital. */
static char *
sentence (const char *text)
{
  g_autofree char *tidy = along_text_tidy_line (text);
  gunichar first = g_utf8_get_char (tidy);
  char letter[7] = { 0 };

  if (*tidy == '\0')
    return NULL;
  g_unichar_to_utf8 (g_unichar_toupper (first), letter);
  return g_strconcat (letter, g_utf8_next_char (tidy), NULL);
}

/* Takes the words before a "*" off the line: from the last comma on, or where there is none, from the first word
 * on that means nothing else. */
static char *
take_strength (char *text, const AlongLineWords *words)
{
  char *star = strchr (text, '*'), *comma;
  char *strength = NULL;

  if (star == NULL)
    return NULL;
  *star = '\0';
  comma = strrchr (text, ',');
  if (comma != NULL)
    {
      strength = sentence (comma + 1);
      *comma = '\0';
    }
  else
    {
      Line line;
      AlongContactLine *probe = along_contact_line_read ("", words);
      GString *rest = g_string_new (NULL);
      guint first;

      line_init (&line, text);
      read_words (probe, &line, words);
      for (first = 0; first < line.n && line.used[first]; first++)
        ;
      for (guint i = first; i < line.n; i++)
        g_string_append_printf (rest, "%s ", line.typed[i]);
      strength = sentence (rest->str);
      g_string_truncate (rest, 0);
      for (guint i = 0; i < first; i++)
        g_string_append_printf (rest, "%s ", line.typed[i]);
      /* Never longer than what it was read from. */
      memcpy (text, rest->str, MIN (rest->len, (gsize) (star - text)));
      text[MIN (rest->len, (gsize) (star - text))] = '\0';
      g_string_free (rest, TRUE);
      along_contact_line_free (probe);
      line_clear (&line);
    }
  return strength;
}

/**
 * along_contact_line_read: reads one line about a contact: "v 1h10 mum+dad enab prac safe sleep yesterday 14:00,
 * jade rang midwife * > bring the form". Nothing in it can be wrong: what is not understood is handed back.
 */
AlongContactLine *
along_contact_line_read (const char *text, const AlongLineWords *words)
{
  AlongContactLine *self = g_new0 (AlongContactLine, 1);
  g_autofree char *copy = g_strdup (text);
  char *arrow = strchr (copy, '>');
  Line line;

  self->mode = self->place = self->status = self->minutes = self->hour = self->minute = -1;
  self->day = ALONG_DAY_NONE;
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->workers = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->modules = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->unread = g_ptr_array_new_with_free_func (g_free);

  if (arrow != NULL)
    {
      self->next_step = sentence (arrow + 1);
      *arrow = '\0';
    }
  self->strength = take_strength (copy, words);

  line_init (&line, copy);
  read_words (self, &line, words);
  for (guint i = 0; i < line.n; i++)
    if (!line.used[i])
      g_ptr_array_add (self->unread, g_strdup (line.typed[i]));
  line_clear (&line);
  return self;
}

void
along_contact_line_free (AlongContactLine *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->people);
  g_array_unref (self->workers);
  g_array_unref (self->modules);
  g_free (self->strength);
  g_free (self->next_step);
  g_ptr_array_unref (self->unread);
  g_free (self);
}
