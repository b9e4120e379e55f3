/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-form-json.h"
#include "along-narrow.h"

/* What was typed and is no answer is kept too. */
static void
keep_typed (AlongFillIn *self)
{
  JsonArray *array = json_array_new ();
  GHashTableIter iter;
  gpointer field, pending;

  g_hash_table_iter_init (&iter, self->screen.pending);
  while (g_hash_table_iter_next (&iter, &field, &pending))
    {
      JsonObject *object = json_object_new ();
      const char *link_id = along_field_get_link_id (field);
      guint n = 0;

      g_ptr_array_find (along_form_find_all (self->form, link_id), field, &n);
      json_object_set_string_member (object, "linkId", link_id);
      json_object_set_int_member (object, "n", n);
      json_object_set_string_member (object, "text", ((AlongPending *) pending)->typed);
      json_array_add_object_element (array, object);
    }
  g_clear_pointer (&self->filling->typed, json_node_unref);
  if (json_array_get_length (array) > 0)
    self->filling->typed = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
}

/** along_fill_in_bring_back_typed: what was typed and is no answer, from the draft. */
void
along_fill_in_bring_back_typed (AlongFillIn *self)
{
  g_autoptr (JsonNode) typed = g_steal_pointer (&self->filling->typed);
  JsonArray *array = typed != NULL ? json_node_get_array (typed) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *link_id = object != NULL ? along_form_json_string (object, "linkId") : NULL;
      const char *text = object != NULL ? along_form_json_string (object, "text") : NULL;
      GPtrArray *all = link_id != NULL ? along_form_find_all (self->form, link_id) : NULL;
      gint64 n = object != NULL ? json_object_get_int_member_with_default (object, "n", 0) : 0;

      if (text != NULL && all != NULL && n >= 0 && n < all->len)
        along_field_screen_type (&self->screen, g_ptr_array_index (all, n), text);
    }
}

static void
put (AlongFillIn *self, const char *body)
{
  /* What was only looked at leaves nothing behind. */
  if (self->look
      || (!self->touched && g_hash_table_size (self->screen.pending) == 0
          && along_session_get_draft (self->session, self->draft) == NULL))
    return;
  along_session_put_draft (self->session, self->draft, "assessment", along_family_get_id (self->family), body);
}

/** along_fill_in_put_draft: keeps what is answered and typed, and where one is. */
void
along_fill_in_put_draft (AlongFillIn *self)
{
  g_autofree char *body = NULL;

  if (self->finishing)
    return;
  keep_typed (self);
  body = along_filling_to_draft (self->filling, self->section, self->form);
  put (self, body);
}

/**
 * along_fill_in_keep: as along_fill_in_put_draft(), after a change that can be taken back.
 *
 * @field: (nullable): what was changed
 */
void
along_fill_in_keep (AlongFillIn *self, AlongField *field)
{
  g_autofree char *body = NULL;

  if (self->finishing)
    return;
  keep_typed (self);
  body = along_filling_to_draft (self->filling, self->section, self->form);
  put (self, body);
  if (self->sections != NULL)
    along_fill_in_add_state (self, g_steal_pointer (&body), field);
}

/* In the header, or under it where that has no room. */
static gboolean
show_saved_idle (gpointer data)
{
  AlongFillIn *self = data;

  self->saved_source = 0;
  along_narrow_controls (ADW_HEADER_BAR (self->header), along_narrow_is (GTK_WIDGET (self)));
  gtk_widget_set_visible (self->saved, !adw_flap_get_folded (ADW_FLAP (self->flap))
                                         && gtk_label_get_label (GTK_LABEL (self->draft_note))[0] != '\0');
  return G_SOURCE_REMOVE;
}

/** along_fill_in_show_saved: after this frame: the flap folds while sizes are given out. */
void
along_fill_in_show_saved (AlongFillIn *self)
{
  if (self->saved_source == 0)
    self->saved_source = g_idle_add_full (GTK_PRIORITY_RESIZE, show_saved_idle, self, NULL);
}

/** along_fill_in_draft_saved: says when, if it is this draft. */
void
along_fill_in_draft_saved (AlongFillIn *self, const char *key, gint64 ms)
{
  AlongInstant at = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (key, self->draft) != 0)
    return;
  if (self->old_draft != NULL)
    along_session_drop_draft (self->session, self->old_draft);
  g_clear_pointer (&self->old_draft, g_free);
  time = along_instant_time_words (&at);
  words = g_strdup_printf (_ ("Draft saved %s"), time);
  gtk_label_set_label (GTK_LABEL (self->draft_note), words);
  gtk_label_set_label (GTK_LABEL (self->draft_note_below), words);
  along_fill_in_show_saved (self);
}
