/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept lines on their way out: joined, put into the words of the version that is written, and set among the lines of the
 * record. */
#include "along-gedcom-export-kept.h"

#include <stdlib.h>
#include <string.h>

#include "along-gedcom-date.h"
#include "along-gedcom-words.h"

/* The kept lines about one record, or one record that is kept whole. */
typedef struct
{
  char *about; /* id of a person or couple, or NULL */
  char *head;  /* first line, without a count of parts: "0 INDI", "0 @S1@ SOUR" */
  GString *lines;
  GPtrArray *parts; /* AlongRecord, until they are joined */
  gboolean seven;
} Entry;

struct _AlongGedcomKept
{
  AlongGedcomTarget target;
  gboolean with_confidential;
  GPtrArray *entries; /* Entry, in the order of their first records' ids */
  GHashTable *of;     /* id -> GPtrArray of Entry */
  GHashTable *confidential; /* ids: a set */
};

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

      (void) part_of (text, &rest);
      end = strchrnul (rest, '\n');
      head = g_strdup_printf ("0%.*s", (int) (end - rest), rest);
      key = g_strdup_printf ("%s %d %s", id != NULL ? id : "-", seven, head);
      entry = g_hash_table_lookup (open, key);
      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->about = g_steal_pointer (&id);
          entry->head = g_steal_pointer (&head);
          entry->lines = g_string_new (NULL);
          entry->parts = g_ptr_array_new ();
          entry->seven = seven;
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

/* Whether a record is one of ours, whose lines stand among others. */
static gboolean
is_part (const Entry *entry)
{
  return entry->about != NULL || g_str_equal (entry->head, "0 HEAD") || g_str_equal (entry->head, "0 FAM") || g_str_has_suffix (entry->head, "@ _ALN_HOUS");
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
      g_string_append_printf (text, "%s\n%s", is_part (entry) ? "0 _ALN_KEPT" : entry->head, entry->lines->str);
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

      if (!is_part (entry))
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
static int
split_line (const char *line, const char *end, const char **tag, const char **tag_end, const char **value)
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

static gboolean
says_confidential (const char *value, const char *end)
{
  g_autofree char *small = g_ascii_strdown (value, end - value);

  return strstr (small, "confidential") != NULL || strstr (small, "privacy") != NULL;
}

/* What is marked as confidential: a record as a whole, or what the mark is below. */
static void
find_confidential (AlongGedcomKept *kept, Entry *entry)
{
  GString *open = g_string_new (NULL);
  gsize branch = 0; /* where the branch of level 1 begins in @open */
  gboolean drop = FALSE;

  for (const char *line = entry->lines->str; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n'), *tag, *tag_end, *value;
      int level = split_line (line, end, &tag, &tag_end, &value);
      gboolean mark = level >= 1 && tag_end - tag == 4 && memcmp (tag, "RESN", 4) == 0 && says_confidential (value, end);

      if (level == 1)
        {
          branch = open->len;
          drop = FALSE;
          if (mark && entry->about != NULL)
            g_hash_table_add (kept->confidential, g_strdup (entry->about));
        }
      drop |= mark && level > 1;
      if (drop)
        g_string_truncate (open, branch);
      else
        g_string_append_len (open, line, end - line + (*end == '\n'));
      line = *end == '\n' ? end + 1 : end;
    }
  if (!kept->with_confidential)
    g_string_assign (entry->lines, open->str);
  g_string_free (open, TRUE);
}

/** along_gedcom_kept_new: @confidential: also what the file marked so */
AlongGedcomKept *
along_gedcom_kept_new (AlongFamily *family, AlongGedcomTarget target, gboolean confidential)
{
  AlongGedcomKept *kept = g_new0 (AlongGedcomKept, 1);

  kept->target = target;
  kept->with_confidential = confidential;
  kept->entries = g_ptr_array_new_with_free_func (entry_free);
  kept->of = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  kept->confidential = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gather (kept, family);
  convert (kept);
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      GPtrArray *group;

      find_confidential (kept, entry);
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

/* Setting lines among lines. */

typedef struct
{
  int level;
  char *tag;
  char *value; /* (nullable) */
  gboolean met;   /* of ours: a kept line has joined it */
  gboolean frame; /* kept for what is below it: goes where the record's own line goes */
  GPtrArray *below; /* Node */
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->tag);
  g_free (node->value);
  g_ptr_array_unref (node->below);
  g_free (node);
}

static Node *
node_new (int level, const char *tag, gsize tag_length, const char *value, gsize length)
{
  Node *node = g_new0 (Node, 1);

  node->level = level;
  node->tag = g_strndup (tag, tag_length);
  node->value = length > 0 ? g_strndup (value, length) : NULL;
  node->below = g_ptr_array_new_with_free_func (node_free);
  return node;
}

/* A pointer to a record of ours by what it is called in the file; FALSE: the line goes, with what is below it. */
static gboolean
settle_pointer (Node *node, AlongGedcomKeptXref xref, gpointer data)
{
  g_autofree char *id_text = NULL;
  gsize length = node->value != NULL ? strlen (node->value) : 0;
  char room[16];
  AlongId id;

  if (length < ALONG_ID_TEXT || node->value[0] != '@' || node->value[length - 1] != '@')
    return TRUE;
  id_text = g_strndup (node->value + 1, length - 2);
  if (!along_id_parse (id_text, &id))
    return TRUE;
  if (!xref (id, node->tag, room, data))
    return FALSE;
  g_free (node->value);
  node->value = g_strdup_printf ("@%s@", room);
  return TRUE;
}

/* Lines as a tree below a node of level 0. @xref: (nullable): pointers are as they will be */
static Node *
tree_of (const char *text, const char *stop, AlongGedcomKeptXref xref, gpointer data)
{
  Node *root = node_new (0, "", 0, NULL, 0), *open[ALONG_GEDCOM_MOST_NESTING + 2] = { root };
  int deepest = 0, gone = G_MAXINT;

  for (const char *line = text; line < stop;)
    {
      const char *end = memchr (line, '\n', stop - line), *tag, *tag_end, *value;
      Node *node;
      int level;

      if (end == NULL)
        end = stop;
      level = split_line (line, end, &tag, &tag_end, &value);
      line = end + 1;
      if (level < 1 || level > deepest + 1 || level > ALONG_GEDCOM_MOST_NESTING)
        continue;
      if (level > gone)
        continue;
      gone = G_MAXINT;
      if (tag_end - tag == (int) strlen (ALONG_GEDCOM_FRAME) && memcmp (tag, ALONG_GEDCOM_FRAME, tag_end - tag) == 0)
        {
          open[level - 1]->frame = TRUE;
          deepest = level - 1;
          continue;
        }
      node = node_new (level, tag, tag_end - tag, value, end - value);
      if (xref != NULL && !settle_pointer (node, xref, data))
        {
          node_free (node);
          gone = level;
          deepest = level - 1;
          continue;
        }
      g_ptr_array_add (open[level - 1]->below, node);
      open[level] = node;
      deepest = level;
    }
  return root;
}

static Node *
below_tagged (Node *node, const char *tag)
{
  for (guint i = 0; i < node->below->len; i++)
    if (g_ascii_strcasecmp (((Node *) node->below->pdata[i])->tag, tag) == 0)
      return node->below->pdata[i];
  return NULL;
}

static gboolean
same_type (Node *one, Node *other)
{
  Node *a = below_tagged (one, "TYPE"), *b = below_tagged (other, "TYPE");

  return g_strcmp0 (a != NULL ? a->value : NULL, b != NULL ? b->value : NULL) == 0;
}

/* Two ways of writing a date that the record cannot tell apart. */
static gboolean
same_date (const char *one, const char *other)
{
  g_autofree char *from = NULL, *to = NULL, *other_from = NULL, *other_to = NULL;

  along_gedcom_period_of (one, &from, &to);
  along_gedcom_period_of (other, &other_from, &other_to);
  return (from != NULL || to != NULL) && g_strcmp0 (from, other_from) == 0 && g_strcmp0 (to, other_to) == 0;
}

/* Whether a kept line is the line that is written of the record already. */
static gboolean
is_same (Node *ours, Node *kept)
{
  gboolean typed = g_str_equal (ours->tag, "EVEN") || g_str_equal (ours->tag, "FACT");

  if (!kept->frame || ours->met || g_ascii_strcasecmp (ours->tag, kept->tag) != 0 || (typed && !same_type (ours, kept)))
    return FALSE;
  return kept->value == NULL || g_strcmp0 (ours->value, kept->value) == 0;
}

/* Of what a record has one: what the file said of it stands only while the record means the same. */
static gboolean
settle_single (Node *ours, Node *kept)
{
  if (g_ascii_strcasecmp (ours->tag, kept->tag) != 0)
    return FALSE;
  if (g_str_equal (ours->tag, "DATE"))
    {
      if (kept->value != NULL && ours->value != NULL && same_date (ours->value, kept->value))
        {
          g_free (ours->value);
          ours->value = g_strdup (kept->value);
        }
      else if (kept->value != NULL)
        g_ptr_array_set_size (kept->below, 0);
      return TRUE;
    }
  if (!g_str_equal (ours->tag, "SEX"))
    return FALSE;
  if (kept->value != NULL && g_strcmp0 (ours->value, "U") == 0)
    {
      g_free (ours->value);
      ours->value = g_strdup (kept->value);
    }
  return TRUE;
}

/* Lines that are written only where their part was chosen, or their other end goes out: what is below goes with them alone. */
static gboolean
is_chosen (Node *node)
{
  static const char *const tags[] = { "FAMC", "FAMS", "HUSB", "WIFE", "CHIL", "ASSO", "RESI", "ADOP", "FACT", "EVEN", "NOTE", "SNOTE", NULL };

  return node->level > 1 || g_strv_contains (tags, node->tag);
}

/* Sets the lines below @kept among those below @ours. As deep as lines may be nested. */
static void
set_among (Node *ours, Node *kept)
{
  for (guint i = 0; i < kept->below->len; i++)
    {
      Node *line = kept->below->pdata[i], *same = NULL;

      for (guint o = 0; o < ours->below->len && same == NULL; o++)
        if (is_same (ours->below->pdata[o], line) || settle_single (ours->below->pdata[o], line))
          same = ours->below->pdata[o];
      if (same != NULL)
        {
          same->met = !g_str_equal (same->tag, "DATE") && !g_str_equal (same->tag, "SEX");
          set_among (same, line);
          continue;
        }
      if (line->frame && is_chosen (line))
        continue;
      line->met = TRUE; /* another that is alike is one more */
      g_ptr_array_add (ours->below, g_ptr_array_steal_index (kept->below, i--));
    }
}

static void
write_below (GString *out, Node *node)
{
  for (guint i = 0; i < node->below->len; i++)
    {
      Node *line = node->below->pdata[i];

      g_string_append_printf (out, "%d %s", line->level, line->tag);
      if (line->value != NULL)
        g_string_append_printf (out, " %s", line->value);
      g_string_append_c (out, '\n');
      write_below (out, line);
    }
}

/**
 * along_gedcom_kept_merge: sets the kept lines about a person or couple among those written of them.
 *
 * @record: "INDI", "FAM": the kept lines of such a record
 * @from: where the lines of the first level begin in @out, which ends with them
 */
void
along_gedcom_kept_merge (AlongGedcomKept *kept, AlongId about, const char *record, GString *out, gsize from, AlongGedcomKeptXref xref, gpointer data)
{
  char id[ALONG_ID_TEXT];
  GPtrArray *group;
  Node *ours = NULL;

  along_id_format (about, id);
  group = g_hash_table_lookup (kept->of, id);
  for (guint i = 0; group != NULL && i < group->len; i++)
    {
      Entry *entry = group->pdata[i];
      Node *tree;

      if (strcmp (entry->head + 2, record) != 0)
        continue;
      if (ours == NULL)
        ours = tree_of (out->str + from, out->str + out->len, NULL, NULL);
      tree = tree_of (entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      set_among (ours, tree);
      node_free (tree);
    }
  if (ours == NULL)
    return;
  g_string_truncate (out, from);
  write_below (out, ours);
  node_free (ours);
}

/** along_gedcom_kept_merge_head: the same of a record that is about nobody: "0 HEAD", or a household by its id. */
void
along_gedcom_kept_merge_head (AlongGedcomKept *kept, const char *head, GString *out, gsize from, AlongGedcomKeptXref xref, gpointer data)
{
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      Node *ours, *tree;

      if (entry->about != NULL || !g_str_equal (entry->head, head))
        continue;
      ours = tree_of (out->str + from, out->str + out->len, NULL, NULL);
      tree = tree_of (entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      set_among (ours, tree);
      g_string_truncate (out, from);
      write_below (out, ours);
      node_free (tree);
      node_free (ours);
    }
}

/* The first line of a record that is kept whole, as it is written: it may be neither the end of the file nor somebody whom
 * the record does not have, nor take the name of one of ours. (nullable): the record is not written */
static char *
head_to_write (const Entry *entry)
{
  g_auto (GStrv) words = g_strsplit (entry->head, " ", 4);
  gboolean named = words[1] != NULL && words[1][0] == '@';
  const char *tag = words[1] == NULL ? "" : named ? (words[2] != NULL ? words[2] : "") : words[1];
  gboolean ours = named && strchr ("IFHU", words[1][1]) != NULL && words[1][1] != '\0'
                  && words[1][2 + strspn (words[1] + 2, "0123456789")] == '@';

  if (*tag == '\0' || g_ascii_strcasecmp (tag, "TRLR") == 0 || g_ascii_strcasecmp (tag, "HEAD") == 0)
    return NULL;
  if (named && (ours || g_ascii_strcasecmp (tag, "INDI") == 0 || g_ascii_strcasecmp (tag, "FAM") == 0))
    return words[3] != NULL ? g_strdup_printf ("0 %s %s", tag, words[3]) : g_strdup_printf ("0 %s", tag);
  return g_strdup (entry->head);
}

/** along_gedcom_kept_others: writes the records that are kept whole; how many. */
guint
along_gedcom_kept_others (AlongGedcomKept *kept, GString *out, AlongGedcomKeptXref xref, gpointer data)
{
  guint n = 0;

  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      g_autofree char *head = NULL;
      Node *tree;

      if ((is_part (entry) && !g_str_equal (entry->head, "0 FAM")) || entry->about != NULL || (head = head_to_write (entry)) == NULL)
        continue;
      tree = tree_of (entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      g_string_append_printf (out, "%s\n", head);
      write_below (out, tree);
      node_free (tree);
      n++;
    }
  return n;
}
