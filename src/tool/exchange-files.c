/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-files.h"

#include <stdio.h>

#include "along-field-words.h"

/** along_tool_is_bundle: whether a file is one from a colleague, by its name. */
gboolean
along_tool_is_bundle (const char *path)
{
  return g_str_has_suffix (path, ALONG_BUNDLE_ENDING);
}

/** along_tool_me: whose store it is; ALONG_ID_NONE: nobody's. */
AlongId
along_tool_me (AlongStore *store)
{
  g_autoptr (GHashTable) settings = along_store_list_settings_sync (store, NULL);
  const char *text = settings != NULL ? g_hash_table_lookup (settings, "me") : NULL;
  AlongId me;

  return text != NULL && along_id_parse (text, &me) ? me : ALONG_ID_NONE;
}

/** along_tool_refuse_taking: as along_tool_refuse_error(), for what can be wrong with a colleague's file, too. */
int
along_tool_refuse_taking (const GError *error, const char *where)
{
  static const char *const codes[] = {
    [ALONG_TAKING_ERROR_PASSPHRASE] = "passphrase-needed", [ALONG_TAKING_ERROR_WRONG_PASSPHRASE] = "wrong-passphrase",
    [ALONG_TAKING_ERROR_NOT_FOR_YOU] = "not-for-you",      [ALONG_TAKING_ERROR_DAMAGED] = "damaged",
    [ALONG_TAKING_ERROR_NEWER] = "newer",                  [ALONG_TAKING_ERROR_SIGNATURE] = "signature",
    [ALONG_TAKING_ERROR_UNFIT] = "unfit",                  [ALONG_TAKING_ERROR_MADE_UP] = "made-up",
    [ALONG_TAKING_ERROR_UNDECIDED] = "conflicts",          [ALONG_TAKING_ERROR_CHANGED] = "changed",
  };

  if (error->domain == ALONG_TAKING_ERROR)
    return along_tool_refuse (codes[error->code], error->message, where);
  return along_tool_refuse_error (error, where);
}

/* Calls @visit for each field in conflict. */
typedef void (*Visit) (AlongTaking *taking, AlongExchange *exchange, guint item, guint field, gpointer data);

static void
each_conflict (AlongTaking *taking, Visit visit, gpointer data)
{
  for (guint f = 0; f < taking->families->len; f++)
    {
      AlongExchange *exchange = taking->families->pdata[f];

      for (guint i = 0; i < along_exchange_get_n (exchange); i++)
        {
          const AlongExchangeItem *item = along_exchange_get_item (exchange, i);
          for (guint k = 0; item->taken && k < item->fields->len; k++)
            if (g_array_index (item->fields, AlongExchangeField, k).conflict)
              visit (taking, exchange, i, k, data);
        }
    }
}

static void
decide (AlongTaking *taking, AlongExchange *exchange, guint item, guint field, gpointer data)
{
  along_exchange_choose (exchange, item, field, g_str_equal (data, "ours") ? ALONG_EXCHANGE_OURS : ALONG_EXCHANGE_THEIRS);
}

static void
add_id (JsonBuilder *builder, const char *name, AlongId id)
{
  char text[ALONG_ID_TEXT];

  along_id_format (id, text);
  along_tool_add_text (builder, name, text);
}

static void
add_conflict (AlongTaking *taking, AlongExchange *exchange, guint index, guint which, gpointer data)
{
  const AlongExchangeItem *item = along_exchange_get_item (exchange, index);
  const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, which);
  g_autoptr (AlongFamily) theirs = along_exchange_get_theirs (exchange);
  JsonBuilder *builder = data;

  json_builder_begin_object (builder);
  add_id (builder, "family", along_exchange_get_family (exchange));
  along_tool_add_text (builder, "kind", along_kind_get (item->kind)->name);
  add_id (builder, "record", item->record);
  if (field->property < 0)
    {
      along_tool_add_text (builder, "property", field->property == ALONG_EXCHANGE_STANDS ? "deleted" : "signed");
      if (field->property == ALONG_EXCHANGE_STANDS)
        {
          along_tool_add_text (builder, "ours", item->ours_stands ? "there" : "deleted");
          along_tool_add_text (builder, "theirs", item->theirs_stands ? "there" : "deleted");
        }
    }
  else
    {
      g_autofree char *one = along_field_words (item->ours, field->property, along_exchange_get_here (exchange), taking->team);
      g_autofree char *other = along_field_words (item->theirs, field->property, theirs, taking->team);

      along_tool_add_text (builder, "property", along_kind_get (item->kind)->properties[field->property].name);
      along_tool_add_text (builder, "ours", one);
      along_tool_add_text (builder, "theirs", other);
    }
  json_builder_end_object (builder);
}

/* Nothing is decided in silence: the list, and no more. */
static int
refuse_conflicts (AlongTaking *taking, const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  static const char message[] = "Some things were changed on both sides. Say --conflicts ours or --conflicts theirs, or decide in the program.";

  fprintf (stderr, "alongsidectl: %s\n", message);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "code", "conflicts");
  along_tool_add_text (builder, "message", message);
  along_tool_add_text (builder, "where", path);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  each_conflict (taking, add_conflict, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  along_tool_answer (json_builder_get_root (builder));
  return ALONG_TOOL_REFUSED;
}

static void
add_warnings (JsonBuilder *builder, const AlongTaking *taking)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  if (taking->key == ALONG_TAKING_KEY_UNKNOWN)
    json_builder_add_string_value (builder, "Nobody has compared the fingerprint of the key that this file was signed with.");
  if (taking->key == ALONG_TAKING_KEY_CHANGED)
    json_builder_add_string_value (builder, "This file was signed with another key than the one that was accepted of this colleague.");
  for (guint f = 0; f < taking->families->len; f++)
    for (guint i = 0; i < along_exchange_get_n (taking->families->pdata[f]); i++)
      {
        const AlongExchangeItem *item = along_exchange_get_item (taking->families->pdata[f], i);

        if (item->refused == NULL && item->what != ALONG_EXCHANGE_ERASED)
          continue;
        g_autofree char *id = along_id_to_text (item->record);
        g_autofree char *words = g_strdup_printf ("%s %s left out: %s", along_kind_get (item->kind)->name, id,
                                                  item->refused != NULL ? item->refused : "it was erased here.");
        json_builder_add_string_value (builder, words);
      }
  json_builder_end_array (builder);
}

/** along_tool_take_in: takes a colleague's file in: all of it, or nothing; writes the answer. */
int
along_tool_take_in (AlongStore *store, const char *path, const AlongToolTakeIn *how)
{
  g_autoptr (AlongSecretText) passphrase = NULL;
  g_autoptr (AlongTaking) taking = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  guint records = 0, conflicts;

  if (how->passphrase_file != NULL)
    {
      passphrase = along_secret_text_read_file (how->passphrase_file, &error);
      if (passphrase == NULL)
        return along_tool_refuse_taking (error, how->passphrase_file);
    }
  taking = along_store_look_into_sync (store, path, passphrase, NULL, NULL, NULL, &error);
  if (taking == NULL)
    return along_tool_refuse_taking (error, path);
  if (taking->key == ALONG_TAKING_KEY_CHANGED && !how->other_key)
    return along_tool_refuse ("changed-key",
                              "This file was signed with another key than the one that was accepted of this colleague. Compare the "
                              "fingerprints in the program; --other-key takes it in even so.", path);
  conflicts = along_taking_count_undecided (taking);
  if (conflicts > 0 && how->conflicts == NULL)
    return refuse_conflicts (taking, path);
  if (conflicts > 0)
    each_conflict (taking, decide, (gpointer) how->conflicts);
  edits = along_store_take_in_sync (store, taking, along_tool_me (store), NULL, NULL, NULL, &error);
  if (edits == NULL)
    return along_tool_refuse_taking (error, path);
  for (guint i = 0; i < edits->len; i++)
    records += along_edit_get_n (edits->pdata[i]);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "families");
  json_builder_begin_array (builder);
  for (guint i = 0; i < taking->families->len; i++)
    {
      g_autofree char *id = along_id_to_text (along_exchange_get_family (taking->families->pdata[i]));
      json_builder_add_string_value (builder, id);
    }
  json_builder_end_array (builder);
  along_tool_add_int (builder, "records", records);
  along_tool_add_int (builder, "conflicts", conflicts);
  along_tool_add_text (builder, "fingerprint", taking->fingerprint);
  add_warnings (builder, taking);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}
