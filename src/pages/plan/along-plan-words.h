/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* The sentences of the plan. */

const char *along_plan_phase_words    (int name);
const char *along_plan_phase_style    (int name);
char       *along_plan_contacts_words (AlongRecord *phase) G_GNUC_WARN_UNUSED_RESULT;
char       *along_plan_phase_line     (AlongRecord *phase) G_GNUC_WARN_UNUSED_RESULT;
char       *along_plan_title          (AlongRecord *version) G_GNUC_WARN_UNUSED_RESULT;
char       *along_plan_agreed_words   (AlongFamily *family, AlongRecord *version) G_GNUC_WARN_UNUSED_RESULT;
char       *along_plan_sentence       (AlongFamily *family, AlongRecord *version, int today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
