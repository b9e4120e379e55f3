/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the list of people: who, what joins them, in which order, under which heading. */
#include "along-people-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-genogram-words.h"
#include "along-id.h"
#include "along-text.h"

static void
listed_free (gpointer data)
{
  AlongListed *listed = data;

  g_free (listed->key);
  g_free (listed->name);
  g_free (listed->words);
  g_free (listed->heading);
  g_free (listed);
}

/* What a generation is called, from the one that the support is about: @up rows above. @child: from a child of whom the drawing is
 * about, called @name. */
static char *
generation_words (int up, gboolean child, const char *name)
{
  switch (up)
    {
    case 0:
      return child ? g_strdup (C_ ("generation", "Children")) : g_strdup_printf (C_ ("generation", "%s’s generation"), name);
    case 1:
      return g_strdup (C_ ("generation", "Parents"));
    case 2:
      return g_strdup (C_ ("generation", "Grandparents"));
    case 3:
      return g_strdup (C_ ("generation", "Great-grandparents"));
    case -1:
      return g_strdup (child ? C_ ("generation", "Children’s children") : C_ ("generation", "Children"));
    case -2:
      return g_strdup (child ? C_ ("generation", "Children’s grandchildren") : C_ ("generation", "Grandchildren"));
    default:
      if (up > 0)
        return g_strdup_printf (ngettext ("%d generation before %s", "%d generations before %s", (gulong) up), up, name);
      return g_strdup_printf (ngettext ("%d generation after %s", "%d generations after %s", (gulong) -up), -up, name);
    }
}

/* Who lives, or is expected, and has a name that can be said. */
static gboolean
can_be_named (const AlongGraphPerson *person)
{
  return !person->dead && (person->kind == ALONG_GRAPH_PERSON || person->kind == ALONG_GRAPH_PREGNANCY)
         && !along_text_is_empty (person->name);
}

/* Whether the support is rather about @one than about @other (nullable): whom the drawing is about, who does not live elsewhere, the
 * youngest. */
static gboolean
comes_before (const AlongGraphPerson *one, const AlongGraphPerson *other)
{
  if (other == NULL || one->index != other->index)
    return other == NULL || one->index;
  if (one->bracket != other->bracket)
    return !one->bracket;
  return one->birth_lo > other->birth_lo;
}

/* Whose generation the others are told from: a child of whom the drawing is about, since from the child's side people's roles are
 * written ("maternal grandmother"), or else the person themselves. */
static const AlongLayoutPerson *
peek_from (AlongLayout *layout, gboolean *child)
{
  guint n, n_couples, n_lines;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n), *from = NULL;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n_lines);
  const char *key = along_genogram_step (layout, NULL, ALONG_KIN_HOME);
  int home = key != NULL ? along_layout_find_person (layout, key) : 0;

  for (guint i = 0; i < n_lines; i++)
    if (lines[i].child >= 0 && (couples[lines[i].couple].one == home || couples[lines[i].couple].other == home)
        && can_be_named (people[lines[i].child].person)
        && comes_before (people[lines[i].child].person, from != NULL ? from->person : NULL))
      from = &people[lines[i].child];
  *child = from != NULL;
  return from != NULL ? from : &people[home];
}

/* @heading: (nullable): of what begins here. Takes @name and @words. */
static void
add_row (GPtrArray *rows, const char *prefix, const char *key, char *name, char *words, const char *heading)
{
  AlongListed *row = g_new0 (AlongListed, 1);

  row->key = g_strconcat (prefix, key, NULL);
  row->name = name;
  row->words = words;
  row->heading = g_strdup (heading);
  g_ptr_array_add (rows, row);
}

/* Who lives in @home alone: with nobody who is born. -1: nobody, or several. */
static int
alone_in (AlongLayout *layout, const AlongGraphHome *home)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  int alone = -1;

  for (guint i = 0; i < home->members->len; i++)
    {
      int person = along_layout_find_person (layout, home->members->pdata[i]);

      if (person < 0 || people[person].person->kind == ALONG_GRAPH_PREGNANCY)
        continue;
      if (alone >= 0)
        return -1;
      alone = person;
    }
  return alone;
}

/* What the drawing says of @person, as sentences; where they live with an unborn child alone, the outline's name. */
static char *
person_words (AlongLayout *layout, int person)
{
  g_autofree char *words = along_genogram_person_words (layout, person);
  g_autoptr (GString) text = g_string_new (words);
  guint n;
  const AlongLayoutHome *homes = along_layout_peek_homes (layout, &n);

  for (guint i = 0; i < n; i++)
    if (homes[i].part == 0 && !along_text_is_empty (homes[i].home->name) && alone_in (layout, homes[i].home) == person)
      {
        g_autofree char *lives = g_strdup_printf (_ ("Lives at %s"), homes[i].home->name);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", lives);
      }
  return text->len > 0 ? along_text_capital (text->str) : NULL;
}

static void
add_people (GPtrArray *rows, AlongLayout *layout)
{
  g_auto (GStrv) order = along_layout_list_order (layout);
  guint n;
  gboolean child;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n), *from = peek_from (layout, &child);
  int last = -1;

  for (char **key = order; *key != NULL; key++)
    {
      int person = along_layout_find_person (layout, *key);
      g_autofree char *heading = NULL;

      if (!along_genogram_is_kin (layout, person))
        continue;
      heading = people[person].row != last ? generation_words (from->row - people[person].row, child, from->person->name) : NULL;
      add_row (rows, "person/", *key, along_genogram_person_name (layout, person), person_words (layout, person), heading);
      last = people[person].row;
    }
}

/* Who is there because they care for somebody: of no generation. */
static void
add_carers (GPtrArray *rows, AlongLayout *layout)
{
  g_auto (GStrv) order = along_layout_list_order (layout);
  const char *heading = C_ ("list", "Carers");

  for (char **key = order; *key != NULL; key++)
    {
      int person = along_layout_find_person (layout, *key);

      if (along_genogram_is_kin (layout, person))
        continue;
      add_row (rows, "person/", *key, along_genogram_person_name (layout, person), person_words (layout, person), heading);
      heading = NULL;
    }
}

/* Of somebody who is in the drawing. Returns: (nullable) */
static char *
drawn_name (AlongLayout *layout, AlongId id)
{
  g_autofree char *key = along_id_to_text (id);
  int person = along_layout_find_person (layout, key);
  guint n;

  return person >= 0 ? g_strdup (along_layout_peek_people (layout, &n)[person].person->name) : NULL;
}

/* "Keira, Kai, Rowan" */
static char *
member_words (AlongLayout *layout, const AlongGraphHome *home)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);

  for (guint i = 0; i < home->members->len; i++)
    {
      int person = along_layout_find_person (layout, home->members->pdata[i]);

      /* who is not born yet lives nowhere by themselves */
      if (person >= 0 && people[person].person->name != NULL && people[person].person->kind != ALONG_GRAPH_PREGNANCY)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", people[person].person->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Two who are a couple, or have a child together. What stands beside their line has a line of its own here. */
static void
add_couples (GPtrArray *rows, AlongLayout *layout)
{
  guint n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n);
  const char *heading = C_ ("list", "Couples");

  for (guint i = 0; i < n; i++)
    {
      const AlongGraphUnion *couple = couples[i].couple;
      char *name = along_genogram_couple_words (layout, i);
      g_autofree char *beside = couple->caption != NULL ? g_strconcat (". ", couple->caption, NULL) : NULL;

      if (name == NULL)
        continue;
      if (beside != NULL && g_str_has_suffix (name, beside))
        name[strlen (name) - strlen (beside)] = '\0';
      add_row (rows, "couple/", couple->key, name, couple->kind == ALONG_GRAPH_CO_PARENTS ? NULL : g_strdup (couple->caption), heading);
      heading = NULL;
    }
}

static void
add_home (GPtrArray *rows, AlongLayout *layout, const AlongGraphHome *home, const char *heading)
{
  add_row (rows, "home/", home->key, g_strdup (along_text_is_empty (home->name) ? _ ("Home") : home->name), member_words (layout, home),
           heading);
}

static void
add_homes (GPtrArray *rows, AlongLayout *layout)
{
  guint n;
  const AlongLayoutHome *homes = along_layout_peek_homes (layout, &n);
  GPtrArray *all = along_graph_get_homes (along_layout_get_graph (layout));
  const char *heading = C_ ("list", "Homes");

  for (guint i = 0; i < n; i++)
    if (homes[i].part == 0)
      {
        add_home (rows, layout, homes[i].home, heading);
        heading = NULL;
      }
  /* who lives alone has no outline in the drawing, and yet a home */
  for (guint i = 0; i < all->len; i++)
    {
      const AlongGraphHome *home = all->pdata[i];

      if (home->members->len != 1 || alone_in (layout, home) < 0)
        continue;
      add_home (rows, layout, home, heading);
      heading = NULL;
    }
}

static void
add_bonds (GPtrArray *rows, AlongLayout *layout)
{
  guint n;
  const AlongLayoutBond *bonds = along_layout_peek_bonds (layout, &n);

  for (guint i = 0; i < n; i++)
    add_row (rows, "bond/", bonds[i].bond->key, along_genogram_bond_words (layout, i), NULL, i == 0 ? C_ ("list", "Feelings") : NULL);
}

/* "Jake, cared for by Rose, Bill". @day: of the drawing */
static void
add_care (GPtrArray *rows, AlongLayout *layout, AlongFamily *family, int day)
{
  const char *heading = C_ ("list", "Care");
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      g_autofree char *child = drawn_name (layout, along_record_get_ref (care, ALONG_CARE_LINK_P_CHILD));
      g_autofree char *key = along_id_to_text (along_record_get_id (care));
      g_autoptr (GString) carers = g_string_new (NULL);
      guint n;
      const AlongId *ids = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *carer = drawn_name (layout, ids[i]);

          if (carer != NULL)
            g_string_append_printf (carers, "%s%s", carers->len > 0 ? C_ ("names", ", ") : "", carer);
        }
      if (child == NULL || carers->len == 0 || !along_record_holds_on (care, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, day))
        continue;
      /* Translators: a child, and who cares for it */
      add_row (rows, "care_link/", key, g_strdup_printf (_ ("%s, cared for by %s"), child, carers->str),
               g_strdup (along_enum_words (ALONG_ENUM_CARE_KIND, along_record_get_enum (care, ALONG_CARE_LINK_P_KIND))), heading);
      heading = NULL;
    }
}

/**
 * along_people_words: what the list of people says of a drawing, from its top down: people by generation, oldest first; carers; then
 * couples, homes, feelings and care.
 *
 * @family: of @layout, on @day
 * Returns: (transfer full) (element-type AlongListed): free with g_ptr_array_unref()
 */
GPtrArray *
along_people_words (AlongLayout *layout, AlongFamily *family, int day)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (listed_free);

  add_people (rows, layout);
  add_carers (rows, layout);
  add_couples (rows, layout);
  add_homes (rows, layout);
  add_bonds (rows, layout);
  add_care (rows, layout, family, day);
  return rows;
}

/** along_people_home: (transfer full) (nullable): key of the item of whom @layout is about. */
char *
along_people_home (AlongLayout *layout)
{
  const char *home = along_genogram_step (layout, NULL, ALONG_KIN_HOME);

  return home != NULL ? g_strconcat ("person/", home, NULL) : NULL;
}
