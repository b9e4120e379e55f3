/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongGedcomWindow: asks who a family's genogram is for, of the family's own copy whose it is, in which version of GEDCOM it is written and what goes out besides
 * names, days and who is whose, then writes the file in a thread and notes that it went out.
 *
 * Asks of the window that it is transient for: "win.toast" (sb).
 */
#define ALONG_TYPE_GEDCOM_WINDOW (along_gedcom_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongGedcomWindow, along_gedcom_window, ALONG, GEDCOM_WINDOW, AdwWindow)

GtkWindow *along_gedcom_window_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, int day);

/* For tests: as if @file had been chosen. */
void       along_gedcom_window_save (AlongGedcomWindow *self, GFile *file);

G_END_DECLS
