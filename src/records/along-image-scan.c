/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-image-scan.h"

#include <string.h>

#include "along-image.h"

/* A reader of images as we write them ourselves, many times as fast as one of any JSON: a family is replayed from
 * thousands. What is not just so is left to the other reader. */

#define MOST_DIGITS 18

static int
compare_names (gconstpointer a, gconstpointer b, gpointer properties)
{
  const AlongProperty *p = properties;

  return strcmp (p[*(const guint *) a].name, p[*(const guint *) b].name);
}

/** along_image_order: the numbers of a kind's properties in the order of their names, worked out once. */
const guint *
along_image_order (const AlongKind *kind)
{
  static gsize orders[ALONG_N_KINDS];

  if (g_once_init_enter (&orders[kind->id]))
    {
      guint *order = g_new (guint, kind->n_properties);
      for (guint i = 0; i < kind->n_properties; i++)
        order[i] = i;
      g_qsort_with_data (order, (int) kind->n_properties, sizeof *order, compare_names,
                         (gpointer) kind->properties);
      g_once_init_leave (&orders[kind->id], (gsize) order);
    }
  return (const guint *) orders[kind->id];
}

static gboolean
take (const char **at, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (*at, word, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

/* The character that an escape stands for, behind its "\"; 0: not one that we write. */
static char
read_escape (const char **at)
{
  int high, low;

  switch (*(*at)++)
    {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'u':
      if (!take (at, "00") || (high = g_ascii_xdigit_value ((*at)[0])) < 0 || (low = g_ascii_xdigit_value ((*at)[1])) < 0)
        return 0;
      *at += 2;
      return high < 2 ? (char) (high << 4 | low) : 0;
    default:
      return 0;
    }
}

/* The text of the string that begins at @at; %NULL: it is not one of ours. */
static char *
read_string (const char **at)
{
  const char *from = *at, *c;
  char *text, *to;

  if (*from++ != '"')
    return NULL;
  for (c = from; *c != '"'; c++)
    if ((guchar) *c < 0x20 || (*c == '\\' && *++c == '\0'))
      return NULL;
  to = text = g_malloc ((gsize) (c - from) + 1);
  while (from < c)
    if (*from != '\\')
      *to++ = *from++;
    else if (from++, (*to++ = read_escape (&from)) == 0)
      {
        g_free (text);
        return NULL;
      }
  *to = '\0';
  *at = c + 1;
  return text;
}

static gboolean
read_number (const char **at, gint64 *number)
{
  gboolean negative = take (at, "-");
  int n = 0;

  for (*number = 0; g_ascii_isdigit (**at) && n < MOST_DIGITS; (*at)++, n++)
    *number = *number * 10 + (**at - '0');
  if (negative)
    *number = -*number;
  return n > 0 && (**at == ',' || **at == '}');
}

static gboolean
read_id (const char **at, AlongId *id)
{
  char text[ALONG_ID_TEXT] = "";

  if (**at != '"')
    return FALSE;
  strncpy (text, *at + 1, sizeof text - 1);
  if (!along_id_parse (text, id))
    return FALSE;
  *at += ALONG_ID_TEXT;
  return take (at, "\"");
}

static gboolean
read_ids (const char **at, AlongValue *value)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongId id;

  if (!take (at, "["))
    return FALSE;
  do
    {
      if (!read_id (at, &id))
        return FALSE;
      g_array_append_val (ids, id);
    }
  while (take (at, ","));
  if (!take (at, "]"))
    return FALSE;
  value->n_ids = ids->len;
  value->ids = (AlongId *) (gpointer) g_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

static gboolean
read_lines (const char **at, AlongValue *value)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (!take (at, "["))
    return FALSE;
  do
    {
      g_autofree char *line = read_string (at);
      if (line == NULL)
        return FALSE;
      g_strv_builder_add (lines, line);
    }
  while (take (at, ","));
  if (!take (at, "]"))
    return FALSE;
  value->lines = g_strv_builder_end (lines);
  return TRUE;
}

static gboolean
read_value (const char **at, const AlongProperty *property, AlongValue *value)
{
  g_autofree char *text = NULL;

  switch (property->type)
    {
    case ALONG_TYPE_INT:
      return read_number (at, &value->number);
    case ALONG_TYPE_BOOL:
      value->number = take (at, "true");
      return value->number || take (at, "false");
    case ALONG_TYPE_REF:
      return read_id (at, &value->id);
    case ALONG_TYPE_REFS:
      return read_ids (at, value);
    case ALONG_TYPE_LINES:
      return read_lines (at, value);
    case ALONG_TYPE_ENUM:
      text = read_string (at);
      value->number = text != NULL ? along_enum_find (property->enumeration, text) : ALONG_ENUM_UNSET;
      return value->number != ALONG_ENUM_UNSET;
    case ALONG_TYPE_INSTANT:
      text = read_string (at);
      return text != NULL && along_instant_parse (text, &value->instant);
    default:
      value->text = read_string (at);
      return value->text != NULL;
    }
}

/* The property called as the key at @at says, from the @next in order on; -1: none. Their names have no escapes. */
static int
read_key (const char **at, const AlongKind *kind, const guint *order, guint *next)
{
  const char *end;

  if (!take (at, "\""))
    return -1;
  end = strchr (*at, '"');
  for (; end != NULL && *next < kind->n_properties; (*next)++)
    {
      const char *name = kind->properties[order[*next]].name;

      if (strlen (name) != (gsize) (end - *at) || strncmp (name, *at, (gsize) (end - *at)) != 0)
        continue;
      *at = end;
      return take (at, "\":") ? (int) order[(*next)++] : -1;
    }
  return -1;
}

/**
 * along_image_scan: gives @into the fields of @image, if it is written just as along_image_whole() and
 * along_image_differs() of this version write: %FALSE if not, when some fields may have been given already.
 */
gboolean
along_image_scan (const char *image, AlongRecord *into)
{
  const AlongKind *kind = along_record_get_kind (into);
  const guint *order = along_image_order (kind);
  const char *at = image;
  gint64 version;
  guint next = 0;

  if (!g_utf8_validate (image, -1, NULL) || !take (&at, "{\"_v\":") || !read_number (&at, &version)
      || version != ALONG_IMAGE_VERSION)
    return FALSE;
  while (take (&at, ","))
    {
      int property = read_key (&at, kind, order, &next);
      AlongValue value = { .is_set = TRUE };

      if (property < 0)
        return FALSE;
      if (take (&at, "null"))
        value.is_set = FALSE;
      else if (!read_value (&at, &kind->properties[property], &value))
        return FALSE;
      along_record_take (into, property, &value);
    }
  return strcmp (at, "}") == 0;
}
