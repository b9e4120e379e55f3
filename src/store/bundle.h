/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-hash.h"
#include "along-seal.h"
#include "along-secret-text.h"
#include "along-store-backup.h"
#include "along-taking.h"
#include "store-private.h"

G_BEGIN_DECLS

/* A bundle: families given to a colleague, as a parcel. Its header, in clear:
 *
 *     0   4  version
 *     4  16  the maker's worker id, or zeros
 *    20  32  the maker's Ed25519 key
 *    52   2  how many keys it is sealed to
 *    54  80  each: the bundle's key sealed to an X25519 key
 *   then  2  bytes of a wrap (a passphrase opens it: along-wrap.h), or 0; then the wrap
 *
 * Its pages are an SQLCipher file under a random key of its own. The signature is Ed25519 over "Alongside bundle 1\n" and
 * the BLAKE2b chain that begins with the header and goes on over every row of "bundle", "family", "entry" and "team", in
 * the order of their keys, as the journal's does: who changes a row, or puts another header before it, breaks it. */

/**
 * BundleEntry: one entry of a journal, in a bundle or of one's own; the part that is compared comes first.
 *
 * @anew: its images are not those that were promised when it was written: something was erased from them
 */
typedef struct
{
  AlongExchangeEntry entry;
  JournalEntry as_written;
  gboolean anew;
} BundleEntry;

/* What was passed on in another form than it was written in has its origin's id with another version than 7, so that it is
 * told apart from the whole. */
#define BUNDLE_CUT 8  /* without restricted fields */
#define BUNDLE_ANEW 9 /* without what was erased */

void         bundle_entry_free (gpointer entry);
BundleEntry *bundle_entry_new  (const char *kind, const char *op, AlongId record, AlongId family) G_GNUC_WARN_UNUSED_RESULT;
gboolean     bundle_entry_read_images (BundleEntry *entry, GError **error);

/** Bundle: what a bundle holds. */
typedef struct
{
  AlongId store;
  AlongColleagueKey maker;
  char *team_name;
  gint64 made_at;
  gboolean demonstration;
  gboolean cut;
  guint left_out;
  GArray *families;   /* of AlongId */
  GPtrArray *entries; /* of BundleEntry, in the maker's order */
  GPtrArray *team;    /* of AlongRecord */
} Bundle;

Bundle *bundle_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    bundle_free (gpointer bundle);

/** BundleWatch: whom to tell how much is done, from @from to @to, and whether to go on. @call, @cancellable: (nullable) */
typedef struct
{
  AlongStoreProgress call;
  gpointer data;
  double from, to;
  GCancellable *cancellable;
} BundleWatch;

/** Entries written or read between two looks at whether to go on: a few milliseconds. */
#define ENTRIES_BETWEEN_LOOKS 256

BundleWatch bundle_watch_part (const BundleWatch *watch, guint i, guint n);
gboolean    bundle_watch_tell (const BundleWatch *watch, double part, GError **error);
gboolean    bundle_is_stopped (gpointer cancellable);

/* bundle-collect.c: from a store's journal. Inside a transaction. */
AlongId    bundle_origin_of  (GArray *origins, gint64 n);
GArray    *bundle_origins    (StoreConnection *connection, AlongId store, GError **error);
GPtrArray *bundle_history    (StoreConnection *connection, AlongId family, GArray *origins, GError **error);
BundleEntry *bundle_take_row  (sqlite3_stmt *statement, int column, gboolean own) G_GNUC_WARN_UNUSED_RESULT;
Bundle    *bundle_collect    (StoreConnection *connection, AlongId store, AlongId maker, const AlongId *families,
                              guint n_families, gboolean cut, const BundleWatch *watch, GError **error);

gboolean   bundle_note_restored (StoreConnection *connection, gint64 last_n, GError **error);

/* bundle-cut.c */
void       bundle_cut        (Bundle *bundle);
void       bundle_promise    (BundleEntry *entry, int side, char *image);
void       bundle_mark       (BundleEntry *entry, guint version);
gboolean   bundle_append_struck (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
                                 const BundleEntry *entry, const guint64 struck[2], AlongRecord *ours, GError **error);

/* bundle-header.c */

/** BundleHeader: who made it, and how its key is had. @sealed: (element-type GBytes); @wrap: (nullable) */
typedef struct
{
  AlongId maker;
  guint8 sign_key[ALONG_PUBLIC_SIZE];
  GPtrArray *sealed;
  GBytes *wrap;
} BundleHeader;

/** Keys that a bundle is sealed to at most. */
#define BUNDLE_SEALED_MOST 64

void     bundle_header_clear    (BundleHeader *header);
GBytes  *bundle_header_to_bytes (const BundleHeader *header) G_GNUC_WARN_UNUSED_RESULT;
gboolean bundle_header_read     (GBytes *bytes, BundleHeader *header, GError **error);

/* bundle-rows.c: behind the encryption. */
gboolean bundle_make_tables (StoreConnection *connection, GError **error);
gboolean bundle_write_rows (StoreConnection *connection, const Bundle *bundle, const BundleWatch *watch, GError **error);
gboolean bundle_sign       (StoreConnection *connection, GBytes *header, AlongKey *sign_secret, GError **error);
gboolean bundle_check_signature (StoreConnection *connection, GBytes *header, const guint8 sign_key[ALONG_PUBLIC_SIZE],
                                 GError **error);
Bundle  *bundle_read_rows  (StoreConnection *connection, GError **error);

/* bundle-file.c */

/** BundleKeys: this caseload's own secret halves. */
typedef struct
{
  AlongKey *sign, *seal;
} BundleKeys;

void     bundle_clear_left_over (const char *dir);
gboolean bundle_write_file (const Bundle *bundle, const char *dir, const char *path, const BundleKeys *keys,
                            const guint8 *seal_to, const AlongSecretText *passphrase, const BundleWatch *watch, GError **error);
Bundle  *bundle_read_file  (const char *dir, const char *path, const BundleKeys *keys, const AlongSecretText *passphrase,
                            const BundleWatch *watch, GError **error);

/* bundle-merge.c */
AlongTaking *bundle_compare (StoreConnection *connection, AlongId store, Bundle *bundle, gboolean demonstration, gint64 now,
                             const BundleWatch *watch, GError **error);
GPtrArray   *bundle_take_rows (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, AlongId worker,
                               AlongId device, const BundleWatch *watch, GError **error);
GPtrArray   *bundle_take_in (StoreConnection *connection, JournalHead *head, const AlongTaking *taking, AlongId worker,
                             AlongId device, const BundleWatch *watch, GError **error);

/* colleague-file.c */
char *colleague_file_write (const AlongColleagueKey *key, const char *name, int role, AlongKey *sign_secret) G_GNUC_WARN_UNUSED_RESULT;

/* colleagues.c */
GPtrArray *colleagues_list   (StoreConnection *connection, GError **error);
gboolean   colleagues_accept (StoreConnection *connection, const AlongColleagueKey *key, AlongId by, GError **error);
gboolean   colleagues_forget (StoreConnection *connection, AlongId worker, GError **error);
gboolean   colleagues_read_keys (StoreConnection *connection, BundleKeys *keys, GError **error);
gboolean   colleagues_make_keys (StoreConnection *connection, BundleKeys *keys, GError **error);

G_END_DECLS
