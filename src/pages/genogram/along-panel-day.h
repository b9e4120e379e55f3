/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What the panel tells of on the day that is looked at: what had begun by then, and no end that came later. */

int      along_panel_last_told  (AlongFamily *family, int day);
gboolean along_panel_has_begun  (AlongRecord *record, int from, int last);
gboolean along_panel_goes_on    (AlongRecord *record, int to, int last);
gboolean along_panel_had_begun  (AlongFamily *family, AlongRecord *pregnancy, int last);
char    *along_panel_with_dates (const char *words, AlongRecord *record, int from, int to, int last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
