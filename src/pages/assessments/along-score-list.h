/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

guint    along_score_list_fill (GtkWidget *list, AlongFamily *family, int today);
gboolean along_score_list_show (GtkWidget *list, AlongId score);

G_END_DECLS
