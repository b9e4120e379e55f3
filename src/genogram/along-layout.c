/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-layout.h"

#include <math.h>
#include <string.h>

#include "along-layout-work.h"

static void
clear_couple (gpointer data)
{
  g_free (((AlongLayoutCouple *) data)->path.points);
}

static void
clear_line (gpointer data)
{
  g_free (((AlongLayoutLine *) data)->path.points);
}

static void
clear_secondary (gpointer data)
{
  g_free (((AlongLayoutSecondary *) data)->path.points);
}

static void
clear_home (gpointer data)
{
  AlongLayoutHome *home = data;

  for (int i = 0; i < home->n_outlines; i++)
    g_free (home->outlines[i].points);
  g_free (home->outlines);
  g_free (home->members);
}

static void
clear_bond (gpointer data)
{
  g_free (((AlongLayoutBond *) data)->path.points);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

typedef struct
{
  double x1, y1, x2, y2;
} Bounds;

static void
extend (Bounds *bounds, double x, double y)
{
  bounds->x1 = MIN (bounds->x1, x);
  bounds->y1 = MIN (bounds->y1, y);
  bounds->x2 = MAX (bounds->x2, x);
  bounds->y2 = MAX (bounds->y2, y);
}

/* Every path of the layout. */
static GPtrArray *
list_paths (AlongLayout *layout)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < layout->couples->len; i++)
    g_ptr_array_add (paths, &g_array_index (layout->couples, AlongLayoutCouple, i).path);
  for (guint i = 0; i < layout->lines->len; i++)
    g_ptr_array_add (paths, &g_array_index (layout->lines, AlongLayoutLine, i).path);
  for (guint i = 0; i < layout->secondaries->len; i++)
    g_ptr_array_add (paths, &g_array_index (layout->secondaries, AlongLayoutSecondary, i).path);
  for (guint i = 0; i < layout->bonds->len; i++)
    g_ptr_array_add (paths, &g_array_index (layout->bonds, AlongLayoutBond, i).path);
  for (guint i = 0; i < layout->homes->len; i++)
    for (int o = 0; o < g_array_index (layout->homes, AlongLayoutHome, i).n_outlines; o++)
      g_ptr_array_add (paths, &g_array_index (layout->homes, AlongLayoutHome, i).outlines[o]);
  return paths;
}

static void
move_rect (AlongRect *rect, double dx, double dy)
{
  rect->x += dx;
  rect->y += dy;
}

/* Moves everything so that the drawing begins at the margin, and measures it. */
static void
settle (AlongLayout *layout)
{
  g_autoptr (GPtrArray) paths = list_paths (layout);
  Bounds bounds = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  double dx, dy;

  for (guint i = 0; i < layout->people->len; i++)
    {
      const AlongLayoutPerson *person = &g_array_index (layout->people, AlongLayoutPerson, i);
      double outer = along_symbol_outer (layout->graph, person->person) +
                     (person->person->bracket || person->person->adopted ? 9 : 0);

      extend (&bounds, person->x - outer, person->y - outer);
      extend (&bounds, person->x + outer, person->y + outer);
      if (person->over.width > 0)
        {
          extend (&bounds, person->over.x, person->over.y);
          extend (&bounds, person->over.x + person->over.width, person->over.y);
        }
      if (person->label.width > 0)
        {
          extend (&bounds, person->label.x, person->label.y);
          extend (&bounds, person->label.x + person->label.width, person->label.y + person->label.height);
        }
    }
  for (guint p = 0; p < paths->len; p++)
    {
      const AlongPolyline *path = g_ptr_array_index (paths, p);

      for (int i = 0; i < path->n; i++)
        extend (&bounds, path->points[i].x, path->points[i].y);
    }
  if (bounds.x1 > bounds.x2)
    return;
  dx = ALONG_GENOGRAM_MARGIN - floor (bounds.x1);
  dy = ALONG_GENOGRAM_MARGIN - floor (bounds.y1);
  for (guint i = 0; i < layout->people->len; i++)
    {
      AlongLayoutPerson *person = &g_array_index (layout->people, AlongLayoutPerson, i);

      person->x += dx;
      person->y += dy;
      move_rect (&person->label, dx, dy);
      move_rect (&person->name, dx, dy);
      move_rect (&person->over, dx, dy);
      move_rect (&person->years[0], dx, dy);
      move_rect (&person->years[1], dx, dy);
    }
  for (guint i = 0; i < layout->couples->len; i++)
    {
      AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, i);

      couple->mark.x += dx;
      couple->mark.y += dy;
      move_rect (&couple->caption, dx, dy);
    }
  for (guint i = 0; i < layout->captions->len; i++)
    move_rect (&g_array_index (layout->captions, AlongLayoutCaption, i).room, dx, dy);
  for (guint i = 0; i < layout->homes->len; i++)
    move_rect (&g_array_index (layout->homes, AlongLayoutHome, i).tag, dx, dy);
  for (guint i = 0; i < layout->bonds->len; i++)
    move_rect (&g_array_index (layout->bonds, AlongLayoutBond, i).words, dx, dy);
  for (guint p = 0; p < paths->len; p++)
    {
      AlongPolyline *path = g_ptr_array_index (paths, p);

      for (int i = 0; i < path->n; i++)
        {
          path->points[i].x += dx;
          path->points[i].y += dy;
        }
    }
  layout->width = ceil (bounds.x2 + dx) + ALONG_GENOGRAM_MARGIN;
  layout->height = ceil (bounds.y2 + dy) + ALONG_GENOGRAM_MARGIN;
}

static void
compute (AlongLayout *layout, Work *work)
{
  static void (*const on_work[]) (Work *) = { along_step_normalise, along_step_rows, along_step_chains, along_step_yield, along_step_constraints,
                                              along_step_order, along_step_coordinates, along_step_tracks };
  static void (*const on_layout[]) (AlongLayout *) = { along_step_over, along_step_homes, along_step_captions, along_step_bonds,
                                                       along_step_crossed, settle };

  for (guint i = 0; i < G_N_ELEMENTS (on_work); i++)
    {
      on_work[i] (work);
      if (along_work_is_cancelled (work))
        return;
    }
  along_step_route (work, layout);
  layout->n_rows = work->n_people > 0 ? work->n_rows : 0;
  for (guint i = 0; i < work->cut->len; i++)
    g_ptr_array_add (layout->cut, g_strdup (g_array_index (layout->people, AlongLayoutPerson,
                                                           g_array_index (work->cut, int, i)).person->key));
  along_hints_list_dropped (work, layout);
  for (guint i = 0; i < G_N_ELEMENTS (on_layout) && !along_work_is_cancelled (work); i++)
    on_layout[i] (layout);
}

/**
 * along_layout_new: steps A to K of genogram.md 3.3. May run in any thread, as long as nobody changes @graph meanwhile.
 *
 * @labels: measured for @graph
 * @cancellable: (nullable): looked at between the sweeps
 *
 * Returns: (nullable): %NULL when cancelled
 */
AlongLayout *
along_layout_new (AlongGraph *graph, AlongLabels *labels, GCancellable *cancellable)
{
  AlongLayout *layout = g_new0 (AlongLayout, 1);
  Work *work = along_work_new (graph, labels, cancellable);

  layout->graph = along_graph_ref (graph);
  layout->people = new_array (sizeof (AlongLayoutPerson), NULL);
  layout->couples = new_array (sizeof (AlongLayoutCouple), clear_couple);
  layout->lines = new_array (sizeof (AlongLayoutLine), clear_line);
  layout->secondaries = new_array (sizeof (AlongLayoutSecondary), clear_secondary);
  layout->captions = g_array_new (FALSE, FALSE, sizeof (AlongLayoutCaption));
  layout->homes = new_array (sizeof (AlongLayoutHome), clear_home);
  layout->bonds = new_array (sizeof (AlongLayoutBond), clear_bond);
  layout->dropped = new_array (sizeof (AlongDroppedHint), NULL);
  layout->cut = g_ptr_array_new_with_free_func (g_free);
  layout->labels = labels;
  layout->cancellable = cancellable;
  compute (layout, work);
  layout->labels = NULL;
  layout->cancellable = NULL;
  along_work_free (work);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&layout, along_layout_free);
  return layout;
}

/** along_layout_free: frees it; the graph goes on. */
void
along_layout_free (AlongLayout *layout)
{
  g_array_unref (layout->people);
  g_array_unref (layout->couples);
  g_array_unref (layout->lines);
  g_array_unref (layout->secondaries);
  g_array_unref (layout->captions);
  g_array_unref (layout->homes);
  g_array_unref (layout->bonds);
  g_array_unref (layout->dropped);
  g_ptr_array_unref (layout->cut);
  along_graph_unref (layout->graph);
  g_free (layout);
}

/** along_layout_get_graph: (transfer none) */
AlongGraph *
along_layout_get_graph (AlongLayout *layout)
{
  return layout->graph;
}

/** along_layout_get_size: px at 100 %. */
void
along_layout_get_size (AlongLayout *layout, double *width, double *height)
{
  *width = layout->width;
  *height = layout->height;
}

/** along_layout_get_n_rows: generations drawn. */
int
along_layout_get_n_rows (AlongLayout *layout)
{
  return layout->n_rows;
}

/** along_layout_peek_people: sorted by key; borrowed. */
const AlongLayoutPerson *
along_layout_peek_people (AlongLayout *layout, guint *n)
{
  *n = layout->people->len;
  return (const AlongLayoutPerson *) (gpointer) layout->people->data;
}

const AlongLayoutCouple *
along_layout_peek_couples (AlongLayout *layout, guint *n)
{
  *n = layout->couples->len;
  return (const AlongLayoutCouple *) (gpointer) layout->couples->data;
}

const AlongLayoutLine *
along_layout_peek_lines (AlongLayout *layout, guint *n)
{
  *n = layout->lines->len;
  return (const AlongLayoutLine *) (gpointer) layout->lines->data;
}

const AlongLayoutSecondary *
along_layout_peek_secondaries (AlongLayout *layout, guint *n)
{
  *n = layout->secondaries->len;
  return (const AlongLayoutSecondary *) (gpointer) layout->secondaries->data;
}

/** along_layout_peek_captions: words beside the lines to children; borrowed. */
const AlongLayoutCaption *
along_layout_peek_captions (AlongLayout *layout, guint *n)
{
  *n = layout->captions->len;
  return (const AlongLayoutCaption *) (gpointer) layout->captions->data;
}

const AlongLayoutHome *
along_layout_peek_homes (AlongLayout *layout, guint *n)
{
  *n = layout->homes->len;
  return (const AlongLayoutHome *) (gpointer) layout->homes->data;
}

const AlongLayoutBond *
along_layout_peek_bonds (AlongLayout *layout, guint *n)
{
  *n = layout->bonds->len;
  return (const AlongLayoutBond *) (gpointer) layout->bonds->data;
}

/** along_layout_peek_dropped_hints: the wishes that the drawing does not follow, in the order of their keys; borrowed. */
const AlongDroppedHint *
along_layout_peek_dropped_hints (AlongLayout *layout, guint *n)
{
  *n = layout->dropped->len;
  return (const AlongDroppedHint *) (gpointer) layout->dropped->data;
}

/** along_layout_find_person: index of the person with @key, or -1. */
int
along_layout_find_person (AlongLayout *layout, const char *key)
{
  int low = 0, high = (int) layout->people->len - 1;

  while (low <= high)
    {
      int middle = (low + high) / 2;
      int order = strcmp (g_array_index (layout->people, AlongLayoutPerson, middle).person->key, key);

      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle - 1;
    }
  return -1;
}

static int
compare_reading (gconstpointer a, gconstpointer b)
{
  const AlongLayoutPerson *one = *(const AlongLayoutPerson *const *) a;
  const AlongLayoutPerson *other = *(const AlongLayoutPerson *const *) b;

  if (one->row != other->row)
    return one->row - other->row;
  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;
  return strcmp (one->person->key, other->person->key);
}

/**
 * along_layout_list_order: keys of everybody in reading order, row by row from the left: for the keyboard,
 * and for along_graph_set_previous() of the next drawing.
 */
char **
along_layout_list_order (AlongLayout *layout)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  char **keys = g_new0 (char *, layout->people->len + 1);

  for (guint i = 0; i < layout->people->len; i++)
    g_ptr_array_add (sorted, &g_array_index (layout->people, AlongLayoutPerson, i));
  g_ptr_array_sort (sorted, compare_reading);
  for (guint i = 0; i < sorted->len; i++)
    keys[i] = g_strdup (((const AlongLayoutPerson *) g_ptr_array_index (sorted, i))->person->key);
  return keys;
}

/** along_layout_list_cut: keys of people whose line to their parents was left out: they would be their own ancestor. */
char **
along_layout_list_cut (AlongLayout *layout)
{
  char **keys = g_new0 (char *, layout->cut->len + 1);

  for (guint i = 0; i < layout->cut->len; i++)
    keys[i] = g_strdup (g_ptr_array_index (layout->cut, i));
  return keys;
}
