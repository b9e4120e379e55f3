/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-ribbon.h"

G_BEGIN_DECLS

AlongRibbon *along_ribbon_from_family    (AlongFamily *family, AlongFamily *team, int today, gboolean with_private) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
