/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-history-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "along-image.h"

/* The answers of a form that differ between two of its states, each as a field of its own. */

static JsonObject *
read_object (JsonParser *parser, const char *text)
{
  if (text == NULL || !along_json_is_object (text) || !json_parser_load_from_data (parser, text, -1, NULL) || json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  return json_node_get_object (json_parser_get_root (parser));
}

static const char *
string_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static JsonArray *
array_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
nth_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* "value…" of an answer: what was chosen, or written. */
static char *
answer_words (JsonObject *answer)
{
  g_autoptr (GList) names = json_object_get_members (answer);

  for (GList *item = names; item != NULL; item = item->next)
    {
      JsonNode *node = json_object_get_member (answer, item->data);

      if (!g_str_has_prefix (item->data, "value"))
        continue;
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonObject *coding = json_node_get_object (node);
          const char *words = string_of (coding, "display");
          return g_strdup (words != NULL ? words : string_of (coding, "code"));
        }
      if (!JSON_NODE_HOLDS_VALUE (node))
        return NULL;
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return g_strdup (json_node_get_boolean (node) ? C_ ("value", "yes") : C_ ("value", "no"));
      if (json_node_get_value_type (node) == G_TYPE_INT64)
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
        return g_strdup_printf ("%g", json_node_get_double (node));
      return g_strdup (json_node_get_string (node));
    }
  return NULL;
}

/* Adds to @answers the words of every answer by its question, and to @order the questions as they come. */
static void
collect (JsonObject *within, GHashTable *answers, GPtrArray *order)
{
  JsonArray *items = array_of (within, "item");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = nth_object (items, i);
      const char *link = item != NULL ? string_of (item, "linkId") : NULL;
      JsonArray *given = link != NULL ? array_of (item, "answer") : NULL;
      GString *words = g_string_new (NULL);

      for (guint a = 0; given != NULL && a < json_array_get_length (given); a++)
        {
          JsonObject *answer = nth_object (given, a);
          g_autofree char *one = answer != NULL ? answer_words (answer) : NULL;

          if (one != NULL)
            g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", one);
          if (answer != NULL)
            collect (answer, answers, order);
        }
      if (words->len > 0)
        {
          g_hash_table_replace (answers, g_strdup (link), g_string_free (words, FALSE));
          g_ptr_array_add (order, g_strdup (link));
        }
      else
        g_string_free (words, TRUE);
      if (item != NULL)
        collect (item, answers, order);
    }
}

/* The words of each question of a form. */
static void
collect_questions (JsonObject *within, GHashTable *questions)
{
  JsonArray *items = array_of (within, "item");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = nth_object (items, i);

      if (item == NULL)
        continue;
      if (string_of (item, "linkId") != NULL && string_of (item, "text") != NULL)
        g_hash_table_replace (questions, g_strdup (string_of (item, "linkId")), g_strdup (string_of (item, "text")));
      collect_questions (item, questions);
    }
}

/* history_add_answers: a field for each answer that differs. @questionnaire: (nullable); @from, @to: (nullable): JSON */
void
history_add_answers (GPtrArray *fields, AlongRecord *questionnaire, const char *from, const char *to)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) after = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  JsonObject *object;

  if (questionnaire != NULL)
    {
      object = read_object (parser, along_record_get_text (questionnaire, ALONG_QUESTIONNAIRE_P_JSON));
      if (object != NULL)
        collect_questions (object, questions);
    }
  object = read_object (parser, to);
  if (object != NULL)
    collect (object, after, order);
  object = read_object (parser, from);
  if (object != NULL)
    collect (object, before, order);
  for (guint i = 0; i < order->len; i++)
    {
      const char *link = order->pdata[i];
      const char *was = g_hash_table_lookup (before, link), *is = g_hash_table_lookup (after, link);
      const char *question = g_hash_table_lookup (questions, link);
      AlongHistoryField *field;

      if (!g_hash_table_add (seen, (gpointer) link) || g_strcmp0 (was, is) == 0)
        continue;
      field = g_new0 (AlongHistoryField, 1);
      field->property = -1;
      field->name = g_strdup (question != NULL ? question : link);
      field->from = g_strdup (was != NULL ? was : "");
      field->to = g_strdup (is != NULL ? is : "");
      g_ptr_array_add (fields, field);
    }
}
