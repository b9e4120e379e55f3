/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "along-clock.h"
#include "along-scene.h"

static AlongScene *
make_scene (void)
{
  AlongFonts *fonts = along_fonts_new (NULL, 14.67);
  AlongScene *scene = along_scene_new (fonts);
  AlongRect area = { 10, 10, 60, 70 };

  along_fonts_unref (fonts);
  along_scene_set_size (scene, 400, 300);
  along_scene_set_words (scene, "Genogram of the <Example> family", "Two people & a line.");
  along_scene_begin_item (scene, "person/1", "Jade, woman, 20", "Mother of \"Alfie\"", &area);
  along_scene_circle (scene, 40, 40, 22);
  along_scene_fill_stroke (scene, "person-outline");
  along_scene_text (scene, "text-age", ALONG_ANCHOR_MIDDLE, 40, 45, 0, 1, "20");
  along_scene_text (scene, "text", ALONG_ANCHOR_MIDDLE, 40, 80, 0, 1, "Jade");
  along_scene_end_item (scene);
  along_scene_begin_item (scene, "line/1", NULL, NULL, NULL);
  along_scene_move_to (scene, 62, 40);
  along_scene_line_to (scene, 162, 40);
  along_scene_stroke (scene, "couple-dashed");
  along_scene_end_item (scene);
  along_scene_rectangle (scene, 200, 100, 30, 60);
  along_scene_fill_stroke (scene, "contact-remote");
  along_scene_text (scene, "text", ALONG_ANCHOR_START, 10, 150, 90, 2,
                    "At the flat of Jade and Kofi and everyone else who comes by");
  along_scene_text (scene, "text", ALONG_ANCHOR_START, 10, 250, 0, 1, "أمينة خان");
  return scene;
}

static void
test_record (void)
{
  g_autoptr (AlongScene) scene = make_scene ();
  AlongShape shape;
  const AlongSceneItem *item;

  g_assert_cmpuint (along_scene_get_n_items (scene), ==, 2);
  g_assert_cmpint (along_scene_find_item (scene, "line/1"), ==, 1);
  g_assert_cmpint (along_scene_find_item (scene, "nobody"), ==, -1);
  g_assert_cmpuint (along_scene_get_n_shapes (scene), ==, 7);
  along_scene_peek_shape (scene, 0, &shape);
  g_assert_cmpint (shape.kind, ==, ALONG_SHAPE_FILL_STROKE);
  g_assert_cmpint (shape.item, ==, 0);
  g_assert_cmpstr (shape.style, ==, "person-outline");
  g_assert_cmpfloat_with_epsilon (shape.bounds.x, 18, 0.01);
  g_assert_cmpfloat_with_epsilon (shape.bounds.width, 44, 0.01);
  along_scene_peek_shape (scene, 2, &shape);
  g_assert_cmpstr (shape.text, ==, "Jade");
  g_assert_cmpfloat_with_epsilon (shape.bounds.x + shape.bounds.width / 2, 40, 1.5);
  item = along_scene_peek_item (scene, 1);
  g_assert_cmpfloat (item->area.width, ==, 100);
  along_scene_peek_shape (scene, 4, &shape);
  g_assert_cmpint (shape.item, ==, -1);
}

static void
test_fonts (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 14.67);
  g_autoptr (AlongFonts) large = along_fonts_new (NULL, 29.34);
  double width, height, ascent, strong, wrapped, two, ones, eights, double_width;

  along_fonts_measure (fonts, "text", "Jade Marsden", 0, 1, &width, &height, &ascent);
  g_assert_cmpfloat (width, >, 40);
  g_assert_cmpfloat (height, >, ascent);
  along_fonts_measure (fonts, "text-strong", "Jade Marsden", 0, 1, &strong, NULL, NULL);
  g_assert_cmpfloat (strong, >, width);
  along_fonts_measure (fonts, "text", "Jade Marsden and Kofi Mensah", 80, 2, &wrapped, &two, NULL);
  g_assert_cmpfloat (wrapped, <=, 80);
  g_assert_cmpfloat (two, >, 1.8 * height);
  along_fonts_measure (fonts, "text-figure", "111", 0, 1, &ones, NULL, NULL);
  along_fonts_measure (fonts, "text-figure", "888", 0, 1, &eights, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (ones, eights, 0.01);
  along_fonts_measure (large, "text", "Jade Marsden", 0, 1, &double_width, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (double_width, 2 * width, 0.02 * width);
}

static AlongRect
drawn_at (AlongScene *scene, AlongAnchor anchor, const char *words)
{
  AlongShape shape;

  along_scene_text (scene, "text", anchor, 0, 0, 90, 2, words);
  along_scene_peek_shape (scene, along_scene_get_n_shapes (scene) - 1, &shape);
  return shape.bounds;
}

/* What was set before is as large as it was, on each side of its room, and after more texts than stay set. */
static void
test_set_again (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 14.67), fresh = along_fonts_new (NULL, 14.67);
  g_autoptr (AlongScene) scene = along_scene_new (fonts), other = along_scene_new (fresh);
  const char *words = "Jade Marsden and Kofi";
  double first, again, elsewhere;
  AlongRect start, end, alone;

  along_fonts_measure (fonts, "text", words, 90, 2, &first, NULL, NULL);
  for (int i = 0; i < 9000; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "%d", i);
      along_fonts_measure (fonts, "text", text, 0, 1, &again, NULL, NULL);
    }
  along_fonts_measure (fonts, "text", words, 90, 2, &again, NULL, NULL);
  along_fonts_measure (fonts, "text", words, 0, 2, &elsewhere, NULL, NULL);
  g_assert_cmpfloat (first, ==, again);
  g_assert_cmpfloat (elsewhere, >, first);

  start = drawn_at (scene, ALONG_ANCHOR_START, words);
  end = drawn_at (scene, ALONG_ANCHOR_END, words);
  alone = drawn_at (other, ALONG_ANCHOR_END, words);
  g_assert_cmpfloat (start.x, >=, -1);
  g_assert_cmpfloat (end.x + end.width, <=, 1);
  g_assert_cmpfloat (end.x, ==, alone.x);
  g_assert_cmpfloat (end.width, ==, alone.width);
}

static void
ignore_text (GMarkupParseContext *context, const char *text, gsize length, gpointer seen, GError **error)
{
  g_string_append_len (seen, text, length);
}

static void
test_svg (void)
{
  g_autoptr (AlongScene) scene = make_scene ();
  g_autofree char *svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
  g_autofree char *again = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
  g_autofree char *print = along_scene_to_svg (scene, ALONG_LOOK_PRINT);
  g_autoptr (GString) seen = g_string_new (NULL);
  GMarkupParser parser = { .text = ignore_text };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (svg, ==, again);
  g_assert_cmpstr (svg, !=, print);
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (seen->str, "Genogram of the <Example> family"));
  g_assert_nonnull (strstr (seen->str, "Two people & a line."));
  g_assert_nonnull (strstr (seen->str, "Jade, woman, 20"));
  g_assert_nonnull (strstr (seen->str, "Mother of \"Alfie\""));
  g_assert_nonnull (strstr (seen->str, "أمينة خان"));
  g_assert_nonnull (strstr (seen->str, "…"));
  g_assert_nonnull (strstr (svg, "direction=\"rtl\""));
  g_assert_nonnull (strstr (svg, "<pattern id=\"texture-contact-remote\""));
  g_assert_nonnull (strstr (svg, "stroke-dasharray=\"6 4\""));
  /* What the records are called is nobody's who reads a picture. */
  g_assert_null (strstr (svg, "person/1"));
}

/* The document of a drawing without words, letter by letter. */
static void
test_golden (void)
{
  static const char expected[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50.5\" viewBox=\"0 0 100 50.5\" "
      "role=\"group\" font-family=\"sans-serif\">\n"
      "<title>A &amp; B</title>\n"
      "<defs>\n"
      "<pattern id=\"texture-contact-group\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
      "<circle cx=\"2.5\" cy=\"2.5\" r=\"1.5\" fill=\"#6a6a6a\" fill-opacity=\"1\"/></pattern>\n"
      "</defs>\n"
      "<rect width=\"100\" height=\"50.5\" fill=\"#ffffff\"/>\n"
      "<g role=\"img\">\n"
      "<title>A</title>\n"
      "<desc>First</desc>\n"
      "<path d=\"M10 10L32 10L32 32L10 32Z\" fill=\"#ffffff\" stroke=\"#000000\" stroke-width=\"2\"/>\n"
      "</g>\n"
      "<path d=\"M32 21L60 21\" fill=\"none\" stroke=\"#000000\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>\n"
      "<path d=\"M60 10C62.5 10 65 12.5 65 15Z\" fill=\"#ffffff\"/>\n"
      "<path d=\"M60 10C62.5 10 65 12.5 65 15Z\" fill=\"url(#texture-contact-group)\"/>\n"
      "</svg>\n";
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  g_autofree char *svg = NULL;

  along_scene_set_size (scene, 100, 50.5);
  along_scene_set_words (scene, "A & B", NULL);
  along_scene_begin_item (scene, "person/1", "A", "First", NULL);
  along_scene_rectangle (scene, 10, 10, 22, 22);
  along_scene_fill_stroke (scene, "person-outline");
  along_scene_end_item (scene);
  along_scene_move_to (scene, 32, 21);
  along_scene_line_to (scene, 60, 21);
  along_scene_stroke (scene, "couple-dashed");
  along_scene_move_to (scene, 60, 10);
  along_scene_curve_to (scene, 62.5, 10, 65, 12.5, 65, 15);
  along_scene_close_path (scene);
  along_scene_fill (scene, "contact-group");
  svg = along_scene_to_svg (scene, ALONG_LOOK_PRINT);
  g_assert_cmpstr (svg, ==, expected);
}

/* Bytes that are no text, and marks that XML cannot hold, still give a document. */
static void
test_odd_text (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 14);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autofree char *svg = NULL;
  g_autoptr (GError) error = NULL;
  GMarkupParser parser = { 0 };

  along_scene_set_size (scene, 100, 100);
  along_scene_set_words (scene, "\x01 \xff <", "\"'&");
  along_scene_begin_item (scene, "a\"<", "\xc3", NULL, NULL);
  along_scene_text (scene, "text", ALONG_ANCHOR_END, 50, 50, 20, 3, "bad \xff\xfe\x02 bytes & <more>");
  along_scene_end_item (scene);
  svg = along_scene_to_svg (scene, ALONG_LOOK_DARK);
  context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
  g_assert_no_error (error);
}

static GFile *
temporary (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_for_path (path);
}

static void
test_pdf (void)
{
  g_autoptr (AlongScene) scene = make_scene ();
  g_autoptr (GFile) file = temporary ("scene.pdf");
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;
  g_autoptr (GError) error = NULL;

  along_clock_freeze (G_GINT64_CONSTANT (1773324120000));
  g_assert_true (along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  g_assert_true (along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, &error));
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  along_clock_thaw ();
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_null (g_strstr_len (first, first_length, "/Subtype /Image"));
  {
    g_autofree char *reader = g_find_program_in_path ("pdftotext");
    g_autofree char *quoted = g_shell_quote (path);
    g_autofree char *command = g_strconcat ("pdftotext ", quoted, " -", NULL);
    g_autofree char *words = NULL;

    if (reader == NULL)
      {
        g_test_skip ("pdftotext is not installed");
        return;
      }
    g_assert_true (g_spawn_command_line_sync (command, &words, NULL, NULL, NULL));
    g_assert_nonnull (strstr (words, "Jade"));
    g_assert_nonnull (strstr (words, "20"));
  }
}

/* It is painted some rows at a time; nobody can see where one stretch ends and the next begins. */
static void
check_bands (AlongScene *scene, cairo_surface_t *image)
{
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 600);
  guint32 ground = along_theme_get_ground (ALONG_LOOK_DARK);
  cairo_t *cr = cairo_create (whole);

  cairo_set_source_rgb (cr, (ground >> 16) / 255.0, ((ground >> 8) & 0xff) / 255.0, (ground & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  along_scene_paint (scene, cr, ALONG_LOOK_DARK, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (whole);
  for (int y = 0; y < 600; y++)
    {
      const guint32 *a = (const guint32 *) (const void *) (cairo_image_surface_get_data (whole) + y * cairo_image_surface_get_stride (whole));
      const guint32 *b = (const guint32 *) (const void *) (cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image));

      for (int x = 0; x < 800; x++)
        for (int shift = 0; shift < 24; shift += 8)
          g_assert_cmpint (ABS ((int) ((a[x] >> shift) & 0xff) - (int) ((b[x] >> shift) & 0xff)), <=, 12); /* only rounding where a shape is cut */
    }
  cairo_surface_destroy (whole);
}

static void
test_png (void)
{
  g_autoptr (AlongScene) scene = make_scene ();
  g_autoptr (GFile) file = temporary ("scene.png");
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  g_assert_true (along_scene_write_png (scene, ALONG_LOOK_DARK, 2, file, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 800);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 600);
  check_bands (scene, surface);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
paint_part (AlongScene *scene, AlongLook look, int x, int y, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  AlongRect clip = { x, y, width, height };

  cairo_translate (cr, -x, -y);
  along_scene_paint (scene, cr, look, &clip);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Two tiles side by side show what one tile of both shows. */
static void
test_tiles (void)
{
  g_autoptr (AlongScene) scene = make_scene ();
  cairo_surface_t *whole = paint_part (scene, ALONG_LOOK_LIGHT, 0, 0, 400, 300);
  cairo_surface_t *left = paint_part (scene, ALONG_LOOK_LIGHT, 0, 0, 210, 300);
  cairo_surface_t *right = paint_part (scene, ALONG_LOOK_LIGHT, 210, 0, 190, 300);

  for (int y = 0; y < 300; y++)
    {
      const guint8 *w = cairo_image_surface_get_data (whole) + y * cairo_image_surface_get_stride (whole);
      const guint8 *l = cairo_image_surface_get_data (left) + y * cairo_image_surface_get_stride (left);
      const guint8 *r = cairo_image_surface_get_data (right) + y * cairo_image_surface_get_stride (right);
      for (int x = 0; x < 400 * 4; x++)
        {
          int part = x < 210 * 4 ? l[x] : r[x - 210 * 4];
          if (ABS (w[x] - part) > 12)
            g_test_message ("%d, %d: %d %d", x / 4, y, w[x], part);
          g_assert_cmpint (ABS (w[x] - part), <=, 12); /* only rounding where a shape is cut */
        }
    }
  cairo_surface_destroy (whole);
  cairo_surface_destroy (left);
  cairo_surface_destroy (right);
}

static void
test_empty (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 14);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  g_autofree char *svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
  g_autoptr (GFile) file = temporary ("empty.png");

  g_assert_nonnull (strstr (svg, "</svg>"));
  g_assert_cmpfloat (along_scene_text (scene, "text", ALONG_ANCHOR_START, 0, 0, 0, 1, ""), ==, 0);
  g_assert_true (along_scene_write_png (scene, ALONG_LOOK_LIGHT, 1, file, NULL));
  g_assert_finalize_object (g_steal_pointer (&scene));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scene/record", test_record);
  g_test_add_func ("/scene/fonts", test_fonts);
  g_test_add_func ("/scene/fonts/set-again", test_set_again);
  g_test_add_func ("/scene/svg", test_svg);
  g_test_add_func ("/scene/golden", test_golden);
  g_test_add_func ("/scene/odd-text", test_odd_text);
  g_test_add_func ("/scene/pdf", test_pdf);
  g_test_add_func ("/scene/png", test_png);
  g_test_add_func ("/scene/tiles", test_tiles);
  g_test_add_func ("/scene/empty", test_empty);
  return g_test_run ();
}
