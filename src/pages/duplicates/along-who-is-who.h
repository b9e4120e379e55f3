/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-merge.h"

G_BEGIN_DECLS

/* Of two families: a row for each person of the one that goes, to say who of the other they are. */

GtkWidget *along_who_is_who_new  (AlongFamily *kept, AlongFamily *other);
gboolean   along_who_is_who_pair (GtkWidget *list, AlongMerge *merge, GError **error);

/* Of one family: everybody but @person, the likeliest to be the same first; activating a row calls @chosen. */
typedef void (*AlongSomebodyChosen) (AlongId person, gpointer data);

GtkWidget *along_somebody_new    (AlongFamily *family, AlongRecord *person, AlongSomebodyChosen chosen, gpointer data);

char      *along_person_line     (AlongRecord *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
