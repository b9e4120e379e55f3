/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing is copied shape by shape, with something moved, left out or drawn twice: the measure that looks after it must
 * say so, whatever the layout believed. */
#include <string.h>

#include "graph-text.h"
#include "measured.h"

static const char family[] =
  "p Gp m 1940;p Gm f 1942;p Hp m 1939;p Hm f 1944;p Dad m 1968;p Una f 1972;p Mum f 1970;p Ned m 1973;"
  "p Ann f 1995;p Tom m 1998 twins=t;p Tim m 1998 twins=t;p Zoe f 2004;"
  "u ug Gp Gm married 1960 : Dad Una;u uh Hp Hm married 1965 : Mum Ned;u uc Dad Mum married 1994 : Ann Tom Tim Zoe;"
  "h Home : Dad Mum Ann Tom Tim Zoe";

typedef struct
{
  const char *item;
  double dx, dy;
  const char *to;  /* stands in for @dx: where this item stands */
  gboolean twice;
  gboolean out;
  double wide;     /* times as wide, 0: as it is */
} Change;

typedef struct
{
  const char *name;
  Change changes[4];
} Spoiled;

static const Spoiled cases[] = {
  { "M1", { { .item = "person/Ann", .dx = 20, .to = "person/Zoe" } } },
  { "M2", { { .item = "person/Ned", .dx = 25, .to = "person/Mum" } } },
  { "M3", { { .item = "person/Una", .dy = 9 } } },
  { "M4", { { .item = "person/Ann", .to = "person/Zoe" }, { .item = "person/Zoe", .to = "person/Ann" } } },
  { "M5", { { .item = "person/Mum", .to = "person/Ned" }, { .item = "person/Ned", .to = "person/Mum" } } },
  { "M6", { { .item = "sibship/ug", .dx = 170, .dy = 5 } } },
  { "M7", { { .item = "sibship/ug", .dx = 170 } } },
  { "M8", { { .item = "sibship/ug", .dy = 60 } } },
  { "M9", { { .item = "person/Dad", .dx = -24 }, { .item = "person/Una", .dx = -24 }, { .item = "person/Mum", .dx = 24 },
            { .item = "person/Ned", .dx = 24 } } },
  { "M10", { { .item = "sibship/uc", .dx = 200 } } },
  { "M11", { { .item = "person/Ned", .dx = 3000 } } },
  { "M12", { { .item = "sibship/uc", .wide = 4 } } },
  { "M13", { { .item = "person/Hp", .to = "person/Hm" }, { .item = "person/Hm", .to = "person/Hp" } } },
  { "M14", { { .item = "person/Zoe", .twice = TRUE } } },
  { "M15", { { .item = "sibship/uh", .out = TRUE } } },
  { "M16", { { .item = "person/Tim", .to = "person/Zoe" }, { .item = "person/Zoe", .to = "person/Tim" } } },
  { "M19", { { .item = "person/Ned", .to = "person/Mum" }, { .item = "person/Mum", .to = "person/Ned" } } },
};

static double
left_of (AlongScene *scene, const char *key)
{
  int item = along_scene_find_item (scene, key);

  g_assert_cmpint (item, >=, 0);
  return along_scene_peek_item (scene, item)->area.x + along_scene_peek_item (scene, item)->area.width / 2;
}

static void
copy_shape (AlongScene *to, const AlongShape *shape, double dx, double dy, double wide)
{
  const double *at = shape->numbers;
  double middle = shape->bounds.x + shape->bounds.width / 2;

#define X(i) (middle + (at[i] - middle) * wide + dx)
  if (shape->kind == ALONG_SHAPE_TEXT)
    {
      along_scene_text (to, shape->style, ALONG_ANCHOR_START, shape->bounds.x + dx, shape->bounds.y + shape->bounds.height - 3 + dy, 0, 1,
                        shape->text);
      return;
    }
  for (guint i = 0; i < shape->n_ops; i++)
    switch (shape->ops[i])
      {
      case ALONG_PATH_MOVE:
        along_scene_move_to (to, X (0), at[1] + dy);
        at += 2;
        break;
      case ALONG_PATH_LINE:
        along_scene_line_to (to, X (0), at[1] + dy);
        at += 2;
        break;
      case ALONG_PATH_CURVE:
        along_scene_curve_to (to, X (0), at[1] + dy, X (2), at[3] + dy, X (4), at[5] + dy);
        at += 6;
        break;
      default:
        along_scene_close_path (to);
        break;
      }
  if (shape->kind == ALONG_SHAPE_STROKE)
    along_scene_stroke (to, shape->style);
  else if (shape->kind == ALONG_SHAPE_FILL)
    along_scene_fill (to, shape->style);
  else
    along_scene_fill_stroke (to, shape->style);
#undef X
}

/* The drawing again, changed. */
static AlongScene *
copy_scene (AlongScene *from, AlongFonts *fonts, const Spoiled *spoiled)
{
  AlongScene *to = along_scene_new (fonts);

  for (guint i = 0; i < along_scene_get_n_items (from); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (from, i);
      const Change *change = NULL;
      double dx, wide;

      for (guint c = 0; spoiled != NULL && c < G_N_ELEMENTS (spoiled->changes); c++)
        if (g_strcmp0 (spoiled->changes[c].item, item->key) == 0)
          change = &spoiled->changes[c];
      if (change != NULL && change->out)
        continue;
      dx = change == NULL ? 0 : change->dx + (change->to != NULL ? left_of (from, change->to) - left_of (from, item->key) : 0);
      wide = change == NULL || change->wide == 0 ? 1 : change->wide;
      for (int times = 0; times < (change != NULL && change->twice ? 2 : 1); times++)
        {
          if (times > 0)
            g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*Two items*");
          along_scene_begin_item (to, item->key, item->name, item->description, &item->area);
          for (guint s = 0; s < along_scene_get_n_shapes (from); s++)
            {
              AlongShape shape;

              along_scene_peek_shape (from, s, &shape);
              if (shape.item == (int) i)
                copy_shape (to, &shape, dx, change == NULL ? 0 : change->dy, wide);
            }
          along_scene_end_item (to);
          if (times > 0)
            g_test_assert_expected_messages ();
        }
    }
  return to;
}

static gboolean
passes (const char *name, const AlongGenogramMeasures *m, const AlongGenogramMeasures *right)
{
  struct
  {
    const char *name;
    gboolean ok;
  } all[] = {
    { "M1", m->m1 == 0 },      { "M2", m->m2 == 0 },      { "M3", m->m3 == 0 },   { "M4", m->m4 == 1 },      { "M5", m->m5 >= 0.99 },
    { "M6", m->m6 == 0 },      { "M7", m->m7 == 0 },      { "M8", m->m8 == 0 },   { "M9", m->m9 <= 0.5 },    { "M10", m->m10 == 1 },
    { "M11", m->m11 <= 1.6 },  { "M12", m->m12 <= 1.5 * right->m12 },             { "M13", m->m13 >= 0.9 },  { "M14", m->m14 == 0 },
    { "M15", m->m15 == 0 },    { "M16", m->m16 == 0 },    { "M19", m->m19 == 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (strcmp (all[i].name, name) == 0)
      return all[i].ok;
  g_assert_not_reached ();
}

static void
test_spoiled (gconstpointer data)
{
  const Spoiled *spoiled = data;
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = graph_from_text (family);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  g_autoptr (AlongScene) same = copy_scene (scene, fonts, NULL), changed = copy_scene (scene, fonts, spoiled);
  g_autoptr (AlongDrawn) right = along_drawn_new (same, graph), wrong = along_drawn_new (changed, graph);
  AlongGenogramMeasures before, after;

  along_genogram_measure (right, &before);
  along_genogram_measure (wrong, &after);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!passes (cases[i].name, &before, &before))
      g_error ("%s fails where nothing was changed", cases[i].name);
  g_assert_false (passes (spoiled->name, &after, &before));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/genogram/spoiled/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_spoiled);
    }
  return g_test_run ();
}
