/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erased.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <string.h>

#include "connection.h"

#define PAGE 4096
#define RESERVED 48 /* of each page: initialisation vector and authentication code */

/* --- What is in the pages --- */

typedef struct
{
  void *(*new_context) (void);
  void (*free_context) (void *);
  const void *(*cipher) (void);
  int (*init) (void *, const void *, void *, const guint8 *, const guint8 *);
  int (*set_padding) (void *, int);
  int (*update) (void *, guint8 *, int *, const guint8 *, int);
} Crypto;

/* The library that SQLCipher itself works with. */
static gboolean
find_crypto (Crypto *crypto)
{
  void *library = dlopen ("libcrypto.so.3", RTLD_NOW);

  if (library == NULL)
    return FALSE;
  *(void **) &crypto->new_context = dlsym (library, "EVP_CIPHER_CTX_new");
  *(void **) &crypto->free_context = dlsym (library, "EVP_CIPHER_CTX_free");
  *(void **) &crypto->cipher = dlsym (library, "EVP_aes_256_cbc");
  *(void **) &crypto->init = dlsym (library, "EVP_DecryptInit_ex");
  *(void **) &crypto->set_padding = dlsym (library, "EVP_CIPHER_CTX_set_padding");
  *(void **) &crypto->update = dlsym (library, "EVP_DecryptUpdate");
  return crypto->update != NULL;
}

static void
decrypt (const Crypto *crypto, AlongKey *key, const guint8 *page, gsize from, guint8 *clear)
{
  void *context = crypto->new_context ();
  int n = 0;

  crypto->init (context, crypto->cipher (), NULL, along_key_peek (key), page + PAGE - RESERVED);
  along_key_unpeek (key);
  crypto->set_padding (context, 0);
  crypto->update (context, clear, &n, page + from, (int) (PAGE - RESERVED - from));
  crypto->free_context (context);
}

static guint
count_words (const char *const *planted, const guint8 *bytes, gsize length)
{
  guint n = 0;

  for (guint i = 0; planted[i] != NULL; i++)
    n += memmem (bytes, length, planted[i], strlen (planted[i])) != NULL;
  return n;
}

/* Planted words in the decrypted pages of a store, or of its log, whose pages stand behind a header each. */
static guint
count_in_pages (const Crypto *crypto, AlongKey *key, const char *const *planted, const guint8 *data, gsize length, gboolean log)
{
  guint found = 0;
  guint8 clear[PAGE];
  gboolean sound = log;

  for (gsize at = log ? 32 : 0; at + PAGE + (log ? 24 : 0) <= length; at += PAGE + (log ? 24 : 0))
    {
      const guint8 *page = data + at + (log ? 24 : 0);
      gsize from = (log ? memcmp (data + at, "\0\0\0\1", 4) == 0 : at == 0) ? 16 : 0;

      memset (clear, 0, sizeof clear);
      decrypt (crypto, key, page, from, clear);
      found += count_words (planted, clear, sizeof clear);
      sound |= memmem (clear, sizeof clear, "CREATE TABLE", 12) != NULL;
    }
  /* Else the pages were not read at all. */
  g_assert_true (sound || length == 0);
  return found;
}

/* erased_can_count: whether pages can be decrypted here. */
gboolean
erased_can_count (void)
{
  Crypto crypto = { 0 };

  return find_crypto (&crypto);
}

/* erased_count: how many of @planted stand in the files of the store's folder, as they are and decrypted page by page; where
 * they cannot be decrypted the test is left out. */
guint
erased_count (Fixture *fixture, const char *const *planted)
{
  Crypto crypto = { 0 };
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;
  guint found = 0;

  if (!find_crypto (&crypto))
    {
      g_test_skip ("no libcrypto");
      return 0;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = fixture_path (fixture, name), *data = NULL;
      gsize length;

      if (!g_file_get_contents (path, &data, &length, NULL))
        continue;
      found += count_words (planted, (const guint8 *) data, length);
      if (g_str_equal (name, "store") || g_str_equal (name, "store-wal") || g_str_has_prefix (name, "store.before")
          || g_str_has_prefix (name, "store.aside"))
        found += count_in_pages (&crypto, fixture->key, planted, (const guint8 *) data, length, g_str_has_suffix (name, "-wal"));
    }
  return found;
}

/* erased_verify: the caseload is whole. */
void
erased_verify (Fixture *fixture)
{
  fixture_assert_sound (fixture->store);
}

/* erased_erase: @person: ALONG_ID_NONE: the whole family. */
void
erased_erase (Fixture *fixture, AlongId family, AlongId person, GPtrArray *mentions)
{
  g_autoptr (GError) error = NULL;
  const AlongEraseOrder order = { family, person, ALONG_ERASE_ASKED, "Asked in a letter", mentions };
  g_autoptr (AlongErasure) erasure = along_store_erase_sync (fixture->store, &order, fixture->worker, &error);

  g_assert_no_error (error);
  g_assert_nonnull (erasure);
}

/* erased_load: as erased_erase(). Then the caseload is whole, and whoever it was is not there. Returns: (transfer full): the
 * family as it is */
AlongFamily *
erased_load (Fixture *fixture, AlongId family, AlongId person, GPtrArray *mentions)
{
  AlongFamily *loaded;

  erased_erase (fixture, family, person, mentions);
  erased_verify (fixture);
  loaded = fixture_load (fixture, family);
  g_assert_null (along_family_lookup (loaded, along_id_is_none (person) ? family : person));
  return loaded;
}

/* erased_preview: what would go. */
AlongErasePreview *
erased_preview (Fixture *fixture, AlongId family, AlongId person)
{
  g_autoptr (GError) error = NULL;
  AlongErasePreview *preview = along_store_preview_erase_sync (fixture->store, family, person, NULL, &error);

  g_assert_no_error (error);
  return preview;
}

/* erased_due: whether the files are still to be tidied. */
gint64
erased_due (Fixture *fixture)
{
  g_autofree char *store = fixture_path (fixture, "store");
  StoreConnection *connection = store_connection_open (store, fixture->key, STORE_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (store_get_int (connection, "SELECT count(*) FROM \"fact\" WHERE \"name\" = 'erased'", &n, NULL));
  store_connection_close (connection, NULL);
  return n;
}
