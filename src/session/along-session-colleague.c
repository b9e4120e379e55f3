/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-seal.h"
#include "along-secret-text.h"
#include "along-session-bundle.h"
#include "along-store-bundle.h"
#include "along-words.h"

void
along_colleague_free (AlongColleague *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->fingerprint);
  g_free (self);
}

/** along_colleague_new: @name: (nullable) */
AlongColleague *
along_colleague_new (const AlongColleagueKey *key, const char *name, int role)
{
  AlongColleague *colleague = g_new0 (AlongColleague, 1);

  colleague->key = *key;
  colleague->name = g_strdup (name);
  colleague->role = role;
  colleague->fingerprint = along_sign_fingerprint (key->sign_key);
  return colleague;
}

AlongColleague *
along_colleague_copy (const AlongColleague *self)
{
  return along_colleague_new (&self->key, self->name, self->role);
}

/** along_session_make_passphrase: seven words that nobody can guess. */
char *
along_session_make_passphrase (void)
{
  g_autoptr (AlongSecretText) words = along_words_random ();

  return g_strdup (along_secret_text_peek (words));
}

/** along_session_read_key_file: a colleague's key from the text of its file. Nothing is accepted by reading it. */
AlongColleague *
along_session_read_key_file (const char *text, gssize length, GError **error)
{
  AlongColleagueKey key;
  g_autofree char *name = NULL;
  int role;

  return along_colleague_read (text, length, &key, &name, &role, error) ? along_colleague_new (&key, name, role) : NULL;
}
