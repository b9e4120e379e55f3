/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean along_narrow_as_parent (GtkWindow *dialog, GtkWindow *parent);

G_END_DECLS
