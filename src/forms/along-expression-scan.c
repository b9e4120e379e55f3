/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of an expression: names, numbers, texts, moments, signs. */
#include "along-expression-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* along_parser_fail: says where it went wrong, the first time; nothing more is read. */
AlongPathNode *
along_parser_fail (AlongParser *parser, const char *words)
{
  if (!parser->broken)
    g_set_error (parser->error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_BROKEN, _("%s (sign %d)."), words,
                 (int) (parser->start - parser->expression->text) + 1);
  parser->broken = TRUE;
  parser->kind = ALONG_TOKEN_END;
  return NULL;
}

static void
skip_space (AlongParser *parser)
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
read_quoted (AlongParser *parser, char quote)
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
      along_parser_fail (parser, _("A quotation mark is missing"));
    }
  word = g_string_chunk_insert_len (parser->expression->words, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return word;
}

/* along_parser_advance: to the next token. */
void
along_parser_advance (AlongParser *parser)
{
  const char *c;

  if (parser->broken)
    return;
  skip_space (parser);
  c = parser->start = parser->at;
  if (*c == '\0')
    {
      parser->kind = ALONG_TOKEN_END;
      return;
    }
  if (g_ascii_isdigit (*c))
    {
      while (g_ascii_isdigit (*c))
        c++;
      if (*c == '.' && g_ascii_isdigit (c[1]))
        for (c++; g_ascii_isdigit (*c);)
          c++;
      parser->kind = ALONG_TOKEN_NUMBER;
    }
  else if (*c == '\'' || *c == '"' || *c == '`')
    {
      parser->kind = *c == '`' ? ALONG_TOKEN_QUOTED_NAME : ALONG_TOKEN_STRING;
      parser->word = read_quoted (parser, *c);
      parser->length = (gsize) (parser->at - parser->start);
      return;
    }
  else if (*c == '@')
    {
      for (c++; g_ascii_isdigit (*c) || *c == '-' || *c == ':' || *c == 'T' || *c == 'Z' || *c == '+'
                || (*c == '.' && g_ascii_isdigit (c[1]));)
        c++;
      parser->kind = ALONG_TOKEN_MOMENT;
    }
  else if (*c == '%' || *c == '$' || is_name_start (*c))
    {
      parser->kind = *c == '%' ? ALONG_TOKEN_VARIABLE : *c == '$' ? ALONG_TOKEN_DOLLAR : ALONG_TOKEN_NAME;
      if (*c == '%' && (c[1] == '`' || c[1] == '\'' || c[1] == '"'))
        {
          parser->at++;
          parser->word = read_quoted (parser, *parser->at);
          parser->length = (gsize) (parser->at - parser->start);
          return;
        }
      for (c++; is_name_part (*c) || (parser->kind == ALONG_TOKEN_VARIABLE && *c == '-' && is_name_start (c[1]));)
        c++;
    }
  else
    {
      parser->kind = ALONG_TOKEN_SIGN;
      c += (c[0] == '<' || c[0] == '>' || c[0] == '!') && (c[1] == '=' || (c[0] == '!' && c[1] == '~')) ? 2 : 1;
    }
  parser->length = (gsize) (c - parser->start);
  parser->word = g_string_chunk_insert_len (
    parser->expression->words,
    parser->start + (parser->kind == ALONG_TOKEN_VARIABLE || parser->kind == ALONG_TOKEN_DOLLAR ? 1 : 0),
    (gssize) parser->length - (parser->kind == ALONG_TOKEN_VARIABLE || parser->kind == ALONG_TOKEN_DOLLAR ? 1 : 0));
  parser->at = c;
}

/* along_parser_is_sign: whether the token is this sign. */
gboolean
along_parser_is_sign (AlongParser *parser, const char *sign)
{
  return parser->kind == ALONG_TOKEN_SIGN && strcmp (parser->word, sign) == 0;
}

/* along_parser_expect: goes on behind @sign, which must be there. */
gboolean
along_parser_expect (AlongParser *parser, const char *sign)
{
  if (!along_parser_is_sign (parser, sign))
    {
      g_autofree char *words = g_strdup_printf (_("A “%s” is missing"), sign);

      along_parser_fail (parser, words);
      return FALSE;
    }
  along_parser_advance (parser);
  return TRUE;
}
