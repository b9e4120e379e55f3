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
/* Beyond one for each item: rows in rows, and items under answers under answers, would else grow without end. */
#define MAX_MORE_FIELDS 10000

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
  g_clear_pointer (&self->known, json_node_unref);
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
  signals[CHANGED] = g_signal_new ("changed", ALONG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /** AlongForm::removed: an instance of a repeating group that goes when the handlers return. */
  signals[REMOVED] = g_signal_new ("removed", ALONG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

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
  form->n_fields++;
  g_ptr_array_add (g_ptr_array_index (form->by_question, question->index), field);
  for (guint i = 0; i < question->children->len; i++)
    g_ptr_array_add (children_of (form, field),
                     along_field_new (form, g_ptr_array_index (question->children, i), field, 0));
  return field;
}

/* along_form_grow: adds an instance of @question under @parent (NULL: at the top), behind the last one it has; NULL: there are
 * too many already. */
AlongField *
along_form_grow (AlongForm *self, const AlongQuestion *question, AlongField *parent, guint answer_index)
{
  GPtrArray *siblings = children_of (self, parent);
  AlongField *field;
  guint at = siblings->len;

  if (self->n_fields >= self->by_question->len + MAX_MORE_FIELDS)
    return NULL;
  field = along_field_new (self, question, parent, answer_index);

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

        if (child == NULL)
          return;
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

/* along_form_announce: emits "changed" for what has been noted. */
void
along_form_announce (AlongForm *self)
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

/* along_form_new_bare: a form without any answer, nothing worked out yet. */
AlongForm *
along_form_new_bare (AlongQuestionnaire *questionnaire)
{
  AlongForm *self = g_object_new (ALONG_TYPE_FORM, NULL);

  self->questionnaire = g_object_ref (questionnaire);
  build (self);
  return self;
}

/**
 * along_form_new: an empty form, with the answers the questionnaire starts with.
 *
 * Returns: (transfer full)
 */
AlongForm *
along_form_new (AlongQuestionnaire *questionnaire)
{
  return along_form_new_about (questionnaire, NULL);
}

/**
 * along_form_new_about: the same, for a form that may start with what is known of whom it is about: its initial
 * expressions see each member of @known by its name: "%patient.birthDate".
 *
 * @known: (nullable): an object
 *
 * Returns: (transfer full)
 */
AlongForm *
along_form_new_about (AlongQuestionnaire *questionnaire, JsonNode *known)
{
  AlongForm *self = along_form_new_bare (questionnaire);

  self->known = known != NULL ? json_node_ref (known) : NULL;
  self->loading = TRUE;
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
  g_autoptr (AlongForm) self = along_form_new_bare (questionnaire);

  return along_form_load (self, response, error) ? g_steal_pointer (&self) : NULL;
}

static void
empty_field (AlongField *field)
{
  along_field_put (field, NULL, 0);
  g_clear_pointer (&field->stored, along_answer_unref);
  g_clear_pointer (&field->source, json_node_unref);
  g_clear_pointer (&field->message, g_free);
  field->by_hand = field->worked_out = FALSE;
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
      self->n_fields = 0;
      for (guint i = 0; i < self->by_question->len; i++)
        g_ptr_array_set_size (g_ptr_array_index (self->by_question, i), 0);
      for (guint i = 0; i < items->len; i++)
        g_ptr_array_add (self->fields, along_field_new (self, g_ptr_array_index (items, i), NULL, 0));
    }
  else
    for (guint i = 0; i < self->fields->len; i++)
      empty_field (g_ptr_array_index (self->fields, i));
}

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
    siblings += along_field_is_beside (g_ptr_array_index (all, i), field) ? 1 : 0;
  if (question->type != ALONG_QUESTION_GROUP || !question->repeats || siblings >= limit
      || all->len >= MAX_INSTANCES)
    return NULL;
  added = along_form_grow (self, question, field->parent, field->answer_index);
  if (added == NULL)
    return NULL;
  put_initial (added);
  along_form_note (self, added, ALONG_CHANGE_ADDED);
  along_form_mark_all (self);
  along_form_settle (self);
  along_form_announce (self);
  return added;
}

static void
forget_field (AlongForm *self, AlongField *field)
{
  g_ptr_array_remove (g_ptr_array_index (self->by_question, field->question->index), field);
  g_ptr_array_remove (self->changed, field);
  self->n_fields--;
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
    same += along_field_is_beside (g_ptr_array_index (siblings, i), field) ? 1 : 0;
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
  along_form_announce (self);
  return same > 1;
}

/** along_form_reset_calculated: gives a calculated field that was changed by hand its calculated value back. */
void
along_form_reset_calculated (AlongForm *self, AlongField *field)
{
  field->by_hand = FALSE;
  along_form_mark_all (self);
  along_form_settle (self);
  along_form_announce (self);
}
