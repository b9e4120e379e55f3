/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How a score of a published instrument moved between two dates. */
typedef enum
{
  ALONG_CHANGE_SAME,
  ALONG_CHANGE_BETTER,          /* how much is chance is not known */
  ALONG_CHANGE_WORSE,
  ALONG_CHANGE_BETTER_WITHIN,   /* as much as chance alone does */
  ALONG_CHANGE_WORSE_WITHIN,
  ALONG_CHANGE_BETTER_RELIABLY, /* more than chance does in 95 of 100 */
  ALONG_CHANGE_WORSE_RELIABLY,
  ALONG_CHANGE_UP,              /* which end is better is not known */
  ALONG_CHANGE_DOWN,
} AlongChangeWay;

double         along_change_reliable_points (double sd, double reliability);
AlongChangeWay along_change_judge           (double before, double after, int better, double reliable_points);
const char    *along_change_words           (AlongChangeWay way);
gboolean       along_change_is_past         (double value, double cut_off, int better);

G_END_DECLS
