/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-questionnaire-record.h"

#include "along-forms-builtin.h"

/**
 * along_questionnaire_record_id: the id that this version of this form has in every store.
 *
 * @version: (nullable)
 */
AlongId
along_questionnaire_record_id (const char *url, const char *version)
{
  g_autofree char *name = g_strdup_printf ("%s|%s", url, version != NULL ? version : "");

  return along_id_from_name (name);
}

/** along_questionnaire_add_record: the record of a form, added to @edit. Owned by the edit. */
AlongRecord *
along_questionnaire_add_record (AlongEdit *edit, AlongQuestionnaire *questionnaire)
{
  g_autofree char *text = along_questionnaire_to_text (questionnaire);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  const char *url = along_questionnaire_get_url (questionnaire),
             *version = along_questionnaire_get_version (questionnaire);
  g_autofree char *own_url = url == NULL ? g_strconcat ("urn:sha256:", hash, NULL) : g_strdup (url);
  AlongRecord *record = along_edit_create_with_id (edit, ALONG_KIND_QUESTIONNAIRE,
                                                   along_questionnaire_record_id (own_url, version));

  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_URL, own_url);
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_VERSION, version != NULL ? version : "1");
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_TITLE, along_questionnaire_get_title (questionnaire));
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_JSON, text);
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_LICENCE,
                         along_questionnaire_get_copyright (questionnaire));
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_HASH, hash);
  return record;
}

/* Versions are numbers with full stops between them: 0.10 comes after 0.9. */
static int
compare_versions (const char *one, const char *other)
{
  g_auto (GStrv) ones = g_strsplit (one != NULL ? one : "", ".", -1);
  g_auto (GStrv) others = g_strsplit (other != NULL ? other : "", ".", -1);

  for (guint i = 0; ones[i] != NULL || others[i] != NULL; i++)
    {
      guint64 a, b;

      if (ones[i] == NULL || others[i] == NULL)
        return ones[i] == NULL ? -1 : 1;
      a = g_ascii_strtoull (ones[i], NULL, 10);
      b = g_ascii_strtoull (others[i], NULL, 10);
      if (a != b)
        return a < b ? -1 : 1;
    }
  return 0;
}

static gboolean
has_newer (AlongRecord *record, AlongFamily *team, gboolean in_use)
{
  const char *url = along_record_get_text (record, ALONG_QUESTIONNAIRE_P_URL);
  const char *version = along_record_get_text (record, ALONG_QUESTIONNAIRE_P_VERSION);
  AlongRecord *other;

  ALONG_FOREACH (other, team, ALONG_KIND_QUESTIONNAIRE)
    if (g_strcmp0 (along_record_get_text (other, ALONG_QUESTIONNAIRE_P_URL), url) == 0
        && !(in_use && along_record_get_bool (other, ALONG_QUESTIONNAIRE_P_RETIRED))
        && compare_versions (along_record_get_text (other, ALONG_QUESTIONNAIRE_P_VERSION), version) > 0)
      return TRUE;
  return FALSE;
}

/** along_questionnaire_is_newest: whether @team has no newer version of this form that is still in use. */
gboolean
along_questionnaire_is_newest (AlongRecord *record, AlongFamily *team)
{
  return !has_newer (record, team, TRUE);
}

/** along_questionnaire_is_last: whether @team has no newer version of this form, in use or not. */
gboolean
along_questionnaire_is_last (AlongRecord *record, AlongFamily *team)
{
  return !has_newer (record, team, FALSE);
}

/* What the team retired stays retired; what it has in a newer version is not put beside that. */
static gboolean
has_form (AlongFamily *team, const char *url, const char *version)
{
  AlongRecord *record;

  ALONG_FOREACH (record, team, ALONG_KIND_QUESTIONNAIRE)
    if (g_strcmp0 (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_URL), url) == 0
        && (along_record_get_bool (record, ALONG_QUESTIONNAIRE_P_RETIRED)
            || compare_versions (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_VERSION), version) >= 0))
      return TRUE;
  return FALSE;
}

/**
 * along_questionnaire_add_builtin: the programme's own forms, those that the team does not have yet. What is there is
 * left as it is: a newer version of one of them comes beside the older one.
 *
 * @team: (nullable): the team's own records
 */
void
along_questionnaire_add_builtin (AlongEdit *edit, AlongFamily *team)
{
  for (const AlongBuiltinForm *own = along_forms_builtin_versions (); own->id != NULL; own++)
    {
      g_autoptr (AlongQuestionnaire) form = NULL;

      if (team != NULL && has_form (team, own->url, own->version))
        continue;
      form = along_forms_builtin_load (own->id, NULL);
      if (form != NULL)
        along_questionnaire_add_record (edit, form);
    }
}

/** along_questionnaire_of_record: the form that a record of kind questionnaire holds. */
AlongQuestionnaire *
along_questionnaire_of_record (AlongRecord *record, GError **error)
{
  return along_questionnaire_new_from_text (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_JSON), -1,
                                            error);
}

/**
 * along_form_of_assessment: the answers of a record of kind assessment, in the version of the form they were given in.
 *
 * @team: has the forms
 * @read: (nullable) (element-type AlongRecord AlongQuestionnaire): forms that were read before; grows
 *
 * Returns: (transfer full) (nullable): %NULL: form or answers are not there or cannot be read
 */
AlongForm *
along_form_of_assessment (AlongRecord *assessment, AlongFamily *team, GHashTable *read)
{
  AlongRecord *record = along_family_find (team, ALONG_KIND_QUESTIONNAIRE,
                                           along_record_get_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
  const char *text = along_record_get_text (assessment, ALONG_ASSESSMENT_P_RESPONSE);
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (JsonNode) response = NULL;

  if (record == NULL || text == NULL)
    return NULL;
  if (read != NULL && g_hash_table_contains (read, record))
    questionnaire = g_object_ref (g_hash_table_lookup (read, record));
  else
    questionnaire = along_questionnaire_of_record (record, NULL);
  response = along_form_json_read (text, -1, NULL);
  if (questionnaire == NULL || response == NULL)
    return NULL;
  if (read != NULL && !g_hash_table_contains (read, record))
    g_hash_table_insert (read, record, g_object_ref (questionnaire));
  return along_form_new_from_response (questionnaire, response, NULL);
}
