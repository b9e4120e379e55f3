/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ecomap-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-canvas.h"
#include "along-page.h"
#include "along-screen.h"
#include "along-zoom-pill.h"
#include "timeline/along-drawing.h"

#define GAP 12
/* Wide pages have room beside the household. */
#define STRETCH 1.4
#define LEGEND_WIDTH 880
/* No fit makes it smaller; where there is little room, or the text is large, its words can still be read. */
#define LEAST_FIT 0.5
#define LEAST_FIT_LARGE 0.65
#define LEAST_FIT_NARROW 0.8
#define LARGE_TEXT 1.5
#define PILL 180 /* px, of the zoom beside the legend */

struct _AlongEcomapView
{
  AdwBin parent_instance;

  GtkWidget *words, *canvas, *legend, *legend_box, *foot;
  AlongEcomap *map; /* (nullable) */
  int width, height; /* of the page, px */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (AlongEcomapView, along_ecomap_view, ADW_TYPE_BIN)

enum
{
  ITEM_ACTIVATED,
  ITEM_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
neighbour_cb (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data)
{
  AlongEcomapView *self = data;
  static const AlongEcomapStep steps[] = {
    [ALONG_MOVE_LEFT] = ALONG_ECOMAP_LEFT,
    [ALONG_MOVE_RIGHT] = ALONG_ECOMAP_RIGHT,
    [ALONG_MOVE_UP] = ALONG_ECOMAP_OUTWARD,
    [ALONG_MOVE_DOWN] = ALONG_ECOMAP_INWARD,
    [ALONG_MOVE_PARTNER_LEFT] = ALONG_ECOMAP_LEFT,
    [ALONG_MOVE_PARTNER_RIGHT] = ALONG_ECOMAP_RIGHT,
    [ALONG_MOVE_HOME] = ALONG_ECOMAP_HOME,
    [ALONG_MOVE_END] = ALONG_ECOMAP_LAST,
    [ALONG_MOVE_PREVIOUS] = ALONG_ECOMAP_PREVIOUS,
    [ALONG_MOVE_NEXT] = ALONG_ECOMAP_NEXT,
  };

  return self->map != NULL ? g_strdup (along_ecomap_step (self->map, key, steps[move])) : NULL;
}

static void
draw_legend (AlongEcomapView *self, AlongFonts *fonts)
{
  double scale = along_screen_text_scale (GTK_WIDGET (self)), height;
  double room = MIN (LEGEND_WIDTH, (self->width - PILL - 4 * GAP) / scale);
  g_autoptr (AlongScene) legend = along_ecomap_legend (self->map, fonts, MAX (room, 160));

  along_drawing_set_scale (ALONG_DRAWING (self->legend), scale);
  along_drawing_set_scene (ALONG_DRAWING (self->legend), legend);
  along_scene_get_size (legend, NULL, &height);
  /* Where there is little room the words on each item say it all. */
  gtk_widget_set_visible (self->legend_box, !self->narrow && height * scale < self->height / 4.0);
}

static void
draw (AlongEcomapView *self)
{
  g_autoptr (AlongFonts) fonts = NULL;
  g_autoptr (AlongScene) scene = NULL;
  double scale = along_screen_text_scale (GTK_WIDGET (self));
  int foot = 0;

  if (self->map == NULL)
    return;
  fonts = along_screen_fonts (GTK_WIDGET (self), TRUE);
  along_ecomap_lay_out (self->map, fonts, self->narrow ? 1 : STRETCH);
  scene = along_ecomap_scene (self->map, fonts, FALSE);
  along_canvas_set_unit (ALONG_CANVAS (self->canvas), scale);
  along_canvas_set_fit_least (ALONG_CANVAS (self->canvas), self->narrow          ? LEAST_FIT_NARROW
                                                           : scale >= LARGE_TEXT ? LEAST_FIT_LARGE
                                                                                 : LEAST_FIT);
  draw_legend (self, fonts);
  gtk_widget_measure (self->foot, GTK_ORIENTATION_VERTICAL, -1, NULL, &foot, NULL, NULL);
  /* Where there is little room nobody stands under the zoom: the drawing ends above it. */
  gtk_widget_set_margin_bottom (self->canvas, self->narrow ? foot : 0);
  along_canvas_set_foot (ALONG_CANVAS (self->canvas), self->narrow ? 0 : foot - GAP);
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), scene);
  along_canvas_set_home (ALONG_CANVAS (self->canvas), ALONG_ECOMAP_HOUSEHOLD);
}

/** along_ecomap_view_show: takes @map. @crowding: (nullable): how many come, in a sentence; @width, @height: of the page. */
void
along_ecomap_view_show (AlongEcomapView *self, AlongEcomap *map, const char *crowding, int width, int height, gboolean narrow)
{
  g_clear_pointer (&self->map, along_ecomap_free);
  self->map = map;
  self->width = width;
  self->height = height;
  self->narrow = narrow;
  gtk_label_set_label (GTK_LABEL (self->words), crowding != NULL ? crowding : "");
  draw (self);
}

/** along_ecomap_view_forget: lets go of the family. */
void
along_ecomap_view_forget (AlongEcomapView *self)
{
  g_clear_pointer (&self->map, along_ecomap_free);
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
  along_drawing_set_scene (ALONG_DRAWING (self->legend), NULL);
  gtk_label_set_label (GTK_LABEL (self->words), "");
}

/** along_ecomap_view_focus: @key: (nullable): of the household, where it is %NULL or is no more. */
gboolean
along_ecomap_view_focus (AlongEcomapView *self, const char *key)
{
  if (self->map == NULL)
    return FALSE;
  if (key == NULL || along_ecomap_find (self->map, key) == NULL)
    key = ALONG_ECOMAP_HOUSEHOLD;
  return along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

/** along_ecomap_view_get_focused: (nullable) */
const char *
along_ecomap_view_get_focused (AlongEcomapView *self)
{
  return along_canvas_get_focused (ALONG_CANVAS (self->canvas));
}

/** along_ecomap_view_get_map: (nullable) (transfer none) */
AlongEcomap *
along_ecomap_view_get_map (AlongEcomapView *self)
{
  return self->map;
}

/** along_ecomap_view_get_foot: (transfer none): what lies over the foot of the ecomap: the legend and the zoom. */
GtkWidget *
along_ecomap_view_get_foot (AlongEcomapView *self)
{
  return self->foot;
}

/** along_ecomap_view_fit: the whole ecomap in sight. */
void
along_ecomap_view_fit (AlongEcomapView *self)
{
  along_canvas_fit_whole (ALONG_CANVAS (self->canvas));
}

static void
activated_cb (AlongEcomapView *self, const char *key)
{
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, key);
}

static void
clicked_cb (AlongEcomapView *self, const char *key)
{
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), key);
  if (key != NULL)
    along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

static void
focused_cb (AlongEcomapView *self, const char *key)
{
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), key);
}

static void
menu_cb (AlongEcomapView *self, const char *key, double x, double y)
{
  graphene_point_t to;

  if (gtk_widget_compute_point (self->canvas, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &to))
    g_signal_emit (self, signals[ITEM_MENU], 0, key, (double) to.x, (double) to.y);
}

static void
along_ecomap_view_dispose (GObject *object)
{
  g_clear_pointer (&ALONG_ECOMAP_VIEW (object)->map, along_ecomap_free);
  G_OBJECT_CLASS (along_ecomap_view_parent_class)->dispose (object);
}

static void
along_ecomap_view_class_init (AlongEcomapViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_ecomap_view_dispose;
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_MENU] = g_signal_new ("item-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static GtkWidget *
make_foot (AlongEcomapView *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP), *pill = along_zoom_pill_new (ALONG_CANVAS (self->canvas));
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->legend = along_drawing_new (GTK_ACCESSIBLE_ROLE_IMG);
  self->legend_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->legend_box, "along-legend");
  gtk_box_append (GTK_BOX (self->legend_box), self->legend);
  gtk_box_append (GTK_BOX (holder), self->legend_box);
  gtk_widget_set_hexpand (holder, TRUE);
  gtk_widget_set_valign (self->legend_box, GTK_ALIGN_END);
  gtk_widget_set_valign (pill, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), holder);
  gtk_box_append (GTK_BOX (foot), pill);
  gtk_widget_set_valign (foot, GTK_ALIGN_END);
  gtk_widget_set_margin_start (foot, GAP);
  gtk_widget_set_margin_end (foot, GAP);
  gtk_widget_set_margin_bottom (foot, GAP);
  return foot;
}

static void
along_ecomap_view_init (AlongEcomapView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP), *add = gtk_button_new_with_label (_ ("Add professional"));

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "genogram.add-professional");
  along_page_edits (add);
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), add);
  gtk_widget_set_margin_start (head, GAP);
  gtk_widget_set_margin_end (head, GAP);
  gtk_widget_set_margin_bottom (head, 6);
  self->canvas = along_canvas_new ();
  along_canvas_set_find (ALONG_CANVAS (self->canvas), "p"); /* people and professionals */
  along_canvas_set_neighbour (ALONG_CANVAS (self->canvas), neighbour_cb, self, NULL);
  g_signal_connect_swapped (self->canvas, "item-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->canvas, "item-selected", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (self->canvas, "item-focused", G_CALLBACK (focused_cb), self);
  g_signal_connect_swapped (self->canvas, "item-menu", G_CALLBACK (menu_cb), self);
  g_signal_connect_swapped (self->canvas, "fonts-changed", G_CALLBACK (draw), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->canvas);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  self->foot = make_foot (self);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->foot);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), overlay);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** along_ecomap_view_new: with no family yet. */
GtkWidget *
along_ecomap_view_new (void)
{
  return g_object_new (ALONG_TYPE_ECOMAP_VIEW, NULL);
}
