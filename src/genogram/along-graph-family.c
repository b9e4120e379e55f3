/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a family's records to the graph of its genogram, as true on one day. */
#include "along-graph-family.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-genogram-draw.h"
#include "along-graph-builder.h"
#include "along-graph-people.h"
#include "along-restricted.h"
#include "along-secrets.h"

static int
year_of (int day)
{
  int year, month, date;

  along_day_to_ymd (day, &year, &month, &date);
  return year;
}

static char *
year_words (AlongRecord *record, int property)
{
  AlongDate date;

  if (!along_record_get_date (record, property, &date) || date.lo == ALONG_DAY_NONE)
    return NULL;
  return g_strdup_printf ("%s%d", date.approximate ? "~" : "", year_of (date.lo));
}

static AlongGraphUnionKind
couple_kind (int kind)
{
  switch (kind)
    {
    case ALONG_COUPLE_KIND_MARRIED:
    case ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP:
      return ALONG_GRAPH_MARRIED;
    case ALONG_COUPLE_KIND_COHABITING:
      return ALONG_GRAPH_COHABITING;
    case ALONG_COUPLE_KIND_ENGAGED:
      return ALONG_GRAPH_ENGAGED;
    case ALONG_COUPLE_KIND_DATING:
      return ALONG_GRAPH_DATING;
    case ALONG_COUPLE_KIND_BRIEF:
      return ALONG_GRAPH_BRIEF;
    case ALONG_COUPLE_KIND_AFFAIR:
      return ALONG_GRAPH_AFFAIR;
    case ALONG_COUPLE_KIND_CO_PARENTS:
      return ALONG_GRAPH_CO_PARENTS;
    default:
      return ALONG_GRAPH_PARENTS_ONLY;
    }
}

static AlongGraphUnionState
couple_state (int state)
{
  switch (state)
    {
    case ALONG_COUPLE_STATE_SEPARATED:
      return ALONG_GRAPH_SEPARATED;
    case ALONG_COUPLE_STATE_DIVORCED:
      return ALONG_GRAPH_DIVORCED;
    case ALONG_COUPLE_STATE_ENDED:
      return ALONG_GRAPH_ENDED;
    case ALONG_COUPLE_STATE_WIDOWED:
      return ALONG_GRAPH_WIDOWED;
    case ALONG_COUPLE_STATE_RECONCILED:
      return ALONG_GRAPH_RECONCILED;
    default:
      return ALONG_GRAPH_CURRENT;
    }
}

/* How a kind of couple begins, in short. */
static const char *
began_words (int kind)
{
  switch (kind)
    {
    case ALONG_COUPLE_KIND_MARRIED:
      return C_("married", "m.");
    case ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP:
      return C_("civil partnership", "cp.");
    case ALONG_COUPLE_KIND_COHABITING:
      return C_("living together", "LT");
    case ALONG_COUPLE_KIND_ENGAGED:
      return C_("engaged", "eng.");
    case ALONG_COUPLE_KIND_DATING:
      return C_("couple", "met");
    case ALONG_COUPLE_KIND_BRIEF:
      return C_("brief encounter", "–");
    case ALONG_COUPLE_KIND_CO_PARENTS:
      return C_("couple", "co-parents");
    default:
      return NULL;
    }
}

static void
add_words (GString *text, const char *words, const char *year)
{
  if (words == NULL && year == NULL)
    return;
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", words != NULL ? words : "",
                          words != NULL && year != NULL ? " " : "", year != NULL ? year : "");
}

/* Nothing is said of why a couple has no children where losses are left out. */
static void
set_childless (Builder *self, AlongGraphUnion *couple, AlongRecord *record)
{
  const char *reason = along_record_get_text (record, ALONG_COUPLE_P_CHILDLESS_REASON);
  g_autoptr (GString) caption = NULL;

  if (!along_record_has (record, ALONG_COUPLE_P_CHILDLESS) || !(self->flags & ALONG_GRAPH_WITH_LOSSES))
    return;
  couple->childless = along_record_get_enum (record, ALONG_COUPLE_P_CHILDLESS) == ALONG_CHILDLESS_INFERTILITY
                        ? ALONG_GRAPH_INFERTILITY
                        : ALONG_GRAPH_NO_CHILDREN;
  if (reason == NULL || *reason == '\0')
    return;
  caption = g_string_new (couple->caption);
  add_words (caption, reason, NULL);
  g_free (couple->caption);
  couple->caption = g_string_free (g_steal_pointer (&caption), FALSE);
}

/* "m. 2015, s. 2019, div. 2021"; what tells kinds apart that are drawn alike stands there without a year, too. Of two who came together
 * again what they were before comes first: "m. 2015, s. 2019, again 2021". */
static char *
couple_caption (Builder *self, AlongRecord *record, AlongGraphUnionState state)
{
  int kind = along_record_get_enum (record, ALONG_COUPLE_P_KIND);
  g_autofree char *from = year_words (record, ALONG_COUPLE_P_FROM), *to = year_words (record, ALONG_COUPLE_P_TO);
  gboolean legal = kind == ALONG_COUPLE_KIND_MARRIED || kind == ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP;
  AlongRecord *before = along_couples_before (self->couples, record);
  g_autoptr (GString) text = g_string_new (NULL);

  if (before != NULL)
    {
      AlongGraphUnionState was = couple_state (along_record_get_enum (before, ALONG_COUPLE_P_STATE));
      g_autofree char *then = couple_caption (self, before, was);

      add_words (text, then, NULL);
      add_words (text, legal && was == ALONG_GRAPH_DIVORCED ? C_("remarried", "rem.") : C_("together again", "again"), from);
    }
  else if (from != NULL || kind == ALONG_COUPLE_KIND_BRIEF || kind == ALONG_COUPLE_KIND_CO_PARENTS)
    add_words (text, began_words (kind), from);
  if ((state == ALONG_GRAPH_SEPARATED || state == ALONG_GRAPH_ENDED || (state == ALONG_GRAPH_RECONCILED && before == NULL)) && to != NULL)
    add_words (text, C_("separated", "s."), to);
  else if (state == ALONG_GRAPH_DIVORCED)
    {
      AlongRecord *parted = along_couples_parted (self->couples, record);
      g_autofree char *apart = parted != NULL ? year_words (parted, ALONG_COUPLE_P_TO) : NULL;

      if (apart != NULL)
        add_words (text, C_("separated", "s."), apart);
      if (to != NULL)
        add_words (text, C_("divorced", "div."), to);
    }
  if (state == ALONG_GRAPH_RECONCILED && before == NULL)
    add_words (text, legal ? C_("remarried", "rem.") : C_("together again", "again"), NULL);
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
along_builder_key (Builder *self, AlongId id, char buffer[ALONG_ID_TEXT])
{
  if (along_id_is_none (id))
    return NULL;
  along_id_format (id, buffer);
  return along_graph_find_person (self->graph, buffer) != NULL ? buffer : NULL;
}

static void
add_couples (Builder *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_COUPLE)
    {
      char one_text[ALONG_ID_TEXT], other_text[ALONG_ID_TEXT];
      const char *one = along_builder_key (self, along_record_get_ref (record, ALONG_COUPLE_P_ONE), one_text);
      const char *other = along_builder_key (self, along_record_get_ref (record, ALONG_COUPLE_P_OTHER), other_text);
      int from = along_record_get_day (record, ALONG_COUPLE_P_FROM);
      int to = along_record_get_day (record, ALONG_COUPLE_P_TO);
      g_autofree char *key = along_graph_key (along_record_get_id (record));
      AlongGraphUnion *couple;

      if ((one == NULL && other == NULL) || along_couples_on (self->couples, record, self->day) != record)
        continue;
      couple = along_graph_add_union (self->graph, key, one, other);
      couple->start = from;
      couple->kind = couple_kind (along_record_get_enum (record, ALONG_COUPLE_P_KIND));
      couple->state = couple_state (along_record_get_enum (record, ALONG_COUPLE_P_STATE));
      if (to != ALONG_DAY_NONE && to > self->day)
        couple->state = along_couples_again (self->couples, record) ? ALONG_GRAPH_RECONCILED : ALONG_GRAPH_CURRENT;
      couple->caption = couple_caption (self, record, couple->state);
      set_childless (self, couple, record);
    }
}

/* Couples that were not one yet on the day: gone without children, parents of children only if with. */
static void
drop_future_couples (Builder *self)
{
  GPtrArray *unions = along_graph_get_unions (self->graph), *children = along_graph_get_children (self->graph);

  for (guint u = unions->len; u > 0; u--)
    {
      AlongGraphUnion *couple = g_ptr_array_index (unions, u - 1);
      gboolean used = FALSE;

      if (couple->start == ALONG_DAY_NONE || couple->start <= self->day)
        continue;
      for (guint c = 0; c < children->len && !used; c++)
        used = strcmp (((AlongGraphChild *) g_ptr_array_index (children, c))->parents, couple->key) == 0;
      couple->kind = ALONG_GRAPH_PARENTS_ONLY;
      couple->state = ALONG_GRAPH_CURRENT;
      g_clear_pointer (&couple->caption, g_free);
      if (!used)
        along_graph_remove_union (self->graph, couple->key);
    }
}

/* A union for one or two parents who are no couple of the record. */
const char *
along_builder_parents (Builder *self, const char *one, const char *other)
{
  GPtrArray *unions = along_graph_get_unions (self->graph);
  g_autofree char *key = NULL;

  if (other != NULL && strcmp (one, other) > 0)
    {
      const char *swap = one;

      one = other;
      other = swap;
    }
  for (guint u = 0; other != NULL && u < unions->len; u++)
    {
      const AlongGraphUnion *couple = g_ptr_array_index (unions, u);

      if ((g_strcmp0 (couple->one, one) == 0 && g_strcmp0 (couple->other, other) == 0) ||
          (g_strcmp0 (couple->one, other) == 0 && g_strcmp0 (couple->other, one) == 0))
        return couple->key;
    }
  key = other == NULL ? g_strconcat ("single/", one, NULL) : g_strconcat ("parents/", one, "/", other, NULL);
  if (along_graph_find_union (self->graph, key) == NULL)
    {
      AlongGraphUnion *couple = along_graph_add_union (self->graph, key, one, other);

      couple->kind = ALONG_GRAPH_PARENTS_ONLY;
    }
  return along_graph_find_union (self->graph, key)->key;
}

static AlongGraphNature
child_nature (int nature)
{
  switch (nature)
    {
    case ALONG_CHILD_NATURE_STEP:
      return ALONG_GRAPH_STEP;
    case ALONG_CHILD_NATURE_DONOR:
      return ALONG_GRAPH_DONOR;
    case ALONG_CHILD_NATURE_SURROGATE:
      return ALONG_GRAPH_SURROGATE;
    case ALONG_CHILD_NATURE_UNCERTAIN:
      return ALONG_GRAPH_UNCERTAIN;
    default:
      return ALONG_GRAPH_BIRTH;
    }
}

/* A donor, or who carried the baby: said beside the line, and in the symbol of whoever is no more to the child than that. */
static void
mark_giver (Builder *self, AlongGraphChild *link)
{
  gboolean donor = link->nature == ALONG_GRAPH_DONOR;
  AlongGraphUnion *parents = along_graph_find_union (self->graph, link->parents);
  AlongGraphPerson *giver;

  if (!donor && link->nature != ALONG_GRAPH_SURROGATE)
    return;
  link->caption = g_strdup (donor ? C_("beside a line", "donor") : C_("beside a line", "surrogate"));
  giver = parents != NULL && parents->other == NULL ? along_graph_find_person (self->graph, parents->one) : NULL;
  if (giver == NULL || giver->count != 1)
    return;
  if (giver->age == NULL)
    giver->age = g_steal_pointer (&giver->inside);
  g_free (giver->inside);
  giver->inside = g_strdup (donor ? C_("donor", "D") : C_("surrogate", "S"));
}

/* The other single birth parent of the same child, or none. */
static AlongId
second_parent (Builder *self, AlongRecord *link)
{
  AlongId child = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD);
  AlongRecord *other;

  if (along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) != ALONG_CHILD_NATURE_BIRTH)
    return ALONG_ID_NONE;
  ALONG_FOREACH (other, self->family, ALONG_KIND_CHILD_LINK)
    if (other != link && along_record_refers_to (other, ALONG_CHILD_LINK_P_CHILD, child) &&
        along_record_has (other, ALONG_CHILD_LINK_P_PARENT) &&
        along_record_get_enum (other, ALONG_CHILD_LINK_P_NATURE) == ALONG_CHILD_NATURE_BIRTH)
      return along_record_get_ref (other, ALONG_CHILD_LINK_P_PARENT);
  return ALONG_ID_NONE;
}

static gboolean
has_link (Builder *self, const char *child)
{
  GPtrArray *children = along_graph_get_children (self->graph);

  for (guint c = 0; c < children->len; c++)
    if (strcmp (((AlongGraphChild *) g_ptr_array_index (children, c))->child, child) == 0)
      return TRUE;
  return FALSE;
}

static void
add_children (Builder *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_CHILD_LINK)
    {
      char child_text[ALONG_ID_TEXT], one_text[ALONG_ID_TEXT], other_text[ALONG_ID_TEXT];
      const char *child = along_builder_key (self, along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD), child_text);
      const char *parents = NULL;
      AlongGraphChild *link;

      if (child == NULL ||
          !along_record_valid_on (record, ALONG_CHILD_LINK_P_FROM, ALONG_CHILD_LINK_P_TO, self->day))
        continue;
      if (along_record_has (record, ALONG_CHILD_LINK_P_COUPLE))
        {
          AlongRecord *of = along_family_find (self->family, ALONG_KIND_COUPLE, along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE));
          g_autofree char *key = of != NULL ? along_graph_key (along_record_get_id (along_couples_on (self->couples, of, self->day))) : NULL;
          AlongGraphUnion *couple = key != NULL ? along_graph_find_union (self->graph, key) : NULL;

          parents = couple != NULL ? couple->key : NULL;
        }
      else
        {
          const char *one = along_builder_key (self, along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT), one_text);
          const char *other = along_builder_key (self, second_parent (self, record), other_text);

          if (one != NULL)
            parents = along_builder_parents (self, one, g_strcmp0 (one, other) == 0 ? NULL : other);
        }
      if (parents == NULL)
        continue;
      link = along_graph_add_child (self->graph, parents, child);
      link->nature = child_nature (along_record_get_enum (record, ALONG_CHILD_LINK_P_NATURE));
      link->primary = along_record_get_bool (record, ALONG_CHILD_LINK_P_PRIMARY);
      link->start = along_record_get_day (record, ALONG_CHILD_LINK_P_FROM);
      mark_giver (self, link);
    }
  ALONG_FOREACH (record, self->family, ALONG_KIND_PREGNANCY)
    {
      char mother_text[ALONG_ID_TEXT], other_text[ALONG_ID_TEXT], baby_text[ALONG_ID_TEXT];
      const char *mother = along_builder_key (self, along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER), mother_text);
      const char *other = along_builder_key (self, along_record_get_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT), other_text);
      guint n;
      const AlongId *babies = along_record_get_refs (record, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint b = 0; mother != NULL && b < MAX (n, 1); b++)
        {
          AlongId id = n > 0 ? babies[b] : along_record_get_id (record);
          const char *baby = along_builder_key (self, id, baby_text);

          if (baby != NULL && !has_link (self, baby))
            along_graph_add_child (self->graph, along_builder_parents (self, mother, other), baby);
        }
    }
}

static const char *
strength_words (AlongRecord *record)
{
  switch (along_record_get_int (record, ALONG_BOND_P_INTENSITY, 2))
    {
    case 1:
      return C_("line", "a little");
    case 3:
      return C_("line", "very much");
    default:
      return NULL;
    }
}

static const char *
confidence_words (AlongRecord *record)
{
  if (!along_record_has (record, ALONG_BOND_P_CONFIDENCE))
    return NULL;
  switch (along_record_get_enum (record, ALONG_BOND_P_CONFIDENCE))
    {
    case ALONG_CONFIDENCE_LIKELY:
      return C_("line", "likely");
    case ALONG_CONFIDENCE_UNSURE:
      return C_("line", "not sure");
    default:
      return NULL;
    }
}

/* What is said of a line besides its kind: how strong, since when, how sure; who told us. */
static char *
bond_words (Builder *self, AlongRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *start = along_record_get_text (record, ALONG_BOND_P_START);
  const char *source = self->flags & ALONG_GRAPH_WITH_SOURCES ? along_record_get_text (record, ALONG_BOND_P_SOURCE) : NULL;

  add_words (text, strength_words (record), NULL);
  if (start != NULL)
    {
      g_autofree char *date = along_date_to_words (start);
      g_autofree char *since = g_strdup_printf (_("since %s"), date);

      add_words (text, since, NULL);
    }
  add_words (text, confidence_words (record), NULL);
  if (source != NULL && *source != '\0')
    {
      g_autofree char *told = g_strdup_printf (_("told by %s"), source);

      add_words (text, told, NULL);
    }
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_bonds (Builder *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_BOND)
    {
      char from_text[ALONG_ID_TEXT], to_text[ALONG_ID_TEXT];
      const char *from = along_builder_key (self, along_record_get_ref (record, ALONG_BOND_P_FROM), from_text);
      const char *to = along_builder_key (self, along_record_get_ref (record, ALONG_BOND_P_TO), to_text);
      g_autofree char *key = along_graph_key (along_record_get_id (record));
      AlongGraphBond *bond;

      if (from == NULL || to == NULL ||
          (along_bond_is_private (record) && !(self->flags & ALONG_GRAPH_WITH_PRIVATE)) ||
          !along_record_holds_on (record, ALONG_BOND_P_START, ALONG_BOND_P_END, self->day))
        continue;
      bond = along_graph_add_bond (self->graph, key, from, to,
                                   along_enum_text (ALONG_ENUM_BOND, along_record_get_enum (record, ALONG_BOND_P_KIND)));
      /* Of what is drawn with an end, violence alone can go both ways: the words say what the drawing shows. */
      bond->both_ways = !along_record_get_bool (record, ALONG_BOND_P_DIRECTED)
                        && along_record_get_enum (record, ALONG_BOND_P_KIND) == ALONG_BOND_VIOLENCE;
      bond->directed = !bond->both_ways && (along_record_get_bool (record, ALONG_BOND_P_DIRECTED) || along_bond_points (bond->kind));
      bond->label = g_strdup (along_record_get_text (record, ALONG_BOND_P_LABEL));
      bond->words = bond_words (self, record);
      /* charts draw this line in different ways: it says what it is */
      if (bond->label == NULL && along_record_get_enum (record, ALONG_BOND_P_KIND) == ALONG_BOND_CAREGIVER)
        bond->label = g_strdup (C_("beside a line", "cares for"));
    }
}

/* Babies not yet born live where their mother lives. */
static void
add_unborn (Builder *self, AlongGraphHome *home, const char *mother)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    {
      char text[ALONG_ID_TEXT];
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

      if (g_strcmp0 (along_builder_key (self, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), text), mother) != 0)
        continue;
      for (guint b = 0; b < MAX (n, 1); b++)
        {
          char baby_text[ALONG_ID_TEXT];
          const char *baby = along_builder_key (self, n > 0 ? babies[b] : along_record_get_id (pregnancy), baby_text);
          const AlongGraphPerson *who = along_graph_find_person (self->graph, baby);

          if (who != NULL && who->kind == ALONG_GRAPH_PREGNANCY)
            along_graph_add_member (home, baby);
        }
    }
}

/* Who lives in a home alone has no outline round them: the name of the home stands under theirs, unless it is called as they are. */
static void
name_single (Builder *self, AlongGraphHome *home)
{
  AlongGraphPerson *who = home->members->len == 1 ? along_graph_find_person (self->graph, home->members->pdata[0]) : NULL;
  g_autofree char *words = NULL, *lines = NULL;

  if (who == NULL || home->name == NULL || *home->name == '\0' || (who->name != NULL && g_str_has_prefix (who->name, home->name)))
    return;
  /* Translators: the name of a home, under a person's name */
  words = g_strdup_printf (C_("under a symbol", "lives at %s"), home->name);
  lines = who->lines != NULL && *who->lines != '\0' ? g_strdup_printf ("%s\n%s", who->lines, words) : g_strdup (words);
  g_free (who->lines);
  who->lines = g_steal_pointer (&lines);
}

static void
add_homes (Builder *self)
{
  AlongRecord *household, *membership;

  ALONG_FOREACH (household, self->family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (household);
      g_autofree char *key = along_graph_key (id);
      AlongGraphHome *home = along_graph_add_home (self->graph, key,
                                                   along_record_get_text (household, ALONG_HOUSEHOLD_P_NAME));

      ALONG_FOREACH (membership, self->family, ALONG_KIND_MEMBERSHIP)
        {
          char text[ALONG_ID_TEXT];
          const char *person = along_builder_key (self, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON), text);
          const AlongGraphPerson *who = along_graph_find_person (self->graph, person);

          if (who != NULL && !who->dead && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, id) &&
              along_record_holds_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, self->day))
            {
              along_graph_add_member (home, person);
              add_unborn (self, home, person);
            }
        }
      if (self->flags & ALONG_GRAPH_WITH_OWN_HOMES)
        name_single (self, home);
    }
}

/** along_graph_nation: the flags for the tags of care of the nation in which the team of @team works. */
AlongGraphFlags
along_graph_nation (AlongFamily *team)
{
  AlongRecord *programme = team != NULL ? along_family_nth (team, ALONG_KIND_PROGRAMME, 0) : NULL;

  if (programme == NULL || !along_record_has (programme, ALONG_PROGRAMME_P_NATION))
    return 0;
  switch (along_record_get_enum (programme, ALONG_PROGRAMME_P_NATION))
    {
    case ALONG_NATION_SCOTLAND:
      return ALONG_GRAPH_SCOTLAND;
    case ALONG_NATION_NORTHERN_IRELAND:
      return ALONG_GRAPH_NORTHERN_IRELAND;
    default:
      return 0;
    }
}

/* Who shall stand left of whom. Who is not drawn that day has no place in it. */
static void
add_wishes (Builder *self)
{
  AlongRecord *wish;

  ALONG_FOREACH (wish, self->family, ALONG_KIND_ARRANGEMENT)
    {
      char left[ALONG_ID_TEXT], right[ALONG_ID_TEXT];

      along_builder_key (self, along_record_get_ref (wish, ALONG_ARRANGEMENT_P_LEFT), left);
      along_builder_key (self, along_record_get_ref (wish, ALONG_ARRANGEMENT_P_RIGHT), right);
      if (along_graph_find_person (self->graph, left) != NULL && along_graph_find_person (self->graph, right) != NULL)
        along_graph_add_hint (self->graph, left, right);
    }
}

/**
 * along_graph_from_family: (transfer full): the genogram of @family as true on @day. Keys are the texts of
 * the records' ids; a pregnancy without a baby has its own id as key; parents who are no couple of the
 * record are joined by a union with the key "single/<id>" or "parents/<id>/<id>".
 */
AlongGraph *
along_graph_from_family (AlongFamily *family, int day, AlongGraphFlags flags)
{
  AlongTies ties = ALONG_TIE_BONDS | ALONG_TIE_HOMES | (flags & ALONG_GRAPH_WITH_CARE ? ALONG_TIE_CARE : 0);
  g_autoptr (AlongFamily) shown
    = flags & ALONG_GRAPH_WITH_SECRETS ? g_object_ref (family) : along_without_secrets (family, ALONG_ID_NONE, ties, day);
  AlongGraph *graph = along_graph_new ();
  g_autoptr (AlongCouples) couples = along_couples_new (shown);
  Builder self = { graph, shown, day, flags, couples };
  g_autofree char *date = along_day_to_words (day);
  g_autofree char *title = g_strdup_printf (_("The family on %s"), date);

  along_graph_set_title (graph, title);
  along_graph_set_clinical (graph, (flags & ALONG_GRAPH_CLINICAL) != 0);
  along_graph_add_people (graph, shown, day, flags);
  along_graph_settle_twins (graph);
  if (day < along_family_today (family))
    along_graph_drop_later (graph, shown, day);
  add_couples (&self);
  add_children (&self);
  if (flags & ALONG_GRAPH_WITH_CARE)
    along_builder_add_care (&self);
  if (flags & ALONG_GRAPH_WITH_SAFETY)
    along_builder_add_safety (&self);
  drop_future_couples (&self);
  add_bonds (&self);
  add_homes (&self);
  add_wishes (&self);
  return graph;
}
