/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongProgressRing: how much of a section is done, as a ring of 24 px; a tick when all is. Role
 * PROGRESS_BAR with the count in words. Cannot be focused.
 */
#define ALONG_TYPE_PROGRESS_RING (along_progress_ring_get_type ())
G_DECLARE_FINAL_TYPE (AlongProgressRing, along_progress_ring, ALONG, PROGRESS_RING, GtkWidget)

GtkWidget *along_progress_ring_new (void);
void       along_progress_ring_set (AlongProgressRing *self, guint done, guint all, const char *words);

G_END_DECLS
