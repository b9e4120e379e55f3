/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-erase-names.h"

G_BEGIN_DECLS

/** AlongWordPlace: where a word stands in a text: from @at to @end. */
typedef struct
{
  const char *text, *at, *end;
} AlongWordPlace;

AlongEraseNamed along_erase_judge           (const AlongWordPlace *place, const char *word, gboolean shared, gboolean is_word);
gboolean        along_erase_begins_sentence (const char *text, const char *at);

G_END_DECLS
