/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-gedcom-here.h"
#include "along-import-problem.h"

G_BEGIN_DECLS

/**
 * AlongGedcomImport: how a document comes into the record.
 *
 * @family: into this family; ALONG_ID_NONE: as a new one, whose record is then part of the edit
 * @name, @reference: (nullable): of the new family; else made from the surname and the id
 * @index: (nullable): xref of the person that the picture is about
 * @here: (nullable): who is in @family already is not taken in again, and stays as they are; it is matched by the import
 * @progress: (nullable): how far it is; called in the thread of the import
 */
typedef struct
{
  AlongId family;
  const char *name;
  const char *reference;
  const char *index;
  AlongGedcomHere *here;
  AlongGedcomProgress progress;
  gpointer progress_data;
} AlongGedcomImport;

AlongEdit *along_gedcom_to_edit (AlongGedcom *gedcom, const AlongGedcomImport *how, GPtrArray *problems,
                                 GCancellable *cancellable, GError **error);
const char *along_gedcom_import_name (const AlongGedcomPerson *person);

G_END_DECLS
