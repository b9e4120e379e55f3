/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-kin-words.h"

#include <glib/gi18n-lib.h>

/** along_kin_couple_now: what a couple is to each other now: "Partner", "Separated", "Were going out". */
char *
along_kin_couple_now (AlongRecord *couple)
{
  int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);
  int kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND);

  if (state == ALONG_COUPLE_STATE_CURRENT || state == ALONG_COUPLE_STATE_RECONCILED)
    return g_strdup (kind == ALONG_COUPLE_KIND_CO_PARENTS ? _ ("Other parent") : _ ("Partner"));
  if (state == ALONG_COUPLE_STATE_ENDED && kind == ALONG_COUPLE_KIND_DATING)
    return g_strdup (C_ ("couple", "Were going out"));
  return g_strdup (along_enum_words (ALONG_ENUM_COUPLE_STATE, state));
}
