/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

/* Beside and below the phases: modules, the ending, older versions, the strip. */

void     along_plan_clear         (GtkWidget *list);
void     along_plan_fill_modules  (GtkWidget *list, AlongFamily *family, AlongFamily *team);
gboolean along_plan_fill_ending   (GtkWidget *list, AlongSession *session, AlongFamily *family, AlongRecord *episode, int today);
gboolean along_plan_fill_older    (GtkWidget *list, AlongFamily *family, AlongRecord *episode, AlongRecord *latest);
GtkWidget *along_plan_phase_read  (AlongRecord *phase);
void     along_plan_fill_strip    (GtkWidget *grid, AlongFamily *family, AlongRecord *version);

G_END_DECLS
