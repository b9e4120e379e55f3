/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "along-vault.h"
#include "vault-private.h"

/* Words on the list have 4 to 8 letters and are told apart by their first four. */
#define LETTERS 4
#define LONGEST 8
#define ROOM (ALONG_WORDS_SHEET * (LONGEST + 1))

typedef struct
{
  const char *text; /* ends at a line end */
  guint length;
} Word;

/* The list in alphabetical order; it stays for the whole run. */
static const Word *
load_list (void)
{
  static Word list[ALONG_WORDS_LIST];
  static GBytes *bytes;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      bytes = g_resources_lookup_data ("/org/alongside/Alongside/vault/words.txt",
                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize length = 0;
      const char *text = bytes == NULL ? "" : g_bytes_get_data (bytes, &length);
      const char *end = text + length;
      guint n = 0;

      while (text < end && n < ALONG_WORDS_LIST)
        {
          const char *stop = memchr (text, '\n', (gsize) (end - text));
          if (stop == NULL)
            stop = end;
          list[n].text = text;
          list[n++].length = (guint) (stop - text);
          text = stop + 1;
        }
      if (n != ALONG_WORDS_LIST)
        g_error ("The list of words is not there: along_vault_register () was not called.");
      g_once_init_leave (&ready, 1);
    }
  return list;
}

static void
add_word (char *phrase, gsize *length, const Word *word)
{
  if (*length > 0)
    phrase[(*length)++] = ' ';
  memcpy (phrase + *length, word->text, word->length);
  *length += word->length;
}

/** along_words_random: the seven words of a new recovery sheet, in small letters with a space between. */
AlongSecretText *
along_words_random (void)
{
  const Word *list = load_list ();
  char *phrase = vault_secret_alloc (ROOM);
  gsize length = 0;

  for (int i = 0; i < ALONG_WORDS_SHEET; i++)
    add_word (phrase, &length, &list[randombytes_uniform (ALONG_WORDS_LIST)]);
  AlongSecretText *words = along_secret_text_new_len (phrase, length);
  sodium_free (phrase);
  return words;
}

/* The word on the list that begins with the @length letters of @typed; NULL without one. */
static const Word *
find_word (const char *typed, gsize length)
{
  const Word *list = load_list ();
  guint from = 0, to = ALONG_WORDS_LIST;

  if (length < LETTERS)
    return NULL;
  while (from < to)
    {
      guint middle = (from + to) / 2;
      int order = g_ascii_strncasecmp (typed, list[middle].text, LETTERS);
      if (order == 0)
        return length <= list[middle].length && g_ascii_strncasecmp (typed, list[middle].text, length) == 0
                 ? &list[middle]
                 : NULL;
      if (order < 0)
        to = middle;
      else
        from = middle + 1;
    }
  return NULL;
}

/**
 * along_words_parse: what a person typed from a recovery sheet, as along_words_random () gave it: in
 * capitals or not, with anything but letters between the words, each word whole or from its fourth letter
 * on cut short. Fails with ALONG_VAULT_ERROR_NOT_WORDS, saying which word it is.
 */
AlongSecretText *
along_words_parse (const AlongSecretText *typed, GError **error)
{
  const char *at = along_secret_text_peek (typed);
  char *phrase = vault_secret_alloc (ROOM);
  AlongSecretText *words = NULL;
  gsize length = 0;
  guint n = 0, unknown = 0;

  while (*at != '\0')
    {
      gsize letters = 0;
      while (g_ascii_isalpha (at[letters]))
        letters++;
      if (letters == 0)
        {
          at++;
          continue;
        }
      const Word *word = find_word (at, letters);
      n++;
      if (word == NULL && unknown == 0)
        unknown = n;
      if (word != NULL && n <= ALONG_WORDS_SHEET)
        add_word (phrase, &length, word);
      at += letters;
    }
  if (unknown > 0)
    g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NOT_WORDS,
                 _("Word %u is not one that a recovery sheet can have. Look at its letters again."), unknown);
  else if (n != ALONG_WORDS_SHEET)
    g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NOT_WORDS,
                 ngettext ("A recovery sheet has 7 words. This is %u word.",
                           "A recovery sheet has 7 words. These are %u words.", n), n);
  else
    words = along_secret_text_new_len (phrase, length);
  sodium_free (phrase);
  return words;
}

/**
 * along_words_tidy: for opening recovery.wrap: the seven words in their one form if that is what was typed,
 * else exactly what was typed, as a caseload may have been given a recovery passphrase of its own.
 */
AlongSecretText *
along_words_tidy (const AlongSecretText *typed)
{
  AlongSecretText *words = along_words_parse (typed, NULL);

  return words != NULL ? words : along_secret_text_copy (typed);
}
