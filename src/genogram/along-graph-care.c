/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does not live with their parents: brackets, tags, and lines to those who care for them. */
#include "along-graph-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"

static AlongGraphNature
care_nature (int kind)
{
  return kind == ALONG_CARE_KIND_ADOPTION ? ALONG_GRAPH_ADOPTED
         : kind == ALONG_CARE_KIND_FOSTER || kind == ALONG_CARE_KIND_KINSHIP_FOSTER ? ALONG_GRAPH_FOSTER
                                                                                    : ALONG_GRAPH_KINSHIP;
}

static const char *
care_words (int kind)
{
  switch (kind)
    {
    case ALONG_CARE_KIND_FOSTER:
      return _("Foster care");
    case ALONG_CARE_KIND_KINSHIP_INFORMAL:
      return _("Cared for in the family");
    case ALONG_CARE_KIND_KINSHIP_FOSTER:
      return _("Kinship foster care");
    case ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP:
      return _("Special guardian");
    case ALONG_CARE_KIND_ADOPTION:
      return _("Adopted");
    case ALONG_CARE_KIND_CONNECTED_PERSON:
      return _("Connected carer");
    case ALONG_CARE_KIND_PRIVATE_FOSTERING:
      return _("Private fostering");
    default:
      return NULL;
    }
}

static const char *
living_words (int living)
{
  switch (living)
    {
    case ALONG_LIVING_FAMILY:
      return _("With family");
    case ALONG_LIVING_FOSTER:
      return _("Foster care");
    case ALONG_LIVING_ADOPTION:
      return _("Adoption");
    case ALONG_LIVING_PLACEMENT:
      return _("In a placement with a parent");
    case ALONG_LIVING_HOSPITAL:
      return _("In hospital");
    default:
      return NULL;
    }
}

static const char *
legal_words (AlongRecord *record)
{
  switch (along_record_get_enum (record, ALONG_LEGAL_STATUS_P_CODE))
    {
    case ALONG_LEGAL_CODE_V2:
      return "s20";
    case ALONG_LEGAL_CODE_C1:
      return "ICO";
    case ALONG_LEGAL_CODE_C2:
      return "CO";
    case ALONG_LEGAL_CODE_E1:
      return "PO";
    case ALONG_LEGAL_CODE_L1:
      return _("police protection");
    case ALONG_LEGAL_CODE_L2:
      return "EPO";
    case ALONG_LEGAL_CODE_SGO:
      return "SGO";
    case ALONG_LEGAL_CODE_CAO:
      return "CAO";
    case ALONG_LEGAL_CODE_ADOPTED:
      return _("Adopted");
    default:
      return along_record_get_text (record, ALONG_LEGAL_STATUS_P_TEXT);
    }
}

/* The record of @kind about @child that holds on the day, the latest to begin. */
static AlongRecord *
current (Builder *self, AlongKindId kind, int child_property, int from, int to, AlongId child)
{
  AlongRecord *record, *best = NULL;

  ALONG_FOREACH (record, self->family, kind)
    if (along_record_refers_to (record, child_property, child) && along_builder_holds (record, from, to, self->day) &&
        (best == NULL || along_record_get_day (record, from) >= along_record_get_day (best, from)))
      best = record;
  return best;
}

static void
set_tag (AlongGraphPerson *person, const char *where, const char *law, AlongRecord *since, int property)
{
  g_autoptr (GString) text = g_string_new (where);
  int from = since != NULL ? along_record_get_day (since, property) : ALONG_DAY_NONE;

  if (law != NULL && g_strcmp0 (law, where) != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", law);
  if (text->len == 0)
    return;
  if (from != ALONG_DAY_NONE)
    {
      int year, month, day;

      along_day_to_ymd (from, &year, &month, &day);
      /* Translators: month and year, as “since Feb 2023” */
      g_string_append_printf (text, " · ");
      g_string_append_printf (text, _("since %s %d"), along_month_short (month), year);
    }
  g_free (person->tag);
  person->tag = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_care_line (Builder *self, AlongRecord *care, const char *child)
{
  guint n;
  const AlongId *carers = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);
  char one_text[ALONG_ID_TEXT], other_text[ALONG_ID_TEXT];
  const char *one = n > 0 ? along_builder_key (self, carers[0], one_text) : NULL;
  const char *other = n > 1 ? along_builder_key (self, carers[1], other_text) : NULL;
  AlongGraphChild *link;

  if (one == NULL)
    {
      one = other;
      other = NULL;
    }
  if (one == NULL || strcmp (one, child) == 0 || g_strcmp0 (other, child) == 0)
    return;
  link = along_graph_add_child (self->graph, along_builder_parents (self, one, other), child);
  link->nature = care_nature (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND));
  link->primary = along_record_get_bool (care, ALONG_CARE_LINK_P_PRIMARY);
  link->start = along_record_get_day (care, ALONG_CARE_LINK_P_FROM);
}

void
along_builder_add_care (Builder *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (record);
      char text[ALONG_ID_TEXT];
      const char *key = along_builder_key (self, id, text);
      AlongGraphPerson *person = key == NULL ? NULL : along_graph_find_person (self->graph, key);
      AlongRecord *care, *living, *legal;
      int where;

      if (person == NULL || person->dead || person->kind != ALONG_GRAPH_PERSON)
        continue;
      care = current (self, ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, id);
      living = current (self, ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, id);
      legal = current (self, ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_FROM,
                       ALONG_LEGAL_STATUS_P_TO, id);
      where = living != NULL ? along_record_get_enum (living, ALONG_LIVING_P_LIVING) : -1;
      if (care != NULL)
        add_care_line (self, care, key);
      person->bracket = care != NULL || where == ALONG_LIVING_FOSTER || where == ALONG_LIVING_ADOPTION ||
                        (where == ALONG_LIVING_FAMILY && legal != NULL);
      person->adopted = (care != NULL && along_record_get_enum (care, ALONG_CARE_LINK_P_KIND) == ALONG_CARE_KIND_ADOPTION) ||
                        (legal != NULL && along_record_get_enum (legal, ALONG_LEGAL_STATUS_P_CODE) == ALONG_LEGAL_CODE_ADOPTED);
      if (person->adopted && living != NULL)
        set_tag (person, _("Adopted"), NULL, care != NULL ? care : living,
                 care != NULL ? ALONG_CARE_LINK_P_FROM : ALONG_LIVING_P_FROM);
      else if (living != NULL && living_words (where) != NULL)
        set_tag (person, living_words (where), legal != NULL ? legal_words (legal) : NULL, living, ALONG_LIVING_P_FROM);
      else if (care != NULL)
        set_tag (person, care_words (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND)),
                 legal != NULL ? legal_words (legal) : NULL, care, ALONG_CARE_LINK_P_FROM);
      else if (legal != NULL)
        set_tag (person, NULL, legal_words (legal), legal, ALONG_LEGAL_STATUS_P_FROM);
    }
}
