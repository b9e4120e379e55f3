/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-private.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-date-row.h"
#include "along-date.h"
#include "along-text.h"

/* Letters that fit an entry in a narrow window. */
#define LONG_TITLE 24

/** along_field_view_show_refusal: beside the field; %NULL: nothing is wrong with what is typed. */
void
along_field_view_show_refusal (AlongFieldView *self, const char *words)
{
  if (self->refusal_words == NULL)
    {
      if (words == NULL)
        return;
      self->refusal_words = along_boxed_label (GTK_WIDGET (self), "", "along-notice");
    }
  gtk_label_set_label (GTK_LABEL (self->refusal_words), words != NULL ? words : "");
  gtk_widget_set_visible (self->refusal_words, words != NULL);
  if (self->entry == NULL)
    return;
  if (words != NULL)
    {
      gtk_widget_add_css_class (self->entry, "along-refused");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      self->refusal_words, NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (self->entry, "along-refused");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
}

/* --- Typed answers --- */

/** along_pending_free: frees @pending. */
void
along_pending_free (AlongPending *pending)
{
  g_free (pending->typed);
  g_free (pending->refusal);
  g_free (pending);
}

static const AlongPending *
pending_of (AlongFieldView *self)
{
  return self->field != NULL ? g_hash_table_lookup (self->screen->pending, self->field) : NULL;
}

/* @typed: %NULL: it is an answer. @refusal: (nullable) */
static void
keep_pending (AlongFieldScreen *screen, AlongField *field, const char *typed, const char *refusal)
{
  AlongPending *pending;

  if (typed == NULL)
    {
      if (g_hash_table_remove (screen->pending, field))
        screen->typed (screen->owner, field);
      return;
    }
  pending = g_new0 (AlongPending, 1);
  pending->typed = g_strdup (typed);
  pending->refusal = g_strdup (refusal);
  g_hash_table_replace (screen->pending, field, pending);
  screen->typed (screen->owner, field);
}

/**
 * along_field_screen_type: answers @field with what was typed into it, as a person would have; what is no answer is
 * pending.
 *
 * Returns: whether it is an answer
 */
gboolean
along_field_screen_type (AlongFieldScreen *screen, AlongField *field, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = NULL;
  gboolean date = along_field_get_question (field)->type == ALONG_QUESTION_DATE && !along_text_is_empty (typed);

  if ((!date || along_date_parse_typed (typed, &edtf, &error))
      && along_form_set_typed (screen->form, field, date ? edtf : typed, &error))
    {
      keep_pending (screen, field, NULL, NULL);
      return TRUE;
    }
  keep_pending (screen, field, typed, error->message);
  return FALSE;
}

static void
take_typed (AlongFieldView *self, const char *typed)
{
  if (self->showing || self->field == NULL)
    return;
  if (along_field_screen_type (self->screen, self->field, typed))
    along_field_view_show_refusal (self, NULL);
}

static void
typed_cb (GtkEditable *entry, AlongFieldView *self)
{
  take_typed (self, gtk_editable_get_text (entry));
}

/* What cannot be read, or is out of range, is told when the field is left, not at each letter. */
static void
left_cb (AlongFieldView *self)
{
  const AlongPending *pending = pending_of (self);
  g_autofree char *wrong = pending == NULL && self->field != NULL ? along_form_check_field (self->screen->form, self->field) : NULL;

  along_field_view_show_refusal (self, pending != NULL ? pending->refusal : wrong);
}

/* A date is read when it is left; until then its letters are pending. */
static void
date_typed_cb (AlongFieldView *self)
{
  if (!self->showing && self->field != NULL)
    keep_pending (self->screen, self->field, gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);
}

static void
read_date (AlongFieldView *self)
{
  AlongDateRow *row = ALONG_DATE_ROW (self->entry);
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  const AlongPending *pending;

  if (self->showing || self->field == NULL || pending_of (self) == NULL)
    return;
  if (!along_date_row_read (row))
    {
      keep_pending (self->screen, self->field, typed, along_date_row_get_refusal (row));
      return;
    }
  take_typed (self, along_date_row_get_edtf (row) != NULL ? along_date_row_get_edtf (row) : "");
  pending = pending_of (self);
  along_date_row_refuse (row, pending != NULL ? pending->refusal : NULL);
}

/** along_field_view_read: takes what was typed and not read yet: a date that still has the focus. */
void
along_field_view_read (AlongFieldView *self)
{
  if (self->entry != NULL && ALONG_IS_DATE_ROW (self->entry))
    read_date (self);
}

static char *
buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}

static gboolean
is_lines (const AlongQuestion *question)
{
  return question->repeats && (question->type == ALONG_QUESTION_STRING || question->type == ALONG_QUESTION_TEXT);
}

static void
text_cb (GtkTextBuffer *buffer, AlongFieldView *self)
{
  g_autofree char *typed = buffer_text (buffer);

  if (self->showing || self->field == NULL)
    return;
  if (is_lines (self->question))
    {
      g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) along_answer_unref);
      g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        if (!along_text_is_empty (lines[i]))
          g_ptr_array_add (answers, along_answer_new_text (ALONG_ANSWER_STRING, lines[i]));
      along_form_set_answers (self->screen->form, self->field, (AlongAnswer *const *) answers->pdata, answers->len);
      return;
    }
  take_typed (self, typed);
  left_cb (self);
}

/** along_field_view_name: what assistive technology calls a control of the field. */
void
along_field_view_name (GtkWidget *widget, AlongFieldView *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->question->required)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
}

/** along_question_label: the words of @question at the end of @box, looking as the form says. @css_class: (nullable) */
GtkWidget *
along_question_label (GtkWidget *box, const AlongQuestion *question, const char *css_class)
{
  GtkWidget *label = along_boxed_label (box, question->words, css_class);

  if (question->markup != NULL)
    gtk_label_set_markup (GTK_LABEL (label), question->markup);
  return label;
}

/** along_field_view_boxed: puts @row into a boxed list of its own. Returns: @row. */
GtkWidget *
along_field_view_boxed (AlongFieldView *self, GtkWidget *row)
{
  gtk_list_box_append (GTK_LIST_BOX (along_boxed_list (GTK_WIDGET (self), NULL)), row);
  return row;
}

/* What an entry asks for when the question stands above it: "Number, 0 to 10". */
static char *
entry_words (const AlongQuestion *question)
{
  g_autofree char *least = question->at_least != NULL ? along_answer_to_words (question->at_least) : NULL;
  g_autofree char *most = question->at_most != NULL ? along_answer_to_words (question->at_most) : NULL;

  switch (question->type)
    {
    case ALONG_QUESTION_INTEGER:
    case ALONG_QUESTION_DECIMAL:
    case ALONG_QUESTION_QUANTITY:
      /* Translators: the least and the greatest number that can be written */
      return least != NULL && most != NULL ? g_strdup_printf (_ ("Number, %s to %s"), least, most) : g_strdup (_ ("Number"));
    case ALONG_QUESTION_DATE:
      return g_strdup (_ ("Date"));
    case ALONG_QUESTION_TIME:
      return g_strdup (_ ("Time"));
    default:
      return g_strdup (_ ("Answer"));
    }
}

/** along_field_view_add_entry: an entry cuts a title that is longer than it is wide: a question of more than a few words stands above, and one whose
 * range is to be told. */
void
along_field_view_add_entry (AlongFieldView *self, const char *asked)
{
  gboolean date = self->question->type == ALONG_QUESTION_DATE;
  gboolean above = g_utf8_strlen (asked, -1) > LONG_TITLE || (self->question->at_least != NULL && self->question->at_most != NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *title = above ? entry_words (self->question) : g_strdup (asked);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  if (above && asked == self->question->words)
    along_question_label (GTK_WIDGET (self), self->question, "heading");
  else if (above)
    along_boxed_label (GTK_WIDGET (self), asked, "heading");
  self->entry = date ? along_date_row_new (escaped) : adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), escaped);
  if (self->question->unit != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), gtk_label_new (self->question->unit));
  along_field_view_boxed (self, self->entry);
  if (above)
    {
      GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      along_field_view_name (GTK_WIDGET (text), self, asked);
      along_field_view_name (self->entry, self, asked);
    }
  self->control = self->entry;
  if (date)
    {
      g_signal_connect_object (self->entry, "changed", G_CALLBACK (date_typed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->entry, "notify::edtf", G_CALLBACK (read_date), self, G_CONNECT_SWAPPED);
    }
  else
    g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (focus, "leave", date ? G_CALLBACK (read_date) : G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}

/* Words that are no answer come back with the reason beside them. */
static void
show_pending (AlongFieldView *self)
{
  const AlongPending *pending = pending_of (self);

  if (pending == NULL || self->entry == NULL || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), pending->typed))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pending->typed);
  if (!ALONG_IS_DATE_ROW (self->entry))
    along_field_view_show_refusal (self, pending->refusal);
  else if (along_date_row_read (ALONG_DATE_ROW (self->entry)))
    along_date_row_refuse (ALONG_DATE_ROW (self->entry), pending->refusal);
}

static void
add_text (AlongFieldView *self)
{
  gboolean note = g_strcmp0 (self->question->role, "note") == 0;
  const char *title = note ? _ ("What did you see?") : self->question->words;
  GtkWidget *label = note ? along_boxed_label (GTK_WIDGET (self), title, "heading") : along_question_label (GTK_WIDGET (self), self->question, "heading");
  GtkWidget *frame = gtk_scrolled_window_new ();

  if (note)
    {
      self->hint = along_boxed_label (GTK_WIDGET (self), _ ("A few words help here. You can leave it."), "along-second");
      gtk_widget_set_visible (self->hint, FALSE);
    }
  if (is_lines (self->question))
    along_boxed_label (GTK_WIDGET (self), _ ("One to a line"), "along-second");
  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  along_field_view_name (self->text, self, title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 78);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_add_css_class (frame, "along-framed");
  gtk_box_append (GTK_BOX (self), frame);
  self->control = self->text;
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (text_cb), self, 0);
}

static void
add_calculated (AlongFieldView *self)
{
  g_autofree char *escaped = g_markup_escape_text (self->question->words, -1);

  self->calculated = along_field_view_boxed (self, adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->calculated), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->calculated), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->calculated), 0);
}

static void
add_display (AlongFieldView *self)
{
  gboolean act = g_strcmp0 (self->question->role, "act") == 0;
  GtkWidget *label = along_question_label (GTK_WIDGET (self), self->question, act ? "along-act" : "along-second");

  if (act)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, self->question->words, -1);
}

/** along_field_view_build_control: what the field's type asks for. */
void
along_field_view_build_control (AlongFieldView *self)
{
  const AlongQuestion *help;

  if (self->question->type == ALONG_QUESTION_DISPLAY)
    {
      add_display (self);
      return;
    }
  if (along_field_is_calculated (self->field) || self->question->read_only)
    {
      add_calculated (self);
      return;
    }
  if (self->question->type == ALONG_QUESTION_CHOICE || self->question->type == ALONG_QUESTION_OPEN_CHOICE)
    {
      along_field_view_add_choice (self);
      return;
    }
  help = along_question_get_help (self->question);
  if (self->question->type == ALONG_QUESTION_BOOLEAN)
    along_field_view_add_boolean (self);
  else if (self->question->type == ALONG_QUESTION_TEXT || is_lines (self->question))
    add_text (self);
  else
    along_field_view_add_entry (self, self->question->words);
  if (help != NULL)
    along_question_label (GTK_WIDGET (self), help, "along-second");
}

/* --- Showing the answer --- */

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static char *
answer_words (AlongFieldView *self)
{
  AlongAnswer *answer = along_field_get_answer (self->field, 0);

  if (is_lines (self->question))
    {
      GString *lines = g_string_new (NULL);

      for (guint i = 0; i < along_field_get_n_answers (self->field); i++)
        g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", along_field_get_answer (self->field, i)->text);
      return g_string_free (lines, FALSE);
    }
  if (self->options != NULL && answer != NULL && along_question_find_option (self->question, answer) != NULL)
    return g_strdup ("");
  if (answer != NULL && answer->type == ALONG_ANSWER_STRING)
    return g_strdup (answer->text);
  return along_field_to_words (self->field);
}

static void
show_text (AlongFieldView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autofree char *there = buffer_text (buffer);
  g_autofree char *words = answer_words (self);

  if (!g_str_equal (there, words) && !has_focus (self->text))
    gtk_text_buffer_set_text (buffer, words, -1);
}

static void
show_entry (AlongFieldView *self)
{
  if (has_focus (self->entry))
    return;
  if (pending_of (self) != NULL)
    {
      show_pending (self);
      return;
    }
  if (ALONG_IS_DATE_ROW (self->entry))
    {
      AlongAnswer *answer = along_field_get_answer (self->field, 0);

      if (g_strcmp0 (along_date_row_get_edtf (ALONG_DATE_ROW (self->entry)), answer != NULL ? answer->text : NULL) != 0)
        along_date_row_set_edtf (ALONG_DATE_ROW (self->entry), answer != NULL ? answer->text : NULL);
    }
  else
    {
      g_autofree char *words = answer_words (self);

      if (!g_str_equal (words, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
        gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
    }
}

/** along_field_view_show_answer: the answer into the control; not into one that somebody is typing in. */
void
along_field_view_show_answer (AlongFieldView *self)
{
  if (self->options != NULL)
    along_field_view_show_options (self);
  if (self->combo != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->combo), (guint) (along_field_get_chosen (self->field) + 1));
  if (self->text != NULL)
    show_text (self);
  if (self->entry != NULL)
    show_entry (self);
}
