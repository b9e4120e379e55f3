/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gboolean along_narrow_as_parent (GtkWindow *dialog, GtkWindow *parent);
gboolean along_narrow_is        (GtkWidget *widget);
void     along_narrow_title     (AdwHeaderBar *header, GtkWindow *window);
void     along_narrow_controls  (AdwHeaderBar *header, gboolean narrow);

G_END_DECLS
