/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-support-json.h"
#include "story-input.h"

/* A story's lanes as the ribbon takes them; what the record does from its own kinds, for tests that have
 * no store. */

static const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static int
day (JsonObject *object, const char *name)
{
  const char *date = text (object, name);
  g_autofree char *head = date != NULL ? g_strndup (date, 10) : NULL;

  return head != NULL ? along_date_first_day (head) : ALONG_DAY_NONE;
}

static char *
id_of (const char *words)
{
  g_autofree char *id = g_strdup (words);

  return g_strdup (g_strdelimit (id, " ", '-'));
}

static const char *
name_of (JsonObject *story, const char *id)
{
  static const char *const lists[] = { "people", "workers" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonObject *person = story_find (json_object_get_array_member (story, lists[i]), id);
      if (person != NULL)
        return text (person, "preferred") != NULL ? text (person, "preferred") : text (person, "name");
    }
  return id;
}

/* One lane for each child, in the order in which they are met. */
static void
add_bars (AlongRibbon *ribbon, JsonObject *story, const char *key, const char *status, AlongRibbonBand band, const char *prefix)
{
  JsonArray *list = json_object_get_array_member (story, key);
  g_autoptr (GHashTable) lanes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *row = json_array_get_object_element (list, i);
      const char *child = text (row, "child");
      gpointer lane;
      g_autofree char *word = id_of (text (row, status));
      g_autofree char *style = g_strconcat (prefix, strcmp (word, "early-help") == 0 ? "family-help" : strcmp (word, "kinship") == 0 ? "family" : word, NULL);
      g_autofree char *name = g_strdup_printf (band == ALONG_RIBBON_HOME ? "%s lives" : "Social care", name_of (story, child));
      g_autofree char *item = g_strdup_printf ("%s/%u", key, i);
      g_autofree char *words = g_strdup (text (row, status));

      if (words[0] != '\0')
        words[0] = g_ascii_toupper (words[0]);
      if (!g_hash_table_lookup_extended (lanes, child, NULL, &lane))
        {
          lane = GUINT_TO_POINTER (along_ribbon_add_lane (ribbon, band, name));
          g_hash_table_insert (lanes, (gpointer) child, lane);
        }
      along_ribbon_add_bar (ribbon, GPOINTER_TO_UINT (lane), day (row, "from"), day (row, "to"), style, words, NULL, item);
    }
}

static void
add_workers (AlongRibbon *ribbon, JsonObject *story)
{
  JsonArray *episodes = json_object_get_array_member (story, "episodes");
  guint lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_WORKERS, "Keyworker");

  for (guint i = 0; i < json_array_get_length (episodes); i++)
    {
      JsonObject *episode = json_array_get_object_element (episodes, i);
      JsonArray *allocations = json_object_get_array_member (episode, "allocation");
      for (guint k = 0; k < json_array_get_length (allocations); k++)
        {
          JsonObject *row = json_array_get_object_element (allocations, k);
          g_autofree char *item = g_strdup_printf ("allocation/%u-%u", i, k);
          int to = day (row, "to") != ALONG_DAY_NONE ? day (row, "to") : day (episode, "to");
          if (strcmp (text (row, "role"), "keyworker") == 0)
            along_ribbon_add_bar (ribbon, lane, day (row, "from"), to, "keyworker", name_of (story, text (row, "worker")), NULL, item);
        }
    }
}

static void
add_marks (AlongRibbon *ribbon, JsonObject *story)
{
  JsonArray *events = json_object_get_array_member (story, "events");
  JsonArray *voices = json_object_get_array_member (story, "parent_voice");
  guint lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_EVENTS, "Events");

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *row = json_array_get_object_element (events, i);
      along_ribbon_add_mark (ribbon, lane, day (row, "date"), text (row, "kind"), text (row, "text"), text (row, "id"));
    }
  lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_VOICE, "Own words");
  for (guint i = 0; i < json_array_get_length (voices); i++)
    {
      JsonObject *row = json_array_get_object_element (voices, i);
      along_ribbon_add_mark (ribbon, lane, day (row, "date"), NULL, text (row, "words"), text (row, "id"));
    }
}

static void
add_professionals (AlongRibbon *ribbon, JsonObject *story)
{
  JsonArray *list = json_object_get_array_member (story, "professionals");

  along_ribbon_add_lane (ribbon, ALONG_RIBBON_PROFESSIONALS, "Professionals");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonArray *contacts = json_object_get_array_member (json_array_get_object_element (list, i), "contacts");
      for (guint k = 0; k < json_array_get_length (contacts); k++)
        {
          AlongProfessionalContact contact = { day (json_array_get_object_element (contacts, k), "date"), i + 1, FALSE };
          along_ribbon_add_professional (ribbon, &contact);
        }
    }
}

static void
add_scores (AlongRibbon *ribbon, JsonObject *story)
{
  JsonArray *list = json_object_get_array_member (story, "assessments");
  guint lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_SCORES, "Comforting");

  along_ribbon_set_scale (ribbon, lane, 1, 5, "1 to 5, up is better");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *row = json_array_get_object_element (list, i);
      JsonObject *scores = json_object_get_object_member (row, "expected_scores");
      if (!g_str_has_prefix (text (row, "form"), "attachment") || scores == NULL)
        continue;
      g_autoptr (GList) names = json_object_get_members (scores);
      for (GList *name = names; name != NULL; name = name->next)
        {
          JsonNode *node = json_object_get_member (scores, name->data);
          JsonObject *domain = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
          if (domain == NULL || json_object_get_null_member (domain, "score"))
            continue;
          along_ribbon_add_point (ribbon, lane, day (row, "date"), json_object_get_double_member (domain, "score"), text (row, "form"),
                                  text (row, "id"));
          break;
        }
    }
}

/** story_ribbon: the whole of a story as a ribbon. */
AlongRibbon *
story_ribbon (JsonObject *story)
{
  AlongRibbon *ribbon = along_ribbon_new (along_date_first_day ("2026-06-30"));
  JsonArray *episodes = json_object_get_array_member (story, "episodes");
  JsonArray *pregnancies = json_object_get_array_member (story, "pregnancies");

  for (guint i = 0; i < json_array_get_length (episodes); i++)
    {
      JsonObject *episode = json_array_get_object_element (episodes, i);
      g_autoptr (JsonNode) input = story_input (story, episode, TRUE);
      g_autoptr (AlongSupport) support = along_support_from_json (input, NULL);
      along_support_set_return (support, g_strcmp0 (text (episode, "type"), "return") == 0);
      along_ribbon_add_episode (ribbon, support);
    }
  for (guint i = 0; i < json_array_get_length (pregnancies); i++)
    {
      JsonObject *row = json_array_get_object_element (pregnancies, i);
      if (text (row, "born") != NULL && day (row, "born") > along_date_first_day ("2024-01-01"))
        along_ribbon_add_baby (ribbon, NULL, day (row, "best_edd"), "scan", day (row, "born"));
      else if (text (row, "ended") != NULL)
        along_ribbon_add_loss (ribbon, day (row, "ended"), day (row, "best_edd"));
    }
  add_bars (ribbon, story, "support_status", "status", ALONG_RIBBON_SOCIAL_CARE, "stage-");
  add_bars (ribbon, story, "where_child_lives", "kind", ALONG_RIBBON_HOME, "home-");
  add_workers (ribbon, story);
  add_professionals (ribbon, story);
  add_marks (ribbon, story);
  add_scores (ribbon, story);
  return ribbon;
}
