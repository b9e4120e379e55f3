/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague's public key as a small file of text. */
#include "along-store-bundle.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "along-image.h"
#include "bundle.h"

static const char signed_words[] = "Alongside key 1\n";

/* What the signing key vouches for: that the other key and the id are its owner's, so that one fingerprint is enough. */
typedef struct
{
  char words[sizeof signed_words - 1];
  guint8 worker[16];
  guint8 seal_key[ALONG_PUBLIC_SIZE];
} Signed;

static Signed
signed_part (const AlongColleagueKey *key)
{
  Signed part;

  memcpy (part.words, signed_words, sizeof part.words);
  memcpy (part.worker, key->worker.bytes, sizeof part.worker);
  memcpy (part.seal_key, key->seal_key, sizeof part.seal_key);
  return part;
}

static void
append_text (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ",\n  \"%s\": ", name);
  along_image_append_string (out, text);
}

static void
append_bytes (GString *out, const char *name, const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_base64_encode (bytes, length);

  append_text (out, name, text);
}

/* colleague_file_write: the text of the file. */
char *
colleague_file_write (const AlongColleagueKey *key, const char *name, int role, AlongKey *sign_secret)
{
  GString *out = g_string_new ("{\n  \"alongside-key\": 1");
  Signed part = signed_part (key);
  guint8 signature[ALONG_SIGNATURE_SIZE];
  char worker[ALONG_ID_TEXT];

  along_sign (sign_secret, &part, sizeof part, signature);
  along_id_format (key->worker, worker);
  append_text (out, "worker", worker);
  append_text (out, "name", name);
  append_text (out, "role", along_enum_text (ALONG_ENUM_ROLE, role));
  append_bytes (out, "sign_key", key->sign_key, sizeof key->sign_key);
  append_bytes (out, "seal_key", key->seal_key, sizeof key->seal_key);
  append_bytes (out, "signature", signature, sizeof signature);
  g_string_append (out, "\n}\n");
  return g_string_free (out, FALSE);
}

static const char *
text_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                                                           : NULL;
}

static gboolean
take_bytes (JsonObject *object, const char *name, guint8 *bytes, gsize length)
{
  const char *text = text_of (object, name);
  gsize read = 0;
  g_autofree guint8 *decoded = text != NULL ? g_base64_decode (text, &read) : NULL;

  if (decoded == NULL || read != length)
    return FALSE;
  memcpy (bytes, decoded, length);
  return TRUE;
}

/**
 * along_colleague_read: reads a colleague's key from the text of its file. Whose it is, is only known once its
 * fingerprint was compared.
 *
 * @length: of @text, or -1
 * @name: (out) (transfer full): as the file says
 */
gboolean
along_colleague_read (const char *text, gssize length, AlongColleagueKey *key, char **name, int *role, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *whole = NULL;
  JsonObject *object = NULL;
  guint8 signature[ALONG_SIGNATURE_SIZE];
  Signed part;

  *name = NULL;
  memset (key, 0, sizeof *key);
  whole = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  if (along_json_is_object (whole) && json_parser_load_from_data (parser, whole, -1, NULL) && json_parser_get_root (parser) != NULL
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    object = json_node_get_object (json_parser_get_root (parser));
  if (object != NULL && json_object_get_int_member_with_default (object, "alongside-key", 0) > 1)
    {
      g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_NEWER,
                           _ ("A newer Alongside made this file. Bring Alongside up to date to take it in."));
      return FALSE;
    }
  if (object == NULL || json_object_get_int_member_with_default (object, "alongside-key", 0) != 1
      || !along_id_parse (text_of (object, "worker"), &key->worker) || along_id_is_none (key->worker)
      || text_of (object, "name") == NULL || *text_of (object, "name") == '\0' || strlen (text_of (object, "name")) > 200
      || !take_bytes (object, "sign_key", key->sign_key, sizeof key->sign_key)
      || !take_bytes (object, "seal_key", key->seal_key, sizeof key->seal_key)
      || !take_bytes (object, "signature", signature, sizeof signature))
    {
      g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_DAMAGED,
                           _ ("This is not a colleague’s key. Ask for the file again."));
      return FALSE;
    }
  part = signed_part (key);
  if (!along_sign_verify (key->sign_key, &part, sizeof part, signature))
    {
      g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_SIGNATURE,
                           _ ("This key is not as its owner made it. Somebody may have changed it. Ask for the file again."));
      return FALSE;
    }
  *role = along_enum_find (ALONG_ENUM_ROLE, text_of (object, "role"));
  if (*role == ALONG_ENUM_UNSET)
    *role = ALONG_ROLE_OTHER;
  *name = g_strdup (text_of (object, "name"));
  return TRUE;
}
