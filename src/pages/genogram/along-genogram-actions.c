/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-ask-dialogs.h"
#include "along-canvas.h"
#include "along-ecomap-view.h"
#include "along-gedcom-window.h"
#include "along-people-list.h"

static void
show_panel (AlongGenogramPage *self)
{
  along_genogram_page_choose (self, self->chosen, TRUE);
}

static void
hide_panel (AlongGenogramPage *self)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  along_genogram_page_choose (self, self->chosen, FALSE);
}

static void
ask_about (AlongGenogramPage *self, const char *what, AlongId id)
{
  g_autofree char *key = along_ask_key (what, id);

  along_ask_open (self, key);
}

static void
act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  AlongRecord *person = along_genogram_page_chosen (self);
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  if (family == NULL)
    return;
  if (g_str_equal (name, "add-person"))
    ask_about (self, "add", along_family_count (family, ALONG_KIND_PERSON) == 0 || person == NULL ? along_family_get_id (family) : self->chosen);
  else if (g_str_equal (name, "fit"))
    {
      if (along_genogram_page_is_on (self, "ecomap"))
        along_ecomap_view_fit (ALONG_ECOMAP_VIEW (self->ecomap));
      else
        along_canvas_fit_whole (ALONG_CANVAS (self->canvas));
    }
  else if (g_str_equal (name, "close-panel"))
    hide_panel (self);
  else if (along_genogram_page_out (self, name))
    return;
  else if (g_str_equal (name, "save-gedcom"))
    gtk_window_present (along_gedcom_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                 along_page_get_session (ALONG_PAGE (self)), family,
                                                 along_genogram_page_is_past (self) ? along_genogram_page_day (self) : ALONG_DAY_NONE));
  else if (person == NULL)
    return;
  else if (g_str_equal (name, "open"))
    show_panel (self);
  else if (g_str_equal (name, "edit"))
    ask_about (self, "change", self->chosen);
  else if (g_str_equal (name, "add-relative"))
    ask_about (self, "add", self->chosen);
  else if (g_str_equal (name, "connect"))
    ask_about (self, "connect", self->chosen);
  else if (g_str_equal (name, "remove"))
    along_genogram_page_ask_removal (self, person);
}

static void
act_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongRecord *record;
  AlongId id;

  if (family == NULL || !along_id_parse (g_variant_get_string (parameter, NULL), &id)
      || (record = along_family_lookup (family, id)) == NULL)
    return;
  if (g_str_equal (name, "choose"))
    along_genogram_page_choose (self, id, TRUE);
  else
    along_genogram_page_ask_removal (self, record);
}

/* A draft of this page, by its key: the dialog that it was written in, about what it was about. */
static void
carry_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *key = g_variant_get_string (parameter, NULL), *about = strchr (key, '/');
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongId id;

  if (family == NULL || about == NULL || !g_str_has_prefix (key, "genogram-"))
    return;
  if (along_id_parse (about + 1, &id) && along_family_find (family, ALONG_KIND_PERSON, id) != NULL)
    along_genogram_page_choose (self, id, FALSE);
  along_ask_open (self, key + strlen ("genogram-"));
}

static gboolean
ask_cb (gpointer data)
{
  g_autofree char *key = g_object_steal_data (data, "along-asked-for");

  if (key != NULL && gtk_widget_get_mapped (data))
    along_ask_open (data, key);
  return G_SOURCE_REMOVE;
}

/* One of the page's dialogs, by its key; a menu that it was chosen from closes first. */
static void
ask (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_object_set_data_full (data, "along-asked-for", g_variant_dup_string (parameter, NULL), g_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ask_cb, g_object_ref (data), g_object_unref);
}

static void
changed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AlongGenogramPage *self = data;
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  g_simple_action_set_state (action, state);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "legend"))
    self->legend_chosen = TRUE;
  if (family == NULL)
    return;
  ALONG_PAGE_GET_CLASS (self)->refresh (ALONG_PAGE (self), NULL);
  if (!g_str_equal (g_action_get_name (G_ACTION (action)), "list"))
    return;
  if (along_genogram_page_chosen (self) != NULL)
    along_genogram_page_choose (self, self->chosen, FALSE);
  else
    along_page_focus_first (ALONG_PAGE (self));
}

/* From the button that stands for the folded legend. */
static void
unfold_legend (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_action_group_change_action_state (G_ACTION_GROUP (ALONG_GENOGRAM_PAGE (data)->actions), "legend", g_variant_new_boolean (TRUE));
}

/* Of a large family: everybody after all. */
static void
everybody (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;

  self->all = TRUE;
  along_genogram_page_forget_order (self);
  if (along_page_get_family (ALONG_PAGE (self)) != NULL)
    ALONG_PAGE_GET_CLASS (self)->refresh (ALONG_PAGE (self), NULL);
  along_canvas_fit (ALONG_CANVAS (self->canvas));
  along_page_focus_first (ALONG_PAGE (self));
}

static const GActionEntry entries[] = {
  { .name = "add-person", .activate = act },
  { .name = "add-relative", .activate = act },
  { .name = "edit", .activate = act },
  { .name = "connect", .activate = act },
  { .name = "remove", .activate = act },
  { .name = "open", .activate = act },
  { .name = "close-panel", .activate = act },
  { .name = "fit", .activate = act },
  { .name = "print", .activate = act },
  { .name = "picture", .activate = act },
  { .name = "copy-picture", .activate = act },
  { .name = "save-gedcom", .activate = act },
  { .name = "unfold-legend", .activate = unfold_legend },
  { .name = "everybody", .activate = everybody },
  { .name = "choose", .activate = act_on, .parameter_type = "s" },
  { .name = "ask", .activate = ask, .parameter_type = "s" },
  { .name = "carry-on", .activate = carry_on, .parameter_type = "s" },
  { .name = "remove-record", .activate = act_on, .parameter_type = "s" },
  { .name = "homes", .state = "true", .change_state = changed_cb },
  { .name = "feelings", .state = "true", .change_state = changed_cb },
  { .name = "private", .state = "false", .change_state = changed_cb },
  { .name = "safety", .state = "false", .change_state = changed_cb },
  { .name = "conditions", .state = "true", .change_state = changed_cb },
  { .name = "names", .state = "true", .change_state = changed_cb },
  { .name = "legend", .state = "true", .change_state = changed_cb },
  { .name = "list", .state = "false", .change_state = changed_cb },
};

/* The page's actions, "genogram.…". */
void
along_genogram_page_add_actions (AlongGenogramPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  along_genogram_page_hands_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "genogram", G_ACTION_GROUP (self->actions));
}

static void
set_enabled (AlongGenogramPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* @may_edit: whether anybody and anything can be added, changed or taken away. @looking: nor given out, which could not be
 * written down. */
void
along_genogram_page_switch (AlongGenogramPage *self, gboolean may_edit, gboolean looking)
{
  static const char *const edits[] = { "move-left", "move-right", "tidy", "cut", "copy", "paste", "live-together",
                                       "remove-several", "join", "add-person", "add-relative", "edit", "connect", "remove", "ask", "remove-record",
                                       "carry-on" };
  static const char *const given[] = { "print", "picture", "copy-picture", "save-gedcom" };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    set_enabled (self, edits[i], may_edit);
  along_people_list_set_edits (ALONG_PEOPLE_LIST (self->list), may_edit);
  for (guint i = 0; looking && i < G_N_ELEMENTS (given); i++)
    set_enabled (self, given[i], FALSE);
}
