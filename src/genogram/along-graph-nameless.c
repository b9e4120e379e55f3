/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family that cannot be told from another: who belongs to whom, ages and kinds of lines, and nothing that somebody
 * wrote. What may stay is named here one by one; whatever a graph learns to hold later is left out until it is. */
#include "along-graph-nameless.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-date.h"

typedef struct
{
  AlongGraph *from, *to;
  AlongNameless how;
  int day;
  GHashTable *keys;  /* key of a person or couple -> its key here */
  GHashTable *twins; /* likewise of their words */
  GHashTable *said;  /* initials that somebody has -> how many do */
} Nameless;

/* The first letter with its marks; %NULL if that is the whole name, or there is none. */
static char *
initial_of (const char *name)
{
  const char *first = name, *end;
  gboolean more = FALSE;
  g_autofree char *letter = NULL;

  while (first != NULL && *first != '\0' && !g_unichar_isalpha (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  if (first == NULL || *first == '\0')
    return NULL;
  end = g_utf8_next_char (first);
  while (*end != '\0' && (g_unichar_ismark (g_utf8_get_char (end)) || g_unichar_iszerowidth (g_utf8_get_char (end))))
    end = g_utf8_next_char (end);
  for (const char *c = end; *c != '\0' && !more; c = g_utf8_next_char (c))
    more = g_unichar_isalpha (g_utf8_get_char (c));
  if (!more)
    return NULL;
  letter = g_strndup (first, (gsize) (end - first));
  return g_utf8_strup (letter, -1);
}

static void
count_same (GHashTable *names, GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const AlongGraphPerson *person = people->pdata[i];
      char *letter = person->kind != ALONG_GRAPH_PREGNANCY ? initial_of (person->name) : NULL;

      if (letter != NULL)
        g_hash_table_insert (names, letter, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (names, letter)) + 1));
    }
}

/* Two with one initial are told apart by a number. */
static char *
name_here (Nameless *self, const AlongGraphPerson *person, guint number, GHashTable *same)
{
  g_autofree char *letter = NULL;
  guint n;

  /* Of a loss there may be no name, and none is made. */
  if (person->name == NULL || *person->name == '\0')
    return NULL;
  if (person->kind == ALONG_GRAPH_PREGNANCY)
    return g_strdup (_ ("Baby"));
  letter = self->how == ALONG_NAMELESS_INITIALS ? initial_of (person->name) : NULL;
  /* A number alone would read like an age. */
  if (letter == NULL && person->kind == ALONG_GRAPH_PET)
    return g_strdup_printf (C_ ("in place of a name", "Pet %u"), number);
  if (letter == NULL)
    return g_strdup_printf (person->count == 1 ? C_ ("in place of a name", "Person %u") : C_ ("in place of a name", "Group %u"), number);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (same, letter)) == 1)
    return g_steal_pointer (&letter);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->said, letter)) + 1;
  g_hash_table_insert (self->said, g_strdup (letter), GUINT_TO_POINTER (n));
  return g_strdup_printf ("%s%u", letter, n);
}

/* A triangle says how far the pregnancy is: without, it could be taken for a loss. Only its third: weeks would give the day the baby
 * is due to whoever knows the day of the copy. The second begins at 14+0, the third at 28+0. */
static char *
pregnancy_line (Nameless *self, const AlongGraphPerson *person)
{
  int days;

  if (person->kind != ALONG_GRAPH_PREGNANCY || person->birth_lo == ALONG_DAY_NONE)
    return NULL;
  days = along_gestation_days (person->birth_lo, self->day);
  if (!along_gestation_possible (days))
    return NULL;
  return g_strdup (days < 14 * 7 ? C_ ("pregnancy", "first trimester") : days < 28 * 7 ? C_ ("pregnancy", "second trimester")
                                                                                     : C_ ("pregnancy", "third trimester"));
}

/* In whole years: days, weeks or months would give the day of birth, or of death, to whoever knows the day of the copy. */
static void
set_age (AlongGraphPerson *copy, const AlongGraphPerson *person)
{
  gboolean exact = person->count == 1 && person->inside != NULL && g_ascii_isdigit (*person->inside);

  if (!exact || person->years < 0 || person->years > 1)
    {
      copy->inside = g_strdup (person->inside);
      copy->age = g_strdup (person->age);
    }
  else if (person->years == 1)
    {
      copy->inside = g_strdup ("1");
      copy->age = g_strdup ("1");
    }
  else
    {
      /* Translators: inside a symbol: younger than one year */
      copy->inside = g_strdup (C_ ("short age", "<1"));
      copy->age = g_strdup (C_ ("age", "under 1"));
    }
}

static void
add_person (Nameless *self, const AlongGraphPerson *person, guint number, GHashTable *same)
{
  g_autofree char *name = name_here (self, person, number, same);
  char *key = g_strdup_printf ("p%04u", number);
  AlongGraphPerson *copy = along_graph_add_person (self->to, key, name);

  g_hash_table_insert (self->keys, g_strdup (person->key), key);
  set_age (copy, person);
  copy->letters = g_strdup (person->letters);
  copy->lines = pregnancy_line (self, person);
  copy->gender = person->gender;
  copy->kind = person->kind;
  copy->zygosity = person->zygosity;
  copy->index = person->index;
  copy->dead = person->dead;
  copy->bracket = person->bracket;
  copy->adopted = person->adopted;
  copy->professional = person->professional;
  copy->areas = person->areas;
  copy->birth_lo = person->birth_lo;
  copy->birth_hi = person->birth_hi;
  copy->years = person->years;
  copy->rank = person->rank;
  copy->order = person->order;
  copy->count = person->count;
  if (person->twins != NULL)
    {
      if (!g_hash_table_contains (self->twins, person->twins))
        g_hash_table_insert (self->twins, g_strdup (person->twins), g_strdup_printf ("t%u", g_hash_table_size (self->twins) + 1));
      copy->twins = g_strdup (g_hash_table_lookup (self->twins, person->twins));
    }
}

static void
add_people (Nameless *self)
{
  GPtrArray *people = along_graph_get_people (self->from);
  g_autoptr (GHashTable) same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint number = 0;

  count_same (same, people);
  /* Whom it is about comes first. */
  for (int index = 1; index >= 0; index--)
    for (guint i = 0; i < people->len; i++)
      {
        const AlongGraphPerson *person = people->pdata[i];

        if (!person->index == !index)
          add_person (self, person, ++number, same);
      }
}

static const char *
key_here (Nameless *self, const char *key)
{
  return key != NULL ? g_hash_table_lookup (self->keys, key) : NULL;
}

static void
add_unions (Nameless *self)
{
  GPtrArray *unions = along_graph_get_unions (self->from);

  for (guint i = 0; i < unions->len; i++)
    {
      const AlongGraphUnion *couple = unions->pdata[i];
      char *key = g_strdup_printf ("c%04u", i + 1);
      AlongGraphUnion *copy = along_graph_add_union (self->to, key, key_here (self, couple->one), key_here (self, couple->other));

      g_hash_table_insert (self->keys, g_strdup (couple->key), key);
      copy->kind = couple->kind;
      copy->state = couple->state;
      copy->start = couple->start;
      copy->side = couple->side;
    }
}

static void
add_children (Nameless *self)
{
  GPtrArray *children = along_graph_get_children (self->from);

  for (guint i = 0; i < children->len; i++)
    {
      const AlongGraphChild *child = children->pdata[i];
      const char *parents = key_here (self, child->parents), *who = key_here (self, child->child);
      AlongGraphChild *copy;

      if (parents == NULL || who == NULL)
        continue;
      copy = along_graph_add_child (self->to, parents, who);
      copy->nature = child->nature;
      copy->primary = child->primary;
      copy->start = child->start;
    }
}

static void
add_bonds_and_homes (Nameless *self)
{
  GPtrArray *bonds = along_graph_get_bonds (self->from), *homes = along_graph_get_homes (self->from);

  for (guint i = 0; i < bonds->len; i++)
    {
      const AlongGraphBond *bond = bonds->pdata[i];
      const char *from = key_here (self, bond->from), *to = key_here (self, bond->to);
      g_autofree char *key = g_strdup_printf ("b%04u", i + 1);
      AlongGraphBond *copy;

      if (from == NULL || to == NULL)
        continue;
      copy = along_graph_add_bond (self->to, key, from, to, bond->kind);
      copy->directed = bond->directed;
      copy->both_ways = bond->both_ways;
    }
  for (guint i = 0; i < homes->len; i++)
    {
      const AlongGraphHome *home = homes->pdata[i];
      g_autofree char *key = g_strdup_printf ("h%04u", i + 1);
      AlongGraphHome *copy = along_graph_add_home (self->to, key, NULL);

      for (guint m = 0; m < home->members->len; m++)
        if (key_here (self, home->members->pdata[m]) != NULL)
          along_graph_add_member (copy, key_here (self, home->members->pdata[m]));
    }
}

/* Who stands left of whom, as somebody wished, and as it was before. */
static void
add_order (Nameless *self)
{
  GPtrArray *hints = along_graph_get_hints (self->from);
  const char *const *previous = along_graph_get_previous (self->from);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < hints->len; i++)
    {
      const AlongGraphHint *hint = hints->pdata[i];
      const char *left = key_here (self, hint->left), *right = key_here (self, hint->right);

      if (left != NULL && right != NULL)
        along_graph_add_hint (self->to, left, right);
    }
  for (guint i = 0; previous != NULL && previous[i] != NULL; i++)
    if (key_here (self, previous[i]) != NULL)
      g_ptr_array_add (order, (gpointer) key_here (self, previous[i]));
  g_ptr_array_add (order, NULL);
  if (order->len > 1)
    along_graph_set_previous (self->to, (const char *const *) order->pdata);
}

/**
 * along_graph_nameless: (transfer full): @graph without names, dates, places and anything else in somebody's words:
 * for teaching, and for those who need to know the shape of a family but not whose it is.
 *
 * @how: initials, with a number where two have the same; where a name is one letter long, and for %ALONG_NAMELESS_NUMBERS
 *   always, a number ("Person 3"), 1 for whom it is about
 * @day: the day of the drawing, for how far a pregnancy is
 */
AlongGraph *
along_graph_nameless (AlongGraph *graph, AlongNameless how, int day)
{
  Nameless self = { .from = graph, .to = along_graph_new (), .how = how, .day = day };

  self.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  along_graph_set_title (self.to, _ ("A family"));
  along_graph_set_clinical (self.to, along_graph_is_clinical (graph));
  add_people (&self);
  add_unions (&self);
  add_children (&self);
  add_bonds_and_homes (&self);
  add_order (&self);
  g_hash_table_unref (self.keys);
  g_hash_table_unref (self.twins);
  g_hash_table_unref (self.said);
  return self.to;
}
