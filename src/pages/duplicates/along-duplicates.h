/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongDuplicates: who may be here twice: pairs with the reasons, to compare, or to say that they are not the same.
 * Has "win.toast" (sb) itself, so that Undo is there where the two were put together.
 */
#define ALONG_TYPE_DUPLICATES (along_duplicates_get_type ())
G_DECLARE_FINAL_TYPE (AlongDuplicates, along_duplicates, ALONG, DUPLICATES, AdwWindow)

GtkWindow *along_duplicates_new (GtkWindow *parent, AlongSession *session);

G_END_DECLS
