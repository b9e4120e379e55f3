/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions and keys of what is done with the hands; and what of it lies over the drawing. */
#include <glib/gi18n-lib.h>

#include "along-canvas.h"
#include "along-find-bar.h"
#include "along-genogram-page-private.h"
#include "along-minimap.h"

/* A page that is smaller has no room for a map of the drawing. */
#define MAP_WIDTH 600
#define MAP_HEIGHT 420

static void
act_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (along_page_get_family (ALONG_PAGE (self)) == NULL)
    return;
  if (g_str_equal (name, "move-left") || g_str_equal (name, "move-right"))
    along_genogram_page_step_aside (self, g_str_equal (name, "move-left") ? -1 : 1);
  else if (g_str_equal (name, "tidy"))
    along_genogram_page_tidy (self);
  else if (g_str_equal (name, "cut") || g_str_equal (name, "copy"))
    along_genogram_page_take_branch (self, g_str_equal (name, "cut"));
  else if (g_str_equal (name, "paste"))
    along_genogram_page_put_branch (self);
  else if (g_str_equal (name, "pick"))
    along_genogram_page_pick_chosen (self);
  else if (g_str_equal (name, "live-together"))
    along_genogram_page_live_together (self);
  else if (g_str_equal (name, "remove-several"))
    along_genogram_page_remove_several (self);
  else if (g_str_equal (name, "find"))
    along_find_bar_open (ALONG_FIND_BAR (self->hands.find));
  else
    along_genogram_page_join (self, g_variant_get_string (parameter, NULL));
}

/* along_genogram_page_hands_actions: adds them; once there is an action group. */
void
along_genogram_page_hands_actions (AlongGenogramPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "move-left", .activate = act_cb },     { .name = "move-right", .activate = act_cb },
    { .name = "tidy", .activate = act_cb },          { .name = "cut", .activate = act_cb },
    { .name = "copy", .activate = act_cb },          { .name = "paste", .activate = act_cb },
    { .name = "live-together", .activate = act_cb }, { .name = "remove-several", .activate = act_cb },
    { .name = "pick", .activate = act_cb },          { .name = "find", .activate = act_cb },
    { .name = "join", .activate = act_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/* Keys on the drawing: Ctrl+Shift+Left and Right; on the list too: Ctrl+X, C and V. @focused: (nullable): the item one is at. */
gboolean
along_genogram_page_hands_key (AlongGenogramPage *self, const char *focused, guint key, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean list = along_genogram_page_is_on (self, "list");
  const char *action = NULL;

  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && !list)
    action = key == GDK_KEY_Left || key == GDK_KEY_KP_Left     ? "move-left"
             : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? "move-right"
                                                               : NULL;
  else if (held == GDK_CONTROL_MASK)
    action = key == GDK_KEY_x ? "cut" : key == GDK_KEY_c ? "copy" : key == GDK_KEY_v ? "paste" : NULL;
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  if (along_page_is_read_only (ALONG_PAGE (self)))
    {
      along_page_say_why_not (ALONG_PAGE (self));
      return GDK_EVENT_STOP;
    }
  if (focused != NULL && along_genogram_page_person (self, focused) == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self)); /* nobody: never who was chosen before */
      return GDK_EVENT_STOP;
    }
  if (along_genogram_page_person (self, focused) != NULL)
    along_genogram_page_select (self, focused);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), action, NULL);
  return GDK_EVENT_STOP;
}

/* What lies over the drawing's top comes or goes: nobody who is looked at stays under it. */
static void
head_cb (AlongGenogramPage *self)
{
  int head = 0;

  if (gtk_widget_get_visible (self->hands.find))
    gtk_widget_measure (self->hands.find, GTK_ORIENTATION_VERTICAL, -1, NULL, &head, NULL, NULL);
  along_canvas_set_head (ALONG_CANVAS (self->canvas), head);
}

/* The find bar and the map, over the drawing. */
void
along_genogram_page_hands_overlays (AlongGenogramPage *self, GtkOverlay *overlay)
{
  self->hands.find = along_find_bar_new (ALONG_CANVAS (self->canvas), _ ("Find a person"));
  gtk_widget_set_halign (self->hands.find, GTK_ALIGN_END);
  gtk_widget_set_valign (self->hands.find, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->hands.find, 6);
  gtk_widget_set_margin_start (self->hands.find, 12);
  gtk_widget_set_margin_end (self->hands.find, 12);
  gtk_overlay_add_overlay (overlay, self->hands.find);
  g_signal_connect_swapped (self->hands.find, "notify::visible", G_CALLBACK (head_cb), self);
  gtk_overlay_add_overlay (overlay, along_genogram_page_make_drawing_bar (self));
  self->hands.map = along_minimap_new (ALONG_CANVAS (self->canvas), "person/");
  gtk_widget_set_halign (self->hands.map, GTK_ALIGN_END);
  gtk_widget_set_valign (self->hands.map, GTK_ALIGN_END);
  gtk_widget_set_margin_end (self->hands.map, 12);
  gtk_overlay_add_overlay (overlay, self->hands.map);
}

/* The map stands over the zoom. */
void
along_genogram_page_hands_arrange (AlongGenogramPage *self)
{
  int pill = 0;

  gtk_widget_measure (gtk_widget_get_last_child (self->foot), GTK_ORIENTATION_VERTICAL, -1, NULL, &pill, NULL, NULL);
  gtk_widget_set_margin_bottom (self->hands.map, 12 + pill + 6);
  along_minimap_set_room (ALONG_MINIMAP (self->hands.map), self->width >= MAP_WIDTH && self->height >= MAP_HEIGHT);
}
