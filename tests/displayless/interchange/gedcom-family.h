/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

AlongFamily *gedcom_family_random   (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
char        *gedcom_family_describe (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
