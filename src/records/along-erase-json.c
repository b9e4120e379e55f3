/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-names.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Names in the texts of a JSON value: of a finished form. */

/* What a form's own words are: never a person's. */
static gboolean
is_of_the_form (const char *member)
{
  static const char *const members[] = { "linkId", "url", "system", "code", "resourceType", "status", "questionnaire",
                                         "reference", "valueDate", "valueDateTime", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (member, members[i]) == 0)
      return TRUE;
  return FALSE;
}

/** Visit: what is done with each text of a JSON value. */
typedef struct
{
  AlongEraseNames *names;
  AlongEraseNamed least; /* take those out; NOT_NAMED: only look */
  AlongEraseNamed most;
  GString *excerpt; /* (nullable) */
} Visit;

/* Each text with a doubtful place is there whole, one below the other: one answer counts for all of them. */
static void
add_excerpt (Visit *visit, const char *text)
{
  g_autofree char *sure = along_erase_names_without (visit->names, text, ALONG_ERASE_NAMED);
  g_autofree char *all = along_erase_names_without (visit->names, text, ALONG_ERASE_SMALL);

  if (strcmp (sure, all) == 0)
    return;
  if (visit->excerpt->len > 0)
    g_string_append_c (visit->excerpt, '\n');
  g_string_append (visit->excerpt, text);
}

static void
visit_text (Visit *visit, JsonNode *node)
{
  const char *text = json_node_get_string (node);

  visit->most = MAX (visit->most, along_erase_names_in (visit->names, text));
  if (visit->excerpt != NULL)
    add_excerpt (visit, text);
  if (visit->least > ALONG_ERASE_NOT_NAMED)
    {
      g_autofree char *without = along_erase_names_without (visit->names, text, visit->least);
      json_node_set_string (node, without);
    }
}

static void
visit_node (Visit *visit, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    visit_text (visit, node);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        visit_node (visit, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (!is_of_the_form (name))
          visit_node (visit, member);
    }
}

/** along_erase_names_in_json: what is not JSON is taken as text. @json: (nullable) */
AlongEraseNamed
along_erase_names_in_json (AlongEraseNames *self, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  Visit visit = { .names = self };

  if (node == NULL)
    return along_erase_names_in (self, json);
  visit_node (&visit, node);
  return visit.most;
}

char *
along_erase_names_without_json (AlongEraseNames *self, const char *json, AlongEraseNamed least)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  Visit visit = { .names = self, .least = MAX (least, ALONG_ERASE_SMALL) };

  if (node == NULL)
    return along_erase_names_without (self, json, least);
  visit_node (&visit, node);
  return json_to_string (node, FALSE);
}

/** along_erase_names_excerpt_json: (nullable): every text in which it is in doubt who is meant, whole, one a line. */
char *
along_erase_names_excerpt_json (AlongEraseNames *self, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  Visit visit = { .names = self };

  if (node == NULL)
    return along_erase_names_excerpt (self, json);
  visit.excerpt = g_string_new (NULL);
  visit_node (&visit, node);
  return g_string_free (visit.excerpt, visit.excerpt->len == 0);
}
