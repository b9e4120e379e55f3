/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongImportRead: what a file holds, ready to be shown and taken in.
 *
 * @summary: a sentence: "12 people and 4 couples."
 * @problems: (element-type char *): what needs a look, each with its line
 * @edits: (element-type AlongEdit): what taking it in does; empty: nothing can be taken in
 * @family: to be shown afterwards; ALONG_ID_NONE: none
 * @whole: nothing has to be left out
 */
typedef struct
{
  char *title;
  char *summary;
  char *licence;
  GPtrArray *problems;
  GPtrArray *edits;
  AlongId family;
  gboolean whole;
} AlongImportRead;

void             along_import_read_free   (AlongImportRead *read);
void             along_import_read_async  (AlongSession *session, AlongFamily *family, GFile *file, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer data);
AlongImportRead *along_import_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongImportRead, along_import_read_free)

G_END_DECLS
