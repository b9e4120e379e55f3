/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongTakeInWindow: shows what a colleague's file holds, who made it, what is new, what changes, what a person must
 * decide; and takes it in when they say so.
 *
 * Asks of the window that it is transient for: "win.toast" (sb), "win.show-family" (s).
 */
#define ALONG_TYPE_TAKE_IN_WINDOW (along_take_in_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongTakeInWindow, along_take_in_window, ALONG, TAKE_IN_WINDOW, AdwWindow)

GtkWindow *along_take_in_window_new    (GtkWindow *parent, AlongSession *session, GFile *file);
void       along_take_in_window_choose (GtkWindow *parent, AlongSession *session);

G_END_DECLS
