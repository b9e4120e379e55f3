/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include "along-text.h"

/* Several items at once. While any is picked only those look chosen, and are said to be. */

/** along_canvas_set_pick: items whose key begins with @prefix can be picked, several at a time, and dragged; %NULL: none,
 * as at first. */
void
along_canvas_set_pick (AlongCanvas *self, const char *prefix)
{
  along_text_set (&self->pick_prefix, prefix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, prefix != NULL, -1);
}

gboolean
along_canvas_can_pick (AlongCanvas *self, const char *key)
{
  int index = self->scene != NULL && key != NULL ? along_scene_find_item (self->scene, key) : -1;

  return index >= 0 && self->pick_prefix != NULL && g_str_has_prefix (key, self->pick_prefix)
         && along_scene_peek_item (self->scene, (guint) index)->name != NULL;
}

/* Whether the item called @key looks chosen. */
gboolean
along_canvas_is_marked (AlongCanvas *self, const char *key)
{
  if (g_hash_table_size (self->picked) > 0)
    return g_hash_table_contains (self->picked, key);
  return along_text_equal (self->selected, key);
}

/* Tells every node whether it is chosen. */
void
along_canvas_mark_nodes (AlongCanvas *self)
{
  GHashTableIter iter;
  gpointer key, node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &key, &node))
    along_canvas_node_set_selected (node, along_canvas_is_marked (self, key));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
picks_changed (AlongCanvas *self)
{
  along_canvas_mark_nodes (self);
  along_canvas_tell_picked (self);
}

/** along_canvas_pick: adds the item called @key to those picked, or takes it out. */
void
along_canvas_pick (AlongCanvas *self, const char *key, gboolean on)
{
  if (on ? along_canvas_can_pick (self, key) && g_hash_table_add (self->picked, g_strdup (key))
         : g_hash_table_remove (self->picked, key))
    picks_changed (self);
}

/* The item called @key in or out; who was chosen alone is the first of several. */
void
along_canvas_toggle (AlongCanvas *self, const char *key)
{
  if (!along_canvas_can_pick (self, key))
    return;
  if (g_hash_table_contains (self->picked, key))
    {
      along_canvas_pick (self, key, FALSE);
      return;
    }
  if (g_hash_table_size (self->picked) == 0 && along_canvas_can_pick (self, self->selected))
    g_hash_table_add (self->picked, g_strdup (self->selected));
  g_hash_table_add (self->picked, g_strdup (key));
  picks_changed (self);
}

/* All that can be picked and touch @area of the scene, or all where it is %NULL. */
void
along_canvas_pick_area (AlongCanvas *self, const AlongRect *area)
{
  guint before = g_hash_table_size (self->picked);

  for (guint i = 0; self->scene != NULL && i < along_scene_get_n_items (self->scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (self->scene, i);

      if (along_canvas_can_pick (self, item->key)
          && (area == NULL || (item->area.x < area->x + area->width && item->area.x + item->area.width > area->x
                               && item->area.y < area->y + area->height && item->area.y + item->area.height > area->y)))
        g_hash_table_add (self->picked, g_strdup (item->key));
    }
  if (g_hash_table_size (self->picked) != before)
    picks_changed (self);
}

/** along_canvas_pick_all: everything that can be. */
void
along_canvas_pick_all (AlongCanvas *self)
{
  along_canvas_pick_area (self, NULL);
}

/** along_canvas_pick_none: nothing is picked any more. */
void
along_canvas_pick_none (AlongCanvas *self)
{
  if (g_hash_table_size (self->picked) == 0)
    return;
  g_hash_table_remove_all (self->picked);
  picks_changed (self);
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer canvas)
{
  return !along_canvas_can_pick (canvas, key);
}

/* What is no more in the scene is not picked any more. */
void
along_canvas_forget_picked (AlongCanvas *self)
{
  if (g_hash_table_foreach_remove (self->picked, is_gone, self) > 0)
    picks_changed (self);
}

/** along_canvas_count_picked: how many are. */
guint
along_canvas_count_picked (AlongCanvas *self)
{
  return g_hash_table_size (self->picked);
}

/** along_canvas_list_picked: their keys, in the scene's order. Free with g_strfreev(). */
char **
along_canvas_list_picked (AlongCanvas *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; self->scene != NULL && i < along_scene_get_n_items (self->scene); i++)
    {
      const char *key = along_scene_peek_item (self->scene, i)->key;

      if (g_hash_table_contains (self->picked, key))
        g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}
