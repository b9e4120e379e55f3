/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-summary.h"
#include "along-support.h"

G_BEGIN_DECLS

/**
 * AlongFamilyLine: what stands under a family's name: "31+0 weeks · Intensive". In place of the phase a
 * family with a gap (F8) gets "11 days", one below plan (F9) "below plan".
 *
 * @baby: (nullable): "31+0 weeks", "Isla, 37 weeks"; none after a loss
 * @shorter: (nullable): the same without ages, then with the first name only, then without the day that is due: "Theo, Ava and Leo",
 *   "Theo and 2 more", "Theo +2"; ends with %NULL
 * @phase: (nullable): "Intensive", "Back with us · Steady", "Closed"
 * @notice: (nullable): stands in place of @phase, in ochre
 * @notice_said: (nullable): the same in a sentence, for the ear and a tooltip: "11 days without contact"
 */
typedef struct
{
  char *baby;
  char **shorter;
  char *phase;
  char *notice;
  char *notice_said;
} AlongFamilyLine;

void          along_family_line_make    (AlongSummary *summary, AlongSupport *support, int today, AlongFamilyLine *line);
void          along_family_line_clear   (AlongFamilyLine *line);
char         *along_family_line_words   (const AlongFamilyLine *line) G_GNUC_WARN_UNUSED_RESULT;
char         *along_family_line_fit     (const AlongFamilyLine *line, glong chars) G_GNUC_WARN_UNUSED_RESULT;
char         *along_family_line_speech  (AlongSummary *summary, AlongSupport *support, int today) G_GNUC_WARN_UNUSED_RESULT;

char *along_family_line_initials (const AlongSummary *summary) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlongFamilyLine, along_family_line_clear)

G_END_DECLS
