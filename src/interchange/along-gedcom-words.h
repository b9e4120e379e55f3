/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that stand in TYPE where GEDCOM has no tag: the same in both directions and in any language of the program. */
#define ALONG_GEDCOM_TYPE_GENDER "Gender identity"
#define ALONG_GEDCOM_TYPE_ORIENTATION "Sexual orientation"
#define ALONG_GEDCOM_TYPE_SORT "Part of the family"
#define ALONG_GEDCOM_TYPE_COUNT "How many people"
#define ALONG_GEDCOM_TYPE_HEALTH "Health"
#define ALONG_GEDCOM_TYPE_SUPPORT "Social care"
#define ALONG_GEDCOM_TYPE_LEGAL "Legal status"
#define ALONG_GEDCOM_TYPE_LIVING "Where the child lives"

/* Below a kept line that the record says itself, so that it stands there for what is below it alone. */
#define ALONG_GEDCOM_FRAME "_ALN_FRAME"

const char *along_gedcom_type_of_outcome  (int outcome);
int         along_gedcom_outcome_of_type  (const char *type);
const char *along_gedcom_type_of_couple   (int kind);
int         along_gedcom_couple_of_type   (const char *type);
int         along_gedcom_gender_of_words  (const char *words);
const char *along_gedcom_words_of_gender  (int gender);
const char *along_gedcom_words_of_care    (int care);
int         along_gedcom_care_of_words    (const char *words);
const char *along_gedcom_words_of_nature  (int nature);

char       *along_gedcom_period_to_text   (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;
void        along_gedcom_period_of        (const char *text, char **from, char **to);

G_END_DECLS
