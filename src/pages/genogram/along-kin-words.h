/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-record.h"

G_BEGIN_DECLS

/* What people choose from: the words of enums, translated, in the order of their values. */

char       *along_kin_couple_now   (AlongRecord *couple) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
