/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-family.h"
#include "along-layout.h"

G_BEGIN_DECLS

/**
 * AlongPeopleList: the people of a drawing as a list, by generation, oldest first: the same as the drawing, for
 * those who would rather read. Each row is a person with what the drawing says of them; a heading stands above
 * the first of each generation. After the people come couples, homes and feelings, each with its heading.
 *
 * Keys: those of a list; letters find a person by name.
 *
 * Signals (keys are those of the drawing's items, "person/…"):
 * - item-activated (key): Enter, click
 * - item-menu (key, x, y): the second button, the Menu key or Shift+F10, at x, y of the list
 */
#define ALONG_TYPE_PEOPLE_LIST (along_people_list_get_type ())
G_DECLARE_FINAL_TYPE (AlongPeopleList, along_people_list, ALONG, PEOPLE_LIST, GtkWidget)

GtkWidget  *along_people_list_new         (void);
void        along_people_list_set_layout  (AlongPeopleList *self, AlongLayout *layout, AlongFamily *family, int day);
const char *along_people_list_get_current (AlongPeopleList *self);
gboolean    along_people_list_focus       (AlongPeopleList *self, const char *key);

G_END_DECLS
