/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-form.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongFilling: what somebody is filling in: which form, with whom, for what day. Refs its records.
 *
 * @child: (nullable); @pregnancy: (nullable)
 * @amends: (nullable): the signed assessment that is put right; @reason: (nullable): why, as far as it is written
 * @too_young: (nullable): why the form is used for a child younger than it is for
 * @blind: by a second rater, to whom nothing of earlier ratings is shown until it is finished
 * @typed: (nullable): an array of what was typed and is no answer: {"linkId", "n", "text"}
 */
typedef struct
{
  AlongRecord *questionnaire;
  AlongRecord *parent;
  AlongRecord *child;
  AlongRecord *pregnancy;
  AlongRecord *amends;
  char *reason;
  char *too_young;
  int day;
  gboolean blind;
  JsonNode *typed;
} AlongFilling;

AlongFilling *along_filling_new        (AlongRecord *questionnaire, AlongRecord *parent, AlongRecord *child,
                                        AlongRecord *pregnancy, int day) G_GNUC_WARN_UNUSED_RESULT;
AlongFilling *along_filling_amend      (AlongFamily *family, AlongFamily *team, AlongRecord *assessment) G_GNUC_WARN_UNUSED_RESULT;
AlongFilling *along_filling_from_draft (AlongFamily *family, AlongFamily *team, const AlongDraft *draft, guint *section,
                                        JsonNode **response) G_GNUC_WARN_UNUSED_RESULT;
JsonNode     *along_filling_known      (const AlongFilling *filling, AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
void          along_filling_free       (AlongFilling *filling);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongFilling, along_filling_free)
const AlongDraft *along_filling_find_draft (const AlongFilling *filling, AlongSession *session, AlongFamily *family);
gboolean      along_filling_is_blind_to (AlongSession *session, AlongFamily *family, const char *url, AlongRecord *parent,
                                         AlongRecord *child);
char         *along_filling_draft_key  (const AlongFilling *filling, AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
char         *along_filling_to_draft   (const AlongFilling *filling, guint section, AlongForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
