/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike-private.h"

#define SLIP_YEARS 12 /* a digit of the year that makes more than this is no slip, but another generation */

gboolean
alike_is_day (const AlongDate *date)
{
  return date->lo != ALONG_DAY_NONE && date->lo == date->hi;
}

static gboolean
overlap (const AlongDate *one, const AlongDate *other)
{
  return (one->hi == ALONG_DAY_NONE || other->lo == ALONG_DAY_NONE || other->lo <= one->hi)
         && (other->hi == ALONG_DAY_NONE || one->lo == ALONG_DAY_NONE || one->lo <= other->hi);
}

static int
digits_off (int one, int other)
{
  int off = 0;

  for (; one != 0 || other != 0; one /= 10, other /= 10)
    off += one % 10 != other % 10;
  return off;
}

/* Whether one digit of the two, written as day, month and year, is another. */
static gboolean
one_digit_off (int one, int other)
{
  int y1, m1, d1, y2, m2, d2;

  along_day_to_ymd (one, &y1, &m1, &d1);
  along_day_to_ymd (other, &y2, &m2, &d2);
  return ABS (y1 - y2) <= SLIP_YEARS && digits_off (d1, d2) + digits_off (m1, m2) + digits_off (y1, y2) == 1;
}

static gboolean
is_swapped (int one, int other)
{
  int y1, m1, d1, y2, m2, d2;

  along_day_to_ymd (one, &y1, &m1, &d1);
  along_day_to_ymd (other, &y2, &m2, &d2);
  return y1 == y2 && m1 == d2 && d1 == m2;
}

/* What two births are worth; less than 0: they cannot be of one person. */
int
alike_score_births (const AlongAlike *one, const AlongAlike *other, guint *reason)
{
  *reason = 0;
  if (!one->has_born || !other->has_born)
    return 0;
  if (alike_is_day (&one->born) && alike_is_day (&other->born))
    {
      if (one->born.lo == other->born.lo)
        return *reason = ALONG_ALIKE_BORN, WORTH_BORN;
      if (is_swapped (one->born.lo, other->born.lo))
        return *reason = ALONG_ALIKE_BORN_SWAPPED, WORTH_BORN_SWAPPED;
      if (one_digit_off (one->born.lo, other->born.lo))
        return *reason = ALONG_ALIKE_BORN_SLIP, WORTH_BORN_SLIP;
      return -1;
    }
  if (!overlap (&one->born, &other->born))
    {
      /* What is only about right may be a year out. */
      gboolean loose = one->born.approximate || one->born.uncertain || other->born.approximate || other->born.uncertain;
      int apart = one->born.lo > other->born.hi ? one->born.lo - other->born.hi : other->born.lo - one->born.hi;

      return loose && apart <= 366 ? 0 : -1;
    }
  *reason = ALONG_ALIKE_BORN_NEAR;
  return one->born.precision <= ALONG_DATE_MONTH && other->born.precision <= ALONG_DATE_MONTH ? WORTH_BORN_MONTH
         : one->born.precision <= ALONG_DATE_YEAR && other->born.precision <= ALONG_DATE_YEAR ? WORTH_BORN_YEAR
                                                                                              : 0;
}

/* One died before the other was born. */
gboolean
alike_never_met (const AlongAlike *one, const AlongAlike *other)
{
  return (one->has_died && other->has_born && one->died.hi != ALONG_DAY_NONE && other->born.lo != ALONG_DAY_NONE
          && one->died.hi < other->born.lo);
}

gboolean
alike_died_apart (const AlongAlike *one, const AlongAlike *other)
{
  return one->has_died && other->has_died && !overlap (&one->died, &other->died);
}
