/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session.h"

G_BEGIN_DECLS

/* The states that a caseload which is not open can be in: what the page says in each, and the ways on. */

/* What the one button, or the link, of a page does. */
typedef enum
{
  DO_NOTHING,
  DO_UNLOCK,        /* with what stands in the field */
  DO_ASK_KEYRING,   /* the desktop may ask for the keyring's password */
  DO_TRY_AGAIN,
  DO_LOOK, /* while somebody else has it */
  DO_PASSPHRASE,    /* on to the page with the field for it */
  DO_RECOVERY,      /* on to the page with the field for the sheet */
  DO_BACKUP,        /* the newest backup, or one to be chosen */
} VaultAct;

typedef enum
{
  FIELD_NONE,
  FIELD_PASSPHRASE,
  FIELD_RECOVERY,
} VaultField;

typedef enum
{
  SHOW_LOCK,
  SHOW_LOCK_HIDES, /* no passphrase was set: the lock only hides */
  SHOW_NO_KEYRING,
  SHOW_NO_KEYRING_SHEET,
  SHOW_LOCK_SHEET, /* … and the keyring has no key */
  SHOW_NOT_KEPT,
  SHOW_NOT_KEPT_SHEET,
  SHOW_KEYRING_LOCKED,
  SHOW_KEYRING_SLOW,
  SHOW_KEY_MISSING,
  SHOW_KEY_WRONG,
  SHOW_PASSPHRASE,
  SHOW_RECOVERY,
  SHOW_DAMAGED,
  SHOW_LOG_DAMAGED,
  SHOW_NEWER,
  SHOW_IN_USE,
  SHOW_OTHER,
} VaultShow;

/**
 * VaultState: untranslated.
 *
 * @words: (nullable): what was refused says it
 * @link: (nullable)
 */
typedef struct
{
  const char *icon;
  const char *title;
  const char *words;
  VaultField field;
  const char *button;
  VaultAct act;
  const char *link;
  VaultAct link_act;
} VaultState;

const VaultState *vault_state    (VaultShow show);
VaultShow         vault_state_of (const GError *why, gboolean has_passphrase);

G_END_DECLS
