/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions: one put together by the bytes is worked out over answers put together by them, in every way the room does:
 * as a value, a condition, a limit, a list of answers. The same expression over the same answers comes out the same. */
#include "along-form-private.h"
#include "along-path-eval.h"
#include "form-tree.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char form_text[]
  = "{\"resourceType\":\"Questionnaire\",\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/variable\",\"valueExpression\":{\"name\":\"v\","
    "\"language\":\"text/fhirpath\",\"expression\":\"%resource.item.answer.value\"}},{\"url\":\"http://hl7.org/fhir/StructureDefinition/variable\",\"valueExpression\":{\"name\":\"w\","
    "\"language\":\"text/fhirpath\",\"expression\":\"%v.count() + 1\"}}],\"item\":["
    "{\"linkId\":\"i0\",\"type\":\"integer\",\"repeats\":true},{\"linkId\":\"i1\",\"type\":\"decimal\"},{\"linkId\":\"i2\",\"type\":\"string\",\"repeats\":true},{\"linkId\":\"i3\",\"type\":\"date\"},"
    "{\"linkId\":\"i4\",\"type\":\"dateTime\"},{\"linkId\":\"i5\",\"type\":\"time\"},{\"linkId\":\"i6\",\"type\":\"quantity\",\"repeats\":true},{\"linkId\":\"i7\",\"type\":\"boolean\"},"
    "{\"linkId\":\"i8\",\"type\":\"open-choice\",\"repeats\":true,\"answerOption\":[{\"valueCoding\":{\"system\":\"s\",\"code\":\"a\"},\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\","
    "\"valueDecimal\":2}]},{\"valueCoding\":{\"system\":\"s\",\"code\":\"b\"}}],\"item\":[{\"linkId\":\"i9\",\"type\":\"string\"}]},"
    "{\"linkId\":\"i10\",\"type\":\"group\",\"repeats\":true,\"item\":[{\"linkId\":\"i11\",\"type\":\"integer\"}]}]}";

/* The form is made once: reading it is another target's part. */
static AlongQuestionnaire *
get_questionnaire (void)
{
  static AlongQuestionnaire *questionnaire;

  if (questionnaire == NULL)
    questionnaire = along_questionnaire_new_from_text (form_text, -1, NULL);
  return questionnaire;
}

static void
fill_in (FormBytes *bytes, AlongForm *form)
{
  static const char *const typed[]
    = { "1", "-3", "2.50", "1000000000000", "a", "é b", "true", "2026-03-01", "2026", "2024-02-29", "10:30:15", "2026-03-01T10:00:00+02:00", "5 kg", "5 g", "2", "0", "" };
  GPtrArray *all = along_questionnaire_get_all (get_questionnaire ());

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_form_find (form, question->link_id);

      if (question->type == ALONG_QUESTION_GROUP && form_take (bytes, 2) == 0)
        along_form_add_instance (form, field);
      for (guint k = form_take (bytes, question->repeats ? 3 : 2); k > 0 && along_question_is_question (question); k--)
        if (question->options->len > 0)
          along_form_toggle (form, field, form_take (bytes, 2), TRUE);
        else
          along_form_set_typed (form, field, FORM_PICK (bytes, typed), NULL);
    }
}

/* What it comes to, in words; reasons too. */
static char *
say (AlongForm *form, const AlongExpression *expression, AlongField *field)
{
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) answers = along_path_machine_answers (form->machine, expression, field, &why);
  GString *out = g_string_new (why);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      g_autofree char *words = along_answer_to_words (g_ptr_array_index (answers, i));

      g_string_append_printf (out, " %s", words);
    }
  return g_string_free (out, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FormBytes bytes = { { data, size }, 0, 0, FALSE };
  GPtrArray *all = along_questionnaire_get_all (get_questionnaire ());
  g_autofree char *text = form_tree_expression (&bytes);
  g_autoptr (GError) error = NULL;
  AlongExpression *expression = along_expression_new (text, &error);
  g_autoptr (AlongForm) form = NULL;
  g_autoptr (GPtrArray) options = NULL;
  g_autoptr (AlongAnswer) bound = NULL;
  AlongField *field;

  if (expression == NULL)
    {
      if (error == NULL || error->message[0] == '\0')
        g_error ("refused without a word: %s", text);
      return 0;
    }
  form = along_form_new (get_questionnaire ());
  fill_in (&bytes, form);
  field = along_form_find (form, ((AlongQuestion *) g_ptr_array_index (all, form_take (&bytes, all->len)))->link_id);
  form->machine->most_steps = 20000; /* what grows without end is stopped the same way, and sooner */
  along_path_machine_rest (form->machine, 1);
  along_path_machine_trace (form->machine, expression, field);
  {
    g_autofree char *first = say (form, expression, field);
    gboolean holds = along_path_machine_test (form->machine, expression, field, FALSE);
    g_autofree char *second = NULL;

    along_path_machine_forget (form->machine);
    second = say (form, expression, field);
    if (strcmp (first, second) != 0 && strstr (text, "now()") == NULL)
      g_error ("%s: first “%s”, then “%s”", text, first, second);
    if (holds != along_path_machine_test (form->machine, expression, field, FALSE))
      g_error ("%s: held once", text);
  }
  options = along_path_machine_options (form->machine, expression, field);
  bound = along_path_machine_bound (form->machine, expression, field);
  along_path_machine_forget (form->machine);
  along_expression_free (expression);
  return 0;
}
