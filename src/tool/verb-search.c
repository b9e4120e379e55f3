/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-date.h"
#include "along-text.h"
#include "open-store.h"

static void
add_id (JsonBuilder *builder, const char *name, AlongId id)
{
  char text[ALONG_ID_TEXT];

  along_id_format (id, text);
  along_tool_add_text (builder, name, text);
}

/* A line for each: when, what it is called, what stands there. */
static char *
title_of (const AlongFoundItem *item)
{
  g_autofree char *day = item->day != ALONG_DAY_NONE ? along_day_to_short (item->day) : NULL;
  g_autoptr (GString) title = g_string_new (day);

  if (item->title != NULL)
    g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "", item->title);
  g_string_append_printf (title, "%s%s", title->len > 0 && *item->text != '\0' ? ": " : "", item->text);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static int
answer (const AlongFound *found, guint limit, double ms)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (found->items->len, limit); i++)
    {
      const AlongFoundItem *item = found->items->pdata[i];
      g_autofree char *title = title_of (item);

      json_builder_begin_object (builder);
      add_id (builder, "family", item->family);
      add_id (builder, "record", item->record);
      along_tool_add_text (builder, "kind", along_kind_get (item->kind)->name);
      along_tool_add_text (builder, "title", title);
      along_tool_add_text (builder, "family_name", item->family_name);
      json_builder_set_member_name (builder, "closed");
      json_builder_add_boolean_value (builder, item->closed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "truncated");
  json_builder_add_boolean_value (builder, along_found_any_more (found) || found->items->len > limit);
  json_builder_set_member_name (builder, "ms");
  json_builder_add_double_value (builder, ms);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

/** along_verb_search: what a store has for the words of one text. */
int
along_verb_search (int argc, char **argv)
{
  static const char usage[] = "search TEXT [--limit N] " ALONG_TOOL_STORE_USAGE;
  const char *limit_text = NULL;
  guint64 limit = G_MAXUINT;
  AlongToolStore which;
  AlongStore *store;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--limit", &limit_text)
      || argc != 2 || argv[1][0] == '-'
      || (limit_text != NULL && (!along_text_to_number (limit_text, 100000, &limit) || limit == 0)))
    return along_tool_usage (usage);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AlongFound) found = along_store_search_sync (store, argv[1], NULL, &error);
  double ms = (double) (g_get_monotonic_time () - start) / 1000;
  exit_code = found != NULL ? answer (found, (guint) limit, ms) : along_tool_refuse_error (error, which.dir);
  return along_tool_close_store (store, exit_code);
}
