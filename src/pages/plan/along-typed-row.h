/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/* An entry row of the plan whose words are a draft until they are said to be done: no refresh, lock or other family
 * takes them away. */

void        along_typed_row_show   (AdwEntryRow *row, AlongSession *session, AlongFamily *family, const char *key, const char *said);
const char *along_typed_row_get_key (AdwEntryRow *row);
gboolean    along_typed_row_is_changed (AdwEntryRow *row);
void        along_typed_row_forget (AdwEntryRow *row);

G_END_DECLS
