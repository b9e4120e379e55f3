/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's other ways of looking: the drawing, the ecomap, the list. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-canvas.h"
#include "along-crowding.h"
#include "along-ecomap-view.h"

/* How much wider than high an ecomap on paper may be. */
#define PAPER_STRETCH 1.3

/** along_genogram_page_view: the name of the view that is in sight: "drawing", "ecomap", "list". */
const char *
along_genogram_page_view (AlongGenogramPage *self)
{
  return along_genogram_page_is_on (self, "ecomap") ? "ecomap" : along_genogram_page_is_on (self, "list") ? "list" : "drawing";
}

static AlongEcomap *
make_map (AlongGenogramPage *self, AlongGraphFlags flags, char **crowding)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongFamily *team = along_session_get_team (along_page_get_session (ALONG_PAGE (self)));
  AlongEcomap *map;

  if (along_genogram_page_is_past (self))
    flags |= ALONG_GRAPH_PAST;
  map = along_ecomap_new (family, team, along_genogram_page_day (self), flags, TRUE);
  *crowding = along_crowding_words (family, team, along_genogram_page_day (self));
  along_ecomap_set_crowding (map, *crowding);
  return map;
}

/** along_genogram_page_draw_ecomap: as it is on the day that is looked at, if it is in sight. */
void
along_genogram_page_draw_ecomap (AlongGenogramPage *self)
{
  AlongGraphFlags private = along_genogram_page_is_on (self, "private") ? ALONG_GRAPH_WITH_PRIVATE : 0;
  g_autofree char *crowding = NULL, *focused = NULL;
  AlongEcomapView *view = ALONG_ECOMAP_VIEW (self->ecomap);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->ecomap);

  if (!along_genogram_page_is_on (self, "ecomap"))
    {
      along_ecomap_view_forget (view);
      return;
    }
  focused = g_strdup (along_ecomap_view_get_focused (view));
  {
    AlongEcomap *map = make_map (self, ALONG_GRAPH_WORKER | private, &crowding);

    along_ecomap_view_show (view, map, crowding, self->width, self->height, self->narrow);
  }
  /* Who had the focus may be gone: it stays in the ecomap. */
  if (inside)
    along_ecomap_view_focus (view, focused);
}

/**
 * along_genogram_page_ecomap_scene: (transfer full): the ecomap of the day that is looked at, for paper or a file, with its
 * legend and how many come.
 *
 * @flags: what of the record goes into it, as for along_graph_from_family(); without %ALONG_GRAPH_WITH_PRIVATE no private
 * feelings
 */
AlongScene *
along_genogram_page_ecomap_scene (AlongGenogramPage *self, AlongFonts *fonts, AlongGraphFlags flags)
{
  g_autofree char *crowding = NULL;
  g_autoptr (AlongEcomap) map = make_map (self, flags, &crowding);

  along_ecomap_lay_out (map, fonts, PAPER_STRETCH);
  return along_ecomap_scene (map, fonts, TRUE);
}

/* A person of the family is shown in the drawing; a professional is asked about. */
static void
activated_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person == NULL)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "professional", g_variant_new_string (key));
      return;
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "ecomap", g_variant_new_boolean (FALSE));
  along_genogram_page_choose (self, along_record_get_id (person), TRUE);
}

/* People have the menu that they have in the drawing; a professional can be changed. */
static void
menu_cb (AlongGenogramPage *self, const char *key, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Change…"), NULL);

  if (along_genogram_page_record (self, key, ALONG_KIND_PROFESSIONAL, "professional/") == NULL)
    {
      along_genogram_page_open_menu (self, key, self->ecomap, x, y);
      return;
    }
  if (along_page_is_read_only (ALONG_PAGE (self)))
    return;
  g_menu_item_set_action_and_target (item, "genogram.professional", "s", key);
  g_menu_append_item (menu, item);
  along_genogram_page_pop_up (self, menu, self->ecomap, x, y);
}

/** along_genogram_page_make_ecomap: (transfer floating) */
GtkWidget *
along_genogram_page_make_ecomap (AlongGenogramPage *self)
{
  self->ecomap = along_ecomap_view_new ();
  g_signal_connect_swapped (self->ecomap, "item-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->ecomap, "item-menu", G_CALLBACK (menu_cb), self);
  return self->ecomap;
}

/* --- Which view --- */

static void
set_view (AlongGenogramPage *self, const char *name, gboolean on)
{
  if (along_genogram_page_is_on (self, name) != on)
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), name, g_variant_new_boolean (on));
}

static void
pressed_cb (GtkToggleButton *button, GParamSpec *pspec, AlongGenogramPage *self)
{
  const char *view = g_object_get_data (G_OBJECT (button), "view");

  if (!gtk_toggle_button_get_active (button) || g_str_equal (view, along_genogram_page_view (self)))
    return;
  if (g_str_equal (view, "drawing"))
    {
      set_view (self, "ecomap", FALSE);
      set_view (self, "list", FALSE);
    }
  else
    set_view (self, view, TRUE);
}

/* One view only, and its name pressed. */
static void
state_cb (GActionGroup *actions, const char *name, GVariant *state, AlongGenogramPage *self)
{
  gboolean ecomap = g_str_equal (name, "ecomap");

  if (!ecomap && !g_str_equal (name, "list"))
    return;
  if (g_variant_get_boolean (state))
    set_view (self, ecomap ? "list" : "ecomap", FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (self->switcher); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (g_object_get_data (G_OBJECT (child), "view"), along_genogram_page_view (self)))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}

/** along_genogram_page_make_switcher: (transfer floating): “Drawing”, “Ecomap” and “List”, linked: one of them is on. */
GtkWidget *
along_genogram_page_make_switcher (AlongGenogramPage *self)
{
  static const struct
  {
    const char *view, *words;
  } views[] = { { "drawing", NC_ ("view", "Drawing") }, { "ecomap", NC_ ("view", "Ecomap") }, { "list", NC_ ("view", "List") } };
  GtkWidget *first = NULL;

  self->switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->switcher, "linked");
  gtk_widget_add_css_class (self->switcher, "along-views");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (GETTEXT_PACKAGE, "view", views[i].words));

      g_object_set_data (G_OBJECT (button), "view", (gpointer) views[i].view);
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        first = button;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_signal_connect (button, "notify::active", G_CALLBACK (pressed_cb), self);
      gtk_box_append (GTK_BOX (self->switcher), button);
    }
  g_signal_connect_object (self->actions, "action-state-changed", G_CALLBACK (state_cb), self, 0);
  return self->switcher;
}

/** along_genogram_page_arrange_views: for the width that the page has now. */
void
along_genogram_page_arrange_views (AlongGenogramPage *self)
{
  if (along_page_get_family (ALONG_PAGE (self)) != NULL && along_genogram_page_is_on (self, "ecomap"))
    along_genogram_page_draw_ecomap (self);
}

static void
ecomap_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AlongGenogramPage *self = data;

  g_simple_action_set_state (action, state);
  if (along_page_get_family (ALONG_PAGE (self)) == NULL)
    return;
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  ALONG_PAGE_GET_CLASS (self)->refresh (ALONG_PAGE (self), NULL);
  along_page_focus_first (ALONG_PAGE (self));
  along_page_speak (ALONG_PAGE (self));
}

/** along_genogram_page_ecomap_init: the action "genogram.ecomap". */
void
along_genogram_page_ecomap_init (AlongGenogramPage *self)
{
  static const GActionEntry entries[] = { { .name = "ecomap", .state = "false", .change_state = ecomap_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
