/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-support.h"

static const struct
{
  const char *id, *words;
} phase_kinds[] = {
  [ALONG_PHASE_ENGAGE] = { "engage", NC_ ("phase", "Getting started") },
  [ALONG_PHASE_INTENSIVE] = { "intensive", NC_ ("phase", "Intensive") },
  [ALONG_PHASE_STEADY] = { "steady", NC_ ("phase", "Steady") },
  [ALONG_PHASE_TAPER] = { "taper", NC_ ("phase", "Tapering") },
  [ALONG_PHASE_LIGHT_TOUCH] = { "light-touch", NC_ ("phase", "Light touch") },
};

/** along_phase_kind_from_id: reads "engage", "light-touch"…; %FALSE for a word that is none of them. */
gboolean
along_phase_kind_from_id (const char *id, AlongPhaseKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (phase_kinds); i++)
    if (g_strcmp0 (phase_kinds[i].id, id) == 0)
      {
        *kind = (AlongPhaseKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
along_phase_kind_to_id (AlongPhaseKind kind)
{
  return phase_kinds[kind].id;
}

/** along_phase_kind_words: as on screen: "Getting started". */
const char *
along_phase_kind_words (AlongPhaseKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "phase", phase_kinds[kind].words);
}
