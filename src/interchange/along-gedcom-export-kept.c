/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept lines on their way out: joined, and put into the words of the version that is written; what of them is confidential. */
#include "along-gedcom-export-kept-private.h"

#include <stdlib.h>
#include <string.h>

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->about);
  g_free (entry->head);
  g_string_free (entry->lines, TRUE);
  g_clear_pointer (&entry->parts, g_ptr_array_unref);
  g_free (entry);
}

/* "0+2 INDI" -> 2; "0 INDI" -> 1. @rest: what comes after the number */
static guint
part_of (const char *text, const char **rest)
{
  guint part = 1;

  *rest = text;
  if (text[0] != '0')
    return part;
  *rest = text + 1;
  if (text[1] == '+')
    part = (guint) strtoul (text + 2, (char **) rest, 10);
  return part;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const char *rest;
  guint one = part_of (along_record_get_text (*(AlongRecord *const *) a, ALONG_KEPT_LINE_P_TEXT), &rest);
  guint other = part_of (along_record_get_text (*(AlongRecord *const *) b, ALONG_KEPT_LINE_P_TEXT), &rest);

  return one < other ? -1 : one > other;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  AlongId one = along_record_get_id (*(AlongRecord *const *) a), other = along_record_get_id (*(AlongRecord *const *) b);

  return memcmp (&one, &other, sizeof one);
}

static AlongId
about_of (AlongRecord *record)
{
  AlongId person = along_record_get_ref (record, ALONG_KEPT_LINE_P_PERSON);

  return along_id_is_none (person) ? along_record_get_ref (record, ALONG_KEPT_LINE_P_COUPLE) : person;
}

/* Whether a record is one of ours, whose lines stand among others. */
gboolean
along_gedcom_kept_is_part (const Entry *entry)
{
  return entry->about != NULL || g_str_equal (entry->head, "0 HEAD") || g_str_equal (entry->head, "0 FAM") || g_str_has_suffix (entry->head, "@ _ALN_HOUS");
}

/* Whether it is written as a record of its own. */
gboolean
along_gedcom_kept_is_whole (const Entry *entry)
{
  return entry->about == NULL && (!along_gedcom_kept_is_part (entry) || g_str_equal (entry->head, "0 FAM"));
}

/* Joins the parts of what one import kept of one record. */
static void
gather (AlongGedcomKept *kept, AlongFamily *family)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_KEPT_LINE)
    if (g_str_has_prefix (along_record_get_text (record, ALONG_KEPT_LINE_P_FORMAT), "GEDCOM"))
      g_ptr_array_add (records, record);
  g_ptr_array_sort (records, compare_ids);
  for (guint i = 0; i < records->len; i++)
    {
      const char *text = along_record_get_text (records->pdata[i], ALONG_KEPT_LINE_P_TEXT), *rest, *end;
      AlongId about = about_of (records->pdata[i]);
      g_autofree char *id = along_id_is_none (about) ? NULL : along_id_to_text (about), *head = NULL, *key = NULL;
      gboolean seven = strstr (along_record_get_text (records->pdata[i], ALONG_KEPT_LINE_P_FORMAT), "7.") != NULL;
      Entry *entry;

      guint part = part_of (text, &rest);

      end = strchrnul (rest, '\n');
      /* a space follows the level, even where nothing does that could be read */
      head = g_strdup_printf ("0%s%.*s", end > rest ? "" : " ", (int) (end - rest), rest);
      key = g_strdup_printf ("%s %d %s", id != NULL ? id : "-", seven, head);
      entry = g_hash_table_lookup (open, key);
      if (entry == NULL || (id == NULL && part == 1 && along_gedcom_kept_is_whole (entry))) /* several may have one head */
        {
          entry = g_new0 (Entry, 1);
          entry->about = g_steal_pointer (&id);
          entry->head = g_steal_pointer (&head);
          entry->lines = g_string_new (NULL);
          entry->parts = g_ptr_array_new ();
          entry->seven = seven;
          entry->couple = !along_id_is_none (along_record_get_ref (records->pdata[i], ALONG_KEPT_LINE_P_COUPLE));
          g_ptr_array_add (kept->entries, entry);
          g_hash_table_insert (open, g_steal_pointer (&key), entry);
        }
      g_ptr_array_add (entry->parts, records->pdata[i]);
    }
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];

      g_ptr_array_sort (entry->parts, compare_parts);
      for (guint p = 0; p < entry->parts->len; p++)
        {
          const char *newline = strchr (along_record_get_text (entry->parts->pdata[p], ALONG_KEPT_LINE_P_TEXT), '\n');

          if (newline != NULL)
            g_string_append_printf (entry->lines, "%s\n", newline + 1);
        }
      g_clear_pointer (&entry->parts, g_ptr_array_unref);
    }
}

/* Puts the lines of the other version into the words of the one that is written, all in one document, since xrefs that
 * 7.0 does not allow are named anew for all of them. */
static void
convert (AlongGedcomKept *kept)
{
  gboolean to_7 = kept->target == ALONG_GEDCOM_7_0;
  g_autoptr (GString) text = g_string_new (to_7 ? "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n" : "0 HEAD\n1 GEDC\n2 VERS 7.0\n");
  g_autoptr (GPtrArray) converted = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlongGedcom) document = NULL;
  g_autofree char *written = NULL;
  char *from;

  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];

      if (entry->seven == to_7)
        continue;
      g_ptr_array_add (converted, entry);
      g_string_append_printf (text, "%s\n%s", along_gedcom_kept_is_part (entry) ? "0 _ALN_KEPT" : entry->head, entry->lines->str);
    }
  if (converted->len == 0)
    return;
  g_string_append (text, "0 TRLR\n");
  bytes = g_bytes_new (text->str, text->len);
  document = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  if (document == NULL)
    return;
  written = along_gedcom_write (document, kept->target, NULL);
  from = strstr (written, "\n0 ");
  for (guint i = 0; i < converted->len && from != NULL; i++)
    {
      Entry *entry = converted->pdata[i];
      char *line = strchr (++from, '\n'), *next = strstr (from, "\n0 ");

      if (!along_gedcom_kept_is_part (entry))
        {
          g_free (entry->head);
          entry->head = g_strndup (from, line - from);
        }
      g_string_truncate (entry->lines, 0);
      if (next != NULL && next > line)
        g_string_append_len (entry->lines, line + 1, next - line);
      from = next;
    }
}

/* The level of a line; -1: it is none. @tag, @value: where they begin */
int
along_gedcom_kept_split (const char *line, const char *end, const char **tag, const char **tag_end, const char **value)
{
  char *after;
  long level = strtol (line, &after, 10);

  *tag = after;
  if (after == line || after >= end || *after != ' ')
    return -1;
  *tag = after + 1;
  *tag_end = memchr (*tag, ' ', end - *tag);
  if (*tag_end == NULL)
    *tag_end = end;
  *value = *tag_end < end ? *tag_end + 1 : end;
  return (int) level;
}

gboolean
along_gedcom_kept_says_confidential (const char *value, const char *end)
{
  g_autofree char *small = g_ascii_strdown (value, end - value);

  return strstr (small, "confidential") != NULL || strstr (small, "privacy") != NULL;
}

/* The xref of a record that is kept whole, or NULL. */
char *
along_gedcom_kept_xref_of (const Entry *entry)
{
  const char *end = entry->head[2] == '@' ? strchr (entry->head + 3, '@') : NULL;

  return end != NULL ? g_strndup (entry->head + 3, end - entry->head - 3) : NULL;
}

static void
hide (AlongGedcomKept *kept, const char *one, const char *other)
{
  g_hash_table_add (kept->hides, g_strdup_printf ("%s %s", one, other));
}

/* A whole record that is marked. */
static void
mark_record (AlongGedcomKept *kept, Entry *entry)
{
  if (entry->about == NULL)
    {
      char *xref = along_gedcom_kept_xref_of (entry);

      entry->marked = TRUE;
      if (xref != NULL)
        g_hash_table_add (kept->gone, xref);
    }
  else if (!entry->couple && g_str_equal (entry->head, "0 FAM"))
    hide (kept, entry->about, "FAM"); /* not the lone parent, but whose parent they are */
  else
    g_hash_table_add (kept->confidential, g_strdup (entry->about));
}

/* What is marked as confidential: a record as a whole, or a fact of it; of a link between two records both ends. */
static void
find_confidential (AlongGedcomKept *kept, Entry *entry)
{
  g_autofree char *fact = NULL, *to = NULL;

  for (const char *line = entry->lines->str; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n'), *tag, *tag_end, *value;
      int level = along_gedcom_kept_split (line, end, &tag, &tag_end, &value);
      gboolean mark = level >= 1 && tag_end - tag == 4 && memcmp (tag, "RESN", 4) == 0 && along_gedcom_kept_says_confidential (value, end);

      if (level == 1)
        {
          g_free (fact);
          g_free (to);
          fact = g_strndup (tag, tag_end - tag);
          to = end - value > 2 && value[0] == '@' ? g_strndup (value + 1, end - value - 2) : NULL;
          if (mark)
            mark_record (kept, entry);
        }
      else if (mark && level == 2 && entry->about != NULL && fact != NULL)
        {
          hide (kept, entry->about, fact);
          if (to != NULL)
            {
              hide (kept, entry->about, to);
              hide (kept, to, entry->about);
            }
        }
      line = *end == '\n' ? end + 1 : end;
    }
}

/* A record that is a note for several others. */
static gboolean
is_note (const Entry *entry)
{
  const char *xref_end = entry->head[2] == '@' ? strchr (entry->head + 3, '@') : NULL, *tag = xref_end != NULL ? xref_end + 1 : entry->head + 2;
  gsize length;

  tag += strspn (tag, " "); /* nothing may follow an xref */
  length = strcspn (tag, " ");
  return entry->about == NULL && ((length == 4 && strncmp (tag, "NOTE", 4) == 0) || (length == 5 && strncmp (tag, "SNOTE", 5) == 0));
}

/** along_gedcom_kept_new: @notes: notes go out; @confidential: also what the file marked so */
AlongGedcomKept *
along_gedcom_kept_new (AlongFamily *family, AlongGedcomTarget target, gboolean notes, gboolean confidential)
{
  AlongGedcomKept *kept = g_new0 (AlongGedcomKept, 1);

  kept->target = target;
  kept->with_confidential = confidential;
  kept->entries = g_ptr_array_new_with_free_func (entry_free);
  kept->of = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  kept->confidential = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  kept->hides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  kept->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gather (kept, family);
  convert (kept);
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      GPtrArray *group;

      if (!confidential)
        find_confidential (kept, entry);
      if (!notes && is_note (entry))
        mark_record (kept, entry);
      if (entry->about == NULL)
        continue;
      group = g_hash_table_lookup (kept->of, entry->about);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (kept->of, entry->about, group);
        }
      g_ptr_array_add (group, entry);
    }
  return kept;
}

void
along_gedcom_kept_free (AlongGedcomKept *kept)
{
  g_hash_table_unref (kept->of);
  g_hash_table_unref (kept->confidential);
  g_hash_table_unref (kept->hides);
  g_hash_table_unref (kept->gone);
  g_ptr_array_unref (kept->entries);
  g_free (kept);
}

/** along_gedcom_kept_is_confidential: whether the file that a person or couple came from marked them so, and that counts. */
gboolean
along_gedcom_kept_is_confidential (AlongGedcomKept *kept, AlongId about)
{
  char id[ALONG_ID_TEXT];

  if (kept->with_confidential || g_hash_table_size (kept->confidential) == 0)
    return FALSE;
  along_id_format (about, id);
  return g_hash_table_contains (kept->confidential, id);
}

/**
 * along_gedcom_kept_hides: whether the file marked a fact of a person or couple as confidential, and that counts.
 *
 * @what: the tag of the fact, the id of whom a line leads to, or "FAM": whose lone parent they are
 */
gboolean
along_gedcom_kept_hides (AlongGedcomKept *kept, AlongId about, const char *what)
{
  char id[ALONG_ID_TEXT];
  g_autofree char *key = NULL;

  if (g_hash_table_size (kept->hides) == 0)
    return FALSE;
  along_id_format (about, id);
  key = g_strdup_printf ("%s %s", id, what);
  return g_hash_table_contains (kept->hides, key);
}

/** along_gedcom_kept_hides_tie: the same of what joins two records. */
gboolean
along_gedcom_kept_hides_tie (AlongGedcomKept *kept, AlongId one, AlongId other)
{
  char id[ALONG_ID_TEXT];

  along_id_format (other, id);
  return along_gedcom_kept_hides (kept, one, id);
}

/** along_gedcom_kept_has: whether there is a kept line @tag at the first level below a person or couple. */
gboolean
along_gedcom_kept_has (AlongGedcomKept *kept, AlongId about, const char *tag)
{
  g_autofree char *begin = g_strdup_printf ("1 %s", tag);
  char id[ALONG_ID_TEXT];
  GPtrArray *group;

  along_id_format (about, id);
  group = g_hash_table_lookup (kept->of, id);
  for (guint i = 0; group != NULL && i < group->len; i++)
    for (const char *line = ((Entry *) group->pdata[i])->lines->str; line != NULL && *line != '\0';)
      {
        if (g_str_has_prefix (line, begin) && (line[strlen (begin)] == '\n' || line[strlen (begin)] == ' ' || line[strlen (begin)] == '\0'))
          return TRUE;
        line = strchr (line, '\n');
        line = line != NULL ? line + 1 : NULL;
      }
  return FALSE;
}

/** along_gedcom_kept_is_about: whether there are kept lines about a person or couple, of a @record "INDI" or "FAM". */
gboolean
along_gedcom_kept_is_about (AlongGedcomKept *kept, AlongId about, const char *record)
{
  char id[ALONG_ID_TEXT];
  GPtrArray *group;

  along_id_format (about, id);
  group = g_hash_table_lookup (kept->of, id);
  for (guint i = 0; group != NULL && i < group->len; i++)
    if (strcmp (((Entry *) group->pdata[i])->head + 2, record) == 0)
      return TRUE;
  return FALSE;
}
