/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-image.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "along-image-scan.h"

G_DEFINE_QUARK (along-image-error-quark, along_image_error)

/* Brackets within brackets; nothing of ours comes near. */
#define MOST_DEPTH 64
/* Bytes of most images. */
#define USUAL_LENGTH 512

/* @alone: nothing may follow what the first bracket opens */
static gboolean
is_shallow (const char *text, gboolean alone)
{
  gboolean in_string = FALSE, ended = FALSE;
  guint depth = 0;

  for (const char *c = text; *c != '\0'; c++)
    if (ended && !g_ascii_isspace (*c))
      return FALSE;
    else if (in_string)
      {
        if (*c == '\\' && c[1] != '\0')
          c++;
        else if (*c == '"')
          in_string = FALSE;
      }
    else if (*c == '"')
      in_string = TRUE;
    else if ((*c == '[' || *c == '{') && ++depth > MOST_DEPTH)
      return FALSE;
    else if ((*c == ']' || *c == '}') && depth > 0)
      ended = --depth == 0 && alone;
  return TRUE;
}

/**
 * along_json_is_shallow: whether a text that is to be read as JSON has few enough brackets within brackets: who reads it
 * goes one call deeper for each. To be asked of whatever comes from elsewhere.
 */
gboolean
along_json_is_shallow (const char *text)
{
  return is_shallow (text, FALSE);
}

/**
 * along_json_is_object: whether a text may be a JSON object, as shallow as that, and nothing else: json-glib 1.6 reads several
 * one after another, and loses all but the last.
 */
gboolean
along_json_is_object (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '{' && is_shallow (text, TRUE);
}

static void
append_escaped (GString *out, guchar c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    default:
      g_string_append_printf (out, "\\u%04x", c);
    }
}

/** along_image_append_string: @text as a JSON string, with only the escapes that JSON needs. */
void
along_image_append_string (GString *out, const char *text)
{
  const char *plain = text, *c;

  g_string_append_c (out, '"');
  for (c = text; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == '"' || *c == '\\')
      {
        g_string_append_len (out, plain, c - plain);
        append_escaped (out, (guchar) *c);
        plain = c + 1;
      }
  g_string_append_len (out, plain, c - plain);
  g_string_append_c (out, '"');
}

static void
append_id (GString *out, AlongId id)
{
  char text[ALONG_ID_TEXT];

  along_id_format (id, text);
  g_string_append_c (out, '"');
  g_string_append_len (out, text, ALONG_ID_TEXT - 1);
  g_string_append_c (out, '"');
}

static void
append_name (GString *out, const AlongProperty *property)
{
  g_string_append_len (out, ",\"", 2);
  g_string_append (out, property->name);
  g_string_append_len (out, "\":", 2);
}

static void
append_value (GString *out, const AlongProperty *property, const AlongValue *value)
{
  if (!value->is_set)
    {
      g_string_append (out, "null");
      return;
    }
  switch (property->type)
    {
    case ALONG_TYPE_INT:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, value->number);
      break;
    case ALONG_TYPE_BOOL:
      g_string_append (out, value->number ? "true" : "false");
      break;
    case ALONG_TYPE_ENUM:
      along_image_append_string (out, along_enum_text (property->enumeration, (int) value->number));
      break;
    case ALONG_TYPE_INSTANT:
      {
        g_autofree char *text = along_instant_to_text (&value->instant);
        along_image_append_string (out, text);
        break;
      }
    case ALONG_TYPE_REF:
      append_id (out, value->id);
      break;
    case ALONG_TYPE_LINES:
      g_string_append_c (out, '[');
      for (char **line = value->lines; *line != NULL; line++)
        {
          if (line != value->lines)
            g_string_append_c (out, ',');
          along_image_append_string (out, *line);
        }
      g_string_append_c (out, ']');
      break;
    case ALONG_TYPE_REFS:
      g_string_append_c (out, '[');
      for (guint i = 0; i < value->n_ids; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          append_id (out, value->ids[i]);
        }
      g_string_append_c (out, ']');
      break;
    default:
      along_image_append_string (out, value->text);
      break;
    }
}

/** along_image_fields: the properties that @fields has a bit for, as along_image_read_fields() tells them. */
char *
along_image_fields (AlongRecord *record, guint64 fields)
{
  const AlongKind *kind = along_record_get_kind (record);
  const guint *order = along_image_order (kind);
  GString *out = g_string_sized_new (USUAL_LENGTH);

  g_string_append (out, "{\"_v\":" G_STRINGIFY (ALONG_IMAGE_VERSION));
  for (guint i = 0; i < kind->n_properties; i++)
    if (fields & G_GUINT64_CONSTANT (1) << order[i])
      {
        const AlongProperty *property = &kind->properties[order[i]];
        append_name (out, property);
        append_value (out, property, along_record_peek (record, (int) order[i]));
      }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static char *
write_image (AlongRecord *record, AlongRecord *from)
{
  const AlongKind *kind = along_record_get_kind (record);
  const guint *order = along_image_order (kind);
  GString *out = g_string_sized_new (USUAL_LENGTH);

  g_string_append (out, "{\"_v\":" G_STRINGIFY (ALONG_IMAGE_VERSION));
  for (guint i = 0; i < kind->n_properties; i++)
    {
      const AlongProperty *property = &kind->properties[order[i]];
      const AlongValue *value = along_record_peek (record, (int) order[i]);

      if (from == NULL ? !value->is_set
                       : along_value_equal (property, value, along_record_peek (from, (int) order[i])))
        continue;
      append_name (out, property);
      append_value (out, property, value);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/** along_image_whole: every value that is set. */
char *
along_image_whole (AlongRecord *record)
{
  return write_image (record, NULL);
}

/** along_image_differs: the fields in which @record differs from @from, as they are in @record. */
char *
along_image_differs (AlongRecord *record, AlongRecord *from)
{
  g_return_val_if_fail (along_record_get_kind (record) == along_record_get_kind (from), NULL);
  return write_image (record, from);
}

static gboolean
read_value (const AlongProperty *property, JsonNode *node, AlongValue *value)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node)
                       : NULL;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  value->is_set = TRUE;
  switch (property->type)
    {
    case ALONG_TYPE_INT:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        return FALSE;
      value->number = json_node_get_int (node);
      return TRUE;
    case ALONG_TYPE_BOOL:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      value->number = json_node_get_boolean (node);
      return TRUE;
    case ALONG_TYPE_ENUM:
      value->number = along_enum_find (property->enumeration, text);
      return value->number != ALONG_ENUM_UNSET;
    case ALONG_TYPE_INSTANT:
      return along_instant_parse (text, &value->instant);
    case ALONG_TYPE_REF:
      return along_id_parse (text, &value->id);
    case ALONG_TYPE_LINES:
      if (n == 0)
        return FALSE;
      value->lines = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
            return FALSE;
          value->lines[i] = g_strdup (json_node_get_string (element));
        }
      return TRUE;
    case ALONG_TYPE_REFS:
      if (n == 0)
        return FALSE;
      value->ids = g_new0 (AlongId, n);
      value->n_ids = n;
      for (guint i = 0; i < n; i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING
              || !along_id_parse (json_node_get_string (element), &value->ids[i]))
            return FALSE;
        }
      return TRUE;
    case ALONG_TYPE_JSON:
      value->text = g_strdup (text);
      return text != NULL && along_json_is_shallow (text);
    default:
      value->text = g_strdup (text);
      return text != NULL;
    }
}

/**
 * along_image_read_fields: as along_image_read (), and tells which fields the image names.
 *
 * @fields: (out): a bit for each property named, the lowest for the first
 */
gboolean
along_image_read_fields (const char *image, AlongRecord *into, guint64 *fields, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const AlongKind *kind = along_record_get_kind (into);
  JsonObjectIter iter;
  JsonObject *object;
  const char *name;
  JsonNode *node;

  *fields = 0;
  /* An empty text is read without complaint and has no root. */
  if (!along_json_is_object (image) || !json_parser_load_from_data (parser, image, -1, NULL) || json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, ALONG_IMAGE_ERROR, ALONG_IMAGE_ERROR_UNREADABLE,
                           _ ("Part of this record cannot be read."));
      return FALSE;
    }
  object = json_node_get_object (json_parser_get_root (parser));
  if (json_object_get_int_member_with_default (object, "_v", 0) > ALONG_IMAGE_VERSION)
    {
      g_set_error_literal (error, ALONG_IMAGE_ERROR, ALONG_IMAGE_ERROR_NEWER,
                           _ ("This was written by a newer Alongside. Update Alongside, then open it again."));
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      int property = along_kind_find_property (kind, name);
      AlongValue value = { 0 };

      if (property < 0)
        continue;
      if (!JSON_NODE_HOLDS_NULL (node) && !read_value (&kind->properties[property], node, &value))
        {
          along_value_clear (&kind->properties[property], &value);
          g_set_error (error, ALONG_IMAGE_ERROR, ALONG_IMAGE_ERROR_UNREADABLE,
                       _ ("“%s” of this record cannot be read."), name);
          return FALSE;
        }
      along_record_take (into, property, &value);
      *fields |= G_GUINT64_CONSTANT (1) << property;
    }
  return TRUE;
}

/**
 * along_image_read: gives @into the fields of @image; "null" unsets one. Names that the kind does not
 * have are passed over. On failure some fields may have been given already.
 */
gboolean
along_image_read (const char *image, AlongRecord *into, GError **error)
{
  guint64 fields;

  return along_image_scan (image, into) || along_image_read_fields (image, into, &fields, error);
}
