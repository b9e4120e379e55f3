/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AlongSessionProgress: how much is done, 0 to 1. Called on the main thread, and not any more once what it is about has
 * ended or is cancelled. */
typedef void (*AlongSessionProgress) (double done, gpointer data);

G_END_DECLS
