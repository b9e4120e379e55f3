/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongGiveWindow: families given to a colleague in one file: which, to whom, what is left out.
 *
 * Asks of the window that it is transient for: "win.colleagues".
 */
#define ALONG_TYPE_GIVE_WINDOW (along_give_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongGiveWindow, along_give_window, ALONG, GIVE_WINDOW, AdwWindow)

/* @family: (nullable): the one on the screen: chosen already */
GtkWindow *along_give_window_new (GtkWindow *parent, AlongSession *session, AlongFamily *family);

G_END_DECLS
