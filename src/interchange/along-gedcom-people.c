/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From lines to people: what one INDI or FAM record says of itself. How they hang together is in
 * along-gedcom-links.c. */
#include "along-gedcom-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"
#include "along-gedcom-date.h"

#define ROOM 256 /* bytes of a value that needs no memory of its own */

static const char *
keep (AlongGedcom *self, const char *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->strings, text) : NULL;
}

/* Part of a text, without spaces at its ends. */
static const char *
keep_part (AlongGedcom *self, const char *from, const char *to)
{
  while (from < to && *from == ' ')
    from++;
  while (to > from && to[-1] == ' ')
    to--;
  return to > from ? g_string_chunk_insert_len (self->strings, from, to - from) : NULL;
}

/* Whether a line's value can be taken as it stands: nothing joined to it, nothing escaped, no spaces to tidy.
 * Most are like that, and so need no memory of their own. */
static gboolean
is_plain (const AlongGedcom *self, guint line)
{
  const AlongGedcomLine *l = &self->lines[line];
  const char *value = self->text + l->value_at;
  char before = ' ';

  for (guint child = along_gedcom_child (self, line); child != 0; child = self->lines[child].next)
    if (self->lines[child].tag == ALONG_TAG_CONC || self->lines[child].tag == ALONG_TAG_CONT)
      return FALSE;
  for (guint32 i = 0; i < l->value_len; before = value[i++])
    if ((guchar) value[i] < ' ' || value[i] == '@' || value[i] == 0x7F || (value[i] == ' ' && before == ' '))
      return FALSE;
  return l->value_len > 0 && before != ' ';
}

/* The text of a line's value alone (CONC joined, CONT not), on one line and tidy. In @room if it fits
 * there, else in memory that @memory takes. */
static char *
one_line (AlongGedcom *self, guint line, char room[ROOM], char **memory)
{
  const AlongGedcomLine *l = &self->lines[line];
  char *text, *newline, *out;

  *memory = NULL;
  if (l->value_len < ROOM && is_plain (self, line))
    {
      memcpy (room, self->text + l->value_at, l->value_len);
      room[l->value_len] = '\0';
      return room;
    }
  out = text = *memory = along_gedcom_line_text (self, line);
  newline = strchr (text, '\n');
  if (newline != NULL)
    *newline = '\0';
  /* spaces: none at the ends, one between words */
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      *out++ = *c;
    else if (out > text && out[-1] != ' ')
      *out++ = ' ';
  if (out > text && out[-1] == ' ')
    out--;
  *out = '\0';
  return text;
}

/** along_gedcom_kept_text: the value of the first child @tag of @line on one line, owned by @self; or %NULL. */
const char *
along_gedcom_kept_text (AlongGedcom *self, guint line, AlongGedcomTag tag)
{
  guint child = along_gedcom_child_tagged (self, line, tag);
  g_autofree char *memory = NULL;
  char room[ROOM];

  if (child == 0)
    return NULL;
  return keep (self, one_line (self, child, room, &memory));
}

static gboolean
says_unknown (const char *name)
{
  return name[strspn (name, "?_-. ")] == '\0';
}

/* Whether a NAME line holds nothing but marks for "not known". */
static gboolean
is_empty_name (const char *text)
{
  return text[strspn (text, "?_-. /")] == '\0';
}

static void
read_name (AlongGedcom *self, guint line, AlongGedcomPerson *person)
{
  g_autofree char *memory = NULL;
  char room[ROOM], *text, *slash, *end;

  if (person->name != NULL)
    return;
  text = one_line (self, line, room, &memory);
  person->given = along_gedcom_kept_text (self, line, ALONG_TAG_GIVN);
  person->surname = along_gedcom_kept_text (self, line, ALONG_TAG_SURN);
  person->nick = along_gedcom_kept_text (self, line, ALONG_TAG_NICK);
  slash = strchr (text, '/');
  if (person->given == NULL)
    person->given = keep_part (self, text, slash != NULL ? slash : text + strlen (text));
  if (slash != NULL && person->surname == NULL)
    {
      end = strchr (slash + 1, '/');
      person->surname = keep_part (self, slash + 1, end != NULL ? end : slash + strlen (slash));
    }
  if (is_empty_name (text))
    {
      /* no name line worth showing: made from its parts */
      g_autofree char *joined = g_strstrip (g_strdup_printf ("%s %s", person->given != NULL ? person->given : "",
                                                             person->surname != NULL ? person->surname : ""));

      person->name = says_unknown (joined) ? NULL : keep (self, joined);
      return;
    }
  end = text;
  for (const char *c = text; *c != '\0'; c++)
    {
      char shown = *c == '/' ? ' ' : *c;

      if (shown != ' ' || (end > text && end[-1] != ' '))
        *end++ = shown;
    }
  person->name = keep_part (self, text, end);
}

static gboolean
mentions_stillbirth (const char *text)
{
  g_autofree char *small = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return small != NULL && (strstr (small, "stillborn") != NULL || strstr (small, "stillbirth") != NULL
                           || strstr (small, "born_dead") != NULL);
}

/* STILLBORN as the age at any event (5.5.1), the same as a phrase (7.0), as the cause, or KIND BORN_DEAD. */
static gboolean
tells_stillbirth (AlongGedcom *self, guint event)
{
  gboolean told = FALSE;

  for (guint child = along_gedcom_child (self, event); child != 0 && !told; child = self->lines[child].next)
    {
      AlongGedcomTag tag = self->lines[child].tag;

      if (tag == ALONG_TAG_AGE || tag == ALONG_TAG_CAUS || along_gedcom_line_is (self, child, "KIND"))
        {
          g_autofree char *memory = NULL;
          char room[ROOM];
          const char *text = one_line (self, child, room, &memory);

          told = mentions_stillbirth (text) || mentions_stillbirth (along_gedcom_kept_text (self, child, ALONG_TAG_PHRASE));
        }
    }
  return told;
}

/* The DATE of an event. Sets @text and @edtf if they are %NULL so far, or if only this date can be put
 * into EDTF. */
static void
read_date (AlongGedcom *self, guint event, const char **text, const char **edtf)
{
  const char *value = along_gedcom_kept_text (self, event, ALONG_TAG_DATE);
  g_autofree char *found = NULL;

  if (value == NULL || *edtf != NULL)
    return;
  found = along_gedcom_date_to_edtf (value, NULL, NULL);
  if (found != NULL || *text == NULL)
    *text = value;
  /* only a span has a second year, which may have lost its century */
  if (found != NULL && strchr (found, '/') != NULL && along_gedcom_date_is_mended (value))
    along_gedcom_warn (self, self->lines[along_gedcom_child_tagged (self, event, ALONG_TAG_DATE)].number,
                       _ ("The second year of “%s” lacks its century. It was read as that of the first."), value);
  *edtf = keep (self, found);
}

static void
read_sex (AlongGedcom *self, guint line, AlongGedcomPerson *person)
{
  const AlongGedcomLine *l = &self->lines[line];
  const char *value = self->text + l->value_at;
  const char *finer = along_gedcom_kept_text (self, line, ALONG_TAG__ALN_SEX);
  gsize length = l->value_len;

  while (length > 0 && g_ascii_isspace (*value))
    {
      value++;
      length--;
    }
  if (length == 0)
    return;
  person->sex = g_ascii_toupper (*value);
  if (strchr ("MFXU", person->sex) == NULL || (length > 1 && g_ascii_isalpha (value[1]) && strchr ("MF", person->sex) == NULL))
    {
      if (person->sex != 'N' && person->sex != '?')
        along_gedcom_warn (self, l->number, _ ("This letter for the sex is not known. It was read as not known."));
      person->sex = 'U';
    }
  if (finer != NULL && strcmp (finer, "X") == 0)
    person->sex = 'X';
}

static gboolean
is_confidential (AlongGedcom *self, guint record)
{
  const char *text = along_gedcom_kept_text (self, record, ALONG_TAG_RESN);
  g_autofree char *small = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return small != NULL && (strstr (small, "confidential") != NULL || strstr (small, "privacy") != NULL);
}

/** along_gedcom_read_person: what the INDI record at @record says, added to @person. */
void
along_gedcom_read_person (AlongGedcom *self, guint record, AlongGedcomPerson *person)
{
  for (guint child = along_gedcom_child (self, record); child != 0; child = self->lines[child].next)
    switch (self->lines[child].tag)
      {
      case ALONG_TAG_NAME:
        read_name (self, child, person);
        break;
      case ALONG_TAG_SEX:
        read_sex (self, child, person);
        break;
      case ALONG_TAG_BIRT:
        read_date (self, child, &person->born_text, &person->born);
        person->stillborn |= tells_stillbirth (self, child);
        break;
      case ALONG_TAG_DEAT:
        read_date (self, child, &person->died_text, &person->died);
        person->stillborn |= tells_stillbirth (self, child);
        person->dead = TRUE;
        break;
      case ALONG_TAG_BURI:
      case ALONG_TAG_CREM:
        person->dead = TRUE;
        break;
      case ALONG_TAG_RESN:
        person->confidential |= is_confidential (self, record);
        break;
      case ALONG_TAG_EVEN:
        if (!self->is_7)
          person->stillborn |= tells_stillbirth (self, child);
        break;
      default:
        break;
      }
  person->dead |= person->stillborn;
}

static gboolean
type_begins (const char *type, const char *const *words)
{
  g_autofree char *small = type != NULL ? g_ascii_strdown (type, -1) : NULL;

  for (; small != NULL && *words != NULL; words++)
    if (strstr (small, *words) != NULL)
      return TRUE;
  return FALSE;
}

#define TYPE_HAS(type, ...) type_begins (type, (const char *const[]){ __VA_ARGS__, NULL })

static gboolean
says_end (const AlongGedcomCouple *couple)
{
  return couple->separated || couple->divorced || couple->ended;
}

/* That two parted, each time. @day: (nullable): EDTF; @other: it was no marriage */
typedef struct
{
  const char *day;
  guint line;
  gboolean other;
} End;

/* @parted: whether the file has that they parted above their coming together again; @marked: an event is confidential; the
 * others EDTF */
typedef struct
{
  const char *married, *engaged, *together, *again, *separated, *divorced, *other_end;
  gboolean parted, marked;
  guint again_line, n_again;
  End ends[2];
  guint n_ends;
} CoupleDays;

static void
read_end (AlongGedcom *self, guint event, gboolean other, AlongGedcomCouple *couple, CoupleDays *days)
{
  const char *text = NULL, *day = NULL, **first = other ? &days->other_end : &days->separated;

  *(other ? &couple->ended : &couple->separated) = TRUE;
  read_date (self, event, &text, &day);
  if (*first == NULL)
    *first = day;
  if (days->n_ends < G_N_ELEMENTS (days->ends))
    days->ends[days->n_ends] = (End){ day, event, other };
  days->n_ends++;
}

static void
read_couple_event (AlongGedcom *self, guint event, AlongGedcomCouple *couple, CoupleDays *days)
{
  const char *type = along_gedcom_kept_text (self, event, ALONG_TAG_TYPE), *text = NULL;

  if (type == NULL)
    return;
  if (TYPE_HAS (type, "change of relationship"))
    {
      couple->changed = TRUE;
      read_date (self, event, &text, &days->other_end);
    }
  else if (TYPE_HAS (type, "separat", "parted", "end of relationship"))
    read_end (self, event, TYPE_HAS (type, "end of"), couple, days);
  else if (TYPE_HAS (type, "reconcil"))
    {
      if (!couple->reconciled)
        days->parted = says_end (couple);
      couple->reconciled = TRUE;
      days->again_line = event;
      days->n_again++;
      read_date (self, event, &text, &days->again);
    }
  else if (TYPE_HAS (type, "cohabit", "living together", "common law", "partner", "relationship", "dating", "affair",
                     "unmarried", "not married"))
    {
      if (couple->type == NULL)
        couple->type = type;
      if (days->together == NULL && !TYPE_HAS (type, "married"))
        couple->before = type;
      read_date (self, event, &text, &days->together);
    }
}

/* Whether a record of which nothing older is known begins with their coming together @again, as ours do of two who have
 * another: then the end of which it speaks came after it. Else they parted and came together again, and are so. */
static gboolean
begins_again (const AlongGedcomCouple *couple, const char *again, gboolean parted)
{
  if (again == NULL || couple->married || (couple->from != NULL && !g_str_equal (couple->from, again)))
    return FALSE;
  if (!says_end (couple))
    return TRUE;
  if (couple->to != NULL && along_date_last_day (couple->to) != ALONG_DAY_NONE
      && along_date_last_day (couple->to) < along_date_first_day (again))
    return FALSE;
  if (couple->to != NULL && along_date_last_day (again) != ALONG_DAY_NONE
      && along_date_first_day (couple->to) > along_date_last_day (again))
    return TRUE;
  return !parted; /* where the dates do not tell: as it stands in the file */
}

/* When it ended: of those who parted and were divorced it has a day of each, if nothing of it is confidential: that is told
 * by one record with all that was confidential of it. */
static void
set_end (AlongGedcomCouple *couple, const CoupleDays *days)
{
  couple->to = couple->divorced ? days->divorced : days->separated != NULL ? days->separated : days->other_end;
  if (couple->divorced && days->separated != NULL && !days->marked
      && (days->divorced == NULL || along_date_first_day (days->separated) <= along_date_last_day (days->divorced)))
    couple->parted = days->separated;
}

/* When it began. That they lived together before they married is a time of its own, if nothing is confidential; a wedding
 * without a day has none. */
static void
set_beginning (AlongGedcomCouple *couple, const CoupleDays *days)
{
  couple->from = couple->married ? days->married : days->together != NULL ? days->together : days->engaged;
  if (couple->married && couple->before != NULL && days->together != NULL && !days->marked
      && (days->married == NULL || along_date_first_day (days->together) < along_date_first_day (days->married)))
    couple->together = days->together;
  couple->again = begins_again (couple, days->again, days->parted);
  if (couple->again)
    couple->from = days->again;
}

/* Whether who parted and came together again was divorced after that. */
static void
set_resumed (AlongGedcomCouple *couple, const CoupleDays *days)
{
  if (couple->reconciled && !couple->again && !couple->changed && couple->parted != NULL && days->divorced != NULL && days->again != NULL
      && along_date_first_day (couple->parted) <= along_date_last_day (days->again)
      && along_date_last_day (days->again) < along_date_first_day (days->divorced))
    {
      couple->resumed = days->again;
      couple->resumed_line = days->again_line;
    }
}

/* Whether @day is known from end to end, and no later than @other. */
static gboolean
is_no_later (const char *day, const char *other)
{
  int first = along_date_first_day (day), last = along_date_last_day (other);

  return first != ALONG_DAY_NONE && last != ALONG_DAY_NONE && first <= last;
}

/* Who parted and came together again, each with a day, in one record: what it says besides is of the time after that. Not of
 * those who were divorced, nor where it tells of more. */
static void
set_together_again (AlongGedcomCouple *couple, const CoupleDays *days)
{
  const End *before = &days->ends[0], *after = days->n_ends == 2 ? &days->ends[1] : NULL;

  if (couple->again || couple->changed || couple->divorced || days->marked || days->n_again != 1 || days->again == NULL || days->n_ends == 0
      || days->n_ends > 2 || before->day == NULL || !is_no_later (before->day, days->again)
      || (couple->from != NULL && !is_no_later (couple->from, before->day)))
    return;
  if (after != NULL && (before->line > days->again_line || after->line < days->again_line))
    return;
  if (before->line > days->again_line && is_no_later (days->again, before->day))
    return;
  couple->parted = before->day;
  couple->parted_ended = before->other;
  couple->resumed = days->again;
  couple->resumed_line = days->again_line;
  couple->separated = after != NULL && !after->other;
  couple->ended = after != NULL && after->other;
  couple->to = after != NULL ? after->day : NULL;
}

/** along_gedcom_read_couple: what the FAM record at @record says of the couple itself. */
void
along_gedcom_read_couple (AlongGedcom *self, guint record, AlongGedcomCouple *couple)
{
  const char *from_text = NULL, *to_text = NULL, *engaged_text = NULL, *value;
  CoupleDays days = { 0 };

  for (guint child = along_gedcom_child (self, record); child != 0; child = self->lines[child].next)
    days.marked |= self->lines[child].tag != ALONG_TAG_HUSB && self->lines[child].tag != ALONG_TAG_WIFE && self->lines[child].tag != ALONG_TAG_CHIL
                   && is_confidential (self, child);
  for (guint child = along_gedcom_child (self, record); child != 0; child = self->lines[child].next)
    switch (self->lines[child].tag)
      {
      case ALONG_TAG_MARR:
        couple->married = TRUE;
        if (couple->type == NULL)
          couple->type = along_gedcom_kept_text (self, child, ALONG_TAG_TYPE);
        read_date (self, child, &from_text, &days.married);
        break;
      case ALONG_TAG_ENGA:
        couple->engaged = TRUE;
        read_date (self, child, &engaged_text, &days.engaged);
        break;
      case ALONG_TAG_DIV:
      case ALONG_TAG_ANUL:
        couple->divorced = TRUE;
        read_date (self, child, &to_text, &days.divorced);
        break;
      case ALONG_TAG_NO:
        value = self->text + self->lines[child].value_at;
        if (self->lines[child].value_len >= 4 && strncmp (value, "MARR", 4) == 0)
          couple->not_married = TRUE;
        break;
      case ALONG_TAG_EVEN:
        read_couple_event (self, child, couple, &days);
        break;
      default:
        if (along_gedcom_line_is (self, child, "_SEPR"))
          read_end (self, child, FALSE, couple, &days);
        break;
      }
  set_end (couple, &days);
  set_beginning (couple, &days);
  set_resumed (couple, &days);
  set_together_again (couple, &days);
}

static const struct
{
  const char *word;
  AlongGedcomPedigree pedigree;
} pedigree_words[] = {
  { "birth", ALONG_GEDCOM_PEDIGREE_BIRTH },      { "natural", ALONG_GEDCOM_PEDIGREE_BIRTH },
  { "biological", ALONG_GEDCOM_PEDIGREE_BIRTH }, { "adopted", ALONG_GEDCOM_PEDIGREE_ADOPTED },
  { "foster", ALONG_GEDCOM_PEDIGREE_FOSTER },    { "step", ALONG_GEDCOM_PEDIGREE_STEP },
  { "guardian", ALONG_GEDCOM_PEDIGREE_GUARDIAN }, { "sealing", ALONG_GEDCOM_PEDIGREE_SEALING },
  { "special guardian", ALONG_GEDCOM_PEDIGREE_GUARDIAN }, { "kinship", ALONG_GEDCOM_PEDIGREE_GUARDIAN },
  { "connected person", ALONG_GEDCOM_PEDIGREE_GUARDIAN }, { "private foster", ALONG_GEDCOM_PEDIGREE_FOSTER },
  { "donor", ALONG_GEDCOM_PEDIGREE_DONOR },      { "surroga", ALONG_GEDCOM_PEDIGREE_SURROGATE },
};

/** along_gedcom_pedigree_of: the pedigree that words name: PEDI, a phrase, or what programs write in _FREL. */
AlongGedcomPedigree
along_gedcom_pedigree_of (const char *words)
{
  g_autofree char *small = words != NULL ? g_ascii_strdown (words, -1) : NULL;

  if (small == NULL || *small == '\0' || strcmp (small, "unknown") == 0)
    return ALONG_GEDCOM_PEDIGREE_UNSAID;
  for (guint i = 0; i < G_N_ELEMENTS (pedigree_words); i++)
    if (g_str_has_prefix (small, pedigree_words[i].word))
      return pedigree_words[i].pedigree;
  return ALONG_GEDCOM_PEDIGREE_OTHER;
}
