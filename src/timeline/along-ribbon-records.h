/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-ribbon.h"

G_BEGIN_DECLS

AlongRibbon *along_ribbon_from_family    (AlongFamily *family, AlongFamily *team, int today, gboolean with_private) G_GNUC_WARN_UNUSED_RESULT;
const char  *along_ribbon_event_words    (const char *kind);
const char  *along_ribbon_status_words   (int status);
const char  *along_ribbon_legal_words    (int code);
const char  *along_ribbon_living_words   (int living);

G_END_DECLS
