/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erasure.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "along-text.h"

/* Names in texts: whole words, whatever their case and accents, a name of several words as one. */

/* What somebody is called before they have a name. */
static const char *const nobody[] = { "unknown", "baby", "unborn", "twin", "mother", "father" };

/** along_erase_names_new: none yet. (element-type GStrv): each the words of a name. */
GPtrArray *
along_erase_names_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The next word at or after @at; its end in @end. %NULL: there is none. */
static const char *
next_word (const char *at, const char **end)
{
  while (*at != '\0' && !is_letter (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  for (*end = at; **end != '\0' && is_letter (g_utf8_get_char (*end)); *end = g_utf8_next_char (*end))
    ;
  return *end > at ? at : NULL;
}

static char **
words_of (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *at = text, *end;

  while ((at = next_word (at, &end)) != NULL)
    {
      g_autofree char *word = g_strndup (at, (gsize) (end - at)), *folded = along_text_fold (word);

      g_strv_builder_add (words, folded);
      at = end;
    }
  return g_strv_builder_end (words);
}

static gboolean
is_nobody (char **words)
{
  if (words[0] == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (nobody) && words[1] == NULL; i++)
    if (strcmp (words[0], nobody[i]) == 0)
      return TRUE;
  /* One letter alone would be found everywhere. */
  return words[1] == NULL && g_utf8_strlen (words[0], -1) < 2;
}

/** along_erase_names_add: @name: (nullable): a name, a phone number… */
void
along_erase_names_add (GPtrArray *names, const char *name)
{
  g_auto (GStrv) words = name != NULL ? words_of (name) : NULL;

  if (words == NULL || is_nobody (words))
    return;
  for (guint i = 0; i < names->len; i++)
    if (g_strv_equal (names->pdata[i], (const char *const *) words))
      return;
  g_ptr_array_add (names, g_steal_pointer (&words));
}

/* Where the longest of the names that begin at @at ends; %NULL: none does. */
static const char *
name_end (GPtrArray *names, const char *at)
{
  const char *longest = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      char **word = names->pdata[i];
      const char *from = at, *end = at;

      for (; *word != NULL && (from = next_word (from, &end)) != NULL; word++)
        {
          g_autofree char *said = g_strndup (from, (gsize) (end - from)), *folded = along_text_fold (said);

          if (strcmp (folded, *word) != 0)
            break;
          from = end;
        }
      if (*word == NULL && end > longest)
        longest = end;
    }
  return longest;
}

/* @out: (nullable): the text without the names. Whether there were any. */
static gboolean
walk (GPtrArray *names, const char *text, GString *out)
{
  const char *done = text, *at = text, *end;
  gboolean any = FALSE;

  while ((at = next_word (at, &end)) != NULL)
    {
      const char *name = name_end (names, at);

      if (name == NULL)
        {
          at = end;
          continue;
        }
      any = TRUE;
      if (out == NULL)
        return TRUE;
      g_string_append_len (out, done, at - done);
      g_string_append (out, _ ("[name erased]"));
      done = at = name;
    }
  if (out != NULL)
    g_string_append (out, done);
  return any;
}

/** along_erase_names_in: whether any of the names stands in @text (nullable). */
gboolean
along_erase_names_in (GPtrArray *names, const char *text)
{
  return text != NULL && walk (names, text, NULL);
}

/** along_erase_names_without: @text with each of the names replaced; the same where none is in it. */
char *
along_erase_names_without (GPtrArray *names, const char *text)
{
  GString *out = g_string_new (NULL);

  walk (names, text, out);
  return g_string_free (out, FALSE);
}

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

static void
clean (GPtrArray *names, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *without = along_erase_names_without (names, json_node_get_string (node));
      json_node_set_string (node, without);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        clean (names, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (!is_of_the_form (name))
          clean (names, member);
    }
}

/** along_erase_names_without_json: the same in the texts of a JSON value; what is not JSON is taken as text. */
char *
along_erase_names_without_json (GPtrArray *names, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  if (node == NULL)
    return along_erase_names_without (names, json);
  clean (names, node);
  return json_to_string (node, FALSE);
}
