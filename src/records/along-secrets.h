/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What a family may not want others to know of who belongs to whom, and who is there only because of it: decided here for
 * every way out. */

/** AlongTies: what a copy shows besides kin. Who was there by a secret stays in it where one of these leads to them. */
typedef enum
{
  ALONG_TIE_BONDS = 1 << 0,  /* lines between people; never private ones */
  ALONG_TIE_HOMES = 1 << 1,  /* who lives together; never with somebody who must not be found */
  ALONG_TIE_CARE = 1 << 2,   /* who cares for a child */
  ALONG_TIE_LIVING = 1 << 3, /* with whom a child lives; never where somebody is who must not be found */
} AlongTies;

gboolean     along_couple_is_secret (AlongRecord *couple);
gboolean     along_nature_is_secret (AlongRecord *child_link);
gboolean     along_has_secrets      (AlongFamily *family);
AlongFamily *along_without_secrets  (AlongFamily *family, AlongId reader, AlongTies ties, int day) G_GNUC_WARN_UNUSED_RESULT;
GHashTable  *along_there_by_care    (AlongFamily *family, AlongId reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
