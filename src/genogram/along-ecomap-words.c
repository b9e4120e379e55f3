/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An ecomap in words: names and descriptions of its items, and the whole in a few sentences. */
#include "along-ecomap-private.h"

#include <glib/gi18n-lib.h>

#include "along-genogram-draw.h"

/** along_ecomap_tie_words: of a system's tie, as it stands in the legend: an ordinary one where nobody has said more. */
const char *
along_ecomap_tie_words (const AlongEcomapSystem *system)
{
  return system->ended ? C_("tie", "Ended")
                       : along_enum_words (ALONG_ENUM_TIE, system->tie >= 0 ? system->tie : ALONG_TIE_ORDINARY);
}

/** along_ecomap_line_words: of one of a system's lines, as it stands in the legend. */
const char *
along_ecomap_line_words (const AlongEcomapSystem *system, const AlongEcomapLine *line)
{
  return system->person == NULL || system->couple != NULL ? along_ecomap_tie_words (system) : along_bond_words (line->kind);
}

static char *
join (GPtrArray *names)
{
  g_autofree char *but_last = NULL;
  const char *last;

  if (names->len < 2)
    return g_strdup (names->len == 1 ? g_ptr_array_index (names, 0) : "");
  last = g_ptr_array_index (names, names->len - 1);
  names->pdata[names->len - 1] = NULL;
  but_last = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: first names; the first may be several with commas between them */
  return g_strdup_printf (C_("names", "%s and %s"), but_last, last);
}

/** along_ecomap_home_name: "At home: Keira, Kai and Rowan", "At home: Keira; expected: Baby"; without a home of the record "No home written down: Keira and Kai", where one may
 * have been left out "Household: Keira". */
char *
along_ecomap_home_name (AlongEcomap *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new (), expected = g_ptr_array_new ();
  g_autofree char *here = NULL, *unborn = NULL, *joined = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      const AlongGraphPerson *person = g_ptr_array_index (self->members, i);

      if (person->name != NULL)
        g_ptr_array_add (person->kind == ALONG_GRAPH_PREGNANCY ? expected : names, person->name);
    }
  if (names->len == 0)
    return g_strdup (_("At home: nobody is written down"));
  here = join (names);
  unborn = join (expected);
  /* Translators: who lives there, and who is not born yet: "Keira and Kai; expected: Baby" */
  joined = expected->len > 0 ? g_strdup_printf (_("%s; expected: %s"), here, unborn) : g_strdup (here);
  if (!self->has_home)
    /* Translators: %s: first names of a household */
    return g_strdup_printf (self->whole ? _("No home written down: %s") : _("Household: %s"), joined);
  return g_strdup_printf (_("At home: %s"), joined);
}

/* What stands in the circle under who is in it: the home's name, or that the record has none; of a copy, from which one may have been taken, nothing. */
const char *
along_ecomap_home_label (AlongEcomap *self)
{
  if (self->has_home || !self->whole || self->members->len == 0)
    return self->home;
  return _("No home written down");
}

/** along_ecomap_name: "Bev Lumb, community midwife"; of people of the family "Grace, 51". */
char *
along_ecomap_name (const AlongEcomapSystem *system)
{
  const char *rest = system->person == NULL         ? system->role
                     : system->person->age != NULL  ? system->person->age
                                                    : system->person->inside;

  return rest != NULL ? g_strdup_printf ("%s, %s", system->name, rest) : g_strdup (system->name);
}

static void
add (GString *text, const char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", sentence);
}

static void
add_professional (GString *text, const AlongEcomapSystem *system)
{
  add (text, along_ecomap_tie_words (system));
  if (system->to_family || system->from_family)
    add (text, along_enum_words (ALONG_ENUM_FLOW, system->to_family && system->from_family ? ALONG_FLOW_BOTH
                                        : system->to_family                      ? ALONG_FLOW_TO_FAMILY
                                                                                 : ALONG_FLOW_FROM_FAMILY));
  add (text, system->agency);
  add (text, system->purpose);
  if (system->since != ALONG_DAY_NONE)
    {
      g_autofree char *day = along_day_to_words (system->since), *since = g_strdup_printf (_("Since %s"), day);

      add (text, since);
    }
  if (system->ended)
    {
      g_autofree char *day = along_day_to_words (system->until), *until = g_strdup_printf (_("Until %s"), day);

      add (text, until);
    }
}

/* "Close: Jade"; where it goes one way, as it is drawn, "Controls: Neil to Jade". */
static char *
feeling_words (const AlongEcomapSystem *system, const AlongEcomapLine *line)
{
  const char *kind = along_bond_words (line->kind);

  if (system->couple != NULL)
    kind = system->couple->kind == ALONG_GRAPH_CO_PARENTS || system->couple->kind == ALONG_GRAPH_PARENTS_ONLY ? _("Other parent") : _("Partner");
  if (line->directed)
    /* Translators: a kind of feeling, from whom, and to whom, as "Controls: Neil to Jade" */
    return g_strdup_printf (C_("feeling", "%s: %s to %s"), kind, line->outward ? line->home : system->name,
                            line->outward ? system->name : line->home);
  if (line->both_ways)
    /* Translators: a kind of feeling, and with whom */
    return g_strdup_printf (C_("feeling", "%s, both ways: %s"), kind, line->home);
  /* Translators: a kind of feeling, and with whom, as "Close: Jade" */
  return g_strdup_printf (C_("feeling", "%s: %s"), kind, line->home);
}

/** along_ecomap_words: the rest in words: how important, where that was said, which lines, what for. */
char *
along_ecomap_words (const AlongEcomapSystem *system)
{
  static const int rings[] = { ALONG_RING_INNER, ALONG_RING_MIDDLE, ALONG_RING_OUTER };
  g_autoptr (GString) text = g_string_new (NULL);

  if (!system->derived)
    add (text, along_enum_words (ALONG_ENUM_RING, rings[system->ring]));
  if (system->person == NULL)
    {
      g_autofree char *contacts
        = g_strdup_printf (ngettext ("%u contact in 12 weeks", "%u contacts in 12 weeks", system->contacts), system->contacts);

      add (text, contacts);
      add_professional (text, system);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  add (text, system->role);
  for (guint i = 0; i < system->lines->len; i++)
    {
      g_autofree char *words = feeling_words (system, g_ptr_array_index (system->lines, i));

      add (text, words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** along_ecomap_summary: the ecomap in two or three sentences. */
char *
along_ecomap_summary (AlongEcomap *self)
{
  g_autofree char *home = along_ecomap_home_name (self);
  g_autofree char *people = NULL, *professionals = NULL;
  guint n_people = 0, n_professionals = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->systems->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (self->systems, i);

      n_people += system->person != NULL;
      n_professionals += system->person == NULL && !system->ended;
    }
  people = g_strdup_printf (ngettext ("%u person of the family around them", "%u people of the family around them", n_people), n_people);
  professionals = g_strdup_printf (ngettext ("%u professional", "%u professionals", n_professionals), n_professionals);
  add (text, home);
  add (text, people);
  add (text, professionals);
  if (self->crowding != NULL)
    g_string_append_printf (text, " %s", self->crowding);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
