/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A professional of the ecomap; whether somebody is safe around the baby. */
#include <glib/gi18n-lib.h>

#include "along-around-edits.h"
#include "along-ask-dialogs.h"
#include "along-facts.h"
#include "along-field-words.h"

/* --- Professionals --- */

static AlongEdit *
make_professional (AlongAsk *ask, AlongFamily *family)
{
  AlongId id = along_ask_get_about (ask);
  AlongRecord *current = along_family_find (family, ALONG_KIND_PROFESSIONAL, id);
  g_autoptr (AlongRecord) said = NULL;

  if (current == NULL && !along_id_is_none (id))
    return NULL;
  said = current != NULL ? along_record_copy (current)
                         : along_record_new (ALONG_KIND_PROFESSIONAL, along_id_new (), along_family_get_id (family));
  along_ask_fill (ask, said);
  if (!along_record_has (said, ALONG_PROFESSIONAL_P_ROLE))
    {
      along_ask_refuse (ask, "role", _ ("Write what they are, for example health visitor."));
      return NULL;
    }
  along_ask_set_toast (ask, current != NULL ? _ ("Professional changed") : _ ("Professional added"));
  return along_around_set_professional (family, current, said);
}

static void
agency_row (AlongAsk *ask, AlongRecord *professional)
{
  AlongFamily *team = along_session_get_team (along_page_get_session (along_ask_get_page (ask)));
  AlongId none = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *agency;

  g_strv_builder_add (names, C_ ("choice", "Not said"));
  g_array_append_val (ids, none);
  ALONG_FOREACH (agency, team, ALONG_KIND_AGENCY)
    {
      AlongId id = along_record_get_id (agency);

      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_record_get_text (agency, ALONG_AGENCY_P_NAME));
    }
  along_ask_record (ask, "agency", along_property_words (ALONG_KIND_PROFESSIONAL, ALONG_PROFESSIONAL_P_AGENCY), ids, g_strv_builder_end (names),
                    professional != NULL ? along_record_get_ref (professional, ALONG_PROFESSIONAL_P_AGENCY) : none);
  along_ask_stands_for (ask, "agency", ALONG_KIND_PROFESSIONAL, ALONG_PROFESSIONAL_P_AGENCY);
}

/** along_ask_professional: @professional: (nullable): to be changed or ended; %NULL: a new one. */
GtkWindow *
along_ask_professional (AlongGenogramPage *page, const char *key, AlongRecord *professional)
{
  static const int asked[] = { ALONG_PROFESSIONAL_P_NAME, ALONG_PROFESSIONAL_P_ROLE, ALONG_PROFESSIONAL_P_PURPOSE, ALONG_PROFESSIONAL_P_START,
                               ALONG_PROFESSIONAL_P_END, ALONG_PROFESSIONAL_P_RING, ALONG_PROFESSIONAL_P_TIE, ALONG_PROFESSIONAL_P_FLOW };
  AlongAsk *ask = along_dialog_new (page, key, professional, professional != NULL ? _ ("Professional") : _ ("Add professional"),
                                 professional != NULL ? _ ("_Change") : _ ("_Add"), make_professional);

  along_ask_set_result (ask, ALONG_ID_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    along_ask_property (ask, professional, ALONG_KIND_PROFESSIONAL, asked[i]);
  agency_row (ask, professional);
  return along_ask_present (ask, "name");
}

/* --- Safety --- */

/* What is said today of whom it is about around all children. Returns: (nullable) */
static AlongRecord *
said_now (AlongAsk *ask, AlongFamily *family)
{
  return along_around_safety_now (family, along_ask_get_about (ask), ALONG_ID_NONE, along_ask_get_today (ask));
}

/* Why, and who said so: another answer has reasons of its own, and with the answer it comes back. */
static char *
propose (AlongAsk *ask, AlongFamily *family, int property)
{
  AlongRecord *now = said_now (ask, family);

  if (now == NULL || along_ask_get_choice (ask, "safe") != along_record_get_enum (now, ALONG_SAFETY_P_SAFE))
    return NULL;
  return g_strdup (along_record_get_text (now, property));
}

static char *
why_proposal (AlongAsk *ask, AlongFamily *family)
{
  return propose (ask, family, ALONG_SAFETY_P_WHY);
}

static char *
teller_proposal (AlongAsk *ask, AlongFamily *family)
{
  return propose (ask, family, ALONG_SAFETY_P_TOLD_BY);
}

static AlongEdit *
make_safety (AlongAsk *ask, AlongFamily *family)
{
  AlongId id = along_ask_get_about (ask);
  g_autoptr (AlongRecord) said = along_record_new (ALONG_KIND_SAFETY, along_id_new (), along_family_get_id (family));

  if (along_family_find (family, ALONG_KIND_PERSON, id) == NULL)
    return NULL;
  along_record_set_ref (said, ALONG_SAFETY_P_PERSON, id);
  along_ask_fill (ask, said);
  along_ask_set_toast (ask, _ ("Safety map changed"));
  return along_around_set_safety (family, said, along_ask_get_today (ask));
}

static gboolean
is_baby (AlongFamily *family, AlongId id)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id))
      return TRUE;
  return FALSE;
}

/* Around whom: who is, or will be, a child of somebody here: only they are asked about. */
static void
child_row (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId none = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *child;

  g_strv_builder_add (names, C_ ("children", "All children here"));
  g_array_append_val (ids, none);
  ALONG_FOREACH (child, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (child);

      if (along_id_equal (id, along_ask_get_about (ask)) || !is_baby (family, id))
        continue;
      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_facts_first_name (child));
    }
  along_ask_record (ask, "child", along_property_words (ALONG_KIND_SAFETY, ALONG_SAFETY_P_CHILD), ids, g_strv_builder_end (names), none);
  along_ask_stands_for (ask, "child", ALONG_KIND_SAFETY, ALONG_SAFETY_P_CHILD);
}

/** along_ask_safety: whether @person is safe around the baby. What was said before stays, ended. */
GtkWindow *
along_ask_safety (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *question = g_strdup_printf (_ ("Is %s safe around the baby?"), along_facts_first_name (person)), *today = NULL;
  AlongAsk *ask = along_dialog_new (page, key, person, question, _ ("_Done"), make_safety);
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *now = said_now (ask, family);
  g_autoptr (AlongRecord) first = now != NULL ? g_object_ref (now)
                                              : along_record_new (ALONG_KIND_SAFETY, along_id_new (), along_family_get_id (family));

  /* that nobody knows is an answer */
  if (now == NULL)
    along_record_set_enum (first, ALONG_SAFETY_P_SAFE, ALONG_SAFE_WITH_NOT_KNOWN);
  along_ask_set_result (ask, ALONG_ID_NONE);
  along_ask_property (ask, first, ALONG_KIND_SAFETY, ALONG_SAFETY_P_SAFE);
  along_ask_set_title (ask, "safe", question);
  along_ask_property (ask, first, ALONG_KIND_SAFETY, ALONG_SAFETY_P_WHY);
  along_ask_property (ask, NULL, ALONG_KIND_SAFETY, ALONG_SAFETY_P_FROM);
  today = along_day_to_edtf (along_ask_get_today (ask));
  along_ask_set_text (ask, "from", today);
  along_ask_property (ask, first, ALONG_KIND_SAFETY, ALONG_SAFETY_P_TOLD_BY);
  child_row (ask);
  along_ask_propose (ask, "why", why_proposal);
  along_ask_propose (ask, "told_by", teller_proposal);
  return along_ask_present (ask, "safe");
}
