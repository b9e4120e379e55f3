/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for the properties of a record, as the description of its kind has them. */
#include "along-ask-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-field-words.h"
#include "along-text.h"

/* More than these are given by nobody: grams, days, children. */
#define MOST_NUMBER 9999

/* The values of an enum. Before them that none is chosen: nothing is written down that nobody said; but not where one has to be and
 * was: it can be another, and never none. */
static void
choice_row (AlongAsk *ask, const char *title, const AlongProperty *property, int value)
{
  gboolean needed = (property->flags & ALONG_PROPERTY_NEEDED) != 0, said = needed && value >= 0;
  char **words = said     ? along_enum_all_words (property->enumeration)
                 : needed ? along_ask_words_after (C_ ("choice", "Not chosen yet"), property->enumeration)
                          : along_ask_words_after (C_ ("choice", "Not said"), property->enumeration);

  along_ask_choice (ask, property->name, title, words, said ? value : value + 1);
  along_ask_find_row (ask, property->name)->before = said ? 0 : 1;
  if (needed && !said)
    along_ask_need (ask, property->name);
}

/**
 * along_ask_property: a row for one property, called as it is, with what @now (nullable) has of it.
 */
void
along_ask_property (AlongAsk *ask, AlongRecord *now, AlongKindId kind, int property)
{
  const AlongProperty *about = &along_kind_get (kind)->properties[property];
  const char *title = along_property_words (kind, property), *name = about->name;
  const char *text = now != NULL && (about->type == ALONG_TYPE_LINE || about->type == ALONG_TYPE_TEXT || about->type == ALONG_TYPE_DATE)
                       ? along_record_get_text (now, property)
                       : NULL;

  switch (about->type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_TEXT:
      along_ask_line (ask, name, title, text);
      break;
    case ALONG_TYPE_LINES:
      {
        const char *const *lines = now != NULL ? along_record_get_lines (now, property) : NULL;
        g_autofree char *joined = lines != NULL ? g_strjoinv (", ", (char **) lines) : NULL;

        along_ask_line (ask, name, title, joined);
        break;
      }
    case ALONG_TYPE_INT:
      along_ask_number (ask, name, title, now != NULL ? along_record_get_int (now, property, -1) : -1, MOST_NUMBER);
      break;
    case ALONG_TYPE_DATE:
      along_ask_date (ask, name, title, text);
      break;
    case ALONG_TYPE_BOOL:
      along_ask_switch (ask, name, title, NULL, now != NULL && along_record_get_bool (now, property));
      break;
    case ALONG_TYPE_ENUM:
      {
        int value = now != NULL && along_record_has (now, property) ? along_record_get_enum (now, property) : ALONG_ENUM_UNSET;

        choice_row (ask, title, about, value);
        break;
      }
    default:
      g_return_if_reached ();
    }
  along_ask_stands_for (ask, name, kind, property);
}

/* "English, Sylheti" */
static void
fill_lines (AlongRecord *record, int property, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *line = along_text_tidy_line (*part);

      if (!along_text_is_empty (line))
        g_strv_builder_add (builder, line);
    }
  lines = g_strv_builder_end (builder);
  along_record_set_lines (record, property, (const char *const *) lines);
}

static void
fill_row (AlongAsk *ask, AskRow *row, AlongRecord *record)
{
  const AlongProperty *about = &along_record_get_kind (record)->properties[row->property];
  gint64 number;
  int value;

  switch (about->type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_TEXT:
      along_record_set_text (record, row->property, along_ask_get_text (ask, row->name));
      break;
    case ALONG_TYPE_LINES:
      fill_lines (record, row->property, along_ask_get_text (ask, row->name));
      break;
    case ALONG_TYPE_INT:
      number = along_ask_get_number (ask, row->name, -1);
      if (number >= 0)
        along_record_set_int (record, row->property, number);
      else
        along_record_unset (record, row->property);
      break;
    case ALONG_TYPE_DATE:
      along_record_set_text (record, row->property, along_ask_get_date (ask, row->name));
      break;
    case ALONG_TYPE_BOOL:
      /* What was never said stays so. */
      if (along_ask_get_switch (ask, row->name) || along_record_has (record, row->property))
        along_record_set_bool (record, row->property, along_ask_get_switch (ask, row->name));
      break;
    case ALONG_TYPE_ENUM:
      value = along_ask_get_choice (ask, row->name) - row->before;
      if (value >= 0)
        along_record_set_enum (record, row->property, value);
      else
        along_record_unset (record, row->property);
      break;
    case ALONG_TYPE_REF:
      along_record_set_ref (record, row->property, along_ask_get_record (ask, row->name));
      break;
    case ALONG_TYPE_REFS:
      {
        guint n;
        const AlongId *ids = along_ask_get_people (ask, row->name, &n);

        along_record_set_refs (record, row->property, ids, n);
        break;
      }
    default:
      g_return_if_reached ();
    }
}

/** along_ask_fill: puts into @record what the rows say that stand for properties of its kind, and are in sight. */
void
along_ask_fill (AlongAsk *ask, AlongRecord *record)
{
  for (guint i = 0; i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];

      if (row->property >= 0 && row->kind == along_record_get_kind_id (record) && gtk_widget_get_visible (row->widget))
        fill_row (ask, row, record);
    }
}
