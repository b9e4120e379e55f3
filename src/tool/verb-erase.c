/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-instant.h"
#include "along-store-erase.h"
#include "along-text.h"
#include "open-store.h"

static void
add_counts (JsonBuilder *builder, const char *name, const guint counts[ALONG_N_KINDS])
{
  json_builder_set_member_name (builder, name);
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

/* Texts in which somebody else may be meant. */
static guint
count_in_doubt (const AlongErasePreview *made)
{
  guint n = 0;

  for (guint i = 0; i < made->mentions->len; i++)
    n += ((const AlongEraseMention *) made->mentions->pdata[i])->all != NULL;
  return n;
}

/* Nobody decides about what they have not read: where each stands, and the words around the name. */
static void
add_doubtful (JsonBuilder *builder, const AlongErasePreview *made)
{
  json_builder_set_member_name (builder, "doubtful");
  json_builder_begin_array (builder);
  for (guint i = 0; i < made->mentions->len; i++)
    {
      const AlongEraseMention *mention = made->mentions->pdata[i];
      char id[ALONG_ID_TEXT];

      if (mention->all == NULL)
        continue;
      along_id_format (mention->record, id);
      json_builder_begin_object (builder);
      along_tool_add_text (builder, "kind", along_kind_get (mention->kind)->name);
      along_tool_add_text (builder, "id", id);
      along_tool_add_text (builder, "field", along_kind_get (mention->kind)->properties[mention->property].name);
      along_tool_add_text (builder, "words", mention->excerpt != NULL ? mention->excerpt : mention->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What would go. Of what surely names the person only how many: it goes. */
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
  add_counts (builder, "counts", made->counts);
  along_tool_add_int (builder, "images", made->images);
  along_tool_add_int (builder, "drafts", made->drafts);
  along_tool_add_int (builder, "kept", made->kept);
  along_tool_add_int (builder, "elsewhere", made->elsewhere);
  along_tool_add_int (builder, "mentions", made->mentions->len);
  along_tool_add_int (builder, "in_doubt", count_in_doubt (made));
  add_doubtful (builder, made);
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

/* Takes the name out of what is in doubt, too. */
static void
take_all (AlongErasePreview *made)
{
  for (guint i = 0; i < made->mentions->len; i++)
    {
      AlongEraseMention *mention = made->mentions->pdata[i];

      if (mention->all == NULL)
        continue;
      mention->strike = TRUE;
      g_free (mention->without);
      mention->without = g_strdup (mention->all);
    }
}

/* @doubtful: (nullable): "take" or "leave": what is to become of texts in which somebody else may be meant */
static int
erase (AlongStore *store, AlongEraseOrder *order, const char *doubtful, const char *where)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasePreview) made = along_store_preview_erase_sync (store, order->family, order->person, NULL, &error);
  g_autoptr (AlongErasure) erasure = NULL;

  if (made == NULL)
    return along_tool_refuse_error (error, where);
  if (doubtful == NULL && count_in_doubt (made) > 0)
    return along_tool_refuse ("in-doubt", "In some texts somebody else may be meant. Read them in the answer without --yes, then say "
                                          "--doubtful take or --doubtful leave. Nothing was erased.", where);
  if (g_strcmp0 (doubtful, "take") == 0)
    take_all (made);
  order->mentions = made->mentions;
  erasure = along_store_erase_sync (store, order, ALONG_ID_NONE, &error);
  order->mentions = NULL;
  if (erasure == NULL)
    return along_tool_refuse_error (error, where);
  /* From here on it is erased, whatever else cannot be told. */
  along_store_find_places_sync (store, erasure);
  json_builder_begin_object (builder);
  add_flag (builder, "erased", TRUE);
  add_counts (builder, "counts", erasure->counts);
  add_counts (builder, "left", erasure->left);
  along_tool_add_int (builder, "images", erasure->images);
  along_tool_add_int (builder, "drafts", erasure->drafts);
  along_tool_add_int (builder, "kept", erasure->kept);
  along_tool_add_int (builder, "elsewhere", erasure->elsewhere);
  along_tool_add_int (builder, "entry", erasure->n);
  along_tool_add_text (builder, "class", erasure->retention);
  along_tool_add_text (builder, "ground", along_erase_ground_name (erasure->ground));
  along_tool_add_text (builder, "reason", erasure->reason);
  if (erasure->places_unknown)
    add_flag (builder, "places_unknown", TRUE);
  else
    add_places (builder, erasure);
  return end (builder);
}

/** along_verb_erase: erases a family or a person for good; without --yes it only says what would go, and lists the texts in which
 * somebody else may be meant. About those somebody must have decided. */
int
along_verb_erase (int argc, char **argv)
{
  static const char usage[] = "erase --family ID [--person ID] [--reason WORDS [--ground asked|old|mistake|other] "
                              "[--doubtful take|leave] --yes] " ALONG_TOOL_STORE_USAGE;
  const char *family = NULL, *person = NULL, *reason = NULL, *ground = "other", *doubtful = NULL;
  AlongEraseOrder order = { 0 };
  AlongToolStore which;
  AlongStore *store;
  gboolean yes;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--family", &family)
      || !along_tool_take_option (&argc, argv, "--person", &person) || !along_tool_take_option (&argc, argv, "--reason", &reason)
      || !along_tool_take_option (&argc, argv, "--ground", &ground) || !along_tool_take_option (&argc, argv, "--doubtful", &doubtful))
    return along_tool_usage (usage);
  yes = along_tool_take_flag (&argc, argv, "--yes");
  if (argc != 1 || family == NULL || !along_id_parse (family, &order.family)
      || (person != NULL && !along_id_parse (person, &order.person)) || along_erase_ground_find (ground) < 0
      || (doubtful != NULL && !g_str_equal (doubtful, "take") && !g_str_equal (doubtful, "leave"))
      || (yes && (reason == NULL || along_text_is_empty (reason))))
    return along_tool_usage (usage);
  order.ground = (AlongEraseGround) along_erase_ground_find (ground);
  order.reason = reason;
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  exit_code = yes ? erase (store, &order, doubtful, which.dir) : preview (store, &order, which.dir);
  return along_tool_close_store (store, exit_code);
}
