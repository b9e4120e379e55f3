/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a measure is to be used: points around the birth and the support, and how each stands. Pure days; no records. */

typedef enum
{
  ALONG_POINT_START,        /* within the first three weeks of support */
  ALONG_POINT_BEFORE_BIRTH, /* in the last four weeks before the baby is due */
  ALONG_POINT_AFTER_BIRTH,  /* from @from to @to weeks after the birth */
  ALONG_POINT_EVERY,        /* every @to months */
  ALONG_POINT_END,          /* in the last three weeks of support */
  ALONG_POINT_RETURN,       /* within the first three weeks of support that was taken up again */
} AlongPointKind;

typedef struct
{
  AlongPointKind kind;
  int from, to;
} AlongPoint;

typedef enum
{
  ALONG_DUE_DONE,
  ALONG_DUE_NOW,     /* its days are here */
  ALONG_DUE_OVERDUE, /* they are over, and no later point has begun */
  ALONG_DUE_MISSED,  /* a later one has */
  ALONG_DUE_COMING,
  ALONG_DUE_WAITING, /* for a birth, a due date or an end: it has no days yet */
} AlongDueState;

/**
 * AlongDue: how a point stands. @from, @to: its days, ALONG_DAY_NONE while it waits; @done: the day on which it was done, or
 * ALONG_DAY_NONE.
 */
typedef struct
{
  AlongPoint point;
  AlongDueState state;
  int from, to, done;
} AlongDue;

/** AlongDueDays: what the points are counted from; each ALONG_DAY_NONE where it is not so, or not known. */
typedef struct
{
  int start;     /* of this support */
  gboolean back; /* it is support taken up again */
  int edd, born, end;
  int first;     /* the day agreed for the first time */
} AlongDueDays;

GArray         *along_points_read       (const char *repeat) G_GNUC_WARN_UNUSED_RESULT;
char           *along_points_write      (GArray *points) G_GNUC_WARN_UNUSED_RESULT;
char           *along_point_words       (const AlongPoint *point) G_GNUC_WARN_UNUSED_RESULT;
GArray         *along_points_due        (GArray *points, const AlongDueDays *days, const int *filled, guint n, int today) G_GNUC_WARN_UNUSED_RESULT;
const AlongDue *along_due_next          (GArray *dues);
char           *along_due_words         (const AlongDue *due) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
