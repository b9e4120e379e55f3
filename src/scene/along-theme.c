/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-theme.h"

#include <math.h>
#include <string.h>

#include "along-theme-table.h"

static const guint32 grounds[ALONG_N_LOOKS] = { 0xffffff, 0x1e1e1e, 0xffffff, 0x000000, 0xffffff };

/* How much of its colour a tinted inside shows. */
static const struct
{
  const char *name;
  double alpha;
} tints[] = { { "household", 0.08 }, { "prematurity", 0.08 }, { "plan-band", 0.22 } };

typedef struct
{
  AlongStyle looks[ALONG_N_LOOKS];
} Entry;

static GHashTable *entries; /* name -> Entry */
static const char **names;

static double
tint_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    if (strcmp (tints[i].name, name) == 0)
      return tints[i].alpha;
  return 0.08;
}

static gboolean
is_contrast (AlongLook look)
{
  return look == ALONG_LOOK_CONTRAST || look == ALONG_LOOK_CONTRAST_DARK;
}

static void
set_dash (AlongStyle *style, const double dash[2])
{
  if (dash[0] <= 0)
    return;
  style->dash[0] = dash[0];
  style->dash[1] = dash[1];
  style->n_dash = 2;
}

static void
read_line_row (const AlongLineRow *row, AlongLook look, AlongStyle *style)
{
  guint32 colour = row->colours[look];

  style->line = colour;
  style->line_alpha = row->width > 0 ? 1 : 0;
  style->line_width = is_contrast (look) && row->width > 0 ? MAX (row->width, 2) : row->width;
  set_dash (style, row->dash);
  style->texture = row->texture;
  style->texture_colour = colour;
  style->texture_alpha = row->texture != ALONG_TEXTURE_PLAIN ? 1 : 0;
  style->text = colour;
  style->text_scale = row->text_scale;
  style->weight = row->weight;
  style->fill = row->inside == ALONG_INSIDE_GROUND ? grounds[look] : colour;
  style->fill_alpha = row->inside == ALONG_INSIDE_EMPTY  ? 0
                      : row->inside == ALONG_INSIDE_TINT ? tint_of (row->name)
                                                         : 1;
}

static void
read_block_row (const AlongBlockRow *row, AlongLook look, AlongStyle *style)
{
  style->fill = row->looks[look].fill;
  style->fill_alpha = 1;
  style->text = row->looks[look].text;
  style->line = row->looks[look].line;
  style->line_alpha = 1;
  style->line_width = is_contrast (look) || strcmp (row->name, "selected") == 0 ? 2 : 1;
  set_dash (style, row->dash);
  style->texture = row->texture;
  style->texture_colour = row->looks[look].line;
  style->texture_alpha = row->texture != ALONG_TEXTURE_PLAIN ? 0.25 : 0; /* words lie on it */
  style->text_scale = 0.8;
  style->weight = 400;
}

static void
read_text_row (const AlongTextRow *row, AlongLook look, AlongStyle *style)
{
  style->text = style->line = style->fill = row->colours[look];
  style->fill_alpha = style->line_alpha = 1;
  style->line_width = 1;
  style->text_scale = row->scale;
  style->weight = row->weight;
  style->italic = row->italic;
  style->tabular = row->tabular;
}

static Entry *
add_entry (GPtrArray *list, const char *name)
{
  Entry *entry = g_new0 (Entry, 1);

  g_hash_table_insert (entries, (gpointer) name, entry);
  g_ptr_array_add (list, (gpointer) name);
  return entry;
}

static void
ensure (void)
{
  static gsize done;
  GPtrArray *list;

  if (!g_once_init_enter (&done))
    return;
  list = g_ptr_array_new ();
  entries = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < along_n_line_rows; i++)
    {
      Entry *entry = add_entry (list, along_line_rows[i].name);
      for (int look = 0; look < ALONG_N_LOOKS; look++)
        read_line_row (&along_line_rows[i], look, &entry->looks[look]);
    }
  for (guint i = 0; i < along_n_block_rows; i++)
    {
      Entry *entry = add_entry (list, along_block_rows[i].name);
      for (int look = 0; look < ALONG_N_LOOKS; look++)
        read_block_row (&along_block_rows[i], look, &entry->looks[look]);
    }
  for (guint i = 0; i < along_n_text_rows; i++)
    {
      Entry *entry = add_entry (list, along_text_rows[i].name);
      for (int look = 0; look < ALONG_N_LOOKS; look++)
        read_text_row (&along_text_rows[i], look, &entry->looks[look]);
    }
  g_ptr_array_add (list, NULL);
  names = (const char **) g_ptr_array_free (list, FALSE);
  g_once_init_leave (&done, 1);
}

/** along_theme_has_style: whether the theme knows @style. */
gboolean
along_theme_has_style (const char *style)
{
  ensure ();
  return style != NULL && g_hash_table_contains (entries, style);
}

/**
 * along_theme_get_style: how @style looks in @look. Any thread.
 *
 * A style that the theme does not know is a mistake of the program: it is reported, and looks like
 * `person-outline`.
 */
void
along_theme_get_style (AlongLook look, const char *style, AlongStyle *out)
{
  const Entry *entry;

  g_return_if_fail (look < ALONG_N_LOOKS && out != NULL);
  ensure ();
  entry = style != NULL ? g_hash_table_lookup (entries, style) : NULL;
  if (entry == NULL)
    {
      g_warning ("The theme has no style \"%s\"", style);
      entry = g_hash_table_lookup (entries, "person-outline");
    }
  *out = entry->looks[look];
}

/** along_theme_get_ground: 0xRRGGBB that drawings of this look lie on. */
guint32
along_theme_get_ground (AlongLook look)
{
  g_return_val_if_fail (look < ALONG_N_LOOKS, 0xffffff);
  return grounds[look];
}

/** along_theme_list_styles: every style's name, %NULL-terminated, owned by the theme. */
const char *const *
along_theme_list_styles (void)
{
  ensure ();
  return names;
}

static double
linear (guint32 channel)
{
  double v = (channel & 0xff) / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * linear (rgb >> 16) + 0.7152 * linear (rgb >> 8) + 0.0722 * linear (rgb);
}

/** along_theme_contrast: contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
double
along_theme_contrast (guint32 a, guint32 b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
