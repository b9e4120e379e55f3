/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-path.h"

G_BEGIN_DECLS

/* What the scanner and the parser of expressions share. */

typedef enum
{
  ALONG_TOKEN_END,
  ALONG_TOKEN_NUMBER,
  ALONG_TOKEN_STRING,
  ALONG_TOKEN_MOMENT,
  ALONG_TOKEN_NAME,
  ALONG_TOKEN_QUOTED_NAME,
  ALONG_TOKEN_VARIABLE,
  ALONG_TOKEN_DOLLAR,
  ALONG_TOKEN_SIGN,
} AlongTokenKind;

typedef struct
{
  AlongExpression *expression;
  const char *at;
  GError **error;
  gboolean broken;
  guint nesting;
  AlongTokenKind kind;
  const char *start;
  gsize length;
  const char *word;
} AlongParser;

AlongPathNode *along_parser_fail    (AlongParser *parser, const char *words);
void           along_parser_advance (AlongParser *parser);
gboolean       along_parser_is_sign (AlongParser *parser, const char *sign);
gboolean       along_parser_expect  (AlongParser *parser, const char *sign);

G_END_DECLS
