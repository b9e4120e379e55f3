/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a field says about itself. */
#include "along-form-private.h"
#include "along-scores.h"

#include <string.h>

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
        || (self->answers[i]->type == wanted->answer->type
            && along_answer_equal (self->answers[i], wanted->answer)))
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

      if (answer->type == ALONG_ANSWER_BOOLEAN && answer->boolean
          && g_strcmp0 (self->question->role, "stop-and-think") == 0)
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
      /* The option's own words may be in the person's language; what was stored with other words keeps them. */
      g_string_append (words, option != NULL && (plain[0] == '\0' || g_strcmp0 (option->answer->text, self->answers[i]->text) == 0) ? option->label : plain);
      if (self->question->unit != NULL && self->answers[i]->has_number
          && self->answers[i]->type != ALONG_ANSWER_QUANTITY)
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
  if (along_question_is_question (question) && question->calculated == NULL
      && (!any_required || question->required))
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
