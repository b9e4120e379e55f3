/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-timeline-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-chip.h"
#include "along-drawing.h"
#include "along-ribbon-records.h"
#include "along-signal-popover.h"
#include "along-timeline-said.h"
#include "along-timeline-scores.h"
#include "along-week-panel.h"
#include "along-week-table.h"
#include "add-contact/along-add-contact.h"

#define MOST_CHARS 110
#define LONGEST_WORD 14

#define FIRST_FRAMES 20

G_DEFINE_FINAL_TYPE (AlongTimelinePage, along_timeline_page, ALONG_TYPE_PAGE)

/* --- The week --- */

static AlongWeekPanel *
week_widget (AlongTimelinePage *self)
{
  return ALONG_WEEK_PANEL (self->narrow ? self->card : self->panel);
}

/** timeline_show_week: the chosen week in the panel or card that is there now. */
void
timeline_show_week (AlongTimelinePage *self)
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
  timeline_show_week (self);
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

static int
day_of (AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_CONTACT:
      return along_record_get_day (record, ALONG_CONTACT_P_AT);
    case ALONG_KIND_OBSERVATION:
      return along_record_get_day (record, ALONG_OBSERVATION_P_DATE);
    case ALONG_KIND_VOICE:
      return along_record_get_day (record, ALONG_VOICE_P_DATE);
    case ALONG_KIND_EVENT:
      return along_record_get_day (record, ALONG_EVENT_P_DATE);
    default:
      return ALONG_DAY_NONE;
    }
}

static void
focus_wanted (AlongTimelinePage *self)
{
  if (!along_id_is_none (self->wanted))
    along_week_panel_focus_record (week_widget (self), self->wanted);
  self->wanted = ALONG_ID_NONE;
}

/* Its week, and in the week the record itself, if it has a row there. */
static void
along_timeline_page_show_record (AlongPage *page, AlongId id)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);
  AlongRecord *record = along_family_lookup (along_page_get_family (page), id);
  int day = record != NULL ? day_of (record) : ALONG_DAY_NONE;

  if (self->ribbon == NULL || day == ALONG_DAY_NONE)
    return;
  choose_week (self, day, TRUE);
  self->wanted = id;
  along_page_focus_first (page);
  if (self->first_frames == 0)
    focus_wanted (self);
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
  if (along_page_is_read_only (ALONG_PAGE (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.change-contact", "s", text);
  else if (contact != NULL)
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

  return day != ALONG_DAY_NONE && along_day_week_start (day) != along_day_week_start (along_page_get_today (page)) ? day : ALONG_DAY_NONE;
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

/** timeline_show_summary: what is said above the ribbon. */
void
timeline_show_summary (AlongTimelinePage *self)
{
  g_autofree char *words = self->narrow ? along_ribbon_summary_brief (self->ribbon) : along_ribbon_summary (self->ribbon);
  int length, lines;

  gtk_label_set_label (GTK_LABEL (self->summary), words);
  /* Lines of about the same length: no word stands alone on the last. */
  length = (int) g_utf8_strlen (words, -1);
  lines = (length + MOST_CHARS - 1) / MOST_CHARS;
  gtk_label_set_max_width_chars (GTK_LABEL (self->summary), lines > 1 ? length / lines + LONGEST_WORD : -1);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->summary), lines > 1 ? GTK_NATURAL_WRAP_INHERIT : GTK_NATURAL_WRAP_NONE);
  along_timeline_say_states (self->notes, self->ribbon, along_page_get_family (ALONG_PAGE (self)));
}

/* --- Refresh --- */

/** timeline_read_ribbon: makes the ribbon anew from the family, and gives it to the board. */
void
timeline_read_ribbon (AlongTimelinePage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongFamily *team = along_session_get_team (along_page_get_session (ALONG_PAGE (self)));
  guint most = timeline_get_state (self, "more-bands") ? G_MAXUINT : ALONG_TIMELINE_MOST_SCORES;

  g_clear_pointer (&self->ribbon, along_ribbon_unref);
  self->ribbon = along_ribbon_from_family (family, team, along_page_get_today (ALONG_PAGE (self)), TRUE);
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

/** timeline_show_view: ribbon, table, or that there is nothing yet. */
void
timeline_show_view (AlongTimelinePage *self)
{
  gboolean empty = self->ribbon == NULL || along_ribbon_n_episodes (self->ribbon) == 0;
  gboolean table = timeline_get_state (self, "table");

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), empty ? "empty" : table ? "table" : "ribbon");
  timeline_set_enabled (self, "table", !empty);
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
    timeline_restore_bands (self);
  timeline_read_ribbon (self);
  if (first)
    {
      self->week = starting_week (self);
      along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board), timeline_usual_zoom (self));
    }
  timeline_show_summary (self);
  along_timeline_say_now (self->now, self->ribbon);
  timeline_fill_menus (self);
  timeline_apply_bands (self);
  along_week_table_set_ribbon (ALONG_WEEK_TABLE (self->table), self->ribbon);
  timeline_show_view (self);
  timeline_show_states (self);
  timeline_show_week (self);
  along_ribbon_board_set_selected (ALONG_RIBBON_BOARD (self->board), self->week);
}

static void
along_timeline_page_forget (AlongPage *page)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);

  drop_popover (self);
  self->wanted = ALONG_ID_NONE;
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
  timeline_reset_align (self);
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
  if (--self->first_frames > 0)
    return G_SOURCE_CONTINUE;
  focus_wanted (self);
  return G_SOURCE_REMOVE;
}

static gboolean
along_timeline_page_focus_first (AlongPage *page)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);

  if (self->ribbon == NULL || along_ribbon_n_episodes (self->ribbon) == 0)
    return FALSE;
  if (timeline_get_state (self, "table"))
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
  timeline_show_states (self);
}

/* --- Class --- */

static void
along_timeline_page_dispose (GObject *object)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (object);

  drop_popover (self);
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
  page_class->arrange = timeline_arrange;
  page_class->refresh = along_timeline_page_refresh;
  page_class->forget = along_timeline_page_forget;
  page_class->summarise = along_timeline_page_summarise;
  page_class->focus_first = along_timeline_page_focus_first;
  page_class->get_day = along_timeline_page_get_day;
  page_class->toggle_panel = along_timeline_page_toggle_panel;
  page_class->show_record = along_timeline_page_show_record;
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
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, date_content);
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
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, first_contact);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, table);
  gtk_widget_class_bind_template_child (widget_class, AlongTimelinePage, zoom_menu);
  gtk_widget_class_bind_template_callback (widget_class, week_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "asked_cb", G_CALLBACK (timeline_asked_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "band_clicked_cb", G_CALLBACK (timeline_band_clicked_cb));
  gtk_widget_class_bind_template_callback (widget_class, built_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, contact_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_cb);
}

static void
along_timeline_page_init (AlongTimelinePage *self)
{
  self->week = ALONG_DAY_NONE;
  self->beside = TRUE;
  timeline_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  along_page_set_flap (ALONG_PAGE (self), ADW_FLAP (self->flap));
  along_page_adds (self->first_contact);
  {
    GtkEventController *keys = gtk_event_controller_key_new ();

    g_signal_connect_object (keys, "key-pressed", G_CALLBACK (table_key_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller (self->table, keys);
  }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "timeline", G_ACTION_GROUP (self->actions));
  self->key = along_drawing_new (GTK_ACCESSIBLE_ROLE_IMG);
  adw_bin_set_child (ADW_BIN (self->key_holder), self->key);
  along_week_panel_set_compact (ALONG_WEEK_PANEL (self->card), TRUE);
  timeline_reset_align (self);
}
