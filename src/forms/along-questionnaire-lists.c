/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of answers: contained value sets and code systems, and the two small HL7 lists that forms use most. */
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LIST 5000
#define MAX_NESTING 8
/* Lists that name lists, and comparisons between them: more than any form needs, and done in a moment. */
#define MAX_WORK 20000000
#define WORK_OF_LIST 10000

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
  if (answer->type == ALONG_ANSWER_CODING && answer->text != NULL)
    option->label = along_form_json_words (json_node_get_object (answer->json), "display");
  else
    option->label = along_answer_to_words (answer);
  option->meaning = g_strdup (meaning);
  option->word = option->label;
  if (skip > 0 && strncmp (option->label, answer->code, skip) == 0 && option->label[skip] == ' ')
    option->word = option->label + skip + 1;
  return option;
}

/* along_option_copy: another option like @source, of a list that several items share. */
AlongOption *
along_option_copy (AlongQuestionnaire *self, const AlongOption *source)
{
  AlongOption *option = along_option_new (self, source->answer);

  if (strcmp (option->label, source->label) != 0)
    {
      g_free (option->label);
      option->word = option->label = g_strdup (source->label);
    }
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

static void
note_concepts (AlongQuestionnaire *self, const char *system, JsonArray *concepts, guint nesting)
{
  for (guint i = 0; concepts != NULL && i < json_array_get_length (concepts) && nesting < MAX_NESTING; i++)
    {
      JsonObject *concept = along_form_json_element (concepts, i);
      const char *code = along_form_json_string (concept, "code");
      g_autofree char *key = code != NULL ? g_strconcat (system, " ", code, NULL) : NULL;

      if (key != NULL && !g_hash_table_contains (self->concepts, key))
        g_hash_table_insert (self->concepts, g_steal_pointer (&key), concept);
      note_concepts (self, system, along_form_json_array (concept, "concept"), nesting + 1);
    }
}

/* The concept of a coding in the code systems of the file. */
static JsonObject *
concept_of (AlongQuestionnaire *self, const AlongAnswer *answer)
{
  JsonArray *contained = along_form_json_array (json_node_get_object (self->json), "contained");
  g_autofree char *key = NULL;

  if (answer->type != ALONG_ANSWER_CODING || answer->system == NULL || answer->code == NULL)
    return NULL;
  if (self->concepts == NULL)
    {
      self->concepts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; contained != NULL && i < json_array_get_length (contained); i++)
        {
          JsonObject *resource = along_form_json_element (contained, i);
          const char *url = along_form_json_string (resource, "url"), *id = along_form_json_string (resource, "id");
          g_autofree char *local = id != NULL ? g_strconcat ("#", id, NULL) : NULL;

          if (g_strcmp0 (along_form_json_string (resource, "resourceType"), "CodeSystem") != 0)
            continue;
          if (url != NULL)
            note_concepts (self, url, along_form_json_array (resource, "concept"), 0);
          if (local != NULL)
            note_concepts (self, local, along_form_json_array (resource, "concept"), 0);
        }
    }
  key = g_strconcat (answer->system, " ", answer->code, NULL);
  return g_hash_table_lookup (self->concepts, key);
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

/* What a concept is called in the person's language, where it says so. */
static char *
find_designation (JsonObject *concept)
{
  JsonArray *designations = along_form_json_array (concept, "designation");
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; designations != NULL && languages[i] != NULL; i++)
    for (guint k = 0; k < json_array_get_length (designations); k++)
      {
        JsonObject *designation = along_form_json_element (designations, k);
        const char *language = along_form_json_string (designation, "language");

        if (language != NULL && along_form_json_is_language (language, languages[i]))
          return g_strdup (along_form_json_string (designation, "value"));
      }
  return NULL;
}

static void
add_code (AlongQuestionnaire *self, GPtrArray *list, const char *system, JsonObject *concept)
{
  AlongOption *option;
  g_autofree char *designation = NULL;
  const char *code = along_form_json_string (concept, "code");
  g_autoptr (AlongAnswer) answer = NULL;

  if (code == NULL || list->len >= MAX_LIST)
    return;
  answer = along_questionnaire_weigh (self, along_answer_new_coding (system, code, along_form_json_string (concept, "display")),
                                      along_weight_extension (concept));
  option = along_option_new (self, answer);
  designation = find_designation (concept);
  if (designation != NULL)
    {
      g_free (option->label);
      option->word = option->label = g_steal_pointer (&designation);
    }
  g_ptr_array_add (list, option);
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

static gboolean add_value_set (AlongQuestionnaire *self, GPtrArray *list, const char *address, guint nesting);

/* What lies under a concept, with it or without. */
static void
add_below (AlongQuestionnaire *self, GPtrArray *list, const char *system, JsonArray *concepts, const char *top, gboolean with_top, guint nesting)
{
  JsonObject *concept = find_concept (concepts, top, nesting);

  if (concept != NULL && with_top)
    add_code (self, list, system, concept);
  if (concept != NULL)
    add_concepts (self, list, system, along_form_json_array (concept, "concept"), nesting);
}

/* The codes of a code system in the file, as far as filters by its own tree pick them. */
static gboolean
add_filtered (AlongQuestionnaire *self, GPtrArray *list, const char *system, JsonObject *code_system, JsonArray *filters)
{
  JsonArray *concepts = along_form_json_array (code_system, "concept");
  JsonObject *filter = along_form_json_element (filters, 0);
  const char *op = along_form_json_string (filter, "op"), *value = along_form_json_string (filter, "value");

  if (filters == NULL)
    {
      add_concepts (self, list, system, concepts, 0);
      return TRUE;
    }
  if (json_array_get_length (filters) != 1 || value == NULL || g_strcmp0 (along_form_json_string (filter, "property"), "concept") != 0
      || (g_strcmp0 (op, "is-a") != 0 && g_strcmp0 (op, "descendent-of") != 0))
    return FALSE;
  add_below (self, list, system, concepts, value, strcmp (op, "is-a") == 0, 0);
  return TRUE;
}

static gboolean
is_listed (GPtrArray *list, const AlongAnswer *answer)
{
  for (guint i = 0; i < list->len; i++)
    if (along_answer_equal (((AlongOption *) g_ptr_array_index (list, i))->answer, answer))
      return TRUE;
  return FALSE;
}

/* Takes out of @list, from place @from on, what is in @others, or what is not. */
static void
pick (AlongQuestionnaire *self, GPtrArray *list, guint from, GPtrArray *others, gboolean wanted)
{
  self->list_work += MIN ((list->len - from) * (others->len + 1), MAX_WORK);
  for (guint i = list->len; i > from; i--)
    if (is_listed (others, ((AlongOption *) g_ptr_array_index (list, i - 1))->answer) != wanted)
      g_ptr_array_remove_index (list, i - 1);
}

/* The lists that an include names: only what is in all of them. */
static gboolean
add_sets (AlongQuestionnaire *self, GPtrArray *list, JsonArray *sets, gboolean narrowing, guint from, guint nesting)
{
  for (guint k = 0; k < json_array_get_length (sets); k++)
    {
      JsonNode *node = json_array_get_element (sets, k);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) along_option_free);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
          || !add_value_set (self, found, json_node_get_string (node), nesting + 1))
        return FALSE;
      if (narrowing || k > 0)
        pick (self, list, from, found, TRUE);
      else
        while (found->len > 0)
          g_ptr_array_add (list, g_ptr_array_steal_index (found, 0));
    }
  return TRUE;
}

/* One include or exclude of a compose, behind what is in @list. */
static gboolean
add_include (AlongQuestionnaire *self, GPtrArray *list, JsonObject *include, guint nesting)
{
  const char *system = along_form_json_string (include, "system");
  JsonArray *concepts = along_form_json_array (include, "concept"), *sets = along_form_json_array (include, "valueSet");
  JsonObject *code_system = system != NULL ? find_contained (self, "CodeSystem", system) : NULL;
  guint from = list->len;

  if (concepts != NULL)
    add_concepts (self, list, system, concepts, MAX_NESTING - 1);
  else if (code_system != NULL && !add_filtered (self, list, system, code_system, along_form_json_array (include, "filter")))
    return FALSE;
  else if (code_system == NULL && (system != NULL || sets == NULL))
    return FALSE;
  return sets == NULL || add_sets (self, list, sets, concepts != NULL || code_system != NULL, from, nesting);
}

static gboolean
add_value_set (AlongQuestionnaire *self, GPtrArray *list, const char *address, guint nesting)
{
  JsonObject *set = nesting < MAX_NESTING ? find_contained (self, "ValueSet", address) : NULL;
  JsonArray *expanded = along_form_json_array (along_form_json_object (set, "expansion"), "contains");
  JsonObject *compose = along_form_json_object (set, "compose");
  JsonArray *includes = along_form_json_array (compose, "include"), *excludes = along_form_json_array (compose, "exclude");
  gboolean complete = set != NULL && includes != NULL;

  self->list_work += WORK_OF_LIST;
  if (self->list_work > MAX_WORK)
    return FALSE;
  if (expanded != NULL && json_array_get_length (expanded) > 0)
    {
      add_expansion (self, list, expanded, 0);
      return TRUE;
    }
  for (guint i = 0; complete && i < json_array_get_length (includes); i++)
    complete = add_include (self, list, along_form_json_element (includes, i), nesting);
  for (guint i = 0; complete && excludes != NULL && i < json_array_get_length (excludes); i++)
    {
      g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) along_option_free);

      complete = add_include (self, out, along_form_json_element (excludes, i), nesting) && self->list_work <= MAX_WORK;
      pick (self, list, 0, out, FALSE);
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
