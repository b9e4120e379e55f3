/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a question of the keyring's ended. */
typedef enum
{
  KEYRING_ANSWER_GIVEN,
  KEYRING_ANSWER_DISMISSED, /* by the person, or it could not be shown */
  KEYRING_ANSWER_GONE,      /* the keyring ended, or the caller gave up */
} KeyringAnswer;

KeyringAnswer keyring_prompt_ask (GDBusProxy *service, const char *prompt, GCancellable *cancellable);

G_END_DECLS
