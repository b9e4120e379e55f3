/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-family.h"
#include "along-ribbon.h"

G_BEGIN_DECLS

/* What stands in words above and under the ribbon. */

void along_timeline_clear      (GtkWidget *box);
void along_timeline_say_states (GtkWidget *notes, AlongRibbon *ribbon, AlongFamily *family);
void along_timeline_say_now    (GtkWidget *now, AlongRibbon *ribbon);

G_END_DECLS
