/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-generate.h"
#include "along-text.h"
#include "open-store.h"

static gboolean
read_number (const char *text, guint64 most, guint64 *number)
{
  return text != NULL && along_text_to_number (text, most, number);
}

/** along_verb_generate: makes a store and fills it with made-up families. */
int
along_verb_generate (int argc, char **argv)
{
  static const char usage[] = "generate --families N --seed S [--contacts M] " ALONG_TOOL_STORE_USAGE;
  const char *families_text = NULL, *seed_text = NULL, *contacts_text = NULL;
  guint64 families, seed, contacts = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *recovery = NULL;
  AlongGenerated made;
  AlongToolStore which;
  AlongStore *store;
  gboolean done;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--families", &families_text)
      || !along_tool_take_option (&argc, argv, "--seed", &seed_text)
      || !along_tool_take_option (&argc, argv, "--contacts", &contacts_text) || argc != 1
      || !read_number (families_text, 100000, &families) || !read_number (seed_text, G_MAXUINT64, &seed)
      || (contacts_text != NULL && !read_number (contacts_text, 10000000, &contacts)))
    return along_tool_usage (usage);

  store = along_tool_create_store (&which, &recovery, &exit_code);
  if (store == NULL)
    return exit_code;
  done = along_generate_sync (store, (guint) families, seed, (guint) contacts, NULL, &made, &error);
  exit_code = along_tool_close_store (store, done ? ALONG_TOOL_DONE : along_tool_refuse_error (error, which.dir));
  if (exit_code == ALONG_TOOL_DONE)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      along_tool_add_int (builder, "families", made.families);
      along_tool_add_int (builder, "people", made.people);
      along_tool_add_int (builder, "contacts", made.contacts);
      along_tool_add_int (builder, "assessments", made.assessments);
      along_tool_add_int (builder, "returns", made.returns);
      json_builder_set_member_name (builder, "checksum");
      json_builder_add_string_value (builder, made.checksum);
      if (recovery != NULL)
        {
          json_builder_set_member_name (builder, "recovery");
          json_builder_add_string_value (builder, recovery);
        }
      json_builder_end_object (builder);
      exit_code = along_tool_answer (json_builder_get_root (builder));
    }
  g_free (made.checksum);
  return exit_code;
}
