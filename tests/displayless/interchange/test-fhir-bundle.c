/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessments of a family as a FHIR Bundle: everything it refers to is in it, and what is read back from it says and scores the same. */
#include <glib/gstdio.h>
#include <string.h>

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-fhir-bundle.h"
#include "along-form-json.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-store.h"

#define MADE G_GINT64_CONSTANT (1782900000000) /* 2026-07-01 10:00 UTC */

static AlongStore *store;
static AlongFamily *team;
static char *top;

static const char *const stories[] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };

typedef struct
{
  GHashTable *urls;           /* fullUrl -> resource */
  GHashTable *questionnaires; /* "url|version" -> resource */
  guint responses, scores;
} Read;

/* Every "reference" anywhere names an entry. */
static void
check_references (JsonNode *node, GHashTable *urls)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);
      const char *reference = along_form_json_string (object, "reference");

      if (reference != NULL)
        g_assert_true (g_hash_table_contains (urls, reference));
      for (GList *member = members; member != NULL; member = member->next)
        check_references (json_object_get_member (object, member->data), urls);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      check_references (json_array_get_element (json_node_get_array (node), i), urls);
}

static void
read_bundle (JsonNode *root, Read *read)
{
  JsonObject *bundle = json_node_get_object (root);
  JsonArray *entries = along_form_json_array (bundle, "entry");

  g_assert_cmpstr (along_form_json_string (bundle, "resourceType"), ==, "Bundle");
  g_assert_cmpstr (along_form_json_string (bundle, "type"), ==, "collection");
  g_assert_cmpstr (along_form_json_string (bundle, "timestamp"), ==, "2026-07-01T10:00:00Z");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i), *resource = along_form_json_object (entry, "resource");
      const char *url = along_form_json_string (entry, "fullUrl"), *type = along_form_json_string (resource, "resourceType");

      g_assert_true (g_str_has_prefix (url, "urn:uuid:"));
      g_assert_cmpstr (url + strlen ("urn:uuid:"), ==, along_form_json_string (resource, "id"));
      g_assert_true (g_hash_table_insert (read->urls, (gpointer) url, resource));
      read->responses += g_str_equal (type, "QuestionnaireResponse");
      read->scores += g_str_equal (type, "Observation");
      if (g_str_equal (type, "Questionnaire"))
        g_hash_table_insert (read->questionnaires,
                             g_strdup_printf ("%s|%s", along_form_json_string (resource, "url"), along_form_json_string (resource, "version")), resource);
    }
  check_references (root, read->urls);
}

static JsonNode *
node_of (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return node;
}

/* Answers and scores of one response, from the bundle and from the store, are the same. */
static void
check_response (AlongRecord *assessment, const Read *read)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (assessment)), *url = g_strconcat ("urn:uuid:", id, NULL);
  JsonObject *response = g_hash_table_lookup (read->urls, url);
  JsonObject *questionnaire = g_hash_table_lookup (read->questionnaires, along_form_json_string (response, "questionnaire"));
  g_autoptr (JsonNode) questions = NULL, answers = node_of (response);
  g_autoptr (AlongForm) here = along_form_of_assessment (assessment, team, NULL), there = NULL;
  g_autoptr (AlongQuestionnaire) form = NULL;
  g_autoptr (GPtrArray) scores = along_form_get_domain_scores (here), again = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (questionnaire);
  g_assert_nonnull (along_form_json_string (response, "authored"));
  g_assert_nonnull (along_form_json_object (response, "author"));
  g_assert_nonnull (along_form_json_object (response, "subject"));
  questions = node_of (questionnaire);
  text = along_form_json_write (questions);
  form = along_questionnaire_new_from_text (text, -1, NULL);
  g_assert_nonnull (form);
  there = along_form_new_from_response (form, answers, NULL);
  g_assert_nonnull (there);
  again = along_form_get_domain_scores (there);
  g_assert_cmpuint (again->len, ==, scores->len);
  for (guint i = 0; i < scores->len; i++)
    {
      g_autofree char *one = along_score_to_words (scores->pdata[i]), *other = along_score_to_words (again->pdata[i]);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_stories (void)
{
  guint all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *name = g_strconcat ("urn:alongside:story:", stories[i], NULL), *text = NULL;
      g_autoptr (AlongFamily) family = along_store_load_sync (store, along_id_from_name (name), NULL, NULL);
      Read read = { g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0, 0 };
      g_autoptr (JsonNode) root = NULL;
      AlongFhirBundled bundled;
      AlongRecord *assessment;

      g_assert_nonnull (family);
      text = along_fhir_bundle (family, team, ALONG_ID_NONE, MADE, &bundled);
      root = along_form_json_read (text, -1, NULL);
      g_assert_nonnull (root);
      read_bundle (root, &read);
      g_assert_cmpuint (bundled.unread, ==, 0);
      g_assert_cmpuint (read.responses, ==, along_family_count (family, ALONG_KIND_ASSESSMENT));
      g_assert_cmpuint (read.responses, ==, bundled.responses);
      g_assert_cmpuint (read.scores, ==, along_family_count (family, ALONG_KIND_SCORE));
      ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
        check_response (assessment, &read);
      all += read.responses + read.scores;
      g_hash_table_unref (read.urls);
      g_hash_table_unref (read.questionnaires);
    }
  g_assert_cmpuint (all, >, 15);
}

/* One assessment alone: its form, its people, and nothing else; what cannot be read is counted, not passed off. */
static void
test_one (void)
{
  g_autoptr (AlongFamily) family = along_store_load_sync (store, along_id_from_name ("urn:alongside:story:s1-family"), NULL, NULL);
  AlongRecord *assessment = along_family_nth (family, ALONG_KIND_ASSESSMENT, 0);
  Read read = { g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0, 0 };
  AlongFhirBundled bundled;
  g_autofree char *text = along_fhir_bundle (family, team, along_record_get_id (assessment), MADE, &bundled), *broken = NULL;
  g_autoptr (JsonNode) root = along_form_json_read (text, -1, NULL), without = NULL;

  read_bundle (root, &read);
  g_assert_cmpuint (read.responses, ==, 1);
  g_assert_cmpuint (read.scores, ==, 0);
  g_assert_cmpuint (bundled.questionnaires, ==, 1);
  check_response (assessment, &read);
  along_record_set_text (assessment, ALONG_ASSESSMENT_P_RESPONSE, "{ not JSON");
  broken = along_fhir_bundle (family, team, along_record_get_id (assessment), MADE, &bundled);
  g_assert_cmpuint (bundled.unread, ==, 1);
  g_assert_cmpuint (bundled.responses, ==, 0);
  without = along_form_json_read (broken, -1, NULL);
  g_assert_false (json_object_has_member (json_node_get_object (without), "entry"));
  g_hash_table_unref (read.urls);
  g_hash_table_unref (read.questionnaires);
}

int
main (int argc, char **argv)
{
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  top = g_dir_make_tmp ("along-fhir-XXXXXX", NULL);
  dir = g_build_filename (top, "demonstration", NULL);
  along_demo_build_sync (dir, NULL, &error);
  g_assert_no_error (error);
  store = along_store_new (dir, TRUE);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/fhir-bundle/stories", test_stories);
  g_test_add_func ("/fhir-bundle/one", test_one);
  status = g_test_run ();
  g_object_unref (team);
  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  {
    const char *command[] = { "rm", "-rf", top, NULL };

    g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  }
  g_free (top);
  return status;
}
