/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-key.h"
#include "along-secret-text.h"

G_BEGIN_DECLS

/**
 * AlongWrap: the contents of unlock.wrap or recovery.wrap, and the head of a backup: an X25519 pair whose
 * secret half lies under a passphrase, and data keys sealed to its public half. Sealing needs no passphrase.
 */
typedef struct _AlongWrap AlongWrap;

/**
 * AlongWrapCost: what one try of a passphrase costs (Argon2id).
 *
 * @ALONG_WRAP_COST_STANDARD: libsodium's MODERATE: about a second and 256 MiB
 * @ALONG_WRAP_COST_TESTING: the least there is; for tests alone
 */
typedef enum
{
  ALONG_WRAP_COST_STANDARD,
  ALONG_WRAP_COST_TESTING,
} AlongWrapCost;

/** Keys that one wrap holds at most: while a key is being changed there are two. */
#define ALONG_WRAP_KEYS 4

/* Making one takes about a second. */
AlongWrap *along_wrap_new_sync    (const AlongSecretText *passphrase,
                                   AlongWrapCost          cost,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void       along_wrap_new_async   (const AlongSecretText *passphrase,
                                   AlongWrapCost          cost,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               data);
AlongWrap *along_wrap_new_finish  (GAsyncResult          *result,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
AlongWrap *along_wrap_copy_empty  (const AlongWrap       *wrap) G_GNUC_WARN_UNUSED_RESULT;
void       along_wrap_free        (AlongWrap             *wrap);

/* The keys in it. No passphrase is needed. */
gboolean   along_wrap_seal        (AlongWrap             *wrap,
                                   guint                  generation,
                                   AlongKey              *key,
                                   GError               **error);
gboolean   along_wrap_drop        (AlongWrap             *wrap,
                                   guint                  generation);
gboolean   along_wrap_has         (const AlongWrap       *wrap,
                                   guint                  generation);

/* Bytes and files. */
GBytes    *along_wrap_to_bytes    (const AlongWrap       *wrap) G_GNUC_WARN_UNUSED_RESULT;
AlongWrap *along_wrap_from_bytes  (GBytes                *bytes,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
AlongWrap *along_wrap_read        (const char            *path,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   along_wrap_write       (const AlongWrap       *wrap,
                                   const char            *path,
                                   GError               **error);

/* Opening one that is in memory: no counting of tries. About a second. */
GPtrArray *along_wrap_open_sync   (const AlongWrap       *wrap,
                                   const AlongSecretText *passphrase,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* Opening a file, with tries counted in it. About a second. */
guint      along_wrap_file_wait   (const char            *path);
GPtrArray *along_wrap_file_open_sync   (const char             *path,
                                        const AlongSecretText  *passphrase,
                                        GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void       along_wrap_file_open_async  (const char             *path,
                                        const AlongSecretText  *passphrase,
                                        GCancellable           *cancellable,
                                        GAsyncReadyCallback     callback,
                                        gpointer                data);
GPtrArray *along_wrap_file_open_finish (GAsyncResult           *result,
                                        GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/* Changing the keys in a file, or all of it, while nobody else does. */
gboolean   along_wrap_file_edit_sync    (const char            *path,
                                         AlongKey              *add,
                                         guint                  drop,
                                         GError               **error);
AlongWrap *along_wrap_file_make_sync    (const char            *path,
                                         const AlongSecretText *passphrase,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   along_wrap_file_replace_sync (const char            *path,
                                         const AlongWrap       *wrap,
                                         GError               **error);

/* Another passphrase for the same keys. About two seconds. */
gboolean   along_wrap_file_change_sync   (const char            *path,
                                          const AlongSecretText *old_passphrase,
                                          const AlongSecretText *new_passphrase,
                                          GError               **error);
void       along_wrap_file_change_async  (const char            *path,
                                          const AlongSecretText *old_passphrase,
                                          const AlongSecretText *new_passphrase,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               data);
gboolean   along_wrap_file_change_finish (GAsyncResult          *result,
                                          GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongWrap, along_wrap_free)

G_END_DECLS
