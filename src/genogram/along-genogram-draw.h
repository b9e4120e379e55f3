/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-scene.h"

G_BEGIN_DECLS

/* Parts of the drawing shared by the picture and its legend. */
const char *along_couple_style   (const AlongGraphUnion *couple);
void        along_couple_mark    (AlongScene *scene, const AlongGraphUnion *couple, double x, double y);
AlongGraphChildless along_couple_is_childless (AlongLayout *layout, guint couple);
void        along_childless_mark (AlongScene *scene, AlongGraphChildless childless, double x, double y, double drop);

/* Length of the short line of a couple without children, px. */
#define ALONG_CHILDLESS_DROP 13.0

void        along_bond_draw      (AlongScene *scene, const char *kind, gboolean both_ways, const AlongPolyline *path);
const char *along_bond_words     (const char *kind);
gboolean    along_bond_points    (const char *kind);
const char *along_nature_style   (AlongGraphNature nature);
double      along_legend_draw    (AlongScene *scene, AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show,
                                  double x, double y, double width);

G_END_DECLS
