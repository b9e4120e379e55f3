/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/** AlongWaiting: the drafts of every family that wait to be carried on with; nothing where there are none. */
#define ALONG_TYPE_WAITING (along_waiting_get_type ())
G_DECLARE_FINAL_TYPE (AlongWaiting, along_waiting, ALONG, WAITING, AdwBin)

GtkWidget *along_waiting_new         (void);
void       along_waiting_set_session (AlongWaiting *self, AlongSession *session);

G_END_DECLS
