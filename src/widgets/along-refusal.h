/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongRefusal: the words under a field that cannot take what was typed: a row of its own in the entry row's list,
 * made when it is first needed; also tells assistive technology (state INVALID, description).
 */
typedef struct
{
  GtkWidget *row;
  GtkWidget *label;
} AlongRefusal;

void        along_refusal_init (AlongRefusal *refusal, AdwEntryRow *row);
void        along_refusal_set  (AlongRefusal *refusal, const char *words);
const char *along_refusal_get  (AlongRefusal *refusal);
void        along_refusal_set_choice (AdwComboRow *row, const char *words);

G_END_DECLS
