/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: what can have happened to somebody, each one dialog and one step. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "ask/along-ask.h"
#include "along-facts.h"
#include "along-genogram-events.h"

/* Who may still live with parents or carers; older people are not offered care. */
#define CHILD_YEARS 18

static void
append (GMenu *menu, const char *words, const char *what, AlongRecord *about)
{
  g_autofree char *key = along_ask_key (what, along_record_get_id (about));
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, "genogram.ask", "s", key);
  g_menu_append_item (menu, item);
}

static gboolean
may_be_child (AlongRecord *person, int today)
{
  int born = along_record_get_last_day (person, ALONG_PERSON_P_BORN);

  return born == ALONG_DAY_NONE ? !along_record_has (person, ALONG_PERSON_P_BORN) : along_age_years (born, today) < CHILD_YEARS;
}

/* Whether of @pregnancy, of which is only said that it ended with a birth, one still has to hear who was born and when. */
static gboolean
wants_birth (AlongFamily *family, AlongRecord *pregnancy)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) != ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH
      || along_record_has (pregnancy, ALONG_PREGNANCY_P_BORN))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL && !along_record_has (baby, ALONG_PERSON_P_BORN) && !along_record_has (baby, ALONG_PERSON_P_DIED))
        return TRUE;
    }
  return n == 0;
}

/* A pregnancy of the baby or of the mother: an open one, or one whose birth is not written down yet. */
static void
append_pregnancies (GMenu *menu, AlongFamily *family, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person) || along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, person))
      {
        gboolean open = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN;

        if (open || wants_birth (family, pregnancy))
          append (menu, _ ("Baby is born…"), "born", pregnancy);
        if (open)
          append (menu, _ ("The pregnancy was lost…"), "lost", pregnancy);
      }
}

static void
append_couples (GMenu *menu, AlongFamily *family, AlongId person)
{
  AlongRecord *couple;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      gboolean one = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, person);
      AlongRecord *other;
      g_autofree char *words = NULL;

      if ((!one && !along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, person)) || !along_couple_any_step_fits (family, couple))
        continue;
      other = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE));
      if (other == NULL)
        continue;
      words = g_strdup_printf (_ ("With %s: married, separated, together again…"), along_facts_first_name (other));
      append (menu, words, "step", couple);
    }
}

/** along_genogram_happened_menu: what can have happened to @person until @today. It may be empty. */
GMenu *
along_genogram_happened_menu (AlongFamily *family, AlongRecord *person, int today)
{
  GMenu *menu = g_menu_new ();
  AlongId id = along_record_get_id (person);
  gboolean expected = along_genogram_expected (family, id) != NULL;

  append_pregnancies (menu, family, id);
  if (expected || along_record_has (person, ALONG_PERSON_P_DIED))
    return menu;
  append_couples (menu, family, id);
  if (along_genogram_care_of (family, id, today) != NULL)
    append (menu, _ ("Came home…"), "came-home", person);
  if (may_be_child (person, today))
    {
      append (menu, _ ("Moved to care…"), "to-care", person);
      append (menu, _ ("Special guardianship…"), "guardianship", person);
      append (menu, _ ("Was adopted…"), "adopted", person);
    }
  append (menu, _ ("Moved home…"), "moved", person);
  append (menu, _ ("Died…"), "died", person);
  return menu;
}
