/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"

G_BEGIN_DECLS

/* What a programme starts with: phases of a plan, modules and objectives. All of it can be changed. */

/** AlongPresetPhase: a phase of a preset plan: so many weeks, so many contacts a week. */
typedef struct
{
  int phase; /* ALONG_PHASE_NAME_… */
  int weeks;
  const char *low, *high;
} AlongPresetPhase;

const AlongPresetPhase *along_preset_phases  (int preset, guint *n);
AlongRecord            *along_preset_add_plan (AlongEdit *edit, AlongId episode, int preset, int first_day);
AlongId                 along_preset_module_id (const char *code);
void                    along_preset_add_modules (AlongEdit *edit);
const char             *along_preset_programme_name (int preset);
const char             *along_preset_objective (const char *code);

G_END_DECLS
