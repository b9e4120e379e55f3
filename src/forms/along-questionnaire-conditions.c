/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading skip logic, and finding what goes round in it. */
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const operator_names[] = { "exists", "=", "!=", ">", "<", ">=", "<=" };

/* along_condition_free: frees a condition. */
void
along_condition_free (AlongCondition *condition)
{
  g_free (condition->link_id);
  g_clear_pointer (&condition->answer, along_answer_unref);
  g_free (condition);
}

static gboolean
have_operator (JsonArray *conditions)
{
  for (guint i = 0; i < json_array_get_length (conditions); i++)
    if (along_form_json_string (along_form_json_element (conditions, i), "operator") != NULL)
      return TRUE;
  return FALSE;
}

/* along_question_read_conditions: enableWhen and enableBehavior of @object. */
void
along_question_read_conditions (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *object)
{
  JsonArray *conditions = along_form_json_array (object, "enableWhen");
  const char *behaviour = along_form_json_string (object, "enableBehavior");

  /* Before R4, which asks for it to be said, any one was enough. */
  question->any_condition = behaviour != NULL ? strcmp (behaviour, "any") == 0
                                              : conditions != NULL && !have_operator (conditions);
  for (guint i = 0; conditions != NULL && i < json_array_get_length (conditions); i++)
    {
      JsonObject *element = along_form_json_element (conditions, i);
      const char *link_id = along_form_json_string (element, "question");
      const char *name = along_form_json_string (element, "operator");
      g_autoptr (AlongAnswer) answer = element != NULL ? along_answer_of_member (element, "answer") : NULL;
      AlongCondition *condition;
      guint op = 0;

      /* Before R4 there was no operator: an answer to equal, or whether there is one. */
      if (name == NULL && answer != NULL)
        name = "=";
      else if (name == NULL && element != NULL && json_object_has_member (element, "hasAnswer"))
        {
          name = "exists";
          answer = along_answer_new_boolean (along_form_json_boolean (element, "hasAnswer"));
        }
      while (op < G_N_ELEMENTS (operator_names) && g_strcmp0 (operator_names[op], name) != 0)
        op++;
      if (link_id == NULL || op == G_N_ELEMENTS (operator_names) || answer == NULL
          || (op == ALONG_OPERATOR_EXISTS && answer->type != ALONG_ANSWER_BOOLEAN))
        {
          along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, question->link_id,
                                           _("condition %u for showing it cannot be read."), i + 1);
          continue;
        }
      condition = g_new0 (AlongCondition, 1);
      condition->link_id = g_strdup (link_id);
      condition->op = op;
      condition->answer = g_steal_pointer (&answer);
      g_ptr_array_add (question->conditions, condition);
    }
}

static gboolean
lies_in (const AlongQuestion *question, const AlongQuestion *group)
{
  while (question != NULL && question != group)
    question = question->parent;
  return question != NULL && group->type == ALONG_QUESTION_GROUP;
}

/* along_questionnaire_check_loops: finds items that are shown depending on each other in a circle. What can be
 * settled without them is taken away from both ends of the graph; what is left goes round. */
void
along_questionnaire_check_loops (AlongQuestionnaire *self)
{
  guint n = self->all->len;
  g_autofree guint *waiting = g_new0 (guint, n);
  g_autofree gboolean *settled = g_new0 (gboolean, n);
  g_autofree guint *queue = g_new0 (guint, n);
  g_autoptr (GPtrArray) dependents = g_ptr_array_new_full (n, (GDestroyNotify) g_array_unref);
  guint head = 0, tail = 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (dependents, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (self->all, i);

      if (question->parent != NULL)
        {
          g_array_append_val (g_ptr_array_index (dependents, question->parent->index), i);
          waiting[i]++;
        }
      for (guint k = 0; k < question->conditions->len; k++)
        {
          const AlongCondition *condition = g_ptr_array_index (question->conditions, k);

          if (condition->question == NULL)
            continue;
          /* On the group it lies in, which is answered when it is itself. */
          if (lies_in (question, condition->question))
            {
              g_array_append_val (g_ptr_array_index (dependents, i), i);
              waiting[i]++;
            }
          g_array_append_val (g_ptr_array_index (dependents, condition->question->index), i);
          waiting[i]++;
        }
    }
  for (guint i = 0; i < n; i++)
    if (waiting[i] == 0)
      queue[tail++] = i;
  while (head < tail)
    {
      GArray *next = g_ptr_array_index (dependents, queue[head]);

      settled[queue[head++]] = TRUE;
      for (guint k = 0; k < next->len; k++)
        if (--waiting[g_array_index (next, guint, k)] == 0)
          queue[tail++] = g_array_index (next, guint, k);
    }
  for (gboolean again = tail < n; again;)
    {
      again = FALSE;
      for (guint i = 0; i < n; i++)
        {
          GArray *next = g_ptr_array_index (dependents, i);
          gboolean needed = FALSE;

          for (guint k = 0; !settled[i] && k < next->len && !needed; k++)
            needed = !settled[g_array_index (next, guint, k)];
          if (!settled[i] && !needed)
            settled[i] = again = TRUE;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      AlongQuestion *question = g_ptr_array_index (self->all, i);

      if (settled[i] || question->conditions->len == 0)
        continue;
      question->loops = TRUE;
      along_questionnaire_add_problem (
        self, ALONG_PROBLEM_CONTAINED, question->link_id,
        _("whether it is shown depends on itself in a circle, so it is always shown."));
    }
}
