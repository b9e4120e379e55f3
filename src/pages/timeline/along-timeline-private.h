/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside the page: its parts see each other here. along-timeline-page.c has the week, what is said and what is read,
 * along-timeline-tools.c the buttons, menus and actions, along-timeline-fit.c how all of it fits the window. */

#include "along-ribbon-board.h"
#include "along-timeline-page.h"

/* Lanes of scores before "More bands". */
#define ALONG_TIMELINE_MOST_SCORES 4

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
  GtkWidget *date_content;
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
  GtkWidget *first_contact;
  GtkWidget *table;
  GMenuModel *zoom_menu;
  GtkWidget *popover; /* about a gap or a flag; or %NULL */
  guint popover_source;
  guint first_frames; /* left in which the rulers are kept in sight */

  GSimpleActionGroup *actions;
  AlongRibbon *ribbon;
  AlongRibbonAlign align;
  AlongRibbonColour colour;
  guint folded; /* bands, as the person left them */
  guint n_scores;
  AlongId wanted; /* the record that gets the focus once the drawing is there, or none */
  int week; /* Monday of the week in the panel */
  gboolean narrow, beside;
  gboolean low; /* no height for ribbon and key */
};

gboolean timeline_get_state       (AlongTimelinePage *self, const char *action);
void     timeline_set_enabled     (AlongTimelinePage *self, const char *name, gboolean enabled);
void     timeline_add_actions     (AlongTimelinePage *self);
void     timeline_restore_bands   (AlongTimelinePage *self);
void     timeline_reset_align     (AlongTimelinePage *self);
void     timeline_fill_menus      (AlongTimelinePage *self);
void     timeline_show_states     (AlongTimelinePage *self);
void     timeline_apply_bands     (AlongTimelinePage *self);
void     timeline_asked_cb        (AlongTimelinePage *self, const char *what);
void     timeline_band_clicked_cb (AlongTimelinePage *self, int band);

void     timeline_read_ribbon     (AlongTimelinePage *self);
void     timeline_show_summary    (AlongTimelinePage *self);
void     timeline_show_view       (AlongTimelinePage *self);
void     timeline_show_week       (AlongTimelinePage *self);

AlongRibbonZoom timeline_usual_zoom (AlongTimelinePage *self);
void     timeline_arrange         (AlongPage *page, int page_width, int page_height);
