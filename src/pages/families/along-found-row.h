/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-found.h"

G_BEGIN_DECLS

GtkWidget  *along_found_row_new         (const AlongFoundItem *item, gboolean tell_apart);
const char *along_found_group_words     (AlongFoundGroup group);

G_END_DECLS
