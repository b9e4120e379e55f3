/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-page.h"
#include "along-genogram-edits.h"

G_BEGIN_DECLS

/* The small dialogs of the genogram. Ctrl+Enter adds or changes, Esc closes. Records are looked up again when
 * the dialog is answered. */

GtkWindow *along_person_dialog_add    (AlongGenogramPage *page, AlongRecord *to);
GtkWindow *along_person_dialog_change (AlongGenogramPage *page, AlongRecord *person);
GtkWindow *along_couple_dialog_change (AlongGenogramPage *page, AlongRecord *couple);
GtkWindow *along_connect_dialog_new   (AlongGenogramPage *page, AlongRecord *from);
void       along_person_dialog_close  (AlongGenogramPage *page);

G_END_DECLS
