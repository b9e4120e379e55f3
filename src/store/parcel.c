/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "along-file.h"
#include "along-hash.h"
#include "along-store.h"

#define VERSION 1
#define PREAMBLE 28
#define BLOCK (256 * 1024)

static const char magic[8] = { 'A', 'L', 'N', 'G', 'P', 'R', 'C', 'L' };

/** Opened: a parcel that is being read: what its preamble says. */
typedef struct
{
  int fd;
  guint32 header_length;
  guint64 pages_length;
  struct stat stat;
} Opened;

static gboolean
fail (int code, const char *words, GError **error)
{
  g_set_error_literal (error, ALONG_STORE_ERROR, code, words);
  return FALSE;
}

/* parcel_fail_writing: what the system said about a file that was to be written. */
gboolean
parcel_fail_writing (int number, GError **error)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return fail (ALONG_STORE_ERROR_FULL,
                   _ ("There is no room left where the file was to be kept. Make some room, or choose another folder."),
                   error);
    case EROFS:
    case EACCES:
    case EPERM:
      return fail (ALONG_STORE_ERROR_READ_ONLY, _ ("This folder can only be read. Choose another folder."), error);
    case EIO:
    case ENXIO:
    case ENODEV:
      return fail (ALONG_STORE_ERROR_IO,
                   _ ("The disk stopped answering while the file was written, so it is not whole. If it "
                      "is a stick, push it in again, then try again."),
                   error);
    case ENOENT:
    case ENOTDIR:
      return fail (ALONG_STORE_ERROR_IO,
                   _ ("The folder is not there. If it is on a stick or another disk, connect it and try again."), error);
    default:
      g_set_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO, _ ("The file could not be written (%s)."),
                   g_strerror (number));
      return FALSE;
    }
}

static gboolean
fail_reading (int number, GError **error)
{
  if (number == ENOENT || number == ENOTDIR)
    return fail (ALONG_STORE_ERROR_IO,
                 _ ("The file is not there. If it is on a stick or another disk, connect it and try again."), error);
  if (number == EACCES || number == EPERM)
    return fail (ALONG_STORE_ERROR_IO,
                 _ ("This file may not be read. It belongs to somebody else on this computer: copy it to a folder of your own."), error);
  if (number == EIO || number == ENXIO || number == ENODEV)
    return fail (ALONG_STORE_ERROR_IO,
                 _ ("The disk stopped answering. If it is a stick, push it in again, then try again."), error);
  g_set_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO, _ ("The file could not be read (%s)."),
               g_strerror (number));
  return FALSE;
}

static gboolean
fail_cut_short (GError **error)
{
  return fail (ALONG_STORE_ERROR_DAMAGED,
               _ ("The file is not whole: its end is missing, perhaps because copying it was cut short. Copy it again, "
                  "or use another one."),
               error);
}

static gboolean
fail_damaged (GError **error)
{
  return fail (ALONG_STORE_ERROR_DAMAGED, _ ("The beginning of the file is damaged. Use another one."), error);
}

static gboolean
stopped (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  fail (ALONG_STORE_ERROR_CANCELLED, _ ("Stopped."), error);
  return TRUE;
}

/* parcel_put: writes a number of @size bytes, the highest first. */
void
parcel_put (guint8 *to, guint64 number, int size)
{
  for (int i = size - 1; i >= 0; i--, number >>= 8)
    to[i] = (guint8) number;
}

/* parcel_get: reads one. */
guint64
parcel_get (const guint8 *from, int size)
{
  guint64 number = 0;

  for (int i = 0; i < size; i++)
    number = number << 8 | from[i];
  return number;
}

/* 0, or the system's number of what went wrong. */
static int
write_all (int fd, const void *data, gsize length)
{
  const char *from = data;

  while (length > 0)
    {
      gssize n = write (fd, from, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      from += n;
      length -= (gsize) n;
    }
  return 0;
}

/* Up to @length bytes; fewer only at the end of the file; -1 with errno. */
static gssize
read_some (int fd, void *data, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = read (fd, (char *) data + done, length - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

static void
check_sum (const guint8 *preamble, const guint8 *header, gsize length, guint8 sum[ALONG_HASH_SIZE])
{
  const AlongHashPart parts[] = { { preamble, PREAMBLE }, { header, length } };

  along_hash_parts (parts, G_N_ELEMENTS (parts), sum);
}

/* Writes @length bytes of @from to @to. */
static gboolean
copy_bytes (int from, int to, guint64 length, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);

  while (length > 0)
    {
      gssize n = read_some (from, block, MIN (length, BLOCK));
      if (stopped (cancellable, error))
        return FALSE;
      if (n < 0)
        return fail_reading (errno, error);
      if (n == 0)
        return fail_cut_short (error);
      int failed = write_all (to, block, (gsize) n);
      if (failed != 0)
        return parcel_fail_writing (failed, error);
      length -= (guint64) n;
    }
  return TRUE;
}

/* Whether the next @length bytes of both are the same. */
static gboolean
compare_bytes (int a, int b, guint64 length, GCancellable *cancellable, GError **error)
{
  g_autofree char *one = g_malloc (BLOCK), *other = g_malloc (BLOCK);

  while (length > 0)
    {
      gsize part = MIN (length, BLOCK);
      gssize n = read_some (a, one, part), m = read_some (b, other, part);
      if (stopped (cancellable, error))
        return FALSE;
      if (n < 0 || m < 0)
        return fail_reading (errno, error);
      if (n != (gssize) part || m != (gssize) part || memcmp (one, other, part) != 0)
        return fail (ALONG_STORE_ERROR_IO,
                     _ ("What was written is not what can be read back. Choose another folder or disk."), error);
      length -= part;
    }
  return TRUE;
}

/* Header and pages into the new file @fd, durable, and read back from the disk. */
static gboolean
write_parts (int fd, const guint8 *preamble, GBytes *header, int pages, guint64 pages_length, GCancellable *cancellable,
             GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (header, &length);
  guint8 sum[ALONG_HASH_SIZE];
  int failed;

  check_sum (preamble, data, length, sum);
  if ((failed = write_all (fd, preamble, PREAMBLE)) != 0 || (failed = write_all (fd, data, length)) != 0
      || (failed = write_all (fd, sum, sizeof sum)) != 0)
    return parcel_fail_writing (failed, error);
  if (!copy_bytes (pages, fd, pages_length, cancellable, error))
    return FALSE;
  if (fsync (fd) != 0)
    return parcel_fail_writing (errno, error);
  /* So that it comes from the disk and not from memory, where the system does as it is asked. */
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  if (lseek (pages, 0, SEEK_SET) < 0 || lseek (fd, (off_t) (PREAMBLE + length + sizeof sum), SEEK_SET) < 0)
    return fail_reading (errno, error);
  return compare_bytes (pages, fd, pages_length, cancellable, error);
}

static gboolean
write_beside (const char *beside, ParcelKind kind, GBytes *header, int pages, GCancellable *cancellable, GError **error)
{
  guint8 preamble[PREAMBLE];
  struct stat stat;
  int fd;

  if (fstat (pages, &stat) != 0)
    return fail_reading (errno, error);
  memcpy (preamble, magic, sizeof magic);
  parcel_put (preamble + 8, VERSION, 4);
  parcel_put (preamble + 12, kind, 4);
  parcel_put (preamble + 16, g_bytes_get_size (header), 4);
  parcel_put (preamble + 20, (guint64) stat.st_size, 8);
  g_unlink (beside);
  fd = open (beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return parcel_fail_writing (errno, error);
  gboolean done = write_parts (fd, preamble, header, pages, (guint64) stat.st_size, cancellable, error);
  if (close (fd) != 0 && done)
    done = parcel_fail_writing (errno, error);
  return done;
}

/**
 * parcel_write: makes a parcel of @header and the store in the file @pages_path, in place of what is at @path: it is
 * written beside, made durable, read back and then renamed: at every moment @path is what it was or whole.
 */
gboolean
parcel_write (const char *path, ParcelKind kind, GBytes *header, const char *pages_path, GCancellable *cancellable,
              GError **error)
{
  g_autofree char *beside = g_strconcat (path, PARCEL_UNFINISHED, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int pages;
  gboolean done;

  g_return_val_if_fail (g_bytes_get_size (header) <= PARCEL_HEADER_MOST, FALSE);

  pages = open (pages_path, O_RDONLY | O_CLOEXEC);
  if (pages < 0)
    return fail_reading (errno, error);
  done = write_beside (beside, kind, header, pages, cancellable, error);
  close (pages);
  if (done && g_rename (beside, path) != 0)
    done = parcel_fail_writing (errno, error);
  if (!done)
    {
      g_unlink (beside);
      return FALSE;
    }
  /* Some disks of other systems cannot do it; the file itself is durable. */
  along_file_sync_folder (folder, NULL);
  return TRUE;
}

static gboolean
check_kind (guint64 found, ParcelKind kind, GError **error)
{
  if (found == (guint64) kind)
    return TRUE;
  if (found == PARCEL_BUNDLE)
    return fail (ALONG_STORE_ERROR_FOREIGN, _ ("This file is families from a colleague, not a backup."), error);
  if (found == PARCEL_BACKUP)
    return fail (ALONG_STORE_ERROR_FOREIGN, _ ("This file is a backup, not families from a colleague."), error);
  return fail_damaged (error);
}

/* Reads preamble and header and checks them; the file then stands where the pages begin. */
static gboolean
read_front (Opened *opened, ParcelKind kind, GBytes **header, GError **error)
{
  guint8 preamble[PREAMBLE], sum[ALONG_HASH_SIZE], written[ALONG_HASH_SIZE];
  gssize n = read_some (opened->fd, preamble, sizeof preamble);

  if (n < 0)
    return fail_reading (errno, error);
  if (n < (gssize) sizeof magic || memcmp (preamble, magic, sizeof magic) != 0)
    return fail (ALONG_STORE_ERROR_FOREIGN, _ ("This file was not made by Alongside."), error);
  if (n < PREAMBLE)
    return fail_cut_short (error);
  if (parcel_get (preamble + 8, 4) > VERSION)
    return fail (ALONG_STORE_ERROR_NEWER,
                 _ ("A newer Alongside made this file. Bring Alongside up to date to open it."), error);
  opened->header_length = (guint32) parcel_get (preamble + 16, 4);
  opened->pages_length = parcel_get (preamble + 20, 8);
  if (opened->header_length > PARCEL_HEADER_MOST)
    return fail_damaged (error);

  g_autofree guint8 *data = g_malloc (opened->header_length + 1);
  n = read_some (opened->fd, data, opened->header_length);
  if (n < 0)
    return fail_reading (errno, error);
  if (n < (gssize) opened->header_length || read_some (opened->fd, written, sizeof written) != sizeof written)
    return fail_cut_short (error);
  check_sum (preamble, data, opened->header_length, sum);
  if (memcmp (sum, written, sizeof sum) != 0)
    return fail_damaged (error);
  if (!check_kind (parcel_get (preamble + 12, 4), kind, error))
    return FALSE;
  if (opened->pages_length > G_MAXINT64 - PREAMBLE - PARCEL_HEADER_MOST - ALONG_HASH_SIZE
      || opened->stat.st_size < (goffset) (PREAMBLE + opened->header_length + ALONG_HASH_SIZE + opened->pages_length))
    return fail_cut_short (error);
  if (header != NULL)
    *header = g_bytes_new_take (g_steal_pointer (&data), opened->header_length);
  return TRUE;
}

static gboolean
open_parcel (const char *path, ParcelKind kind, int flags, Opened *opened, GBytes **header, GError **error)
{
  memset (opened, 0, sizeof *opened);
  /* A pipe with nobody at its other end is not waited for. */
  opened->fd = open (path, flags | O_CLOEXEC | O_NONBLOCK);
  if (opened->fd < 0)
    return fail_reading (errno, error);
  if (fstat (opened->fd, &opened->stat) != 0)
    fail_reading (errno, error);
  else if (!S_ISREG (opened->stat.st_mode))
    fail (ALONG_STORE_ERROR_FOREIGN, _ ("This file was not made by Alongside."), error);
  else if (read_front (opened, kind, header, error))
    return TRUE;
  close (opened->fd);
  return FALSE;
}

/**
 * parcel_read_header: the header of the parcel @path. Fails with ALONG_STORE_ERROR_FOREIGN (not ours, or of another
 * kind), NEWER, DAMAGED (cut short too) or IO.
 */
gboolean
parcel_read_header (const char *path, ParcelKind kind, GBytes **header, GError **error)
{
  Opened opened;

  *header = NULL;
  if (!open_parcel (path, kind, O_RDONLY, &opened, header, error))
    return FALSE;
  close (opened.fd);
  return TRUE;
}

/**
 * parcel_extract: writes the pages of the parcel @path to the file @to_path, which is replaced, its owner's alone and
 * durable; removed again if it could not be written whole.
 */
gboolean
parcel_extract (const char *path, ParcelKind kind, const char *to_path, GCancellable *cancellable, GError **error)
{
  Opened opened;
  gboolean done = FALSE;
  int to;

  if (!open_parcel (path, kind, O_RDONLY, &opened, NULL, error))
    return FALSE;
  g_unlink (to_path);
  to = open (to_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0)
    parcel_fail_writing (errno, error);
  else
    {
      done = copy_bytes (opened.fd, to, opened.pages_length, cancellable, error);
      if (done && fsync (to) != 0)
        done = parcel_fail_writing (errno, error);
      if (close (to) != 0 && done)
        done = parcel_fail_writing (errno, error);
      if (!done)
        g_unlink (to_path);
    }
  close (opened.fd);
  return done;
}

/**
 * parcel_destroy: makes the parcel @path unreadable for good: its header, which holds the key to its pages, is
 * overwritten and that made durable before the file is removed.
 */
gboolean
parcel_destroy (const char *path, ParcelKind kind, GError **error)
{
  Opened opened;
  int failed = 0;

  if (!open_parcel (path, kind, O_RDWR, &opened, NULL, error))
    return FALSE;
  gsize length = PREAMBLE + opened.header_length + ALONG_HASH_SIZE;
  g_autofree guint8 *noise = g_malloc (length);
  along_random_bytes (noise, length);
  if (lseek (opened.fd, 0, SEEK_SET) < 0)
    failed = errno;
  if (failed == 0)
    failed = write_all (opened.fd, noise, length);
  if (failed == 0 && fsync (opened.fd) != 0)
    failed = errno;
  close (opened.fd);
  if (failed == 0 && g_unlink (path) != 0)
    failed = errno;
  return failed == 0 || parcel_fail_writing (failed, error);
}
