/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongAnnouncer: says a sentence to a screen reader: an unseen label with role STATUS whose name changes.
 * A window holds one, somewhere in its tree; along_announce() finds it from any widget of the window.
 */
#define ALONG_TYPE_ANNOUNCER (along_announcer_get_type ())
G_DECLARE_FINAL_TYPE (AlongAnnouncer, along_announcer, ALONG, ANNOUNCER, GtkWidget)

GtkWidget  *along_announcer_new  (void);
void        along_announcer_say  (AlongAnnouncer *self, const char *words);
const char *along_announcer_said (AlongAnnouncer *self);
void        along_announce       (GtkWidget *widget, const char *words);
void        along_announce_nothing (GtkWidget *widget);

G_END_DECLS
