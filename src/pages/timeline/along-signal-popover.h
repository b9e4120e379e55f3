/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-page.h"
#include "along-ribbon.h"

G_BEGIN_DECLS

GtkWidget *along_signal_popover_new (AlongPage *page, AlongRibbon *ribbon, const char *key, const char *name);

G_END_DECLS
