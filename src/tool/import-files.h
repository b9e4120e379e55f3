/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "open-store.h"

G_BEGIN_DECLS

/**
 * AlongToolImport: files on their way into a store: read one after another, then committed together.
 *
 * @into: (nullable): id or reference of the family that people go into
 * @good_rows: what cannot be taken in is left out; else it is a reason to refuse
 * @families: the families as they will be after @edits, by id; the team's own records under ALONG_ID_NONE
 * @edits: (element-type AlongEdit): in the order of the files
 * @warnings: (element-type char *): each with its file and line
 */
typedef struct
{
  AlongStore *store;
  const char *into;
  gboolean good_rows;
  GPtrArray *list;
  GHashTable *families;
  GPtrArray *edits;
  GPtrArray *warnings;
} AlongToolImport;

gboolean along_tool_import_start (AlongToolImport *self, AlongStore *store, GError **error);
gboolean along_tool_import_file  (AlongToolImport *self, const char *path, int *exit_code);
void     along_tool_import_clear (AlongToolImport *self);

G_END_DECLS
