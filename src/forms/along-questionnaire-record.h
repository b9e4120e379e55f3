/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-form.h"

G_BEGIN_DECLS

/* Questionnaires as records of the team: each version is a record of its own, kept for ever. */

AlongId             along_questionnaire_record_id  (const char *url, const char *version);
AlongRecord        *along_questionnaire_add_record (AlongEdit *edit, AlongQuestionnaire *questionnaire);
void                along_questionnaire_add_builtin (AlongEdit *edit, AlongFamily *team);
gboolean            along_questionnaire_is_newest   (AlongRecord *record, AlongFamily *team);
gboolean            along_questionnaire_is_last     (AlongRecord *record, AlongFamily *team);
AlongQuestionnaire *along_questionnaire_of_record  (AlongRecord *record, GError **error) G_GNUC_WARN_UNUSED_RESULT;

AlongForm          *along_form_of_assessment      (AlongRecord *assessment, AlongFamily *team, GHashTable *read) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
