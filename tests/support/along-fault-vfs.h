/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file layer for SQLite that counts and fails when it is told to. Once installed it is the default. */

typedef enum
{
  ALONG_FAULT_WRITE,
  ALONG_FAULT_SYNC,
  ALONG_FAULT_READ,
  ALONG_FAULT_TRUNCATE,
  ALONG_FAULT_OPEN,
  ALONG_N_FAULTS,
} AlongFaultWhere;

void  along_fault_vfs_install   (void);
void  along_fault_vfs_fail      (AlongFaultWhere where, int after, int code);
void  along_fault_vfs_heal      (void);
guint along_fault_vfs_count     (AlongFaultWhere where);
guint along_fault_vfs_count_own (AlongFaultWhere where);

G_END_DECLS
