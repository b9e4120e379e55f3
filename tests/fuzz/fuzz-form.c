/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms: the bytes choose how a questionnaire and answers are put together, as JSON trees, with everything the reader
 * knows in good and bad places; then it is read, filled in, calculated, checked, written and read again. */
#include "along-comparison.h"
#include "fuzz-bytes.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define EXT "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

typedef struct
{
  FuzzBytes from;
  guint budget;
  guint n_items;
} Bytes;

static guint
take (Bytes *bytes, guint limit)
{
  return fuzz_take (&bytes->from, limit);
}

#define PICK(bytes, list) FUZZ_PICK (&(bytes)->from, list)

static const char *const types[]
  = { "group", "display", "boolean", "decimal",     "integer",    "date",      "dateTime", "time", "string",
      "text",  "url",     "choice",  "open-choice", "attachment", "reference", "quantity", "odd" };
static const char *const values[]
  = { "valueBoolean", "valueDecimal", "valueInteger", "valueDate",     "valueDateTime",  "valueTime",
      "valueString",  "valueUri",     "valueCoding",  "valueQuantity", "valueReference", "valueAttachment" };
static const char *const texts[] = { "",
                                     "a",
                                     "b",
                                     "2026-02-30",
                                     "2026-03-01",
                                     "2026",
                                     "10:30:00",
                                     "2026-03-01T10:00:00Z",
                                     "12",
                                     "1e9",
                                     "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
                                     "line\nline",
                                     "é",
                                     "(a+)+b",
                                     "[",
                                     "x y" };
static const char *const operators[] = { "exists", "=", "!=", ">", "<", ">=", "<=" };
static const char *const extensions[] = {
  EXT "questionnaire-hidden",
  EXT "questionnaire-itemControl",
  EXT "minValue",
  EXT "maxValue",
  EXT "minLength",
  EXT "regex",
  EXT "maxDecimalPlaces",
  EXT "questionnaire-minOccurs",
  EXT "questionnaire-maxOccurs",
  EXT "questionnaire-unit",
  EXT "questionnaire-unitOption",
  EXT "questionnaire-sliderStepValue",
  EXT "ordinalValue",
  EXT "itemWeight",
  EXT "variable",
  EXT "questionnaire-constraint",
  SDC "sdc-questionnaire-calculatedExpression",
  SDC "sdc-questionnaire-enableWhenExpression",
  SDC "sdc-questionnaire-initialExpression",
  SDC "sdc-questionnaire-minQuantity",
  "urn:alongside:ext:domain",
  "urn:alongside:ext:alert",
  "urn:alongside:ext:role",
  "urn:unknown",
};
static const char *const pieces[] = {
  "%resource", "%questionnaire", "%context", "%qitem", "%v", "%w", ".item", ".answer", ".value", ".linkId", ".where(", ".select(", ".repeat(item)",
  ".descendants()", ".children()", "linkId='i1'", "$this", "$index", "$total", ".sum()", ".count()", ".first()", ".weight()", ".exists()",
  ".aggregate(", "iif(", ",", ")", "(", "[0]", " + ", " - ", " * ", " / ", " div ", " mod ", " & ", " | ", " = ", " != ", " > ", " and ", " or ",
  " in ", " is Integer", "1", "0", "2.5", "'a'", "{}", "true", "@2026-01-01", "@T10:00", "5 'kg'", "1 month", ".toString()", ".substring(1,2)",
  ".matches('(a|b)+')", ".round(1)", ".power(3)", ".ln()", ".toInteger()", ".ofType(Coding)", ".not()", "today()", ".extension('x')",
  ".join(',')", ".replace('a','bb')", ".distinct()", ".union(", ".all(", "-", " implies ", " ~ ", " xor ", ".skip(1)", ".toChars()",
};

static JsonNode *make_value (Bytes *bytes, guint kind);

static JsonNode *
make_coding (Bytes *bytes)
{
  static const char *const codes[] = { "a", "b", "c", "not-seen", "1" };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  json_object_set_string_member (object, "code", PICK (bytes, codes));
  if (take (bytes, 2) == 0)
    json_object_set_string_member (object, "system", take (bytes, 2) == 0 ? "s" : "urn:alongside:cs:rating5");
  if (take (bytes, 2) == 0)
    json_object_set_string_member (object, "display", PICK (bytes, texts));
  return node;
}

static JsonNode *
make_value (Bytes *bytes, guint kind)
{
  static const gint64 numbers[] = { 0, 1, 2, 5, -1, 100, G_MAXINT64, G_MININT64 };
  static const double doubles[] = { 0.5, -2.25, 1e15, 1e300, 1e-300, 0.1 };
  JsonObject *object;
  JsonNode *node;

  if (take (bytes, 20) == 19) /* something else than the name says */
    kind = take (bytes, G_N_ELEMENTS (values));
  switch (kind)
    {
    case 0: return json_node_init_boolean (json_node_alloc (), (gboolean) take (bytes, 2));
    case 1: return json_node_init_double (json_node_alloc (), PICK (bytes, doubles));
    case 2: return json_node_init_int (json_node_alloc (), PICK (bytes, numbers));
    case 8: return make_coding (bytes);
    case 9:
    case 10:
    case 11:
      object = json_object_new ();
      node = json_node_init_object (json_node_alloc (), object);
      json_object_unref (object);
      if (take (bytes, 3) > 0)
        json_object_set_member (object, "value", make_value (bytes, 1 + take (bytes, 2)));
      json_object_set_string_member (object, kind == 9 ? "unit" : "reference",
                                     take (bytes, 2) == 0 ? "kg" : "g");
      return node;
    default: return json_node_init_string (json_node_alloc (), PICK (bytes, texts));
    }
}

static void
set_value (Bytes *bytes, JsonObject *object, const char *stem)
{
  guint kind = take (bytes, G_N_ELEMENTS (values));
  g_autofree char *name = g_strconcat (stem, values[kind] + strlen ("value"), NULL);

  json_object_set_member (object, name, make_value (bytes, kind));
}

static JsonObject *
make_expression (Bytes *bytes)
{
  JsonObject *object = json_object_new ();
  GString *text = g_string_new (NULL);

  for (guint i = take (bytes, 12) + 1; i > 0; i--)
    g_string_append (text, PICK (bytes, pieces));
  if (take (bytes, 3) == 0)
    json_object_set_string_member (object, "name", take (bytes, 2) == 0 ? "v" : "w");
  json_object_set_string_member (object, "language", take (bytes, 10) == 0 ? "text/cql" : "text/fhirpath");
  json_object_set_string_member (object, "expression", text->str);
  g_string_free (text, TRUE);
  return object;
}

static void
add_extensions (Bytes *bytes, JsonObject *object)
{
  JsonArray *list = json_array_new ();

  for (guint i = take (bytes, 4); i > 0; i--)
    {
      JsonObject *extension = json_object_new ();
      const char *url = PICK (bytes, extensions);

      json_object_set_string_member (extension, "url", url);
      if (strstr (url, "xpression") != NULL || g_str_has_suffix (url, "variable"))
        json_object_set_object_member (extension, "valueExpression", make_expression (bytes));
      else if (g_str_has_suffix (url, "domain") || g_str_has_suffix (url, "Occurs"))
        json_object_set_int_member (extension, "valueInteger", take (bytes, 4));
      else
        set_value (bytes, extension, "value");
      json_array_add_object_element (list, extension);
    }
  if (json_array_get_length (list) > 0)
    json_object_set_array_member (object, "extension", list);
  else
    json_array_unref (list);
}

static char *
link_id (Bytes *bytes, guint number)
{
  return g_strdup_printf ("i%u", take (bytes, 60) == 59 ? 0 : number);
}

static JsonArray *
make_items (Bytes *bytes, guint depth)
{
  JsonArray *list = json_array_new ();

  for (guint i = take (bytes, 6) + (depth == 0 ? 1 : 0); i > 0 && bytes->budget > 0; i--)
    {
      JsonObject *item = json_object_new ();
      g_autofree char *id = link_id (bytes, ++bytes->n_items);

      bytes->budget--;
      json_object_set_string_member (item, "linkId", id);
      json_object_set_string_member (
        item, "type",
        types[take (bytes, take (bytes, 30) == 29 ? G_N_ELEMENTS (types) : G_N_ELEMENTS (types) - 1)]);
      json_object_set_string_member (item, "text", PICK (bytes, texts));
      json_object_set_boolean_member (item, "repeats", take (bytes, 3) == 0);
      json_object_set_boolean_member (item, "required", take (bytes, 3) == 0);
      add_extensions (bytes, item);
      if (take (bytes, 2) == 0)
        {
          JsonArray *options = json_array_new ();

          for (guint o = take (bytes, 4); o > 0; o--)
            {
              JsonObject *option = json_object_new ();

              add_extensions (bytes, option);
              if (take (bytes, 4) == 0)
                set_value (bytes, option, "value");
              else
                json_object_set_member (option, "valueCoding", make_coding (bytes));
              json_array_add_object_element (options, option);
            }
          json_object_set_array_member (item, "answerOption", options);
        }
      if (take (bytes, 2) == 0)
        {
          JsonArray *conditions = json_array_new ();

          for (guint c = take (bytes, 3) + 1; c > 0; c--)
            {
              JsonObject *condition = json_object_new ();
              g_autofree char *question = g_strdup_printf ("i%u", take (bytes, 12));

              json_object_set_string_member (condition, "question", question);
              const char *op = take (bytes, 40) == 39 ? "?" : PICK (bytes, operators);

              json_object_set_string_member (condition, "operator", op);
              if (op == operators[0])
                json_object_set_boolean_member (condition, "answerBoolean", (gboolean) take (bytes, 2));
              else if (take (bytes, 2) == 0)
                json_object_set_member (condition, "answerCoding", make_coding (bytes));
              else
                set_value (bytes, condition, "answer");
              json_array_add_object_element (conditions, condition);
            }
          json_object_set_array_member (item, "enableWhen", conditions);
          json_object_set_string_member (item, "enableBehavior", take (bytes, 2) == 0 ? "any" : "all");
        }
      if (take (bytes, 4) == 0)
        {
          JsonArray *initial = json_array_new ();
          JsonObject *one = json_object_new ();

          set_value (bytes, one, "value");
          json_array_add_object_element (initial, one);
          json_object_set_array_member (item, "initial", initial);
        }
      if (depth < 5 && take (bytes, 2) == 0)
        json_object_set_array_member (item, "item", make_items (bytes, depth + 1));
      json_array_add_object_element (list, item);
    }
  return list;
}

static JsonArray *
make_response_items (Bytes *bytes, guint depth)
{
  JsonArray *list = json_array_new ();

  for (guint i = take (bytes, 8); i > 0 && bytes->budget > 0; i--)
    {
      JsonObject *item = json_object_new ();
      g_autofree char *id = g_strdup_printf ("i%u", take (bytes, bytes->n_items + 2));

      bytes->budget--;
      json_object_set_string_member (item, "linkId", id);
      if (take (bytes, 3) > 0)
        {
          JsonArray *answers = json_array_new ();

          for (guint a = take (bytes, 3) + 1; a > 0; a--)
            {
              JsonObject *answer = json_object_new ();

              set_value (bytes, answer, "value");
              if (depth < 4 && take (bytes, 4) == 0)
                json_object_set_array_member (answer, "item", make_response_items (bytes, depth + 1));
              json_array_add_object_element (answers, answer);
            }
          json_object_set_array_member (item, "answer", answers);
        }
      if (depth < 4 && take (bytes, 3) == 0)
        json_object_set_array_member (item, "item", make_response_items (bytes, depth + 1));
      json_array_add_object_element (list, item);
    }
  return list;
}

static void
fill_in (Bytes *bytes, AlongForm *form)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < 40 && bytes->from.size > 0 && all->len > 0; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, take (bytes, all->len));
      GPtrArray *fields = along_form_find_all (form, question->link_id);
      AlongField *field = fields->len > 0 ? g_ptr_array_index (fields, take (bytes, fields->len)) : NULL;

      if (field == NULL)
        continue;
      if (question->type == ALONG_QUESTION_GROUP)
        {
          if (take (bytes, 2) == 0)
            along_form_add_instance (form, field);
          else
            along_form_remove_instance (form, field);
        }
      else if (along_question_is_question (question))
        {
          if (question->options->len > 0 && take (bytes, 2) == 0)
            along_form_toggle (form, field, take (bytes, question->options->len), take (bytes, 2));
          else if (question->calculated != NULL && take (bytes, 2) == 0)
            along_form_reset_calculated (form, field);
          else
            along_form_set_typed (form, field, PICK (bytes, texts), NULL);
        }
    }
}

static void
look (AlongForm *form)
{
  g_autoptr (GPtrArray) findings = along_form_check (form), domains = along_form_get_domain_scores (form);
  g_autoptr (GPtrArray) calculated = along_form_get_calculated_scores (form),
                        hidden = along_form_get_hidden_answers (form);
  AlongRiskSummary summary;

  for (guint i = 0; i < calculated->len; i++)
    g_free (along_score_to_words (g_ptr_array_index (calculated, i)));
  for (guint i = 0; i < along_form_get_fields (form)->len; i++)
    {
      guint answered, of;

      g_free (along_field_to_words (g_ptr_array_index (along_form_get_fields (form), i)));
      along_field_get_progress (g_ptr_array_index (along_form_get_fields (form), i), &answered, &of);
    }
  along_form_get_risk_summary (form, &summary);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Bytes bytes = { { data, size }, 60, 0 };
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), json_object_new ());
  g_autoptr (JsonNode) answers = json_node_init_object (json_node_alloc (), json_object_new ());
  JsonObject *object = json_node_get_object (root), *response = json_node_get_object (answers);
  g_autoptr (AlongQuestionnaire) inspected = NULL, questionnaire = NULL;
  g_autoptr (AlongForm) form = NULL, loaded = NULL, again = NULL;
  g_autoptr (AlongComparison) comparison = NULL;
  g_autoptr (JsonNode) written = NULL, rewritten = NULL;

  json_object_unref (object);
  json_object_unref (response);
  json_object_set_string_member (object, "resourceType", "Questionnaire");
  json_object_set_string_member (object, "status", "active");
  add_extensions (&bytes, object);
  json_object_set_array_member (object, "item", make_items (&bytes, 0));
  inspected = along_questionnaire_inspect (root, NULL);
  questionnaire = along_questionnaire_new_from_json (root, NULL);
  if (questionnaire == NULL)
    return 0;
  form = along_form_new (questionnaire);
  fill_in (&bytes, form);
  look (form);
  written = along_form_to_response (form, "in-progress");
  again = along_form_new_from_response (questionnaire, written, NULL);
  rewritten = along_form_to_response (again, "completed");
  bytes.budget = 40;
  json_object_set_string_member (response, "resourceType", "QuestionnaireResponse");
  json_object_set_string_member (response, "status", "completed");
  json_object_set_array_member (response, "item", make_response_items (&bytes, 0));
  loaded = along_form_new_from_response (questionnaire, answers, NULL);
  look (loaded);
  fill_in (&bytes, loaded);
  along_form_load (loaded, written, NULL);
  comparison = along_comparison_new (form, loaded);
  g_free (along_form_to_text (loaded, "amended"));
  return 0;
}
