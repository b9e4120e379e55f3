/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing on paper: what is on which page, and where. */
#include <stdio.h>
#include <string.h>

#include "along-paper.h"
#include "picture-support.h"

/* Words of each page of a PDF, each inside its page. */
static void
check_boxes (const char *path, guint n_pages, double width, double height)
{
  g_autofree char *boxes = picture_command ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  g_autoptr (GRegex) word = g_regex_new ("<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">", 0, 0, NULL);
  g_autoptr (GRegex) page = g_regex_new ("<page width=\"([0-9.]+)\" height=\"([0-9.]+)\">", 0, 0, NULL);
  g_autoptr (GMatchInfo) pages = NULL;
  guint n = 0, words = 0;

  g_regex_match (page, boxes, 0, &pages);
  for (; g_match_info_matches (pages); g_match_info_next (pages, NULL), n++)
    {
      g_autofree char *w = g_match_info_fetch (pages, 1), *h = g_match_info_fetch (pages, 2);

      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (w, NULL), width, 0.1);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (h, NULL), height, 0.1);
    }
  g_assert_cmpuint (n, ==, n_pages);
  g_clear_pointer (&pages, g_match_info_unref);
  g_regex_match (word, boxes, 0, &pages);
  for (; g_match_info_matches (pages); g_match_info_next (pages, NULL), words++)
    for (int i = 1; i <= 4; i++)
      {
        g_autofree char *at = g_match_info_fetch (pages, i);

        g_assert_cmpfloat (g_ascii_strtod (at, NULL), >=, 0);
        g_assert_cmpfloat (g_ascii_strtod (at, NULL), <=, i % 2 == 1 ? width : height);
      }
  g_assert_cmpuint (words, >, 20);
}

static void
test_paper (void)
{
  static const AlongPicturePaper papers[] = { { .words = TRUE }, { .landscape = TRUE, .words = TRUE }, { .a3 = TRUE }, { .a3 = TRUE, .landscape = TRUE } };

  for (guint s = 0; s < PICTURE_N_STORIES; s++)
    for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
      {
        g_autoptr (AlongFamily) family = picture_family (picture_stories[s]);
        AlongPictureChoice choice = picture_usual (family);
        g_autoptr (AlongPicture) picture = along_picture_new (family, picture_team, &choice);
        g_autoptr (AlongPicturePages) pages = along_picture_pages_new (picture, &papers[p]);
        g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
        g_autofree char *name = g_strdup_printf ("paper-%s-%u.pdf", picture_stories[s], p), *path = picture_keep (bytes, name), *text = picture_text_of_pdf (path);
        double width, height;

        along_picture_pages_size (pages, 0, &width, &height);
        g_assert_cmpfloat_with_epsilon (MAX (width, height), papers[p].a3 ? 1190.55 : 841.89, 0.1);
        g_assert_cmpint (width > height, ==, papers[p].landscape);
        check_boxes (path, along_picture_pages_count (pages), width, height);
        g_assert_nonnull (strstr (text, "For the panel, 30 June 2026"));
        g_assert_nonnull (strstr (text, "Page 1 of"));
        g_assert_nonnull (strstr (text, "made-up family"));
        g_assert_nonnull (strstr (text, "The family on"));
        g_assert_cmpint (strstr (text, "The same in words") != NULL, ==, papers[p].words);
      }
}

/* At a size of one's own on as many pages as it takes: each says where it belongs, and together they show everybody. */
static void
test_tiles (void)
{
  g_autoptr (AlongFamily) family = picture_family ("s5-family");
  AlongPictureChoice choice = picture_usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, picture_team, &choice);
  AlongPicturePaper paper = { .scale = 150 };
  g_autoptr (AlongPicturePages) pages = along_picture_pages_new (picture, &paper);
  g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
  g_autofree char *path = picture_keep (bytes, "tiles.pdf"), *text = picture_text_of_pdf (path);
  AlongScene *scene = along_picture_scene (picture);
  guint named = 0;

  g_assert_cmpuint (along_picture_pages_count (pages), >, 3);
  g_assert_nonnull (strstr (text, "Row 1, column 1"));
  g_assert_nonnull (strstr (text, "Row 1, column 2"));
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind != ALONG_SHAPE_TEXT || !(g_str_equal (shape.style, "text") || g_str_equal (shape.style, "text-strong"))
          || strchr (shape.text, ' ') != NULL || strstr (shape.text, "…") != NULL)
        continue;
      named++;
      if (strstr (text, shape.text) == NULL)
        g_error ("“%s” is on no page", shape.text);
    }
  g_assert_cmpuint (named, >, 5);
  g_assert_null (along_picture_pages_warn (pages));
}

/* A page of a PDF alone, as text. */
static char *
text_of_page (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  return picture_command ((const char *const[]){ "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL });
}

/* The pages as they suit the drawing. */
static AlongPicturePages *
suiting (AlongPicture *picture, gboolean a3, guint scale)
{
  AlongPicturePaper upright = { .a3 = a3, .scale = scale, .words = TRUE }, lying = { .a3 = a3, .landscape = TRUE, .scale = scale, .words = TRUE };
  AlongPicturePages *one = along_picture_pages_new (picture, &upright), *other = along_picture_pages_new (picture, &lying);
  gboolean better = along_picture_pages_beats (other, one);

  along_picture_pages_free (better ? one : other);
  return better ? other : one;
}

/* Whatever the paper and size, each page of the drawing says whose it is, of when, who drew it and that it may not be whole. The legend
 * is on the first of them but where it would make all of it too small to be read. */
static void
test_heads (void)
{
  static const guint scales[] = { 0, 100 };
  guint with_legend = 0;

  for (guint i = 0; i < PICTURE_N_STORIES * 4; i++)
    {
      g_autoptr (AlongFamily) family = picture_family (picture_stories[i / 4]);
      AlongPictureChoice choice = picture_usual (family);
      g_autoptr (AlongPicture) picture = along_picture_new (family, picture_team, &choice);
      gboolean a3 = i % 2 == 1;
      guint scale = scales[i / 2 % 2];
      g_autoptr (AlongPicturePages) pages = suiting (picture, a3, scale);
      g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
      g_autofree char *name = g_strdup_printf ("heads-%s-%s-%u.pdf", picture_stories[i / 4], a3 ? "a3" : "a4", scale);
      g_autofree char *path = picture_keep (bytes, name), *words = along_picture_pages_words (pages);
      gboolean legend = strstr (words, "the drawing and its legend") != NULL || strstr (words, "Page 1: the legend") != NULL;
      guint drawn = 1;

      if (!g_str_has_prefix (words, "Page 1: the drawing"))
        g_assert_cmpint (sscanf (words, "Pages 1 to %u: the drawing.", &drawn), ==, 1);
      g_assert_true (scale > 0 || drawn == 1);
      g_assert_true (strstr (words, "the drawing and its legend") == NULL || drawn == 1);
      with_legend += legend;
      for (guint page = 1; page <= drawn; page++)
        {
          g_autofree char *text = text_of_page (path, page);

          g_assert_cmpint (strstr (text, "Man, woman") != NULL, ==, legend && page == 1);
          g_assert_nonnull (strstr (text, "The family on 30 June 2026"));
          g_assert_nonnull (strstr (text, "DEMO-"));
          g_assert_nonnull (strstr (text, "drawn by Hannah Kilburn"));
          g_assert_nonnull (strstr (text, "Some things may be left out of this copy"));
          g_assert_cmpint (strstr (text, "Row ") != NULL, ==, drawn > 1);
        }
    }
  /* a page of its own is one more to hold beside it */
  g_assert_cmpuint (with_legend, >=, PICTURE_N_STORIES * 4 - 1);
}

/* However large: pages are full from margin to margin, and what follows begins at least 10 mm before the last one ends; what stands
 * below costs no page. */
static void
test_plan (void)
{
  static const double sizes[][2] = { { 300, 300 }, { 1300, 640 }, { 1400, 2000 }, { 5200, 300 } };
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 10.5);
  const AlongPaperHead head = { "The family", "DEMO-1" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * 4; i++)
    {
      g_autoptr (AlongPaper) paper = along_paper_new (fonts, "", "", "");
      g_autoptr (AlongScene) scene = along_scene_new (fonts);
      gboolean landscape = i % 2 == 1;
      double below = i % 4 >= 2 ? 100 : 0, room = (landscape ? ALONG_A4_LONG : ALONG_A4_SHORT) - 2 * ALONG_PAPER_MARGIN;
      AlongPaperTiles tiles, bare;

      along_scene_set_size (scene, sizes[i / 4][0], sizes[i / 4][1]);
      along_paper_plan_tiles (paper, scene, 0.75, landscape, &head, below, &tiles);
      along_paper_plan_tiles (paper, scene, 0.75, landscape, &head, 0, &bare);
      g_assert_cmpuint (tiles.rows * tiles.columns, ==, bare.rows * bare.columns);
      g_assert_false (bare.below);
      g_assert_true (!tiles.below || (tiles.rows == 1 && below > 0));
      g_assert_cmpfloat_with_epsilon ((tiles.columns - 1) * tiles.step_x + tiles.width, sizes[i / 4][0], 0.01);
      g_assert_cmpfloat_with_epsilon ((tiles.rows - 1) * tiles.step_y + tiles.height, sizes[i / 4][1], 0.01);
      if (tiles.columns > 1)
        {
          g_assert_cmpfloat_with_epsilon (tiles.width * 0.75, room, 0.01);
          g_assert_cmpfloat ((tiles.width - tiles.step_x) * 0.75, >=, 28.3);
        }
      if (tiles.rows > 1)
        g_assert_cmpfloat ((tiles.height - tiles.step_y) * 0.75, >=, 28.3);
    }
}

/* What a page leaves free is found, and nothing lies over anything. */
static void
test_gaps (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 10.5);
  g_autoptr (AlongPaper) paper = along_paper_new (fonts, "", "", "");
  g_autoptr (AlongScene) drawing = along_scene_new (fonts);
  double width, x, y;

  along_paper_new_page (paper, FALSE);
  width = along_paper_width (paper);
  /* All of it but a corner of 200 by 150, low at the end. */
  along_scene_set_size (drawing, width, 600);
  along_scene_rectangle (drawing, 0, 0, width, 450);
  along_scene_rectangle (drawing, 0, 450, width - 200, 150);
  along_scene_fill (drawing, "contact-completed");
  along_paper_scene (paper, drawing, 0);
  along_paper_new_page (paper, FALSE);
  along_paper_scene (paper, drawing, 0);
  {
    g_autoptr (AlongPaperGaps) gaps = along_paper_gaps_new (paper, 1);

    g_assert_true (along_paper_gaps_find (gaps, 150, 100, &x, &y));
    g_assert_cmpfloat (x, >=, ALONG_PAPER_MARGIN + width - 200);
    g_assert_cmpfloat (x + 150, <=, ALONG_PAPER_MARGIN + width);
    g_assert_false (along_paper_gaps_find (gaps, 240, 170, &x, &y));
  }
}

/* Letters that nobody can read are warned of, with what to choose instead; which then is read. */
static void
test_small_letters (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongPictureChoice choice;
  g_autoptr (AlongPicture) picture = NULL;
  AlongPicturePaper paper = { .a3 = FALSE };
  g_autoptr (AlongPicturePages) pages = NULL;
  g_autofree char *warning = NULL;
  guint percent = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%u", i);
      AlongRecord *couple, *one = picture_add_person (family, name, ALONG_GENDER_FEMALE), *other = picture_add_person (family, name, ALONG_GENDER_MALE);

      couple = picture_add (family, ALONG_KIND_COUPLE);
      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
    }
  choice = picture_usual (family);
  picture = along_picture_new (family, picture_team, &choice);
  pages = along_picture_pages_new (picture, &paper);
  g_assert_cmpfloat (along_picture_pages_least (pages), <, 6);
  warning = along_picture_pages_warn (pages);
  g_assert_nonnull (warning);
  g_assert_cmpint (sscanf (strstr (warning, "Choose "), "Choose %u", &percent), ==, 1);
  g_clear_pointer (&pages, along_picture_pages_free);
  paper.scale = percent;
  pages = along_picture_pages_new (picture, &paper);
  g_assert_cmpfloat (along_picture_pages_least (pages), >=, 6);
  g_assert_null (along_picture_pages_warn (pages));
}


int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-paper/paper", test_paper);
  g_test_add_func ("/picture-paper/tiles", test_tiles);
  g_test_add_func ("/picture-paper/heads", test_heads);
  g_test_add_func ("/picture-paper/plan", test_plan);
  g_test_add_func ("/picture-paper/gaps", test_gaps);
  g_test_add_func ("/picture-paper/small-letters", test_small_letters);
  return picture_run ();
}
