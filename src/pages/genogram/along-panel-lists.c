/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who somebody is related to, and where they live. */
#include <glib/gi18n-lib.h>

#include "ask/along-ask.h"
#include "along-couples.h"
#include "along-facts.h"
#include "along-genogram-draw.h"
#include "along-genogram-events.h"
#include "along-genogram-words.h"
#include "along-kin-words.h"
#include "along-page.h"
#include "along-panel-day.h"
#include "along-panel-lists.h"
#include "along-restricted.h"

static AlongRecord *
person_of (AlongFamily *family, AlongRecord *record, int property)
{
  return along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, property));
}

/* Whether @person (nullable) was born, or on the way. */
static gboolean
was_there (AlongFamily *family, AlongRecord *person, int last)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (person != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)))
      return along_panel_had_begun (family, pregnancy, last);
  return person == NULL || along_record_get_day (person, ALONG_PERSON_P_BORN) == ALONG_DAY_NONE
         || along_record_get_day (person, ALONG_PERSON_P_BORN) <= last;
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

      if ((!one && !along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id)) || !along_panel_has_begun (couple, ALONG_COUPLE_P_FROM, last))
        continue;
      if ((along_couple_together (couple) && along_couples_on (couples, couple, last) != couple)
          || (along_record_has (couple, ALONG_COUPLE_P_TO) && along_record_get_day (couple, ALONG_COUPLE_P_TO) > last))
        now = g_strdup (along_enum_words (ALONG_ENUM_COUPLE_KIND, along_record_get_enum (couple, ALONG_COUPLE_P_KIND)));
      else
        now = along_kin_couple_now (couple);
      words = along_panel_with_dates (now, couple, ALONG_COUPLE_P_FROM, ALONG_COUPLE_P_TO, last);
      along_panel_kin_row (list, person_of (family, couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE), words, couple);
    }
}

/* Whether something has been said by then of what two people are to each other. */
static gboolean
is_couple (AlongFamily *family, AlongId one, AlongId other, int last)
{
  AlongRecord *couple;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    if (along_panel_has_begun (couple, ALONG_COUPLE_P_FROM, last)
        && ((along_record_refers_to (couple, ALONG_COUPLE_P_ONE, one) && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, other))
            || (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, other) && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, one))))
      return TRUE;
  return FALSE;
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

        if (other == NULL || !along_panel_had_begun (family, pregnancy, last) || g_ptr_array_find (named, other, NULL)
            || is_couple (family, id, along_record_get_id (other), last))
          continue;
        g_ptr_array_add (named, other);
        along_panel_pair_row (list, other, _ ("Parents together"), id);
      }
}

static void
add_parents_and_children (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *of = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

      if (!along_panel_has_begun (link, ALONG_CHILD_LINK_P_FROM, last) || !was_there (family, person_of (family, link, ALONG_CHILD_LINK_P_CHILD), last))
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

/* Who adopted @id is a parent of theirs. */
static void
add_adoptive_parents (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      guint n;
      const AlongId *carers = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);
      g_autofree char *words = along_panel_with_dates (_ ("Adoptive parent"), care, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, last);

      if (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND) != ALONG_CARE_KIND_ADOPTION
          || !along_record_refers_to (care, ALONG_CARE_LINK_P_CHILD, id) || !along_panel_has_begun (care, ALONG_CARE_LINK_P_FROM, last))
        continue;
      for (guint i = 0; i < n; i++)
        along_panel_kin_row (list, along_family_find (family, ALONG_KIND_PERSON, carers[i]), words, care);
    }
}

static void
add_cared_for (GtkWidget *list, AlongFamily *family, AlongId id, int last)
{
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      gboolean adopted = along_record_get_enum (care, ALONG_CARE_LINK_P_KIND) == ALONG_CARE_KIND_ADOPTION;
      g_autofree char *words = along_panel_with_dates (adopted ? _ ("Adopted by them") : _ ("Cared for by them"), care, ALONG_CARE_LINK_P_FROM,
                                                       ALONG_CARE_LINK_P_TO, last);

      if (along_record_refers_to (care, ALONG_CARE_LINK_P_CARERS, id) && along_panel_has_begun (care, ALONG_CARE_LINK_P_FROM, last))
        along_panel_kin_row (list, person_of (family, care, ALONG_CARE_LINK_P_CHILD), words, care);
    }
}

/* What a line says: in the words of who told it and by its name, as a sentence of who does it to whom, or by its name alone. Returns:
 * (transfer full) */
static char *
bond_words (AlongFamily *family, AlongRecord *bond)
{
  AlongRecord *from = person_of (family, bond, ALONG_BOND_P_FROM), *to = person_of (family, bond, ALONG_BOND_P_TO);
  int kind = along_record_get_enum (bond, ALONG_BOND_P_KIND);
  const char *text = along_enum_text (ALONG_ENUM_BOND, kind);
  char *sentence = NULL;

  if (along_record_has (bond, ALONG_BOND_P_LABEL))
    return along_genogram_feeling (text, along_record_get_text (bond, ALONG_BOND_P_LABEL));
  if (from != NULL && to != NULL && (along_bond_points (text) || along_record_get_bool (bond, ALONG_BOND_P_DIRECTED)))
    sentence = along_genogram_bond_sentence (text, along_facts_first_name (from), along_facts_first_name (to));
  return sentence != NULL ? sentence : g_strdup (along_enum_words (ALONG_ENUM_BOND, kind));
}

static void
add_bonds (GtkWidget *list, AlongFamily *family, AlongId id, gboolean with_private, int today)
{
  AlongRecord *bond;

  ALONG_FOREACH (bond, family, ALONG_KIND_BOND)
    {
      gboolean from = along_record_refers_to (bond, ALONG_BOND_P_FROM, id);
      g_autofree char *said = bond_words (family, bond), *words = NULL;

      if ((!from && !along_record_refers_to (bond, ALONG_BOND_P_TO, id)) || (!with_private && along_bond_is_private (bond))
          || !along_record_valid_on (bond, ALONG_BOND_P_START, ALONG_BOND_P_END, today))
        continue;
      words = along_panel_with_dates (said, bond, ALONG_BOND_P_START, ALONG_BOND_P_END, along_panel_last_told (family, today));
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
  int last = along_panel_last_told (family, today);
  GtkWidget *list = alone ? along_panel_section (box, _ ("Relationships"))
                          : along_panel_section_with (box, _ ("Relationships"), _ ("Connect with somebody"), "genogram.ask", key);

  add_couples (list, family, id, last);
  add_other_parents (list, family, id, last);
  add_parents_and_children (list, family, id, last);
  add_adoptive_parents (list, family, id, last);
  add_cared_for (list, family, id, last);
  add_bonds (list, family, id, with_private, today);
  if (!with_private)
    along_panel_kept_private (list, family, id, keeper, today);
  along_panel_nothing_yet (list, _ ("Nobody yet."));
}

/* --- Homes --- */

/* "with Kai, Rowan" now; NULL: alone, or a home of before. */
static char *
housemates (AlongFamily *family, AlongRecord *membership, int today)
{
  AlongId who = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON);
  AlongId home = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD);
  g_autoptr (GString) names = g_string_new (NULL);
  AlongRecord *other;

  if (!along_record_holds_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, today))
    return NULL;
  ALONG_FOREACH (other, family, ALONG_KIND_PERSON)
    if (!along_id_equal (along_record_get_id (other), who) && along_genogram_lives_in (family, along_record_get_id (other), home, today))
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_facts_first_name (other));
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
      g_autofree char *words = along_panel_with_dates (with, membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, along_panel_last_told (family, today));
      g_autofree char *open = home != NULL ? along_ask_key ("household", along_record_get_id (home)) : NULL;
      GtkWidget *row;

      if (home == NULL || !along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (person))
          || !along_panel_has_begun (membership, ALONG_MEMBERSHIP_P_FROM, along_panel_last_told (family, today)))
        continue;
      along_panel_record_row (list, membership, along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME), words);
      if (along_page_widget_is_read_only (box))
        continue;
      row = gtk_widget_get_last_child (list);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", open);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "genogram.ask");
    }
  along_panel_nothing_yet (list, _ ("Not written down."));
}
