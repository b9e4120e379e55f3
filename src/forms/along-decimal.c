/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-decimal.h"

#include <math.h>
#include <string.h>

#define MAX_SCALE 24
#define MAX_DIGITS 36
/* Digits kept after the point by a division. */
#define QUOTIENT_SCALE 20

static __int128
power_of_ten (int exponent)
{
  __int128 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

/* More than MAX_DIGITS digits. */
static gboolean
too_large (__int128 coefficient)
{
  const __int128 limit
    = (__int128) G_GINT64_CONSTANT (1000000000000000000) * G_GINT64_CONSTANT (1000000000000000000);

  return coefficient >= limit || coefficient <= -limit;
}

/* @number / @divisor, halves away from zero. */
static __int128
divide_rounded (__int128 number, __int128 divisor)
{
  __int128 quotient = number / divisor, rest = number % divisor;
  gboolean negative = (number < 0) != (divisor < 0);

  if (rest < 0)
    rest = -rest;
  if (divisor < 0)
    divisor = -divisor;
  if (rest >= divisor - rest)
    quotient += negative ? -1 : 1;
  return quotient;
}

/* Drops zeros at the end, so that equal numbers look equal. */
static AlongDecimal
normal (AlongDecimal decimal)
{
  while (decimal.scale > 0 && decimal.coefficient % 10 == 0)
    {
      decimal.coefficient /= 10;
      decimal.scale--;
    }
  return decimal;
}

/* Brings both numbers to the same scale, giving up digits only where they would not fit. */
static void
align (AlongDecimal *a, AlongDecimal *b)
{
  AlongDecimal *low = a->scale < b->scale ? a : b, *high = low == a ? b : a;

  if (a->scale == b->scale)
    return;
  while (low->scale < high->scale)
    {
      __int128 wider;

      if (__builtin_mul_overflow (low->coefficient, (__int128) 10, &wider) || too_large (wider))
        break;
      low->coefficient = wider;
      low->scale++;
    }
  if (low->scale < high->scale)
    {
      high->coefficient = divide_rounded (high->coefficient, power_of_ten (high->scale - low->scale));
      high->scale = low->scale;
    }
}

/** along_decimal_from_int: @number as a decimal. */
AlongDecimal
along_decimal_from_int (gint64 number)
{
  return (AlongDecimal){ number, 0 };
}

/**
 * along_decimal_from_double: the shortest decimal that means @number (15 digits).
 *
 * Returns: %FALSE if @number is not finite or too large
 */
gboolean
along_decimal_from_double (double number, AlongDecimal *decimal)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return FALSE;
  return along_decimal_parse (g_ascii_formatd (text, sizeof text, "%.15g", number), decimal);
}

/**
 * along_decimal_parse: reads "-12.50" or "1e3".
 *
 * Returns: %FALSE if @text is not a number, or one with more than 36 digits before the point
 */
gboolean
along_decimal_parse (const char *text, AlongDecimal *decimal)
{
  const char *c = text;
  __int128 coefficient = 0;
  int scale = 0, exponent = 0, digits = 0;
  gboolean negative = FALSE, point = FALSE;

  if (text == NULL)
    return FALSE;
  if (*c == '-' || *c == '+')
    negative = *c++ == '-';
  for (; g_ascii_isdigit (*c) || (*c == '.' && !point); c++)
    {
      if (*c == '.')
        {
          point = TRUE;
          continue;
        }
      digits++;
      if (point && scale >= MAX_SCALE)
        continue; /* finer than we keep */
      coefficient = coefficient * 10 + (*c - '0');
      scale += point ? 1 : 0;
      if (too_large (coefficient))
        return FALSE;
    }
  if (digits == 0 || c[-1] == '.')
    return FALSE;
  if (*c == 'e' || *c == 'E')
    {
      gboolean minus = c[1] == '-';

      c += c[1] == '-' || c[1] == '+' ? 2 : 1;
      if (!g_ascii_isdigit (*c))
        return FALSE;
      for (; g_ascii_isdigit (*c); c++)
        exponent = MIN (exponent * 10 + (*c - '0'), 100000);
      scale += minus ? exponent : -exponent;
    }
  if (*c != '\0')
    return FALSE;
  for (; scale < 0 && coefficient != 0; scale++)
    {
      coefficient *= 10;
      if (too_large (coefficient))
        return FALSE;
    }
  if (coefficient == 0)
    scale = 0;
  if (scale > MAX_SCALE)
    {
      coefficient
        = scale - MAX_SCALE > MAX_DIGITS ? 0 : divide_rounded (coefficient, power_of_ten (scale - MAX_SCALE));
      scale = MAX_SCALE;
    }
  *decimal = normal ((AlongDecimal){ negative ? -coefficient : coefficient, scale });
  return TRUE;
}

/** along_decimal_to_double: the nearest binary number. */
double
along_decimal_to_double (AlongDecimal decimal)
{
  char text[ALONG_DECIMAL_TEXT];

  along_decimal_format (decimal, text);
  return g_ascii_strtod (text, NULL);
}

/** along_decimal_to_int: @decimal if it is whole and fits 64 bits. */
gboolean
along_decimal_to_int (AlongDecimal decimal, gint64 *number)
{
  AlongDecimal whole = normal (decimal);

  if (whole.scale != 0 || whole.coefficient > G_MAXINT64 || whole.coefficient < G_MININT64)
    return FALSE;
  *number = (gint64) whole.coefficient;
  return TRUE;
}

/** along_decimal_format: writes @decimal into @text, as "-0.25". */
void
along_decimal_format (AlongDecimal decimal, char text[ALONG_DECIMAL_TEXT])
{
  char digits[ALONG_DECIMAL_TEXT];
  char *out = text;
  int n = 0;
  __int128 rest = decimal.coefficient < 0 ? -decimal.coefficient : decimal.coefficient;

  do
    {
      digits[n++] = (char) ('0' + (int) (rest % 10));
      rest /= 10;
    }
  while (rest > 0 || n <= decimal.scale);
  if (decimal.coefficient < 0)
    *out++ = '-';
  while (n > 0)
    {
      if (n == decimal.scale)
        *out++ = '.';
      *out++ = digits[--n];
    }
  *out = '\0';
}

/** along_decimal_to_text: @decimal as "-0.25"; free with g_free(). */
char *
along_decimal_to_text (AlongDecimal decimal)
{
  char text[ALONG_DECIMAL_TEXT];

  along_decimal_format (decimal, text);
  return g_strdup (text);
}

/** along_decimal_add: %FALSE if the sum is too large. */
gboolean
along_decimal_add (AlongDecimal a, AlongDecimal b, AlongDecimal *sum)
{
  AlongDecimal result;

  align (&a, &b);
  result = (AlongDecimal){ a.coefficient + b.coefficient, a.scale };
  if (too_large (result.coefficient))
    return FALSE;
  *sum = normal (result);
  return TRUE;
}

/** along_decimal_subtract: %FALSE if the difference is too large. */
gboolean
along_decimal_subtract (AlongDecimal a, AlongDecimal b, AlongDecimal *difference)
{
  return along_decimal_add (a, along_decimal_negate (b), difference);
}

/** along_decimal_multiply: rounded where digits do not fit; %FALSE if the product is too large. */
gboolean
along_decimal_multiply (AlongDecimal a, AlongDecimal b, AlongDecimal *product)
{
  __int128 coefficient;
  int scale;

  a = normal (a);
  b = normal (b);
  while (__builtin_mul_overflow (a.coefficient, b.coefficient, &coefficient) || too_large (coefficient))
    {
      AlongDecimal *longer = a.scale >= b.scale ? &a : &b;

      if (longer->scale == 0)
        return FALSE;
      longer->coefficient = divide_rounded (longer->coefficient, 10);
      longer->scale--;
    }
  scale = a.scale + b.scale;
  if (scale > MAX_SCALE)
    {
      coefficient = divide_rounded (coefficient, power_of_ten (MIN (scale - MAX_SCALE, MAX_DIGITS)));
      scale = MAX_SCALE;
    }
  *product = normal ((AlongDecimal){ coefficient, scale });
  return TRUE;
}

/** along_decimal_divide: to 20 digits after the point at most; %FALSE for division by zero or too large. */
gboolean
along_decimal_divide (AlongDecimal a, AlongDecimal b, AlongDecimal *quotient)
{
  int scale;

  a = normal (a);
  b = normal (b);
  if (b.coefficient == 0)
    return FALSE;
  scale = a.scale - b.scale;
  while (scale < QUOTIENT_SCALE)
    {
      __int128 wider;

      if (__builtin_mul_overflow (a.coefficient, (__int128) 10, &wider) || too_large (wider))
        break;
      a.coefficient = wider;
      scale++;
    }
  if (scale < 0)
    return FALSE;
  *quotient = normal ((AlongDecimal){ divide_rounded (a.coefficient, b.coefficient), scale });
  return TRUE;
}

/** along_decimal_div: how often @b goes into @a, without the rest; %FALSE for division by zero. */
gboolean
along_decimal_div (AlongDecimal a, AlongDecimal b, AlongDecimal *whole)
{
  align (&a, &b);
  if (b.coefficient == 0)
    return FALSE;
  *whole = (AlongDecimal){ a.coefficient / b.coefficient, 0 };
  return TRUE;
}

/** along_decimal_mod: what along_decimal_div() leaves. */
gboolean
along_decimal_mod (AlongDecimal a, AlongDecimal b, AlongDecimal *rest)
{
  align (&a, &b);
  if (b.coefficient == 0)
    return FALSE;
  *rest = normal ((AlongDecimal){ a.coefficient % b.coefficient, a.scale });
  return TRUE;
}

/** along_decimal_negate: -@decimal. */
AlongDecimal
along_decimal_negate (AlongDecimal decimal)
{
  return (AlongDecimal){ -decimal.coefficient, decimal.scale };
}

/** along_decimal_round: @decimal to @places (0 or more) after the point, halves away from zero. */
AlongDecimal
along_decimal_round (AlongDecimal decimal, int places)
{
  places = MAX (places, 0);
  if (decimal.scale <= places)
    return decimal;
  return normal (
    (AlongDecimal){ divide_rounded (decimal.coefficient, power_of_ten (decimal.scale - places)), places });
}

/** along_decimal_truncate: @decimal without what comes after the point. */
AlongDecimal
along_decimal_truncate (AlongDecimal decimal)
{
  return (AlongDecimal){ decimal.coefficient / power_of_ten (decimal.scale), 0 };
}

/** along_decimal_compare: <0, 0 or >0. */
int
along_decimal_compare (AlongDecimal a, AlongDecimal b)
{
  align (&a, &b);
  return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient;
}

/** along_decimal_places: digits after the point, zeros at the end not counted. */
int
along_decimal_places (AlongDecimal decimal)
{
  return normal (decimal).scale;
}
