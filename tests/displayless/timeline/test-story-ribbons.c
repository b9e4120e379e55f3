/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story-input.h"

/* Each whole story as a ribbon: what it says, and which notes stand on it. */
static const struct
{
  const char *file, *summary, *items[4], *not_there;
} rows[] = {
  { "1-early-start-and-taper.json",
    "Support began 18 weeks before the due date and was intensive for 12 weeks, on average 3.3 contacts a week. "
    "It tapered from November, as planned. Support ended after 44 weeks.",
    { "pause/2025-12-22", "birth/2025-09-09", "edd/2025-09-12", "phase/2025-11-17" }, "flag/" },
  { "2-start-around-birth.json",
    "Support began 9 days after the birth and has been intensive for 14 weeks, on average 2.8 contacts a week. "
    "There was one 14-day gap, in May. Now intensive.",
    { "flag/2026-05-11", "gap/2026-05-05", "birth/2026-03-20", "today" }, "flag/2026-05-18" },
  { "3-father-led.json",
    "Support began 10 weeks before the due date and was intensive for 9 weeks, on average 3.3 contacts a week. "
    "It has tapered since April, as planned.",
    { "pause/2026-03-19", "phase/2025-12-08", "birth/2025-11-29", "today" }, "flag/" },
  { "4-learning-disability-with-advocacy.json",
    "Support began 20 weeks before the due date and was intensive for 8 weeks, on average 3.1 contacts a week. Now steady.",
    { "pause/2025-12-24", "professionals/peak", "phase/2026-02-23", "today" }, "gap/" },
  { "5-removal-then-return.json",
    "Support began 13 weeks before the due date and was intensive for 8 weeks, on average 2.8 contacts a week. "
    "It tapered from October 2024, as planned. Support ended after 49 weeks. The family came back once, after 48 weeks. "
    "Support began again on 12 January 2026 and was intensive for 5 weeks, on average 3.0 contacts a week. Now steady.",
    { "loss/2025-06", "phase/2026-01-12", "birth/2026-05-01", "pause/2024-12-23" }, "gap/" },
};

static void
test_story (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_build_filename (STORIES, rows[row].file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  g_autoptr (AlongRibbon) ribbon = story_ribbon (json_node_get_object (json_parser_get_root (parser)));
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);
  g_autofree char *summary = along_ribbon_summary (ribbon);

  g_assert_cmpstr (summary, ==, rows[row].summary);
  view.zoom = ALONG_RIBBON_ALL;
  g_autoptr (AlongScene) scene = along_ribbon_build (ribbon, &view, fonts);
  g_assert_cmpstr (along_scene_get_description (scene), ==, summary);
  for (guint i = 0; i < G_N_ELEMENTS (rows[row].items); i++)
    {
      g_test_message ("%s", rows[row].items[i]);
      g_assert_cmpint (along_scene_find_item (scene, rows[row].items[i]), >=, 0);
    }
  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    g_assert_false (g_str_has_prefix (along_scene_peek_item (scene, i)->key, rows[row].not_there));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (STORIES, rows[i].file, NULL);
      g_autofree char *name = g_strconcat ("/timeline/story-ribbons/", rows[i].file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_test_add_data_func (name, GUINT_TO_POINTER (i), test_story);
    }
  return g_test_run ();
}
