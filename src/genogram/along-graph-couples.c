/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Couples of a family's record on one day, and parents who are none. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-graph-builder.h"
#include "along-graph-people.h"

static char *
year_words (AlongRecord *record, int property)
{
  AlongDate date;

  if (!along_record_get_date (record, property, &date) || date.lo == ALONG_DAY_NONE)
    return NULL;
  return along_graph_year (&date);
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
  along_builder_add_words (caption, reason, NULL);
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

      along_builder_add_words (text, then, NULL);
      along_builder_add_words (text, legal && was == ALONG_GRAPH_DIVORCED ? C_("remarried", "rem.") : C_("together again", "again"), from);
    }
  else if (from != NULL || kind == ALONG_COUPLE_KIND_BRIEF || kind == ALONG_COUPLE_KIND_CO_PARENTS)
    along_builder_add_words (text, began_words (kind), from);
  if ((state == ALONG_GRAPH_SEPARATED || state == ALONG_GRAPH_ENDED || (state == ALONG_GRAPH_RECONCILED && before == NULL)) && to != NULL)
    along_builder_add_words (text, C_("separated", "s."), to);
  else if (state == ALONG_GRAPH_DIVORCED)
    {
      AlongRecord *parted = along_couples_parted (self->couples, record);
      g_autofree char *apart = parted != NULL ? year_words (parted, ALONG_COUPLE_P_TO) : NULL;

      if (apart != NULL)
        along_builder_add_words (text, C_("separated", "s."), apart);
      if (to != NULL)
        along_builder_add_words (text, C_("divorced", "div."), to);
    }
  if (state == ALONG_GRAPH_RECONCILED && before == NULL)
    along_builder_add_words (text, legal ? C_("remarried", "rem.") : C_("together again", "again"), NULL);
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

static int
death_of (Builder *self, AlongRecord *couple, int side)
{
  AlongRecord *person = along_family_find (self->family, ALONG_KIND_PERSON, along_record_get_ref (couple, side));

  return person != NULL ? along_record_get_day (person, ALONG_PERSON_P_DIED) : ALONG_DAY_NONE;
}

/* Whether the two were parted by a death that came after the day. Where nothing is written of when they ended, as of a file of another program,
 * only the deaths tell. */
static gboolean
both_live (Builder *self, AlongRecord *couple)
{
  int one = death_of (self, couple, ALONG_COUPLE_P_ONE), other = death_of (self, couple, ALONG_COUPLE_P_OTHER);
  int first = one == ALONG_DAY_NONE || (other != ALONG_DAY_NONE && other < one) ? other : one;

  return first != ALONG_DAY_NONE && first > self->day;
}

/* Couples, each as it is on the day; one that has more than one record by the one that tells of that day. */
void
along_builder_add_couples (Builder *self)
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
      if ((to != ALONG_DAY_NONE && to > self->day) || (couple->state == ALONG_GRAPH_WIDOWED && to == ALONG_DAY_NONE && both_live (self, record)))
        couple->state = along_couples_again (self->couples, record) ? ALONG_GRAPH_RECONCILED : ALONG_GRAPH_CURRENT;
      couple->caption = couple_caption (self, record, couple->state);
      set_childless (self, couple, record);
    }
}

/* Couples that were not one yet on the day: gone without children, parents of children only if with. */
void
along_builder_drop_future_couples (Builder *self)
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
