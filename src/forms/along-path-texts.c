/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions over one piece of text or one number, and between kinds. */
#include "along-path-eval.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_TEXT 200000

static gboolean
text_argument (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, guint nth,
               const char **text)
{
  AlongList list = { NULL };

  *text = NULL;
  if (nth >= node->n_arguments)
    return TRUE;
  if (!along_path_eval (machine, node->arguments[nth], scope, &list))
    return FALSE;
  if (list.n > 1)
    return along_path_fail (machine, _("%s() needs one text"), node->name);
  *text = list.n == 1 ? along_value_to_text (machine, &list.values[0]) : NULL;
  return TRUE;
}

static gboolean
number_argument (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, guint nth,
                 AlongDecimal *number, gboolean *given)
{
  AlongList list = { NULL };

  *given = FALSE;
  if (nth >= node->n_arguments)
    return TRUE;
  if (!along_path_eval (machine, node->arguments[nth], scope, &list))
    return FALSE;
  if (list.n > 1)
    return along_path_fail (machine, _("%s() needs one number"), node->name);
  *given = list.n == 1 && along_value_to_number (&list.values[0], number);
  return TRUE;
}

static gboolean
matches (AlongPathMachine *machine, const char *text, const char *pattern, AlongList *out)
{
  GRegex *regex = g_hash_table_lookup (machine->patterns, pattern);
  g_autoptr (GError) reason = NULL;
  gboolean found;

  if (regex == NULL)
    {
      g_autofree char *limited = g_strconcat ("(*LIMIT_MATCH=20000)", pattern, NULL);

      regex = strlen (pattern) <= 1000 ? g_regex_new (limited, G_REGEX_DOTALL, 0, NULL) : NULL;
      if (regex == NULL)
        return along_path_fail (machine, _("a pattern cannot be read"));
      g_hash_table_insert (machine->patterns, g_strdup (pattern), regex);
    }
  if (strlen (text) > MAX_TEXT)
    return along_path_fail (machine, _("a text is too long for a pattern"));
  found = g_regex_match_full (regex, text, -1, 0, 0, NULL, &reason);
  if (reason != NULL)
    return along_path_fail (machine, _("a pattern takes too long"));
  along_list_add_boolean (machine, out, found);
  return TRUE;
}

static gboolean
substring (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const char *text,
           AlongList *out)
{
  AlongDecimal number;
  gint64 start = 0, length = G_MAXINT;
  glong letters = g_utf8_strlen (text, -1);
  gboolean given;
  const char *from, *to;

  if (!number_argument (machine, node, scope, 0, &number, &given))
    return FALSE;
  if (!given || !along_decimal_to_int (number, &start) || start < 0 || start >= letters)
    return TRUE;
  if (!number_argument (machine, node, scope, 1, &number, &given))
    return FALSE;
  if (given && (!along_decimal_to_int (number, &length) || length < 0))
    length = 0;
  length = MIN (length, letters - start);
  from = g_utf8_offset_to_pointer (text, (glong) start);
  to = g_utf8_offset_to_pointer (from, (glong) length);
  along_list_add_text (machine, out, ALONG_VALUE_STRING, along_path_keep (machine, from, to - from));
  return TRUE;
}

static gboolean
replace (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const char *text,
         AlongList *out)
{
  const char *pattern, *with;
  GString *result;

  if (!text_argument (machine, node, scope, 0, &pattern) || !text_argument (machine, node, scope, 1, &with))
    return FALSE;
  if (pattern == NULL || with == NULL)
    return TRUE;
  if (strlen (text) > MAX_TEXT || strlen (with) > 1000)
    return along_path_fail (machine, _("a text is too long for a pattern"));
  result = g_string_new (pattern[0] != '\0' ? text : with);
  if (pattern[0] != '\0')
    g_string_replace (result, pattern, with, 0);
  for (const char *c = text; pattern[0] == '\0' && *c != '\0'; c = g_utf8_next_char (c))
    {
      g_string_append_len (result, c, g_utf8_next_char (c) - c);
      g_string_append (result, with);
    }
  along_list_add_text (machine, out, ALONG_VALUE_STRING,
                       along_path_keep (machine, result->str, (gssize) result->len));
  g_string_free (result, TRUE);
  return TRUE;
}

static void
add_copy (AlongPathMachine *machine, AlongList *out, char *taken)
{
  along_list_add_text (machine, out, ALONG_VALUE_STRING, along_path_keep (machine, taken, -1));
  g_free (taken);
}

static gboolean
call_on_text (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const char *text,
              AlongList *out)
{
  const char *argument = NULL, *found;

  switch (node->function)
    {
    case ALONG_PATH_F_UPPER:
      add_copy (machine, out, g_utf8_strup (text, -1));
      return TRUE;
    case ALONG_PATH_F_LOWER:
      add_copy (machine, out, g_utf8_strdown (text, -1));
      return TRUE;
    case ALONG_PATH_F_TRIM:
      add_copy (machine, out, g_strstrip (g_strdup (text)));
      return TRUE;
    case ALONG_PATH_F_LENGTH:
      along_list_add_number (machine, out, ALONG_VALUE_INTEGER,
                             along_decimal_from_int (g_utf8_strlen (text, -1)));
      return TRUE;
    case ALONG_PATH_F_TO_CHARS:
      for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
        along_list_add_text (machine, out, ALONG_VALUE_STRING,
                             along_path_keep (machine, c, g_utf8_next_char (c) - c));
      return TRUE;
    case ALONG_PATH_F_SUBSTRING:
      return substring (machine, node, scope, text, out);
    case ALONG_PATH_F_REPLACE:
      return replace (machine, node, scope, text, out);
    default:
      break;
    }
  if (!text_argument (machine, node, scope, 0, &argument))
    return FALSE;
  if (argument == NULL)
    return TRUE;
  switch (node->function)
    {
    case ALONG_PATH_F_STARTS_WITH:
      along_list_add_boolean (machine, out, g_str_has_prefix (text, argument));
      return TRUE;
    case ALONG_PATH_F_ENDS_WITH:
      along_list_add_boolean (machine, out, g_str_has_suffix (text, argument));
      return TRUE;
    case ALONG_PATH_F_CONTAINS:
      along_list_add_boolean (machine, out, strstr (text, argument) != NULL);
      return TRUE;
    case ALONG_PATH_F_INDEX_OF:
      found = strstr (text, argument);
      along_list_add_number (
        machine, out, ALONG_VALUE_INTEGER,
        along_decimal_from_int (found != NULL ? g_utf8_pointer_to_offset (text, found) : -1));
      return TRUE;
    default:
      return matches (machine, text, argument, out);
    }
}

/* exp, ln and their kin are worked out in binary and kept to 15 digits. */
static gboolean
call_on_number (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
                const AlongValue *value, AlongList *out)
{
  double number = along_decimal_to_double (value->number), argument = 0;
  AlongValue result = *value;
  AlongDecimal given_number = { 0 };
  gboolean given;
  gint64 places = 0;

  if (!number_argument (machine, node, scope, 0, &given_number, &given))
    return FALSE;
  argument = given ? along_decimal_to_double (given_number) : 0;
  switch (node->function)
    {
    case ALONG_PATH_F_ABS:
      if (value->number.coefficient < 0)
        result.number = along_decimal_negate (value->number);
      break;
    case ALONG_PATH_F_ROUND:
      if (given && (!along_decimal_to_int (given_number, &places) || places < 0))
        return along_path_fail (machine, _("%s() needs a whole number"), node->name);
      result.number = along_decimal_round (value->number, (int) MIN (places, 30));
      if (result.kind == ALONG_VALUE_INTEGER)
        result.kind = ALONG_VALUE_DECIMAL;
      break;
    case ALONG_PATH_F_TRUNCATE:
    case ALONG_PATH_F_CEILING:
    case ALONG_PATH_F_FLOOR:
      {
        AlongDecimal whole = along_decimal_truncate (value->number);
        int order = along_decimal_compare (value->number, whole);

        if (node->function == ALONG_PATH_F_CEILING && order > 0)
          along_decimal_add (whole, along_decimal_from_int (1), &whole);
        if (node->function == ALONG_PATH_F_FLOOR && order < 0)
          along_decimal_add (whole, along_decimal_from_int (-1), &whole);
        result = (AlongValue){ .kind = ALONG_VALUE_INTEGER, .number = whole };
        break;
      }
    default:
      if ((node->function == ALONG_PATH_F_POWER || node->function == ALONG_PATH_F_LOG) && !given)
        return TRUE;
      number = node->function == ALONG_PATH_F_EXP    ? exp (number)
               : node->function == ALONG_PATH_F_LN   ? log (number)
               : node->function == ALONG_PATH_F_LOG  ? log (number) / log (argument)
               : node->function == ALONG_PATH_F_SQRT ? sqrt (number)
                                                     : pow (number, argument);
      if (!(node->function == ALONG_PATH_F_POWER && value->kind == ALONG_VALUE_INTEGER
            && number == floor (number) && given_number.scale == 0 && given_number.coefficient >= 0))
        result.kind = ALONG_VALUE_DECIMAL;
      if (!along_decimal_from_double (number, &result.number))
        return TRUE; /* no such number */
    }
  along_list_add (machine, out, &result);
  return TRUE;
}

static gboolean
convert (AlongPathMachine *machine, const AlongPathNode *node, const AlongValue *raw, AlongList *out)
{
  AlongValue value = along_value_plain (machine, raw);
  const char *text = along_value_to_text (machine, &value);
  static const char *const truths[] = { "true", "t", "yes", "y", "1", "1.0", "false", "f", "no", "n", "0", "0.0" };
  AlongDecimal number;
  AlongMoment moment;

  switch (node->function)
    {
    case ALONG_PATH_F_TO_STRING:
      if (text != NULL)
        along_list_add_text (machine, out, ALONG_VALUE_STRING, text);
      return TRUE;
    case ALONG_PATH_F_TO_BOOLEAN:
      if (value.kind == ALONG_VALUE_BOOLEAN)
        along_list_add (machine, out, &value);
      else
        for (guint i = 0; text != NULL && i < G_N_ELEMENTS (truths); i++)
          if (g_ascii_strcasecmp (text, truths[i]) == 0)
            along_list_add_boolean (machine, out, i < G_N_ELEMENTS (truths) / 2);
      return TRUE;
    case ALONG_PATH_F_TO_INTEGER:
    case ALONG_PATH_F_TO_DECIMAL:
      if (value.kind == ALONG_VALUE_BOOLEAN)
        number = along_decimal_from_int (value.boolean);
      else if (value.kind == ALONG_VALUE_STRING
                 ? strpbrk (text, node->function == ALONG_PATH_F_TO_INTEGER ? "eE." : "eE") != NULL || !along_decimal_parse (text, &number)
                 : !along_value_to_number (&value, &number))
        return TRUE;
      if (node->function == ALONG_PATH_F_TO_DECIMAL || along_decimal_places (number) == 0)
        along_list_add_number (
          machine, out, node->function == ALONG_PATH_F_TO_DECIMAL ? ALONG_VALUE_DECIMAL : ALONG_VALUE_INTEGER,
          number);
      return TRUE;
    default:
      if (text == NULL || value.kind < ALONG_VALUE_STRING || value.kind > ALONG_VALUE_DATE_TIME
          || !along_moment_parse_date_time (text, &moment))
        return TRUE;
      if (node->function == ALONG_PATH_F_TO_DATE)
        along_list_add_text (machine, out, ALONG_VALUE_DATE,
                             along_path_keep (machine, text, (gssize) strcspn (text, "T")));
      else
        along_list_add_text (machine, out, ALONG_VALUE_DATE_TIME, text);
      return TRUE;
    }
}

static gboolean
join (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, const AlongList *input,
      AlongList *out)
{
  const char *between;
  GString *result;

  if (!text_argument (machine, node, scope, 0, &between))
    return FALSE;
  if (input->n == 0)
    return TRUE;
  result = g_string_new (NULL);
  for (guint i = 0; i < input->n && result->len < MAX_TEXT; i++)
    {
      const char *text = along_value_to_text (machine, &input->values[i]);

      g_string_append (result, i > 0 && between != NULL ? between : "");
      g_string_append (result, text != NULL ? text : "");
    }
  along_list_add_text (machine, out, ALONG_VALUE_STRING,
                       along_path_keep (machine, result->str, (gssize) result->len));
  g_string_free (result, TRUE);
  return TRUE;
}

/* along_path_call_text: the functions of this file. Nothing gives nothing; more than one value is refused. */
gboolean
along_path_call_text (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
                      AlongList *input, AlongList *out)
{
  AlongValue value;

  if (node->function == ALONG_PATH_F_JOIN)
    return join (machine, node, scope, input, out);
  if (input->n == 0)
    {
      /* The arguments are still looked at, to know what they read. */
      for (guint i = 0; machine->tracing && i < node->n_arguments; i++)
        {
          AlongList ignored = { NULL };

          along_path_eval (machine, node->arguments[i], scope, &ignored);
        }
      return TRUE;
    }
  if (input->n > 1)
    return along_path_fail (machine, _("%s() is asked of %u values where one is needed"), node->name, input->n);
  if (node->function >= ALONG_PATH_F_TO_STRING && node->function <= ALONG_PATH_F_TO_DATE_TIME)
    return convert (machine, node, &input->values[0], out);
  value = along_value_plain (machine, &input->values[0]);
  if (node->function >= ALONG_PATH_F_ROUND && node->function <= ALONG_PATH_F_SQRT)
    {
      if (value.kind != ALONG_VALUE_INTEGER && value.kind != ALONG_VALUE_DECIMAL
          && value.kind != ALONG_VALUE_QUANTITY)
        return along_path_fail (machine, _("it reckons with something that is not a number"));
      return call_on_number (machine, node, scope, &value, out);
    }
  if (value.kind < ALONG_VALUE_STRING || value.kind > ALONG_VALUE_TIME)
    return along_path_fail (machine, _("%s() is asked of something that is not a text"), node->name);
  return call_on_text (machine, node, scope, value.text, out);
}
