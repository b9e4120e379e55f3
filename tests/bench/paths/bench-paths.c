/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions over a filled-in form of 772 items: what each comes to and how long it takes. With a folder it writes the form,
 * the answers and the expressions there for beside.js, which works the same out with fhirpath.js.
 *
 *   bench-paths [FOLDER]   a line for each expression: nanoseconds of processor time, result, expression, tabs between */
#include <stdio.h>
#include <time.h>

#include "along-form-private.h"
#include "along-path-machine.h"
#include "along-test-forms.h"

/* Until an expression has been worked out this long. */
#define LONG_ENOUGH (200 * 1000000LL)

#define S "%resource.item.where(linkId='s3').item"

static const char *const expressions[] = {
  "1 + 2 * 3",
  S ".answer.value.extension.where(url='http://hl7.org/fhir/StructureDefinition/ordinalValue').value.sum()",
  S ".where(linkId='s3.q1').answer.value.code",
  S ".where(linkId.startsWith('s3.q')).answer.count()",
  S ".where(answer.value.code = 'o2').count()",
  S ".answer.value.where(code = 'o1' or code = 'o3').count()",
  S ".answer.valueCoding.select(iif(code = 'o0', 0, iif(code = 'o1', 1, iif(code = 'o2', 2, 3)))).sum()",
  S ".answer.value.code.distinct().count()",
  S ".all(linkId.contains('s3'))",
  S ".where(answer.exists()).count() > 10 and %resource.status = 'completed'",
  "iif(" S ".answer.count() >= 20, 'complete', 'incomplete')",
  "%resource.item.item.answer.count()",
  "%resource.item.item.where(linkId.endsWith('.q4')).answer.value.code.join(',')",
  "%resource.descendants().where(linkId = 's7.q3').answer.value.code",
  "%resource.repeat(item).where(linkId.startsWith('s1')).count()",
  "%resource.item.item.answer.value.extension.value.aggregate($this + $total, 0)",
  "%questionnaire.item.where(linkId='s3').item.where(linkId='s3.q1').answerOption.where(valueCoding.code = 'o2').extension.valueDecimal",
  "%resource.item.first().item.last().linkId.substring(3).upper() + '-' + %resource.item.count().toString()",
  "(@2026-01-31 + 1 month).toString()",
  "'Red book, page 12'.matches('[0-9]+$') and 'a-b-c'.replace('-', '').length() = 3",
};

static gint64
used (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Every choice answered, as the seed has it. */
static void
fill_in (AlongForm *form)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (772);

  for (guint i = 0; i < form->by_question->len; i++)
    {
      AlongField *field = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (form->by_question, i), 0);

      if (field->question->options->len > 0)
        along_form_choose (form, field, (guint) g_rand_int_range (random, 0, (gint32) field->question->options->len));
      else if (field->question->type == ALONG_QUESTION_STRING)
        along_form_set_typed (form, field, "a few words", NULL);
    }
}

static char *
work_out (AlongForm *form, const AlongExpression *expression, AlongField *field)
{
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  /* Nothing is kept from the time before. */
  along_path_machine_rest (form->machine, 1);
  along_path_machine_forget (form->machine);
  answers = along_path_machine_answers (form->machine, expression, field, &why);
  return answers != NULL && answers->len == 1 ? along_answer_to_words (g_ptr_array_index (answers, 0)) : g_strdup (why);
}

static void
write_all (AlongForm *form, const char *folder)
{
  g_autofree char *questionnaire = along_questionnaire_to_text (form->questionnaire), *response = along_form_to_text (form, "completed");
  const char *const names[] = { "questionnaire.json", "response.json" }, *const texts[] = { questionnaire, response };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!g_file_set_contents (path, texts[i], -1, NULL))
        g_error ("%s cannot be written", path);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *text = along_test_form_of_772 (772);
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_text (text, -1, NULL);
  g_autoptr (AlongForm) form = along_form_new (questionnaire), again = NULL;
  g_autoptr (JsonNode) response = NULL;
  AlongField *field;

  fill_in (form);
  if (argc > 1)
    write_all (form, argv[1]);
  response = along_form_to_response (form, "completed");
  again = along_form_new_from_response (questionnaire, response, NULL);
  field = along_form_find (again, "s0.q2");
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      AlongExpression *expression = along_expression_new (expressions[i], NULL);
      g_autofree char *result = work_out (again, expression, field);
      gint64 started = used (), spent = 0;
      guint times = 0;

      for (; spent < LONG_ENOUGH; times++)
        {
          g_free (work_out (again, expression, field));
          if (times % 64 == 63)
            spent = used () - started;
        }
      printf ("%.0f\t%s\t%s\n", (double) spent / times, result, expressions[i]);
      along_expression_free (expression);
    }
  return 0;
}
