/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading FHIRPath: a scanner and a parser by precedence. Length and nesting are bounded, so that the evaluator,
 * which recurses, cannot run out of stack. */
#include "along-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT 20000
#define MAX_DEPTH 250

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_STRING,
  TOKEN_MOMENT,
  TOKEN_NAME,
  TOKEN_QUOTED_NAME,
  TOKEN_VARIABLE,
  TOKEN_DOLLAR,
  TOKEN_SIGN,
} TokenKind;

typedef struct
{
  AlongExpression *expression;
  const char *at;
  GError **error;
  gboolean broken;
  guint nesting;
  TokenKind kind;
  const char *start;
  gsize length;
  const char *word;
} Parser;

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

static AlongPathNode *parse_binary (Parser *parser, int least);

static AlongPathNode *
fail (Parser *parser, const char *words)
{
  if (!parser->broken)
    g_set_error (parser->error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_BROKEN, _("%s (sign %d)."), words,
                 (int) (parser->start - parser->expression->text) + 1);
  parser->broken = TRUE;
  parser->kind = TOKEN_END;
  return NULL;
}

static AlongPathNode *
new_node (Parser *parser, AlongPathKind kind)
{
  AlongPathNode *node = g_new0 (AlongPathNode, 1);

  node->kind = kind;
  node->depth = 1;
  g_ptr_array_add (parser->expression->nodes, node);
  return node;
}

static gboolean
adopt (Parser *parser, AlongPathNode *node, const AlongPathNode *child)
{
  if (child == NULL)
    return FALSE;
  node->depth = MAX (node->depth, child->depth + 1);
  if (node->depth > MAX_DEPTH)
    {
      fail (parser, _("It is nested too deeply"));
      return FALSE;
    }
  return TRUE;
}

static void
skip_space (Parser *parser)
{
  for (;;)
    {
      while (g_ascii_isspace (*parser->at))
        parser->at++;
      if (parser->at[0] == '/' && parser->at[1] == '/')
        parser->at += strcspn (parser->at, "\n");
      else if (parser->at[0] == '/' && parser->at[1] == '*')
        {
          const char *end = strstr (parser->at + 2, "*/");

          parser->at = end != NULL ? end + 2 : parser->at + strlen (parser->at);
        }
      else
        return;
    }
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gboolean
is_name_part (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The text between quotes that starts at @open; its escapes undone. */
static const char *
read_quoted (Parser *parser, char quote)
{
  GString *out = g_string_new (NULL);
  const char *c = parser->at + 1;
  const char *word;

  while (*c != '\0' && *c != quote)
    {
      if (*c != '\\')
        {
          g_string_append_c (out, *c++);
          continue;
        }
      c++;
      switch (*c)
        {
        case 'n': g_string_append_c (out, '\n'); break;
        case 'r': g_string_append_c (out, '\r'); break;
        case 't': g_string_append_c (out, '\t'); break;
        case 'f': g_string_append_c (out, '\f'); break;
        case 'u':
          {
            gunichar letter = 0;
            int digits = 0;

            while (digits < 4 && g_ascii_isxdigit (c[1]))
              {
                letter = letter * 16 + (gunichar) g_ascii_xdigit_value (*++c);
                digits++;
              }
            if (digits == 4 && letter != 0 && g_unichar_validate (letter))
              g_string_append_unichar (out, letter);
            break;
          }
        case '\0': continue;
        default: g_string_append_c (out, *c);
        }
      c++;
    }
  if (*c == quote)
    parser->at = c + 1;
  else
    {
      parser->at = c;
      fail (parser, _("A quotation mark is missing"));
    }
  word = g_string_chunk_insert_len (parser->expression->words, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return word;
}

static void
advance (Parser *parser)
{
  const char *c;

  if (parser->broken)
    return;
  skip_space (parser);
  c = parser->start = parser->at;
  if (*c == '\0')
    {
      parser->kind = TOKEN_END;
      return;
    }
  if (g_ascii_isdigit (*c))
    {
      while (g_ascii_isdigit (*c))
        c++;
      if (*c == '.' && g_ascii_isdigit (c[1]))
        for (c++; g_ascii_isdigit (*c);)
          c++;
      parser->kind = TOKEN_NUMBER;
    }
  else if (*c == '\'' || *c == '"' || *c == '`')
    {
      parser->kind = *c == '`' ? TOKEN_QUOTED_NAME : TOKEN_STRING;
      parser->word = read_quoted (parser, *c);
      parser->length = (gsize) (parser->at - parser->start);
      return;
    }
  else if (*c == '@')
    {
      for (c++; g_ascii_isdigit (*c) || *c == '-' || *c == ':' || *c == 'T' || *c == 'Z' || *c == '+'
                || (*c == '.' && g_ascii_isdigit (c[1]));)
        c++;
      parser->kind = TOKEN_MOMENT;
    }
  else if (*c == '%' || *c == '$' || is_name_start (*c))
    {
      parser->kind = *c == '%' ? TOKEN_VARIABLE : *c == '$' ? TOKEN_DOLLAR : TOKEN_NAME;
      if (*c == '%' && (c[1] == '`' || c[1] == '\'' || c[1] == '"'))
        {
          parser->at++;
          parser->word = read_quoted (parser, *parser->at);
          parser->length = (gsize) (parser->at - parser->start);
          return;
        }
      for (c++; is_name_part (*c) || (parser->kind == TOKEN_VARIABLE && *c == '-' && is_name_start (c[1]));)
        c++;
    }
  else
    {
      parser->kind = TOKEN_SIGN;
      c += (c[0] == '<' || c[0] == '>' || c[0] == '!') && (c[1] == '=' || (c[0] == '!' && c[1] == '~')) ? 2 : 1;
    }
  parser->length = (gsize) (c - parser->start);
  parser->word = g_string_chunk_insert_len (
    parser->expression->words,
    parser->start + (parser->kind == TOKEN_VARIABLE || parser->kind == TOKEN_DOLLAR ? 1 : 0),
    (gssize) parser->length - (parser->kind == TOKEN_VARIABLE || parser->kind == TOKEN_DOLLAR ? 1 : 0));
  parser->at = c;
}

static gboolean
is_sign (Parser *parser, const char *sign)
{
  return parser->kind == TOKEN_SIGN && strcmp (parser->word, sign) == 0;
}

static gboolean
expect (Parser *parser, const char *sign)
{
  if (!is_sign (parser, sign))
    {
      g_autofree char *words = g_strdup_printf (_("A “%s” is missing"), sign);

      fail (parser, words);
      return FALSE;
    }
  advance (parser);
  return TRUE;
}

static AlongPathNode *
parse_call (Parser *parser, AlongPathNode *left, const char *name)
{
  AlongPathNode *node = new_node (parser, ALONG_PATH_CALL);
  guint row = 0;

  node->name = name;
  node->left = left;
  if (left != NULL && !adopt (parser, node, left))
    return NULL;
  advance (parser); /* the opening bracket */
  while (!parser->broken && !is_sign (parser, ")"))
    {
      AlongPathNode *argument = parse_binary (parser, 0);

      if (!adopt (parser, node, argument))
        return NULL;
      if (node->n_arguments < G_N_ELEMENTS (node->arguments))
        node->arguments[node->n_arguments++] = argument;
      else
        return fail (parser, _("A function has too many arguments"));
      if (is_sign (parser, ","))
        advance (parser);
      else if (!is_sign (parser, ")"))
        return fail (parser, _("A “)” is missing"));
    }
  if (!expect (parser, ")"))
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

      return fail (parser, words);
    }
  return node;
}

/* A name: a member or a call. The token stands on it. */
static AlongPathNode *
parse_name (Parser *parser, AlongPathNode *left)
{
  const char *name = parser->word;
  gboolean quoted = parser->kind == TOKEN_QUOTED_NAME;
  AlongPathNode *node;

  if (parser->kind == TOKEN_DOLLAR && left == NULL)
    {
      AlongPathKind kind = strcmp (name, "this") == 0    ? ALONG_PATH_THIS
                           : strcmp (name, "index") == 0 ? ALONG_PATH_INDEX
                           : strcmp (name, "total") == 0 ? ALONG_PATH_TOTAL
                                                         : ALONG_PATH_EMPTY;

      if (kind == ALONG_PATH_EMPTY)
        return fail (parser, _("A word after “$” is not known"));
      advance (parser);
      return new_node (parser, kind);
    }
  if (parser->kind != TOKEN_NAME && parser->kind != TOKEN_QUOTED_NAME)
    return fail (parser, _("A name is missing"));
  advance (parser);
  if (!quoted && is_sign (parser, "("))
    return parse_call (parser, left, name);
  node = new_node (parser, ALONG_PATH_MEMBER);
  node->name = name;
  node->left = left;
  return left == NULL || adopt (parser, node, left) ? node : NULL;
}

static AlongPathNode *
parse_number (Parser *parser)
{
  static const char *const units[] = { "year", "years", "month", "months", "week", "weeks", "day", "days",
                                       "hour", "hours", "minute", "minutes", "second", "seconds" };
  AlongPathNode *node = new_node (
    parser, memchr (parser->start, '.', parser->length) != NULL ? ALONG_PATH_DECIMAL : ALONG_PATH_INTEGER);

  if (!along_decimal_parse (parser->word, &node->number))
    return fail (parser, _("A number is too long"));
  advance (parser);
  if (parser->kind == TOKEN_STRING)
    {
      node->kind = ALONG_PATH_QUANTITY;
      node->name = parser->word;
      advance (parser);
    }
  else if (parser->kind == TOKEN_NAME)
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      if (strcmp (units[i], parser->word) == 0)
        {
          node->kind = ALONG_PATH_QUANTITY;
          node->name = units[i];
          advance (parser);
          break;
        }
  return node;
}

static AlongPathNode *
parse_moment (Parser *parser)
{
  AlongPathNode *node = new_node (parser, ALONG_PATH_DATE);
  const char *text = parser->word + 1;

  node->name = text;
  if (text[0] == 'T')
    {
      node->kind = ALONG_PATH_TIME;
      node->name = text + 1;
      if (!along_moment_parse_time (text + 1, &node->moment))
        return fail (parser, _("A time cannot be read"));
    }
  else if (strchr (text, 'T') != NULL)
    {
      node->kind = ALONG_PATH_DATE_TIME;
      if (!along_moment_parse_date_time (text, &node->moment))
        return fail (parser, _("A date cannot be read"));
    }
  else if (!along_moment_parse_date (text, &node->moment))
    return fail (parser, _("A date cannot be read"));
  advance (parser);
  return node;
}

static AlongPathNode *
parse_term (Parser *parser)
{
  AlongPathNode *node;

  switch (parser->kind)
    {
    case TOKEN_NUMBER:
      return parse_number (parser);
    case TOKEN_MOMENT:
      return parse_moment (parser);
    case TOKEN_STRING:
    case TOKEN_VARIABLE:
      node = new_node (parser, parser->kind == TOKEN_STRING ? ALONG_PATH_STRING : ALONG_PATH_VARIABLE);
      node->name = parser->word;
      advance (parser);
      return node;
    case TOKEN_NAME:
      if (strcmp (parser->word, "true") == 0 || strcmp (parser->word, "false") == 0)
        {
          node = new_node (parser, ALONG_PATH_BOOLEAN);
          node->number = along_decimal_from_int (parser->word[0] == 't');
          advance (parser);
          return node;
        }
      return parse_name (parser, NULL);
    case TOKEN_QUOTED_NAME:
    case TOKEN_DOLLAR:
      return parse_name (parser, NULL);
    default:
      break;
    }
  if (is_sign (parser, "("))
    {
      advance (parser);
      node = parse_binary (parser, 0);
      return node != NULL && expect (parser, ")") ? node : NULL;
    }
  if (is_sign (parser, "{"))
    {
      advance (parser);
      return expect (parser, "}") ? new_node (parser, ALONG_PATH_EMPTY) : NULL;
    }
  return fail (parser, parser->kind == TOKEN_END ? _("It ends too soon") : _("A sign does not belong here"));
}

static AlongPathNode *
parse_path (Parser *parser)
{
  AlongPathNode *node = parse_term (parser);

  while (node != NULL && !parser->broken)
    {
      if (is_sign (parser, "."))
        {
          advance (parser);
          node = parse_name (parser, node);
        }
      else if (is_sign (parser, "["))
        {
          AlongPathNode *at = new_node (parser, ALONG_PATH_ITEM_AT);

          advance (parser);
          at->left = node;
          at->right = parse_binary (parser, 0);
          if (!adopt (parser, at, at->left) || !adopt (parser, at, at->right) || !expect (parser, "]"))
            return NULL;
          node = at;
        }
      else
        break;
    }
  return parser->broken ? NULL : node;
}

static AlongPathNode *
parse_unary (Parser *parser)
{
  AlongPathNode *node;

  if (is_sign (parser, "+"))
    {
      advance (parser);
      return parse_path (parser);
    }
  if (!is_sign (parser, "-"))
    return parse_path (parser);
  advance (parser);
  node = new_node (parser, ALONG_PATH_NEGATE);
  node->left = parse_path (parser);
  return adopt (parser, node, node->left) ? node : NULL;
}

/* "FHIR.Quantity", "System.Boolean" or "Quantity": the last name counts. */
static const char *
parse_type (Parser *parser)
{
  const char *name = parser->word;

  if (parser->kind != TOKEN_NAME && parser->kind != TOKEN_QUOTED_NAME)
    {
      fail (parser, _("The name of a kind is missing"));
      return NULL;
    }
  advance (parser);
  while (is_sign (parser, "."))
    {
      advance (parser);
      name = parser->word;
      advance (parser);
    }
  return name;
}

static AlongPathNode *
parse_binary (Parser *parser, int least)
{
  AlongPathNode *left;

  if (++parser->nesting > MAX_DEPTH)
    return fail (parser, _("It is nested too deeply"));
  left = parse_unary (parser);
  while (left != NULL && !parser->broken && (parser->kind == TOKEN_SIGN || parser->kind == TOKEN_NAME))
    {
      AlongPathNode *node;
      guint row = 0;

      if (parser->kind == TOKEN_NAME && (strcmp (parser->word, "is") == 0 || strcmp (parser->word, "as") == 0))
        {
          if (TYPE_PRECEDENCE < least)
            break;
          node = new_node (parser, parser->word[0] == 'i' ? ALONG_PATH_IS_TYPE : ALONG_PATH_AS_TYPE);
          advance (parser);
          node->name = parse_type (parser);
          node->left = left;
          left = adopt (parser, node, left) ? node : NULL;
          continue;
        }
      while (row < G_N_ELEMENTS (operators) && strcmp (operators[row].sign, parser->word) != 0)
        row++;
      if (row == G_N_ELEMENTS (operators) || operators[row].precedence < least)
        break;
      advance (parser);
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
  Parser parser = { .expression = expression, .error = error };

  expression->text = g_strdup (text != NULL ? text : "");
  expression->nodes = g_ptr_array_new_with_free_func (g_free);
  expression->words = g_string_chunk_new (256);
  parser.at = parser.start = expression->text;
  if (strlen (expression->text) > MAX_TEXT)
    {
      fail (&parser, _("It is too long"));
      return NULL;
    }
  advance (&parser);
  expression->root = parse_binary (&parser, 0);
  if (expression->root != NULL && parser.kind != TOKEN_END)
    fail (&parser, _("A sign does not belong here"));
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
