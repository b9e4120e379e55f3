/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this room share. Nothing here leaves it. */

#include "connection.h"

#include "along-hash.h"
#include "along-lock-file.h"
#include "along-store-history.h"
#include "along-store-id.h"

#define STORE_FORMAT 1

/* Each of these works on one connection, inside a transaction where it says so. */

/* schema.c */
gboolean schema_apply    (StoreConnection *connection, gboolean demonstration, const char *path, AlongKey *key,
                          GError **error);
int      schema_newest   (void);
gboolean schema_check    (StoreConnection *connection, GError **error);

/* rows.c: records to rows and back, after their kind's description. */
gboolean     rows_insert  (StoreConnection *connection, AlongRecord *record, gint64 *rid, GError **error);
gboolean     rows_update  (StoreConnection *connection, AlongRecord *record, gint64 rid, AlongRecord *from,
                           GError **error);
gboolean     rows_mark    (StoreConnection *connection, AlongRecord *record, gint64 rid, gboolean deleted,
                           GError **error);
AlongRecord *rows_find    (StoreConnection *connection, AlongKindId kind, AlongId id, gint64 *rid, GError **error);
gboolean     rows_load    (StoreConnection *connection, AlongFamily *family, AlongKindId kind, GError **error);
AlongFamily *rows_load_family (StoreConnection *connection, AlongId family, GError **error);
gboolean     rows_kind_of (StoreConnection *connection, AlongId id, AlongKindId *kind, GError **error);
const AlongKindId *rows_order (void);
gint64       rows_family_rid (StoreConnection *connection, AlongId family, GError **error);

/* journal.c */

/** JournalHead: the end of the chain, and the clock that goes with it. */
typedef struct
{
  gint64 n;
  guint8 hash[ALONG_HASH_SIZE];
  guint64 hlc;
  gint64 access_n;
  guint8 access_hash[ALONG_HASH_SIZE];
} JournalHead;

/** JournalContext: what all entries of one edit share. */
typedef struct
{
  AlongId edit;
  gint64 known_at;
  AlongId worker;
  AlongId device;
} JournalContext;

/* The columns that are hashed, in this order; "hash" itself is the last. */
#define JOURNAL_COLUMNS                                                                                        \
  "\"n\", \"edit\", \"place\", \"kind\", \"record\", \"family\", \"op\", \"known_at\", \"made_hlc\", \"worker\", "  \
  "\"device\", \"origin_store\", \"origin_n\", \"before_c\", \"after_c\""
#define N_JOURNAL_COLUMNS 15
#define ACCESS_COLUMNS "\"n\", \"at\", \"worker\", \"family\", \"what\", \"detail\""
#define N_ACCESS_COLUMNS 6

/** Bytes of the salt of an image's commitment. */
#define JOURNAL_SALT_SIZE 16

/** JournalImages: what a change leaves in the journal besides its entry; side 0 is before, 1 after; %NULL texts: there is
 * none. */
typedef struct
{
  char *texts[2];
  guint8 salts[2][JOURNAL_SALT_SIZE];
  guint8 commitments[2][ALONG_HASH_SIZE];
} JournalImages;

/** JournalEntry: an entry as it was written; side 0 is before, 1 after; %NULL images: there is none; no origin: here. */
typedef struct
{
  const char *kind, *op;
  AlongId record, family, worker, device, origin;
  gint64 origin_n, made_hlc;
  guint8 commitments[2][ALONG_HASH_SIZE];
  guint8 salts[2][JOURNAL_SALT_SIZE];
  char *images[2];
} JournalEntry;

void     journal_write_down_row (GByteArray *to, sqlite3_stmt *statement, int n_columns,
                                 const guint8 previous[ALONG_HASH_SIZE]);
gboolean journal_append   (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
                           const JournalEntry *entry, GError **error);
void     journal_genesis  (AlongId store, const char *chain, guint8 hash[ALONG_HASH_SIZE]);
gboolean journal_read_head (StoreConnection *connection, AlongId store, JournalHead *head, GError **error);
gboolean journal_write    (StoreConnection *connection, JournalHead *head, const JournalContext *context,
                           guint place, const AlongChange *change, GError **error);
void     journal_prepare  (const AlongChange *change, JournalImages *images);
void     journal_images_clear (JournalImages *images);
gboolean journal_write_prepared (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
                                 const AlongChange *change, const JournalImages *images, GError **error);
gboolean journal_write_erasure (StoreConnection *connection, JournalHead *head, const JournalContext *context, AlongId record,
                                AlongId family, const char *image, GError **error);
gboolean journal_write_access (StoreConnection *connection, JournalHead *head, AlongId worker, AlongId family,
                               const char *what, const char *detail, GError **error);
gboolean journal_check    (StoreConnection *connection, AlongId store, GPtrArray *problems, gint64 *entries,
                           GCancellable *cancellable, GError **error);
gboolean journal_image    (StoreConnection *connection, gint64 n, int side, char **image, GError **error);

/* journal-chain.c */
gboolean journal_check_chain (StoreConnection *connection, AlongId store, GPtrArray *problems, gint64 *entries,
                              GCancellable *cancellable, GError **error);
gboolean journal_check_access (StoreConnection *connection, AlongId store, gint64 erased, GPtrArray *problems,
                               GCancellable *cancellable, GError **error);

/* erase.c */
void     erase_settle     (AlongStore *self);

/* replay.c */
AlongFamily *journal_replay (StoreConnection *connection, AlongId family, gint64 known_at, GError **error);
GArray      *journal_known_days (StoreConnection *connection, AlongId family, GError **error);

/* commit.c */
typedef enum
{
  COMMIT_MAKE,
  COMMIT_UNDO,
  COMMIT_REDO,
} CommitMode;

/** Commit: one edit on its way in. @befores: (nullable): copies of the edit's "before" records, by index. */
typedef struct
{
  AlongEdit *edit;
  GPtrArray *befores;
  AlongId worker;
  AlongId device;
  const char *draft;
  CommitMode mode;
  AlongId of;
  /* (nullable): writes what stands in the journal in place of the edit's changes, and counts them in @place. */
  gboolean (*write_journal) (StoreConnection *connection, JournalHead *head, const JournalContext *context,
                             gpointer data, guint *place, GError **error);
  gpointer journal_data;
} Commit;

gboolean   commit_one   (StoreConnection *connection, JournalHead *head, const Commit *commit, GError **error);
typedef gboolean (*CommitWork) (StoreConnection *connection, JournalHead *head, gpointer data, GError **error);
gboolean   commit_together (StoreConnection *connection, JournalHead *head, CommitWork work, gpointer data, GError **error);
gboolean   commit_write (StoreConnection *connection, JournalHead *head, const Commit *commits, guint n, GError **error);
GPtrArray *commit_copy_befores (AlongEdit *edit);

/* history.c */
AlongStoreHistory *history_read        (StoreConnection *connection, const AlongStoreHistoryFilter *filter, GError **error);
GPtrArray         *history_read_access (StoreConnection *connection, const AlongStoreAccessFilter *filter, GError **error);

/* take-back-plan.c: the opposite of an edit; take-back.c asks for it. */
AlongStoreTakeBack *take_back_plan (StoreConnection *connection, AlongId take, AlongId family, const char *title,
                                    GError **error);
AlongEdit *restore_plan (StoreConnection *connection, gint64 n, int property, const char *title, GError **error);

/* undo.c */
gboolean   undo_find    (StoreConnection *connection, AlongId family, AlongId worker, gboolean redo, AlongId *of,
                         AlongId *take, char **title, GError **error);
gboolean   undo_check_needed (StoreConnection *connection, AlongEdit *edit, GPtrArray *changed, AlongId of, AlongId family, GError **error);
AlongEdit *undo_last    (StoreConnection *connection, JournalHead *head, AlongId family, AlongId worker,
                         AlongId device, gboolean redo, GError **error);

/* summary.c */
typedef enum
{
  SUMMARY_NOTHING = 0,
  SUMMARY_CONTACTS = 1 << 0,
  SUMMARY_ALL = 1 << 1,
} SummaryPart;

SummaryPart summary_part_of (AlongKindId kind);
gboolean    summary_write   (StoreConnection *connection, AlongId family, SummaryPart part, GError **error);

/* summary-contacts.c: in place of summary_write() where a few contacts are all that changed. */
GArray     *summary_changes_new     (void);
void        summary_note_contact    (GArray *changes, AlongRecord *contact, gboolean added);
gboolean    summary_change_contacts (StoreConnection *connection, AlongId family, gint64 rid, GArray *changes,
                                     gboolean *done, GError **error);

/* list.c */
AlongSummary *list_family   (StoreConnection *connection, gint64 rid, gboolean whole);
GPtrArray  *list_families   (StoreConnection *connection, const AlongStoreListFilter *filter, GError **error);

/* search-index.c, search.c */
GArray     *search_notes_new (void);
gboolean    search_note     (GArray *notes, StoreConnection *connection, AlongRecord *before, AlongRecord *after,
                             gint64 rid, gint64 family_rid, GError **error);
gboolean    search_write    (StoreConnection *connection, GArray *notes, GError **error);
gboolean    search_families (StoreConnection *connection, const char *text, GHashTable **rids, GError **error);
AlongFound *search_find     (StoreConnection *connection, const char *text, GError **error);
gboolean    search_check    (StoreConnection *connection, GPtrArray *problems, GError **error);
gboolean    search_knows    (AlongKindId kind);

/* log-check.c */
typedef enum
{
  LOG_SOUND,
  LOG_CUT,     /* one commit at its end cannot be read: it may never have been acknowledged */
  LOG_DAMAGED, /* acknowledged commits cannot be read */
  LOG_UNREADABLE,
} LogState;

LogState log_check      (const char *path, GError **error);
gboolean log_copy_aside (const char *path, GError **error);

/* kept.c: copies kept beside the store, by what follows its name. */
#define KEPT_BEFORE ".before-" /* before it was brought to a newer version */
#define KEPT_ASIDE ".aside-"   /* with a log whose end could not be read */

void     kept_remove    (const char *path, const char *sort);

/* verify.c */
AlongStoreReport *verify_store (const char *path, AlongKey *key, const char *scratch, AlongId store,
                                GCancellable *cancellable, GError **error);
gboolean verify_count_records (StoreConnection *connection, gint64 *records, GError **error);

/* small.c: drafts, settings, facts. */
gboolean    small_put_draft   (StoreConnection *connection, AlongId owner, const AlongStoreDraft *draft,
                               GError **error);
gboolean    small_drop_draft  (StoreConnection *connection, const char *key, GError **error);
GPtrArray  *small_list_drafts (StoreConnection *connection, AlongId owner, GError **error);
gboolean    small_put_setting (StoreConnection *connection, const char *name, const char *value, GError **error);
GHashTable *small_list_settings (StoreConnection *connection, GError **error);
gboolean    small_put_fact_id (StoreConnection *connection, const char *name, AlongId id, GError **error);
gboolean    small_get_fact_id (StoreConnection *connection, const char *name, AlongId *id, GError **error);
