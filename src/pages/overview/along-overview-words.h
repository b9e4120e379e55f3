/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* The sentences of the overview, from a family's record as on @today. */

char *along_overview_title     (AlongFamily *family, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_overview_sentence  (AlongFamily *family, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_overview_week      (AlongFamily *family, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_overview_notice    (AlongFamily *family, int today, char **why) G_GNUC_WARN_UNUSED_RESULT;
char *along_overview_summary   (AlongFamily *family, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_overview_people    (AlongFamily *family, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_overview_source    (AlongFamily *family, AlongRecord *observation, int today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
