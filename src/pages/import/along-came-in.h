/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

/* What an import left to be looked at: said above the genogram that it went into, until somebody has seen it or the
 * caseload is locked. It is not kept. */

void       along_came_in_note (AlongSession *session, AlongId family, guint people, GPtrArray *problems);
void       along_came_in_forget (AlongSession *session);
GtkWidget *along_came_in_new  (void);
void       along_came_in_show (GtkWidget *banner, AlongSession *session, AlongFamily *family);

/* The list of what needs a look, one to a line; for the clipboard and for a file. */
char      *along_came_in_text (GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void       along_came_in_copy (GtkWidget *widget, AlongSession *session, AlongId family, const char *text);
void       along_came_in_save (GtkWindow *window, AlongSession *session, AlongId family, const char *text);

G_END_DECLS
