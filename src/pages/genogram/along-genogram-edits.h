/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What is done to a genogram, as edits: pure functions from the family as it is. Every edit returned is
 * whole: what follows from a change (links, couples, memberships) is in the same edit. What happens to people and is
 * written down in one step (a birth, a move) is in along-genogram-events.h. */

/** AlongRelation: who a new person is to somebody already there. */
typedef enum
{
  ALONG_RELATION_PARENT,
  ALONG_RELATION_PARTNER,
  ALONG_RELATION_SIBLING,
  ALONG_RELATION_TWIN,
  ALONG_RELATION_CHILD,
  ALONG_RELATION_PREGNANCY,
  ALONG_RELATION_LOSS,
  ALONG_RELATION_CARER,
  ALONG_RELATION_NOBODY, /* the first person, or not said */
} AlongRelation;

/** AlongZygosity: whether twins are identical. */
typedef enum
{
  ALONG_ZYGOSITY_NOT_SAID,
  ALONG_ZYGOSITY_IDENTICAL,
  ALONG_ZYGOSITY_FRATERNAL,
} AlongZygosity;

/** Babies of one pregnancy that can be added together. */
#define ALONG_MOST_BABIES 4

/** AlongPersonFields: what is known of a person; texts are nullable, dates are EDTF. Owns nothing. */
typedef struct
{
  const char *name;
  const char *preferred;
  const char *pronouns;
  const char *born;
  const char *died;
  const char *role;
  const char *note;
  const char *other_names; /* with commas between */
  const char *due;         /* of a pregnancy */
  int gender;      /* ALONG_GENDER_… */
  gboolean index;
  gboolean couple; /* of a second parent: what follows is said of the two parents */
  int kind, state; /* of a partner: ALONG_COUPLE_KIND_…, ALONG_COUPLE_STATE_… */
  const char *from, *to; /* of a partner, or of a carer */
  AlongId with;    /* of a child, pregnancy or loss: the couple it belongs to, or the other parent; ALONG_ID_NONE: not known */
  int nature;      /* of a parent or child: ALONG_CHILD_NATURE_… */
  int care;        /* of a carer: ALONG_CARE_KIND_… */
  int babies;      /* of a pregnancy: how many are expected; 0 is 1 */
  AlongZygosity zygosity; /* of a twin, of twins */
  int outcome;     /* of a loss: ALONG_PREGNANCY_OUTCOME_… */
  const char *ended;  /* of a loss */
  int gestation_days; /* of a loss; 0: not known */
  gboolean says_twin; /* whose twin the person is, is said: */
  AlongId twin_of;    /* a brother or sister; ALONG_ID_NONE: nobody's */
  AlongRecord *more;  /* (nullable): a person: every property of theirs that is not among these is taken */
} AlongPersonFields;

/* along-genogram-add.c */
AlongEdit *along_genogram_add_person    (AlongFamily *family, AlongRecord *to, AlongRelation relation,
                                         const AlongPersonFields *fields, int today, AlongId *added)
                                         G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_add_parent    (AlongFamily *family, AlongRecord *parent, AlongRecord *child, int nature)
                                         G_GNUC_WARN_UNUSED_RESULT;

/* along-genogram-edits.c */
AlongEdit *along_genogram_change_person (AlongFamily *family, AlongRecord *person, const AlongPersonFields *fields)
                                         G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_add_couple    (AlongFamily *family, AlongRecord *one, AlongRecord *other, int kind, int state,
                                         const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_change_couple (AlongFamily *family, AlongRecord *couple, int kind, int state, const char *from,
                                         const char *to) G_GNUC_WARN_UNUSED_RESULT;
gboolean   along_genogram_has_open_pregnancy (AlongFamily *family, AlongRecord *to, AlongId with);
AlongRecord *along_genogram_born_too_near  (AlongFamily *family, AlongRecord *to, AlongId with, int due);
AlongEdit *along_genogram_add_bond      (AlongFamily *family, AlongRecord *from, AlongRecord *to, int kind,
                                         gboolean is_private) G_GNUC_WARN_UNUSED_RESULT;

/* along-genogram-likely.c */
AlongRelation along_genogram_likely_relation (AlongFamily *family, AlongRecord *to, int today);
GArray    *along_genogram_parents_beside (AlongFamily *family, AlongId person) G_GNUC_WARN_UNUSED_RESULT;
const char *along_genogram_guess_surname (AlongFamily *family, AlongRecord *to, AlongRelation relation, AlongId couple);

/* along-genogram-edits-remove.c */
AlongEdit *along_genogram_remove        (AlongFamily *family, AlongRecord *record) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_remove_person (AlongFamily *family, AlongRecord *person) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_remove_couple (AlongFamily *family, AlongRecord *couple) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_remove_last (AlongFamily *family, AlongRecord *couple) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord *along_genogram_couple_before (AlongFamily *family, AlongRecord *couple);
AlongEdit *along_genogram_remove_line   (AlongFamily *family, AlongRecord *line) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_genogram_ends_pregnancy (AlongFamily *family, AlongRecord *person);

AlongRecord *along_genogram_couple_of   (AlongFamily *family, AlongId person);
AlongRecord *along_genogram_find_couple (AlongFamily *family, AlongId one, AlongId other);
char        *along_genogram_other_names (AlongFamily *family, AlongId person) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord *along_genogram_expected    (AlongFamily *family, AlongId baby);

/* along-genogram-parents.c */
AlongRecord *along_genogram_parents_of  (AlongFamily *family, AlongId child);
GArray      *along_genogram_all_parents (AlongFamily *family, AlongId child, int nature) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_genogram_is_parent   (AlongFamily *family, AlongId parent, AlongId child);
AlongRecord *along_genogram_partner_of  (AlongFamily *family, AlongId person);
gboolean     along_genogram_links_to    (AlongFamily *family, AlongRecord *link, AlongId parent);

G_END_DECLS
