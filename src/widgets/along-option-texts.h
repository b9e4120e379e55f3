/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongOptionTexts: lays two labels out: side by side, the second in a column that begins at the same place in
 * every row, where there is room for it; else under one another.
 */
#define ALONG_TYPE_OPTION_TEXTS (along_option_texts_get_type ())
G_DECLARE_FINAL_TYPE (AlongOptionTexts, along_option_texts, ALONG, OPTION_TEXTS, GtkLayoutManager)

GtkLayoutManager *along_option_texts_new (void);

G_END_DECLS
