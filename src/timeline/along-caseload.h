/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-support.h"

G_BEGIN_DECLS

/**
 * AlongCaseloadRules: F15, from the programme's profile. Hours for each contact, liaison hours a week for
 * each family, share of a buddy, share of the week that is not for families, and the two lines.
 */
typedef struct
{
  double visit, travel, recording, liaison;
  double buddy_share;
  double fixed;
  double amber, ceiling;
} AlongCaseloadRules;

/** AlongCaseloadFamily: one family in a worker's week; @planned is the middle of the plan. */
typedef struct
{
  double planned;
  gboolean buddy;
  AlongPhaseKind phase;
  gboolean proceedings;
  gboolean interpreter_or_learning;
} AlongCaseloadFamily;

typedef struct
{
  double hours;
  double available;
  double load;
  gboolean amber, over;
  double points;
} AlongCaseload;

/** AlongContinuity: F16: shares of contacts by keyworker, by keyworker or buddy, and changes for 10 contacts. */
typedef struct
{
  int contacts;
  double keyworker, keyworker_or_buddy;
  double changes_per_ten;
} AlongContinuity;

/** AlongProfessionalContact: somebody outside the programme saw the family; @who tells people apart. */
typedef struct
{
  int day;
  guint who;
  gboolean home;
} AlongProfessionalContact;

typedef struct
{
  int people;
  double home_visits;
} AlongCrowding;

extern const AlongCaseloadRules along_caseload_rules;

double along_caseload_hours  (const AlongCaseloadRules *rules, const AlongCaseloadFamily *family);
double along_caseload_points (const AlongCaseloadFamily *family);
void   along_caseload_work_out (const AlongCaseloadRules *rules, const AlongCaseloadFamily *families, guint n,
                                double weekly_hours, AlongCaseload *caseload);
void   along_support_continuity (AlongSupport *self, int keyworker_changes, AlongContinuity *continuity);
gboolean along_buddy_ready   (AlongSupport *self, int day);
void   along_crowding_on     (const AlongProfessionalContact *contacts, guint n, int day, AlongCrowding *crowding);
int    along_crowding_peak   (const AlongProfessionalContact *contacts, guint n, int *day);
int    along_taper_ticks     (AlongSupport *self, gboolean steps_agreed, gboolean ending_session,
                              gboolean come_back_given);
gboolean along_support_slowing (AlongSupport *self);

G_END_DECLS
