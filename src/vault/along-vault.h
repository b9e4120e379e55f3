/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongVaultError: why a key could not be had. Callers choose the page by the code; the message is a whole
 * sentence that may be shown.
 *
 * @ALONG_VAULT_ERROR_ABSENT: there is no keyring (no session bus, no Secret Service, or it went away)
 * @ALONG_VAULT_ERROR_LOCKED: the keyring is closed and nobody was asked to open it
 * @ALONG_VAULT_ERROR_DISMISSED: the person was asked to open the keyring and did not
 * @ALONG_VAULT_ERROR_NO_ITEM: the keyring is open and has no key for this caseload
 * @ALONG_VAULT_ERROR_WRONG_ITEM: the keyring's entry is not a key, or not this caseload's
 * @ALONG_VAULT_ERROR_TIMEOUT: the keyring did not answer in time
 * @ALONG_VAULT_ERROR_WRONG_PASSPHRASE: that is not the passphrase
 * @ALONG_VAULT_ERROR_TOO_SOON: too many wrong tries: wait first
 * @ALONG_VAULT_ERROR_NOT_WORDS: these are not the words of a recovery sheet
 * @ALONG_VAULT_ERROR_DAMAGED: a key file is damaged
 * @ALONG_VAULT_ERROR_NEWER: a key file was written by a newer version
 * @ALONG_VAULT_ERROR_MISSING: there is no such key file
 * @ALONG_VAULT_ERROR_IN_USE: somebody else has the caseload open
 * @ALONG_VAULT_ERROR_IO: a key file could not be read or written
 */
typedef enum
{
  ALONG_VAULT_ERROR_ABSENT,
  ALONG_VAULT_ERROR_LOCKED,
  ALONG_VAULT_ERROR_DISMISSED,
  ALONG_VAULT_ERROR_NO_ITEM,
  ALONG_VAULT_ERROR_WRONG_ITEM,
  ALONG_VAULT_ERROR_TIMEOUT,
  ALONG_VAULT_ERROR_WRONG_PASSPHRASE,
  ALONG_VAULT_ERROR_TOO_SOON,
  ALONG_VAULT_ERROR_NOT_WORDS,
  ALONG_VAULT_ERROR_DAMAGED,
  ALONG_VAULT_ERROR_NEWER,
  ALONG_VAULT_ERROR_MISSING,
  ALONG_VAULT_ERROR_IN_USE,
  ALONG_VAULT_ERROR_IO,
} AlongVaultError;

#define ALONG_VAULT_ERROR (along_vault_error_quark ())
GQuark along_vault_error_quark (void);

void along_vault_register          (void);
void along_vault_forbid_core_dumps (void);

G_END_DECLS
