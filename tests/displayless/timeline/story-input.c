/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-input.h"

#include "along-date.h"

JsonObject *
story_find (JsonArray *list, const char *id)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      if (g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), id) == 0)
        return object;
    }
  return NULL;
}

/* The input of the verb for an episode of a story, as the stories' description says. */
JsonNode *
story_input (JsonObject *story, JsonObject *episode, gboolean acknowledge)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *id = json_object_get_string_member (episode, "id");
  const char *from = json_object_get_string_member (episode, "from");
  const char *to = json_object_get_string_member_with_default (episode, "to", NULL);
  JsonArray *pregnancies = json_object_get_array_member (story, "pregnancies");
  JsonArray *contacts = json_object_get_array_member (story, "contacts");
  JsonArray *events = json_object_get_array_member (story, "events");
  int best = G_MAXINT;
  JsonObject *pregnancy = NULL;

  /* The pregnancy of the episode: the first one due after its beginning. */
  for (guint i = 0; i < json_array_get_length (pregnancies); i++)
    {
      JsonObject *one = json_array_get_object_element (pregnancies, i);
      const char *edd = json_object_get_string_member_with_default (one, "best_edd", NULL);
      int ahead = edd != NULL ? along_date_first_day (edd) - along_date_first_day (from) : G_MAXINT;
      if (ahead >= 0 && ahead < best)
        {
          best = ahead;
          pregnancy = one;
        }
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "episode");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from");
  json_builder_add_string_value (builder, from);
  json_builder_set_member_name (builder, "to");
  if (to != NULL)
    json_builder_add_string_value (builder, to);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "today");
  json_builder_add_string_value (builder, "2026-06-30");
  json_builder_set_member_name (builder, "edd");
  json_builder_add_string_value (builder, json_object_get_string_member (pregnancy, "best_edd"));
  const char *born = json_object_get_string_member_with_default (pregnancy, "born", NULL);
  if (born != NULL)
    {
      g_autofree char *birth = g_strndup (born, 10);
      json_builder_set_member_name (builder, "birth");
      json_builder_add_string_value (builder, birth);
    }
  json_builder_set_member_name (builder, "accepted");
  json_builder_add_value (builder, json_node_copy (json_object_get_member (episode, "accepted_at")));
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < json_array_get_length (contacts); i++)
    if (g_strcmp0 (json_object_get_string_member (json_array_get_object_element (contacts, i), "episode"), id) == 0)
      json_builder_add_value (builder, json_node_copy (json_array_get_element (contacts, i)));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "plan");
  json_builder_add_value (builder, json_node_copy (json_object_get_member (episode, "effective_plan")));
  json_builder_set_member_name (builder, "pauses");
  json_builder_add_value (builder, json_node_copy (json_object_get_member (episode, "pauses")));
  json_builder_set_member_name (builder, "acknowledged");
  json_builder_begin_array (builder);
  for (guint i = 0; acknowledge && i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      if (g_strcmp0 (json_object_get_string_member (event, "kind"), "signal-acknowledged") == 0)
        json_builder_add_string_value (builder, json_object_get_string_member (event, "date"));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
