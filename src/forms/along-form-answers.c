/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving answers to a form. */
#include "along-form-private.h"

#include "along-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  along_form_announce (self);
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

  along_form_set_answer (self, field,
                         ((AlongOption *) g_ptr_array_index (field->question->options, option))->answer);
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

      if (i == option
            ? chosen
            : was && !(chosen && (toggled->exclusive || other->exclusive || !field->question->repeats)))
        g_ptr_array_add (answers, other->answer);
    }
  for (guint i = 0; i < field->n_answers; i++)
    if (along_question_find_option (field->question, field->answers[i]) == NULL
        && !(chosen && toggled->exclusive))
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
        if (!along_decimal_parse (plain, &number)
            || (unit[0] != '\0' && question->type != ALONG_QUESTION_QUANTITY))
          {
            g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE,
                                 _("Write a number, as 12 or 12.5."));
            return NULL;
          }
        if (question->type == ALONG_QUESTION_QUANTITY)
          return along_question_measure (question, number, unit[0] != '\0' ? unit : NULL);
        if (question->type == ALONG_QUESTION_DECIMAL)
          return along_answer_new_decimal (number);
        if (along_decimal_to_int (number, &whole))
          return along_answer_new_integer (whole);
        g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE,
                             _("Write a whole number, as 12."));
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
        answer = along_answer_new_text (
          question->type == ALONG_QUESTION_DATE ? ALONG_ANSWER_DATE : ALONG_ANSWER_DATE_TIME, edtf);
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
      g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_VALUE,
                           _("Choose one of the answers in the list."));
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
