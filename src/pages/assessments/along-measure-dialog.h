/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ask/along-ask.h"

G_BEGIN_DECLS

/* What the drafts of the dialog are called. */
#define ALONG_MEASURE_DRAFTS "measure"

GtkWindow *along_measure_dialog_open (AlongPage *page, const char *key);
char      *along_measure_dialog_key  (AlongFamily *family, AlongRecord *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
