/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step I: an outline round the people who live together that leaves everybody else out. A plain box where
 * nobody else stands in it; else, on a grid, the members' own boxes, joined by corridors round the others. */
#include <math.h>
#include <string.h>

#include "along-layout-work.h"

#define CELL 6.0
#define MEMBER_PAD 10.0
#define OTHER_PAD 6.0
#define CORE_PAD 3.0
#define MAX_CELLS 400000
#define TAG_SHIFT 12.0
/* Thinner than this many cells, a bay or a tongue of an outline is smoothed away. */
#define SMOOTH 2

enum
{
  FREE,
  INSIDE,
  BLOCKED,
};

/* How a box is marked, in place of the member whose middle it is. */
enum
{
  IF_FREE = -1,
  FORCED = -2,
};

typedef struct
{
  AlongLayout *layout;
  AlongLayoutHome *home;
  guint8 *is_member; /* person */
  int *owner;        /* cell: member whose middle it is, or -1 */
  guint8 *cells;
  guint8 *corridors; /* cells of the ways between members */
  int *from;         /* cell before on the way, by the search */
  int *queue;
  int columns, rows;
  double x, y, cell;
} Grid;

static AlongRect
box_of (AlongLayout *layout, int person, double pad)
{
  const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, person);
  /* the same height for everybody in a row, so that the edge runs straight */
  double outer = MAX (along_symbol_outer (layout->graph, at->person), ALONG_SYMBOL / 2 + ALONG_INDEX_GAP) +
                 (at->person->bracket ? 9 : 0);
  double x1 = at->x - outer, x2 = at->x + outer, y1 = at->y - outer, y2 = at->y + outer;

  if (at->label.width > 0)
    {
      x1 = MIN (x1, at->label.x);
      x2 = MAX (x2, at->label.x + at->label.width);
      y2 = MAX (y2, at->label.y + at->label.height);
    }
  return (AlongRect){ x1 - pad, y1 - pad, x2 - x1 + 2 * pad, y2 - y1 + 2 * pad };
}

static gboolean
overlap (const AlongRect *a, const AlongRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
meets_others (AlongLayout *layout, const guint8 *is_member, const AlongRect *box, double pad)
{
  for (guint i = 0; i < layout->people->len; i++)
    if (!is_member[i])
      {
        AlongRect other = box_of (layout, i, pad);

        if (overlap (box, &other))
          return TRUE;
      }
  return FALSE;
}

static void
add_outline (AlongLayoutHome *home, AlongPolyline outline)
{
  home->outlines = g_renew (AlongPolyline, home->outlines, home->n_outlines + 1);
  home->outlines[home->n_outlines++] = outline;
}

static void
add_box (AlongLayoutHome *home, const AlongRect *box)
{
  AlongPolyline outline = { NULL, 0 };

  along_polyline_add (&outline, box->x, box->y);
  along_polyline_add (&outline, box->x + box->width, box->y);
  along_polyline_add (&outline, box->x + box->width, box->y + box->height);
  along_polyline_add (&outline, box->x, box->y + box->height);
  add_outline (home, outline);
}

static gboolean
overlaps_tags (AlongLayout *layout, const AlongRect *box)
{
  for (guint h = 0; h < layout->homes->len; h++)
    if (overlap (box, &g_array_index (layout->homes, AlongLayoutHome, h).tag))
      return TRUE;
  return FALSE;
}

static int
count_met (const AlongPolyline *path, const AlongRect *box)
{
  int met = 0;

  for (int i = 0; i + 1 < path->n; i++)
    met += along_rect_is_met (box, 2, path->points[i], path->points[i + 1]);
  return met;
}

/* How many lines of the family's structure go through a place. */
static int
lines_through (AlongLayout *layout, const AlongRect *box)
{
  int met = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    met += count_met (&g_array_index (layout->lines, AlongLayoutLine, i).path, box);
  for (guint i = 0; i < layout->secondaries->len; i++)
    met += count_met (&g_array_index (layout->secondaries, AlongLayoutSecondary, i).path, box);
  for (guint i = 0; i < layout->couples->len; i++)
    met += count_met (&g_array_index (layout->couples, AlongLayoutCouple, i).path, box);
  return met;
}

/* What the outline takes in for a name under a row: as broad as the box of the nearest member there, if nobody else is in
 * the way, so that the edge runs straight down. */
static AlongRect
room_for_tag (AlongLayout *layout, const AlongLayoutHome *home, const guint8 *is_member, int row, const AlongRect *tag)
{
  double middle = tag->x + tag->width / 2;
  AlongRect room = { tag->x - TAG_PAD, tag->y - TAG_GAP, tag->width + 2 * TAG_PAD, tag->height + TAG_GAP + TAG_PAD }, wide;
  int nearest = -1;

  for (int m = 0; m < home->n_members; m++)
    {
      const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, home->members[m]);

      if (at->row == row &&
          (nearest < 0 || fabs (at->x - middle) < fabs (g_array_index (layout->people, AlongLayoutPerson, nearest).x - middle)))
        nearest = home->members[m];
    }
  wide = box_of (layout, nearest, MEMBER_PAD);
  wide = along_rect_join (room, (AlongRect){ wide.x, room.y, wide.width, room.height });
  return meets_others (layout, is_member, &wide, OTHER_PAD) || overlaps_tags (layout, &wide) ? room : wide;
}

/* Looks along one row, under its labels, for a place for the name that is nearest to the middle of the members there. */
static gboolean
try_row (AlongLayout *layout, AlongLayoutHome *home, const guint8 *is_member, int row, AlongRect *room)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE, width, height;
  double least = G_MAXDOUBLE;
  AlongRect all = box_of (layout, home->members[0], MEMBER_PAD);

  for (int m = 1; m < home->n_members; m++)
    all = along_rect_join (all, box_of (layout, home->members[m], MEMBER_PAD));
  for (guint i = 0; i < layout->people->len; i++)
    {
      const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, i);

      if (at->row != row)
        continue;
      bottom = MAX (bottom, MAX (at->label.y + at->label.height, at->y + at->half));
      if (!is_member[i])
        continue;
      low = MIN (low, at->x);
      high = MAX (high, at->x);
    }
  along_labels_get_home (layout->labels, home->home, &width, &height);
  for (double off = 0; off <= (high - low) / 2 + width / 2 && least > 0; off += TAG_SHIFT)
    for (int side = -1; side <= 1; side += 2)
      {
        AlongRect tag = { (low + high) / 2 + side * off - width / 2, bottom + TAG_GAP, width, height }, box;
        double cost;

        box = room_for_tag (layout, home, is_member, row, &tag);
        if (meets_others (layout, is_member, &box, OTHER_PAD) || overlaps_tags (layout, &box))
          continue;
        /* rather inside the others' edges than beyond them */
        cost = lines_through (layout, &tag) + (MAX (all.x - box.x, 0) + MAX (box.x + box.width - all.x - all.width, 0)) / 20;
        if (cost < least)
          {
            least = cost;
            home->tag = tag;
            *room = box;
          }
      }
  return least < G_MAXDOUBLE;
}

/* The name stands inside the lower edge, under the lowest members if it can; else under others. */
static gboolean
place_tag (AlongLayout *layout, AlongLayoutHome *home, const guint8 *is_member, AlongRect *room)
{
  double width, height;

  along_labels_get_home (layout->labels, home->home, &width, &height);
  if (width <= 0)
    return FALSE;
  for (int row = layout->n_rows - 1; row >= 0; row--)
    for (int m = 0; m < home->n_members; m++)
      if (g_array_index (layout->people, AlongLayoutPerson, home->members[m]).row == row)
        {
          if (try_row (layout, home, is_member, row, room))
            return TRUE;
          break;
        }
  return FALSE;
}

/* One box round all, with their address, if nobody else stands in it. */
static gboolean
try_box (AlongLayout *layout, AlongLayoutHome *home, const guint8 *is_member, const AlongRect *tag_room)
{
  AlongRect box = box_of (layout, home->members[0], MEMBER_PAD);

  for (int m = 1; m < home->n_members; m++)
    box = along_rect_join (box, box_of (layout, home->members[m], MEMBER_PAD));
  if (tag_room != NULL)
    box = along_rect_join (box, *tag_room);
  if (meets_others (layout, is_member, &box, OTHER_PAD))
    return FALSE;
  add_box (home, &box);
  return TRUE;
}

static void
mark (Grid *self, const AlongRect *box, guint8 value, int owner)
{
  int c1 = MAX ((int) floor ((box->x - self->x) / self->cell), 0);
  int c2 = MIN ((int) ceil ((box->x + box->width - self->x) / self->cell), self->columns);
  int r1 = MAX ((int) floor ((box->y - self->y) / self->cell), 0);
  int r2 = MIN ((int) ceil ((box->y + box->height - self->y) / self->cell), self->rows);

  for (int r = r1; r < r2; r++)
    for (int c = c1; c < c2; c++)
      {
        int cell = r * self->columns + c;

        if (owner == IF_FREE && self->cells[cell] != FREE)
          continue;
        self->cells[cell] = value;
        if (owner >= 0)
          self->owner[cell] = owner;
      }
}

static void
paint_grid (Grid *self)
{
  memset (self->cells, FREE, self->columns * self->rows);
  for (int i = 0; i < self->columns * self->rows; i++)
    self->owner[i] = -1;
  for (guint i = 0; i < self->layout->people->len; i++)
    if (!self->is_member[i])
      {
        AlongRect box = box_of (self->layout, i, OTHER_PAD);

        mark (self, &box, BLOCKED, FORCED);
      }
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = box_of (self->layout, self->home->members[m], MEMBER_PAD);

      mark (self, &box, INSIDE, IF_FREE);
      box = box_of (self->layout, self->home->members[m], CORE_PAD);
      mark (self, &box, INSIDE, FORCED);
    }
  for (int m = 0; m < self->home->n_members; m++)
    {
      const AlongLayoutPerson *at = &g_array_index (self->layout->people, AlongLayoutPerson, self->home->members[m]);
      AlongRect middle = { at->x - CORE_PAD, at->y - CORE_PAD, 2 * CORE_PAD, 2 * CORE_PAD };

      mark (self, &middle, INSIDE, m);
    }
}

/* From the members joined so far to the nearest other, round what is blocked. */
static int
reach_next (Grid *self, const guint8 *joined, guint8 *seen)
{
  int head = 0, tail = 0, n = self->columns * self->rows;

  memset (seen, 0, n);
  for (int i = 0; i < n; i++)
    if (self->owner[i] >= 0 && joined[self->owner[i]])
      {
        seen[i] = 1;
        self->from[i] = -1;
        self->queue[tail++] = i;
      }
  while (head < tail)
    {
      static const int dc[] = { -1, 1, 0, 0 }, dr[] = { 0, 0, -1, 1 };
      int cell = self->queue[head++], c = cell % self->columns, r = cell / self->columns;

      if (self->owner[cell] >= 0 && !joined[self->owner[cell]])
        {
          int owner = self->owner[cell];

          for (int at = cell; at >= 0; at = self->from[at])
            for (int y = MAX (at / self->columns - 2, 0); y <= MIN (at / self->columns + 2, self->rows - 1); y++)
              for (int x = MAX (at % self->columns - 2, 0); x <= MIN (at % self->columns + 2, self->columns - 1); x++)
                if (self->cells[y * self->columns + x] != BLOCKED)
                  {
                    self->cells[y * self->columns + x] = INSIDE;
                    self->corridors[y * self->columns + x] = 1;
                  }
          return owner;
        }
      for (int d = 0; d < 4; d++)
        {
          int x = c + dc[d], y = r + dr[d], next = y * self->columns + x;

          if (x < 0 || y < 0 || x >= self->columns || y >= self->rows || seen[next] || self->cells[next] == BLOCKED)
            continue;
          seen[next] = 1;
          self->from[next] = cell;
          self->queue[tail++] = next;
        }
    }
  return -1;
}

/* Fills free bays between cells inside, along rows or columns. */
static gboolean
fill_bays (Grid *self, gboolean along_rows)
{
  int lines = along_rows ? self->rows : self->columns, length = along_rows ? self->columns : self->rows;
  gboolean changed = FALSE;

  for (int line = 0; line < lines; line++)
    {
      int last = -1;

      for (int i = 0; i < length; i++)
        {
          int cell = along_rows ? line * self->columns + i : i * self->columns + line;

          if (self->cells[cell] == BLOCKED)
            last = -1;
          else if (self->cells[cell] == INSIDE)
            {
              for (int j = last >= 0 ? last + 1 : i; j < i; j++)
                {
                  self->cells[along_rows ? line * self->columns + j : j * self->columns + line] = INSIDE;
                  changed = TRUE;
                }
              last = i;
            }
        }
    }
  return changed;
}

static gboolean
is_inside (Grid *self, int c, int r)
{
  return c >= 0 && r >= 0 && c < self->columns && r < self->rows && self->cells[r * self->columns + c] == INSIDE;
}

/* Follows one border with the inside on the right hand, over the corners of cells. */
static AlongPolyline
follow (Grid *self, int c, int r, guint8 *top)
{
  AlongPolyline outline = { NULL, 0 };
  int x = c, y = r, direction = 0, start_x = c, start_y = r;
  static const int dx[] = { 1, 0, -1, 0 }, dy[] = { 0, 1, 0, -1 };
  int last = -1;

  do
    {
      /* the cells ahead on the left and right of the way */
      int lx = direction < 2 ? x : x - 1, ly = direction == 1 || direction == 2 ? y : y - 1;
      int rx = direction == 0 || direction == 3 ? x : x - 1, ry = direction < 2 ? y : y - 1;

      if (is_inside (self, lx, ly) && is_inside (self, rx, ry))
        direction = (direction + 3) % 4;
      else if (!is_inside (self, rx, ry))
        direction = (direction + 1) % 4;
      else
        {
          if (direction == 0 && is_inside (self, x, y))
            top[y * self->columns + x] = 1;
          if (last != direction)
            along_polyline_add (&outline, self->x + x * self->cell, self->y + y * self->cell);
          last = direction;
          x += dx[direction];
          y += dy[direction];
        }
    }
  while (x != start_x || y != start_y || direction != 0);
  return outline;
}

static void
trace_outlines (Grid *self)
{
  g_autofree guint8 *top = g_malloc0 (self->columns * self->rows + 1);

  for (int r = 0; r < self->rows; r++)
    for (int c = 0; c < self->columns; c++)
      if (is_inside (self, c, r) && !is_inside (self, c, r - 1) && !top[r * self->columns + c])
        add_outline (self->home, follow (self, c, r, top));
}

/* The row of members above the name reaches down to it. */
static void
mark_tag (Grid *self, const AlongRect *room)
{
  const AlongLayoutPerson *nearest = NULL;
  AlongRect box;

  for (int m = 0; m < self->home->n_members; m++)
    {
      const AlongLayoutPerson *at = &g_array_index (self->layout->people, AlongLayoutPerson, self->home->members[m]);

      if (at->y < room->y && (nearest == NULL || at->y > nearest->y ||
                              (at->y == nearest->y && fabs (at->x - room->x - room->width / 2) < fabs (nearest->x - room->x - room->width / 2))))
        nearest = at;
    }
  mark (self, room, INSIDE, FORCED);
  if (nearest == NULL)
    return;
  box = (AlongRect){ nearest->x - nearest->half, nearest->y, 2 * nearest->half, room->y + 1 - nearest->y };
  mark (self, &box, INSIDE, FORCED);
}

/* Along rows or columns: the inside grows, or shrinks, by @SMOOTH cells. */
static void
spread_along (const guint8 *cells, guint8 *out, int lines, int length, int line_step, int step, gboolean grow)
{
  for (int line = 0; line < lines; line++)
    {
      int last = -SMOOTH - 1; /* the last cell that was as it grows to be */

      for (int i = 0; i < length + SMOOTH; i++)
        {
          gboolean in = i < length && cells[line * line_step + i * step];

          if (in == grow)
            last = i;
          if (i >= SMOOTH)
            out[line * line_step + (i - SMOOTH) * step] = (i - last <= 2 * SMOOTH) == grow;
        }
    }
}

/* @grow: the inside grows by @SMOOTH cells each way; else it shrinks. */
static guint8 *
spread (Grid *self, const guint8 *cells, gboolean grow)
{
  guint8 *out = g_malloc (self->columns * self->rows);
  g_autofree guint8 *half = g_malloc (self->columns * self->rows);

  spread_along (cells, half, self->rows, self->columns, self->columns, 1, grow);
  spread_along (half, out, self->columns, self->rows, 1, self->columns, grow);
  return out;
}

/* Fills narrow bays, then takes thin tongues away; never over somebody else, never from a member or the name. */
static void
smooth (Grid *self, const AlongRect *tag_room)
{
  int n = self->columns * self->rows;
  g_autofree guint8 *inside = g_malloc (n), *grown = NULL, *closed = NULL, *thin = NULL, *open = NULL;

  for (int i = 0; i < n; i++)
    inside[i] = self->cells[i] == INSIDE;
  grown = spread (self, inside, TRUE);
  closed = spread (self, grown, FALSE);
  for (int i = 0; i < n; i++)
    closed[i] = (closed[i] && self->cells[i] != BLOCKED) || inside[i];
  thin = spread (self, closed, FALSE);
  open = spread (self, thin, TRUE);
  for (int i = 0; i < n; i++)
    if (self->cells[i] != BLOCKED)
      self->cells[i] = (open[i] && closed[i]) || self->corridors[i] ? INSIDE : FREE;
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = box_of (self->layout, self->home->members[m], CORE_PAD);

      mark (self, &box, INSIDE, FORCED);
    }
  if (tag_room != NULL)
    mark_tag (self, tag_room);
}

static void
outline_on_grid (AlongLayout *layout, AlongLayoutHome *home, guint8 *is_member, const AlongRect *tag_room)
{
  Grid self = { layout, home, is_member };
  AlongRect all = box_of (layout, home->members[0], MEMBER_PAD);
  g_autofree guint8 *joined = g_malloc0 (home->n_members + 1);
  g_autofree guint8 *seen = NULL;
  int n;

  for (int m = 1; m < home->n_members; m++)
    all = along_rect_join (all, box_of (layout, home->members[m], MEMBER_PAD));
  self.cell = MAX (CELL, sqrt ((all.width + 160) * (all.height + 160) / MAX_CELLS));
  self.x = all.x - 80;
  self.y = all.y - 80;
  self.columns = (int) ceil ((all.width + 160) / self.cell);
  self.rows = (int) ceil ((all.height + 160) / self.cell);
  n = self.columns * self.rows;
  self.cells = g_malloc (n + 1);
  self.corridors = g_malloc0 (n + 1);
  self.owner = g_new (int, n + 1);
  self.from = g_new (int, n + 1);
  self.queue = g_new (int, n + 1);
  seen = g_malloc (n + 1);
  paint_grid (&self);
  if (tag_room != NULL)
    mark_tag (&self, tag_room);
  joined[0] = 1;
  for (int left = home->n_members - 1; left > 0; left--)
    {
      int next = reach_next (&self, joined, seen);

      /* who cannot be reached has an outline of their own */
      for (int m = 0; m < home->n_members && next < 0; m++)
        if (!joined[m])
          next = m;
      joined[next] = 1;
    }
  for (int pass = 0; pass < 3; pass++)
    if (!fill_bays (&self, pass % 2 == 0) && pass > 0)
      break;
  smooth (&self, tag_room);
  trace_outlines (&self);
  g_free (self.cells);
  g_free (self.corridors);
  g_free (self.owner);
  g_free (self.from);
  g_free (self.queue);
}

static int
compare_homes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AlongGraphHome *const *) a)->key, (*(AlongGraphHome *const *) b)->key);
}

/** along_step_homes: step I of genogram.md 3.3. */
void
along_step_homes (AlongLayout *layout)
{
  g_autoptr (GPtrArray) homes = g_ptr_array_new ();
  GPtrArray *all = along_graph_get_homes (layout->graph);
  g_autofree guint8 *is_member = g_malloc0 (layout->people->len + 1);

  for (guint h = 0; h < all->len; h++)
    g_ptr_array_add (homes, g_ptr_array_index (all, h));
  g_ptr_array_sort (homes, compare_homes);
  for (guint h = 0; h < homes->len; h++)
    {
      const AlongGraphHome *about = g_ptr_array_index (homes, h);
      AlongLayoutHome home = { about };
      AlongRect room;
      gboolean tagged;

      memset (is_member, 0, layout->people->len);
      home.members = g_new (int, about->members->len + 1);
      for (guint m = 0; m < about->members->len; m++)
        {
          int person = along_layout_find_person (layout, g_ptr_array_index (about->members, m));

          if (person < 0 || is_member[person])
            continue;
          is_member[person] = 1;
          home.members[home.n_members++] = person;
        }
      if (home.n_members < 2)
        {
          g_free (home.members);
          continue;
        }
      tagged = place_tag (layout, &home, is_member, &room);
      if (!try_box (layout, &home, is_member, tagged ? &room : NULL))
        outline_on_grid (layout, &home, is_member, tagged ? &room : NULL);
      g_array_append_val (layout->homes, home);
    }
}
