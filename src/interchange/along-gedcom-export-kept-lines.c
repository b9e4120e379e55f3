/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept lines set among the lines that are written of a record: which of them are the same, and what is marked and goes out of both. */
#include "along-gedcom-export-kept-private.h"

#include <stdlib.h>
#include <string.h>

#include "along-gedcom-date.h"
#include "along-gedcom-words.h"

void
along_gedcom_kept_node_free (gpointer data)
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
  node->below = g_ptr_array_new_with_free_func (along_gedcom_kept_node_free);
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
Node *
along_gedcom_kept_tree (AlongGedcomKept *kept, const char *text, const char *stop, AlongGedcomKeptXref xref, gpointer data)
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
      level = along_gedcom_kept_split (line, end, &tag, &tag_end, &value);
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
          along_gedcom_kept_node_free (node);
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

/* Of what a record has one: what the file said of it stands only while the record means the same. @lines: whether kept lines go out */
static gboolean
settle_single (Node *ours, Node *kept, gboolean lines)
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
  /* of a home: what the file wrote besides the household's name */
  if (g_str_equal (ours->tag, "ADDR"))
    {
      if (lines && kept->value != NULL)
        {
          g_free (ours->value);
          ours->value = g_strdup (kept->value);
        }
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
  return g_str_equal (node->tag, "RESN") && node->value != NULL && along_gedcom_kept_says_confidential (node->value, node->value + strlen (node->value));
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
guint
along_gedcom_kept_drop_marked (Node *node)
{
  guint n = 0;

  for (guint i = 0; i < node->below->len; i++)
    if (is_marked (node->below->pdata[i]))
      {
        g_ptr_array_remove_index (node->below, i--);
        n++;
      }
    else
      n += along_gedcom_kept_drop_marked (node->below->pdata[i]);
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
        if (is_same (ours->below->pdata[o], line) || settle_single (ours->below->pdata[o], line, lines))
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
        n += along_gedcom_kept_drop_marked (line);
      line->met = TRUE; /* another that is alike is one more */
      g_ptr_array_add (ours->below, g_ptr_array_steal_index (node->below, i--));
    }
  return n;
}

void
along_gedcom_kept_write (GString *out, Node *node)
{
  for (guint i = 0; i < node->below->len; i++)
    {
      Node *line = node->below->pdata[i];

      g_string_append_printf (out, "%d %s", line->level, line->tag);
      if (line->value != NULL)
        g_string_append_printf (out, " %s", line->value);
      g_string_append_c (out, '\n');
      along_gedcom_kept_write (out, line);
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
          ours = along_gedcom_kept_tree (kept, out->str + from, out->str + out->len, NULL, NULL);
          number_alike (ours);
        }
      tree = along_gedcom_kept_tree (kept, entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      n += set_among (kept, ours, tree, lines);
      along_gedcom_kept_node_free (tree);
    }
  if (ours == NULL)
    return 0;
  g_string_truncate (out, from);
  along_gedcom_kept_write (out, ours);
  along_gedcom_kept_node_free (ours);
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
      ours = along_gedcom_kept_tree (kept, out->str + from, out->str + out->len, NULL, NULL);
      tree = along_gedcom_kept_tree (kept, entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      if (kept->target == ALONG_GEDCOM_5_5_1)
        drop_tagged (tree, "SCHMA"); /* 7.0 alone says there what tags mean */
      number_alike (ours);
      set_among (kept, ours, tree, TRUE);
      g_string_truncate (out, from);
      along_gedcom_kept_write (out, ours);
      along_gedcom_kept_node_free (tree);
      along_gedcom_kept_node_free (ours);
    }
}
