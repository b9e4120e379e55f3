/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongFamiliesList: every family one may see, found in two keys: search as one types, Mine, Buddied, All,
 * open and closed. Down goes from the search into the list, Esc clears it, Enter opens.
 *
 * What it asks of the window: "win.show-family" (s), "win.add-family". It lists again by itself after every
 * commit, emits "listed" then, and lets go of its summaries at a lock.
 */
#define ALONG_TYPE_FAMILIES_LIST (along_families_list_get_type ())
G_DECLARE_FINAL_TYPE (AlongFamiliesList, along_families_list, ALONG, FAMILIES_LIST, AdwBin)

GtkWidget    *along_families_list_new          (void);
void          along_families_list_set_session  (AlongFamiliesList *self, AlongSession *session);
void          along_families_list_set_current  (AlongFamiliesList *self, AlongId family);
AlongSummary *along_families_list_get_summary  (AlongFamiliesList *self, AlongId family);
void          along_families_list_focus_search (AlongFamiliesList *self);
const char   *along_families_list_get_text     (AlongFamiliesList *self);
gboolean      along_families_list_is_in_rows   (AlongFamiliesList *self);
gboolean      along_families_list_is_empty     (AlongFamiliesList *self);

G_END_DECLS
