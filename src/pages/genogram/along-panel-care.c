/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's health, care and pregnancies, and what else they are called, on the day that is looked at. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "ask/along-ask.h"
#include "along-facts.h"
#include "along-panel-day.h"
#include "along-panel-lists.h"

/* --- Health --- */

/* Of what was over later it is not known how it was then. (nullable) */
static const char *
condition_words (AlongRecord *condition, int last)
{
  int status = along_record_get_enum (condition, ALONG_CONDITION_P_STATUS);

  if (status == ALONG_CONDITION_STATUS_PAST && along_panel_goes_on (condition, ALONG_CONDITION_P_TO, last))
    return NULL;
  return along_enum_words (ALONG_ENUM_CONDITION_STATUS, status);
}

/** along_panel_health: health notes, until the day that is looked at. */
void
along_panel_health (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  int last = along_panel_last_told (family, today);
  g_autofree char *key = along_ask_key ("new-condition", along_record_get_id (person));
  GtkWidget *list = along_panel_section_with (box, _ ("Health"), _ ("Add a health note"), "genogram.ask", key);
  AlongRecord *condition;

  ALONG_FOREACH (condition, family, ALONG_KIND_CONDITION)
    if (along_record_refers_to (condition, ALONG_CONDITION_P_PERSON, along_record_get_id (person))
        && along_panel_has_begun (condition, ALONG_CONDITION_P_FROM, last))
      {
        g_autofree char *words
          = along_panel_with_dates (condition_words (condition, last), condition, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO, last);

        along_panel_record_row (list, condition, along_record_get_text (condition, ALONG_CONDITION_P_TEXT), words);
      }
  along_panel_nothing_yet (list, _ ("Not written down."));
}

/* --- Care --- */

static void
add_care (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      guint n;
      const AlongId *carers = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *words = NULL;

      if (!along_record_refers_to (care, ALONG_CARE_LINK_P_CHILD, id) || !along_panel_has_begun (care, ALONG_CARE_LINK_P_FROM, last))
        continue;
      for (guint i = 0; i < n; i++)
        {
          AlongRecord *carer = along_family_find (family, ALONG_KIND_PERSON, carers[i]);

          if (carer != NULL)
            g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_record_get_text (carer, ALONG_PERSON_P_NAME));
        }
      words = along_panel_with_dates (names->len > 0 ? names->str : NULL, care, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, last);
      along_panel_record_row (list, care, along_enum_words (ALONG_ENUM_CARE_KIND, along_record_get_enum (care, ALONG_CARE_LINK_P_KIND)), words);
    }
}

/* Statuses of a child that have one word each. */
static const struct
{
  AlongKindId kind;
  int child, value, from, to;
  AlongEnumId words;
} statuses[] = {
  { ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO,
    ALONG_ENUM_LEGAL_CODE },
  { ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_LIVING, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, ALONG_ENUM_LIVING },
  { ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, ALONG_SUPPORT_STATUS_P_STATUS, ALONG_SUPPORT_STATUS_P_FROM,
    ALONG_SUPPORT_STATUS_P_TO, ALONG_ENUM_SUPPORT_STATUS },
};

/** along_panel_care: who cares for them instead of the parents, the legal status, where they live, social care, until the day
 * that is looked at. */
void
along_panel_care (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  int last = along_panel_last_told (family, today);
  AlongId id = along_record_get_id (person);
  g_autofree char *key = along_ask_key ("new-care", id);
  GtkWidget *list = along_panel_section_with (box, _ ("Care"), _ ("Add care"), "genogram.ask", key);
  AlongRecord *record;

  add_care (list, family, id, last);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    ALONG_FOREACH (record, family, statuses[i].kind)
      if (along_record_refers_to (record, statuses[i].child, id) && along_panel_has_begun (record, statuses[i].from, last))
        {
          g_autofree char *words = along_panel_with_dates (NULL, record, statuses[i].from, statuses[i].to, last);

          along_panel_record_row (list, record, along_enum_words (statuses[i].words, along_record_get_enum (record, statuses[i].value)), words);
        }
  along_panel_nothing_yet (list, _ ("Nothing written down yet."));
}

/* --- Pregnancies --- */

/* @open: nobody was born of it yet, nor was it lost */
static void
add_due_dates (GtkWidget *list, AlongFamily *family, AlongRecord *pregnancy, gboolean open)
{
  AlongRecord *edd;

  ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
    if (along_record_refers_to (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy)))
      {
        g_autofree char *date = along_date_to_words (along_record_get_text (edd, ALONG_EDD_P_EDD));
        gboolean best = along_record_get_bool (edd, ALONG_EDD_P_BEST);
        /* Translators: each with a date */
        g_autofree char *title = g_strdup_printf (!open ? _ ("Was due %s") : best ? _ ("Due %s, the one to use") : _ ("Due %s"), date);

        along_panel_record_row (list, edd, title, along_enum_words (ALONG_ENUM_EDD_SOURCE, along_record_get_enum (edd, ALONG_EDD_P_SOURCE)));
      }
}

/* Who was, or is to be, born: of several pregnancies it tells which. (nullable): nobody is known by name */
static char *
names_of_babies (AlongFamily *family, AlongRecord *pregnancy)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_facts_first_name (baby));
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* Whether a baby of @pregnancy died later than @last. */
static gboolean
lived_longer (AlongFamily *family, AlongRecord *pregnancy, int last)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  gboolean longer = FALSE;

  for (guint i = 0; i < n && !longer; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      longer = baby != NULL && along_panel_goes_on (baby, ALONG_PERSON_P_DIED, last);
    }
  return longer;
}

/* What had become of a pregnancy by then: one that ended later was still going on, and a newborn who died later lived. */
static int
outcome_by (AlongFamily *family, AlongRecord *pregnancy, int last)
{
  int born = along_facts_born (pregnancy), outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);

  if (born != ALONG_DAY_NONE ? born > last : along_panel_goes_on (pregnancy, ALONG_PREGNANCY_P_ENDED, last))
    return ALONG_PREGNANCY_OUTCOME_OPEN;
  if (outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH && lived_longer (family, pregnancy, last))
    return ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH;
  return outcome;
}

/** along_panel_pregnancies: those of a mother that had begun by @today, and the one a baby comes from; nothing where there is none. */
void
along_panel_pregnancies (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  AlongId id = along_record_get_id (person);
  int last = along_panel_last_told (family, today);
  AlongRecord *pregnancy;
  GtkWidget *list = NULL;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      int outcome = outcome_by (family, pregnancy, last), edd = along_facts_best_edd (family, pregnancy);
      g_autofree char *key = along_ask_key ("new-edd", along_record_get_id (pregnancy)), *words = NULL;

      if ((!along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, id) && !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id))
          || !along_panel_had_begun (family, pregnancy, last))
        continue;
      if (list == NULL)
        list = along_panel_section_with (box, _ ("Pregnancy"), _ ("Add a due date"), "genogram.ask", key);
      if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN && edd != ALONG_DAY_NONE && along_gestation_possible (along_gestation_days (edd, today)))
        words = along_gestation_full (along_gestation_days (edd, today));
      else if (outcome != ALONG_PREGNANCY_OUTCOME_OPEN && along_record_has (pregnancy, ALONG_PREGNANCY_P_ENDED)
               && !along_panel_goes_on (pregnancy, ALONG_PREGNANCY_P_ENDED, last)) /* of a newborn the day of death */
        words = along_date_to_words (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED));
      else
        words = names_of_babies (family, pregnancy);
      along_panel_record_row (list, pregnancy, along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, outcome), words);
      add_due_dates (list, family, pregnancy, outcome == ALONG_PREGNANCY_OUTCOME_OPEN);
    }
}

/** along_panel_names: what else they are or were called, until the day that is looked at. */
void
along_panel_names (GtkWidget *list, AlongFamily *family, AlongRecord *person, int today)
{
  int last = along_panel_last_told (family, today);
  AlongRecord *alias;

  ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
    if (along_record_refers_to (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (person))
        && along_panel_has_begun (alias, ALONG_ALIAS_P_FROM, last))
      along_panel_record_row (list, alias, along_record_get_text (alias, ALONG_ALIAS_P_NAME),
                              along_enum_words (ALONG_ENUM_ALIAS, MAX (along_record_get_enum (alias, ALONG_ALIAS_P_TYPE), 0)));
}
