/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-gedcom-private.h"

/* Where our records have a place for a line: @tag below @parent. "Below ALONG_TAG_OTHER" are the records. */
static const struct
{
  guint8 parent;
  guint8 tag;
} places[] = {
  { ALONG_TAG_OTHER, ALONG_TAG_INDI }, { ALONG_TAG_OTHER, ALONG_TAG_FAM },
  { ALONG_TAG_INDI, ALONG_TAG_NAME },  { ALONG_TAG_NAME, ALONG_TAG_GIVN },  { ALONG_TAG_NAME, ALONG_TAG_SURN },
  { ALONG_TAG_NAME, ALONG_TAG_NICK },  { ALONG_TAG_NAME, ALONG_TAG_TYPE },
  { ALONG_TAG_INDI, ALONG_TAG_SEX },   { ALONG_TAG_INDI, ALONG_TAG_BIRT },  { ALONG_TAG_BIRT, ALONG_TAG_DATE },
  { ALONG_TAG_INDI, ALONG_TAG_DEAT },  { ALONG_TAG_DEAT, ALONG_TAG_DATE },  { ALONG_TAG_DEAT, ALONG_TAG_AGE },
  { ALONG_TAG_INDI, ALONG_TAG_NOTE },
  { ALONG_TAG_INDI, ALONG_TAG_FAMC },  { ALONG_TAG_FAMC, ALONG_TAG_PEDI },  { ALONG_TAG_PEDI, ALONG_TAG_PHRASE },
  { ALONG_TAG_INDI, ALONG_TAG_FAMS },  { ALONG_TAG_INDI, ALONG_TAG_SNOTE },
  { ALONG_TAG_INDI, ALONG_TAG_ASSO },  { ALONG_TAG_ASSO, ALONG_TAG_RELA },  { ALONG_TAG_ASSO, ALONG_TAG_ROLE },
  { ALONG_TAG_ROLE, ALONG_TAG_PHRASE }, { ALONG_TAG_ASSO, ALONG_TAG__ALN_EREL },
  { ALONG_TAG_FAM, ALONG_TAG_HUSB },   { ALONG_TAG_FAM, ALONG_TAG_WIFE },   { ALONG_TAG_FAM, ALONG_TAG_CHIL },
  { ALONG_TAG_CHIL, ALONG_TAG__FREL }, { ALONG_TAG_CHIL, ALONG_TAG__MREL },
  { ALONG_TAG_FAM, ALONG_TAG_MARR },   { ALONG_TAG_MARR, ALONG_TAG_DATE },  { ALONG_TAG_MARR, ALONG_TAG_TYPE },
  { ALONG_TAG_FAM, ALONG_TAG_ENGA },   { ALONG_TAG_FAM, ALONG_TAG_DIV },    { ALONG_TAG_DIV, ALONG_TAG_DATE },
  { ALONG_TAG_FAM, ALONG_TAG_ANUL },   { ALONG_TAG_ANUL, ALONG_TAG_DATE },
  { ALONG_TAG_FAM, ALONG_TAG_NOTE },   { ALONG_TAG_FAM, ALONG_TAG_SNOTE },
};

typedef struct
{
  guint8 has[ALONG_N_TAGS][ALONG_N_TAGS];
} Places;

static const Places *
get_places (void)
{
  static Places table;
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        table.has[places[i].parent][places[i].tag] = TRUE;
      g_once_init_leave (&filled, 1);
    }
  return &table;
}

/* A stillbirth told by the age at some other event is a death that 7.0 would write as one. */
static guint
implied_deaths (AlongGedcom *self)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    {
      const AlongGedcomPerson *person = &g_array_index (self->people, AlongGedcomPerson, i);

      n += person->stillborn && along_gedcom_child_tagged (self, person->line, ALONG_TAG_DEAT) == 0;
    }
  return n;
}

/** along_gedcom_facts: counts what is in the document. */
void
along_gedcom_facts (AlongGedcom *self, AlongGedcomFacts *facts)
{
  const Places *table = get_places ();
  guint8 tags[ALONG_GEDCOM_MOST_NESTING + 2] = { ALONG_TAG_OTHER };
  gboolean placed[ALONG_GEDCOM_MOST_NESTING + 2] = { TRUE };

  *facts = (AlongGedcomFacts){ .people = self->people->len, .couples = self->couples->len,
                                .events = implied_deaths (self) };
  for (guint i = 0; i < self->links->len; i++)
    facts->child_links += g_array_index (self->links, AlongGedcomLink, i).child != ALONG_GEDCOM_NOBODY;
  for (guint i = 1; i < self->n_lines; i++)
    {
      const AlongGedcomLine *line = &self->lines[i];
      guint depth = line->depth;

      tags[depth] = line->tag;
      if (line->tag == ALONG_TAG_CONC || line->tag == ALONG_TAG_CONT)
        placed[depth] = placed[depth - 1];
      else
        placed[depth] = placed[depth - 1] && table->has[tags[depth - 1]][line->tag];
      if (depth == 1 && line->tag == ALONG_TAG_SOUR)
        facts->sources++;
      if (depth == 2 && (tags[1] == ALONG_TAG_INDI || tags[1] == ALONG_TAG_FAM) && along_gedcom_tag_is_event (line->tag))
        facts->events++;
      if (!placed[depth] && tags[1] != ALONG_TAG_HEAD && tags[1] != ALONG_TAG_TRLR)
        facts->kept_lines++;
    }
}
