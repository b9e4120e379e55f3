/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongVaultPage: what stands where the caseload would be while it is closed: the lock, and each way in
 * which opening was refused, with the way on. It shows no family, no worker and no count, and nothing on
 * it can destroy a key.
 *
 * Empty until it is told what to show. Emits "unlocked" when the session is open again.
 */
#define ALONG_TYPE_VAULT_PAGE (along_vault_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongVaultPage, along_vault_page, ALONG, VAULT_PAGE, AdwBin)

GtkWidget *along_vault_page_new  (AlongSession *session);
void       along_vault_page_lock (AlongVaultPage *self, guint idle_minutes);
void       along_vault_page_tell (AlongVaultPage *self, const GError *why);
void       along_vault_page_forget (AlongVaultPage *self);

G_END_DECLS
