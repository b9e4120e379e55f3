/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget     *along_erase_text_new        (const char *title, const char *words);
GtkTextBuffer *along_erase_text_get_buffer (GtkWidget *text);

G_END_DECLS
