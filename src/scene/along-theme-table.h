/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-theme.h"

G_BEGIN_DECLS

/* What a line style does with the inside of a shape. */
typedef enum
{
  ALONG_INSIDE_COLOUR, /* solid, in the line's colour */
  ALONG_INSIDE_GROUND, /* the drawing's ground: hides what lies below */
  ALONG_INSIDE_TINT,   /* the line's colour, thin */
  ALONG_INSIDE_EMPTY,
} AlongInside;

/* Columns of colours: light, dark, contrast, contrast-dark, print. */
typedef struct
{
  const char *name;
  guint32 colours[ALONG_N_LOOKS];
  double width;
  double dash[2]; /* 0: solid */
  AlongInside inside;
  AlongTexture texture;
  double text_scale;
  int weight;
} AlongLineRow;

typedef struct
{
  const char *name;
  struct
  {
    guint32 fill, text, line;
  } looks[ALONG_N_LOOKS];
  double dash[2];
  AlongTexture texture;
} AlongBlockRow;

typedef struct
{
  const char *name;
  guint32 colours[ALONG_N_LOOKS];
  double scale;
  int weight;
  gboolean italic;
  gboolean tabular;
} AlongTextRow;

extern const AlongLineRow along_line_rows[];
extern const guint along_n_line_rows;
extern const AlongBlockRow along_block_rows[];
extern const guint along_n_block_rows;
extern const AlongTextRow along_text_rows[];
extern const guint along_n_text_rows;

G_END_DECLS
