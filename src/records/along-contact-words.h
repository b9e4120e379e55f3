/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-instant.h"

G_BEGIN_DECLS

/* What a contact is called, on screen and in reports, and its picture. */

const char *along_contact_words        (int mode, int place);
const char *along_contact_status_words (int status);
const char *along_contact_icon         (int mode);
char       *along_contact_edit_title   (const AlongInstant *at) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_contact_is_edit_title (const char *title);

G_END_DECLS
