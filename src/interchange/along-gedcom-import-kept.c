/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a document that have no place in the record: kept as they are, with whom they are about, so that they can be
 * written back. A line that is in the record stands among them only where one below it is not: without its value then. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-gedcom-date.h"
#include "along-gedcom-people.h"
#include "along-gedcom-words.h"
#include "along-text.h"

#define MOST_LETTERS 90000 /* of a kept record: less than the record's texts hold */

/* of a line: FRAME is in the record, but something below it is not; MARKED: so is what it leads to, which is confidential */
enum { UNTAKEN, TAKEN, FRAME, MARKED };

/* Of a person, whose records may be several: the first of each is in the record. */
typedef struct
{
  guint8 named, born, died;
} Seen;

typedef struct
{
  Import *import;
  AlongGedcom *gedcom;
  GHashTable *renamed;    /* xref of the file -> xref it is kept by, where the two differ */
  GHashTable *referenced; /* xrefs of other records that kept lines lead to */
  gboolean ours;          /* the file was written by this program */
  guint record;           /* whose lines are being kept */
} Keeping;

static gboolean
value_is (AlongGedcom *gedcom, guint line, const char *text)
{
  const AlongGedcomLine *l = &gedcom->lines[line];

  return strlen (text) == l->value_len && g_ascii_strncasecmp (gedcom->text + l->value_at, text, l->value_len) == 0;
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

  if (line != 0 && words != NULL && value_is (import->gedcom, line, words))
    take (import, line);
}

/* The words of the line @tag below @line, or NULL. */
static char *
text_below (AlongGedcom *gedcom, guint line, AlongGedcomTag tag)
{
  guint child = along_gedcom_child_tagged (gedcom, line, tag);

  return child != 0 ? g_strstrip (along_gedcom_line_text (gedcom, child)) : NULL;
}

/* Whether it is the event of that day that was read; @text: (nullable): the one without a day. */
static gboolean
has_date (AlongGedcom *gedcom, guint event, const char *text)
{
  g_autofree char *date = text_below (gedcom, event, ALONG_TAG_DATE), *tidy = date != NULL ? along_text_tidy_line (date) : NULL;

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
            known |= value_is (gedcom, type, ours[i]);
          /* what the record has no word for is a former name there */
          if (known && !value_is (gedcom, type, "birth") && !value_is (gedcom, type, "maiden"))
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
  if (pedi == 0 || value_is (import->gedcom, pedi, "sealing"))
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
        if (value_is (gedcom, line, "M") || value_is (gedcom, line, "F") || value_is (gedcom, line, "U"))
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

static void
mark_couple (Import *import, guint record, guint index)
{
  AlongGedcom *gedcom = import->gedcom;
  const AlongGedcomCouple *couple = &import->couples[index];
  gboolean married = FALSE, ended = FALSE, engaged = FALSE, two = !along_id_is_none (import->couple[index]);

  take (import, record);
  for (guint line = along_gedcom_child (gedcom, record); line != 0; line = gedcom->lines[line].next)
    {
      AlongGedcomTag tag = gedcom->lines[line].tag;

      if (tag == ALONG_TAG_HUSB || tag == ALONG_TAG_WIFE || tag == ALONG_TAG_CHIL)
        {
          if (!leads_to (gedcom, line, ALONG_TAG_INDI) && !(tag == ALONG_TAG_CHIL && value_is (gedcom, line, "@VOID@")))
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
          if (type != 0 && value_is (gedcom, type, "Civil partnership"))
            take (import, type);
        }
      else if (tag == ALONG_TAG_ENGA && !engaged && two && !couple->married)
        {
          engaged = TRUE;
          take (import, line);
          take_date (import, line, couple->from);
        }
      else if (tag == ALONG_TAG_DIV && !ended && two)
        {
          ended = TRUE;
          take (import, line);
          take_date (import, line, couple->to);
        }
      else if (tag == ALONG_TAG_NO && two && value_is (gedcom, line, "MARR") && !couple->married)
        take (import, line);
      else if (tag == ALONG_TAG_EVEN && two)
        {
          g_autofree char *type = text_below (gedcom, line, ALONG_TAG_TYPE);
          gboolean is_end = type != NULL && (g_ascii_strcasecmp (type, "Separation") == 0 || g_ascii_strcasecmp (type, "End of relationship") == 0);
          gboolean is_kind = type != NULL && along_gedcom_couple_of_type (type) >= 0 && !couple->married && !couple->engaged;

          if (!is_end && !is_kind && (type == NULL || g_ascii_strcasecmp (type, "Reconciliation") != 0))
            continue;
          take (import, line);
          take_below (import, line, ALONG_TAG_TYPE);
          take_date (import, line, is_end ? couple->to : couple->from);
        }
    }
}

/* What of the header is ours to write: not what others put there. */
static void
mark_head (Keeping *keeping, guint head)
{
  static const AlongGedcomTag written[] = { ALONG_TAG_GEDC, ALONG_TAG_CHAR, ALONG_TAG_SOUR, ALONG_TAG_SUBM, ALONG_TAG_SUBN, ALONG_TAG_DATE };
  AlongGedcom *gedcom = keeping->gedcom;
  Import *import = keeping->import;

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
mark_frames (Keeping *keeping)
{
  AlongGedcom *gedcom = keeping->gedcom;
  guint8 *taken = keeping->import->taken;
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

/* The person or couple that a record is of; G_MAXUINT: of neither. */
static guint
index_of (AlongGedcom *gedcom, guint record)
{
  const AlongGedcomLine *line = &gedcom->lines[record];
  const AlongGedcomSlot *slot;

  if (line->xref_at == 0 || (line->tag != ALONG_TAG_INDI && line->tag != ALONG_TAG_FAM))
    return G_MAXUINT;
  slot = along_gedcom_slot (gedcom, gedcom->text + line->xref_at, line->xref_len);
  return gedcom->lines[slot->line].tag == line->tag ? slot->index : G_MAXUINT;
}

/* What a pointer is kept as: the id of a record of ours, or the xref of a kept one. */
static char *
kept_pointer (Keeping *keeping, const char *xref)
{
  AlongGedcom *gedcom = keeping->gedcom;
  const AlongGedcomSlot *slot = along_gedcom_slot (gedcom, xref, strlen (xref));
  AlongId id = ALONG_ID_NONE;
  const char *fresh;

  if (slot->line != 0 && gedcom->lines[slot->line].tag == ALONG_TAG_INDI)
    id = keeping->import->person[slot->index];
  else if (slot->line != 0 && gedcom->lines[slot->line].tag == ALONG_TAG_FAM)
    {
      id = keeping->import->couple[slot->index];
      if (along_id_is_none (id))
        id = keeping->import->lone_parent[slot->index];
    }
  else
    {
      if (slot->line != 0)
        g_hash_table_add (keeping->referenced, g_strdup (xref));
      fresh = g_hash_table_lookup (keeping->renamed, xref);
      return g_strdup (fresh != NULL ? fresh : xref);
    }
  return along_id_is_none (id) ? g_strdup ("VOID") : along_id_to_text (id);
}

/* Whether a line of the frame is known again by its value. */
static gboolean
shows_value (AlongGedcomTag tag)
{
  return tag == ALONG_TAG_EVEN || tag == ALONG_TAG_FACT || tag == ALONG_TAG_TYPE;
}

/* Whether two lines are told apart by their order alone. */
static gboolean
are_alike (AlongGedcom *gedcom, guint one, guint other)
{
  const AlongGedcomLine *a = &gedcom->lines[one], *b = &gedcom->lines[other];
  g_autofree char *type = NULL, *other_type = NULL;
  gsize length;

  if (a->tag != b->tag)
    return FALSE;
  if (a->tag != ALONG_TAG_EVEN && a->tag != ALONG_TAG_FACT && along_gedcom_pointer_in (gedcom, b, &length) == NULL)
    return TRUE;
  if (a->value_len != b->value_len || memcmp (gedcom->text + a->value_at, gedcom->text + b->value_at, a->value_len) != 0)
    return FALSE;
  type = text_below (gedcom, one, ALONG_TAG_TYPE);
  other_type = text_below (gedcom, other, ALONG_TAG_TYPE);
  return g_strcmp0 (type, other_type) == 0;
}

/* What a line of the record is known by, where several are alike: another name by its words, others by their number. */
static void
append_key (Keeping *keeping, GString *out, guint line)
{
  AlongGedcom *gedcom = keeping->gedcom;
  const AlongGedcomLine *l = &gedcom->lines[line];
  guint record = keeping->record, nth = 1, index = index_of (gedcom, record);

  if (l->tag == ALONG_TAG_NAME && index != G_MAXUINT && gedcom->lines[record].tag == ALONG_TAG_INDI
      && along_gedcom_child_tagged (gedcom, keeping->import->people[index].line, ALONG_TAG_NAME) != line)
    {
      g_string_append (out, " =");
      g_string_append_len (out, gedcom->text + l->value_at, l->value_len);
      return;
    }
  for (guint before = along_gedcom_child (gedcom, record); before != line; before = gedcom->lines[before].next)
    nth += keeping->import->taken[before] != UNTAKEN && are_alike (gedcom, before, line);
  g_string_append_printf (out, " %u", nth);
}

static void
append_line (Keeping *keeping, GString *out, guint line, guint level)
{
  AlongGedcom *gedcom = keeping->gedcom;
  const AlongGedcomLine *l = &gedcom->lines[line];
  g_autofree char *pointer = along_gedcom_line_pointer (gedcom, line), *tag = along_gedcom_line_tag (gedcom, line);
  guint8 taken = keeping->import->taken[line];
  gboolean note = taken != UNTAKEN && (l->tag == ALONG_TAG_NOTE || l->tag == ALONG_TAG_SNOTE); /* its words are in the record */

  g_string_append_printf (out, "%u %s", level, note ? "NOTE" : tag);
  if (pointer != NULL && !note)
    {
      g_autofree char *kept = kept_pointer (keeping, pointer);

      g_string_append_printf (out, " @%s@", kept);
    }
  else if (l->value_len > 0 && (taken == UNTAKEN || shows_value (l->tag)))
    {
      g_string_append_c (out, ' ');
      g_string_append_len (out, gedcom->text + l->value_at, l->value_len);
    }
  g_string_append_c (out, '\n');
  if (taken != FRAME && taken != MARKED)
    return;
  g_string_append_printf (out, "%u " ALONG_GEDCOM_FRAME, level + 1);
  if (l->depth == 2 && !note)
    append_key (keeping, out, line);
  g_string_append_c (out, '\n');
  if (taken == MARKED)
    g_string_append_printf (out, "%u RESN %s\n", level + 1, along_gedcom_is_7 (gedcom) ? "CONFIDENTIAL" : "confidential");
}

/* One kept record: @head, then @lines; of a long one also the parts after the first begin with its head, which counts them:
 * "0+2 INDI". @about: a couple or a person, or none */
static void
add_record (Keeping *keeping, AlongId about, gboolean couple, const char *head, guint part, GString *lines, guint number)
{
  AlongRecord *record = along_edit_create (keeping->import->edit, ALONG_KIND_KEPT_LINE);
  g_autofree char *text = part > 1 ? g_strdup_printf ("0+%u%s\n%s", part, head + 1, lines->str) : g_strdup_printf ("%s\n%s", head, lines->str);

  along_record_set_ref (record, couple ? ALONG_KEPT_LINE_P_COUPLE : ALONG_KEPT_LINE_P_PERSON, about);
  along_record_set_text (record, ALONG_KEPT_LINE_P_FORMAT, along_gedcom_is_7 (keeping->gedcom) ? "GEDCOM 7.0" : "GEDCOM 5.5.1");
  along_gedcom_import_set_text (keeping->import, record, ALONG_KEPT_LINE_P_TEXT, text, number);
  g_string_truncate (lines, 0);
}

/* The lines below @record that are not in the record of ours. @whole: also when nothing is below it */
static void
keep (Keeping *keeping, guint record, AlongId about, gboolean couple, const char *head, gboolean whole)
{
  AlongGedcom *gedcom = keeping->gedcom;
  g_autoptr (GString) lines = g_string_new (NULL);
  guint depth = gedcom->lines[record].depth, part = 1;
  gboolean any = whole;

  keeping->record = record;
  for (guint line = record + 1; line < gedcom->n_lines && gedcom->lines[line].depth > depth; line++)
    {
      if (keeping->import->taken[line] == TAKEN)
        continue;
      any = TRUE;
      if (lines->len > MOST_LETTERS)
        add_record (keeping, about, couple, head, part++, lines, gedcom->lines[line].number);
      append_line (keeping, lines, line, gedcom->lines[line].depth - 1u);
    }
  if (any)
    add_record (keeping, about, couple, head, part, lines, gedcom->lines[record].number);
}

/* Xrefs that our own people, couples and households will have are not for others. */
static gboolean
is_ours (const char *xref)
{
  return strchr ("IFHU", xref[0]) != NULL && xref[1] != '\0' && xref[1 + strspn (xref + 1, "0123456789")] == '\0';
}

static void
rename_records (Keeping *keeping)
{
  AlongGedcom *gedcom = keeping->gedcom;

  for (guint record = along_gedcom_child (gedcom, 0); record != 0; record = gedcom->lines[record].next)
    {
      g_autofree char *xref = along_gedcom_line_xref (gedcom, record), *fresh = NULL;
      AlongGedcomTag tag = gedcom->lines[record].tag;

      if (xref == NULL || tag == ALONG_TAG_INDI || tag == ALONG_TAG_FAM || g_hash_table_contains (keeping->renamed, xref)
          || !(is_ours (xref) || (keeping->import->here != NULL && along_gedcom_here_has_xref (keeping->import->here, xref))))
        continue;
      fresh = g_strconcat ("X", xref, NULL);
      while (along_gedcom_record (gedcom, fresh) != 0
             || (keeping->import->here != NULL && along_gedcom_here_has_xref (keeping->import->here, fresh)))
        {
          char *longer = g_strconcat ("X", fresh, NULL);

          g_free (fresh);
          fresh = longer;
        }
      g_hash_table_insert (keeping->renamed, g_steal_pointer (&xref), g_steal_pointer (&fresh));
    }
}

/* Whether what is below is nothing but the words of a note that is in the record of those who share it. */
static gboolean
is_spent_note (Keeping *keeping, guint record, const char *xref)
{
  AlongGedcom *gedcom = keeping->gedcom;
  AlongGedcomTag tag = gedcom->lines[record].tag;

  if ((tag != ALONG_TAG_NOTE && tag != ALONG_TAG_SNOTE) || keeping->import->taken[record] == UNTAKEN
      || (xref != NULL && g_hash_table_contains (keeping->referenced, xref)))
    return FALSE;
  for (guint line = along_gedcom_child (gedcom, record); line != 0; line = gedcom->lines[line].next)
    if (gedcom->lines[line].tag != ALONG_TAG_CONC && gedcom->lines[line].tag != ALONG_TAG_CONT)
      return FALSE;
  return TRUE;
}

/* A record that is neither person nor couple nor household, whole. */
static void
keep_other (Keeping *keeping, guint record)
{
  AlongGedcom *gedcom = keeping->gedcom;
  g_autofree char *xref = along_gedcom_line_xref (gedcom, record), *tag = along_gedcom_line_tag (gedcom, record), *head = NULL;
  const char *fresh = xref != NULL ? g_hash_table_lookup (keeping->renamed, xref) : NULL;
  const AlongGedcomLine *l = &gedcom->lines[record];
  g_autofree char *value = g_strndup (gedcom->text + l->value_at, l->value_len);

  for (guint line = record; line < gedcom->n_lines && (line == record || gedcom->lines[line].depth > l->depth); line++)
    keeping->import->taken[line] = UNTAKEN;
  /* one that has taken the name of another record is nobody that anything leads to, and may not become somebody */
  if (gedcom->lines[record].tag == ALONG_TAG_INDI || gedcom->lines[record].tag == ALONG_TAG_FAM)
    g_clear_pointer (&xref, g_free);
  head = xref != NULL ? g_strdup_printf ("0 @%s@ %s%s%s", fresh != NULL ? fresh : xref, tag, *value != '\0' ? " " : "", value)
                      : g_strdup_printf ("0 %s%s%s", tag, *value != '\0' ? " " : "", value);
  keep (keeping, record, ALONG_ID_NONE, FALSE, head, TRUE);
}

/* Other records: all of a new family's; of more people for a family those that the kept lines lead to, and so on. */
static void
keep_others (Keeping *keeping)
{
  AlongGedcom *gedcom = keeping->gedcom;
  gboolean here = keeping->import->here != NULL, more;
  g_autofree guint8 *done = g_malloc0 (gedcom->n_lines + 1);

  do
    {
      more = FALSE;
      for (guint record = along_gedcom_child (gedcom, 0); record != 0; record = gedcom->lines[record].next)
        {
          g_autofree char *xref = along_gedcom_line_xref (gedcom, record);
          AlongGedcomTag tag = gedcom->lines[record].tag;

          if (done[record] || tag == ALONG_TAG_HEAD || tag == ALONG_TAG_TRLR || tag == ALONG_TAG__ALN_HOUS
              || index_of (gedcom, record) != G_MAXUINT
              || (keeping->ours && tag == ALONG_TAG_SUBM && g_strcmp0 (xref, "U1") == 0)
              || (here && (xref == NULL || !g_hash_table_contains (keeping->referenced, xref))) || is_spent_note (keeping, record, xref))
            continue;
          done[record] = more = TRUE;
          keep_other (keeping, record);
        }
    }
  while (more);
}

/* Of somebody who is here already nothing is kept; what the file has besides is said. */
static void
say_more (Keeping *keeping, guint record, guint index, AlongId about)
{
  AlongGedcom *gedcom = keeping->gedcom;
  Import *import = keeping->import;
  guint more = 0;

  for (guint line = along_gedcom_child (gedcom, record); line != 0; line = gedcom->lines[line].next)
    {
      AlongGedcomTag tag = gedcom->lines[line].tag;
      g_autofree char *name = NULL, *text = NULL;

      if (import->taken[line] != UNTAKEN || tag == ALONG_TAG_NAME || tag == ALONG_TAG_FACT || tag == ALONG_TAG_RESI || tag == ALONG_TAG_EVEN
          || tag == ALONG_TAG_ADOP || tag == ALONG_TAG_ASSO)
        continue;
      name = along_gedcom_line_tag (gedcom, line);
      text = along_gedcom_line_text (gedcom, line);
      more += !along_gedcom_here_keeps (import->here, about, name, text);
    }
  if (more > 0)
    along_import_problems_add (import->problems, import->people[index].number,
                               ngettext ("%s is here already. The file has %u line about them that has no place here. It was left out.",
                                         "%s is here already. The file has %u lines about them that have no place here. They were left out.", more),
                               along_gedcom_import_name (&import->people[index]), more);
}

static void
keep_person (Keeping *keeping, guint record, guint index)
{
  AlongId about = keeping->import->person[index];

  if (keeping->import->record[index] != NULL)
    keep (keeping, record, about, FALSE, "0 INDI", FALSE);
  else if (!along_id_is_none (about))
    say_more (keeping, record, index, about);
}

/* Under the couple; where there is none, under the one parent; where nobody is known, by itself. */
static void
keep_couple (Keeping *keeping, guint record, guint index)
{
  Import *import = keeping->import;
  AlongId about = import->couple[index];
  gboolean couple = !along_id_is_none (about);

  if (!couple)
    about = import->lone_parent[index];
  if (import->here != NULL && (along_id_is_none (about) || along_gedcom_here_is_record (import->here, about)))
    return;
  keep (keeping, record, about, couple, "0 FAM", FALSE);
}

static void
keep_house (Keeping *keeping, guint record)
{
  g_autofree char *xref = along_gedcom_line_xref (keeping->gedcom, record);
  const AlongId *about = xref != NULL ? g_hash_table_lookup (keeping->import->houses, xref) : NULL;

  if (about != NULL && !(keeping->import->here != NULL && along_gedcom_here_is_record (keeping->import->here, *about)))
    {
      g_autofree char *id = along_id_to_text (*about), *kept = g_strdup_printf ("0 @%s@ _ALN_HOUS", id);

      keep (keeping, record, ALONG_ID_NONE, FALSE, kept, FALSE);
    }
}

static void
keep_head (Keeping *keeping, guint head)
{
  if (keeping->import->here == NULL)
    keep (keeping, head, ALONG_ID_NONE, FALSE, "0 HEAD", FALSE);
}

/** along_gedcom_import_kept: the last of an import: what it has not taken from the document. */
void
along_gedcom_import_kept (Import *import)
{
  AlongGedcom *gedcom = import->gedcom;
  Keeping keeping = { .import = import, .gedcom = gedcom };
  g_autofree Seen *seen = g_new0 (Seen, import->n_people + 1);
  guint head = along_gedcom_child_tagged (gedcom, 0, ALONG_TAG_HEAD), source;

  keeping.renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keeping.referenced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  source = head != 0 ? along_gedcom_child_tagged (gedcom, head, ALONG_TAG_SOUR) : 0;
  keeping.ours = source != 0 && value_is (gedcom, source, "ALONGSIDE");
  if (head != 0)
    mark_head (&keeping, head);
  for (guint record = along_gedcom_child (gedcom, 0); record != 0; record = gedcom->lines[record].next)
    {
      guint index = index_of (gedcom, record);

      if (index == G_MAXUINT)
        continue;
      if (gedcom->lines[record].tag == ALONG_TAG_INDI)
        mark_person (import, record, index, &seen[index]);
      else
        mark_couple (import, record, index);
    }
  mark_frames (&keeping);
  rename_records (&keeping);
  for (guint record = along_gedcom_child (gedcom, 0); record != 0; record = gedcom->lines[record].next)
    {
      guint index = index_of (gedcom, record);

      if (record == head)
        keep_head (&keeping, record);
      else if (index != G_MAXUINT && gedcom->lines[record].tag == ALONG_TAG_INDI)
        keep_person (&keeping, record, index);
      else if (index != G_MAXUINT)
        keep_couple (&keeping, record, index);
      else if (gedcom->lines[record].tag == ALONG_TAG__ALN_HOUS)
        keep_house (&keeping, record);
    }
  keep_others (&keeping);
  g_hash_table_unref (keeping.renamed);
  g_hash_table_unref (keeping.referenced);
}
