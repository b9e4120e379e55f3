/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are kept whole, on their way out: which of them go, and by what name. */
#include "along-gedcom-export-kept-private.h"

#include <string.h>

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
      if (along_gedcom_kept_split (line, end, &tag, &tag_end, &value) >= 1 && end - value > 2 && value[0] == '@' && value[1] != '@' && end[-1] == '@')
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
          g_autofree char *xref = entry->about == NULL ? along_gedcom_kept_xref_of (entry) : NULL;

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
      g_autofree char *xref = along_gedcom_kept_xref_of (entry);

      if (entry->about == NULL && !entry->marked && (xref == NULL || !g_hash_table_contains (led_to, xref)))
        add_pointers (reached, entry->lines->str, entry->lines->len);
    }
  follow (kept, reached, TRUE);
  for (guint i = 0; i < kept->entries->len; i++)
    {
      Entry *entry = kept->entries->pdata[i];
      g_autofree char *xref = along_gedcom_kept_xref_of (entry);

      if (along_gedcom_kept_is_whole (entry) && !entry->marked
          && (xref == NULL || g_hash_table_contains (reached, xref) || !g_hash_table_contains (led_to, xref)))
        g_ptr_array_add (others, entry);
    }
  return others;
}

/** along_gedcom_kept_others: writes the records that are kept whole, after all others; how many. @unfit: (out): how many cannot
 * be written, since they do not say what they are */
guint
along_gedcom_kept_others (AlongGedcomKept *kept, GString *out, AlongGedcomKeptXref xref, gpointer data, guint *unfit)
{
  g_autoptr (GPtrArray) others = find_others (kept, out);
  guint written = 0;

  *unfit = 0;
  for (guint i = 0; i < others->len; i++)
    {
      Entry *entry = others->pdata[i];
      g_autofree char *head = head_to_write (entry);
      Node *tree;

      if (head == NULL)
        {
          ++*unfit;
          continue;
        }
      tree = along_gedcom_kept_tree (kept, entry->lines->str, entry->lines->str + entry->lines->len, xref, data);
      if (!kept->with_confidential)
        along_gedcom_kept_drop_marked (tree);
      g_string_append_printf (out, "%s\n", head);
      along_gedcom_kept_write (out, tree);
      along_gedcom_kept_node_free (tree);
      written++;
    }
  return written;
}
