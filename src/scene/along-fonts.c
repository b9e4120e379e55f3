/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fonts-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "along-theme.h"

/* Texts that stay set, at most: a drawing of a family of some thousand has as many. */
#define MOST_SET 8192

/* What decides how a text is set; with its layout it is an entry of those that stay set. */
typedef struct
{
  const char *style; /* interned */
  char *text;
  double max_width;
  int max_lines;
  PangoAlignment align;
  PangoLayout *layout;
} SetText;

struct _AlongFonts
{
  gatomicrefcount refs;
  char *family;
  double base_px;
  PangoFontMap *map;
  PangoContext *context;
  GHashTable *set; /* SetText: itself; each text is measured, then drawn, and mostly drawn again */
};

static guint
hash_set (gconstpointer key)
{
  const SetText *text = key;

  return g_str_hash (text->text) * 31 + g_direct_hash (text->style) + g_double_hash (&text->max_width)
         + (guint) text->max_lines * 7 + text->align;
}

static gboolean
same_set (gconstpointer a, gconstpointer b)
{
  const SetText *one = a, *other = b;

  return one->style == other->style && one->max_width == other->max_width && one->max_lines == other->max_lines
         && one->align == other->align && strcmp (one->text, other->text) == 0;
}

static void
free_set (gpointer data)
{
  SetText *text = data;

  g_object_unref (text->layout);
  g_free (text->text);
  g_free (text);
}

/**
 * along_fonts_new: fonts of @family at @base_px, the height of 11 pt text at the person's text size
 * (14.67 px without scaling).
 *
 * @family: (nullable): %NULL for the system's sans serif
 */
AlongFonts *
along_fonts_new (const char *family, double base_px)
{
  AlongFonts *fonts = g_new0 (AlongFonts, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  g_atomic_ref_count_init (&fonts->refs);
  fonts->family = g_strdup (family != NULL ? family : "Sans");
  fonts->base_px = base_px > 0 ? base_px : 11 * 96 / 72.0;
  fonts->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts->map), 96);
  fonts->context = pango_font_map_create_context (fonts->map);
  /* Unhinted, so that a text has the same width at every zoom, on paper and in a file. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (fonts->context, options);
  pango_context_set_round_glyph_positions (fonts->context, FALSE);
  pango_context_set_language (fonts->context, pango_language_get_default ());
  cairo_font_options_destroy (options);
  fonts->set = g_hash_table_new_full (hash_set, same_set, free_set, NULL);
  return fonts;
}

/** along_fonts_ref: one more owner. */
AlongFonts *
along_fonts_ref (AlongFonts *fonts)
{
  g_atomic_ref_count_inc (&fonts->refs);
  return fonts;
}

/** along_fonts_unref: one owner less; the last one frees. */
void
along_fonts_unref (AlongFonts *fonts)
{
  if (!g_atomic_ref_count_dec (&fonts->refs))
    return;
  g_hash_table_unref (fonts->set);
  g_object_unref (fonts->context);
  g_object_unref (fonts->map);
  g_free (fonts->family);
  g_free (fonts);
}

/** along_fonts_base: px of scale 1.0. */
double
along_fonts_base (AlongFonts *fonts)
{
  return fonts->base_px;
}

/* along_fonts_family: the family's name, for a file that names its fonts. */
const char *
along_fonts_family (AlongFonts *fonts)
{
  return fonts->family;
}

static PangoLayout *
set_text (AlongFonts *fonts, const SetText *wanted)
{
  PangoLayout *layout = pango_layout_new (fonts->context);
  PangoFontDescription *font = pango_font_description_new ();
  g_autofree char *valid = g_utf8_make_valid (wanted->text, -1);
  AlongStyle look;

  along_theme_get_style (ALONG_LOOK_LIGHT, wanted->style, &look);
  pango_font_description_set_family (font, fonts->family);
  pango_font_description_set_absolute_size (font, fonts->base_px * look.text_scale * PANGO_SCALE);
  pango_font_description_set_weight (font, look.weight);
  pango_font_description_set_style (font, look.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (look.tabular)
    {
      PangoAttrList *attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_text (layout, valid, -1);
  if (wanted->max_width > 0)
    {
      PangoAlignment align = wanted->align;

      pango_layout_set_width (layout, (int) (wanted->max_width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -wanted->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      /* Pango's left is where a line begins, whichever way it is read; ours is the left. */
      if (align != PANGO_ALIGN_CENTER && pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
        align = align == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
      pango_layout_set_alignment (layout, align);
    }
  return layout;
}

/*
 * along_fonts_layout: @text set in @style; a text that was set before is not set again. Look plays no part: sizes and
 * weights are the same in all.
 *
 * @max_width: px, 0 for no limit; then at most @max_lines lines, the last with an ellipsis
 * @align: the side that lines within a limit keep to
 *
 * Returns: (transfer full): it must not be changed, as others have it too
 */
PangoLayout *
along_fonts_layout (AlongFonts *fonts, const char *style, const char *text, double max_width, int max_lines,
                    PangoAlignment align)
{
  gboolean limited = max_width > 0;
  SetText wanted = { .style = g_intern_string (style), .text = (char *) (text != NULL ? text : ""),
                     .max_width = limited ? max_width : 0, .max_lines = limited ? MAX (max_lines, 1) : 1,
                     .align = limited ? align : PANGO_ALIGN_LEFT };
  SetText *known = g_hash_table_lookup (fonts->set, &wanted);

  if (known == NULL)
    {
      if (g_hash_table_size (fonts->set) == MOST_SET)
        g_hash_table_remove_all (fonts->set);
      known = g_memdup2 (&wanted, sizeof wanted);
      known->text = g_strdup (wanted.text);
      known->layout = set_text (fonts, known);
      g_hash_table_add (fonts->set, known);
    }
  return g_object_ref (known->layout);
}

/**
 * along_fonts_measure: size of @text in px at 100 %.
 *
 * @max_width: 0 for no limit; beyond it text wraps to @max_lines lines, the last with an ellipsis
 * @width: (out) (optional): of the longest line
 * @height: (out) (optional): of all lines
 * @ascent: (out) (optional): from the top to the base line of the first line
 */
void
along_fonts_measure (AlongFonts *fonts, const char *style, const char *text, double max_width, int max_lines,
                     double *width, double *height, double *ascent)
{
  /* The same size on every side; most texts are drawn in the middle. */
  g_autoptr (PangoLayout) layout = along_fonts_layout (fonts, style, text, max_width, max_lines, PANGO_ALIGN_CENTER);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
  if (ascent != NULL)
    *ascent = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}
