/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An ecomap as a drawing, and its legend. */
#include "along-ecomap-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-genogram-draw.h"
#include "along-layout.h"
#include "along-symbols.h"

#define AWAY 4.0       /* between a line's end and a border */
#define FAN 11.0       /* between lines of one pair */
#define ARROW 10.0
#define TEXT_WIDTH 1.58 /* of half a system's size */
#define PAD 12.0
#define ROW 26.0
#define COLUMN 168.0
#define SAMPLE 44.0

static double
scale_of (AlongFonts *fonts)
{
  return along_fonts_base (fonts) / 14.667;
}

/* An ellipse of four curves; along_scene_circle() for those as wide as high. */
static void
ellipse (AlongScene *scene, double x, double y, double rx, double ry)
{
  const double k = 0.5523;

  along_scene_move_to (scene, x + rx, y);
  along_scene_curve_to (scene, x + rx, y + k * ry, x + k * rx, y + ry, x, y + ry);
  along_scene_curve_to (scene, x - k * rx, y + ry, x - rx, y + k * ry, x - rx, y);
  along_scene_curve_to (scene, x - rx, y - k * ry, x - k * rx, y - ry, x, y - ry);
  along_scene_curve_to (scene, x + k * rx, y - ry, x + rx, y - k * ry, x + rx, y);
  along_scene_close_path (scene);
}

static gboolean
is_square (const AlongEcomapSystem *system)
{
  return system->person != NULL && system->person->gender == ALONG_GRAPH_MALE;
}

/* From the middle of a system to its border in a direction. */
static double
border (const AlongEcomapSystem *system, double dx, double dy)
{
  return is_square (system) ? system->half / MAX (fabs (dx), fabs (dy)) : system->half;
}

static void
draw_arrow (AlongScene *scene, AlongPoint tip, double dx, double dy)
{
  along_scene_move_to (scene, tip.x - dx * ARROW + dy * 5, tip.y - dy * ARROW - dx * 5);
  along_scene_line_to (scene, tip.x, tip.y);
  along_scene_line_to (scene, tip.x - dx * ARROW - dy * 5, tip.y - dy * ARROW + dx * 5);
  along_scene_close_path (scene);
  along_scene_fill (scene, "bond-plain");
}

/* One line between a system and the household, @off to the side; arrows tell which way help flows. */
static void
draw_line (AlongScene *scene, const AlongEcomap *self, const AlongEcomapSystem *system, const AlongEcomapLine *line, double off)
{
  double dx = system->x - self->x, dy = system->y - self->y, length = hypot (dx, dy), near, far;
  AlongPoint home, out;
  AlongPoint ends[2];
  AlongPolyline path = { ends, 2 };

  dx /= length;
  dy /= length;
  near = sqrt (MAX (self->radius * self->radius - off * off, 0)) + AWAY;
  far = length - border (system, dx, dy) - AWAY;
  home = (AlongPoint){ self->x + dx * near + dy * off, self->y + dy * near - dx * off };
  out = (AlongPoint){ self->x + dx * far + dy * off, self->y + dy * far - dx * off };
  if (system->to_family)
    {
      draw_arrow (scene, home, -dx, -dy);
      home = (AlongPoint){ home.x + dx * ARROW, home.y + dy * ARROW };
    }
  if (system->from_family)
    {
      draw_arrow (scene, out, dx, dy);
      out = (AlongPoint){ out.x - dx * ARROW, out.y - dy * ARROW };
    }
  ends[0] = line->outward ? home : out;
  ends[1] = line->outward ? out : home;
  along_bond_draw (scene, line->kind, line->both_ways, &path);
}

static void
draw_lines (AlongScene *scene, const AlongEcomap *self, const AlongEcomapSystem *system)
{
  g_autofree char *key = g_strconcat ("tie/", system->key, NULL);
  AlongRect area = { MIN (self->x, system->x), MIN (self->y, system->y), fabs (self->x - system->x), fabs (self->y - system->y) };

  along_scene_begin_item (scene, key, NULL, NULL, &area);
  for (guint i = 0; i < system->lines->len; i++)
    draw_line (scene, self, system, g_ptr_array_index (system->lines, i), (i - (system->lines->len - 1) / 2.0) * FAN);
  along_scene_end_item (scene);
}

static void
draw_system (AlongScene *scene, AlongEcomap *self, AlongFonts *fonts, const AlongEcomapSystem *system)
{
  g_autofree char *name = along_ecomap_name (system), *words = along_ecomap_words (system);
  double half = system->half, width = half * TEXT_WIDTH, name_height, role_height = 0, ascent, wide, top;
  AlongRect area = { system->x - half - 2, system->y - half - 2, 2 * half + 4, 2 * half + 4 };

  along_scene_begin_item (scene, system->key, name, words, &area);
  if (system->person != NULL)
    {
      AlongSymbolShape shape = along_symbol_shape (self->graph, system->person);

      if (shape != ALONG_SHAPE_SQUARE)
        along_scene_set_round (scene);
      along_symbol_path (scene, shape == ALONG_SHAPE_SQUARE ? shape : ALONG_SHAPE_CIRCLE, system->x, system->y, half);
      along_scene_fill_stroke (scene, "person-outline");
    }
  else
    {
      along_scene_set_round (scene);
      along_scene_circle (scene, system->x, system->y, half);
      along_scene_fill_stroke (scene, "person-dashed");
    }
  along_fonts_measure (fonts, "text-strong", system->name, width, 2, &wide, &name_height, &ascent);
  if (system->role != NULL && *system->role != '\0')
    along_fonts_measure (fonts, "text-second", system->role, width, 2, &wide, &role_height, &ascent);
  top = system->y - (name_height + role_height) / 2;
  along_fonts_measure (fonts, "text-strong", system->name, width, 2, &wide, &name_height, &ascent);
  along_scene_text (scene, "text-strong", ALONG_ANCHOR_MIDDLE, system->x, top + ascent, width, 2, system->name);
  if (role_height > 0)
    {
      along_fonts_measure (fonts, "text-second", system->role, width, 2, &wide, &role_height, &ascent);
      along_scene_text (scene, "text-second", ALONG_ANCHOR_MIDDLE, system->x, top + name_height + ascent, width, 2, system->role);
    }
  along_scene_end_item (scene);
}

static void
draw_household (AlongScene *scene, AlongEcomap *self, AlongFonts *fonts)
{
  g_autofree char *name = along_ecomap_home_name (self);
  const char *home = along_ecomap_home_label (self);
  AlongRect area = { self->x - self->radius, self->y - self->radius, 2 * self->radius, 2 * self->radius };
  int rows = ((int) self->members->len + self->columns - 1) / self->columns;
  double top = self->y - (rows * self->cell_height + self->home_height) / 2, wide, height, ascent;

  along_scene_begin_item (scene, ALONG_ECOMAP_HOUSEHOLD, name, self->crowding, &area);
  along_scene_set_round (scene);
  along_scene_circle (scene, self->x, self->y, self->radius);
  along_scene_fill_stroke (scene, "household");
  for (guint i = 0; i < self->members->len; i++)
    {
      const AlongGraphPerson *person = g_ptr_array_index (self->members, i);
      int row = (int) i / self->columns, in_row = MIN (self->columns, (int) self->members->len - row * self->columns);
      double x = self->x + ((int) i % self->columns - (in_row - 1) / 2.0) * self->cell_width;
      double y = top + row * self->cell_height + ALONG_SYMBOL / 2 + 6;

      along_symbol_draw (scene, self->graph, person, x, y);
      if (person->name == NULL)
        continue;
      along_fonts_measure (fonts, "text", person->name, self->cell_width - 6, 1, &wide, &height, &ascent);
      along_scene_text (scene, "text", ALONG_ANCHOR_MIDDLE, x, y + ALONG_SYMBOL / 2 + 8 + ascent, self->cell_width - 6, 1, person->name);
    }
  if (home != NULL)
    {
      double y = top + rows * self->cell_height, room = 2 * sqrt (MAX (self->radius * self->radius - (y + 12 - self->y) * (y + 12 - self->y), 1)) - 24;

      along_fonts_measure (fonts, "text-second", home, room, 1, &wide, &height, &ascent);
      along_scene_text (scene, "text-second", ALONG_ANCHOR_MIDDLE, self->x, y + ascent, room, 1, home);
    }
  along_scene_end_item (scene);
}

/* --- The legend --- */

typedef struct
{
  AlongScene *scene;
  AlongFonts *fonts;
  double x, y, scale;
  double column; /* its width */
  double widest; /* of the words so far */
  int columns, count;
} Legend;

/* Where the sample of the next entry stands; writes its words. */
static AlongPoint
next_entry (Legend *legend, const char *words)
{
  double x = legend->x + (legend->count % legend->columns) * legend->column, wide, height, ascent;
  double y = legend->y + PAD + (legend->count / legend->columns + 0.5) * ROW * legend->scale;

  legend->count++;
  along_fonts_measure (legend->fonts, "text", words, 0, 1, &wide, &height, &ascent);
  legend->widest = MAX (legend->widest, wide);
  along_scene_text (legend->scene, "text", ALONG_ANCHOR_START, x + PAD + SAMPLE + 10, y + 5 * legend->scale,
                    legend->column - SAMPLE - PAD - 14, 1, words);
  return (AlongPoint){ x + PAD + SAMPLE / 2, y };
}

static void
line_entry (Legend *legend, const char *kind, const char *words)
{
  AlongPoint at = next_entry (legend, words), ends[2] = { { at.x - SAMPLE / 2, at.y }, { at.x + SAMPLE / 2, at.y } };
  AlongPolyline path = { ends, 2 };

  along_bond_draw (legend->scene, kind, FALSE, &path);
}

static void
flow_entry (Legend *legend)
{
  AlongPoint at = next_entry (legend, _("Which way help goes"));
  AlongPoint ends[2] = { { at.x - SAMPLE / 2, at.y }, { at.x + SAMPLE / 2 - ARROW, at.y } };
  AlongPolyline path = { ends, 2 };

  along_bond_draw (legend->scene, "plain", FALSE, &path);
  draw_arrow (legend->scene, (AlongPoint){ at.x + SAMPLE / 2, at.y }, 1, 0);
}

static void
people_entries (Legend *legend, AlongEcomap *self)
{
  gboolean woman = FALSE, man = FALSE, professional = FALSE;
  AlongPoint at = next_entry (legend, self->has_home ? _("At home") : C_("ecomap", "Household"));

  along_scene_circle (legend->scene, at.x, at.y, 9);
  along_scene_fill_stroke (legend->scene, "household");
  for (guint i = 0; i < self->systems->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      professional |= system->person == NULL;
      man |= is_square (system);
      woman |= system->person != NULL && !is_square (system);
    }
  if (woman || man)
    {
      at = next_entry (legend, C_("ecomap", "Family"));
      if (woman)
        {
          along_scene_circle (legend->scene, at.x - (man ? 10 : 0), at.y, 8);
          along_scene_fill_stroke (legend->scene, "person-outline");
        }
      if (man)
        {
          along_scene_rectangle (legend->scene, at.x - 8 + (woman ? 10 : 0), at.y - 8, 16, 16);
          along_scene_fill_stroke (legend->scene, "person-outline");
        }
    }
  if (professional)
    {
      at = next_entry (legend, _("Professional"));
      along_scene_circle (legend->scene, at.x, at.y, 8);
      along_scene_fill_stroke (legend->scene, "person-dashed");
    }
}

static void
legend_entries (Legend *legend, AlongEcomap *self)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  gboolean flows = FALSE;

  people_entries (legend, self);
  for (guint i = 0; i < self->systems->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      flows |= system->to_family || system->from_family;
      for (guint l = 0; l < system->lines->len; l++)
        {
          const AlongEcomapLine *line = g_ptr_array_index (system->lines, l);
          const char *words = along_ecomap_line_words (system, line);

          if (g_ptr_array_find_with_equal_func (seen, words, g_str_equal, NULL))
            continue;
          g_ptr_array_add (seen, g_strdup (words));
          line_entry (legend, line->kind, words);
        }
    }
  if (flows)
    flow_entry (legend);
}

/* Columns as wide as the longest words need, where there is room for one such. */
static double
draw_legend (AlongScene *scene, AlongEcomap *self, AlongFonts *fonts, double x, double y, double width)
{
  g_autoptr (AlongScene) trial = along_scene_new (fonts);
  Legend legend = { .scene = trial, .fonts = fonts, .scale = scale_of (fonts), .column = width, .columns = 1 };

  legend_entries (&legend, self);
  legend.column = MIN (MAX (COLUMN * legend.scale, legend.widest + SAMPLE + PAD + 15), width);
  legend.columns = CLAMP ((int) (width / legend.column), 1, 5);
  legend.scene = scene;
  legend.x = x;
  legend.y = y;
  legend.count = 0;
  legend_entries (&legend, self);
  return 2 * PAD + ROW * legend.scale * ((legend.count + legend.columns - 1) / legend.columns);
}

/** along_ecomap_legend: the legend alone, @width wide: only what is drawn. */
AlongScene *
along_ecomap_legend (AlongEcomap *self, AlongFonts *fonts, double width)
{
  AlongScene *scene = along_scene_new (fonts);
  double height = draw_legend (scene, self, fonts, 0, 0, width);

  along_scene_set_size (scene, width, height);
  along_scene_set_words (scene, _("Legend"), NULL);
  return scene;
}

/**
 * along_ecomap_scene: draws what along_ecomap_lay_out() has laid out with the same @fonts. Items: "tie/<key>" for the lines
 * of each system, then the named ones in reading order: "household", and the systems by their keys.
 *
 * @legend: under the drawing, for paper; with the sentence on how many come
 */
AlongScene *
along_ecomap_scene (AlongEcomap *self, AlongFonts *fonts, gboolean legend)
{
  AlongScene *scene = along_scene_new (fonts);
  g_autofree char *summary = along_ecomap_summary (self), *date = along_day_to_words (self->day);
  g_autofree char *title = g_strdup_printf (_("Ecomap on %s"), date);
  double width = self->width, height = self->height;

  for (int ring = 0; ring < ALONG_ECOMAP_RINGS; ring++)
    if (self->rings[ring] > 0)
      {
        ellipse (scene, self->x, self->y, self->rings[ring] * self->stretch, self->rings[ring]);
        along_scene_stroke (scene, "grid");
      }
  for (guint i = 0; i < self->systems->len; i++)
    draw_lines (scene, self, g_ptr_array_index (self->systems, i));
  draw_household (scene, self, fonts);
  for (guint i = 0; i < self->systems->len; i++)
    draw_system (scene, self, fonts, g_ptr_array_index (self->systems, i));
  if (legend)
    {
      double room;

      width = MAX (width, 640);
      room = width - 2 * ALONG_GENOGRAM_MARGIN;
      if (self->crowding != NULL)
        height += along_scene_text (scene, "text", ALONG_ANCHOR_START, ALONG_GENOGRAM_MARGIN, height + 14, room, 3, self->crowding) + PAD;
      {
        double deep = draw_legend (scene, self, fonts, ALONG_GENOGRAM_MARGIN, height, room);

        along_scene_rounded (scene, ALONG_GENOGRAM_MARGIN, height, room, deep, 12);
        along_scene_stroke (scene, "frame");
        height += deep + ALONG_GENOGRAM_MARGIN;
      }
    }
  along_scene_set_size (scene, width, height);
  along_scene_set_words (scene, title, summary);
  return scene;
}
