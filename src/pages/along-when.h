/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-contact-words.h"
#include "along-record.h"

G_BEGIN_DECLS

/* Days and times as one says them today. */

char *along_when_day            (int day, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_when_day_inside     (int day, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_when_instant        (const AlongInstant *at, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_when_instant_inside (const AlongInstant *at, int today) G_GNUC_WARN_UNUSED_RESULT;
char *along_when_minutes        (int minutes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
