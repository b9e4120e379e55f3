/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a document that have no place in the record: kept as they are, with whom they are about, so that they can be
 * written back. A line that is in the record stands among them only where one below it is not: without its value then. */
#include "along-gedcom-import-kept-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-gedcom-words.h"

#define MOST_LETTERS 90000 /* of a kept record: less than the record's texts hold */

typedef struct
{
  Import *import;
  AlongGedcom *gedcom;
  GHashTable *renamed;    /* xref of the file -> xref it is kept by, where the two differ */
  GHashTable *referenced; /* xrefs of other records that kept lines lead to */
  gboolean ours;          /* the file was written by this program */
  guint record;           /* whose lines are being kept */
} Keeping;

/* Texts of the record have no control characters: a tag that has some must not become another by it, as that of a person. */
static char *
kept_tag (AlongGedcom *gedcom, guint line)
{
  char *tag = along_gedcom_line_tag (gedcom, line);

  for (char *at = tag; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = '_';
  return tag;
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
  type = along_gedcom_import_text_below (gedcom, one, ALONG_TAG_TYPE);
  other_type = along_gedcom_import_text_below (gedcom, other, ALONG_TAG_TYPE);
  return g_strcmp0 (type, other_type) == 0;
}

/* What a line of the record is known by, where several are alike: another name by its words, others by their number. */
static void
append_key (Keeping *keeping, GString *out, guint line)
{
  AlongGedcom *gedcom = keeping->gedcom;
  const AlongGedcomLine *l = &gedcom->lines[line];
  guint record = keeping->record, nth = 1, index = along_gedcom_import_index_of (gedcom, record);

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
  g_autofree char *pointer = along_gedcom_line_pointer (gedcom, line), *tag = kept_tag (gedcom, line);
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

/* The lines below @record that are not in the record of ours. @moved: those of events that became another record, @about; else
 * but of those; @whole: also when nothing is below it */
static void
keep_of (Keeping *keeping, guint record, gboolean moved, AlongId about, gboolean couple, const char *head, gboolean whole)
{
  AlongGedcom *gedcom = keeping->gedcom;
  g_autoptr (GString) lines = g_string_new (NULL);
  guint depth = gedcom->lines[record].depth, part = 1;
  gboolean any = whole, ours = TRUE;

  keeping->record = record;
  for (guint line = record + 1; line < gedcom->n_lines && gedcom->lines[line].depth > depth; line++)
    {
      if (gedcom->lines[line].depth == depth + 1)
        {
          const AlongId *to = couple ? g_hash_table_lookup (keeping->import->moved, GUINT_TO_POINTER (line)) : NULL;

          ours = moved ? to != NULL && along_id_equal (*to, about) : to == NULL;
        }
      if (!ours || keeping->import->taken[line] == TAKEN)
        continue;
      any = TRUE;
      if (lines->len > MOST_LETTERS)
        add_record (keeping, about, couple, head, part++, lines, gedcom->lines[line].number);
      append_line (keeping, lines, line, gedcom->lines[line].depth - 1u);
    }
  if (any)
    add_record (keeping, about, couple, head, part, lines, gedcom->lines[record].number);
}

static void
keep (Keeping *keeping, guint record, AlongId about, gboolean couple, const char *head, gboolean whole)
{
  keep_of (keeping, record, FALSE, about, couple, head, whole);
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
  g_autofree char *xref = along_gedcom_line_xref (gedcom, record), *tag = kept_tag (gedcom, record), *head = NULL;
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
              || along_gedcom_import_index_of (gedcom, record) != G_MAXUINT
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
  if (couple)
    {
      const AlongGedcomTold *told[] = { along_gedcom_import_before (import, &import->couples[index]),
                                        along_gedcom_import_resumed (import, &import->couples[index]) };

      for (guint i = 0; i < G_N_ELEMENTS (told); i++)
        if (told[i] != NULL)
          keep_of (keeping, record, TRUE, told[i]->id, TRUE, "0 FAM", FALSE);
    }
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
  guint head = along_gedcom_child_tagged (gedcom, 0, ALONG_TAG_HEAD), source, n = 0;

  keeping.renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keeping.referenced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  source = head != 0 ? along_gedcom_child_tagged (gedcom, head, ALONG_TAG_SOUR) : 0;
  keeping.ours = source != 0 && along_gedcom_import_value_is (gedcom, source, "ALONGSIDE");
  along_gedcom_import_mark (import, head);
  rename_records (&keeping);
  for (guint record = along_gedcom_child (gedcom, 0); record != 0; record = gedcom->lines[record].next)
    {
      guint index = along_gedcom_import_index_of (gedcom, record);

      /* a file may have more records than people and couples: two that were read as one */
      if (index != G_MAXUINT
          && !along_gedcom_import_goes_on (import, 0.4, 1, MIN (n, import->n_people + import->n_couples), import->n_people + import->n_couples + 1))
        break;
      n += index != G_MAXUINT;
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
