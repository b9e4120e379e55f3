/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-commit.h"

G_BEGIN_DECLS

void       along_own_forms_ensure (GtkWidget *widget, AlongSession *session);
gboolean   along_own_forms_wait   (GtkWidget *widget, const char *action);
GPtrArray *along_own_forms_list   (AlongFamily *team, gboolean born) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
