/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-record.h"

#include <string.h>

#include "along-text.h"

struct _AlongRecord
{
  GObject parent_instance;

  const AlongKind *kind;
  AlongId id;
  AlongId family;
  gboolean deleted;
  AlongValue *values; /* kind->n_properties of them */
};

G_DEFINE_FINAL_TYPE (AlongRecord, along_record, G_TYPE_OBJECT)

static const AlongValue unset;

static void
along_record_finalize (GObject *object)
{
  AlongRecord *self = ALONG_RECORD (object);

  for (guint i = 0; i < self->kind->n_properties; i++)
    along_value_clear (&self->kind->properties[i], &self->values[i]);
  g_free (self->values);
  G_OBJECT_CLASS (along_record_parent_class)->finalize (object);
}

static void
along_record_class_init (AlongRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_record_finalize;
}

static void
along_record_init (AlongRecord *self)
{
}

static gboolean
has_type (AlongRecord *self, int property, AlongType type)
{
  return property >= 0 && (guint) property < self->kind->n_properties
         && self->kind->properties[property].type == type;
}

static gboolean
is_text (AlongType type)
{
  return type == ALONG_TYPE_LINE || type == ALONG_TYPE_TEXT || type == ALONG_TYPE_DEC || type == ALONG_TYPE_DATE
         || type == ALONG_TYPE_JSON;
}

static gboolean
is_number (AlongType type)
{
  return type == ALONG_TYPE_INT || type == ALONG_TYPE_BOOL || type == ALONG_TYPE_ENUM;
}

/**
 * along_record_new: an empty record.
 *
 * @family: its family; for a family record its own id; ALONG_ID_NONE for the kinds of no family
 */
AlongRecord *
along_record_new (AlongKindId kind, AlongId id, AlongId family)
{
  AlongRecord *self = g_object_new (ALONG_TYPE_RECORD, NULL);

  self->kind = along_kind_get (kind);
  self->id = id;
  self->family = family;
  self->values = g_new0 (AlongValue, self->kind->n_properties);
  return self;
}

/** along_record_copy: a copy with the same id and values, to be changed. */
AlongRecord *
along_record_copy (AlongRecord *self)
{
  AlongRecord *copy;

  g_return_val_if_fail (ALONG_IS_RECORD (self), NULL);

  copy = along_record_new (self->kind->id, self->id, self->family);
  copy->deleted = self->deleted;
  for (guint i = 0; i < self->kind->n_properties; i++)
    along_value_copy (&self->kind->properties[i], &self->values[i], &copy->values[i]);
  return copy;
}

/** along_record_assign: gives @self all values of @from, a record of the same kind. */
void
along_record_assign (AlongRecord *self, AlongRecord *from)
{
  g_return_if_fail (self->kind == from->kind);

  self->deleted = from->deleted;
  for (guint i = 0; i < self->kind->n_properties; i++)
    {
      along_value_clear (&self->kind->properties[i], &self->values[i]);
      along_value_copy (&self->kind->properties[i], &from->values[i], &self->values[i]);
    }
}

const AlongKind *
along_record_get_kind (AlongRecord *self)
{
  return self->kind;
}

AlongKindId
along_record_get_kind_id (AlongRecord *self)
{
  return self->kind->id;
}

AlongId
along_record_get_id (AlongRecord *self)
{
  return self->id;
}

AlongId
along_record_get_family (AlongRecord *self)
{
  return self->family;
}

gboolean
along_record_is_deleted (AlongRecord *self)
{
  return self->deleted;
}

void
along_record_set_deleted (AlongRecord *self, gboolean deleted)
{
  self->deleted = deleted;
}

/** along_record_peek: the value of a property, never %NULL; owned by the record. */
const AlongValue *
along_record_peek (AlongRecord *self, int property)
{
  g_return_val_if_fail (property >= 0 && (guint) property < self->kind->n_properties, &unset);
  return &self->values[property];
}

/** along_record_take: sets a property to @value and takes what it holds; @value is unset afterwards. */
void
along_record_take (AlongRecord *self, int property, AlongValue *value)
{
  g_return_if_fail (property >= 0 && (guint) property < self->kind->n_properties);

  along_value_clear (&self->kind->properties[property], &self->values[property]);
  self->values[property] = *value;
  memset (value, 0, sizeof *value);
}

gboolean
along_record_has (AlongRecord *self, int property)
{
  return along_record_peek (self, property)->is_set;
}

/** along_record_get_text: a line, text, decimal, date or JSON value; %NULL if unset. Owned by @self. */
const char *
along_record_get_text (AlongRecord *self, int property)
{
  const AlongValue *value = along_record_peek (self, property);

  g_return_val_if_fail (is_text (self->kind->properties[property].type), NULL);
  return value->is_set ? value->text : NULL;
}

gint64
along_record_get_int (AlongRecord *self, int property, gint64 otherwise)
{
  const AlongValue *value = along_record_peek (self, property);

  g_return_val_if_fail (is_number (self->kind->properties[property].type), otherwise);
  return value->is_set ? value->number : otherwise;
}

/** along_record_get_bool: %FALSE if unset. */
gboolean
along_record_get_bool (AlongRecord *self, int property)
{
  return along_record_get_int (self, property, FALSE) != 0;
}

/** along_record_get_enum: ALONG_ENUM_UNSET if unset. */
int
along_record_get_enum (AlongRecord *self, int property)
{
  return (int) along_record_get_int (self, property, ALONG_ENUM_UNSET);
}

double
along_record_get_decimal (AlongRecord *self, int property, double otherwise)
{
  const char *text = along_record_get_text (self, property);

  return text != NULL ? g_ascii_strtod (text, NULL) : otherwise;
}

/** along_record_get_date: reads a date property; %FALSE if unset. */
gboolean
along_record_get_date (AlongRecord *self, int property, AlongDate *date)
{
  const char *text = along_record_get_text (self, property);

  return text != NULL && along_date_parse (text, date, NULL);
}

/** along_record_get_day: the first day of a date, the day of an instant; ALONG_DAY_NONE if unset. */
int
along_record_get_day (AlongRecord *self, int property)
{
  const AlongValue *value = along_record_peek (self, property);

  if (!value->is_set)
    return ALONG_DAY_NONE;
  if (self->kind->properties[property].type == ALONG_TYPE_INSTANT)
    return value->instant.day;
  return along_date_first_day (along_record_get_text (self, property));
}

/** along_record_get_last_day: the last day that a date may mean; ALONG_DAY_NONE if unset. */
int
along_record_get_last_day (AlongRecord *self, int property)
{
  return along_date_last_day (along_record_get_text (self, property));
}

gboolean
along_record_get_instant (AlongRecord *self, int property, AlongInstant *instant)
{
  const AlongValue *value = along_record_peek (self, property);

  g_return_val_if_fail (has_type (self, property, ALONG_TYPE_INSTANT), FALSE);
  if (value->is_set)
    *instant = value->instant;
  return value->is_set;
}

/** along_record_get_ref: ALONG_ID_NONE if unset. */
AlongId
along_record_get_ref (AlongRecord *self, int property)
{
  const AlongValue *value = along_record_peek (self, property);

  g_return_val_if_fail (has_type (self, property, ALONG_TYPE_REF), ALONG_ID_NONE);
  return value->is_set ? value->id : ALONG_ID_NONE;
}

/** along_record_get_refs: the ids of a list, @n of them; owned by @self. */
const AlongId *
along_record_get_refs (AlongRecord *self, int property, guint *n)
{
  const AlongValue *value = along_record_peek (self, property);

  *n = 0;
  g_return_val_if_fail (has_type (self, property, ALONG_TYPE_REFS), NULL);
  if (!value->is_set)
    return NULL;
  *n = value->n_ids;
  return value->ids;
}

/** along_record_refers_to: whether a REF or REFS property holds @id. */
gboolean
along_record_refers_to (AlongRecord *self, int property, AlongId id)
{
  const AlongValue *value = along_record_peek (self, property);

  if (!value->is_set)
    return FALSE;
  if (self->kind->properties[property].type == ALONG_TYPE_REF)
    return along_id_equal (value->id, id);
  g_return_val_if_fail (has_type (self, property, ALONG_TYPE_REFS), FALSE);
  for (guint i = 0; i < value->n_ids; i++)
    if (along_id_equal (value->ids[i], id))
      return TRUE;
  return FALSE;
}

/** along_record_get_lines: %NULL-terminated, never %NULL; owned by @self. */
const char *const *
along_record_get_lines (AlongRecord *self, int property)
{
  static const char *const none[] = { NULL };
  const AlongValue *value = along_record_peek (self, property);

  g_return_val_if_fail (has_type (self, property, ALONG_TYPE_LINES), none);
  return value->is_set ? (const char *const *) value->lines : none;
}

void
along_record_unset (AlongRecord *self, int property)
{
  AlongValue value = { 0 };

  along_record_take (self, property, &value);
}

void
along_record_set_text (AlongRecord *self, int property, const char *text)
{
  AlongType type;
  AlongValue value = { .is_set = TRUE };

  g_return_if_fail (property >= 0 && (guint) property < self->kind->n_properties);
  type = self->kind->properties[property].type;
  g_return_if_fail (is_text (type));

  if (along_text_is_empty (text))
    {
      along_record_unset (self, property);
      return;
    }
  value.text = type == ALONG_TYPE_TEXT   ? along_text_tidy (text)
               : type == ALONG_TYPE_JSON ? g_strdup (text)
                                         : along_text_tidy_line (text);
  along_record_take (self, property, &value);
}

static void
set_number (AlongRecord *self, int property, gint64 number)
{
  AlongValue value = { .is_set = TRUE, .number = number };

  along_record_take (self, property, &value);
}

void
along_record_set_int (AlongRecord *self, int property, gint64 number)
{
  g_return_if_fail (has_type (self, property, ALONG_TYPE_INT));
  set_number (self, property, number);
}

void
along_record_set_bool (AlongRecord *self, int property, gboolean yes)
{
  g_return_if_fail (has_type (self, property, ALONG_TYPE_BOOL));
  set_number (self, property, yes != FALSE);
}

/** along_record_set_enum: ALONG_ENUM_UNSET unsets. */
void
along_record_set_enum (AlongRecord *self, int property, int value)
{
  g_return_if_fail (has_type (self, property, ALONG_TYPE_ENUM));
  if (along_enum_text (self->kind->properties[property].enumeration, value) == NULL)
    along_record_unset (self, property);
  else
    set_number (self, property, value);
}

/** along_record_set_day: sets a date property to one exact day; ALONG_DAY_NONE unsets. */
void
along_record_set_day (AlongRecord *self, int property, int day)
{
  g_autofree char *edtf = day != ALONG_DAY_NONE ? along_day_to_edtf (day) : NULL;

  along_record_set_text (self, property, edtf);
}

/** along_record_set_instant: %NULL unsets. */
void
along_record_set_instant (AlongRecord *self, int property, const AlongInstant *instant)
{
  AlongValue value = { 0 };

  g_return_if_fail (has_type (self, property, ALONG_TYPE_INSTANT));
  if (instant != NULL)
    {
      value.is_set = TRUE;
      value.instant = *instant;
    }
  along_record_take (self, property, &value);
}

void
along_record_set_ref (AlongRecord *self, int property, AlongId id)
{
  AlongValue value = { .is_set = !along_id_is_none (id), .id = id };

  g_return_if_fail (has_type (self, property, ALONG_TYPE_REF));
  along_record_take (self, property, &value);
}

void
along_record_set_refs (AlongRecord *self, int property, const AlongId *ids, guint n)
{
  AlongValue value = { 0 };

  g_return_if_fail (has_type (self, property, ALONG_TYPE_REFS));
  if (n > 0)
    {
      value.is_set = TRUE;
      value.ids = g_memdup2 (ids, n * sizeof (AlongId));
      value.n_ids = n;
    }
  along_record_take (self, property, &value);
}

/** along_record_set_lines: @lines is %NULL-terminated, or %NULL; empty lines are left out. */
void
along_record_set_lines (AlongRecord *self, int property, const char *const *lines)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  AlongValue value = { 0 };

  g_return_if_fail (has_type (self, property, ALONG_TYPE_LINES));
  for (; lines != NULL && *lines != NULL; lines++)
    if (!along_text_is_empty (*lines))
      g_ptr_array_add (kept, along_text_tidy_line (*lines));
  if (kept->len > 0)
    {
      g_ptr_array_add (kept, NULL);
      value.is_set = TRUE;
      value.lines = (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
    }
  along_record_take (self, property, &value);
}

/**
 * along_record_valid_on: whether @day lies between the dates of properties @from and @to, both included,
 * an unset one being open.
 */
gboolean
along_record_valid_on (AlongRecord *self, int from, int to, int day)
{
  int first = along_record_get_day (self, from), last = along_record_get_last_day (self, to);

  return (first == ALONG_DAY_NONE || first <= day) && (last == ALONG_DAY_NONE || day <= last);
}

/**
 * along_record_holds_on: as along_record_valid_on(), but on the last day it is over, as what comes after it is so already;
 * unless it lasted that day only.
 */
gboolean
along_record_holds_on (AlongRecord *self, int from, int to, int day)
{
  return along_record_valid_on (self, from, to, day)
         && (along_record_get_last_day (self, to) != day || along_record_get_day (self, from) == day);
}
