/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongOneStop: around a #GtkListBox whose rows have buttons. Tab stops at the list once, at the row it was left from, and goes
 * on to what follows. Up and Down go along the rows; along a row, as it is read, Right goes to its buttons, Left back. Each
 * row and button takes the focus, so assistive technology can give it to any.
 */
#define ALONG_TYPE_ONE_STOP (along_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (AlongOneStop, along_one_stop, ALONG, ONE_STOP, GtkWidget)

GtkWidget *along_one_stop_new (GtkWidget *list);

G_END_DECLS
