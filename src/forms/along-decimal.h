/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongDecimal: an exact decimal number, coefficient / 10^scale. Scores are worked out in these, so that
 * 0.1 + 0.2 is 0.3 and a mean of 2.65 rounds the way it does on paper.
 *
 * @coefficient: at most 36 digits
 * @scale: 0 to 24 digits after the point
 */
typedef struct
{
  __int128 coefficient;
  int scale;
} AlongDecimal;

/** The longest text of along_decimal_to_text() with its final zero. */
#define ALONG_DECIMAL_TEXT 72

AlongDecimal along_decimal_from_int    (gint64 number);
gboolean     along_decimal_from_double (double number, AlongDecimal *decimal);
gboolean     along_decimal_parse       (const char *text, AlongDecimal *decimal);
double       along_decimal_to_double   (AlongDecimal decimal);
gboolean     along_decimal_to_int      (AlongDecimal decimal, gint64 *number);
void         along_decimal_format      (AlongDecimal decimal, char text[ALONG_DECIMAL_TEXT]);
char        *along_decimal_to_text     (AlongDecimal decimal) G_GNUC_WARN_UNUSED_RESULT;

gboolean     along_decimal_add         (AlongDecimal a, AlongDecimal b, AlongDecimal *sum);
gboolean     along_decimal_subtract    (AlongDecimal a, AlongDecimal b, AlongDecimal *difference);
gboolean     along_decimal_multiply    (AlongDecimal a, AlongDecimal b, AlongDecimal *product);
gboolean     along_decimal_divide      (AlongDecimal a, AlongDecimal b, AlongDecimal *quotient);
gboolean     along_decimal_div         (AlongDecimal a, AlongDecimal b, AlongDecimal *whole);
gboolean     along_decimal_mod         (AlongDecimal a, AlongDecimal b, AlongDecimal *rest);
AlongDecimal along_decimal_negate      (AlongDecimal decimal);
AlongDecimal along_decimal_round       (AlongDecimal decimal, int places);
AlongDecimal along_decimal_truncate    (AlongDecimal decimal);
int          along_decimal_compare     (AlongDecimal a, AlongDecimal b);
int          along_decimal_places      (AlongDecimal decimal);

G_END_DECLS
