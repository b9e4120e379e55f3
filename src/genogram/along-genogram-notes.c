/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are nothing to act on, above all lines: dates of couples, doubts, words beside lines, addresses. */
#include "along-genogram-scene-private.h"

/* Ground under a text that a line goes through. */
void
along_drawing_plate (AlongDrawing *self, double x, double y, double width, double height)
{
  along_scene_rounded (self->scene, x - 3, y, width + 6, height, MIN (height / 2, 6));
  along_scene_fill (self->scene, "casing");
}

/* A text in one line, as an item of its own above all lines. */
static void
draw_note (AlongDrawing *self, const char *kind, const char *key, const AlongRect *room, gboolean crossed, const char *text)
{
  g_autofree char *name = g_strconcat (kind, key, NULL);
  double width, height, ascent;

  if (room->width <= 0)
    return;
  along_fonts_measure (self->fonts, "text-second", text, room->width + 1, 1, &width, &height, &ascent);
  along_scene_begin_item (self->scene, name, NULL, NULL, room);
  if (crossed)
    along_drawing_plate (self, room->x, room->y, room->width, room->height);
  along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, room->x + room->width / 2, room->y + ascent,
                    room->width + 1, 1, text);
  along_scene_end_item (self->scene);
}

/* How far down the legs of those born together a “?” stands. */
#define BETWEEN_LEGS 0.7

/* A “?” on ground of its own: beside the line from a parent who may be none, or between the legs of those born together
 * of whom nobody knows whether from one egg. */
static void
draw_doubt (AlongDrawing *self, const AlongLayoutLine *line, double x, double y)
{
  guint n;
  const AlongGraphPerson *child = along_layout_peek_people (self->layout, &n)[line->child].person;
  g_autofree char *key = g_strconcat ("beside/", child->key, "/?", NULL);
  double width, height, ascent;
  AlongRect room;

  along_fonts_measure (self->fonts, "text-caption-strong", "?", 0, 1, &width, &height, &ascent);
  room = (AlongRect){ x, y - height / 2, width, height };
  along_scene_begin_item (self->scene, key, NULL, NULL, &room);
  along_drawing_plate (self, room.x, room.y, room.width, room.height);
  along_scene_text (self->scene, "text-caption-strong", ALONG_ANCHOR_START, room.x, room.y + ascent, 0, 1, "?");
  along_scene_end_item (self->scene);
}

static void
draw_doubts (AlongDrawing *self)
{
  guint n, n_people;
  const AlongLayoutLine *lines = along_layout_peek_lines (self->layout, &n);
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n_people);

  for (guint i = 0; i < n; i++)
    {
      const AlongPoint *points = lines[i].path.points;
      int last = lines[i].path.n - 1;
      gboolean leg = lines[i].role == ALONG_LINE_LEG;

      if (lines[i].child < 0 || last < 1)
        continue;
      if (!leg && lines[i].link != NULL && lines[i].link->nature == ALONG_GRAPH_UNCERTAIN)
        draw_doubt (self, &lines[i], points[last].x + 5, (points[last - 1].y + points[last].y) / 2);
      else if (leg && (i + 1 == n || lines[i + 1].role != ALONG_LINE_LEG) &&
               people[lines[i].child].person->zygosity == ALONG_GRAPH_ZYGOSITY_UNKNOWN)
        {
          /* the last two legs come from one point */
          const AlongPoint *before = i > 0 && lines[i - 1].role == ALONG_LINE_LEG && lines[i - 1].path.n == last + 1 ? lines[i - 1].path.points : points;
          double middle = (points[last].x + before[last].x) / 2;

          draw_doubt (self, &lines[i], points[last - 1].x + BETWEEN_LEGS * (middle - points[last - 1].x) - 3,
                      points[last - 1].y + BETWEEN_LEGS * (points[last].y - points[last - 1].y));
        }
    }
}

/* Dates of couples, addresses and words beside lines. */
void
along_drawing_notes (AlongDrawing *self)
{
  guint n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n);
  const AlongLayoutCaption *captions;
  const AlongLayoutHome *homes;
  const AlongLayoutBond *bonds;

  for (guint c = 0; c < n; c++)
    draw_note (self, "dates/", couples[c].couple->key, &couples[c].caption, couples[c].crossed, couples[c].couple->caption);
  draw_doubts (self);
  captions = along_layout_peek_captions (self->layout, &n);
  for (guint c = 0; c < n && (self->show & ALONG_GENOGRAM_NAMES); c++)
    {
      g_autofree char *key = g_strconcat (captions[c].link->parents, "/", captions[c].link->child, NULL);

      draw_note (self, "beside/", key, &captions[c].room, captions[c].crossed, captions[c].link->caption);
    }
  homes = along_layout_peek_homes (self->layout, &n);
  for (guint h = 0; h < n && (self->show & ALONG_GENOGRAM_HOMES); h++)
    {
      g_autofree char *key = homes[h].part == 0 ? g_strdup (homes[h].home->key)
                                                : g_strdup_printf ("%s/%d", homes[h].home->key, homes[h].part + 1);

      draw_note (self, "address/", key, &homes[h].tag, homes[h].crossed, homes[h].home->name);
    }
  bonds = along_layout_peek_bonds (self->layout, &n);
  for (guint b = 0; b < n && (self->show & ALONG_GENOGRAM_BONDS); b++)
    draw_note (self, "words/", bonds[b].bond->key, &bonds[b].words, bonds[b].crossed, bonds[b].bond->label);
}
