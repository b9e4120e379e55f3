/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Health, and languages, as shading and letters of a symbol. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-graph-people-private.h"

#define MOST_AREAS 4

/* Which shading a condition asks for; 0: none. */
static guint
area_of (AlongRecord *condition)
{
  static const guint suspected[] = { ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED, ALONG_GRAPH_AREA_MENTAL_SUSPECTED,
                                     ALONG_GRAPH_AREA_MISUSE_SUSPECTED };
  static const guint areas[] = { ALONG_GRAPH_AREA_PHYSICAL, ALONG_GRAPH_AREA_MENTAL, ALONG_GRAPH_AREA_MISUSE };
  static const guint recovery[] = { ALONG_GRAPH_AREA_PHYSICAL_RECOVERY, ALONG_GRAPH_AREA_MENTAL_RECOVERY,
                                    ALONG_GRAPH_AREA_MISUSE_RECOVERY };
  int area = along_record_get_enum (condition, ALONG_CONDITION_P_AREA);

  if (area < 0 || area >= (int) G_N_ELEMENTS (areas))
    return 0;
  switch (along_record_get_enum (condition, ALONG_CONDITION_P_STATUS))
    {
    case ALONG_CONDITION_STATUS_PAST:
      return 0;
    case ALONG_CONDITION_STATUS_IN_RECOVERY:
      return recovery[area];
    case ALONG_CONDITION_STATUS_SUSPECTED:
      return suspected[area];
    default:
      return areas[area];
    }
}

static void
add_letter (AlongGraphPerson *person, const char *letter)
{
  char *letters;

  if (person->letters != NULL && strstr (person->letters, letter) != NULL)
    return;
  letters = g_strconcat (person->letters != NULL ? person->letters : "", letter, NULL);
  g_free (person->letters);
  person->letters = letters;
}

/* A condition that is written down as no more than words, but has a letter of its own: smoking, obesity. */
static const char *
letter_of (AlongRecord *condition)
{
  const char *text = along_record_get_text (condition, ALONG_CONDITION_P_TEXT);
  g_autofree char *words = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  if (words == NULL || along_record_get_enum (condition, ALONG_CONDITION_P_STATUS) != ALONG_CONDITION_STATUS_CURRENT)
    return NULL;
  if (g_str_has_prefix (words, "smoker") || g_str_has_prefix (words, "smokes") || g_str_has_prefix (words, "smoking"))
    return C_("smoker", "S");
  return g_str_has_prefix (words, "obes") ? C_("obesity", "O") : NULL;
}

static int
count_areas (guint areas)
{
  int n = 0;

  for (; areas != 0; areas &= areas - 1)
    n++;
  return n;
}

/* Shading and letters; all conditions in words. More than four areas in one symbol nobody can read: then words alone,
 * under the name. */
void
along_people_set_conditions (AlongPeople *self, AlongGraphPerson *person, AlongId id)
{
  AlongRecord *condition;
  g_autoptr (GString) words = g_string_new (NULL);

  ALONG_FOREACH (condition, self->family, ALONG_KIND_CONDITION)
    {
      int status = along_record_get_enum (condition, ALONG_CONDITION_P_STATUS);
      const char *letter;

      if (!along_record_refers_to (condition, ALONG_CONDITION_P_PERSON, id) ||
          !along_record_valid_on (condition, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO, self->day))
        continue;
      person->areas |= area_of (condition);
      letter = letter_of (condition);
      if (letter != NULL)
        add_letter (person, letter);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                              along_record_get_text (condition, ALONG_CONDITION_P_TEXT));
      if (status == ALONG_CONDITION_STATUS_IN_RECOVERY)
        g_string_append_printf (words, " (%s)", _("in recovery"));
      else if (status == ALONG_CONDITION_STATUS_SUSPECTED)
        g_string_append_printf (words, " (%s)", _("perhaps"));
      else if (status == ALONG_CONDITION_STATUS_PAST)
        g_string_append_printf (words, " (%s)", C_("condition", "in the past"));
    }
  if (count_areas (person->areas) > MOST_AREAS)
    {
      person->areas = 0;
      along_people_add_line (person, words->str);
    }
  else if (words->len > 0)
    person->description = g_strdup (words->str);
  if (person->areas & (ALONG_GRAPH_AREA_PHYSICAL_RECOVERY | ALONG_GRAPH_AREA_MENTAL_RECOVERY | ALONG_GRAPH_AREA_MISUSE_RECOVERY))
    add_letter (person, C_("in recovery", "R"));
}

static gboolean
begins (const char *text, const char *words)
{
  g_autofree char *small = g_utf8_casefold (text, -1), *with = g_utf8_casefold (words, -1);

  return g_str_has_prefix (small, with);
}

/* Needs another language than English, or an interpreter; written in English or in the language of the program. */
void
along_people_set_language (AlongGraphPerson *person, AlongRecord *record)
{
  const char *const *languages = along_record_get_lines (record, ALONG_PERSON_P_LANGUAGES);
  gboolean english = languages == NULL || languages[0] == NULL;

  for (int i = 0; languages != NULL && languages[i] != NULL; i++)
    english = english || begins (languages[i], "English") || begins (languages[i], C_("language", "English"))
              || begins (languages[i], "British Sign") || begins (languages[i], C_("language", "British Sign"));
  if (!english)
    add_letter (person, C_("language need", "L"));
  if (along_record_has (record, ALONG_PERSON_P_INTERPRETER))
    add_letter (person, C_("interpreter needed", "I"));
}
