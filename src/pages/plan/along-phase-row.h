/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongPhaseRow: a phase of a plan, to be opened and changed in place: what it is called, its days, contacts a
 * week. Each change is one edit; what cannot be stands beside the field.
 */
#define ALONG_TYPE_PHASE_ROW (along_phase_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongPhaseRow, along_phase_row, ALONG, PHASE_ROW, AdwExpanderRow)

GtkWidget *along_phase_row_new     (AlongSession *session, AlongFamily *family, AlongRecord *phase);
AlongId    along_phase_row_get_id  (AlongPhaseRow *self);
void       along_phase_row_settle  (AlongPhaseRow *self);
void       along_phase_row_refresh (AlongPhaseRow *self, gboolean current);

G_END_DECLS
