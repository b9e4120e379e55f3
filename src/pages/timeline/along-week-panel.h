/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-family.h"
#include "along-ribbon.h"

G_BEGIN_DECLS

/**
 * AlongWeekPanel: one week of a family: contacts against the plan, each contact, what was seen.
 *
 * As a panel beside the ribbon, or (compact) as a card below it. Role GROUP, named by its title; the title is
 * a heading.
 *
 * Signals: step (by): the week before (-1) or after (1) is asked for; close (): put it away;
 * contact-activated (id): a contact is to be opened
 */
#define ALONG_TYPE_WEEK_PANEL (along_week_panel_get_type ())
G_DECLARE_FINAL_TYPE (AlongWeekPanel, along_week_panel, ALONG, WEEK_PANEL, GtkWidget)

void     along_week_panel_set_compact  (AlongWeekPanel *self, gboolean compact);
void     along_week_panel_set_closable (AlongWeekPanel *self, gboolean closable);
void     along_week_panel_show         (AlongWeekPanel *self, AlongRibbon *ribbon, AlongFamily *family, int day);
void     along_week_panel_clear        (AlongWeekPanel *self);
gboolean along_week_panel_focus        (AlongWeekPanel *self);
gboolean along_week_panel_focus_record (AlongWeekPanel *self, AlongId record);

G_END_DECLS
