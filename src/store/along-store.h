/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-family.h"
#include "along-found.h"
#include "along-key.h"
#include "along-summary.h"

G_BEGIN_DECLS

/**
 * AlongStore: the encrypted store in one folder: its writer, its reader, its files. Every function with a
 * "_sync" twin may be called from scripts' main thread; the async ones run on the writer's or the
 * reader's thread.
 */
#define ALONG_TYPE_STORE (along_store_get_type ())
G_DECLARE_FINAL_TYPE (AlongStore, along_store, ALONG, STORE, GObject)

typedef enum
{
  ALONG_STORE_ERROR_WRONG_KEY,
  ALONG_STORE_ERROR_DAMAGED,
  ALONG_STORE_ERROR_LOG_DAMAGED,
  ALONG_STORE_ERROR_NEWER,
  ALONG_STORE_ERROR_FULL,
  ALONG_STORE_ERROR_READ_ONLY,
  ALONG_STORE_ERROR_IN_USE,
  ALONG_STORE_ERROR_IO,
  ALONG_STORE_ERROR_CONFLICT,
  ALONG_STORE_ERROR_CANCELLED,
  ALONG_STORE_ERROR_NOTHING, /* nothing to undo or redo */
  ALONG_STORE_ERROR_FOREIGN, /* a file that is not ours, or of another kind */
} AlongStoreError;

#define ALONG_STORE_ERROR (along_store_error_quark ())
GQuark along_store_error_quark (void);

/** What was found at opening, for a person to be told once. */
typedef enum
{
  ALONG_STORE_NOTICE_LOG_CUT = 1 << 0, /* the end of the log could not be read: a power cut, perhaps. Both files
                                          were copied aside */
  ALONG_STORE_NOTICE_OLDER = 1 << 1,   /* older than last seen: entries are not there that were */
} AlongStoreNotices;

/* Before anything else: the room's resources. */
void        along_store_register     (void);

AlongStore *along_store_new          (const char *dir, gboolean demonstration);
gboolean    along_store_exists       (AlongStore *self);
AlongId     along_store_get_id       (AlongStore *self);
guint       along_store_get_notices  (AlongStore *self);

/* Creating writes store.id and the empty store under @key; the wraps are the caller's. Opening checks key,
 * log, application_id, user_version and journal head, and migrates. Closing checkpoints, closes every
 * connection and forgets the key; it must leave no copy. */
gboolean along_store_create_sync     (AlongStore *self, AlongKey *key, GError **error);
gboolean along_store_open_sync       (AlongStore *self, AlongKey *key, GCancellable *cancellable, GError **error);
void     along_store_open_async      (AlongStore *self, AlongKey *key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean along_store_open_finish     (AlongStore *self, GAsyncResult *result, GError **error);
gboolean along_store_close_sync      (AlongStore *self, GError **error);
void     along_store_close_async     (AlongStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean along_store_close_finish    (AlongStore *self, GAsyncResult *result, GError **error);

/* While another program of this computer has it: the next opening takes no lock and writes nothing; what would write, to the
 * store or anywhere else, fails with READ_ONLY. Where nobody has it any more it is opened in earnest. */
void     along_store_set_looking     (AlongStore *self, gboolean looking);
gboolean along_store_is_looking      (AlongStore *self);

/* Writing. @worker: who does it; ALONG_ID_NONE before there is one. @draft: (nullable) key of a draft to
 * remove in the same transaction. Fails with CONFLICT if a record is not as the edit's "before" says. */
gboolean along_store_commit_sync     (AlongStore *self, AlongEdit *edit, AlongId worker, const char *draft, GError **error);
gboolean along_store_commit_all_sync (AlongStore *self, GPtrArray *edits, AlongId worker, GError **error);
void     along_store_commit_all_async (AlongStore *self, GPtrArray *edits, AlongId worker, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean along_store_commit_all_finish (AlongStore *self, GAsyncResult *result, GError **error);
void     along_store_commit_async    (AlongStore *self, AlongEdit *edit, AlongId worker, const char *draft, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean along_store_commit_finish   (AlongStore *self, GAsyncResult *result, GError **error);

/* Undo (or redo) the worker's last edit in a family: commits a new edit and returns it, to be applied.
 * Its title is that of the edit taken back. */
AlongEdit *along_store_undo_sync     (AlongStore *self, AlongId family, AlongId worker, gboolean redo, GError **error);
void       along_store_undo_async    (AlongStore *self, AlongId family, AlongId worker, gboolean redo, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
AlongEdit *along_store_undo_finish   (AlongStore *self, GAsyncResult *result, GError **error);

/* Drafts and settings. */
typedef struct
{
  char *key;
  char *kind;
  AlongId family;
  char *body;
  gint64 changed_at;
} AlongStoreDraft;

void       along_store_draft_free    (AlongStoreDraft *draft);
void       along_store_put_draft_async  (AlongStore *self, AlongId owner, const AlongStoreDraft *draft, GAsyncReadyCallback callback, gpointer data);
gboolean   along_store_put_draft_finish (AlongStore *self, GAsyncResult *result, GError **error);
void       along_store_drop_draft_async (AlongStore *self, const char *key, GAsyncReadyCallback callback, gpointer data);
gboolean   along_store_drop_draft_finish (AlongStore *self, GAsyncResult *result, GError **error);
GPtrArray *along_store_list_drafts_sync (AlongStore *self, AlongId owner, GError **error);
GHashTable *along_store_list_settings_sync (AlongStore *self, GError **error);
void       along_store_put_setting_async (AlongStore *self, const char *name, const char *value);
gboolean   along_store_put_setting_sync (AlongStore *self, const char *name, const char *value, GError **error);
void       along_store_note_access_async (AlongStore *self, AlongId worker, AlongId family, const char *what, const char *detail);

/* Reading. */
typedef enum
{
  ALONG_STORE_LIST_MINE,
  ALONG_STORE_LIST_BUDDIED,
  ALONG_STORE_LIST_ALL,
} AlongStoreListWhose;

typedef struct
{
  AlongStoreListWhose whose;
  AlongId worker;
  gboolean open;
  gboolean closed;
  const char *text; /* (nullable) */
  guint most;       /* of the first by name, without a text; 0: all */
  AlongId one;      /* only this family, whatever else is asked; ALONG_ID_NONE: all */
} AlongStoreListFilter;

GPtrArray   *along_store_list_sync   (AlongStore *self, const AlongStoreListFilter *filter, GCancellable *cancellable, GError **error);
void         along_store_list_async  (AlongStore *self, const AlongStoreListFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray   *along_store_list_finish (AlongStore *self, GAsyncResult *result, GError **error);
/* @family ALONG_ID_NONE: the team's own records. */
AlongFamily *along_store_load_sync   (AlongStore *self, AlongId family, GCancellable *cancellable, GError **error);
void         along_store_load_async  (AlongStore *self, AlongId family, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
AlongFamily *along_store_load_finish (AlongStore *self, GAsyncResult *result, GError **error);

/* What the words of @text find: names, names that sound alike, notes. */
AlongFound  *along_store_search_sync (AlongStore *self, const char *text, GCancellable *cancellable, GError **error);
void         along_store_search_async (AlongStore *self, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
AlongFound  *along_store_search_finish (AlongStore *self, GAsyncResult *result, GError **error);

/* For alongsidectl. */
typedef struct
{
  AlongId id;
  int schema;
  gint64 families, records, journal;
} AlongStoreInfo;

gboolean   along_store_info_sync     (AlongStore *self, AlongStoreInfo *info, GError **error);

typedef struct
{
  gint64 pages, records, journal;
  GPtrArray *problems; /* of char * */
} AlongStoreReport;

AlongStoreReport *along_store_verify_sync (AlongStore *self, GCancellable *cancellable, GError **error);
void              along_store_report_free (AlongStoreReport *report);
/* A quicker look over the file, in the background, once the list is shown. */
void              along_store_quick_check_async  (AlongStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean          along_store_quick_check_finish (AlongStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
