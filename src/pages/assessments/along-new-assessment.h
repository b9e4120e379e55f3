/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-series.h"

G_BEGIN_DECLS

/**
 * AlongNewAssessment: which form, with whom, for what day. Signal: chosen (): along_new_assessment_take()
 * then gives what was chosen; the dialog closes after it.
 */
#define ALONG_TYPE_NEW_ASSESSMENT (along_new_assessment_get_type ())
G_DECLARE_FINAL_TYPE (AlongNewAssessment, along_new_assessment, ALONG, NEW_ASSESSMENT, AdwWindow)

GtkWidget    *along_new_assessment_new  (AlongFamily *family, AlongFamily *team);
AlongFilling *along_new_assessment_take (AlongNewAssessment *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
