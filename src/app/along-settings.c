/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-settings.h"

#define SCHEMA "org.alongside.Alongside"

/* Where no schema is found, these stand, and what is set holds until the program ends. */
static const struct
{
  const char *key;
  const char *otherwise;
} defaults[] = {
  { "idle-minutes", "uint32 10" },
  { "window-size", "(1280, 800)" },
  { "window-maximized", "false" },
  { "list-shown", "@a{sb} {}" },
  { "made-up-first", "false" },
  { "look", "'desktop'" },
  { "backup-folder", "''" },
  { "text-size", "uint32 100" },
  { "key-hints", "true" },
  { "recent-lines", "@as []" },
};

/* The schema, installed, or compiled beside the executable; %NULL: neither. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;
  g_autofree char *program = NULL;

  if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, SCHEMA, TRUE);
  program = schema == NULL ? g_file_read_link ("/proc/self/exe", NULL) : NULL;
  if (program != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (program);
      GSettingsSchemaSource *beside = g_settings_schema_source_new_from_directory (folder, installed, FALSE, NULL);

      if (beside != NULL)
        {
          schema = g_settings_schema_source_lookup (beside, SCHEMA, FALSE);
          g_settings_schema_source_unref (beside);
        }
    }
  return schema;
}

static GSettings *
kept (void)
{
  static gsize once = 0;
  static GSettings *settings = NULL;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return settings;
}

static GHashTable *
in_memory (void)
{
  static GHashTable *values = NULL;

  if (values == NULL)
    {
      values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
      for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
        g_hash_table_insert (values, (char *) defaults[i].key,
                             g_variant_ref_sink (g_variant_new_parsed (defaults[i].otherwise)));
    }
  return values;
}

/** along_settings_get: @key: one of the schema's. Returns: (transfer full). */
GVariant *
along_settings_get (const char *key)
{
  GSettings *settings = kept ();

  return settings != NULL ? g_settings_get_value (settings, key)
                          : g_variant_ref (g_hash_table_lookup (in_memory (), key));
}

/* Emits "changed" for settings that are in memory only. */
static GObject *
memory_changes (void)
{
  static GObject *changes = NULL;

  if (changes == NULL)
    changes = G_OBJECT (g_simple_action_new ("changed", NULL));
  return changes;
}

/** along_settings_watch: calls @changed (@object) after each change, as long as @object lives. */
void
along_settings_watch (GCallback changed, GObject *object)
{
  GSettings *settings = kept ();

  if (settings != NULL)
    g_signal_connect_object (settings, "changed", changed, object, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (memory_changes (), "activate", changed, object, G_CONNECT_SWAPPED);
}

/** along_settings_set: @value: of the key's type; a floating one is taken. */
void
along_settings_set (const char *key, GVariant *value)
{
  GSettings *settings = kept ();

  if (settings != NULL)
    {
      g_settings_set_value (settings, key, value);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].key, key))
      {
        g_hash_table_insert (in_memory (), (char *) defaults[i].key, g_variant_ref_sink (value));
        g_action_activate (G_ACTION (memory_changes ()), NULL);
      }
}
