/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-filling.h"

#include "along-date.h"
#include "along-facts.h"
#include "along-form-json.h"

static gpointer
ref (gpointer record)
{
  return record != NULL ? g_object_ref (record) : NULL;
}

/** along_filling_new: the form, with whom, for what day. */
AlongFilling *
along_filling_new (AlongRecord *questionnaire, AlongRecord *parent, AlongRecord *child, AlongRecord *pregnancy, int day)
{
  AlongFilling *filling = g_new0 (AlongFilling, 1);

  filling->questionnaire = ref (questionnaire);
  filling->parent = ref (parent);
  filling->child = ref (child);
  filling->pregnancy = ref (pregnancy);
  filling->day = day;
  return filling;
}

/**
 * along_filling_amend: what was signed, to be put right: in the version of the form that it was given in, for the same day.
 *
 * Returns: (transfer full) (nullable): %NULL: its form or its parent is not there any more
 */
AlongFilling *
along_filling_amend (AlongFamily *family, AlongFamily *team, AlongRecord *assessment)
{
  AlongRecord *questionnaire = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
  AlongRecord *parent = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT));
  AlongFilling *filling;

  if (questionnaire == NULL || parent == NULL)
    return NULL;
  filling = along_filling_new (questionnaire, parent,
                               along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_CHILD)),
                               along_family_find (family, ALONG_KIND_PREGNANCY, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PREGNANCY)),
                               along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE));
  filling->amends = g_object_ref (assessment);
  return filling;
}

static void
set_day (JsonObject *object, const char *name, int day)
{
  g_autofree char *text = day != ALONG_DAY_NONE ? along_day_to_edtf (day) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static const char *
role_of (AlongRecord *parent)
{
  switch (along_record_get_enum (parent, ALONG_PERSON_P_GENDER))
    {
    case ALONG_GENDER_FEMALE:
    case ALONG_GENDER_TRANS_WOMAN:
      return "mother";
    case ALONG_GENDER_MALE:
    case ALONG_GENDER_TRANS_MAN:
      return "father";
    default:
      return "parent";
    }
}

/**
 * along_filling_known: what a form may start with: %patient.birthDate and %baby.birthDate, %baby.dueDate, %carer.role ("mother",
 * "father", "parent"). Nothing else of the family is handed to a form that comes from outside.
 *
 * @family: (nullable)
 *
 * Returns: (transfer full): an object
 */
JsonNode *
along_filling_known (const AlongFilling *filling, AlongFamily *family)
{
  JsonObject *known = json_object_new (), *patient = json_object_new (), *baby = json_object_new (), *carer = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), known);
  int born = family != NULL && filling->child != NULL ? along_facts_child_born (family, filling->child) : ALONG_DAY_NONE;

  json_object_unref (known);
  json_object_set_string_member (patient, "resourceType", "Patient");
  set_day (patient, "birthDate", born);
  set_day (baby, "birthDate", born);
  if (family != NULL && filling->pregnancy != NULL)
    set_day (baby, "dueDate", along_facts_best_edd (family, filling->pregnancy));
  if (filling->parent != NULL)
    json_object_set_string_member (carer, "role", role_of (filling->parent));
  json_object_set_object_member (known, "patient", patient);
  json_object_set_object_member (known, "baby", baby);
  json_object_set_object_member (known, "carer", carer);
  return node;
}

/** along_filling_free: frees @filling. */
void
along_filling_free (AlongFilling *filling)
{
  if (filling == NULL)
    return;
  g_clear_object (&filling->questionnaire);
  g_clear_object (&filling->parent);
  g_clear_object (&filling->child);
  g_clear_object (&filling->pregnancy);
  g_clear_object (&filling->amends);
  g_free (filling->reason);
  g_free (filling->too_young);
  g_clear_pointer (&filling->typed, json_node_unref);
  g_free (filling);
}

/** along_filling_draft_key: one draft for each form, parent and baby, and one for each assessment that is amended. */
char *
along_filling_draft_key (const AlongFilling *filling, AlongFamily *family)
{
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  g_autofree char *form = along_id_to_text (along_record_get_id (filling->questionnaire));
  g_autofree char *parent = along_id_to_text (along_record_get_id (filling->parent));
  g_autofree char *child = filling->child != NULL ? along_id_to_text (along_record_get_id (filling->child)) : NULL;

  if (filling->amends != NULL)
    {
      g_autofree char *amends = along_id_to_text (along_record_get_id (filling->amends));

      return g_strdup_printf ("assessment/%s/%s/%s/%s/%s", id, form, parent, child != NULL ? child : "none", amends);
    }
  return g_strdup_printf ("assessment/%s/%s/%s/%s", id, form, parent, child != NULL ? child : "none");
}

/**
 * along_filling_find_draft: (transfer none) (nullable): the draft that was begun of the same form with the same
 * people, whatever key it was kept under: the key had no baby once.
 */
const AlongDraft *
along_filling_find_draft (const AlongFilling *filling, AlongSession *session, AlongFamily *family)
{
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (session, along_family_get_id (family));

  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (JsonNode) response = NULL;
      g_autoptr (AlongFilling) begun = NULL;
      guint section;

      if (g_strcmp0 (draft->kind, "assessment") == 0)
        begun = along_filling_from_draft (family, along_session_get_team (session), draft, &section, &response);
      if (begun != NULL && begun->questionnaire == filling->questionnaire && begun->parent == filling->parent
          && begun->child == filling->child && begun->amends == filling->amends)
        return draft;
    }
  return NULL;
}

static const char *const members[] = { "questionnaire", "parent", "child", "pregnancy", "amends" };

/** along_filling_to_draft: the body of a draft. @section: the one in sight. */
char *
along_filling_to_draft (const AlongFilling *filling, guint section, AlongForm *form)
{
  AlongRecord *records[] = { filling->questionnaire, filling->parent, filling->child, filling->pregnancy, filling->amends };
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    if (records[i] != NULL)
      {
        g_autofree char *id = along_id_to_text (along_record_get_id (records[i]));
        json_object_set_string_member (object, members[i], id);
      }
  {
    g_autofree char *day = along_day_to_edtf (filling->day);
    json_object_set_string_member (object, "date", day);
  }
  json_object_set_int_member (object, "section", section);
  json_object_set_member (object, "response", along_form_to_response (form, "in-progress"));
  if (filling->blind)
    json_object_set_boolean_member (object, "blind", TRUE);
  if (filling->reason != NULL)
    json_object_set_string_member (object, "reason", filling->reason);
  if (filling->too_young != NULL)
    json_object_set_string_member (object, "tooYoung", filling->too_young);
  if (filling->typed != NULL)
    json_object_set_member (object, "typed", json_node_copy (filling->typed));
  return along_form_json_write (root);
}

/**
 * along_filling_is_blind_to: whether a rating of the same form with the same people has been begun blind: nothing of what was rated
 * before is to be seen until it is finished or let go.
 *
 * @url: of the form
 */
gboolean
along_filling_is_blind_to (AlongSession *session, AlongFamily *family, const char *url, AlongRecord *parent, AlongRecord *child)
{
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (session, along_family_get_id (family));

  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (JsonNode) response = NULL;
      g_autoptr (AlongFilling) begun = NULL;
      guint section;

      if (g_strcmp0 (draft->kind, "assessment") == 0)
        begun = along_filling_from_draft (family, along_session_get_team (session), draft, &section, &response);
      if (begun != NULL && begun->blind && begun->parent == parent && begun->child == child
          && g_strcmp0 (along_record_get_text (begun->questionnaire, ALONG_QUESTIONNAIRE_P_URL), url) == 0)
        return TRUE;
    }
  return FALSE;
}

static AlongRecord *
record_of (AlongFamily *family, AlongKindId kind, JsonObject *object, const char *member)
{
  const char *text = along_form_json_string (object, member);
  AlongId id;

  return text != NULL && along_id_parse (text, &id) ? along_family_find (family, kind, id) : NULL;
}

/**
 * along_filling_from_draft: what a draft holds.
 *
 * @response: (out): the answers
 *
 * Returns: (transfer full) (nullable): %NULL: its form, its parent or what it amends is not there any more
 */
AlongFilling *
along_filling_from_draft (AlongFamily *family, AlongFamily *team, const AlongDraft *draft, guint *section, JsonNode **response)
{
  g_autoptr (JsonNode) root = draft->body != NULL ? json_from_string (draft->body, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  AlongRecord *questionnaire, *parent, *amends;
  AlongFilling *filling;
  JsonNode *typed;
  const char *date;
  int day;

  if (object == NULL || !json_object_has_member (object, "response"))
    return NULL;
  questionnaire = record_of (team, ALONG_KIND_QUESTIONNAIRE, object, "questionnaire");
  parent = record_of (family, ALONG_KIND_PERSON, object, "parent");
  date = along_form_json_string (object, "date");
  day = date != NULL ? along_date_first_day (date) : ALONG_DAY_NONE;
  amends = record_of (family, ALONG_KIND_ASSESSMENT, object, "amends");
  if (questionnaire == NULL || parent == NULL || day == ALONG_DAY_NONE || (amends == NULL && json_object_has_member (object, "amends")))
    return NULL;
  *section = (guint) CLAMP (json_object_get_int_member_with_default (object, "section", 0), 0, G_MAXINT);
  *response = json_node_copy (json_object_get_member (object, "response"));
  filling = along_filling_new (questionnaire, parent, record_of (family, ALONG_KIND_PERSON, object, "child"),
                               record_of (family, ALONG_KIND_PREGNANCY, object, "pregnancy"), day);
  filling->amends = ref (amends);
  filling->blind = json_object_get_boolean_member_with_default (object, "blind", FALSE);
  filling->reason = g_strdup (along_form_json_string (object, "reason"));
  filling->too_young = g_strdup (along_form_json_string (object, "tooYoung"));
  typed = json_object_get_member (object, "typed");
  if (typed != NULL && JSON_NODE_HOLDS_ARRAY (typed))
    filling->typed = json_node_copy (typed);
  return filling;
}
