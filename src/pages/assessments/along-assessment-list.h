/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-series.h"

G_BEGIN_DECLS

/* The rows of the list. What a row asks for goes through the actions "assessments.open" (u): number of the
 * series, by the list itself, "assessments.review" (u), "assessments.carry-on" (s) and "assessments.let-go" (s): key of a draft. */

guint along_assessment_list_fill_drafts (GtkWidget *list, AlongSession *session, AlongFamily *family, int today);
void  along_assessment_list_fill        (GtkWidget *list, AlongSession *session, AlongFamily *family, GPtrArray *series, GPtrArray *plan, int today,
                                         gboolean narrow);

G_END_DECLS
