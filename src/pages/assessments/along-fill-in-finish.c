/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-boxed.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-scores.h"

static void
add_label (AlongFillIn *self, const char *words, const char *css_class)
{
  GtkWidget *label = along_boxed_label (self->summary, words, css_class);

  if (g_strcmp0 (css_class, "heading") == 0)
    gtk_widget_set_margin_top (label, 18);
  else if (g_strcmp0 (css_class, "along-notice") == 0)
    gtk_widget_set_margin_top (label, 6);
}

static GtkWidget *
add_list (AlongFillIn *self, const char *title)
{
  add_label (self, title, "heading");
  return along_boxed_list (self->summary, title);
}

/* --- Going back to a question --- */

typedef struct
{
  AlongFillIn *self;
  AlongField *field;
} Way;

static void
way_cb (GtkWidget *widget, Way *way)
{
  along_fill_in_go_to (way->self, way->field);
}

static void
free_way (gpointer data, GClosure *closure)
{
  g_free (data);
}

static Way *
way_to (AlongFillIn *self, AlongField *field)
{
  Way *way = g_new0 (Way, 1);

  way->self = self;
  way->field = field;
  return way;
}

/* --- What keeps it from being finished --- */

static void
mark_cb (GtkButton *button, AlongFillIn *self)
{
  guint n = along_form_mark_not_seen (self->form);
  g_autofree char *words = g_strdup_printf (ngettext ("%u marked as not seen", "%u marked as not seen", n), n);

  along_fill_in_show_finish (self);
  along_announce (GTK_WIDGET (self), words);
}

/* Returns the button that leads to the first. */
static GtkWidget *
add_blanks (AlongFillIn *self, GPtrArray *unrated)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u not rated yet.", "%u not rated yet.", unrated->len), unrated->len);
  GtkWidget *go = gtk_button_new_with_mnemonic (_ ("_Go to the first"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = gtk_button_new_with_mnemonic (_ ("_Mark them as not seen"));

  add_label (self, words, "along-notice");
  g_signal_connect_data (go, "clicked", G_CALLBACK (way_cb), way_to (self, g_ptr_array_index (unrated, 0)), free_way, 0);
  gtk_box_append (GTK_BOX (buttons), go);
  g_signal_connect_object (mark, "clicked", G_CALLBACK (mark_cb), self, 0);
  gtk_box_append (GTK_BOX (buttons), mark);
  gtk_box_append (GTK_BOX (self->summary), buttons);
  return go;
}

static void
add_way (AlongFillIn *self, GtkWidget **list, AlongField *field, const char *title, const char *subtitle)
{
  GtkWidget *row;

  if (*list == NULL)
    *list = add_list (self, _ ("Before this can be finished"));
  row = along_boxed_row (*list, title, subtitle);
  if (field == NULL)
    return;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_data (row, "activated", G_CALLBACK (way_cb), way_to (self, field), free_way, 0);
}

/* Words that stand in a field and are no answer. */
static guint
add_pending (AlongFillIn *self, GtkWidget **list)
{
  GHashTableIter iter;
  gpointer field, pending;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->screen.pending);
  while (g_hash_table_iter_next (&iter, &field, &pending))
    if (along_field_is_visible (field))
      {
        add_way (self, list, field, along_field_get_question (field)->words, ((AlongPending *) pending)->refusal);
        n++;
      }
  return n;
}

/* Rows that lead to what is to be put right, into *@list; %NULL: nothing is. Returns how many keep it from being finished. */
static guint
add_findings (AlongFillIn *self, GtkWidget **list)
{
  g_autoptr (GPtrArray) findings = along_form_check (self->form);
  guint stopping = add_pending (self, list);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == ALONG_FINDING_WARNING)
        continue;
      stopping++;
      /* Blank ratings are asked for as one; a field with words in it is there already. */
      if (finding->field == NULL
          || (!along_field_is_unrated (finding->field) && !g_hash_table_contains (self->screen.pending, finding->field)))
        add_way (self, list, finding->field, finding->text, NULL);
    }
  return stopping;
}

/* --- The summary --- */

static char *
words_of_role (AlongForm *form, const char *role)
{
  AlongField *field = along_form_of_role (form, role);

  return field != NULL ? along_field_to_words (field) : NULL;
}

static GPtrArray *
next_steps (AlongForm *form)
{
  AlongField *first = along_form_of_role (form, "next-steps");

  return first != NULL ? along_form_find_all (form, along_field_get_link_id (first)) : NULL;
}

/* What, who and by when of a next step: the first two texts and the date of the group. */
static void
read_step (AlongField *step, AlongField **what, AlongField **who, AlongField **by)
{
  GPtrArray *children = along_field_get_children (step);

  *what = *who = *by = NULL;
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AlongField *child = g_ptr_array_index (children, i);
      AlongQuestionType type = along_field_get_question (child)->type;

      if (type == ALONG_QUESTION_DATE)
        *by = *by == NULL ? child : *by;
      else if (type == ALONG_QUESTION_STRING || type == ALONG_QUESTION_TEXT)
        {
          if (*what == NULL)
            *what = child;
          else if (*who == NULL)
            *who = child;
        }
    }
}

static char *
step_words (AlongField *field)
{
  char *words = field != NULL ? along_field_to_words (field) : NULL;

  if (words != NULL && words[0] == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

static void
add_steps (AlongFillIn *self)
{
  GPtrArray *steps = next_steps (self->form);
  GtkWidget *list = NULL;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      AlongField *what, *who, *by;
      g_autofree char *title = NULL, *name = NULL, *day = NULL, *below = NULL;

      read_step (g_ptr_array_index (steps, i), &what, &who, &by);
      title = step_words (what);
      name = step_words (who);
      day = step_words (by);
      if (title == NULL)
        continue;
      if (list == NULL)
        list = add_list (self, _ ("Next steps"));
      if (day != NULL)
        below = name != NULL ? g_strdup_printf (_ ("%s · by %s"), name, day) : g_strdup_printf (_ ("by %s"), day);
      along_boxed_row (list, title, below != NULL ? below : name);
    }
}

static void
add_summary (AlongFillIn *self)
{
  g_autofree char *strengths = words_of_role (self->form, "strengths");
  g_autofree char *own = words_of_role (self->form, "own-words");
  g_autofree char *agreement = words_of_role (self->form, "agreement");
  g_autoptr (GPtrArray) scores = along_form_get_domain_scores (self->form);
  gboolean domains = scores->len > 0;
  g_autoptr (GPtrArray) hidden = along_form_get_hidden_answers (self->form);
  GtkWidget *list = NULL;

  if (strengths != NULL)
    {
      add_label (self, _ ("Strengths seen"), "heading");
      if (strengths[0] != '\0')
        add_label (self, strengths, NULL);
      else
        {
          GtkWidget *go = gtk_button_new_with_mnemonic (_ ("_Write one"));

          add_label (self, _ ("Write one thing that is going well before you finish. Leave it and finish anyway?"), "along-notice");
          gtk_widget_set_halign (go, GTK_ALIGN_START);
          g_signal_connect_data (go, "clicked", G_CALLBACK (way_cb),
                                 way_to (self, along_form_of_role (self->form, "strengths")), free_way, 0);
          gtk_box_append (GTK_BOX (self->summary), go);
        }
    }
  if (own != NULL && own[0] != '\0')
    {
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), own);

      add_label (self, _ ("In the parent’s own words"), "heading");
      add_label (self, quoted, "along-words");
    }
  if (agreement != NULL && agreement[0] != '\0')
    {
      add_label (self, along_field_get_question (along_form_of_role (self->form, "agreement"))->words, "heading");
      add_label (self, agreement, NULL);
    }
  add_steps (self);
  if (!domains)
    {
      g_ptr_array_unref (scores);
      scores = along_form_get_calculated_scores (self->form);
    }
  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (scores, i);
      g_autofree char *words = along_score_to_words (score);

      if (score->question->hidden || !along_field_is_visible (score->field))
        continue;
      if (list == NULL)
        list = add_list (self, domains ? _ ("Ratings") : _ ("Worked out"));
      along_boxed_row (list, score->title, words);
    }
  if (along_questionnaire_get_caution (along_form_get_questionnaire (self->form)) != NULL)
    add_label (self, along_questionnaire_get_caution (along_form_get_questionnaire (self->form)), "along-second");
  if (hidden->len > 0)
    {
      g_autofree char *words
        = g_strdup_printf (ngettext ("%u answer belongs to a question that is no longer asked. It will be left out.",
                                     "%u answers belong to questions that are no longer asked. They will be left out.",
                                     hidden->len), hidden->len);
      add_label (self, words, "along-second");
    }
}

/* Questions of another's form that nobody answered and that are not needed; it can be finished without them. */
static void
add_unanswered (AlongFillIn *self)
{
  guint answered, of;
  g_autofree char *words = NULL;

  along_form_get_progress (self->form, &answered, &of);
  if (along_form_has_domains (self->form) || answered == of)
    return;
  words = g_strdup_printf (ngettext ("%u question has no answer yet.", "%u questions have no answer yet.", of - answered), of - answered);
  add_label (self, words, "along-notice");
}

/* --- The day --- */

static void
day_cb (AlongFillIn *self)
{
  AlongDateRow *row = ALONG_DATE_ROW (self->date);
  const char *edtf = along_date_row_get_edtf (row);
  int day = edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE;

  if (day == ALONG_DAY_NONE)
    return;
  if (day > along_clock_today ())
    along_date_row_refuse (row, _ ("This day has not come yet. Write today’s date or an earlier one."));
  else
    along_fill_in_set_day (self, day);
}

static void
add_day (AlongFillIn *self)
{
  GtkWidget *list = along_boxed_list (self->summary, _ ("Day of the rating"));
  g_autofree char *edtf = along_day_to_edtf (self->filling->day);

  self->date = along_date_row_new (_ ("Day of the rating"));
  along_date_row_set_exact (ALONG_DATE_ROW (self->date), TRUE);
  along_date_row_set_edtf (ALONG_DATE_ROW (self->date), edtf);
  g_signal_connect_object (self->date, "notify::edtf", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->date);
  gtk_widget_set_margin_top (list, 18);
}

/* --- The end --- */

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongFillIn *self = ALONG_FILL_IN (widget);

  self->finishing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (error != NULL)
    {
      if (place != NULL)
        {
          along_fill_in_show_finish (self);
          add_label (self, error->message, "along-notice");
        }
      return;
    }
  self->finishing = TRUE;
  gtk_widget_activate_action (widget, "win.toast", "(sb)",
                              self->filling->amends != NULL ? _ ("Assessment amended") : _ ("Assessment finished"), FALSE);
  g_signal_emit_by_name (self, "finished");
}

/* Whether what is amended gave this next step before. */
static gboolean
has_step (AlongFillIn *self, AlongRecord *assessment, const char *text)
{
  AlongRecord *step;

  ALONG_FOREACH (step, self->family, ALONG_KIND_NEXT_STEP)
    if (along_record_refers_to (step, ALONG_NEXT_STEP_P_ASSESSMENT, along_record_get_id (assessment))
        && g_strcmp0 (along_record_get_text (step, ALONG_NEXT_STEP_P_TEXT), text) == 0)
      return TRUE;
  return FALSE;
}

static void
put_steps (AlongFillIn *self, AlongEdit *edit, AlongRecord *assessment)
{
  GPtrArray *steps = next_steps (self->form);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      AlongField *what, *who, *by;
      g_autofree char *text = NULL, *name = NULL;
      AlongRecord *step;
      AlongAnswer *day;

      read_step (g_ptr_array_index (steps, i), &what, &who, &by);
      text = step_words (what);
      if (text == NULL || has_step (self, assessment, text))
        continue;
      name = step_words (who);
      day = by != NULL ? along_field_get_answer (by, 0) : NULL;
      step = along_edit_create (edit, ALONG_KIND_NEXT_STEP);
      along_record_set_text (step, ALONG_NEXT_STEP_P_TEXT, text);
      along_record_set_text (step, ALONG_NEXT_STEP_P_WHO, name);
      if (day != NULL)
        along_record_set_text (step, ALONG_NEXT_STEP_P_DUE, day->text);
      along_record_set_ref (step, ALONG_NEXT_STEP_P_ASSESSMENT, along_record_get_id (assessment));
    }
}

static void
finish_cb (GtkButton *button, AlongFillIn *self)
{
  const char *what = self->filling->amends != NULL ? _ ("assessment amended") : _ ("assessment finished");
  g_autoptr (AlongEdit) edit = along_edit_new (what, along_family_get_id (self->family));
  AlongRecord *assessment;

  if (along_family_find (along_session_get_team (self->session), ALONG_KIND_QUESTIONNAIRE,
                         along_record_get_id (self->filling->questionnaire)) == NULL)
    {
      add_label (self, _ ("This form has been taken back. Take it in again, then finish: the draft is kept."), "along-notice");
      return;
    }
  if (!along_date_row_read (ALONG_DATE_ROW (self->date)) || along_date_row_get_edtf (ALONG_DATE_ROW (self->date)) == NULL)
    {
      if (along_date_row_get_refusal (ALONG_DATE_ROW (self->date)) == NULL)
        along_date_row_refuse (ALONG_DATE_ROW (self->date), _ ("Write the day, as 12 March 2026."));
      gtk_widget_grab_focus (self->date);
      return;
    }
  if (along_fill_in_refuse_amendment (self))
    return;
  if (!along_fill_in_put_record (self, edit, &assessment))
    {
      add_label (self, _ ("What you are changing has been removed meanwhile. The draft is kept; bring the assessment back in History, then finish."),
                 "along-notice");
      return;
    }
  put_steps (self, edit, assessment);
  along_edit_set_lasting (edit, TRUE);
  self->finishing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  along_commit (GTK_WIDGET (self), self->session, edit, self->draft, NULL, committed_cb);
}

static void
back_cb (GtkButton *button, AlongFillIn *self)
{
  along_fill_in_show_section (self, self->section);
  along_fill_in_focus (self);
}

/** along_fill_in_show_finish: what was written, what is blank, what is to be put right; then the end. */
void
along_fill_in_show_finish (AlongFillIn *self)
{
  GtkWidget *child, *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *back = gtk_button_new_with_mnemonic (_ ("_Back to the form")),
            *finish = gtk_button_new_with_mnemonic (self->filling->amends != NULL ? _ ("_Sign the change") : _ ("_Sign and finish"));
  GtkWidget *to_first = NULL, *findings = NULL;
  g_autoptr (GPtrArray) unrated = NULL;
  gboolean empty;
  guint stopping;

  if (self->look)
    {
      g_signal_emit_by_name (self, "left");
      return;
    }
  along_fill_in_read (self);
  unrated = along_form_list_unrated (self->form);
  empty = along_form_is_empty (self->form);
  while ((child = gtk_widget_get_first_child (self->summary)) != NULL)
    gtk_box_remove (GTK_BOX (self->summary), child);
  add_label (self, _ ("Look it over"), "title-2");
  add_summary (self);
  add_day (self);
  self->reason = NULL;
  if (self->filling->amends != NULL)
    along_fill_in_add_reason (self);
  if (unrated->len > 0)
    to_first = add_blanks (self, unrated);
  else if (empty)
    add_label (self, _ ("Nothing is written in this form yet."), "along-notice");
  else
    add_unanswered (self);
  stopping = add_findings (self, &findings);
  add_label (self,
             self->filling->amends != NULL
               ? _ ("Your reason and your name stand beside the change. What was signed before stays in History; a countersignature has to be given again.")
               : _ ("Signing says that you saw this and stand by it. To change it later you have to say why."),
             "along-second");
  gtk_widget_add_css_class (finish, "suggested-action");
  gtk_widget_set_hexpand (finish, TRUE);
  gtk_widget_set_halign (finish, GTK_ALIGN_END);
  gtk_widget_set_sensitive (finish, stopping == 0 && unrated->len == 0 && !empty);
  g_signal_connect_object (back, "clicked", G_CALLBACK (back_cb), self, 0);
  g_signal_connect_object (finish, "clicked", G_CALLBACK (finish_cb), self, 0);
  gtk_widget_set_margin_top (buttons, 18);
  gtk_box_append (GTK_BOX (buttons), back);
  gtk_box_append (GTK_BOX (buttons), finish);
  gtk_box_append (GTK_BOX (self->summary), buttons);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "finish");
  gtk_widget_set_visible (self->finish, FALSE);
  /* Where it goes on: to the end, or to what keeps from it. */
  if (gtk_widget_is_sensitive (finish))
    gtk_widget_grab_focus (finish);
  else if (to_first != NULL)
    gtk_widget_grab_focus (to_first);
  else if (findings == NULL || !gtk_widget_child_focus (findings, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (back);
}
