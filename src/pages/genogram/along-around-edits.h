/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-family.h"

G_BEGIN_DECLS

AlongRecord *along_around_safety_now (AlongFamily *family, AlongId person, AlongId child, int day);
gboolean     along_around_holds      (AlongRecord *safety, int day);
AlongEdit   *along_around_set_safety (AlongFamily *family, AlongRecord *said, int today) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit   *along_around_set_professional (AlongFamily *family, AlongRecord *current, AlongRecord *said) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
