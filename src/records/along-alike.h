/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* Whether two people may be one who was written down twice. Only ever a question to a person: nothing is put together
 * by itself. Where interchange asks whether a GEDCOM file's people are here already (along-same.h) it goes by the shape
 * of whole pedigrees with names as they stand; here single people are compared, whose names and days may have been
 * written with slips. */

/** AlongAlikeFacts: what is known of somebody, as far as it matters here. All texts may be %NULL. */
typedef struct
{
  const char *name, *given, *surname, *preferred;
  const char *const *others; /* former names, nicknames, other spellings */
  const char *born, *died;   /* EDTF */
  int gender;                /* ALONG_GENDER_… or ALONG_ENUM_UNSET */
  const char *nhs_number;
  const char *phone;
  const char *const *parents; /* their names */
  gboolean is_twin;
} AlongAlikeFacts;

/** What two people have in common, strongest first; in words: along_alike_words(). */
typedef enum
{
  ALONG_ALIKE_NHS_NUMBER = 1 << 0,
  ALONG_ALIKE_NAME = 1 << 1,
  ALONG_ALIKE_NAME_SWAPPED = 1 << 2,  /* first name and surname the other way round */
  ALONG_ALIKE_OTHER_NAME = 1 << 3,    /* one is called what the other is called too, or once was */
  ALONG_ALIKE_NAME_SHORTENED = 1 << 4,
  ALONG_ALIKE_NAME_SOUND = 1 << 5,
  ALONG_ALIKE_FIRST_NAME = 1 << 6,    /* the surname is another, or not known */
  ALONG_ALIKE_BORN = 1 << 7,
  ALONG_ALIKE_BORN_SWAPPED = 1 << 8,  /* day and month the other way round */
  ALONG_ALIKE_BORN_SLIP = 1 << 9,     /* one digit is another */
  ALONG_ALIKE_BORN_NEAR = 1 << 10,    /* what is known of both fits together */
  ALONG_ALIKE_PHONE = 1 << 11,
  ALONG_ALIKE_PARENTS = 1 << 12,
  ALONG_ALIKE_FAMILY = 1 << 13,       /* both are in one family */
} AlongAlikeReasons;

/** How the two are met. */
typedef enum
{
  ALONG_ALIKE_IN_ONE_FAMILY = 1 << 0,
  ALONG_ALIKE_RELATED = 1 << 1, /* one descends from the other, they are a couple, or of one pregnancy: two people */
} AlongAlikeSetting;

/** From here on somebody should be asked; from ALONG_ALIKE_LIKELY on it is likely. Of 100. One name alone, of two of whom no
 * more is known, is ALONG_ALIKE_NAMESAKE: worth a word while somebody is written down, and so are from ALONG_ALIKE_WEAK on
 * names that only sound alike: to be looked through after the others. */
#define ALONG_ALIKE_WEAK 32
#define ALONG_ALIKE_NAMESAKE 45
#define ALONG_ALIKE_POSSIBLE 60
#define ALONG_ALIKE_LIKELY 80

typedef struct _AlongAlike AlongAlike;

AlongAlike *along_alike_new    (const AlongAlikeFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
void        along_alike_free   (AlongAlike *self);
int         along_alike_score  (const AlongAlike *one, const AlongAlike *other, guint setting, guint *reasons);
char       *along_alike_words  (guint reasons) G_GNUC_WARN_UNUSED_RESULT;

/* What those who may be alike share at least one of: numbers to find them by without comparing everybody. */
void        along_alike_keys   (const AlongAlike *self, void (*add) (guint64 key, gpointer data), gpointer data);

gboolean    along_alike_nhs_number (const char *text, char number[11]);
gboolean    along_alike_is_related (AlongFamily *family, AlongId one, AlongId other);
AlongAlike *along_alike_of     (AlongFamily *family, AlongRecord *person) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongAlike, along_alike_free)

G_END_DECLS
