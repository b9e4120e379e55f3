/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-decimal.h"

G_BEGIN_DECLS

/* Units of measure, as far as forms about families need them: those of one kind can be compared and added. */

gboolean along_unit_same    (const char *a, const char *b);
gboolean along_unit_compare (AlongDecimal a, const char *unit_a, AlongDecimal b, const char *unit_b, int *order);
gboolean along_unit_convert (AlongDecimal number, const char *from, const char *to, AlongDecimal *converted);

G_END_DECLS
