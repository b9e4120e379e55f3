/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* KeyringWatch: a time limit for a row of blocking calls, by a cancellable that it cancels, and that the
 * caller's own cancels too. */
typedef struct _KeyringWatch KeyringWatch;

KeyringWatch *keyring_watch_new             (guint seconds, GCancellable *outer);
void          keyring_watch_free            (KeyringWatch *watch);
GCancellable *keyring_watch_get_cancellable (KeyringWatch *watch);
void          keyring_watch_rest            (KeyringWatch *watch);
void          keyring_watch_go_on           (KeyringWatch *watch);
gboolean      keyring_watch_is_over         (KeyringWatch *watch);
gboolean      keyring_watch_is_cancelled    (KeyringWatch *watch, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeyringWatch, keyring_watch_free)

G_END_DECLS
