/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-history.h"

G_BEGIN_DECLS

/* The window "History": what was changed in a family, in one record of it, or in the team's own records; and who has
 * read it. */

GtkWindow *along_history_new             (GtkWindow *parent, AlongSession *session, AlongFamily *family);
GtkWindow *along_history_new_for_record  (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongRecord *record);
GtkWindow *along_history_new_for_reading (GtkWindow *parent, AlongSession *session);

/* For its views: a search entry, whose Escape clears it, or closes the window where it is empty. */
GtkWidget *along_history_search_new      (const char *words);
/* Their list: @days holds a group for each day, then @more. A group for @day comes before @more; or all groups go. */
GtkWidget *along_history_add_day         (GtkWidget *days, GtkWidget *more, int day);
void       along_history_clear_days      (GtkWidget *days, GtkWidget *more);
/* A toast in the window that @widget is in. @undo: (nullable): label of a button. */
void       along_history_toast           (GtkWidget *widget, const char *words, const char *undo, GCallback clicked, gpointer data);

G_END_DECLS
