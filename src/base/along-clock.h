/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 along_clock_now    (void);
void   along_clock_freeze (gint64 ms);
void   along_clock_thaw   (void);
int    along_clock_today  (void);

G_END_DECLS
