/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What a person wishes of who stands left of whom: never a place, only an order (genogram.md 3.3 K). Pure functions. */

AlongEdit *along_genogram_place (AlongFamily *family, AlongRecord *person, const AlongId *row, guint n) G_GNUC_WARN_UNUSED_RESULT;
gboolean   along_genogram_is_arranging (AlongEdit *edit);
AlongEdit *along_genogram_tidy  (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
