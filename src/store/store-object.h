/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

/** StoreThread: a thread with its connection and what it has been asked to do. */
typedef struct
{
  GThread *thread;
  GAsyncQueue *calls;
  StoreConnection *connection;
} StoreThread;

struct _AlongStore
{
  GObject parent_instance;

  char *dir, *path, *id_path, *lock_path;
  gboolean demonstration;
  AlongId id;
  AlongId device;
  guint notices;
  gboolean open;
  gboolean looking; /* another program has it: only read */
  AlongKey *key;
  AlongLockFile *lock_file;
  JournalHead head; /* the writer's thread alone, while there is one */
  StoreThread writer;
  StoreThread reader;
  int log_pages;        /* the writer's thread alone */
  int log_limit;        /* the writer's thread alone: pages from which on the log is emptied */
  int newest_serial;    /* atomic: of the newest call that takes the place of those before it */
  GMutex lock;          /* for "open", "tidying", "asides", "held" and calls that somebody waits for */
  GCond done;
  gboolean tidying;     /* the writer does what whoever asks for something may interrupt */
  gboolean untidy;      /* the writer's thread alone: an erasure is not in all of the file yet */
  gint64 settle_at, settle_pause; /* the writer's thread alone: when that is tried again, and how long it then waited, in microseconds */
  guint asides;         /* how many connections of their own there are: see aside.c */
  guint held;           /* how many want no more of them */
  int backing_up;        /* atomic: a backup is being made */
  GCancellable *leaving; /* cancelled when the store is to be closed */
};

/** StoreAside: work with a connection of its own: @either is cancelled when it is to end. */
typedef struct
{
  AlongStore *store;
  GCancellable *asked; /* (nullable) */
  GCancellable *either;
  gulong asked_id, leaving_id;
} StoreAside;

/** StoreAsideWork: reads what it is asked for with @data; @either: cancelled when it is to end. */
typedef gboolean (*StoreAsideWork) (StoreConnection *connection, gpointer data, GCancellable *either, GError **error);

gboolean store_may_write     (AlongStore *self, GError **error);
gboolean store_aside_begin   (StoreAside *aside, AlongStore *self, GCancellable *cancellable, GError **error);
void     store_aside_end     (StoreAside *aside);
gboolean store_aside_read    (AlongStore *self, StoreAsideWork work, gpointer data, GCancellable *cancellable, GError **error);
StoreConnection *store_connect (AlongStore *self, AlongKey *key, StoreConnectionUse use, GError **error);
void     store_threads_start (AlongStore *self);
gboolean store_threads_stop  (AlongStore *self);
gboolean store_closed        (GError **error);
char    *store_scratch_path  (AlongStore *self);
void     store_asides_end    (AlongStore *self);
void     store_asides_hold   (AlongStore *self);
void     store_asides_release (AlongStore *self);
