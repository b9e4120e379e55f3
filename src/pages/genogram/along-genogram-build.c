/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's widgets, and how they are arranged in the width there is: ui.md 2 and 6.4. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-canvas.h"
#include "along-menu-focus.h"
#include "along-menu-words.h"
#include "along-screen.h"
#include "along-zoom-pill.h"
#include "import/along-came-in.h"
#include "timeline/along-drawing.h"

#define PANEL_WIDTH 336
#define BESIDE_WIDTH 900
#define NARROW_WIDTH 600
#define LEGEND_WIDTH 920
#define GAP 12
#define TOOLS_GAP 9
#define LEAST_SYMBOL 24.0 /* px on screen (genogram.md 1) */
#define LEAST_FIT 0.65 /* of the text that was asked for */
#define FOLD_WIDTH 46 /* of the button that folds the legend, and the edges */

static GtkWidget *
named (GtkWidget *widget, const char *words)
{
  gtk_widget_set_tooltip_text (widget, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return widget;
}

static void
set_margins (GtkWidget *widget, int px)
{
  gtk_widget_set_margin_top (widget, px);
  gtk_widget_set_margin_bottom (widget, px);
  gtk_widget_set_margin_start (widget, px);
  gtk_widget_set_margin_end (widget, px);
}

/* --- Tools --- */

static GMenu *
show_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new (), marks = g_menu_new (), notation = g_menu_new ();

  g_menu_append (usual, _ ("Same home"), "genogram.homes");
  g_menu_append (usual, _ ("Feelings"), "genogram.feelings");
  g_menu_append (usual, _ ("Private lines"), "genogram.private");
  g_menu_append (usual, _ ("Safety map"), "genogram.safety");
  g_menu_append (usual, _ ("Conditions"), "genogram.conditions");
  g_menu_append (usual, _ ("Names"), "genogram.names");
  g_menu_append (usual, _ ("Legend"), "genogram.legend");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  g_menu_append (marks, _ ("Years of birth"), "genogram.years");
  g_menu_append (marks, _ ("Sexual orientation"), "genogram.orientation");
  g_menu_append (marks, _ ("Sex recorded at birth"), "genogram.sex-at-birth");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append (notation, _ ("Social work"), "genogram.notation::social");
  g_menu_append (notation, _ ("Clinical pedigree"), "genogram.notation::clinical");
  g_menu_append_section (menu, _ ("Notation"), G_MENU_MODEL (notation));
  return menu;
}

/* @narrow: with what has no button of its own there. */
static GMenu *
more_menu (gboolean narrow)
{
  GMenu *menu = g_menu_new ();

  if (narrow)
    {
      g_autoptr (GMenu) show = show_menu ();

      g_menu_append_submenu (menu, _ ("Show"), G_MENU_MODEL (show));
      g_menu_append (menu, _ ("Print…"), "genogram.print");
    }
  else
    {
      g_menu_append (menu, _ ("Ecomap"), "genogram.ecomap");
      g_menu_append (menu, _ ("List of people"), "genogram.list");
    }
  g_menu_append (menu, _ ("Find a person"), "genogram.find");
  g_menu_append (menu, _ ("Fit into the window"), "genogram.fit");
  g_menu_append (menu, _ ("Tidy"), "genogram.tidy");
  g_menu_append (menu, _ ("Save as a picture…"), "genogram.picture");
  g_menu_append (menu, _ ("Copy picture"), "genogram.copy-picture");
  g_menu_append (menu, _ ("Save as GEDCOM…"), "genogram.save-gedcom");
  g_menu_append (menu, C_ ("menu", "_Import…"), "win.import");
  return menu;
}

static void
set_menu (GtkWidget *button, GMenu *menu)
{
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  along_menu_button_give_back (button);
  g_object_unref (menu);
}

static GtkWidget *
make_tools (AlongGenogramPage *self)
{
  GtkWidget *space = self->tools_space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TOOLS_GAP);
  self->add = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "genogram.add-person");
  along_page_edits (self->add);
  self->show_button = gtk_menu_button_new ();
  along_menu_button_set_words (self->show_button, _ ("Show"));
  set_menu (self->show_button, show_menu ());
  self->print_button = named (gtk_button_new_from_icon_name ("document-print-symbolic"), _ ("Print"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print_button), "genogram.print");
  self->more_button = named (gtk_menu_button_new (), _ ("More"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more_button), "view-more-symbolic");
  gtk_widget_set_hexpand (space, TRUE);
  set_margins (lines, GAP);
  gtk_widget_set_margin_bottom (lines, 6);
  self->tools_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_visible (self->tools_line, FALSE);
  gtk_box_append (GTK_BOX (lines), self->tools);
  gtk_box_append (GTK_BOX (lines), self->tools_line);
  gtk_box_append (GTK_BOX (self->tools), self->add);
  gtk_box_append (GTK_BOX (self->tools), along_genogram_page_make_time_button (self));
  gtk_box_append (GTK_BOX (self->tools), along_genogram_page_make_switcher (self));
  gtk_box_append (GTK_BOX (self->tools), space);
  gtk_box_append (GTK_BOX (self->tools), self->show_button);
  gtk_box_append (GTK_BOX (self->tools), self->print_button);
  gtk_box_append (GTK_BOX (self->tools), self->more_button);
  return lines;
}

/* --- The drawing, and what lies over it --- */

/* The legend in the room there is beside the zoom, or the button that unfolds it. */
void
along_genogram_page_draw_legend (AlongGenogramPage *self)
{
  gboolean open = along_genogram_page_is_on (self, "legend") && (!self->narrow || self->legend_chosen);
  double room = self->width - 3 * GAP, height = 0, scale = along_screen_text_scale (GTK_WIDGET (self));
  GtkWidget *zoom = gtk_widget_get_last_child (self->foot);
  int pill = 0, foot = 0;
  gboolean over;

  gtk_widget_set_visible (self->legend_box, open);
  gtk_widget_set_visible (self->legend_button, !open);
  /* On a narrow page the legend has all of its width. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), self->narrow && open ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (open && self->layout != NULL)
    {
      g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self), TRUE);
      g_autoptr (AlongScene) legend = NULL;

      gtk_widget_measure (zoom, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pill, NULL, NULL);
      if (self->beside && adw_flap_get_reveal_flap (ADW_FLAP (self->flap)))
        room -= PANEL_WIDTH;
      if (!self->narrow)
        room -= pill + GAP;
      legend = along_genogram_legend (self->layout, fonts, along_genogram_page_show (self),
                                      CLAMP ((room - FOLD_WIDTH) / scale, 160, LEGEND_WIDTH));
      along_drawing_set_scale (ALONG_DRAWING (self->legend), scale);
      along_drawing_set_scene (ALONG_DRAWING (self->legend), legend);
      along_scene_get_size (legend, NULL, &height);
      /* One that takes a quarter of the page and more waits to be asked for. */
      if (!self->legend_chosen && height * scale > self->height / 4.0)
        {
          gtk_widget_set_visible (self->legend_box, FALSE);
          gtk_widget_set_visible (self->legend_button, TRUE);
        }
    }
  /* As high as it is going to be: the drawing is fitted above it, but for one that takes much of the page: that lies over the
   * drawing for as long as somebody reads it. */
  over = gtk_widget_get_visible (self->legend_box) && (self->narrow || height * scale > self->height / 4.0);
  gtk_widget_measure (over ? zoom : self->foot, GTK_ORIENTATION_VERTICAL, -1, NULL, &foot, NULL, NULL);
  foot += over ? 2 * GAP : 0;
  /* Where there is little room nothing else lies over the drawing: it ends above. */
  gtk_widget_set_margin_bottom (self->canvas, self->narrow ? foot : 0);
  along_canvas_set_foot (ALONG_CANVAS (self->canvas), self->narrow ? 0 : foot - GAP);
}

/* What does not fit in is scrolled: then keys have to come to it. */
static void
legend_size_cb (GtkAdjustment *adjustment, GtkWidget *scrolled)
{
  gtk_widget_set_can_focus (scrolled, gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
}

static GtkWidget *
make_legend_scrolled (AlongGenogramPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (scrolled);

  self->legend = along_drawing_new (GTK_ACCESSIBLE_ROLE_IMG);
  gtk_scrolled_window_set_policy (window, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (window, TRUE);
  gtk_scrolled_window_set_propagate_natural_height (window, TRUE);
  gtk_scrolled_window_set_child (window, self->legend);
  gtk_widget_set_can_focus (scrolled, FALSE); /* not focusable alone: GTK takes the focus there all the same, and it stays where it was */
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (window), "changed", G_CALLBACK (legend_size_cb), scrolled, 0);
  return scrolled;
}

static GtkWidget *
make_legend (AlongGenogramPage *self)
{
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *fold = named (gtk_button_new_from_icon_name ("pan-down-symbolic"), _ ("Fold the legend"));

  gtk_widget_add_css_class (fold, "flat");
  gtk_widget_add_css_class (fold, "circular");
  gtk_widget_set_valign (fold, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fold), "genogram.legend");
  self->legend_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->legend_box, "along-legend");
  gtk_box_append (GTK_BOX (self->legend_box), make_legend_scrolled (self));
  gtk_box_append (GTK_BOX (self->legend_box), fold);
  self->legend_button = gtk_button_new_with_label (_ ("Legend"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->legend_button), "genogram.unfold-legend");
  gtk_widget_add_css_class (self->legend_button, "along-over");
  gtk_widget_set_valign (self->legend_button, GTK_ALIGN_END);
  gtk_widget_set_valign (self->legend_box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (holder), self->legend_box);
  gtk_box_append (GTK_BOX (holder), self->legend_button);
  gtk_widget_set_hexpand (holder, TRUE);
  gtk_widget_set_halign (holder, GTK_ALIGN_START);
  gtk_widget_set_valign (holder, GTK_ALIGN_END);
  return holder;
}

static GtkWidget *
make_drawing (AlongGenogramPage *self)
{
  GtkWidget *overlay = gtk_overlay_new (), *scrolled = gtk_scrolled_window_new (), *pill;
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->canvas = along_canvas_new ();
  along_canvas_set_find (ALONG_CANVAS (self->canvas), "person/");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (along_genogram_page_key), self);
  gtk_widget_add_controller (self->canvas, keys);
  /* A scrollbar that comes or goes while the drawing is being placed asks for another size at the wrong time. Dragging,
   * the wheel and the keys pan. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->canvas);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);

  self->invite = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->invite), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->invite), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->invite, "along-second");
  gtk_widget_set_halign (self->invite, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->invite, GTK_ALIGN_START);
  set_margins (self->invite, 24);
  gtk_widget_set_can_target (self->invite, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->invite);

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  pill = along_zoom_pill_new (ALONG_CANVAS (self->canvas));
  gtk_widget_set_valign (pill, GTK_ALIGN_END);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->foot), make_legend (self));
  gtk_box_append (GTK_BOX (self->foot), pill);
  set_margins (self->foot, GAP);
  gtk_widget_set_valign (self->foot, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->foot);
  along_genogram_page_hands_overlays (self, GTK_OVERLAY (overlay));
  return overlay;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = adw_status_page_new (), *start = gtk_button_new_with_label (_ ("Add person"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "along-genogram-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Who is in this family? Start with the person you are supporting."));
  gtk_widget_set_halign (start, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (start, "pill");
  gtk_widget_add_css_class (start, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (start), "genogram.add-person");
  along_page_edits (start);
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), start);
  return empty;
}

/* “This is a large family.” */
static GtkWidget *
make_banner (AlongGenogramPage *self)
{
  GtkWidget *all = gtk_button_new_with_label (_ ("Show all"));

  self->banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  self->banner_words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->banner_words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->banner_words), 0);
  gtk_widget_set_hexpand (self->banner_words, TRUE);
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "genogram.everybody");
  gtk_box_append (GTK_BOX (self->banner), self->banner_words);
  gtk_box_append (GTK_BOX (self->banner), all);
  gtk_widget_set_margin_start (self->banner, GAP);
  gtk_widget_set_margin_end (self->banner, GAP);
  gtk_widget_set_margin_bottom (self->banner, 6);
  gtk_widget_set_visible (self->banner, FALSE);
  return self->banner;
}

/* --- The panel --- */

static gboolean
panel_key_cb (AlongGenogramPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "close-panel", NULL);
  return GDK_EVENT_STOP;
}

static void
make_panel (AlongGenogramPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  set_margins (self->panel, 18);
  self->panel_scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->panel_scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->panel_scrolled), self->panel);
  /* What expands inside does not widen the panel. */
  gtk_widget_set_hexpand (self->panel_scrolled, FALSE);
  gtk_widget_add_css_class (self->panel_scrolled, "background");
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (panel_key_cb), self);
  gtk_widget_add_controller (self->panel_scrolled, keys);
}

/* --- All together --- */

/* “Add person”, in words or as its icon alone. Where its words are in sight they name it; said too they would be read out twice. */
static void
label_add (AlongGenogramPage *self, gboolean words)
{
  GtkWidget *content;

  if (ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->add))) == words && gtk_button_get_child (GTK_BUTTON (self->add)) != NULL)
    return;
  gtk_widget_set_tooltip_text (self->add, words ? NULL : _ ("Add person"));
  if (!words)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add person"), -1);
      gtk_button_set_icon_name (GTK_BUTTON (self->add), "list-add-symbolic");
      return;
    }
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL);
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add person"));
  gtk_button_set_child (GTK_BUTTON (self->add), content);
}

/* The names of the views among the other tools, or on a line of their own. */
static void
place_switcher (AlongGenogramPage *self, gboolean own)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, self->switcher);

  if ((gtk_widget_get_parent (self->switcher) == self->tools_line) == own)
    return;
  g_object_ref (self->switcher);
  gtk_box_remove (GTK_BOX (own ? self->tools : self->tools_line), self->switcher);
  if (own)
    gtk_box_append (GTK_BOX (self->tools_line), self->switcher);
  else
    gtk_box_insert_child_after (GTK_BOX (self->tools), self->switcher, gtk_widget_get_prev_sibling (self->tools_space));
  g_object_unref (self->switcher);
  gtk_widget_set_visible (self->tools_line, own);
  if (focused)
    gtk_widget_grab_focus (focus);
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* How wide the tools are, with “Add person” in words and without, and how wide the names of the views. The date button, whose words
 * change from day to day, comes to that. */
static void
measure_tools (AlongGenogramPage *self)
{
  int apart = least_width (self->time.button);

  self->tools_views = least_width (self->switcher) + TOOLS_GAP;
  if (gtk_widget_get_parent (self->switcher) == self->tools)
    apart += self->tools_views;
  label_add (self, TRUE);
  self->tools_words = least_width (self->tools) - apart;
  label_add (self, FALSE);
  self->tools_icons = least_width (self->tools) - apart;
}

/**
 * along_genogram_page_fit_tools: the tools in the room that the panel leaves them. Where they need more, first the words of “Add
 * person” go, then the names of the views come onto a line of their own. Nothing changes but what has to.
 */
void
along_genogram_page_fit_tools (AlongGenogramPage *self)
{
  gboolean beside = self->beside && adw_flap_get_reveal_flap (ADW_FLAP (self->flap));
  int room = self->width - 2 * GAP - least_width (self->time.button) - (beside ? least_width (self->panel_scrolled) : 0);
  gboolean own = self->width > 0 && self->tools_icons + self->tools_views > room;

  label_add (self, !self->narrow && (self->width <= 0 || self->tools_words + (own ? 0 : self->tools_views) <= room));
  place_switcher (self, own);
}

/* The panel comes or goes. */
static void
panel_cb (AlongGenogramPage *self)
{
  along_genogram_page_fit_tools (self);
  along_genogram_page_draw_legend (self);
}

/* Arranges everything for the width the page has now; large text counts as little room. */
void
along_genogram_page_arrange (AlongGenogramPage *self)
{
  double scale = along_screen_text_scale (GTK_WIDGET (self)), width = self->width / scale;
  gboolean narrow = self->width > 0 && width < NARROW_WIDTH, changed = narrow != self->narrow;

  along_canvas_set_unit (ALONG_CANVAS (self->canvas), scale);
  /* Who asks for large text gets it: no fit makes it small again, only as small as those nearest need to be in sight. */
  along_canvas_set_fit_least (ALONG_CANVAS (self->canvas), MIN (LEAST_FIT, LEAST_SYMBOL / ALONG_SYMBOL * scale));
  self->narrow = narrow;
  self->beside = width >= BESIDE_WIDTH;
  adw_flap_set_fold_policy (ADW_FLAP (self->flap), self->beside ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  gtk_widget_set_size_request (self->panel_scrolled,
                               narrow ? self->width : (int) MIN (PANEL_WIDTH * scale, self->width), -1);
  along_genogram_page_arrange_list (self, scale);
  along_genogram_page_time_arrange (self);
  gtk_widget_set_visible (self->show_button, !narrow);
  gtk_widget_set_visible (self->print_button, !narrow);
  measure_tools (self);
  along_genogram_page_fit_tools (self);
  along_genogram_page_draw_legend (self);
  along_genogram_page_arrange_views (self);
  along_genogram_page_hands_arrange (self);
  if (!changed && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->more_button)) != NULL)
    return;
  set_menu (self->more_button, more_menu (narrow));
  if (self->shown)
    along_genogram_page_fit (self);
}

/* Makes the page's widgets. */
void
along_genogram_page_build (AlongGenogramPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->views = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->views), make_drawing (self), "drawing");
  gtk_stack_add_named (GTK_STACK (self->views), along_genogram_page_make_ecomap (self), "ecomap");
  gtk_stack_add_named (GTK_STACK (self->views), along_genogram_page_make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->views), make_empty (), "empty");
  gtk_widget_set_vexpand (self->views, TRUE);
  gtk_box_append (GTK_BOX (body), along_genogram_page_make_several (self, make_tools (self)));
  gtk_box_append (GTK_BOX (body), along_genogram_page_make_time_bar (self));
  self->came_in = along_came_in_new ();
  gtk_box_append (GTK_BOX (body), self->came_in);
  gtk_box_append (GTK_BOX (body), along_genogram_page_make_kept (self));
  gtk_box_append (GTK_BOX (body), make_banner (self));
  gtk_box_append (GTK_BOX (body), self->views);
  make_panel (self);
  self->flap = adw_flap_new ();
  along_page_set_flap (ALONG_PAGE (self), ADW_FLAP (self->flap));
  adw_flap_set_content (ADW_FLAP (self->flap), body);
  adw_flap_set_flap (ADW_FLAP (self->flap), self->panel_scrolled);
  adw_flap_set_separator (ADW_FLAP (self->flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_flap_position (ADW_FLAP (self->flap), GTK_PACK_END);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  adw_flap_set_swipe_to_open (ADW_FLAP (self->flap), FALSE);
  adw_flap_set_locked (ADW_FLAP (self->flap), TRUE); /* folding neither opens nor closes it */
  adw_bin_set_child (ADW_BIN (self), self->flap);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (panel_cb), self);
  self->beside = TRUE;
  along_genogram_page_arrange (self);
}
