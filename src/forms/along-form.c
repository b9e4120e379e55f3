/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-form.h"

#include "along-date.h"
#include "along-form-private.h"
#include "along-path-machine.h"
#include "along-scores.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More instances than anyone fills in, and few enough to stay quick. */
#define MAX_ANSWERS 500
#define MAX_INSTANCES 500

G_DEFINE_FINAL_TYPE (AlongForm, along_form, G_TYPE_OBJECT)

enum { CHANGED, REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
field_free (AlongField *field)
{
  for (guint i = 0; i < field->n_answers; i++)
    along_answer_unref (field->answers[i]);
  g_free (field->answers);
  g_clear_pointer (&field->stored, along_answer_unref);
  g_clear_pointer (&field->source, json_node_unref);
  g_clear_pointer (&field->children, g_ptr_array_unref);
  g_free (field->message);
  g_free (field);
}

static void
unplaced_free (AlongUnplaced *unplaced)
{
  g_free (unplaced->link_id);
  g_free (unplaced->question);
  g_free (unplaced->words);
  g_free (unplaced);
}

static void
along_form_init (AlongForm *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  self->changed = g_ptr_array_new ();
  self->unplaced = g_ptr_array_new_with_free_func ((GDestroyNotify) unplaced_free);
  self->unplaced_json = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->load_findings = g_ptr_array_new_with_free_func ((GDestroyNotify) along_finding_free);
}

static void
along_form_finalize (GObject *object)
{
  AlongForm *self = ALONG_FORM (object);

  along_form_free_settle (self);
  g_clear_pointer (&self->header, json_node_unref);
  g_ptr_array_unref (self->load_findings);
  g_ptr_array_unref (self->unplaced_json);
  g_ptr_array_unref (self->unplaced);
  g_ptr_array_unref (self->changed);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->by_question, g_ptr_array_unref);
  g_clear_object (&self->questionnaire);
  G_OBJECT_CLASS (along_form_parent_class)->finalize (object);
}

static void
along_form_class_init (AlongFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_form_finalize;

  /** AlongForm::changed: fields (AlongField, each once) that are to be drawn anew. */
  signals[CHANGED] = g_signal_new ("changed", ALONG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_PTR_ARRAY);
  /** AlongForm::removed: an instance of a repeating group that goes when the handlers return. */
  signals[REMOVED] = g_signal_new ("removed", ALONG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_POINTER);
}

/* --- fields --- */

static GPtrArray *
children_of (AlongForm *self, AlongField *parent)
{
  if (parent == NULL)
    return self->fields;
  if (parent->children == NULL)
    parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  return parent->children;
}

/* along_field_new: a field with everything that lies under it, not yet in its parent's list. */
AlongField *
along_field_new (AlongForm *form, const AlongQuestion *question, AlongField *parent, guint answer_index)
{
  AlongField *field = g_new0 (AlongField, 1);

  field->form = form;
  field->question = question;
  field->parent = parent;
  field->answer_index = answer_index;
  field->on = field->enabled = TRUE;
  g_ptr_array_add (g_ptr_array_index (form->by_question, question->index), field);
  for (guint i = 0; i < question->children->len; i++)
    g_ptr_array_add (children_of (form, field),
                     along_field_new (form, g_ptr_array_index (question->children, i), field, 0));
  return field;
}

/* along_form_grow: adds an instance of @question under @parent (NULL: at the top), behind the last one it has. */
AlongField *
along_form_grow (AlongForm *self, const AlongQuestion *question, AlongField *parent, guint answer_index)
{
  GPtrArray *siblings = children_of (self, parent);
  AlongField *field = along_field_new (self, question, parent, answer_index);
  guint at = siblings->len;

  for (guint i = 0; i < siblings->len; i++)
    {
      const AlongField *sibling = g_ptr_array_index (siblings, i);

      if (sibling->answer_index < answer_index
          || (sibling->answer_index == answer_index && sibling->question->index <= question->index))
        at = i + 1;
    }
  g_ptr_array_insert (siblings, (int) at, field);
  return field;
}

/* along_form_note: remembers that @field is to be drawn anew. */
void
along_form_note (AlongForm *self, AlongField *field, guint change)
{
  if (self->loading)
    return;
  if (field->change == 0)
    g_ptr_array_add (self->changed, field);
  field->change |= change;
}

/* Each answer of a repeating question has its own items under it. */
static void
fit_children (AlongField *self)
{
  AlongForm *form = self->form;
  guint sets = MAX (self->n_answers, 1), have = 0;

  if (self->children == NULL || !along_question_is_question (self->question) || !self->question->repeats)
    return;
  for (guint i = 0; i < self->children->len; i++)
    have = MAX (have, ((AlongField *) g_ptr_array_index (self->children, i))->answer_index + 1);
  for (; have < sets; have++)
    for (guint i = 0; i < self->question->children->len; i++)
      {
        AlongField *child = along_form_grow (form, g_ptr_array_index (self->question->children, i), self, have);

        along_form_note (form, child, ALONG_CHANGE_ADDED);
        along_form_mark_all (form);
      }
}

/* along_field_put: replaces the answers, without working out what follows. */
void
along_field_put (AlongField *self, AlongAnswer *const *answers, guint n)
{
  guint before = self->n_answers;

  n = MIN (n, MAX_ANSWERS);
  for (guint i = 0; i < n; i++)
    along_answer_ref (answers[i]);
  for (guint i = 0; i < before; i++)
    along_answer_unref (self->answers[i]);
  if (n > before)
    self->answers = g_renew (AlongAnswer *, self->answers, n);
  for (guint i = 0; i < n; i++)
    self->answers[i] = answers[i];
  self->n_answers = n;
  for (AlongField *field = self; field != NULL; field = field->parent)
    field->filled += n - before;
  fit_children (self);
}

static gboolean
same_answers (const AlongField *field, AlongAnswer *const *answers, guint n)
{
  if (field->n_answers != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (field->answers[i] != answers[i]
        && (field->answers[i]->type != answers[i]->type || !along_answer_equal (field->answers[i], answers[i])
            || g_strcmp0 (field->answers[i]->text, answers[i]->text) != 0))
      return FALSE;
  return TRUE;
}

static void
announce (AlongForm *self)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (self->freeze > 0 || self->changed->len == 0)
    return;
  fields = self->changed;
  self->changed = g_ptr_array_new ();
  g_signal_emit (self, signals[CHANGED], 0, fields);
  for (guint i = 0; i < fields->len; i++)
    ((AlongField *) g_ptr_array_index (fields, i))->change = 0;
}

static void
build (AlongForm *self)
{
  GPtrArray *all = along_questionnaire_get_all (self->questionnaire);
  GPtrArray *items = along_questionnaire_get_items (self->questionnaire);

  self->by_question = g_ptr_array_new_full (all->len, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (self->by_question, g_ptr_array_new ());
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->fields, along_field_new (self, g_ptr_array_index (items, i), NULL, 0));
  along_form_prepare_settle (self);
}

/* Gives a new field and what is under it the answers it starts with. */
static void
put_initial (AlongField *field)
{
  GPtrArray *initial = field->question->initial;

  if (initial->len > 0)
    along_field_put (field, (AlongAnswer *const *) initial->pdata, field->question->repeats ? initial->len : 1);
  else if (field->question->initially != NULL && along_question_is_question (field->question))
    {
      g_autofree char *why = NULL;
      g_autoptr (GPtrArray) answers
        = along_path_machine_answers (field->form->machine, field->question->initially, field, &why);

      /* What needs a server or a record we do not hand to forms starts empty. */
      if (answers != NULL)
        along_field_put (field, (AlongAnswer *const *) answers->pdata, answers->len);
      along_path_machine_forget (field->form->machine);
    }
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    put_initial (g_ptr_array_index (field->children, i));
}

/**
 * along_form_new: an empty form, with the answers the questionnaire starts with.
 *
 * Returns: (transfer full)
 */
AlongForm *
along_form_new (AlongQuestionnaire *questionnaire)
{
  AlongForm *self = g_object_new (ALONG_TYPE_FORM, NULL);

  self->questionnaire = g_object_ref (questionnaire);
  self->loading = TRUE;
  build (self);
  for (guint i = 0; i < self->fields->len; i++)
    put_initial (g_ptr_array_index (self->fields, i));
  along_form_start (self);
  along_form_mark_all (self);
  along_form_settle (self);
  self->loading = FALSE;
  return self;
}

/**
 * along_form_new_from_response: the form with the answers of a FHIR QuestionnaireResponse: a draft taken up again,
 * or a finished one to show. Answers that have no place are kept: along_form_get_unplaced().
 *
 * Returns: (transfer full) (nullable): %NULL with a GError if @response is no QuestionnaireResponse
 */
AlongForm *
along_form_new_from_response (AlongQuestionnaire *questionnaire, JsonNode *response, GError **error)
{
  g_autoptr (AlongForm) self = g_object_new (ALONG_TYPE_FORM, NULL);

  self->questionnaire = g_object_ref (questionnaire);
  build (self);
  return along_form_load (self, response, error) ? g_steal_pointer (&self) : NULL;
}

static void
empty_field (AlongField *field)
{
  along_field_put (field, NULL, 0);
  g_clear_pointer (&field->stored, along_answer_unref);
  g_clear_pointer (&field->source, json_node_unref);
  g_clear_pointer (&field->message, g_free);
  field->by_hand = FALSE;
  field->change = 0;
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    empty_field (g_ptr_array_index (field->children, i));
}

static gboolean
has_instances (AlongForm *self)
{
  for (guint i = 0; i < self->by_question->len; i++)
    if (((GPtrArray *) g_ptr_array_index (self->by_question, i))->len != 1)
      return TRUE;
  return FALSE;
}

/* along_form_reset: takes all answers and all additional instances away. */
void
along_form_reset (AlongForm *self)
{
  g_ptr_array_set_size (self->changed, 0);
  g_ptr_array_set_size (self->unplaced, 0);
  g_ptr_array_set_size (self->unplaced_json, 0);
  g_ptr_array_set_size (self->load_findings, 0);
  g_clear_pointer (&self->header, json_node_unref);
  if (has_instances (self))
    {
      GPtrArray *items = along_questionnaire_get_items (self->questionnaire);

      g_ptr_array_set_size (self->fields, 0);
      for (guint i = 0; i < self->by_question->len; i++)
        g_ptr_array_set_size (g_ptr_array_index (self->by_question, i), 0);
      for (guint i = 0; i < items->len; i++)
        g_ptr_array_add (self->fields, along_field_new (self, g_ptr_array_index (items, i), NULL, 0));
    }
  else
    for (guint i = 0; i < self->fields->len; i++)
      empty_field (g_ptr_array_index (self->fields, i));
}

/* --- reading --- */

/** along_form_get_questionnaire: (transfer none): the questionnaire it fills in. */
AlongQuestionnaire *
along_form_get_questionnaire (AlongForm *self)
{
  return self->questionnaire;
}

/** along_form_get_fields: (transfer none) (element-type AlongField): those at the top, hidden ones too. */
GPtrArray *
along_form_get_fields (AlongForm *self)
{
  return self->fields;
}

/** along_form_find: (transfer none) (nullable): the first field of the item with this link id. */
AlongField *
along_form_find (AlongForm *self, const char *link_id)
{
  GPtrArray *all = along_form_find_all (self, link_id);

  return all != NULL && all->len > 0 ? g_ptr_array_index (all, 0) : NULL;
}

/** along_form_find_all: (transfer none) (nullable) (element-type AlongField): every instance of an item. */
GPtrArray *
along_form_find_all (AlongForm *self, const char *link_id)
{
  const AlongQuestion *question = along_questionnaire_find (self->questionnaire, link_id);

  return question != NULL ? g_ptr_array_index (self->by_question, question->index) : NULL;
}

/** along_form_get_unplaced: (transfer none) (element-type AlongUnplaced): "answers to earlier questions". */
GPtrArray *
along_form_get_unplaced (AlongForm *self)
{
  return self->unplaced;
}

/** along_form_is_empty: whether nothing has been answered. */
gboolean
along_form_is_empty (AlongForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (((AlongField *) g_ptr_array_index (self->fields, i))->filled > 0)
      return FALSE;
  return TRUE;
}

static void
collect_hidden (GPtrArray *fields, GPtrArray *hidden)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);

      if (!field->enabled && field->n_answers > 0 && field->question->calculated == NULL)
        g_ptr_array_add (hidden, field);
      collect_hidden (field->children, hidden);
    }
}

/**
 * along_form_get_hidden_answers: fields that were answered and then hidden by skip logic: their answers are kept
 * while the form is open and are left out of what is saved. Tell the person before finishing.
 *
 * Returns: (transfer container) (element-type AlongField)
 */
GPtrArray *
along_form_get_hidden_answers (AlongForm *self)
{
  GPtrArray *hidden = g_ptr_array_new ();

  collect_hidden (self->fields, hidden);
  return hidden;
}

/* --- answering --- */

/** along_form_set_answers: replaces the answers of @field by @n others (which it refs); several only if it repeats. */
void
along_form_set_answers (AlongForm *self, AlongField *field, AlongAnswer *const *answers, guint n)
{
  g_return_if_fail (along_question_is_question (field->question));

  if (!field->question->repeats)
    n = MIN (n, 1);
  if (same_answers (field, answers, n))
    return;
  along_field_put (field, answers, n);
  if (field->question->calculated != NULL)
    field->by_hand = TRUE;
  along_form_note (self, field, ALONG_CHANGE_ANSWERS);
  along_form_mark (self, field->question);
  along_form_settle (self);
  announce (self);
}

/** along_form_set_answer: gives @field one answer; %NULL: none. */
void
along_form_set_answer (AlongForm *self, AlongField *field, AlongAnswer *answer)
{
  along_form_set_answers (self, field, &answer, answer != NULL ? 1 : 0);
}

/** along_form_clear: takes the answers of @field away. */
void
along_form_clear (AlongForm *self, AlongField *field)
{
  along_form_set_answers (self, field, NULL, 0);
}

/** along_form_set_boolean: answers a yes-or-no question. */
void
along_form_set_boolean (AlongForm *self, AlongField *field, gboolean boolean)
{
  g_autoptr (AlongAnswer) answer = along_answer_new_boolean (boolean);

  along_form_set_answer (self, field, answer);
}

/** along_form_choose: answers a choice with the option of this number (from 0), alone. */
void
along_form_choose (AlongForm *self, AlongField *field, guint option)
{
  g_return_if_fail (option < field->question->options->len);

  along_form_set_answer (self, field, ((AlongOption *) g_ptr_array_index (field->question->options, option))->answer);
}

/** along_form_choose_code: the same by the option's code; %FALSE if there is none. */
gboolean
along_form_choose_code (AlongForm *self, AlongField *field, const char *code)
{
  for (guint i = 0; i < field->question->options->len; i++)
    if (g_strcmp0 (((AlongOption *) g_ptr_array_index (field->question->options, i))->answer->code, code) == 0)
      {
        along_form_choose (self, field, i);
        return TRUE;
      }
  return FALSE;
}

/** along_form_toggle: adds or takes away one of several options; an exclusive one stands alone. */
void
along_form_toggle (AlongForm *self, AlongField *field, guint option, gboolean chosen)
{
  GPtrArray *options = field->question->options;
  const AlongOption *toggled;
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  g_return_if_fail (option < options->len);

  toggled = g_ptr_array_index (options, option);
  for (guint i = 0; i < options->len; i++)
    {
      const AlongOption *other = g_ptr_array_index (options, i);
      gboolean was = along_field_is_chosen (field, i);

      if (i == option ? chosen
                      : was && !(chosen && (toggled->exclusive || other->exclusive || !field->question->repeats)))
        g_ptr_array_add (answers, other->answer);
    }
  for (guint i = 0; i < field->n_answers; i++)
    if (along_question_find_option (field->question, field->answers[i]) == NULL && !(chosen && toggled->exclusive))
      g_ptr_array_add (answers, field->answers[i]);
  along_form_set_answers (self, field, (AlongAnswer *const *) answers->pdata, answers->len);
}

static AlongAnswer *
read_typed (const AlongQuestion *question, const char *typed, GError **error)
{
  AlongDecimal number;
  gint64 whole;

  switch (question->type)
    {
    case ALONG_QUESTION_INTEGER:
    case ALONG_QUESTION_DECIMAL:
    case ALONG_QUESTION_QUANTITY:
      {
        g_autofree char *plain = g_strdelimit (g_strdup (typed), ",", '.');
        char *end = plain + strcspn (plain, " \t");
        g_autofree char *unit = g_strstrip (g_strdup (end));

        *end = '\0';
        if (!along_decimal_parse (plain, &number) || (unit[0] != '\0' && question->type != ALONG_QUESTION_QUANTITY))
          {
            g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE, _("Write a number, as 12 or 12.5."));
            return NULL;
          }
        if (question->type == ALONG_QUESTION_QUANTITY)
          return along_answer_new_quantity (number, unit[0] != '\0' ? unit : question->unit, NULL, NULL);
        if (question->type == ALONG_QUESTION_DECIMAL)
          return along_answer_new_decimal (number);
        if (along_decimal_to_int (number, &whole))
          return along_answer_new_integer (whole);
        g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE, _("Write a whole number, as 12."));
        return NULL;
      }
    case ALONG_QUESTION_DATE:
    case ALONG_QUESTION_DATE_TIME:
      {
        g_autofree char *edtf = NULL;
        AlongAnswer *answer = along_answer_new_text (
          question->type == ALONG_QUESTION_DATE ? ALONG_ANSWER_DATE : ALONG_ANSWER_DATE_TIME, typed);

        if (answer != NULL)
          return answer;
        if (!along_date_parse_typed (typed, &edtf, error))
          return NULL;
        answer = along_answer_new_text (question->type == ALONG_QUESTION_DATE ? ALONG_ANSWER_DATE : ALONG_ANSWER_DATE_TIME, edtf);
        if (answer == NULL)
          g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE,
                               _("Write a day, a month and year, or a year alone."));
        return answer;
      }
    case ALONG_QUESTION_TIME:
      {
        g_autofree char *full = strlen (typed) <= 5 ? g_strconcat (typed, ":00", NULL) : g_strdup (typed);
        AlongAnswer *answer = along_answer_new_text (ALONG_ANSWER_TIME, full);

        if (answer == NULL)
          g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE, _("Write a time, as 14:30."));
        return answer;
      }
    case ALONG_QUESTION_URL:
      return along_answer_new_text (ALONG_ANSWER_URI, typed);
    case ALONG_QUESTION_CHOICE:
    case ALONG_QUESTION_OPEN_CHOICE:
      for (guint i = 0; i < question->options->len; i++)
        {
          const AlongOption *option = g_ptr_array_index (question->options, i);

          if (strcmp (option->label, typed) == 0)
            return along_answer_ref (option->answer);
        }
      if (along_question_accepts (question, ALONG_ANSWER_STRING))
        return along_answer_new_text (ALONG_ANSWER_STRING, typed);
      g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE, _("Choose one of the answers in the list."));
      return NULL;
    default:
      return along_answer_new_text (ALONG_ANSWER_STRING, typed);
    }
}

/**
 * along_form_set_typed: answers @field with what was typed; nothing but spaces takes the answer away.
 *
 * Returns: %FALSE with words for beside the field if it is no answer to this kind of question; nothing changes then
 */
gboolean
along_form_set_typed (AlongForm *self, AlongField *field, const char *typed, GError **error)
{
  const AlongQuestion *question = field->question;
  gboolean keep = question->type == ALONG_QUESTION_TEXT || question->type == ALONG_QUESTION_STRING;
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autoptr (AlongAnswer) answer = NULL;

  if (trimmed[0] == '\0')
    {
      along_form_clear (self, field);
      return TRUE;
    }
  answer = read_typed (question, keep ? typed : trimmed, error);
  if (answer == NULL)
    return FALSE;
  along_form_set_answer (self, field, answer);
  return TRUE;
}

/* --- instances --- */

/**
 * along_form_add_instance: one more of a repeating group, behind the last.
 *
 * @field: any instance of it
 *
 * Returns: (transfer none) (nullable): the new one; %NULL if it does not repeat or has as many as it may have
 */
AlongField *
along_form_add_instance (AlongForm *self, AlongField *field)
{
  const AlongQuestion *question = field->question;
  GPtrArray *all = g_ptr_array_index (self->by_question, question->index);
  AlongField *added;
  guint limit = question->max_occurs > 0 ? (guint) question->max_occurs : MAX_INSTANCES, siblings = 0;

  for (guint i = 0; i < all->len; i++)
    siblings += ((AlongField *) g_ptr_array_index (all, i))->parent == field->parent ? 1 : 0;
  if (question->type != ALONG_QUESTION_GROUP || !question->repeats || siblings >= limit || all->len >= MAX_INSTANCES)
    return NULL;
  added = along_form_grow (self, question, field->parent, field->answer_index);
  put_initial (added);
  along_form_note (self, added, ALONG_CHANGE_ADDED);
  along_form_mark_all (self);
  along_form_settle (self);
  announce (self);
  return added;
}

static void
forget_field (AlongForm *self, AlongField *field)
{
  g_ptr_array_remove (g_ptr_array_index (self->by_question, field->question->index), field);
  g_ptr_array_remove (self->changed, field);
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    forget_field (self, g_ptr_array_index (field->children, i));
}

/**
 * along_form_remove_instance: takes an instance of a repeating group away with its answers; the last one is only emptied.
 *
 * Returns: whether it went; @field must not be used after that
 */
gboolean
along_form_remove_instance (AlongForm *self, AlongField *field)
{
  GPtrArray *siblings = children_of (self, field->parent);
  guint same = 0;

  for (guint i = 0; i < siblings->len; i++)
    same += ((AlongField *) g_ptr_array_index (siblings, i))->question == field->question ? 1 : 0;
  if (field->question->type != ALONG_QUESTION_GROUP || !field->question->repeats)
    return FALSE;
  if (same <= 1)
    {
      empty_field (field);
      along_form_note (self, field, ALONG_CHANGE_ANSWERS);
    }
  else
    {
      g_signal_emit (self, signals[REMOVED], 0, field);
      for (AlongField *above = field->parent; above != NULL; above = above->parent)
        above->filled -= field->filled;
      forget_field (self, field);
      g_ptr_array_remove (siblings, field);
    }
  along_form_mark_all (self);
  along_form_settle (self);
  announce (self);
  return same > 1;
}

/** along_form_reset_calculated: gives a calculated field that was changed by hand its calculated value back. */
void
along_form_reset_calculated (AlongForm *self, AlongField *field)
{
  field->by_hand = FALSE;
  along_form_mark_all (self);
  along_form_settle (self);
  announce (self);
}

/* --- one field --- */

/** along_field_get_question: (transfer none): the item it is an instance of. */
const AlongQuestion *
along_field_get_question (AlongField *self)
{
  return self->question;
}

/** along_field_get_link_id: its item's link id. */
const char *
along_field_get_link_id (AlongField *self)
{
  return self->question->link_id;
}

/** along_field_get_parent: (transfer none) (nullable): what it lies under. */
AlongField *
along_field_get_parent (AlongField *self)
{
  return self->parent;
}

/** along_field_get_children: (transfer none) (nullable) (element-type AlongField): what lies under it. */
GPtrArray *
along_field_get_children (AlongField *self)
{
  return self->children;
}

/** along_field_get_answer_index: under which of several answers of its parent it stands. */
guint
along_field_get_answer_index (AlongField *self)
{
  return self->answer_index;
}

/** along_field_get_n_answers: how many answers it has. */
guint
along_field_get_n_answers (AlongField *self)
{
  return self->n_answers;
}

/** along_field_get_answer: (transfer none) (nullable): answer @index; %NULL beyond the last. */
AlongAnswer *
along_field_get_answer (AlongField *self, guint index)
{
  return index < self->n_answers ? self->answers[index] : NULL;
}

/** along_field_get_chosen: the number of the option that is the (first) answer; -1: none. */
int
along_field_get_chosen (AlongField *self)
{
  for (guint i = 0; i < self->question->options->len; i++)
    if (along_field_is_chosen (self, i))
      return (int) i;
  return -1;
}

/** along_field_is_chosen: whether the option of this number is among the answers. */
gboolean
along_field_is_chosen (AlongField *self, guint option)
{
  const AlongOption *wanted = g_ptr_array_index (self->question->options, option);

  for (guint i = 0; i < self->n_answers; i++)
    if (self->answers[i] == wanted->answer
        || (self->answers[i]->type == wanted->answer->type && along_answer_equal (self->answers[i], wanted->answer)))
      return TRUE;
  return FALSE;
}

/** along_field_is_enabled: whether skip logic lets it be answered. */
gboolean
along_field_is_enabled (AlongField *self)
{
  return self->enabled;
}

/** along_field_is_visible: whether it is to be shown: enabled, and neither it nor what it lies under is hidden. */
gboolean
along_field_is_visible (AlongField *self)
{
  for (const AlongField *field = self; field != NULL; field = field->parent)
    if (field->question->hidden)
      return FALSE;
  return self->enabled;
}

/** along_field_is_calculated: whether its answer is worked out. */
gboolean
along_field_is_calculated (AlongField *self)
{
  return self->question->calculated != NULL;
}

/** along_field_is_changed_by_hand: whether someone overwrote what was worked out. */
gboolean
along_field_is_changed_by_hand (AlongField *self)
{
  return self->by_hand;
}

/** along_field_is_alert: whether its answer is one the form wants acted on: an item alert, or a "stop and think" tick. */
gboolean
along_field_is_alert (AlongField *self)
{
  for (guint i = 0; self->enabled && i < self->n_answers; i++)
    {
      const AlongAnswer *answer = self->answers[i];

      if (answer->type == ALONG_ANSWER_BOOLEAN && answer->boolean && g_strcmp0 (self->question->role, "stop-and-think") == 0)
        return TRUE;
      if (self->question->has_alert
          && ((answer->has_weight && along_decimal_compare (answer->weight, self->question->alert) >= 0)
              || (answer->has_number && along_decimal_compare (answer->number, self->question->alert) >= 0)))
        return TRUE;
    }
  return FALSE;
}

/** along_field_get_message: (nullable): why its value cannot be worked out here, in words. */
const char *
along_field_get_message (AlongField *self)
{
  return self->message;
}

/** along_field_is_circular: whether its calculation needs its own result, so that it is left to be filled in by hand. */
gboolean
along_field_is_circular (AlongField *self)
{
  return self->circular;
}

/** along_field_get_stored: (transfer none) (nullable): the value a calculated field had in the response it was loaded
 *  from, if it is another one than what is worked out now: show both. */
AlongAnswer *
along_field_get_stored (AlongField *self)
{
  if (self->stored == NULL || (self->n_answers == 1 && along_answer_equal (self->stored, self->answers[0])))
    return NULL;
  return self->stored;
}

/** along_field_get_change: while "changed" is emitted: what about it changed. */
AlongFieldChange
along_field_get_change (AlongField *self)
{
  return self->change;
}

/**
 * along_field_to_words: its answers as a person reads them, several with ", " between; "" for none. A score that is not
 * complete is "incomplete: 8 of 10", never a number.
 */
char *
along_field_to_words (AlongField *self)
{
  GString *words;

  if (along_field_is_withheld (self))
    {
      g_autoptr (AlongScore) score = along_field_get_score (self);

      return along_score_to_words (score);
    }
  words = g_string_new (NULL);
  for (guint i = 0; i < self->n_answers; i++)
    {
      const AlongOption *option = along_question_find_option (self->question, self->answers[i]);
      g_autofree char *plain = along_answer_to_words (self->answers[i]);

      g_string_append (words, i > 0 ? ", " : "");
      g_string_append (words, plain[0] == '\0' && option != NULL ? option->label : plain);
      if (self->question->unit != NULL && self->answers[i]->has_number && self->answers[i]->type != ALONG_ANSWER_QUANTITY)
        g_string_append_printf (words, " %s", self->question->unit);
    }
  return g_string_free (words, FALSE);
}

static void
count_progress (AlongField *field, gboolean any_required, guint *answered, guint *of)
{
  const AlongQuestion *question = field->question;

  if (!field->enabled || question->hidden)
    return;
  if (along_question_is_question (question) && question->calculated == NULL && (!any_required || question->required))
    {
      *of += 1;
      *answered += field->n_answers > 0 ? 1 : 0;
    }
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    count_progress (g_ptr_array_index (field->children, i), any_required, answered, of);
}

/**
 * along_field_get_progress: how far a section has been filled in, for "2 of 3": its required questions that can be
 * seen; all questions where none is required.
 */
void
along_field_get_progress (AlongField *self, guint *answered, guint *of)
{
  *answered = *of = 0;
  count_progress (self, TRUE, answered, of);
  if (*of == 0)
    count_progress (self, FALSE, answered, of);
}
