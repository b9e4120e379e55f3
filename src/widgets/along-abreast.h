/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongAbreast: lays the children of a box out side by side, all as wide as one another, where each has room for some
 * words; else under one another. The room that it takes grows with the text.
 */
#define ALONG_TYPE_ABREAST (along_abreast_get_type ())
G_DECLARE_FINAL_TYPE (AlongAbreast, along_abreast, ALONG, ABREAST, GtkLayoutManager)

GtkLayoutManager *along_abreast_new (int between);

G_END_DECLS
