/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-timeline-page.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "along-announcer.h"
#include "along-chip.h"
#include "along-clock.h"
#include "along-drawing.h"
#include "along-ribbon-board.h"
#include "along-ribbon-records.h"
#include "along-screen.h"
#include "along-signal-popover.h"
#include "along-timeline-said.h"
#include "along-timeline-scores.h"
#include "along-week-panel.h"
#include "along-week-table.h"
#include "add-contact/along-add-contact.h"

/* Content widths at text size 100 %: below, the panel lies over the ribbon, then becomes a card. */
#define BESIDE_WIDTH 900
#define NARROW_WIDTH 600
#define LEAST_WIDTH 320
#define TEXT_BASE 14.67

/* Lanes of scores before "More bands". */
#define MOST_SCORES 4
#define MOST_WEEKS 60 /* seen at once: each at least 9 px wide */

#define FIRST_FRAMES 20

#define FOLDED_SETTING "timeline-folded"

struct _AlongTimelinePage
{
  AlongPage parent_instance;

  GtkWidget *flap;
  GtkWidget *panel;
  GtkWidget *body;
  GtkWidget *head;
  GtkWidget *tools;
  GtkWidget *zoom_button;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkWidget *align_button;
  GtkWidget *colour_button;
  GtkWidget *date_button;
  GtkWidget *table_toggle;
  GtkWidget *zoom_box;
  GtkWidget *print_button;
  GtkWidget *more_button;
  GtkWidget *summary;
  GtkWidget *notes;
  GtkWidget *views;
  GtkWidget *scrolled;
  GtkWidget *column;
  GtkWidget *board;
  GtkWidget *now;
  GtkWidget *more_bands;
  GtkWidget *card;
  GtkWidget *key_holder;
  GtkWidget *key;
  GtkWidget *table;
  GMenuModel *zoom_menu;
  GtkWidget *popover; /* about a gap or a flag; or %NULL */
  guint popover_source;
  guint first_frames; /* left in which the rulers are kept in sight */

  GSimpleActionGroup *actions;
  AlongRibbon *ribbon;
  AlongRibbonAlign align;
  guint folded; /* bands, as the person left them */
  guint n_scores;
  int week; /* Monday of the week in the panel */
  gboolean narrow, beside;
  int width;
  guint fit_source;
};

G_DEFINE_FINAL_TYPE (AlongTimelinePage, along_timeline_page, ALONG_TYPE_PAGE)

static const struct
{
  const char *id;
  const char *words; /* of the button */
  const char *go;    /* of the menu of days */
} aligns[] = {
  [ALONG_RIBBON_BY_CALENDAR] = { "calendar", N_ ("By calendar"), N_ ("Today") },
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

/* All of this support at once, unless its weeks would be too thin to read. */
static AlongRibbonZoom
usual_zoom (AlongTimelinePage *self)
{
  guint n = self->ribbon != NULL ? along_ribbon_n_episodes (self->ribbon) : 0;
  AlongSupport *newest = n > 0 ? along_ribbon_episode (self->ribbon, n - 1) : NULL;

  if (self->narrow)
    return ALONG_RIBBON_13_WEEKS;
  return newest != NULL && along_ribbon_today (self->ribbon) - along_support_from (newest) <= MOST_WEEKS * 7 ? ALONG_RIBBON_EPISODE
                                                                                                             : ALONG_RIBBON_40_WEEKS;
}

static gboolean
get_state (AlongTimelinePage *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);

  return state != NULL && g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (state);
}

static void
set_state (AlongTimelinePage *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

static void
set_enabled (AlongTimelinePage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* --- The week --- */

static AlongWeekPanel *
week_widget (AlongTimelinePage *self)
{
  return ALONG_WEEK_PANEL (self->narrow ? self->card : self->panel);
}

static void
show_week (AlongTimelinePage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  if (family != NULL && self->ribbon != NULL && self->week != ALONG_DAY_NONE)
    along_week_panel_show (week_widget (self), self->ribbon, family, self->week);
}

static void
choose_week (AlongTimelinePage *self, int day, gboolean open)
{
  g_autofree char *words = NULL;

  self->week = along_day_week_start (day);
  show_week (self);
  along_ribbon_board_set_selected (ALONG_RIBBON_BOARD (self->board), self->week);
  if (!open)
    return;
  if (!self->narrow)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
  words = along_ribbon_week_words (self->ribbon, self->week);
  if (words != NULL)
    along_announce (GTK_WIDGET (self), words);
}

static void
week_activated_cb (AlongTimelinePage *self, int day)
{
  if (self->ribbon == NULL)
    return;
  choose_week (self, day, TRUE);
  /* Beside the ribbon the week is in sight; else one goes to it. */
  if (!self->beside)
    along_week_panel_focus (week_widget (self));
}

static void
step_cb (AlongTimelinePage *self, int by)
{
  if (self->ribbon != NULL && self->week != ALONG_DAY_NONE)
    choose_week (self, self->week + 7 * by, TRUE);
}

static void
contact_activated_cb (AlongTimelinePage *self, const char *text)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AlongRecord *contact;
  AlongId id;

  if (family == NULL || !along_id_parse (text, &id))
    return;
  contact = along_family_find (family, ALONG_KIND_CONTACT, id);
  if (contact != NULL)
    along_add_contact_edit (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, along_page_get_session (ALONG_PAGE (self)), family,
                            contact);
}

static void
close_cb (AlongTimelinePage *self)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  along_ribbon_board_focus_day (ALONG_RIBBON_BOARD (self->board), self->week);
}

static void
flap_cb (AlongTimelinePage *self)
{
  /* Put away, its buttons are no stops for Tab. */
  gtk_widget_set_can_focus (self->panel, adw_flap_get_reveal_flap (ADW_FLAP (self->flap)));
}

/* A contact added from inside the drawing belongs to the week one is at; in this week it is now. */
static int
along_timeline_page_get_day (AlongPage *page)
{
  AlongRibbonBoard *board = ALONG_RIBBON_BOARD (ALONG_TIMELINE_PAGE (page)->board);
  int day = along_ribbon_board_has_focus (board) ? along_ribbon_board_get_focus (board) : ALONG_DAY_NONE;

  return day != ALONG_DAY_NONE && along_day_week_start (day) != along_day_week_start (along_clock_today ()) ? day : ALONG_DAY_NONE;
}

/* T in the table goes back to the drawing. */
static gboolean
table_key_cb (AlongTimelinePage *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_t && key != GDK_KEY_T) || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->table_toggle), FALSE);
  along_ribbon_board_focus_day (ALONG_RIBBON_BOARD (self->board), self->week);
  return GDK_EVENT_STOP;
}

static void
drop_popover (AlongTimelinePage *self)
{
  g_clear_handle_id (&self->popover_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
popover_gone_cb (gpointer data)
{
  AlongTimelinePage *self = data;

  self->popover_source = 0;
  drop_popover (self);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (AlongTimelinePage *self)
{
  AlongRibbonBoard *board = ALONG_RIBBON_BOARD (self->board);

  along_ribbon_board_focus_day (board, along_ribbon_board_get_focus (board));
  /* After its own handlers: closing is not over yet. */
  if (self->popover_source == 0)
    self->popover_source = g_idle_add (popover_gone_cb, self);
}

static void
note_activated_cb (AlongTimelinePage *self, const char *key, const char *name)
{
  GtkWidget *popover = self->ribbon != NULL ? along_signal_popover_new (ALONG_PAGE (self), self->ribbon, key, name) : NULL;
  GdkRectangle bounds;

  if (popover == NULL)
    return;
  drop_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, self->board);
  if (along_ribbon_board_item_bounds (ALONG_RIBBON_BOARD (self->board), key, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &bounds);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* --- What is said above the ribbon --- */

static void
show_summary (AlongTimelinePage *self)
{
  g_autofree char *words = self->narrow ? along_ribbon_summary_brief (self->ribbon) : along_ribbon_summary (self->ribbon);

  gtk_label_set_label (GTK_LABEL (self->summary), words);
  along_timeline_say_states (self->notes, self->ribbon, along_page_get_family (ALONG_PAGE (self)));
}

/* --- Menus --- */

static GMenu *
menu_of_aligns (AlongTimelinePage *self, gboolean go)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (i != ALONG_RIBBON_BY_CALENDAR && along_ribbon_anchor (self->ribbon, i) == ALONG_DAY_NONE)
        continue;
      item = g_menu_item_new (_ (go ? aligns[i].go : aligns[i].words), NULL);
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

static void
fill_menus (AlongTimelinePage *self)
{
  g_autoptr (GMenu) align = menu_of_aligns (self, FALSE);
  g_autoptr (GMenu) go = menu_of_aligns (self, TRUE);
  g_autoptr (GMenu) shown = menu_of_bands (self);
  g_autoptr (GMenu) more = g_menu_new ();
  GMenuModel *colour = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->colour_button));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->align_button), G_MENU_MODEL (align));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->date_button), G_MENU_MODEL (go));
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
  if (self->n_scores > MOST_SCORES || self->narrow)
    g_menu_append (more, _ ("More bands"), "timeline.more-bands");
  if (!self->narrow)
    g_menu_append (more, _ ("This week at the side"), "timeline.panel");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more_button), G_MENU_MODEL (more));
}

static void
show_states (AlongTimelinePage *self)
{
  AlongRibbonZoom zoom = along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (self->board));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->zoom_button), along_ribbon_zoom_words (zoom));
  set_state (self, "zoom", g_variant_new_int32 (zoom));
  set_enabled (self, "zoom-in", zoom > 0);
  set_enabled (self, "zoom-out", zoom + 1 < ALONG_RIBBON_N_ZOOMS);
}

static void
apply_bands (AlongTimelinePage *self)
{
  gboolean more = get_state (self, "more-bands");
  guint folded = self->narrow ? (more ? 0 : ALL_BANDS) : self->folded;

  along_ribbon_board_set_folded (ALONG_RIBBON_BOARD (self->board), folded);
  gtk_widget_set_visible (self->now, self->narrow && !more);
  gtk_widget_set_visible (self->more_bands, self->narrow);
}

/* --- Refresh --- */

static void
read_ribbon (AlongTimelinePage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongFamily *team = along_session_get_team (along_page_get_session (ALONG_PAGE (self)));
  guint most = get_state (self, "more-bands") ? G_MAXUINT : MOST_SCORES;

  g_clear_pointer (&self->ribbon, along_ribbon_unref);
  self->ribbon = along_ribbon_from_family (family, team, along_clock_today (), TRUE);
  self->n_scores = along_timeline_add_scores (self->ribbon, family, team, most);
  along_ribbon_board_set_ribbon (ALONG_RIBBON_BOARD (self->board), self->ribbon);
}

/* Where a keyworker's eyes start: this week, or the last one of support that has ended. */
static int
starting_week (AlongTimelinePage *self)
{
  guint n = along_ribbon_n_episodes (self->ribbon);
  AlongSupport *last = n > 0 ? along_ribbon_episode (self->ribbon, n - 1) : NULL;
  int day = along_ribbon_today (self->ribbon);

  if (last != NULL && along_support_to (last) != ALONG_DAY_NONE)
    day = MIN (day, along_support_to (last));
  return along_day_week_start (day);
}

static void
show_view (AlongTimelinePage *self)
{
  gboolean empty = self->ribbon == NULL || along_ribbon_n_episodes (self->ribbon) == 0;
  gboolean table = get_state (self, "table");

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), empty ? "empty" : table ? "table" : "ribbon");
  set_enabled (self, "table", !empty);
  gtk_widget_set_visible (self->head, !empty);
  if (empty)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
}

static void
along_timeline_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);
  gboolean first = self->week == ALONG_DAY_NONE;

  if (first)
    {
      const char *kept = along_session_get_setting (along_page_get_session (page), FOLDED_SETTING);

      self->folded = kept != NULL ? (guint) strtoul (kept, NULL, 10) & ALL_BANDS : 0;
      for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
        set_state (self, bands[i].action, g_variant_new_boolean (!(self->folded & (1u << bands[i].band))));
    }
  read_ribbon (self);
  if (first)
    {
      self->week = starting_week (self);
      along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board), usual_zoom (self));
    }
  show_summary (self);
  along_timeline_say_now (self->now, self->ribbon);
  fill_menus (self);
  apply_bands (self);
  along_week_table_set_ribbon (ALONG_WEEK_TABLE (self->table), self->ribbon);
  show_view (self);
  show_states (self);
  show_week (self);
  along_ribbon_board_set_selected (ALONG_RIBBON_BOARD (self->board), self->week);
}

static void
along_timeline_page_forget (AlongPage *page)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);

  drop_popover (self);
  along_ribbon_board_set_ribbon (ALONG_RIBBON_BOARD (self->board), NULL);
  along_week_table_set_ribbon (ALONG_WEEK_TABLE (self->table), NULL);
  along_week_panel_clear (ALONG_WEEK_PANEL (self->panel));
  along_week_panel_clear (ALONG_WEEK_PANEL (self->card));
  along_drawing_set_scene (ALONG_DRAWING (self->key), NULL);
  gtk_label_set_label (GTK_LABEL (self->summary), "");
  along_timeline_clear (self->notes);
  along_timeline_clear (self->now);
  g_clear_pointer (&self->ribbon, along_ribbon_unref);
  self->week = ALONG_DAY_NONE;
  self->align = ALONG_RIBBON_BY_CALENDAR;
  set_state (self, "align", g_variant_new_string (aligns[0].id));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->align_button), _ (aligns[0].words));
}

static char *
along_timeline_page_summarise (AlongPage *page)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);

  return self->ribbon != NULL ? along_ribbon_summary (self->ribbon) : NULL;
}

/* For the first frames, while the week gets the focus and the viewport goes after it. */
static gboolean
to_top_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  AlongTimelinePage *self = data;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), 0);
  return --self->first_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
along_timeline_page_focus_first (AlongPage *page)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);

  if (self->ribbon == NULL || along_ribbon_n_episodes (self->ribbon) == 0)
    return FALSE;
  if (get_state (self, "table"))
    return gtk_widget_grab_focus (self->table);
  /* With large letters the week is higher than the page: its rulers are seen first. */
  if (self->first_frames == 0)
    gtk_widget_add_tick_callback (self->scrolled, to_top_cb, self, NULL);
  self->first_frames = FIRST_FRAMES;
  return along_ribbon_board_focus_day (ALONG_RIBBON_BOARD (self->board), self->week);
}

static void
along_timeline_page_toggle_panel (AlongPage *page)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);

  if (self->narrow)
    along_week_panel_focus (ALONG_WEEK_PANEL (self->card));
  else
    {
      gboolean shown = !adw_flap_get_reveal_flap (ADW_FLAP (self->flap));

      adw_flap_set_reveal_flap (ADW_FLAP (self->flap), shown);
      if (shown)
        along_week_panel_focus (ALONG_WEEK_PANEL (self->panel));
      else
        along_ribbon_board_focus_day (ALONG_RIBBON_BOARD (self->board), self->week);
    }
}

static void
built_cb (AlongTimelinePage *self)
{
  g_autoptr (AlongScene) key = along_ribbon_board_build_key (ALONG_RIBBON_BOARD (self->board));

  along_drawing_set_scene (ALONG_DRAWING (self->key), key);
  show_states (self);
}

/* --- Actions --- */

static void
asked_cb (AlongTimelinePage *self, const char *what)
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
        gtk_menu_button_set_label (GTK_MENU_BUTTON (self->align_button), _ (aligns[i].words));
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
        along_ribbon_board_set_colour (ALONG_RIBBON_BOARD (self->board), i);
        gtk_menu_button_set_label (GTK_MENU_BUTTON (self->colour_button), _ (colours[i].words));
      }
}

static void
zoom_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board),
                               CLAMP (g_variant_get_int32 (value), 0, ALONG_RIBBON_N_ZOOMS - 1));
  show_states (self);
}

static void
zoom_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongTimelinePage *self = data;
  int by = g_str_equal (g_action_get_name (G_ACTION (action)), "zoom-in") ? -1 : 1;
  int zoom = (int) along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (self->board)) + by;

  along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board), CLAMP (zoom, 0, ALONG_RIBBON_N_ZOOMS - 1));
  show_states (self);
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
  along_timeline_page_toggle_panel (ALONG_PAGE (data));
}

static void
table_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongTimelinePage *self = data;

  g_simple_action_set_state (action, value);
  show_view (self);
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
  read_ribbon (self);
  apply_bands (self);
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
  apply_bands (self);
}

static void
band_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_str_equal (bands[i].action, g_action_get_name (G_ACTION (action))))
      set_band (data, i, g_variant_get_boolean (value));
}

/* A name that is clicked folds its band away; the menu brings it back. */
static void
band_clicked_cb (AlongTimelinePage *self, int band)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands) && !self->narrow; i++)
    if ((int) bands[i].band == band)
      {
        g_autofree char *words = g_strdup_printf (_ ("%s folded away. More brings it back."), _ (bands[i].words));
        set_band (self, i, FALSE);
        along_announce (GTK_WIDGET (self), words);
      }
}

/* --- Sizes --- */

/* Below the ribbon in sight, or where everything scrolls, at the end. */
static void
place_key (AlongTimelinePage *self)
{
  GtkWidget *place = self->narrow ? self->column : gtk_widget_get_parent (self->scrolled);

  if (gtk_widget_get_parent (self->key_holder) == place)
    return;
  g_object_ref (self->key_holder);
  gtk_widget_unparent (self->key_holder);
  gtk_box_append (GTK_BOX (place), self->key_holder);
  g_object_unref (self->key_holder);
}

static gboolean
fit_cb (gpointer data)
{
  AlongTimelinePage *self = data;
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self));
  double width = self->width * TEXT_BASE / along_fonts_base (fonts);
  gboolean narrow = width < NARROW_WIDTH, beside = width >= BESIDE_WIDTH;
  gboolean changed = narrow != self->narrow;

  self->fit_source = 0;
  if (!changed && beside == self->beside)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  self->beside = beside;
  adw_flap_set_fold_policy (ADW_FLAP (self->flap), beside ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), beside && gtk_widget_get_visible (self->head));
  adw_flap_set_swipe_to_open (ADW_FLAP (self->flap), !beside && !narrow);
  along_week_panel_set_closable (ALONG_WEEK_PANEL (self->panel), !beside);
  gtk_widget_set_visible (self->zoom_button, narrow);
  gtk_widget_set_visible (self->earlier, narrow);
  gtk_widget_set_visible (self->later, narrow);
  gtk_widget_set_visible (self->align_button, !narrow);
  gtk_widget_set_visible (self->colour_button, !narrow);
  gtk_widget_set_visible (self->date_button, beside);
  gtk_widget_set_visible (self->zoom_box, !narrow);
  gtk_widget_set_visible (self->print_button, !narrow);
  gtk_widget_set_visible (self->card, narrow);
  place_key (self);
  gtk_box_reorder_child_after (GTK_BOX (self->head), self->tools, narrow ? self->summary : NULL);
  if (narrow)
    gtk_widget_add_css_class (self->body, "narrow");
  else
    gtk_widget_remove_css_class (self->body, "narrow");
  along_ribbon_board_set_narrow (ALONG_RIBBON_BOARD (self->board), narrow);
  if (changed)
    along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board), usual_zoom (self));
  if (self->ribbon != NULL)
    {
      apply_bands (self);
      show_summary (self);
      show_week (self);
      fill_menus (self);
      show_states (self);
    }
  return G_SOURCE_REMOVE;
}

static void
along_timeline_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  /* What stands side by side now must not keep the window from getting narrow. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
along_timeline_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  if (width != self->width)
    {
      self->width = width;
      if (self->fit_source == 0)
        self->fit_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, fit_cb, self, NULL);
    }
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
}

/* --- Class --- */

static void
along_timeline_page_dispose (GObject *object)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (object);

  drop_popover (self);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->ribbon, along_ribbon_unref);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (along_timeline_page_parent_class)->dispose (object);
}

static void
along_timeline_page_class_init (AlongTimelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  g_type_ensure (ALONG_TYPE_RIBBON_BOARD);
  g_type_ensure (ALONG_TYPE_WEEK_PANEL);
  g_type_ensure (ALONG_TYPE_WEEK_TABLE);
  G_OBJECT_CLASS (klass)->dispose = along_timeline_page_dispose;
  widget_class->measure = along_timeline_page_measure;
  widget_class->size_allocate = along_timeline_page_size_allocate;
  page_class->refresh = along_timeline_page_refresh;
  page_class->forget = along_timeline_page_forget;
  page_class->summarise = along_timeline_page_summarise;
  page_class->focus_first = along_timeline_page_focus_first;
  page_class->get_day = along_timeline_page_get_day;
  page_class->toggle_panel = along_timeline_page_toggle_panel;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/timeline/along-timeline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, flap);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, panel);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, body);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, head);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, tools);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, earlier);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, later);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, align_button);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, colour_button);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, date_button);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, print_button);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, summary);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, notes);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, views);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, column);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, board);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, now);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, more_bands);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, card);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, key_holder);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, table);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, zoom_menu);
  gtk_widget_class_bind_template_callback (widget_class, week_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, band_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, built_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, contact_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_cb);
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

static void
along_timeline_page_init (AlongTimelinePage *self)
{
  self->week = ALONG_DAY_NONE;
  self->beside = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      const GActionEntry entry = { .name = bands[i].action, .state = "true", .change_state = band_cb };
      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
  gtk_widget_init_template (GTK_WIDGET (self));
  {
    GtkEventController *keys = gtk_event_controller_key_new ();

    g_signal_connect_object (keys, "key-pressed", G_CALLBACK (table_key_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller (self->table, keys);
  }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* it hears of its width itself */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "timeline", G_ACTION_GROUP (self->actions));
  self->key = along_drawing_new (GTK_ACCESSIBLE_ROLE_IMG);
  adw_bin_set_child (ADW_BIN (self->key_holder), self->key);
  along_week_panel_set_compact (ALONG_WEEK_PANEL (self->card), TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->align_button), _ (aligns[0].words));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->colour_button), _ (colours[0].words));
}
