/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-vault-states.h"

#include <glib/gi18n-lib.h>

static const VaultState states[] = {
  [SHOW_LOCK] = { "system-lock-screen-symbolic", N_ ("Locked"),
                  N_ ("Your work is saved, even the sentence you were typing."), FIELD_PASSPHRASE, N_ ("_Unlock"),
                  DO_UNLOCK, N_ ("Use the recovery sheet instead"), DO_RECOVERY },
  [SHOW_LOCK_HIDES] = { "system-lock-screen-symbolic", N_ ("Locked"),
                        N_ ("Your work is saved, even the sentence you were typing. There is no passphrase, so this "
                            "only hides the caseload."),
                        FIELD_NONE, N_ ("_Unlock"), DO_ASK_KEYRING, N_ ("Use the recovery sheet instead"), DO_RECOVERY },
  [SHOW_LOCK_SHEET] = { "system-lock-screen-symbolic", N_ ("Locked"),
                        N_ ("Your work is saved, even the sentence you were typing. Your recovery sheet opens the caseload: type "
                            "the first four letters of each word, or all of them."),
                        FIELD_RECOVERY, N_ ("_Unlock"), DO_UNLOCK, NULL, DO_NOTHING },
  [SHOW_NOT_KEPT] = { "dialog-password-symbolic", N_ ("Open your caseload"),
                      N_ ("The keyring does not hold its key. Your passphrase opens it each time."), FIELD_PASSPHRASE,
                      N_ ("_Unlock"), DO_UNLOCK, N_ ("Use the recovery sheet instead"), DO_RECOVERY },
  [SHOW_NOT_KEPT_SHEET] = { "dialog-password-symbolic", N_ ("Open your caseload"),
                            N_ ("The keyring does not hold its key. Your recovery sheet opens it each time: type the first four "
                                "letters of each word, or all of them."),
                            FIELD_RECOVERY, N_ ("_Unlock"), DO_UNLOCK, NULL, DO_NOTHING },
  [SHOW_NO_KEYRING] = { "dialog-password-symbolic", N_ ("This computer has no keyring to hold the key"),
                        N_ ("Your passphrase opens the caseload each time."), FIELD_PASSPHRASE, N_ ("_Unlock"),
                        DO_UNLOCK, N_ ("Use the recovery sheet instead"), DO_RECOVERY },
  [SHOW_NO_KEYRING_SHEET] = { "dialog-password-symbolic", N_ ("This computer has no keyring to hold the key"),
                              N_ ("Your recovery sheet opens the caseload each time."), FIELD_RECOVERY, N_ ("_Unlock"),
                              DO_UNLOCK, NULL, DO_NOTHING },
  [SHOW_KEYRING_LOCKED] = { "dialog-password-symbolic", N_ ("Your keyring is closed"),
                            N_ ("Open it to reach your caseload."), FIELD_NONE, N_ ("_Open keyring"), DO_ASK_KEYRING,
                            N_ ("Use the passphrase instead"), DO_PASSPHRASE },
  [SHOW_KEYRING_SLOW] = { "dialog-password-symbolic", N_ ("Your keyring does not answer"),
                          N_ ("Your families are safe. Try again, or open the caseload without it."),
                          FIELD_NONE, N_ ("_Try again"), DO_ASK_KEYRING, N_ ("Use the passphrase instead"),
                          DO_PASSPHRASE },
  [SHOW_KEY_MISSING] = { "dialog-password-symbolic", N_ ("The key is not in the keyring"),
                         N_ ("Your passphrase and the recovery sheet can open it too. Your families are safe."),
                         FIELD_NONE, N_ ("_Unlock with passphrase"), DO_PASSPHRASE, N_ ("Use recovery sheet"),
                         DO_RECOVERY },
  [SHOW_KEY_WRONG] = { "dialog-password-symbolic", N_ ("This key does not open this file"),
                       N_ ("Either the key is for another caseload, or the file is damaged. We cannot tell which."),
                       FIELD_NONE, N_ ("Try _recovery sheet"), DO_RECOVERY, N_ ("Open a backup"), DO_BACKUP },
  [SHOW_PASSPHRASE] = { "dialog-password-symbolic", N_ ("Unlock with passphrase"),
                        N_ ("Your families are safe."), FIELD_PASSPHRASE, N_ ("_Unlock"), DO_UNLOCK,
                        N_ ("Use the recovery sheet instead"), DO_RECOVERY },
  [SHOW_RECOVERY] = { "dialog-password-symbolic", N_ ("Use the recovery sheet"),
                      N_ ("Type the seven words from the sheet, with a space between them. The first four letters of each are "
                          "enough."),
                      FIELD_RECOVERY,
                      N_ ("_Unlock"), DO_UNLOCK, N_ ("Use the passphrase instead"), DO_PASSPHRASE },
  [SHOW_DAMAGED] = { "dialog-information-symbolic", N_ ("Part of this record cannot be read"),
                     N_ ("Nothing has been changed."), FIELD_NONE, N_ ("_Open a backup"), DO_BACKUP, N_ ("Try again"),
                     DO_TRY_AGAIN },
  [SHOW_LOG_DAMAGED] = { "dialog-information-symbolic", N_ ("The newest work cannot be read"),
                         N_ ("Nothing has been changed. Keep this computer as it is and ask whoever looks after it."),
                         FIELD_NONE, N_ ("_Try again"), DO_TRY_AGAIN, N_ ("Open a backup"), DO_BACKUP },
  [SHOW_NEWER] = { "dialog-information-symbolic", N_ ("A newer Alongside wrote this caseload"),
                   N_ ("Nothing has been changed. Install the newer version, then open it again."), FIELD_NONE,
                   N_ ("_Try again"), DO_TRY_AGAIN, NULL, DO_NOTHING },
  [SHOW_IN_USE] = { "dialog-information-symbolic", N_ ("Someone else has this caseload open on this computer"),
                    N_ ("You can look, but not change it. Or close it there, then try again."), FIELD_NONE, N_ ("_Look"),
                    DO_LOOK, N_ ("Try again"), DO_TRY_AGAIN },
  [SHOW_OTHER] = { "dialog-information-symbolic", N_ ("The caseload did not open"), NULL, FIELD_NONE,
                   N_ ("_Try again"), DO_TRY_AGAIN, NULL, DO_NOTHING },
};

/* vault_state: what the page says of it. */
const VaultState *
vault_state (VaultShow show)
{
  return &states[show];
}

/* vault_state_of: the state that a refusal to open tells of. */
VaultShow
vault_state_of (const GError *why, gboolean has_passphrase)
{
  if (why->domain != ALONG_SESSION_ERROR)
    return SHOW_OTHER;
  switch ((AlongSessionError) why->code)
    {
    case ALONG_SESSION_ERROR_NO_KEYRING:
      return has_passphrase ? SHOW_NO_KEYRING : SHOW_NO_KEYRING_SHEET;
    case ALONG_SESSION_ERROR_KEYRING_LOCKED:
      return SHOW_KEYRING_LOCKED;
    case ALONG_SESSION_ERROR_KEYRING_SLOW:
      return SHOW_KEYRING_SLOW;
    case ALONG_SESSION_ERROR_KEY_MISSING:
      return has_passphrase ? SHOW_KEY_MISSING : SHOW_RECOVERY;
    case ALONG_SESSION_ERROR_KEY_NOT_KEPT:
      return has_passphrase ? SHOW_NOT_KEPT : SHOW_NOT_KEPT_SHEET;
    case ALONG_SESSION_ERROR_KEY_WRONG:
      return SHOW_KEY_WRONG;
    case ALONG_SESSION_ERROR_PASSPHRASE_WRONG:
    case ALONG_SESSION_ERROR_WAIT:
      return has_passphrase ? SHOW_PASSPHRASE : SHOW_RECOVERY;
    case ALONG_SESSION_ERROR_DAMAGED:
      return SHOW_DAMAGED;
    case ALONG_SESSION_ERROR_LOG_DAMAGED:
      return SHOW_LOG_DAMAGED;
    case ALONG_SESSION_ERROR_NEWER:
      return SHOW_NEWER;
    case ALONG_SESSION_ERROR_IN_USE:
      return SHOW_IN_USE;
    case ALONG_SESSION_ERROR_FULL:
    case ALONG_SESSION_ERROR_READ_ONLY:
    case ALONG_SESSION_ERROR_CONFLICT:
    case ALONG_SESSION_ERROR_NOTHING:
    case ALONG_SESSION_ERROR_IO:
    default:
      return SHOW_OTHER;
    }
}
