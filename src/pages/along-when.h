/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-record.h"

G_BEGIN_DECLS

/* Days and times as one says them today, and what a contact is called. */

char       *along_when_day          (int day, int today) G_GNUC_WARN_UNUSED_RESULT;
char       *along_when_day_inside   (int day, int today) G_GNUC_WARN_UNUSED_RESULT;
char       *along_when_instant      (const AlongInstant *at, int today) G_GNUC_WARN_UNUSED_RESULT;
char       *along_when_minutes      (int minutes) G_GNUC_WARN_UNUSED_RESULT;
const char *along_contact_words     (int mode, int place);
const char *along_contact_status_words (int status);

G_END_DECLS
