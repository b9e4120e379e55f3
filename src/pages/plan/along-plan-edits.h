/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-family.h"

G_BEGIN_DECLS

/* Changes to a plan, each one edit with a title. Phases of a version never have a hole between them. */

GPtrArray   *along_plan_phases         (AlongFamily *family, AlongRecord *version);
AlongEdit   *along_plan_first          (AlongFamily *family, AlongRecord *episode, int preset, int today);
AlongEdit   *along_plan_set_phase      (AlongFamily *family, AlongRecord *phase, int name);
AlongEdit   *along_plan_set_contacts   (AlongFamily *family, AlongRecord *phase, double low, double high);
AlongEdit   *along_plan_move_from      (AlongFamily *family, AlongRecord *phase, int from, GError **error);
AlongEdit   *along_plan_move_to        (AlongFamily *family, AlongRecord *phase, int to, GError **error);
AlongEdit   *along_plan_add_phase      (AlongFamily *family, AlongRecord *version, int today);
AlongEdit   *along_plan_remove_phase   (AlongFamily *family, AlongRecord *phase);
AlongEdit   *along_plan_agree          (AlongFamily *family, AlongRecord *version, int agreed, const GArray *people);
AlongEdit   *along_plan_agree_again    (AlongFamily *family, AlongRecord *version, int agreed, const GArray *people,
                                        const char *reason);
AlongEdit   *along_plan_understood     (AlongFamily *family, AlongRecord *version, const char *words);
int          along_plan_birth_in_steady (AlongFamily *family, AlongRecord *version);
AlongEdit   *along_plan_around_birth   (AlongFamily *family, AlongRecord *version, int birth);

G_END_DECLS
