/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** along_test_keep_answer: a callback that keeps the answer in @data, which is a GAsyncResult **. */
static inline void
along_test_keep_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/** along_test_wait_for: waits until along_test_keep_answer() has kept one. Returns: (transfer full) */
static inline GAsyncResult *
along_test_wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (answer);
}

G_END_DECLS
