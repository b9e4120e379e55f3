/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-measure-plan.h"
#include "along-page.h"

G_BEGIN_DECLS

void along_measure_list_fill (GtkWidget *list, AlongFamily *family, GPtrArray *plan);

G_END_DECLS
