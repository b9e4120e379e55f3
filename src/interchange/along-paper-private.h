/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-paper.h"

G_BEGIN_DECLS

#define FOOT_ROOM 28

/* A drawing on a page, in points. @part: of the drawing, in its own units, the rest is not painted; no width: all of it. */
typedef struct
{
  AlongScene *scene;
  double x, y, scale;
  AlongRect part;
} Placed;

typedef struct
{
  double width, height;
  AlongScene *scene;
  GArray *placed; /* of Placed: drawings set on the page */
} Page;

struct _AlongPaper
{
  AlongFonts *fonts;
  char *head_start, *head_end, *foot;
  double short_side, long_side;
  GPtrArray *pages; /* of Page */
  Page *page;
  double y;
  gboolean trial; /* only to see how high something is, at least */
};

G_END_DECLS
