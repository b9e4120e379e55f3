/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form from and to a FHIR QuestionnaireResponse. */
#include "along-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NESTING 60

static void
add_finding (AlongForm *self, AlongFindingSeverity severity, const char *link_id, AlongField *field,
             const char *rule, const char *words)
{
  g_ptr_array_add (self->load_findings, along_finding_new (severity, link_id, field, rule, "%s", words));
}

/* --- reading --- */

static char *
raw_words (JsonObject *answer)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, answer);
  while (json_object_iter_next (&iter, &name, &member))
    if (g_str_has_prefix (name, "value"))
      {
        g_autoptr (AlongAnswer) read = along_answer_new_from_json (name, member);

        return read != NULL ? along_answer_to_words (read) : json_to_string (member, FALSE);
      }
  return g_strdup ("");
}

/* Keeps what has no place in the form, and what lies under it. */
static void
keep_unplaced (AlongForm *self, JsonNode *item)
{
  JsonObject *object = json_node_get_object (item);
  JsonArray *answers = along_form_json_array (object, "answer");
  GString *words = g_string_new (NULL);
  AlongUnplaced *unplaced = g_new0 (AlongUnplaced, 1);

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = along_form_json_element (answers, i);
      g_autofree char *one = answer != NULL ? raw_words (answer) : NULL;

      if (one != NULL)
        g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", one);
    }
  unplaced->link_id = g_strdup (along_form_json_string (object, "linkId"));
  unplaced->question = g_strdup (along_form_json_string (object, "text"));
  unplaced->words = g_string_free (words, FALSE);
  g_ptr_array_add (self->unplaced, unplaced);
  g_ptr_array_add (self->unplaced_json, json_node_ref (item));
}

static void read_items (AlongForm *self, JsonArray *items, const GPtrArray *questions, AlongField *parent,
                        guint answer_index, guint nesting);

/* The answer as it should be kept: an option's own, with its weight. */
static AlongAnswer *
with_weight (const AlongQuestion *question, AlongAnswer *answer)
{
  const AlongOption *option = along_question_find_option (question, answer);
  JsonNode *weight;

  if (option == NULL || answer->has_weight || !option->answer->has_weight)
    return along_answer_ref (answer);
  if (answer->type != ALONG_ANSWER_CODING)
    return along_answer_ref (option->answer);
  if (g_strcmp0 (answer->text, option->answer->text) == 0
      && g_strcmp0 (answer->system, option->answer->system) == 0)
    return along_answer_ref (option->answer);
  weight = along_weight_extension (json_node_get_object (option->answer->json));
  return along_answer_with_extension (answer, weight);
}

/* The option that a coding is to the letter, so that nothing has to be copied. */
static AlongAnswer *
find_exact_option (const AlongQuestion *question, JsonNode *value)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  const char *code = along_form_json_string (object, "code");
  guint members = object != NULL ? json_object_get_size (object) : 0;

  for (guint i = 0; code != NULL && i < question->options->len; i++)
    {
      AlongAnswer *answer = ((AlongOption *) g_ptr_array_index (question->options, i))->answer;
      JsonNode *weight;
      AlongDecimal said;

      if (answer->type != ALONG_ANSWER_CODING || g_strcmp0 (answer->code, code) != 0)
        continue;
      if (g_strcmp0 (answer->system, along_form_json_string (object, "system")) != 0
          || g_strcmp0 (answer->text, along_form_json_string (object, "display")) != 0)
        return NULL;
      weight = along_weight_extension (object);
      if (weight != NULL
          && (!answer->has_weight || json_array_get_length (along_form_json_array (object, "extension")) != 1
              || !along_weight_of_extension (weight, &said)
              || along_decimal_compare (said, answer->weight) != 0))
        return NULL;
      return 1u + (answer->system != NULL) + (answer->text != NULL) + (weight != NULL) == members ? answer
                                                                                                  : NULL;
    }
  return NULL;
}

/* Keeps the item if there is more in it, or in its answers, than we act on. */
static void
keep_source (AlongField *field, JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  JsonArray *answers = along_form_json_array (object, "answer");
  guint known = 1u + json_object_has_member (object, "text") + json_object_has_member (object, "answer")
                + json_object_has_member (object, "item");
  gboolean more = json_object_get_size (object) > known;

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers) && !more; i++)
    {
      JsonObject *answer = along_form_json_element (answers, i);

      more = answer != NULL && json_object_get_size (answer) > 1
             && json_object_get_size (answer) > 1u + json_object_has_member (answer, "item");
    }
  g_clear_pointer (&field->source, json_node_unref);
  field->source = more ? json_node_ref (node) : NULL;
}

/* A result that did not come out whole was stored as it is. */
static gboolean
is_unrounded (const AlongQuestion *question, const AlongAnswer *answer)
{
  return question->calculated != NULL && question->type == ALONG_QUESTION_INTEGER && answer->type == ALONG_ANSWER_DECIMAL;
}

static AlongAnswer *
read_answer (AlongForm *self, AlongField *field, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    if (g_str_has_prefix (name, "value") && g_ascii_isupper (name[5]))
      {
        AlongAnswer *option
          = strcmp (name, "valueCoding") == 0 ? find_exact_option (field->question, member) : NULL;
        g_autoptr (AlongAnswer) answer
          = option != NULL ? along_answer_ref (option) : along_answer_new_from_json (name, member);

        if (option != NULL)
          return g_steal_pointer (&answer);
        if (answer != NULL && (along_question_accepts (field->question, answer->type) || is_unrounded (field->question, answer)))
          return with_weight (field->question, answer);
        add_finding (self, ALONG_FINDING_FATAL, field->question->link_id, field, "invalidType",
                     _("the answer is of another kind than the question asks for"));
        return NULL;
      }
  return NULL;
}

static void
read_answers (AlongForm *self, AlongField *field, JsonNode *node, guint nesting)
{
  JsonObject *object = json_node_get_object (node);
  JsonArray *list = along_form_json_array (object, "answer");
  guint n = list != NULL ? json_array_get_length (list) : 0;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) along_answer_unref);
  guint before = self->load_findings->len;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *element = along_form_json_element (list, i);
      AlongAnswer *answer = element != NULL ? read_answer (self, field, element) : NULL;

      if (answer != NULL)
        g_ptr_array_add (answers, answer);
    }
  if (self->load_findings->len > before)
    keep_unplaced (self, node);
  if (field->n_answers > 0)
    add_finding (self, ALONG_FINDING_ERROR, field->question->link_id, field, "repeats",
                 _("it is answered twice; the later answer is used"));
  /* Of a draft nothing has been stored for good. */
  if (field->question->calculated != NULL && answers->len > 0
      && g_strcmp0 (along_form_json_string (json_node_get_object (self->header), "status"), "in-progress") != 0)
    {
      g_clear_pointer (&field->stored, along_answer_unref);
      field->stored = along_answer_ref (g_ptr_array_index (answers, 0));
    }
  along_field_put (field, (AlongAnswer *const *) answers->pdata, answers->len);
  for (guint i = 0; i < n; i++)
    read_items (self, along_form_json_array (along_form_json_element (list, i), "item"),
                field->question->children, field, field->question->repeats ? i : 0, nesting + 1);
}

/* The field for another item of this kind: the first that has not been filled, or a new instance. */
static AlongField *
find_place (AlongForm *self, const AlongQuestion *question, AlongField *parent, guint answer_index, guint nth)
{
  GPtrArray *siblings = parent != NULL ? parent->children : self->fields;
  guint seen = 0;

  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      AlongField *field = g_ptr_array_index (siblings, i);

      if (field->question == question && field->answer_index == answer_index && seen++ == nth)
        return field;
    }
  return seen < 500 ? along_form_grow (self, question, parent, answer_index) : NULL;
}

static void
read_items (AlongForm *self, JsonArray *items, const GPtrArray *questions, AlongField *parent,
            guint answer_index, guint nesting)
{
  g_autoptr (GHashTable) seen = NULL;

  if (items == NULL || nesting > MAX_NESTING)
    return;
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *link_id = along_form_json_string (object, "linkId");
      const AlongQuestion *question = along_questionnaire_find (self->questionnaire, link_id);
      AlongField *field;
      guint nth = 0;

      if (object == NULL)
        continue;
      if (question == NULL || question->parent != (parent != NULL ? parent->question : NULL))
        {
          add_finding (self, ALONG_FINDING_FATAL, link_id, NULL, "invalidLinkId",
                       question == NULL ? _("the form has no such question")
                                        : _("it stands in another place than in the form"));
          keep_unplaced (self, node);
          continue;
        }
      if (question->type == ALONG_QUESTION_GROUP && question->repeats)
        {
          if (seen == NULL)
            seen = g_hash_table_new (NULL, NULL);
          nth = GPOINTER_TO_UINT (g_hash_table_lookup (seen, question));
          g_hash_table_insert (seen, (gpointer) question, GUINT_TO_POINTER (nth + 1));
        }
      field = find_place (self, question, parent, answer_index, nth);
      if (field == NULL)
        {
          keep_unplaced (self, node);
          continue;
        }
      keep_source (field, node);
      if (!along_question_is_question (question) && along_form_json_array (object, "answer") != NULL)
        {
          add_finding (self, ALONG_FINDING_FATAL, link_id, field,
                       question->type == ALONG_QUESTION_DISPLAY ? "displayAnswer" : "groupAnswer",
                       _("it only shows something and cannot have an answer"));
          keep_unplaced (self, node);
        }
      else if (along_question_is_question (question))
        read_answers (self, field, node, nesting);
      read_items (self, along_form_json_array (object, "item"), question->children, field, 0, nesting + 1);
    }
}

/**
 * along_form_load: empties the form and fills it with the answers of a QuestionnaireResponse. One form can so be used
 * for many responses in turn.
 *
 * Returns: %FALSE with a GError, nothing changed, if @response is no QuestionnaireResponse
 */
gboolean
along_form_load (AlongForm *self, JsonNode *response, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (response) ? json_node_get_object (response) : NULL;

  if (g_strcmp0 (along_form_json_string (object, "resourceType"), "QuestionnaireResponse") != 0)
    {
      g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_FORM,
                           _("These are not answers to a form. Choose a FHIR QuestionnaireResponse."));
      return FALSE;
    }
  self->loading = TRUE;
  along_form_reset (self);
  self->header = json_node_ref (response);
  along_form_start (self);
  read_items (self, along_form_json_array (object, "item"),
              along_questionnaire_get_items (self->questionnaire), NULL, 0, 0);
  along_form_mark_all (self);
  along_form_settle (self);
  self->loading = FALSE;
  return TRUE;
}

/* --- writing --- */

static JsonArray *write_fields (GPtrArray *fields, guint answer_index);

/* What the response said beside what is written here anyway. */
static void
write_rest (JsonObject *object, JsonObject *source)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (source == NULL)
    return;
  json_object_iter_init_ordered (&iter, source);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (strcmp (name, "item") != 0 && strcmp (name, "answer") != 0 && strcmp (name, "linkId") != 0
        && strcmp (name, "text") != 0 && !g_str_has_prefix (name, "value")
        && !g_str_has_prefix (name, "_value"))
      json_object_set_member (object, name, json_node_ref (member));
}

/* The answer in the response that still says the same. */
static JsonObject *
find_source (AlongField *field, guint index)
{
  JsonArray *answers
    = field->source != NULL ? along_form_json_array (json_node_get_object (field->source), "answer") : NULL;
  JsonObject *answer = along_form_json_element (answers, index);
  const char *member = along_answer_type_member (field->answers[index]->type);
  JsonNode *value = answer != NULL ? json_object_get_member (answer, member) : NULL;
  g_autoptr (AlongAnswer) said = value != NULL ? along_answer_new_from_json (member, value) : NULL;

  return said != NULL && along_answer_equal (said, field->answers[index]) ? answer : NULL;
}

static JsonNode *
write_answer (AlongField *field, guint index, gboolean bare)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *items = write_fields (field->children, field->question->repeats ? index : 0);
  gboolean value = index < field->n_answers && !bare;

  json_object_unref (object);
  if (value && field->source != NULL)
    write_rest (object, find_source (field, index));
  if (value)
    json_object_set_member (object, along_answer_type_member (field->answers[index]->type),
                            along_answer_to_json (field->answers[index]));
  if (items != NULL)
    json_object_set_array_member (object, "item", items);
  return node;
}

/* A draft has the empty rows too that someone added, so that all stand where they stood. */
static gboolean
has_rows (const AlongField *field)
{
  const AlongField *before = NULL;

  for (guint i = 0; field->form->drafting && field->children != NULL && i < field->children->len; i++)
    {
      const AlongField *child = g_ptr_array_index (field->children, i);

      if (has_rows (child)
          || (before != NULL && along_field_is_beside (child, before)))
        return TRUE;
      before = child->question->type == ALONG_QUESTION_GROUP ? child : NULL;
    }
  return FALSE;
}

static gboolean
is_row (const AlongField *field)
{
  GPtrArray *siblings = field->parent != NULL ? field->parent->children : field->form->fields;
  guint rows = 0;

  if (!field->form->drafting || field->question->type != ALONG_QUESTION_GROUP || !field->question->repeats)
    return FALSE;
  for (guint i = 0; i < siblings->len; i++)
    rows += along_field_is_beside (g_ptr_array_index (siblings, i), field) ? 1 : 0;
  return rows > 1;
}

static JsonNode *
write_field (AlongField *field)
{
  JsonObject *object;
  JsonNode *node;
  const AlongQuestion *question = field->question;
  /* A result that is hidden or withheld is left out; what was answered under it is not. */
  gboolean bare = question->calculated != NULL && (!field->enabled || along_field_is_withheld (field));

  if ((!field->enabled && !field->form->drafting)
      || (field->filled == 0 && !is_row (field) && !has_rows (field)) || question->type == ALONG_QUESTION_DISPLAY)
    return NULL;
  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  if (field->source != NULL)
    write_rest (object, json_node_get_object (field->source));
  json_object_set_string_member (object, "linkId", question->link_id);
  if (question->words != NULL && question->words[0] != '\0')
    json_object_set_string_member (object, "text", question->words);
  if (question->type == ALONG_QUESTION_GROUP)
    {
      JsonArray *items = write_fields (field->children, 0);

      if (items == NULL && !is_row (field))
        {
          json_node_unref (node);
          return NULL;
        }
      if (items != NULL)
        json_object_set_array_member (object, "item", items);
    }
  else
    {
      JsonArray *answers = json_array_new ();

      for (guint i = 0; i < MAX (field->n_answers, 1); i++)
        {
          JsonNode *answer = write_answer (field, i, bare);

          if (json_object_get_size (json_node_get_object (answer)) > 0)
            json_array_add_element (answers, answer);
          else
            json_node_unref (answer);
        }
      if (json_array_get_length (answers) == 0)
        {
          json_array_unref (answers);
          json_node_unref (node);
          return NULL;
        }
      json_object_set_array_member (object, "answer", answers);
    }
  return node;
}

static JsonArray *
write_fields (GPtrArray *fields, guint answer_index)
{
  JsonArray *items = NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);
      JsonNode *node = field->answer_index == answer_index ? write_field (field) : NULL;

      if (node == NULL)
        continue;
      if (items == NULL)
        items = json_array_new ();
      json_array_add_element (items, node);
    }
  return items;
}

/**
 * along_form_to_response: the answers as a FHIR QuestionnaireResponse, without those that skip logic hides; only a
 * draft ("in-progress") has them too, so that they are back when what hides them is changed again.
 * What the response it was loaded from said beside the answers (id, subject, author …) is kept.
 *
 * @status: "in-progress" for a draft, "completed", "amended"
 *
 * Returns: (transfer full)
 */
JsonNode *
along_form_to_response (AlongForm *self, const char *status)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *items;
  const char *url = along_questionnaire_get_url (self->questionnaire);
  const char *version = along_questionnaire_get_version (self->questionnaire);

  self->drafting = g_strcmp0 (status, "in-progress") == 0;
  items = write_fields (self->fields, 0);
  json_object_unref (object);
  json_object_set_string_member (object, "resourceType", "QuestionnaireResponse");
  if (self->header != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (self->header));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (strcmp (name, "item") != 0 && strcmp (name, "text") != 0)
          json_object_set_member (object, name, json_node_ref (member));
    }
  if (url != NULL && !json_object_has_member (object, "questionnaire"))
    {
      g_autofree char *canonical = version != NULL ? g_strdup_printf ("%s|%s", url, version) : g_strdup (url);

      json_object_set_string_member (object, "questionnaire", canonical);
    }
  json_object_set_string_member (object, "status", status);
  for (guint i = 0; i < self->unplaced_json->len; i++)
    {
      if (items == NULL)
        items = json_array_new ();
      json_array_add_element (items, json_node_ref (g_ptr_array_index (self->unplaced_json, i)));
    }
  if (items != NULL)
    json_object_set_array_member (object, "item", items);
  return node;
}

/** along_form_to_text: along_form_to_response() as JSON text. */
char *
along_form_to_text (AlongForm *self, const char *status)
{
  g_autoptr (JsonNode) node = along_form_to_response (self, status);

  return along_form_json_write (node);
}
