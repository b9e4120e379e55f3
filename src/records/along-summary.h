/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-id.h"
#include "along-instant.h"

G_BEGIN_DECLS

/** AlongSummaryPhase: a phase of the plan in force, @from to @to (ALONG_DAY_NONE: open), contacts a week. */
typedef struct
{
  int from, to;
  int phase; /* ALONG_PHASE_NAME_… */
  double low, high;
  int version;
} AlongSummaryPhase;

/** AlongSummaryContact: when, how and whether a contact of the latest episode happened. */
typedef struct
{
  gint64 ms; /* 0: only the day is known */
  int day;
  int minutes;
  int mode;   /* ALONG_MODE_… */
  int status; /* ALONG_CONTACT_STATUS_… */
  int by;     /* ALONG_BY_… */
  gboolean substantive;
} AlongSummaryContact;

typedef struct
{
  int from, to;
} AlongSummaryPause;

/** AlongSummaryChild: a child that the support is about and who lives. @name: (nullable): the first name */
typedef struct
{
  char *name;
  int born;
} AlongSummaryChild;

/**
 * AlongSummary: what the list of families shows of one family, kept by the store beside each commit. A
 * plain value: nobody changes it once the store has made it.
 *
 * @edd, @born: of the pregnancy the support is about; ALONG_DAY_NONE if not known or not born
 * @babies: how many of that pregnancy; @baby: the name of the first, or %NULL
 * @children: of AlongSummaryChild, the eldest first
 * @loss: that pregnancy ended without a living baby
 * @episode_from, @episode_to: of the latest episode; @is_return: it is a return; @accepted: its acceptance
 * @phases: of its plans, all versions; @contacts: all of it, in order; @pauses; @acknowledged: days (int)
 */
#define ALONG_TYPE_SUMMARY (along_summary_get_type ())
G_DECLARE_FINAL_TYPE (AlongSummary, along_summary, ALONG, SUMMARY, GObject)

struct _AlongSummary
{
  GObject parent_instance;

  AlongId family;
  char *name;
  char *reference;
  char *parents;
  char *safe_contact;
  AlongId keyworker;
  AlongId buddy;
  char *keyworker_name;
  char *buddy_name;
  gboolean open;
  gboolean is_return;
  gboolean loss;
  int edd;
  int born;
  int babies;
  char *baby;
  GArray *children;
  int episode_from;
  int episode_to;
  AlongInstant accepted;
  gboolean has_accepted;
  AlongInstant last_contact;
  gboolean has_last_contact;
  AlongInstant next_contact;
  gboolean has_next_contact;
  GArray *phases;
  GArray *contacts;
  GArray *pauses;
  GArray *acknowledged;
};

AlongSummary *along_summary_new (void) G_GNUC_WARN_UNUSED_RESULT;
char         *along_summary_propose_reference (GPtrArray *summaries, int today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
