/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-labels.h"

#include <math.h>
#include <string.h>

/* Base size at which the picture is drawn to scale, px (11 pt). */
#define BASE_PX 14.667

#define TAG_PAD_X 11
#define TAG_PAD_Y 4
#define LINE_GAP 2
#define TAG_GAP 5

struct _AlongLabels
{
  AlongLabel *people;
  double *caption_widths;
  double caption_height;
  GHashTable *others; /* AlongGraphHome or AlongGraphBond -> AlongLabel */
  double scale;
};

/* Without fonts: a plain estimate, for places that have none and for tests of the layout alone. */
static void
measure (AlongFonts *fonts, const char *style, const char *text, double max_width, int max_lines, double *width,
         double *height)
{
  double letters, ascent;

  if (fonts != NULL)
    {
      along_fonts_measure (fonts, style, text, max_width, max_lines, width, height, &ascent);
      return;
    }
  letters = 7.0 * g_utf8_strlen (text, -1);
  *width = max_width > 0 ? MIN (letters, max_width) : letters;
  *height = 17.0 * (max_width > 0 ? CLAMP (ceil (letters / max_width), 1, MAX (max_lines, 1)) : 1);
}

static void
measure_person (AlongFonts *fonts, double scale, const AlongGraphPerson *person, AlongLabel *label)
{
  double width, height;

  memset (label, 0, sizeof *label);
  if (person->name != NULL && *person->name != '\0')
    {
      measure (fonts, person->index ? "text-strong" : "text", person->name, ALONG_LABEL_WIDTH * scale, 2, &width,
               &height);
      label->width = label->name_width = MIN (width, ALONG_LABEL_WIDTH * scale);
      label->name_height = height;
      label->height = height;
    }
  if (person->lines != NULL && *person->lines != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (person->lines, "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        {
          measure (fonts, "text-second", *line, ALONG_LABEL_WIDTH * 1.2 * scale, 2, &width, &height);
          label->width = MAX (label->width, MIN (width, ALONG_LABEL_WIDTH * 1.2 * scale));
          label->lines_height += height;
        }
      label->height += label->lines_height + (label->name_height > 0 ? LINE_GAP : 0);
    }
  if (person->tag != NULL && *person->tag != '\0')
    {
      measure (fonts, "tag-care", person->tag, 0, 1, &width, &height);
      label->tag_width = width + 2 * TAG_PAD_X;
      label->tag_height = height + 2 * TAG_PAD_Y;
      label->width = MAX (label->width, label->tag_width);
      label->height += label->tag_height + TAG_GAP;
    }
}

/* One line of a home's or a bond's words. */
static void
measure_other (AlongLabels *labels, AlongFonts *fonts, gpointer about, const char *text, double max_width)
{
  AlongLabel *label = g_new0 (AlongLabel, 1);

  if (text != NULL && *text != '\0')
    measure (fonts, "text-second", text, max_width, 1, &label->width, &label->height);
  g_hash_table_insert (labels->others, about, label);
}

static AlongLabels *
new_empty (AlongGraph *graph)
{
  AlongLabels *labels = g_new0 (AlongLabels, 1);

  labels->scale = 1;
  labels->people = g_new0 (AlongLabel, along_graph_get_people (graph)->len + 1);
  labels->caption_widths = g_new0 (double, along_graph_get_unions (graph)->len + 1);
  labels->others = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return labels;
}

/**
 * along_labels_new:
 *
 * @fonts: (nullable): without, widths are estimated from the number of letters
 * @names: whether people are drawn with what stands under them
 */
AlongLabels *
along_labels_new (AlongGraph *graph, AlongFonts *fonts, gboolean names)
{
  AlongLabels *labels = new_empty (graph);
  GPtrArray *people = along_graph_get_people (graph);
  GPtrArray *unions = along_graph_get_unions (graph);
  GPtrArray *homes = along_graph_get_homes (graph);
  GPtrArray *bonds = along_graph_get_bonds (graph);

  if (fonts != NULL)
    labels->scale = MAX (along_fonts_base (fonts) / BASE_PX, 0.5);
  for (guint i = 0; i < people->len && names; i++)
    measure_person (fonts, labels->scale, g_ptr_array_index (people, i), &labels->people[i]);
  for (guint i = 0; i < unions->len; i++)
    {
      const AlongGraphUnion *couple = g_ptr_array_index (unions, i);

      if (couple->caption != NULL && *couple->caption != '\0')
        measure (fonts, "text-second", couple->caption, 0, 1, &labels->caption_widths[i], &labels->caption_height);
    }
  for (guint i = 0; i < homes->len; i++)
    measure_other (labels, fonts, g_ptr_array_index (homes, i), ((AlongGraphHome *) g_ptr_array_index (homes, i))->name, 0);
  for (guint i = 0; i < bonds->len; i++)
    measure_other (labels, fonts, g_ptr_array_index (bonds, i), ((AlongGraphBond *) g_ptr_array_index (bonds, i))->label,
                   ALONG_BOND_WIDTH * labels->scale);
  return labels;
}

/** along_labels_new_bare: no texts at all, for a small picture: symbols stand as near as they can. */
AlongLabels *
along_labels_new_bare (AlongGraph *graph)
{
  return new_empty (graph);
}

void
along_labels_free (AlongLabels *labels)
{
  g_free (labels->people);
  g_free (labels->caption_widths);
  g_hash_table_unref (labels->others);
  g_free (labels);
}

/** along_labels_peek_person: @person: its index in along_graph_get_people(). */
const AlongLabel *
along_labels_peek_person (AlongLabels *labels, guint person)
{
  return &labels->people[person];
}

/** along_labels_get_caption: size of the couple's dates; 0 wide without. */
void
along_labels_get_caption (AlongLabels *labels, guint couple, double *width, double *height)
{
  *width = labels->caption_widths[couple];
  *height = labels->caption_height;
}

static void
get_other (AlongLabels *labels, gconstpointer about, double *width, double *height)
{
  const AlongLabel *label = g_hash_table_lookup (labels->others, about);

  *width = label != NULL ? label->width : 0;
  *height = label != NULL ? label->height : 0;
}

/** along_labels_get_home: size of a home's name. */
void
along_labels_get_home (AlongLabels *labels, const AlongGraphHome *home, double *width, double *height)
{
  get_other (labels, home, width, height);
}

/** along_labels_get_bond: size of a bond's own words; 0 wide without. */
void
along_labels_get_bond (AlongLabels *labels, const AlongGraphBond *bond, double *width, double *height)
{
  get_other (labels, bond, width, height);
}

/** along_labels_get_scale: text size of the reader, 1 for the usual one. */
double
along_labels_get_scale (AlongLabels *labels)
{
  return labels->scale;
}
