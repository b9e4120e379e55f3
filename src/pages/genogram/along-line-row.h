/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-genogram-page.h"

G_BEGIN_DECLS

/* A row to choose a kind of line from: each is drawn beside its words; those used last on this computer come first. */

void along_line_row_picture (AdwComboRow *row, const int *kinds, guint n, guint first);
int *along_line_row_kinds   (GtkWidget *within, guint *n) G_GNUC_WARN_UNUSED_RESULT;
void along_line_row_used    (GtkWidget *within, int kind);

G_END_DECLS
