/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the layout to a scene: homes behind, then lines of descent, couples, care, feelings, people, notes. */
#include "along-genogram-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-genogram-draw.h"
#include "along-genogram-words.h"
#include "along-person-texts.h"
#include "along-symbols.h"
#include "along-safety-draw.h"

#define BRACKET_RADIUS 6.0
#define HOME_RADIUS 14.0
#define SLASH_HALF 9.0
#define BRACKET_DROP 8.0 /* where the next line is not far */
#define CHILDLESS_HALF 7.0

typedef struct
{
  AlongScene *scene;
  AlongLayout *layout;
  AlongGraph *graph;
  AlongFonts *fonts;
  AlongGenogramShow show;
} Drawing;

/** along_couple_style: the line of a couple by its kind. */
const char *
along_couple_style (const AlongGraphUnion *couple)
{
  switch (couple->kind)
    {
    case ALONG_GRAPH_MARRIED:
      return "couple-solid";
    case ALONG_GRAPH_COHABITING:
    case ALONG_GRAPH_ENGAGED:
      return "couple-dashed";
    case ALONG_GRAPH_CO_PARENTS:
      return "couple-thin-dotted";
    case ALONG_GRAPH_PARENTS_ONLY:
      return "parents-dotted";
    default:
      return "couple-dotted";
    }
}

/** along_nature_style: the line to a child by how they belong. */
const char *
along_nature_style (AlongGraphNature nature)
{
  switch (nature)
    {
    case ALONG_GRAPH_ADOPTED:
      return "adopted-dashed";
    case ALONG_GRAPH_FOSTER:
    case ALONG_GRAPH_KINSHIP:
      return "care-dotted";
    case ALONG_GRAPH_STEP:
    case ALONG_GRAPH_DONOR:
    case ALONG_GRAPH_SURROGATE:
      return "step-dashed";
    default:
      return "structure";
    }
}

static void
slash (AlongScene *scene, double x, double y, int direction)
{
  double reach = SLASH_HALF / tan (G_PI / 3);

  along_scene_move_to (scene, x - direction * reach, y + SLASH_HALF);
  along_scene_line_to (scene, x + direction * reach, y - SLASH_HALF);
}

/** along_couple_mark: separated, divorced, together again, engaged: on the line at (@x, @y). */
void
along_couple_mark (AlongScene *scene, const AlongGraphUnion *couple, double x, double y)
{
  switch (couple->state)
    {
    case ALONG_GRAPH_SEPARATED:
    case ALONG_GRAPH_ENDED:
      slash (scene, x, y, 1);
      break;
    case ALONG_GRAPH_DIVORCED:
      slash (scene, x - 3, y, 1);
      slash (scene, x + 4, y, 1);
      break;
    case ALONG_GRAPH_RECONCILED:
      slash (scene, x, y, 1);
      slash (scene, x, y, -1);
      break;
    default:
      if (couple->kind != ALONG_GRAPH_ENGAGED)
        return;
      along_scene_circle (scene, x, y - 6, 4);
      break;
    }
  along_scene_stroke (scene, "couple-slash");
}

/** along_childless_mark: a short line with one bar (no children) or two (infertility) @drop under
 * the couple's line at (@x, @y). */
void
along_childless_mark (AlongScene *scene, AlongGraphChildless childless, double x, double y, double drop)
{
  if (childless == ALONG_GRAPH_CHILDREN_NOT_SAID)
    return;
  along_scene_move_to (scene, x, y);
  along_scene_line_to (scene, x, y + drop);
  for (int bar = 0; bar < (childless == ALONG_GRAPH_INFERTILITY ? 2 : 1); bar++)
    {
      along_scene_move_to (scene, x - CHILDLESS_HALF, y + drop - 4 * bar);
      along_scene_line_to (scene, x + CHILDLESS_HALF, y + drop - 4 * bar);
    }
  along_scene_stroke (scene, "couple-slash");
}

static void
polyline (AlongScene *scene, const AlongPolyline *path, double dx, double dy)
{
  for (int i = 0; i < path->n; i++)
    {
      if (i == 0)
        along_scene_move_to (scene, path->points[i].x + dx, path->points[i].y + dy);
      else
        along_scene_line_to (scene, path->points[i].x + dx, path->points[i].y + dy);
    }
}

/* A path with its corners rounded, closed if @closed. */
static void
rounded_path (AlongScene *scene, const AlongPolyline *path, double radius, gboolean closed)
{
  int n = path->n;

  for (int i = 0; i < n; i++)
    {
      AlongPoint at = path->points[i];
      AlongPoint before = path->points[(i + n - 1) % n], after = path->points[(i + 1) % n];
      double a = hypot (before.x - at.x, before.y - at.y), b = hypot (after.x - at.x, after.y - at.y);
      double r = MIN (radius, MIN (a, b) / 2);
      AlongPoint in, out;

      if (!closed && (i == 0 || i == n - 1))
        {
          if (i == 0)
            along_scene_move_to (scene, at.x, at.y);
          else
            along_scene_line_to (scene, at.x, at.y);
          continue;
        }
      if (a < 0.01 || b < 0.01)
        continue;
      in = (AlongPoint){ at.x + (before.x - at.x) * r / a, at.y + (before.y - at.y) * r / a };
      out = (AlongPoint){ at.x + (after.x - at.x) * r / b, at.y + (after.y - at.y) * r / b };
      if (closed && i == 0)
        along_scene_move_to (scene, in.x, in.y);
      else
        along_scene_line_to (scene, in.x, in.y);
      along_scene_curve_to (scene, in.x + (at.x - in.x) * 0.55, in.y + (at.y - in.y) * 0.55,
                            out.x + (at.x - out.x) * 0.55, out.y + (at.y - out.y) * 0.55, out.x, out.y);
    }
  if (closed)
    along_scene_close_path (scene);
}

static AlongRect
bounds_of (const AlongPolyline *path, double pad)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;

  for (int i = 0; i < path->n; i++)
    {
      x1 = MIN (x1, path->points[i].x);
      y1 = MIN (y1, path->points[i].y);
      x2 = MAX (x2, path->points[i].x);
      y2 = MAX (y2, path->points[i].y);
    }
  if (path->n == 0)
    return (AlongRect){ 0, 0, 0, 0 };
  return (AlongRect){ x1 - pad, y1 - pad, x2 - x1 + 2 * pad, y2 - y1 + 2 * pad };
}

/* Beside an upright or level path, @off to its left. */
static void
offset_path (AlongScene *scene, const AlongPolyline *path, double off)
{
  for (int i = 0; i < path->n; i++)
    {
      AlongPoint at = path->points[i];
      double x = 0, y = 0;

      for (int end = MAX (i - 1, 0); end <= i && end + 1 < path->n; end++)
        {
          double dx = path->points[end + 1].x - path->points[end].x, dy = path->points[end + 1].y - path->points[end].y;

          if (fabs (dx) > fabs (dy))
            y = dx > 0 ? off : -off;
          else
            x = dy > 0 ? -off : off;
        }
      if (i == 0)
        along_scene_move_to (scene, at.x + x, at.y + y);
      else
        along_scene_line_to (scene, at.x + x, at.y + y);
    }
}

/* A line to a child: of adoption two, one solid where the way was kept free for it, one dashed beside it. */
static void
nature_line (Drawing *self, AlongGraphNature nature, const AlongPolyline *path)
{
  polyline (self->scene, path, 0, 0);
  along_scene_stroke (self->scene, nature == ALONG_GRAPH_ADOPTED ? "structure" : along_nature_style (nature));
  if (nature != ALONG_GRAPH_ADOPTED)
    return;
  offset_path (self->scene, path, ALONG_DOUBLE_GAP);
  along_scene_stroke (self->scene, along_nature_style (nature));
}

/* Ground under a text that a line goes through. */
static void
draw_plate (Drawing *self, double x, double y, double width, double height)
{
  along_scene_rounded (self->scene, x - 3, y, width + 6, height, MIN (height / 2, 6));
  along_scene_fill (self->scene, "casing");
}

/* A text in one line, as an item of its own above all lines. */
static void
draw_note (Drawing *self, const char *kind, const char *key, const AlongRect *room, gboolean crossed, const char *text)
{
  g_autofree char *name = g_strconcat (kind, key, NULL);
  double width, height, ascent;

  if (room->width <= 0)
    return;
  along_fonts_measure (self->fonts, "text-second", text, room->width + 1, 1, &width, &height, &ascent);
  along_scene_begin_item (self->scene, name, NULL, NULL, room);
  if (crossed)
    draw_plate (self, room->x, room->y, room->width, room->height);
  along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, room->x + room->width / 2, room->y + ascent,
                    room->width + 1, 1, text);
  along_scene_end_item (self->scene);
}

static void
draw_homes (Drawing *self)
{
  guint n;
  const AlongLayoutHome *homes = along_layout_peek_homes (self->layout, &n);

  for (guint h = 0; h < n && (self->show & ALONG_GENOGRAM_HOMES);)
    {
      const AlongGraphHome *home = homes[h].home;
      g_autofree char *key = g_strconcat ("home/", home->key, NULL);
      AlongRect area = bounds_of (&homes[h].outlines[0], 0);

      for (guint part = h; part < n && homes[part].home == home; part++)
        for (int o = 0; o < homes[part].n_outlines; o++)
          area = along_rect_join (area, bounds_of (&homes[part].outlines[o], 0));
      along_scene_begin_item (self->scene, key, NULL, home->name, &area);
      /* as one path: what an outline goes round is a hole in it, and who stands there is not in the home */
      for (; h < n && homes[h].home == home; h++)
        for (int o = 0; o < homes[h].n_outlines; o++)
          rounded_path (self->scene, &homes[h].outlines[o], HOME_RADIUS, TRUE);
      along_scene_fill_stroke (self->scene, "household");
      along_scene_end_item (self->scene);
    }
}

static void
draw_child_line (Drawing *self, const AlongLayoutLine *line)
{
  AlongGraphNature nature = line->link != NULL ? line->link->nature : ALONG_GRAPH_BIRTH;

  nature_line (self, nature, &line->path);
}

/* Everything that joins one couple to its children is one item, straight after one another. */
static void
draw_sibships (Drawing *self)
{
  guint n, n_couples;
  const AlongLayoutLine *lines = along_layout_peek_lines (self->layout, &n);
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n_couples);

  for (guint i = 0; i < n;)
    {
      const AlongLayoutCouple *couple = &couples[lines[i].couple];
      g_autofree char *key = g_strconcat ("sibship/", couple->couple->key, NULL);
      AlongRect area = bounds_of (&lines[i].path, 3);
      guint end = i;

      for (; end < n && lines[end].couple == lines[i].couple; end++)
        area = along_rect_join (area, bounds_of (&lines[end].path, 3));
      along_scene_begin_item (self->scene, key, NULL, NULL, &area);
      for (; i < end; i++)
        draw_child_line (self, &lines[i]);
      along_scene_end_item (self->scene);
    }
}

static void
draw_couple_line (Drawing *self, const AlongLayoutCouple *couple)
{
  const char *style = along_couple_style (couple->couple);

  for (int side = couple->blood ? -1 : 0; side <= (couple->blood ? 1 : 0); side += 2)
    {
      double off = ALONG_BLOOD_HALF * side;

      if (couple->bracket && side == 0)
        rounded_path (self->scene, &couple->path, BRACKET_RADIUS, FALSE);
      else
        polyline (self->scene, &couple->path, couple->path.n > 2 ? off : 0, off);
      along_scene_stroke (self->scene, style);
    }
}

/** along_couple_is_childless: what is marked under a couple's line: only of one that has no children in the drawing. */
AlongGraphChildless
along_couple_is_childless (AlongLayout *layout, guint couple)
{
  guint n, n_couples;
  const AlongLayoutCouple *about = &along_layout_peek_couples (layout, &n_couples)[couple];
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);

  for (guint i = 0; i < n; i++)
    if (lines[i].couple == (int) couple)
      return ALONG_GRAPH_CHILDREN_NOT_SAID;
  return about->path.n >= 2 ? about->couple->childless : ALONG_GRAPH_CHILDREN_NOT_SAID;
}

static void
draw_childless (Drawing *self, guint index, const AlongLayoutCouple *couple)
{
  const AlongPoint *points = couple->path.points;
  int middle = couple->bracket ? 1 : 0;

  along_childless_mark (self->scene, along_couple_is_childless (self->layout, index), (points[middle].x + points[middle + 1].x) / 2, points[middle].y,
                        couple->bracket ? BRACKET_DROP : ALONG_CHILDLESS_DROP);
}

static void
draw_couples (Drawing *self)
{
  guint n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n);

  for (guint c = 0; c < n; c++)
    {
      const AlongLayoutCouple *couple = &couples[c];
      g_autofree char *key = g_strconcat ("couple/", couple->couple->key, NULL);
      g_autofree char *name = NULL;
      AlongRect area;

      if (couple->path.n < 2)
        continue;
      area = bounds_of (&couple->path, 6);
      name = along_genogram_couple_words (self->layout, c);
      along_scene_begin_item (self->scene, key, name, NULL, &area);
      along_scene_set_exact (self->scene);
      draw_couple_line (self, couple);
      along_couple_mark (self->scene, couple->couple, couple->mark.x, couple->mark.y);
      draw_childless (self, c, couple);
      along_scene_end_item (self->scene);
    }
}

static void
draw_secondaries (Drawing *self)
{
  guint n;
  const AlongLayoutSecondary *seconds = along_layout_peek_secondaries (self->layout, &n);

  for (guint s = 0; s < n; s++)
    {
      g_autofree char *key = g_strconcat ("care/", seconds[s].link->parents, "/", seconds[s].link->child, NULL);
      AlongRect area = bounds_of (&seconds[s].path, 3);

      along_scene_begin_item (self->scene, key, NULL, NULL, &area);
      nature_line (self, seconds[s].link->nature, &seconds[s].path);
      along_scene_end_item (self->scene);
    }
}

static double
draw_lines (Drawing *self, const AlongLayoutPerson *at, const char *texts, double top)
{
  g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      double width, height, ascent;

      along_fonts_measure (self->fonts, "text-second", *line, ALONG_LABEL_WIDTH * 1.2 * along_fonts_base (self->fonts) / 14.667,
                           2, &width, &height, &ascent);
      if (at->crossed)
        draw_plate (self, at->x - width / 2, top, width, height);
      along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, at->x, top + ascent,
                        ALONG_LABEL_WIDTH * 1.2 * along_fonts_base (self->fonts) / 14.667, 2, *line);
      top += height;
    }
  return top;
}

/* Returns: where the next chip may begin. */
static double
draw_tags (Drawing *self, const AlongLayoutPerson *at, double top)
{
  g_auto (GStrv) tags = g_strsplit (at->person->tag, "\n", -1);

  for (char **tag = tags; *tag != NULL; tag++)
    {
      double width, height, ascent;

      along_fonts_measure (self->fonts, "tag-care", *tag, 0, 1, &width, &height, &ascent);
      along_scene_rounded (self->scene, at->x - width / 2 - 10, top + 4, width + 20, height + 6, (height + 6) / 2);
      along_scene_fill_stroke (self->scene, "tag-care");
      along_scene_text (self->scene, "tag-care", ALONG_ANCHOR_MIDDLE, at->x, top + 7 + ascent, 0, 1, *tag);
      top += height + 13;
    }
  return top;
}

/* Years of birth and death, left and right over the symbol. */
static void
draw_years (Drawing *self, const AlongLayoutPerson *at)
{
  const char *const years[2] = { at->person->years_left, at->person->years_right };

  for (int side = 0; side < 2; side++)
    if (at->years[side].width > 0)
      {
        const AlongRect *room = &at->years[side];
        double width, height, ascent;

        along_fonts_measure (self->fonts, "text-second", years[side], 0, 1, &width, &height, &ascent);
        if (at->over_crossed)
          draw_plate (self, room->x, room->y, width, height);
        along_scene_text (self->scene, "text-second", ALONG_ANCHOR_START, room->x, room->y + ascent, 0, 1, years[side]);
      }
}

static void
draw_label (Drawing *self, const AlongLayoutPerson *at)
{
  const AlongGraphPerson *person = at->person;
  g_autofree char *lines = along_person_lines (self->graph, person);
  double top = at->label.y, width, height, ascent;
  double limit = ALONG_LABEL_WIDTH * along_fonts_base (self->fonts) / 14.667;

  if (person->name != NULL && *person->name != '\0')
    {
      const char *style = person->index ? "text-strong" : "text";

      along_fonts_measure (self->fonts, style, person->name, limit, 2, &width, &height, &ascent);
      if (at->crossed)
        draw_plate (self, at->x - width / 2, top, width, height);
      along_scene_text (self->scene, style, ALONG_ANCHOR_MIDDLE, at->x, top + ascent, limit, 2, person->name);
      top += height + 2;
    }
  if (lines != NULL)
    top = draw_lines (self, at, lines, top);
  if (person->tag != NULL && *person->tag != '\0')
    top = draw_tags (self, at, top);
  if (person->safety != NULL)
    along_safety_draw (self->scene, self->fonts, person->safe, person->safety, at->x, top + 4);
}

/* Under the letters of a symbol, or its place in the birth order. */
static void
draw_corner_plate (Drawing *self, const AlongLayoutPerson *at, gboolean right, const char *text)
{
  double width, height, ascent;

  if (!at->corners_crossed || text == NULL)
    return;
  along_fonts_measure (self->fonts, "text-second", text, 0, 1, &width, &height, &ascent);
  if (right)
    draw_plate (self, at->x + at->half + 2, at->y + at->half + 2 - ascent, width, height);
  else
    draw_plate (self, at->x - along_symbol_outer (self->graph, at->person) - (at->person->bracket || at->person->adopted ? 11 : 3) - width,
                at->y + ALONG_SYMBOL / 2 - ascent, width, height);
}

static void
draw_ordinal (Drawing *self, const AlongLayoutPerson *at)
{
  g_autofree char *text = NULL;

  if (at->ordinal == 0)
    return;
  text = g_strdup_printf ("%d.", at->ordinal);
  draw_corner_plate (self, at, FALSE, text);
  /* at the lower left: above are dates and lines from the parents */
  along_scene_text (self->scene, "text-second", ALONG_ANCHOR_END,
                    at->x - along_symbol_outer (self->graph, at->person) - (at->person->bracket || at->person->adopted ? 11 : 3),
                    at->y + ALONG_SYMBOL / 2, 0, 1, text);
}

/* In reading order: it is the order that a screen reader and Page Down go through. */
static void
draw_people (Drawing *self)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);
  g_auto (GStrv) order = along_layout_list_order (self->layout);

  for (char **person = order; *person != NULL; person++)
    {
      int i = along_layout_find_person (self->layout, *person);
      const AlongLayoutPerson *at = &people[i];
      g_autofree char *key = g_strconcat ("person/", at->person->key, NULL);
      g_autofree char *name = along_genogram_person_name (self->layout, i);
      g_autofree char *description = along_genogram_person_words (self->layout, i);
      double outer = along_symbol_outer (self->graph, at->person) + 3;
      AlongRect area = { at->x - outer, at->y - outer, 2 * outer, 2 * outer };

      area = along_rect_join (area, at->label);
      along_scene_begin_item (self->scene, key, name, description, &area);
      draw_corner_plate (self, at, TRUE, at->person->letters);
      along_symbol_draw (self->scene, self->graph, at->person, at->x, at->y);
      draw_ordinal (self, at);
      if (self->show & ALONG_GENOGRAM_NAMES)
        {
          draw_years (self, at);
          draw_label (self, at);
        }
      along_scene_end_item (self->scene);
    }
}

/* Under the people: a line that passes somebody goes behind them. */
static void
draw_bonds (Drawing *self)
{
  guint n;
  const AlongLayoutBond *bonds = along_layout_peek_bonds (self->layout, &n);

  for (guint b = 0; b < n && (self->show & ALONG_GENOGRAM_BONDS); b++)
    {
      const AlongGraphBond *bond = bonds[b].bond;
      g_autofree char *key = g_strconcat ("bond/", bond->key, NULL);
      g_autofree char *name = along_genogram_bond_words (self->layout, b);
      AlongRect area = bounds_of (&bonds[b].path, 6);

      along_scene_begin_item (self->scene, key, name, NULL, &area);
      along_scene_set_exact (self->scene);
      along_bond_draw (self->scene, bond->kind, bond->both_ways, &bonds[b].path);
      along_scene_end_item (self->scene);
    }
}

/* How far down the legs of those born together a “?” stands. */
#define BETWEEN_LEGS 0.7

/* A “?” on ground of its own: beside the line from a parent who may be none, or between the legs of those born together
 * of whom nobody knows whether from one egg. */
static void
draw_doubt (Drawing *self, const AlongLayoutLine *line, double x, double y)
{
  guint n;
  const AlongGraphPerson *child = along_layout_peek_people (self->layout, &n)[line->child].person;
  g_autofree char *key = g_strconcat ("beside/", child->key, "/?", NULL);
  double width, height, ascent;
  AlongRect room;

  along_fonts_measure (self->fonts, "text-caption-strong", "?", 0, 1, &width, &height, &ascent);
  room = (AlongRect){ x, y - height / 2, width, height };
  along_scene_begin_item (self->scene, key, NULL, NULL, &room);
  draw_plate (self, room.x, room.y, room.width, room.height);
  along_scene_text (self->scene, "text-caption-strong", ALONG_ANCHOR_START, room.x, room.y + ascent, 0, 1, "?");
  along_scene_end_item (self->scene);
}

static void
draw_doubts (Drawing *self)
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
static void
draw_notes (Drawing *self)
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

/**
 * along_genogram_scene: draws @layout. Items, in this order: "home/<key>", "sibship/<couple>",
 * "couple/<key>", "care/<couple>/<child>", "bond/<key>", "person/<key>", then texts that are nothing to act on:
 * "dates/<couple>", "beside/<couple>/<child>", "address/<home>" (of a home in parts also "address/<home>/2" …), "words/<bond>".
 *
 * @fonts: the fonts that the labels were measured with
 */
AlongScene *
along_genogram_scene (AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show)
{
  AlongScene *scene = along_scene_new (fonts);
  Drawing self = { scene, layout, along_layout_get_graph (layout), fonts, show };
  g_autofree char *words = along_genogram_summary (layout);
  double width, height;

  along_layout_get_size (layout, &width, &height);
  draw_homes (&self);
  draw_sibships (&self);
  draw_couples (&self);
  draw_secondaries (&self);
  draw_bonds (&self);
  draw_people (&self);
  draw_notes (&self);
  if (show & ALONG_GENOGRAM_LEGEND)
    {
      double legend;

      width = MAX (width, 640);
      legend = along_legend_draw (scene, layout, fonts, show, ALONG_GENOGRAM_MARGIN, height, width - 2 * ALONG_GENOGRAM_MARGIN);
      along_scene_rounded (scene, ALONG_GENOGRAM_MARGIN, height, width - 2 * ALONG_GENOGRAM_MARGIN, legend, 12);
      along_scene_stroke (scene, "frame");
      height += legend + ALONG_GENOGRAM_MARGIN;
    }
  along_scene_set_size (scene, width, height);
  along_scene_set_words (scene, along_graph_get_title (self.graph), words);
  return scene;
}
