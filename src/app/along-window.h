/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongWindow: the window of one session: outside, while the caseload is closed (Welcome, starting, the
 * vault's pages); inside, a header bar above the list of families and the pages of one family. Its title
 * never names a family.
 */
#define ALONG_TYPE_WINDOW (along_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongWindow, along_window, ALONG, WINDOW, AdwApplicationWindow)

GtkWidget *along_window_new  (GtkApplication *application, AlongSession *session);
gboolean   along_window_lock (AlongWindow *self, guint idle_minutes);
void       along_window_apply_settings (AlongWindow *self);
void       along_window_open_file (AlongWindow *self, GFile *file);
void       along_window_tell (AlongWindow *self, const GError *why);
void       along_window_unsay (AlongWindow *self);

G_END_DECLS
