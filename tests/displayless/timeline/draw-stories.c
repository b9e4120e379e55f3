/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "along-ribbon-records.h"
#include "made-up-family.h"

/* Draws each made-up family's ribbon in several looks and zooms into a folder, to be looked at. */

static const struct
{
  const char *name;
  AlongLook look;
  AlongRibbonZoom zoom;
  double width;
  gboolean narrow, rtl;
  double text;
  AlongRibbonAlign align;
  AlongRibbonColour colour;
  gboolean hours;
} pictures[] = {
  { "episode-light", ALONG_LOOK_LIGHT, ALONG_RIBBON_EPISODE, 936, FALSE, FALSE, 14 },
  { "episode-dark", ALONG_LOOK_DARK, ALONG_RIBBON_EPISODE, 936, FALSE, FALSE, 14 },
  { "all-print", ALONG_LOOK_PRINT, ALONG_RIBBON_ALL, 1000, FALSE, FALSE, 14 },
  { "weeks-13-narrow", ALONG_LOOK_LIGHT, ALONG_RIBBON_13_WEEKS, 336, TRUE, FALSE, 14 },
  { "weeks-6", ALONG_LOOK_LIGHT, ALONG_RIBBON_6_WEEKS, 936, FALSE, FALSE, 14 },
  { "large-text", ALONG_LOOK_CONTRAST, ALONG_RIBBON_EPISODE, 936, FALSE, FALSE, 28 },
  { "mirrored", ALONG_LOOK_LIGHT, ALONG_RIBBON_40_WEEKS, 936, FALSE, TRUE, 14 },
  { "by-birth-who-came", ALONG_LOOK_CONTRAST_DARK, ALONG_RIBBON_EPISODE, 936, FALSE, FALSE, 14, ALONG_RIBBON_BY_BIRTH, ALONG_RIBBON_COLOUR_WHO_CAME },
  { "by-accepted-hours", ALONG_LOOK_LIGHT, ALONG_RIBBON_EPISODE, 936, FALSE, FALSE, 14, ALONG_RIBBON_BY_ACCEPTED, ALONG_RIBBON_COLOUR_NONE, TRUE },
};

int
main (int argc, char **argv)
{
  if (argc < 4)
    {
      fprintf (stderr, "usage: %s FOLDER data/demo STORY.json…\n", argv[0]);
      return 2;
    }
  g_autoptr (AlongFamily) team = made_up_team (argv[2]);
  for (int i = 3; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base = g_path_get_basename (argv[i]);
      g_autoptr (AlongFamily) family = made_up_family (argv[2], base);
      g_autoptr (AlongRibbon) ribbon = along_ribbon_from_family (family, team, along_date_first_day ("2026-06-30"), TRUE);
      g_autofree char *summary = along_ribbon_summary (ribbon);

      printf ("%s\n  %s\n", base, summary);
      for (guint k = 0; k < G_N_ELEMENTS (pictures); k++)
        {
          AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
          g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", pictures[k].text);
          g_autofree char *name = g_strdup_printf ("%.1s-%s.png", base, pictures[k].name);
          g_autofree char *path = g_build_filename (argv[1], name, NULL);
          g_autoptr (GFile) file = g_file_new_for_path (path);

          view.zoom = pictures[k].zoom;
          view.width = pictures[k].width;
          view.narrow = pictures[k].narrow;
          view.rtl = pictures[k].rtl;
          view.align = pictures[k].align;
          view.colour = pictures[k].colour;
          view.hours = pictures[k].hours;
          g_autoptr (AlongScene) scene = along_ribbon_build (ribbon, &view, fonts);
          if (!along_scene_write_png (scene, pictures[k].look, 1, file, &error))
            {
              fprintf (stderr, "%s\n", error->message);
              return 1;
            }
        }
    }
  return 0;
}
