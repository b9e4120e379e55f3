/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/** AlongColleaguesWindow: one's own key, to be given to colleagues, and theirs. */
#define ALONG_TYPE_COLLEAGUES_WINDOW (along_colleagues_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongColleaguesWindow, along_colleagues_window, ALONG, COLLEAGUES_WINDOW, AdwWindow)

/* @file: (nullable): a colleague's key, to be looked at first */
GtkWindow *along_colleagues_window_new (GtkWindow *parent, AlongSession *session, GFile *file);

G_END_DECLS
