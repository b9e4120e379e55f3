/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: their symbol, the years over it, and what stands under it. */
#include "along-genogram-scene-private.h"
#include "along-genogram-words.h"
#include "along-person-texts.h"
#include "along-safety-draw.h"
#include "along-symbols.h"

static double
draw_lines (AlongDrawing *self, const AlongLayoutPerson *at, const char *texts, double top)
{
  g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      double width, height, ascent;

      along_fonts_measure (self->fonts, "text-second", *line, ALONG_LABEL_WIDTH * 1.2 * along_fonts_base (self->fonts) / 14.667,
                           2, &width, &height, &ascent);
      if (at->crossed)
        along_drawing_plate (self, at->x - width / 2, top, width, height);
      along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, at->x, top + ascent,
                        ALONG_LABEL_WIDTH * 1.2 * along_fonts_base (self->fonts) / 14.667, 2, *line);
      top += height;
    }
  return top;
}

/* Returns: where the next chip may begin. */
static double
draw_tags (AlongDrawing *self, const AlongLayoutPerson *at, double top)
{
  g_auto (GStrv) tags = g_strsplit (at->person->tag, "\n", -1);

  for (char **tag = tags; *tag != NULL; tag++)
    {
      double width, height, ascent;

      along_fonts_measure (self->fonts, "tag-care", *tag, 0, 1, &width, &height, &ascent);
      along_scene_rounded (self->scene, at->x - width / 2 - 10, top + 4, width + 20, height + 6, (height + 6) / 2);
      along_scene_fill_stroke (self->scene, "tag-care");
      along_scene_text (self->scene, "tag-care", ALONG_ANCHOR_MIDDLE, at->x, top + 7 + ascent, 0, 1, *tag);
      top += height + 13;
    }
  return top;
}

/* Years of birth and death, left and right over the symbol. */
static void
draw_years (AlongDrawing *self, const AlongLayoutPerson *at)
{
  const char *const years[2] = { at->person->years_left, at->person->years_right };

  for (int side = 0; side < 2; side++)
    if (at->years[side].width > 0)
      {
        const AlongRect *room = &at->years[side];
        double width, height, ascent;

        along_fonts_measure (self->fonts, "text-second", years[side], 0, 1, &width, &height, &ascent);
        if (at->over_crossed)
          along_drawing_plate (self, room->x, room->y, width, height);
        along_scene_text (self->scene, "text-second", ALONG_ANCHOR_START, room->x, room->y + ascent, 0, 1, years[side]);
      }
}

static void
draw_label (AlongDrawing *self, const AlongLayoutPerson *at)
{
  const AlongGraphPerson *person = at->person;
  g_autofree char *lines = along_person_lines (self->graph, person);
  double top = at->label.y, width, height, ascent;
  double limit = ALONG_LABEL_WIDTH * along_fonts_base (self->fonts) / 14.667;

  if (person->name != NULL && *person->name != '\0')
    {
      const char *style = person->index ? "text-strong" : "text";

      along_fonts_measure (self->fonts, style, person->name, limit, 2, &width, &height, &ascent);
      if (at->crossed)
        along_drawing_plate (self, at->x - width / 2, top, width, height);
      along_scene_text (self->scene, style, ALONG_ANCHOR_MIDDLE, at->x, top + ascent, limit, 2, person->name);
      top += height + 2;
    }
  if (lines != NULL)
    top = draw_lines (self, at, lines, top);
  if (person->tag != NULL && *person->tag != '\0')
    top = draw_tags (self, at, top);
  if (person->safety != NULL)
    along_safety_draw (self->scene, self->fonts, person->safe, person->safety, at->x, top + 4);
}

/* Under the letters of a symbol, or its place in the birth order. */
static void
draw_corner_plate (AlongDrawing *self, const AlongLayoutPerson *at, gboolean right, const char *text)
{
  double width, height, ascent;

  if (!at->corners_crossed || text == NULL)
    return;
  along_fonts_measure (self->fonts, "text-second", text, 0, 1, &width, &height, &ascent);
  if (right)
    along_drawing_plate (self, at->x + at->half + 2, at->y + at->half + 2 - ascent, width, height);
  else
    along_drawing_plate (self, at->x - along_symbol_outer (self->graph, at->person) - (at->person->bracket || at->person->adopted ? 11 : 3) - width,
                at->y + ALONG_SYMBOL / 2 - ascent, width, height);
}

static void
draw_ordinal (AlongDrawing *self, const AlongLayoutPerson *at)
{
  g_autofree char *text = NULL;

  if (at->ordinal == 0)
    return;
  text = g_strdup_printf ("%d.", at->ordinal);
  draw_corner_plate (self, at, FALSE, text);
  /* at the lower left: above are dates and lines from the parents */
  along_scene_text (self->scene, "text-second", ALONG_ANCHOR_END,
                    at->x - along_symbol_outer (self->graph, at->person) - (at->person->bracket || at->person->adopted ? 11 : 3),
                    at->y + ALONG_SYMBOL / 2, 0, 1, text);
}

/* In reading order: it is the order that a screen reader and Page Down go through. */
void
along_drawing_people (AlongDrawing *self)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);
  g_auto (GStrv) order = along_layout_list_order (self->layout);

  for (char **person = order; *person != NULL; person++)
    {
      int i = along_layout_find_person (self->layout, *person);
      const AlongLayoutPerson *at = &people[i];
      g_autofree char *key = g_strconcat ("person/", at->person->key, NULL);
      g_autofree char *name = along_genogram_person_name (self->layout, i);
      g_autofree char *description = along_genogram_person_words (self->layout, i);
      double outer = along_symbol_outer (self->graph, at->person) + 3;
      AlongRect area = { at->x - outer, at->y - outer, 2 * outer, 2 * outer };

      area = along_rect_join (area, at->label);
      along_scene_begin_item (self->scene, key, name, description, &area);
      draw_corner_plate (self, at, TRUE, at->person->letters);
      along_symbol_draw (self->scene, self->graph, at->person, at->x, at->y);
      draw_ordinal (self, at);
      if (self->show & ALONG_GENOGRAM_NAMES)
        {
          draw_years (self, at);
          draw_label (self, at);
        }
      along_scene_end_item (self->scene);
    }
}
