/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-backup.h"
#include "along-store.h"

G_BEGIN_DECLS

/* What was changed and who read it: the journal and the access table, newest first, in pages; taking back any
 * edit, putting back any value. */

typedef enum
{
  ALONG_STORE_HISTORY_CREATE,
  ALONG_STORE_HISTORY_CHANGE,
  ALONG_STORE_HISTORY_DELETE,
  ALONG_STORE_HISTORY_RESTORE,
  ALONG_STORE_HISTORY_OTHER, /* an erasure, or something that a newer Alongside wrote */
} AlongStoreHistoryOp;

/**
 * AlongStoreHistoryEntry: one record's part of an edit.
 *
 * @n: its place in the journal
 * @kind: ALONG_KIND_ANY for one that is not known
 * @before, @after: (nullable): images, as along-image.h has them
 * @erased: there was an image, and it has been erased
 * @maker, @made_at: who made it, and when (milliseconds); @origin: the store where, or ALONG_ID_NONE: here
 */
typedef struct
{
  gint64 n, made_at;
  AlongKindId kind;
  AlongId record, maker, origin;
  AlongStoreHistoryOp op;
  char *before, *after;
  gboolean erased;
} AlongStoreHistoryEntry;

/**
 * AlongStoreHistoryEdit: one edit.
 *
 * @known_at: milliseconds
 * @of: the edit that this one takes back (or, with @redo, puts back), or ALONG_ID_NONE
 * @undone: it is taken back, and stays so
 * @lasting: not taken back by Ctrl+Z
 * @taken_in: it came from a colleague's store
 * @n_entries: of all records that were asked for; @entries (element-type AlongStoreHistoryEntry) has the first ones
 */
typedef struct
{
  gint64 first_n;
  AlongId id, worker, of;
  char *title;
  gint64 known_at;
  gboolean redo, undone, lasting, taken_in;
  guint n_entries;
  GPtrArray *entries;
} AlongStoreHistoryEdit;

/**
 * AlongStoreHistory: a page of it.
 *
 * @edits: (element-type AlongStoreHistoryEdit)
 * @records: those of the family, deleted ones too, for their names; @gone: the ids of the deleted ones
 * @more: there are older edits
 */
typedef struct
{
  GPtrArray *edits;
  AlongFamily *records;
  GHashTable *gone;
  gboolean more;
} AlongStoreHistory;

/**
 * AlongStoreHistoryFilter: what is asked for.
 *
 * @family: ALONG_ID_NONE: the team's own records
 * @record: only this and what belongs to it, or ALONG_ID_NONE
 * @before_n: only edits before this one's first_n; 0: from the newest
 */
typedef struct
{
  AlongId family, record;
  gint64 before_n;
  guint limit;
} AlongStoreHistoryFilter;

void               along_store_history_free   (AlongStoreHistory *history);
AlongStoreHistory *along_store_history_sync   (AlongStore *self, const AlongStoreHistoryFilter *filter, GError **error);
void               along_store_history_async  (AlongStore *self, const AlongStoreHistoryFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
AlongStoreHistory *along_store_history_finish (AlongStore *self, GAsyncResult *result, GError **error);

/**
 * AlongStoreChanged: something that an edit made and that was changed since.
 *
 * @current: the record as it is; @was: as it was before the edit
 * @property: -1: the record as a whole, which the edit made
 * @since, @by: when, and by whom
 */
typedef struct
{
  AlongRecord *current, *was;
  int property;
  gint64 since;
  AlongId by;
} AlongStoreChanged;

/**
 * AlongStoreTakeBack: how an edit would be taken back.
 *
 * @of: which; @redo: it was taken back before, and is put back
 * @edit: does that, but for what was changed since: along_store_take_back_add() for each that is decided so
 * @changed: (element-type AlongStoreChanged)
 */
typedef struct
{
  AlongId of;
  gboolean redo;
  AlongEdit *edit;
  GPtrArray *changed;
} AlongStoreTakeBack;

void                along_store_take_back_free   (AlongStoreTakeBack *plan);
void                along_store_take_back_add    (AlongStoreTakeBack *plan, const AlongStoreChanged *changed);

/* @of: ALONG_ID_NONE: the one that undo (or @redo) would take. An edit that was taken back is put back. */
AlongStoreTakeBack *along_store_plan_take_back_sync   (AlongStore *self, AlongId of, AlongId family, AlongId worker, gboolean redo, GError **error);
void                along_store_plan_take_back_async  (AlongStore *self, AlongId of, AlongId family, AlongId worker, gboolean redo, GAsyncReadyCallback callback, gpointer data);
AlongStoreTakeBack *along_store_plan_take_back_finish (AlongStore *self, GAsyncResult *result, GError **error);
gboolean            along_store_take_back_sync   (AlongStore *self, AlongStoreTakeBack *plan, AlongId worker, GError **error);
void                along_store_take_back_async  (AlongStore *self, AlongStoreTakeBack *plan, AlongId worker, GAsyncReadyCallback callback, gpointer data);
gboolean            along_store_take_back_finish (AlongStore *self, GAsyncResult *result, GError **error);

GPtrArray          *along_store_take_all_back_sync   (AlongStore *self, const AlongId *edits, guint n, gboolean redo, AlongId worker, AlongStoreProgress progress, gpointer data, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray             *along_store_find_taken_back_sync (AlongStore *self, AlongId family, GHashTable *names, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An edit, to be committed, that gives one field (or with @property -1 the whole record) what it held before entry @n. */
AlongEdit          *along_store_plan_restore_sync   (AlongStore *self, gint64 n, int property, const char *title, GError **error);
void                along_store_plan_restore_async  (AlongStore *self, gint64 n, int property, const char *title, GAsyncReadyCallback callback, gpointer data);
AlongEdit          *along_store_plan_restore_finish (AlongStore *self, GAsyncResult *result, GError **error);

/**
 * AlongStoreAccess: somebody opened, printed or exported something.
 *
 * @what: ALONG_ACCESS_OPEN…; @detail: (nullable); @name: (nullable): the family's
 */
typedef struct
{
  gint64 n, at;
  AlongId worker, family;
  char *what, *detail, *name;
} AlongStoreAccess;

/** AlongStoreAccessFilter: NONE and %NULL ask for all. */
typedef struct
{
  AlongId family;
  const char *name; /* part of a family's name */
  AlongId worker;
  const char *what;
  gint64 before_n;
  guint limit;
} AlongStoreAccessFilter;

void       along_store_access_free   (AlongStoreAccess *access);
/* Returns: (transfer full) (element-type AlongStoreAccess): newest first */
GPtrArray *along_store_access_sync   (AlongStore *self, const AlongStoreAccessFilter *filter, GError **error);
void       along_store_access_async  (AlongStore *self, const AlongStoreAccessFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *along_store_access_finish (AlongStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongStoreHistory, along_store_history_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongStoreTakeBack, along_store_take_back_free)

G_END_DECLS
