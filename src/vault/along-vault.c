/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-vault.h"

#include <sodium.h>
#include <sys/resource.h>

#include "along-vault-resource.h"
#include "vault-private.h"

G_DEFINE_QUARK (along-vault-error-quark, along_vault_error)

/** vault_ensure_sodium: readies libsodium; cheap after the first time. */
void
vault_ensure_sodium (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      if (sodium_init () < 0)
        g_error ("The encryption library could not start.");
      g_once_init_leave (&ready, 1);
    }
}

/**
 * vault_secret_alloc: @size bytes between guard pages, kept out of swap and core dumps where the system
 * allows it; to be freed by sodium_free (), which wipes them. Like g_malloc (), does not return without.
 */
void *
vault_secret_alloc (gsize size)
{
  vault_ensure_sodium ();
  void *memory = sodium_malloc (size);
  if (memory == NULL)
    g_error ("No memory for a key.");
  return memory;
}

/** along_vault_forbid_core_dumps: a crash leaves no image of the memory on disk. Children inherit it. */
void
along_vault_forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_warning ("Core dumps could not be switched off.");
}

/** along_vault_register: makes the room's resources (the list of words) known; more than once is fine. */
void
along_vault_register (void)
{
  static gsize known;

  if (g_once_init_enter (&known))
    {
      along_vault_register_resource ();
      g_once_init_leave (&known, 1);
    }
}
