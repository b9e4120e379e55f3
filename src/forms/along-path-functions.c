/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions over collections. */
#include "along-path-eval.h"

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
    default:
      return along_path_call_kind (machine, node, scope, input, out);
    }
}
