/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-measure-points.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"
#include "along-text.h"

#define WEEK 7
#define FIRST_WEEKS 3       /* "one of the first three visits" */
#define BEFORE_WEEKS 4      /* the weeks before the due date in which the review before birth belongs */
#define LAST_WEEKS 3
#define EARLY 14            /* so many days before its day it may be done */
#define LONGEST_WEEKS 520   /* ten years: more is no plan of this programme */
#define LONGEST_MONTHS 24

/* --- The points as they are written: "start; before birth; 2-3 weeks after birth; every 3 months; end" --- */

static const char *const number_words[] = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" };

/* "3", "three"; 0: no number */
static int
number_of (const char *word)
{
  guint64 number;

  if (along_text_to_number (word, LONGEST_WEEKS, &number) && number > 0)
    return (int) number;
  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (g_str_equal (word, number_words[i]))
      return (int) i + 1;
  return 0;
}

/* "12-14": both; "three": the same twice. */
static gboolean
read_span (const char *word, int *from, int *to)
{
  g_auto (GStrv) ends = g_strsplit (word, "-", 2);

  *from = ends[0] != NULL ? number_of (ends[0]) : 0;
  *to = ends[0] != NULL && ends[1] != NULL ? number_of (ends[1]) : *from;
  return *from > 0 && *to >= *from;
}

static void
add_point (GArray *points, AlongPointKind kind, int from, int to)
{
  AlongPoint point = { kind, from, to };

  for (guint i = 0; i < points->len; i++)
    {
      const AlongPoint *other = &g_array_index (points, AlongPoint, i);

      if (other->kind == kind && (kind != ALONG_POINT_AFTER_BIRTH || (other->from == from && other->to == to)))
        return;
    }
  g_array_append_val (points, point);
}

/* "two months" after the birth is said about the weeks around it. */
static void
add_months (GArray *points, int months)
{
  int weeks = (months * 13 + 1) / 3;

  add_point (points, ALONG_POINT_AFTER_BIRTH, weeks - 1, weeks + 1);
}

static gboolean
begins (const char *word, const char *with)
{
  return word != NULL && g_str_has_prefix (word, with);
}

/**
 * along_points_read: the points that words name: "start", "before birth", "2-3 weeks" (after the birth), "six months", "every 3 months",
 * "end", "return", in whatever sentence they stand. What names none is passed over.
 *
 * @repeat: (nullable)
 *
 * Returns: (transfer full) (element-type AlongPoint)
 */
GArray *
along_points_read (const char *repeat)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (AlongPoint));
  g_autofree char *lower = g_utf8_strdown (repeat != NULL ? repeat : "", -1);
  g_auto (GStrv) split = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_strdelimit (lower, ";,.()+", ' ');
  split = g_strsplit (lower, " ", -1);
  for (char **word = split; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (words, *word);
  g_ptr_array_add (words, NULL);
  for (guint i = 0; words->pdata[i] != NULL; i++)
    {
      const char *word = words->pdata[i], *next = words->pdata[i + 1];
      int from, to;

      if (g_str_equal (word, "start"))
        add_point (points, ALONG_POINT_START, 0, 0);
      else if (g_str_equal (word, "before") && begins (next, "birth"))
        add_point (points, ALONG_POINT_BEFORE_BIRTH, 0, 0);
      else if (g_str_equal (word, "end"))
        add_point (points, ALONG_POINT_END, 0, 0);
      else if (g_str_equal (word, "return"))
        add_point (points, ALONG_POINT_RETURN, 0, 0);
      else if (g_str_equal (word, "every") && next != NULL && read_span (next, &from, &to) && begins (words->pdata[i + 2], "month"))
        {
          if (to <= LONGEST_MONTHS)
            add_point (points, ALONG_POINT_EVERY, 0, to);
          i += 2;
        }
      else if (read_span (word, &from, &to) && begins (next, "week"))
        add_point (points, ALONG_POINT_AFTER_BIRTH, from == to ? from - 1 : from, from == to ? to + 1 : to);
      else if (read_span (word, &from, &to) && begins (next, "month") && to <= LONGEST_MONTHS)
        add_months (points, to);
    }
  return points;
}

/** along_points_write: the words that along_points_read() reads the same points from, not translated. */
char *
along_points_write (GArray *points)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const AlongPoint *point = &g_array_index (points, AlongPoint, i);

      if (i > 0)
        g_string_append (words, "; ");
      switch (point->kind)
        {
        case ALONG_POINT_START:
          g_string_append (words, "start");
          break;
        case ALONG_POINT_BEFORE_BIRTH:
          g_string_append (words, "before birth");
          break;
        case ALONG_POINT_AFTER_BIRTH:
          g_string_append_printf (words, "%d-%d weeks after birth", point->from, point->to);
          break;
        case ALONG_POINT_EVERY:
          g_string_append_printf (words, "every %d months", point->to);
          break;
        case ALONG_POINT_END:
          g_string_append (words, "end");
          break;
        case ALONG_POINT_RETURN:
          g_string_append (words, "return");
          break;
        }
    }
  return g_string_free (words, FALSE);
}

/** along_point_words: "2 to 3 weeks after birth". */
char *
along_point_words (const AlongPoint *point)
{
  switch (point->kind)
    {
    case ALONG_POINT_START:
      return g_strdup (C_ ("point of a plan", "Start"));
    case ALONG_POINT_BEFORE_BIRTH:
      return g_strdup (C_ ("point of a plan", "Review before birth"));
    case ALONG_POINT_AFTER_BIRTH:
      return g_strdup_printf (C_ ("point of a plan", "%d to %d weeks after birth"), point->from, point->to);
    case ALONG_POINT_EVERY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Every %d month", "Every %d months", (gulong) point->to), point->to);
    case ALONG_POINT_END:
      return g_strdup (C_ ("point of a plan", "End"));
    case ALONG_POINT_RETURN:
      return g_strdup (C_ ("point of a plan", "Return"));
    }
  g_assert_not_reached ();
}

/* --- How they stand --- */

static void
set_days (AlongDue *due, int from, int to)
{
  due->from = from;
  due->to = to;
}

/* The days of a point; none while it waits, or where it can not be any more: FALSE. */
static gboolean
find_days (AlongDue *due, const AlongDueDays *days)
{
  switch (due->point.kind)
    {
    case ALONG_POINT_START:
    case ALONG_POINT_RETURN:
      if (due->point.kind == ALONG_POINT_RETURN && !days->back)
        return FALSE;
      if (days->start != ALONG_DAY_NONE)
        set_days (due, days->start, days->start + FIRST_WEEKS * WEEK);
      return TRUE;
    case ALONG_POINT_BEFORE_BIRTH:
      /* support that began after the birth has no review before it */
      if (days->born != ALONG_DAY_NONE && days->start != ALONG_DAY_NONE && days->start > days->born)
        return FALSE;
      if (days->born != ALONG_DAY_NONE)
        set_days (due, days->born - BEFORE_WEEKS * WEEK, days->born);
      else if (days->edd != ALONG_DAY_NONE)
        set_days (due, days->edd - BEFORE_WEEKS * WEEK, days->edd);
      return TRUE;
    case ALONG_POINT_AFTER_BIRTH:
      if (days->born == ALONG_DAY_NONE)
        return TRUE;
      /* over before the support began */
      if (days->start != ALONG_DAY_NONE && days->born + due->point.to * WEEK < days->start)
        return FALSE;
      set_days (due, days->born + due->point.from * WEEK, days->born + due->point.to * WEEK);
      return TRUE;
    case ALONG_POINT_END:
      if (days->end != ALONG_DAY_NONE)
        set_days (due, days->end - LAST_WEEKS * WEEK, days->end);
      return TRUE;
    case ALONG_POINT_EVERY:
      return TRUE;
    }
  g_assert_not_reached ();
}

/* Those that wait last. */
static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const AlongDue *one = a, *other = b;

  if ((one->to == ALONG_DAY_NONE) != (other->to == ALONG_DAY_NONE))
    return one->to == ALONG_DAY_NONE ? 1 : -1;
  return one->to != other->to ? (one->to > other->to) - (one->to < other->to) : (one->from > other->from) - (one->from < other->from);
}

/* The first day on which it was filled in from @from on and before @before. */
static int
first_filled (const int *filled, guint n, int from, int before)
{
  int first = ALONG_DAY_NONE;

  for (guint i = 0; i < n; i++)
    if (filled[i] >= from && filled[i] < before && (first == ALONG_DAY_NONE || filled[i] < first))
      first = filled[i];
  return first;
}

static int
last_filled (const int *filled, guint n, int from)
{
  int last = ALONG_DAY_NONE;

  for (guint i = 0; i < n; i++)
    if (filled[i] >= from && (last == ALONG_DAY_NONE || filled[i] > last))
      last = filled[i];
  return last;
}

static AlongDueState
state_on (const AlongDue *due, int today)
{
  if (due->to == ALONG_DAY_NONE)
    return ALONG_DUE_WAITING;
  return today < due->from ? ALONG_DUE_COMING : today <= due->to ? ALONG_DUE_NOW : ALONG_DUE_OVERDUE;
}

/* What comes round again is counted from the last time; before the first one from the start, or the day agreed. It begins once the
 * points after the birth are over. */
static void
set_every (AlongDue *due, GArray *dues, const AlongDueDays *days, const int *filled, guint n, int today)
{
  int start = days->start != ALONG_DAY_NONE ? days->start : G_MININT, last = last_filled (filled, n, start);
  int base = last != ALONG_DAY_NONE ? last : days->start, to;

  for (guint i = 0; i < dues->len; i++)
    {
      const AlongDue *other = &g_array_index (dues, AlongDue, i);

      if (other->point.kind != ALONG_POINT_AFTER_BIRTH)
        continue;
      if (other->to == ALONG_DAY_NONE)
        return;
      if (other->state != ALONG_DUE_DONE && (base == ALONG_DAY_NONE || other->to > base))
        base = other->to;
    }
  if (base == ALONG_DAY_NONE)
    return;
  to = last == ALONG_DAY_NONE && days->first != ALONG_DAY_NONE ? MAX (days->first, base) : along_day_add_months (base, due->point.to);
  set_days (due, to - EARLY, to);
  due->state = state_on (due, today);
}

/* A point is done with a form filled in from its first day on and before the next point begins; the one before the birth, until then. */
static void
set_state (GArray *dues, guint at, const AlongDueDays *days, const int *filled, guint n, int today)
{
  AlongDue *due = &g_array_index (dues, AlongDue, at);
  int next = G_MAXINT, from = due->from;

  if (due->to == ALONG_DAY_NONE)
    return;
  for (guint i = 0; i < dues->len; i++)
    {
      const AlongDue *other = &g_array_index (dues, AlongDue, i);

      if (i != at && other->to != ALONG_DAY_NONE && other->point.kind != ALONG_POINT_EVERY && other->from > due->from && other->from < next)
        next = other->from;
    }
  if (due->point.kind == ALONG_POINT_BEFORE_BIRTH && days->born != ALONG_DAY_NONE)
    next = MIN (next, days->born + 1);
  due->done = first_filled (filled, n, from, next);
  due->state = due->done != ALONG_DAY_NONE ? ALONG_DUE_DONE : state_on (due, today);
  if (due->state == ALONG_DUE_OVERDUE && (next <= today || due->point.kind == ALONG_POINT_BEFORE_BIRTH) && next != G_MAXINT)
    due->state = ALONG_DUE_MISSED;
}

/**
 * along_points_due: how each point stands today, in the order of their days, those that wait for theirs at the end. What can not be
 * (a return where nobody came back) is left out. Nothing here keeps anybody from filling in a form whenever they like.
 *
 * @filled: (array length=n): the days on which it was filled in
 *
 * Returns: (transfer full) (element-type AlongDue)
 */
GArray *
along_points_due (GArray *points, const AlongDueDays *days, const int *filled, guint n, int today)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (AlongDue));

  for (guint i = 0; i < points->len; i++)
    {
      AlongDue due = { g_array_index (points, AlongPoint, i), ALONG_DUE_WAITING, ALONG_DAY_NONE, ALONG_DAY_NONE, ALONG_DAY_NONE };

      if (find_days (&due, days))
        g_array_append_val (dues, due);
    }
  for (guint i = 0; i < dues->len; i++)
    set_state (dues, i, days, filled, n, today);
  for (guint i = 0; i < dues->len; i++)
    {
      AlongDue *due = &g_array_index (dues, AlongDue, i);

      if (due->point.kind == ALONG_POINT_EVERY)
        set_every (due, dues, days, filled, n, today);
    }
  g_array_sort (dues, compare_dues);
  return dues;
}

/** along_due_next: (nullable): what is to be done next: the first that is overdue, here or coming; %NULL: nothing has a day. */
const AlongDue *
along_due_next (GArray *dues)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const AlongDue *due = &g_array_index (dues, AlongDue, i);

      if (due->state == ALONG_DUE_OVERDUE || due->state == ALONG_DUE_NOW || due->state == ALONG_DUE_COMING)
        return due;
    }
  return NULL;
}

/** along_due_words: "was due by 22 September 2026"; "due now, by 12 May 2026"; "done on 3 May 2026". */
char *
along_due_words (const AlongDue *due)
{
  g_autofree char *to = due->to != ALONG_DAY_NONE ? along_day_to_words (due->to) : NULL;
  g_autofree char *done = due->done != ALONG_DAY_NONE ? along_day_to_words (due->done) : NULL;
  g_autofree char *from = due->from != ALONG_DAY_NONE ? along_day_to_words (due->from) : NULL;

  switch (due->state)
    {
    case ALONG_DUE_DONE:
      return g_strdup_printf (_ ("done on %s"), done);
    case ALONG_DUE_NOW:
      return g_strdup_printf (_ ("due now, by %s"), to);
    case ALONG_DUE_OVERDUE:
      return g_strdup_printf (_ ("was due by %s"), to);
    case ALONG_DUE_MISSED:
      if (due->point.kind == ALONG_POINT_BEFORE_BIRTH)
        return g_strdup (_ ("not done in the four weeks before the birth"));
      return g_strdup_printf (_ ("not done by %s; a later one has come"), to);
    case ALONG_DUE_COMING:
      return g_strdup_printf (_ ("due from %s to %s"), from, to);
    case ALONG_DUE_WAITING:
      switch (due->point.kind)
        {
        case ALONG_POINT_AFTER_BIRTH:
        case ALONG_POINT_EVERY:
          return g_strdup (_ ("once baby is born"));
        case ALONG_POINT_BEFORE_BIRTH:
          return g_strdup (_ ("once there is a due date"));
        case ALONG_POINT_END:
          return g_strdup (_ ("once the end of support is agreed"));
        default:
          return g_strdup (_ ("once support has begun"));
        }
    }
  g_assert_not_reached ();
}
