/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of answers that are worked out from what the form itself holds (answerExpression). */
#include "along-form-private.h"
#include "along-path-machine.h"
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>

static void
find_answers (AlongQuestionnaire *self, AlongForm *form, AlongQuestion *question)
{
  GPtrArray *fields = g_ptr_array_index (form->by_question, question->index);
  g_autoptr (GPtrArray) found = along_path_machine_options (form->machine, question->answers_from, g_ptr_array_index (fields, 0));

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      AlongAnswer *answer = g_ptr_array_index (found, i);

      if (along_question_find_option (question, answer) == NULL)
        along_questionnaire_add_option (self, question, along_option_new (self, answer));
    }
  along_path_machine_forget (form->machine);
  if (question->options->len > 0)
    return;
  question->list_missing = TRUE;
  along_questionnaire_add_problem (self, ALONG_PROBLEM_UNSUPPORTED, question->link_id,
                                   _("Its list of answers cannot be worked out from the file. Answers can be typed in and are kept as text."));
}

/* along_questionnaire_find_answers: works them out, once everything else has been read. */
void
along_questionnaire_find_answers (AlongQuestionnaire *self)
{
  g_autoptr (AlongForm) form = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      AlongQuestion *question = g_ptr_array_index (self->all, i);

      if (question->answers_from == NULL || question->options->len > 0
          || (question->type != ALONG_QUESTION_CHOICE && question->type != ALONG_QUESTION_OPEN_CHOICE))
        continue;
      if (form == NULL)
        form = along_form_new_bare (self);
      find_answers (self, form, question);
    }
}
