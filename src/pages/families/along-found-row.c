/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-found-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"
#include "along-family-row.h"
#include "along-found-marks.h"

/* A row of what was found: whose it is and when; below it the words, those that were looked for bold and underlined. */

/** along_found_group_words: the heading of a group. */
const char *
along_found_group_words (AlongFoundGroup group)
{
  static const char *const words[] = {
    NC_ ("found", "Families"),   NC_ ("found", "People"), NC_ ("found", "Contacts"),  NC_ ("found", "Notes"), NC_ ("found", "Assessments"),
    NC_ ("found", "Next steps"), NC_ ("found", "Hopes"),  NC_ ("found", "Own words"), NC_ ("found", "Events"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "found", words[group]);
}

/* What one of a group is called, to the ear. */
static const char *
one_of (AlongFoundGroup group)
{
  static const char *const words[] = {
    NC_ ("one found", "Family"),    NC_ ("one found", "Person"), NC_ ("one found", "Contact"),   NC_ ("one found", "Note"),
    NC_ ("one found", "Assessment"), NC_ ("one found", "Next step"), NC_ ("one found", "Hope"), NC_ ("one found", "Own words"),
    NC_ ("one found", "Event"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "one found", words[group]);
}

static GtkWidget *
line_of (const char *words, const char *class, int lines)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* "Tierney family · 12 March 2026 · closed" */
static char *
whose (const AlongFoundItem *item)
{
  g_autofree char *day = item->day != ALONG_DAY_NONE ? along_day_to_words (item->day) : NULL;
  GString *words = g_string_new (item->family_name);

  if (item->kind == ALONG_KIND_ALIAS && item->title != NULL)
    g_string_append_printf (words, " · %s", item->title);
  if (day != NULL)
    g_string_append_printf (words, " · %s", day);
  if (item->by_sound)
    g_string_append_printf (words, " · %s", _ ("sounds like it"));
  if (item->closed)
    g_string_append_printf (words, " · %s", C_ ("phase", "Closed"));
  return g_string_free (words, FALSE);
}

/* The words that were found, each once, for whoever cannot see them marked. */
static char *
found_words (const AlongFoundItem *item)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < item->marks->len; i++)
    {
      const AlongFoundMark *mark = &g_array_index (item->marks, AlongFoundMark, i);
      char *word = g_strndup (item->text + mark->start, mark->end - mark->start);

      if (g_ptr_array_find_with_equal_func (said, word, g_str_equal, NULL))
        g_free (word);
      else
        g_ptr_array_add (said, word);
    }
  if (said->len == 0)
    return g_strdup (item->by_sound ? _ ("Sounds like it") : "");
  g_ptr_array_add (said, NULL);
  g_autofree char *words = g_strjoinv (", ", (char **) said->pdata);
  return g_strdup_printf (_ ("Found: %s"), words);
}

static GtkWidget *
family_child (const AlongFoundItem *item, gboolean tell_apart, char **speech)
{
  GtkWidget *row = along_family_row_new ();
  g_autoptr (PangoAttrList) marks = along_found_attributes (item->marks, 0);

  *speech = along_family_row_show (ALONG_FAMILY_ROW (row), item->summary, FALSE);
  if (tell_apart && item->summary->reference != NULL)
    along_family_row_tell_apart (ALONG_FAMILY_ROW (row), item->summary->reference);
  /* Its reference may be what was found. */
  if (strcmp (item->summary->name, item->text) == 0)
    along_family_row_mark (ALONG_FAMILY_ROW (row), marks);
  return row;
}

static GtkWidget *
text_child (const AlongFoundItem *item, char **speech)
{
  gboolean name = item->group == ALONG_FOUND_PEOPLE;
  gboolean titled = !name && item->title != NULL;
  g_autofree char *of = whose (item);
  g_autofree char *words = titled && *item->text != '\0' ? g_strdup_printf ("%s: %s", item->title, item->text)
                           : titled                      ? g_strdup (item->title)
                                                         : g_strdup (item->text);
  g_autoptr (PangoAttrList) marks = along_found_attributes (item->marks, titled && *item->text != '\0' ? strlen (item->title) + strlen (": ") : 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = line_of (of, "along-second", 2), *second = line_of (words, NULL, name ? 2 : 3);

  gtk_label_set_attributes (GTK_LABEL (second), marks);
  gtk_widget_add_css_class (first, "caption");
  gtk_box_append (GTK_BOX (box), name ? second : first);
  gtk_box_append (GTK_BOX (box), name ? first : second);
  *speech = g_strdup_printf ("%s, %s. %s", one_of (item->group), of, words);
  return box;
}

/** along_found_row_new: a row of a GtkListBox for @item. @tell_apart: another family that was found has the same name. */
GtkWidget *
along_found_row_new (const AlongFoundItem *item, gboolean tell_apart)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *speech = NULL;
  g_autofree char *found = found_words (item);
  GtkWidget *child = item->summary != NULL ? family_child (item, tell_apart, &speech) : text_child (item, &speech);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, found, -1);
  return row;
}
