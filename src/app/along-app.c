/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-app.h"

#include "along-app-resource.h"
#include "along-demo.h"
#include "along-pages.h"
#include "along-store.h"
#include "along-style-resource.h"
#include "along-vault.h"

void
along_app_register (void)
{
  static gboolean done;

  if (done)
    return;
  done = TRUE;
  along_vault_register ();
  along_store_register ();
  along_interchange_register ();
  along_style_register_resource ();
  along_app_register_resource ();
  along_pages_register ();
}
