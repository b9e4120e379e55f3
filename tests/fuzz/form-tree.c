/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-tree.h"

#include <string.h>

#define EXT "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

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
                                     "x y",
                                     "<b>a</b><script>x",
                                     "**a** _b_ [c](d)",
                                     "<span style='color:#c01c28;font-weight:bold'>&#233;</",
                                     "%resource",
                                     "#l0" };
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
  SDC "sdc-questionnaire-answerExpression",
  SDC "sdc-questionnaire-collapsible",
  SDC "sdc-questionnaire-targetConstraint",
  EXT "questionnaire-unitValueSet",
  EXT "questionnaire-displayCategory",
  EXT "entryFormat",
  "urn:alongside:ext:needs",
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

static JsonNode *
make_coding (FormBytes *bytes)
{
  static const char *const codes[] = { "a", "b", "c", "not-seen", "1" };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  json_object_set_string_member (object, "code", FORM_PICK (bytes, codes));
  if (form_take (bytes, 2) == 0)
    json_object_set_string_member (object, "system", form_take (bytes, 2) == 0 ? "s" : "urn:alongside:cs:rating5");
  if (form_take (bytes, 2) == 0)
    json_object_set_string_member (object, "display", FORM_PICK (bytes, texts));
  return node;
}

static JsonNode *
make_value (FormBytes *bytes, guint kind)
{
  static const gint64 numbers[] = { 0, 1, 2, 5, -1, 100, G_MAXINT64, G_MININT64 };
  static const double doubles[] = { 0.5, -2.25, 1e15, 1e300, 1e-300, 0.1 };
  JsonObject *object;
  JsonNode *node;

  if (form_take (bytes, 20) == 19) /* something else than the name says */
    kind = form_take (bytes, G_N_ELEMENTS (values));
  switch (kind)
    {
    case 0: return json_node_init_boolean (json_node_alloc (), (gboolean) form_take (bytes, 2));
    case 1: return json_node_init_double (json_node_alloc (), FORM_PICK (bytes, doubles));
    case 2: return json_node_init_int (json_node_alloc (), FORM_PICK (bytes, numbers));
    case 8: return make_coding (bytes);
    case 9:
    case 10:
    case 11:
      object = json_object_new ();
      node = json_node_init_object (json_node_alloc (), object);
      json_object_unref (object);
      if (form_take (bytes, 3) > 0)
        json_object_set_member (object, "value", make_value (bytes, 1 + form_take (bytes, 2)));
      json_object_set_string_member (object, kind == 9 ? "unit" : "reference",
                                     form_take (bytes, 2) == 0 ? "kg" : "g");
      return node;
    default: return json_node_init_string (json_node_alloc (), FORM_PICK (bytes, texts));
    }
}

static void
set_value (FormBytes *bytes, JsonObject *object, const char *stem)
{
  guint kind = form_take (bytes, G_N_ELEMENTS (values));
  g_autofree char *name = g_strconcat (stem, values[kind] + strlen ("value"), NULL);

  json_object_set_member (object, name, make_value (bytes, kind));
}

static void
write_expression (FormBytes *bytes, GString *out, guint depth)
{
  static const char *const leaves[] = { "%resource", "$this", "{}", "true", "1", "2.5", "'a'", "'b c'", "@2026-01-31", "@2026-03", "@2026-03-01T10:00:00Z", "@T10:30", "3 'kg'", "500 'g'",
                                        "1 month", "%v", "%w", "%context", "%qitem", "%questionnaire", "$index", "$total", "item", "answer", "value", "today()", "0", "-7", "linkId" };
  static const char *const members[] = { "item", "answer", "value", "linkId", "code", "valueCoding", "valueInteger", "extension", "value.value", "item.answer.value", "text", "answerOption" };
  static const char *const functions[] = {
    "exists()", "empty()", "count()", "sum()", "min()", "max()", "avg()", "first()", "last()", "tail()", "distinct()", "not()", "isDistinct()", "children()", "descendants()", "weight()",
    "ordinal()", "toString()", "toInteger()", "toDecimal()", "toBoolean()", "toDate()", "toDateTime()", "upper()", "lower()", "trim()", "length()", "abs()", "ceiling()", "floor()",
    "truncate()", "round()", "sqrt()", "exp()", "ln()", "hasValue()", "toChars()", "join(',')", "single()", "allTrue()", "ofType(Coding)", "ofType(integer)", "repeat(item)", "skip(1)", "take(1)",
    "repeat(item|answer.item)", "matches('(a|b)+')", "substring(1)", "where(linkId='i1')", "where(linkId.startsWith('i'))", "extension('x')",
  };
  static const char *const taking[] = { "where", "select", "all", "exists", "repeat", "union", "combine", "intersect", "exclude", "subsetOf", "iif", "aggregate", "startsWith", "endsWith", "contains",
                                        "indexOf", "substring", "replace", "power", "log", "round", "skip", "take", "join", "matches" };
  static const char *const signs[] = { "+", "-", "*", "/", "div", "mod", "&", "|", "=", "!=", "~", "!~", "<", ">", "<=", ">=", "and", "or", "xor", "implies", "in", "contains" };
  guint kind = depth == 0 ? 0 : form_take (bytes, 8);

  switch (kind)
    {
    case 0:
      g_string_append (out, FORM_PICK (bytes, leaves));
      break;
    case 1:
    case 2:
      write_expression (bytes, out, depth - 1);
      g_string_append_printf (out, ".%s", FORM_PICK (bytes, functions));
      break;
    case 3:
      write_expression (bytes, out, depth - 1);
      g_string_append_printf (out, ".%s", FORM_PICK (bytes, members));
      break;
    case 4:
      g_string_append_c (out, '(');
      write_expression (bytes, out, depth - 1);
      g_string_append_printf (out, " %s ", FORM_PICK (bytes, signs));
      write_expression (bytes, out, depth - 1);
      g_string_append_c (out, ')');
      break;
    case 5:
      write_expression (bytes, out, depth - 1);
      g_string_append_printf (out, ".%s(", FORM_PICK (bytes, taking));
      write_expression (bytes, out, depth - 1);
      for (guint i = form_take (bytes, 3); i > 1; i--)
        {
          g_string_append (out, ", ");
          write_expression (bytes, out, depth - 1);
        }
      g_string_append_c (out, ')');
      break;
    case 6:
      write_expression (bytes, out, depth - 1);
      g_string_append_printf (out, "[%u]", form_take (bytes, 3));
      break;
    default:
      g_string_append_printf (out, "%%resource.item.where(linkId='i%u').answer.value", form_take (bytes, 12));
    }
}

/* form_tree_expression: the text of an expression: mostly of good grammar, now and then pieces in a row. */
char *
form_tree_expression (FormBytes *bytes)
{
  GString *text = g_string_new (NULL);

  if (form_take (bytes, 5) > 0 && !bytes->plain)
    write_expression (bytes, text, 1 + form_take (bytes, 5));
  else
    for (guint i = form_take (bytes, 12) + 1; i > 0; i--)
      g_string_append (text, FORM_PICK (bytes, pieces));
  return g_string_free (text, FALSE);
}

static JsonObject *
make_expression (FormBytes *bytes)
{
  JsonObject *object = json_object_new ();
  g_autofree char *text = form_tree_expression (bytes);

  if (form_take (bytes, 3) == 0)
    json_object_set_string_member (object, "name", form_take (bytes, 2) == 0 ? "v" : "w");
  json_object_set_string_member (object, "language", form_take (bytes, 10) == 0 ? "text/cql" : "text/fhirpath");
  json_object_set_string_member (object, "expression", text);
  return object;
}

static JsonArray *
make_constraint (FormBytes *bytes)
{
  JsonArray *list = json_array_new ();
  JsonObject *part = json_object_new ();

  json_object_set_string_member (part, "url", "expression");
  if (form_take (bytes, 2) == 0)
    json_object_set_object_member (part, "valueExpression", make_expression (bytes));
  else
    json_object_set_string_member (part, "valueString", "answer.value = 1");
  json_array_add_object_element (list, part);
  return list;
}

/* How words are to look, or what they are in another language. */
static void
add_looks (FormBytes *bytes, JsonObject *item)
{
  static const char *const looks[] = { EXT "rendering-xhtml", EXT "rendering-markdown", EXT "rendering-style", EXT "translation" };
  JsonObject *beside = json_object_new (), *extension = json_object_new ();
  JsonArray *list = json_array_new ();

  json_object_set_string_member (extension, "url", FORM_PICK (bytes, looks));
  json_object_set_string_member (extension, "valueString", FORM_PICK (bytes, texts));
  json_array_add_object_element (list, extension);
  json_object_set_array_member (beside, "extension", list);
  json_object_set_object_member (item, "_text", beside);
}

/* form_tree_extend: extensions to @object, as the bytes have it. */
void
form_tree_extend (FormBytes *bytes, JsonObject *object)
{
  JsonArray *list = json_array_new ();

  for (guint i = form_take (bytes, 4); i > 0; i--)
    {
      JsonObject *extension = json_object_new ();
      const char *url = FORM_PICK (bytes, extensions);

      json_object_set_string_member (extension, "url", url);
      if (strstr (url, "xpression") != NULL || g_str_has_suffix (url, "variable"))
        json_object_set_object_member (extension, "valueExpression", make_expression (bytes));
      else if (g_str_has_suffix (url, "onstraint"))
        json_object_set_array_member (extension, "extension", make_constraint (bytes));
      else if (g_str_has_suffix (url, "domain") || g_str_has_suffix (url, "Occurs"))
        json_object_set_int_member (extension, "valueInteger", form_take (bytes, 4));
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
link_id (FormBytes *bytes, guint number)
{
  return g_strdup_printf ("i%u", form_take (bytes, 60) == 59 ? 0 : number);
}

/* form_tree_items: items of a questionnaire. */
JsonArray *
form_tree_items (FormBytes *bytes, guint depth)
{
  JsonArray *list = json_array_new ();

  for (guint i = form_take (bytes, 6) + (depth == 0 ? 1 : 0); i > 0 && bytes->budget > 0; i--)
    {
      JsonObject *item = json_object_new ();
      g_autofree char *id = link_id (bytes, ++bytes->n_items);

      bytes->budget--;
      json_object_set_string_member (item, "linkId", id);
      json_object_set_string_member (
        item, "type",
        types[form_take (bytes, form_take (bytes, 30) == 29 ? G_N_ELEMENTS (types) : G_N_ELEMENTS (types) - 1)]);
      json_object_set_string_member (item, "text", FORM_PICK (bytes, texts));
      if (form_take (bytes, 8) == 7)
        add_looks (bytes, item);
      if (form_take (bytes, 8) == 7)
        {
          g_autofree char *list_id = g_strdup_printf ("#l%u", form_take (bytes, 4));

          json_object_set_string_member (item, "answerValueSet", list_id);
        }
      json_object_set_boolean_member (item, "repeats", form_take (bytes, 3) == 0);
      json_object_set_boolean_member (item, "required", form_take (bytes, 3) == 0);
      form_tree_extend (bytes, item);
      if (form_take (bytes, 2) == 0)
        {
          JsonArray *options = json_array_new ();

          for (guint o = form_take (bytes, 4); o > 0; o--)
            {
              JsonObject *option = json_object_new ();

              form_tree_extend (bytes, option);
              if (form_take (bytes, 4) == 0)
                set_value (bytes, option, "value");
              else
                json_object_set_member (option, "valueCoding", make_coding (bytes));
              json_array_add_object_element (options, option);
            }
          json_object_set_array_member (item, "answerOption", options);
        }
      if (form_take (bytes, 2) == 0)
        {
          JsonArray *conditions = json_array_new ();

          for (guint c = form_take (bytes, 3) + 1; c > 0; c--)
            {
              JsonObject *condition = json_object_new ();
              g_autofree char *question = g_strdup_printf ("i%u", form_take (bytes, 12));

              json_object_set_string_member (condition, "question", question);
              const char *op = form_take (bytes, 40) == 39 ? "?" : FORM_PICK (bytes, operators);

              json_object_set_string_member (condition, "operator", op);
              if (op == operators[0])
                json_object_set_boolean_member (condition, "answerBoolean", (gboolean) form_take (bytes, 2));
              else if (form_take (bytes, 2) == 0)
                json_object_set_member (condition, "answerCoding", make_coding (bytes));
              else
                set_value (bytes, condition, "answer");
              json_array_add_object_element (conditions, condition);
            }
          json_object_set_array_member (item, "enableWhen", conditions);
          json_object_set_string_member (item, "enableBehavior", form_take (bytes, 2) == 0 ? "any" : "all");
        }
      if (form_take (bytes, 4) == 0)
        {
          JsonArray *initial = json_array_new ();
          JsonObject *one = json_object_new ();

          set_value (bytes, one, "value");
          json_array_add_object_element (initial, one);
          json_object_set_array_member (item, "initial", initial);
        }
      if (depth < 5 && form_take (bytes, 2) == 0)
        json_object_set_array_member (item, "item", form_tree_items (bytes, depth + 1));
      json_array_add_object_element (list, item);
    }
  return list;
}

/* form_tree_answers: items of a response to it, in good and bad places. */
JsonArray *
form_tree_answers (FormBytes *bytes, guint depth)
{
  JsonArray *list = json_array_new ();

  for (guint i = form_take (bytes, 8); i > 0 && bytes->budget > 0; i--)
    {
      JsonObject *item = json_object_new ();
      g_autofree char *id = g_strdup_printf ("i%u", form_take (bytes, bytes->n_items + 2));

      bytes->budget--;
      json_object_set_string_member (item, "linkId", id);
      if (form_take (bytes, 3) > 0)
        {
          JsonArray *answers = json_array_new ();

          for (guint a = form_take (bytes, 3) + 1; a > 0; a--)
            {
              JsonObject *answer = json_object_new ();

              set_value (bytes, answer, "value");
              if (depth < 4 && form_take (bytes, 4) == 0)
                json_object_set_array_member (answer, "item", form_tree_answers (bytes, depth + 1));
              json_array_add_object_element (answers, answer);
            }
          json_object_set_array_member (item, "answer", answers);
        }
      if (depth < 4 && form_take (bytes, 3) == 0)
        json_object_set_array_member (item, "item", form_tree_answers (bytes, depth + 1));
      json_array_add_object_element (list, item);
    }
  return list;
}


static JsonArray *
make_concepts (FormBytes *bytes, guint depth, const char *inner)
{
  JsonArray *list = json_array_new ();

  for (guint i = form_take (bytes, 4); i > 0 && bytes->budget > 0; i--)
    {
      JsonNode *node = make_coding (bytes);
      JsonObject *concept = json_node_get_object (node);

      bytes->budget--;
      form_tree_extend (bytes, concept);
      if (depth < 3 && form_take (bytes, 4) == 3)
        json_object_set_array_member (concept, inner, make_concepts (bytes, depth + 1, inner));
      json_array_add_element (list, node);
    }
  return list;
}

static JsonArray *
make_includes (FormBytes *bytes)
{
  JsonArray *list = json_array_new ();

  for (guint i = form_take (bytes, 3); i > 0; i--)
    {
      JsonObject *include = json_object_new ();

      if (form_take (bytes, 2) == 0)
        json_object_set_string_member (include, "system", form_take (bytes, 2) == 0 ? "s" : "http://a/cs");
      if (form_take (bytes, 2) == 0)
        json_object_set_array_member (include, "concept", make_concepts (bytes, 0, "concept"));
      if (form_take (bytes, 3) == 0)
        {
          JsonArray *sets = json_array_new ();

          for (guint k = form_take (bytes, 4); k > 0; k--)
            {
              g_autofree char *id = g_strdup_printf ("#l%u", form_take (bytes, 4));

              json_array_add_string_element (sets, id);
            }
          json_object_set_array_member (include, "valueSet", sets);
        }
      json_array_add_object_element (list, include);
    }
  return list;
}

/* form_tree_contained: lists of answers, some of which name each other. */
JsonArray *
form_tree_contained (FormBytes *bytes)
{
  JsonArray *list = json_array_new ();

  for (guint i = form_take (bytes, 4); i > 0; i--)
    {
      JsonObject *resource = json_object_new ();
      g_autofree char *id = g_strdup_printf ("l%u", i - 1);
      gboolean system = form_take (bytes, 4) == 3;

      json_object_set_string_member (resource, "resourceType", system ? "CodeSystem" : "ValueSet");
      json_object_set_string_member (resource, "id", id);
      if (system)
        {
          json_object_set_string_member (resource, "url", "http://a/cs");
          json_object_set_array_member (resource, "concept", make_concepts (bytes, 0, "concept"));
        }
      else
        {
          JsonObject *part = json_object_new ();
          gboolean expanded = form_take (bytes, 2) == 0;

          json_object_set_array_member (part, expanded ? "contains" : "include", expanded ? make_concepts (bytes, 0, "contains") : make_includes (bytes));
          if (!expanded && form_take (bytes, 3) == 0)
            json_object_set_array_member (part, "exclude", make_includes (bytes));
          json_object_set_object_member (resource, expanded ? "expansion" : "compose", part);
        }
      json_array_add_object_element (list, resource);
    }
  return list;
}

static JsonNode *
make_wild (FormBytes *bytes)
{
  switch (form_take (bytes, 6))
    {
    case 0: return json_node_init_null (json_node_alloc ());
    case 1: return json_node_init_int (json_node_alloc (), -1);
    case 2: return json_node_init_string (json_node_alloc (), FORM_PICK (bytes, texts));
    case 3: return json_node_init_boolean (json_node_alloc (), TRUE);
    case 4:
      {
        g_autoptr (JsonArray) array = json_array_new ();

        json_array_add_null_element (array);
        return json_node_init_array (json_node_alloc (), array);
      }
    default:
      {
        g_autoptr (JsonObject) object = json_object_new ();

        return json_node_init_object (json_node_alloc (), object);
      }
    }
}

/* form_tree_break: puts something else in the place of a few members, wherever the way through @object leads. */
void
form_tree_break (FormBytes *bytes, JsonObject *object)
{
  for (guint depth = 0; depth < 12 && object != NULL && json_object_get_size (object) > 0; depth++)
    {
      g_autoptr (GList) names = json_object_get_members (object);
      const char *name = g_list_nth_data (names, form_take (bytes, MIN (json_object_get_size (object), 100)));
      JsonNode *member = json_object_get_member (object, name);

      if (form_take (bytes, 5) == 4)
        {
          json_object_set_member (object, name, make_wild (bytes));
          return;
        }
      if (JSON_NODE_HOLDS_ARRAY (member) && json_array_get_length (json_node_get_array (member)) > 0)
        member = json_array_get_element (json_node_get_array (member), form_take (bytes, MIN (json_array_get_length (json_node_get_array (member)), 100)));
      object = JSON_NODE_HOLDS_OBJECT (member) ? json_node_get_object (member) : NULL;
    }
}

/* form_tree_new: an empty object as a node, and the object: (out). */
JsonNode *
form_tree_new (JsonObject **object)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), *object = json_object_new ());

  json_object_unref (*object);
  return node;
}
