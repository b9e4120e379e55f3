/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void along_spin_show_plain (GtkSpinButton *spin);

G_END_DECLS
