/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of an ecomap. */
#include "along-ecomap-private.h"

#include <math.h>
#include <string.h>

#include "along-layout.h"

/* At the usual text size, px. */
#define HALF 54.0        /* of a system: two lines of a name and two of a role stand in it */
#define SQUARE_HALF 46.0 /* a square of about the same size */
#define GAP 10.0         /* between systems */
#define CLEAR 7.0        /* between a system and a line that passes it */
#define LEAST_LINE 46.0  /* from the household to the nearest system */
#define RING_STEP 46.0   /* from ring to ring, at least */
#define STEP 6.0
#define LEVELS 3
#define ROOM (ALONG_SYMBOL + 16) /* of a symbol with its second outline */
#define CELL_WIDTH 84.0
#define CELL_NAME 26.0
#define PAD 18.0
#define MARGIN 24.0

/* Everybody has a direction of their own, so that no two lines lie on one another: @turn, from the top, clockwise. */
typedef struct
{
  AlongEcomapSystem *system;
  double key; /* 0 to 1: where round the ring it would like to be */
  double turn;
} Slot;

static double
scale_of (AlongFonts *fonts)
{
  return fonts != NULL ? MAX (along_fonts_base (fonts) / 14.667, 0.5) : 1;
}

/* The circle that a system takes for itself: of a square the one round its corners. */
static double
reach (const AlongEcomapSystem *system)
{
  return system->person != NULL && system->person->gender == ALONG_GRAPH_MALE ? system->half * G_SQRT2 : system->half;
}

/* Rows of who is at home, in the smallest circle. */
static void
size_household (AlongEcomap *self, double scale)
{
  int n = MAX ((int) self->members->len, 1);
  double best = 0;

  self->cell_width = CELL_WIDTH * scale;
  self->cell_height = ROOM + CELL_NAME * scale;
  self->home_height = along_ecomap_home_label (self) != NULL ? CELL_NAME * scale : 0;
  for (int columns = 1; columns <= n; columns++)
    {
      int rows = (n + columns - 1) / columns;
      double radius = hypot (columns * self->cell_width, rows * self->cell_height + self->home_height) / 2;

      if (best <= 0 || radius < best)
        {
          best = radius;
          self->columns = columns;
        }
    }
  self->radius = best + PAD / 2;
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *one = a, *other = b;

  if (fabs (one->key - other->key) > 1e-9)
    return one->key < other->key ? -1 : 1;
  if (one->system->ring != other->system->ring)
    return (int) one->system->ring - (int) other->system->ring;
  return strcmp (one->system->key, other->system->key);
}

/* Reading order on a ring: family first, then who has been there longest. */
static int
compare_systems (gconstpointer a, gconstpointer b)
{
  const AlongEcomapSystem *one = *(AlongEcomapSystem *const *) a, *other = *(AlongEcomapSystem *const *) b;

  if (one->ring != other->ring)
    return (int) one->ring - (int) other->ring;
  if ((one->person != NULL) != (other->person != NULL))
    return one->person != NULL ? -1 : 1;
  if (one->ended != other->ended)
    return one->ended ? 1 : -1;
  if (one->since != other->since)
    return one->since < other->since ? -1 : 1;
  return strcmp (one->key, other->key);
}

static void
place (AlongEcomap *self, AlongEcomapSystem *system, double turn, double distance)
{
  double angle = turn * 2 * G_PI - G_PI / 2;

  system->x = cos (angle) * distance * self->stretch;
  system->y = sin (angle) * distance;
}

/* How far @x, @y is from the line between the middle and the way of @slot, beyond the household's edge. */
static double
off_way (AlongEcomap *self, const Slot *slot, double x, double y)
{
  double angle = slot->turn * 2 * G_PI - G_PI / 2, dx = cos (angle) * self->stretch, dy = sin (angle), length = hypot (dx, dy);
  double along = (x * dx + y * dy) / length;

  return along < 0 ? HUGE_VAL : fabs (x * dy - y * dx) / length;
}

/* Whether @system, where it stands now, is clear of the household, of those before it, and of everybody's way. */
static gboolean
is_clear (AlongEcomap *self, const GArray *slots, const AlongEcomapSystem *system, const GPtrArray *placed, double scale)
{
  if (hypot (system->x, system->y) < self->radius + LEAST_LINE * scale + reach (system))
    return FALSE;
  for (guint i = 0; i < placed->len; i++)
    {
      const AlongEcomapSystem *other = g_ptr_array_index (placed, i);

      if (hypot (system->x - other->x, system->y - other->y) < reach (system) + reach (other) + GAP)
        return FALSE;
    }
  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      /* the lines of who is farther out go past; those nearer end before */
      if (slot->system != system && slot->system->ring >= system->ring &&
          off_way (self, slot, system->x, system->y) < reach (system) + CLEAR)
        return FALSE;
    }
  return TRUE;
}

/* Places one ring at @distance, on so many levels of it in turn. Returns: whether all are clear. */
static gboolean
try_ring (AlongEcomap *self, const GArray *slots, AlongEcomapRing ring, GPtrArray *placed, double distance, int levels, double scale)
{
  guint before = placed->len, nth = 0;
  gboolean clear = TRUE;

  for (guint i = 0; i < slots->len && clear; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      if (slot->system->ring != ring)
        continue;
      place (self, slot->system, slot->turn, distance + (nth++ % levels) * (2 * HALF * scale + GAP));
      clear = is_clear (self, slots, slot->system, placed, scale);
      g_ptr_array_add (placed, slot->system);
    }
  if (!clear)
    g_ptr_array_set_size (placed, (int) before);
  return clear;
}

/* How far out a ring must stand at least, from @distance on, to be clear on so many levels. */
static double
clear_distance (AlongEcomap *self, const GArray *slots, AlongEcomapRing ring, GPtrArray *placed, double distance, int levels, double scale)
{
  guint before = placed->len;

  while (!try_ring (self, slots, ring, placed, distance, levels, scale))
    distance += STEP * scale;
  g_ptr_array_set_size (placed, (int) before);
  return distance;
}

/* Places one ring on as many levels as take it the least way out. Returns: how far its first level is. */
static double
place_ring (AlongEcomap *self, const GArray *slots, AlongEcomapRing ring, GPtrArray *placed, double from, double scale)
{
  double best = 0, least = HUGE_VAL;
  int best_levels = 1;

  for (int levels = 1; levels <= LEVELS; levels++)
    {
      double distance = clear_distance (self, slots, ring, placed, from, levels, scale);
      double out = distance + (levels - 1) * (2 * HALF * scale + GAP);

      if (out < least)
        {
          least = out;
          best = distance;
          best_levels = levels;
        }
    }
  try_ring (self, slots, ring, placed, best, best_levels, scale);
  return best;
}

/* Everybody on all rings at even distances round, each ring's own as evenly among them as may be. */
static GArray *
make_slots (AlongEcomap *self)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  guint count[ALONG_ECOMAP_RINGS] = { 0 }, nth[ALONG_ECOMAP_RINGS] = { 0 };

  for (guint i = 0; i < self->systems->len; i++)
    count[((AlongEcomapSystem *) g_ptr_array_index (self->systems, i))->ring]++;
  for (guint i = 0; i < self->systems->len; i++)
    {
      AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);
      Slot slot = { system, (nth[system->ring]++ + 0.5) / count[system->ring], 0 };

      g_array_append_val (slots, slot);
    }
  g_array_sort (slots, compare_slots);
  /* half a step from the top: of four, each has a corner, where a wide window has room */
  for (guint i = 0; i < slots->len; i++)
    g_array_index (slots, Slot, i).turn = (i + 0.5) / slots->len;
  return slots;
}

/* From the middle to the drawing's own corner. */
static void
settle (AlongEcomap *self, double scale)
{
  double x1, y1, x2 = self->radius, y2 = self->radius;

  for (int ring = 0; ring < ALONG_ECOMAP_RINGS; ring++)
    {
      x2 = MAX (x2, self->rings[ring] * self->stretch);
      y2 = MAX (y2, self->rings[ring]);
    }
  x1 = -x2;
  y1 = -y2;
  for (guint i = 0; i < self->systems->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      x1 = MIN (x1, system->x - system->half);
      x2 = MAX (x2, system->x + system->half);
      y1 = MIN (y1, system->y - system->half);
      y2 = MAX (y2, system->y + system->half);
    }
  self->x = MARGIN - x1;
  self->y = MARGIN - y1;
  self->width = x2 - x1 + 2 * MARGIN;
  self->height = y2 - y1 + 2 * MARGIN;
  for (guint i = 0; i < self->systems->len; i++)
    {
      AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      system->x += self->x;
      system->y += self->y;
    }
}

/**
 * along_ecomap_lay_out: finds the places: the household in the middle, everybody in a direction of their own, the three
 * rings as near as they can be without anybody touching anybody or standing in the way of anybody's line. A ring that
 * is full stands on two or three levels. Each ring only grows until it is clear, and far enough out it always is.
 *
 * @fonts: (nullable): for the reader's text size
 * @stretch: how much wider than high the rings may be: 1 for a narrow page
 */
void
along_ecomap_lay_out (AlongEcomap *self, AlongFonts *fonts, double stretch)
{
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();
  double scale = scale_of (fonts), distance;

  self->stretch = CLAMP (stretch, 1, 2);
  size_household (self, scale);
  g_ptr_array_sort (self->systems, compare_systems);
  for (guint i = 0; i < self->systems->len; i++)
    {
      AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      system->half = (system->person != NULL && system->person->gender == ALONG_GRAPH_MALE ? SQUARE_HALF : HALF) * scale;
    }
  slots = make_slots (self);
  distance = self->radius * 0.8;
  for (AlongEcomapRing ring = ALONG_ECOMAP_INNER; ring < ALONG_ECOMAP_RINGS; ring++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < slots->len && !any; i++)
        any = g_array_index (slots, Slot, i).system->ring == ring;
      self->rings[ring] = 0;
      if (!any)
        continue;
      self->rings[ring] = place_ring (self, slots, ring, placed, distance, scale);
      distance = self->rings[ring] + RING_STEP * scale;
    }
  settle (self, scale);
}

/* --- From one to the next by keys --- */

static double
turn_of (AlongEcomap *self, const AlongEcomapSystem *system)
{
  double turn = atan2 ((system->x - self->x) / self->stretch, -(system->y - self->y)) / (2 * G_PI);

  return turn < 0 ? turn + 1 : turn;
}

static const AlongEcomapSystem *
round_ring (AlongEcomap *self, const AlongEcomapSystem *from, int step)
{
  const AlongEcomapSystem *best = NULL;
  double least = 2, here = turn_of (self, from);

  for (guint i = 0; i < self->systems->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);
      double ahead = (turn_of (self, system) - here) * step;

      if (system == from)
        continue;
      ahead = ahead <= 0 ? ahead + 1 : ahead;
      if (ahead < least)
        {
          least = ahead;
          best = system;
        }
    }
  return best;
}

/* The nearest on the next ring that has anybody. */
static const AlongEcomapSystem *
across_rings (AlongEcomap *self, const AlongEcomapSystem *from, int step)
{
  const AlongEcomapSystem *best = NULL;
  double least = 0;

  for (int ring = (int) from->ring + step; ring >= 0 && ring < ALONG_ECOMAP_RINGS && best == NULL; ring += step)
    for (guint i = 0; i < self->systems->len; i++)
      {
        const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);
        double far = hypot (system->x - from->x, system->y - from->y);

        if ((int) system->ring == ring && (best == NULL || far < least))
          {
            least = far;
            best = system;
          }
      }
  return best;
}

/**
 * along_ecomap_step: from the item with @key (of a system, or the household's) to another: Left and Right go round,
 * against the clock and with it; inward ends at the household, outward from there at the first on the nearest ring.
 *
 * @key: (nullable): from nowhere
 * Returns: (transfer none) (nullable): a key; %NULL: there is nobody that way
 */
const char *
along_ecomap_step (AlongEcomap *self, const char *key, AlongEcomapStep step)
{
  const AlongEcomapSystem *from = key != NULL ? along_ecomap_find (self, key) : NULL, *to = NULL;
  guint n = self->systems->len, index;

  if (step == ALONG_ECOMAP_HOME || (from == NULL && g_strcmp0 (key, ALONG_ECOMAP_HOUSEHOLD) != 0))
    return ALONG_ECOMAP_HOUSEHOLD;
  if (n == 0)
    return NULL;
  if (step == ALONG_ECOMAP_LAST)
    to = g_ptr_array_index (self->systems, n - 1);
  else if (from == NULL)
    to = step == ALONG_ECOMAP_PREVIOUS || step == ALONG_ECOMAP_INWARD ? NULL : g_ptr_array_index (self->systems, 0);
  else if (step == ALONG_ECOMAP_LEFT || step == ALONG_ECOMAP_RIGHT)
    to = round_ring (self, from, step == ALONG_ECOMAP_LEFT ? -1 : 1);
  else if (step == ALONG_ECOMAP_INWARD || step == ALONG_ECOMAP_OUTWARD)
    {
      to = across_rings (self, from, step == ALONG_ECOMAP_INWARD ? -1 : 1);
      if (to == NULL && step == ALONG_ECOMAP_INWARD)
        return ALONG_ECOMAP_HOUSEHOLD;
    }
  else if (g_ptr_array_find (self->systems, from, &index))
    {
      if (step == ALONG_ECOMAP_PREVIOUS && index == 0)
        return ALONG_ECOMAP_HOUSEHOLD;
      if (step == ALONG_ECOMAP_PREVIOUS)
        to = g_ptr_array_index (self->systems, index - 1);
      else if (index + 1 < n)
        to = g_ptr_array_index (self->systems, index + 1);
    }
  return to != NULL ? to->key : NULL;
}
