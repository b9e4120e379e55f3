/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

static struct
{
  int counts[ALONG_N_FAULTS]; /* atomic */
  int left[ALONG_N_FAULTS];   /* atomic: how many go well before they fail, and one more; 0: all do */
  int codes[ALONG_N_FAULTS];
} faults;

typedef struct
{
  sqlite3_file base;
  sqlite3_file real[]; /* as long as the real layer wants it */
} FaultFile;

static _Thread_local guint own_counts[ALONG_N_FAULTS];

static sqlite3_vfs *real_vfs;

#define REAL(file) (((FaultFile *) (file))->real)

/* SQLITE_OK, or the code to fail with: from the moment it fails, it goes on failing until it is healed. */
static int
pass (AlongFaultWhere where)
{
  int left;

  g_atomic_int_inc (&faults.counts[where]);
  own_counts[where]++;
  left = g_atomic_int_get (&faults.left[where]);
  if (left == 0)
    return SQLITE_OK;
  if (left == 1)
    return faults.codes[where];
  g_atomic_int_set (&faults.left[where], left - 1);
  return SQLITE_OK;
}

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  int rc = pass (ALONG_FAULT_READ);

  return rc == SQLITE_OK ? REAL (file)->pMethods->xRead (REAL (file), bytes, length, offset) : rc;
}

static int
fault_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  int rc = pass (ALONG_FAULT_WRITE);

  return rc == SQLITE_OK ? REAL (file)->pMethods->xWrite (REAL (file), bytes, length, offset) : rc;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int rc = pass (ALONG_FAULT_TRUNCATE);

  return rc == SQLITE_OK ? REAL (file)->pMethods->xTruncate (REAL (file), size) : rc;
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int rc = pass (ALONG_FAULT_SYNC);

  return rc == SQLITE_OK ? REAL (file)->pMethods->xSync (REAL (file), flags) : rc;
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_lock (sqlite3_file *file, int *held)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), held);
}

static int
fault_control (sqlite3_file *file, int op, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static int
fault_sector (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_device (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **where)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, where);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int delete_it)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete_it);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector,
  .xDeviceCharacteristics = fault_device,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int rc = pass (ALONG_FAULT_OPEN);

  file->pMethods = NULL;
  if (rc != SQLITE_OK)
    return rc;
  rc = real_vfs->xOpen (real_vfs, name, REAL (file), flags, out_flags);
  file->pMethods = REAL (file)->pMethods != NULL ? &methods : NULL;
  return rc;
}

/** along_fault_vfs_install: puts itself between SQLite and the system's files, before anything is opened. */
void
along_fault_vfs_install (void)
{
  static sqlite3_vfs vfs;

  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "along-fault";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.xOpen = fault_open;
  sqlite3_vfs_register (&vfs, 1);
}

/**
 * along_fault_vfs_fail: lets @after more go well, then fails each with @code (of SQLite).
 */
void
along_fault_vfs_fail (AlongFaultWhere where, int after, int code)
{
  faults.codes[where] = code;
  g_atomic_int_set (&faults.left[where], after + 1);
}

/** along_fault_vfs_heal: from now on all goes well. */
void
along_fault_vfs_heal (void)
{
  for (guint i = 0; i < ALONG_N_FAULTS; i++)
    g_atomic_int_set (&faults.left[i], 0);
}

/** along_fault_vfs_count: how many there have been since the start. */
guint
along_fault_vfs_count (AlongFaultWhere where)
{
  return (guint) g_atomic_int_get (&faults.counts[where]);
}

/** along_fault_vfs_count_own: how many this thread alone has made. */
guint
along_fault_vfs_count_own (AlongFaultWhere where)
{
  return own_counts[where];
}
