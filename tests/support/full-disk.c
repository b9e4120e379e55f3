/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded before everything else into a program, it makes the disk full under the folder ALONG_FULL_UNDER for as long as
 * the file ALONG_FULL_WHILE is there: whatever is written is refused, as on a disk that never writes in place. */
/* Each call under either of its names. */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

int fallocate (int fd, int mode, off_t offset, off_t length);
int fallocate64 (int fd, int mode, off64_t offset, off64_t length);
int posix_fallocate (int fd, off_t offset, off_t length);
int posix_fallocate64 (int fd, off64_t offset, off64_t length);

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static int
is_refused (int fd)
{
  const char *under = getenv ("ALONG_FULL_UNDER"), *while_there = getenv ("ALONG_FULL_WHILE");
  char link[64], path[PATH_MAX];
  struct stat info;
  ssize_t n;

  if (under == NULL || while_there == NULL || access (while_there, F_OK) != 0)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n <= 0 || (size_t) n < strlen (under) || memcmp (path, under, strlen (under)) != 0)
    return 0;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t
write (int fd, const void *bytes, size_t length)
{
  int saved = errno;

  if (length > 0 && is_refused (fd))
    return -1;
  errno = saved;
  return NEXT (write) (fd, bytes, length);
}

ssize_t
pwrite (int fd, const void *bytes, size_t length, off_t offset)
{
  return is_refused (fd) ? -1 : NEXT (pwrite) (fd, bytes, length, offset);
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t length, off64_t offset)
{
  return is_refused (fd) ? -1 : NEXT (pwrite64) (fd, bytes, length, offset);
}

ssize_t
writev (int fd, const struct iovec *parts, int n)
{
  return is_refused (fd) ? -1 : NEXT (writev) (fd, parts, n);
}

int
ftruncate (int fd, off_t length)
{
  return length > 0 && is_refused (fd) ? -1 : NEXT (ftruncate) (fd, length);
}

int
fallocate (int fd, int mode, off_t offset, off_t length)
{
  return is_refused (fd) ? -1 : NEXT (fallocate) (fd, mode, offset, length);
}

int
posix_fallocate (int fd, off_t offset, off_t length)
{
  return is_refused (fd) ? ENOSPC : NEXT (posix_fallocate) (fd, offset, length);
}

int
ftruncate64 (int fd, off64_t length)
{
  return length > 0 && is_refused (fd) ? -1 : NEXT (ftruncate64) (fd, length);
}

int
fallocate64 (int fd, int mode, off64_t offset, off64_t length)
{
  return is_refused (fd) ? -1 : NEXT (fallocate64) (fd, mode, offset, length);
}

int
posix_fallocate64 (int fd, off64_t offset, off64_t length)
{
  return is_refused (fd) ? ENOSPC : NEXT (posix_fallocate64) (fd, offset, length);
}
