/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What pages that ask for a name or a passphrase have in common. */

void     along_asked_row_refuse          (GtkWidget *label, GtkWidget *row, const char *words);
gboolean along_asked_row_take_passphrase (GtkWidget *label, GtkWidget *row, GtkWidget *again);
void     along_asked_row_name_eye        (GtkWidget *row);

G_END_DECLS
