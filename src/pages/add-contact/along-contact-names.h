/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-contact-line.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongContactNames: what a contact's one line is read against: the names that people of the family, workers
 * and modules go by. Holds no record.
 */
typedef struct
{
  AlongLineWords words; /* borrows from the arrays below */
  GArray *people, *workers, *modules;
  GPtrArray *lists;
} AlongContactNames;

AlongContactNames *along_contact_names_new  (AlongFamily *family, AlongFamily *team, AlongRecord *me, int today)
  G_GNUC_WARN_UNUSED_RESULT;
void               along_contact_names_free (AlongContactNames *self);

gboolean           along_module_is_for      (AlongFamily *family, AlongRecord *module);
const char        *along_element_words      (int element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongContactNames, along_contact_names_free)

G_END_DECLS
