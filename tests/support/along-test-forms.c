/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-test-forms.h"

#define EXT "http://hl7.org/fhir/StructureDefinition/"
#define CALC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"

static void
add_choice (GString *out, const char *link_id)
{
  g_string_append_printf (
    out,
    "{\"linkId\":\"%s\",\"type\":\"choice\",\"text\":\"Question %s\",\"required\":true,\"answerOption\":[",
    link_id, link_id);
  for (int o = 0; o < 4; o++)
    g_string_append_printf (out, "%s{\"extension\":[{\"url\":\"" EXT "ordinalValue\",\"valueDecimal\":%d}],"
                                 "\"valueCoding\":{\"system\":\"urn:bench\",\"code\":\"o%d\",\"display\":\"Option %d\"}}", o > 0 ? "," : "", o, o, o);
  g_string_append (out, "]}");
}

/* along_test_form_of_twenty: twenty weighted questions and their sum, as JSON. */
char *
along_test_form_of_twenty (void)
{
  GString *text
    = g_string_new ("{\"resourceType\":\"Questionnaire\",\"url\":\"urn:test:large\",\"version\":\"1\",\"title\":\"A large form\",\"status\":\"active\",\"item\":[");

  for (int i = 0; i < 20; i++)
    {
      char link_id[16];

      g_snprintf (link_id, sizeof link_id, "q.%d", i);
      add_choice (text, link_id);
      g_string_append_c (text, ',');
    }
  g_string_append (
    text,
    "{\"linkId\":\"total\",\"type\":\"integer\",\"extension\":[{\"url\":\"" CALC
    "\",\"valueExpression\":{\"language\":\"text/fhirpath\","
    "\"expression\":\"%resource.item.where(linkId.startsWith('q.')).answer.value.weight().sum()\"}}]}]}");
  return g_string_free (text, FALSE);
}

/* along_test_form_of_772: as many items as the largest public form has, in sections of 24 questions with their sums; one in
 * five is shown by the question before. The same for the same @seed. As JSON. */
char *
along_test_form_of_772 (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text
    = g_string_new ("{\"resourceType\":\"Questionnaire\",\"url\":\"urn:test:large\",\"version\":\"1\",\"title\":\"A large form\",\"status\":\"active\",\"item\":[");
  guint n = 0;

  for (guint section = 0; n < 772; section++)
    {
      g_string_append_printf (text,
                              "%s{\"linkId\":\"s%u\",\"type\":\"group\",\"text\":\"Section %u\",\"item\":[",
                              section > 0 ? "," : "", section, section);
      n++;
      for (guint i = 0; i < 24 && n < 771; i++, n++)
        {
          char link_id[24];
          gsize start;

          g_snprintf (link_id, sizeof link_id, "s%u.q%u", section, i);
          if (i > 0)
            g_string_append_c (text, ',');
          start = text->len;
          if (i % 3 == 2)
            g_string_append_printf (text, "{\"linkId\":\"%s\",\"type\":\"string\",\"text\":\"Words %u\"}",
                                    link_id, i);
          else
            add_choice (text, link_id);
          if (i > 0 && g_rand_int_range (random, 0, 5) == 0)
            {
              g_autofree char *when = g_strdup_printf (
                "\"enableWhen\":[{\"question\":\"s%u.q%u\",\"operator\":\"exists\",\"answerBoolean\":true}],",
                section, i - 1);

              g_string_insert (text, (gssize) start + 1, when);
            }
        }
      g_string_append_printf (
        text,
        ",{\"linkId\":\"s%u.sum\",\"type\":\"decimal\",\"extension\":[{\"url\":\"" CALC
        "\",\"valueExpression\":{"
        "\"language\":\"text/fhirpath\",\"expression\":\"%%resource.item.where(linkId='s%u').item.answer.value.ofType(Coding).weight().sum()\"}}]}]}",
        section, section);
      g_string_replace (text, ".item.answer.value.ofType(Coding)",
                        ".item.where(linkId.endsWith('.sum').not()).answer.value.ofType(Coding)", 1);
      n++;
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}
