/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: a child moves to care or comes home; people move; who lives in a home. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-facts.h"
#include "along-genogram-events.h"

static const char *
needed_date (AlongAsk *ask)
{
  const char *date = along_ask_get_date (ask, "date");

  if (date == NULL)
    along_ask_refuse (ask, "date", _ ("Write when it was; a month or a year will do."));
  return date;
}

static void
date_row (AlongAsk *ask, const char *title)
{
  g_autofree char *today = along_day_to_edtf (along_ask_get_today (ask));

  along_ask_date (ask, "date", title, today);
}

/* Everybody but @except. */
static GArray *
people_but (AlongFamily *family, AlongId except)
{
  g_auto (GStrv) names = NULL;

  return along_ask_list_people (family, except, &names);
}

/* --- Care --- */

/* “Not said”, then the words of the enum. */
static char **
or_not_said (AlongEnumId id)
{
  g_auto (GStrv) all = along_enum_all_words (id);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("choice", "Not said"));
  g_strv_builder_addv (words, (const char **) all);
  return g_strv_builder_end (words);
}

static AlongEdit *
make_care (AlongAsk *ask, AlongFamily *family, AlongCareStep step)
{
  AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  AlongCareChange change = { .step = step,
                             .date = child != NULL ? needed_date (ask) : NULL,
                             .kind = along_ask_get_choice (ask, "kind"),
                             .legal = along_ask_get_choice (ask, "legal") - 1,
                             .living = along_ask_get_choice (ask, "living") - 1,
                             .legal_ends = along_ask_get_switch (ask, "legal-ends"),
                             .note = along_ask_get_text (ask, "note") };

  change.carers = along_ask_get_people (ask, "carers", &change.n_carers);
  return change.date != NULL ? along_genogram_care (family, child, &change) : NULL;
}

static AlongEdit *
make_to_care (AlongAsk *ask, AlongFamily *family)
{
  return make_care (ask, family, ALONG_CARE_STEP_MOVED);
}

static AlongEdit *
make_guardianship (AlongAsk *ask, AlongFamily *family)
{
  return make_care (ask, family, ALONG_CARE_STEP_GUARDIANSHIP);
}

static AlongEdit *
make_adopted (AlongAsk *ask, AlongFamily *family)
{
  return make_care (ask, family, ALONG_CARE_STEP_ADOPTED);
}

static AlongEdit *
make_home (AlongAsk *ask, AlongFamily *family)
{
  return make_care (ask, family, ALONG_CARE_STEP_HOME);
}

/* Those who care for the child now are proposed where that may go on. */
static void
carers_row (AlongAsk *ask, AlongRecord *child, const char *title, gboolean propose)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *care = propose ? along_genogram_care_of (family, along_record_get_id (child), along_ask_get_today (ask)) : NULL;
  guint n = 0;
  const AlongId *carers = care != NULL ? along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n) : NULL;

  along_ask_people (ask, "carers", title, people_but (family, along_record_get_id (child)), carers, n);
}

/** along_ask_to_care: “Moved to care”. */
GtkWindow *
along_ask_to_care (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("%s moved to care"), along_facts_first_name (child));
  AlongAsk *ask = along_ask_new (page, key, child, title, _ ("_Add"), make_to_care);

  date_row (ask, _ ("When"));
  along_ask_choice (ask, "kind", _ ("Kind of care"), along_enum_all_words (ALONG_ENUM_CARE_KIND), ALONG_CARE_KIND_FOSTER);
  carers_row (ask, child, _ ("Carers, if they are in the drawing"), FALSE);
  along_ask_choice (ask, "legal", _ ("Legal status"), or_not_said (ALONG_ENUM_LEGAL_CODE), 0);
  along_ask_choice (ask, "living", _ ("Where the child lives"), or_not_said (ALONG_ENUM_LIVING), 0);
  along_ask_line (ask, "note", _ ("Note"), NULL);
  return along_ask_present (ask, "date");
}

GtkWindow *
along_ask_guardianship (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("Special guardianship for %s"), along_facts_first_name (child));
  AlongAsk *ask = along_ask_new (page, key, child, title, _ ("_Add"), make_guardianship);

  date_row (ask, _ ("Date of the order"));
  carers_row (ask, child, _ ("Guardians, if they are in the drawing"), TRUE);
  along_ask_line (ask, "note", _ ("Note"), NULL);
  return along_ask_present (ask, "date");
}

GtkWindow *
along_ask_adopted (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("%s was adopted"), along_facts_first_name (child));
  AlongAsk *ask = along_ask_new (page, key, child, title, _ ("_Add"), make_adopted);

  date_row (ask, _ ("Date of the order"));
  carers_row (ask, child, _ ("Adoptive parents, if they are in the drawing"), TRUE);
  along_ask_line (ask, "note", _ ("Note"), NULL);
  return along_ask_present (ask, "date");
}

/* --- Home --- */

static gboolean
is_parent_of (AlongFamily *family, AlongId parent, AlongId child)
{
  return along_genogram_is_parent (family, parent, child);
}

/* A child comes home to those of the parents who live. */
static void
parents_row (AlongAsk *ask, AlongRecord *child)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_record_get_id (child);
  g_autoptr (GArray) all = people_but (family, id), chosen = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *mother_home = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      AlongId one = g_array_index (all, AlongId, i);
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, one), *home;

      if (!is_parent_of (family, one, id) || along_record_has (person, ALONG_PERSON_P_DIED))
        continue;
      home = along_genogram_home_of (family, one, along_ask_get_today (ask));
      /* Two parents under one roof; of two who live apart the first. */
      if (chosen->len == 0 || (home != NULL && home == mother_home))
        g_array_append_val (chosen, one);
      if (chosen->len == 1)
        mother_home = home;
    }
  along_ask_people (ask, "carers", _ ("Home to"), g_array_ref (all), (const AlongId *) chosen->data, chosen->len);
}

/* The legal status that is in force now. Returns: (nullable) */
static AlongRecord *
legal_now (AlongFamily *family, AlongId child, int today)
{
  AlongRecord *legal, *found = NULL;

  ALONG_FOREACH (legal, family, ALONG_KIND_LEGAL_STATUS)
    if (along_record_refers_to (legal, ALONG_LEGAL_STATUS_P_CHILD, child)
        && along_record_valid_on (legal, ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO, today))
      found = legal;
  return found;
}

/* With whom of the parents, as far as those who are ticked tell. */
static int
living_with (AlongFamily *family, AlongId child, const AlongId *carers, guint n)
{
  guint parents = 0;
  int gender = ALONG_GENDER_UNKNOWN;

  for (guint i = 0; i < n; i++)
    if (is_parent_of (family, carers[i], child))
      {
        parents++;
        gender = along_record_get_enum (along_family_find (family, ALONG_KIND_PERSON, carers[i]), ALONG_PERSON_P_GENDER);
      }
  if (parents != 1)
    return parents > 1 ? ALONG_LIVING_BOTH_PARENTS : -1;
  return gender == ALONG_GENDER_FEMALE ? ALONG_LIVING_MOTHER : gender == ALONG_GENDER_MALE ? ALONG_LIVING_FATHER : -1;
}

/* Until somebody says where the child lives it follows from who is ticked. */
static void
home_to_cb (AlongAsk *ask)
{
  AdwComboRow *row = ADW_COMBO_ROW (along_ask_row (ask, "living"));
  int proposed = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "proposed"));
  guint n;
  const AlongId *carers = along_ask_get_people (ask, "carers", &n);
  int now = living_with (along_ask_get_family (ask), along_ask_get_about (ask), carers, n) + 1;

  if ((int) adw_combo_row_get_selected (row) != proposed)
    return;
  g_object_set_data (G_OBJECT (row), "proposed", GINT_TO_POINTER (now));
  adw_combo_row_set_selected (row, (guint) now);
}

/** along_ask_home: “Came home”. */
GtkWindow *
along_ask_home (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("%s came home"), along_facts_first_name (child));
  AlongAsk *ask = along_ask_new (page, key, child, title, _ ("_Add"), make_home);
  AlongRecord *legal = legal_now (along_ask_get_family (ask), along_record_get_id (child), along_ask_get_today (ask));

  date_row (ask, _ ("When"));
  parents_row (ask, child);
  along_ask_choice (ask, "living", _ ("Where the child lives"), or_not_said (ALONG_ENUM_LIVING), 0);
  along_ask_on_change (ask, "carers", home_to_cb);
  home_to_cb (ask);
  if (legal != NULL)
    {
      int code = along_record_get_enum (legal, ALONG_LEGAL_STATUS_P_CODE);
      g_autofree char *words = g_strdup_printf (_ ("This has ended too: %s"), along_enum_words (ALONG_ENUM_LEGAL_CODE, code));

      /* A care order stays in force at home; voluntary care and protection do not. */
      along_ask_switch (ask, "legal-ends", words, NULL,
                        code == ALONG_LEGAL_CODE_V2 || code == ALONG_LEGAL_CODE_L1 || code == ALONG_LEGAL_CODE_L2);
    }
  return along_ask_present (ask, "date");
}

/* --- Moving --- */

/* All homes, and one more that is new. */
static void
home_row (AlongAsk *ask, AlongFamily *family)
{
  AlongId none = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *home;

  g_array_append_val (ids, none);
  g_strv_builder_add (names, _ ("A new home"));
  ALONG_FOREACH (home, family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (home);

      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME));
    }
  along_ask_record (ask, "home", _ ("Where to"), ids, g_strv_builder_end (names), none);
}

static void
home_cb (AlongAsk *ask)
{
  along_ask_show (ask, "new-home", along_id_is_none (along_ask_get_record (ask, "home")));
}

static AlongEdit *
make_moved (AlongAsk *ask, AlongFamily *family)
{
  const char *date = needed_date (ask);
  guint n;
  const AlongId *people = along_ask_get_people (ask, "people", &n);

  if (date == NULL)
    return NULL;
  if (n == 0)
    {
      along_ask_refuse (ask, "people", _ ("Choose who moved."));
      return NULL;
    }
  return along_genogram_moved (family, people, n, along_ask_get_record (ask, "home"), along_ask_get_text (ask, "new-home"), date);
}

/** along_ask_moved: “Moved home”: @person, and who else came along. */
GtkWindow *
along_ask_moved (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("%s moved"), along_facts_first_name (person));
  AlongAsk *ask = along_ask_new (page, key, person, title, _ ("_Add"), make_moved);
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_record_get_id (person);

  date_row (ask, _ ("When"));
  home_row (ask, family);
  along_ask_on_change (ask, "home", home_cb);
  along_ask_line (ask, "new-home", _ ("Name of the new home"), NULL);
  along_ask_people (ask, "people", _ ("Who moved"), people_but (family, ALONG_ID_NONE), &id, 1);
  home_cb (ask);
  return along_ask_present (ask, "date");
}

/* --- A home --- */

static AlongEdit *
make_household (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *household = along_family_find (family, ALONG_KIND_HOUSEHOLD, along_ask_get_about (ask));
  const char *name = along_ask_get_text (ask, "name");
  guint n;
  const AlongId *people = along_ask_get_people (ask, "people", &n);

  if (name == NULL)
    {
      along_ask_refuse (ask, "name", _ ("Give the home a name, for example the street."));
      return NULL;
    }
  if (n > 0)
    along_ask_set_result (ask, people[0]);
  return along_genogram_change_home (family, household, name, along_ask_get_text (ask, "note"), people, n,
                                     along_ask_get_date (ask, "date"), along_ask_get_today (ask));
}

/**
 * along_ask_household: a home and who lives in it now.
 *
 * @about: a household, or a person for whom a new one is added
 */
GtkWindow *
along_ask_household (AlongGenogramPage *page, const char *key, AlongRecord *about)
{
  gboolean change = along_record_get_kind_id (about) == ALONG_KIND_HOUSEHOLD;
  AlongAsk *ask = along_ask_new (page, key, about, change ? _ ("Home") : _ ("New home"), change ? _ ("_Change") : _ ("_Add"),
                                 make_household);
  AlongFamily *family = along_ask_get_family (ask);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongId id = along_record_get_id (about);
  AlongRecord *membership;

  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    if (change && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, id)
        && along_record_valid_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, along_ask_get_today (ask)))
      {
        AlongId person = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON);

        g_array_append_val (there, person);
      }
  if (!change)
    g_array_append_val (there, id);
  along_ask_line (ask, "name", _ ("Name of the home"), change ? along_record_get_text (about, ALONG_HOUSEHOLD_P_NAME) : NULL);
  along_ask_people (ask, "people", _ ("Who lives here"), people_but (family, ALONG_ID_NONE), (const AlongId *) there->data, there->len);
  along_ask_date (ask, "date", change ? _ ("Those who come or go, on") : _ ("Since"), NULL);
  along_ask_line (ask, "note", _ ("Note"), change ? along_record_get_text (about, ALONG_HOUSEHOLD_P_NOTE) : NULL);
  return along_ask_present (ask, "name");
}
