/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's buttons, menus and actions: how the ribbon is looked at. */
#include "along-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "along-announcer.h"
#include "along-menu-focus.h"
#include "along-menu-words.h"
#include "along-week-table.h"

#define FOLDED_SETTING "timeline-folded"

static const struct
{
  const char *id;
  const char *words; /* of the button */
  const char *go;    /* of the menu of days */
} aligns[] = {
  [ALONG_RIBBON_BY_CALENDAR] = { "calendar", N_ ("By calendar"), NULL }, /* today, or the day that it is as known on */
  [ALONG_RIBBON_BY_EDD] = { "edd", N_ ("By due date"), N_ ("Due date") },
  [ALONG_RIBBON_BY_BIRTH] = { "birth", N_ ("By birth"), N_ ("Birth") },
  [ALONG_RIBBON_BY_REFERRAL] = { "referral", N_ ("By referral"), N_ ("Referral") },
  [ALONG_RIBBON_BY_ACCEPTED] = { "accepted", N_ ("By acceptance"), N_ ("Accepted") },
  [ALONG_RIBBON_BY_CLOSURE] = { "closure", N_ ("By closure"), N_ ("Closure") },
};

static const struct
{
  const char *id;
  const char *words;
} colours[] = {
  [ALONG_RIBBON_COLOUR_NONE] = { "none", N_ ("Colour: none") },
  [ALONG_RIBBON_COLOUR_ELEMENT] = { "element", N_ ("Colour: element") },
  [ALONG_RIBBON_COLOUR_WHO_CAME] = { "who-came", N_ ("Colour: who came") },
  [ALONG_RIBBON_COLOUR_WHO_TOOK_PART] = { "who-took-part", N_ ("Colour: who took part") },
};

static const struct
{
  AlongRibbonBand band;
  const char *action;
  const char *words;
} bands[] = {
  { ALONG_RIBBON_SOCIAL_CARE, "band-social-care", N_ ("Social care") },
  { ALONG_RIBBON_HOME, "band-home", N_ ("Where the child lives") },
  { ALONG_RIBBON_WORKERS, "band-workers", N_ ("Keyworker") },
  { ALONG_RIBBON_PROFESSIONALS, "band-professionals", N_ ("Professionals") },
  { ALONG_RIBBON_EVENTS, "band-events", N_ ("Events") },
  { ALONG_RIBBON_SCORES, "band-scores", N_ ("Assessments") },
  { ALONG_RIBBON_VOICE, "band-voice", N_ ("Own words") },
};

#define ALL_BANDS ((1u << ALONG_RIBBON_N_BANDS) - 1)

/** timeline_get_state: whether the action that is on or off is on; %FALSE for any other. */
gboolean
timeline_get_state (AlongTimelinePage *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);

  return state != NULL && g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (state);
}

static void
set_state (AlongTimelinePage *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

/** timeline_set_enabled: of the action @name, which there must be. */
void
timeline_set_enabled (AlongTimelinePage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static GMenu *
menu_of_aligns (AlongTimelinePage *self, gboolean go)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *today = go && i == ALONG_RIBBON_BY_CALENDAR ? along_ribbon_today_words (self->ribbon) : NULL;

      if (i != ALONG_RIBBON_BY_CALENDAR && along_ribbon_anchor (self->ribbon, i) == ALONG_DAY_NONE)
        continue;
      item = g_menu_item_new (today != NULL ? today : _ (go ? aligns[i].go : aligns[i].words), NULL);
      g_menu_item_set_action_and_target (item, go ? "timeline.go" : "timeline.align", "s", aligns[i].id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenu *
menu_of_bands (AlongTimelinePage *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      g_autofree char *action = g_strconcat ("timeline.", bands[i].action, NULL);
      g_menu_append (menu, _ (bands[i].words), action);
    }
  return menu;
}

/** timeline_fill_menus: the menus of the tools, as they are for the width of now. */
void
timeline_fill_menus (AlongTimelinePage *self)
{
  g_autoptr (GMenu) align = menu_of_aligns (self, FALSE);
  g_autoptr (GMenu) go = menu_of_aligns (self, TRUE);
  g_autoptr (GMenu) shown = menu_of_bands (self);
  g_autoptr (GMenu) more = g_menu_new ();
  g_autofree char *day = along_ribbon_today_words (self->ribbon), *said = NULL;
  GMenuModel *colour = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->colour_button));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->align_button), G_MENU_MODEL (align));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->date_button), G_MENU_MODEL (go));
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->date_content), day);
  /* Translators: "Today: go to a day" */
  said = g_strdup_printf (_ ("%s: go to a day"), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  if (self->narrow)
    {
      g_menu_append_submenu (more, _ ("Go to"), G_MENU_MODEL (go));
      g_menu_append_submenu (more, _ ("Weeks counted"), G_MENU_MODEL (align));
      g_menu_append_submenu (more, _ ("Colours"), colour);
    }
  else
    {
      g_menu_append_submenu (more, _ ("Weeks shown"), self->zoom_menu);
      g_menu_append_submenu (more, _ ("Bands"), G_MENU_MODEL (shown));
    }
  if (self->n_scores > ALONG_TIMELINE_MOST_SCORES || self->narrow)
    g_menu_append (more, _ ("More bands"), "timeline.more-bands");
  if (!self->narrow)
    g_menu_append (more, _ ("This week at the side"), "timeline.panel");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more_button), G_MENU_MODEL (more));
  along_menu_button_give_back (self->more_button);
}

/** timeline_show_states: the zoom as the board has it, and which way it can still go. */
void
timeline_show_states (AlongTimelinePage *self)
{
  AlongRibbonZoom zoom = along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (self->board));

  along_menu_button_set_words (self->zoom_button, along_ribbon_zoom_words (zoom));
  set_state (self, "zoom", g_variant_new_int32 (zoom));
  timeline_set_enabled (self, "zoom-in", zoom > 0);
  timeline_set_enabled (self, "zoom-out", zoom + 1 < ALONG_RIBBON_N_ZOOMS);
}

/** timeline_apply_bands: folds the board's bands: those folded away, or all of them while narrow. */
void
timeline_apply_bands (AlongTimelinePage *self)
{
  gboolean more = timeline_get_state (self, "more-bands");
  guint folded = self->narrow ? (more ? 0 : ALL_BANDS) : self->folded;

  along_ribbon_board_set_folded (ALONG_RIBBON_BOARD (self->board), folded);
  gtk_widget_set_visible (self->now, self->narrow && !more);
  gtk_widget_set_visible (self->more_bands, self->narrow);
}

/** timeline_asked_cb: of a letter on the board: @what: "table", "alignment", or else the summary is said. */
void
timeline_asked_cb (AlongTimelinePage *self, const char *what)
{
  if (g_str_equal (what, "table"))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "table", NULL);
  else if (g_str_equal (what, "alignment"))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->narrow ? self->more_button : self->align_button));
  else if (self->ribbon != NULL)
    {
      g_autofree char *words = along_ribbon_summary (self->ribbon);
      along_announce (GTK_WIDGET (self), words);
    }
}

static void
align_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (aligns[i].id, g_variant_get_string (value, NULL)))
      {
        g_simple_action_set_state (action, value);
        self->align = i;
        along_ribbon_board_set_align (ALONG_RIBBON_BOARD (self->board), i);
        along_menu_button_set_words (self->align_button, _ (aligns[i].words));
      }
}

static void
colour_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i].id, g_variant_get_string (value, NULL)))
      {
        g_simple_action_set_state (action, value);
        self->colour = i;
        along_ribbon_board_set_colour (ALONG_RIBBON_BOARD (self->board), i);
        along_menu_button_set_words (self->colour_button, _ (colours[i].words));
      }
}

static void
zoom_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board),
                               CLAMP (g_variant_get_int32 (value), 0, ALONG_RIBBON_N_ZOOMS - 1));
  timeline_show_states (self);
}

static void
zoom_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongTimelinePage *self = data;
  int by = g_str_equal (g_action_get_name (G_ACTION (action)), "zoom-in") ? -1 : 1;
  int zoom = (int) along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (self->board)) + by;

  along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board), CLAMP (zoom, 0, ALONG_RIBBON_N_ZOOMS - 1));
  timeline_show_states (self);
}

static void
go_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongTimelinePage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (aligns[i].id, g_variant_get_string (parameter, NULL)))
      along_ribbon_board_go (ALONG_RIBBON_BOARD (self->board), i);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  along_ribbon_board_page (ALONG_RIBBON_BOARD (((AlongTimelinePage *) data)->board), g_variant_get_int32 (parameter));
}

static void
panel_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  along_page_toggle_panel (ALONG_PAGE (data));
}

static void
table_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  g_simple_action_set_state (action, value);
  timeline_show_view (self);
  if (self->ribbon == NULL)
    return;
  if (g_variant_get_boolean (value))
    {
      along_week_table_choose (ALONG_WEEK_TABLE (self->table), along_ribbon_board_get_focus (ALONG_RIBBON_BOARD (self->board)));
      gtk_widget_grab_focus (self->table);
    }
  else
    along_ribbon_board_focus_day (ALONG_RIBBON_BOARD (self->board), along_week_table_get_chosen (ALONG_WEEK_TABLE (self->table)));
}

static void
more_bands_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  g_simple_action_set_state (action, value);
  if (self->ribbon == NULL)
    return;
  timeline_read_ribbon (self);
  timeline_apply_bands (self);
}

static void
set_band (AlongTimelinePage *self, guint index, gboolean shown)
{
  g_autofree char *kept = NULL;

  if (shown)
    self->folded &= ~(1u << bands[index].band);
  else
    self->folded |= 1u << bands[index].band;
  set_state (self, bands[index].action, g_variant_new_boolean (shown));
  kept = g_strdup_printf ("%u", self->folded);
  if (along_page_get_session (ALONG_PAGE (self)) != NULL)
    along_session_set_setting (along_page_get_session (ALONG_PAGE (self)), FOLDED_SETTING, kept);
  timeline_apply_bands (self);
}

static void
band_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_str_equal (bands[i].action, g_action_get_name (G_ACTION (action))))
      set_band (data, i, g_variant_get_boolean (value));
}

/** timeline_band_clicked_cb: a name that is clicked folds its band away; the menu brings it back. */
void
timeline_band_clicked_cb (AlongTimelinePage *self, int band)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands) && !self->narrow; i++)
    if ((int) bands[i].band == band)
      {
        g_autofree char *words = g_strdup_printf (_ ("%s folded away. More brings it back."), _ (bands[i].words));
        set_band (self, i, FALSE);
        along_announce (GTK_WIDGET (self), words);
      }
}

static const GActionEntry entries[] = {
  { .name = "align", .parameter_type = "s", .state = "'calendar'", .change_state = align_cb },
  { .name = "colour", .parameter_type = "s", .state = "'none'", .change_state = colour_cb },
  { .name = "zoom", .parameter_type = "i", .state = "2", .change_state = zoom_cb },
  { .name = "zoom-in", .activate = zoom_step_cb },
  { .name = "zoom-out", .activate = zoom_step_cb },
  { .name = "go", .parameter_type = "s", .activate = go_cb },
  { .name = "page", .parameter_type = "i", .activate = page_cb },
  { .name = "panel", .activate = panel_cb },
  { .name = "table", .state = "false", .change_state = table_cb },
  { .name = "more-bands", .state = "false", .change_state = more_bands_cb },
};

/** timeline_add_actions: the group "timeline". */
void
timeline_add_actions (AlongTimelinePage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      const GActionEntry entry = { .name = bands[i].action, .state = "true", .change_state = band_cb };
      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
}

/** timeline_restore_bands: folds away what was folded away the last time. */
void
timeline_restore_bands (AlongTimelinePage *self)
{
  const char *kept = along_session_get_setting (along_page_get_session (ALONG_PAGE (self)), FOLDED_SETTING);

  self->folded = kept != NULL ? (guint) strtoul (kept, NULL, 10) & ALL_BANDS : 0;
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    set_state (self, bands[i].action, g_variant_new_boolean (!(self->folded & (1u << bands[i].band))));
}

/** timeline_reset_align: by calendar, as another family begins. */
void
timeline_reset_align (AlongTimelinePage *self)
{
  self->align = ALONG_RIBBON_BY_CALENDAR;
  set_state (self, "align", g_variant_new_string (aligns[0].id));
  along_menu_button_set_words (self->align_button, _ (aligns[0].words));
  along_menu_button_set_words (self->colour_button, _ (colours[self->colour].words));
}
