/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The catalogue of published measures, to be read. */

void along_instrument_rows_fill (GtkWidget *list);

G_END_DECLS
