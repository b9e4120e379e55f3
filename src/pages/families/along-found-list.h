/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-found.h"

G_BEGIN_DECLS

/**
 * AlongFoundList: what a search has found: groups with a heading, a row for each thing found with the words marked.
 * Of each group the first few; a last row shows the rest. Role LIST; a heading belongs to the row below it.
 *
 * A row opens what it stands for by the action "win.show-found" (ss): ids of family and record; a family by
 * "win.show-family" (s).
 *
 * Signal: left (): the focus goes up, out of the first row.
 */
#define ALONG_TYPE_FOUND_LIST (along_found_list_get_type ())
G_DECLARE_FINAL_TYPE (AlongFoundList, along_found_list, ALONG, FOUND_LIST, GtkWidget)

void     along_found_list_show       (AlongFoundList *self, AlongFound *found);
gboolean along_found_list_open_first (AlongFoundList *self);
char    *along_found_list_words      (const AlongFound *found) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
