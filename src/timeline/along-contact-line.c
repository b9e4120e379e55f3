/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"
#include "along-kind.h"
#include "along-text.h"

/* The grammar is a bag of words in any order, with commas and plus signs between them if one likes. Words are
 * data: each row is a list in the user's language, and a row of several words is tried before its parts.
 *
 * The first clause says what the contact was. A later one that is mostly other words is a sentence about it:
 * nothing in it counts but modules, and it is handed back whole. */

typedef enum
{
  FIELD_MODE,
  FIELD_PLACE,
  FIELD_STATUS,
  FIELD_CANCELLED,
  FIELD_ELEMENT,
  FIELD_DAY, /* value: days from today */
  FIELD_SMALL,
} Field;

static const struct
{
  Field field;
  int value;
  const char *words;
} rows[] = {
  /* Translators: words that may be typed for it, with commas between; the first is shown as the example */
  { FIELD_MODE, ALONG_MODE_VISIT, NC_ ("contact line", "v,visit,visited,saw,seen,met") },
  { FIELD_MODE, ALONG_MODE_PHONE, NC_ ("contact line", "p,phone,phone call,phoned,call,called,rang,ring,telephone") },
  { FIELD_MODE, ALONG_MODE_VIDEO, NC_ ("contact line", "video,vid,video call,video called,teams,zoom,facetime") },
  { FIELD_MODE, ALONG_MODE_GROUP, NC_ ("contact line", "g,group,group session") },
  { FIELD_MODE, ALONG_MODE_MESSAGE,
    NC_ ("contact line", "t,text,texted,text message,message,messaged,msg,whatsapp,email,emailed,voice note") },
  { FIELD_PLACE, ALONG_PLACE_HOME, NC_ ("contact line", "home,at home") },
  { FIELD_PLACE, ALONG_PLACE_APPOINTMENT, NC_ ("contact line", "appointment,appt") },
  { FIELD_PLACE, ALONG_PLACE_COMMUNITY,
    NC_ ("contact line", "community,walk,park,cafe,school,nursery,library,family hub,childrens centre,children's centre") },
  { FIELD_PLACE, ALONG_PLACE_HOSPITAL, NC_ ("contact line", "hospital,ward") },
  { FIELD_PLACE, ALONG_PLACE_CLINIC, NC_ ("contact line", "clinic") },
  { FIELD_PLACE, ALONG_PLACE_OFFICE, NC_ ("contact line", "office") },
  { FIELD_PLACE, ALONG_PLACE_FAMILY_TIME, NC_ ("contact line", "family time") },
  { FIELD_PLACE, ALONG_PLACE_REFUGE, NC_ ("contact line", "refuge") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_COMPLETED, NC_ ("contact line", "done,completed") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_NO_ACCESS,
    NC_ ("contact line", "no answer,no reply,na,noone in,no one in,nobody in,not in,not home,not at home,dna,did not attend,"
                         "didn't attend,didnt attend,no show,no access") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_FAMILY_CANCELLED,
    NC_ ("contact line", "family cancelled,they cancelled,she cancelled,he cancelled,fc") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_SERVICE_CANCELLED,
    NC_ ("contact line", "we cancelled,i cancelled,cancelled by us,cancelled by me,wc") },
  { FIELD_STATUS, ALONG_CONTACT_STATUS_PLANNED, NC_ ("contact line", "planned,plan") },
  /* Translators: by whom it was cancelled follows from the names beside it */
  { FIELD_CANCELLED, 0, NC_ ("contact line", "cancelled,canceled,cancels,called off") },
  { FIELD_ELEMENT, ALONG_ELEMENT_ENABLING, NC_ ("contact line", "enab,enabling,en") },
  { FIELD_ELEMENT, ALONG_ELEMENT_EDUCATIONAL, NC_ ("contact line", "educ,edu,educational,ed") },
  { FIELD_ELEMENT, ALONG_ELEMENT_PRACTICAL, NC_ ("contact line", "prac,practical,pr") },
  { FIELD_DAY, -2, NC_ ("contact line", "day before yesterday,the day before yesterday") },
  { FIELD_DAY, -1, NC_ ("contact line", "yesterday,yest") },
  { FIELD_DAY, 0, NC_ ("contact line", "today,tod,this morning,this afternoon") },
  { FIELD_DAY, 1, NC_ ("contact line", "tomorrow,tom,tmrw") },
  { FIELD_DAY, 2, NC_ ("contact line", "day after tomorrow,the day after tomorrow") },
  /* Translators: words that mean nothing by themselves */
  { FIELD_SMALL, 0, NC_ ("contact line", "a,about,an,and,at,by,for,from,had,in,of,on,the,this,to,us,was,with,w,-,&") },
};

/* Whether the words from @at on are those of @name; returns how many, or 0. */
guint
contact_words_match (const ContactWords *words, guint at, const char *name)
{
  g_autofree char *folded = along_text_fold (name);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (folded), " ", -1);
  guint n = g_strv_length (parts);

  if (n == 0 || at + n > words->n)
    return 0;
  for (guint i = 0; i < n; i++)
    if (words->used[at + i] || strcmp (parts[i], words->folded[at + i]) != 0)
      return 0;
  return n;
}

void
contact_words_take (ContactWords *words, guint at, guint n)
{
  for (guint i = 0; i < n; i++)
    words->used[at + i] = TRUE;
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
read_names (ContactWords *line, const AlongLineWord *words, guint n_words, GArray *found)
{
  for (guint at = 0; at < line->n; at++)
    {
      guint best = 0;
      const AlongLineWord *best_word = NULL;

      for (guint w = 0; w < n_words; w++)
        for (const char *const *name = words[w].names; *name != NULL; name++)
          {
            guint n = contact_words_match (line, at, *name);
            if (n > best)
              {
                best = n;
                best_word = &words[w];
              }
          }
      if (best_word != NULL)
        {
          add_id (found, best_word->id);
          contact_words_take (line, at, best);
        }
    }
}

/* What was said first stands. */
static void
set_once (int *field, int value)
{
  if (*field < 0)
    *field = value;
}

static void
set_field (AlongContactLine *self, Field field, int value, int today)
{
  switch (field)
    {
    case FIELD_MODE:
      set_once (&self->mode, value);
      break;
    case FIELD_PLACE:
      set_once (&self->place, value);
      break;
    case FIELD_STATUS:
      self->status = value;
      break;
    case FIELD_CANCELLED:
      if (self->status < 0)
        self->status = self->workers->len > 0 && self->people->len == 0 ? ALONG_CONTACT_STATUS_SERVICE_CANCELLED
                                                                        : ALONG_CONTACT_STATUS_FAMILY_CANCELLED;
      break;
    case FIELD_ELEMENT:
      self->elements |= 1u << value;
      break;
    case FIELD_DAY:
      self->day = today + value;
      break;
    case FIELD_SMALL:
      break;
    }
}

/* @small: the small words, else all others. */
static void
read_rows (AlongContactLine *self, ContactWords *line, int today, gboolean small)
{
  for (guint at = 0; at < line->n; at++)
    {
      guint best = 0, best_row = 0;

      for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
        {
          g_auto (GStrv) words = NULL;

          if ((rows[r].field == FIELD_SMALL) != small)
            continue;
          words = g_strsplit (g_dpgettext2 (GETTEXT_PACKAGE, "contact line", rows[r].words), ",", -1);
          for (char **word = words; *word != NULL; word++)
            {
              guint n = contact_words_match (line, at, *word);
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
          contact_words_take (line, at, best);
        }
    }
}

static void
line_init (ContactWords *line, const char *text)
{
  g_auto (GStrv) raw = g_strsplit_set (text, " \t\n+,;", -1);
  GPtrArray *typed = g_ptr_array_new (), *folded = g_ptr_array_new ();

  for (char **word = raw; *word != NULL; word++)
    if (**word != '\0')
      {
        char *plain = along_text_fold (*word);

        g_ptr_array_add (typed, g_strdup (*word));
        if (strlen (plain) > 1 && strchr (".!?:", plain[strlen (plain) - 1]) != NULL)
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
line_clear (ContactWords *line)
{
  g_strfreev (line->typed);
  g_strfreev (line->folded);
  g_free (line->used);
}

static guint
count_unread (const ContactWords *line)
{
  guint n = 0;

  for (guint i = 0; i < line->n; i++)
    n += !line->used[i];
  return n;
}

static void
read_words (AlongContactLine *self, ContactWords *line, const AlongLineWords *words, gboolean ahead)
{
  read_names (line, words->modules, words->n_modules, self->modules);
  read_names (line, words->people, words->n_people, self->people);
  read_names (line, words->workers, words->n_workers, self->workers);
  read_rows (self, line, words->today, FALSE);
  contact_line_read_when (self, line, words->today, ahead);
  read_rows (self, line, words->today, TRUE);
}

static AlongContactLine *
contact_line_new (void)
{
  AlongContactLine *self = g_new0 (AlongContactLine, 1);

  self->mode = self->place = self->status = self->minutes = self->hour = self->minute = -1;
  self->day = ALONG_DAY_NONE;
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->workers = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->modules = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->unread = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* How many words of a piece are understood by themselves, and how many not; small ones count for neither. */
static void
weigh (const char *text, const AlongLineWords *words, guint *understood, guint *unread)
{
  g_autoptr (AlongContactLine) probe = contact_line_new ();
  ContactWords line;
  guint small;

  line_init (&line, text);
  read_words (probe, &line, words, FALSE);
  *unread = count_unread (&line);
  memset (line.used, 0, (line.n + 1) * sizeof *line.used);
  small = line.n;
  read_rows (probe, &line, words->today, TRUE);
  small -= count_unread (&line);
  *understood = line.n - small - MIN (*unread, line.n - small);
  line_clear (&line);
}

/* The first letter of a sentence as a capital. */
static char *
sentence (const char *text)
{
  g_autofree char *tidy = along_text_tidy_line (text);

  return *tidy != '\0' ? along_text_capital (tidy) : NULL;
}

/* A sentence for what happened. */
static void
add_rest (AlongContactLine *self, const char *text)
{
  g_autofree char *made = sentence (text);
  g_autofree char *before = self->rest;
  gboolean ends;

  if (made == NULL)
    {
      self->rest = g_steal_pointer (&before);
      return;
    }
  ends = strchr (".!?", made[strlen (made) - 1]) != NULL;
  self->rest = g_strconcat (before != NULL ? before : "", before != NULL ? " " : "", made, ends ? "" : ".", NULL);
}

/* What was not understood: each word a mark by itself; from the first to the last of them for what happened. */
static void
keep_unread (AlongContactLine *self, const ContactWords *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint first = line->n, last = 0;

  for (guint i = 0; i < line->n; i++)
    if (!line->used[i])
      {
        first = MIN (first, i);
        last = i;
        g_ptr_array_add (self->unread, g_strdup (line->typed[i]));
      }
  for (guint i = first; i < line->n && i <= last; i++)
    g_string_append_printf (text, "%s ", line->typed[i]);
  if (!g_str_equal (text->str, "? "))
    add_rest (self, text->str);
}

/* A clause after the first that is mostly other words. */
static gboolean
is_sentence (const char *clause, const AlongLineWords *words)
{
  guint understood, unread;

  weigh (clause, words, &understood, &unread);
  return unread * 2 >= understood && unread > 0;
}

static void
read_clause (AlongContactLine *self, const char *clause, const AlongLineWords *words, gboolean first, gboolean ahead)
{
  ContactWords line;

  line_init (&line, clause);
  if (!first && is_sentence (clause, words))
    {
      g_autofree char *tidy = along_text_tidy_line (clause);

      read_names (&line, words->modules, words->n_modules, self->modules);
      g_ptr_array_add (self->unread, g_strdup (tidy));
      add_rest (self, tidy);
    }
  else
    {
      read_words (self, &line, words, ahead);
      keep_unread (self, &line);
    }
  line_clear (&line);
}

/* The line at its commas, semicolons and full stops. */
static GPtrArray *
clauses_of (const char *text)
{
  GPtrArray *clauses = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *c = text;; c++)
    if (*c == '\0' || *c == ',' || *c == ';' || (*c == '.' && (c[1] == ' ' || c[1] == '\0')))
      {
        char *clause = g_strstrip (g_strndup (start, (gsize) (c - start)));

        if (*clause != '\0')
          g_ptr_array_add (clauses, clause);
        else
          g_free (clause);
        if (*c == '\0')
          return clauses;
        start = c + 1;
      }
}

/* Whether a piece of the line says what the contact was, and ends with a name. */
static gboolean
ends_with_name (const char *text, const AlongLineWords *words)
{
  g_autoptr (AlongContactLine) probe = contact_line_new ();
  ContactWords line;
  gboolean name;

  line_init (&line, text);
  read_names (&line, words->people, words->n_people, probe->people);
  read_names (&line, words->workers, words->n_workers, probe->workers);
  name = line.n > 0 && line.used[line.n - 1];
  read_words (probe, &line, words, FALSE);
  name = name && count_unread (&line) == 0;
  line_clear (&line);
  return name;
}

/* In the first clause, what follows a colon after a name is a clause of its own: "visit 45min Jade: sorted baby clothes". */
static void
split_at_name (GPtrArray *clauses, const AlongLineWords *words)
{
  char *first = clauses->len > 0 ? clauses->pdata[0] : NULL;

  for (char *colon = first; colon != NULL && (colon = strchr (colon, ':')) != NULL; colon++)
    if (colon[1] == ' ')
      {
        g_autofree char *before = g_strndup (first, (gsize) (colon - first));

        if (!ends_with_name (before, words))
          continue;
        g_ptr_array_insert (clauses, 1, g_strstrip (g_strdup (colon + 1)));
        *colon = '\0';
        return;
      }
}

/* Whether words that begin at @start stand by themselves: after a stop, or with a capital; not in "what comes next: a home". */
static gboolean
begins_clause (const char *text, const char *start)
{
  const char *at = start;

  if (g_unichar_isupper (g_utf8_get_char (start)))
    return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
  while (at > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  return at == text || strchr (".,;!?*", at[-1]) != NULL;
}

/* How long the words before @colon are that say that the next step follows: "Next:", "next step:"; 0: none. */
static gsize
next_words_before (const char *text, const char *colon)
{
  /* Translators: what may be typed, with a colon after it, before the next step */
  g_auto (GStrv) all = g_strsplit (C_ ("contact line, before a colon", "next,next step,next steps,to do,todo"), ",", -1);
  gsize longest = 0;

  for (char **words = all; *words != NULL; words++)
    {
      const char *start = colon;
      g_autofree char *typed = NULL, *folded = NULL;

      for (glong n = g_utf8_strlen (*words, -1); n > 0 && start != NULL; n--)
        start = g_utf8_find_prev_char (text, start);
      if (start == NULL || !begins_clause (text, start))
        continue;
      typed = g_strndup (start, (gsize) (colon - start));
      folded = along_text_fold (typed);
      if (g_str_equal (folded, *words))
        longest = MAX (longest, (gsize) (colon - start));
    }
  return longest;
}

/* Takes the next step off the end of the line: what follows the first ">", or "Next:". */
static void
take_next_step (AlongContactLine *self, char *text)
{
  for (char *c = text; *c != '\0'; c++)
    {
      gsize length = *c == ':' ? next_words_before (text, c) : 0;

      if (*c != '>' && length == 0)
        continue;
      self->next_step = sentence (c + 1);
      c[-(gssize) length] = '\0';
      return;
    }
}

/* The words of a piece up to, and from, the first that means nothing else. */
static void
split_at_unread (const char *text, const AlongLineWords *words, GString *before, GString *after)
{
  g_autoptr (AlongContactLine) probe = contact_line_new ();
  ContactWords line;
  guint first;

  line_init (&line, text);
  read_words (probe, &line, words, FALSE);
  for (first = 0; first < line.n && line.used[first]; first++)
    ;
  for (guint i = 0; i < line.n; i++)
    g_string_append_printf (i < first ? before : after, "%s ", line.typed[i]);
  line_clear (&line);
}

/* Takes the words before each "*" off the line: from the last comma on, or where there is none, from the first word
 * on that means nothing else. Returns: (transfer full): the line without them. */
static char *
take_strengths (AlongContactLine *self, const char *text, const AlongLineWords *words)
{
  g_auto (GStrv) pieces = g_strsplit (text, "*", -1);
  GString *left = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *comma = strrchr (pieces[i], ',');
      g_autoptr (GString) after = g_string_new (NULL);
      g_autofree char *strength = NULL, *before = NULL;

      if (i > 0)
        g_string_append (left, ", ");
      if (pieces[i + 1] == NULL)
        {
          g_string_append (left, pieces[i]);
          break;
        }
      if (comma != NULL)
        {
          g_string_append (after, comma + 1);
          g_string_append_len (left, pieces[i], comma - pieces[i]);
        }
      else
        split_at_unread (pieces[i], words, left, after);
      strength = sentence (after->str);
      if (strength == NULL)
        continue;
      before = self->strength;
      self->strength = before != NULL ? g_strdup_printf ("%s. %s", before, strength) : g_steal_pointer (&strength);
    }
  return g_string_free (left, FALSE);
}

/**
 * along_contact_line_read: reads one line about a contact: "v 1h10 mum+dad enab prac safe sleep yesterday 14:00,
 * jade rang midwife * > bring the form" ("Next:" says the same as ">"). Nothing in it can be wrong: what is not understood is handed back.
 */
AlongContactLine *
along_contact_line_read (const char *text, const AlongLineWords *words)
{
  AlongContactLine *self = contact_line_new ();
  g_autofree char *copy = g_strdup (text), *plain = NULL;
  g_autoptr (GPtrArray) clauses = NULL;
  gboolean ahead;

  take_next_step (self, copy);
  plain = take_strengths (self, copy, words);
  clauses = clauses_of (plain);
  split_at_name (clauses, words);
  {
    g_autoptr (AlongContactLine) probe = contact_line_new ();
    ContactWords line;

    line_init (&line, plain);
    read_words (probe, &line, words, FALSE);
    ahead = probe->status == ALONG_CONTACT_STATUS_PLANNED;
    line_clear (&line);
  }
  for (guint i = 0; i < clauses->len; i++)
    read_clause (self, clauses->pdata[i], words, i == 0, ahead);
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
  g_free (self->rest);
  g_ptr_array_unref (self->unread);
  g_free (self);
}
