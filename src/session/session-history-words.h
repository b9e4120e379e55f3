/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session-history.h"
#include "along-store-history.h"

G_BEGIN_DECLS

/* From the store's entries to words. */

AlongHistoryEdit *history_edit_new       (const AlongStoreHistoryEdit *edit, AlongStoreHistory *history, AlongFamily *team);
char             *history_worker_words   (AlongId worker, AlongFamily *records, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;
char             *history_time_words     (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
void              history_field_free     (gpointer field);
void              history_add_answers    (GPtrArray *fields, AlongRecord *questionnaire, const char *from, const char *to);

G_END_DECLS
