/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

GtkWidget *along_plan_ask (GtkWidget *widget, AlongSession *session, AlongFamily *family, AlongRecord *version, gboolean again);

G_END_DECLS
