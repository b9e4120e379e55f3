/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "along-clock.h"

/* The write-ahead log as SQLite's file format describes it: a header of 32 bytes, then frames, each a header of 24
 * bytes and a page. The pages are encrypted; the headers are not. */
#define LOG_HEADER 32
#define FRAME_HEADER 24
#define LOG_MAGIC 0x377f0682u
#define PAGE_SIZE 4096

static guint32
big (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite's running sum over pairs of words, in the byte order that the log's magic number names. */
static void
add_sum (gboolean big_words, const guint8 *bytes, gsize length, guint32 sum[2])
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 a, b;
      if (big_words)
        {
          a = big (bytes + i);
          b = big (bytes + i + 4);
        }
      else
        {
          memcpy (&a, bytes + i, 4);
          memcpy (&b, bytes + i + 4, 4);
          a = GUINT32_FROM_LE (a);
          b = GUINT32_FROM_LE (b);
        }
      sum[0] += a + sum[1];
      sum[1] += b + sum[0];
    }
}

static gboolean
read_at (int fd, guint8 *bytes, gsize length, goffset offset)
{
  while (length > 0)
    {
      gssize n = pread (fd, bytes, length, offset);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
      offset += n;
    }
  return TRUE;
}

/* Whether a frame was written in the log's present round: both salts change from round to round, so that one of
 * the two is enough, and a bit that fell over in the other is noticed. */
static gboolean
is_of_round (const guint8 *frame, const guint8 salts[8])
{
  return memcmp (frame + 8, salts, 4) == 0 || memcmp (frame + 12, salts + 4, 4) == 0;
}

/* Commit marks of the round with these salts from @offset to the end. A frame that the file does not hold whole was
 * never acknowledged: that comes after the last byte is on the disk. */
static guint
count_commits (int fd, goffset offset, const guint8 salts[8])
{
  guint8 frame[FRAME_HEADER], last;
  guint commits = 0;

  for (; read_at (fd, frame, sizeof frame, offset) && read_at (fd, &last, 1, offset + FRAME_HEADER + PAGE_SIZE - 1);
       offset += FRAME_HEADER + PAGE_SIZE)
    if (is_of_round (frame, salts) && big (frame + 4) != 0)
      commits++;
  return commits;
}

static LogState
check_open_log (int fd)
{
  guint8 header[LOG_HEADER], salts[8], *frame;
  guint32 sum[2] = { 0, 0 };
  goffset offset = LOG_HEADER;
  gboolean big_words, head_good;
  guint lost;

  if (!read_at (fd, header, sizeof header, 0))
    return LOG_SOUND;
  big_words = (big (header) & 1) != 0;
  add_sum (big_words, header, 24, sum);
  head_good = (big (header) & ~1u) == LOG_MAGIC && big (header + 8) == PAGE_SIZE && sum[0] == big (header + 24)
              && sum[1] == big (header + 28);
  memcpy (salts, header + 16, sizeof salts);
  frame = g_malloc (FRAME_HEADER + PAGE_SIZE);
  if (!head_good)
    {
      /* SQLite would take the whole log for empty. The frames say whose it was. */
      if (read_at (fd, frame, FRAME_HEADER, offset))
        memcpy (salts, frame + 8, sizeof salts);
    }
  else
    for (; read_at (fd, frame, FRAME_HEADER + PAGE_SIZE, offset); offset += FRAME_HEADER + PAGE_SIZE)
      {
        if (memcmp (frame + 8, salts, sizeof salts) != 0 || big (frame) == 0)
          break;
        add_sum (big_words, frame, 8, sum);
        add_sum (big_words, frame + FRAME_HEADER, PAGE_SIZE, sum);
        if (sum[0] != big (frame + 16) || sum[1] != big (frame + 20))
          break;
      }
  g_free (frame);
  lost = count_commits (fd, offset, salts);
  return lost >= 2 ? LOG_DAMAGED : lost == 1 ? LOG_CUT : LOG_SOUND;
}

/*
 * log_check: reads the log of the store @path before SQLite does: SQLite takes the first frame that it cannot
 * believe for the end and drops what follows without a word.
 */
LogState
log_check (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  int fd = open (log, O_RDONLY | O_CLOEXEC);
  LogState state;

  if (fd < 0)
    {
      if (errno == ENOENT)
        return LOG_SOUND;
      g_set_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO, _ ("The caseload’s log could not be read (%s)."),
                   g_strerror (errno));
      return LOG_UNREADABLE;
    }
  state = check_open_log (fd);
  close (fd);
  return state;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  if (!g_file_query_exists (source, NULL))
    return TRUE;
  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &local))
    {
      g_unlink (to);
      g_set_error_literal (error, ALONG_STORE_ERROR,
                           g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? ALONG_STORE_ERROR_FULL
                                                                                   : ALONG_STORE_ERROR_IO,
                           _ ("The end of the caseload’s log cannot be read, and there was no room to keep a copy of it "
                              "first. Make some room on the disk, then try again."));
      return FALSE;
    }
  g_chmod (to, 0600);
  return TRUE;
}

/* log_copy_aside: keeps the store and its log as they are, beside them, before the end of the log is dropped. */
gboolean
log_copy_aside (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = g_strdup_printf ("%s" KEPT_ASIDE "%" G_GINT64_FORMAT, path, along_clock_now () / 1000);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);

  kept_remove (path, KEPT_ASIDE);
  return copy_file (path, copy, error) && copy_file (log, log_copy, error);
}
