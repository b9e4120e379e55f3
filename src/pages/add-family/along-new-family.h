/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What Add family asks, as it is typed; and the one edit that it becomes. */

typedef enum
{
  ALONG_NEW_PARENT_NAME,
  ALONG_NEW_PARENT_BORN,
  ALONG_NEW_OTHER_NAME,
  ALONG_NEW_OTHER_BORN,
  ALONG_NEW_DUE,
  ALONG_NEW_BABY_BORN,
  ALONG_NEW_BABY_NAME,
  ALONG_NEW_FAMILY_NAME,
  ALONG_NEW_REFERENCE,
  ALONG_NEW_AREA,
  ALONG_NEW_SAFE_CONTACT,
  ALONG_NEW_REFERRED,
  ALONG_NEW_REFERRED_BY,
  ALONG_NEW_ACCEPTED,
  ALONG_NEW_ACCEPTED_TIME,
  ALONG_NEW_KEYWORKER_NAME, /* of a colleague who is not in the team's list yet */
  ALONG_NEW_BUDDY_NAME,
  ALONG_NEW_SOCIAL_WORKER,
  ALONG_NEW_N_TEXTS,

  ALONG_NEW_PARENT_GENDER = ALONG_NEW_N_TEXTS,
  ALONG_NEW_OTHER_GENDER,
  ALONG_NEW_COUPLE,
  ALONG_NEW_BABY,
  ALONG_NEW_HOW_MANY,
  ALONG_NEW_DUE_SOURCE,
  ALONG_NEW_DUE_CONFIDENCE,
  ALONG_NEW_KEYWORKER,
  ALONG_NEW_BUDDY,
  ALONG_NEW_LOW,
  ALONG_NEW_HIGH,
  ALONG_NEW_N_FIELDS,
} AlongNewField;

typedef enum
{
  ALONG_NEW_BABY_EXPECTED,
  ALONG_NEW_BABY_HERE,
  ALONG_NEW_BABY_NOT_KNOWN, /* expected, the due date is not known */
} AlongNewBaby;

/**
 * AlongNewFamily: the fields.
 *
 * @texts: (element-type utf8): as typed, or %NULL
 * @genders: of the two parents, ALONG_GENDER_…
 * @couple: what the two are to each other: 0: not said, else ALONG_COUPLE_KIND_… and one
 * @babies: how many are expected or born; 0 is 1
 * @buddy: or ALONG_ID_NONE
 * @low, @high: contacts a week in the first phase
 */
typedef struct
{
  char *texts[ALONG_NEW_N_TEXTS];
  int genders[2];
  int couple;
  AlongNewBaby baby;
  int babies;
  int due_source;
  int due_confidence;
  AlongId keyworker;
  AlongId buddy;
  double low, high;
} AlongNewFamily;

void       along_new_family_clear        (AlongNewFamily *self);
char      *along_new_family_propose_name (const char *parent, const char *other) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_new_family_make_edit    (AlongNewFamily *self, int preset, int today, GPtrArray *refused)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlongNewFamily, along_new_family_clear)

G_END_DECLS
