/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongAlreadyHere: a row that shows itself under a name and a day of birth while they are typed, where somebody like that
 * is here already, and offers to open their family. It asks in the background, a moment after the last key, and stands in
 * nobody's way.
 *
 * Signal: open-family (family: text of an id): what it was put into is to give way to that family.
 */
#define ALONG_TYPE_ALREADY_HERE (along_already_here_get_type ())
G_DECLARE_FINAL_TYPE (AlongAlreadyHere, along_already_here, ALONG, ALREADY_HERE, AdwPreferencesRow)

GtkWidget *along_already_here_new (AlongSession *session, AlongId family, GtkWidget *name, GtkWidget *born);

G_END_DECLS
