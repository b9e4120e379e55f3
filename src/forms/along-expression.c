/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading FHIRPath: a parser by precedence over the scanner of along-expression-scan.c. Length and nesting are bounded, so that the evaluator,
 * which recurses, cannot run out of stack. */
#include "along-expression-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT 20000
#define MAX_DEPTH 250

/* Arguments: fewest and most. */
static const struct
{
  const char *name;
  AlongPathFunction function;
  guint least;
  guint most;
} functions[] = {
  { "where", ALONG_PATH_F_WHERE, 1, 1 },             { "select", ALONG_PATH_F_SELECT, 1, 1 },
  { "repeat", ALONG_PATH_F_REPEAT, 1, 1 },           { "descendants", ALONG_PATH_F_DESCENDANTS, 0, 0 },
  { "children", ALONG_PATH_F_CHILDREN, 0, 0 },       { "all", ALONG_PATH_F_ALL, 1, 1 },
  { "exists", ALONG_PATH_F_EXISTS, 0, 1 },           { "empty", ALONG_PATH_F_EMPTY, 0, 0 },
  { "not", ALONG_PATH_F_NOT, 0, 0 },                 { "count", ALONG_PATH_F_COUNT, 0, 0 },
  { "sum", ALONG_PATH_F_SUM, 0, 0 },                 { "min", ALONG_PATH_F_MIN, 0, 0 },
  { "max", ALONG_PATH_F_MAX, 0, 0 },                 { "avg", ALONG_PATH_F_AVG, 0, 0 },
  { "first", ALONG_PATH_F_FIRST, 0, 0 },             { "last", ALONG_PATH_F_LAST, 0, 0 },
  { "tail", ALONG_PATH_F_TAIL, 0, 0 },               { "skip", ALONG_PATH_F_SKIP, 1, 1 },
  { "take", ALONG_PATH_F_TAKE, 1, 1 },               { "distinct", ALONG_PATH_F_DISTINCT, 0, 0 },
  { "isDistinct", ALONG_PATH_F_IS_DISTINCT, 0, 0 },  { "single", ALONG_PATH_F_SINGLE, 0, 0 },
  { "allTrue", ALONG_PATH_F_ALL_TRUE, 0, 0 },        { "anyTrue", ALONG_PATH_F_ANY_TRUE, 0, 0 },
  { "allFalse", ALONG_PATH_F_ALL_FALSE, 0, 0 },      { "anyFalse", ALONG_PATH_F_ANY_FALSE, 0, 0 },
  { "iif", ALONG_PATH_F_IIF, 2, 3 },                 { "aggregate", ALONG_PATH_F_AGGREGATE, 1, 2 },
  { "union", ALONG_PATH_F_UNION, 1, 1 },             { "combine", ALONG_PATH_F_COMBINE, 1, 1 },
  { "intersect", ALONG_PATH_F_INTERSECT, 1, 1 },     { "exclude", ALONG_PATH_F_EXCLUDE, 1, 1 },
  { "subsetOf", ALONG_PATH_F_SUBSET_OF, 1, 1 },      { "supersetOf", ALONG_PATH_F_SUPERSET_OF, 1, 1 },
  { "trace", ALONG_PATH_F_TRACE, 1, 2 },             { "join", ALONG_PATH_F_JOIN, 0, 1 },
  { "startsWith", ALONG_PATH_F_STARTS_WITH, 1, 1 },  { "endsWith", ALONG_PATH_F_ENDS_WITH, 1, 1 },
  { "contains", ALONG_PATH_F_CONTAINS, 1, 1 },       { "matches", ALONG_PATH_F_MATCHES, 1, 1 },
  { "upper", ALONG_PATH_F_UPPER, 0, 0 },             { "lower", ALONG_PATH_F_LOWER, 0, 0 },
  { "trim", ALONG_PATH_F_TRIM, 0, 0 },               { "length", ALONG_PATH_F_LENGTH, 0, 0 },
  { "substring", ALONG_PATH_F_SUBSTRING, 1, 2 },     { "indexOf", ALONG_PATH_F_INDEX_OF, 1, 1 },
  { "replace", ALONG_PATH_F_REPLACE, 2, 2 },         { "toChars", ALONG_PATH_F_TO_CHARS, 0, 0 },
  { "round", ALONG_PATH_F_ROUND, 0, 1 },             { "abs", ALONG_PATH_F_ABS, 0, 0 },
  { "ceiling", ALONG_PATH_F_CEILING, 0, 0 },         { "floor", ALONG_PATH_F_FLOOR, 0, 0 },
  { "truncate", ALONG_PATH_F_TRUNCATE, 0, 0 },       { "power", ALONG_PATH_F_POWER, 1, 1 },
  { "exp", ALONG_PATH_F_EXP, 0, 0 },                 { "ln", ALONG_PATH_F_LN, 0, 0 },
  { "log", ALONG_PATH_F_LOG, 1, 1 },                 { "sqrt", ALONG_PATH_F_SQRT, 0, 0 },
  { "toString", ALONG_PATH_F_TO_STRING, 0, 0 },      { "toInteger", ALONG_PATH_F_TO_INTEGER, 0, 0 },
  { "toDecimal", ALONG_PATH_F_TO_DECIMAL, 0, 0 },    { "toBoolean", ALONG_PATH_F_TO_BOOLEAN, 0, 0 },
  { "toDate", ALONG_PATH_F_TO_DATE, 0, 0 },          { "toDateTime", ALONG_PATH_F_TO_DATE_TIME, 0, 0 },
  { "hasValue", ALONG_PATH_F_HAS_VALUE, 0, 0 },      { "getValue", ALONG_PATH_F_GET_VALUE, 0, 0 },
  { "extension", ALONG_PATH_F_EXTENSION, 1, 1 },     { "ofType", ALONG_PATH_F_OF_TYPE, 1, 1 },
  { "is", ALONG_PATH_F_IS, 1, 1 },                   { "as", ALONG_PATH_F_AS, 1, 1 },
  { "weight", ALONG_PATH_F_WEIGHT, 0, 0 },           { "ordinal", ALONG_PATH_F_WEIGHT, 0, 0 },
  { "today", ALONG_PATH_F_TODAY, 0, 0 },             { "now", ALONG_PATH_F_NOW, 0, 0 },
};

/* Higher binds tighter. */
static const struct
{
  const char *sign;
  AlongPathOp op;
  int precedence;
} operators[] = {
  { "implies", ALONG_PATH_OP_IMPLIES, 1 },
  { "or", ALONG_PATH_OP_OR, 2 },
  { "xor", ALONG_PATH_OP_XOR, 2 },
  { "and", ALONG_PATH_OP_AND, 3 },
  { "in", ALONG_PATH_OP_IN, 4 },
  { "contains", ALONG_PATH_OP_CONTAINS, 4 },
  { "=", ALONG_PATH_OP_EQUAL, 5 },
  { "!=", ALONG_PATH_OP_NOT_EQUAL, 5 },
  { "~", ALONG_PATH_OP_ALIKE, 5 },
  { "!~", ALONG_PATH_OP_NOT_ALIKE, 5 },
  { "<", ALONG_PATH_OP_LESS, 6 },
  { ">", ALONG_PATH_OP_GREATER, 6 },
  { "<=", ALONG_PATH_OP_LESS_OR_EQUAL, 6 },
  { ">=", ALONG_PATH_OP_GREATER_OR_EQUAL, 6 },
  { "|", ALONG_PATH_OP_UNION, 7 },
  { "+", ALONG_PATH_OP_ADD, 9 },
  { "-", ALONG_PATH_OP_SUBTRACT, 9 },
  { "&", ALONG_PATH_OP_JOIN, 9 },
  { "*", ALONG_PATH_OP_MULTIPLY, 10 },
  { "/", ALONG_PATH_OP_DIVIDE, 10 },
  { "div", ALONG_PATH_OP_DIV, 10 },
  { "mod", ALONG_PATH_OP_MOD, 10 },
};

#define TYPE_PRECEDENCE 8

static AlongPathNode *parse_binary (AlongParser *parser, int least);

static AlongPathNode *
new_node (AlongParser *parser, AlongPathKind kind)
{
  AlongPathNode *node = g_new0 (AlongPathNode, 1);

  node->kind = kind;
  node->depth = 1;
  g_ptr_array_add (parser->expression->nodes, node);
  return node;
}

static gboolean
adopt (AlongParser *parser, AlongPathNode *node, const AlongPathNode *child)
{
  if (child == NULL)
    return FALSE;
  node->depth = MAX (node->depth, child->depth + 1);
  if (node->depth > MAX_DEPTH)
    {
      along_parser_fail (parser, _("It is nested too deeply"));
      return FALSE;
    }
  return TRUE;
}

static AlongPathNode *
parse_call (AlongParser *parser, AlongPathNode *left, const char *name)
{
  AlongPathNode *node = new_node (parser, ALONG_PATH_CALL);
  guint row = 0;

  node->name = name;
  node->left = left;
  if (left != NULL && !adopt (parser, node, left))
    return NULL;
  along_parser_advance (parser); /* the opening bracket */
  while (!parser->broken && !along_parser_is_sign (parser, ")"))
    {
      AlongPathNode *argument = parse_binary (parser, 0);

      if (!adopt (parser, node, argument))
        return NULL;
      if (node->n_arguments < G_N_ELEMENTS (node->arguments))
        node->arguments[node->n_arguments++] = argument;
      else
        return along_parser_fail (parser, _("A function has too many arguments"));
      if (along_parser_is_sign (parser, ","))
        along_parser_advance (parser);
      else if (!along_parser_is_sign (parser, ")"))
        return along_parser_fail (parser, _("A “)” is missing"));
    }
  if (!along_parser_expect (parser, ")"))
    return NULL;
  while (row < G_N_ELEMENTS (functions) && strcmp (functions[row].name, name) != 0)
    row++;
  if (row == G_N_ELEMENTS (functions))
    {
      if (parser->expression->unknown == NULL)
        parser->expression->unknown = g_strdup_printf ("%s()", name);
      return node;
    }
  node->function = functions[row].function;
  if (node->n_arguments < functions[row].least || node->n_arguments > functions[row].most)
    {
      g_autofree char *words = g_strdup_printf (_("“%s” has the wrong number of arguments"), name);

      return along_parser_fail (parser, words);
    }
  return node;
}

/* A name: a member or a call. The token stands on it. */
static AlongPathNode *
parse_name (AlongParser *parser, AlongPathNode *left)
{
  const char *name = parser->word;
  gboolean quoted = parser->kind == ALONG_TOKEN_QUOTED_NAME;
  AlongPathNode *node;

  if (parser->kind == ALONG_TOKEN_DOLLAR && left == NULL)
    {
      AlongPathKind kind = strcmp (name, "this") == 0    ? ALONG_PATH_THIS
                           : strcmp (name, "index") == 0 ? ALONG_PATH_INDEX
                           : strcmp (name, "total") == 0 ? ALONG_PATH_TOTAL
                                                         : ALONG_PATH_EMPTY;

      if (kind == ALONG_PATH_EMPTY)
        return along_parser_fail (parser, _("A word after “$” is not known"));
      along_parser_advance (parser);
      return new_node (parser, kind);
    }
  if (parser->kind != ALONG_TOKEN_NAME && parser->kind != ALONG_TOKEN_QUOTED_NAME)
    return along_parser_fail (parser, _("A name is missing"));
  along_parser_advance (parser);
  if (!quoted && along_parser_is_sign (parser, "("))
    return parse_call (parser, left, name);
  node = new_node (parser, ALONG_PATH_MEMBER);
  node->name = name;
  node->left = left;
  return left == NULL || adopt (parser, node, left) ? node : NULL;
}

static AlongPathNode *
parse_number (AlongParser *parser)
{
  static const char *const units[] = { "year", "years", "month", "months", "week", "weeks", "day", "days",
                                       "hour", "hours", "minute", "minutes", "second", "seconds",
                                       "millisecond", "milliseconds" };
  AlongPathNode *node = new_node (
    parser, memchr (parser->start, '.', parser->length) != NULL ? ALONG_PATH_DECIMAL : ALONG_PATH_INTEGER);

  if (!along_decimal_parse (parser->word, &node->number))
    return along_parser_fail (parser, _("A number is too long"));
  along_parser_advance (parser);
  if (parser->kind == ALONG_TOKEN_STRING)
    {
      node->kind = ALONG_PATH_QUANTITY;
      node->name = parser->word;
      along_parser_advance (parser);
    }
  else if (parser->kind == ALONG_TOKEN_NAME)
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      if (strcmp (units[i], parser->word) == 0)
        {
          node->kind = ALONG_PATH_QUANTITY;
          node->name = units[i];
          along_parser_advance (parser);
          break;
        }
  return node;
}

static AlongPathNode *
parse_moment (AlongParser *parser)
{
  AlongPathNode *node = new_node (parser, ALONG_PATH_DATE);
  const char *text = parser->word + 1;

  node->name = text;
  if (text[0] == 'T')
    {
      node->kind = ALONG_PATH_TIME;
      node->name = text + 1;
      if (!along_moment_parse_time (text + 1, &node->moment))
        return along_parser_fail (parser, _("A time cannot be read"));
    }
  else if (strchr (text, 'T') != NULL)
    {
      node->kind = ALONG_PATH_DATE_TIME;
      if (!along_moment_parse_date_time (text, &node->moment))
        return along_parser_fail (parser, _("A date cannot be read"));
    }
  else if (!along_moment_parse_date (text, &node->moment))
    return along_parser_fail (parser, _("A date cannot be read"));
  along_parser_advance (parser);
  return node;
}

static AlongPathNode *
parse_term (AlongParser *parser)
{
  AlongPathNode *node;

  switch (parser->kind)
    {
    case ALONG_TOKEN_NUMBER:
      return parse_number (parser);
    case ALONG_TOKEN_MOMENT:
      return parse_moment (parser);
    case ALONG_TOKEN_STRING:
    case ALONG_TOKEN_VARIABLE:
      node = new_node (parser, parser->kind == ALONG_TOKEN_STRING ? ALONG_PATH_STRING : ALONG_PATH_VARIABLE);
      node->name = parser->word;
      along_parser_advance (parser);
      return node;
    case ALONG_TOKEN_NAME:
      if (strcmp (parser->word, "true") == 0 || strcmp (parser->word, "false") == 0)
        {
          node = new_node (parser, ALONG_PATH_BOOLEAN);
          node->number = along_decimal_from_int (parser->word[0] == 't');
          along_parser_advance (parser);
          return node;
        }
      return parse_name (parser, NULL);
    case ALONG_TOKEN_QUOTED_NAME:
    case ALONG_TOKEN_DOLLAR:
      return parse_name (parser, NULL);
    default:
      break;
    }
  if (along_parser_is_sign (parser, "("))
    {
      along_parser_advance (parser);
      node = parse_binary (parser, 0);
      return node != NULL && along_parser_expect (parser, ")") ? node : NULL;
    }
  if (along_parser_is_sign (parser, "{"))
    {
      along_parser_advance (parser);
      return along_parser_expect (parser, "}") ? new_node (parser, ALONG_PATH_EMPTY) : NULL;
    }
  return along_parser_fail (parser, parser->kind == ALONG_TOKEN_END ? _("It ends too soon") : _("A sign does not belong here"));
}

static AlongPathNode *
parse_path (AlongParser *parser)
{
  AlongPathNode *node = parse_term (parser);

  while (node != NULL && !parser->broken)
    {
      if (along_parser_is_sign (parser, "."))
        {
          along_parser_advance (parser);
          node = parse_name (parser, node);
        }
      else if (along_parser_is_sign (parser, "["))
        {
          AlongPathNode *at = new_node (parser, ALONG_PATH_ITEM_AT);

          along_parser_advance (parser);
          at->left = node;
          at->right = parse_binary (parser, 0);
          if (!adopt (parser, at, at->left) || !adopt (parser, at, at->right) || !along_parser_expect (parser, "]"))
            return NULL;
          node = at;
        }
      else
        break;
    }
  return parser->broken ? NULL : node;
}

static AlongPathNode *
parse_unary (AlongParser *parser)
{
  AlongPathNode *node;

  if (along_parser_is_sign (parser, "+"))
    {
      along_parser_advance (parser);
      return parse_path (parser);
    }
  if (!along_parser_is_sign (parser, "-"))
    return parse_path (parser);
  along_parser_advance (parser);
  node = new_node (parser, ALONG_PATH_NEGATE);
  node->left = parse_path (parser);
  return adopt (parser, node, node->left) ? node : NULL;
}

/* "FHIR.Quantity", "System.Boolean" or "Quantity": the last name counts. */
static const char *
parse_type (AlongParser *parser)
{
  const char *name = parser->word;

  if (parser->kind != ALONG_TOKEN_NAME && parser->kind != ALONG_TOKEN_QUOTED_NAME)
    {
      along_parser_fail (parser, _("The name of a kind is missing"));
      return NULL;
    }
  along_parser_advance (parser);
  while (along_parser_is_sign (parser, "."))
    {
      along_parser_advance (parser);
      name = parser->word;
      along_parser_advance (parser);
    }
  return name;
}

static AlongPathNode *
parse_binary (AlongParser *parser, int least)
{
  AlongPathNode *left;

  if (++parser->nesting > MAX_DEPTH)
    return along_parser_fail (parser, _("It is nested too deeply"));
  left = parse_unary (parser);
  while (left != NULL && !parser->broken && (parser->kind == ALONG_TOKEN_SIGN || parser->kind == ALONG_TOKEN_NAME))
    {
      AlongPathNode *node;
      guint row = 0;

      if (parser->kind == ALONG_TOKEN_NAME && (strcmp (parser->word, "is") == 0 || strcmp (parser->word, "as") == 0))
        {
          if (TYPE_PRECEDENCE < least)
            break;
          node = new_node (parser, parser->word[0] == 'i' ? ALONG_PATH_IS_TYPE : ALONG_PATH_AS_TYPE);
          along_parser_advance (parser);
          node->name = parse_type (parser);
          node->left = left;
          left = adopt (parser, node, left) ? node : NULL;
          continue;
        }
      while (row < G_N_ELEMENTS (operators) && strcmp (operators[row].sign, parser->word) != 0)
        row++;
      if (row == G_N_ELEMENTS (operators) || operators[row].precedence < least)
        break;
      along_parser_advance (parser);
      node = new_node (parser, ALONG_PATH_BINARY);
      node->op = operators[row].op;
      node->left = left;
      node->right = parse_binary (parser, operators[row].precedence + 1);
      left = adopt (parser, node, node->left) && adopt (parser, node, node->right) ? node : NULL;
    }
  parser->nesting--;
  return parser->broken ? NULL : left;
}

/**
 * along_expression_new: reads a FHIRPath expression.
 *
 * Returns: (transfer full) (nullable): %NULL with a GError that says where it stops making sense
 */
AlongExpression *
along_expression_new (const char *text, GError **error)
{
  g_autoptr (AlongExpression) expression = g_new0 (AlongExpression, 1);
  AlongParser parser = { .expression = expression, .error = error };

  expression->text = g_strdup (text != NULL ? text : "");
  expression->nodes = g_ptr_array_new_with_free_func (g_free);
  expression->words = g_string_chunk_new (256);
  parser.at = parser.start = expression->text;
  if (strlen (expression->text) > MAX_TEXT)
    {
      along_parser_fail (&parser, _("It is too long"));
      return NULL;
    }
  along_parser_advance (&parser);
  expression->root = parse_binary (&parser, 0);
  if (expression->root != NULL && parser.kind != ALONG_TOKEN_END)
    along_parser_fail (&parser, _("A sign does not belong here"));
  return parser.broken || expression->root == NULL ? NULL : g_steal_pointer (&expression);
}

/** along_expression_free: frees @expression. */
void
along_expression_free (AlongExpression *expression)
{
  if (expression == NULL)
    return;
  g_free (expression->text);
  g_free (expression->unknown);
  g_ptr_array_unref (expression->nodes);
  g_string_chunk_free (expression->words);
  g_free (expression);
}

/** along_expression_get_text: the expression as it was written. */
const char *
along_expression_get_text (const AlongExpression *expression)
{
  return expression->text;
}

/** along_expression_get_unknown: (nullable): the first function in it that we do not have, as "foo()". */
const char *
along_expression_get_unknown (const AlongExpression *expression)
{
  return expression->unknown;
}
