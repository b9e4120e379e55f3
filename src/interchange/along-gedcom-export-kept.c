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
  gboolean couple; /* it is about a couple */
  gboolean marked; /* a record about nobody that stays here: confidential, or a note where notes do */
} Entry;

struct _AlongGedcomKept
{
  AlongGedcomTarget target;
  gboolean with_confidential;
  GPtrArray *entries; /* Entry, in the order of their first records' ids */
  GHashTable *of;     /* id -> GPtrArray of Entry */
  GHashTable *confidential; /* ids: a set */
  GHashTable *hides; /* "id what": a set of what is confidential of people and couples */
  GHashTable *gone;  /* xrefs of kept records that do not go out: a set */
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

/* Whether a record is one of ours, whose lines stand among others. */
static gboolean
is_part (const Entry *entry)
{
  return entry->about != NULL || g_str_equal (entry->head, "0 HEAD") || g_str_equal (entry->head, "0 FAM") || g_str_has_suffix (entry->head, "@ _ALN_HOUS");
}

/* Whether it is written as a record of its own. */
static gboolean
is_whole (const Entry *entry)
{
  return entry->about == NULL && (!is_part (entry) || g_str_equal (entry->head, "0 FAM"));
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
      head = g_strdup_printf ("0%.*s", (int) (end - rest), rest);
      key = g_strdup_printf ("%s %d %s", id != NULL ? id : "-", seven, head);
      entry = g_hash_table_lookup (open, key);
      if (entry == NULL || (id == NULL && part == 1 && is_whole (entry))) /* several may have one head */
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

/* The xref of a record that is kept whole, or NULL. */
static char *
xref_of (const Entry *entry)
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
      char *xref = xref_of (entry);

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
      int level = split_line (line, end, &tag, &tag_end, &value);
      gboolean mark = level >= 1 && tag_end - tag == 4 && memcmp (tag, "RESN", 4) == 0 && says_confidential (value, end);

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
  const char *xref_end = entry->head[2] == '@' ? strchr (entry->head + 3, '@') : NULL, *tag = xref_end != NULL ? xref_end + 2 : entry->head + 2;
  gsize length = strcspn (tag, " ");

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

/* Setting lines among lines. */

typedef struct
{
  int level;
  char *tag;
  char *value; /* (nullable) */
  gboolean met;   /* of ours: a kept line has joined it */
  gboolean frame; /* kept for what is below it: goes where the record's own line goes */
  char *key;      /* (nullable): of a frame: "2" of those alike, "=words" of a name */
  guint nth;      /* of ours: of those alike; 0 of what has joined them */
  GPtrArray *below; /* Node */
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->tag);
  g_free (node->value);
  g_free (node->key);
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
settle_pointer (AlongGedcomKept *kept, Node *node, AlongGedcomKeptXref xref, gpointer data)
{
  g_autofree char *id_text = NULL;
  gsize length = node->value != NULL ? strlen (node->value) : 0;
  char room[16];
  AlongId id;

  if (length < 3 || node->value[0] != '@' || node->value[length - 1] != '@')
    return TRUE;
  id_text = g_strndup (node->value + 1, length - 2);
  if (g_hash_table_contains (kept->gone, id_text))
    return FALSE;
  if (length < ALONG_ID_TEXT || !along_id_parse (id_text, &id))
    return TRUE;
  if (!xref (id, node->tag, room, data))
    return FALSE;
  g_free (node->value);
  node->value = g_strdup_printf ("@%s@", room);
  return TRUE;
}

/* Lines as a tree below a node of level 0. @xref: (nullable): pointers are as they will be */
static Node *
tree_of (AlongGedcomKept *kept, const char *text, const char *stop, AlongGedcomKeptXref xref, gpointer data)
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
          if (end > value && open[level - 1]->key == NULL)
            open[level - 1]->key = g_strndup (value, end - value);
          deepest = level - 1;
          continue;
        }
      node = node_new (level, tag, tag_end - tag, value, end - value);
      if (xref != NULL && !settle_pointer (kept, node, xref, data))
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

static void
drop_tagged (Node *node, const char *tag)
{
  Node *below = below_tagged (node, tag);

  if (below != NULL)
    g_ptr_array_remove (node->below, below);
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

static gboolean
is_typed (Node *node)
{
  return g_str_equal (node->tag, "EVEN") || g_str_equal (node->tag, "FACT");
}

static gboolean
is_pointer (Node *node)
{
  return node->value != NULL && node->value[0] == '@' && node->value[1] != '@';
}

/* Whether two lines are told apart by their order alone. */
static gboolean
are_alike (Node *one, Node *other)
{
  if (g_ascii_strcasecmp (one->tag, other->tag) != 0)
    return FALSE;
  if (is_typed (one))
    return g_strcmp0 (one->value, other->value) == 0 && same_type (one, other);
  return !is_pointer (one) || g_strcmp0 (one->value, other->value) == 0;
}

static void
number_alike (Node *ours)
{
  for (guint i = 0; i < ours->below->len; i++)
    {
      Node *line = ours->below->pdata[i];

      line->nth = 1;
      for (guint before = 0; before < i; before++)
        line->nth += are_alike (line, ours->below->pdata[before]);
    }
}

/* A name without the slashes round the surname. */
static gboolean
same_name (const char *one, const char *other)
{
  g_auto (GStrv) words = g_strsplit_set (one != NULL ? one : "", "/ ", -1), other_words = g_strsplit_set (other, "/ ", -1);
  char **a = words, **b = other_words;

  do
    {
      while (*a != NULL && **a == '\0')
        a++;
      while (*b != NULL && **b == '\0')
        b++;
      if (*a == NULL || *b == NULL)
        return *a == *b;
    }
  while (strcmp (*a++, *b++) == 0);
  return FALSE;
}

/* Whether a kept line is the line that is written of the record already. */
static gboolean
is_same (Node *ours, Node *kept)
{
  if (!kept->frame || ours->met || g_ascii_strcasecmp (ours->tag, kept->tag) != 0 || (is_typed (ours) && !same_type (ours, kept)))
    return FALSE;
  if (kept->key != NULL && kept->key[0] == '=')
    return ours->nth > 1 && same_name (ours->value, kept->key + 1);
  if (kept->key != NULL && ours->nth != strtoul (kept->key, NULL, 10))
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

  return node->level > 1 || g_strv_contains (tags, node->tag) || (node->key != NULL && node->key[0] == '=')
         || (node->key != NULL && strcmp (node->key, "1") != 0);
}

static gboolean
is_mark (Node *node)
{
  return g_str_equal (node->tag, "RESN") && node->value != NULL && says_confidential (node->value, node->value + strlen (node->value));
}

static gboolean
is_marked (Node *node)
{
  for (guint i = 0; i < node->below->len; i++)
    if (is_mark (node->below->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Takes what is marked out of what is below @node; how many lines with what is below them. */
static guint
drop_marked (Node *node)
{
  guint n = 0;

  for (guint i = 0; i < node->below->len; i++)
    if (is_marked (node->below->pdata[i]))
      {
        g_ptr_array_remove_index (node->below, i--);
        n++;
      }
    else
      n += drop_marked (node->below->pdata[i]);
  return n;
}

/* Takes the line of ours that is marked out; where it is not known again since it was changed, all that it may be. */
static guint
drop_ours (Node *ours, Node *same, Node *kept)
{
  gboolean name = kept->key != NULL && kept->key[0] == '=';
  guint n = 0;

  if (same != NULL)
    {
      g_ptr_array_remove (ours->below, same);
      return 1;
    }
  for (guint i = 0; kept->frame && i < ours->below->len; i++)
    {
      Node *line = ours->below->pdata[i];

      if (line->nth <= (name ? 1 : 0) || g_ascii_strcasecmp (line->tag, kept->tag) != 0 || (is_typed (line) && !same_type (line, kept))
          || is_pointer (kept))
        continue;
      g_ptr_array_remove_index (ours->below, i--);
      n++;
    }
  return n;
}

/* Sets the lines below @node among those below @ours; returns how many were left out as confidential. As deep as lines may be
 * nested. @lines: FALSE: only what is marked is heeded */
static guint
set_among (AlongGedcomKept *kept, Node *ours, Node *node, gboolean lines)
{
  guint n = 0;

  for (guint i = 0; i < node->below->len; i++)
    {
      Node *line = node->below->pdata[i], *same = NULL;

      for (guint o = 0; o < ours->below->len && same == NULL; o++)
        if (is_same (ours->below->pdata[o], line) || settle_single (ours->below->pdata[o], line))
          same = ours->below->pdata[o];
      if (!kept->with_confidential && is_marked (line))
        {
          n += drop_ours (ours, same, line);
          continue;
        }
      if (same != NULL)
        {
          same->met = !g_str_equal (same->tag, "DATE") && !g_str_equal (same->tag, "SEX");
          n += set_among (kept, same, line, lines);
          continue;
        }
      if ((line->frame && is_chosen (line)) || !(lines || is_mark (line)))
        continue;
      if (!kept->with_confidential)
        n += drop_marked (line);
      line->met = TRUE; /* another that is alike is one more */
      g_ptr_array_add (ours->below, g_ptr_array_steal_index (node->below, i--));
    }
  return n;
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
 * along_gedcom_kept_merge: sets the kept lines about a person or couple among those written of them, and takes out of these
 * what the file marked as confidential.
 *
 * @record: "INDI", "FAM": the kept lines of such a record
 * @lines: FALSE: no kept lines go out, but their marks hold
 * @from: where the lines of the first level begin in @out, which ends with them
 * Returns: how many lines of the record were left out
 */
guint
along_gedcom_kept_merge (AlongGedcomKept *kept, AlongId about, const char *record, gboolean lines, GString *out, gsize from, AlongGedcomKeptXref xref,
                         gpointer data)
{
  guint n = 0;
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
        {
          ours = tree_of (kept, out->str + from, out->str + out->len, NULL, NULL);
          number_alike (ours);
        }
      tree = tree_of (kept, entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      n += set_among (kept, ours, tree, lines);
      node_free (tree);
    }
  if (ours == NULL)
    return 0;
  g_string_truncate (out, from);
  write_below (out, ours);
  node_free (ours);
  return n;
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
      ours = tree_of (kept, out->str + from, out->str + out->len, NULL, NULL);
      tree = tree_of (kept, entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      if (kept->target == ALONG_GEDCOM_5_5_1)
        drop_tagged (tree, "SCHMA"); /* 7.0 alone says there what tags mean */
      number_alike (ours);
      set_among (kept, ours, tree, TRUE);
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

/* The xrefs that the lines of a text lead to. */
static void
add_pointers (GHashTable *xrefs, const char *text, gsize length)
{
  for (const char *line = text, *stop = text + length; line < stop;)
    {
      const char *end = memchr (line, '\n', stop - line), *tag, *tag_end, *value;

      if (end == NULL)
        end = stop;
      if (split_line (line, end, &tag, &tag_end, &value) >= 1 && end - value > 2 && value[0] == '@' && value[1] != '@' && end[-1] == '@')
        g_hash_table_add (xrefs, g_strndup (value + 1, end - value - 2));
      line = end + 1;
    }
}

/* Adds what the records in @xrefs lead to, and so on. @stop: not by those that are marked */
static void
follow (AlongGedcomKept *kept, GHashTable *xrefs, gboolean stop)
{
  g_autofree gboolean *done = g_new0 (gboolean, kept->entries->len + 1);
  gboolean more;

  do
    {
      more = FALSE;
      for (guint i = 0; i < kept->entries->len; i++)
        {
          Entry *entry = kept->entries->pdata[i];
          g_autofree char *xref = entry->about == NULL ? xref_of (entry) : NULL;

          if (done[i] || xref == NULL || (stop && entry->marked) || !g_hash_table_contains (xrefs, xref))
            continue;
          done[i] = more = TRUE;
          add_pointers (xrefs, entry->lines->str, entry->lines->len);
        }
    }
  while (more);
}

/* Which records that are kept whole go out: not those that are marked, nor those that only what stays here leads to. */
static GPtrArray *
find_others (AlongGedcomKept *kept, GString *out)
{
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) led_to = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *others = g_ptr_array_new ();

  add_pointers (reached, out->str, out->len);
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];

      if (entry->about != NULL || entry->marked)
        add_pointers (led_to, entry->lines->str, entry->lines->len);
    }
  follow (kept, led_to, FALSE);
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      g_autofree char *xref = xref_of (entry);

      if (entry->about == NULL && !entry->marked && (xref == NULL || !g_hash_table_contains (led_to, xref)))
        add_pointers (reached, entry->lines->str, entry->lines->len);
    }
  follow (kept, reached, TRUE);
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      g_autofree char *xref = xref_of (entry);

      if (is_whole (entry) && !entry->marked
          && (xref == NULL || g_hash_table_contains (reached, xref) || !g_hash_table_contains (led_to, xref)))
        g_ptr_array_add (others, entry);
    }
  return others;
}

/** along_gedcom_kept_others: writes the records that are kept whole, after all others; how many. */
guint
along_gedcom_kept_others (AlongGedcomKept *kept, GString *out, AlongGedcomKeptXref xref, gpointer data)
{
  g_autoptr (GPtrArray) others = find_others (kept, out);
  guint written = 0;

  for (guint i = 0; i < others->len; i++)
    {
      Entry *entry = others->pdata[i];
      g_autofree char *head = head_to_write (entry);
      Node *tree;

      if (head == NULL)
        continue;
      tree = tree_of (kept, entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      if (!kept->with_confidential)
        drop_marked (tree);
      g_string_append_printf (out, "%s\n", head);
      write_below (out, tree);
      node_free (tree);
      written++;
    }
  return written;
}
