/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-summary.h"
#include "along-support.h"

G_BEGIN_DECLS

AlongRecord  *along_support_pregnancy_of (AlongFamily *family, AlongRecord *episode);
AlongSupport *along_support_from_family  (AlongFamily *family, AlongRecord *episode, int today) G_GNUC_WARN_UNUSED_RESULT;
AlongSupport *along_support_from_summary (AlongSummary *summary, int today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
