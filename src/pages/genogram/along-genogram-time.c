/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The family as it was on another day: the date button, the line of its life, and what says that this is not today. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-banner.h"
#include "along-canvas.h"
#include "along-date-row.h"
#include "along-genogram-time.h"
#include "along-time-bar.h"

/* A day that somebody slides past is not read out, ms. */
#define SETTLED 400
/* Of people without a day of birth, at most so many are named. */
#define MOST_NAMES 6
#define DAYS_HEIGHT 260
/* So many days are listed at once: an imported family may have thousands. */
#define MOST_DAYS 100

/** along_genogram_page_day: the day that the family is drawn as true on. */
int
along_genogram_page_day (AlongGenogramPage *self)
{
  return self->time.day != ALONG_DAY_NONE ? self->time.day : along_page_get_today (ALONG_PAGE (self));
}

/** along_genogram_page_is_past: whether the family is drawn as it was on a day before today. */
gboolean
along_genogram_page_is_past (AlongGenogramPage *self)
{
  return self->time.day != ALONG_DAY_NONE;
}

/** along_genogram_page_order: (nullable) (transfer none): the order that those who are drawn on another day keep: today's. */
const char *const *
along_genogram_page_order (AlongGenogramPage *self)
{
  return along_genogram_page_is_past (self) ? (const char *const *) self->time.order : NULL;
}

/* Where its words are in sight they name it; elsewhere they are said only. */
static void
name_button (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  gboolean known = family != NULL && along_family_get_known (family) != 0;
  g_autofree char *date = known || along_genogram_page_is_past (self) ? along_day_to_short (along_genogram_page_day (self)) : g_strdup (C_ ("day", "Today"));

  if (self->narrow)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->time.button), GTK_ACCESSIBLE_PROPERTY_LABEL, date, -1);
      return;
    }
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->time.button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  if (self->time.content != NULL)
    adw_button_content_set_label (ADW_BUTTON_CONTENT (self->time.content), date);
}

static void
fill_button (AlongGenogramPage *self)
{
  if (self->narrow)
    {
      self->time.content = NULL;
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->time.button), "x-office-calendar-symbolic");
    }
  else
    {
      self->time.content = adw_button_content_new ();
      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->time.content), "x-office-calendar-symbolic");
      gtk_menu_button_set_child (GTK_MENU_BUTTON (self->time.button), self->time.content);
    }
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->time.button), !self->narrow);
  name_button (self);
}

/* What the line of its life leaves of the room shows the family in the size that it has: from day to day its people stay
 * where they are. */
static void
show_bar (AlongGenogramPage *self, gboolean show)
{
  along_canvas_hold_zoom (ALONG_CANVAS (self->canvas), show);
  gtk_widget_set_visible (self->time.bar, show);
}

/* "17 people, 2 of them had died." Those who are expected, and losses, are not among them. */
static char *
people_words (AlongGenogramPage *self)
{
  guint n = 0, count = 0, dead = 0;
  const AlongLayoutPerson *people = self->layout != NULL ? along_layout_peek_people (self->layout, &n) : NULL;
  g_autofree char *all = NULL, *gone = NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean person = people[i].person->kind == ALONG_GRAPH_PERSON;

      count += person;
      dead += person && people[i].person->dead;
    }
  if (dead == 0)
    return g_strdup_printf (ngettext ("%u person.", "%u people.", count), count);
  all = g_strdup_printf (ngettext ("%u person", "%u people", count), count);
  gone = g_strdup_printf (ngettext ("%u of them had died", "%u of them had died", dead), dead);
  /* Translators: how many people there were on a day, how many of them had died by then */
  return g_strdup_printf (_ ("%s, %s."), all, gone);
}

/* "3 May 2025. Liam moved out. 6 people." */
static char *
spoken (AlongGenogramPage *self)
{
  int day = along_genogram_page_day (self);
  g_autofree char *date = along_day_to_words (day), *happened = along_time_bar_words (ALONG_TIME_BAR (self->time.bar));
  g_autofree char *people = people_words (self);

  return g_strdup_printf ("%s. %s%s%s", date, happened != NULL ? happened : "", happened != NULL ? " " : "", people);
}

static gboolean
say_cb (gpointer data)
{
  AlongGenogramPage *self = data;

  self->time.say = 0;
  if (self->time.days != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_autofree char *words = spoken (self);

      along_announce (GTK_WIDGET (self), words);
    }
  return G_SOURCE_REMOVE;
}

/* "No dates for Callum, Sade: drawn as today." (nullable) */
static char *
undated_words (AlongGenogramPage *self)
{
  g_autoptr (GPtrArray) names
    = along_graph_days_undated (along_page_get_family (ALONG_PAGE (self)), along_layout_get_graph (self->layout));
  g_autofree char *joined = NULL;
  guint more = names->len > MOST_NAMES ? names->len - MOST_NAMES : 0;

  if (names->len == 0)
    return NULL;
  g_ptr_array_set_size (names, (int) (names->len - more));
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  if (more > 0)
    /* Translators: first names, a number of people: there is no day of birth for these */
    return g_strdup_printf (ngettext ("No dates for %s and %u more: drawn as today.", "No dates for %s and %u more: drawn as today.", more),
                            joined, more);
  /* Translators: first names: there is no day of birth for these */
  return g_strdup_printf (_ ("No dates for %s: drawn as today."), joined);
}

/** along_genogram_page_time_drawn: after each drawing: what says which day it is of. */
void
along_genogram_page_time_drawn (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree char *day = NULL, *words = NULL, *undated = NULL;

  name_button (self);
  along_genogram_page_fit_tools (self);
  if (!along_genogram_page_is_past (self) || self->layout == NULL)
    {
      gtk_widget_remove_css_class (self->views, "along-as-known");
      along_banner_hide (ALONG_BANNER (self->time.banner));
      gtk_widget_set_visible (self->time.note, FALSE);
      return;
    }
  gtk_widget_add_css_class (self->views, "along-as-known");
  day = along_day_to_words (self->time.day);
  if (along_family_get_known (family) != 0)
    {
      g_autofree char *known = along_day_to_words (along_page_get_today (ALONG_PAGE (self)));

      /* Translators: both are days */
      words = g_strdup_printf (_ ("As it was on %s, as far as we knew on %s."), day, known);
      along_banner_show (ALONG_BANNER (self->time.banner), ALONG_BANNER_AS_KNOWN, words, _ ("Back to that day"));
    }
  else
    {
      words = g_strdup_printf (_ ("As it was on %s. Go back to today to change something."), day);
      along_banner_show (ALONG_BANNER (self->time.banner), ALONG_BANNER_AS_KNOWN, words, C_ ("day", "Today"));
    }
  undated = undated_words (self);
  gtk_label_set_label (GTK_LABEL (self->time.note), undated != NULL ? undated : "");
  gtk_widget_set_visible (self->time.note, undated != NULL);
}

/* Somebody in the middle of the picture stays in sight. */
static void
keep_in_sight (AlongGenogramPage *self)
{
  g_autofree char *home = along_genogram_page_home_key (self);
  const char *chosen = along_canvas_get_selected (ALONG_CANVAS (self->canvas));
  AlongScene *scene = along_canvas_get_scene (ALONG_CANVAS (self->canvas));

  if (scene == NULL)
    return;
  if (chosen == NULL || along_scene_find_item (scene, chosen) < 0)
    chosen = home;
  if (chosen != NULL)
    along_canvas_show_item (ALONG_CANVAS (self->canvas), chosen);
}

/* Once a frame, however often the line was moved since the last one. */
static gboolean
draw_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (widget);

  self->time.tick = 0;
  if (along_page_get_family (ALONG_PAGE (self)) == NULL)
    return G_SOURCE_REMOVE;
  along_genogram_page_redraw (self);
  keep_in_sight (self);
  along_page_speak (ALONG_PAGE (self));
  return G_SOURCE_REMOVE;
}

/**
 * along_genogram_page_show_day: draws the family as true on @day; from today on, or %ALONG_DAY_NONE, as it is. While
 * another day is drawn nothing can be changed.
 */
void
along_genogram_page_show_day (AlongGenogramPage *self, int day)
{
  int today = along_page_get_today (ALONG_PAGE (self));

  if (along_page_get_family (ALONG_PAGE (self)) == NULL)
    return;
  if (day != ALONG_DAY_NONE && day >= today)
    day = ALONG_DAY_NONE;
  if (day == self->time.day)
    return;
  if (self->time.day == ALONG_DAY_NONE && self->layout != NULL)
    {
      g_strfreev (self->time.order);
      self->time.order = along_layout_list_order (self->layout);
    }
  self->time.day = day;
  along_page_set_past (ALONG_PAGE (self), day != ALONG_DAY_NONE);
  along_time_bar_set_day (ALONG_TIME_BAR (self->time.bar), along_genogram_page_day (self));
  if (day != ALONG_DAY_NONE)
    show_bar (self, TRUE);
  if (self->time.tick == 0)
    self->time.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_cb, NULL, NULL);
  g_clear_handle_id (&self->time.say, g_source_remove);
  self->time.say = g_timeout_add (SETTLED, say_cb, self);
}

static void
said_cb (AlongGenogramPage *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", words, FALSE);
}

static void
moved_cb (AlongGenogramPage *self, int day)
{
  along_genogram_page_show_day (self, day);
}

/* Back to today. The focus goes to the drawing: what was pressed is gone. */
static void
leave (AlongGenogramPage *self)
{
  along_time_bar_play (ALONG_TIME_BAR (self->time.bar), FALSE);
  along_genogram_page_show_day (self, ALONG_DAY_NONE);
  show_bar (self, FALSE);
  along_page_focus_first (ALONG_PAGE (self));
}

/** along_genogram_page_open_time: the line of the family's life, with the focus on it. */
void
along_genogram_page_open_time (AlongGenogramPage *self)
{
  if (self->layout == NULL)
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->time.button));
  show_bar (self, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->time.bar));
}

/* --- The button and what it opens --- */

static void
entered_cb (AlongGenogramPage *self)
{
  const char *edtf;
  int day;

  if (self->time.filling || !along_date_row_read (ALONG_DATE_ROW (self->time.entry)))
    return;
  edtf = along_date_row_get_edtf (ALONG_DATE_ROW (self->time.entry));
  day = edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE;
  if (day == ALONG_DAY_NONE)
    return;
  if (day > along_page_get_today (ALONG_PAGE (self)))
    {
      along_date_row_refuse (ALONG_DATE_ROW (self->time.entry), _ ("That day has not come yet."));
      return;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->time.button));
  along_genogram_page_show_day (self, day);
}

static void add_rows (AlongGenogramPage *self, guint shown);

static void
row_cb (AlongGenogramPage *self, GtkListBoxRow *row)
{
  int day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "day"));
  guint shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "shown"));

  if (shown > 0)
    {
      gtk_list_box_remove (GTK_LIST_BOX (self->time.list), GTK_WIDGET (row));
      add_rows (self, shown);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->time.list), (int) shown)));
      return;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->time.button));
  along_genogram_page_show_day (self, day);
}

static GtkWidget *
add_row (AlongGenogramPage *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->time.list), row);
  return row;
}

/* More days, the latest first, after the @shown that are there; what is left then has a row that brings the next. */
static void
add_rows (AlongGenogramPage *self, guint shown)
{
  guint n = self->time.days->len, until = MIN (n, shown + MOST_DAYS);

  for (guint i = shown; i < until; i++)
    {
      const AlongGraphDay *day = g_ptr_array_index (self->time.days, n - 1 - i);
      GtkWidget *row = add_row (self, day->words);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day->when);
      g_object_set_data (G_OBJECT (row), "day", GINT_TO_POINTER (day->day));
    }
  if (until < n)
    g_object_set_data (G_OBJECT (add_row (self, _ ("Earlier days…"))), "shown", GUINT_TO_POINTER (until));
}

/* Each day of the family that something happened on. */
static void
fill_rows (AlongGenogramPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->time.list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->time.list), child);
  add_rows (self, 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->time.list, GTK_TYPE_SCROLLED_WINDOW), self->time.days->len > 0);
}

static void
opened_cb (AlongGenogramPage *self)
{
  g_autofree char *edtf = along_day_to_edtf (along_genogram_page_day (self));

  if (self->time.days == NULL)
    return;
  fill_rows (self);
  self->time.filling = TRUE;
  along_date_row_set_edtf (ALONG_DATE_ROW (self->time.entry), edtf);
  self->time.filling = FALSE;
}

static GtkWidget *
make_popover (AlongGenogramPage *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *day = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *life = gtk_button_new_with_label (_ ("Through the family’s life")), *known = gtk_button_new_with_label (_ ("As known on…"));

  self->time.entry = along_date_row_new (_ ("As true on"));
  along_date_row_set_exact (ALONG_DATE_ROW (self->time.entry), TRUE);
  g_signal_connect_swapped (self->time.entry, "apply", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->time.entry, "entry-activated", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->time.entry, "notify::edtf", G_CALLBACK (entered_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (day), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (day, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (day), self->time.entry);
  self->time.list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->time.list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time.list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What happened"), -1);
  g_signal_connect_swapped (self->time.list, "row-activated", G_CALLBACK (row_cb), self);
  gtk_widget_add_css_class (self->time.list, "boxed-list");
  gtk_widget_set_valign (self->time.list, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), DAYS_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->time.list);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (life), "genogram.life");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (known), "win.as-known");
  /* the dialog that comes stands alone */
  g_signal_connect_swapped (known, "clicked", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), life);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), known);
  gtk_widget_set_size_request (box, 290, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "map", G_CALLBACK (opened_cb), self);
  return popover;
}

/** along_genogram_page_make_time_button: (transfer floating): "Today", or the day that is drawn. */
GtkWidget *
along_genogram_page_make_time_button (AlongGenogramPage *self)
{
  self->time.button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->time.button), make_popover (self));
  gtk_widget_set_tooltip_text (self->time.button, _ ("Show the family on another day"));
  self->time.day = ALONG_DAY_NONE;
  fill_button (self);
  return self->time.button;
}

/** along_genogram_page_make_time_bar: (transfer floating): what lies between the tools and the drawing on another day. */
GtkWidget *
along_genogram_page_make_time_bar (AlongGenogramPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->time.banner = along_banner_new ();
  g_signal_connect_swapped (self->time.banner, "button-clicked", G_CALLBACK (leave), self);
  self->time.note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->time.note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->time.note), 0);
  gtk_widget_add_css_class (self->time.note, "along-known-note");
  gtk_widget_set_visible (self->time.note, FALSE);
  self->time.bar = along_time_bar_new ();
  gtk_widget_set_visible (self->time.bar, FALSE);
  g_signal_connect_swapped (self->time.bar, "day-changed", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->time.bar, "said", G_CALLBACK (said_cb), self);
  g_signal_connect_swapped (self->time.bar, "close-asked", G_CALLBACK (leave), self);
  gtk_box_append (GTK_BOX (box), self->time.banner);
  gtk_box_append (GTK_BOX (box), self->time.note);
  gtk_box_append (GTK_BOX (box), self->time.bar);
  return box;
}

/** along_genogram_page_time_arrange: for the width that the page has now. */
void
along_genogram_page_time_arrange (AlongGenogramPage *self)
{
  along_time_bar_set_narrow (ALONG_TIME_BAR (self->time.bar), self->narrow);
  if (self->narrow == (self->time.content != NULL))
    fill_button (self);
}

/** along_genogram_page_time_refresh: the days of the family, read anew. */
void
along_genogram_page_time_refresh (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  int today = along_page_get_today (ALONG_PAGE (self));

  g_clear_pointer (&self->time.days, g_ptr_array_unref);
  self->time.days = along_graph_days (family, today, ALONG_GRAPH_WORKER);
  along_time_bar_set_days (ALONG_TIME_BAR (self->time.bar), self->time.days, today);
  along_time_bar_set_day (ALONG_TIME_BAR (self->time.bar), along_genogram_page_day (self));
}

/** along_genogram_page_time_forget: lets go of the family; the next one is drawn as it is today. */
void
along_genogram_page_time_forget (AlongGenogramPage *self)
{
  g_clear_handle_id (&self->time.say, g_source_remove);
  if (self->time.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->time.tick);
  self->time.tick = 0;
  self->time.day = ALONG_DAY_NONE;
  along_page_set_past (ALONG_PAGE (self), FALSE);
  g_clear_pointer (&self->time.days, g_ptr_array_unref);
  g_clear_pointer (&self->time.order, g_strfreev);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->time.button));
  while (gtk_widget_get_first_child (self->time.list) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->time.list), gtk_widget_get_first_child (self->time.list));
  along_banner_hide (ALONG_BANNER (self->time.banner));
  gtk_label_set_label (GTK_LABEL (self->time.note), "");
  gtk_widget_set_visible (self->time.note, FALSE);
  show_bar (self, FALSE);
  along_time_bar_forget (ALONG_TIME_BAR (self->time.bar));
  name_button (self);
}

/** along_genogram_page_time_dispose: at the page's end; its widgets may be gone. */
void
along_genogram_page_time_dispose (AlongGenogramPage *self)
{
  g_clear_handle_id (&self->time.say, g_source_remove);
  g_clear_pointer (&self->time.days, g_ptr_array_unref);
  g_clear_pointer (&self->time.order, g_strfreev);
}

/* --- Keys and actions --- */

static void
act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (self->layout == NULL)
    return;
  if (g_str_equal (name, "life"))
    along_genogram_page_open_time (self);
  else if (g_str_equal (name, "another-day"))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->time.button));
  else if (g_str_equal (name, "today"))
    leave (self);
  else
    {
      show_bar (self, TRUE);
      along_time_bar_play (ALONG_TIME_BAR (self->time.bar), FALSE);
      along_time_bar_step (ALONG_TIME_BAR (self->time.bar), g_str_equal (name, "day-before") ? -1 : 1);
    }
}

/** along_genogram_page_time_init: the actions "genogram.life", "genogram.another-day", "genogram.today",
 * "genogram.day-before", "genogram.day-after", and their keys. */
void
along_genogram_page_time_init (AlongGenogramPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "life", .activate = act },
    { .name = "another-day", .activate = act },
    { .name = "today", .activate = act },
    { .name = "day-before", .activate = act },
    { .name = "day-after", .activate = act },
  };
  static const struct
  {
    const char *keys, *action;
  } shortcuts[] = {
    { "<Control>d", "genogram.another-day" },
    { "<Control>Page_Up", "genogram.day-before" },
    { "<Control>Page_Down", "genogram.day-after" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
