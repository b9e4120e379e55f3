/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-board-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-announcer.h"
#include "along-canvas.h"
#include "along-drawing.h"
#include "along-ribbon-steps.h"
#include "along-screen.h"

/* Where today stands along the window when the ribbon is first shown. */
#define TODAY_AT 0.8
#define TODAY_AT_NARROW 0.68 /* room for its words */

enum
{
  BAND_CLICKED,
  BUILT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongRibbonBoard, along_ribbon_board, GTK_TYPE_WIDGET)

/** ribbon_board_scene: what is drawn. Returns: (transfer none) (nullable) */
AlongScene *
ribbon_board_scene (AlongRibbonBoard *self)
{
  return along_canvas_get_scene (ALONG_CANVAS (self->canvas));
}

/** ribbon_board_sideways: where it is scrolled to. Returns: (transfer none) */
GtkAdjustment *
ribbon_board_sideways (AlongRibbonBoard *self)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/** ribbon_board_item: Returns: (transfer none) (nullable): the item of @key; %NULL if it is not drawn */
const AlongSceneItem *
ribbon_board_item (AlongRibbonBoard *self, const char *key)
{
  AlongScene *scene = ribbon_board_scene (self);
  int index = scene != NULL && key != NULL ? along_scene_find_item (scene, key) : -1;

  return index >= 0 ? along_scene_peek_item (scene, (guint) index) : NULL;
}

/** ribbon_board_inside: the place in an item that is nearest to the cursor. */
double
ribbon_board_inside (AlongRibbonBoard *self, const AlongSceneItem *item)
{
  return item->area.width > 2 ? CLAMP (self->cursor, item->area.x + 1, item->area.x + item->area.width - 1) : item->area.x;
}

/** along_ribbon_board_get_focus: the day that the keyboard is at; of a bar, the week above it. */
int
along_ribbon_board_get_focus (AlongRibbonBoard *self)
{
  const char *key = along_canvas_get_focused (ALONG_CANVAS (self->canvas));

  if (ribbon_board_item (self, key) == NULL)
    return self->view.selected != ALONG_DAY_NONE ? self->view.selected
           : self->ribbon != NULL                ? along_ribbon_today (self->ribbon)
                                                 : ALONG_DAY_NONE;
  if (g_str_has_prefix (key, "week/"))
    return along_steps_day_of_key (key);
  return along_steps_day_at_x (ribbon_board_scene (self), ribbon_board_inside (self, ribbon_board_item (self, key)));
}

/* Brings week @day to where it was on screen. */
static void
hold (AlongRibbonBoard *self, int day, double at)
{
  g_autofree char *key = ribbon_board_scene (self) != NULL ? along_steps_week_at (ribbon_board_scene (self), day) : NULL;
  const AlongSceneItem *item = ribbon_board_item (self, key);

  if (item == NULL)
    return;
  self->cursor = item->area.x + item->area.width / 2;
  gtk_adjustment_set_value (ribbon_board_sideways (self), self->cursor - at);
}

/* --- Building --- */

static AlongScene *
build (AlongRibbonBoard *self, AlongFonts *fonts, gboolean plot, gboolean names, gboolean key, double width)
{
  AlongRibbonView view = self->view;

  view.plot_only = plot;
  view.names_only = names;
  view.key_only = key;
  view.width = width;
  view.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return along_ribbon_build (self->ribbon, &view, fonts);
}


/* The plot has its size: the week that was looked at, and the focus that is waited for. */
static void
come_to_rest (AlongRibbonBoard *self)
{
  int wanted = self->focus_wanted;

  if (self->hold_day != ALONG_DAY_NONE)
    hold (self, self->hold_day, self->hold_at);
  self->hold_day = self->focus_wanted = ALONG_DAY_NONE;
  if (wanted != ALONG_DAY_NONE)
    along_ribbon_board_focus_day (self, wanted);
}

/* Where week @day stands along the window when it is first shown: all of the support fits the window just so. */
static double
starting_place (AlongRibbonBoard *self, int day)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double at = self->view.narrow ? TODAY_AT_NARROW : TODAY_AT;
  int first, days;

  if (self->view.zoom == ALONG_RIBBON_EPISODE)
    {
      along_ribbon_window (self->ribbon, &self->view, &first, &days);
      at = (day + 3.5 - first) / days;
    }
  return rtl ? 1 - at : at;
}

static void
rebuild (AlongRibbonBoard *self)
{
  g_autoptr (AlongFonts) fonts = NULL;
  g_autoptr (AlongScene) names = NULL;
  g_autoptr (AlongScene) plot = NULL;
  g_autofree char *focused = g_strdup (along_canvas_get_focused (ALONG_CANVAS (self->canvas)));
  gboolean had_focus = gtk_widget_get_focus_child (self->canvas) != NULL;
  double names_width, height, plot_width, at;
  int day;

  if (self->ribbon == NULL || self->width < 64)
    return;
  day = along_ribbon_board_get_focus (self);
  fonts = along_screen_fonts (GTK_WIDGET (self), FALSE);
  names = build (self, fonts, FALSE, TRUE, FALSE, self->width);
  along_scene_get_size (names, &names_width, &height);
  plot_width = MAX (64, self->width - ceil (names_width));
  /* It may not have come to rest since the last time. */
  at = !self->shown                       ? starting_place (self, day)
       : self->hold_day != ALONG_DAY_NONE ? self->hold_at / self->plot_width
                                          : (self->cursor - gtk_adjustment_get_value (ribbon_board_sideways (self))) / self->plot_width;
  if (at < 0 || at > 1)
    at = 0.5;
  plot = build (self, fonts, TRUE, FALSE, FALSE, plot_width);
  along_scene_get_size (plot, NULL, &height);
  along_drawing_set_scene (ALONG_DRAWING (self->names), names);
  gtk_widget_set_size_request (self->canvas, -1, (int) ceil (height));
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), plot);
  self->hold_day = day;
  self->hold_at = at * plot_width;
  self->plot_width = plot_width;
  self->shown = TRUE;
  {
    g_autofree char *home = along_steps_week_at (plot, along_ribbon_today (self->ribbon));
    along_canvas_set_home (ALONG_CANVAS (self->canvas), home);
  }
  /* What had the focus may be part of a longer bin now. */
  if (had_focus && ribbon_board_item (self, focused) == NULL)
    self->focus_wanted = day;
  if (ABS (gtk_widget_get_width (self->canvas) - (int) plot_width) <= 1)
    come_to_rest (self);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[BUILT], 0);
}

static gboolean
rebuild_cb (gpointer data)
{
  AlongRibbonBoard *self = data;

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
queue_rebuild (AlongRibbonBoard *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add_full (GTK_PRIORITY_RESIZE + 1, rebuild_cb, self, NULL);
}

static gboolean
hold_cb (gpointer data)
{
  AlongRibbonBoard *self = data;

  self->hold_source = 0;
  come_to_rest (self);
  return G_SOURCE_REMOVE;
}

static void
along_ribbon_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  AlongRibbonBoard *self = ALONG_RIBBON_BOARD (widget);
  int names = 0, plot = 0;

  *minimum = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Drawn for whatever width there is. */
      *minimum = 120;
      *natural = 936;
      return;
    }
  gtk_widget_measure (self->names, orientation, -1, &names, NULL, NULL, NULL);
  gtk_widget_measure (self->scrolled, orientation, -1, &plot, NULL, NULL, NULL);
  *minimum = *natural = MAX (names, plot);
}

static void
along_ribbon_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongRibbonBoard *self = ALONG_RIBBON_BOARD (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int names_width, names_height, plot_least;

  if (width != self->width)
    {
      self->width = width;
      queue_rebuild (self);
    }
  gtk_widget_measure (self->names, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &names_width, NULL, NULL);
  gtk_widget_measure (self->names, GTK_ORIENTATION_VERTICAL, -1, &names_height, NULL, NULL, NULL);
  gtk_widget_measure (self->scrolled, GTK_ORIENTATION_HORIZONTAL, -1, &plot_least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->names, &(GtkAllocation){ rtl ? width - names_width : 0, 0, names_width, names_height },
                            -1);
  gtk_widget_size_allocate (self->scrolled,
                            &(GtkAllocation){ rtl ? 0 : names_width, 0, MAX (plot_least, width - names_width), height }, -1);
  if (self->hold_day != ALONG_DAY_NONE && self->hold_source == 0)
    self->hold_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, hold_cb, self, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

/** along_ribbon_board_build_key: what is drawn, explained, as wide as the board. Returns: (nullable) */
AlongScene *
along_ribbon_board_build_key (AlongRibbonBoard *self)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self), FALSE);

  return self->ribbon != NULL && self->width >= 64 ? build (self, fonts, FALSE, FALSE, TRUE, self->width) : NULL;
}

static void
on_selected (AlongRibbonBoard *self, const char *key)
{
  ribbon_board_activate (self, key);
}

static void
on_name_clicked (AlongRibbonBoard *self, const char *key)
{
  if (g_str_has_prefix (key, "band/"))
    g_signal_emit (self, signals[BAND_CLICKED], 0, (int) g_ascii_strtoll (key + strlen ("band/"), NULL, 10));
}

/* --- Class --- */

static void
along_ribbon_board_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (along_ribbon_board_parent_class)->direction_changed (widget, before);
  queue_rebuild (ALONG_RIBBON_BOARD (widget));
}

static void
along_ribbon_board_dispose (GObject *object)
{
  AlongRibbonBoard *self = ALONG_RIBBON_BOARD (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->hold_source, g_source_remove);
  g_clear_pointer (&self->names, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->ribbon, along_ribbon_unref);
  G_OBJECT_CLASS (along_ribbon_board_parent_class)->dispose (object);
}

static void
along_ribbon_board_class_init (AlongRibbonBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_ribbon_board_dispose;
  widget_class->measure = along_ribbon_board_measure;
  widget_class->size_allocate = along_ribbon_board_size_allocate;
  widget_class->direction_changed = along_ribbon_board_direction_changed;
  g_signal_new ("week-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("note-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BAND_CLICKED] = g_signal_new ("band-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_INT);
  signals[BUILT] = g_signal_new ("built", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "ribbonboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_ribbon_board_init (AlongRibbonBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                                                | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->view = (AlongRibbonView) ALONG_RIBBON_VIEW_INIT;
  self->focus_wanted = self->hold_day = ALONG_DAY_NONE;
  self->names = along_drawing_new (GTK_ACCESSIBLE_ROLE_PRESENTATION);
  self->canvas = along_canvas_new ();
  along_canvas_set_flush (ALONG_CANVAS (self->canvas), TRUE);
  along_canvas_set_neighbour (ALONG_CANVAS (self->canvas), ribbon_board_neighbour, self, NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->canvas);
  gtk_widget_set_parent (self->names, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  /* Before the canvas, which has a zoom of its own and does not know these letters. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (ribbon_board_key), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (ribbon_board_scroll), self);
  gtk_widget_add_controller (self->canvas, keys);
  gtk_widget_add_controller (self->scrolled, scroll);
  g_signal_connect_swapped (self->canvas, "item-focused", G_CALLBACK (ribbon_board_focused), self);
  g_signal_connect_swapped (self->canvas, "item-activated", G_CALLBACK (ribbon_board_activate), self);
  g_signal_connect_swapped (self->canvas, "item-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->canvas, "fonts-changed", G_CALLBACK (queue_rebuild), self);
  g_signal_connect_swapped (self->names, "item-clicked", G_CALLBACK (on_name_clicked), self);
}

/* --- How it is looked at --- */

/** along_ribbon_board_set_ribbon: shows @ribbon (nullable, kept) at the same zoom and week; %NULL begins anew. */
void
along_ribbon_board_set_ribbon (AlongRibbonBoard *self, AlongRibbon *ribbon)
{
  if (ribbon != NULL)
    along_ribbon_ref (ribbon);
  g_clear_pointer (&self->ribbon, along_ribbon_unref);
  self->ribbon = ribbon;
  if (ribbon != NULL)
    {
      queue_rebuild (self);
      return;
    }
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  self->shown = FALSE;
  self->focus_wanted = ALONG_DAY_NONE;
  self->view.selected = ALONG_DAY_NONE;
  self->view.align = ALONG_RIBBON_BY_CALENDAR;
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
  along_drawing_set_scene (ALONG_DRAWING (self->names), NULL);
}

/** along_ribbon_zoom_words: "13 weeks". */
const char *
along_ribbon_zoom_words (AlongRibbonZoom zoom)
{
  switch (zoom)
    {
    case ALONG_RIBBON_6_WEEKS:
      return _ ("6 weeks");
    case ALONG_RIBBON_13_WEEKS:
      return _ ("13 weeks");
    case ALONG_RIBBON_40_WEEKS:
      return _ ("40 weeks");
    case ALONG_RIBBON_EPISODE:
      return _ ("All of this support");
    default:
      return _ ("Everything");
    }
}

/** along_ribbon_board_set_zoom: the week that the keyboard is at stays where it is. */
void
along_ribbon_board_set_zoom (AlongRibbonBoard *self, AlongRibbonZoom zoom)
{
  if (self->view.zoom == zoom)
    return;
  self->view.zoom = zoom;
  if (zoom == ALONG_RIBBON_EPISODE)
    self->shown = FALSE;
  if (self->ribbon == NULL)
    return;
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  rebuild (self);
  along_announce (GTK_WIDGET (self), along_ribbon_zoom_words (zoom));
}

AlongRibbonZoom
along_ribbon_board_get_zoom (AlongRibbonBoard *self)
{
  return self->view.zoom;
}

void
along_ribbon_board_set_align (AlongRibbonBoard *self, AlongRibbonAlign align)
{
  self->view.align = align;
  queue_rebuild (self);
}

void
along_ribbon_board_set_colour (AlongRibbonBoard *self, AlongRibbonColour colour)
{
  self->view.colour = colour;
  queue_rebuild (self);
}

/** along_ribbon_board_set_folded: bands left out: bits 1 << AlongRibbonBand. */
void
along_ribbon_board_set_folded (AlongRibbonBoard *self, guint folded)
{
  if (self->view.folded == folded)
    return;
  self->view.folded = folded;
  queue_rebuild (self);
}

void
along_ribbon_board_set_narrow (AlongRibbonBoard *self, gboolean narrow)
{
  if (self->view.narrow == narrow)
    return;
  self->view.narrow = narrow;
  queue_rebuild (self);
}

/** along_ribbon_board_set_selected: marks the week or bin of @day; ALONG_DAY_NONE for none. */
void
along_ribbon_board_set_selected (AlongRibbonBoard *self, int day)
{
  g_autofree char *key = NULL;

  if (self->view.selected == day)
    return;
  self->view.selected = day;
  if (self->ribbon == NULL || ribbon_board_scene (self) == NULL)
    return;
  rebuild (self);
  key = day != ALONG_DAY_NONE ? along_steps_week_at (ribbon_board_scene (self), day) : NULL;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), key);
  if (key != NULL)
    along_canvas_show_item (ALONG_CANVAS (self->canvas), key);
}

/** along_ribbon_board_has_focus: whether the keyboard is in the drawing. */
gboolean
along_ribbon_board_has_focus (AlongRibbonBoard *self)
{
  return gtk_widget_get_focus_child (self->canvas) != NULL;
}

/** along_ribbon_board_item_bounds: where an item is on the board, for a popover to point at. */
gboolean
along_ribbon_board_item_bounds (AlongRibbonBoard *self, const char *key, GdkRectangle *bounds)
{
  double x, y;

  if (!along_canvas_item_bounds (ALONG_CANVAS (self->canvas), key, bounds))
    return FALSE;
  gtk_widget_translate_coordinates (self->canvas, GTK_WIDGET (self), bounds->x, bounds->y, &x, &y);
  bounds->x = (int) x;
  bounds->y = (int) y;
  return TRUE;
}
