/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from an answer: what is shown or hidden, and what is calculated. Each question knows who looks at it,
 * so that only those are worked out again; calculations run in the order of their dependencies. */
#include "along-form-private.h"
#include "along-path-machine.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  DIRTY_SHOWN = 1 << 0,
  DIRTY_VALUE = 1 << 1,
};

/* A value that changes this often in one go never comes to rest. */
#define MAX_ROUNDS 25

static GPtrArray *
instances (AlongForm *self, guint question)
{
  return g_ptr_array_index (self->by_question, question);
}

static const AlongQuestion *
question_at (AlongForm *self, guint index)
{
  return g_ptr_array_index (along_questionnaire_get_all (self->questionnaire), index);
}

static gboolean
has_bit (const guint8 *bits, guint index)
{
  return bits != NULL && (bits[index / 8] & (1u << (index % 8))) != 0;
}

/* along_form_value_needs: whether the calculation of @question needs the answers of @looked_at. */
gboolean
along_form_value_needs (AlongForm *self, guint question, guint looked_at)
{
  return has_bit (self->value_feeds[question], looked_at);
}

/* along_form_leaves_out: whether the calculation of @question takes no notice of @looked_at: see along-form-order.c. */
gboolean
along_form_leaves_out (AlongForm *self, guint question, guint looked_at)
{
  return has_bit (self->left_out[question], looked_at);
}

static void
add_reader (AlongForm *self, guint looked_at, guint question, gboolean calculates)
{
  AlongReader reader = { question, calculates };
  guint8 **reads = calculates ? &self->value_reads[question] : &self->shown_reads[question];
  guint8 bit = (guint8) (1u << (looked_at % 8));

  if (*reads == NULL)
    *reads = g_new0 (guint8, self->by_question->len / 8 + 1);
  if (((*reads)[looked_at / 8] & bit) != 0 || (calculates && along_form_leaves_out (self, question, looked_at)))
    return;
  (*reads)[looked_at / 8] |= bit;
  if (self->readers[looked_at] == NULL)
    self->readers[looked_at] = g_array_new (FALSE, FALSE, sizeof (AlongReader));
  g_array_append_val (self->readers[looked_at], reader);
}

/* along_form_prepare_settle: sets up who looks at whom, as far as it stands in the questionnaire. */
void
along_form_prepare_settle (AlongForm *self)
{
  GPtrArray *all = along_questionnaire_get_all (self->questionnaire);

  self->readers = g_new0 (GArray *, MAX (all->len, 1));
  self->value_reads = g_new0 (guint8 *, MAX (all->len, 1));
  self->value_feeds = g_new0 (guint8 *, MAX (all->len, 1));
  self->left_out = g_new0 (guint8 *, MAX (all->len, 1));
  self->shown_reads = g_new0 (guint8 *, MAX (all->len, 1));
  self->dirty = g_new0 (guint8, MAX (all->len, 1));
  self->calculations = g_array_new (FALSE, FALSE, sizeof (guint));
  self->machine = along_path_machine_new (self);
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = question_at (self, i);

      for (guint k = 0; k < question->conditions->len && !question->loops; k++)
        {
          const AlongCondition *condition = g_ptr_array_index (question->conditions, k);

          if (condition->question != NULL)
            add_reader (self, condition->question->index, i, FALSE);
        }
      if (question->calculated != NULL)
        g_array_append_val (self->calculations, i);
    }
}

/* along_form_free_settle: frees what along_form_prepare_settle() made. */
void
along_form_free_settle (AlongForm *self)
{
  for (guint i = 0; self->readers != NULL && i < self->by_question->len; i++)
    {
      g_clear_pointer (&self->readers[i], g_array_unref);
      g_free (self->value_reads[i]);
      g_free (self->value_feeds[i]);
      g_free (self->left_out[i]);
      g_free (self->shown_reads[i]);
    }
  g_clear_pointer (&self->readers, g_free);
  g_clear_pointer (&self->value_reads, g_free);
  g_clear_pointer (&self->value_feeds, g_free);
  g_clear_pointer (&self->left_out, g_free);
  g_clear_pointer (&self->shown_reads, g_free);
  g_clear_pointer (&self->dirty, g_free);
  g_clear_pointer (&self->calculations, g_array_unref);
  g_clear_pointer (&self->machine, along_path_machine_free);
}

/* along_form_set_message: what a calculated field has to say; NULL: nothing. */
void
along_form_set_message (AlongForm *self, AlongField *field, const char *words)
{
  if (g_strcmp0 (field->message, words) == 0)
    return;
  g_free (field->message);
  field->message = g_strdup (words);
  along_form_note (self, field, ALONG_CHANGE_MESSAGE);
}

static void
remember_reads (AlongForm *self, guint question, gboolean calculates)
{
  guint n = self->by_question->len;

  for (guint i = 0; i < n; i++)
    {
      gboolean answers;

      if (!along_path_machine_has_read (self->machine, i, &answers))
        continue;
      add_reader (self, i, question, calculates);
      if (!calculates || !answers || along_form_value_needs (self, question, i) || !along_form_can_feed (self, question, i))
        continue;
      if (self->value_feeds[question] == NULL)
        self->value_feeds[question] = g_new0 (guint8, n / 8 + 1);
      self->value_feeds[question][i / 8] |= (guint8) (1u << (i % 8));
    }
}

/* along_form_start: before the first answers are worked with: learns which questions each expression looks at, by
 * working it out over the empty form with every branch taken. */
void
along_form_start (AlongForm *self)
{
  GPtrArray *all = along_questionnaire_get_all (self->questionnaire);

  if (self->learned)
    return;
  self->learned = TRUE;
  along_path_machine_rest (self->machine, 5);
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = question_at (self, i);
      AlongField *field = g_ptr_array_index (instances (self, i), 0);

      if (question->calculated != NULL)
        {
          along_path_machine_trace (self->machine, question->calculated, field);
          remember_reads (self, i, TRUE);
        }
      if (question->enabled_if != NULL)
        {
          along_path_machine_trace (self->machine, question->enabled_if, field);
          remember_reads (self, i, FALSE);
        }
    }
  along_form_order_calculations (self);
}

static void
mark (AlongForm *self, guint question, guint8 bit)
{
  if (self->dirty[question] == 0)
    self->n_dirty++;
  self->dirty[question] |= bit;
}

static void
unmark (AlongForm *self, guint question, guint8 bit)
{
  guint8 before = self->dirty[question];

  self->dirty[question] &= (guint8) ~bit;
  if (before != 0 && self->dirty[question] == 0)
    self->n_dirty--;
}

static void
mark_readers (AlongForm *self, GArray *readers)
{
  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      const AlongReader *reader = &g_array_index (readers, AlongReader, i);

      mark (self, reader->question, reader->calculates ? DIRTY_VALUE : DIRTY_SHOWN);
    }
}

/* along_form_mark: the answers to @question changed: those who look at it are to be worked out again. */
void
along_form_mark (AlongForm *self, const AlongQuestion *question)
{
  GArray *readers = self->readers[question->index];

  along_path_machine_forget (self->machine);
  mark_readers (self, readers);
  /* Skip logic may ask whether anything in a group is answered. */
  for (const AlongQuestion *group = question->parent; group != NULL; group = group->parent)
    if (group->type == ALONG_QUESTION_GROUP)
      mark_readers (self, self->readers[group->index]);
  for (guint i = 0; question->repeats && i < question->children->len; i++)
    mark (self, ((AlongQuestion *) g_ptr_array_index (question->children, i))->index, DIRTY_SHOWN);
}

/* along_form_mark_all: everything is to be worked out again. */
void
along_form_mark_all (AlongForm *self)
{
  along_path_machine_forget (self->machine);
  for (guint i = 0; i < self->by_question->len; i++)
    {
      const AlongQuestion *question = question_at (self, i);

      if (question->conditions->len > 0 || question->enabled_if != NULL || question->parent != NULL)
        mark (self, i, DIRTY_SHOWN);
      if (question->calculated != NULL)
        mark (self, i, DIRTY_VALUE);
    }
}

/* --- shown or hidden --- */

/* How near two fields are: the depth of the place that both lie under, and whether under the same answer there. */
static guint
nearness (const AlongField *a, const AlongField *b)
{
  guint under_a = 0;

  for (; a != NULL; under_a = a->answer_index, a = a->parent)
    {
      guint under_b = 0;

      for (const AlongField *other = b; other != NULL; under_b = other->answer_index, other = other->parent)
        if (other == a)
          return 2 * (a->question->depth + 1) + (under_a == under_b ? 1 : 0);
    }
  return 0;
}

static gboolean
fits (const AlongCondition *condition, const AlongAnswer *answer)
{
  int order;

  switch (condition->op)
    {
    case ALONG_OPERATOR_EQUAL:
    case ALONG_OPERATOR_NOT_EQUAL:
      return along_answer_equal (answer, condition->answer);
    default:
      order = along_answer_compare (answer, condition->answer);
      if (order == ALONG_ANSWER_UNLIKE)
        return FALSE;
      return condition->op == ALONG_OPERATOR_GREATER            ? order > 0
             : condition->op == ALONG_OPERATOR_LESS             ? order < 0
             : condition->op == ALONG_OPERATOR_GREATER_OR_EQUAL ? order >= 0
                                                                : order <= 0;
    }
}

/* Whether anything in a group is answered, of what is shown. */
static gboolean
is_answered (const AlongField *field)
{
  if (!field->enabled || field->filled == 0)
    return FALSE;
  if (field->n_answers > 0)
    return TRUE;
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    if (is_answered (g_ptr_array_index (field->children, i)))
      return TRUE;
  return FALSE;
}

/* One enableWhen. It looks at the nearest instances: those that share the most with @field. A disabled field counts as
 * not answered. "!=" is "no answer equals", so it holds where nothing is answered. */
static gboolean
condition_holds (AlongForm *self, const AlongField *field, const AlongCondition *condition)
{
  GPtrArray *all = condition->question != NULL ? instances (self, condition->question->index) : NULL;
  guint nearest = 0;
  gboolean any = FALSE, fit = FALSE;

  for (guint i = 0; all != NULL && all->len > 1 && i < all->len; i++)
    nearest = MAX (nearest, nearness (field, g_ptr_array_index (all, i)));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const AlongField *other = g_ptr_array_index (all, i);

      if (!other->enabled || (all->len > 1 && nearness (field, other) < nearest))
        continue;
      any = any || other->n_answers > 0 || (other->question->type == ALONG_QUESTION_GROUP && is_answered (other));
      for (guint k = 0; k < other->n_answers && condition->op != ALONG_OPERATOR_EXISTS && !fit; k++)
        fit = fits (condition, other->answers[k]);
    }
  if (condition->op == ALONG_OPERATOR_EXISTS)
    return any == condition->answer->boolean;
  return condition->op == ALONG_OPERATOR_NOT_EQUAL ? !fit : fit;
}

static gboolean
is_on (AlongForm *self, AlongField *field)
{
  const AlongQuestion *question = field->question;
  gboolean any = question->any_condition && question->conditions->len > 0;

  if (field->parent != NULL && field->answer_index >= MAX (field->parent->n_answers, 1))
    return FALSE;
  if (question->loops)
    return TRUE;
  if (question->conditions->len > 0)
    {
      gboolean holds = !any;

      for (guint i = 0; i < question->conditions->len && holds != any; i++)
        holds = condition_holds (self, field, g_ptr_array_index (question->conditions, i));
      if (!holds)
        return FALSE;
    }
  if (question->enabled_if != NULL)
    {
      gboolean holds = along_path_machine_test (self->machine, question->enabled_if, field, TRUE);

      remember_reads (self, question->index, FALSE);
      return holds;
    }
  return TRUE;
}

/* Brings the enabled state of @field and all under it up to date. */
static void
spread_enabled (AlongForm *self, AlongField *field)
{
  gboolean enabled = field->on && (field->parent == NULL || field->parent->enabled);

  if (field->enabled == enabled)
    return;
  field->enabled = enabled;
  along_form_note (self, field, ALONG_CHANGE_ENABLED);
  if (field->n_answers > 0 || field->question->type == ALONG_QUESTION_GROUP)
    along_form_mark (self, field->question);
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    spread_enabled (self, g_ptr_array_index (field->children, i));
}

static void
settle_shown (AlongForm *self, guint question)
{
  GPtrArray *all = instances (self, question);

  unmark (self, question, DIRTY_SHOWN);
  for (guint i = 0; i < all->len; i++)
    {
      AlongField *field = g_ptr_array_index (all, i);

      field->on = is_on (self, field);
      spread_enabled (self, field);
    }
}

/* --- calculated --- */

static gboolean
is_answered_so (const AlongField *field, const GPtrArray *answers)
{
  if (answers->len != field->n_answers)
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const AlongAnswer *answer = g_ptr_array_index (answers, i);

      if (answer->type != field->answers[i]->type || !along_answer_equal (answer, field->answers[i])
          || g_strcmp0 (answer->text, field->answers[i]->text) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
settle_value (AlongForm *self, guint question)
{
  GPtrArray *all = instances (self, question);
  gboolean changed = FALSE;

  unmark (self, question, DIRTY_VALUE);
  for (guint i = 0; i < all->len; i++)
    {
      AlongField *field = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) answers = NULL;
      g_autofree char *words = NULL;

      if (field->by_hand)
        continue;
      along_path_machine_leave_out (self->machine, self->left_out[question]);
      answers = along_path_machine_answers (self->machine, field->question->calculated, field, &words);
      along_path_machine_leave_out (self->machine, NULL);
      remember_reads (self, question, TRUE);
      along_form_set_message (self, field, words);
      /* What cannot be worked out here stays to be filled in by hand; but not with what came out before. */
      if (answers == NULL && (!field->worked_out || field->n_answers == 0))
        continue;
      if (answers == NULL)
        answers = g_ptr_array_new ();
      field->worked_out = TRUE;
      if (is_answered_so (field, answers))
        continue;
      along_path_machine_forget (self->machine);
      /* Other answers have been given since it was stored. */
      if (!self->loading)
        g_clear_pointer (&field->stored, along_answer_unref);
      along_field_put (field, (AlongAnswer *const *) answers->pdata, answers->len);
      along_form_note (self, field, ALONG_CHANGE_ANSWERS);
      changed = TRUE;
    }
  if (changed)
    along_form_mark (self, question_at (self, question));
}

/* along_form_settle: works out what is marked until nothing is. */
void
along_form_settle (AlongForm *self)
{
  g_autofree guint8 *rounds = NULL;
  guint n = self->by_question->len;

  along_path_machine_rest (self->machine, 1);
  if (self->n_dirty == 0)
    return;
  rounds = g_new0 (guint8, n);
  while (self->n_dirty > 0)
    {
      gboolean done = FALSE;

      for (guint i = 0; i < n && self->n_dirty > 0; i++)
        if ((self->dirty[i] & DIRTY_SHOWN) != 0)
          {
            if (rounds[i]++ < MAX_ROUNDS)
              settle_shown (self, i);
            else
              unmark (self, i, DIRTY_SHOWN);
          }
      for (guint i = 0; i < self->calculations->len && !done; i++)
        {
          guint question = g_array_index (self->calculations, guint, i);

          if ((self->dirty[question] & DIRTY_VALUE) == 0)
            continue;
          if (rounds[question]++ < MAX_ROUNDS)
            settle_value (self, question);
          else
            {
              unmark (self, question, DIRTY_VALUE);
              along_form_give_up (self, question);
            }
          done = TRUE;
        }
      /* Calculations that go round are not in the list. */
      if (!done)
        for (guint i = 0; i < n && self->n_dirty > 0; i++)
          unmark (self, i, DIRTY_VALUE);
    }
  along_path_machine_forget (self->machine);
}
