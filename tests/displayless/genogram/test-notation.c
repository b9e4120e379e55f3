/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of the tables 1.1 to 1.10 of genogram.md, in both profiles: what is drawn of it, what the legend and a screen
 * reader say of it. Run by hand with a folder, it leaves a sheet of each table there, in every look; with “print”, it
 * prints what each row is drawn as. */
#include <stdio.h>
#include <string.h>

#include "graph-text.h"
#include "measured.h"
#include "notation-rows.h"
#include "random-graph.h"

#define BASE 14.667
#define ON_A_SHEET 7

typedef struct
{
  AlongGraph *graph;
  AlongFonts *fonts;
  AlongLabels *labels;
  AlongLayout *layout;
  AlongScene *scene;
  AlongScene *legend;
} Drawing;

static void
drawing_clear (Drawing *drawing)
{
  g_object_unref (drawing->legend);
  g_object_unref (drawing->scene);
  along_layout_free (drawing->layout);
  along_labels_free (drawing->labels);
  along_fonts_unref (drawing->fonts);
  along_graph_unref (drawing->graph);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static void
draw (Drawing *drawing, const char *text, gboolean clinical, double base)
{
  drawing->graph = graph_from_text (text);
  along_graph_set_clinical (drawing->graph, clinical);
  drawing->fonts = along_fonts_new ("Sans", base);
  drawing->labels = along_labels_new (drawing->graph, drawing->fonts, TRUE);
  drawing->layout = along_layout_new (drawing->graph, drawing->labels, NULL);
  drawing->scene = along_genogram_scene (drawing->layout, drawing->fonts, ALONG_GENOGRAM_ALL);
  drawing->legend = along_genogram_legend (drawing->layout, drawing->fonts, ALONG_GENOGRAM_ALL, 900);
}

/* Of each shape of a person how it is painted (stroke, fill, both), in which style, its size, and how many straight lines and
 * curves it has; of a text its words; of lines from place to place, which are as long as the layout makes them, the style. */
static char *
notation_shapes (AlongScene *scene, const char *key)
{
  static const char *const kinds[] = { "stroke", "fill", "both" };
  g_autoptr (GString) text = g_string_new (NULL);
  int item = along_scene_find_item (scene, key);
  gboolean person = g_str_has_prefix (key, "person/");

  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;
      int lines = 0, curves = 0;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.item != item || item < 0)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (shape.kind == ALONG_SHAPE_TEXT)
        {
          g_string_append_printf (text, "<%s>", shape.text);
          continue;
        }
      for (guint o = 0; o < shape.n_ops; o++)
        {
          lines += shape.ops[o] == ALONG_PATH_LINE;
          curves += shape.ops[o] == ALONG_PATH_CURVE;
        }
      g_string_append_printf (text, "%s %s", kinds[shape.kind], shape.style);
      if (person)
        g_string_append_printf (text, " %.0fx%.0f %d/%d", shape.bounds.width, shape.bounds.height, lines, curves);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_text (AlongScene *scene, const char *words)
{
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind == ALONG_SHAPE_TEXT && g_strcmp0 (shape.text, words) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_row (gconstpointer data)
{
  const NotationRow *row = data;

  for (int clinical = 0; clinical < 2; clinical++)
    {
      g_auto (Drawing) drawing = { NULL };
      g_autofree char *shapes = NULL, *said = NULL;
      const char *legend = clinical && row->legend_clinical != NULL ? row->legend_clinical : row->legend;
      int item;

      draw (&drawing, row->text, clinical, BASE);
      item = along_scene_find_item (drawing.scene, row->item);
      g_assert_cmpint (item, >=, 0);
      shapes = notation_shapes (drawing.scene, row->item);
      g_assert_cmpstr (shapes, ==, clinical && row->clinical != NULL ? row->clinical : row->social);
      g_test_message ("legend: %s", legend);
      g_assert_true (legend == NULL || has_text (drawing.legend, legend));
      said = g_strconcat (along_scene_peek_item (drawing.scene, item)->name, ": ",
                          along_scene_peek_item (drawing.scene, item)->description, NULL);
      g_test_message ("said: %s", said);
      g_assert_true (row->said == NULL || strstr (said, row->said) != NULL);
    }
}

/* Nothing lies on anything else, at the usual size of text and at twice that. */
static void
test_room (gconstpointer data)
{
  const NotationRow *row = data;

  for (int clinical = 0; clinical < 2; clinical++)
    for (int size = 1; size <= 2; size++)
      {
        g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", size * BASE);
        g_autoptr (AlongGraph) graph = graph_from_text (row->text);
        AlongGenogramMeasures m;

        along_graph_set_clinical (graph, clinical);
        measured (graph, fonts, &m);
        g_test_message ("M1 %d M2 %d M8 %d M15 %d texts met %d", m.m1, m.m2, m.m8, m.m15, m.texts_bare);
        g_assert_cmpint (m.m1, ==, 0);
        g_assert_cmpint (m.m2, ==, 0);
        g_assert_cmpint (m.m8, ==, 0);
        g_assert_cmpint (m.m15, ==, 0);
        g_assert_cmpint (m.texts_bare, ==, 0);
      }
}

static GHashTable *
styles_of (AlongScene *scene)
{
  GHashTable *styles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind != ALONG_SHAPE_TEXT)
        g_hash_table_add (styles, (gpointer) shape.style);
    }
  return styles;
}

/* Every kind of line and fill that is drawn is in the legend, and none besides: but the plain lines from parents to their
 * children, and the symbols that a sample is drawn on. */
static void
test_legend (gconstpointer data)
{
  static const char *const plain[] = { "structure", "casing", "person-outline", "couple-slash" };
  const NotationRow *row = data;

  for (int clinical = 0; clinical < 2; clinical++)
    {
      g_auto (Drawing) drawing = { NULL };
      g_autoptr (GHashTable) drawn = NULL, told = NULL;
      GHashTableIter iter;
      gpointer style;

      draw (&drawing, row->text, clinical, BASE);
      drawn = styles_of (drawing.scene);
      told = styles_of (drawing.legend);
      for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
        {
          g_hash_table_remove (drawn, plain[i]);
          g_hash_table_remove (told, plain[i]);
        }
      g_hash_table_iter_init (&iter, drawn);
      while (g_hash_table_iter_next (&iter, &style, NULL))
        {
          g_test_message ("drawn: %s", (char *) style);
          g_assert_true (g_hash_table_contains (told, style));
        }
      g_hash_table_iter_init (&iter, told);
      while (g_hash_table_iter_next (&iter, &style, NULL))
        {
          g_test_message ("in the legend: %s", (char *) style);
          g_assert_true (g_hash_table_contains (drawn, style));
        }
    }
}

/* Marks of every kind on a family made by chance: the letter of each person's key says which. */
static void
mark_all (AlongGraph *graph)
{
  static const char *const beside[] = { "A 2019", "LW 2020–22", "SGO 2021", "kinship, LW 2023–", "private fostering" };
  GPtrArray *people = along_graph_get_people (graph), *unions = along_graph_get_unions (graph);
  GPtrArray *children = along_graph_get_children (graph);

  for (guint i = 0; i < people->len; i++)
    {
      AlongGraphPerson *person = people->pdata[i];

      if (person->kind != ALONG_GRAPH_PERSON)
        continue;
      if (person->dead || i % 7 == 0)
        along_graph_set_years (person, i % 3 == 0 ? NULL : "~1941", person->dead ? "2002" : NULL);
      if (i % 11 == 0)
        person->letters = g_strdup ("SOLIR");
      if (i % 13 == 0)
        person->tag = g_strdup ("With family · SGO · since Nov 2024\nCP plan · since Mar 2026");
      person->areas = i % 5 == 0 ? i % 128 : 0;
      person->adopted = i % 17 == 0;
    }
  for (guint c = 0; c < children->len; c++)
    {
      AlongGraphChild *link = children->pdata[c];

      if (link->nature == ALONG_GRAPH_BIRTH && c % 19 == 0)
        link->nature = ALONG_GRAPH_UNCERTAIN;
      else if (link->nature >= ALONG_GRAPH_DONOR || c % 9 == 0)
        link->caption = g_strdup (beside[c % G_N_ELEMENTS (beside)]);
    }
  for (guint u = 0; u < unions->len; u++)
    ((AlongGraphUnion *) unions->pdata[u])->childless = u % 3;
}

/* M1 and M2 stay 0 with all the marks there are, in both profiles. */
static void
test_marked (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", BASE);

  for (guint seed = 1; seed <= 60; seed++)
    for (int clinical = 0; clinical < 2; clinical++)
      {
        g_autoptr (AlongGraph) graph = random_graph (seed, 25, FALSE);
        AlongGenogramMeasures m;

        mark_all (graph);
        along_graph_set_clinical (graph, clinical);
        measured (graph, fonts, &m);
        g_test_message ("seed %u %s: M1 %d M2 %d M8 %d M15 %d texts met %d", seed, clinical ? "clinical" : "social", m.m1, m.m2, m.m8,
                        m.m15, m.texts_bare);
        g_assert_cmpint (m.m1 + m.m2 + m.m15 + m.texts_bare, ==, 0);
      }
}

/* The hard cases of genogram.md 3.7 in the clinical profile too. */
static void
test_hard_cases (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", BASE);

  for (guint i = 0; i < n_graph_fixtures; i++)
    {
      g_autoptr (AlongGraph) graph = graph_from_text (graph_fixtures[i].text);
      AlongGenogramMeasures m;

      along_graph_set_clinical (graph, TRUE);
      measured (graph, fonts, &m);
      g_test_message ("%s: M1 %d M2 %d M3 %d M8 %d M15 %d", graph_fixtures[i].name, m.m1, m.m2, m.m3, m.m8, m.m15);
      g_assert_cmpint (m.m1 + m.m2 + m.m3 + m.m8 + m.m15, ==, 0);
    }
}

/* By hand. */

static void
print_rows (void)
{
  for (guint i = 0; i < n_notation_rows; i++)
    for (int clinical = 0; clinical < 2; clinical++)
      {
        g_auto (Drawing) drawing = { NULL };
        g_autofree char *shapes = NULL;
        int item;

        draw (&drawing, notation_rows[i].text, clinical, BASE);
        shapes = notation_shapes (drawing.scene, notation_rows[i].item);
        item = along_scene_find_item (drawing.scene, notation_rows[i].item);
        printf ("%s\t%s\t%s\t%s: %s\n", notation_rows[i].row, clinical ? "clinical" : "social", shapes,
                 item < 0 ? "" : along_scene_peek_item (drawing.scene, item)->name,
                 item < 0 ? "" : along_scene_peek_item (drawing.scene, item)->description);
      }
}

static gboolean
is_of (const NotationRow *row, const char *table)
{
  return g_str_has_prefix (row->row, table) && row->row[strlen (table)] == ' ';
}

/* Up to ON_A_SHEET rows of a table. Returns: whether there were any */
static gboolean
draw_sheet (const char *folder, const char *table, guint sheet, AlongLook look, gboolean clinical)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell, Sans", BASE);
  g_autoptr (AlongGraph) graph = NULL;
  g_autoptr (AlongLabels) labels = NULL;
  g_autoptr (AlongLayout) layout = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autofree char *name = g_strdup_printf ("%s-%u-%s-%d.png", table, sheet, clinical ? "clinical" : "social", look);
  g_autoptr (GFile) png = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0, nth = 0; i < n_notation_rows; i++)
    if (is_of (&notation_rows[i], table) && nth++ / ON_A_SHEET == sheet)
      g_string_append_printf (text, "%s;", notation_rows[i].text);
  if (text->len == 0)
    return FALSE;
  graph = graph_from_text (text->str);
  along_graph_set_clinical (graph, clinical);
  labels = along_labels_new (graph, fonts, TRUE);
  layout = along_layout_new (graph, labels, NULL);
  scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL | ALONG_GENOGRAM_LEGEND);
  along_scene_write_png (scene, look, 1, png, &error);
  g_assert_no_error (error);
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const char *const tables[] = { "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8", "1.9", "1.10" };

  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "print") == 0)
    print_rows ();
  else if (argc > 1)
    for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
      for (AlongLook look = 0; look < ALONG_N_LOOKS; look++)
        for (int clinical = 0; clinical < 2; clinical++)
          for (guint sheet = 0; draw_sheet (argv[1], tables[t], sheet, look, clinical); sheet++)
            ;
  if (argc > 1)
    return 0;
  for (guint i = 0; i < n_notation_rows; i++)
    {
      g_autofree char *row = g_strconcat ("/genogram/notation/row/", notation_rows[i].row, NULL);
      g_autofree char *room = g_strconcat ("/genogram/notation/room/", notation_rows[i].row, NULL);
      g_autofree char *legend = g_strconcat ("/genogram/notation/legend/", notation_rows[i].row, NULL);

      g_test_add_data_func (row, &notation_rows[i], test_row);
      g_test_add_data_func (room, &notation_rows[i], test_room);
      g_test_add_data_func (legend, &notation_rows[i], test_legend);
    }
  g_test_add_func ("/genogram/notation/marked", test_marked);
  g_test_add_func ("/genogram/notation/hard-cases", test_hard_cases);
  return g_test_run ();
}
