/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-object.h"

/* What the writer and the reader are asked to do: store-threads.c carries it out. */

/** StoreCall: one thing that a thread is asked to do, with all it needs and what came of it. */
typedef struct _StoreCall StoreCall;
struct _StoreCall
{
  gboolean (*run) (AlongStore *self, StoreCall *call); /* %NULL: stop */

  AlongEdit *edit;
  GPtrArray *befores;
  GPtrArray *edits; /* (nullable): several at once, instead of @edit */
  GPtrArray *all_befores; /* (nullable): for each of those what befores is for one */
  AlongId worker, family;
  char *text, *more;
  gboolean flag;
  gboolean reads; /* though it is the writer's, in order with what it writes */
  guint limit;
  gint64 known_at;
  AlongId record, of; /* history: of which record; which edit is taken back */
  gint64 n;           /* history: where in the journal */
  int property;
  CommitMode mode;
  AlongStoreListFilter filter;
  AlongStoreDraft draft;
  gpointer request; /* (nullable): whatever else it needs, kept by whoever waits */
  GCancellable *cancellable;
  int serial; /* not 0: a newer call with a serial takes its place */
  gboolean indexes; /* leaves something in the index for searching to be tidied */

  gpointer result; /* %NULL for those that only say whether they worked */
  GDestroyNotify free_result;
  GError *error;

  GTask *task;  /* who gets the result; %NULL if somebody waits or nobody asks */
  gboolean awaited;
  gboolean done;
};

StoreCall *store_call_new    (gboolean (*run) (AlongStore *, StoreCall *), GCancellable *cancellable);
void       store_call_free   (gpointer call);
gpointer   store_call_finish (StoreCall *call, gboolean worked);
gboolean   store_call_wait   (AlongStore *self, StoreThread *thread, StoreCall *call, GError **error);
void       store_call_later  (AlongStore *self, StoreThread *thread, StoreCall *call, gpointer tag,
                              GAsyncReadyCallback callback, gpointer data);
void       store_call_forget (AlongStore *self, StoreCall *call);
gboolean   store_call_read   (StoreConnection *connection, StoreCall *call, gpointer result);
int        store_call_serial (AlongStore *self);
