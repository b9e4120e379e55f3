/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "along-ribbon-private.h"

/* Small line drawings on a field of 16 by 16: M move, L line, C curve, Z close, with absolute numbers. They
 * are stroked, so that they look the same in every look and on paper. */
static const struct
{
  const char *name, *path;
} icons[] = {
  { "letter", "M2 4L14 4L14 12.5L2 12.5Z M2 4.5L8 9L14 4.5" },
  { "meeting", "M6 8C6 5.4 10 5.4 10 8C10 10.6 6 10.6 6 8Z M8 1.5L8 3.5 M8 12.5L8 14.5 M1.5 8L3.5 8 M12.5 8L14.5 8" },
  { "people", "M3.5 5C3.5 2.8 7 2.8 7 5C7 7.2 3.5 7.2 3.5 5Z M9 5C9 2.8 12.5 2.8 12.5 5C12.5 7.2 9 7.2 9 5Z "
              "M1.5 13C1.5 9.5 8 9.5 8 13 M8 13C8 9.5 14.5 9.5 14.5 13" },
  { "baby", "M3.5 7C3.5 1 12.5 1 12.5 7C12.5 13 3.5 13 3.5 7Z M6.3 6.2L6.3 6.8 M9.7 6.2L9.7 6.8 M6 8.8C7 10 9 10 10 8.8 "
            "M4 15C5 12.8 11 12.8 12 15" },
  { "tick", "M3 8.5L6.5 12L13 4.5" },
  { "bracket", "M5 2.5L2.5 2.5L2.5 13.5L5 13.5 M11 2.5L13.5 2.5L13.5 13.5L11 13.5 M6 8C6 5.4 10 5.4 10 8C10 10.6 6 10.6 6 8Z" },
  { "home", "M2 8L8 2.5L14 8 M4 7L4 13.5L12 13.5L12 7 M7 13.5L7 10L9 10L9 13.5" },
  { "scales", "M8 2.5L8 13.5 M5 13.5L11 13.5 M3 4.5L13 4.5 M3 4.5L1.5 9L4.5 9Z M13 4.5L11.5 9L14.5 9Z" },
  { "leaf", "M3 13C3 6 7 3 13 3C13 9 10 13 3 13Z M3 13L9 7" },
  { "door", "M4.5 14L4.5 2.5L11.5 2.5L11.5 14 M2.5 14L13.5 14 M9.5 8L9.5 8.6" },
  { "return", "M13 12.5C13 5 6 5 4 7.5 M4 3.5L4 8L8.5 8" },
  { "star", "M8 2L9.7 6.2L14 6.4L10.7 9.3L11.8 13.7L8 11.3L4.2 13.7L5.3 9.3L2 6.4L6.3 6.2Z" },
  { "flash", "M9.5 1.5L4 9L8 9L6.5 14.5L12 7L8 7Z" },
  { "cross", "M6 2.5L10 2.5L10 6L13.5 6L13.5 10L10 10L10 13.5L6 13.5L6 10L2.5 10L2.5 6L6 6Z" },
  { "paper", "M4 2L10 2L12.5 4.5L12.5 14L4 14Z M6 7L10.5 7 M6 10L10.5 10" },
  { "shield", "M8 1.8L13.5 4C13.5 9 11.5 12.5 8 14.5C4.5 12.5 2.5 9 2.5 4Z" },
  { "van", "M1.5 4L9 4L9 11.5L1.5 11.5Z M9 6.5L12.5 6.5L14.5 9L14.5 11.5L9 11.5 M4 11.5C4 14 6.5 14 6.5 11.5 M10.5 11.5C10.5 14 13 14 13 11.5" },
  { "voice", "M3 2.5L13 2.5L13 10.5L8 10.5L4.5 13.8L4.5 10.5L3 10.5Z" },
  { "dot", "M6 8C6 5.4 10 5.4 10 8C10 10.6 6 10.6 6 8Z" },
  { "pin", "M6 2L10 2 M6.7 2L6.2 6.5L4.5 9L11.5 9L9.8 6.5L9.3 2 M8 9L8 14" },
};

/* Which drawing stands for an event; those not here are a dot. */
static const struct
{
  const char *kind, *icon;
} kinds[] = {
  { "referral", "letter" }, { "panel", "meeting" }, { "accepted", "tick" }, { "first-contact", "door" },
  { "birth", "baby" }, { "loss", "leaf" }, { "closure", "tick" }, { "return", "return" },
  { "strategy-discussion", "meeting" }, { "conference", "people" }, { "review-conference", "people" },
  { "core-group", "people" }, { "review", "paper" }, { "assessment-report", "paper" }, { "legal-planning", "scales" },
  { "letter-before-proceedings", "letter" }, { "pre-proceedings-meeting", "scales" }, { "pre-proceedings-end", "tick" },
  { "family-group-meeting", "people" }, { "court", "scales" }, { "order", "scales" }, { "removal", "bracket" },
  { "return-home", "home" }, { "placement", "bracket" }, { "admission", "cross" }, { "discharge", "cross" },
  { "move", "van" }, { "crisis", "flash" }, { "supervision", "star" }, { "advocacy", "voice" }, { "meeting", "meeting" },
};

/** along_ribbon_icon_for: the drawing for a kind of event. */
const char *
along_ribbon_icon_for (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return kinds[i].icon;
  return "dot";
}

/** along_pen_icon: draws an icon with its middle at @x, @y. Icons are not mirrored. */
void
along_pen_icon (AlongRibbonPen *pen, const char *style, const char *icon, double x, double y, double size)
{
  const char *path = NULL;
  double k = size / 16, number[6];

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (strcmp (icons[i].name, icon) == 0)
      path = icons[i].path;
  g_return_if_fail (path != NULL);
  if (pen->view->rtl)
    x = pen->width - x;
  x -= size / 2;
  y -= size / 2;
  while (*path != '\0')
    {
      char op = *path++;
      int n = op == 'C' ? 6 : op == 'M' || op == 'L' ? 2 : 0;

      for (int i = 0; i < n; i++)
        {
          char *end;
          number[i] = g_ascii_strtod (path, &end) * k + (i % 2 == 0 ? x : y);
          path = end;
        }
      if (op == 'M')
        along_scene_move_to (pen->scene, number[0], number[1]);
      else if (op == 'L')
        along_scene_line_to (pen->scene, number[0], number[1]);
      else if (op == 'C')
        along_scene_curve_to (pen->scene, number[0], number[1], number[2], number[3], number[4], number[5]);
      else if (op == 'Z')
        along_scene_close_path (pen->scene);
    }
  along_scene_stroke (pen->scene, style);
}
