/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-import-kind.h"
#include "along-import-people.h"
#include "along-import-problem.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongImportRead: what a file holds, ready to be shown and taken in.
 *
 * @kind: of the file
 * @title: what it is: "Contacts from a table"
 * @summary: a sentence: "12 people and 4 couples."
 * @questions: (element-type utf8): of a form, in their order
 * @problems: (element-type AlongImportProblem): what needs a look, in the order of the lines
 * @oddities: (element-type AlongImportProblem): of a genogram: what is not as such a file should be, and was read even so
 * @edits: (element-type AlongEdit): what taking it in does; empty: nothing can be taken in
 * @family: to be shown afterwards; ALONG_ID_NONE: none
 * @whole: nothing has to be left out
 * @people: (nullable): of a genogram
 */
typedef struct
{
  AlongImportKind kind;
  char *title;
  char *summary;
  char *licence;
  GPtrArray *questions;
  GPtrArray *problems;
  GPtrArray *oddities;
  GPtrArray *edits;
  AlongId family;
  gboolean whole;
  AlongImportPeople *people;
} AlongImportRead;

/* How far the reading is, from 0 to 1; in the main thread. */
typedef void (*AlongImportProgress) (double done, gpointer data);

char            *along_import_problem_words (const AlongImportProblem *problem);

void             along_import_read_free   (AlongImportRead *read);
void             along_import_read_async  (AlongSession *session, AlongFamily *family, gboolean anew, GFile *file,
                                           GCancellable *cancellable, AlongImportProgress progress, GAsyncReadyCallback callback,
                                           gpointer data);
AlongImportRead *along_import_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongImportRead, along_import_read_free)

G_END_DECLS
