/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-private.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-option-row.h"

/* More options than this stand in a drop-down; fewer where the form asks for one: what can be seen is easier to choose. */
#define MANY_OPTIONS 12
#define SOME_OPTIONS 6

/**
 * along_option_key: the key that chooses an option: the number its words begin with, N for the one outside
 * the score; 0: none.
 */
char
along_option_key (const AlongQuestion *question, const AlongOption *option)
{
  if (!question->rated && !along_question_is_item (question))
    return 0;
  if (g_ascii_isdigit (option->label[0]) && option->label[1] == ' ')
    return option->label[0];
  if (!option->answer->has_weight)
    return 'N';
  return 0;
}

static void
chosen_cb (GtkWidget *option, AlongFieldView *self)
{
  guint index;

  if (self->field == NULL || !g_ptr_array_find (self->options, option, &index))
    return;
  if (self->question->type == ALONG_QUESTION_BOOLEAN)
    {
      if (self->options->len > 1)
        along_form_set_boolean (self->screen->form, self->field, index == 0);
      else if (along_option_row_get_active (ALONG_OPTION_ROW (option)))
        along_form_set_boolean (self->screen->form, self->field, TRUE);
      else
        along_form_clear (self->screen->form, self->field);
    }
  else if (self->question->repeats)
    along_form_toggle (self->screen->form, self->field, index, along_option_row_get_active (ALONG_OPTION_ROW (option)));
  else
    along_form_choose (self->screen->form, self->field, index);
}

static GtkWidget *
add_group (AlongFieldView *self, const char *name)
{
  gboolean radios = !self->question->repeats;
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                   radios ? GTK_ACCESSIBLE_ROLE_RADIO_GROUP : GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (group, "card");
  gtk_widget_add_css_class (group, "along-options");
  along_field_view_name (group, self, name);
  gtk_box_append (GTK_BOX (self), group);
  return group;
}

static void
add_option (AlongFieldView *self, GtkWidget *group, GtkWidget *option)
{
  gtk_box_append (GTK_BOX (group), option);
  g_ptr_array_add (self->options, option);
  g_signal_connect_object (option, "chosen", G_CALLBACK (chosen_cb), self, 0);
}

static void
add_options (AlongFieldView *self)
{
  AlongField *group = along_field_get_parent (self->field);
  /* A rating is named by its item, then what is asked. */
  g_autofree char *name
    = self->question->role != NULL && group != NULL
        ? g_strdup_printf ("%s. %s", along_field_get_question (group)->words, self->question->words)
        : g_strdup (self->question->words);
  GtkWidget *box = add_group (self, name);

  self->options = g_ptr_array_new ();
  for (guint i = 0; i < self->question->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (self->question->options, i);
      char key = along_option_key (self->question, option);
      const char cap[2] = { key, '\0' };
      const char *more = option->anchor != NULL ? option->anchor : option->meaning;
      GtkWidget *row;

      if (self->question->repeats)
        row = along_option_row_new_check (option->word, more);
      else
        row = along_option_row_new_radio (i > 0 ? ALONG_OPTION_ROW (g_ptr_array_index (self->options, 0)) : NULL, option->word, more);
      if (option->anchor != NULL)
        along_option_row_set_particular (ALONG_OPTION_ROW (row));
      if (key != 0)
        along_option_row_set_key (ALONG_OPTION_ROW (row), cap);
      add_option (self, box, row);
    }
}

static void
combo_cb (AlongFieldView *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->combo));

  if (self->showing || self->field == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    along_form_clear (self->screen->form, self->field);
  else
    along_form_choose (self->screen->form, self->field, selected - 1);
}

static void
add_combo (AlongFieldView *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *escaped = g_markup_escape_text (self->question->words, -1);

  gtk_string_list_append (list, _ ("No answer yet"));
  for (guint i = 0; i < self->question->options->len; i++)
    gtk_string_list_append (list, ((AlongOption *) g_ptr_array_index (self->question->options, i))->word);
  self->combo = along_field_view_boxed (self, adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->combo), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->combo), 0);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->combo), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->combo), G_LIST_MODEL (list));
  self->control = self->combo;
  g_signal_connect_object (self->combo, "notify::selected", G_CALLBACK (combo_cb), self, G_CONNECT_SWAPPED);
}

/** along_field_view_add_boolean: yes and no; a mark alone in “stop and think”. */
void
along_field_view_add_boolean (AlongFieldView *self)
{
  GtkWidget *box;

  self->options = g_ptr_array_new ();
  if (g_strcmp0 (self->question->role, "stop-and-think") == 0)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (box, "card");
      gtk_box_append (GTK_BOX (self), box);
      add_option (self, box, along_option_row_new_check (self->question->words, NULL));
      return;
    }
  along_question_label (GTK_WIDGET (self), self->question, "heading");
  box = add_group (self, self->question->words);
  add_option (self, box, along_option_row_new_radio (NULL, _ ("Yes"), NULL));
  add_option (self, box, along_option_row_new_radio (ALONG_OPTION_ROW (g_ptr_array_index (self->options, 0)), _ ("No"), NULL));
}

/** along_field_view_add_choice: options to choose from, and what else can be written. */
void
along_field_view_add_choice (AlongFieldView *self)
{
  const AlongQuestion *help = along_question_get_help (self->question);
  gboolean anchors = FALSE, many = !self->question->repeats
                                   && (self->question->options->len > MANY_OPTIONS
                                       || (self->question->control == ALONG_CONTROL_DROP_DOWN && self->question->options->len > SOME_OPTIONS));

  for (guint i = 0; i < self->question->options->len; i++)
    anchors |= ((AlongOption *) g_ptr_array_index (self->question->options, i))->anchor != NULL;
  if (!many && self->question->words[0] != '\0')
    along_question_label (GTK_WIDGET (self), self->question, self->question->role != NULL ? "along-second" : "heading");
  if (help != NULL && !anchors)
    along_question_label (GTK_WIDGET (self), help, "along-second");
  if (many)
    add_combo (self);
  else if (self->question->options->len > 0)
    add_options (self);
  if (self->question->list_missing || self->question->type == ALONG_QUESTION_OPEN_CHOICE)
    along_field_view_add_entry (self, self->question->open_label != NULL ? self->question->open_label : _ ("Something else"));
}

/** along_field_view_show_options: which are chosen. */
void
along_field_view_show_options (AlongFieldView *self)
{
  AlongAnswer *answer = along_field_get_answer (self->field, 0);

  for (guint i = 0; i < self->options->len; i++)
    {
      gboolean on = self->question->type == ALONG_QUESTION_BOOLEAN
                      ? answer != NULL && answer->boolean == (i == 0)
                      : along_field_is_chosen (self->field, i);
      GtkWidget *option = g_ptr_array_index (self->options, i);

      along_option_row_set_active (ALONG_OPTION_ROW (option), on);
      if (on)
        gtk_widget_add_css_class (option, "chosen");
      else
        gtk_widget_remove_css_class (option, "chosen");
    }
}
