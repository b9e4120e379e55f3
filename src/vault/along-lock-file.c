/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-lock-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "along-clock.h"
#include "along-vault.h"

struct _AlongLockFile
{
  int fd;
};

/* The kernel's lock on the open file decides, so that a holder that was killed leaves nothing stale; the
 * text in it, "pid since program", is only for telling people. The file stays: removing it would let two
 * processes hold two files of one name. */
static gboolean
lock_whole (int fd, int command, short type, struct flock *lock)
{
  memset (lock, 0, sizeof *lock);
  lock->l_type = type;
  lock->l_whence = SEEK_SET;
  return fcntl (fd, command, lock) == 0;
}

static void
read_holder (int fd, AlongLockHolder *holder)
{
  char text[128] = "";
  char *end;

  memset (holder, 0, sizeof *holder);
  if (pread (fd, text, sizeof text - 1, 0) <= 0)
    return;
  gint64 pid = g_ascii_strtoll (text, &end, 10);
  holder->pid = pid > 0 && pid <= G_MAXINT ? (int) pid : 0;
  gint64 since = g_ascii_strtoll (end, &end, 10);
  holder->since = MAX (since, 0);
  if (*end == ' ')
    g_strlcpy (holder->program, g_strstrip (end), sizeof holder->program);
  if (!g_str_is_ascii (holder->program))
    holder->program[0] = '\0';
}

static void
in_use (int fd, GError **error)
{
  AlongLockHolder holder;

  read_holder (fd, &holder);
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_local (holder.since / 1000);
  g_autofree char *when = since == NULL ? g_strdup ("") : g_date_time_format (since, "%H:%M, %-d %B");
  if (holder.since > 0 && holder.program[0] != '\0')
    /* Translators: a program's name, a time and day ("14:02, 3 May"), a process number */
    g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE,
                 _("The caseload is open in %s since %s (process %d). Close it there first."), holder.program,
                 when, holder.pid);
  else
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE,
                         _("The caseload is open in another program. Close it there first."));
}

/* Each reason has its own way on; the disk is to blame for few. */
static char *
refused_words (int code)
{
  const char *reason = g_strerror (code);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return g_strdup_printf (_("There is no room left where the caseload is kept (%s). Make some room, then try again."), reason);
    case EACCES:
    case EPERM:
      return g_strdup_printf (_("The folder of the caseload belongs to somebody else (%s). Sign in as the person whose it is, or "
                                "ask whoever looks after this computer."), reason);
    case EROFS:
    case EIO:
      return g_strdup_printf (_("The folder of the caseload cannot be written (%s). Have the disk looked at by whoever looks "
                                "after this computer, then try again."), reason);
    default:
      return g_strdup_printf (_("The folder of the caseload cannot be written (%s). Ask whoever looks after this computer."), reason);
    }
}

/**
 * along_lock_file_take: takes the right to the store whose lock file is @path.
 *
 * @program: the name that others are told, ASCII
 *
 * Fails with ALONG_VAULT_ERROR_IN_USE (along_lock_file_holder () says by whom) or IO.
 */
AlongLockFile *
along_lock_file_take (const char *path, const char *program, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct flock lock;

  if (fd < 0)
    {
      g_autofree char *words = refused_words (errno);

      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO, words);
      return NULL;
    }
  /* Of the open file, not of the process: two openings in one process are two. */
  if (!lock_whole (fd, F_OFD_SETLK, F_WRLCK, &lock))
    {
      if (errno == EAGAIN || errno == EACCES)
        in_use (fd, error);
      else
        g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO,
                     _("This folder cannot keep two programs apart (%s). Keep the caseload on this computer's "
                       "own disk."), g_strerror (errno));
      close (fd);
      return NULL;
    }

  g_autofree char *text = g_strdup_printf ("%d %" G_GINT64_FORMAT " %.63s\n", (int) getpid (),
                                           along_clock_now (), program);
  gssize length = (gssize) strlen (text);
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, (gsize) length, 0) != length)
    g_debug ("The lock file does not say who holds it.");

  AlongLockFile *taken = g_new (AlongLockFile, 1);
  taken->fd = fd;
  return taken;
}

/** along_lock_file_free: gives the right back. %NULL is allowed. */
void
along_lock_file_free (AlongLockFile *lock)
{
  if (lock == NULL)
    return;
  if (ftruncate (lock->fd, 0) != 0)
    g_debug ("The lock file still names its holder.");
  close (lock->fd);
  g_free (lock);
}

/**
 * along_lock_file_holder: who holds the store whose lock file is @path.
 *
 * @holder: (nullable): filled in if somebody does
 *
 * Returns: whether somebody does; what a killed process left does not count.
 */
gboolean
along_lock_file_holder (const char *path, AlongLockHolder *holder)
{
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  struct flock lock;

  if (fd < 0)
    return FALSE;
  gboolean held = lock_whole (fd, F_OFD_GETLK, F_WRLCK, &lock) && lock.l_type != F_UNLCK;
  if (held && holder != NULL)
    read_holder (fd, holder);
  close (fd);
  return held;
}
