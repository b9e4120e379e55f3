/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void along_recovery_sheet_print (GtkWindow *parent, const char *words, const char *team, GtkPrintOperationAction action,
                                 const char *file);

G_END_DECLS
