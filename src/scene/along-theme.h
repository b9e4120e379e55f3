/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ALONG_LOOK_LIGHT,
  ALONG_LOOK_DARK,
  ALONG_LOOK_CONTRAST,
  ALONG_LOOK_CONTRAST_DARK,
  ALONG_LOOK_PRINT,
  ALONG_N_LOOKS,
} AlongLook;

typedef enum
{
  ALONG_TEXTURE_PLAIN,
  ALONG_TEXTURE_HATCH,
  ALONG_TEXTURE_DOTS,
  ALONG_TEXTURE_STRIPES,
} AlongTexture;

/**
 * AlongStyle: how a style looks in one look. Colours are 0xRRGGBB; alpha apart, 0 to 1 (0: not painted).
 *
 * @texture: drawn over the fill, in its own colour and alpha
 * @dash: lengths in px, @n_dash of them
 * @text_scale: of the base size; @weight: 400, 700 or 800; @tabular: figures of one width
 */
typedef struct
{
  guint32 fill;
  double fill_alpha;
  AlongTexture texture;
  guint32 texture_colour;
  double texture_alpha;
  guint32 line;
  double line_alpha;
  double line_width;
  double dash[4];
  int n_dash;
  guint32 text;
  double text_scale;
  int weight;
  gboolean italic;
  gboolean tabular;
} AlongStyle;

gboolean           along_theme_has_style  (const char *style);
void               along_theme_get_style  (AlongLook look, const char *style, AlongStyle *out);
guint32            along_theme_get_ground (AlongLook look);
const char *const *along_theme_list_styles (void);
double             along_theme_contrast   (guint32 a, guint32 b);

G_END_DECLS
