/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support.h"

#include "along-kind.h"

static const char *const ids[] = {
  [ALONG_PHASE_ENGAGE] = "engage", [ALONG_PHASE_INTENSIVE] = "intensive",     [ALONG_PHASE_STEADY] = "steady",
  [ALONG_PHASE_TAPER] = "taper",   [ALONG_PHASE_LIGHT_TOUCH] = "light-touch",
};

/** along_phase_kind_from_id: reads "engage", "light-touch"…; %FALSE for a word that is none of them. */
gboolean
along_phase_kind_from_id (const char *id, AlongPhaseKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        *kind = (AlongPhaseKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
along_phase_kind_to_id (AlongPhaseKind kind)
{
  return ids[kind];
}

/** along_phase_kind_words: as on screen: "Getting started". */
const char *
along_phase_kind_words (AlongPhaseKind kind)
{
  return along_enum_words (ALONG_ENUM_PHASE_NAME, along_enum_find (ALONG_ENUM_PHASE_NAME, ids[kind]));
}
