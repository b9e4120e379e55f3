/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

char *along_overview_form_words (AlongFamily *family, AlongFamily *team, const char *role, AlongRecord **assessment)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
