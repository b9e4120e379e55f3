/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions over collections, and those that look at kinds. */
#include "along-path-eval.h"
#include "along-questionnaire-private.h"

#include "along-clock.h"
#include "along-date.h"
#include "along-instant.h"
#include "along-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
integer_argument (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, guint nth,
                  gint64 *number)
{
  AlongList list = { NULL };

  if (!along_path_eval (machine, node->arguments[nth], scope, &list))
    return FALSE;
  if (list.n != 1 || list.values[0].kind != ALONG_VALUE_INTEGER
      || !along_decimal_to_int (list.values[0].number, number))
    return along_path_fail (machine, _("%s() needs a whole number"), node->name);
  return TRUE;
}

/* "linkId = 'x'" and "linkId.startsWith('x')" are what most criteria say: they are read off without evaluating. */
static gboolean
quick_test (const AlongPathNode *test, const AlongValue *value, gboolean *holds)
{
  const AlongPathNode *member, *literal;
  const char *link_id;

  if (test->kind == ALONG_PATH_BINARY && test->op == ALONG_PATH_OP_EQUAL)
    {
      member = test->left;
      literal = test->right;
    }
  else if (test->kind == ALONG_PATH_CALL && test->left != NULL
           && (test->function == ALONG_PATH_F_STARTS_WITH || test->function == ALONG_PATH_F_ENDS_WITH))
    {
      member = test->left;
      literal = test->arguments[0];
    }
  else
    return FALSE;
  if (member->kind != ALONG_PATH_MEMBER || member->left != NULL || literal->kind != ALONG_PATH_STRING
      || strcmp (member->name, "linkId") != 0 || value->kind == ALONG_VALUE_JSON)
    return FALSE;
  *holds = FALSE;
  if (value->kind != ALONG_VALUE_ITEM)
    return TRUE;
  link_id = value->field->question->link_id;
  *holds = test->kind == ALONG_PATH_BINARY                         ? strcmp (link_id, literal->name) == 0
           : test->function == ALONG_PATH_F_STARTS_WITH ? g_str_has_prefix (link_id, literal->name)
                                                        : g_str_has_suffix (link_id, literal->name);
  return TRUE;
}

/* Whether a criterion is about link ids alone, so that it comes out the same whatever is answered. */
static gboolean
is_linked (const AlongPathNode *test)
{
  if (test == NULL || test->kind == ALONG_PATH_STRING || test->kind == ALONG_PATH_THIS)
    return TRUE;
  if (test->kind == ALONG_PATH_VARIABLE)
    return strcmp (test->name, "context") == 0 || strcmp (test->name, "qitem") == 0;
  if (test->kind == ALONG_PATH_MEMBER)
    return (strcmp (test->name, "linkId") == 0 || strcmp (test->name, "text") == 0) && is_linked (test->left);
  if (test->kind == ALONG_PATH_CALL)
    {
      for (guint i = 0; i < test->n_arguments; i++)
        if (!is_linked (test->arguments[i]))
          return FALSE;
      return test->left != NULL && is_linked (test->left);
    }
  return test->kind == ALONG_PATH_BINARY && is_linked (test->left) && is_linked (test->right);
}

static gboolean
test_value (AlongPathMachine *machine, const AlongPathNode *test, const AlongScope *scope,
            const AlongValue *value, guint index, gboolean *holds)
{
  AlongList list = { NULL };

  if (quick_test (test, value, holds))
    return TRUE;
  if (!along_path_eval_on (machine, test, scope, value, index, &list))
    return FALSE;
  if (list.n > 1)
    return along_path_fail (machine, _("a condition has more than one result"));
  *holds = along_list_truth (&list) == TRUE;
  return TRUE;
}

static gboolean
filter (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const AlongList *input,
        AlongList *out)
{
  for (guint i = 0; i < input->n; i++)
    {
      gboolean holds;

      if (!test_value (machine, node->arguments[0], scope, &input->values[i], i, &holds))
        return FALSE;
      /* Which of them it will be is not known yet: what the test looked at has been noted, and all may come through. */
      if (holds || (machine->tracing && input->values[i].kind >= ALONG_VALUE_ITEM && !is_linked (node->arguments[0])))
        along_list_add (machine, out, &input->values[i]);
    }
  return TRUE;
}

static gboolean
is_known (AlongPathMachine *machine, const AlongList *list, const AlongValue *value)
{
  machine->steps -= MIN (machine->steps, list->n);
  for (guint i = 0; i < list->n; i++)
    if (along_path_value_equal (machine, &list->values[i], value))
      return TRUE;
  return FALSE;
}

static void
add_distinct (AlongPathMachine *machine, const AlongList *more, AlongList *out)
{
  for (guint i = 0; i < more->n && machine->steps > 0; i++)
    if (!is_known (machine, out, &more->values[i]))
      along_list_add (machine, out, &more->values[i]);
}

/* Whether something in the response was come upon before: asked of several things at once, their parts may overlap. */
static gboolean
is_seen (GHashTable *seen, const AlongValue *value)
{
  gpointer key;

  if (seen == NULL || (value->kind != ALONG_VALUE_ITEM && value->kind != ALONG_VALUE_ANSWER))
    return FALSE;
  key = value->kind == ALONG_VALUE_ITEM ? (gpointer) value->field : (gpointer) ((char *) value->field + 1 + value->index);
  return !g_hash_table_add (seen, key);
}

static void
add_unseen (AlongPathMachine *machine, GHashTable *seen, const AlongList *found, AlongList *out)
{
  for (guint i = 0; i < found->n; i++)
    if (!is_seen (seen, &found->values[i]))
      along_list_add (machine, out, &found->values[i]);
}

/* repeat(): what the projection gives, and what it gives of that, each thing once. Items cannot come round again. */
static gboolean
repeat (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const AlongList *input,
        AlongList *out)
{
  g_autoptr (GHashTable) seen = input->n > 1 ? g_hash_table_new (NULL, NULL) : NULL;

  for (guint i = 0; i < input->n + out->n; i++)
    {
      const AlongValue value = i < input->n ? input->values[i] : out->values[i - input->n];
      AlongList found = { NULL };

      if (!along_path_eval_on (machine, node->arguments[0], scope, &value, i, &found))
        return FALSE;
      if (found.n > 0 && found.values[0].kind == ALONG_VALUE_ITEM && value.kind != ALONG_VALUE_RESPONSE
          && found.values[0].field != value.field)
        add_unseen (machine, seen, &found, out);
      else
        add_distinct (machine, &found, out);
      if (machine->steps == 0)
        return along_path_fail (machine, _("it takes too long"));
    }
  return TRUE;
}

static void
descend (AlongPathMachine *machine, const AlongList *input, AlongList *out)
{
  g_autoptr (GHashTable) seen = input->n > 1 ? g_hash_table_new (NULL, NULL) : NULL;

  if (machine->tracing && strstr (along_expression_get_text (machine->expression), "linkId") == NULL)
    memset (machine->reads, ALONG_READ_PRESENCE | ALONG_READ_ANSWER, machine->n_questions);
  for (guint i = 0; i < input->n + out->n && machine->steps > 0; i++)
    {
      const AlongValue value = i < input->n ? input->values[i] : out->values[i - input->n];
      AlongList found = { NULL };

      along_value_children (machine, &value, seen != NULL ? &found : out);
      add_unseen (machine, seen, &found, out);
      machine->steps--;
    }
}

/* The least or the greatest of numbers, amounts, dates or texts. */
static gboolean
extreme (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  AlongValue best = along_value_plain (machine, &input->values[0]);

  for (guint i = 1; i < input->n; i++)
    {
      AlongValue value = along_value_plain (machine, &input->values[i]);
      int order;

      if (!along_value_compare (machine, &value, &best, &order))
        return along_path_fail (machine, _("it compares things that have no order"));
      if (node->function == ALONG_PATH_F_MIN ? order < 0 : order > 0)
        best = value;
    }
  along_list_add (machine, out, &best);
  return TRUE;
}

static gboolean
sum (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  AlongValue best;
  AlongDecimal total;

  if (input->n == 0)
    return TRUE;
  if (node->function == ALONG_PATH_F_MIN || node->function == ALONG_PATH_F_MAX)
    return extreme (machine, node, input, out);
  best = along_value_plain (machine, &input->values[0]);
  if (best.kind != ALONG_VALUE_INTEGER && best.kind != ALONG_VALUE_DECIMAL && best.kind != ALONG_VALUE_QUANTITY)
    return along_path_fail (machine, _("it reckons with something that is not a number"));
  total = best.number;
  for (guint i = 1; i < input->n; i++)
    {
      AlongValue value = along_value_plain (machine, &input->values[i]);

      if ((value.kind != ALONG_VALUE_INTEGER && value.kind != ALONG_VALUE_DECIMAL
           && value.kind != ALONG_VALUE_QUANTITY)
          || (value.kind == ALONG_VALUE_QUANTITY) != (best.kind == ALONG_VALUE_QUANTITY)
          || (value.kind == ALONG_VALUE_QUANTITY && !along_unit_convert (value.number, value.unit, best.unit, &value.number)))
        return along_path_fail (machine, _("it reckons with something that is not a number"));
      if (!along_decimal_add (total, value.number, &total))
        return TRUE;
      if (value.kind == ALONG_VALUE_DECIMAL && best.kind == ALONG_VALUE_INTEGER)
        best.kind = ALONG_VALUE_DECIMAL;
    }
  if (node->function == ALONG_PATH_F_AVG)
    {
      best.kind = best.kind == ALONG_VALUE_INTEGER ? ALONG_VALUE_DECIMAL : best.kind;
      along_decimal_divide (total, along_decimal_from_int (input->n), &total);
    }
  best.number = total;
  along_list_add (machine, out, &best);
  return TRUE;
}

static gboolean
truths (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  gboolean all = node->function == ALONG_PATH_F_ALL_TRUE || node->function == ALONG_PATH_F_ALL_FALSE;
  gboolean wanted = node->function == ALONG_PATH_F_ALL_TRUE || node->function == ALONG_PATH_F_ANY_TRUE;
  gboolean result = all;

  for (guint i = 0; i < input->n; i++)
    {
      AlongValue value = along_value_plain (machine, &input->values[i]);
      gboolean fits = value.kind == ALONG_VALUE_BOOLEAN && value.boolean == wanted;

      result = all ? result && fits : result || fits;
    }
  along_list_add_boolean (machine, out, result);
  return TRUE;
}

static gboolean
choose (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *input,
        AlongList *out)
{
  AlongScope inner = *scope;
  AlongList test = { NULL };
  gboolean holds;

  if (node->left != NULL && input->n == 1)
    inner.self = &input->values[0];
  if (!along_path_eval (machine, node->arguments[0], &inner, &test))
    return FALSE;
  along_path_note_list (machine, &test);
  holds = along_list_truth (&test) == TRUE;
  if (machine->tracing)
    {
      AlongList other = { NULL };

      if (node->n_arguments > 2 || !holds)
        along_path_eval (machine, holds ? node->arguments[2] : node->arguments[1], &inner, &other);
      g_clear_pointer (&machine->why, g_free);
    }
  if (holds)
    return along_path_eval (machine, node->arguments[1], &inner, out);
  return node->n_arguments < 3 || along_path_eval (machine, node->arguments[2], &inner, out);
}

static gboolean
aggregate (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
           const AlongList *input, AlongList *out)
{
  AlongList total = { NULL };

  if (node->n_arguments > 1 && !along_path_eval (machine, node->arguments[1], scope, &total))
    return FALSE;
  for (guint i = 0; i < input->n; i++)
    {
      AlongScope inner = { .self = &input->values[i], .context = scope->context, .index = i, .total = &total };
      AlongList next = { NULL };

      if (!along_path_eval (machine, node->arguments[0], &inner, &next))
        return FALSE;
      total = next;
    }
  along_list_add_all (machine, out, &total);
  return TRUE;
}

/* union, combine, intersect, exclude, subsetOf, supersetOf */
static gboolean
sets (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const AlongList *input,
      AlongList *out)
{
  AlongList other = { NULL };
  const AlongList *part = input, *whole = &other;
  gboolean inside = TRUE;

  if (!along_path_eval (machine, node->arguments[0], scope, &other))
    return FALSE;
  switch (node->function)
    {
    case ALONG_PATH_F_COMBINE:
      along_list_add_all (machine, out, input);
      along_list_add_all (machine, out, &other);
      return TRUE;
    case ALONG_PATH_F_UNION:
      add_distinct (machine, input, out);
      add_distinct (machine, &other, out);
      return TRUE;
    case ALONG_PATH_F_INTERSECT:
      for (guint i = 0; i < input->n; i++)
        if (is_known (machine, &other, &input->values[i]) && !is_known (machine, out, &input->values[i]))
          along_list_add (machine, out, &input->values[i]);
      return TRUE;
    case ALONG_PATH_F_EXCLUDE:
      for (guint i = 0; i < input->n; i++)
        if (!is_known (machine, &other, &input->values[i]))
          along_list_add (machine, out, &input->values[i]);
      return TRUE;
    default:
      if (node->function == ALONG_PATH_F_SUPERSET_OF)
        {
          part = &other;
          whole = input;
        }
      for (guint i = 0; i < part->n && inside; i++)
        inside = is_known (machine, whole, &part->values[i]);
      along_list_add_boolean (machine, out, inside);
      return TRUE;
    }
}

static void
take (AlongPathMachine *machine, const AlongList *input, gint64 from, gint64 to, AlongList *out)
{
  if (machine->tracing)
    {
      along_list_add_all (machine, out, input);
      return;
    }
  for (gint64 i = MAX (from, 0); i < MIN (to, (gint64) input->n); i++)
    along_list_add (machine, out, &input->values[i]);
}

static gboolean
positions (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
           const AlongList *input, AlongList *out)
{
  gint64 number = 0;

  if (node->n_arguments == 1 && !integer_argument (machine, node, scope, 0, &number))
    return FALSE;
  switch (node->function)
    {
    case ALONG_PATH_F_FIRST: take (machine, input, 0, 1, out); return TRUE;
    case ALONG_PATH_F_LAST: take (machine, input, (gint64) input->n - 1, input->n, out); return TRUE;
    case ALONG_PATH_F_TAIL: take (machine, input, 1, input->n, out); return TRUE;
    case ALONG_PATH_F_SKIP: take (machine, input, number, input->n, out); return TRUE;
    default: take (machine, input, 0, number, out); return TRUE;
    }
}

/* The name in ofType(FHIR.Quantity): the last one. */
static const char *
type_argument (const AlongPathNode *node)
{
  const AlongPathNode *argument = node->arguments[0];

  return argument->kind == ALONG_PATH_MEMBER || argument->kind == ALONG_PATH_STRING ? argument->name : "";
}

static gboolean
of_type (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  const char *type = type_argument (node);

  if (node->function == ALONG_PATH_F_IS)
    {
      if (input->n == 1)
        along_list_add_boolean (machine, out, along_value_is_type (&input->values[0], type));
      return TRUE;
    }
  for (guint i = 0; i < input->n; i++)
    if (along_value_is_type (&input->values[i], type) || (machine->tracing && input->values[i].kind == ALONG_VALUE_ANSWER))
      along_list_add (machine, out, &input->values[i]);
  return TRUE;
}

/* weight() and ordinal(): from the coding of the answer, else from a contained code system. No weight is nothing. */
static gboolean
weights (AlongPathMachine *machine, const AlongList *input, AlongList *out)
{
  for (guint i = 0; i < input->n; i++)
    {
      const AlongValue *raw = &input->values[i];
      AlongValue value = along_value_plain (machine, raw);
      JsonNode *extension;
      AlongDecimal weight;

      if (raw->kind == ALONG_VALUE_ANSWER && raw->index < raw->field->n_answers && raw->field->answers[raw->index]->has_weight)
        {
          along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, raw->field->answers[raw->index]->weight);
          continue;
        }
      if (value.kind == ALONG_VALUE_JSON && value.answer != NULL && value.answer->has_weight)
        {
          along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, value.answer->weight);
          continue;
        }
      extension
        = value.kind == ALONG_VALUE_JSON ? along_weight_extension (json_node_get_object (value.json)) : NULL;
      if (extension == NULL && value.kind == ALONG_VALUE_JSON)
        {
          JsonObject *object = json_node_get_object (value.json);
          g_autoptr (AlongAnswer) coding = along_answer_new_coding (
            along_form_json_string (object, "system"), along_form_json_string (object, "code"), NULL);

          extension = along_questionnaire_find_concept_weight (machine->form->questionnaire, coding);
        }
      if (extension != NULL && along_weight_of_extension (extension, &weight))
        along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, weight);
    }
  return TRUE;
}

static gboolean
extensions (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
            const AlongList *input, AlongList *out)
{
  AlongList url = { NULL }, all = { NULL };

  if (!along_path_eval (machine, node->arguments[0], scope, &url))
    return FALSE;
  for (guint i = 0; i < input->n; i++)
    along_value_member (machine, &input->values[i], "extension", &all);
  for (guint i = 0; url.n == 1 && url.values[0].kind == ALONG_VALUE_STRING && i < all.n; i++)
    if (all.values[i].kind == ALONG_VALUE_JSON
        && g_strcmp0 (along_form_json_string (json_node_get_object (all.values[i].json), "url"),
                      url.values[0].text)
             == 0)
      along_list_add (machine, out, &all.values[i]);
  return TRUE;
}

static gboolean
clock_text (AlongPathMachine *machine, const AlongPathNode *node, AlongList *out)
{
  int today = along_clock_today ();
  g_autofree char *day = along_day_to_edtf (today);

  if (node->function == ALONG_PATH_F_NOW)
    {
      gint64 ms = along_clock_now ();
      g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (ms / 1000);
      g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

      along_list_add_text (machine, out, ALONG_VALUE_DATE_TIME, along_path_keep (machine, text, -1));
    }
  else
    along_list_add_text (machine, out, ALONG_VALUE_DATE, along_path_keep (machine, day, -1));
  return TRUE;
}

static gboolean
exists (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const AlongList *input,
        AlongList *out)
{
  AlongList found = { NULL };

  if (node->n_arguments == 1)
    {
      if (!filter (machine, node, scope, input, &found))
        return FALSE;
      input = &found;
    }
  along_path_note_list (machine, input);
  along_list_add_boolean (machine, out, input->n > 0);
  return TRUE;
}

/* Functions that hand on what they are asked of: whether it counts is seen further on. */
static gboolean
passes_on (AlongPathFunction function)
{
  switch (function)
    {
    case ALONG_PATH_F_WHERE:
    case ALONG_PATH_F_REPEAT:
    case ALONG_PATH_F_DESCENDANTS:
    case ALONG_PATH_F_CHILDREN:
    case ALONG_PATH_F_COMBINE:
    case ALONG_PATH_F_TRACE:
    case ALONG_PATH_F_GET_VALUE:
    case ALONG_PATH_F_OF_TYPE:
    case ALONG_PATH_F_AS:
    case ALONG_PATH_F_IIF:
    case ALONG_PATH_F_TODAY:
    case ALONG_PATH_F_NOW:
      return TRUE;
    default:
      return FALSE;
    }
}

/* along_path_call: calls the function of @node on @input. */
gboolean
along_path_call (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
                 AlongList *input, AlongList *out)
{
  int truth;

  if (!passes_on (node->function))
    along_path_note_list (machine, input);
  switch (node->function)
    {
    case ALONG_PATH_F_WHERE:
      return filter (machine, node, scope, input, out);
    case ALONG_PATH_F_SELECT:
      for (guint i = 0; i < input->n; i++)
        {
          AlongList one = { NULL }; /* what is there once is so for each by itself */

          if (!along_path_eval_on (machine, node->arguments[0], scope, &input->values[i], i, &one))
            return FALSE;
          along_list_add_all (machine, out, &one);
        }
      return TRUE;
    case ALONG_PATH_F_REPEAT:
      return repeat (machine, node, scope, input, out);
    case ALONG_PATH_F_DESCENDANTS:
      descend (machine, input, out);
      return TRUE;
    case ALONG_PATH_F_CHILDREN:
      for (guint i = 0; i < input->n; i++)
        along_value_children (machine, &input->values[i], out);
      return TRUE;
    case ALONG_PATH_F_ALL:
      for (guint i = 0; i < input->n; i++)
        {
          gboolean holds;

          if (!test_value (machine, node->arguments[0], scope, &input->values[i], i, &holds))
            return FALSE;
          if (!holds && !machine->tracing)
            {
              along_list_add_boolean (machine, out, FALSE);
              return TRUE;
            }
        }
      along_list_add_boolean (machine, out, TRUE);
      return TRUE;
    case ALONG_PATH_F_EXISTS:
      return exists (machine, node, scope, input, out);
    case ALONG_PATH_F_EMPTY:
      along_list_add_boolean (machine, out, input->n == 0);
      return TRUE;
    case ALONG_PATH_F_NOT:
      truth = along_list_truth (input);
      if (truth != ALONG_TRUTH_UNKNOWN)
        along_list_add_boolean (machine, out, !truth);
      return TRUE;
    case ALONG_PATH_F_COUNT:
      along_list_add_number (machine, out, ALONG_VALUE_INTEGER, along_decimal_from_int (input->n));
      return TRUE;
    case ALONG_PATH_F_SUM:
    case ALONG_PATH_F_MIN:
    case ALONG_PATH_F_MAX:
    case ALONG_PATH_F_AVG:
      return sum (machine, node, input, out);
    case ALONG_PATH_F_FIRST:
    case ALONG_PATH_F_LAST:
    case ALONG_PATH_F_TAIL:
    case ALONG_PATH_F_SKIP:
    case ALONG_PATH_F_TAKE:
      return positions (machine, node, scope, input, out);
    case ALONG_PATH_F_SINGLE:
      if (input->n > 1)
        return along_path_fail (machine, _("there are %u values where one is needed"), input->n);
      along_list_add_all (machine, out, input);
      return TRUE;
    case ALONG_PATH_F_DISTINCT:
      add_distinct (machine, input, out);
      return TRUE;
    case ALONG_PATH_F_IS_DISTINCT:
      {
        AlongList once = { NULL };

        add_distinct (machine, input, &once);
        along_list_add_boolean (machine, out, once.n == input->n);
        return TRUE;
      }
    case ALONG_PATH_F_ALL_TRUE:
    case ALONG_PATH_F_ANY_TRUE:
    case ALONG_PATH_F_ALL_FALSE:
    case ALONG_PATH_F_ANY_FALSE:
      return truths (machine, node, input, out);
    case ALONG_PATH_F_IIF:
      return choose (machine, node, scope, input, out);
    case ALONG_PATH_F_AGGREGATE:
      return aggregate (machine, node, scope, input, out);
    case ALONG_PATH_F_UNION:
    case ALONG_PATH_F_COMBINE:
    case ALONG_PATH_F_INTERSECT:
    case ALONG_PATH_F_EXCLUDE:
    case ALONG_PATH_F_SUBSET_OF:
    case ALONG_PATH_F_SUPERSET_OF:
      return sets (machine, node, scope, input, out);
    case ALONG_PATH_F_TRACE:
    case ALONG_PATH_F_GET_VALUE:
      along_list_add_all (machine, out, input);
      return TRUE;
    case ALONG_PATH_F_HAS_VALUE:
      along_list_add_boolean (machine, out, input->n == 1 && input->values[0].kind <= ALONG_VALUE_TIME);
      return TRUE;
    case ALONG_PATH_F_EXTENSION:
      return extensions (machine, node, scope, input, out);
    case ALONG_PATH_F_OF_TYPE:
    case ALONG_PATH_F_IS:
    case ALONG_PATH_F_AS:
      return of_type (machine, node, input, out);
    case ALONG_PATH_F_WEIGHT:
      return weights (machine, input, out);
    case ALONG_PATH_F_TODAY:
    case ALONG_PATH_F_NOW:
      return clock_text (machine, node, out);
    default:
      return along_path_call_text (machine, node, scope, input, out);
    }
}
