/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "along-clock.h"
#include "along-date.h"
#include "along-gedcom-graph.h"
#include "along-genogram-measures.h"
#include "along-genogram-scene.h"
#include "along-whole-file.h"
#include "verbs.h"

#define BASE_PX 14.667
/* Other orders of input that M17 tries, fewer for the largest. */
#define SHUFFLES 20
#define LARGE 800

static const char usage[] =
  "genogram FILE [--person XREF] [--as-of DATE] [--profile social|clinical] [--out FILE.svg|.pdf|.png|.json]";

typedef struct
{
  const char *file;
  const char *person;
  const char *as_of;
  const char *profile;
  const char *out;
} Arguments;

static gboolean
read_arguments (int argc, char **argv, Arguments *arguments)
{
  *arguments = (Arguments){ 0 };
  if (!along_tool_take_option (&argc, argv, "--out", &arguments->out)
      || !along_tool_take_option (&argc, argv, "--person", &arguments->person)
      || !along_tool_take_option (&argc, argv, "--as-of", &arguments->as_of)
      || !along_tool_take_option (&argc, argv, "--profile", &arguments->profile) || argc != 2 || argv[1][0] == '-')
    return FALSE;
  arguments->file = argv[1];
  return arguments->profile == NULL || strcmp (arguments->profile, "social") == 0
         || strcmp (arguments->profile, "clinical") == 0;
}

static void
put (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (value == floor (value) && fabs (value) < 1e9)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, round (value * 10000) / 10000);
}

static void
put_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_coordinate (JsonBuilder *builder, double value)
{
  json_builder_add_double_value (builder, round (value * 100) / 100);
}

static void
put_rect (JsonBuilder *builder, const char *name, const AlongRect *rect)
{
  json_builder_set_member_name (builder, name);
  if (rect->width <= 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  add_coordinate (builder, rect->x);
  add_coordinate (builder, rect->y);
  add_coordinate (builder, rect->width);
  add_coordinate (builder, rect->height);
  json_builder_end_array (builder);
}

static void
add_point (JsonBuilder *builder, double x, double y)
{
  json_builder_begin_array (builder);
  add_coordinate (builder, x);
  add_coordinate (builder, y);
  json_builder_end_array (builder);
}

/* Where the unbroken piece of a path that begins at segment @start ends. */
static guint
end_of_piece (const AlongDrawnPath *path, guint start)
{
  guint end = start + 1;

  while (end < path->n && path->segments[end].x1 == path->segments[end - 1].x2 && path->segments[end].y1 == path->segments[end - 1].y2)
    end++;
  return end;
}

static void
add_piece (JsonBuilder *builder, const AlongDrawnPath *path, guint start, guint end)
{
  json_builder_begin_array (builder);
  for (guint s = start; s < end; s++)
    {
      if (s == start)
        add_point (builder, path->segments[s].x1, path->segments[s].y1);
      add_point (builder, path->segments[s].x2, path->segments[s].y2);
    }
  json_builder_end_array (builder);
}

static double
length_of (const AlongDrawnPath *path, guint start, guint end)
{
  double length = 0;

  for (guint s = start; s < end; s++)
    length += hypot (path->segments[s].x2 - path->segments[s].x1, path->segments[s].y2 - path->segments[s].y1);
  return length;
}

/* The longest unbroken piece: of a double line, one of the two. */
static void
add_path (JsonBuilder *builder, const AlongDrawnPath *path)
{
  guint best = 0, best_end = 0;

  for (guint start = 0; start < path->n; start = end_of_piece (path, start))
    if (length_of (path, start, end_of_piece (path, start)) > length_of (path, best, best_end))
      {
        best = start;
        best_end = end_of_piece (path, start);
      }
  add_piece (builder, path, best, best_end);
}

typedef struct
{
  double y;
  guint person;
} Height;

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const Height *one = a, *other = b;

  if (one->y != other->y)
    return one->y < other->y ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

/* Generations as they are drawn: symbols nearer than half their height are in one row. */
static int *
list_rows (const AlongDrawnPerson *people, guint n)
{
  g_autofree Height *heights = g_new (Height, n + 1);
  int *rows = g_new0 (int, n + 1), row = 0;
  double start = 0;

  for (guint i = 0; i < n; i++)
    heights[i] = (Height){ people[i].symbol.y + people[i].symbol.height / 2, i };
  qsort (heights, n, sizeof *heights, compare_heights);
  for (guint i = 0; i < n; i++)
    {
      row += i > 0 && heights[i].y > start + ALONG_SYMBOL / 2;
      if (i == 0 || heights[i].y > start + ALONG_SYMBOL / 2)
        start = heights[i].y;
      rows[heights[i].person] = row;
    }
  return rows;
}

static void
put_people (JsonBuilder *builder, AlongDrawn *drawn)
{
  guint n;
  const AlongDrawnPerson *people = along_drawn_people (drawn, &n);
  g_autofree int *rows = list_rows (people, n);

  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      put_text (builder, "xref", people[i].person->key);
      put (builder, "generation", rows[i]);
      put_rect (builder, "symbol", &people[i].symbol);
      put_rect (builder, "label", &people[i].label);
      if (people[i].ordinal > 0)
        put (builder, "ordinal", people[i].ordinal);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
put_couples (JsonBuilder *builder, AlongDrawn *drawn)
{
  guint n, n_people;
  const AlongDrawnCouple *couples = along_drawn_couples (drawn, &n);
  const AlongDrawnPerson *people = along_drawn_people (drawn, &n_people);

  json_builder_set_member_name (builder, "couples");
  json_builder_begin_array (builder);
  for (guint c = 0; c < n; c++)
    {
      const int partners[2] = { couples[c].one, couples[c].other };
      AlongDrawnPath none = { NULL, 0 };

      json_builder_begin_object (builder);
      put_text (builder, "xref", couples[c].couple->key);
      json_builder_set_member_name (builder, "partners");
      json_builder_begin_array (builder);
      for (int p = 0; p < 2; p++)
        if (partners[p] >= 0)
          json_builder_add_string_value (builder, people[partners[p]].person->key);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "path");
      add_path (builder, couples[c].n_line > 0 ? &couples[c].line[0] : &none);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
put_sibships (JsonBuilder *builder, AlongDrawn *drawn)
{
  guint n, n_people, n_children;
  const AlongDrawnCouple *couples = along_drawn_couples (drawn, &n);
  const AlongDrawnPerson *people = along_drawn_people (drawn, &n_people);
  const AlongDrawnChild *children = along_drawn_children (drawn, &n_children);

  json_builder_set_member_name (builder, "sibships");
  json_builder_begin_array (builder);
  for (guint c = 0; c < n; c++)
    {
      if (couples[c].n_descent == 0)
        continue;
      json_builder_begin_object (builder);
      put_text (builder, "couple", couples[c].couple->key);
      json_builder_set_member_name (builder, "children");
      json_builder_begin_array (builder);
      for (guint i = 0; i < n_children; i++)
        if (children[i].couple == (int) c && children[i].primary)
          json_builder_add_string_value (builder, people[children[i].child].person->key);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "paths");
      json_builder_begin_array (builder);
      for (guint p = 0; p < couples[c].n_descent; p++)
        for (guint start = 0; start < couples[c].descent[p].n; start = end_of_piece (&couples[c].descent[p], start))
          add_piece (builder, &couples[c].descent[p], start, end_of_piece (&couples[c].descent[p], start));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
nature_id (AlongGraphNature nature)
{
  static const char *const names[] = { "birth", "uncertain", "donor", "surrogate", "adopted", "foster", "kinship", "step" };

  return names[nature];
}

static void
put_secondary (JsonBuilder *builder, AlongDrawn *drawn)
{
  guint n;
  const AlongDrawnChild *children = along_drawn_children (drawn, &n);

  json_builder_set_member_name (builder, "secondary");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      if (!children[i].secondary)
        continue;
      json_builder_begin_object (builder);
      put_text (builder, "couple", children[i].link->parents);
      put_text (builder, "child", children[i].link->child);
      put_text (builder, "kind", nature_id (children[i].link->nature));
      json_builder_set_member_name (builder, "path");
      add_path (builder, &children[i].path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
is_inside (const AlongPoint *points, guint n, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < n; i++)
    {
      AlongPoint a = points[i], b = points[(i + 1) % n];

      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

/* One outline of a home, with those of its members who stand in it. */
static void
put_outline (JsonBuilder *builder, const AlongDrawnHome *home, const AlongPoint *points, guint n_points, const AlongDrawnPerson *people, guint n)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_find_with_equal_func (home->home->members, people[i].person->key, g_str_equal, NULL) &&
        is_inside (points, n_points, people[i].symbol.x + people[i].symbol.width / 2, people[i].symbol.y + people[i].symbol.height / 2))
      json_builder_add_string_value (builder, people[i].person->key);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "outline");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_points; i++)
    add_point (builder, points[i].x, points[i].y);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
put_homes_and_bonds (JsonBuilder *builder, AlongDrawn *drawn)
{
  guint n, n_people;
  const AlongDrawnHome *homes = along_drawn_homes (drawn, &n);
  const AlongDrawnPerson *people = along_drawn_people (drawn, &n_people);
  const AlongDrawnBond *bonds;

  json_builder_set_member_name (builder, "households");
  json_builder_begin_array (builder);
  for (guint h = 0; h < n; h++)
    for (guint start = 0, end; start < homes[h].n; start = end + 1)
      {
        for (end = start; end < homes[h].n && !isnan (homes[h].points[end].x); end++)
          ;
        if (end > start)
          put_outline (builder, &homes[h], &homes[h].points[start], end - start, people, n_people);
      }
  json_builder_end_array (builder);
  bonds = along_drawn_bonds (drawn, &n);
  json_builder_set_member_name (builder, "bonds");
  json_builder_begin_array (builder);
  for (guint b = 0; b < n; b++)
    {
      json_builder_begin_object (builder);
      put_text (builder, "from", bonds[b].bond->from);
      put_text (builder, "to", bonds[b].bond->to);
      put_text (builder, "kind", bonds[b].bond->kind);
      json_builder_set_member_name (builder, "path");
      add_path (builder, &bonds[b].path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
write_json (AlongScene *scene, AlongDrawn *drawn, GFile *file, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  double width, height;

  along_scene_get_size (scene, &width, &height);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "size");
  add_point (builder, width, height);
  put_people (builder, drawn);
  put_couples (builder, drawn);
  put_sibships (builder, drawn);
  put_secondary (builder, drawn);
  put_homes_and_bonds (builder, drawn);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  text = json_to_string (node, FALSE);
  return along_whole_file_write (file, text, strlen (text), NULL, error);
}

static gboolean
write_out (AlongScene *scene, AlongDrawn *drawn, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  if (g_str_has_suffix (path, ".svg"))
    return along_scene_write_svg (scene, ALONG_LOOK_LIGHT, file, error);
  if (g_str_has_suffix (path, ".pdf"))
    return along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, error);
  if (g_str_has_suffix (path, ".png"))
    return along_scene_write_png (scene, ALONG_LOOK_LIGHT, 1, file, error);
  return write_json (scene, drawn, file, error);
}

static JsonNode *
answer (AlongLayout *layout, AlongDrawn *drawn, gint64 layout_us, gboolean steady)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  AlongGenogramMeasures m;
  guint people, couples;

  along_genogram_measure (drawn, &m);
  along_layout_peek_people (layout, &people);
  along_layout_peek_couples (layout, &couples);
  json_builder_begin_object (builder);
  put (builder, "people", people);
  put (builder, "couples", couples);
  put (builder, "generations", along_layout_get_n_rows (layout));
  json_builder_set_member_name (builder, "layout_ms");
  json_builder_add_double_value (builder, layout_us / 1000.0);
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_object (builder);
  put (builder, "M1", m.m1);
  put (builder, "M2", m.m2);
  put (builder, "M3", m.m3);
  put (builder, "M4", m.m4);
  put (builder, "M4_unprinted", m.births);
  put (builder, "M5", m.m5);
  put (builder, "M6", m.m6);
  put (builder, "M7", m.m7);
  put (builder, "M8", m.m8);
  put (builder, "M9", m.m9);
  put (builder, "M9_within", m.m9_reach);
  put (builder, "M10", m.m10);
  put (builder, "M11", m.m11);
  put (builder, "M12", m.m12);
  put (builder, "M13", m.m13);
  put (builder, "M14", m.m14);
  put (builder, "M15", m.m15);
  put (builder, "M16", m.m16);
  put (builder, "M17", steady);
  put (builder, "M19", m.m19);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static gboolean
known_ending (const char *path)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png", ".json" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  return FALSE;
}

int
along_verb_genogram (int argc, char **argv)
{
  Arguments arguments;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (AlongFonts) fonts = NULL;
  g_autoptr (AlongGraph) graph = NULL;
  g_autoptr (AlongLabels) labels = NULL;
  g_autoptr (AlongLayout) layout = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (AlongDrawn) drawn = NULL;
  g_autofree char *name = NULL;
  int day = along_clock_today ();
  gint64 start, took;
  guint index;

  if (!read_arguments (argc, argv, &arguments))
    return along_tool_usage (usage);
  if (arguments.as_of != NULL)
    {
      AlongDate date;

      if (!along_date_parse (arguments.as_of, &date, &error))
        return along_tool_refuse ("date", error->message, arguments.as_of);
      day = date.hi != ALONG_DAY_NONE ? date.hi : date.lo;
    }
  if (arguments.out != NULL && !known_ending (arguments.out))
    return along_tool_refuse ("ending", "A drawing can be written as .svg, .pdf, .png or .json.", arguments.out);
  gedcom = along_gedcom_load_file (arguments.file, NULL, NULL, NULL, &error);
  if (gedcom == NULL)
    return along_tool_refuse ("unreadable", error->message, arguments.file);
  if (arguments.person != NULL && !along_gedcom_find_person (gedcom, arguments.person, &index))
    return along_tool_refuse ("person", "Nobody in the file has that reference.", arguments.person);
  fonts = along_fonts_new ("Sans", BASE_PX);
  graph = along_gedcom_to_graph (gedcom, arguments.person, day);
  name = g_path_get_basename (arguments.file);
  along_graph_set_title (graph, name);
  along_graph_set_clinical (graph, g_strcmp0 (arguments.profile, "clinical") == 0);
  labels = along_labels_new (graph, fonts, TRUE);
  start = g_get_monotonic_time ();
  layout = along_layout_new (graph, labels, NULL);
  took = g_get_monotonic_time () - start;
  scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  drawn = along_drawn_new (scene, graph);
  if (arguments.out != NULL && !write_out (scene, drawn, arguments.out, &error))
    return along_tool_refuse ("unwritable", error->message, arguments.out);
  return along_tool_answer (answer (layout, drawn, took, along_genogram_is_steady (graph, along_graph_get_people (graph)->len > LARGE ? 3 : SHUFFLES)));
}
