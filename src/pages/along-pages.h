/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void         along_pages_register (void);
const GType *along_pages_templates (guint *n);

G_END_DECLS
