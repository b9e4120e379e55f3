/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-history.h"

G_BEGIN_DECLS

/**
 * AlongTakenBack: what became of it.
 *
 * @widget: the one given to along_take_back(), alive
 * @words: for a toast: "Taken back: …", or why not
 * @done: it is taken back (or, with @redo, put back)
 */
typedef void (*AlongTakenBack) (GtkWidget *widget, const char *words, gboolean done, gboolean redo);

void along_take_back (GtkWidget *widget, AlongSession *session, AlongId edit, AlongId family, gboolean redo, AlongTakenBack told);

G_END_DECLS
