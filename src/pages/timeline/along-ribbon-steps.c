/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-steps.h"

#include <math.h>

#define FAR_BINS 4

/* Rows of items that stand among the bars have a rank of their own; a lane's is where it is. */
#define RANK_LANES 10

static gboolean
is_week (const AlongSceneItem *item)
{
  return g_str_has_prefix (item->key, "week/");
}

static int
rank_of (const AlongSceneItem *item)
{
  static const struct
  {
    const char *prefix;
    int rank;
  } ranks[] = {
    { "phase/", 0 }, { "suggestion/", 0 }, { "birth/", 1 }, { "edd/", 1 }, { "today/", 1 }, { "loss/", 1 },
    { "fold/", 1 },  { "flag/", 2 },       { "week/", 3 },  { "gap/", 4 }, { "pause/", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_has_prefix (item->key, ranks[i].prefix))
      return ranks[i].rank;
  return RANK_LANES + (int) floor (item->area.y + item->area.height / 2);
}

static double
middle (const AlongSceneItem *item)
{
  return item->area.x + item->area.width / 2;
}

/** along_steps_day_of_key: the day that a key names; ALONG_DAY_NONE: it names none. */
int
along_steps_day_of_key (const char *key)
{
  static const char *const dated[] = { "week/", "gap/", "pause/", "flag/", "phase/", "suggestion/", "birth/", "edd/" };

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (dated); i++)
    if (g_str_has_prefix (key, dated[i]))
      {
        g_autofree char *day = g_strndup (key + strlen (dated[i]), 10);
        return along_date_first_day (day);
      }
  return ALONG_DAY_NONE;
}

/**
 * along_steps_week_at: the week or longer bin that @day lies in, or the nearest one.
 *
 * Returns: (nullable): no week is drawn
 */
char *
along_steps_week_at (AlongScene *scene, int day)
{
  const char *found = NULL;

  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);

      if (item->name != NULL && is_week (item) && (found == NULL || along_steps_day_of_key (item->key) <= day))
        found = item->key;
    }
  return g_strdup (found);
}

/** along_steps_first_week: where time begins. Returns: (nullable) */
char *
along_steps_first_week (AlongScene *scene)
{
  return along_steps_week_at (scene, G_MININT + 1);
}

/** along_steps_day_at_x: the first day of the week or bin drawn at or nearest to @x. */
int
along_steps_day_at_x (AlongScene *scene, double x)
{
  double least = G_MAXDOUBLE;
  int day = ALONG_DAY_NONE;

  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);

      if (is_week (item) && fabs (middle (item) - x) < least)
        {
          least = fabs (middle (item) - x);
          day = along_steps_day_of_key (item->key);
        }
    }
  return day;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AlongSceneItem *one = *(const AlongSceneItem *const *) a, *other = *(const AlongSceneItem *const *) b;

  return (one->area.x > other->area.x) - (one->area.x < other->area.x);
}

static GPtrArray *
row_of (AlongScene *scene, int rank)
{
  GPtrArray *row = g_ptr_array_new ();

  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);

      if (item->name != NULL && rank_of (item) == rank)
        g_ptr_array_add (row, (gpointer) item);
    }
  g_ptr_array_sort (row, compare_places);
  return row;
}

/* How far @x is from an item: 0 inside it. */
static double
away (const AlongSceneItem *item, double x)
{
  return MAX (0, MAX (item->area.x - x, x - item->area.x - item->area.width));
}

static const AlongSceneItem *
nearest_in (GPtrArray *row, double x)
{
  const AlongSceneItem *best = NULL;

  for (guint i = 0; i < row->len; i++)
    {
      const AlongSceneItem *item = g_ptr_array_index (row, i);
      if (best == NULL || away (item, x) < away (best, x)
          || (away (item, x) == away (best, x) && fabs (middle (item) - x) < fabs (middle (best) - x)))
        best = item;
    }
  return best;
}

static char *
along_row (AlongScene *scene, const AlongSceneItem *from, int by)
{
  g_autoptr (GPtrArray) row = row_of (scene, rank_of (from));
  guint at = 0;

  if (!g_ptr_array_find (row, from, &at))
    return NULL;
  int to = CLAMP ((int) at + by, 0, (int) row->len - 1);
  return to != (int) at ? g_strdup (((const AlongSceneItem *) g_ptr_array_index (row, to))->key) : NULL;
}

/* The next row up or down that has something within @reach; the weeks always count. */
static char *
across (AlongScene *scene, const AlongSceneItem *from, gboolean down, double cursor, double reach)
{
  int rank = rank_of (from);

  for (;;)
    {
      int next = -1;

      for (guint i = 0; i < along_scene_get_n_items (scene); i++)
        {
          const AlongSceneItem *item = along_scene_peek_item (scene, i);
          int one = rank_of (item);

          if (item->name != NULL && (down ? one > rank : one < rank) && (next < 0 || (down ? one < next : one > next)))
            next = one;
        }
      if (next < 0)
        return NULL;
      g_autoptr (GPtrArray) row = row_of (scene, next);
      const AlongSceneItem *item = nearest_in (row, cursor);
      if (is_week (item) || away (item, cursor) <= reach)
        return g_strdup (item->key);
      rank = next;
    }
}

/**
 * along_steps_go: the item one step from @key.
 *
 * @reach: how far aside in px something above or below may be
 *
 * Returns: (transfer full) (nullable): there is none that way
 */
char *
along_steps_go (AlongScene *scene, const char *key, AlongStep step, double cursor, double reach)
{
  int index = along_scene_find_item (scene, key);
  const AlongSceneItem *from = index >= 0 ? along_scene_peek_item (scene, (guint) index) : NULL;

  if (from == NULL)
    return along_steps_first_week (scene);
  switch (step)
    {
    case ALONG_STEP_LEFT:
      return along_row (scene, from, -1);
    case ALONG_STEP_RIGHT:
      return along_row (scene, from, 1);
    case ALONG_STEP_FAR_LEFT:
      return along_row (scene, from, -FAR_BINS);
    case ALONG_STEP_FAR_RIGHT:
      return along_row (scene, from, FAR_BINS);
    case ALONG_STEP_UP:
    case ALONG_STEP_DOWN:
      return across (scene, from, step == ALONG_STEP_DOWN, cursor, reach);
    }
  return NULL;
}

/**
 * along_steps_next_note: the next flag or gap after @day, or the one before it.
 *
 * Returns: (transfer full) (nullable)
 */
char *
along_steps_next_note (AlongScene *scene, int day, gboolean back)
{
  const char *found = NULL;
  int best = 0;

  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);
      int on;

      if (item->name == NULL || !(g_str_has_prefix (item->key, "flag/") || g_str_has_prefix (item->key, "gap/")))
        continue;
      on = along_steps_day_of_key (item->key);
      if (back ? on < day && (found == NULL || on > best) : on > day && (found == NULL || on < best))
        {
          found = item->key;
          best = on;
        }
    }
  return g_strdup (found);
}
