/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How people and couples hang together. GEDCOM says each link twice, in the person's record and in the
 * couple's; files often hold one half only. Here both halves are brought together. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-gedcom-people.h"

/* A set of pairs of numbers (open addressing), each with a number of its own. */
typedef struct
{
  guint64 *keys;
  guint *values;
  gsize mask;
} PairMap;

/* One line that links: CHIL, HUSB, WIFE, FAMC, FAMS. */
typedef struct
{
  guint person; /* or ALONG_GEDCOM_NOBODY */
  guint couple; /* or ALONG_GEDCOM_NOBODY */
  guint line;
} Mention;

typedef struct
{
  AlongGedcom *self;
  GArray *children; /* Mention: CHIL */
  GArray *partners; /* HUSB, WIFE */
  GArray *famc;
  GArray *fams;
  GArray *adoptions; /* FAMC below ADOP */
  PairMap pairs;
} Gatherer;

static gsize
room_for (gsize n)
{
  gsize room = 16;

  while (room < n * 2)
    room *= 2;
  return room;
}

static void
pair_map_begin (PairMap *map, gsize n)
{
  gsize room = room_for (n);

  map->keys = g_new0 (guint64, room);
  map->values = g_new (guint, room);
  map->mask = room - 1;
}

static void
pair_map_end (PairMap *map)
{
  g_clear_pointer (&map->keys, g_free);
  g_clear_pointer (&map->values, g_free);
}

/* The value of a pair; @found tells whether it was there before (else it is @fresh from now on). */
static guint *
pair_map_at (PairMap *map, guint a, guint b, guint fresh, gboolean *found)
{
  guint64 key = ((guint64) a + 1) << 32 | b; /* never 0 */
  gsize slot = (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 20) & map->mask;

  while (map->keys[slot] != 0 && map->keys[slot] != key)
    slot = (slot + 1) & map->mask;
  *found = map->keys[slot] == key;
  if (!*found)
    {
      map->keys[slot] = key;
      map->values[slot] = fresh;
    }
  return &map->values[slot];
}

/** along_gedcom_slot: the slot of the record called @xref; its line is 0 if there is none. */
AlongGedcomSlot *
along_gedcom_slot (AlongGedcom *self, const char *xref, gsize length)
{
  guint64 hash = 1469598103934665603u;
  guint slot;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) xref[i]) * 1099511628211u;
  for (slot = (guint) (hash ^ hash >> 32) & self->slots_mask; self->slots[slot].line != 0; slot = (slot + 1) & self->slots_mask)
    {
      const AlongGedcomLine *line = &self->lines[self->slots[slot].line];

      if (line->xref_len == length && memcmp (self->text + line->xref_at, xref, length) == 0)
        break;
    }
  return &self->slots[slot];
}

static const char *
keep_xref (AlongGedcom *self, const AlongGedcomLine *line)
{
  return g_string_chunk_insert_len (self->strings, self->text + line->xref_at, line->xref_len);
}

static guint
add_person (AlongGedcom *self, guint record)
{
  AlongGedcomPerson person = { .sex = 'U', .line = record, .number = self->lines[record].number };

  person.xref = keep_xref (self, &self->lines[record]);
  g_array_append_val (self->people, person);
  return self->people->len - 1;
}

static guint
add_couple (AlongGedcom *self, guint record)
{
  AlongGedcomCouple couple = { .line = record, .number = self->lines[record].number,
                               .husband = ALONG_GEDCOM_NOBODY, .wife = ALONG_GEDCOM_NOBODY };

  couple.xref = keep_xref (self, &self->lines[record]);
  g_array_append_val (self->couples, couple);
  return self->couples->len - 1;
}

static void
index_record (AlongGedcom *self, guint record)
{
  AlongGedcomLine *line = &self->lines[record];
  AlongGedcomSlot *slot;

  if (line->tag == ALONG_TAG_HEAD || line->tag == ALONG_TAG_TRLR)
    return; /* these are no one's: a name on them means nothing */
  if (line->xref_at == 0)
    {
      if (line->tag == ALONG_TAG_INDI || line->tag == ALONG_TAG_FAM)
        along_gedcom_warn (self, line->number,
                           _ ("This record has no name of its own (as @I1@), so that nothing can lead to it. It is kept, but not drawn."));
      return;
    }
  slot = along_gedcom_slot (self, self->text + line->xref_at, line->xref_len);
  if (slot->line != 0)
    {
      if (self->lines[slot->line].tag == line->tag)
        along_gedcom_warn (self, line->number, _ ("A record with the name %.*s was there before (line %u). Both were read as one."),
                           (int) MIN (line->xref_len, 60), self->text + line->xref_at, self->lines[slot->line].number);
      else
        along_gedcom_warn (self, line->number, _ ("A record of another kind with the name %.*s was there before (line %u). This one is kept, but nothing leads to it."),
                           (int) MIN (line->xref_len, 60), self->text + line->xref_at, self->lines[slot->line].number);
      return;
    }
  slot->line = record;
  slot->index = line->tag == ALONG_TAG_INDI  ? add_person (self, record)
                : line->tag == ALONG_TAG_FAM ? add_couple (self, record)
                                             : ALONG_GEDCOM_UNSAID_SLOT;
}

/* Whom a pointer leads to: an index, or ALONG_GEDCOM_NOBODY; with a warning unless it is @VOID@. */
static guint
follow (Gatherer *gatherer, guint line, AlongGedcomTag wanted, gboolean *is_void)
{
  AlongGedcom *self = gatherer->self;
  const AlongGedcomLine *l = &self->lines[line];
  gsize length;
  const char *xref = along_gedcom_pointer_in (self, l, &length);
  const AlongGedcomSlot *slot;

  *is_void = FALSE;
  if (xref == NULL)
    {
      along_gedcom_warn (self, l->number, _ ("This line should lead to another record, and does not."));
      return ALONG_GEDCOM_NOBODY;
    }
  if (length == 4 && memcmp (xref, "VOID", 4) == 0)
    {
      *is_void = TRUE;
      return ALONG_GEDCOM_NOBODY;
    }
  slot = along_gedcom_slot (self, xref, length);
  if (slot->line != 0 && self->lines[slot->line].tag == wanted)
    return slot->index;
  along_gedcom_warn (self, l->number,
                     slot->line == 0 ? _ ("This line leads to %.*s, which is not in the file.")
                                     : _ ("This line leads to %.*s, which is a record of another kind."),
                     (int) MIN (length, 60), xref);
  return ALONG_GEDCOM_NOBODY;
}

static void
gather_person (Gatherer *gatherer, guint record, guint person)
{
  AlongGedcom *self = gatherer->self;

  along_gedcom_read_person (self, record, &g_array_index (self->people, AlongGedcomPerson, person));
  for (guint child = along_gedcom_child (self, record); child != 0; child = self->lines[child].next)
    {
      AlongGedcomTag tag = self->lines[child].tag;
      Mention mention = { .person = person, .line = child };
      gboolean is_void;

      if (tag == ALONG_TAG_ADOP && (mention.line = along_gedcom_child_tagged (self, child, ALONG_TAG_FAMC)) != 0
          && (mention.couple = follow (gatherer, mention.line, ALONG_TAG_FAM, &is_void)) != ALONG_GEDCOM_NOBODY)
        g_array_append_val (gatherer->adoptions, mention);
      if (tag != ALONG_TAG_FAMC && tag != ALONG_TAG_FAMS)
        continue;
      mention.couple = follow (gatherer, child, ALONG_TAG_FAM, &is_void);
      if (mention.couple != ALONG_GEDCOM_NOBODY)
        g_array_append_val (tag == ALONG_TAG_FAMC ? gatherer->famc : gatherer->fams, mention);
    }
}

static void
gather_couple (Gatherer *gatherer, guint record, guint couple)
{
  AlongGedcom *self = gatherer->self;

  along_gedcom_read_couple (self, record, &g_array_index (self->couples, AlongGedcomCouple, couple));
  for (guint child = along_gedcom_child (self, record); child != 0; child = self->lines[child].next)
    {
      AlongGedcomTag tag = self->lines[child].tag;
      Mention mention = { .couple = couple, .line = child };
      gboolean is_void;

      if (tag != ALONG_TAG_HUSB && tag != ALONG_TAG_WIFE && tag != ALONG_TAG_CHIL)
        continue;
      mention.person = follow (gatherer, child, ALONG_TAG_INDI, &is_void);
      if (mention.person != ALONG_GEDCOM_NOBODY || is_void)
        g_array_append_val (tag == ALONG_TAG_CHIL ? gatherer->children : gatherer->partners, mention);
    }
}

/* A child's link as the couple's record says it: with _FREL and _MREL, which many programs write. */
static void
add_link (Gatherer *gatherer, const Mention *mention)
{
  AlongGedcom *self = gatherer->self;
  AlongGedcomLink link = { .child = mention->person, .couple = mention->couple, .number = self->lines[mention->line].number };

  link.to_partner[0] = along_gedcom_pedigree_of (along_gedcom_kept_text (self, mention->line, ALONG_TAG__FREL));
  link.to_partner[1] = along_gedcom_pedigree_of (along_gedcom_kept_text (self, mention->line, ALONG_TAG__MREL));
  if (link.to_partner[0] == link.to_partner[1])
    link.pedigree = link.to_partner[0];
  g_array_append_val (self->links, link);
}

static void
read_famc (AlongGedcom *self, guint line, AlongGedcomLink *link)
{
  guint pedi = along_gedcom_child_tagged (self, line, ALONG_TAG_PEDI);
  const char *words = along_gedcom_kept_text (self, line, ALONG_TAG_PEDI);
  AlongGedcomPedigree said = along_gedcom_pedigree_of (words);

  if (link->famc == 0)
    link->famc = line;
  if (said == ALONG_GEDCOM_PEDIGREE_UNSAID)
    return;
  if (said == ALONG_GEDCOM_PEDIGREE_OTHER)
    {
      const char *phrase = along_gedcom_kept_text (self, pedi, ALONG_TAG_PHRASE);
      AlongGedcomPedigree in_words = along_gedcom_pedigree_of (phrase);

      link->phrase = phrase != NULL ? phrase : words;
      if (in_words != ALONG_GEDCOM_PEDIGREE_UNSAID)
        said = in_words;
    }
  link->pedigree = said;
}

/* What an adoption says of the link to the couple that adopts: by both, or by the one alone. */
static void
read_adoption (Gatherer *gatherer, const Mention *mention)
{
  AlongGedcom *self = gatherer->self;
  const char *by = along_gedcom_kept_text (self, mention->line, ALONG_TAG_ADOP);
  gboolean found;
  guint at = *pair_map_at (&gatherer->pairs, mention->person, mention->couple, G_MAXUINT, &found);
  AlongGedcomLink *link = at < self->links->len ? &g_array_index (self->links, AlongGedcomLink, at) : NULL;

  if (link == NULL)
    {
      along_gedcom_warn (self, self->lines[mention->line].number,
                         _ ("An adoption names a couple whose child this person is not. It was left as it is."));
      return;
    }
  link->adop = mention->line - 1;
  while (self->lines[link->adop].depth >= self->lines[mention->line].depth)
    link->adop--;
  if (link->pedigree != ALONG_GEDCOM_PEDIGREE_UNSAID || link->to_partner[0] != ALONG_GEDCOM_PEDIGREE_UNSAID
      || link->to_partner[1] != ALONG_GEDCOM_PEDIGREE_UNSAID)
    return;
  if (by != NULL && g_ascii_strcasecmp (by, "HUSB") == 0)
    link->to_partner[0] = ALONG_GEDCOM_PEDIGREE_ADOPTED;
  else if (by != NULL && g_ascii_strcasecmp (by, "WIFE") == 0)
    link->to_partner[1] = ALONG_GEDCOM_PEDIGREE_ADOPTED;
  else
    link->pedigree = ALONG_GEDCOM_PEDIGREE_ADOPTED;
}

/* Links from the couples' side, then those that only the children's records have. */
static void
gather_links (Gatherer *gatherer)
{
  AlongGedcom *self = gatherer->self;
  gboolean found;
  guint *at;

  pair_map_begin (&gatherer->pairs, gatherer->children->len + gatherer->famc->len + gatherer->adoptions->len);
  for (guint i = 0; i < gatherer->children->len; i++)
    {
      const Mention *mention = &g_array_index (gatherer->children, Mention, i);

      if (mention->person != ALONG_GEDCOM_NOBODY)
        {
          (void) pair_map_at (&gatherer->pairs, mention->person, mention->couple, self->links->len, &found);
          if (found)
            {
              along_gedcom_warn (self, self->lines[mention->line].number, _ ("This child is listed twice. It was read once."));
              continue;
            }
        }
      add_link (gatherer, mention);
    }
  {
    guint from_couples = self->links->len;
    g_autofree guint8 *both = g_malloc0 (from_couples + 1);

    for (guint i = 0; i < gatherer->famc->len; i++)
      {
        const Mention *mention = &g_array_index (gatherer->famc, Mention, i);

        at = pair_map_at (&gatherer->pairs, mention->person, mention->couple, self->links->len, &found);
        if (!found)
          {
            add_link (gatherer, mention);
            along_gedcom_warn (self, self->lines[mention->line].number,
                               _ ("This person says whose child they are, but the couple does not list them. The link was made whole."));
          }
        else if (*at < from_couples)
          both[*at] = TRUE;
        read_famc (self, mention->line, &g_array_index (self->links, AlongGedcomLink, *at));
      }
    for (guint i = 0; i < from_couples; i++)
      {
        const AlongGedcomLink *link = &g_array_index (self->links, AlongGedcomLink, i);

        if (!both[i] && link->child != ALONG_GEDCOM_NOBODY)
          along_gedcom_warn (self, link->number,
                             _ ("The couple lists this child, but the child's record does not name the couple. The link was made whole."));
      }
  }
  for (guint i = 0; i < gatherer->adoptions->len; i++)
    read_adoption (gatherer, &g_array_index (gatherer->adoptions, Mention, i));
  for (guint i = 0; i < self->links->len; i++)
    {
      AlongGedcomLink *link = &g_array_index (self->links, AlongGedcomLink, i);

      for (int side = 0; side < 2; side++)
        if (link->to_partner[side] == ALONG_GEDCOM_PEDIGREE_UNSAID)
          link->to_partner[side] = link->pedigree;
    }
  pair_map_end (&gatherer->pairs);
}

/* Adds the partners that only their own records name (FAMS), and warns of halves that are missing. */
static void
gather_partners (Gatherer *gatherer)
{
  AlongGedcom *self = gatherer->self;
  guint from_couples = gatherer->partners->len;
  g_autofree guint8 *both = g_malloc0 (from_couples + 1);
  gboolean found;

  pair_map_begin (&gatherer->pairs, gatherer->partners->len + gatherer->fams->len);
  for (guint i = 0; i < from_couples; i++)
    {
      const Mention *mention = &g_array_index (gatherer->partners, Mention, i);

      if (mention->person == ALONG_GEDCOM_NOBODY)
        continue;
      (void) pair_map_at (&gatherer->pairs, mention->person, mention->couple, i, &found);
      if (found)
        {
          along_gedcom_warn (self, self->lines[mention->line].number, _ ("The same person is both partners of this couple."));
          both[i] = TRUE;
        }
    }
  for (guint i = 0; i < gatherer->fams->len; i++)
    {
      Mention mention = g_array_index (gatherer->fams, Mention, i);
      guint *at = pair_map_at (&gatherer->pairs, mention.person, mention.couple, gatherer->partners->len, &found);

      if (found && *at < from_couples)
        both[*at] = TRUE;
      else if (!found)
        {
          g_array_append_val (gatherer->partners, mention);
          along_gedcom_warn (self, self->lines[mention.line].number,
                             _ ("This person says that they are a partner, but the couple does not list them. The link was made whole."));
        }
    }
  for (guint i = 0; i < from_couples; i++)
    {
      const Mention *mention = &g_array_index (gatherer->partners, Mention, i);

      if (!both[i] && mention->person != ALONG_GEDCOM_NOBODY)
        along_gedcom_warn (self, self->lines[mention->line].number,
                           _ ("The couple lists this partner, but the person's record does not name the couple. The link was made whole."));
    }
  pair_map_end (&gatherer->pairs);
}

static void
note_position (AlongGedcom *self, AlongGedcomCouple *couple, const Mention *mention)
{
  AlongGedcomTag tag = self->lines[mention->line].tag;

  if (tag == ALONG_TAG_HUSB && couple->husband == ALONG_GEDCOM_NOBODY)
    couple->husband = mention->person;
  else if (tag == ALONG_TAG_WIFE && couple->wife == ALONG_GEDCOM_NOBODY)
    couple->wife = mention->person;
}

/* Lays the lists of everybody out in one array: counted, placed, filled. */
static void
lay_out_indexes (Gatherer *gatherer)
{
  AlongGedcom *self = gatherer->self;
  AlongGedcomPerson *people = (AlongGedcomPerson *) self->people->data;
  AlongGedcomCouple *couples = (AlongGedcomCouple *) self->couples->data;
  const AlongGedcomLink *links = (const AlongGedcomLink *) self->links->data;
  guint at = 0;
  gboolean found;

  pair_map_begin (&gatherer->pairs, gatherer->partners->len);
  self->indexes = g_new (guint, (gsize) gatherer->partners->len * 2 + (gsize) self->links->len * 2 + 1);
  for (guint i = 0; i < gatherer->partners->len; i++)
    {
      const Mention *mention = &g_array_index (gatherer->partners, Mention, i);

      couples[mention->couple].n_partners++;
      note_position (self, &couples[mention->couple], mention);
      if (mention->person == ALONG_GEDCOM_NOBODY)
        continue;
      (void) pair_map_at (&gatherer->pairs, mention->person, mention->couple, i, &found);
      people[mention->person].n_couples += !found;
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      couples[links[i].couple].n_links++;
      if (links[i].child != ALONG_GEDCOM_NOBODY)
        people[links[i].child].n_links++;
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      people[i].links = self->indexes + at;
      at += people[i].n_links;
      people[i].couples = self->indexes + at;
      at += people[i].n_couples;
      people[i].n_links = people[i].n_couples = 0;
    }
  for (guint i = 0; i < self->couples->len; i++)
    {
      couples[i].partners = self->indexes + at;
      at += couples[i].n_partners;
      couples[i].links = self->indexes + at;
      at += couples[i].n_links;
      couples[i].n_partners = couples[i].n_links = 0;
    }
  for (guint i = 0; i < gatherer->partners->len; i++)
    {
      const Mention *mention = &g_array_index (gatherer->partners, Mention, i);
      AlongGedcomCouple *couple = &couples[mention->couple];

      ((guint *) couple->partners)[couple->n_partners++] = mention->person;
      if (mention->person == ALONG_GEDCOM_NOBODY)
        continue;
      if (*pair_map_at (&gatherer->pairs, mention->person, mention->couple, i, &found) == i)
        {
          AlongGedcomPerson *person = &people[mention->person];

          ((guint *) person->couples)[person->n_couples++] = mention->couple;
        }
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      AlongGedcomCouple *couple = &couples[links[i].couple];

      ((guint *) couple->links)[couple->n_links++] = i;
      if (links[i].child != ALONG_GEDCOM_NOBODY)
        {
          AlongGedcomPerson *person = &people[links[i].child];

          ((guint *) person->links)[person->n_links++] = i;
        }
    }
  pair_map_end (&gatherer->pairs);
}

/* Of whom nobody knows the other there are no two times: that they parted is the last that is said. */
static void
join_times_of_one (AlongGedcom *self)
{
  AlongGedcomCouple *couples = (AlongGedcomCouple *) self->couples->data;

  for (guint i = 0; i < self->couples->len; i++)
    if (couples[i].resumed_line != 0 && !couples[i].divorced && !along_gedcom_couple_is_two (&couples[i]))
      {
        couples[i].separated = !couples[i].parted_ended;
        couples[i].ended = couples[i].parted_ended;
        couples[i].to = couples[i].parted;
        couples[i].parted = couples[i].resumed = NULL;
        couples[i].resumed_line = 0;
        couples[i].parted_ended = FALSE;
      }
}

static void
warn_of_two_parent_couples (AlongGedcom *self)
{
  const AlongGedcomPerson *people = (const AlongGedcomPerson *) self->people->data;
  const AlongGedcomLink *links = (const AlongGedcomLink *) self->links->data;

  for (guint i = 0; i < self->people->len; i++)
    {
      guint unsaid = 0;

      for (guint l = 0; l < people[i].n_links; l++)
        unsaid += links[people[i].links[l]].pedigree == ALONG_GEDCOM_PEDIGREE_UNSAID;
      if (unsaid > 1)
        along_gedcom_warn (self, people[i].number,
                           _ ("This person is a child of more than one couple, and the file does not say how (by birth, adopted, fostered)."));
    }
}

/**
 * along_gedcom_gather: makes people, couples and links from the lines.
 *
 * Returns: FALSE only if cancelled
 */
gboolean
along_gedcom_gather (AlongGedcom *self, GCancellable *cancellable, GError **error)
{
  Gatherer gatherer = { .self = self };
  guint records = 0;
  gboolean whole = TRUE;

  for (guint record = along_gedcom_child (self, 0); record != 0; record = self->lines[record].next)
    records += self->lines[record].xref_at != 0;
  self->slots = g_new0 (AlongGedcomSlot, room_for (records));
  self->slots_mask = (guint) room_for (records) - 1;
  for (guint record = along_gedcom_child (self, 0); record != 0; record = self->lines[record].next)
    index_record (self, record);

  gatherer.children = g_array_new (FALSE, FALSE, sizeof (Mention));
  gatherer.partners = g_array_new (FALSE, FALSE, sizeof (Mention));
  gatherer.famc = g_array_new (FALSE, FALSE, sizeof (Mention));
  gatherer.fams = g_array_new (FALSE, FALSE, sizeof (Mention));
  gatherer.adoptions = g_array_new (FALSE, FALSE, sizeof (Mention));
  for (guint record = along_gedcom_child (self, 0); record != 0 && whole; record = self->lines[record].next)
    {
      const AlongGedcomLine *line = &self->lines[record];
      const AlongGedcomSlot *slot;

      if (line->xref_at == 0 || (line->tag != ALONG_TAG_INDI && line->tag != ALONG_TAG_FAM))
        continue;
      slot = along_gedcom_slot (self, self->text + line->xref_at, line->xref_len);
      if (self->lines[slot->line].tag != line->tag)
        continue;
      if (line->tag == ALONG_TAG_INDI)
        gather_person (&gatherer, record, slot->index);
      else
        gather_couple (&gatherer, record, slot->index);
      if (record % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        whole = FALSE;
    }
  if (whole)
    {
      gather_links (&gatherer);
      gather_partners (&gatherer);
      lay_out_indexes (&gatherer);
      join_times_of_one (self);
      along_gedcom_find_loops (self);
      warn_of_two_parent_couples (self);
    }
  g_array_unref (gatherer.children);
  g_array_unref (gatherer.partners);
  g_array_unref (gatherer.famc);
  g_array_unref (gatherer.fams);
  g_array_unref (gatherer.adoptions);
  return whole;
}
