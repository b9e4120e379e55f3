/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gstdio.h>

/*
 * kept_remove: removes the copies of the store @path that are kept beside it, under the key that it had then: a store may
 * be large, and what is erased, or a key that is given up, is not to live on in them.
 *
 * @sort: KEPT_BEFORE or KEPT_ASIDE
 */
void
kept_remove (const char *path, const char *sort)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, sort, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *copy = g_build_filename (folder, name, NULL);
        g_unlink (copy);
      }
}
