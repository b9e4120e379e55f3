/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

#include "along-keyring.h"
#include "keyring-watch.h"

G_BEGIN_DECLS

/* KeyringService: one conversation with the Secret Service, from connecting to the last answer. */
typedef struct
{
  KeyringWatch *watch;
  GCancellable *cancellable;
  SecretService *service;
  AlongKeyringManner manner;
} KeyringService;

gboolean          keyring_service_open       (KeyringService *self, AlongKeyringManner manner, guint timeout,
                                              GCancellable *cancellable, GError **error);
void              keyring_service_close      (KeyringService *self);
gboolean          keyring_service_find       (KeyringService *self, const SecretSchema *schema,
                                              GHashTable *attributes, GList **items, GError **error);
SecretCollection *keyring_service_collection (KeyringService *self, GError **error);
gboolean          keyring_service_fail       (KeyringService *self, GError *reason, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeyringService, keyring_service_close)

G_END_DECLS
