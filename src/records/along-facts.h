/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* Plain questions to a family's record, asked by many pages. Records are borrowed; %NULL: there is none.
 * @day: as true on that day. @team: the AlongFamily of the team's own records. */

AlongRecord *along_facts_family_record  (AlongFamily *family);
const char  *along_facts_first_name     (AlongRecord *person);
AlongRecord *along_facts_open_episode   (AlongFamily *family, int day);
AlongRecord *along_facts_last_episode   (AlongFamily *family);
AlongRecord *along_facts_near_episode   (AlongFamily *family, int day);
AlongRecord *along_facts_worker         (AlongFamily *family, AlongFamily *team, int role, int day);
AlongRecord *along_facts_phase          (AlongFamily *family, AlongRecord *episode, int day);
AlongRecord *along_facts_latest_plan    (AlongFamily *family, AlongRecord *episode);
GPtrArray   *along_facts_pregnancies    (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord *along_facts_pregnancy      (AlongFamily *family, int day);
AlongRecord *along_facts_pregnancy_among (AlongFamily *family, GPtrArray *all, int day);
AlongRecord *along_facts_edd            (AlongFamily *family, AlongRecord *pregnancy);
int          along_facts_best_edd       (AlongFamily *family, AlongRecord *pregnancy);
int          along_facts_born           (AlongRecord *pregnancy);
AlongRecord *along_facts_baby           (AlongFamily *family, AlongRecord *pregnancy);
int          along_facts_child_born     (AlongFamily *family, AlongRecord *child);
GPtrArray   *along_facts_living_babies  (AlongFamily *family, AlongRecord *pregnancy) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_facts_nobody_lives   (AlongFamily *family, AlongRecord *pregnancy);
GPtrArray   *along_facts_children       (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_facts_is_loss        (AlongRecord *pregnancy);
gboolean     along_facts_died_newborn   (AlongRecord *person);
AlongRecord *along_facts_last_contact   (AlongFamily *family, int day);
AlongRecord *along_facts_next_contact   (AlongFamily *family, gint64 now_ms);
guint        along_facts_times_met      (AlongFamily *family, AlongId worker);
char        *along_facts_parents_words  (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *along_facts_parents        (AlongFamily *family);
AlongRecord *along_facts_social_worker  (AlongFamily *family, int day);

int          along_facts_step_said      (AlongFamily *family, AlongRecord *step);
GPtrArray   *along_facts_next_steps     (AlongFamily *family, int today, gboolean overdue) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
