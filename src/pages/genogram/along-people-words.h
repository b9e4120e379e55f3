/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-layout.h"

G_BEGIN_DECLS

/**
 * AlongListed: one person of the list of people, or what joins some.
 *
 * @key: of the drawing's item, "person/…", "couple/…", "home/…", "bond/…", "care_link/…"
 * @name: what it is called, as the drawing's item is
 * @words: (nullable): what is said of it
 * @heading: (nullable): of what begins here
 */
typedef struct
{
  char *key, *name, *words, *heading;
} AlongListed;

GPtrArray *along_people_words (AlongLayout *layout, AlongFamily *family, int day) G_GNUC_WARN_UNUSED_RESULT;
char      *along_people_home  (AlongLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
