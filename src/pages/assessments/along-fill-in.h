/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-series.h"
#include "along-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongFillIn: a form being filled in: its sections at the side, one of them in sight, Finish at the end.
 * Every answer is a draft at once. Signals: left (): back to the list, the draft is kept; finished ().
 *
 * Keys: 0 to 9 and N choose a rating, Delete takes it away, Enter and Alt+Down go on, Alt+Up goes back,
 * Ctrl+Enter finishes, Escape leaves; undo takes back what was answered, not what was done in the family.
 */
#define ALONG_TYPE_FILL_IN (along_fill_in_get_type ())
G_DECLARE_FINAL_TYPE (AlongFillIn, along_fill_in, ALONG, FILL_IN, AdwBin)

GtkWidget *along_fill_in_new       (AlongSession *session, AlongFamily *family, AlongFilling *filling,
                                    const AlongDraft *draft, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *along_fill_in_new_look  (AlongSession *session, AlongRecord *questionnaire, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *along_fill_in_get_under (AlongFillIn *self);
AlongForm *along_fill_in_get_form  (AlongFillIn *self);
gboolean   along_fill_in_use_day   (AlongFillIn *self, int day);
void       along_fill_in_go_to     (AlongFillIn *self, AlongField *field);
void       along_fill_in_take_back (AlongFillIn *self, gboolean redo);
gboolean   along_fill_in_focus     (AlongFillIn *self);
char      *along_fill_in_summarise (AlongFillIn *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
