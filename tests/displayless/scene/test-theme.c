/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "along-scene.h"

/* Whatever stands for something, and is no block: of drawings of families all of it. */
static const char *const lines[] = {
  "contact-completed", "contact-remote", "contact-group", "contact-missed", "contact-service-cancelled",
  "plan-edge", "plan-smooth", "gap", "pause", "birth", "edd", "today", "mark-strength", "mark-notice", "accent", "axis",
  "person-", "structure", "couple-", "parents-", "care-", "adopted-", "step-", "household", "bond-",
};

static void
test_lines (void)
{
  guint seen = 0;

  for (const char *const *name = along_theme_list_styles (); *name != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      if (g_str_has_suffix (lines[i], "-") ? g_str_has_prefix (*name, lines[i]) : g_str_equal (*name, lines[i]))
        for (int look = 0; look < ALONG_N_LOOKS; look++)
          {
            AlongStyle style;
            along_theme_get_style (look, *name, &style);
            g_test_message ("%s, look %d", *name, look);
            g_assert_cmpfloat (along_theme_contrast (style.line, along_theme_get_ground (look)), >=, 3);
            if (look == ALONG_LOOK_CONTRAST || look == ALONG_LOOK_CONTRAST_DARK)
              g_assert_cmpfloat (style.line_width, >=, 2);
            seen++;
          }
  g_assert_cmpuint (seen, >=, 45 * ALONG_N_LOOKS);
}

/* Words on a block, and a block's edge on the ground. */
static void
test_blocks (void)
{
  static const char *const prefixes[] = { "phase-", "stage-", "home-", "chip-", "tag-" };
  guint seen = 0;

  for (const char *const *name = along_theme_list_styles (); *name != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
      if (g_str_has_prefix (*name, prefixes[i]))
        for (int look = 0; look < ALONG_N_LOOKS; look++)
          {
            AlongStyle style;
            along_theme_get_style (look, *name, &style);
            g_test_message ("%s, look %d", *name, look);
            g_assert_cmpfloat (along_theme_contrast (style.text, style.fill), >=, 4.5);
            g_assert_cmpfloat (along_theme_contrast (style.line, along_theme_get_ground (look)), >=, 3);
            seen++;
          }
  g_assert_cmpuint (seen, >=, 26 * ALONG_N_LOOKS);
}

static void
test_texts (void)
{
  for (const char *const *name = along_theme_list_styles (); *name != NULL; name++)
    if (g_str_has_prefix (*name, "text"))
      for (int look = 0; look < ALONG_N_LOOKS; look++)
        {
          AlongStyle style;
          along_theme_get_style (look, *name, &style);
          g_assert_cmpfloat (along_theme_contrast (style.text, along_theme_get_ground (look)), >=, 4.5);
          g_assert_cmpfloat (style.text_scale, >=, 0.7);
        }
}

static void
test_known (void)
{
  AlongStyle style;

  g_assert_true (along_theme_has_style ("text"));
  g_assert_false (along_theme_has_style ("colour-of-magic"));
  g_assert_cmpfloat_with_epsilon (along_theme_contrast (0x000000, 0xffffff), 21, 0.01);
  along_theme_get_style (ALONG_LOOK_LIGHT, "contact-remote", &style);
  g_assert_cmphex (style.line, ==, 0xbf6f10);
  g_assert_cmpfloat_with_epsilon (along_theme_contrast (style.line, 0xffffff), 3.8, 0.06);
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*colour-of-magic*");
  along_theme_get_style (ALONG_LOOK_LIGHT, "colour-of-magic", &style);
  g_test_assert_expected_messages ();
}

/* --- The difference two colours have for different eyes --- */

typedef struct
{
  double l, a, b;
} Lab;

/* Machado, Oliveira and Fernandes 2009, severity 1.0, applied to linear RGB. */
static const double sights[3][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
};

static double
linear (guint32 channel)
{
  double v = (channel & 0xff) / 255.0;
  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
lab_step (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static Lab
seen_as (guint32 rgb, int sight)
{
  double in[3] = { linear (rgb >> 16), linear (rgb >> 8), linear (rgb) }, c[3];
  double x, y, z;

  for (int i = 0; i < 3; i++)
    c[i] = CLAMP (sights[sight][3 * i] * in[0] + sights[sight][3 * i + 1] * in[1] + sights[sight][3 * i + 2] * in[2],
                  0, 1);
  x = lab_step ((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
  y = lab_step (0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
  z = lab_step ((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
  return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* CIEDE2000 after Sharma, Wu and Dalal 2005. */
static double
ciede2000 (Lab p, Lab q)
{
  double mean_c = (hypot (p.a, p.b) + hypot (q.a, q.b)) / 2;
  double g = 0.5 * (1 - sqrt (pow (mean_c, 7) / (pow (mean_c, 7) + pow (25, 7))));
  double a1 = p.a * (1 + g), a2 = q.a * (1 + g), c1 = hypot (a1, p.b), c2 = hypot (a2, q.b);
  double h1 = c1 == 0 ? 0 : fmod (atan2 (p.b, a1) * 180 / G_PI + 360, 360);
  double h2 = c2 == 0 ? 0 : fmod (atan2 (q.b, a2) * 180 / G_PI + 360, 360);
  double dl = q.l - p.l, dc = c2 - c1, dh = h2 - h1, ml = (p.l + q.l) / 2, mc = (c1 + c2) / 2, mh = h1 + h2;
  double t, sl, sc, sh, rt, big_h;

  if (c1 * c2 == 0)
    dh = 0;
  else if (dh > 180)
    dh -= 360;
  else if (dh < -180)
    dh += 360;
  big_h = 2 * sqrt (c1 * c2) * sin (dh / 2 * G_PI / 180);
  if (c1 * c2 != 0)
    {
      if (fabs (h1 - h2) > 180)
        mh += mh < 360 ? 360 : -360;
      mh /= 2;
    }
  t = 1 - 0.17 * cos ((mh - 30) * G_PI / 180) + 0.24 * cos (2 * mh * G_PI / 180)
      + 0.32 * cos ((3 * mh + 6) * G_PI / 180) - 0.2 * cos ((4 * mh - 63) * G_PI / 180);
  sl = 1 + 0.015 * (ml - 50) * (ml - 50) / sqrt (20 + (ml - 50) * (ml - 50));
  sc = 1 + 0.045 * mc;
  sh = 1 + 0.015 * mc * t;
  rt = -sin (60 * exp (-pow ((mh - 275) / 25, 2)) * G_PI / 180) * 2
       * sqrt (pow (mc, 7) / (pow (mc, 7) + pow (25, 7)));
  return sqrt (pow (dl / sl, 2) + pow (dc / sc, 2) + pow (big_h / sh, 2) + rt * (dc / sc) * (big_h / sh));
}

static double
smallest (const char *const *styles, AlongLook look, int sight)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; styles[i] != NULL; i++)
    for (guint j = i + 1; styles[j] != NULL; j++)
      {
        AlongStyle a, b;
        double d;
        along_theme_get_style (look, styles[i], &a);
        along_theme_get_style (look, styles[j], &b);
        if (a.line == b.line)
          continue; /* told apart by shape alone, as the theme says */
        d = ciede2000 (seen_as (a.line, sight), seen_as (b.line, sight));
        least = MIN (least, d);
      }
  return least;
}

static void
test_sights (void)
{
  /* Smallest difference in light, dark, contrast and contrast-dark: usual sight, deuteranopia, protanopia. */
  static const struct
  {
    const char *styles[9];
    int least[3][4];
  } groups[] = {
    { { "contact-completed", "contact-remote", "contact-group" },
      { { 27, 29, 23, 30 }, { 14, 10, 11, 16 }, { 18, 16, 14, 20 } } },
    { { "contact-missed", "contact-service-cancelled" },
      { { 22, 16, 21, 13 }, { 22, 16, 21, 13 }, { 22, 16, 21, 13 } } },
    { { "bond-plain", "bond-close", "bond-distant", "bond-hostile", "bond-harm" },
      { { 16, 10, 16, 9 }, { 7, 7, 8, 6 }, { 11, 8, 14, 4 } } },
    { { "birth", "gap", "today", "pause" }, { { 25, 22, 16, 9 }, { 13, 9, 8, 8 }, { 17, 13, 14, 9 } } },
  };

  g_assert_cmpfloat_with_epsilon (ciede2000 ((Lab){ 50, 2.6772, -79.7751 }, (Lab){ 50, 0, -82.7485 }), 2.0425,
                                  0.0001);
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (int sight = 0; sight < 3; sight++)
      for (int look = 0; look < 4; look++)
        {
          double least = smallest (groups[g].styles, look, sight);
          g_test_message ("group %u, sight %d, look %d: %.1f", g, sight, look, least);
          g_assert_cmpfloat (least, >=, groups[g].least[sight][look] - 1);
        }
}

/* Without any colour the textures of one group still differ: share of ink and how often it changes. */
static void
texture_of (const char *style, double *ink, int *changes_across, int *changes_down)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 14);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 70, 70);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  int stride, dark = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  along_scene_rectangle (scene, 0, 0, 70, 70);
  along_scene_fill (scene, style);
  along_scene_paint (scene, cr, ALONG_LOOK_PRINT, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  *changes_across = *changes_down = 0;
  for (int i = 0; i < 70; i++)
    for (int j = 0; j < 70; j++)
      {
        gboolean here = data[i * stride + j * 4] < 200;
        dark += here;
        if (j > 0 && here != (data[i * stride + (j - 1) * 4] < 200))
          ++*changes_across;
        if (i > 0 && here != (data[(i - 1) * stride + j * 4] < 200))
          ++*changes_down;
      }
  *ink = dark / 4900.0;
  cairo_surface_destroy (surface);
}

static void
test_grey (void)
{
  double plain, hatch, dots, stripes;
  int across[4], down[4];

  texture_of ("contact-completed", &plain, &across[0], &down[0]);
  texture_of ("contact-remote", &hatch, &across[1], &down[1]);
  texture_of ("contact-group", &dots, &across[2], &down[2]);
  texture_of ("who-wider", &stripes, &across[3], &down[3]);
  g_assert_cmpfloat (plain, ==, 1);
  g_assert_cmpint (across[0] + down[0], ==, 0);
  g_assert_cmpfloat (hatch, <, 0.8);
  g_assert_cmpint (across[1], >, 500);
  g_assert_cmpint (down[1], >, 500);
  g_assert_cmpint (across[2], >, 500);
  g_assert_cmpint (ABS (across[2] - across[1]), >, 100);
  g_assert_cmpint (across[3], >, 1000);
  g_assert_cmpint (down[3], ==, 0);
  g_assert_cmpfloat (dots, <, 0.6);
  g_assert_cmpfloat (stripes, <, 0.6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/lines", test_lines);
  g_test_add_func ("/theme/blocks", test_blocks);
  g_test_add_func ("/theme/texts", test_texts);
  g_test_add_func ("/theme/known", test_known);
  g_test_add_func ("/theme/sights", test_sights);
  g_test_add_func ("/theme/grey", test_grey);
  return g_test_run ();
}
