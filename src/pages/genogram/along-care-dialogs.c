/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: a child moves to care, is adopted, comes under special guardianship or comes home. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-ask-dialogs.h"
#include "along-facts.h"
#include "along-genogram-events.h"

/* Years of age from which somebody is asked about as one who can have a child at home. */
#define ADULT 16

/* Where a child in care can live, and one who came home. */
static const int in_care[] = { ALONG_LIVING_FAMILY, ALONG_LIVING_FOSTER, ALONG_LIVING_ADOPTION, ALONG_LIVING_PLACEMENT,
                               ALONG_LIVING_HOSPITAL, ALONG_LIVING_OTHER, ALONG_LIVING_NOT_KNOWN, -1 };
static const int at_home[] = { ALONG_LIVING_BOTH_PARENTS, ALONG_LIVING_MOTHER, ALONG_LIVING_FATHER, ALONG_LIVING_FAMILY,
                               ALONG_LIVING_PLACEMENT, ALONG_LIVING_OTHER, ALONG_LIVING_NOT_KNOWN, -1 };

/* @offered: as of living_row(); of no row: none. */
static int
get_living (AlongAsk *ask, const int *offered)
{
  int chosen = along_ask_get_choice (ask, "living");

  return chosen > 0 ? offered[chosen - 1] : -1;
}

/* “Not said”, then @offered, up to -1. */
static void
living_row (AlongAsk *ask, const int *offered)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("choice", "Not said"));
  for (; *offered >= 0; offered++)
    g_strv_builder_add (words, along_enum_words (ALONG_ENUM_LIVING, *offered));
  along_ask_choice (ask, "living", _ ("Where the child lives"), g_strv_builder_end (words), 0);
}

/* A child who was not born yet lives nowhere. Returns: whether @date is refused */
static gboolean
refuse_before_birth (AlongAsk *ask, AlongRecord *child, const char *date)
{
  const char *born = along_record_get_text (child, ALONG_PERSON_P_BORN);
  int first = born != NULL ? along_date_first_day (born) : ALONG_DAY_NONE;
  g_autofree char *when = NULL, *words = NULL;

  if (first == ALONG_DAY_NONE || along_date_last_day (date) >= first)
    return FALSE;
  when = along_date_to_words (born);
  /* Translators: a first name, and the day of their birth */
  words = g_strdup_printf (_ ("%s was born later: %s."), along_facts_first_name (child), when);
  along_ask_refuse (ask, "date", words);
  return TRUE;
}

/* @change: all but who cares for the child, and when. */
static AlongEdit *
make_care (AlongAsk *ask, AlongFamily *family, AlongCareChange *change)
{
  AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));

  change->date = child != NULL ? along_dialog_needed_date (ask, "date") : NULL;
  if (change->date == NULL || refuse_before_birth (ask, child, change->date))
    return NULL;
  /* nobody comes home from care that began later */
  if (change->step == ALONG_CARE_STEP_HOME
      && along_genogram_care_of (family, along_record_get_id (child), along_date_last_day (change->date)) == NULL
      && along_dialog_refuse_before (ask, family, ALONG_KIND_CARE_LINK, child, change->date))
    return NULL;
  change->note = along_ask_get_text (ask, "note");
  change->carers = along_ask_get_people (ask, "carers", &change->n_carers);
  return along_genogram_care (family, child, change);
}

static AlongEdit *
make_to_care (AlongAsk *ask, AlongFamily *family)
{
  AlongCareChange change = { .step = ALONG_CARE_STEP_MOVED,
                             .kind = along_ask_get_choice (ask, "kind") - 1,
                             .legal = along_ask_get_choice (ask, "legal") - 1,
                             .living = get_living (ask, in_care) };

  if (change.kind < 0)
    {
      along_ask_refuse (ask, "kind", _ ("Choose what kind of care it is."));
      return NULL;
    }
  return make_care (ask, family, &change);
}

static AlongEdit *
make_guardianship (AlongAsk *ask, AlongFamily *family)
{
  AlongCareChange change = { .step = ALONG_CARE_STEP_GUARDIANSHIP, .legal = -1, .living = -1 };

  return make_care (ask, family, &change);
}

static AlongEdit *
make_adopted (AlongAsk *ask, AlongFamily *family)
{
  AlongCareChange change = { .step = ALONG_CARE_STEP_ADOPTED, .legal = -1, .living = -1 };

  return make_care (ask, family, &change);
}

/* The row that asks whether the status @code has ended. */
static char *
legal_row (int code)
{
  return g_strdup_printf ("legal-ends-%d", code);
}

/* Of the child on the day that is typed; -1: none. */
static int
legal_on (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *legal = along_events_on (family, ALONG_KIND_LEGAL_STATUS, along_ask_get_about (ask), along_dialog_day (ask));

  return legal != NULL ? along_record_get_enum (legal, ALONG_LEGAL_STATUS_P_CODE) : -1;
}

static AlongEdit *
make_home (AlongAsk *ask, AlongFamily *family)
{
  g_autofree char *ends = legal_row (legal_on (ask, family));
  AlongCareChange change = { .step = ALONG_CARE_STEP_HOME,
                             .legal = -1,
                             .living = get_living (ask, at_home),
                             .legal_ends = along_ask_get_switch (ask, ends) };
  guint n;

  if (along_ask_get_people (ask, "carers", &n) == NULL && change.living < 0)
    {
      along_ask_refuse (ask, "carers", _ ("Choose whom the child came home to."));
      return NULL;
    }
  return make_care (ask, family, &change);
}

static gboolean
is_among (AlongId id, const AlongId *ids, guint n)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < n; i++)
    found = along_id_equal (ids[i], id);
  return found;
}

static void
carers_row (AlongAsk *ask, AlongRecord *child, const char *title)
{
  along_ask_people (ask, "carers", title, along_ask_list_people (along_ask_get_family (ask), along_record_get_id (child), NULL), NULL, 0);
}

/* Those who cared for the child on the day of the order: that may go on. */
static char *
carers_proposal (AlongAsk *ask, AlongFamily *family)
{
  AlongId child = along_ask_get_about (ask);
  AlongRecord *care = along_genogram_care_of (family, child, along_dialog_day (ask));
  g_autoptr (GArray) all = along_ask_list_people (family, child, NULL), chosen = g_array_new (FALSE, FALSE, sizeof (AlongId));
  guint n = 0;
  const AlongId *carers = care != NULL ? along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n) : NULL;

  for (guint i = 0; i < all->len; i++)
    if (is_among (g_array_index (all, AlongId, i), carers, n))
      g_array_append_val (chosen, g_array_index (all, AlongId, i));
  return along_ask_ids_to_text ((const AlongId *) chosen->data, chosen->len);
}

/** along_ask_to_care: “Moved to care”. */
GtkWindow *
along_ask_to_care (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("%s moved to care"), along_facts_first_name (child));
  AlongAsk *ask = along_dialog_new (page, key, child, title, _ ("_Add"), make_to_care);

  along_dialog_date_row (ask, _ ("When"));
  along_ask_choice (ask, "kind", _ ("Kind of care"), along_ask_words_after (C_ ("choice", "Not chosen yet"), ALONG_ENUM_CARE_KIND), 0);
  carers_row (ask, child, _ ("Carers, if they are in the drawing"));
  along_ask_choice (ask, "legal", _ ("Legal status"), along_ask_words_after (C_ ("choice", "Not said"), ALONG_ENUM_LEGAL_CODE), 0);
  living_row (ask, in_care);
  along_ask_line (ask, "note", _ ("Note"), NULL);
  return along_ask_present (ask, "date");
}

/* An order of a court: when, and who cares for the child by it. @carers: title of their row */
static GtkWindow *
ask_order (AlongGenogramPage *page, const char *key, AlongRecord *child, const char *title, const char *carers, AlongAskMake make)
{
  AlongAsk *ask = along_dialog_new (page, key, child, title, _ ("_Add"), make);

  along_dialog_date_row (ask, _ ("Date of the order"));
  carers_row (ask, child, carers);
  along_ask_propose (ask, "carers", carers_proposal);
  along_ask_line (ask, "note", _ ("Note"), NULL);
  return along_ask_present (ask, "date");
}

GtkWindow *
along_ask_guardianship (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("Special guardianship for %s"), along_facts_first_name (child));

  return ask_order (page, key, child, title, _ ("Guardians, if they are in the drawing"), make_guardianship);
}

GtkWindow *
along_ask_adopted (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("%s was adopted"), along_facts_first_name (child));

  return ask_order (page, key, child, title, _ ("Adoptive parents, if they are in the drawing"), make_adopted);
}

/* Where the child lived on the day before it came to those who care for it on @when. Returns: (nullable) */
static AlongRecord *
home_before_care (AlongFamily *family, AlongId child, int when)
{
  AlongRecord *care = along_genogram_care_of (family, child, when);
  const char *from = care != NULL ? along_record_get_text (care, ALONG_CARE_LINK_P_FROM) : NULL;
  int day = from != NULL ? along_date_first_day (from) : ALONG_DAY_NONE;

  return day != ALONG_DAY_NONE ? along_genogram_home_of (family, child, day - 1) : NULL;
}

/* Of whom nothing tells that they cannot have a child at home on @when: who lives and is no child. */
static gboolean
can_care (AlongRecord *person, int when)
{
  const char *born = along_record_get_text (person, ALONG_PERSON_P_BORN);
  int day = born != NULL ? along_date_last_day (born) : ALONG_DAY_NONE;

  return along_genogram_is_alive_on (person, when) && (day == ALONG_DAY_NONE || along_age_years (day, when) >= ADULT);
}

/* Whom a child can come home to on the day that is typed, its parents first. @likely (nullable): those of them with whom it lived before;
 * without such a home an only parent, or two under one roof. Returns: (transfer full) */
static GArray *
whom_to (AlongAsk *ask, AlongFamily *family, GArray *likely)
{
  int when = along_dialog_day (ask);
  AlongId id = along_ask_get_about (ask);
  g_autoptr (GArray) all = along_ask_list_people (family, id, NULL);
  GArray *offered = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *before = home_before_care (family, id, when), *first = NULL;
  gboolean together = TRUE;

  for (int parents = 1; parents >= 0; parents--)
    for (guint i = 0; i < all->len; i++)
      {
        AlongId one = g_array_index (all, AlongId, i);
        AlongRecord *home;

        if (along_genogram_is_parent (family, one, id) != parents || !can_care (along_family_find (family, ALONG_KIND_PERSON, one), when))
          continue;
        g_array_append_val (offered, one);
        if (!parents)
          continue;
        home = along_genogram_home_of (family, one, when);
        together = together && (offered->len == 1 || (home != NULL && home == first));
        first = offered->len == 1 ? home : first;
        if (likely != NULL && (before == NULL || home == before))
          g_array_append_val (likely, one);
      }
  if (likely != NULL && before == NULL && !together)
    g_array_set_size (likely, 0);
  return offered;
}

static char *
parents_proposal (AlongAsk *ask, AlongFamily *family)
{
  g_autoptr (GArray) likely = g_array_new (FALSE, FALSE, sizeof (AlongId));

  g_array_unref (whom_to (ask, family, likely));
  return along_ask_ids_to_text ((const AlongId *) likely->data, likely->len);
}

/* With whom of the parents, as far as those who are ticked tell. */
static int
living_with (AlongFamily *family, AlongId child, const AlongId *carers, guint n)
{
  guint parents = 0;
  int gender = ALONG_GENDER_UNKNOWN;

  for (guint i = 0; i < n; i++)
    if (along_genogram_is_parent (family, carers[i], child))
      {
        parents++;
        gender = along_record_get_enum (along_family_find (family, ALONG_KIND_PERSON, carers[i]), ALONG_PERSON_P_GENDER);
      }
  if (parents != 1)
    return parents > 1 ? ALONG_LIVING_BOTH_PARENTS : -1;
  return gender == ALONG_GENDER_FEMALE ? ALONG_LIVING_MOTHER : gender == ALONG_GENDER_MALE ? ALONG_LIVING_FATHER : -1;
}

/* Where the child lives, by who is ticked. */
static char *
living_proposal (AlongAsk *ask, AlongFamily *family)
{
  guint n;
  const AlongId *carers = along_ask_get_people (ask, "carers", &n);
  int living = living_with (family, along_ask_get_about (ask), carers, n);

  return living >= 0 ? g_strdup (along_enum_words (ALONG_ENUM_LIVING, living)) : NULL;
}

/* Each legal status that the child has or had may have ended by its coming home; asked is the one of the day that is typed. */
static void
legal_rows (AlongAsk *ask, AlongFamily *family, AlongId child)
{
  AlongRecord *legal;

  ALONG_FOREACH (legal, family, ALONG_KIND_LEGAL_STATUS)
    {
      int code = along_record_get_enum (legal, ALONG_LEGAL_STATUS_P_CODE);
      g_autofree char *name = legal_row (code), *words = g_strdup_printf (_ ("This has ended too: %s"), along_enum_words (ALONG_ENUM_LEGAL_CODE, code));

      /* A care order stays in force at home; voluntary care and protection do not. */
      if (along_record_refers_to (legal, ALONG_LEGAL_STATUS_P_CHILD, child) && along_ask_row (ask, name) == NULL)
        along_ask_switch (ask, name, words, NULL, code == ALONG_LEGAL_CODE_V2 || code == ALONG_LEGAL_CODE_L1 || code == ALONG_LEGAL_CODE_L2);
    }
}

static void
show_legal (AlongAsk *ask, AlongFamily *family)
{
  int now = legal_on (ask, family);

  for (int code = 0; code < (int) along_enum_n_values (ALONG_ENUM_LEGAL_CODE); code++)
    {
      g_autofree char *name = legal_row (code);

      along_ask_show (ask, name, code == now);
    }
}

/* It was otherwise on another day. Whom somebody ticked stays so. */
static void
home_day_cb (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  guint n = 0;
  const AlongId *ticked = along_ask_differs (ask, "carers") ? along_ask_get_people (ask, "carers", &n) : NULL;
  g_autofree AlongId *kept = g_memdup2 (ticked, n * sizeof *ticked);

  if (along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask)) == NULL)
    return;
  along_ask_offer_people (ask, "carers", whom_to (ask, family, NULL), kept, n);
  show_legal (ask, family);
}

/** along_ask_home: “Came home”. */
GtkWindow *
along_ask_home (AlongGenogramPage *page, const char *key, AlongRecord *child)
{
  g_autofree char *title = g_strdup_printf (_ ("%s came home"), along_facts_first_name (child));
  AlongAsk *ask = along_dialog_new (page, key, child, title, _ ("_Add"), make_home);
  GtkWindow *window;

  along_dialog_date_row (ask, _ ("When"));
  along_ask_people (ask, "carers", _ ("Home to"), whom_to (ask, along_ask_get_family (ask), NULL), NULL, 0);
  along_ask_propose (ask, "carers", parents_proposal);
  living_row (ask, at_home);
  along_ask_propose (ask, "living", living_proposal);
  legal_rows (ask, along_ask_get_family (ask), along_record_get_id (child));
  along_ask_on_change (ask, "date", home_day_cb);
  window = along_ask_present (ask, "date");
  /* with what a draft had */
  home_day_cb (ask);
  return window;
}
