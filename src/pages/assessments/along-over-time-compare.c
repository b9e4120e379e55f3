/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-comparison.h"
#include "along-drop-down.h"
#include "along-page.h"
#include "along-signing.h"

/* What the drop-downs show; the series outlives the widgets. */
typedef struct
{
  const AlongSeries *series;
  AlongFamily *team;
  AlongRecord *me;
  GtkWidget *before, *after, *list, *note, *amend, *countersign, *print, *save;
} Compare;

static GtkWidget *
dates (const AlongSeries *series, const char *name)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < series->times->len; i++)
    {
      g_autofree char *day = along_series_day_words (series, i);
      gtk_string_list_append (list, day);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  along_drop_down_set_name (GTK_DROP_DOWN (choice), name);
  return choice;
}

static guint
chosen (const AlongSeries *series, GtkWidget *choice)
{
  return MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), series->times->len - 1);
}

static AlongTime *
chosen_time (const AlongSeries *series, GtkWidget *choice)
{
  return g_ptr_array_index (series->times, chosen (series, choice));
}

/* @answered: (nullable): all that was answered */
static char *
side_words (const AlongCompared *change, const AlongAnswer *answer, const char *answered)
{
  if (answered != NULL && (answer == NULL || !change->question->rated))
    return g_strdup (answered);
  if (answer == NULL)
    return g_strdup (change->domain ? _ ("no score") : _ ("no answer"));
  if (change->domain && answer->has_number)
    return g_strdup_printf ("%.1f", along_decimal_to_double (answer->number));
  return g_strdup (along_over_time_level_word (change->question, answer));
}

/* "Just starting → Mostly · up"; the row has its name already. */
static char *
change_words (const AlongCompared *change)
{
  g_autofree char *before = side_words (change, change->before, change->before_words);
  g_autofree char *after = side_words (change, change->after, change->after_words);

  if (change->move == ALONG_MOVE_NONE)
    return g_str_equal (before, after) ? g_strdup_printf (_ ("%s, both times"), before) : g_strdup_printf (_ ("%s → %s"), before, after);
  /* Translators: how it was, how it is, up, same or down */
  return g_strdup_printf (_ ("%s → %s · %s"), before, after, along_move_words (change->move));
}

static void
show_comparison (Compare *compare)
{
  g_autoptr (AlongComparison) comparison
    = along_comparison_new (chosen_time (compare->series, compare->before)->form, chosen_time (compare->series, compare->after)->form);

  along_boxed_clear (compare->list);
  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const AlongCompared *change = g_ptr_array_index (comparison->changes, i);
      g_autofree char *words = change_words (change);
      GtkWidget *row = along_boxed_row (compare->list, change->title, words);

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
  gtk_widget_set_visible (compare->note, comparison->changes->len == 0 || comparison->only_one > 0);
  if (comparison->changes->len == 0)
    gtk_label_set_label (GTK_LABEL (compare->note), _ ("Nothing was answered that could be compared."));
  else if (comparison->only_one > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("Only the %u item both versions share is compared.",
                                                          "Only the %u items both versions share are compared.",
                                                          comparison->shared), comparison->shared);
      gtk_label_set_label (GTK_LABEL (compare->note), words);
    }
}

static void
free_compare (gpointer data, GClosure *closure)
{
  g_free (data);
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
  gtk_drop_down_set_selected (GTK_DROP_DOWN (compare->after), series->times->len - 1);
  gtk_widget_set_halign (line, GTK_ALIGN_START);
  along_boxed_label (line, _ ("Earlier date"), "along-second");
  gtk_box_append (GTK_BOX (line), compare->before);
  along_boxed_label (line, _ ("Later date"), "along-second");
  gtk_box_append (GTK_BOX (line), compare->after);
  gtk_box_append (GTK_BOX (box), line);
  compare->note = along_boxed_label (box, "", "along-second");
  compare->list = along_boxed_list (box, _ ("Item by item"));
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
          gtk_widget_set_margin_top (along_boxed_label (box, question->words, "heading"), 12);
          *list = along_boxed_list (box, question->words);
          add_answers (box, list, along_field_get_children (field));
          if (gtk_widget_get_first_child (*list) == NULL)
            along_boxed_row (*list, _ ("Nothing written here"), "");
          *list = NULL;
          continue;
        }
      if (question->type != ALONG_QUESTION_GROUP && along_field_get_n_answers (field) > 0)
        {
          AlongAnswer *answer = along_field_get_answer (field, 0);
          g_autofree char *words = (question->rated || along_question_is_item (question)) && answer != NULL
                                     ? g_strdup (along_over_time_level_word (question, answer))
                                     : along_field_to_words (field);

          if (*list == NULL)
            *list = along_boxed_list (box, _ ("Answers"));
          if (question->role != NULL && question->parent != NULL && g_strcmp0 (question->role, "rating") == 0)
            along_boxed_row (*list, question->parent->words, words);
          else
            along_boxed_row (*list, question->words, words);
        }
      add_answers (box, list, along_field_get_children (field));
    }
}

/* Answers whose questions the form does not have any more are not lost. */
static void
add_unplaced (GtkWidget *box, AlongForm *form)
{
  GPtrArray *unplaced = along_form_get_unplaced (form);
  GtkWidget *list;

  if (unplaced->len == 0)
    return;
  gtk_widget_set_margin_top (along_boxed_label (box, _ ("Answers to earlier questions"), "heading"), 12);
  list = along_boxed_list (box, _ ("Answers to earlier questions"));
  for (guint i = 0; i < unplaced->len; i++)
    {
      const AlongUnplaced *answer = g_ptr_array_index (unplaced, i);

      along_boxed_row (list, answer->question != NULL ? answer->question : answer->link_id, answer->words);
    }
}

/* "Finished by Marta on 10 March. Start a review to change a rating." */
static char *
finished_words (const AlongSeries *series, guint number, AlongFamily *team)
{
  const AlongTime *time = g_ptr_array_index (series->times, number);
  AlongRecord *worker = along_family_find (team, ALONG_KIND_WORKER,
                                           along_record_get_ref (time->record, ALONG_ASSESSMENT_P_SIGNED_BY));
  g_autofree char *day = along_series_day_sentence (series, number);

  /* More than one signature: a line each. */
  if (along_record_has (time->record, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT)
      || along_record_get_enum (time->record, ALONG_ASSESSMENT_P_STATUS) == ALONG_ASSESSMENT_STATUS_AMENDED)
    {
      g_autofree char *signatures = along_assessment_signature_words (time->record, team);

      return g_strdup_printf ("%s\n%s", signatures, _ ("Start a review to change a rating."));
    }
  if (worker == NULL)
    return g_strdup_printf (_ ("Finished on %s. Start a review to change a rating."), day);
  /* Translators: name of a worker, date */
  return g_strdup_printf (_ ("Finished by %s on %s. Start a review to change a rating."),
                          along_record_get_text (worker, ALONG_WORKER_P_NAME), day);
}

/* Who signed, and what one has to know of how it was rated: a line each. */
static char *
note_words (const AlongSeries *series, guint number, AlongFamily *team)
{
  AlongRecord *record = ((AlongTime *) g_ptr_array_index (series->times, number))->record;
  g_autofree char *finished = finished_words (series, number, team), *why = along_assessment_why_too_young (record);
  GString *words = g_string_new (finished);

  if (along_assessment_is_blind (record))
    g_string_append_printf (words, "\n%s", _ ("Rated without seeing what was rated before."));
  if (why != NULL)
    {
      g_string_append_c (words, '\n');
      /* Translators: why a form was used for a child younger than it is for */
      g_string_append_printf (words, _ ("Used for a child younger than it is for: %s"), why);
    }
  return g_string_free (words, FALSE);
}

static void
show_answers (Compare *answers)
{
  const AlongTime *time = chosen_time (answers->series, answers->after);
  g_autofree char *finished = note_words (answers->series, chosen (answers->series, answers->after), answers->team);
  g_autofree char *id = along_id_to_text (along_record_get_id (time->record));
  GtkWidget *child;
  GtkWidget *list = NULL;

  while ((child = gtk_widget_get_first_child (answers->list)) != NULL)
    gtk_box_remove (GTK_BOX (answers->list), child);
  gtk_label_set_label (GTK_LABEL (answers->note), finished);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (answers->amend), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (answers->countersign), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (answers->print), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (answers->save), "s", id);
  gtk_widget_set_visible (answers->countersign, along_assessment_can_countersign (time->record, answers->me));
  add_answers (answers->list, &list, along_form_get_fields (time->form));
  add_unplaced (answers->list, time->form);
}

static GtkWidget *
add_act (GtkWidget *box, const char *mnemonic, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (mnemonic);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  along_page_edits (button);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/** along_over_time_answers: what was written on one date, to be read, and who signed it; @series outlives it. */
GtkWidget *
along_over_time_answers (const AlongSeries *series, AlongFamily *team, AlongRecord *me)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Compare *answers = g_new0 (Compare, 1);

  answers->series = series;
  answers->team = team;
  answers->me = me;
  answers->after = dates (series, _ ("Date"));
  answers->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (answers->after), series->times->len - 1);
  gtk_widget_set_halign (answers->after, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), answers->after);
  answers->note = along_boxed_label (box, "", "along-second");
  answers->amend = add_act (acts, _ ("_Put right what was signed…"), "assessments.amend");
  answers->countersign = add_act (acts, _ ("C_ountersign…"), "assessments.countersign");
  gtk_box_append (GTK_BOX (box), acts);
  answers->print = add_act (box, _ ("P_rint or save as PDF…"), "assessments.print");
  answers->save = add_act (box, _ ("_Save as FHIR…"), "assessments.save-fhir");
  gtk_widget_set_halign (answers->save, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), answers->list);
  show_answers (answers);
  g_object_set_data (G_OBJECT (box), "answers", answers);
  g_signal_connect_data (answers->after, "notify::selected", G_CALLBACK (show_answers), answers, free_compare,
                         G_CONNECT_SWAPPED);
  return box;
}

/** along_over_time_answers_of: chooses a date in what along_over_time_answers() made. Returns: the box with its answers */
GtkWidget *
along_over_time_answers_of (GtkWidget *answers, guint number)
{
  const Compare *of = g_object_get_data (G_OBJECT (answers), "answers");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (of->after), number);
  return of->list;
}
