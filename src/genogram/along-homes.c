/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step I: an outline round the people who live together that leaves everybody else out. A plain box where
 * nobody else stands in it; else, on a grid, the members' own boxes, joined by corridors round the others. */
#include <math.h>
#include <string.h>

#include "along-homes-private.h"

#define TAG_SHIFT 12.0
#define MARK_ROOM 10.0 /* from the middle of a slash to where a text may begin */
#define LINE_PAD 2.0   /* between a line and the name */
#define ON_DATES 100   /* as bad as so many lines through the name */

AlongRect
along_home_box (AlongLayout *layout, int person, double pad)
{
  const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, person);
  /* the same height for everybody in a row, so that the edge runs straight */
  double outer = MAX (along_symbol_outer (layout->graph, at->person), ALONG_SYMBOL / 2 + ALONG_INDEX_GAP) +
                 (at->person->bracket || at->person->adopted ? 9 : 0);
  double x1 = at->x - outer, x2 = at->x + outer, y1 = at->y - outer, y2 = at->y + outer;

  if (at->over.width > 0)
    {
      x1 = MIN (x1, at->over.x);
      x2 = MAX (x2, at->over.x + at->over.width);
      y1 = MIN (y1, at->over.y);
    }
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

gboolean
along_home_meets_others (AlongLayout *layout, const guint8 *is_member, const AlongRect *box, double pad)
{
  for (guint i = 0; i < layout->people->len; i++)
    if (!is_member[i])
      {
        AlongRect other = along_home_box (layout, i, pad);

        if (overlap (box, &other))
          return TRUE;
      }
  return FALSE;
}

void
along_home_add_outline (AlongLayoutHome *home, AlongPolyline outline)
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
  along_home_add_outline (home, outline);
}

static gboolean
overlaps_tags (AlongLayout *layout, const AlongRect *box)
{
  for (guint h = 0; h < layout->homes->len; h++)
    if (overlap (box, &g_array_index (layout->homes, AlongLayoutHome, h).tag))
      return TRUE;
  return FALSE;
}

/* Whether the dates of a couple, or where its slash stands, are in a place. */
static gboolean
meets_dates (AlongLayout *layout, const AlongRect *box)
{
  for (guint i = 0; i < layout->couples->len; i++)
    {
      const AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, i);
      AlongRect mark = { couple->mark.x - MARK_ROOM, couple->mark.y - MARK_ROOM, 2 * MARK_ROOM, 2 * MARK_ROOM };

      if (overlap (box, &couple->caption) || (couple->path.n > 0 && overlap (box, &mark)))
        return TRUE;
    }
  return FALSE;
}

/* A straight piece of a line. */
typedef struct
{
  AlongPoint a, b;
} Piece;

static void
add_pieces (GArray *pieces, const AlongPolyline *path, double top, double bottom)
{
  for (int i = 0; i + 1 < path->n; i++)
    {
      Piece piece = { path->points[i], path->points[i + 1] };

      if (MAX (piece.a.y, piece.b.y) >= top && MIN (piece.a.y, piece.b.y) <= bottom)
        g_array_append_val (pieces, piece);
    }
}

/* The lines of the family's structure, as far as they reach into the room between two levels. */
static GArray *
pieces_between (AlongLayout *layout, double top, double bottom)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < layout->lines->len; i++)
    add_pieces (pieces, &g_array_index (layout->lines, AlongLayoutLine, i).path, top, bottom);
  for (guint i = 0; i < layout->secondaries->len; i++)
    add_pieces (pieces, &g_array_index (layout->secondaries, AlongLayoutSecondary, i).path, top, bottom);
  for (guint i = 0; i < layout->couples->len; i++)
    add_pieces (pieces, &g_array_index (layout->couples, AlongLayoutCouple, i).path, top, bottom);
  return pieces;
}

/* How many of them go through a place. */
static int
count_through (const GArray *pieces, const AlongRect *box)
{
  int met = 0;

  for (guint i = 0; i < pieces->len; i++)
    met += along_rect_is_met (box, LINE_PAD, g_array_index (pieces, Piece, i).a, g_array_index (pieces, Piece, i).b);
  return met;
}

/* The boxes of all who do not live there, as far as they reach into the room between two levels. */
static GArray *
others_between (AlongLayout *layout, const guint8 *is_member, double top, double bottom)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (AlongRect));

  for (guint i = 0; i < layout->people->len; i++)
    if (!is_member[i])
      {
        AlongRect box = along_home_box (layout, i, OTHER_PAD);

        if (box.y < bottom && box.y + box.height > top)
          g_array_append_val (others, box);
      }
  return others;
}

static gboolean
meets (const GArray *others, const AlongRect *box)
{
  for (guint i = 0; i < others->len; i++)
    if (overlap (box, &g_array_index (others, AlongRect, i)))
      return TRUE;
  return FALSE;
}

/* What the outline takes in for a name under a row: as broad as the box of the nearest member there, if nobody else is in
 * the way, so that the edge runs straight down. */
static AlongRect
room_for_tag (AlongLayout *layout, const AlongLayoutHome *home, const GArray *others, int row, const AlongRect *tag)
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
  wide = along_home_box (layout, nearest, MEMBER_PAD);
  wide = along_rect_join (room, (AlongRect){ wide.x, room.y, wide.width, room.height });
  return meets (others, &wide) || overlaps_tags (layout, &wide) ? room : wide;
}

/* Looks along one row, under its labels, for a place for the name that is nearest to the middle of the members there. */
static gboolean
try_row (AlongLayout *layout, AlongLayoutHome *home, const guint8 *is_member, int row, AlongRect *room)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE, width, height;
  double least = G_MAXDOUBLE;
  AlongRect all = along_home_box (layout, home->members[0], MEMBER_PAD);
  g_autoptr (GArray) others = NULL, pieces = NULL;

  for (int m = 1; m < home->n_members; m++)
    all = along_rect_join (all, along_home_box (layout, home->members[m], MEMBER_PAD));
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
  others = others_between (layout, is_member, bottom, bottom + 2 * TAG_GAP + height + TAG_PAD);
  pieces = pieces_between (layout, bottom + TAG_GAP - LINE_PAD, bottom + TAG_GAP + height + LINE_PAD);
  for (double off = 0; off <= (high - low) / 2 + width / 2 && least > 0; off += TAG_SHIFT)
    for (int side = -1; side <= 1; side += 2)
      {
        AlongRect tag = { (low + high) / 2 + side * off - width / 2, bottom + TAG_GAP, width, height }, box;
        double cost;

        box = room_for_tag (layout, home, others, row, &tag);
        if (meets (others, &box) || overlaps_tags (layout, &box))
          continue;
        /* rather inside the others' edges than beyond them */
        cost = count_through (pieces, &tag) + (meets_dates (layout, &tag) ? ON_DATES : 0) + (MAX (all.x - box.x, 0) + MAX (box.x + box.width - all.x - all.width, 0)) / 20;
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

/* One box round all, with the @tag_room (nullable) of their address. Returns: whether nobody else stands in it */
static gboolean
find_box (AlongLayout *layout, const AlongLayoutHome *home, const guint8 *is_member, const AlongRect *tag_room, AlongRect *box)
{
  *box = along_home_box (layout, home->members[0], MEMBER_PAD);
  for (int m = 1; m < home->n_members; m++)
    *box = along_rect_join (*box, along_home_box (layout, home->members[m], MEMBER_PAD));
  if (tag_room != NULL)
    *box = along_rect_join (*box, *tag_room);
  return !along_home_meets_others (layout, is_member, box, OTHER_PAD);
}

static int
compare_homes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AlongGraphHome *const *) a)->key, (*(AlongGraphHome *const *) b)->key);
}

/* The outline, or outlines, of one home: those of its members who stand far apart have one each, with its name. */
static void
add_home (AlongLayout *layout, const AlongLayoutHome *home, guint8 *is_member)
{
  g_autofree int *parts = g_new0 (int, home->n_members);
  g_autoptr (HomeGrid) grid = NULL;
  AlongRect box;
  int n_parts = 1;

  if (!find_box (layout, home, is_member, NULL, &box))
    {
      grid = along_home_grid_new (layout, home, is_member);
      n_parts = along_home_grid_divide (grid, parts);
    }
  for (int part = 0; part < n_parts && !g_cancellable_is_cancelled (layout->cancellable); part++)
    {
      AlongLayoutHome one = { home->home, .part = part, .members = g_new (int, home->n_members) };
      AlongRect room;
      gboolean tagged;

      for (int m = 0; m < home->n_members; m++)
        if (parts[m] == part)
          one.members[one.n_members++] = home->members[m];
      tagged = place_tag (layout, &one, is_member, &room);
      if (find_box (layout, &one, is_member, tagged ? &room : NULL, &box))
        add_box (&one, &box);
      else
        {
          if (n_parts > 1 || grid == NULL)
            {
              along_home_grid_free (grid);
              grid = along_home_grid_new (layout, &one, is_member);
            }
          along_home_grid_outline (grid, &one, tagged ? &room : NULL);
        }
      g_array_append_val (layout->homes, one);
    }
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
  for (guint h = 0; h < homes->len && !g_cancellable_is_cancelled (layout->cancellable); h++)
    {
      const AlongGraphHome *about = g_ptr_array_index (homes, h);
      g_autofree int *members = g_new (int, about->members->len + 1);
      AlongLayoutHome home = { about, .members = members };

      memset (is_member, 0, layout->people->len);
      for (guint m = 0; m < about->members->len; m++)
        {
          int person = along_layout_find_person (layout, g_ptr_array_index (about->members, m));

          if (person < 0 || is_member[person])
            continue;
          is_member[person] = 1;
          home.members[home.n_members++] = person;
        }
      if (home.n_members >= 2)
        add_home (layout, &home, is_member);
    }
}
