/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-support.h"

G_BEGIN_DECLS

struct _AlongSupport
{
  int ref_count;
  int from, to, today;
  int edd, birth;
  gboolean is_return;
  gboolean has_accepted;
  AlongInstant accepted;
  GArray *contacts, *phases, *pauses, *acknowledged;

  /* Worked out when first asked for. */
  gboolean settled;
  GArray *plan; /* phases cut so that one holds on any day, in order */
  GArray *away; /* pauses joined where they touch, in order; reasons are left in @pauses */
  GArray *weeks;
  guint n_complete;
};

void along_support_settle    (AlongSupport *self);
int  along_support_last_day  (AlongSupport *self);
int  along_support_days_away (AlongSupport *self, int from, int to);
void along_support_mean_plan (AlongSupport *self, int from, int to, double *low, double *high);

G_END_DECLS
