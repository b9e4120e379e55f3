/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-draw.h"

G_BEGIN_DECLS

/* The legend under construction: shared by the files that fill it. */
typedef struct
{
  AlongScene *scene;
  AlongFonts *fonts;
  AlongGraph *graph;
  AlongLayout *layout;
  AlongGenogramShow show;
  double x, y, width;
  double heading;      /* width of the column of headings, 0: none */
  const char *pending; /* heading of the next entry */
  int columns;
  int column;          /* of the next entry */
  double top, tall;    /* of the row that is being filled */
} Legend;

/** Half the side of a symbol in the legend, px. */
#define LEGEND_HALF 9.0

void       along_legend_begin_group (Legend *self, const char *heading);
AlongPoint along_legend_next        (Legend *self, const char *words);
void       along_legend_people      (Legend *self);

G_END_DECLS
