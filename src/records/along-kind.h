/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enums of the record: AlongEnumId, and ALONG_<ENUM>_<VALUE> numbered from 0 within each. */

typedef enum
{
#define ENUM(ID, name) ALONG_ENUM_##ID,
#define VALUE(ENUM_ID, ID, text, words)
#include "along-enums.def"
#undef ENUM
#undef VALUE
  ALONG_N_ENUMS
} AlongEnumId;

/** A property of an enum type that is not set. */
#define ALONG_ENUM_UNSET (-1)

#define ENUM(ID, name)                                                                                         \
  }                                                                                                            \
  ;                                                                                                            \
  enum                                                                                                         \
  {
#define VALUE(ENUM_ID, ID, text, words) ALONG_##ENUM_ID##_##ID,
enum
{
  ALONG_ENUMS_BEGIN_,
#include "along-enums.def"
};
#undef ENUM
#undef VALUE

/* Kinds of record: AlongKindId, and ALONG_<KIND>_P_<PROPERTY> numbered from 0 within each. */

typedef enum
{
#define KIND(ID, name, sensitivity, owner, words) ALONG_KIND_##ID,
#define PROP(KIND_ID, ID, name, type, of, flags, sensitivity, words)
#include "along-kinds.def"
#undef KIND
#undef PROP
  ALONG_N_KINDS,
  ALONG_KIND_ANY = ALONG_N_KINDS,
} AlongKindId;

#define KIND(ID, name, sensitivity, owner, words)                                                              \
  }                                                                                                            \
  ;                                                                                                            \
  enum                                                                                                         \
  {
#define PROP(KIND_ID, ID, name, type, of, flags, sensitivity, words) ALONG_##KIND_ID##_P_##ID,
enum
{
  ALONG_KINDS_BEGIN_,
#include "along-kinds.def"
};
#undef KIND
#undef PROP

typedef enum
{
  ALONG_TYPE_LINE,    /* one line of text */
  ALONG_TYPE_TEXT,    /* text with line ends */
  ALONG_TYPE_INT,
  ALONG_TYPE_DEC,     /* decimal number, kept as text */
  ALONG_TYPE_BOOL,
  ALONG_TYPE_DATE,    /* EDTF */
  ALONG_TYPE_INSTANT,
  ALONG_TYPE_JSON,    /* text of a JSON value */
  ALONG_TYPE_ENUM,
  ALONG_TYPE_REF,     /* id of another record */
  ALONG_TYPE_LINES,   /* list of lines, in order */
  ALONG_TYPE_REFS,    /* list of ids, in order */
} AlongType;

/** Who may see it: records.md 1. KIND: as the kind. */
typedef enum
{
  ALONG_SENSITIVITY_KIND,
  ALONG_SENSITIVITY_PLAIN,
  ALONG_SENSITIVITY_NAMED,
  ALONG_SENSITIVITY_SPECIAL,
  ALONG_SENSITIVITY_RESTRICTED,
} AlongSensitivity;

typedef enum
{
  ALONG_PROPERTY_NEEDED = 1 << 0,      /* must be there before the record can be saved */
  ALONG_PROPERTY_DAY_WILL_DO = 1 << 1, /* an instant of which only the day may be known */
} AlongPropertyFlags;

typedef enum
{
  ALONG_OWNER_FAMILY, /* belongs to one family, kept as long as it */
  ALONG_OWNER_TEAM,   /* programme, workers, modules…: of no family */
} AlongOwner;

/**
 * AlongProperty: one property of a kind.
 *
 * @name: column, key in the journal's images and in exports
 * @enumeration: of ALONG_TYPE_ENUM
 * @target: the kind that REF and REFS point to
 * @words: what people are shown, not translated, behind its context: along_property_words()
 */
typedef struct
{
  const char *name;
  AlongType type;
  AlongEnumId enumeration;
  AlongKindId target;
  guint flags;
  AlongSensitivity sensitivity;
  const char *words;
} AlongProperty;

typedef struct
{
  AlongKindId id;
  const char *name;
  AlongSensitivity sensitivity;
  AlongOwner owner;
  const AlongProperty *properties;
  guint n_properties;
  const char *words; /* as those of a property: along_kind_words() */
} AlongKind;

const AlongKind     *along_kind_get           (AlongKindId id);
const AlongKind     *along_kind_find          (const char *name);
int                  along_kind_find_property (const AlongKind *kind, const char *name);
AlongSensitivity     along_kind_sensitivity   (const AlongKind *kind, guint property);
const char          *along_kind_retention     (const AlongKind *kind);

guint                along_enum_n_values      (AlongEnumId id);
const char          *along_enum_text          (AlongEnumId id, int value);
int                  along_enum_find          (AlongEnumId id, const char *text);
const char          *along_enum_words         (AlongEnumId id, int value);
char               **along_enum_all_words     (AlongEnumId id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
