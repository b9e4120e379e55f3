/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/**
 * AlongFormWords: what is written in the newest finished form that has something in one place.
 *
 * @role: of the item: "own-words" or "strengths"
 * @words: (nullable): nothing is written there
 * @form: (transfer none) (nullable): the assessment
 */
typedef struct
{
  const char *role;
  char *words;
  AlongRecord *form;
} AlongFormWords;

void along_overview_read_forms (AlongFamily *family, AlongFamily *team, AlongFormWords *places, guint n);

G_END_DECLS
