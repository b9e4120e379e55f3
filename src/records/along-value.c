/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-value.h"

#include <string.h>

#include "along-date.h"

/** along_value_clear: frees what @value holds; it is unset afterwards. */
void
along_value_clear (const AlongProperty *property, AlongValue *value)
{
  if (value->is_set)
    switch (property->type)
      {
      case ALONG_TYPE_LINE:
      case ALONG_TYPE_TEXT:
      case ALONG_TYPE_DEC:
      case ALONG_TYPE_DATE:
      case ALONG_TYPE_JSON:
        g_free (value->text);
        break;
      case ALONG_TYPE_LINES:
        g_strfreev (value->lines);
        break;
      case ALONG_TYPE_REFS:
        g_free (value->ids);
        break;
      default:
        break;
      }
  memset (value, 0, sizeof *value);
}

/** along_value_copy: makes @to, which must hold nothing, a deep copy of @from. */
void
along_value_copy (const AlongProperty *property, const AlongValue *from, AlongValue *to)
{
  *to = *from;
  if (!from->is_set)
    return;
  switch (property->type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_TEXT:
    case ALONG_TYPE_DEC:
    case ALONG_TYPE_DATE:
    case ALONG_TYPE_JSON:
      to->text = g_strdup (from->text);
      break;
    case ALONG_TYPE_LINES:
      to->lines = g_strdupv (from->lines);
      break;
    case ALONG_TYPE_REFS:
      to->ids = g_memdup2 (from->ids, from->n_ids * sizeof (AlongId));
      break;
    default:
      break;
    }
}

gboolean
along_value_equal (const AlongProperty *property, const AlongValue *a, const AlongValue *b)
{
  if (!a->is_set || !b->is_set)
    return a->is_set == b->is_set;
  switch (property->type)
    {
    case ALONG_TYPE_INT:
    case ALONG_TYPE_BOOL:
    case ALONG_TYPE_ENUM:
      return a->number == b->number;
    case ALONG_TYPE_INSTANT:
      return along_instant_equal (&a->instant, &b->instant);
    case ALONG_TYPE_REF:
      return along_id_equal (a->id, b->id);
    case ALONG_TYPE_LINES:
      return g_strv_equal ((const char *const *) a->lines, (const char *const *) b->lines);
    case ALONG_TYPE_REFS:
      return a->n_ids == b->n_ids && memcmp (a->ids, b->ids, a->n_ids * sizeof (AlongId)) == 0;
    default:
      return strcmp (a->text, b->text) == 0;
    }
}
