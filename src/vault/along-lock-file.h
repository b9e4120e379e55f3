/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongLockFile: the right to a store, held until freed or until the process ends in whatever way.
 */
typedef struct _AlongLockFile AlongLockFile;

/**
 * AlongLockHolder: who has a store.
 *
 * @pid: its process
 * @program: its program's name, "" if it does not say
 * @since: when it took the store, milliseconds UTC; 0 if it does not say
 */
typedef struct
{
  int pid;
  char program[64];
  gint64 since;
} AlongLockHolder;

AlongLockFile *along_lock_file_take   (const char       *path,
                                       const char       *program,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void           along_lock_file_free   (AlongLockFile    *lock);
gboolean       along_lock_file_holder (const char       *path,
                                       AlongLockHolder  *holder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongLockFile, along_lock_file_free)

G_END_DECLS
