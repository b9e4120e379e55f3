/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What Family details asks, as it is typed; and the one edit that it becomes. */

typedef enum
{
  ALONG_FACT_NAME,
  ALONG_FACT_REFERENCE,
  ALONG_FACT_AREA,
  ALONG_FACT_SAFE_CONTACT,
  ALONG_FACT_REFERRED,
  ALONG_FACT_REFERRED_BY,
  ALONG_FACT_ACCEPTED,
  ALONG_FACT_SOCIAL_WORKER,
  ALONG_FACT_N_TEXTS,

  ALONG_FACT_ACCEPTED_TIME = ALONG_FACT_N_TEXTS,
  ALONG_FACT_KEYWORKER_NAME, /* of a colleague who is not in the team's list yet */
  ALONG_FACT_BUDDY_NAME,
  ALONG_FACT_N_ENTRIES,

  ALONG_FACT_KEYWORKER = ALONG_FACT_N_ENTRIES,
  ALONG_FACT_BUDDY,
  ALONG_FACT_N_FIELDS,
} AlongFact;

/**
 * AlongFamilyFacts: the fields.
 *
 * @texts: as typed, or %NULL; the days as EDTF
 * @minutes: the time of acceptance since midnight, or -1: only the day is known
 * @buddy: or ALONG_ID_NONE
 */
typedef struct
{
  char *texts[ALONG_FACT_N_TEXTS];
  int minutes;
  AlongId keyworker;
  AlongId buddy;
} AlongFamilyFacts;

void       along_family_facts_read  (AlongFamilyFacts *self, AlongFamily *family, int today);
void       along_family_facts_clear (AlongFamilyFacts *self);
AlongEdit *along_family_facts_make_edit (const AlongFamilyFacts *self, AlongFamily *family, int preset, int today,
                                         GPtrArray *refused) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlongFamilyFacts, along_family_facts_clear)

G_END_DECLS
