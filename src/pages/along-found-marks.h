/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The words that were looked for, marked where they are shown: by weight and line, not by colour. */

PangoAttrList *along_found_attributes  (GArray *marks, gsize shift) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget     *along_found_mark_labels (GtkWidget *within, const char *const *words, gboolean begin, const char *css_class);

G_END_DECLS
