/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "along-seal.h"
#include "along-wrap.h"

G_BEGIN_DECLS

#define WRAP_SEALED_SIZE (ALONG_KEY_SIZE + crypto_box_SEALBYTES)
#define WRAP_BOX_SIZE (ALONG_KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)
/* What the box is bound to: magic, version, cost, salt, nonce, public half. */
#define WRAP_BOUND_SIZE 96

struct _AlongWrap
{
  guint32 opslimit;
  guint64 memlimit;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  guint8 public_half[ALONG_PUBLIC_SIZE];
  guint8 box[WRAP_BOX_SIZE];
  guint32 tries;
  gint64 last_try;
  struct
  {
    guint32 generation;
    guint8 sealed[WRAP_SEALED_SIZE];
  } keys[ALONG_WRAP_KEYS];
  guint n_keys;
};

AlongWrap *wrap_new_with_cost (const AlongSecretText *passphrase, guint32 opslimit, guint64 memlimit,
                               GError **error);
void       wrap_bound_bytes   (const AlongWrap *wrap, guint8 bytes[WRAP_BOUND_SIZE]);

G_END_DECLS
