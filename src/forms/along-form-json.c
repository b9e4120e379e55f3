/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that comes from outside: checked for size and depth before it is parsed, because the parser recurses. */
#include "along-form-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_BYTES (32 * 1024 * 1024)
#define MAX_DEPTH 200

G_DEFINE_QUARK (along-forms-error-quark, along_forms_error)

/* Walks the text once: strings are skipped, brackets counted, anything JSON has no use for is refused (the
 * parser knows comments and single quotes, which would let brackets hide from this count).
 *
 * @large: (out): there is a number that may be too large for a double */
static gboolean
check_shape (const char *text, gsize length, gboolean *large, GError **error)
{
  guint depth = 0, line = 1, digits = 0;
  gboolean inside = FALSE;

  *large = FALSE;
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
          *large = *large || ++digits > 300;
          continue;
        }
      *large = *large || (digits > 0 && (c == 'e' || c == 'E'));
      digits = c == '.' ? digits : 0;
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

/* Numbers such as 1e400 read as infinity. */
static gboolean
check_numbers (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        if (!check_numbers (member))
          return FALSE;
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!check_numbers (json_array_get_element (array, i)))
          return FALSE;
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return isfinite (json_node_get_double (node));
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
  gboolean large;

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
  if (!check_shape (text, size, &large, error))
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
  if (large && !check_numbers (json_parser_get_root (parser)))
    {
      g_set_error_literal (
        error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_JSON,
        _("The file holds a number that is too large to work with. Ask for another copy of the file."));
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
