/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-family.h"
#include "along-layout.h"

G_BEGIN_DECLS

/**
 * AlongPeopleList: the people of a drawing as a list, by generation, oldest first: the same as the drawing, for
 * those who would rather read. Each row (#AlongPeopleRow) is a person with what the drawing says of them; a heading stands above
 * the first of each generation. After the people come couples, homes, feelings and care, each with its heading. Headings are no rows:
 * nobody comes to them.
 *
 * Rows that stay are the same widgets after an edit: whoever is at one stays there. They are made once the list is in sight.
 *
 * Keys: one stop of Tab; those of a list; letters find a person by name; Ctrl+Space, Shift+Up, Shift+Down and Ctrl+A choose several,
 * Escape nobody.
 *
 * Signals (keys are those of the drawing's items, "person/…"):
 * - item-activated (key): Enter, click
 * - item-focused (key): the keyboard focus came to it
 * - item-menu (key, x, y): the second button, a finger that rests, the Menu key or Shift+F10, at x, y of the list
 * - item-asked (key, what): "edit", "add"; of several: "pick" (in or out), "pick-in", "pick-out", "pick-all", "pick-none"
 */
#define ALONG_TYPE_PEOPLE_LIST (along_people_list_get_type ())
G_DECLARE_FINAL_TYPE (AlongPeopleList, along_people_list, ALONG, PEOPLE_LIST, GtkWidget)

GtkWidget  *along_people_list_new         (void);
void        along_people_list_set_layout  (AlongPeopleList *self, AlongLayout *layout, AlongFamily *family, int day);
void        along_people_list_set_marked  (AlongPeopleList *self, const char *const *keys, gboolean several);
void        along_people_list_set_edits   (AlongPeopleList *self, gboolean edits);
const char *along_people_list_get_current (AlongPeopleList *self);
gboolean    along_people_list_focus       (AlongPeopleList *self, const char *key);

G_END_DECLS
