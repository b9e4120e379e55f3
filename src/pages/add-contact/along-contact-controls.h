/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-contact-entry.h"

G_BEGIN_DECLS

/**
 * AlongContactControls: what the controls behind the chips change, and whom they tell.
 *
 * @touched: called after each change by hand, with the part that changed
 */
typedef struct
{
  AlongContactEntry *entry;
  AlongFamily *family;
  AlongFamily *team;
  AlongRecord *me;
  gint64 now_ms;
  void (*touched) (gpointer data, AlongEntryPart part);
  gpointer data;
} AlongContactControls;

/**
 * AlongContactFamilyChosen: @family was chosen.
 */
typedef void (*AlongContactFamilyChosen) (gpointer data, AlongId family);

GtkWidget *along_contact_controls_new (AlongContactControls *controls, AlongEntryPart part);
GtkWidget *along_contact_family_list_new (AlongSession *session, AlongContactFamilyChosen chosen, gpointer data);

G_END_DECLS
