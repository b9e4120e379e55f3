/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What a family may not want others to know of who belongs to whom, and who is there only because of it: decided here for
 * every way out. */

gboolean     along_couple_is_secret (AlongRecord *couple);
gboolean     along_nature_is_secret (AlongRecord *child_link);
gboolean     along_has_secrets      (AlongFamily *family);
AlongFamily *along_without_secrets  (AlongFamily *family, AlongId reader) G_GNUC_WARN_UNUSED_RESULT;
GHashTable  *along_there_by_care    (AlongFamily *family, AlongId reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
