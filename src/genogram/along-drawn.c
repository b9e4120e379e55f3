/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-drawn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FLAT 6 /* pieces of a curve */
#define TOUCH 3.0
/* A line may begin this far below a label. */
#define BELOW 8.0

struct _AlongDrawn
{
  AlongScene *scene;
  AlongGraph *graph;
  GHashTable *people_by_key;
  GHashTable *couples_by_key;
  GArray *people;
  GArray *couples;
  GArray *children;
  GArray *homes;
  GArray *bonds;
  GArray *texts;
  GArray *notes;
  AlongRect plate; /* the last one drawn */
};

#define PERSON(d, i) (&g_array_index ((d)->people, AlongDrawnPerson, i))
#define COUPLE(d, i) (&g_array_index ((d)->couples, AlongDrawnCouple, i))

static void
add_segment (AlongDrawnPath *path, double x1, double y1, double x2, double y2)
{
  if (x1 == x2 && y1 == y2)
    return;
  if (path->n % 8 == 0)
    path->segments = g_renew (AlongSegment, path->segments, path->n + 8);
  path->segments[path->n++] = (AlongSegment){ x1, y1, x2, y2 };
}

static AlongDrawnPath
path_of (const AlongShape *shape)
{
  AlongDrawnPath path = { NULL, 0 };
  const double *at = shape->numbers;
  double x = 0, y = 0, start_x = 0, start_y = 0;

  for (guint i = 0; i < shape->n_ops; i++)
    switch (shape->ops[i])
      {
      case ALONG_PATH_MOVE:
        x = start_x = at[0];
        y = start_y = at[1];
        at += 2;
        break;
      case ALONG_PATH_LINE:
        add_segment (&path, x, y, at[0], at[1]);
        x = at[0];
        y = at[1];
        at += 2;
        break;
      case ALONG_PATH_CURVE:
        {
          double from_x = x, from_y = y;

          for (int s = 1; s <= FLAT; s++)
            {
              double t = (double) s / FLAT, u = 1 - t;
              double to_x = u * u * u * from_x + 3 * u * u * t * at[0] + 3 * u * t * t * at[2] + t * t * t * at[4];
              double to_y = u * u * u * from_y + 3 * u * u * t * at[1] + 3 * u * t * t * at[3] + t * t * t * at[5];

              add_segment (&path, x, y, to_x, to_y);
              x = to_x;
              y = to_y;
            }
          at += 6;
        }
        break;
      default:
        add_segment (&path, x, y, start_x, start_y);
        x = start_x;
        y = start_y;
        break;
      }
  return path;
}

static int
look_up (GHashTable *table, const char *key)
{
  return key == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (table, key)) - 1;
}

static void
add_rect (AlongRect **rects, guint *n, AlongRect rect)
{
  *rects = g_renew (AlongRect, *rects, *n + 1);
  (*rects)[(*n)++] = rect;
}

static void
add_path (AlongDrawnPath **paths, guint *n, AlongDrawnPath path)
{
  *paths = g_renew (AlongDrawnPath, *paths, *n + 1);
  (*paths)[(*n)++] = path;
}

static void
read_person (AlongDrawn *self, AlongDrawnPerson *person, const AlongShape *shape)
{
  if (shape->kind == ALONG_SHAPE_TEXT)
    {
      if (g_str_equal (shape->style, "text-age"))
        return;
      if (g_ascii_isdigit (*shape->text) && g_str_has_suffix (shape->text, ".") &&
          shape->bounds.x + shape->bounds.width < person->symbol.x + 1)
        person->ordinal = atoi (shape->text);
      else if (shape->bounds.y > person->symbol.y + person->symbol.height - 2)
        person->label = along_rect_join (person->label, shape->bounds);
      add_rect (&person->texts, &person->n_texts, shape->bounds);
    }
  else if (g_str_equal (shape->style, "tag-care") || g_str_has_prefix (shape->style, "chip-"))
    {
      person->label = along_rect_join (person->label, shape->bounds);
      add_rect (&person->texts, &person->n_texts, shape->bounds);
    }
  else if (g_str_has_prefix (shape->style, "person-") && !g_str_has_prefix (shape->style, "person-shade") &&
           (person->symbol.width <= 0 || g_str_equal (shape->style, "person-outline")))
    person->symbol = along_rect_join (person->symbol, shape->bounds);
}

static void
read_couple (AlongDrawn *self, AlongDrawnCouple *couple, const AlongShape *shape)
{
  if (g_str_equal (shape->style, "couple-slash"))
    add_rect (&couple->marks, &couple->n_marks, shape->bounds);
  else
    add_path (&couple->line, &couple->n_line, path_of (shape));
}

static void
read_home (AlongDrawn *self, AlongDrawnHome *home, const AlongShape *shape)
{
  AlongDrawnPath path;

  if (shape->kind == ALONG_SHAPE_TEXT)
    return;
  path = path_of (shape);
  home->points = g_renew (AlongPoint, home->points, home->n + 2 * path.n + 1);
  for (guint i = 0; i < path.n; i++)
    {
      if (i > 0 && (path.segments[i].x1 != path.segments[i - 1].x2 || path.segments[i].y1 != path.segments[i - 1].y2))
        home->points[home->n++] = (AlongPoint){ NAN, NAN };
      home->points[home->n++] = (AlongPoint){ path.segments[i].x1, path.segments[i].y1 };
    }
  home->points[home->n++] = (AlongPoint){ NAN, NAN };
  g_free (path.segments);
}

static void
join_paths (AlongDrawnPath *path, AlongDrawnPath more)
{
  for (guint i = 0; i < more.n; i++)
    add_segment (path, more.segments[i].x1, more.segments[i].y1, more.segments[i].x2, more.segments[i].y2);
  g_free (more.segments);
}

/* "care/<couple>/<child>", where keys may hold slashes themselves. */
static AlongDrawnChild *
find_care (AlongDrawn *self, const char *key)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      AlongDrawnChild *child = &g_array_index (self->children, AlongDrawnChild, i);
      gsize length = strlen (child->link->parents);

      if (strncmp (key, child->link->parents, length) == 0 && key[length] == '/' &&
          strcmp (key + length + 1, child->link->child) == 0)
        return child;
    }
  return NULL;
}

/* A text, with the plate that was drawn for it, if there is one. */
static void
read_text (AlongDrawn *self, const AlongShape *shape)
{
  AlongDrawnText text = { shape->bounds, shape->item, FALSE };

  if (shape->kind != ALONG_SHAPE_TEXT)
    {
      if (g_str_equal (shape->style, "casing") || g_str_equal (shape->style, "tag-care") || g_str_has_prefix (shape->style, "chip-"))
        self->plate = shape->bounds;
      return;
    }
  if (g_str_equal (shape->style, "text-age"))
    return;
  text.plated = self->plate.x <= text.box.x + 1 && self->plate.y <= text.box.y + 1 &&
                self->plate.x + self->plate.width >= text.box.x + text.box.width - 1 &&
                self->plate.y + self->plate.height >= text.box.y + text.box.height - 1;
  g_array_append_val (self->texts, text);
}

static void
read_shape (AlongDrawn *self, const AlongSceneItem *item, const AlongShape *shape)
{
  int index;

  read_text (self, shape);
  if (g_str_has_prefix (item->key, "person/"))
    {
      index = look_up (self->people_by_key, item->key + 7);
      if (index >= 0)
        read_person (self, PERSON (self, index), shape);
    }
  else if (g_str_has_prefix (item->key, "couple/"))
    {
      index = look_up (self->couples_by_key, item->key + 7);
      if (index >= 0)
        read_couple (self, COUPLE (self, index), shape);
    }
  else if (g_str_has_prefix (item->key, "sibship/") && shape->kind == ALONG_SHAPE_STROKE)
    {
      index = look_up (self->couples_by_key, item->key + 8);
      if (index >= 0)
        add_path (&COUPLE (self, index)->descent, &COUPLE (self, index)->n_descent, path_of (shape));
    }
  else if (g_str_has_prefix (item->key, "care/") && shape->kind == ALONG_SHAPE_STROKE)
    {
      AlongDrawnChild *child = find_care (self, item->key + 5);

      if (child != NULL && child->path.n == 0)
        child->path = path_of (shape);
    }
  else if (g_str_has_prefix (item->key, "home/"))
    for (guint h = 0; h < self->homes->len; h++)
      {
        AlongDrawnHome *home = &g_array_index (self->homes, AlongDrawnHome, h);

        if (strcmp (home->home->key, item->key + 5) == 0)
          read_home (self, home, shape);
      }
  else if (g_str_has_prefix (item->key, "dates/") && shape->kind == ALONG_SHAPE_TEXT)
    {
      index = look_up (self->couples_by_key, item->key + 6);
      if (index >= 0)
        add_rect (&COUPLE (self, index)->marks, &COUPLE (self, index)->n_marks, shape->bounds);
    }
  else if ((g_str_has_prefix (item->key, "address/") || g_str_has_prefix (item->key, "words/") ||
            g_str_has_prefix (item->key, "beside/")) &&
           shape->kind == ALONG_SHAPE_TEXT)
    g_array_append_val (self->notes, shape->bounds);
  else if (g_str_has_prefix (item->key, "bond/"))
    for (guint b = 0; b < self->bonds->len; b++)
      {
        AlongDrawnBond *bond = &g_array_index (self->bonds, AlongDrawnBond, b);

        if (strcmp (bond->bond->key, item->key + 5) == 0)
          join_paths (&bond->path, path_of (shape));
      }
}

static gboolean
ends_at (const AlongDrawnPath *path, const AlongDrawnPerson *person)
{
  AlongRect box = person->symbol;

  if (person->label.width > 0)
    box = along_rect_join (box, person->label);
  for (guint s = 0; s < path->n; s++)
    for (int end = 0; end < 2; end++)
      {
        double x = end == 0 ? path->segments[s].x1 : path->segments[s].x2;
        double y = end == 0 ? path->segments[s].y1 : path->segments[s].y2;

        if (x >= box.x - TOUCH && x <= box.x + box.width + TOUCH && y >= box.y - TOUCH &&
            y <= box.y + box.height + BELOW)
          return TRUE;
      }
  return FALSE;
}

/* A line that comes to the symbol from above. */
static gboolean
reaches_top (const AlongDrawnPath *path, const AlongRect *symbol)
{
  for (guint s = 0; s < path->n; s++)
    {
      const AlongSegment *segment = &path->segments[s];
      double x = segment->y1 > segment->y2 ? segment->x1 : segment->x2, y = MAX (segment->y1, segment->y2);

      if (x >= symbol->x - TOUCH && x <= symbol->x + symbol->width + TOUCH && y >= symbol->y - TOUCH &&
          y <= symbol->y + symbol->height / 2 + TOUCH)
        return TRUE;
    }
  return FALSE;
}

static void
find_links (AlongDrawn *self)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      AlongDrawnChild *child = &g_array_index (self->children, AlongDrawnChild, i);
      const AlongDrawnCouple *couple;

      if (child->couple < 0 || child->child < 0)
        continue;
      couple = COUPLE (self, child->couple);
      for (guint p = 0; p < couple->n_descent && !child->primary; p++)
        child->primary = reaches_top (&couple->descent[p], &PERSON (self, child->child)->symbol);
      child->secondary = child->path.n > 0 && ends_at (&child->path, PERSON (self, child->child));
    }
}

/* The highest point of the lines of descent is where they leave the couple. */
static void
find_drops (AlongDrawn *self)
{
  for (guint c = 0; c < self->couples->len; c++)
    {
      AlongDrawnCouple *couple = COUPLE (self, c);

      couple->drop_y = G_MAXDOUBLE;
      for (guint p = 0; p < couple->n_descent; p++)
        for (guint s = 0; s < couple->descent[p].n; s++)
          {
            const AlongSegment *segment = &couple->descent[p].segments[s];

            if (MIN (segment->y1, segment->y2) < couple->drop_y)
              {
                couple->drop_y = MIN (segment->y1, segment->y2);
                couple->drop = segment->y1 < segment->y2 ? segment->x1 : segment->x2;
              }
          }
    }
}

static void
list_expected (AlongDrawn *self)
{
  GPtrArray *people = along_graph_get_people (self->graph), *unions = along_graph_get_unions (self->graph);
  GPtrArray *children = along_graph_get_children (self->graph), *homes = along_graph_get_homes (self->graph);
  GPtrArray *bonds = along_graph_get_bonds (self->graph);

  for (guint i = 0; i < people->len; i++)
    {
      AlongDrawnPerson person = { g_ptr_array_index (people, i) };

      g_hash_table_insert (self->people_by_key, person.person->key, GINT_TO_POINTER (i + 1));
      g_array_append_val (self->people, person);
    }
  for (guint i = 0; i < unions->len; i++)
    {
      AlongDrawnCouple couple = { g_ptr_array_index (unions, i) };

      couple.one = look_up (self->people_by_key, couple.couple->one);
      couple.other = look_up (self->people_by_key, couple.couple->other);
      g_hash_table_insert (self->couples_by_key, couple.couple->key, GINT_TO_POINTER (i + 1));
      g_array_append_val (self->couples, couple);
    }
  for (guint i = 0; i < children->len; i++)
    {
      AlongDrawnChild child = { g_ptr_array_index (children, i) };

      child.couple = look_up (self->couples_by_key, child.link->parents);
      child.child = look_up (self->people_by_key, child.link->child);
      g_array_append_val (self->children, child);
    }
  for (guint i = 0; i < homes->len; i++)
    {
      AlongDrawnHome home = { g_ptr_array_index (homes, i) };

      g_array_append_val (self->homes, home);
    }
  for (guint i = 0; i < bonds->len; i++)
    {
      AlongDrawnBond bond = { g_ptr_array_index (bonds, i) };

      bond.from = look_up (self->people_by_key, bond.bond->from);
      bond.to = look_up (self->people_by_key, bond.bond->to);
      g_array_append_val (self->bonds, bond);
    }
}

/** along_drawn_new: reads @scene, drawn of @graph; both must outlive it. */
AlongDrawn *
along_drawn_new (AlongScene *scene, AlongGraph *graph)
{
  AlongDrawn *self = g_new0 (AlongDrawn, 1);
  guint n_items = along_scene_get_n_items (scene), n_shapes = along_scene_get_n_shapes (scene);

  self->scene = scene;
  self->graph = graph;
  self->people_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->couples_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongDrawnPerson));
  self->couples = g_array_new (FALSE, FALSE, sizeof (AlongDrawnCouple));
  self->children = g_array_new (FALSE, FALSE, sizeof (AlongDrawnChild));
  self->homes = g_array_new (FALSE, FALSE, sizeof (AlongDrawnHome));
  self->bonds = g_array_new (FALSE, FALSE, sizeof (AlongDrawnBond));
  self->texts = g_array_new (FALSE, FALSE, sizeof (AlongDrawnText));
  self->notes = g_array_new (FALSE, FALSE, sizeof (AlongRect));
  list_expected (self);
  for (guint i = 0; i < n_items; i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);
      int person = g_str_has_prefix (item->key, "person/") ? look_up (self->people_by_key, item->key + 7) : -1;

      if (person >= 0)
        PERSON (self, person)->times++;
    }
  for (guint i = 0; i < n_shapes; i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.item >= 0)
        read_shape (self, along_scene_peek_item (scene, shape.item), &shape);
    }
  find_links (self);
  find_drops (self);
  return self;
}

static void
free_paths (AlongDrawnPath *paths, guint n)
{
  for (guint i = 0; i < n; i++)
    g_free (paths[i].segments);
  g_free (paths);
}

void
along_drawn_free (AlongDrawn *self)
{
  for (guint i = 0; i < self->people->len; i++)
    g_free (PERSON (self, i)->texts);
  for (guint i = 0; i < self->couples->len; i++)
    {
      free_paths (COUPLE (self, i)->line, COUPLE (self, i)->n_line);
      free_paths (COUPLE (self, i)->descent, COUPLE (self, i)->n_descent);
      g_free (COUPLE (self, i)->marks);
    }
  for (guint i = 0; i < self->children->len; i++)
    g_free (g_array_index (self->children, AlongDrawnChild, i).path.segments);
  for (guint i = 0; i < self->homes->len; i++)
    g_free (g_array_index (self->homes, AlongDrawnHome, i).points);
  for (guint i = 0; i < self->bonds->len; i++)
    g_free (g_array_index (self->bonds, AlongDrawnBond, i).path.segments);
  g_array_unref (self->people);
  g_array_unref (self->couples);
  g_array_unref (self->children);
  g_array_unref (self->homes);
  g_array_unref (self->bonds);
  g_array_unref (self->texts);
  g_array_unref (self->notes);
  g_hash_table_unref (self->people_by_key);
  g_hash_table_unref (self->couples_by_key);
  g_free (self);
}

/** along_drawn_people: in the order of the graph. */
const AlongDrawnPerson *
along_drawn_people (AlongDrawn *self, guint *n)
{
  *n = self->people->len;
  return (const AlongDrawnPerson *) (gpointer) self->people->data;
}

const AlongDrawnCouple *
along_drawn_couples (AlongDrawn *self, guint *n)
{
  *n = self->couples->len;
  return (const AlongDrawnCouple *) (gpointer) self->couples->data;
}

const AlongDrawnChild *
along_drawn_children (AlongDrawn *self, guint *n)
{
  *n = self->children->len;
  return (const AlongDrawnChild *) (gpointer) self->children->data;
}

const AlongDrawnHome *
along_drawn_homes (AlongDrawn *self, guint *n)
{
  *n = self->homes->len;
  return (const AlongDrawnHome *) (gpointer) self->homes->data;
}

const AlongDrawnBond *
along_drawn_bonds (AlongDrawn *self, guint *n)
{
  *n = self->bonds->len;
  return (const AlongDrawnBond *) (gpointer) self->bonds->data;
}

/** along_drawn_texts: in the order of drawing. */
const AlongDrawnText *
along_drawn_texts (AlongDrawn *self, guint *n)
{
  *n = self->texts->len;
  return (const AlongDrawnText *) (gpointer) self->texts->data;
}

/** along_drawn_notes: boxes of addresses and of words beside lines. */
const AlongRect *
along_drawn_notes (AlongDrawn *self, guint *n)
{
  *n = self->notes->len;
  return (const AlongRect *) (gpointer) self->notes->data;
}
