/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form being filled in: the bytes make one with skip logic and calculations that look back, and give, change and take away
 * answers and rows. After each step what was worked out again is the same as if all were worked out anew; and what is written
 * as a draft reads back into the same form. */
#include "along-form-private.h"
#include "along-scores.h"
#include "form-tree.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define EXT "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

/* The groups that are open: what lies in them does not look at them, which would go round. */
static guint32 open_groups;

static guint
take_earlier (FormBytes *bytes, guint before)
{
  guint number = form_take (bytes, MAX (before, 1));

  while (number > 0 && (open_groups >> number & 1) != 0)
    number--;
  return (open_groups >> number & 1) != 0 ? 99 : number;
}

/* Each looks only at items before its own, so that nothing goes round. */
static void
write_formula (FormBytes *bytes, GString *out, guint before)
{
  static const char *const whole[] = {
    "%%resource.descendants().where(linkId='i%u').answer.value", "%%resource.descendants().where(linkId='i%u').answer.exists()", "%%resource.descendants().where(linkId='i%u').exists()",
    "%%resource.descendants().where(linkId='i%u').count()", "%%resource.item.where(linkId='i%u').item.answer.value.count()", "%%resource.descendants().where(linkId='i%u').answer.value.weight().sum()",
    "%%resource.repeat(item|answer.item).where(linkId='i%u' or linkId='none').answer.value.count()", "%%resource.descendants().where(linkId='i%u').first().answer.value.toString()",
    "%%resource.descendants().where(linkId='i%u').descendants().ofType(Coding).code", "iif(%%resource.descendants().where(linkId='i%u').empty(), 1, 2)",
    "%%resource.descendants().where(linkId='i%u' and answer.value.exists()).linkId", "%%resource.item.where(linkId='i%u' or linkId='none')[1].linkId",
    "%%resource.descendants().where(linkId='i%u').answer.value.ofType(integer).sum()", "%%resource.item.where(linkId='i%u').select(item.answer.value).first().toString()",
  };

  g_string_append_printf (out, FORM_PICK (bytes, whole), take_earlier (bytes, before));
  if (form_take (bytes, 3) == 0)
    {
      g_string_append (out, FORM_PICK (bytes, ((const char *const[]){ ".exists() and ", " & ", " | ", ".count() + ", ".empty() or " })));
      g_string_append_printf (out, FORM_PICK (bytes, whole), take_earlier (bytes, before));
      g_string_append (out, FORM_PICK (bytes, ((const char *const[]){ ".exists()", ".count()", "" })));
    }
}

static void
write_extensions (FormBytes *bytes, GString *out, gboolean question, guint number)
{
  gboolean calculated = question && number > 0 && form_take (bytes, 4) == 3, hides = number > 0 && form_take (bytes, 5) == 4;

  g_string_append (out, ",\"extension\":[");
  if (calculated)
    {
      g_string_append (out, "{\"url\":\"" SDC "calculatedExpression\",\"valueExpression\":{\"language\":\"text/fhirpath\",\"expression\":\"");
      write_formula (bytes, out, number);
      g_string_append (out, "\"}}");
    }
  if (hides)
    {
      g_string_append (out, calculated ? "," : "");
      g_string_append (out, "{\"url\":\"" SDC "enableWhenExpression\",\"valueExpression\":{\"language\":\"text/fhirpath\",\"expression\":\"");
      write_formula (bytes, out, number);
      g_string_append (out, "\"}}");
    }
  g_string_append_c (out, ']');
}

static void
write_conditions (FormBytes *bytes, GString *out, guint number)
{
  static const char *const answers[] = { "\"answerInteger\":1", "\"answerCoding\":{\"system\":\"s\",\"code\":\"a\"}", "\"answerString\":\"a\"", "\"answerBoolean\":true" };
  static const char *const signs[] = { "=", "!=", ">", "<", ">=", "<=" };

  g_string_append_printf (out, ",\"enableBehavior\":\"%s\",\"enableWhen\":[", form_take (bytes, 2) == 0 ? "any" : "all");
  for (guint i = form_take (bytes, 2) + 1; i > 0; i--)
    {
      g_string_append_printf (out, "{\"question\":\"i%u\",", form_take (bytes, number));
      if (form_take (bytes, 2) == 0)
        g_string_append_printf (out, "\"operator\":\"exists\",\"answerBoolean\":%s}", form_take (bytes, 2) == 0 ? "true" : "false");
      else
        g_string_append_printf (out, "\"operator\":\"%s\",%s}", FORM_PICK (bytes, signs), FORM_PICK (bytes, answers));
      g_string_append (out, i > 1 ? "," : "");
    }
  g_string_append_c (out, ']');
}

static void
write_items (FormBytes *bytes, GString *out, guint depth)
{
  static const char *const types[] = { "group", "integer", "string", "choice", "boolean", "decimal", "open-choice", "quantity", "group", "integer" };

  g_string_append_c (out, '[');
  for (guint i = form_take (bytes, 5) + 1; i > 0 && bytes->budget > 0; i--)
    {
      const char *type = FORM_PICK (bytes, types);
      guint number = bytes->n_items++;
      gboolean group = strcmp (type, "group") == 0;

      bytes->budget--;
      g_string_append_printf (out, "%s{\"linkId\":\"i%u\",\"type\":\"%s\",\"repeats\":%s", out->str[out->len - 1] == '[' ? "" : ",", number, type,
                              form_take (bytes, 3) == 0 ? "true" : "false");
      if (strstr (type, "choice") != NULL)
        g_string_append (out, ",\"answerOption\":[{\"valueCoding\":{\"system\":\"s\",\"code\":\"a\"},\"extension\":[{\"url\":\"" EXT "ordinalValue\",\"valueDecimal\":2}]},"
                              "{\"valueCoding\":{\"system\":\"s\",\"code\":\"b\"}}]");
      if (number > 0 && form_take (bytes, 3) == 2)
        write_conditions (bytes, out, number);
      write_extensions (bytes, out, !group, number);
      if (depth < 3 && (group || form_take (bytes, 4) == 3))
        {
          g_string_append (out, ",\"item\":");
          open_groups |= 1u << number;
          write_items (bytes, out, depth + 1);
          open_groups &= ~(1u << number);
        }
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* Everything that can be seen of the fields: answers, shown or not, what they say. */
static void
snapshot (GString *out, GPtrArray *fields)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (out, "%s%c%u(", field->question->link_id, field->enabled ? '+' : '-', field->answer_index);
      for (guint k = 0; k < field->n_answers; k++)
        {
          g_autofree char *words = along_answer_to_words (field->answers[k]);

          g_string_append_printf (out, "%s;", words);
        }
      g_string_append (out, field->message != NULL ? field->message : "");
      snapshot (out, field->children);
      g_string_append_c (out, ')');
    }
}

static void
check_settled (AlongForm *form, const char *text)
{
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);

  snapshot (before, form->fields);
  along_form_mark_all (form);
  along_form_settle (form);
  snapshot (after, form->fields);
  if (strcmp (before->str, after->str) != 0)
    g_error ("step by step:\n%s\nanew:\n%s\nform:\n%s", before->str, after->str, text);
}

/* What counts as answered never drifts. */
static guint
count_filled (AlongField *field)
{
  guint n = field->n_answers;

  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    n += count_filled (g_ptr_array_index (field->children, i));
  if (n != field->filled)
    g_error ("%s holds %u answers and says %u", field->question->link_id, n, field->filled);
  return n;
}

static void
check_round (AlongForm *form, const char *text)
{
  g_autoptr (JsonNode) draft = along_form_to_response (form, "in-progress");
  g_autoptr (AlongForm) again = along_form_new_from_response (form->questionnaire, draft, NULL);
  g_autofree char *before = along_form_to_text (form, "completed"), *after = along_form_to_text (again, "completed");

  if (strcmp (before, after) != 0)
    {
      g_autoptr (GString) fields = g_string_new (NULL), fields_again = g_string_new (NULL);

      snapshot (fields, form->fields);
      snapshot (fields_again, again->fields);
      g_error ("written:\n%s%s\nread again:\n%s%s\nform:\n%s", before, fields->str, after, fields_again->str, text);
    }
  if (along_form_get_unplaced (again)->len > 0)
    g_error ("no place for an answer of its own: %s", text);
}

static void
step (FormBytes *bytes, AlongForm *form)
{
  static const char *const typed[] = { "1", "2", "a", "b", "", "1.5", "3 kg" };
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);
  GPtrArray *fields = g_ptr_array_index (form->by_question, form_take (bytes, all->len));
  AlongField *field = g_ptr_array_index (fields, form_take (bytes, MIN (fields->len, 200)));
  const AlongQuestion *question = field->question;

  if (question->type == ALONG_QUESTION_GROUP)
    {
      if (form_take (bytes, 3) > 0)
        along_form_add_instance (form, field);
      else
        along_form_remove_instance (form, field);
    }
  else if (question->calculated != NULL)
    return;
  else if (question->options->len > 0)
    along_form_toggle (form, field, form_take (bytes, question->options->len), form_take (bytes, 3) > 0);
  else if (question->type == ALONG_QUESTION_BOOLEAN)
    along_form_set_boolean (form, field, form_take (bytes, 2) == 0);
  else if (question->repeats && question->type == ALONG_QUESTION_STRING)
    {
      g_autoptr (AlongAnswer) one = along_answer_new_text (ALONG_ANSWER_STRING, "a"), two = along_answer_new_text (ALONG_ANSWER_STRING, "b");
      AlongAnswer *answers[] = { one, two, one };

      along_form_set_answers (form, field, answers, form_take (bytes, 4));
    }
  else
    along_form_set_typed (form, field, FORM_PICK (bytes, typed), NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FormBytes bytes = { { data, size }, 10, 0, TRUE };
  g_autoptr (GString) text = g_string_new ("{\"resourceType\":\"Questionnaire\",\"item\":");
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (AlongForm) form = NULL;
  g_autoptr (GError) error = NULL;

  write_items (&bytes, text, 0);
  g_string_append_c (text, '}');
  questionnaire = along_questionnaire_new_from_text (text->str, (gssize) text->len, &error);
  if (questionnaire == NULL)
    g_error ("%s: %s", error->message, text->str);
  form = along_form_new (questionnaire);
  check_settled (form, text->str);
  for (guint i = 0; i < 9 && bytes.from.size > 0; i++)
    {
      step (&bytes, form);
      /* Now and then several steps go by, which is quicker and lets more pile up. */
      if (form_take (&bytes, 3) == 0)
        check_settled (form, text->str);
    }
  check_settled (form, text->str);
  for (guint k = 0; k < form->fields->len; k++)
    count_filled (g_ptr_array_index (form->fields, k));
  if (form_take (&bytes, 4) < 2)
    check_round (form, text->str);
  return 0;
}
