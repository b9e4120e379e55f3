/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-gedcom-here.h"

G_BEGIN_DECLS

/**
 * AlongImportPeople: who is in a genogram that is looked at before it comes in: new, in the family already, or not to be
 * told. Made in any thread.
 */
typedef struct _AlongImportPeople AlongImportPeople;

AlongImportPeople *along_import_people_new  (AlongGedcom *gedcom, AlongGedcomHere *here);
void               along_import_people_free (AlongImportPeople *people);
guint              along_import_people_here (AlongImportPeople *people);
guint              along_import_people_fresh (AlongImportPeople *people);
void               along_import_people_show (AlongImportPeople *people, AdwPreferencesGroup *group);

void along_import_fill_when_opened (GtkWidget *row, GPtrArray *lines, guint more);
void along_import_add_line (GtkWidget *row, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongImportPeople, along_import_people_free)

G_END_DECLS
