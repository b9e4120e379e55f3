/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing as a script does it: what is in doubt is listed, and nothing goes before somebody has said what is to become of it. */
#include <string.h>

#include "along-store.h"
#include "along-tool.h"
#include "along-wrap.h"

static AlongStore *
open_store (void)
{
  g_autofree char *wrap_path = g_build_filename (tool_store, "unlock.wrap", NULL);
  g_autoptr (AlongSecretText) passphrase = along_secret_text_read_file (tool_pass, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = along_wrap_file_open_sync (wrap_path, passphrase, &error);
  AlongStore *store = along_store_new (tool_store, FALSE);

  g_assert_no_error (error);
  along_store_open_sync (store, keys->pdata[0], NULL, &error);
  g_assert_no_error (error);
  return store;
}

/** Made: a family with a Grace who is named in three ways. */
typedef struct
{
  char *family, *grace, *sure, *doubtful, *small;
} Made;

static char *
add (AlongEdit *edit, AlongKindId kind, int property, const char *words)
{
  AlongRecord *record = along_edit_create (edit, kind);

  along_record_set_text (record, property, words);
  if (kind == ALONG_KIND_PERSON)
    along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  return along_id_to_text (along_record_get_id (record));
}

static void
make (Made *made)
{
  g_autoptr (AlongStore) store = open_store ();
  g_autoptr (AlongEdit) edit = along_edit_new ("family", along_id_new ());
  g_autoptr (GError) error = NULL;
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, along_edit_get_family (edit));

  along_record_set_text (family, ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "R 1");
  made->family = along_id_to_text (along_edit_get_family (edit));
  made->grace = add (edit, ALONG_KIND_PERSON, ALONG_PERSON_P_NAME, "Grace Quimby");
  made->sure = add (edit, ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "Ring Grace Quimby");
  made->doubtful = add (edit, ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "Grace has a kitchen");
  made->small = add (edit, ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "ring grace");
  along_store_commit_sync (store, edit, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_store_close_sync (store, &error));
}

static void
made_clear (Made *made)
{
  g_free (made->family);
  g_free (made->grace);
  g_free (made->sure);
  g_free (made->doubtful);
  g_free (made->small);
}

static guint
hits (const char *word)
{
  g_autoptr (JsonNode) found = RUN (0, "search", word);

  return json_array_get_length (json_object_get_array_member (json_node_get_object (found), "hits"));
}

/* Both go through this; @doubtful: what is said; so many texts stay. */
static void
erase (const Made *made, const char *doubtful, guint left)
{
  g_autoptr (JsonNode) answer = RUN (0, "erase", "--family", made->family, "--person", made->grace, "--reason", "Asked", "--doubtful",
                                     doubtful, "--yes");
  JsonObject *object = json_node_get_object (answer);

  g_assert_true (json_object_get_boolean_member (object, "erased"));
  g_assert_cmpint (json_object_get_int_member_with_default (json_object_get_object_member (object, "left"), "next_step", 0), ==, left);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "places")), ==, 0);
  g_assert_cmpuint (hits ("quimby"), ==, 0);
  g_assert_cmpuint (hits ("grace"), ==, left);
}

static void
test_take (void)
{
  Made made;

  make (&made);
  erase (&made, "take", 0);
  made_clear (&made);
}

static void
assert_listed (const Made *made, JsonArray *doubtful)
{
  g_assert_cmpuint (json_array_get_length (doubtful), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *one = json_array_get_object_element (doubtful, i);
      gboolean small = g_str_equal (json_object_get_string_member (one, "id"), made->small);

      g_assert_true (small || g_str_equal (json_object_get_string_member (one, "id"), made->doubtful));
      g_assert_cmpstr (json_object_get_string_member (one, "kind"), ==, "next_step");
      g_assert_cmpstr (json_object_get_string_member (one, "field"), ==, "text");
      g_assert_cmpstr (json_object_get_string_member (one, "words"), ==, small ? "ring grace" : "Grace has a kitchen");
    }
}

static void
test_leave (void)
{
  Made made;

  make (&made);
  {
    g_autoptr (JsonNode) preview = RUN (0, "erase", "--family", made.family, "--person", made.grace);

    g_assert_false (json_object_get_boolean_member (json_node_get_object (preview), "erased"));
    g_assert_cmpint (tool_number (preview, "mentions"), ==, 3);
    g_assert_cmpint (tool_number (preview, "in_doubt"), ==, 2);
    assert_listed (&made, json_object_get_array_member (json_node_get_object (preview), "doubtful"));
  }
  tool_assert_refused (RUN (1, "erase", "--family", made.family, "--person", made.grace, "--reason", "Asked", "--yes"), "in-doubt", NULL);
  g_assert_cmpuint (hits ("quimby"), ==, 2);
  RUN (2, "erase", "--family", made.family, "--person", made.grace, "--reason", "Asked", "--doubtful", "perhaps", "--yes");
  erase (&made, "leave", 2);
  made_clear (&made);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  along_store_register ();
  tool_start ();
  g_autoptr (JsonNode) created = RUN (0, "store", "create");
  g_test_add_func ("/tool/erase/take", test_take);
  g_test_add_func ("/tool/erase/leave", test_leave);
  status = g_test_run ();
  tool_end ();
  return status;
}
