/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongCommitted: what became of an edit.
 *
 * @widget: the one given to along_commit(), alive
 * @place: (nullable): where it was refused: the words of @error belong beside that field
 * @error: (nullable): %NULL: it is saved. Without a @place the person has been told already.
 */
typedef void (*AlongCommitted) (GtkWidget *widget, const AlongCheckPlace *place, const GError *error);

void along_commit (GtkWidget *widget, AlongSession *session, AlongEdit *edit, const char *draft, const char *toast,
                   AlongCommitted done);
void along_commit_all (GtkWidget *widget, AlongSession *session, GPtrArray *edits, const char *draft, const char *toast,
                       AlongCommitted done);

G_END_DECLS
