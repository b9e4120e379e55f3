/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that comes from outside: checked for size and depth before it is parsed, because the parser recurses. */
#include "along-form-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_BYTES (32 * 1024 * 1024)
#define MAX_DEPTH 200

G_DEFINE_QUARK (along-forms-error-quark, along_forms_error)

/* The number at @start, a digit: where it ends; one such as 1e400, which would read as infinity, is refused. */
static gboolean
check_number (const char *text, gsize length, gsize start, guint line, gsize *end, GError **error)
{
  gboolean large;

  *end = start;
  while (*end < length && (g_ascii_isdigit (text[*end]) || strchr ("+-.eE", text[*end]) != NULL) && text[*end] != '\0')
    (*end)++;
  large = *end - start > 300 || memchr (text + start, 'e', *end - start) != NULL || memchr (text + start, 'E', *end - start) != NULL;
  if (large)
    {
      g_autofree char *number = g_strndup (text + start, *end - start);

      if (isfinite (g_ascii_strtod (number, NULL)))
        return TRUE;
      g_set_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_JSON,
                   _("Line %u holds a number that is too large to work with. Ask for another copy of the file."), line);
    }
  return !large;
}

/* Walks the text once: strings are skipped, brackets counted, anything JSON has no use for is refused (the
 * parser knows comments and single quotes, which would let brackets hide from this count). */
static gboolean
check_shape (const char *text, gsize length, GError **error)
{
  guint depth = 0, line = 1;
  gboolean inside = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (inside)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            inside = FALSE;
          else if (c == '\n')
            line++;
          continue;
        }
      if (g_ascii_isdigit (c))
        {
          gsize end;

          if (!check_number (text, length, i, line, &end, error))
            return FALSE;
          i = end - 1;
          continue;
        }
      if (c == '\n')
        line++;
      else if (c == ' ' || c == ',' || c == ':')
        continue;
      else if (c == '"')
        inside = TRUE;
      else if (c == '{' || c == '[')
        {
          if (++depth > MAX_DEPTH)
            {
              g_set_error (
                error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_TOO_LARGE,
                _("Line %u goes more than %d levels deep. A form does not need that; ask for another file."),
                line, MAX_DEPTH);
              return FALSE;
            }
        }
      else if (c == '}' || c == ']')
        depth -= depth > 0 ? 1 : 0;
      else if (!g_ascii_isspace (c) && !g_ascii_isalnum (c) && c != '+' && c != '-' && c != '.')
        {
          g_set_error (
            error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_JSON,
            _("Line %u holds a sign that does not belong into a JSON file. "
              "Ask for another copy of the file."),
            line);
          return FALSE;
        }
    }
  return TRUE;
}

/* Where reading ended; the parser says 0 where the text itself has ended. */
static guint
last_line (JsonParser *parser, const char *text, gsize size)
{
  guint line = json_parser_get_current_line (parser);

  if (line > 0)
    return line;
  line = 1;
  for (gsize i = 0; i + 1 < size; i++)
    line += text[i] == '\n';
  return line;
}

/**
 * along_form_json_read: parses @text (@length bytes, or -1 up to its zero), a byte order mark allowed.
 *
 * Returns: (transfer full): its root, or %NULL with a GError that names the line
 */
JsonNode *
along_form_json_read (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) reason = NULL;
  gsize size = length >= 0 ? (gsize) length : strlen (text);

  if (size > MAX_BYTES)
    {
      g_set_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_TOO_LARGE,
                   _("The file has more than %d million bytes. Choose a smaller one."),
                   MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  if (size == 0 || !g_utf8_validate_len (text, size, NULL))
    {
      g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_JSON,
                           size == 0 ? _("The file is empty. Choose another one.")
                                     : _("The file is not text in UTF-8. Save it as UTF-8 and try again."));
      return NULL;
    }
  if (!check_shape (text, size, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) size, &reason)
      || json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_JSON,
                   _("The file stops making sense as JSON at line %u. Ask for another copy of the file."),
                   last_line (parser, text, size));
      return NULL;
    }
  return json_node_ref (json_parser_get_root (parser));
}

static void
write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    switch (*c)
      {
      case '"': g_string_append (out, "\\\""); break;
      case '\\': g_string_append (out, "\\\\"); break;
      case '\n': g_string_append (out, "\\n"); break;
      case '\r': g_string_append (out, "\\r"); break;
      case '\t': g_string_append (out, "\\t"); break;
      default:
        if ((guchar) *c < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *c);
        else
          g_string_append_c (out, *c);
      }
  g_string_append_c (out, '"');
}

static void
write_double (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) != number)
    g_ascii_dtostr (text, sizeof text, number);
  g_string_append (out, text);
}

static void
write_node (GString *out, JsonNode *node, guint indent)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      {
        JsonObjectIter iter;
        const char *name;
        JsonNode *member;
        gboolean first = TRUE;

        json_object_iter_init_ordered (&iter, json_node_get_object (node));
        g_string_append_c (out, '{');
        while (json_object_iter_next_ordered (&iter, &name, &member))
          {
            g_string_append_printf (out, "%s\n%*s", first ? "" : ",", (int) indent + 1, "");
            write_string (out, name);
            g_string_append (out, ": ");
            write_node (out, member, indent + 1);
            first = FALSE;
          }
        if (!first)
          g_string_append_printf (out, "\n%*s", (int) indent, "");
        g_string_append_c (out, '}');
        break;
      }
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);
        guint n = json_array_get_length (array);

        g_string_append_c (out, '[');
        for (guint i = 0; i < n; i++)
          {
            g_string_append_printf (out, "%s\n%*s", i == 0 ? "" : ",", (int) indent + 1, "");
            write_node (out, json_array_get_element (array, i), indent + 1);
          }
        if (n > 0)
          g_string_append_printf (out, "\n%*s", (int) indent, "");
        g_string_append_c (out, ']');
        break;
      }
    case JSON_NODE_VALUE:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        write_string (out, json_node_get_string (node));
      else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      else if (json_node_get_value_type (node) == G_TYPE_INT64)
        g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      else
        write_double (out, json_node_get_double (node));
      break;
    default:
      g_string_append (out, "null");
    }
}

/**
 * along_form_json_write: @node as indented JSON. A decimal is written as short as it was read ("5.6"), which
 * JsonGenerator does not do.
 *
 * Returns: (transfer full): text that ends with a line feed
 */
char *
along_form_json_write (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  write_node (out, node, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/** along_form_json_string: a member that is text, or %NULL. */
const char *
along_form_json_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/** along_form_json_is_language: whether @language, as "en-GB" or "en", is the locale @name, as "en_GB". */
gboolean
along_form_json_is_language (const char *language, const char *name)
{
  g_autofree char *tag = g_strdelimit (g_strdup (name), "_", '-');

  return strchr (name, '.') == NULL && strchr (name, '@') == NULL && g_ascii_strcasecmp (tag, language) == 0;
}

/* What a translation extension says in @name; NULL: it is of another language or no translation. */
static const char *
translation (JsonObject *extension, const char *name)
{
  const char *url = along_form_json_string (extension, "url"), *language = NULL, *content = NULL;
  JsonArray *parts = along_form_json_array (extension, "extension");

  if (url == NULL || !g_str_has_suffix (url, "/StructureDefinition/translation"))
    return NULL;
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = along_form_json_element (parts, i);
      const char *what = along_form_json_string (part, "url");

      if (g_strcmp0 (what, "lang") == 0)
        language = along_form_json_string (part, "valueCode");
      else if (g_strcmp0 (what, "content") == 0)
        content = along_form_json_string (part, along_form_json_string (part, "valueString") != NULL ? "valueString" : "valueMarkdown");
    }
  return language != NULL && along_form_json_is_language (language, name) ? content : NULL;
}

/** along_form_json_words: (transfer full) (nullable): a member that is text, in the person's language where it is translated. */
char *
along_form_json_words (JsonObject *object, const char *name)
{
  g_autofree char *other = g_strconcat ("_", name, NULL);
  JsonArray *extensions = along_form_json_array (along_form_json_object (object, other), "extension");
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; extensions != NULL && languages[i] != NULL; i++)
    for (guint k = 0; k < json_array_get_length (extensions); k++)
      {
        const char *words = translation (along_form_json_element (extensions, k), languages[i]);

        if (words != NULL)
          return g_strdup (words);
      }
  return g_strdup (along_form_json_string (object, name));
}

/** along_form_json_object: a member that is an object, or %NULL. */
JsonObject *
along_form_json_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/** along_form_json_array: a member that is an array, or %NULL. */
JsonArray *
along_form_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/** along_form_json_boolean: whether the member is there and true. */
gboolean
along_form_json_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/** along_form_json_element: element @index of @array if it is an object, else %NULL; @array may be %NULL. */
JsonObject *
along_form_json_element (JsonArray *array, guint index)
{
  JsonNode *node
    = array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
