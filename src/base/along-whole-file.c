/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What happened, then what one can do (ui.md 3), as an error of GIO. */
static gboolean
say_why (GError **error, int why)
{
  const char *words;

  switch (why)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      words = _ ("There is no room left there, so nothing was saved. Make some room, or choose another folder.");
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      words = _ ("Nothing can be written into that folder. Choose another one.");
      break;
    case ENOENT:
    case ENOTDIR:
      words = _ ("That folder is not there. Choose another one.");
      break;
    case EISDIR:
      words = _ ("A folder has that name. Choose another name.");
      break;
    case ENAMETOOLONG:
      words = _ ("That name is too long. Choose a shorter one.");
      break;
    default:
      words = _ ("This was not saved. Choose another folder, or make some room.");
      break;
    }
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (why), words);
  return FALSE;
}

#define STEP (1 << 20) /* bytes between two looks at whether somebody has changed their mind */

static gboolean
write_all (int fd, const char *data, gsize length, GCancellable *cancellable, GError **error)
{
  while (length > 0)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = write (fd, data, MIN (length, STEP));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return say_why (error, errno);
      data += n;
      length -= (gsize) n;
    }
  return fsync (fd) == 0 || say_why (error, errno);
}

/* A file that is a link stays one: what it leads to is replaced. */
static char *
end_of_link (const char *path)
{
  char *end = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;

  return end != NULL ? end : g_strdup (path);
}

/**
 * along_whole_file_write: puts @data into @file, readable by its owner alone. The file is whole or, when it cannot be
 * written or somebody cancels, as it was before: it is written beside and takes the name last.
 *
 * @cancellable: (nullable)
 *
 * Returns: %FALSE with a GIO error whose message can be shown: it says what can be done
 */
gboolean
along_whole_file_write (GFile *file, const void *data, gsize length, GCancellable *cancellable, GError **error)
{
  g_autofree char *asked = g_file_get_path (file), *path = NULL, *folder = NULL, *beside = NULL;
  int fd;

  if (asked == NULL)
    return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                    NULL, cancellable, error);
  path = end_of_link (asked);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return say_why (error, EISDIR);
  folder = g_path_get_dirname (path);
  /* A name of its own: of a long one with more behind it there would be no file. */
  beside = g_build_filename (folder, ".alongside-XXXXXX", NULL);
  fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return say_why (error, errno);
  if (!write_all (fd, data, length, cancellable, error))
    {
      close (fd);
      g_unlink (beside);
      return FALSE;
    }
  close (fd);
  if (g_rename (beside, path) == 0)
    return TRUE;
  say_why (error, errno);
  g_unlink (beside);
  return FALSE;
}
