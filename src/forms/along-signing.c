/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-signing.h"

#include <glib/gi18n-lib.h>

#include "along-form-json.h"

/* Of a QuestionnaireResponse: valueBoolean: the rater saw nothing of earlier ratings. */
#define BLIND "urn:alongside:ext:blind"

/* Of a QuestionnaireResponse: valueString: why a form was used for a child younger than it is for. */
#define TOO_YOUNG "urn:alongside:ext:too-young"

static void
put_signature (AlongRecord *assessment, const char *response, AlongId worker, const AlongInstant *at)
{
  along_record_set_text (assessment, ALONG_ASSESSMENT_P_RESPONSE, response);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_SIGNED_BY, worker);
  along_record_set_instant (assessment, ALONG_ASSESSMENT_P_SIGNED_AT, at);
}

/** along_assessment_sign: @worker filled in the new @assessment and stands by it. @response: a QuestionnaireResponse, status completed */
void
along_assessment_sign (AlongRecord *assessment, const char *response, AlongId worker, const AlongInstant *at)
{
  put_signature (assessment, response, worker, at);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_RATER, worker);
  along_record_set_enum (assessment, ALONG_ASSESSMENT_P_STATUS, ALONG_ASSESSMENT_STATUS_COMPLETED);
}

/**
 * along_assessment_amend: @worker puts right what was signed. Who rated stays; a countersignature was put under other words and
 * falls away; the words before stay in the journal.
 *
 * @response: a QuestionnaireResponse, status amended
 * @reason: why, never empty
 */
void
along_assessment_amend (AlongRecord *assessment, const char *response, const char *reason, AlongId worker, const AlongInstant *at)
{
  put_signature (assessment, response, worker, at);
  along_record_set_enum (assessment, ALONG_ASSESSMENT_P_STATUS, ALONG_ASSESSMENT_STATUS_AMENDED);
  along_record_set_text (assessment, ALONG_ASSESSMENT_P_AMEND_REASON, reason);
  along_record_unset (assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_BY);
  along_record_unset (assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT);
}

/* Writes an extension into *@response, a QuestionnaireResponse. @value: (transfer full) */
static void
add_extension (char **response, const char *url, const char *type, JsonNode *value)
{
  g_autoptr (JsonNode) root = along_form_json_read (*response, -1, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *extensions = object != NULL ? along_form_json_array (object, "extension") : NULL;
  JsonObject *extension;

  if (object == NULL)
    {
      json_node_unref (value);
      return;
    }
  if (extensions == NULL)
    {
      extensions = json_array_new ();
      json_object_set_array_member (object, "extension", extensions);
    }
  extension = json_object_new ();
  json_object_set_string_member (extension, "url", url);
  json_object_set_member (extension, type, value);
  json_array_add_object_element (extensions, extension);
  g_free (*response);
  *response = along_form_json_write (root);
}

/* (transfer full) (nullable): the extension of @assessment with this @url. */
static JsonObject *
find_extension (AlongRecord *assessment, const char *url)
{
  const char *text = along_record_get_text (assessment, ALONG_ASSESSMENT_P_RESPONSE);
  g_autoptr (JsonNode) root = text != NULL ? along_form_json_read (text, -1, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *extensions = object != NULL ? along_form_json_array (object, "extension") : NULL;

  for (guint i = 0; extensions != NULL && i < json_array_get_length (extensions); i++)
    {
      JsonNode *element = json_array_get_element (extensions, i);
      JsonObject *extension = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

      if (extension != NULL && g_strcmp0 (along_form_json_string (extension, "url"), url) == 0)
        return json_object_ref (extension);
    }
  return NULL;
}

/** along_assessment_mark_blind: writes into *@response, a QuestionnaireResponse, that the rater saw nothing of earlier ratings. */
void
along_assessment_mark_blind (char **response)
{
  add_extension (response, BLIND, "valueBoolean", json_node_init_boolean (json_node_alloc (), TRUE));
}

/** along_assessment_is_blind: whether the rater saw nothing of earlier ratings. */
gboolean
along_assessment_is_blind (AlongRecord *assessment)
{
  g_autoptr (JsonObject) extension = find_extension (assessment, BLIND);

  return extension != NULL && json_object_get_boolean_member_with_default (extension, "valueBoolean", FALSE);
}

/** along_assessment_mark_too_young: writes into *@response why the form was used for a child younger than it is for. */
void
along_assessment_mark_too_young (char **response, const char *reason)
{
  add_extension (response, TOO_YOUNG, "valueString", json_node_init_string (json_node_alloc (), reason));
}

/** along_assessment_why_too_young: (transfer full) (nullable): why the form was used for a child younger than it is for; %NULL: it was not. */
char *
along_assessment_why_too_young (AlongRecord *assessment)
{
  g_autoptr (JsonObject) extension = find_extension (assessment, TOO_YOUNG);

  return extension != NULL ? g_strdup (along_form_json_string (extension, "valueString")) : NULL;
}

/** along_assessment_countersign: @worker, a manager, has read what was signed and stands by it too. */
void
along_assessment_countersign (AlongRecord *assessment, AlongId worker, const AlongInstant *at)
{
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_BY, worker);
  along_record_set_instant (assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT, at);
}

/** along_assessment_can_countersign: whether @worker is a manager, and somebody else signed what nobody countersigned yet. */
gboolean
along_assessment_can_countersign (AlongRecord *assessment, AlongRecord *worker)
{
  AlongId me = along_record_get_id (worker);

  return along_record_get_enum (worker, ALONG_WORKER_P_ROLE) == ALONG_ROLE_MANAGER
         && along_record_has (assessment, ALONG_ASSESSMENT_P_SIGNED_BY)
         && !along_record_refers_to (assessment, ALONG_ASSESSMENT_P_SIGNED_BY, me)
         && !along_record_refers_to (assessment, ALONG_ASSESSMENT_P_RATER, me)
         && !along_record_has (assessment, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT);
}

/* Who and when: "Marta Keane, 10 March 2026 at 14:32". @at: a property; (nullable) result: neither is known */
static char *
who_and_when (AlongRecord *assessment, AlongFamily *team, int by, int at)
{
  AlongRecord *worker = along_family_find (team, ALONG_KIND_WORKER, along_record_get_ref (assessment, by));
  const char *name = worker != NULL ? along_record_get_text (worker, ALONG_WORKER_P_NAME) : NULL;
  AlongInstant instant;
  g_autofree char *day = NULL, *time = NULL;

  if (!along_record_get_instant (assessment, at, &instant))
    return g_strdup (name);
  day = along_day_to_words (instant.day);
  if (instant.day_only)
    /* Translators: name of a worker, date */
    return name != NULL ? g_strdup_printf (C_ ("signature", "%s, %s"), name, day) : g_steal_pointer (&day);
  time = along_instant_time_words (&instant);
  /* Translators: name of a worker, date, time */
  return name != NULL ? g_strdup_printf (C_ ("signature", "%s, %s at %s"), name, day, time)
                      : g_strdup_printf (C_ ("signature", "%s at %s"), day, time);
}

/** along_assessment_signature_words: (transfer full) (nullable): who signed, amended and countersigned, when and why, a line each. */
char *
along_assessment_signature_words (AlongRecord *assessment, AlongFamily *team)
{
  g_autofree char *by = who_and_when (assessment, team, ALONG_ASSESSMENT_P_SIGNED_BY, ALONG_ASSESSMENT_P_SIGNED_AT);
  g_autofree char *counter = who_and_when (assessment, team, ALONG_ASSESSMENT_P_COUNTERSIGNED_BY, ALONG_ASSESSMENT_P_COUNTERSIGNED_AT);
  const char *reason = along_record_get_text (assessment, ALONG_ASSESSMENT_P_AMEND_REASON);
  AlongRecord *rater = along_family_find (team, ALONG_KIND_WORKER, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_RATER));
  GString *words = g_string_new (NULL);

  if (along_record_get_enum (assessment, ALONG_ASSESSMENT_P_STATUS) == ALONG_ASSESSMENT_STATUS_AMENDED)
    {
      if (rater != NULL)
        g_string_append_printf (words, _ ("Rated by %s.\n"), along_record_get_text (rater, ALONG_WORKER_P_NAME));
      /* Translators: who and when */
      g_string_append_printf (words, _ ("Amended by %s."), by != NULL ? by : _ ("somebody not known"));
      if (reason != NULL)
        /* Translators: why it was amended, in the words of who did it */
        g_string_append_printf (words, _ (" Why: %s"), reason);
    }
  else if (by != NULL)
    /* Translators: who and when */
    g_string_append_printf (words, _ ("Signed by %s."), by);
  if (counter != NULL)
    {
      if (words->len > 0)
        g_string_append_c (words, '\n');
      /* Translators: who and when */
      g_string_append_printf (words, _ ("Countersigned by %s."), counter);
    }
  return g_string_free (words, words->len == 0);
}
