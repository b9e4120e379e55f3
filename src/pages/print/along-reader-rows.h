/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-report.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongReaderRows: who a copy is for, of a report or a picture: a group of rows to which others may be added. The family's
 * copy asks whose it is. What is restricted is chosen line by line, in a group of its own; the family's copy never has it.
 *
 *   signal "changed" ()
 */
#define ALONG_TYPE_READER_ROWS (along_reader_rows_get_type ())
G_DECLARE_FINAL_TYPE (AlongReaderRows, along_reader_rows, ALONG, READER_ROWS, AdwPreferencesGroup)

GtkWidget         *along_reader_rows_new           (AlongSession *session, AlongFamily *family, gboolean drawn);
GtkWidget         *along_reader_rows_make_private  (AlongReaderRows *self);
void               along_reader_rows_offer_private (AlongReaderRows *self, gboolean offer);
AlongReader        along_reader_rows_get_reader    (AlongReaderRows *self);
AlongId            along_reader_rows_get_person    (AlongReaderRows *self);
const char *const *along_reader_rows_get_private   (AlongReaderRows *self);
gboolean           along_reader_rows_is_complete   (AlongReaderRows *self);
char              *along_reader_rows_describe      (AlongReaderRows *self) G_GNUC_WARN_UNUSED_RESULT;
void               along_reader_rows_ask_reader    (AlongReaderRows *self);
void               along_reader_rows_ask_person    (AlongReaderRows *self);

G_END_DECLS
