/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What pages are made of: lines of words that wrap, and boxed lists of rows. */

GtkWidget *along_boxed_label    (GtkWidget *box, const char *words, const char *css_class);
GtkWidget *along_boxed_list_new (const char *name);
GtkWidget *along_boxed_list     (GtkWidget *box, const char *name);
GtkWidget *along_boxed_row      (GtkWidget *list, const char *title, const char *subtitle);
GHashTable *along_boxed_folded_out (GtkWidget *list) G_GNUC_WARN_UNUSED_RESULT;
void       along_boxed_clear    (GtkWidget *list);

G_END_DECLS
