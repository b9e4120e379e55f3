/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#include <glib/gi18n-lib.h>

#include "along-comparison.h"

/* What the drop-downs show; the series outlives the widgets. */
typedef struct
{
  const AlongSeries *series;
  GtkWidget *before, *after, *list, *note;
} Compare;

static GtkWidget *
label_of (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
dates (const AlongSeries *series, const char *name)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < series->times->len; i++)
    {
      g_autofree char *day = along_day_to_words (((AlongTime *) g_ptr_array_index (series->times, i))->day);
      gtk_string_list_append (list, day);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return choice;
}

static GtkWidget *
add_row (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
clear (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static AlongForm *
chosen_form (const AlongSeries *series, GtkWidget *choice)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return ((AlongTime *) g_ptr_array_index (series->times, MIN (selected, series->times->len - 1)))->form;
}

static void
show_comparison (Compare *compare)
{
  g_autoptr (AlongComparison) comparison
    = along_comparison_new (chosen_form (compare->series, compare->before), chosen_form (compare->series, compare->after));

  clear (compare->list);
  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const AlongCompared *change = g_ptr_array_index (comparison->changes, i);
      g_autofree char *words = along_compared_to_words (change);
      GtkWidget *row = add_row (compare->list, change->title, words);

      if (change->domain)
        gtk_widget_add_css_class (row, "along-domain");
      if (change->marked && change->move == ALONG_MOVE_UP)
        {
          GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

          gtk_widget_add_css_class (star, "along-star");
          gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Moved a lot"), -1);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
        }
    }
  gtk_widget_set_visible (compare->list, comparison->changes->len > 0);
  if (comparison->changes->len == 0)
    gtk_label_set_label (GTK_LABEL (compare->note), _ ("This form has no ratings to compare."));
  else if (comparison->only_one > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("Only the %u item both versions share is compared.",
                                                          "Only the %u items both versions share are compared.",
                                                          comparison->shared), comparison->shared);
      gtk_label_set_label (GTK_LABEL (compare->note), words);
    }
  else
    gtk_label_set_label (GTK_LABEL (compare->note), "");
}

static void
free_compare (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/** along_over_time_compare: two dates of @series, item by item; @series outlives it. */
GtkWidget *
along_over_time_compare (const AlongSeries *series)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Compare *compare = g_new0 (Compare, 1);

  compare->series = series;
  compare->before = dates (series, _ ("Earlier date"));
  compare->after = dates (series, _ ("Later date"));
  compare->list = new_list (_ ("Item by item"));
  compare->note = label_of ("", "along-second");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (compare->after), series->times->len - 1);
  gtk_widget_set_halign (line, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), label_of (_ ("Earlier date"), "along-second"));
  gtk_box_append (GTK_BOX (line), compare->before);
  gtk_box_append (GTK_BOX (line), label_of (_ ("Later date"), "along-second"));
  gtk_box_append (GTK_BOX (line), compare->after);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), compare->note);
  gtk_box_append (GTK_BOX (box), compare->list);
  show_comparison (compare);
  g_signal_connect_swapped (compare->before, "notify::selected", G_CALLBACK (show_comparison), compare);
  g_signal_connect_data (compare->after, "notify::selected", G_CALLBACK (show_comparison), compare, free_compare,
                         G_CONNECT_SWAPPED);
  return box;
}

/* --- The answers of one date --- */

static void
add_answers (GtkWidget *box, GtkWidget **list, GPtrArray *fields)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);
      const AlongQuestion *question = along_field_get_question (field);

      if (!along_field_is_visible (field) || question->type == ALONG_QUESTION_DISPLAY)
        continue;
      if (question->type == ALONG_QUESTION_GROUP && question->depth == 0)
        {
          GtkWidget *title = label_of (question->words, "heading");

          gtk_widget_set_margin_top (title, 12);
          gtk_box_append (GTK_BOX (box), title);
          *list = new_list (question->words);
          gtk_box_append (GTK_BOX (box), *list);
          add_answers (box, list, along_field_get_children (field));
          if (gtk_widget_get_first_child (*list) == NULL)
            add_row (*list, _ ("Nothing written here"), "");
          *list = NULL;
          continue;
        }
      if (question->type != ALONG_QUESTION_GROUP && along_field_get_n_answers (field) > 0)
        {
          g_autofree char *words = along_field_to_words (field);

          if (*list == NULL)
            {
              *list = new_list (_ ("Answers"));
              gtk_box_append (GTK_BOX (box), *list);
            }
          if (question->role != NULL && question->parent != NULL && g_strcmp0 (question->role, "rating") == 0)
            add_row (*list, question->parent->words, words);
          else
            add_row (*list, question->words, words);
        }
      add_answers (box, list, along_field_get_children (field));
    }
}

static void
show_answers (Compare *answers)
{
  GtkWidget *child;
  GtkWidget *list = NULL;

  while ((child = gtk_widget_get_first_child (answers->list)) != NULL)
    gtk_box_remove (GTK_BOX (answers->list), child);
  add_answers (answers->list, &list, along_form_get_fields (chosen_form (answers->series, answers->after)));
}

/** along_over_time_answers: what was written on one date, to be read; @series outlives it. */
GtkWidget *
along_over_time_answers (const AlongSeries *series)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Compare *answers = g_new0 (Compare, 1);

  answers->series = series;
  answers->after = dates (series, _ ("Date"));
  answers->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (answers->after), series->times->len - 1);
  gtk_widget_set_halign (answers->after, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), answers->after);
  gtk_box_append (GTK_BOX (box), label_of (_ ("Finished forms are read only. Start a review to change a rating."), "along-second"));
  gtk_box_append (GTK_BOX (box), answers->list);
  show_answers (answers);
  g_signal_connect_data (answers->after, "notify::selected", G_CALLBACK (show_answers), answers, free_compare,
                         G_CONNECT_SWAPPED);
  return box;
}
