/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "along-date.h"
#include "along-id.h"
#include "along-instant.h"

G_BEGIN_DECLS

typedef enum
{
  ALONG_SUPPORT_VISIT,
  ALONG_SUPPORT_PHONE,
  ALONG_SUPPORT_VIDEO,
  ALONG_SUPPORT_GROUP,
  ALONG_SUPPORT_MESSAGE,
  ALONG_SUPPORT_N_MODES,
} AlongSupportMode;

typedef enum
{
  ALONG_SUPPORT_COMPLETED,
  ALONG_SUPPORT_NO_ACCESS,
  ALONG_SUPPORT_FAMILY_CANCELLED,
  ALONG_SUPPORT_SERVICE_CANCELLED,
  ALONG_SUPPORT_N_STATUSES,
} AlongSupportStatus;

typedef enum
{
  ALONG_SUPPORT_KEYWORKER,
  ALONG_SUPPORT_BUDDY,
  ALONG_SUPPORT_VOLUNTEER,
  ALONG_SUPPORT_OTHER,
  ALONG_SUPPORT_N_BY,
} AlongSupportBy;

/** Who took part, as flags. */
enum
{
  ALONG_SUPPORT_WITH_MOTHER = 1 << 0,
  ALONG_SUPPORT_WITH_FATHER = 1 << 1,
  ALONG_SUPPORT_WITH_WIDER = 1 << 2,
};

typedef enum
{
  ALONG_PHASE_ENGAGE,
  ALONG_PHASE_INTENSIVE,
  ALONG_PHASE_STEADY,
  ALONG_PHASE_TAPER,
  ALONG_PHASE_LIGHT_TOUCH,
  ALONG_PHASE_N_KINDS,
} AlongPhaseKind;

/**
 * AlongSupportContact: a contact, or an attempt at one.
 *
 * @minutes: 0 if it did not happen
 * @elements: minutes of enabling, educational, practical
 * @with: ALONG_SUPPORT_WITH_ flags
 */
typedef struct
{
  AlongId id;
  AlongInstant at;
  int minutes;
  AlongSupportMode mode;
  AlongSupportStatus status;
  AlongSupportBy by;
  gboolean substantive;
  int elements[3];
  guint with;
} AlongSupportContact;

/**
 * AlongSupportPhase: planned contacts a week between two days.
 *
 * @to: last day, or ALONG_DAY_NONE
 * @version: of the plan; where versions overlap, the highest one that has a phase on a day holds
 */
typedef struct
{
  int from, to;
  double low, high;
  int version;
  AlongPhaseKind kind;
} AlongSupportPhase;

/** AlongSupportPause: agreed days without contact, both included. */
typedef struct
{
  int from, to;
  char *reason;
} AlongSupportPause;

/**
 * AlongSupportWeek: a week from its Monday, as the formulas see it.
 *
 * @visits: completed, face to face with this family; @remote: by phone, video or substantive message;
 *   @groups: in a group; the sum is @count
 * @missed: @no_access and @family_cancelled; @service_cancelled: cancelled by the programme
 * @minutes: of completed contacts
 * @first, @last: the days inside the episode and up to today
 * @exposure: share of the week inside the episode and outside agreed pauses, 0 to 1
 * @low, @high: mean of the plan over the days of the episode; NAN without a plan
 * @complete: its Sunday is before today, or on or before the closing day
 */
typedef struct
{
  int from;
  int count, visits, remote, groups;
  int missed, no_access, family_cancelled, service_cancelled;
  int minutes;
  int first, last;
  double exposure;
  double low, high;
  gboolean complete;
} AlongSupportWeek;

/**
 * AlongSupport: what one episode's figures are made from, as plain values: days of the episode, its
 * contacts, plan, pauses and acknowledgements, the pregnancy it belongs to, and which day is today.
 * Reference counted, one thread at a time. Fill it first, then ask.
 */
typedef struct _AlongSupport AlongSupport;

AlongSupport *along_support_new             (int from, int to, int today);
AlongSupport *along_support_ref             (AlongSupport *self);
void          along_support_unref           (AlongSupport *self);

void          along_support_set_accepted    (AlongSupport *self, const AlongInstant *accepted);
void          along_support_set_pregnancy   (AlongSupport *self, int edd, int birth);
void          along_support_set_return      (AlongSupport *self, gboolean is_return);
void          along_support_add_contact     (AlongSupport *self, const AlongSupportContact *contact);
void          along_support_add_phase       (AlongSupport *self, const AlongSupportPhase *phase);
void          along_support_add_pause       (AlongSupport *self, int from, int to, const char *reason);
void          along_support_acknowledge     (AlongSupport *self, int day);

int           along_support_from            (AlongSupport *self);
int           along_support_to              (AlongSupport *self);
int           along_support_today           (AlongSupport *self);
int           along_support_edd             (AlongSupport *self);
int           along_support_birth           (AlongSupport *self);
gboolean      along_support_is_return       (AlongSupport *self);
gboolean      along_support_is_open         (AlongSupport *self);
int           along_support_reference_day   (AlongSupport *self);
const AlongInstant *along_support_accepted  (AlongSupport *self);

const AlongSupportContact *along_support_contacts (AlongSupport *self, guint *n);
const AlongSupportPhase   *along_support_plan     (AlongSupport *self, guint *n);
const AlongSupportPause   *along_support_pauses   (AlongSupport *self, guint *n);
const int                 *along_support_acknowledged (AlongSupport *self, guint *n);
const AlongSupportWeek    *along_support_weeks    (AlongSupport *self, guint *n);
guint                      along_support_n_complete (AlongSupport *self);
int                        along_support_find_week  (AlongSupport *self, int day);

gboolean along_support_counts          (const AlongSupportContact *contact);
gboolean along_support_paused          (AlongSupport *self, int day);
const AlongSupportPhase *along_support_phase_on (AlongSupport *self, int day);
double   along_support_planned_on      (AlongSupport *self, int day);
void     along_support_plan_between    (AlongSupport *self, int from, int to, double *low, double *high);
guint    along_support_find_contact    (AlongSupport *self, int day);
int      along_support_exposed_between (AlongSupport *self, int from, int to);
const AlongSupportContact *along_support_first_contact (AlongSupport *self);
const AlongSupportContact *along_support_last_contact  (AlongSupport *self, int until);

gboolean    along_phase_kind_from_id (const char *id, AlongPhaseKind *kind);
const char *along_phase_kind_to_id   (AlongPhaseKind kind);
const char *along_phase_kind_words   (AlongPhaseKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongSupport, along_support_unref)

G_END_DECLS
