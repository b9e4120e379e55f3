/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-family.h"
#include "along-instant.h"

G_BEGIN_DECLS

/* What is signed, put right with a reason, and countersigned. */

void      along_assessment_sign             (AlongRecord *assessment, const char *response, AlongId worker, const AlongInstant *at);
void      along_assessment_amend            (AlongRecord *assessment, const char *response, const char *reason, AlongId worker,
                                             const AlongInstant *at);
void      along_assessment_mark_blind       (char **response);
gboolean  along_assessment_is_blind         (AlongRecord *assessment);
void      along_assessment_mark_too_young   (char **response, const char *reason);
char     *along_assessment_why_too_young    (AlongRecord *assessment) G_GNUC_WARN_UNUSED_RESULT;
void      along_assessment_countersign      (AlongRecord *assessment, AlongId worker, const AlongInstant *at);
gboolean  along_assessment_can_countersign  (AlongRecord *assessment, AlongRecord *worker);
char     *along_assessment_signature_words  (AlongRecord *assessment, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
