/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongFlow: chips in lines, as many to a line as fit, each at its own width; mirrored from right to left.
 * Tab and the arrow keys go from chip to chip. Role LIST; give it a name.
 */
#define ALONG_TYPE_FLOW (along_flow_get_type ())
G_DECLARE_FINAL_TYPE (AlongFlow, along_flow, ALONG, FLOW, GtkWidget)

GtkWidget *along_flow_new    (void);
void       along_flow_append (AlongFlow *self, GtkWidget *child);
void       along_flow_clear  (AlongFlow *self);

G_END_DECLS
