/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/* Each fills a list of the overview anew. */

void     along_overview_clear         (GtkWidget *list);
GtkWidget *along_overview_add_row     (GtkWidget *list, const char *icon, const char *css_class, const char *title,
                                       const char *subtitle);
gboolean along_overview_fill_drafts   (GtkWidget *list, AlongSession *session, AlongFamily *family, int today);
void     along_overview_fill_strengths (GtkWidget *list, AlongFamily *family, AlongFamily *team, int today);
void     along_overview_fill_week     (GtkWidget *list, AlongFamily *family, AlongFamily *team, int today);
gboolean along_overview_fill_steps    (GtkWidget *list, AlongSession *session, AlongFamily *family, int today);
gboolean along_overview_fill_hopes    (GtkWidget *list, AlongFamily *family, int today);
guint    along_overview_fill_others   (GtkWidget *list, AlongFamily *family, AlongFamily *team, int today);
gboolean along_overview_fill_worries  (GtkWidget *list, AlongFamily *family, int today);

G_END_DECLS
