/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *along_words_row_new       (const char *words);
GtkWidget *along_words_row_get_label (GtkWidget *row);

G_END_DECLS
