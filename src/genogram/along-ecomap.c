/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is round a household, read from the family's record. */
#include "along-ecomap-private.h"

#include <string.h>

#include "along-facts.h"

/* How often somebody came lately, in days: a quarter of a year. */
#define LATELY 84
/* So many contacts in that time make somebody near: about every other week. */
#define OFTEN 6
/* Who has ended stays in the picture for half a year: a tie that broke tells something. */
#define STILL_SHOWN 182
#define GROWN_UP 18

static void
line_free (gpointer data)
{
  AlongEcomapLine *line = data;

  g_free (line->kind);
  g_free (line->home);
  g_free (line);
}

static void
system_free (gpointer data)
{
  AlongEcomapSystem *system = data;

  g_free (system->key);
  g_free (system->name);
  g_free (system->role);
  g_free (system->agency);
  g_free (system->purpose);
  g_ptr_array_unref (system->lines);
  g_free (system);
}

void
along_ecomap_free (AlongEcomap *self)
{
  g_ptr_array_unref (self->systems);
  g_ptr_array_unref (self->members);
  along_graph_unref (self->graph);
  g_free (self->home);
  g_free (self->crowding);
  g_free (self);
}

static AlongEcomapSystem *
add_system (AlongEcomap *self, const char *prefix, const char *id, const char *name)
{
  AlongEcomapSystem *system = g_new0 (AlongEcomapSystem, 1);

  system->key = g_strconcat (prefix, id, NULL);
  system->name = g_strdup (name);
  system->lines = g_ptr_array_new_with_free_func (line_free);
  system->since = system->until = ALONG_DAY_NONE;
  system->tie = -1;
  g_ptr_array_add (self->systems, system);
  return system;
}

static AlongEcomapLine *
add_line (AlongEcomapSystem *system, const char *kind)
{
  AlongEcomapLine *line = g_new0 (AlongEcomapLine, 1);

  line->kind = g_strdup (kind);
  g_ptr_array_add (system->lines, line);
  return line;
}

static gboolean
is_member (AlongEcomap *self, const char *key)
{
  for (guint i = 0; i < self->members->len; i++)
    if (strcmp (((AlongGraphPerson *) g_ptr_array_index (self->members, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

/* Whom it is about first, then the oldest. */
static int
compare_members (gconstpointer a, gconstpointer b)
{
  const AlongGraphPerson *one = *(AlongGraphPerson *const *) a, *other = *(AlongGraphPerson *const *) b;

  if (one->index != other->index)
    return one->index ? -1 : 1;
  if (one->birth_lo != other->birth_lo)
    return one->birth_lo < other->birth_lo ? -1 : 1;
  return strcmp (one->key, other->key);
}

static gboolean
has_home (AlongEcomap *self, const char *key)
{
  GPtrArray *homes = along_graph_get_homes (self->graph);

  for (guint h = 0; h < homes->len; h++)
    {
      GPtrArray *members = ((AlongGraphHome *) g_ptr_array_index (homes, h))->members;

      for (guint m = 0; m < members->len; m++)
        if (strcmp (g_ptr_array_index (members, m), key) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
add_member (AlongEcomap *self, AlongGraphPerson *person)
{
  if (person != NULL && !person->dead && !is_member (self, person->key) && !has_home (self, person->key))
    g_ptr_array_add (self->members, person);
}

static gboolean
live_together (const AlongGraphUnion *couple)
{
  return couple->other != NULL && couple->kind <= ALONG_GRAPH_COHABITING
         && (couple->state == ALONG_GRAPH_CURRENT || couple->state == ALONG_GRAPH_RECONCILED);
}

/* Whether @child grows up elsewhere: with carers, or by an order. */
static gboolean
is_in_care (AlongEcomap *self, const AlongGraphPerson *child)
{
  GPtrArray *links = along_graph_get_children (self->graph);

  for (guint i = 0; i < links->len; i++)
    {
      const AlongGraphChild *link = g_ptr_array_index (links, i);

      if (strcmp (link->child, child->key) == 0 && (link->nature == ALONG_GRAPH_FOSTER || link->nature == ALONG_GRAPH_KINSHIP))
        return TRUE;
    }
  return child->bracket;
}

/* Nobody has written down a home: those whom the drawing is about and, in the whole record, whom it draws as living together with
 * them, and their children who are not grown up. */
static void
guess_household (AlongEcomap *self)
{
  GPtrArray *people = along_graph_get_people (self->graph), *unions = along_graph_get_unions (self->graph);
  GPtrArray *links = along_graph_get_children (self->graph);
  guint n_about;

  for (guint i = 0; i < people->len; i++)
    if (((AlongGraphPerson *) g_ptr_array_index (people, i))->index)
      add_member (self, g_ptr_array_index (people, i));
  n_about = self->whole ? self->members->len : 0;
  for (guint a = 0; a < n_about; a++)
    {
      const AlongGraphPerson *about = g_ptr_array_index (self->members, a);

      for (guint u = 0; u < unions->len; u++)
        {
          const AlongGraphUnion *couple = g_ptr_array_index (unions, u);
          gboolean one = strcmp (couple->one, about->key) == 0, other = g_strcmp0 (couple->other, about->key) == 0;

          if (!one && !other)
            continue;
          if (live_together (couple))
            add_member (self, along_graph_find_person (self->graph, one ? couple->other : couple->one));
          for (guint l = 0; l < links->len; l++)
            {
              const AlongGraphChild *link = g_ptr_array_index (links, l);
              AlongGraphPerson *child = strcmp (link->parents, couple->key) == 0 ? along_graph_find_person (self->graph, link->child) : NULL;

              if (child != NULL && child->kind == ALONG_GRAPH_PERSON && child->years >= 0 && child->years < GROWN_UP && !is_in_care (self, child))
                add_member (self, child);
            }
        }
    }
}

/* The home in which most of those live whom the drawing is about. */
static void
find_household (AlongEcomap *self)
{
  GPtrArray *homes = along_graph_get_homes (self->graph), *people = along_graph_get_people (self->graph);
  const AlongGraphHome *best = NULL;
  guint most = 0;

  for (guint h = 0; h < homes->len; h++)
    {
      const AlongGraphHome *home = g_ptr_array_index (homes, h);
      guint count = 0;

      for (guint m = 0; m < home->members->len; m++)
        count += along_graph_find_person (self->graph, g_ptr_array_index (home->members, m))->index;
      if (count > most || (count == most && count > 0 && home->members->len > best->members->len))
        {
          best = home;
          most = count;
        }
    }
  self->home = best != NULL ? g_strdup (best->name) : NULL;
  self->has_home = best != NULL;
  if (best == NULL)
    guess_household (self);
  for (guint i = 0; best != NULL && i < people->len; i++)
    {
      AlongGraphPerson *person = g_ptr_array_index (people, i);
      gboolean at_home = FALSE;

      for (guint m = 0; m < best->members->len && !at_home; m++)
        at_home = strcmp (g_ptr_array_index (best->members, m), person->key) == 0;
      if (at_home)
        g_ptr_array_add (self->members, person);
    }
  g_ptr_array_sort (self->members, compare_members);
}

static guint
contacts_lately (AlongFamily *family, AlongId professional, int day)
{
  AlongRecord *contact;
  guint n = 0;

  ALONG_FOREACH (contact, family, ALONG_KIND_PROFESSIONAL_CONTACT)
    {
      int on = along_record_get_day (contact, ALONG_PROFESSIONAL_CONTACT_P_DATE);

      n += on != ALONG_DAY_NONE && on <= day && on > day - LATELY &&
           along_record_refers_to (contact, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, professional);
    }
  return n;
}

/* genogram.md 1.11 in the lines of 1.9: three lines, one, dashes, a zigzag, and one that is broken. */
static const char *
tie_line (int tie, gboolean ended)
{
  if (ended)
    return "ended"; /* nobody broke with anybody: no cut-off */
  switch (tie)
    {
    case ALONG_TIE_STRONG:
      return "fused";
    case ALONG_TIE_TENUOUS:
      return "indifferent";
    case ALONG_TIE_STRESSFUL:
      return "hostile";
    default:
      return "plain";
    }
}

static AlongEcomapRing
ring_of (int ring)
{
  return ring == ALONG_RING_INNER ? ALONG_ECOMAP_INNER : ring == ALONG_RING_MIDDLE ? ALONG_ECOMAP_MIDDLE : ALONG_ECOMAP_OUTER;
}

static void
add_professionals (AlongEcomap *self, AlongFamily *family, AlongFamily *team)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PROFESSIONAL)
    {
      AlongId id = along_record_get_id (record);
      g_autofree char *text = along_id_to_text (id);
      int start = along_record_get_day (record, ALONG_PROFESSIONAL_P_START);
      int end = along_record_get_last_day (record, ALONG_PROFESSIONAL_P_END), flow;
      const char *name = along_record_get_text (record, ALONG_PROFESSIONAL_P_NAME);
      const char *role = along_record_get_text (record, ALONG_PROFESSIONAL_P_ROLE);
      AlongRecord *agency = NULL;
      AlongEcomapSystem *system;

      if ((start != ALONG_DAY_NONE && start > self->day) || (end != ALONG_DAY_NONE && end < self->day - STILL_SHOWN))
        continue;
      if (team != NULL && along_record_has (record, ALONG_PROFESSIONAL_P_AGENCY))
        agency = along_family_find (team, ALONG_KIND_AGENCY, along_record_get_ref (record, ALONG_PROFESSIONAL_P_AGENCY));
      system = add_system (self, "professional/", text, name != NULL ? name : role);
      system->role = name != NULL ? g_strdup (role) : NULL;
      system->agency = agency != NULL ? g_strdup (along_record_get_text (agency, ALONG_AGENCY_P_NAME)) : NULL;
      system->purpose = g_strdup (along_record_get_text (record, ALONG_PROFESSIONAL_P_PURPOSE));
      system->since = start;
      system->ended = end != ALONG_DAY_NONE && end <= self->day;
      system->until = end;
      system->contacts = contacts_lately (family, id, self->day);
      system->tie = along_record_has (record, ALONG_PROFESSIONAL_P_TIE) ? along_record_get_enum (record, ALONG_PROFESSIONAL_P_TIE) : -1;
      if (along_record_has (record, ALONG_PROFESSIONAL_P_RING))
        system->ring = ring_of (along_record_get_enum (record, ALONG_PROFESSIONAL_P_RING));
      else
        {
          /* nobody has said it: who came often lately is near, nobody is put far away */
          system->derived = TRUE;
          system->ring = system->contacts >= OFTEN ? ALONG_ECOMAP_INNER : ALONG_ECOMAP_MIDDLE;
        }
      flow = along_record_has (record, ALONG_PROFESSIONAL_P_FLOW) ? along_record_get_enum (record, ALONG_PROFESSIONAL_P_FLOW) : -1;
      system->to_family = flow == ALONG_FLOW_TO_FAMILY || flow == ALONG_FLOW_BOTH;
      system->from_family = flow == ALONG_FLOW_FROM_FAMILY || flow == ALONG_FLOW_BOTH;
      add_line (system, tie_line (system->tie, system->ended));
    }
}

/* Of people outside the feelings say how near they are. */
static AlongEcomapRing
ring_of_bond (const char *kind)
{
  static const char *const near[] = { "close", "fused", "supportive", "caregiver", "spiritual", "close-hostile", "fused-hostile", NULL };
  static const char *const far[] = { "distant", "distant-hostile", "cut-off", "indifferent", NULL };

  if (g_strv_contains (near, kind))
    return ALONG_ECOMAP_INNER;
  if (g_strv_contains (far, kind))
    return ALONG_ECOMAP_OUTER;
  return ALONG_ECOMAP_MIDDLE;
}

static AlongEcomapSystem *
system_of_person (AlongEcomap *self, const AlongGraphPerson *person)
{
  AlongEcomapSystem *system;

  for (guint i = 0; i < self->systems->len; i++)
    {
      system = g_ptr_array_index (self->systems, i);
      if (system->person == person)
        return system;
    }
  system = add_system (self, "person/", person->key, person->name);
  system->person = person;
  system->role = g_strdup (person->lines);
  system->derived = TRUE;
  system->ring = ALONG_ECOMAP_OUTER;
  if (system->role != NULL && strchr (system->role, '\n') != NULL)
    *strchr (system->role, '\n') = '\0';
  return system;
}

static void
add_people (AlongEcomap *self)
{
  GPtrArray *bonds = along_graph_get_bonds (self->graph);

  for (guint i = 0; i < bonds->len; i++)
    {
      const AlongGraphBond *bond = g_ptr_array_index (bonds, i);
      gboolean from = is_member (self, bond->from), to = is_member (self, bond->to);
      const AlongGraphPerson *outside = along_graph_find_person (self->graph, from ? bond->to : bond->from);
      const AlongGraphPerson *home = along_graph_find_person (self->graph, from ? bond->from : bond->to);
      AlongEcomapSystem *system;
      AlongEcomapLine *line;

      if (from == to || outside->dead || outside->kind != ALONG_GRAPH_PERSON)
        continue;
      system = system_of_person (self, outside);
      system->ring = MIN (system->ring, ring_of_bond (bond->kind));
      line = add_line (system, bond->kind);
      line->home = g_strdup (home->name);
      line->outward = from;
      line->directed = bond->directed;
      line->both_ways = bond->both_ways;
    }
}

/* Partners of today who live elsewhere, or of whom nobody has said that they live there: also without a word on feelings. An affair
 * or a short time is shown only where a feeling is. */
static void
add_partners (AlongEcomap *self)
{
  GPtrArray *unions = along_graph_get_unions (self->graph);

  for (guint u = 0; u < unions->len; u++)
    {
      const AlongGraphUnion *couple = g_ptr_array_index (unions, u);
      const AlongGraphPerson *partner, *at_home;
      AlongEcomapSystem *system;
      gboolean one;

      if (couple->other == NULL || couple->kind == ALONG_GRAPH_BRIEF || couple->kind == ALONG_GRAPH_AFFAIR
          || (couple->state != ALONG_GRAPH_CURRENT && couple->state != ALONG_GRAPH_RECONCILED)
          || is_member (self, couple->one) == is_member (self, couple->other))
        continue;
      one = is_member (self, couple->one);
      partner = along_graph_find_person (self->graph, one ? couple->other : couple->one);
      at_home = along_graph_find_person (self->graph, one ? couple->one : couple->other);
      if (partner == NULL || partner->dead || partner->kind != ALONG_GRAPH_PERSON)
        continue;
      system = system_of_person (self, partner);
      if (system->lines->len > 0)
        continue;
      system->ring = ALONG_ECOMAP_INNER;
      system->couple = couple;
      add_line (system, "plain")->home = g_strdup (at_home->name);
    }
}

/**
 * along_ecomap_new: (transfer full): who is round the household as true on @day.
 *
 * @team: (nullable): the team's own records, for the names of agencies
 * @flags: as for along_graph_from_family(): private feelings with %ALONG_GRAPH_WITH_PRIVATE only
 * @whole: @family is the record. In a reader's copy a home may have been taken out, so none is guessed there,
 *   nor that a partner lives elsewhere
 */
AlongEcomap *
along_ecomap_new (AlongFamily *family, AlongFamily *team, int day, AlongGraphFlags flags, gboolean whole)
{
  AlongEcomap *self = g_new0 (AlongEcomap, 1);

  self->graph = along_graph_from_family (family, day, flags);
  self->systems = g_ptr_array_new_with_free_func (system_free);
  self->members = g_ptr_array_new ();
  self->day = day;
  self->whole = whole;
  find_household (self);
  add_professionals (self, family, team);
  add_people (self);
  if (whole)
    add_partners (self);
  return self;
}

/** along_ecomap_set_crowding: @words: (nullable): a sentence on how many come, for the summary and the drawing. */
void
along_ecomap_set_crowding (AlongEcomap *self, const char *words)
{
  g_free (self->crowding);
  self->crowding = g_strdup (words);
}

int
along_ecomap_get_day (AlongEcomap *self)
{
  return self->day;
}

/** along_ecomap_get_systems: (transfer none) (element-type AlongEcomapSystem): in reading order once it is laid out. */
GPtrArray *
along_ecomap_get_systems (AlongEcomap *self)
{
  return self->systems;
}

/** along_ecomap_get_members: (transfer none) (element-type AlongGraphPerson): who is at home. */
GPtrArray *
along_ecomap_get_members (AlongEcomap *self)
{
  return self->members;
}

/** along_ecomap_find: (transfer none) (nullable) */
const AlongEcomapSystem *
along_ecomap_find (AlongEcomap *self, const char *key)
{
  for (guint i = 0; i < self->systems->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      if (g_strcmp0 (system->key, key) == 0)
        return system;
    }
  return NULL;
}
