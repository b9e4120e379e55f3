/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-people-words.h"

G_BEGIN_DECLS

/**
 * AlongPeopleRow: one row of the list of people: a person, or what joins some. It is called as the drawing's item is, and says the
 * same of it.
 *
 * Actions, of assistive technology too: item.activate, item.menu, item.focus; of a person, where the list can be edited,
 * item.edit, item.add and item.pick besides. They are asked of the list as its signals say.
 *
 * Signals: asked (what): "activate", "menu", "edit", "add", "pick"
 */
#define ALONG_TYPE_PEOPLE_ROW (along_people_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongPeopleRow, along_people_row, ALONG, PEOPLE_ROW, GtkListBoxRow)

GtkWidget  *along_people_row_new         (const char *key);
void        along_people_row_tell        (AlongPeopleRow *self, const AlongListed *listed, int position);
void        along_people_row_mark        (AlongPeopleRow *self, gboolean marked);
void        along_people_row_set_edits   (AlongPeopleRow *self, gboolean edits);
const char *along_people_row_get_key     (AlongPeopleRow *self);
const char *along_people_row_get_name    (AlongPeopleRow *self);
const char *along_people_row_get_heading (AlongPeopleRow *self);
int         along_people_row_get_position (AlongPeopleRow *self);
gboolean    along_people_row_is_person   (AlongPeopleRow *self);

G_END_DECLS
