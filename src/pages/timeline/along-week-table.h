/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-ribbon.h"

G_BEGIN_DECLS

/**
 * AlongWeekTable: the ribbon as a table: a row for each week. Enter or a double click opens the week.
 *
 * Signals: week-activated (day)
 */
#define ALONG_TYPE_WEEK_TABLE (along_week_table_get_type ())
G_DECLARE_FINAL_TYPE (AlongWeekTable, along_week_table, ALONG, WEEK_TABLE, GtkWidget)

void  along_week_table_set_ribbon (AlongWeekTable *self, AlongRibbon *ribbon);
void  along_week_table_choose     (AlongWeekTable *self, int day);
int   along_week_table_get_chosen (AlongWeekTable *self);
guint along_week_table_get_n_weeks (AlongWeekTable *self);

G_END_DECLS
