/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "along-vault.h"

static gboolean
io_error (GError **error, const char *sentence)
{
  g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO, "%s (%s)", sentence, g_strerror (errno));
  return FALSE;
}

/** along_file_sync_folder: makes renames in the folder @path last through a power cut. */
gboolean
along_file_sync_folder (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return io_error (error, _("The folder of the caseload could not be opened."));
  if (fsync (fd) != 0)
    {
      io_error (error, _("The folder of the caseload could not be written."));
      close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return fsync (fd) == 0;
}

/**
 * along_file_write_whole: replaces the file @path by @data, readable by its owner alone: at every moment,
 * a power cut too, the file has either its old contents whole or the new.
 */
gboolean
along_file_write_whole (const char *path, const void *data, gsize length, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf ("%s.XXXXXX", path);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return io_error (error, _("A key file could not be written. Is the disk full or read only?"));
  if (!write_all (fd, data, length))
    {
      io_error (error, _("A key file could not be written. Is the disk full or read only?"));
      close (fd);
      g_unlink (name);
      return FALSE;
    }
  close (fd);
  if (g_rename (name, path) != 0)
    {
      io_error (error, _("A key file could not be put in its place."));
      g_unlink (name);
      return FALSE;
    }
  return along_file_sync_folder (folder, error);
}

/**
 * along_file_read_whole: the contents of @path, which may have @most bytes. Fails with
 * ALONG_VAULT_ERROR_MISSING if there is no such file, with DAMAGED if it is longer, with IO else.
 */
GBytes *
along_file_read_whole (const char *path, gsize most, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gsize length = 0;

  if (fd < 0 && errno == ENOENT)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING,
                           _("A key file is not there."));
      return NULL;
    }
  if (fd < 0)
    {
      io_error (error, _("A key file could not be read."));
      return NULL;
    }

  g_autofree char *data = g_malloc (most + 1);
  while (length <= most)
    {
      gssize n = read (fd, data + length, most + 1 - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          io_error (error, _("A key file could not be read."));
          close (fd);
          return NULL;
        }
      if (n == 0)
        break;
      length += (gsize) n;
    }
  close (fd);
  if (length > most)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                           _("A key file is longer than any key file. It may be damaged."));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/** along_file_empty_folder: removes the files in a folder of ours; @except: (nullable): the name of one that stays. */
void
along_file_empty_folder (const char *path, const char *except)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_strcmp0 (name, except) != 0)
        unlink (file);
    }
}
