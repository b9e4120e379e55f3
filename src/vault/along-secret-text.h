/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "along-key.h"

G_BEGIN_DECLS

/**
 * AlongSecretText: a passphrase in locked memory, wiped when freed. Bytes as typed: capital letters and
 * spaces count.
 */
typedef struct _AlongSecretText AlongSecretText;

AlongSecretText *along_secret_text_new        (const char *text) G_GNUC_WARN_UNUSED_RESULT;
AlongSecretText *along_secret_text_new_len    (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
AlongSecretText *along_secret_text_new_of_key (AlongKey *key, const char *before, const char *after) G_GNUC_WARN_UNUSED_RESULT;
AlongSecretText *along_secret_text_read_file  (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongSecretText *along_secret_text_copy       (const AlongSecretText *secret) G_GNUC_WARN_UNUSED_RESULT;
void             along_secret_text_free       (AlongSecretText *secret);
const char      *along_secret_text_peek       (const AlongSecretText *secret);
gsize            along_secret_text_get_length (const AlongSecretText *secret);
gboolean         along_secret_text_equal      (const AlongSecretText *a, const AlongSecretText *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongSecretText, along_secret_text_free)

G_END_DECLS
