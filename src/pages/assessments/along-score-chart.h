/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-score-register.h"

G_BEGIN_DECLS

GtkWidget *along_score_chart_new (const AlongMeasured *measured, int born);

G_END_DECLS
