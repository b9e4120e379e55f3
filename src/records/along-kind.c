/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Words behind their context, as gettext wants them. */
#define WORDS(context, text) context "\004" text

typedef struct
{
  const char *text, *words;
} Value;

/* One array of values an enum, ended by one without text. */
#define ENUM(ID, name)                                                                                         \
  { NULL, NULL }                                                                                               \
  }                                                                                                            \
  ;                                                                                                            \
  static const Value values_##ID[] = {
#define VALUE(ENUM_ID, ID, text, words) { text, words },
static const Value values_none[] = {
#include "along-enums.def"
  { NULL, NULL }
};
#undef ENUM
#undef VALUE

static const struct
{
  const char *name;
  const Value *values;
  guint n_values;
} enums[] = {
#define ENUM(ID, name) { name, values_##ID, G_N_ELEMENTS (values_##ID) - 1 },
#define VALUE(ENUM_ID, ID, text, words)
#include "along-enums.def"
#undef ENUM
#undef VALUE
};

/* "of" in along-kinds.def names an enum for ENUM, a kind for REF and REFS, and ANY otherwise. */
#define OF_LINE(of) 0, ALONG_KIND_ANY
#define OF_TEXT(of) 0, ALONG_KIND_ANY
#define OF_INT(of) 0, ALONG_KIND_ANY
#define OF_DEC(of) 0, ALONG_KIND_ANY
#define OF_BOOL(of) 0, ALONG_KIND_ANY
#define OF_DATE(of) 0, ALONG_KIND_ANY
#define OF_INSTANT(of) 0, ALONG_KIND_ANY
#define OF_JSON(of) 0, ALONG_KIND_ANY
#define OF_LINES(of) 0, ALONG_KIND_ANY
#define OF_ENUM(of) ALONG_ENUM_##of, ALONG_KIND_ANY
#define OF_REF(of) 0, ALONG_KIND_##of
#define OF_REFS(of) 0, ALONG_KIND_##of

#define ALONG_PROPERTY_0 0

#define KIND(ID, name, sensitivity, owner, words)                                                              \
  }                                                                                                            \
  ;                                                                                                            \
  static const AlongProperty properties_##ID[] = {
#define PROP(KIND_ID, ID, name, type, of, flags, sensitivity, words)                                           \
  { name, ALONG_TYPE_##type, OF_##type (of), ALONG_PROPERTY_##flags, ALONG_SENSITIVITY_##sensitivity, words },
static const char *const properties_none[] = {
  NULL
#include "along-kinds.def"
};
#undef KIND
#undef PROP

static const AlongKind kinds[] = {
#define KIND(ID, name, sensitivity, owner, words)                                                              \
  { ALONG_KIND_##ID,    name,                             ALONG_SENSITIVITY_##sensitivity,                     \
    ALONG_OWNER_##owner, properties_##ID, G_N_ELEMENTS (properties_##ID), words },
#define PROP(KIND_ID, ID, name, type, of, flags, sensitivity, words)
#include "along-kinds.def"
#undef KIND
#undef PROP
};

/** along_kind_get: the description of a kind; never %NULL. */
const AlongKind *
along_kind_get (AlongKindId id)
{
  g_return_val_if_fail (id < ALONG_N_KINDS, &kinds[0]);
  (void) properties_none;
  (void) values_none;
  return &kinds[id];
}

/** along_kind_find: the kind called @name, or %NULL. */
const AlongKind *
along_kind_find (const char *name)
{
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

/** along_kind_find_property: the number of the property called @name, or -1. */
int
along_kind_find_property (const AlongKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_properties; i++)
    if (strcmp (kind->properties[i].name, name) == 0)
      return (int) i;
  return -1;
}

/** along_kind_sensitivity: that of a property, or where it has none of its own, of its kind. */
AlongSensitivity
along_kind_sensitivity (const AlongKind *kind, guint property)
{
  AlongSensitivity own = kind->properties[property].sensitivity;

  return own != ALONG_SENSITIVITY_KIND ? own : kind->sensitivity;
}

/** along_kind_retention: the retention class: "family", "staff" or "programme". */
const char *
along_kind_retention (const AlongKind *kind)
{
  if (kind->owner == ALONG_OWNER_FAMILY)
    return "family";
  return kind->id == ALONG_KIND_WORKER || kind->id == ALONG_KIND_ABSENCE ? "staff" : "programme";
}

guint
along_enum_n_values (AlongEnumId id)
{
  g_return_val_if_fail (id < ALONG_N_ENUMS, 0);
  return enums[id].n_values;
}

/** along_enum_text: the text of a value as stored; %NULL for ALONG_ENUM_UNSET. */
const char *
along_enum_text (AlongEnumId id, int value)
{
  g_return_val_if_fail (id < ALONG_N_ENUMS, NULL);
  return value >= 0 && (guint) value < enums[id].n_values ? enums[id].values[value].text : NULL;
}

/** along_enum_find: the value with this stored text; ALONG_ENUM_UNSET if there is none. */
int
along_enum_find (AlongEnumId id, const char *text)
{
  g_return_val_if_fail (id < ALONG_N_ENUMS, ALONG_ENUM_UNSET);
  for (guint i = 0; text != NULL && i < enums[id].n_values; i++)
    if (strcmp (enums[id].values[i].text, text) == 0)
      return (int) i;
  return ALONG_ENUM_UNSET;
}

/** along_enum_words: a value as people are shown it; the empty string for ALONG_ENUM_UNSET. */
const char *
along_enum_words (AlongEnumId id, int value)
{
  const char *words;

  g_return_val_if_fail (id < ALONG_N_ENUMS, "");
  if (value < 0 || (guint) value >= enums[id].n_values)
    return "";
  words = enums[id].values[value].words;
  return g_dpgettext (GETTEXT_PACKAGE, words, (gsize) (strchr (words, '\004') - words) + 1);
}

/** along_enum_all_words: the words of every value, by number; %NULL-terminated. */
char **
along_enum_all_words (AlongEnumId id)
{
  guint n = along_enum_n_values (id);
  char **all = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    all[i] = g_strdup (along_enum_words (id, (int) i));
  return all;
}
