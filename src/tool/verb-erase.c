/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-instant.h"
#include "along-store-erase.h"
#include "along-text.h"
#include "open-store.h"

static void
add_counts (JsonBuilder *builder, const guint counts[ALONG_N_KINDS])
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (counts[i] > 0)
      along_tool_add_int (builder, along_kind_get (i)->name, counts[i]);
  json_builder_end_object (builder);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static int
end (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

/* Texts in which somebody else may be meant: what is in doubt stays. */
static guint
count_in_doubt (const AlongErasePreview *made)
{
  guint n = 0;

  for (guint i = 0; i < made->mentions->len; i++)
    n += ((const AlongEraseMention *) made->mentions->pdata[i])->all != NULL;
  return n;
}

/* What would go. Of what names the person only how many: their words are for the window. */
static int
preview (AlongStore *store, const AlongEraseOrder *order, const char *where)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasePreview) made = along_store_preview_erase_sync (store, order->family, order->person, NULL, &error);

  if (made == NULL)
    return along_tool_refuse_error (error, where);
  json_builder_begin_object (builder);
  add_flag (builder, "erased", FALSE);
  add_counts (builder, made->counts);
  along_tool_add_int (builder, "images", made->images);
  along_tool_add_int (builder, "drafts", made->drafts);
  along_tool_add_int (builder, "kept", made->kept);
  along_tool_add_int (builder, "mentions", made->mentions->len);
  along_tool_add_int (builder, "in_doubt", count_in_doubt (made));
  return end (builder);
}

static void
add_places (JsonBuilder *builder, const AlongErasure *erasure)
{
  static const char *const kinds[] = { "backup", "given", "replaced" };

  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint i = 0; i < erasure->places->len; i++)
    {
      const AlongErasePlace *place = erasure->places->pdata[i];

      json_builder_begin_object (builder);
      along_tool_add_text (builder, "kind", kinds[place->kind]);
      if (place->at != 0)
        {
          AlongInstant at = along_instant_new (place->at, ALONG_ZONE);
          g_autofree char *text = along_instant_to_text (&at);

          along_tool_add_text (builder, "at", text);
        }
      along_tool_add_text (builder, "what", place->words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
erase (AlongStore *store, const AlongEraseOrder *order, const char *where)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasure) erasure = along_store_erase_sync (store, order, ALONG_ID_NONE, &error);
  g_autoptr (GPtrArray) all = erasure != NULL ? along_store_list_erasures_sync (store, &error) : NULL;

  if (all == NULL)
    return along_tool_refuse_error (error, where);
  json_builder_begin_object (builder);
  add_flag (builder, "erased", TRUE);
  add_counts (builder, erasure->counts);
  along_tool_add_int (builder, "images", erasure->images);
  along_tool_add_int (builder, "drafts", erasure->drafts);
  along_tool_add_int (builder, "kept", erasure->kept);
  along_tool_add_int (builder, "entry", erasure->n);
  along_tool_add_text (builder, "class", erasure->retention);
  along_tool_add_text (builder, "ground", along_erase_ground_name (erasure->ground));
  along_tool_add_text (builder, "reason", erasure->reason);
  add_places (builder, all->pdata[0]);
  return end (builder);
}

/** along_verb_erase: erases a family or a person for good; without --yes it only says what would go. */
int
along_verb_erase (int argc, char **argv)
{
  static const char usage[] = "erase --family ID [--person ID] [--reason WORDS [--ground asked|old|mistake|other] --yes] "
                              ALONG_TOOL_STORE_USAGE;
  const char *family = NULL, *person = NULL, *reason = NULL, *ground = "other";
  AlongEraseOrder order = { 0 };
  AlongToolStore which;
  AlongStore *store;
  gboolean yes;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--family", &family)
      || !along_tool_take_option (&argc, argv, "--person", &person) || !along_tool_take_option (&argc, argv, "--reason", &reason)
      || !along_tool_take_option (&argc, argv, "--ground", &ground))
    return along_tool_usage (usage);
  yes = along_tool_take_flag (&argc, argv, "--yes");
  if (argc != 1 || family == NULL || !along_id_parse (family, &order.family)
      || (person != NULL && !along_id_parse (person, &order.person)) || along_erase_ground_find (ground) < 0
      || (yes && (reason == NULL || along_text_is_empty (reason))))
    return along_tool_usage (usage);
  order.ground = (AlongEraseGround) along_erase_ground_find (ground);
  order.reason = reason;
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  exit_code = yes ? erase (store, &order, which.dir) : preview (store, &order, which.dir);
  return along_tool_close_store (store, exit_code);
}
