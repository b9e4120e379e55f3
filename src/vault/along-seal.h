/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "along-key.h"

G_BEGIN_DECLS

/** Bytes of the public half of either pair, and of a signature. */
#define ALONG_PUBLIC_SIZE 32
#define ALONG_SIGNATURE_SIZE 64

/* Ed25519. The secret half is the pair's seed. */
AlongKey *along_sign_make_pair   (guint8        public_half[ALONG_PUBLIC_SIZE]) G_GNUC_WARN_UNUSED_RESULT;
void      along_sign             (AlongKey     *secret_half,
                                  const void   *data,
                                  gsize         length,
                                  guint8        signature[ALONG_SIGNATURE_SIZE]);
gboolean  along_sign_verify      (const guint8  public_half[ALONG_PUBLIC_SIZE],
                                  const void   *data,
                                  gsize         length,
                                  const guint8  signature[ALONG_SIGNATURE_SIZE]);
char     *along_sign_fingerprint (const guint8  public_half[ALONG_PUBLIC_SIZE]) G_GNUC_WARN_UNUSED_RESULT;

void      along_sign_public_half (AlongKey   *secret_half,
                                  guint8        public_half[ALONG_PUBLIC_SIZE]);

/* X25519 sealed boxes. */
void      along_seal_public_half (AlongKey   *secret_half,
                                  guint8        public_half[ALONG_PUBLIC_SIZE]);
AlongKey *along_seal_make_pair   (guint8        public_half[ALONG_PUBLIC_SIZE]) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *along_seal             (const guint8  public_half[ALONG_PUBLIC_SIZE],
                                  const void   *data,
                                  gsize         length,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *along_seal_open        (AlongKey     *secret_half,
                                  GBytes       *sealed,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
AlongKey *along_seal_open_key    (AlongKey     *secret_half,
                                  GBytes       *sealed,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
