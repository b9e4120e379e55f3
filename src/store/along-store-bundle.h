/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-secret-text.h"
#include "along-store-backup.h"
#include "along-store.h"
#include "along-taking.h"

G_BEGIN_DECLS

/* Families given to a colleague in one file, and taken in from one. All of these wait: not for the main thread of a
 * window. They fail with ALONG_TAKING_ERROR or ALONG_STORE_ERROR. */

/** What the names of such files end with. */
#define ALONG_BUNDLE_ENDING ".along"

/**
 * AlongStoreGiving: what is given, by whom, to whom.
 *
 * @cut: leave out what is restricted
 * @seal_to: (nullable): the colleague's X25519 key; @passphrase: (nullable): one of the two there must be
 * @to: in words, for the list of who was given what
 * @progress: (nullable): told how much is done
 */
typedef struct
{
  const AlongId *families;
  guint n_families;
  AlongId worker;
  gboolean cut;
  const guint8 *seal_to;
  const AlongSecretText *passphrase;
  const char *to;
  AlongStoreProgress progress;
  gpointer data;
} AlongStoreGiving;

/** AlongStoreGiven: that something was given: how many records, and how many of each kind are there now. */
typedef struct
{
  guint records, left_out;
  guint counts[ALONG_N_KINDS];
} AlongStoreGiven;

gboolean     along_store_give_sync      (AlongStore *self, const AlongStoreGiving *giving, const char *path,
                                         AlongStoreGiven *given, GCancellable *cancellable, GError **error);
AlongTaking *along_store_look_into_sync (AlongStore *self, const char *path, const AlongSecretText *passphrase,
                                         AlongStoreProgress progress, gpointer data, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type AlongEdit): what changed. @taking is used up. */
GPtrArray   *along_store_take_in_sync   (AlongStore *self, AlongTaking *taking, AlongId worker, AlongStoreProgress progress,
                                         gpointer data, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keys of colleagues. (element-type AlongColleagueKey) */
GPtrArray   *along_store_list_colleague_keys_sync (AlongStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_store_accept_colleague_key_sync (AlongStore *self, const AlongColleagueKey *key, AlongId by, GError **error);
gboolean     along_store_forget_colleague_key_sync (AlongStore *self, AlongId worker, AlongId by, GError **error);
gboolean     along_store_get_own_key_sync (AlongStore *self, AlongId me, AlongColleagueKey *key, GError **error);

char        *along_store_make_key_file_sync (AlongStore *self, AlongId me, const char *name, int role, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** What the names of files with a key end with. */
#define ALONG_COLLEAGUE_ENDING ".along-key"
gboolean     along_colleague_read      (const char *text, gssize length, AlongColleagueKey *key, char **name, int *role,
                                        GError **error);

G_END_DECLS
