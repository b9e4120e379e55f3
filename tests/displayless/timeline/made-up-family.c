/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-up-family.h"

#include <json-glib/json-glib.h>

#include "along-image.h"

/* The made-up families of data/demo read straight into their aggregates, without a store. */

static JsonObject *
read_file (JsonParser *parser, const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static AlongId
id_of (JsonObject *object, const char *member)
{
  AlongId id;

  g_assert_true (along_id_parse (json_object_get_string_member (object, member), &id));
  return id;
}

static void
read_change (JsonObject *change, AlongFamily *family, AlongEdit *edit)
{
  const AlongKind *kind = along_kind_find (json_object_get_string_member (change, "kind"));
  AlongId id = id_of (change, "id");
  gboolean is_new = g_str_equal (json_object_get_string_member_with_default (change, "op", "create"), "create");
  AlongRecord *record = is_new ? along_edit_create_with_id (edit, kind->id, id) : along_edit_change (edit, along_family_lookup (family, id));
  g_autofree char *image = json_to_string (json_object_get_member (change, "set"), FALSE);
  g_autoptr (GError) error = NULL;

  along_image_read (image, record, &error);
  g_assert_no_error (error);
}

static void
read_changes (JsonArray *changes, AlongFamily *family)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("made up", along_family_get_id (family));

  for (guint i = 0; i < json_array_get_length (changes); i++)
    read_change (json_array_get_object_element (changes, i), family, edit);
  along_family_apply (family, edit);
}

AlongFamily *
made_up_team (const char *folder)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  AlongFamily *team = along_family_new (ALONG_ID_NONE);

  read_changes (json_object_get_array_member (read_file (parser, folder, "team.json"), "records"), team);
  return team;
}

AlongFamily *
made_up_family (const char *folder, const char *file)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *story = read_file (parser, folder, file);
  AlongFamily *family = along_family_new (id_of (story, "family"));
  JsonArray *edits = json_object_get_array_member (story, "edits");

  for (guint i = 0; i < json_array_get_length (edits); i++)
    read_changes (json_object_get_array_member (json_array_get_object_element (edits, i), "changes"), family);
  return family;
}
