/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-contact-entry.h"

G_BEGIN_DECLS

/**
 * AlongContactChip: what one chip under the line shows.
 *
 * @part: whose popover it opens; ALONG_ENTRY_N_PARTS: a word that could not be read
 * @id: which of several: person, professional, worker, module, or element (number in the last byte)
 * @style: block style of the theme; @icon: (nullable)
 * @said: something was said or chosen: it can be taken away, and is spoken
 */
typedef struct
{
  AlongEntryPart part;
  AlongId id;
  const char *style;
  const char *icon;
  char *words;
  gboolean said;
} AlongContactChip;

GPtrArray  *along_contact_chips      (AlongContactEntry *entry, AlongFamily *family, AlongFamily *team, AlongRecord *me,
                                      gboolean with_family, gint64 now_ms) G_GNUC_WARN_UNUSED_RESULT;
char       *along_contact_chips_speech (GPtrArray *chips) G_GNUC_WARN_UNUSED_RESULT;

const char *along_contact_what_words (int mode, int place);
char       *along_contact_professional_words (AlongRecord *professional) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
