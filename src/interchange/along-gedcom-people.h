/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-private.h"

G_BEGIN_DECLS

void along_gedcom_read_person (AlongGedcom *self, guint record, AlongGedcomPerson *person);
void along_gedcom_read_couple (AlongGedcom *self, guint record, AlongGedcomCouple *couple);
const char *along_gedcom_kept_text (AlongGedcom *self, guint line, AlongGedcomTag tag);
void along_gedcom_find_loops  (AlongGedcom *self);
AlongGedcomPedigree along_gedcom_pedigree_of (const char *words);

G_END_DECLS
