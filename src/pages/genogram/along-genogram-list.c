/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same family as a list, with everything that can be done in the drawing but placing people. */
#include "along-genogram-page-private.h"

#include "along-canvas.h"
#include "along-people-list.h"

#define LIST_WIDTH 680

static void
menu_cb (AlongGenogramPage *self, const char *key, double x, double y)
{
  along_genogram_page_open_menu (self, key, self->list, x, y);
}

/* Several: they are the drawing's, and stay so when one goes over to it. */
static void
pick (AlongGenogramPage *self, const char *key, const char *what)
{
  AlongCanvas *canvas = ALONG_CANVAS (self->canvas);
  g_auto (GStrv) picked = along_canvas_list_picked (canvas);

  if (g_str_equal (what, "pick-all"))
    along_canvas_pick_all (canvas);
  else if (g_str_equal (what, "pick-none"))
    along_canvas_pick_none (canvas);
  else
    along_canvas_pick (canvas, key,
                       g_str_equal (what, "pick") ? !g_strv_contains ((const char *const *) picked, key) : g_str_equal (what, "pick-in"));
}

static void
asked_cb (AlongGenogramPage *self, const char *key, const char *what)
{
  gboolean person = along_genogram_page_person (self, key) != NULL;

  if (g_str_has_prefix (what, "pick"))
    {
      pick (self, key, what);
      return;
    }
  if (along_page_is_read_only (ALONG_PAGE (self)))
    {
      along_page_say_why_not (ALONG_PAGE (self));
      return;
    }
  if (!person)
    {
      along_genogram_page_ask_item (self, key);
      return;
    }
  along_genogram_page_select (self, key);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), g_str_equal (what, "add") ? "add-relative" : "edit", NULL);
}

/** along_genogram_page_mark_list: the list says who is chosen, or who are. */
void
along_genogram_page_mark_list (AlongGenogramPage *self)
{
  g_auto (GStrv) picked = along_canvas_list_picked (ALONG_CANVAS (self->canvas));
  g_autofree char *key = along_genogram_page_chosen_key (self);
  const char *const chosen[] = { along_genogram_page_chosen (self) != NULL ? key : NULL, NULL };
  gboolean several = picked[0] != NULL;

  along_people_list_set_marked (ALONG_PEOPLE_LIST (self->list), several ? (const char *const *) picked : chosen, several);
}

/** along_genogram_page_make_list: (transfer floating) */
GtkWidget *
along_genogram_page_make_list (AlongGenogramPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = along_people_list_new ();
  g_signal_connect_swapped (self->list, "item-menu", G_CALLBACK (menu_cb), self);
  g_signal_connect_swapped (self->list, "item-focused", G_CALLBACK (along_genogram_page_focused), self);
  g_signal_connect_swapped (self->list, "item-asked", G_CALLBACK (asked_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (along_genogram_page_key), self);
  gtk_widget_add_controller (self->list, keys);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), LIST_WIDTH);
  return clamp;
}

/** along_genogram_page_arrange_list: for text of @scale. */
void
along_genogram_page_arrange_list (AlongGenogramPage *self, double scale)
{
  adw_clamp_set_maximum_size (ADW_CLAMP (gtk_widget_get_ancestor (self->list, ADW_TYPE_CLAMP)), (int) (LIST_WIDTH * scale));
}
