/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-labels.h"

#include <math.h>
#include <string.h>

#include "along-person-texts.h"
#include "along-safety-draw.h"

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
  GHashTable *others; /* AlongGraphHome, AlongGraphBond or AlongGraphChild -> AlongLabel */
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
measure_tags (AlongFonts *fonts, const char *tags, AlongLabel *label)
{
  g_auto (GStrv) lines = g_strsplit (tags, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      double width, height;

      measure (fonts, "tag-care", *line, 0, 1, &width, &height);
      label->tag_width = MAX (label->tag_width, width + 2 * TAG_PAD_X);
      label->tag_height += height + 2 * TAG_PAD_Y + TAG_GAP;
    }
  label->width = MAX (label->width, label->tag_width);
  label->height += label->tag_height;
}

/* Years over the symbol, left and right of the line from the parents. */
static void
measure_years (AlongFonts *fonts, const AlongGraphPerson *person, AlongLabel *label)
{
  const char *const years[2] = { person->years_left, person->years_right };

  for (int side = 0; side < 2; side++)
    if (years[side] != NULL)
      {
        double height;

        measure (fonts, "text-second", years[side], 0, 1, &label->years_width[side], &height);
        label->years_height = MAX (label->years_height, height);
        label->over_half = MAX (label->over_half, ALONG_OVER_SIDE + label->years_width[side]);
      }
  label->over_height = label->years_height + ALONG_OVER_GAP;
}

static void
measure_person (AlongFonts *fonts, double scale, AlongGraph *graph, const AlongGraphPerson *person, AlongLabel *label)
{
  g_autofree char *texts = along_person_lines (graph, person);
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
  if (texts != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        {
          measure (fonts, "text-second", *line, ALONG_LABEL_WIDTH * 1.2 * scale, 2, &width, &height);
          label->width = MAX (label->width, MIN (width, ALONG_LABEL_WIDTH * 1.2 * scale));
          label->lines_height += height;
        }
      label->height += label->lines_height + (label->name_height > 0 ? LINE_GAP : 0);
    }
  if (person->tag != NULL && *person->tag != '\0')
    measure_tags (fonts, person->tag, label);
  if (person->safety != NULL)
    {
      measure (fonts, along_safety_style (person->safe), person->safety, 0, 1, &width, &height);
      label->tag_width = MAX (label->tag_width, width + 2 * TAG_PAD_X + ALONG_SAFETY_MARK);
      label->tag_height += height + 2 * TAG_PAD_Y + TAG_GAP;
      label->width = MAX (label->width, label->tag_width);
      label->height += height + 2 * TAG_PAD_Y + TAG_GAP;
    }
  if (along_person_is_over (graph, person))
    measure_years (fonts, person, label);
}

/* One line of a home's, a bond's or a child's line's words. */
static AlongLabel *
measure_other (AlongLabels *labels, AlongFonts *fonts, gpointer about, const char *text, double max_width)
{
  AlongLabel *label = g_new0 (AlongLabel, 1);

  if (text != NULL && *text != '\0')
    measure (fonts, "text-second", text, max_width, 1, &label->width, &label->height);
  g_hash_table_insert (labels->others, about, label);
  return label;
}

/* What stands beside the lines from parents, over the child: each a line of its own. */
static void
measure_links (AlongLabels *labels, AlongFonts *fonts, AlongGraph *graph)
{
  GPtrArray *children = along_graph_get_children (graph), *people = along_graph_get_people (graph);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < children->len; c++)
    {
      AlongGraphChild *link = g_ptr_array_index (children, c);
      const AlongLabel *words;
      AlongLabel *label;
      gpointer place;

      if (link->caption == NULL || *link->caption == '\0')
        continue;
      if (g_hash_table_size (places) == 0)
        for (guint i = 0; i < people->len; i++)
          g_hash_table_insert (places, ((AlongGraphPerson *) g_ptr_array_index (people, i))->key, GUINT_TO_POINTER (i));
      if (!g_hash_table_lookup_extended (places, link->child, NULL, &place))
        continue;
      words = measure_other (labels, fonts, link, link->caption, 0);
      label = &labels->people[GPOINTER_TO_UINT (place)];
      label->over_half = MAX (label->over_half, ALONG_OVER_SIDE + words->width);
      label->over_height += words->height + (label->over_height > 0 ? 0 : ALONG_OVER_GAP);
    }
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
    measure_person (fonts, labels->scale, graph, g_ptr_array_index (people, i), &labels->people[i]);
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
  if (names)
    measure_links (labels, fonts, graph);
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

/** along_labels_get_link: size of what stands beside the line to a child, as "A 2019"; 0 wide without. */
void
along_labels_get_link (AlongLabels *labels, const AlongGraphChild *link, double *width, double *height)
{
  get_other (labels, link, width, height);
}

/** along_labels_get_scale: text size of the reader, 1 for the usual one. */
double
along_labels_get_scale (AlongLabels *labels)
{
  return labels->scale;
}
