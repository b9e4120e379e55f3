/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments and scores of a family as a FHIR R4 Bundle: https://hl7.org/fhir/R4/bundle.html */
#include "along-fhir-bundle.h"

#include <math.h>

#include "along-form-json.h"
#include "along-instant.h"
#include "along-score-register.h"

/* The baby that an assessment of a parent is about. */
#define CHILD "urn:alongside:ext:child"

typedef struct
{
  AlongFamily *family, *team;
  JsonArray *entries;
  GHashTable *there; /* ids as text, of what is in it already */
  AlongFhirBundled *bundled;
} Bundle;

static char *
urn_of (AlongRecord *record)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (record));

  return g_strconcat ("urn:uuid:", id, NULL);
}

/* Takes @resource. */
static void
add_entry (Bundle *self, AlongRecord *record, JsonObject *resource)
{
  JsonObject *entry = json_object_new ();
  g_autofree char *urn = urn_of (record), *id = along_id_to_text (along_record_get_id (record));

  json_object_set_string_member (resource, "id", id);
  json_object_set_string_member (entry, "fullUrl", urn);
  json_object_set_object_member (entry, "resource", resource);
  json_array_add_object_element (self->entries, entry);
}

static gboolean
is_new (Bundle *self, AlongRecord *record)
{
  return g_hash_table_add (self->there, along_id_to_text (along_record_get_id (record)));
}

static JsonObject *
new_resource (const char *type)
{
  JsonObject *resource = json_object_new ();

  json_object_set_string_member (resource, "resourceType", type);
  return resource;
}

static void
set_name (JsonObject *resource, const char *text)
{
  JsonArray *names;
  JsonObject *name;

  if (text == NULL)
    return;
  names = json_array_new ();
  name = json_object_new ();
  json_object_set_string_member (name, "text", text);
  json_array_add_object_element (names, name);
  json_object_set_array_member (resource, "name", names);
}

/* FHIR's dates are whole days, months or years, and never about. */
static void
set_date (JsonObject *resource, const char *member, AlongRecord *record, int property)
{
  int day = along_record_get_day (record, property);
  g_autofree char *edtf = day != ALONG_DAY_NONE ? along_day_to_edtf (day) : NULL;

  if (edtf != NULL && g_strcmp0 (edtf, along_record_get_text (record, property)) == 0)
    json_object_set_string_member (resource, member, edtf);
}

/* Who is meant; they are in the bundle, once. */
static JsonObject *
new_reference (Bundle *self, AlongRecord *record, const char *type)
{
  JsonObject *reference = json_object_new ();
  g_autofree char *urn = urn_of (record);

  if (is_new (self, record))
    {
      JsonObject *resource = new_resource (type);
      gboolean worker = along_record_get_kind_id (record) == ALONG_KIND_WORKER;

      set_name (resource, along_record_get_text (record, worker ? ALONG_WORKER_P_NAME : ALONG_PERSON_P_NAME));
      if (!worker)
        {
          set_date (resource, "birthDate", record, ALONG_PERSON_P_BORN);
          self->bundled->people++;
        }
      add_entry (self, record, resource);
    }
  json_object_set_string_member (reference, "reference", urn);
  return reference;
}

/* The form as the team has it, whatever of it Alongside does not act on with it. */
static gboolean
add_questionnaire (Bundle *self, AlongRecord *questionnaire)
{
  g_autoptr (JsonNode) root = NULL;

  if (!is_new (self, questionnaire))
    return TRUE;
  root = along_form_json_read (along_record_get_text (questionnaire, ALONG_QUESTIONNAIRE_P_JSON), -1, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  add_entry (self, questionnaire, json_object_ref (json_node_get_object (root)));
  self->bundled->questionnaires++;
  return TRUE;
}

static void
set_child (Bundle *self, JsonObject *response, AlongRecord *child)
{
  JsonArray *extensions = along_form_json_array (response, "extension");
  JsonObject *extension = json_object_new ();

  json_object_set_string_member (extension, "url", CHILD);
  json_object_set_object_member (extension, "valueReference", new_reference (self, child, "Patient"));
  if (extensions == NULL)
    {
      extensions = json_array_new ();
      json_object_set_array_member (response, "extension", extensions);
    }
  json_array_add_object_element (extensions, extension);
}

static void
add_assessment (Bundle *self, AlongRecord *assessment)
{
  AlongRecord *questionnaire = along_family_find (self->team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
  AlongRecord *parent = along_family_find (self->family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT));
  AlongRecord *child = along_family_find (self->family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_CHILD));
  AlongRecord *rater = along_family_find (self->team, ALONG_KIND_WORKER, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_RATER));
  g_autoptr (JsonNode) root = along_form_json_read (along_record_get_text (assessment, ALONG_ASSESSMENT_P_RESPONSE), -1, NULL);
  JsonObject *response;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || (questionnaire != NULL && !add_questionnaire (self, questionnaire)))
    {
      self->bundled->unread++;
      return;
    }
  response = json_object_ref (json_node_get_object (root));
  if (parent != NULL)
    json_object_set_object_member (response, "subject", new_reference (self, parent, "Patient"));
  if (child != NULL)
    set_child (self, response, child);
  if (rater != NULL)
    json_object_set_object_member (response, "author", new_reference (self, rater, "Practitioner"));
  set_date (response, "authored", assessment, ALONG_ASSESSMENT_P_DATE);
  add_entry (self, assessment, response);
  self->bundled->responses++;
}

static JsonObject *
new_quantity (const char *value)
{
  JsonObject *quantity = json_object_new ();
  /* a whole number stays one */
  g_autoptr (JsonNode) number = json_from_string (value, NULL);

  json_object_set_member (quantity, "value", number != NULL ? g_steal_pointer (&number) : json_node_new (JSON_NODE_NULL));
  return quantity;
}

static JsonObject *
new_code (const char *text)
{
  JsonObject *code = json_object_new ();

  json_object_set_string_member (code, "text", text);
  return code;
}

/* A score of the register is an Observation, its parts are components. */
static void
add_score (Bundle *self, AlongRecord *score)
{
  AlongRecord *about = along_family_find (self->family, ALONG_KIND_PERSON, along_record_get_ref (score, ALONG_SCORE_P_ABOUT));
  const char *total = along_record_get_text (score, ALONG_SCORE_P_TOTAL), *note = along_record_get_text (score, ALONG_SCORE_P_NOTE);
  g_autoptr (GPtrArray) parts = along_parts_read (along_record_get_text (score, ALONG_SCORE_P_SUBSCALES));
  JsonObject *observation = new_resource ("Observation");

  json_object_set_string_member (observation, "status", "final");
  json_object_set_object_member (observation, "code", new_code (along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT)));
  if (about != NULL)
    json_object_set_object_member (observation, "subject", new_reference (self, about, "Patient"));
  set_date (observation, "effectiveDateTime", score, ALONG_SCORE_P_DATE);
  if (total != NULL)
    json_object_set_object_member (observation, "valueQuantity", new_quantity (total));
  if (note != NULL)
    {
      JsonArray *notes = json_array_new ();

      json_array_add_object_element (notes, new_code (note));
      json_object_set_array_member (observation, "note", notes);
    }
  if (parts->len > 0)
    {
      JsonArray *components = json_array_new ();

      for (guint i = 0; i < parts->len; i++)
        {
          const AlongPart *part = g_ptr_array_index (parts, i);
          JsonObject *component = json_object_new ();

          json_object_set_object_member (component, "code", new_code (part->name));
          json_object_set_object_member (component, "valueQuantity", new_quantity (part->value));
          json_array_add_object_element (components, component);
        }
      json_object_set_array_member (observation, "component", components);
    }
  add_entry (self, score, observation);
  self->bundled->scores++;
}

/**
 * along_fhir_bundle: a Bundle (R4, "collection") of the assessments of a family: each QuestionnaireResponse as it was signed, the
 * Questionnaire in the version it was answered in, whom it is about and who rated; and the scores of other measures as Observations.
 *
 * @assessment: only this one; ALONG_ID_NONE: all of them, and the scores
 * @made: the time of making it, in ms
 * @bundled: (out): what is in it
 *
 * Returns: (transfer full): JSON text
 */
char *
along_fhir_bundle (AlongFamily *family, AlongFamily *team, AlongId assessment, gint64 made, AlongFhirBundled *bundled)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (made / 1000);
  g_autofree char *timestamp = g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");
  JsonObject *root = new_resource ("Bundle");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), root);
  Bundle self = { family, team, json_array_new (), there, bundled };
  AlongRecord *record;

  *bundled = (AlongFhirBundled){ 0 };
  json_object_unref (root);
  json_object_set_string_member (root, "type", "collection");
  json_object_set_string_member (root, "timestamp", timestamp);
  json_object_set_array_member (root, "entry", self.entries);
  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    if (along_id_is_none (assessment) || along_id_equal (along_record_get_id (record), assessment))
      add_assessment (&self, record);
  if (along_id_is_none (assessment))
    ALONG_FOREACH (record, family, ALONG_KIND_SCORE)
      add_score (&self, record);
  /* an empty array is no FHIR */
  if (json_array_get_length (self.entries) == 0)
    json_object_remove_member (root, "entry");
  return along_form_json_write (node);
}
