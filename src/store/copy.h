/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-backup.h"
#include "store-private.h"

/* What backup, restore and change of key have in common: a whole copy under another key, read back. */

/** CopyProgress: the part of the whole that one piece of work is. @call: (nullable) */
typedef struct
{
  AlongStoreProgress call;
  gpointer data;
  double from, to;
} CopyProgress;

/** Pages copied between two looks at whether to go on: a few milliseconds. */
#define COPY_PAGES_A_STEP 256

void     copy_tell      (const CopyProgress *progress, double part);
int      copy_step_pages (StoreConnection *from, StoreConnection *to, int at_once, int *pages, int *left,
                          const CopyProgress *progress, GCancellable *cancellable);
gboolean copy_pages     (StoreConnection *from, StoreConnection *to, const CopyProgress *progress,
                         GCancellable *cancellable, GError **error);
gboolean copy_check_file (StoreConnection *connection, GError **error);
gboolean copy_check_inside (StoreConnection *connection, AlongId store, const JournalHead *expected,
                            GCancellable *cancellable, GError **error);
gboolean copy_check     (StoreConnection *connection, AlongId store, const JournalHead *expected,
                         GCancellable *cancellable, GError **error);
gboolean copy_room      (const char *dir, gint64 bytes, const char *words, GError **error);
gboolean copy_durable   (const char *path, GError **error);
gint64   copy_size      (const char *path);

/* Called with the name of what comes next, where the process may end at any moment: for tests. */
extern void (*copy_step_hook) (const char *step);
void     copy_step      (const char *step);
