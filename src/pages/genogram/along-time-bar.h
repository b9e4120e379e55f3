/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-graph-days.h"

G_BEGIN_DECLS

/**
 * AlongTimeBar: the family's life on a line, from the first day that is written down to today: a slider with a mark for
 * each day that something happened on, steps from one to the next, and Play, which takes these steps by itself and stops
 * at today. Nothing glides: each step is there at once, with or without animations.
 *
 * Keys on the line: Left and Right a day, Ctrl+Left and Ctrl+Right from event to event, Page Up and Page Down a year,
 * Home and End the first day and today, Space plays and pauses. From right to left Left and Right change places.
 *
 * The line has role SLIDER; the day and what happened on it are its value in words.
 *
 * Signals: day-changed (day): somebody chose another day, or Play did; close-asked (); said (words): where a step leads nowhere, and that
 * Play begins anew, for a toast
 */
#define ALONG_TYPE_TIME_BAR (along_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (AlongTimeBar, along_time_bar, ALONG, TIME_BAR, GtkBox)

GtkWidget *along_time_bar_new        (void);
void       along_time_bar_set_days   (AlongTimeBar *self, GPtrArray *days, int today);
void       along_time_bar_set_day    (AlongTimeBar *self, int day);
int        along_time_bar_get_day    (AlongTimeBar *self);
char      *along_time_bar_words      (AlongTimeBar *self) G_GNUC_WARN_UNUSED_RESULT;
void       along_time_bar_step       (AlongTimeBar *self, int step);
void       along_time_bar_play       (AlongTimeBar *self, gboolean play);
gboolean   along_time_bar_is_playing (AlongTimeBar *self);
void       along_time_bar_set_narrow (AlongTimeBar *self, gboolean narrow);
void       along_time_bar_forget     (AlongTimeBar *self);

G_END_DECLS
