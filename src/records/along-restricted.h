/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What is restricted (violence and control, a loss, what a person asked to keep private). */

gboolean along_bond_is_of_harm      (int kind);
gboolean along_bond_is_private      (AlongRecord *bond);
gboolean along_record_is_restricted (AlongRecord *record);
gboolean along_must_not_be_found    (AlongFamily *family, AlongId person, AlongId reader);
gboolean along_home_hides           (AlongFamily *family, AlongId household, AlongId reader);
gboolean along_living_hides         (AlongFamily *family, AlongRecord *living, AlongId reader);
gboolean along_factor_is_restricted (const char *code);

G_END_DECLS
