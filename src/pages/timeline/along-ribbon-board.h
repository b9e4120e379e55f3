/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-ribbon.h"

G_BEGIN_DECLS

/**
 * AlongRibbonBoard: the Support Ribbon on screen: names of the bands, which stay, beside all of time, which
 * scrolls sideways. It keeps how the ribbon is looked at: zoom, alignment, colours, folded bands, chosen week.
 *
 * Keys inside the drawing are those of ui.md 2.1, Ribbon. The drawing is one tab stop; each week and mark is
 * an item with role LIST_ITEM and its words as name.
 *
 * Signals:
 * - week-activated (day): a week was opened: Enter, a click
 * - note-activated (key, name): a gap or a flag was
 * - asked (what): a letter asked the page for "table", "summary" or "alignment"
 * - band-clicked (band): the name of a band was clicked
 * - built: drawn anew; the key may have changed
 */
#define ALONG_TYPE_RIBBON_BOARD (along_ribbon_board_get_type ())
G_DECLARE_FINAL_TYPE (AlongRibbonBoard, along_ribbon_board, ALONG, RIBBON_BOARD, GtkWidget)

void             along_ribbon_board_set_ribbon   (AlongRibbonBoard *self, AlongRibbon *ribbon);
void             along_ribbon_board_set_zoom     (AlongRibbonBoard *self, AlongRibbonZoom zoom);
AlongRibbonZoom  along_ribbon_board_get_zoom     (AlongRibbonBoard *self);
void             along_ribbon_board_set_align    (AlongRibbonBoard *self, AlongRibbonAlign align);
void             along_ribbon_board_set_colour   (AlongRibbonBoard *self, AlongRibbonColour colour);
void             along_ribbon_board_set_folded   (AlongRibbonBoard *self, guint folded);
void             along_ribbon_board_set_narrow   (AlongRibbonBoard *self, gboolean narrow);
void             along_ribbon_board_set_selected (AlongRibbonBoard *self, int day);
int              along_ribbon_board_get_focus    (AlongRibbonBoard *self);
gboolean         along_ribbon_board_focus_day    (AlongRibbonBoard *self, int day);
void             along_ribbon_board_go           (AlongRibbonBoard *self, AlongRibbonAlign anchor);
void             along_ribbon_board_page         (AlongRibbonBoard *self, int pages);
AlongScene      *along_ribbon_board_build_key    (AlongRibbonBoard *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         along_ribbon_board_has_focus    (AlongRibbonBoard *self);
gboolean         along_ribbon_board_item_bounds  (AlongRibbonBoard *self, const char *key, GdkRectangle *bounds);
const char      *along_ribbon_zoom_words         (AlongRibbonZoom zoom);

G_END_DECLS
