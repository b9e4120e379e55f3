/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-layout.h"

G_BEGIN_DECLS

char *along_genogram_person_name  (AlongLayout *layout, int person) G_GNUC_WARN_UNUSED_RESULT;
char *along_genogram_person_words (AlongLayout *layout, int person) G_GNUC_WARN_UNUSED_RESULT;
char *along_genogram_couple_words (AlongLayout *layout, guint couple) G_GNUC_WARN_UNUSED_RESULT;
char *along_genogram_bond_words   (AlongLayout *layout, guint bond) G_GNUC_WARN_UNUSED_RESULT;
char *along_genogram_bond_sentence (const char *kind, const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;
char *along_genogram_feeling     (const char *kind, const char *label) G_GNUC_WARN_UNUSED_RESULT;
char *along_genogram_carer_words  (AlongLayout *layout, int person) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_genogram_is_kin    (AlongLayout *layout, int person);
char *along_genogram_summary      (AlongLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

/** AlongGenogramSentence: one row of “The same in words”. */
typedef struct
{
  char *key;
  char *name;
  char *text;
} AlongGenogramSentence;

GPtrArray *along_genogram_sentences (AlongLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

/* Kinship for the arrow keys. */
typedef enum
{
  ALONG_KIN_PARENT,
  ALONG_KIN_CHILD,
  ALONG_KIN_LEFT,
  ALONG_KIN_RIGHT,
  ALONG_KIN_PARTNER_LEFT,
  ALONG_KIN_PARTNER_RIGHT,
  ALONG_KIN_HOME, /* the person the drawing is about */
  ALONG_KIN_PREVIOUS, /* everybody, in reading order */
  ALONG_KIN_NEXT,
  ALONG_KIN_LAST,
} AlongKinStep;

const char *along_genogram_step (AlongLayout *layout, const char *key, AlongKinStep step);

G_END_DECLS
