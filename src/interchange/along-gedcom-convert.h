/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-tags.h"

G_BEGIN_DECLS

/* A value in the words of the other version: @value, and what goes into a PHRASE line below it (%NULL: no
 * such line). @drop_phrase: the PHRASE line that was there is now in @value. */
typedef struct
{
  char *value;
  char *phrase;
  gboolean drop_phrase;
} AlongGedcomConverted;

void along_gedcom_converted_clear (AlongGedcomConverted *converted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlongGedcomConverted, along_gedcom_converted_clear)

/* @value: raw text of the line; @phrase: (nullable): of the PHRASE line below it */
AlongGedcomConverted along_gedcom_date_to_7    (const char *value);
AlongGedcomConverted along_gedcom_date_to_551  (const char *value, const char *phrase);
AlongGedcomConverted along_gedcom_age_to_7     (const char *value);
AlongGedcomConverted along_gedcom_age_to_551   (const char *value, const char *phrase);
AlongGedcomConverted along_gedcom_role_to_7    (const char *value, const char *phrase);
AlongGedcomConverted along_gedcom_role_to_551  (const char *value, const char *phrase);
AlongGedcomConverted along_gedcom_choice_to_7   (const char *value, const char *const *choices, const char *phrase);
AlongGedcomConverted along_gedcom_choice_to_551 (const char *value, const char *const *choices, const char *phrase);

extern const char *const along_gedcom_pedigree_choices[];
extern const char *const along_gedcom_name_choices[];

G_END_DECLS
