/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-scene-private.h"

#include <math.h>
#include <string.h>

#include "along-fonts-private.h"
#include "along-texture.h"

/* Numbers are written with a point in every locale, and without needless zeros. */
static void
put_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (text, sizeof text, "%.2f", fabs (value) < 0.005 ? 0 : value);
  end = text + strlen (text) - 1;
  while (*end == '0')
    *end-- = '\0';
  if (*end == '.')
    *end = '\0';
  g_string_append (out, text);
}

static void
put_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  put_number (out, value);
  g_string_append_c (out, '"');
}

/* Escaped, and without what XML 1.0 cannot hold, or advises against: control characters, halves of pairs, no characters. */
static void
put_text (GString *out, const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length), *escaped = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter < 0x20 || (letter >= 0x7f && letter <= 0x9f))
        g_string_append_c (plain, ' ');
      else if ((letter & 0xfffe) != 0xfffe && !(letter >= 0xfdd0 && letter <= 0xfdef))
        g_string_append_unichar (plain, letter);
    }
  escaped = g_markup_escape_text (plain->str, (gssize) plain->len);
  g_string_append (out, escaped);
}

/* The families one after another, each in quotes if it is not one word, then what every program has. */
static void
put_families (GString *out, const char *families)
{
  g_auto (GStrv) names = g_strsplit (families, ",", -1);

  for (char **name = names; *name != NULL; name++)
    {
      gboolean word = TRUE;

      g_strstrip (*name);
      if (**name == '\0' || g_ascii_strcasecmp (*name, "Sans") == 0)
        continue;
      g_strdelimit (*name, "'\"\\", ' ');
      for (const char *c = *name; *c != '\0'; c++)
        word = word && (g_ascii_isalpha (*c) || *c == '-');
      if (!word)
        g_string_append_c (out, '\'');
      put_text (out, *name, -1);
      g_string_append (out, word ? ", " : "', ");
    }
  g_string_append (out, "sans-serif");
}

static void
put_element (GString *out, const char *element, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s>", element);
  put_text (out, text, -1);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
put_path (GString *out, AlongScene *self, const AlongRecord *record)
{
  const guint8 *ops = along_scene_peek_ops (self, record);
  const double *n = along_scene_peek_numbers (self, record);

  g_string_append (out, " d=\"");
  for (guint i = 0; i < record->n_ops; i++)
    {
      guint count = ops[i] == ALONG_PATH_CLOSE ? 0 : ops[i] == ALONG_PATH_CURVE ? 6 : 2;

      g_string_append_c (out, "MLCZ"[ops[i]]);
      for (guint j = 0; j < count; j++)
        {
          if (j > 0)
            g_string_append_c (out, ' ');
          put_number (out, n[j]);
        }
      n += count;
    }
  g_string_append_c (out, '"');
}

static void
put_paint (GString *out, const char *what, guint32 rgb, double alpha)
{
  g_string_append_printf (out, " %s=\"#%06x\"", what, rgb);
  if (alpha < 1)
    {
      g_string_append_printf (out, " %s-opacity=\"", what);
      put_number (out, alpha);
      g_string_append_c (out, '"');
    }
}

static void
put_line (GString *out, const AlongStyle *style)
{
  if (style->line_alpha <= 0 || style->line_width <= 0)
    return;
  put_paint (out, "stroke", style->line, style->line_alpha);
  put_attribute (out, "stroke-width", style->line_width);
  if (style->n_dash > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      for (int i = 0; i < style->n_dash; i++)
        {
          if (i > 0)
            g_string_append_c (out, ' ');
          put_number (out, style->dash[i]);
        }
      g_string_append_c (out, '"');
    }
}

static void
put_shape (GString *out, AlongScene *self, const AlongRecord *record, const AlongStyle *style)
{
  gboolean filled = record->kind != ALONG_SHAPE_STROKE;
  gboolean lined = record->kind != ALONG_SHAPE_FILL;

  if (filled && style->texture != ALONG_TEXTURE_PLAIN)
    {
      if (style->fill_alpha > 0)
        {
          g_string_append (out, "<path");
          put_path (out, self, record);
          put_paint (out, "fill", style->fill, style->fill_alpha);
          g_string_append (out, "/>\n");
        }
      g_string_append (out, "<path");
      put_path (out, self, record);
      g_string_append_printf (out, " fill=\"url(#texture-%s)\"", record->style);
    }
  else
    {
      g_string_append (out, "<path");
      put_path (out, self, record);
      if (filled && style->fill_alpha > 0)
        put_paint (out, "fill", style->fill, style->fill_alpha);
      else
        g_string_append (out, " fill=\"none\"");
    }
  if (lined)
    put_line (out, style);
  g_string_append (out, "/>\n");
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const PangoGlyphItem *const *x = a, *const *y = b;

  return (*x)->item->offset - (*y)->item->offset;
}

/* The words of one line as they are seen: with an ellipsis where the rest was cut. */
static char *
line_words (PangoLayoutLine *line, const char *text)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  GString *words = g_string_new (NULL);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    g_ptr_array_add (runs, l->data);
  g_ptr_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      PangoGlyphItem *run = g_ptr_array_index (runs, i);

      if ((run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0)
        g_string_append (words, "…");
      else
        g_string_append_len (words, text + run->item->offset, run->item->length);
    }
  return g_strchomp (g_string_free (words, FALSE));
}

static void
put_words (GString *out, AlongScene *self, const AlongRecord *record, const AlongStyle *style)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  gboolean rtl = pango_layout_get_direction (record->layout, 0) == PANGO_DIRECTION_RTL;
  double base = (double) pango_layout_get_baseline (record->layout) / PANGO_SCALE;
  PangoLayoutIter *iter = pango_layout_get_iter (record->layout);
  int line_count = pango_layout_get_line_count (record->layout);
  AlongAnchor anchor = record->anchor;

  /* In SVG "start" is the right end of a text that runs from right to left. */
  if (rtl && anchor != ALONG_ANCHOR_MIDDLE)
    anchor = anchor == ALONG_ANCHOR_START ? ALONG_ANCHOR_END : ALONG_ANCHOR_START;
  g_string_append (out, "<text");
  put_attribute (out, "x", record->x);
  put_attribute (out, "y", record->y);
  put_attribute (out, "font-size", along_fonts_base (along_scene_get_fonts (self)) * style->text_scale);
  if (style->weight != 400)
    g_string_append_printf (out, " font-weight=\"%d\"", style->weight);
  if (style->italic)
    g_string_append (out, " font-style=\"italic\"");
  if (style->tabular)
    g_string_append (out, " font-variant-numeric=\"tabular-nums\"");
  if (anchor != ALONG_ANCHOR_START)
    g_string_append_printf (out, " text-anchor=\"%s\"", anchors[anchor]);
  if (rtl)
    g_string_append (out, " direction=\"rtl\"");
  put_paint (out, "fill", style->text, 1);
  g_string_append_c (out, '>');
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      g_autofree char *words = line_words (line, record->text);
      double y = record->y - base + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      if (line_count > 1)
        {
          g_string_append (out, "<tspan");
          put_attribute (out, "x", record->x);
          put_attribute (out, "y", y);
          g_string_append_c (out, '>');
          put_text (out, words, -1);
          g_string_append (out, " </tspan>");
        }
      else
        put_text (out, words, -1);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_string_append (out, "</text>\n");
}

static void
put_textures (GString *out, AlongScene *self, AlongLook look)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < along_scene_n_records (self); i++)
    {
      const AlongRecord *record = along_scene_peek_record (self, i);
      g_autofree char *id = NULL;
      AlongStyle style;

      if (record->kind == ALONG_SHAPE_TEXT || record->kind == ALONG_SHAPE_STROKE
          || !g_hash_table_add (seen, (gpointer) record->style))
        continue;
      along_theme_get_style (look, record->style, &style);
      id = g_strconcat ("texture-", record->style, NULL);
      along_texture_write (out, style.texture, id, style.texture_colour, style.texture_alpha);
    }
}

static void
open_item (GString *out, const AlongSceneItem *item)
{
  g_string_append (out, item->name != NULL ? "<g role=\"img\">\n" : "<g>\n");
  put_element (out, "title", item->name);
  put_element (out, "desc", item->description);
}

/* Inside a document that is one image, a screen reader would not look for the names of its items. */
static gboolean
has_names (AlongScene *self)
{
  for (guint i = 0; i < along_scene_get_n_items (self); i++)
    if (along_scene_peek_item (self, i)->name != NULL)
      return TRUE;
  return FALSE;
}

/**
 * along_scene_to_svg: the scene as an SVG document: real texts, a title and a description for the whole
 * and for every named item, the look's ground behind. Keys, which may be those of records, are not in it. The same scene gives the same bytes.
 */
char *
along_scene_to_svg (AlongScene *self, AlongLook look)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  double width, height;
  int open = -1;

  g_return_val_if_fail (ALONG_IS_SCENE (self), NULL);
  along_scene_get_size (self, &width, &height);
  put_attribute (out, "width", width);
  put_attribute (out, "height", height);
  g_string_append (out, " viewBox=\"0 0 ");
  put_number (out, width);
  g_string_append_c (out, ' ');
  put_number (out, height);
  g_string_append (out, has_names (self) ? "\" role=\"group\" font-family=\"" : "\" role=\"img\" font-family=\"");
  put_families (out, along_fonts_family (along_scene_get_fonts (self)));
  g_string_append (out, "\">\n");
  put_element (out, "title", along_scene_get_title (self));
  put_element (out, "desc", along_scene_get_description (self));
  g_string_append (out, "<defs>\n");
  put_textures (out, self, look);
  g_string_append (out, "</defs>\n<rect");
  put_attribute (out, "width", width);
  put_attribute (out, "height", height);
  put_paint (out, "fill", along_theme_get_ground (look), 1);
  g_string_append (out, "/>\n");
  for (guint i = 0; i < along_scene_n_records (self); i++)
    {
      const AlongRecord *record = along_scene_peek_record (self, i);
      AlongStyle style;

      if (record->item != open)
        {
          if (open >= 0)
            g_string_append (out, "</g>\n");
          if (record->item >= 0)
            open_item (out, along_scene_peek_item (self, record->item));
          open = record->item;
        }
      along_theme_get_style (look, record->style, &style);
      if (record->kind == ALONG_SHAPE_TEXT)
        put_words (out, self, record, &style);
      else
        put_shape (out, self, record, &style);
    }
  g_string_append (out, open >= 0 ? "</g>\n</svg>\n" : "</svg>\n");
  return g_string_free (out, FALSE);
}
