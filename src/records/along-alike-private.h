/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-alike.h"
#include "along-date.h"

G_BEGIN_DECLS

/* What each thing counts, of 100. Nothing but the NHS number, or a name together with a birth, is enough by itself. */
#define WORTH_NHS_NUMBER 75
#define WORTH_NAME ALONG_ALIKE_NAMESAKE
#define WORTH_SWAPPED 42
#define WORTH_OTHER_NAME 40
#define WORTH_SHORTENED 38
#define WORTH_SOUND ALONG_ALIKE_WEAK
#define WORTH_FIRST_NAME 15
#define WORTH_BORN 40
#define WORTH_BORN_SWAPPED 28
#define WORTH_BORN_SLIP 24
#define WORTH_BORN_MONTH 20 /* as far as a month is known of both */
#define WORTH_BORN_YEAR 10
#define WORTH_PHONE 15
#define WORTH_PARENTS 15
#define WORTH_FAMILY 15
#define WORTH_GENDER 3
#define AGAINST_GENDER 45

/** AlikeName: a name as it is compared: folded words, and how they sound. */
typedef struct
{
  char *given;     /* "" if not known */
  char *surname;   /* "" if not known */
  char *first, *first_sound; /* the first of several first names, which most people go by */
  char *surname_sound;
  int generation;  /* 1 senior, 2 junior, …; 0: does not say */
} AlikeName;

struct _AlongAlike
{
  AlikeName *names; /* the first is the name, then what else they are called */
  guint n_names;
  gboolean placeholder;   /* "Baby", "Unborn Tierney": not a name of their own */
  AlongDate born, died;
  gboolean has_born, has_died;
  int gender;
  char nhs[11];           /* "" if none that can be */
  char *phone;            /* digits, or %NULL */
  char **parents;         /* folded */
  gboolean is_twin;
};

/* along-alike-names.c */
char    *alike_plain_words    (const char *text, int *generation) G_GNUC_WARN_UNUSED_RESULT;
gboolean alike_is_placeholder (const char *given);
void     alike_take_name      (AlongAlike *self, const char *whole, const char *given, const char *surname);
int      alike_score_names    (const AlongAlike *one, const AlongAlike *other, guint *reason);

/* along-alike-births.c */
gboolean alike_is_day       (const AlongDate *date);
int      alike_score_births (const AlongAlike *one, const AlongAlike *other, guint *reason);
gboolean alike_never_met    (const AlongAlike *one, const AlongAlike *other);
gboolean alike_died_apart   (const AlongAlike *one, const AlongAlike *other);

G_END_DECLS
