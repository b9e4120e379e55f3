/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's log, read before SQLite reads it: a log is put together, good up to some frame, and what is found is
 * what was put there. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "fuzz-bytes.h"
#include "store-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define PAGE 4096

static void
put (guint8 *to, guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (to, &number, sizeof number);
}

/* The sum as SQLite's page on the file format has it, for a log whose words have the lowest byte first. */
static void
sum_words (const guint8 *bytes, gsize length, guint32 sum[2])
{
  for (gsize i = 0; i < length; i += 8)
    {
      guint32 pair[2];
      memcpy (pair, bytes + i, sizeof pair);
      sum[0] += GUINT32_FROM_LE (pair[0]) + sum[1];
      sum[1] += GUINT32_FROM_LE (pair[1]) + sum[0];
    }
}

static void
put_sum (guint8 *to, const guint32 sum[2])
{
  put (to, sum[0]);
  put (to + 4, sum[1]);
}

static void
write_file (const char *path, GByteArray *file)
{
  FILE *out = g_fopen (path, "wb");

  g_assert_nonnull (out);
  g_assert_cmpuint (fwrite (file->data, 1, file->len, out), ==, file->len);
  fclose (out);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *folder, *path, *log;
  FuzzBytes bytes = { data, size };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  guint8 header[32] = { 0 }, frame[24 + PAGE];
  guint32 sum[2] = { 0, 0 };
  guint lost = 0;
  gboolean good = TRUE;
  LogState state;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("along-fuzz-log-XXXXXX", NULL);
      path = g_build_filename (folder, "store", NULL);
      log = g_build_filename (folder, "store-wal", NULL);
    }
  if (fuzz_take (&bytes, 8) == 0)
    /* Anything at all: it must only come back. */
    g_byte_array_append (file, bytes.data, (guint) bytes.size);
  else
    {
      put (header, 0x377f0682u);
      put (header + 4, 3007000);
      put (header + 8, PAGE);
      put (header + 16, 0x01020304);
      put (header + 20, 0x05060708);
      sum_words (header, 24, sum);
      put_sum (header + 24, sum);
      g_byte_array_append (file, header, sizeof header);
    }
  for (guint n = file->len == sizeof header ? fuzz_take (&bytes, 10) : 0; n > 0; n--)
    {
      gboolean commit = fuzz_take (&bytes, 3) == 0, breaks = fuzz_take (&bytes, 6) == 5, old = fuzz_take (&bytes, 8) == 7;

      memset (frame, (int) fuzz_take (&bytes, 256), sizeof frame);
      put (frame, 1 + fuzz_take (&bytes, 9));
      put (frame + 4, commit ? 5 : 0);
      /* Of another round: nobody's loss, and the end of the log. */
      put (frame + 8, old ? 0x0a0b0c0d : 0x01020304);
      put (frame + 12, old ? 0x0a0b0c0d : 0x05060708);
      sum_words (frame, 8, sum);
      sum_words (frame + 24, PAGE, sum);
      put_sum (frame + 16, sum);
      if (breaks)
        frame[24 + fuzz_take (&bytes, 256)] ^= (guint8) (1 + fuzz_take (&bytes, 255));
      good = good && !breaks && !old;
      if (!good && !old && commit)
        lost++;
      g_byte_array_append (file, frame, sizeof frame);
    }
  write_file (log, file);
  state = log_check (path, NULL);
  if (file->len >= sizeof header && memcmp (file->data, header, sizeof header) == 0)
    g_assert_cmpint (state, ==, lost >= 2 ? LOG_DAMAGED : lost == 1 ? LOG_CUT : LOG_SOUND);
  return 0;
}
