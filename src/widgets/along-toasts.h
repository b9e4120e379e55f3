/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongToasts: where toasts come, one at a time; to lie over the foot of a page in a GtkOverlay. They come without moving
 * and fade out.
 */
#define ALONG_TYPE_TOASTS (along_toasts_get_type ())
G_DECLARE_FINAL_TYPE (AlongToasts, along_toasts, ALONG, TOASTS, AdwBin)

GtkWidget *along_toasts_new   (void);
void       along_toasts_add   (AlongToasts *self, AdwToast *toast);
void       along_toasts_clear (AlongToasts *self);

G_END_DECLS
