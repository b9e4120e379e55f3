/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who somebody is related to, where they live, their health, care and pregnancies. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-ask.h"
#include "along-couples.h"
#include "along-facts.h"
#include "along-genogram-edits.h"
#include "along-kin-words.h"
#include "along-page.h"
#include "along-panel-lists.h"
#include "along-restricted.h"

static AlongRecord *
person_of (AlongFamily *family, AlongRecord *record, int property)
{
  return along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, property));
}

/* The last day that is told of: on a day of before what came later is not; today everything is, what is to come as well. */
static int
last_told (AlongFamily *family, int day)
{
  return day < along_family_today (family) ? day : G_MAXINT;
}

/* Whether something that begins at the date of @from had begun. @last: of last_told() */
static gboolean
has_begun (AlongRecord *record, int from, int last)
{
  return !along_record_has (record, from) || along_record_get_day (record, from) <= last;
}

/* Whether a pregnancy had begun; of one without a due date that is not known. */
static gboolean
had_begun (AlongFamily *family, AlongRecord *pregnancy, int last)
{
  int due = along_facts_best_edd (family, pregnancy), born = along_facts_born (pregnancy), end = due != ALONG_DAY_NONE ? due : born;

  return last == G_MAXINT || end == ALONG_DAY_NONE || end - ALONG_PREGNANCY_DAYS <= last;
}

/* Whether @person (nullable) was born, or on the way. */
static gboolean
was_there (AlongFamily *family, AlongRecord *person, int last)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (person != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)))
      return had_begun (family, pregnancy, last);
  return person == NULL || along_record_get_day (person, ALONG_PERSON_P_BORN) == ALONG_DAY_NONE
         || along_record_get_day (person, ALONG_PERSON_P_BORN) <= last;
}

/* "from March 2021 until 2024", or nothing. @words: (nullable): before it. An end after @last is not told. */
static char *
with_dates (const char *words, AlongRecord *record, int from, int to, int last)
{
  g_autofree char *begun = along_record_has (record, from) ? along_date_to_words (along_record_get_text (record, from)) : NULL;
  g_autofree char *ended = along_record_has (record, to) && along_record_get_day (record, to) <= last ? along_date_to_words (along_record_get_text (record, to)) : NULL;
  g_autofree char *dates = begun != NULL && ended != NULL ? g_strdup_printf (_ ("%s to %s"), begun, ended)
                           : begun != NULL                ? g_strdup_printf (_ ("since %s"), begun)
                           : ended != NULL                ? g_strdup_printf (_ ("until %s"), ended)
                                                          : NULL;

  return words != NULL && dates != NULL ? g_strdup_printf ("%s · %s", words, dates) : g_strdup (words != NULL ? words : dates);
}

static void
nothing_yet (GtkWidget *list, const char *words)
{
  if (gtk_widget_get_first_child (list) == NULL)
    along_panel_row (list, words, NULL);
}

/* --- Relationships --- */

/* "Parent", "Step-parent": of the link's nature. */
static const char *
parent_words (AlongRecord *link, gboolean of_child)
{
  int nature = along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE);

  if (nature == ALONG_CHILD_NATURE_STEP)
    return of_child ? _ ("Step-parent") : _ ("Step-child");
  if (nature == ALONG_CHILD_NATURE_UNCERTAIN)
    return of_child ? _ ("Parent, not sure") : _ ("Child, not sure");
  /* Of one person alone the link says who gave or carried; of a couple, how the two came to be parents. */
  if (nature == ALONG_CHILD_NATURE_DONOR && !along_record_has (link, ALONG_CHILD_LINK_P_COUPLE))
    return of_child ? C_ ("relation", "Donor") : _ ("Child, as a donor");
  if (nature == ALONG_CHILD_NATURE_SURROGATE && !along_record_has (link, ALONG_CHILD_LINK_P_COUPLE))
    return of_child ? C_ ("relation", "Surrogate") : _ ("Child, as a surrogate");
  return of_child ? _ ("Parent") : _ ("Child");
}

/* A couple is asked for its place among those of the same two only where it is of @id. */
static void
add_couples (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  g_autoptr (AlongCouples) couples = along_couples_new (family);
  AlongRecord *couple;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      gboolean one = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id);
      g_autofree char *now = NULL, *words = NULL;

      if ((!one && !along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id)) || !has_begun (couple, ALONG_COUPLE_P_FROM, last))
        continue;
      if ((along_couple_together (couple) && along_couples_on (couples, couple, G_MAXINT) != couple)
          || (along_record_has (couple, ALONG_COUPLE_P_TO) && along_record_get_day (couple, ALONG_COUPLE_P_TO) > last))
        now = g_strdup (along_enum_words (ALONG_ENUM_COUPLE_KIND, along_record_get_enum (couple, ALONG_COUPLE_P_KIND)));
      else
        now = along_kin_couple_now (couple);
      words = with_dates (now, couple, ALONG_COUPLE_P_FROM, ALONG_COUPLE_P_TO, last);
      along_panel_kin_row (list, person_of (family, couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE), words, couple);
    }
}

/* The other parent of a pregnancy, where nobody has said what the two are to each other. Each of them once. */
static void
add_other_parents (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  static const int parents[] = { ALONG_PREGNANCY_P_MOTHER, ALONG_PREGNANCY_P_OTHER_PARENT };
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
      {
        AlongRecord *other = along_record_refers_to (pregnancy, parents[i], id) ? person_of (family, pregnancy, parents[1 - i]) : NULL;

        if (other == NULL || !had_begun (family, pregnancy, last) || g_ptr_array_find (named, other, NULL) 
            || along_genogram_find_couple (family, id, along_record_get_id (other)) != NULL)
          continue;
        g_ptr_array_add (named, other);
        /* the pregnancy has a row of its own, with what changes and removes it */
        along_panel_kin_row (list, other, _ ("Parents together"), NULL);
      }
}

static void
add_parents_and_children (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *of = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

      if (!has_begun (link, ALONG_CHILD_LINK_P_FROM, last) || !was_there (family, person_of (family, link, ALONG_CHILD_LINK_P_CHILD), last))
        continue;
      if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, id))
        {
          along_panel_kin_row (list, person_of (family, link, ALONG_CHILD_LINK_P_PARENT), parent_words (link, TRUE), link);
          if (of != NULL)
            {
              along_panel_kin_row (list, person_of (family, of, ALONG_COUPLE_P_ONE), parent_words (link, TRUE), link);
              along_panel_kin_row (list, person_of (family, of, ALONG_COUPLE_P_OTHER), parent_words (link, TRUE), link);
            }
        }
      else if (along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, id)
               || (of != NULL
                   && (along_record_refers_to (of, ALONG_COUPLE_P_ONE, id) || along_record_refers_to (of, ALONG_COUPLE_P_OTHER, id))))
        along_panel_kin_row (list, person_of (family, link, ALONG_CHILD_LINK_P_CHILD), parent_words (link, FALSE), link);
    }
}

static void
add_cared_for (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      g_autofree char *words = with_dates (_ ("Cared for by them"), care, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, last);

      if (along_record_refers_to (care, ALONG_CARE_LINK_P_CARERS, id) && has_begun (care, ALONG_CARE_LINK_P_FROM, last))
        along_panel_kin_row (list, person_of (family, care, ALONG_CARE_LINK_P_CHILD), words, care);
    }
}

static void
add_bonds (GtkWidget *list, AlongFamily *family, AlongId id, gboolean with_private, int today)
{
  AlongRecord *bond;

  ALONG_FOREACH (bond, family, ALONG_KIND_BOND)
    {
      gboolean from = along_record_refers_to (bond, ALONG_BOND_P_FROM, id);
      int kind = along_record_get_enum (bond, ALONG_BOND_P_KIND);
      const char *said = kind == ALONG_BOND_LABELLED && along_record_has (bond, ALONG_BOND_P_LABEL)
                           ? along_record_get_text (bond, ALONG_BOND_P_LABEL)
                           : along_enum_words (ALONG_ENUM_BOND, kind);
      g_autofree char *words = NULL;

      if ((!from && !along_record_refers_to (bond, ALONG_BOND_P_TO, id)) || (!with_private && along_bond_is_private (bond))
          || !along_record_valid_on (bond, ALONG_BOND_P_START, ALONG_BOND_P_END, today))
        continue;
      words = with_dates (said, bond, ALONG_BOND_P_START, ALONG_BOND_P_END, last_told (family, today));
      along_panel_kin_row (list, person_of (family, bond, from ? ALONG_BOND_P_TO : ALONG_BOND_P_FROM), words, bond);
    }
}

/** along_panel_relationships: couples, parents, children, those cared for, feelings. @keeper: as of along_panel_kept_private() */
void
along_panel_relationships (GtkWidget *box, AlongFamily *family, AlongRecord *person, gboolean with_private, const char *keeper, int today)
{
  AlongId id = along_record_get_id (person);
  g_autofree char *key = along_ask_key ("connect", id);
  gboolean alone = along_family_count (family, ALONG_KIND_PERSON) < 2;
  int last = last_told (family, today);
  GtkWidget *list = alone ? along_panel_section (box, _ ("Relationships"))
                          : along_panel_section_with (box, _ ("Relationships"), _ ("Connect with somebody"), "genogram.ask", key);

  add_couples (list, family, id, last);
  add_other_parents (list, family, id, last);
  add_parents_and_children (list, family, id, last);
  add_cared_for (list, family, id, last);
  add_bonds (list, family, id, with_private, today);
  if (!with_private)
    along_panel_kept_private (list, family, id, keeper, today);
  nothing_yet (list, _ ("Nobody yet."));
}

/* --- Homes --- */

/* "with Kai and Rowan" now; NULL: alone, or a home of before. */
static char *
housemates (AlongFamily *family, AlongRecord *membership, int today)
{
  g_autoptr (GString) names = g_string_new (NULL);
  AlongRecord *other;

  if (!along_record_valid_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, today))
    return NULL;
  ALONG_FOREACH (other, family, ALONG_KIND_MEMBERSHIP)
    {
      AlongRecord *person = person_of (family, other, ALONG_MEMBERSHIP_P_PERSON);

      if (other == membership || person == NULL
          || !along_record_refers_to (other, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD))
          || !along_record_valid_on (other, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, today))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_facts_first_name (person));
    }
  return names->len > 0 ? g_strdup_printf (_ ("with %s"), names->str) : NULL;
}

/** along_panel_homes: where they live and lived; a home opens with who lives there. */
void
along_panel_homes (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  g_autofree char *key = along_ask_key ("new-membership", along_record_get_id (person));
  GtkWidget *list = along_panel_section_with (box, _ ("Homes"), _ ("Add a home"), "genogram.ask", key);
  AlongRecord *membership;

  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    {
      AlongRecord *home = along_family_find (family, ALONG_KIND_HOUSEHOLD, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD));
      g_autofree char *with = housemates (family, membership, today);
      g_autofree char *words = with_dates (with, membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, last_told (family, today));
      g_autofree char *open = home != NULL ? along_ask_key ("household", along_record_get_id (home)) : NULL;
      GtkWidget *row;

      if (home == NULL || !along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (person))
          || !has_begun (membership, ALONG_MEMBERSHIP_P_FROM, last_told (family, today)))
        continue;
      along_panel_record_row (list, membership, along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME), words);
      if (along_page_widget_is_read_only (box))
        continue;
      row = gtk_widget_get_last_child (list);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", open);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "genogram.ask");
    }
  nothing_yet (list, _ ("Not written down."));
}

/* --- Health --- */

/** along_panel_health: health notes. */
void
along_panel_health (GtkWidget *box, AlongFamily *family, AlongRecord *person)
{
  g_autofree char *key = along_ask_key ("new-condition", along_record_get_id (person));
  GtkWidget *list = along_panel_section_with (box, _ ("Health"), _ ("Add a health note"), "genogram.ask", key);
  AlongRecord *condition;

  ALONG_FOREACH (condition, family, ALONG_KIND_CONDITION)
    if (along_record_refers_to (condition, ALONG_CONDITION_P_PERSON, along_record_get_id (person)))
      {
        g_autofree char *words = with_dates (along_enum_words (ALONG_ENUM_CONDITION_STATUS,
                                                               along_record_get_enum (condition, ALONG_CONDITION_P_STATUS)),
                                             condition, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO, G_MAXINT);

        along_panel_record_row (list, condition, along_record_get_text (condition, ALONG_CONDITION_P_TEXT), words);
      }
  nothing_yet (list, _ ("Not written down."));
}

/* --- Care --- */

static void
add_care (GtkWidget *list, AlongFamily *family, AlongId id)
{
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      guint n;
      const AlongId *carers = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *words = NULL;

      if (!along_record_refers_to (care, ALONG_CARE_LINK_P_CHILD, id))
        continue;
      for (guint i = 0; i < n; i++)
        {
          AlongRecord *carer = along_family_find (family, ALONG_KIND_PERSON, carers[i]);

          if (carer != NULL)
            g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_record_get_text (carer, ALONG_PERSON_P_NAME));
        }
      words = with_dates (names->len > 0 ? names->str : NULL, care, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, G_MAXINT);
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

/** along_panel_care: who cares for them instead of the parents, the legal status, where they live, social care; only where there is any. */
void
along_panel_care (GtkWidget *box, AlongFamily *family, AlongRecord *person)
{
  AlongId id = along_record_get_id (person);
  g_autofree char *key = along_ask_key ("new-care", id);
  GtkWidget *list = along_panel_section_with (box, _ ("Care"), _ ("Add care"), "genogram.ask", key);
  AlongRecord *record;

  add_care (list, family, id);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    ALONG_FOREACH (record, family, statuses[i].kind)
      if (along_record_refers_to (record, statuses[i].child, id))
        {
          g_autofree char *words = with_dates (NULL, record, statuses[i].from, statuses[i].to, G_MAXINT);

          along_panel_record_row (list, record, along_enum_words (statuses[i].words, along_record_get_enum (record, statuses[i].value)), words);
        }
  nothing_yet (list, _ ("Nothing written down yet."));
}

/* --- Pregnancies --- */

static void
add_due_dates (GtkWidget *list, AlongFamily *family, AlongRecord *pregnancy)
{
  AlongRecord *edd;

  ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
    if (along_record_refers_to (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy)))
      {
        g_autofree char *date = along_date_to_words (along_record_get_text (edd, ALONG_EDD_P_EDD));
        g_autofree char *title = g_strdup_printf (along_record_get_bool (edd, ALONG_EDD_P_BEST) ? _ ("Due %s, the one to use") : _ ("Due %s"), date);

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

/** along_panel_pregnancies: those of a mother, and the one a baby comes from; nothing where there is none. */
void
along_panel_pregnancies (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  AlongId id = along_record_get_id (person);
  AlongRecord *pregnancy;
  GtkWidget *list = NULL;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      int outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), edd = along_facts_best_edd (family, pregnancy);
      g_autofree char *key = along_ask_key ("new-edd", along_record_get_id (pregnancy)), *words = NULL;

      if (!along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, id) && !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id))
        continue;
      if (list == NULL)
        list = along_panel_section_with (box, _ ("Pregnancy"), _ ("Add a due date"), "genogram.ask", key);
      if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN && edd != ALONG_DAY_NONE && along_gestation_possible (along_gestation_days (edd, today)))
        words = along_gestation_full (along_gestation_days (edd, today));
      else if (along_record_has (pregnancy, ALONG_PREGNANCY_P_ENDED))
        words = along_date_to_words (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED));
      else
        words = names_of_babies (family, pregnancy);
      along_panel_record_row (list, pregnancy, along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, outcome), words);
      add_due_dates (list, family, pregnancy);
    }
}

/** along_panel_names: what else they are or were called. */
void
along_panel_names (GtkWidget *list, AlongFamily *family, AlongRecord *person)
{
  AlongRecord *alias;

  ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
    if (along_record_refers_to (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (person)))
      along_panel_record_row (list, alias, along_record_get_text (alias, ALONG_ALIAS_P_NAME),
                              along_enum_words (ALONG_ENUM_ALIAS, MAX (along_record_get_enum (alias, ALONG_ALIAS_P_TYPE), 0)));
}
