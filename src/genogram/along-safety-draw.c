/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is safe around the baby: a chip with a mark and words under each person; the colour says nothing that these do not. */
#include "along-safety-draw.h"

#include "along-kind.h"

/** along_safety_style: the look of a chip. */
const char *
along_safety_style (int safe)
{
  switch (safe)
    {
    case ALONG_SAFE_WITH_SAFE:
      return "chip-strength";
    case ALONG_SAFE_WITH_WITH_SOMEBODY:
      return "chip-notice";
    case ALONG_SAFE_WITH_NOT_SAFE:
      return "chip-safety";
    default:
      return "chip-unknown";
    }
}

/**
 * along_safety_mark: the mark alone, in the middle of (@x, @y), about 11 px: a tick; two side by side; a bar across a
 * ring; an empty ring for what is not known.
 */
void
along_safety_mark (AlongScene *scene, int safe, double x, double y)
{
  switch (safe)
    {
    case ALONG_SAFE_WITH_SAFE:
      along_scene_move_to (scene, x - 5, y);
      along_scene_line_to (scene, x - 1.5, y + 4);
      along_scene_line_to (scene, x + 5, y - 4.5);
      along_scene_stroke (scene, "person-mark");
      break;
    case ALONG_SAFE_WITH_WITH_SOMEBODY:
      for (int side = -1; side <= 1; side += 2)
        {
          along_scene_circle (scene, x + 3.2 * side, y, 2.6);
          along_scene_fill (scene, "person-mark");
        }
      break;
    case ALONG_SAFE_WITH_NOT_SAFE:
      along_scene_circle (scene, x, y, 5);
      along_scene_stroke (scene, "person-mark");
      along_scene_move_to (scene, x - 3.5, y + 3.5);
      along_scene_line_to (scene, x + 3.5, y - 3.5);
      along_scene_stroke (scene, "person-mark");
      break;
    default:
      along_scene_circle (scene, x, y, 4.5);
      along_scene_stroke (scene, "person-mark");
      break;
    }
}

/** along_safety_draw: the chip, its upper edge at @top, @x in the middle. Not safe has corners, the others are round. */
void
along_safety_draw (AlongScene *scene, AlongFonts *fonts, int safe, const char *words, double x, double top)
{
  const char *style = along_safety_style (safe);
  double width, height, ascent, all;

  along_fonts_measure (fonts, style, words, 0, 1, &width, &height, &ascent);
  all = width + 20 + ALONG_SAFETY_MARK;
  along_scene_rounded (scene, x - all / 2, top, all, height + 6, safe == ALONG_SAFE_WITH_NOT_SAFE ? 2 : (height + 6) / 2);
  along_scene_fill_stroke (scene, style);
  along_safety_mark (scene, safe, x - all / 2 + 15, top + (height + 6) / 2);
  along_scene_text (scene, style, ALONG_ANCHOR_START, x - all / 2 + 10 + ALONG_SAFETY_MARK, top + 3 + ascent, 0, 1, words);
}
