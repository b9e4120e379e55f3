/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongDomainLayout: one line of the picture over time: four children, name, chart, how it is now, since the first.
 * Side by side where there is room, the columns in line from row to row; else name and change above, how it is now
 * below, then the chart.
 */
#define ALONG_TYPE_DOMAIN_LAYOUT (along_domain_layout_get_type ())
G_DECLARE_FINAL_TYPE (AlongDomainLayout, along_domain_layout, ALONG, DOMAIN_LAYOUT, GtkLayoutManager)

GtkLayoutManager *along_domain_layout_new (gboolean head);

G_END_DECLS
