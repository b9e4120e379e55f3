/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-clock.h"

#include "along-instant.h"

/* A frozen clock serves the demonstration, whose day never changes, and tests. Read from every
 * thread, hence atomic. 0: not frozen. */
static gint64 frozen_ms;

/** along_clock_now: milliseconds UTC since 1970, as the program is to see them. */
gint64
along_clock_now (void)
{
  gint64 ms = __atomic_load_n (&frozen_ms, __ATOMIC_ACQUIRE);

  return ms != 0 ? ms : g_get_real_time () / 1000;
}

/** along_clock_freeze: from now on it is always @ms (milliseconds UTC since 1970; not 0). */
void
along_clock_freeze (gint64 ms)
{
  __atomic_store_n (&frozen_ms, ms, __ATOMIC_RELEASE);
}

/** along_clock_thaw: the system's clock counts again. */
void
along_clock_thaw (void)
{
  __atomic_store_n (&frozen_ms, 0, __ATOMIC_RELEASE);
}

/** along_clock_today: the day it is in the programme's zone, as a Julian day number. */
int
along_clock_today (void)
{
  return along_day_of_ms (along_clock_now (), ALONG_ZONE);
}
