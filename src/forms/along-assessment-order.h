/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-record.h"

G_BEGIN_DECLS

/* Assessments in the order they were made in, and how those of one day are told apart. */

int   along_assessment_compare   (AlongRecord *one, AlongRecord *other);
char *along_assessment_mark      (AlongRecord *assessment, GPtrArray *like) G_GNUC_WARN_UNUSED_RESULT;
char *along_assessment_day_words (AlongRecord *assessment, GPtrArray *like) G_GNUC_WARN_UNUSED_RESULT;
char *along_assessment_day_sentence (AlongRecord *assessment, GPtrArray *like) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
