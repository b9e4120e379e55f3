/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* Lets @object go, and waits until nothing holds it: a thread that has answered may hold it a moment longer. */
static inline void
along_test_drop (gpointer object)
{
  gpointer held = object;

  g_object_add_weak_pointer (object, &held);
  g_object_unref (object);
  for (int i = 0; i < 5000 && g_atomic_pointer_get (&held) != NULL; i++)
    g_usleep (1000);
  g_assert_null (g_atomic_pointer_get (&held));
}
