/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the layout to a scene: homes behind, then lines of descent, couples, care, feelings, people, notes. */
#include "along-genogram-scene.h"

#include "along-genogram-draw.h"
#include "along-genogram-scene-private.h"
#include "along-genogram-words.h"

#define HOME_RADIUS 14.0

static void
draw_homes (AlongDrawing *self)
{
  guint n;
  const AlongLayoutHome *homes = along_layout_peek_homes (self->layout, &n);

  for (guint h = 0; h < n && (self->show & ALONG_GENOGRAM_HOMES);)
    {
      const AlongGraphHome *home = homes[h].home;
      g_autofree char *key = g_strconcat ("home/", home->key, NULL);
      AlongRect area = along_line_bounds (&homes[h].outlines[0], 0);

      for (guint part = h; part < n && homes[part].home == home; part++)
        for (int o = 0; o < homes[part].n_outlines; o++)
          area = along_rect_join (area, along_line_bounds (&homes[part].outlines[o], 0));
      along_scene_begin_item (self->scene, key, NULL, home->name, &area);
      /* as one path: what an outline goes round is a hole in it, and who stands there is not in the home */
      for (; h < n && homes[h].home == home; h++)
        for (int o = 0; o < homes[h].n_outlines; o++)
          along_line_round (self->scene, &homes[h].outlines[o], HOME_RADIUS, TRUE);
      along_scene_fill_stroke (self->scene, "household");
      along_scene_end_item (self->scene);
    }
}

/* Under the people: a line that passes somebody goes behind them. */
static void
draw_bonds (AlongDrawing *self)
{
  guint n;
  const AlongLayoutBond *bonds = along_layout_peek_bonds (self->layout, &n);

  for (guint b = 0; b < n && (self->show & ALONG_GENOGRAM_BONDS); b++)
    {
      const AlongGraphBond *bond = bonds[b].bond;
      g_autofree char *key = g_strconcat ("bond/", bond->key, NULL);
      g_autofree char *name = along_genogram_bond_words (self->layout, b);
      AlongRect area = along_line_bounds (&bonds[b].path, 6);

      along_scene_begin_item (self->scene, key, name, NULL, &area);
      along_scene_set_exact (self->scene);
      along_bond_draw (self->scene, bond->kind, bond->both_ways, &bonds[b].path);
      along_scene_end_item (self->scene);
    }
}

/**
 * along_genogram_scene: draws @layout. Items, in this order: "home/<key>", "sibship/<couple>",
 * "couple/<key>", "care/<couple>/<child>", "bond/<key>", "person/<key>", then texts that are nothing to act on:
 * "dates/<couple>", "beside/<couple>/<child>", "address/<home>" (of a home in parts also "address/<home>/2" …), "words/<bond>".
 *
 * @fonts: the fonts that the labels were measured with
 */
AlongScene *
along_genogram_scene (AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show)
{
  AlongScene *scene = along_scene_new (fonts);
  AlongDrawing self = { scene, layout, along_layout_get_graph (layout), fonts, show };
  g_autofree char *words = along_genogram_summary (layout);
  double width, height;

  along_layout_get_size (layout, &width, &height);
  draw_homes (&self);
  along_drawing_sibships (&self);
  along_drawing_couples (&self);
  along_drawing_secondaries (&self);
  draw_bonds (&self);
  along_drawing_people (&self);
  along_drawing_notes (&self);
  if (show & ALONG_GENOGRAM_LEGEND)
    {
      double legend;

      width = MAX (width, 640);
      legend = along_legend_draw (scene, layout, fonts, show, ALONG_GENOGRAM_MARGIN, height, width - 2 * ALONG_GENOGRAM_MARGIN);
      along_scene_rounded (scene, ALONG_GENOGRAM_MARGIN, height, width - 2 * ALONG_GENOGRAM_MARGIN, legend, 12);
      along_scene_stroke (scene, "frame");
      height += legend + ALONG_GENOGRAM_MARGIN;
    }
  along_scene_set_size (scene, width, height);
  along_scene_set_words (scene, along_graph_get_title (self.graph), words);
  return scene;
}
