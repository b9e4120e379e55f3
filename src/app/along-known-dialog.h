/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongKnownDialog: asks for the day as on which a family is to be seen: typed, from a calendar, or by the days on
 * which something changed. Signal: chosen (int: Julian day number), before it closes.
 */
#define ALONG_TYPE_KNOWN_DIALOG (along_known_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlongKnownDialog, along_known_dialog, ALONG, KNOWN_DIALOG, AdwWindow)

GtkWindow *along_known_dialog_new     (GtkWindow *parent, GArray *days, int day);
void       along_known_dialog_step    (AlongKnownDialog *self, int step);
int        along_known_dialog_nearest (GArray *days, int day, int step);

G_END_DECLS
