/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a family's records to the graph of its genogram, as true on one day. */
#include "along-graph-family.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-graph-builder.h"
#include "along-graph-people.h"
#include "along-secrets.h"

/* Adds "@words @year", after a comma where something stands there; either may be %NULL. */
void
along_builder_add_words (GString *text, const char *words, const char *year)
{
  if (words == NULL && year == NULL)
    return;
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", words != NULL ? words : "",
                          words != NULL && year != NULL ? " " : "", year != NULL ? year : "");
}

/* Returns: @buffer with the key of a person of the graph; %NULL: they are not in it. */
const char *
along_builder_key (Builder *self, AlongId id, char buffer[ALONG_ID_TEXT])
{
  if (along_id_is_none (id))
    return NULL;
  along_id_format (id, buffer);
  return along_graph_find_person (self->graph, buffer) != NULL ? buffer : NULL;
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
  along_builder_add_couples (&self);
  add_children (&self);
  if (flags & ALONG_GRAPH_WITH_CARE)
    along_builder_add_care (&self);
  if (flags & ALONG_GRAPH_WITH_SAFETY)
    along_builder_add_safety (&self);
  along_builder_drop_future_couples (&self);
  along_builder_add_bonds (&self);
  along_builder_add_homes (&self);
  add_wishes (&self);
  return graph;
}
