/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongAddFamily: one page that asks what a new family's record starts with, and makes it with one edit.
 * What is typed is a draft at once; closing keeps it, the next time it is there again. Ctrl+Enter adds.
 *
 * Asks of the window that it is transient for: "win.show-family" (s), "win.toast" (sb).
 */
#define ALONG_TYPE_ADD_FAMILY (along_add_family_get_type ())
G_DECLARE_FINAL_TYPE (AlongAddFamily, along_add_family, ALONG, ADD_FAMILY, AdwWindow)

GtkWindow *along_add_family_new (GtkWindow *parent, AlongSession *session);

G_END_DECLS
