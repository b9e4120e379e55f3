/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of a document are in the record, once all has been taken from it that has a place there. */
#include "along-gedcom-import-kept-private.h"

#include <string.h>

#include "along-gedcom-date.h"
#include "along-gedcom-people.h"
#include "along-gedcom-words.h"
#include "along-text.h"

/* Of a person, whose records may be several: the first of each is in the record. */
typedef struct
{
  guint8 named, born, died;
} Seen;

gboolean
along_gedcom_import_value_is (AlongGedcom *gedcom, guint line, const char *text)
{
  const AlongGedcomLine *l = &gedcom->lines[line];

  return strlen (text) == l->value_len && g_ascii_strncasecmp (gedcom->text + l->value_at, text, l->value_len) == 0;
}

/* The words of the line @tag below @line, or NULL. */
char *
along_gedcom_import_text_below (AlongGedcom *gedcom, guint line, AlongGedcomTag tag)
{
  guint child = along_gedcom_child_tagged (gedcom, line, tag);

  return child != 0 ? g_strstrip (along_gedcom_line_text (gedcom, child)) : NULL;
}

/* The person or couple that a record is of; G_MAXUINT: of neither. */
guint
along_gedcom_import_index_of (AlongGedcom *gedcom, guint record)
{
  const AlongGedcomLine *line = &gedcom->lines[record];
  const AlongGedcomSlot *slot;

  if (line->xref_at == 0 || (line->tag != ALONG_TAG_INDI && line->tag != ALONG_TAG_FAM))
    return G_MAXUINT;
  slot = along_gedcom_slot (gedcom, gedcom->text + line->xref_at, line->xref_len);
  return gedcom->lines[slot->line].tag == line->tag ? slot->index : G_MAXUINT;
}

static void
take (Import *import, guint line)
{
  if (line != 0)
    import->taken[line] = TAKEN;
}

static void
take_below (Import *import, guint line, AlongGedcomTag tag)
{
  take (import, along_gedcom_child_tagged (import->gedcom, line, tag));
}

/* The DATE below an event, if @edtf says all that it does. */
static void
take_date (Import *import, guint event, const char *edtf)
{
  guint line = along_gedcom_child_tagged (import->gedcom, event, ALONG_TAG_DATE);
  g_autofree char *words = edtf != NULL ? along_gedcom_date_from_edtf (edtf) : NULL;

  if (line != 0 && words != NULL && along_gedcom_import_value_is (import->gedcom, line, words))
    take (import, line);
}

/* Whether it is the event of that day that was read; @text: (nullable): the one without a day. */
static gboolean
has_date (AlongGedcom *gedcom, guint event, const char *text)
{
  g_autofree char *date = along_gedcom_import_text_below (gedcom, event, ALONG_TAG_DATE), *tidy = date != NULL ? along_text_tidy_line (date) : NULL;

  if (tidy != NULL && *tidy == '\0')
    g_clear_pointer (&tidy, g_free);
  return g_strcmp0 (tidy, text) == 0;
}

static void
take_name (Import *import, guint line, gboolean first)
{
  AlongGedcom *gedcom = import->gedcom;

  take (import, line);
  if (!first)
    {
      guint type = along_gedcom_child_tagged (gedcom, line, ALONG_TAG_TYPE);

      if (type != 0)
        {
          static const char *const ours[] = { "aka", "nickname", "spelling", "other", "former", "birth", "maiden" };
          gboolean known = FALSE;

          for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
            known |= along_gedcom_import_value_is (gedcom, type, ours[i]);
          /* what the record has no word for is a former name there */
          if (known && !along_gedcom_import_value_is (gedcom, type, "birth") && !along_gedcom_import_value_is (gedcom, type, "maiden"))
            {
              take (import, type);
              take_below (import, type, ALONG_TAG_PHRASE);
            }
        }
      return;
    }
  take_below (import, line, ALONG_TAG_GIVN);
  take_below (import, line, ALONG_TAG_SURN);
  take_below (import, line, ALONG_TAG_NICK);
}

static gboolean
is_confidential (AlongGedcom *gedcom, guint record)
{
  guint mark = along_gedcom_child_tagged (gedcom, record, ALONG_TAG_RESN);
  g_autofree char *text = mark != 0 ? along_gedcom_line_text (gedcom, mark) : NULL, *small = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return small != NULL && (strstr (small, "confidential") != NULL || strstr (small, "privacy") != NULL);
}

/* Notes whose words are in the record. */
static void
take_note (Import *import, guint line)
{
  g_autofree char *pointer = along_gedcom_line_pointer (import->gedcom, line);

  guint record = pointer != NULL ? along_gedcom_record (import->gedcom, pointer) : 0;

  if (pointer == NULL)
    take (import, line);
  else if (record != 0)
    {
      take (import, line);
      take (import, record);
      if (is_confidential (import->gedcom, record))
        import->taken[line] = MARKED;
    }
}

/* A pointer to a person or couple of the document. */
static gboolean
leads_to (AlongGedcom *gedcom, guint line, AlongGedcomTag tag)
{
  gsize length;
  const char *xref = along_gedcom_pointer_in (gedcom, &gedcom->lines[line], &length);
  const AlongGedcomSlot *slot = xref != NULL ? along_gedcom_slot (gedcom, xref, length) : NULL;

  return slot != NULL && slot->line != 0 && gedcom->lines[slot->line].tag == tag;
}

static void
take_famc (Import *import, guint line)
{
  guint pedi = along_gedcom_child_tagged (import->gedcom, line, ALONG_TAG_PEDI);

  if (!leads_to (import->gedcom, line, ALONG_TAG_FAM))
    return;
  take (import, line);
  if (pedi == 0 || along_gedcom_import_value_is (import->gedcom, pedi, "sealing"))
    return;
  take (import, pedi);
  take_below (import, pedi, ALONG_TAG_PHRASE);
}

/* An adoption that its link has taken in. */
static void
take_adoption (Import *import, const AlongGedcomPerson *person, guint line)
{
  AlongGedcom *gedcom = import->gedcom;

  for (guint l = 0; l < person->n_links; l++)
    {
      const AlongGedcomLink *link = &import->links[person->links[l]];
      guint famc = along_gedcom_child_tagged (gedcom, line, ALONG_TAG_FAMC);

      if (link->adop != line || along_gedcom_import_care_of (import, link) != ALONG_CARE_KIND_ADOPTION)
        continue;
      take (import, line);
      take (import, famc);
      take_below (import, famc, ALONG_TAG_ADOP);
    }
}

static void
mark_person (Import *import, guint record, guint index, Seen *seen)
{
  AlongGedcom *gedcom = import->gedcom;
  const AlongGedcomPerson *person = &import->people[index];

  take (import, record);
  for (guint line = along_gedcom_child (gedcom, record); line != 0; line = gedcom->lines[line].next)
    switch (gedcom->lines[line].tag)
      {
      case ALONG_TAG_NAME:
        take_name (import, line, !seen->named);
        seen->named = TRUE;
        break;
      case ALONG_TAG_SEX:
        if (along_gedcom_import_value_is (gedcom, line, "M") || along_gedcom_import_value_is (gedcom, line, "F") || along_gedcom_import_value_is (gedcom, line, "U"))
          take (import, line);
        break;
      case ALONG_TAG_BIRT:
        if (!seen->born && person->born != NULL && !along_gedcom_import_is_future (import, person->born)
            && has_date (gedcom, line, person->born_text))
          {
            take (import, line);
            take_date (import, line, person->born);
            seen->born = TRUE;
          }
        break;
      case ALONG_TAG_DEAT:
        if (!seen->died && has_date (gedcom, line, person->died_text))
          {
            guint age = along_gedcom_child_tagged (gedcom, line, ALONG_TAG_AGE);

            take (import, line);
            take_date (import, line, person->died);
            if (age != 0 && person->stillborn)
              {
                take (import, age);
                take_below (import, age, ALONG_TAG_PHRASE);
              }
            seen->died = TRUE;
          }
        break;
      case ALONG_TAG_NOTE:
      case ALONG_TAG_SNOTE:
        take_note (import, line);
        break;
      case ALONG_TAG_FAMC:
        take_famc (import, line);
        break;
      case ALONG_TAG_FAMS:
        if (leads_to (gedcom, line, ALONG_TAG_FAM))
          take (import, line);
        break;
      case ALONG_TAG_ADOP:
        take_adoption (import, person, line);
        break;
      default:
        break;
      }
}

/* Whether an event is of the day @edtf, or of none. */
static gboolean
is_of_day (AlongGedcom *gedcom, guint event, const char *edtf)
{
  g_autofree char *date = along_gedcom_import_text_below (gedcom, event, ALONG_TAG_DATE);
  g_autofree char *day = date != NULL ? along_gedcom_date_to_edtf (date, NULL, NULL) : NULL;

  return date == NULL || *date == '\0' || g_strcmp0 (day, edtf) == 0;
}

static gboolean
has_only_type_and_date (AlongGedcom *gedcom, guint event)
{
  for (guint line = along_gedcom_child (gedcom, event); line != 0; line = gedcom->lines[line].next)
    if (gedcom->lines[line].tag != ALONG_TAG_TYPE && gedcom->lines[line].tag != ALONG_TAG_DATE)
      return FALSE;
  return TRUE;
}

/* What became of an event of a couple: a record has it, and what is below it has a place. */
static gboolean
is_told (AlongGedcom *gedcom, guint event, const AlongGedcomCouple *couple, const AlongGedcomTold *told, const char *day)
{
  return told != NULL && along_gedcom_child_tagged (gedcom, event, ALONG_TAG_DATE) != 0 && is_of_day (gedcom, event, day)
         && (told->by == couple || has_only_type_and_date (gedcom, event));
}

enum { KIND = 1, BEFORE = 2, PARTED = 4, ENDED = 8, CHANGED = 16, AGAIN = 32, RESUMED = 64 };

/* What an event of a couple is in the record, once each; 0: nothing: it is a line that is kept. @day: (out): its EDTF there */
static guint
couple_event (Import *import, guint line, const AlongGedcomCouple *couple, const char **day)
{
  AlongGedcom *gedcom = import->gedcom;
  g_autofree char *type = along_gedcom_import_text_below (gedcom, line, ALONG_TAG_TYPE);
  const AlongGedcomTold *parted = along_gedcom_import_parted (import, couple);
  gboolean back = couple->reconciled && !couple->again && couple->resumed == NULL, over = !couple->changed && (!couple->divorced || back);

  /* what came after they were together again, not before */
  gboolean after = couple->resumed != NULL && !couple->divorced && line > couple->resumed_line && (couple->separated || couple->ended);

  if (type == NULL)
    return 0;
  *day = couple->to;
  if (g_ascii_strcasecmp (type, couple->parted_ended ? "End of relationship" : "Separation") == 0 && parted != NULL && !after)
    {
      *day = couple->parted;
      return is_told (gedcom, line, couple, parted, *day) ? PARTED : 0;
    }
  if (g_ascii_strcasecmp (type, "Separation") == 0)
    return over && is_of_day (gedcom, line, *day) ? ENDED : 0;
  if (g_ascii_strcasecmp (type, "End of relationship") == 0)
    return over && !couple->separated && is_of_day (gedcom, line, *day) ? ENDED : 0;
  if (g_ascii_strcasecmp (type, "Change of relationship") == 0)
    return along_gedcom_child_tagged (gedcom, line, ALONG_TAG_DATE) != 0 && *day != NULL && is_of_day (gedcom, line, *day)
           && !along_gedcom_import_ends_before (couple->from, couple->to) ? CHANGED : 0;
  if (g_ascii_strcasecmp (type, "Reconciliation") == 0 && couple->resumed != NULL)
    {
      *day = couple->resumed;
      return is_told (gedcom, line, couple, along_gedcom_import_resumed (import, couple), *day) ? RESUMED : 0;
    }
  *day = couple->from;
  if (g_ascii_strcasecmp (type, "Reconciliation") == 0)
    return couple->again ? (is_of_day (gedcom, line, *day) ? AGAIN : 0) : (!couple->changed ? AGAIN : 0);
  if (along_gedcom_couple_of_type (type) < 0)
    return 0;
  if (couple->married && g_strcmp0 (type, couple->before) == 0)
    {
      *day = couple->together;
      return is_told (gedcom, line, couple, along_gedcom_import_before (import, couple), *day) ? BEFORE : 0;
    }
  return !couple->married && !couple->engaged && g_strcmp0 (type, couple->type) == 0 && is_of_day (gedcom, line, *day) ? KIND : 0;
}

/* What is kept of an event, and below it, is about the record that it became. @told: (nullable) */
static void
move (Import *import, guint line, const AlongGedcomTold *told, const AlongGedcomCouple *couple)
{
  if (told != NULL && told->by == couple)
    g_hash_table_insert (import->moved, GUINT_TO_POINTER (line), g_memdup2 (&told->id, sizeof told->id));
}

/* @seen: what of the couple was taken before */
static void
take_couple_event (Import *import, guint line, const AlongGedcomCouple *couple, guint *seen)
{
  const char *day;
  guint what = couple_event (import, line, couple, &day);

  if (what == 0 || (*seen & what) != 0)
    return;
  *seen |= what;
  take (import, line);
  take_below (import, line, ALONG_TAG_TYPE);
  take_date (import, line, day);
  if (what == BEFORE)
    move (import, line, along_gedcom_import_before (import, couple), couple);
  else if (what == RESUMED || (what == ENDED && couple->resumed != NULL))
    move (import, line, along_gedcom_import_resumed (import, couple), couple);
  if (what == RESUMED)
    for (guint note = along_gedcom_child (import->gedcom, line); note != 0; note = import->gedcom->lines[note].next)
      if (import->gedcom->lines[note].tag == ALONG_TAG_NOTE || import->gedcom->lines[note].tag == ALONG_TAG_SNOTE)
        take_note (import, note);
}

static void
mark_couple (Import *import, guint record, guint index)
{
  AlongGedcom *gedcom = import->gedcom;
  const AlongGedcomCouple *couple = &import->couples[index];
  guint seen = 0;
  gboolean married = FALSE, ended = FALSE, engaged = FALSE, two = !along_id_is_none (import->couple[index]);

  take (import, record);
  for (guint line = along_gedcom_child (gedcom, record); line != 0; line = gedcom->lines[line].next)
    {
      AlongGedcomTag tag = gedcom->lines[line].tag;

      if (tag == ALONG_TAG_HUSB || tag == ALONG_TAG_WIFE || tag == ALONG_TAG_CHIL)
        {
          if (!leads_to (gedcom, line, ALONG_TAG_INDI) && !(tag == ALONG_TAG_CHIL && along_gedcom_import_value_is (gedcom, line, "@VOID@")))
            continue;
          take (import, line);
          take_below (import, line, ALONG_TAG__FREL);
          take_below (import, line, ALONG_TAG__MREL);
        }
      else if ((tag == ALONG_TAG_NOTE || tag == ALONG_TAG_SNOTE) && two)
        take_note (import, line);
      else if (tag == ALONG_TAG_MARR && !married && two)
        {
          guint type = along_gedcom_child_tagged (gedcom, line, ALONG_TAG_TYPE);

          married = TRUE;
          take (import, line);
          take_date (import, line, couple->from);
          if (type != 0 && along_gedcom_import_value_is (gedcom, type, "Civil partnership"))
            take (import, type);
        }
      else if (tag == ALONG_TAG_ENGA && !engaged && two && !couple->married)
        {
          engaged = TRUE;
          take (import, line);
          take_date (import, line, couple->from);
        }
      else if ((tag == ALONG_TAG_DIV || tag == ALONG_TAG_ANUL) && two)
        {
          move (import, line, along_gedcom_import_resumed (import, couple), couple);
          /* of those who came together again the record has no divorce, only its day as that on which they parted */
          if (tag == ALONG_TAG_ANUL || ended || (couple->reconciled && !couple->again && couple->to == NULL))
            continue;
          ended = TRUE;
          take (import, line);
          take_date (import, line, couple->to);
        }
      else if (tag == ALONG_TAG_NO && two && along_gedcom_import_value_is (gedcom, line, "MARR") && !couple->married)
        take (import, line);
      else if (tag == ALONG_TAG_EVEN && two)
        take_couple_event (import, line, couple, &seen);
    }
}

/* What of the header is ours to write: not what others put there. */
static void
mark_head (Import *import, guint head)
{
  static const AlongGedcomTag written[] = { ALONG_TAG_GEDC, ALONG_TAG_CHAR, ALONG_TAG_SOUR, ALONG_TAG_SUBM, ALONG_TAG_SUBN, ALONG_TAG_DATE };
  AlongGedcom *gedcom = import->gedcom;

  take (import, head);
  for (guint line = along_gedcom_child (gedcom, head); line != 0; line = gedcom->lines[line].next)
    {
      gboolean drop = along_gedcom_line_is (gedcom, line, "DEST") || along_gedcom_line_is (gedcom, line, "FILE");

      for (guint i = 0; i < G_N_ELEMENTS (written); i++)
        drop |= gedcom->lines[line].tag == written[i];
      if (drop)
        for (guint below = line; below < gedcom->n_lines && (below == line || gedcom->lines[below].depth > gedcom->lines[line].depth); below++)
          take (import, below);
      if (gedcom->lines[line].tag != ALONG_TAG_SCHMA)
        continue;
      take (import, line);
      for (guint tag = along_gedcom_child (gedcom, line); tag != 0; tag = gedcom->lines[tag].next)
        if (gedcom->lines[tag].value_len > 5 && memcmp (gedcom->text + gedcom->lines[tag].value_at, "_ALN_", 5) == 0)
          take (import, tag);
    }
}

/* What is below a line that is not taken is not either; above one that is not, the lines that are make its frame. */
static void
mark_frames (Import *import)
{
  AlongGedcom *gedcom = import->gedcom;
  guint8 *taken = import->taken;
  guint above[ALONG_GEDCOM_MOST_NESTING + 2] = { 0 };

  for (guint line = 1; line < gedcom->n_lines; line++)
    {
      const AlongGedcomLine *l = &gedcom->lines[line];

      above[l->depth] = line;
      if (l->depth > 1 && taken[above[l->depth - 1]] == UNTAKEN)
        taken[line] = UNTAKEN;
      else if (l->depth > 1 && (l->tag == ALONG_TAG_CONC || l->tag == ALONG_TAG_CONT))
        taken[line] = TAKEN;
      if (taken[line] != UNTAKEN)
        continue;
      for (guint depth = l->depth - 1u; depth >= 1 && taken[above[depth]] == TAKEN; depth--)
        taken[above[depth]] = FRAME;
    }
  /* events of a kind are told apart by their words */
  for (guint line = 1; line < gedcom->n_lines; line++)
    if (taken[line] == FRAME && (gedcom->lines[line].tag == ALONG_TAG_EVEN || gedcom->lines[line].tag == ALONG_TAG_FACT))
      {
        guint type = along_gedcom_child_tagged (gedcom, line, ALONG_TAG_TYPE);

        if (type != 0 && taken[type] == TAKEN)
          taken[type] = FRAME;
      }
}

/** along_gedcom_import_mark: marks each line of the document with what became of it. @head: the line of the header, or 0 */
void
along_gedcom_import_mark (Import *import, guint head)
{
  AlongGedcom *gedcom = import->gedcom;
  g_autofree Seen *seen = g_new0 (Seen, import->n_people + 1);

  if (head != 0)
    mark_head (import, head);
  for (guint record = along_gedcom_child (gedcom, 0); record != 0; record = gedcom->lines[record].next)
    {
      guint index = along_gedcom_import_index_of (gedcom, record);

      if (index == G_MAXUINT)
        continue;
      if (gedcom->lines[record].tag == ALONG_TAG_INDI)
        mark_person (import, record, index, &seen[index]);
      else
        mark_couple (import, record, index);
    }
  mark_frames (import);
}
