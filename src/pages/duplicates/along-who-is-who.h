/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-merge.h"

G_BEGIN_DECLS

/* Of two families: a row for each person of the one that goes, to say who of the other they are. */

GtkWidget *along_who_is_who_new  (AlongFamily *kept, AlongFamily *other, AlongId one, AlongId two);
gboolean   along_who_is_who_any  (GtkWidget *list);
gboolean   along_who_is_who_pair (GtkWidget *list, AlongMerge *merge, GError **error);

char      *along_person_line     (AlongRecord *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
