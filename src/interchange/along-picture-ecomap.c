/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ecomap as a picture for a reader: the same window, paper and files as the genogram. */
#include "along-picture-private.h"

#include <glib/gi18n-lib.h>

#include "along-crowding.h"

#define PAPER_STRETCH 1.35 /* how much wider than high it is laid out */

/* How often a professional comes is no more than who they are; a copy without would say that nobody has come. */
static void
add_contacts (AlongFamily *copy, AlongFamily *family)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PROFESSIONAL_CONTACT)
    if (along_family_find (copy, ALONG_KIND_PROFESSIONAL_CONTACT, along_record_get_id (record)) == NULL)
      along_family_add (copy, record);
}

/** along_picture_new_ecomap: @copy: what of @family this reader gets; taken from now */
AlongEcomap *
along_picture_new_ecomap (AlongFamily *family, AlongFamily *copy, AlongFamily *team, int day, AlongGraphFlags flags)
{
  AlongEcomap *map;
  g_autofree char *crowding = NULL;

  add_contacts (copy, family);
  map = along_ecomap_new (copy, team, day, flags, FALSE);
  crowding = along_crowding_words (copy, team, day);
  along_ecomap_set_crowding (map, crowding);
  return map;
}

static guint
count_lines (AlongEcomap *map)
{
  GPtrArray *systems = along_ecomap_get_systems (map);
  guint n = 0;

  for (guint i = 0; i < systems->len; i++)
    n += ((const AlongEcomapSystem *) systems->pdata[i])->lines->len;
  return n;
}

/** along_picture_ecomap_left_out: (transfer full): counted in the drawings, with and without */
char *
along_picture_ecomap_left_out (AlongEcomap *map, AlongFamily *family, AlongFamily *team, int day, AlongGraphFlags flags)
{
  g_autoptr (AlongEcomap) whole = along_ecomap_new (family, team, day, flags, FALSE);
  guint all = count_lines (whole), here = count_lines (map), n = all - MIN (all, here);
  guint people = along_ecomap_get_members (whole)->len - MIN (along_ecomap_get_members (whole)->len, along_ecomap_get_members (map)->len);
  g_autoptr (GString) words = g_string_new (NULL);

  if (n > 0)
    g_string_append_printf (words, ngettext ("%u private line", "%u private lines", n), n);
  if (people > 0)
    {
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, ngettext ("where %u person lives", "where %u people live", people), people);
    }
  return along_report_left_out_sentence (words->str);
}

/** along_picture_ecomap_lay_out: finds the places; @fonts: those it is drawn with */
void
along_picture_ecomap_lay_out (AlongEcomap *map, AlongFonts *fonts)
{
  along_ecomap_lay_out (map, fonts, PAPER_STRETCH);
}

/** along_picture_ecomap_words: the same in words, below each other on paper */
void
along_picture_ecomap_words (AlongEcomap *map, AlongPaper *paper, double name_share)
{
  GPtrArray *systems = along_ecomap_get_systems (map);
  g_autofree char *home = along_ecomap_home_name (map);

  along_paper_text (paper, "text-body", home, 0);
  along_paper_space (paper, 6);
  for (guint i = 0; i < systems->len; i++)
    {
      const AlongEcomapSystem *system = systems->pdata[i];
      g_autofree char *name = along_ecomap_name (system), *words = along_ecomap_words (system);
      AlongPaperCell cells[] = { { name, "text-heading", name_share, FALSE }, { words, "text-body", 1 - name_share, FALSE } };

      along_paper_row (paper, cells, 2, 0, FALSE);
    }
}
