/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erasure.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "along-image.h"

static const struct
{
  const char *name, *words;
} grounds[ALONG_ERASE_N_GROUNDS] = {
  [ALONG_ERASE_ASKED] = { "asked", N_ ("They asked for it") },
  [ALONG_ERASE_OLD] = { "old", N_ ("It has been kept long enough") },
  [ALONG_ERASE_MISTAKE] = { "mistake", N_ ("It should not have been written down") },
  [ALONG_ERASE_OTHER] = { "other", N_ ("Something else") },
};

const char *
along_erase_ground_name (AlongEraseGround ground)
{
  return grounds[ground].name;
}

const char *
along_erase_ground_words (AlongEraseGround ground)
{
  return _ (grounds[ground].words);
}

/** along_erase_ground_find: -1: none is called so. */
int
along_erase_ground_find (const char *name)
{
  for (int i = 0; i < ALONG_ERASE_N_GROUNDS; i++)
    if (g_strcmp0 (grounds[i].name, name) == 0)
      return i;
  return -1;
}

void
along_erase_preview_free (AlongErasePreview *preview)
{
  g_clear_pointer (&preview->mentions, g_ptr_array_unref);
  g_clear_pointer (&preview->names, along_erase_names_free);
  g_free (preview);
}

static void
place_free (gpointer data)
{
  AlongErasePlace *place = data;

  g_free (place->words);
  g_free (place);
}

AlongErasure *
along_erasure_new (void)
{
  AlongErasure *self = g_new0 (AlongErasure, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  return self;
}

void
along_erasure_free (AlongErasure *self)
{
  g_free (self->retention);
  g_free (self->reason);
  g_ptr_array_unref (self->places);
  g_free (self);
}

void
along_erasure_add_place (AlongErasure *self, AlongErasePlaceKind kind, gint64 at, const char *words)
{
  AlongErasePlace *place = g_new0 (AlongErasePlace, 1);

  place->kind = kind;
  place->at = at;
  place->words = g_strdup (words);
  g_ptr_array_add (self->places, place);
}

static void
append_member (GString *out, const char *name, guint number)
{
  g_string_append_printf (out, ",\"%s\":%u", name, number);
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return strcmp (along_kind_get (*(const AlongKindId *) a)->name, along_kind_get (*(const AlongKindId *) b)->name);
}

/** along_erasure_count_left: in how many texts that stay a name stays that may be the person's. */
guint
along_erasure_count_left (const AlongErasure *self)
{
  guint left = 0;

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    left += self->left[i];
  return left;
}

/* ,"counts":{"contact":2}, in the order of the kinds' names */
static void
append_counts (GString *out, const char *name, const guint counts[ALONG_N_KINDS])
{
  AlongKindId kinds[ALONG_N_KINDS];
  gboolean first = TRUE;

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    kinds[i] = i;
  qsort (kinds, ALONG_N_KINDS, sizeof *kinds, compare_kinds);
  g_string_append_printf (out, ",\"%s\":{", name);
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (counts[kinds[i]] > 0)
      {
        g_string_append_printf (out, "%s\"%s\":%u", first ? "" : ",", along_kind_get (kinds[i])->name, counts[kinds[i]]);
        first = FALSE;
      }
  g_string_append_c (out, '}');
}

/**
 * along_erasure_to_json: what the journal's entry says, canonical as every image.
 *
 * @seal: (nullable): the store's own: what else of the journal is no longer as it was written
 */
char *
along_erasure_to_json (const AlongErasure *self, const char *seal)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "{\"_v\":%d", ALONG_IMAGE_VERSION);
  append_member (out, "access", self->access);
  g_string_append (out, ",\"class\":");
  along_image_append_string (out, self->retention);
  append_counts (out, "counts", self->counts);
  append_member (out, "drafts", self->drafts);
  append_member (out, "elsewhere", self->elsewhere);
  g_string_append (out, ",\"ground\":");
  along_image_append_string (out, along_erase_ground_name (self->ground));
  append_member (out, "images", self->images);
  append_member (out, "kept", self->kept);
  append_counts (out, "left", self->left);
  g_string_append (out, ",\"reason\":");
  along_image_append_string (out, self->reason);
  if (seal != NULL)
    {
      g_string_append (out, ",\"seal\":");
      along_image_append_string (out, seal);
    }
  g_string_append_printf (out, ",\"whole_family\":%s}", self->whole_family ? "true" : "false");
  return g_string_free (out, FALSE);
}

static guint
get_count (JsonObject *object, const char *name)
{
  return (guint) CLAMP (json_object_get_int_member_with_default (object, name, 0), 0, G_MAXUINT32);
}

static void
get_counts (JsonObject *object, const char *name, guint counts[ALONG_N_KINDS])
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    for (guint i = 0; i < ALONG_N_KINDS; i++)
      counts[i] = get_count (json_node_get_object (node), along_kind_get (i)->name);
}

/** along_erasure_from_json: without when, by whom and where it lives on. (nullable): it is not one. */
AlongErasure *
along_erasure_from_json (const char *image)
{
  g_autoptr (JsonNode) node = json_from_string (image, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  AlongErasure *self;
  int ground;

  if (object == NULL)
    return NULL;
  self = along_erasure_new ();
  ground = along_erase_ground_find (json_object_get_string_member_with_default (object, "ground", NULL));
  self->ground = ground >= 0 ? (AlongEraseGround) ground : ALONG_ERASE_OTHER;
  self->retention = g_strdup (json_object_get_string_member_with_default (object, "class", ""));
  self->reason = g_strdup (json_object_get_string_member_with_default (object, "reason", ""));
  self->whole_family = json_object_get_boolean_member_with_default (object, "whole_family", FALSE);
  self->access = get_count (object, "access");
  self->drafts = get_count (object, "drafts");
  self->elsewhere = get_count (object, "elsewhere");
  self->images = get_count (object, "images");
  self->kept = get_count (object, "kept");
  get_counts (object, "counts", self->counts);
  get_counts (object, "left", self->left);
  return self;
}
