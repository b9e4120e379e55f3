/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/* Preferences: who you are (kept in the store), how it looks and when it locks (kept on this computer). */

GtkWindow *along_preferences_new        (GtkWindow *parent, AlongSession *session);
void       along_preferences_show_backups (GtkWindow *window);
void       along_preferences_apply_look (void);

G_END_DECLS
