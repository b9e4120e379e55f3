/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-caseload.h"
#include "along-family.h"

G_BEGIN_DECLS

void  along_crowding_from_family (AlongFamily *family, int day, AlongCrowding *crowding);
guint along_crowding_together    (AlongFamily *family, int day, AlongId *one, AlongId *other);
gboolean along_crowding_is_much   (AlongFamily *family, AlongFamily *team, int day);
char *along_crowding_words       (AlongFamily *family, AlongFamily *team, int day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
