/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes and operators of an expression. */
#include "along-path-eval.h"

#include "along-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NESTING 600
#define MAX_MEMORY (96 * 1024 * 1024)

/* along_path_eval_on: evaluates @node with @self as $this, the rest as in @scope. */
gboolean
along_path_eval_on (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
                    const AlongValue *self, guint index, AlongList *out)
{
  AlongScope inner = { .self = self, .context = scope->context, .index = index, .total = scope->total };

  return along_path_eval (machine, node, &inner, out);
}

static gboolean
one_value (AlongPathMachine *machine, const AlongList *list, const AlongValue **value)
{
  *value = list->n == 1 ? &list->values[0] : NULL;
  if (list->n > 1 && machine->tracing)
    *value = &list->values[0];
  else if (list->n > 1)
    return along_path_fail (machine, _("there are %u values where one is needed"), list->n);
  return TRUE;
}

/* --- operators --- */

/* and, or, xor, implies, with "not known" (-1). */
static int
logic (AlongPathOp op, int a, int b)
{
  switch (op)
    {
    case ALONG_PATH_OP_AND:
      return a == FALSE || b == FALSE ? FALSE : a == TRUE && b == TRUE ? TRUE : ALONG_TRUTH_UNKNOWN;
    case ALONG_PATH_OP_OR:
      return a == TRUE || b == TRUE ? TRUE : a == FALSE && b == FALSE ? FALSE : ALONG_TRUTH_UNKNOWN;
    case ALONG_PATH_OP_XOR:
      return a == ALONG_TRUTH_UNKNOWN || b == ALONG_TRUTH_UNKNOWN ? ALONG_TRUTH_UNKNOWN : a != b;
    default:
      return a == FALSE || b == TRUE ? TRUE : a == TRUE ? b : ALONG_TRUTH_UNKNOWN;
    }
}

static gboolean
eval_logic (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList left = { NULL }, right = { NULL };
  int a, truth;

  if (!along_path_eval (machine, node->left, scope, &left))
    return FALSE;
  along_path_note_list (machine, &left);
  a = along_list_truth (&left);
  if (!machine->tracing
      && ((node->op == ALONG_PATH_OP_AND && a == FALSE) || (node->op == ALONG_PATH_OP_OR && a == TRUE)))
    truth = a;
  else
    {
      if (!along_path_eval (machine, node->right, scope, &right))
        return FALSE;
      along_path_note_list (machine, &right);
      truth = logic (node->op, a, along_list_truth (&right));
    }
  if (truth != ALONG_TRUTH_UNKNOWN)
    along_list_add_boolean (machine, out, truth);
  return TRUE;
}

static gboolean
lists_equal (AlongPathMachine *machine, const AlongList *a, const AlongList *b, gboolean alike)
{
  if (a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    {
      gboolean found = FALSE;

      if (!alike)
        found = along_path_value_equal (machine, &a->values[i], &b->values[i]);
      for (guint k = 0; alike && k < b->n && !found; k++)
        found = along_value_alike (machine, &a->values[i], &b->values[k]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Whether comparing @a and @b for equality has no answer: dates of different exactness, amounts of different kinds. */
static gboolean
is_vague (AlongPathMachine *machine, const AlongList *a, const AlongList *b)
{
  AlongMoment early, late;
  AlongValue first, second;
  int order;

  if (a->n != 1 || b->n != 1
      || (a->values[0].kind == ALONG_VALUE_STRING && b->values[0].kind == ALONG_VALUE_STRING))
    return FALSE;
  first = along_value_plain (machine, &a->values[0]);
  second = along_value_plain (machine, &b->values[0]);
  if (first.kind == ALONG_VALUE_QUANTITY && second.kind == ALONG_VALUE_QUANTITY)
    return !along_value_compare (machine, &first, &second, &order);
  return along_value_to_moment (&first, &early) && along_value_to_moment (&second, &late)
         && along_moment_compare (&early, &late) == ALONG_MOMENT_UNCERTAIN;
}

static gboolean
eval_equality (AlongPathMachine *machine, AlongPathOp op, const AlongList *a, const AlongList *b,
               AlongList *out)
{
  gboolean alike = op == ALONG_PATH_OP_ALIKE || op == ALONG_PATH_OP_NOT_ALIKE;
  gboolean wanted = op == ALONG_PATH_OP_EQUAL || op == ALONG_PATH_OP_ALIKE;

  if (!alike && (a->n == 0 || b->n == 0 || is_vague (machine, a, b)))
    return TRUE;
  along_list_add_boolean (machine, out, lists_equal (machine, a, b, alike) == wanted);
  return TRUE;
}

static gboolean
eval_order (AlongPathMachine *machine, AlongPathOp op, const AlongList *a, const AlongList *b, AlongList *out)
{
  const AlongValue *first, *second;
  int order;

  if (a->n == 0 || b->n == 0)
    return TRUE;
  if (!one_value (machine, a, &first) || !one_value (machine, b, &second))
    return FALSE;
  if (!along_value_compare (machine, first, second, &order))
    return TRUE;
  along_list_add_boolean (machine, out, op == ALONG_PATH_OP_LESS               ? order < 0
                                        : op == ALONG_PATH_OP_GREATER          ? order > 0
                                        : op == ALONG_PATH_OP_LESS_OR_EQUAL    ? order <= 0
                                                                               : order >= 0);
  return TRUE;
}

/* A date plus or minus a duration. */
static gboolean
eval_date (AlongPathMachine *machine, AlongPathOp op, const AlongValue *date, const AlongValue *duration,
           AlongList *out)
{
  AlongMoment moment;
  gint64 number;
  g_autofree char *sum = NULL;

  if (!along_value_to_moment (date, &moment)
      || !along_decimal_to_int (along_decimal_truncate (duration->number), &number))
    return TRUE;
  sum = along_moment_add (&moment, op == ALONG_PATH_OP_SUBTRACT ? -number : number,
                          duration->unit != NULL ? duration->unit : "");
  if (sum != NULL)
    along_list_add_text (machine, out,
                         moment.time_only   ? ALONG_VALUE_TIME
                         : moment.parts > 3 ? ALONG_VALUE_DATE_TIME
                                            : ALONG_VALUE_DATE,
                         along_path_keep (machine, sum, -1));
  return TRUE;
}

/* What an amount is measured in after multiplying or dividing: "kg/m". */
static const char *
unit_of_result (AlongPathMachine *machine, AlongPathOp op, const char *unit, const char *other)
{
  gboolean divides = op != ALONG_PATH_OP_MULTIPLY;
  g_autofree char *text = NULL;

  if (other == NULL || strcmp (other, "1") == 0)
    return unit;
  if (unit == NULL || strcmp (unit, "1") == 0)
    {
      if (!divides)
        return other;
      unit = "1";
    }
  text = g_strdup_printf (divides && strpbrk (other, "./") != NULL ? "%s%c(%s)" : "%s%c%s", unit, divides ? '/' : '.', other);
  return along_path_keep (machine, text, -1);
}

static gboolean
eval_arithmetic (AlongPathMachine *machine, AlongPathOp op, const AlongList *left, const AlongList *right,
                 AlongList *out)
{
  const AlongValue *first, *second;
  AlongValue a, b, result = { .kind = ALONG_VALUE_DECIMAL };
  gboolean good;

  if (left->n == 0 || right->n == 0)
    return TRUE;
  if (!one_value (machine, left, &first) || !one_value (machine, right, &second))
    return FALSE;
  a = along_value_plain (machine, first);
  b = along_value_plain (machine, second);
  if (op == ALONG_PATH_OP_ADD && a.kind == ALONG_VALUE_STRING && b.kind == ALONG_VALUE_STRING)
    {
      g_autofree char *joined = g_strconcat (a.text, b.text, NULL);

      along_list_add_text (machine, out, ALONG_VALUE_STRING, along_path_keep (machine, joined, -1));
      return TRUE;
    }
  if ((op == ALONG_PATH_OP_ADD || op == ALONG_PATH_OP_SUBTRACT) && b.kind == ALONG_VALUE_QUANTITY
      && (a.kind == ALONG_VALUE_DATE || a.kind == ALONG_VALUE_DATE_TIME || a.kind == ALONG_VALUE_TIME
          || a.kind == ALONG_VALUE_STRING))
    return eval_date (machine, op, &a, &b, out);
  if ((a.kind != ALONG_VALUE_INTEGER && a.kind != ALONG_VALUE_DECIMAL && a.kind != ALONG_VALUE_QUANTITY)
      || (b.kind != ALONG_VALUE_INTEGER && b.kind != ALONG_VALUE_DECIMAL && b.kind != ALONG_VALUE_QUANTITY))
    return along_path_fail (machine, _("it reckons with something that is not a number"));
  if (a.kind == ALONG_VALUE_QUANTITY || b.kind == ALONG_VALUE_QUANTITY)
    {
      const char *unit = a.kind == ALONG_VALUE_QUANTITY ? a.unit : NULL, *other = b.kind == ALONG_VALUE_QUANTITY ? b.unit : NULL;
      gboolean adds = op == ALONG_PATH_OP_ADD || op == ALONG_PATH_OP_SUBTRACT, same = FALSE;

      /* Of one kind, both in the unit of the first. */
      if (adds || (op == ALONG_PATH_OP_DIVIDE && unit != NULL && other != NULL))
        same = along_unit_convert (b.number, other, unit, &b.number);
      if (adds)
        {
          if (!same)
            return TRUE;
          result.kind = ALONG_VALUE_QUANTITY;
        }
      else if (!same)
        result.kind = ALONG_VALUE_QUANTITY;
      result.unit = adds ? unit : same ? NULL : unit_of_result (machine, op, unit, other);
    }
  else if (a.kind == ALONG_VALUE_INTEGER && b.kind == ALONG_VALUE_INTEGER && op != ALONG_PATH_OP_DIVIDE)
    result.kind = ALONG_VALUE_INTEGER;
  else if (op == ALONG_PATH_OP_DIV)
    result.kind = ALONG_VALUE_INTEGER;
  switch (op)
    {
    case ALONG_PATH_OP_ADD: good = along_decimal_add (a.number, b.number, &result.number); break;
    case ALONG_PATH_OP_SUBTRACT: good = along_decimal_subtract (a.number, b.number, &result.number); break;
    case ALONG_PATH_OP_MULTIPLY: good = along_decimal_multiply (a.number, b.number, &result.number); break;
    case ALONG_PATH_OP_DIVIDE: good = along_decimal_divide (a.number, b.number, &result.number); break;
    case ALONG_PATH_OP_DIV: good = along_decimal_div (a.number, b.number, &result.number); break;
    default: good = along_decimal_mod (a.number, b.number, &result.number); break;
    }
  if (good) /* division by nothing and overflow give nothing */
    along_list_add (machine, out, &result);
  return TRUE;
}

/* "&": what is not there, or has no text, is as the empty text. */
static gboolean
eval_join (AlongPathMachine *machine, const AlongList *left, const AlongList *right, AlongList *out)
{
  const AlongValue *first, *second;
  const char *before, *after;
  g_autofree char *joined = NULL;

  if (!one_value (machine, left, &first) || !one_value (machine, right, &second))
    return FALSE;
  before = first != NULL ? along_value_to_text (machine, first) : NULL;
  after = second != NULL ? along_value_to_text (machine, second) : NULL;
  joined = g_strconcat (before != NULL ? before : "", after, NULL);
  along_list_add_text (machine, out, ALONG_VALUE_STRING, along_path_keep (machine, joined, -1));
  return TRUE;
}

static gboolean
eval_membership (AlongPathMachine *machine, const AlongList *needle, const AlongList *hay, AlongList *out)
{
  const AlongValue *value;
  gboolean found = FALSE;

  if (!one_value (machine, needle, &value))
    return FALSE;
  if (value == NULL)
    return TRUE;
  for (guint i = 0; i < hay->n && !found; i++)
    found = along_path_value_equal (machine, value, &hay->values[i]);
  along_list_add_boolean (machine, out, found);
  return TRUE;
}

static gboolean
eval_binary (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList left = { NULL }, right = { NULL };

  if (node->op <= ALONG_PATH_OP_AND)
    return eval_logic (machine, node, scope, out);
  if (!along_path_eval (machine, node->left, scope, &left)
      || !along_path_eval (machine, node->right, scope, &right))
    return FALSE;
  along_path_note_list (machine, &left);
  along_path_note_list (machine, &right);
  switch (node->op)
    {
    case ALONG_PATH_OP_IN:
      return eval_membership (machine, &left, &right, out);
    case ALONG_PATH_OP_CONTAINS:
      return eval_membership (machine, &right, &left, out);
    case ALONG_PATH_OP_EQUAL:
    case ALONG_PATH_OP_NOT_EQUAL:
    case ALONG_PATH_OP_ALIKE:
    case ALONG_PATH_OP_NOT_ALIKE:
      return eval_equality (machine, node->op, &left, &right, out);
    case ALONG_PATH_OP_LESS:
    case ALONG_PATH_OP_GREATER:
    case ALONG_PATH_OP_LESS_OR_EQUAL:
    case ALONG_PATH_OP_GREATER_OR_EQUAL:
      return eval_order (machine, node->op, &left, &right, out);
    case ALONG_PATH_OP_UNION:
      along_list_add_all (machine, &left, &right);
      for (guint i = 0; i < left.n; i++)
        {
          gboolean known = FALSE;

          for (guint k = 0; k < out->n && !known; k++)
            known = along_path_value_equal (machine, &left.values[i], &out->values[k]);
          if (!known)
            along_list_add (machine, out, &left.values[i]);
          machine->steps -= MIN (machine->steps, out->n / 2);
        }
      return TRUE;
    case ALONG_PATH_OP_JOIN:
      return eval_join (machine, &left, &right, out);
    default:
      return eval_arithmetic (machine, node->op, &left, &right, out);
    }
}

/* --- nodes --- */

static gboolean
eval_literal (AlongPathMachine *machine, const AlongPathNode *node, AlongList *out)
{
  AlongValue value = { .kind = ALONG_VALUE_STRING };

  switch (node->kind)
    {
    case ALONG_PATH_BOOLEAN:
      along_list_add_boolean (machine, out, node->number.coefficient != 0);
      return TRUE;
    case ALONG_PATH_INTEGER:
    case ALONG_PATH_DECIMAL:
    case ALONG_PATH_QUANTITY:
      value.kind = node->kind == ALONG_PATH_INTEGER   ? ALONG_VALUE_INTEGER
                   : node->kind == ALONG_PATH_DECIMAL ? ALONG_VALUE_DECIMAL
                                                      : ALONG_VALUE_QUANTITY;
      value.number = node->number;
      value.unit = node->name;
      break;
    default:
      value.kind = node->kind == ALONG_PATH_DATE        ? ALONG_VALUE_DATE
                   : node->kind == ALONG_PATH_DATE_TIME ? ALONG_VALUE_DATE_TIME
                   : node->kind == ALONG_PATH_TIME      ? ALONG_VALUE_TIME
                                                        : ALONG_VALUE_STRING;
      value.text = node->name;
    }
  along_list_add (machine, out, &value);
  return TRUE;
}

/* What an item says beside its answers says that it is there, too; but not what the focus says of itself. */
static void
member_of (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const AlongValue *value, AlongList *out)
{
  gboolean focus = node->left == NULL || node->left->kind == ALONG_PATH_THIS || value->field == scope->context;
  gboolean down = strcmp (node->name, "item") == 0 || strcmp (node->name, "answer") == 0;

  if ((value->kind == ALONG_VALUE_ITEM && !down && !focus)
      || (value->kind == ALONG_VALUE_JSON && strcmp (node->name, "linkId") != 0))
    along_path_note (machine, value);
  along_value_member (machine, value, node->name, out);
}

static gboolean
eval_member (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList input = { NULL };

  if (node->left == NULL)
    {
      if (scope->self != NULL)
        member_of (machine, node, scope, scope->self, out);
      return TRUE;
    }
  if (!along_path_eval (machine, node->left, scope, &input))
    return FALSE;
  for (guint i = 0; i < input.n; i++)
    member_of (machine, node, scope, &input.values[i], out);
  return TRUE;
}

static gboolean
eval_call (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList input = { NULL };

  if (node->function == ALONG_PATH_F_UNKNOWN)
    return along_path_fail (machine, _("%s() is not known"), node->name);
  if (node->left != NULL)
    {
      if (!along_path_eval (machine, node->left, scope, &input))
        return FALSE;
    }
  else if (scope->self != NULL)
    along_list_add (machine, &input, scope->self);
  return along_path_call (machine, node, scope, &input, out);
}

static gboolean
eval_item_at (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList input = { NULL }, number = { NULL };
  gint64 index;

  if (!along_path_eval (machine, node->left, scope, &input)
      || !along_path_eval (machine, node->right, scope, &number))
    return FALSE;
  along_path_note_list (machine, &input); /* which it is depends on those before it */
  if (machine->tracing)
    along_list_add_all (machine, out, &input);
  else if (number.n == 1 && number.values[0].kind == ALONG_VALUE_INTEGER
           && along_decimal_to_int (number.values[0].number, &index) && index >= 0 && index < input.n)
    along_list_add (machine, out, &input.values[index]);
  return TRUE;
}

static gboolean
eval_type (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList input = { NULL };

  if (!along_path_eval (machine, node->left, scope, &input))
    return FALSE;
  if (node->kind == ALONG_PATH_IS_TYPE)
    {
      along_path_note_list (machine, &input);
      if (input.n == 1)
        along_list_add_boolean (machine, out, along_value_is_type (&input.values[0], node->name));
      return TRUE;
    }
  for (guint i = 0; i < input.n; i++)
    if (along_value_is_type (&input.values[i], node->name))
      along_list_add (machine, out, &input.values[i]);
  return TRUE;
}

static gboolean
eval_node (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  AlongList input = { NULL };
  const AlongValue *value;

  switch (node->kind)
    {
    case ALONG_PATH_EMPTY:
      return TRUE;
    case ALONG_PATH_VARIABLE:
      return along_path_variable (machine, node->name, scope, out);
    case ALONG_PATH_THIS:
      if (scope->self != NULL)
        along_list_add (machine, out, scope->self);
      return TRUE;
    case ALONG_PATH_INDEX:
      along_list_add_number (machine, out, ALONG_VALUE_INTEGER, along_decimal_from_int (scope->index));
      return TRUE;
    case ALONG_PATH_TOTAL:
      if (scope->total != NULL)
        along_list_add_all (machine, out, scope->total);
      return TRUE;
    case ALONG_PATH_MEMBER:
      return eval_member (machine, node, scope, out);
    case ALONG_PATH_CALL:
      return eval_call (machine, node, scope, out);
    case ALONG_PATH_ITEM_AT:
      return eval_item_at (machine, node, scope, out);
    case ALONG_PATH_NEGATE:
      if (!along_path_eval (machine, node->left, scope, &input) || !one_value (machine, &input, &value))
        return FALSE;
      if (value != NULL)
        {
          AlongValue plain = along_value_plain (machine, value);

          if (plain.kind != ALONG_VALUE_INTEGER && plain.kind != ALONG_VALUE_DECIMAL
              && plain.kind != ALONG_VALUE_QUANTITY)
            return along_path_fail (machine, _("it reckons with something that is not a number"));
          plain.number = along_decimal_negate (plain.number);
          along_list_add (machine, out, &plain);
        }
      return TRUE;
    case ALONG_PATH_BINARY:
      return eval_binary (machine, node, scope, out);
    case ALONG_PATH_IS_TYPE:
    case ALONG_PATH_AS_TYPE:
      return eval_type (machine, node, scope, out);
    default:
      return eval_literal (machine, node, out);
    }
}

/* along_path_eval: evaluates @node; FALSE, with the reason noted, if it cannot be. */
gboolean
along_path_eval (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out)
{
  gboolean good;

  if (machine->steps == 0 || machine->total_used > MAX_MEMORY)
    return along_path_fail (machine, _("it takes too long"));
  if (machine->nesting > MAX_NESTING)
    return along_path_fail (machine, _("it is nested too deeply"));
  machine->steps--;
  machine->nesting++;
  good = eval_node (machine, node, scope, out);
  machine->nesting--;
  return good;
}
