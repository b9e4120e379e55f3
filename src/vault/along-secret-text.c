/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-secret-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "along-vault.h"
#include "vault-private.h"

/* The longest passphrase that a file may hold. */
#define MOST 4096

struct _AlongSecretText
{
  gsize length;
  char *text;
};

/** along_secret_text_new: a copy of @text, which the caller wipes. */
AlongSecretText *
along_secret_text_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return along_secret_text_new_len (text, strlen (text));
}

/** along_secret_text_new_len: a copy of the first @length bytes of @text, which the caller wipes. */
AlongSecretText *
along_secret_text_new_len (const char *text, gsize length)
{
  AlongSecretText *secret = g_new (AlongSecretText, 1);

  secret->length = length;
  secret->text = vault_secret_alloc (length + 1);
  if (length > 0)
    memcpy (secret->text, text, length);
  secret->text[length] = '\0';
  sodium_mprotect_readonly (secret->text);
  return secret;
}

/** along_secret_text_new_of_key: the hexadecimal digits of @key between two marks, made in locked memory. */
AlongSecretText *
along_secret_text_new_of_key (AlongKey *key, const char *before, const char *after)
{
  AlongSecretText *secret = g_new (AlongSecretText, 1);
  gsize start = strlen (before), digits = 2 * ALONG_KEY_SIZE;

  secret->length = start + digits + strlen (after);
  secret->text = vault_secret_alloc (secret->length + 1);
  memcpy (secret->text, before, start);
  sodium_bin2hex (secret->text + start, digits + 1, along_key_peek (key), ALONG_KEY_SIZE);
  along_key_unpeek (key);
  strcpy (secret->text + start + digits, after);
  sodium_mprotect_readonly (secret->text);
  return secret;
}

/**
 * along_secret_text_read_file: the first line of the file @path, without its line end, read straight into
 * locked memory. Fails with ALONG_VAULT_ERROR_MISSING or IO, and with WRONG_PASSPHRASE if the line is
 * empty.
 */
AlongSecretText *
along_secret_text_read_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gsize length = 0;
  gssize n = 0;

  if (fd < 0)
    {
      g_set_error (error, ALONG_VAULT_ERROR, errno == ENOENT ? ALONG_VAULT_ERROR_MISSING : ALONG_VAULT_ERROR_IO,
                   _("The file with the passphrase could not be opened (%s)."), g_strerror (errno));
      return NULL;
    }

  char *room = vault_secret_alloc (MOST);
  while (length < MOST)
    {
      n = read (fd, room + length, MOST - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      length += (gsize) n;
    }
  close (fd);

  AlongSecretText *secret = NULL;
  const char *end = memchr (room, '\n', length);
  if (end != NULL)
    length = (gsize) (end - room);
  if (length > 0 && room[length - 1] == '\r')
    length--;
  if (n < 0)
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO,
                         _("The file with the passphrase could not be read."));
  else if (length == 0)
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE,
                         _("The first line of the file with the passphrase is empty."));
  else
    secret = along_secret_text_new_len (room, length);
  sodium_free (room);
  return secret;
}

/** along_secret_text_copy: a copy for another owner. */
AlongSecretText *
along_secret_text_copy (const AlongSecretText *secret)
{
  return along_secret_text_new_len (secret->text, secret->length);
}

/** along_secret_text_free: wipes and frees. %NULL is allowed. */
void
along_secret_text_free (AlongSecretText *secret)
{
  if (secret == NULL)
    return;
  sodium_free (secret->text);
  g_free (secret);
}

/** along_secret_text_peek: the text, owned by @secret; never to be copied into ordinary memory. */
const char *
along_secret_text_peek (const AlongSecretText *secret)
{
  return secret->text;
}

/** along_secret_text_get_length: bytes of the text without its final zero. */
gsize
along_secret_text_get_length (const AlongSecretText *secret)
{
  return secret->length;
}

/** along_secret_text_equal: compares the bytes; for "type it again". */
gboolean
along_secret_text_equal (const AlongSecretText *a, const AlongSecretText *b)
{
  return a->length == b->length && sodium_memcmp (a->text, b->text, a->length) == 0;
}
