/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people feel for one another, on one day. */
#include <glib/gi18n-lib.h>

#include "along-genogram-draw.h"
#include "along-graph-builder.h"
#include "along-graph-people.h"
#include "along-restricted.h"

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

  along_builder_add_words (text, strength_words (record), NULL);
  if (start != NULL)
    {
      g_autofree char *date = along_date_to_words (start);
      g_autofree char *since = g_strdup_printf (_("since %s"), date);

      along_builder_add_words (text, since, NULL);
    }
  along_builder_add_words (text, confidence_words (record), NULL);
  if (source != NULL && *source != '\0')
    {
      g_autofree char *told = g_strdup_printf (_("told by %s"), source);

      along_builder_add_words (text, told, NULL);
    }
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

/* What holds on the day, and may be shown. */
void
along_builder_add_bonds (Builder *self)
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
