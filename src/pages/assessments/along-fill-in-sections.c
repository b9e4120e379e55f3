/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-progress-ring.h"
#include "along-scores.h"

/* More questions than this in one section are divided into parts of so many. */
#define MOST 60
#define PART 30

static void
free_section (gpointer data)
{
  AlongSection *section = data;

  g_free (section->title);
  g_ptr_array_unref (section->fields);
  g_free (section);
}

static gboolean
has_role (AlongField *field, const char *role)
{
  GPtrArray *children = along_field_get_children (field);

  if (g_strcmp0 (along_field_get_question (field)->role, role) == 0)
    return TRUE;
  for (guint i = 0; children != NULL && i < children->len; i++)
    if (g_strcmp0 (along_field_get_question (g_ptr_array_index (children, i))->role, role) == 0)
      return TRUE;
  return FALSE;
}

static AlongSection *
add_section (GPtrArray *sections, const char *title)
{
  AlongSection *section = g_new0 (AlongSection, 1);

  section->title = g_strdup (title);
  section->fields = g_ptr_array_new ();
  g_ptr_array_add (sections, section);
  return section;
}

/* A group of more questions than are built in a moment, in parts; rows of one repeating group stay together, so that there
 * are as many parts whatever is added. */
static void
add_parts (GPtrArray *sections, AlongField *group)
{
  const AlongQuestion *asked = along_field_get_question (group), *before = NULL;
  const char *title = asked->short_text != NULL ? asked->short_text : asked->words;
  GPtrArray *children = along_field_get_children (group);
  guint parts = (asked->children->len + PART - 1) / PART, n = 0;
  AlongSection *section = NULL;

  for (guint i = 0; i < children->len; i++)
    {
      AlongField *child = g_ptr_array_index (children, i);

      if (along_field_get_question (child) != before && n++ % PART == 0)
        {
          /* Translators: a section of a form, which of how many parts it has been divided into */
          g_autofree char *words = g_strdup_printf (_ ("%s, %u of %u"), title, n / PART + 1, parts);

          section = add_section (sections, words);
        }
      before = along_field_get_question (child);
      g_ptr_array_add (section->fields, child);
    }
}

/**
 * along_sections_new: a section for each group at the top; strengths, the parent's view and next steps
 * share one; questions without a group share one. What is too long to be built in a moment is divided.
 *
 * Returns: (transfer full) (element-type AlongSection)
 */
GPtrArray *
along_sections_new (AlongForm *form)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (free_section);
  GPtrArray *fields = along_form_get_fields (form);
  AlongSection *loose = NULL, *closing = NULL;
  const AlongQuestion *before = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);
      const AlongQuestion *question = along_field_get_question (field);
      gboolean again = question == before;

      before = question;
      if (question->hidden)
        continue;
      if (has_role (field, "strengths") || has_role (field, "own-words") || has_role (field, "next-steps"))
        {
          if (closing == NULL)
            closing = add_section (sections, _ ("Strengths, words, next steps"));
          g_ptr_array_add (closing->fields, field);
          loose = NULL;
        }
      else if (question->type == ALONG_QUESTION_GROUP && !question->repeats && question->children->len > MOST
               && !has_role (field, "stop-and-think"))
        {
          add_parts (sections, field);
          loose = NULL;
        }
      else if (question->type == ALONG_QUESTION_GROUP)
        {
          AlongSection *section = again ? g_ptr_array_index (sections, sections->len - 1)
                                        : add_section (sections, question->short_text != NULL ? question->short_text
                                                                                              : question->words);
          section->always = has_role (field, "stop-and-think");
          g_ptr_array_add (section->fields, field);
          loose = NULL;
        }
      else
        {
          if (loose == NULL || (loose->fields->len >= MOST && !again))
            loose = add_section (sections, sections->len == 0 ? _ ("Questions") : _ ("More questions"));
          g_ptr_array_add (loose->fields, field);
        }
    }
  if (sections->len == 0)
    add_section (sections, _ ("Questions"));
  return sections;
}

/** along_sections_find: in which section a field stands; -1: in none. */
int
along_sections_find (AlongFillIn *self, AlongField *field)
{
  for (; field != NULL; field = along_field_get_parent (field))
    for (guint i = 0; i < self->sections->len; i++)
      if (g_ptr_array_find (((AlongSection *) g_ptr_array_index (self->sections, i))->fields, field, NULL))
        return (int) i;
  return -1;
}

/** along_sections_renew: instances came or went, or the form was filled anew: the sections stay, what is in them does not. */
void
along_sections_renew (AlongFillIn *self)
{
  GPtrArray *sections = along_sections_new (self->form);

  for (guint i = 0; i < sections->len && i < self->sections->len; i++)
    {
      AlongSection *section = g_ptr_array_index (self->sections, i), *now = g_ptr_array_index (sections, i);
      GPtrArray *fields = section->fields;

      section->fields = now->fields;
      now->fields = fields;
    }
  g_ptr_array_unref (sections);
}

/** along_sections_fill_list: a row for each. */
void
along_sections_fill_list (AlongFillIn *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      AlongSection *section = g_ptr_array_index (self->sections, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *title = gtk_label_new (section->title);

      section->ring = along_progress_ring_new ();
      gtk_widget_set_valign (section->ring, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), section->ring);
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_widget_add_css_class (title, "title");
      gtk_box_append (GTK_BOX (texts), title);
      section->words = gtk_label_new ("");
      gtk_label_set_xalign (GTK_LABEL (section->words), 0);
      gtk_widget_add_css_class (section->words, "caption");
      gtk_widget_add_css_class (section->words, "along-second");
      gtk_box_append (GTK_BOX (texts), section->words);
      gtk_box_append (GTK_BOX (line), texts);
      section->row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (section->row), line);
      gtk_list_box_append (GTK_LIST_BOX (self->list), section->row);
    }
}

static void
section_progress (AlongSection *section, guint *done, guint *of)
{
  *done = *of = 0;
  for (guint i = 0; i < section->fields->len; i++)
    {
      guint answered, all;

      along_field_get_progress (g_ptr_array_index (section->fields, i), &answered, &all);
      *done += answered;
      *of += all;
    }
}

/** along_sections_next_open: @from, if something in it is not answered yet; else the first after it, and round again. */
guint
along_sections_next_open (AlongFillIn *self, guint from)
{
  guint n = self->sections->len;

  for (guint i = 0; i < n; i++)
    {
      guint number = (MIN (from, n - 1) + i) % n, done, of;
      AlongSection *section = g_ptr_array_index (self->sections, number);

      section_progress (section, &done, &of);
      if (!section->always && done < of)
        return number;
    }
  return from;
}

static guint
count_ticks (AlongSection *section)
{
  guint ticks = 0;

  for (guint i = 0; i < section->fields->len; i++)
    {
      GPtrArray *children = along_field_get_children (g_ptr_array_index (section->fields, i));

      for (guint k = 0; children != NULL && k < children->len; k++)
        ticks += along_field_is_alert (g_ptr_array_index (children, k)) ? 1 : 0;
    }
  return ticks;
}

/** along_sections_show_progress: rings, counts, and all of it together. */
void
along_sections_show_progress (AlongFillIn *self)
{
  guint total_done, total_of;
  g_autofree char *total = NULL;
  guint done, of;

  along_form_get_progress (self->form, &total_done, &total_of);
  for (guint i = 0; i < self->sections->len; i++)
    {
      AlongSection *section = g_ptr_array_index (self->sections, i);
      g_autofree char *words = NULL;
      g_autofree char *name = NULL;
      guint ticks = section->always ? count_ticks (section) : 0;
      gboolean shown = section->fields->len == 0;

      section_progress (section, &done, &of);
      for (guint k = 0; k < section->fields->len; k++)
        shown |= along_field_is_visible (g_ptr_array_index (section->fields, k));
      gtk_widget_set_visible (section->row, shown);
      if (section->always)
        {
          words = ticks > 0 ? g_strdup_printf (ngettext ("%u ticked: act on it today", "%u ticked: act on them today", ticks), ticks)
                            : g_strdup (_ ("Always asked"));
          of = MAX (of, 1);
          done = ticks > 0 && done >= of ? of : 0;
        }
      else if (of == 0)
        words = g_strdup (_ ("Nothing to fill in"));
      else if (done == of)
        words = of > 1 ? g_strdup_printf (_ ("%u of %u"), done, of) : g_strdup (_ ("Done"));
      else
        words = g_strdup_printf (_ ("%u of %u"), done, of);
      along_progress_ring_set (ALONG_PROGRESS_RING (section->ring), done, of, words);
      gtk_label_set_label (GTK_LABEL (section->words), words);
      name = g_strdup_printf (_ ("%s, %s"), section->title, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (section->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      if (i == self->section)
        gtk_label_set_label (GTK_LABEL (self->menu_words), name);
    }
  total = g_strdup_printf (_ ("%u of %u looked at"), total_done, total_of);
  gtk_label_set_label (GTK_LABEL (self->count), total);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->bar), MAX (total_of, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), total_done);
}
