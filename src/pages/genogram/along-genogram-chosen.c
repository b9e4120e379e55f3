/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is chosen: by pointer, keys, list or program; their panel; and the way from person to person. */
#include "along-genogram-page-private.h"

#include <string.h>

#include "along-canvas.h"
#include "along-genogram-words.h"
#include "along-people-list.h"
#include "along-person-panel.h"
#include "along-session-history.h"

/* The chosen person, or %NULL. */
AlongRecord *
along_genogram_page_chosen (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  return family != NULL ? along_family_find (family, ALONG_KIND_PERSON, self->chosen) : NULL;
}

/** along_genogram_page_fill_panel: the panel of the chosen person, on the day that is looked at; closed where nobody is chosen. */
void
along_genogram_page_fill_panel (AlongGenogramPage *self)
{
  AlongRecord *person = along_genogram_page_chosen (self);
  static const char *const of_person[] = { "edit", "add-relative", "connect", "remove", "open" };

  along_genogram_page_switch (self, !along_page_is_read_only (ALONG_PAGE (self)),
                              along_session_is_looking (along_page_get_session (ALONG_PAGE (self))));
  for (guint i = 0; i < G_N_ELEMENTS (of_person); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), of_person[i])),
                                 person != NULL
                                   && (!along_page_is_read_only (ALONG_PAGE (self)) || g_str_equal (of_person[i], "open")));
  if (person == NULL)
    {
      along_person_panel_clear (self->panel);
      adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
      return;
    }
  along_person_panel_fill (self->panel, along_page_get_family (ALONG_PAGE (self)), person,
                           along_genogram_page_is_on (self, "private"), along_genogram_page_keeper (self),
                           along_session_is_manager (along_page_get_session (ALONG_PAGE (self))), along_genogram_page_day (self));
  along_genogram_page_add_safety (self, person);
}

/* What is no person: a pregnancy that was lost has only the focus. */
static void
focus_item (AlongGenogramPage *self, const char *key)
{
  if (along_genogram_page_item (self, key) == NULL)
    return;
  if (along_genogram_page_is_on (self, "list"))
    along_people_list_focus (ALONG_PEOPLE_LIST (self->list), key);
  else
    along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

/**
 * along_genogram_page_choose: makes @person the chosen one, in sight and with the focus. @open: with the panel,
 * which takes the focus where it lies over the drawing.
 */
void
along_genogram_page_choose (AlongGenogramPage *self, AlongId person, gboolean open)
{
  g_autofree char *id = along_id_to_text (person);
  g_autofree char *key = g_strconcat ("person/", id, NULL);

  if (along_genogram_page_person (self, key) == NULL)
    {
      focus_item (self, key);
      return;
    }
  if (!along_id_equal (self->chosen, person))
    self->before = self->chosen;
  along_genogram_page_select (self, key);
  along_canvas_show_item (ALONG_CANVAS (self->canvas), key);
  if (open)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
  if (adw_flap_get_reveal_flap (ADW_FLAP (self->flap)) && !self->beside)
    gtk_widget_child_focus (self->panel, GTK_DIR_TAB_FORWARD);
  else if (along_genogram_page_is_on (self, "list"))
    along_people_list_focus (ALONG_PEOPLE_LIST (self->list), key);
  else
    along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

typedef struct
{
  AlongGenogramPage *page; /* a reference */
  gpointer focus; /* what had the focus then; only compared */
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_object_unref (chosen->page);
  g_free (chosen);
}

static gpointer
focus_now (AlongGenogramPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Who has gone elsewhere meanwhile is not brought back. */
static gboolean
focus_chosen_cb (gpointer data)
{
  Chosen *chosen = data;
  AlongGenogramPage *self = chosen->page;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && along_genogram_page_chosen (self) != NULL && focus_now (self) == chosen->focus)
    along_genogram_page_choose (self, self->chosen, FALSE);
  return G_SOURCE_REMOVE;
}

/** along_genogram_page_show_record: as of AlongPageClass: @record is chosen, with its panel. */
void
along_genogram_page_show_record (AlongPage *page, AlongId record)
{
  Chosen *chosen;

  if (along_genogram_page_is_on (ALONG_GENOGRAM_PAGE (page), "ecomap"))
    g_action_group_change_action_state (G_ACTION_GROUP (ALONG_GENOGRAM_PAGE (page)->actions), "ecomap", g_variant_new_boolean (FALSE));
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), record, TRUE);
  /* Of a page that was not in sight before, the drawing has no items yet that could take the focus. */
  chosen = g_new0 (Chosen, 1);
  chosen->page = g_object_ref (ALONG_GENOGRAM_PAGE (page));
  chosen->focus = focus_now (chosen->page);
  g_timeout_add_full (G_PRIORITY_LOW, 200, focus_chosen_cb, chosen, chosen_free);
}

/** along_genogram_page_choose_before: somebody who was added is taken back, or was removed: it goes on with who was chosen before. */
void
along_genogram_page_choose_before (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree char *id = along_id_to_text (self->before), *key = g_strconcat ("person/", id, NULL);

  if (family == NULL || along_id_is_none (self->chosen) || along_genogram_page_chosen (self) != NULL)
    return;
  self->gone = self->chosen;
  self->chosen = along_family_find (family, ALONG_KIND_PERSON, self->before) != NULL ? self->before : ALONG_ID_NONE;
  self->before = ALONG_ID_NONE;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), along_id_is_none (self->chosen) ? NULL : key);
}

/** along_genogram_page_choose_again: who was removed is put back: it goes on with them. @focused: nobody is at work elsewhere */
void
along_genogram_page_choose_again (AlongGenogramPage *self, gboolean focused)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongId gone = self->gone;

  if (family == NULL || along_id_is_none (gone) || along_family_find (family, ALONG_KIND_PERSON, gone) == NULL)
    return;
  self->gone = ALONG_ID_NONE;
  if (focused)
    along_genogram_page_choose (self, gone, FALSE);
}

/* From person to person. */

static char *
neighbour_cb (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data)
{
  AlongGenogramPage *self = data;
  static const AlongKinStep steps[] = {
    [ALONG_MOVE_LEFT] = ALONG_KIN_LEFT,
    [ALONG_MOVE_RIGHT] = ALONG_KIN_RIGHT,
    [ALONG_MOVE_UP] = ALONG_KIN_PARENT,
    [ALONG_MOVE_DOWN] = ALONG_KIN_CHILD,
    [ALONG_MOVE_PARTNER_LEFT] = ALONG_KIN_PARTNER_LEFT,
    [ALONG_MOVE_PARTNER_RIGHT] = ALONG_KIN_PARTNER_RIGHT,
    [ALONG_MOVE_HOME] = ALONG_KIN_HOME,
    [ALONG_MOVE_END] = ALONG_KIN_LAST,
    [ALONG_MOVE_PREVIOUS] = ALONG_KIN_PREVIOUS,
    [ALONG_MOVE_NEXT] = ALONG_KIN_NEXT,
  };
  gboolean person = key != NULL && g_str_has_prefix (key, "person/");
  const char *found;

  if (self->layout == NULL || (!person && move != ALONG_MOVE_HOME && move != ALONG_MOVE_END))
    return along_canvas_neighbour (canvas, key, move);
  found = along_genogram_step (self->layout, person ? key + strlen ("person/") : NULL, steps[move]);
  return found != NULL ? g_strconcat ("person/", found, NULL) : NULL;
}

/* What the canvas and the list say. */

void
along_genogram_page_select (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  self->chosen = person != NULL ? along_record_get_id (person) : ALONG_ID_NONE;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), person != NULL ? key : NULL);
  along_genogram_page_mark_list (self);
  along_genogram_page_fill_panel (self);
}

/** along_genogram_page_focused: who has the focus, in the drawing or the list, is the chosen one: never do two people look it. */
void
along_genogram_page_focused (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person == NULL || along_id_equal (along_record_get_id (person), self->chosen))
    return;
  self->before = ALONG_ID_NONE;
  along_genogram_page_select (self, key);
}

/* A click: the panel opens beside, or over the drawing. */
static void
clicked_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person != NULL)
    along_genogram_page_choose (self, along_record_get_id (person), TRUE);
  else
    along_genogram_page_select (self, NULL);
}

static void
activated_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person != NULL)
    along_genogram_page_choose (self, along_record_get_id (person), TRUE);
  else
    along_genogram_page_ask_item (self, key);
}

static void
canvas_menu_cb (AlongGenogramPage *self, const char *key, double x, double y)
{
  along_genogram_page_open_menu (self, key, self->canvas, x, y);
}

/* Insert and Delete, on the drawing and on the list. */
gboolean
along_genogram_page_key (AlongGenogramPage *self, guint key, guint code, GdkModifierType state)
{
  gboolean list = along_genogram_page_is_on (self, "list");
  const char *at = list ? along_people_list_get_current (ALONG_PEOPLE_LIST (self->list))
                        : along_canvas_get_focused (ALONG_CANVAS (self->canvas));
  gboolean insert = key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert;
  AlongRecord *record;

  if (along_genogram_page_hands_key (self, at, key, state))
    return GDK_EVENT_STOP;
  if (!insert && key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  if (along_page_is_read_only (ALONG_PAGE (self)))
    {
      along_page_say_why_not (ALONG_PAGE (self));
      return GDK_EVENT_STOP;
    }
  if (!insert && along_genogram_page_remove_several (self))
    return GDK_EVENT_STOP;
  record = along_genogram_page_item (self, at);
  if (record != NULL)
    {
      if (!insert)
        along_genogram_page_ask_removal (self, record);
    }
  else if (at != NULL && along_genogram_page_person (self, at) == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self)); /* nobody: never who was chosen before */
  else
    {
      if (at != NULL)
        along_genogram_page_select (self, at);
      g_action_group_activate_action (G_ACTION_GROUP (self->actions),
                                      !insert                                        ? "remove"
                                      : along_genogram_page_chosen (self) != NULL ? "add-relative"
                                                                                     : "add-person",
                                      NULL);
    }
  return GDK_EVENT_STOP;
}

/** along_genogram_page_chosen_init: hears what the drawing and the list say. */
void
along_genogram_page_chosen_init (AlongGenogramPage *self)
{
  along_canvas_set_neighbour (ALONG_CANVAS (self->canvas), neighbour_cb, self, NULL);
  g_signal_connect_swapped (self->canvas, "item-selected", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (self->canvas, "item-focused", G_CALLBACK (along_genogram_page_focused), self);
  g_signal_connect_swapped (self->canvas, "item-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->canvas, "item-menu", G_CALLBACK (canvas_menu_cb), self);
  g_signal_connect_swapped (self->list, "item-activated", G_CALLBACK (activated_cb), self);
}
