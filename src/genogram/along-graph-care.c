/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does not live with their parents: brackets, tags, and lines to those who care for them. */
#include "along-graph-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-care-tags.h"
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
legal_words (Builder *self, AlongRecord *record)
{
  AlongCareTag tag;

  if (along_care_tag_of_law (along_record_get_enum (record, ALONG_LEGAL_STATUS_P_CODE), self->flags, &tag))
    return tag.tag;
  return along_record_get_text (record, ALONG_LEGAL_STATUS_P_TEXT);
}

/* Stages of social care that say nothing about where a child lives; of a baby not yet born, its assessment. */
static const char *
status_words (Builder *self, AlongRecord *record, const AlongGraphPerson *person)
{
  int status = along_record_get_enum (record, ALONG_SUPPORT_STATUS_P_STATUS);
  AlongCareTag tag;

  if (status == ALONG_SUPPORT_STATUS_ASSESSMENT && person->kind == ALONG_GRAPH_PREGNANCY)
    return _("Pre-birth assessment");
  /* where they live and by what order says it already */
  if (status == ALONG_SUPPORT_STATUS_LOOKED_AFTER && person->tag != NULL)
    return NULL;
  return along_care_tag_of_status (status, self->flags, &tag) ? tag.tag : NULL;
}

/* The record of @kind about @child that holds on the day, the latest to begin. */
static AlongRecord *
current (Builder *self, AlongKindId kind, int child_property, int from, int to, AlongId child)
{
  AlongRecord *record, *best = NULL;

  ALONG_FOREACH (record, self->family, kind)
    if (along_record_refers_to (record, child_property, child) && along_record_holds_on (record, from, to, self->day) &&
        (best == NULL || along_record_get_day (record, from) >= along_record_get_day (best, from)))
      best = record;
  return best;
}

/* One more chip under the person. */
static void
add_tag (AlongGraphPerson *person, const char *where, const char *law, AlongRecord *since, int property)
{
  g_autoptr (GString) text = g_string_new (where);
  int from = since != NULL ? along_record_get_day (since, property) : ALONG_DAY_NONE;
  char *tags;

  if (law != NULL && g_strcmp0 (law, where) != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", law);
  if (text->len == 0)
    return;
  if (from != ALONG_DAY_NONE)
    {
      AlongDate date;
      int year, month, day;

      along_day_to_ymd (from, &year, &month, &day);
      g_string_append_printf (text, " · ");
      /* of a year alone nobody said the month */
      if (along_date_parse (along_record_get_text (since, property), &date, NULL) && date.precision > ALONG_DATE_MONTH)
        {
          g_autofree char *words = along_date_to_words (along_record_get_text (since, property));

          g_string_append_printf (text, _("since %s"), words);
        }
      else
        /* Translators: month and year, as “since Feb 2023” */
        g_string_append_printf (text, _("since %s %d"), along_month_short (month), year);
    }
  tags = person->tag == NULL ? g_strdup (text->str) : g_strconcat (person->tag, "\n", text->str, NULL);
  g_free (person->tag);
  person->tag = tags;
}

static const char *
carer_words (int kind)
{
  switch (kind)
    {
    case ALONG_CARE_KIND_ADOPTION:
      /* Translators: adopted, beside the line, as “A 2019” */
      return C_("beside a line", "A");
    case ALONG_CARE_KIND_FOSTER:
      /* Translators: lived with, beside the line, as “LW 2020–22” */
      return C_("beside a line", "LW");
    case ALONG_CARE_KIND_KINSHIP_FOSTER:
      return C_("beside a line", "kinship, LW");
    case ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP:
      return C_("beside a line", "SGO");
    case ALONG_CARE_KIND_CONNECTED_PERSON:
      return C_("beside a line", "connected carer");
    case ALONG_CARE_KIND_PRIVATE_FOSTERING:
      return C_("beside a line", "private fostering");
    default:
      return C_("beside a line", "kinship");
    }
}

/* "A 2019", "LW 2020–", "LW 2020–22" */
static char *
beside_line (Builder *self, AlongRecord *care)
{
  int kind = along_record_get_enum (care, ALONG_CARE_LINK_P_KIND), year, end, month, day;
  int from = along_record_get_day (care, ALONG_CARE_LINK_P_FROM), to = along_record_get_last_day (care, ALONG_CARE_LINK_P_TO);
  gboolean lived = kind == ALONG_CARE_KIND_FOSTER || kind == ALONG_CARE_KIND_KINSHIP_FOSTER;
  AlongCareTag guardian;
  const char *words = carer_words (kind);

  if (kind == ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP && along_care_tag_of_law (ALONG_LEGAL_CODE_SGO, self->flags, &guardian))
    words = guardian.tag;
  if (from == ALONG_DAY_NONE)
    return g_strdup (words);
  along_day_to_ymd (from, &year, &month, &day);
  if (!lived)
    return g_strdup_printf ("%s %d", words, year);
  if (to == ALONG_DAY_NONE)
    return g_strdup_printf ("%s %d–", words, year);
  along_day_to_ymd (to, &end, &month, &day);
  return end == year ? g_strdup_printf ("%s %d", words, year)
                     : g_strdup_printf (end / 100 == year / 100 ? "%s %d–%02d" : "%s %d–%d", words, year,
                                        end / 100 == year / 100 ? end % 100 : end);
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
  link->caption = beside_line (self, care);
}

/* Where the child lives, and by what order. */
static void
add_residence (Builder *self, AlongGraphPerson *person, AlongId id)
{
  AlongRecord *care = current (self, ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, id);
  AlongRecord *living = current (self, ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, id);
  AlongRecord *legal = current (self, ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_FROM,
                                ALONG_LEGAL_STATUS_P_TO, id);
  int where = living != NULL ? along_record_get_enum (living, ALONG_LIVING_P_LIVING) : -1;
  const char *law = legal != NULL ? legal_words (self, legal) : NULL;

  if (care != NULL)
    add_care_line (self, care, person->key);
  person->bracket = care != NULL || where == ALONG_LIVING_FOSTER || where == ALONG_LIVING_ADOPTION ||
                    (where == ALONG_LIVING_FAMILY && legal != NULL);
  person->adopted = (care != NULL && along_record_get_enum (care, ALONG_CARE_LINK_P_KIND) == ALONG_CARE_KIND_ADOPTION) ||
                    (legal != NULL && along_record_get_enum (legal, ALONG_LEGAL_STATUS_P_CODE) == ALONG_LEGAL_CODE_ADOPTED);
  if (person->adopted && living != NULL)
    add_tag (person, _("Adopted"), NULL, care != NULL ? care : living,
             care != NULL ? ALONG_CARE_LINK_P_FROM : ALONG_LIVING_P_FROM);
  else if (living != NULL && living_words (where) != NULL)
    add_tag (person, living_words (where), law, living, ALONG_LIVING_P_FROM);
  else if (care != NULL)
    add_tag (person, care_words (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND)), law, care, ALONG_CARE_LINK_P_FROM);
  else if (legal != NULL)
    add_tag (person, NULL, law, legal, ALONG_LEGAL_STATUS_P_FROM);
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
      AlongRecord *status;
      const char *words;

      if (person == NULL || person->dead || (person->kind != ALONG_GRAPH_PERSON && person->kind != ALONG_GRAPH_PREGNANCY))
        continue;
      if (person->kind == ALONG_GRAPH_PERSON)
        add_residence (self, person, id);
      status = current (self, ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, ALONG_SUPPORT_STATUS_P_FROM,
                        ALONG_SUPPORT_STATUS_P_TO, id);
      words = status != NULL ? status_words (self, status, person) : NULL;
      if (words != NULL)
        add_tag (person, words, NULL, status, ALONG_SUPPORT_STATUS_P_FROM);
    }
}
