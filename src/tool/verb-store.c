/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-text.h"
#include "open-store.h"

static void
add_id (JsonBuilder *builder, const char *name, AlongId id)
{
  char text[ALONG_ID_TEXT];

  along_id_format (id, text);
  json_builder_set_member_name (builder, name);
  if (along_id_is_none (id))
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

static int
end (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

static int
create (const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *recovery = NULL;
  int exit_code;
  AlongStore *store = along_tool_create_store (which, &recovery, &exit_code);
  AlongId id;

  if (store == NULL)
    return exit_code;
  id = along_store_get_id (store);
  exit_code = along_tool_close_store (store, ALONG_TOOL_DONE);
  if (exit_code != ALONG_TOOL_DONE)
    return exit_code;
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "store", which->dir);
  add_id (builder, "id", id);
  along_tool_add_int (builder, "format", 1);
  if (recovery != NULL)
    along_tool_add_text (builder, "recovery", recovery);
  return end (builder);
}

static int
info (AlongStore *store, const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  AlongStoreInfo counts;

  if (!along_store_info_sync (store, &counts, &error))
    return along_tool_refuse_error (error, which->dir);
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "store", which->dir);
  add_id (builder, "id", counts.id);
  along_tool_add_int (builder, "schema", counts.schema);
  along_tool_add_int (builder, "families", counts.families);
  along_tool_add_int (builder, "records", counts.records);
  along_tool_add_int (builder, "journal", counts.journal);
  json_builder_set_member_name (builder, "last_backup");
  json_builder_add_null_value (builder);
  return end (builder);
}

static int
verify (AlongStore *store, const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  AlongStoreReport *report = along_store_verify_sync (store, NULL, &error);

  if (report == NULL)
    return along_tool_refuse_error (error, which->dir);
  json_builder_begin_object (builder);
  along_tool_add_int (builder, "pages", report->pages);
  along_tool_add_int (builder, "records", report->records);
  along_tool_add_int (builder, "journal", report->journal);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (builder, report->problems->pdata[i]);
  json_builder_end_array (builder);
  along_store_report_free (report);
  return end (builder);
}

/** along_verb_store: makes a store, counts what is in it, checks it. */
int
along_verb_store (int argc, char **argv)
{
  static const char usage[] = "store create|info|verify " ALONG_TOOL_STORE_USAGE;
  AlongToolStore which;
  AlongStore *store;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || argc != 2)
    return along_tool_usage (usage);
  if (strcmp (argv[1], "create") == 0)
    return create (&which);
  if (strcmp (argv[1], "info") != 0 && strcmp (argv[1], "verify") != 0)
    return along_tool_usage (usage);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  exit_code = strcmp (argv[1], "info") == 0 ? info (store, &which) : verify (store, &which);
  return along_tool_close_store (store, exit_code);
}

static int
answer_hits (GPtrArray *hits, gboolean truncated, double ms)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const AlongStoreHit *hit = hits->pdata[i];
      json_builder_begin_object (builder);
      add_id (builder, "family", hit->family);
      add_id (builder, "record", hit->record);
      along_tool_add_text (builder, "kind", hit->kind);
      along_tool_add_text (builder, "title", hit->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "truncated");
  json_builder_add_boolean_value (builder, truncated);
  json_builder_set_member_name (builder, "ms");
  json_builder_add_double_value (builder, ms);
  return end (builder);
}

/** along_verb_search: what a store has for the words of one text. */
int
along_verb_search (int argc, char **argv)
{
  static const char usage[] = "search TEXT [--limit N] " ALONG_TOOL_STORE_USAGE;
  const char *limit_text = NULL;
  guint64 limit = 200;
  AlongToolStore which;
  AlongStore *store;
  g_autoptr (GError) error = NULL;
  gboolean truncated;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--limit", &limit_text)
      || argc != 2 || argv[1][0] == '-'
      || (limit_text != NULL && (!along_text_to_number (limit_text, 100000, &limit) || limit == 0)))
    return along_tool_usage (usage);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) hits = along_store_search_sync (store, argv[1], (guint) limit, &truncated, NULL, &error);
  double ms = (double) (g_get_monotonic_time () - start) / 1000;
  exit_code = hits != NULL ? answer_hits (hits, truncated, ms) : along_tool_refuse_error (error, which.dir);
  return along_tool_close_store (store, exit_code);
}
