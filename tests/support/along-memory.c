/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/** along_memory_has: whether @size bytes that are the needle xor 0xff stand anywhere in this process's writable memory. */
gboolean
along_memory_has (const guint8 *inverted, gsize size)
{
  FILE *maps = fopen ("/proc/self/maps", "r");
  int fd = open ("/proc/self/mem", O_RDONLY);
  char line[512];
  gboolean has = FALSE;

  while (!has && fgets (line, sizeof line, maps) != NULL)
    {
      unsigned long from, to;
      if (sscanf (line, "%lx-%lx rw", &from, &to) != 2 || strstr (line, " rw") == NULL)
        continue;
      gsize length = to - from;
      if (length > (gsize) 1 << 30) /* an address sanitizer's map of everything */
        continue;
      guint8 *copy = g_malloc (length);
      gssize n = pread (fd, copy, length, (off_t) from);
      for (gssize i = 0; !has && i + (gssize) size <= n; i++)
        {
          gsize j = 0;
          while (j < size && (copy[i + (gssize) j] ^ inverted[j]) == 0xff)
            j++;
          has = j == size;
        }
      if (n > 0)
        memset (copy, 0, (gsize) n);
      g_free (copy);
    }
  fclose (maps);
  close (fd);
  return has;
}
