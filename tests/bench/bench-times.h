/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

/** bench_ms: what @clock says, in milliseconds. CLOCK_PROCESS_CPUTIME_ID tells more than CLOCK_MONOTONIC where a machine is shared. */
static inline double
bench_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/** bench_compare: of two doubles, for qsort(). */
static inline int
bench_compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/** bench_check: ends the program with the words of @error, if there is one. */
static inline void
bench_check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

G_END_DECLS
