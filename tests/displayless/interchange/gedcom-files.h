/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gedcom_files_each: calls @call with the path of each GEDCOM file in @folder and in those below it. */
static inline void
gedcom_files_each (const char *folder, void (*call) (const char *path, gpointer data), gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        gedcom_files_each (path, call, data);
      else if (g_str_has_suffix (name, ".ged") || g_str_has_suffix (name, ".gdz"))
        call (path, data);
    }
}

G_END_DECLS
