/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "along-vault.h"
#include "along-words.h"

static char **
read_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/alongside/Alongside/vault/words.txt",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
test_list (void)
{
  g_auto (GStrv) list = read_list ();

  g_assert_cmpuint (g_strv_length (list), ==, ALONG_WORDS_LIST);
  for (guint i = 0; i < ALONG_WORDS_LIST; i++)
    {
      gsize length = strlen (list[i]);
      g_assert_cmpuint (length, >=, 4);
      g_assert_cmpuint (length, <=, 8);
      g_assert_cmpuint (strspn (list[i], "abcdefghijklmnopqrstuvwxyz"), ==, length);
      if (i > 0)
        g_assert_cmpint (strncmp (list[i - 1], list[i], 4), <, 0);
    }
}

static AlongSecretText *
parse (const char *typed, GError **error)
{
  g_autoptr (AlongSecretText) text = along_secret_text_new (typed);

  return along_words_parse (text, error);
}

static void
test_random (void)
{
  g_auto (GStrv) list = read_list ();
  guint seen = 0;
  g_autofree gboolean *met = g_new0 (gboolean, ALONG_WORDS_LIST);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (AlongSecretText) words = along_words_random ();
      g_auto (GStrv) each = g_strsplit (along_secret_text_peek (words), " ", -1);
      g_assert_cmpuint (g_strv_length (each), ==, ALONG_WORDS_SHEET);
      for (char **word = each; *word != NULL; word++)
        for (guint j = 0; j < ALONG_WORDS_LIST; j++)
          if (!met[j] && strcmp (list[j], *word) == 0)
            {
              met[j] = TRUE;
              seen++;
            }
      g_autoptr (AlongSecretText) again = along_words_parse (words, &error);
      g_assert_no_error (error);
      g_assert_true (along_secret_text_equal (words, again));
    }
  /* 14,000 draws of 2,048: about two words would be missing by chance. */
  g_assert_cmpuint (seen, >, ALONG_WORDS_LIST - 30);
}

static void
test_forgiving (void)
{
  static const char *const same[] = {
    "apple teapot garden ribbon lemon pebble zebra",
    "APPLE TEAPOT GARDEN RIBBON LEMON PEBBLE ZEBRA",
    "  Apple-Teapot\tgarden,ribbon.lemon\npebble–zebra  ",
    "1. apple 2. teapot 3. garden 4. ribbon 5. lemon 6. pebble 7. zebra",
    "appl teap gard ribbo lemon pebb zebr",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongSecretText) words = parse (same[i], &error);
      g_assert_no_error (error);
      g_assert_cmpstr (along_secret_text_peek (words), ==, same[0]);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *typed;
    const char *says;
  } cases[] = {
    { "", "0 words" },
    { "apple", "1 word." },
    { "apple teapot garden ribbon lemon pebble", "6 words" },
    { "apple teapot garden ribbon lemon pebble zebra apple", "8 words" },
    { "apple teapot gardens ribbon lemon pebble zebra", "Word 3 " },
    { "apple teapot garden ribbon lem pebble zebra", "Word 5 " },
    { "xyzzy", "Word 1 " },
    { "zzzz aaaa", "Word 1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (parse (cases[i].typed, &error));
      g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NOT_WORDS);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_tidy (void)
{
  g_autoptr (AlongSecretText) sheet = along_secret_text_new ("APPLE teapot garden ribbon lemon pebble zebra");
  g_autoptr (AlongSecretText) own = along_secret_text_new ("My Own, Passphrase");
  g_autoptr (AlongSecretText) tidy_sheet = along_words_tidy (sheet);
  g_autoptr (AlongSecretText) tidy_own = along_words_tidy (own);

  g_assert_cmpstr (along_secret_text_peek (tidy_sheet), ==, "apple teapot garden ribbon lemon pebble zebra");
  g_assert_true (along_secret_text_equal (own, tidy_own));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_vault_register ();
  g_test_add_func ("/vault/words/list", test_list);
  g_test_add_func ("/vault/words/random", test_random);
  g_test_add_func ("/vault/words/forgiving", test_forgiving);
  g_test_add_func ("/vault/words/refused", test_refused);
  g_test_add_func ("/vault/words/tidy", test_tidy);
  return g_test_run ();
}
