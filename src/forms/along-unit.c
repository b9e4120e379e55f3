/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-unit.h"

#include <string.h>

/* UCUM codes, the words of FHIRPath's durations, and how people write them; with the factor to the first of their kind.
 * Sources: UCUM 2.1 (exact by definition); FHIRPath 2.0, "Quantity": a year is 12 months, a week 7 days. */
static const struct
{
  const char *unit;
  const char *base;
  const char *factor;
} units[] = {
  { "g", "g", "1" },       { "kg", "g", "1000" },     { "Kg", "g", "1000" },    { "mg", "g", "0.001" },
  { "ug", "g", "0.000001" }, { "[lb_av]", "g", "453.59237" }, { "[oz_av]", "g", "28.349523125" },
  { "[stone_av]", "g", "6350.29318" },
  { "m", "m", "1" },       { "cm", "m", "0.01" },     { "mm", "m", "0.001" },   { "km", "m", "1000" },
  { "[in_i]", "m", "0.0254" }, { "[ft_i]", "m", "0.3048" },
  { "L", "L", "1" },       { "l", "L", "1" },         { "mL", "L", "0.001" },   { "ml", "L", "0.001" },
  { "dL", "L", "0.1" },    { "dl", "L", "0.1" },
  { "s", "s", "1" },       { "second", "s", "1" },    { "seconds", "s", "1" },  { "ms", "s", "0.001" },
  { "millisecond", "s", "0.001" }, { "milliseconds", "s", "0.001" },
  { "min", "s", "60" },    { "minute", "s", "60" },   { "minutes", "s", "60" },
  { "h", "s", "3600" },    { "hour", "s", "3600" },   { "hours", "s", "3600" },
  { "d", "s", "86400" },   { "day", "s", "86400" },   { "days", "s", "86400" },
  { "wk", "s", "604800" }, { "week", "s", "604800" }, { "weeks", "s", "604800" },
  { "mo", "mo", "1" },     { "month", "mo", "1" },    { "months", "mo", "1" },
  { "a", "mo", "12" },     { "year", "mo", "12" },    { "years", "mo", "12" },
  { "%", "1", "0.01" },    { "1", "1", "1" },
};

static const char *
base_of (const char *unit, AlongDecimal *factor)
{
  if (unit == NULL || unit[0] == '\0')
    unit = "1";
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, unit) == 0 && along_decimal_parse (units[i].factor, factor))
      return units[i].base;
  return NULL;
}

/** along_unit_same: whether both mean the same unit: "day" and "d"; none is "1". %NULL is none. */
gboolean
along_unit_same (const char *a, const char *b)
{
  AlongDecimal first, second;
  const char *base_a, *base_b;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  base_a = base_of (a, &first);
  base_b = base_of (b, &second);
  return base_a != NULL && g_strcmp0 (base_a, base_b) == 0 && along_decimal_compare (first, second) == 0;
}

/** along_unit_compare: the order of two amounts; %FALSE if their units are of different or unknown kinds. */
gboolean
along_unit_compare (AlongDecimal a, const char *unit_a, AlongDecimal b, const char *unit_b, int *order)
{
  AlongDecimal first, second;
  const char *base;

  if (g_strcmp0 (unit_a, unit_b) != 0)
    {
      base = base_of (unit_a, &first);
      if (base == NULL || g_strcmp0 (base, base_of (unit_b, &second)) != 0 || !along_decimal_multiply (a, first, &a)
          || !along_decimal_multiply (b, second, &b))
        return FALSE;
    }
  *order = along_decimal_compare (a, b);
  return TRUE;
}

/** along_unit_convert: @number of unit @from in unit @to; %FALSE if they are of different or unknown kinds. */
gboolean
along_unit_convert (AlongDecimal number, const char *from, const char *to, AlongDecimal *converted)
{
  AlongDecimal first, second;
  const char *base;

  *converted = number;
  if (g_strcmp0 (from, to) == 0)
    return TRUE;
  base = base_of (from, &first);
  return base != NULL && g_strcmp0 (base, base_of (to, &second)) == 0 && along_decimal_multiply (number, first, converted)
         && along_decimal_divide (*converted, second, converted);
}
