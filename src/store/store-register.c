/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store.h"
#include "store-resources.h"

/** along_store_register: makes the room's resources known; without it no store can be made. Once is enough. */
void
along_store_register (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      along_store_register_resource ();
      g_once_init_leave (&done, 1);
    }
}
