/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Bytes of every key: a data key, a seed of a signing pair, the secret half of a sealing pair. */
#define ALONG_KEY_SIZE 32

/**
 * AlongKey: 32 secret bytes in locked memory that is unreadable between uses and wiped when the last
 * reference goes. May be shared between threads.
 */
typedef struct _AlongKey AlongKey;

AlongKey     *along_key_new_random     (void) G_GNUC_WARN_UNUSED_RESULT;
AlongKey     *along_key_new_from_bytes (const guint8 bytes[ALONG_KEY_SIZE]) G_GNUC_WARN_UNUSED_RESULT;
AlongKey     *along_key_ref            (AlongKey *key);
void          along_key_unref          (AlongKey *key);
const guint8 *along_key_peek           (AlongKey *key);
void          along_key_unpeek         (AlongKey *key);
gboolean      along_key_equal          (AlongKey *a, AlongKey *b);
guint         along_key_get_generation (AlongKey *key);
void          along_key_set_generation (AlongKey *key, guint generation);

/** Bytes of a key check value. */
#define ALONG_KEY_CHECK_SIZE 32
/** Bytes of the salt that a key check value is made from. */
#define ALONG_KEY_SALT_SIZE 16

void          along_key_check          (AlongKey     *key,
                                        const guint8  salt[ALONG_KEY_SALT_SIZE],
                                        guint8        check[ALONG_KEY_CHECK_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongKey, along_key_unref)

G_END_DECLS
