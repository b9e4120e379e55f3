/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is safe around the baby, and who is not, and why (the programme's objective D2). */
#include "along-graph-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"

/* Of what is said about several children, what asks for most care is in the chip. */
static int
weight_of (int safe)
{
  switch (safe)
    {
    case ALONG_SAFE_WITH_NOT_SAFE:
      return 3;
    case ALONG_SAFE_WITH_WITH_SOMEBODY:
      return 2;
    case ALONG_SAFE_WITH_NOT_KNOWN:
      return 1;
    default:
      return 0;
    }
}

/* "Around the baby: not safe, since 3 May 2025: he came to the door" */
static char *
words_of (AlongFamily *family, AlongRecord *record)
{
  AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, ALONG_SAFETY_P_CHILD));
  const char *why = along_record_get_text (record, ALONG_SAFETY_P_WHY), *told_by = along_record_get_text (record, ALONG_SAFETY_P_TOLD_BY);
  g_autofree char *since = along_date_to_words (along_record_get_text (record, ALONG_SAFETY_P_FROM));
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: a child's first name, or "the baby"; and whether somebody is safe there */
  g_string_append_printf (text, _("Around %s: %s"), child != NULL ? along_facts_first_name (child) : C_("child", "the baby"),
                          along_enum_words (ALONG_ENUM_SAFE_WITH, along_record_get_enum (record, ALONG_SAFETY_P_SAFE)));
  if (*since != '\0')
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, C_("safety", "since %s"), since);
    }
  if (why != NULL)
    g_string_append_printf (text, ". %s", why);
  if (told_by != NULL)
    {
      g_string_append (text, ". ");
      g_string_append_printf (text, C_("safety", "Told by %s"), told_by);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_words (AlongGraphPerson *person, const char *words)
{
  char *joined = person->description == NULL ? g_strdup (words) : g_strconcat (person->description, ". ", words, NULL);

  g_free (person->description);
  person->description = joined;
}

/* Chips and words for everybody of whom something is said that is so on the day. */
void
along_builder_add_safety (Builder *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_SAFETY)
    {
      char text[ALONG_ID_TEXT];
      const char *key = along_builder_key (self, along_record_get_ref (record, ALONG_SAFETY_P_PERSON), text);
      AlongGraphPerson *person = key != NULL ? along_graph_find_person (self->graph, key) : NULL;
      int safe = along_record_get_enum (record, ALONG_SAFETY_P_SAFE);
      g_autofree char *words = NULL;

      if (person == NULL || person->dead || person->kind != ALONG_GRAPH_PERSON ||
          !along_record_holds_on (record, ALONG_SAFETY_P_FROM, ALONG_SAFETY_P_TO, self->day))
        continue;
      words = words_of (self->family, record);
      add_words (person, words);
      if (person->safety != NULL && weight_of (safe) <= weight_of (person->safe))
        continue;
      g_free (person->safety);
      person->safety = g_strdup (along_enum_words (ALONG_ENUM_SAFE_WITH, safe));
      person->safe = safe;
    }
}
