/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of answers: contained value sets and code systems, and the two small HL7 lists that forms use most. */
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LIST 5000
#define MAX_NESTING 8

/* Codes and displays of two R4 value sets (HL7, CC0). */
static const struct
{
  const char *list;
  const char *system;
  const char *code;
  const char *display;
} known[] = {
  { "http://hl7.org/fhir/ValueSet/yesnodontknow", "http://terminology.hl7.org/CodeSystem/v2-0136", "Y",
    N_("Yes") },
  { "http://hl7.org/fhir/ValueSet/yesnodontknow", "http://terminology.hl7.org/CodeSystem/v2-0136", "N",
    N_("No") },
  { "http://hl7.org/fhir/ValueSet/yesnodontknow", "http://terminology.hl7.org/CodeSystem/data-absent-reason",
    "asked-unknown", N_("Don’t know") },
  { "http://hl7.org/fhir/ValueSet/administrative-gender", "http://hl7.org/fhir/administrative-gender", "male",
    N_("Male") },
  { "http://hl7.org/fhir/ValueSet/administrative-gender", "http://hl7.org/fhir/administrative-gender",
    "female", N_("Female") },
  { "http://hl7.org/fhir/ValueSet/administrative-gender", "http://hl7.org/fhir/administrative-gender",
    "other", N_("Other") },
  { "http://hl7.org/fhir/ValueSet/administrative-gender", "http://hl7.org/fhir/administrative-gender",
    "unknown", N_("Unknown") },
};

/* along_option_new: an option that stands for @answer (which it refs). */
AlongOption *
along_option_new (AlongQuestionnaire *self, AlongAnswer *answer)
{
  AlongOption *option = g_new0 (AlongOption, 1);
  const char *meaning = along_questionnaire_find_meaning (self, answer);
  gsize skip = answer->code != NULL ? strlen (answer->code) : 0;

  option->answer = along_answer_ref (answer);
  option->label = along_answer_to_words (answer);
  option->meaning = g_strdup (meaning);
  option->word = option->label;
  if (skip > 0 && strncmp (option->label, answer->code, skip) == 0 && option->label[skip] == ' ')
    option->word = option->label + skip + 1;
  return option;
}

/* along_option_free: frees an option. */
void
along_option_free (AlongOption *option)
{
  along_answer_unref (option->answer);
  g_free (option->label);
  g_free (option->prefix);
  g_free (option->anchor);
  g_free (option->meaning);
  g_free (option);
}

/* A contained resource of this kind, by "#id", by its address, or by the code system it describes. */
static JsonObject *
find_contained (AlongQuestionnaire *self, const char *kind, const char *address)
{
  JsonArray *contained = along_form_json_array (json_node_get_object (self->json), "contained");
  g_autofree char *plain = g_strdup (address);
  char *version = strchr (plain, '|');

  if (version != NULL)
    *version = '\0';
  for (guint i = 0; contained != NULL && i < json_array_get_length (contained); i++)
    {
      JsonObject *resource = along_form_json_element (contained, i);

      if (g_strcmp0 (along_form_json_string (resource, "resourceType"), kind) != 0)
        continue;
      if (plain[0] == '#' ? g_strcmp0 (along_form_json_string (resource, "id"), plain + 1) == 0
                          : g_strcmp0 (along_form_json_string (resource, "url"), plain) == 0)
        return resource;
    }
  return NULL;
}

static JsonObject *
find_concept (JsonArray *concepts, const char *code, guint nesting)
{
  for (guint i = 0; concepts != NULL && i < json_array_get_length (concepts) && nesting < MAX_NESTING; i++)
    {
      JsonObject *concept = along_form_json_element (concepts, i);
      JsonObject *found;

      if (g_strcmp0 (along_form_json_string (concept, "code"), code) == 0)
        return concept;
      found = find_concept (along_form_json_array (concept, "concept"), code, nesting + 1);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static JsonObject *
concept_of (AlongQuestionnaire *self, const AlongAnswer *answer)
{
  JsonObject *system;

  if (answer->type != ALONG_ANSWER_CODING || answer->system == NULL || answer->code == NULL)
    return NULL;
  system = find_contained (self, "CodeSystem", answer->system);
  return system != NULL ? find_concept (along_form_json_array (system, "concept"), answer->code, 0) : NULL;
}

/* along_questionnaire_find_meaning: what a contained code system says the code means; NULL if it does not. */
const char *
along_questionnaire_find_meaning (AlongQuestionnaire *self, const AlongAnswer *answer)
{
  return along_form_json_string (concept_of (self, answer), "definition");
}

/* along_questionnaire_find_concept_weight: the weight a contained code system gives the code; NULL if none. */
JsonNode *
along_questionnaire_find_concept_weight (AlongQuestionnaire *self, const AlongAnswer *answer)
{
  JsonObject *concept = concept_of (self, answer);

  return concept != NULL ? along_weight_extension (concept) : NULL;
}

/* along_questionnaire_weigh: @coding with its weight: @weight, else the one that a contained code system gives the code; as it
 * was if there is none. @coding: (transfer full); @weight: (nullable). Returns: (transfer full) */
AlongAnswer *
along_questionnaire_weigh (AlongQuestionnaire *self, AlongAnswer *coding, JsonNode *weight)
{
  AlongAnswer *weighted;

  if (weight == NULL)
    weight = along_questionnaire_find_concept_weight (self, coding);
  if (weight == NULL)
    return coding;
  weighted = along_answer_with_extension (coding, weight);
  along_answer_unref (coding);
  return weighted;
}

static void
add_code (AlongQuestionnaire *self, GPtrArray *list, const char *system, JsonObject *concept)
{
  const char *code = along_form_json_string (concept, "code");
  g_autoptr (AlongAnswer) answer = NULL;

  if (code == NULL || list->len >= MAX_LIST)
    return;
  answer = along_questionnaire_weigh (self, along_answer_new_coding (system, code, along_form_json_string (concept, "display")),
                                      along_weight_extension (concept));
  g_ptr_array_add (list, along_option_new (self, answer));
}

static void
add_expansion (AlongQuestionnaire *self, GPtrArray *list, JsonArray *contains, guint nesting)
{
  for (guint i = 0; contains != NULL && i < json_array_get_length (contains) && nesting < MAX_NESTING; i++)
    {
      JsonObject *concept = along_form_json_element (contains, i);

      if (concept == NULL)
        continue;
      if (!along_form_json_boolean (concept, "abstract"))
        add_code (self, list, along_form_json_string (concept, "system"), concept);
      add_expansion (self, list, along_form_json_array (concept, "contains"), nesting + 1);
    }
}

static void
add_concepts (AlongQuestionnaire *self, GPtrArray *list, const char *system, JsonArray *concepts, guint nesting)
{
  for (guint i = 0; concepts != NULL && i < json_array_get_length (concepts) && nesting < MAX_NESTING; i++)
    {
      JsonObject *concept = along_form_json_element (concepts, i);

      if (concept == NULL)
        continue;
      add_code (self, list, system, concept);
      add_concepts (self, list, system, along_form_json_array (concept, "concept"), nesting + 1);
    }
}

static gboolean
add_value_set (AlongQuestionnaire *self, GPtrArray *list, const char *address, guint nesting)
{
  JsonObject *set = nesting < MAX_NESTING ? find_contained (self, "ValueSet", address) : NULL;
  JsonObject *expansion = along_form_json_object (set, "expansion");
  JsonArray *includes = along_form_json_array (along_form_json_object (set, "compose"), "include");
  gboolean complete = set != NULL && (expansion != NULL || includes != NULL);

  if (expansion != NULL)
    {
      add_expansion (self, list, along_form_json_array (expansion, "contains"), 0);
      return TRUE;
    }
  for (guint i = 0; includes != NULL && i < json_array_get_length (includes); i++)
    {
      JsonObject *include = along_form_json_element (includes, i);
      const char *system = along_form_json_string (include, "system");
      JsonArray *concepts = along_form_json_array (include, "concept");
      JsonArray *sets = along_form_json_array (include, "valueSet");
      JsonObject *code_system = system != NULL ? find_contained (self, "CodeSystem", system) : NULL;

      if (concepts != NULL)
        add_concepts (self, list, system, concepts, MAX_NESTING - 1);
      else if (sets != NULL)
        for (guint k = 0; k < json_array_get_length (sets); k++)
          {
            JsonNode *node = json_array_get_element (sets, k);

            complete = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       && add_value_set (self, list, json_node_get_string (node), nesting + 1) && complete;
          }
      else if (code_system != NULL && along_form_json_array (include, "filter") == NULL)
        add_concepts (self, list, system, along_form_json_array (code_system, "concept"), 0);
      else
        complete = FALSE;
    }
  return complete;
}

/* along_questionnaire_find_list: the options of a value set, in the file or known to us.
 *
 * Returns: (transfer none) (nullable): AlongOption; NULL if the list is not to be had whole */
GPtrArray *
along_questionnaire_find_list (AlongQuestionnaire *self, const char *address)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, address);
  gboolean found;

  if (list != NULL)
    return list->len > 0 ? list : NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) along_option_free);
  found = add_value_set (self, list, address, 0);
  if (!found)
    g_ptr_array_set_size (list, 0);
  for (guint i = 0; !found && i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].list, address) == 0)
      {
        g_autoptr (AlongAnswer) answer
          = along_answer_new_coding (known[i].system, known[i].code, _(known[i].display));

        g_ptr_array_add (list, along_option_new (self, answer));
      }
  g_hash_table_insert (self->lists, g_strdup (address), list);
  return list->len > 0 ? list : NULL;
}
