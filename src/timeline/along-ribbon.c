/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Time shown before an episode begins, for what led to it, and after today, for the plan. */
#define BEFORE_DAYS 28
#define AFTER_DAYS (8 * 7)

static const int zoom_days[] = {
  [ALONG_RIBBON_6_WEEKS] = 6 * 7,
  [ALONG_RIBBON_13_WEEKS] = 13 * 7,
  [ALONG_RIBBON_40_WEEKS] = 40 * 7,
};

static void
clear_bar (gpointer data)
{
  AlongRibbonBar *bar = data;

  g_free (bar->style);
  g_free (bar->words);
  g_free (bar->brief);
  g_free (bar->key);
}

static void
clear_mark (gpointer data)
{
  AlongRibbonMark *mark = data;

  g_free (mark->kind);
  g_free (mark->words);
  g_free (mark->key);
}

static void
clear_baby (gpointer data)
{
  AlongRibbonBaby *baby = data;

  g_free (baby->name);
  g_free (baby->edd_source);
}

static void
free_lane (gpointer data)
{
  AlongRibbonLane *lane = data;

  g_free (lane->name);
  g_free (lane->note);
  g_array_unref (lane->bars);
  g_array_unref (lane->notches);
  g_array_unref (lane->marks);
  g_free (lane);
}

/** along_ribbon_new: a ribbon without episodes. */
AlongRibbon *
along_ribbon_new (int today)
{
  AlongRibbon *self = g_new0 (AlongRibbon, 1);

  self->ref_count = 1;
  self->today = today;
  self->referral = ALONG_DAY_NONE;
  self->crowding = 5;
  self->episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) along_support_unref);
  self->babies = g_array_new (FALSE, TRUE, sizeof (AlongRibbonBaby));
  g_array_set_clear_func (self->babies, clear_baby);
  self->losses = g_array_new (FALSE, TRUE, sizeof (AlongRibbonLoss));
  self->lanes = g_ptr_array_new_with_free_func (free_lane);
  self->professionals = g_array_new (FALSE, TRUE, sizeof (AlongProfessionalContact));
  return self;
}

AlongRibbon *
along_ribbon_ref (AlongRibbon *self)
{
  self->ref_count++;
  return self;
}

void
along_ribbon_unref (AlongRibbon *self)
{
  if (--self->ref_count > 0)
    return;
  g_ptr_array_unref (self->episodes);
  g_array_unref (self->babies);
  g_array_unref (self->losses);
  g_ptr_array_unref (self->lanes);
  g_array_unref (self->professionals);
  g_free (self);
}

/** along_ribbon_add_episode: the next episode, in order of time; @support is kept. */
void
along_ribbon_add_episode (AlongRibbon *self, AlongSupport *support)
{
  g_ptr_array_add (self->episodes, along_support_ref (support));
}

/**
 * along_ribbon_add_baby: a baby that the rulers count by; several, as after a return, in order of time.
 *
 * @name: (nullable)
 * @edd, @birth: ALONG_DAY_NONE if not known
 * @edd_source: (nullable): in a word, as "scan"
 */
void
along_ribbon_add_baby (AlongRibbon *self, const char *name, int edd, const char *edd_source, int birth)
{
  AlongRibbonBaby baby = { g_strdup (name), g_strdup (edd_source), edd, birth };

  g_array_append_val (self->babies, baby);
}

/**
 * along_ribbon_add_loss: a pregnancy or baby that was lost. Nothing is counted by it: no ruler, no due line;
 * its month stays, with a leaf.
 */
void
along_ribbon_add_loss (AlongRibbon *self, int day, int edd)
{
  AlongRibbonLoss loss = { day, edd };

  g_array_append_val (self->losses, loss);
}

/** along_ribbon_add_lane: Returns: its number, for what is put on it */
guint
along_ribbon_add_lane (AlongRibbon *self, AlongRibbonBand band, const char *name)
{
  AlongRibbonLane *lane = g_new0 (AlongRibbonLane, 1);

  lane->band = band;
  lane->name = g_strdup (name);
  lane->bars = g_array_new (FALSE, TRUE, sizeof (AlongRibbonBar));
  g_array_set_clear_func (lane->bars, clear_bar);
  lane->notches = g_array_new (FALSE, TRUE, sizeof (AlongRibbonBar));
  g_array_set_clear_func (lane->notches, clear_bar);
  lane->marks = g_array_new (FALSE, TRUE, sizeof (AlongRibbonMark));
  g_array_set_clear_func (lane->marks, clear_mark);
  g_ptr_array_add (self->lanes, lane);
  return self->lanes->len - 1;
}

static AlongRibbonLane *
lane_at (AlongRibbon *self, guint lane)
{
  return g_ptr_array_index (self->lanes, lane);
}

/**
 * along_ribbon_add_bar: something that held from @from to @to (ALONG_DAY_NONE: until now).
 *
 * @style: as "stage-child-protection"
 * @words: as "Child protection plan"
 * @brief: (nullable): where these do not fit
 */
void
along_ribbon_add_bar (AlongRibbon *self, guint lane, int from, int to, const char *style, const char *words,
                      const char *brief, const char *key)
{
  AlongRibbonBar bar = { from, to, g_strdup (style), g_strdup (words), g_strdup (brief), g_strdup (key) };

  g_array_append_val (lane_at (self, lane)->bars, bar);
}

/** along_ribbon_add_notch: days that the keyworker was away; a dot stands where the buddy covered. */
void
along_ribbon_add_notch (AlongRibbon *self, guint lane, int from, int to, const char *words)
{
  AlongRibbonBar bar = { from, to, NULL, g_strdup (words), NULL, NULL };

  g_array_append_val (lane_at (self, lane)->notches, bar);
}

/** along_ribbon_add_mark: an event (@kind as in the record) or own words on a day. */
void
along_ribbon_add_mark (AlongRibbon *self, guint lane, int day, const char *kind, const char *words, const char *key)
{
  AlongRibbonMark mark = { day, 0, g_strdup (kind), g_strdup (words), g_strdup (key) };

  g_array_append_val (lane_at (self, lane)->marks, mark);
}

/** along_ribbon_set_scale: a score's published range. @note: as "1 to 5, up is better" */
void
along_ribbon_set_scale (AlongRibbon *self, guint lane, double low, double high, const char *note)
{
  AlongRibbonLane *one = lane_at (self, lane);

  one->low = low;
  one->high = high;
  g_free (one->note);
  one->note = g_strdup (note);
}

void
along_ribbon_add_point (AlongRibbon *self, guint lane, int day, double value, const char *words, const char *key)
{
  AlongRibbonMark mark = { day, value, NULL, g_strdup (words), g_strdup (key) };

  g_array_append_val (lane_at (self, lane)->marks, mark);
}

void
along_ribbon_add_professional (AlongRibbon *self, const AlongProfessionalContact *contact)
{
  g_array_append_val (self->professionals, *contact);
}

/** along_ribbon_set_crowding: more professionals than this is a lot (F17); 5 unless set. */
void
along_ribbon_set_crowding (AlongRibbon *self, int people)
{
  self->crowding = people;
}

void
along_ribbon_set_referral (AlongRibbon *self, int day)
{
  self->referral = day;
}

int
along_ribbon_today (AlongRibbon *self)
{
  return self->today;
}

/** along_ribbon_set_known: its today is a day that is past: all is as known then. */
void
along_ribbon_set_known (AlongRibbon *self)
{
  self->known = TRUE;
}

/** along_ribbon_today_words: "Today", or the day that everything is known as of: "20 April 2026". */
char *
along_ribbon_today_words (AlongRibbon *self)
{
  return self->known ? along_day_to_words (self->today) : g_strdup (C_ ("timeline", "Today"));
}

guint
along_ribbon_n_episodes (AlongRibbon *self)
{
  return self->episodes->len;
}

AlongSupport *
along_ribbon_episode (AlongRibbon *self, guint index)
{
  return g_ptr_array_index (self->episodes, index);
}

/** along_ribbon_episode_on: Returns: (nullable) (transfer none): the last episode begun by the week of @day */
AlongSupport *
along_ribbon_episode_on (AlongRibbon *self, int day)
{
  AlongSupport *found = NULL;

  for (guint i = 0; i < self->episodes->len; i++)
    {
      AlongSupport *one = along_ribbon_episode (self, i);
      if (found == NULL || along_day_week_start (along_support_from (one)) <= day)
        found = one;
    }
  return found;
}

/** along_ribbon_baby_on: Returns: (nullable): the baby that days are counted by: the next due, or the last born */
const AlongRibbonBaby *
along_ribbon_baby_on (AlongRibbon *self, int day)
{
  const AlongRibbonBaby *found = NULL;

  for (guint i = 0; i < self->babies->len; i++)
    {
      const AlongRibbonBaby *baby = &g_array_index (self->babies, AlongRibbonBaby, i);
      int start = baby->edd != ALONG_DAY_NONE ? baby->edd - 280 : baby->birth;
      if (start != ALONG_DAY_NONE && start <= day)
        found = baby;
    }
  return found;
}

/** along_ribbon_anchor: the day weeks are counted from; ALONG_DAY_NONE by calendar, or where it is not known. */
int
along_ribbon_anchor (AlongRibbon *self, AlongRibbonAlign align)
{
  AlongSupport *last = self->episodes->len > 0 ? along_ribbon_episode (self, self->episodes->len - 1) : NULL;
  const AlongRibbonBaby *baby = along_ribbon_baby_on (self, self->today);

  switch (align)
    {
    case ALONG_RIBBON_BY_EDD:
      return baby != NULL ? baby->edd : ALONG_DAY_NONE;
    case ALONG_RIBBON_BY_BIRTH:
      return baby != NULL ? baby->birth : ALONG_DAY_NONE;
    case ALONG_RIBBON_BY_REFERRAL:
      return self->referral;
    case ALONG_RIBBON_BY_ACCEPTED:
      if (last == NULL)
        return ALONG_DAY_NONE;
      return along_support_accepted (last) != NULL ? along_support_accepted (last)->day : along_support_from (last);
    case ALONG_RIBBON_BY_CLOSURE:
      return last != NULL ? along_support_to (last) : ALONG_DAY_NONE;
    default:
      return ALONG_DAY_NONE;
    }
}

/* The earliest thing worth seeing before @from: an event or a birth within four weeks. */
static int
led_to (AlongRibbon *self, int from)
{
  int first = from;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      AlongRibbonLane *lane = lane_at (self, i);
      for (guint k = 0; lane->band == ALONG_RIBBON_EVENTS && k < lane->marks->len; k++)
        {
          int day = g_array_index (lane->marks, AlongRibbonMark, k).day;
          if (day >= from - BEFORE_DAYS && day < first)
            first = day;
        }
    }
  for (guint i = 0; i < self->babies->len; i++)
    {
      int birth = g_array_index (self->babies, AlongRibbonBaby, i).birth;
      if (birth != ALONG_DAY_NONE && birth >= from - BEFORE_DAYS && birth < first)
        first = birth;
    }
  return along_day_week_start (first);
}

/* The last day worth seeing of an episode: its end, or some of its plan. */
static int
leads_to (AlongRibbon *self, AlongSupport *support)
{
  guint n;
  const AlongSupportPhase *plan = along_support_plan (support, &n);
  int to = along_support_to (support), from = along_support_from (support);

  if (to != ALONG_DAY_NONE)
    return along_day_week_start (to) + 6;
  int last = MAX (self->today, from) + 6;
  if (n > 0 && plan[n - 1].to > last)
    last = MIN (plan[n - 1].to, MAX (self->today, from) + MAX (AFTER_DAYS, (self->today - from) / 4));
  return along_day_week_start (last) + 6;
}

/** along_ribbon_view_is_whole: whether a scene of @view lays out all of time: one of several side by side. */
gboolean
along_ribbon_view_is_whole (const AlongRibbonView *view)
{
  return view->plot_only || view->names_only || view->key_only;
}

/**
 * along_ribbon_window: the days that a scene of @view spans. At a fixed zoom the window is that long; at
 * "episode" and "all" it is what there is to see. @days includes closed time that the scene may fold.
 */
void
along_ribbon_window (AlongRibbon *self, const AlongRibbonView *view, int *first, int *days)
{
  int start = along_day_week_start (self->today) - 5 * 7, end = along_day_week_start (self->today) + 6;

  if (self->episodes->len > 0)
    {
      AlongSupport *newest = along_ribbon_episode (self, self->episodes->len - 1), *oldest = along_ribbon_episode (self, 0);
      AlongSupport *focused = view->focus != ALONG_DAY_NONE ? along_ribbon_episode_on (self, view->focus) : newest;

      if (view->zoom == ALONG_RIBBON_EPISODE && !along_ribbon_view_is_whole (view))
        {
          start = led_to (self, along_support_from (focused));
          end = leads_to (self, focused);
        }
      else
        {
          start = led_to (self, along_support_from (oldest));
          end = leads_to (self, newest);
        }
      /* Where it scrolls, today is not the very edge. */
      if (along_ribbon_view_is_whole (view) && along_support_to (newest) == ALONG_DAY_NONE)
        end = MAX (end, along_day_week_start (self->today) + 4 * 7 - 1);
    }
  if (!along_ribbon_view_is_whole (view) && view->zoom < ALONG_RIBBON_EPISODE)
    {
      int length = zoom_days[view->zoom];
      int focus = view->focus != ALONG_DAY_NONE ? view->focus : CLAMP (self->today, start, end);
      int from = view->first;

      if (from == ALONG_DAY_NONE)
        {
          from = along_day_week_start (focus - length * 4 / 5);
          from = MAX (start, MIN (from, end + 1 - length));
        }
      start = along_day_week_start (from);
      end = start + length - 1;
    }
  *first = start;
  *days = end - start + 1;
}
