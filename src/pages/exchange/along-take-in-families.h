/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-taking.h"

G_BEGIN_DECLS

/* Every family of a file: those with something to decide in full, of many others a row each. @changed gets @object. */
void along_take_in_families_fill (GtkBox *box, AlongTaking *taking, GCallback changed, gpointer object);
char *along_take_in_families_summary (const AlongTaking *taking) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
