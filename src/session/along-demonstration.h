/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-key.h"

G_BEGIN_DECLS

/* The store of made-up families: its own folder, a key that is no secret, a day that never changes. */

#define ALONG_DEMONSTRATION_NOW "2026-06-30T17:30"

AlongKey *along_demonstration_key (void) G_GNUC_WARN_UNUSED_RESULT;
char     *along_demonstration_dir (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
