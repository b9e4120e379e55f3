/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline in the room that it has: beside its panel, under it, or narrow. */
#include "along-timeline-private.h"

#include "along-screen.h"
#include "along-week-panel.h"

/* Content widths at text size 100 %: below, the panel lies over the ribbon, then becomes a card. */
#define BESIDE_WIDTH 900
#define NARROW_WIDTH 600
#define LOW_HEIGHT 480

#define MOST_WEEKS 60 /* seen at once: each at least 9 px wide */

/** timeline_usual_zoom: all of this support at once, unless its weeks would be too thin to read. */
AlongRibbonZoom
timeline_usual_zoom (AlongTimelinePage *self)
{
  guint n = self->ribbon != NULL ? along_ribbon_n_episodes (self->ribbon) : 0;
  AlongSupport *newest = n > 0 ? along_ribbon_episode (self->ribbon, n - 1) : NULL;

  if (self->narrow)
    return ALONG_RIBBON_13_WEEKS;
  return newest != NULL && along_ribbon_today (self->ribbon) - along_support_from (newest) <= MOST_WEEKS * 7 ? ALONG_RIBBON_EPISODE
                                                                                                             : ALONG_RIBBON_40_WEEKS;
}

/* Below the ribbon in sight, or where there is not enough height for both, at its end. */
static void
place_key (AlongTimelinePage *self)
{
  GtkWidget *place = self->narrow || self->low ? self->column : gtk_widget_get_parent (self->scrolled);

  if (gtk_widget_get_parent (self->key_holder) == place)
    return;
  g_object_ref (self->key_holder);
  gtk_widget_unparent (self->key_holder);
  gtk_box_append (GTK_BOX (place), self->key_holder);
  g_object_unref (self->key_holder);
}

/** timeline_arrange: see AlongPageClass.arrange. */
void
timeline_arrange (AlongPage *page, int page_width, int page_height)
{
  AlongTimelinePage *self = ALONG_TIMELINE_PAGE (page);
  double scale = along_screen_text_scale (GTK_WIDGET (self)), width = page_width / scale;
  gboolean narrow = width < NARROW_WIDTH, beside = width >= BESIDE_WIDTH;
  gboolean changed = narrow != self->narrow;

  self->low = page_height / scale < LOW_HEIGHT;
  if (!changed && beside == self->beside)
    {
      place_key (self);
      return;
    }
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
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scrolled), narrow);
  gtk_box_reorder_child_after (GTK_BOX (self->head), self->tools, narrow ? self->summary : NULL);
  if (narrow)
    gtk_widget_add_css_class (self->body, "narrow");
  else
    gtk_widget_remove_css_class (self->body, "narrow");
  along_ribbon_board_set_narrow (ALONG_RIBBON_BOARD (self->board), narrow);
  if (changed)
    along_ribbon_board_set_zoom (ALONG_RIBBON_BOARD (self->board), timeline_usual_zoom (self));
  if (self->ribbon != NULL)
    {
      timeline_apply_bands (self);
      timeline_show_summary (self);
      timeline_show_week (self);
      timeline_fill_menus (self);
      timeline_show_states (self);
    }
}
