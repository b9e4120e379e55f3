/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-family.h"

G_BEGIN_DECLS

/* The panel of one person: name, safe contact, going well, about, relationships. Rows act through the actions
 * "genogram.choose" (s), "genogram.ask" (s), "genogram.remove-record" (s) of the page. */

void along_person_panel_fill  (GtkWidget *box, AlongFamily *family, AlongRecord *person, gboolean with_private,
                               const char *keeper, gboolean may_erase, int today);
void along_person_panel_clear (GtkWidget *box);

G_END_DECLS
