/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-edits.h"

G_BEGIN_DECLS

/* What happens in a family, each as one edit with everything that follows from it. Dates are EDTF and may be partial,
 * but where a record needs a whole day only a whole day is put there. */

/** AlongBabyFields: of one baby of a pregnancy. */
typedef struct
{
  const char *given;   /* (nullable): the name stays as it was */
  const char *surname; /* (nullable) */
  int gender;
  gboolean lost;
} AlongBabyFields;

/** AlongBirth: of one baby or of all babies of a pregnancy. */
typedef struct
{
  const char *date;
  int minutes;       /* since midnight; -1: not known */
  const char *place; /* (nullable): none, whatever there was */
  const char *mode;  /* (nullable): how the baby was born; as place */
  int weight_g;      /* of a single baby; 0: not known */
  int living;        /* ALONG_LIVING_…: where the baby is now; -1: not said */
  AlongZygosity zygosity;
  int n;             /* babies: at least as many as the pregnancy has people for */
  AlongBabyFields babies[ALONG_MOST_BABIES]; /* lost: stillborn; not all of them: that is a loss */
} AlongBirth;

/** AlongLoss: how a pregnancy was lost, or of several babies who are expected one or more. */
typedef struct
{
  int outcome;        /* ALONG_PREGNANCY_OUTCOME_… */
  const char *ended;
  const char *born;   /* (nullable): of a baby who died after birth */
  int gestation_days; /* 0: not known */
  const char *note;   /* (nullable): of those who are lost: none, whatever there was */
  AlongBabyFields babies[ALONG_MOST_BABIES]; /* in the order of the pregnancy; who is not lost lives, or is still expected */
} AlongLoss;

/** AlongCareStep: a child comes to other carers, or home. */
typedef enum
{
  ALONG_CARE_STEP_MOVED,        /* moved to care */
  ALONG_CARE_STEP_GUARDIANSHIP, /* a special guardianship order was made */
  ALONG_CARE_STEP_ADOPTED,
  ALONG_CARE_STEP_HOME,         /* came home */
} AlongCareStep;

typedef struct
{
  AlongCareStep step;
  const char *date;
  int kind;               /* ALONG_CARE_KIND_…, of MOVED */
  const AlongId *carers;  /* (nullable): of HOME the parents it lives with */
  guint n_carers;
  int legal;              /* ALONG_LEGAL_CODE_…; -1: none that is new */
  int living;             /* ALONG_LIVING_…; -1: as it follows from the step */
  gboolean legal_ends;    /* of HOME: what was in force is so no more */
  const char *note;       /* (nullable) */
} AlongCareChange;

/** AlongCoupleStep: what becomes of a couple. */
typedef enum
{
  ALONG_COUPLE_STEP_MARRIED,
  ALONG_COUPLE_STEP_CIVIL_PARTNERSHIP,
  ALONG_COUPLE_STEP_MOVED_IN,
  ALONG_COUPLE_STEP_SEPARATED,
  ALONG_COUPLE_STEP_DIVORCED,
  ALONG_COUPLE_STEP_ENDED,
  ALONG_COUPLE_STEP_TOGETHER_AGAIN,
} AlongCoupleStep;

/* along-genogram-events.c */
AlongEdit *along_genogram_born    (AlongFamily *family, AlongRecord *pregnancy, const AlongBirth *birth) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_lost    (AlongFamily *family, AlongRecord *pregnancy, const AlongLoss *loss) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_died    (AlongFamily *family, AlongRecord *person, const char *date, const char *note) G_GNUC_WARN_UNUSED_RESULT;

/* along-genogram-couple-steps.c */
AlongEdit *along_genogram_couple_step (AlongFamily *family, AlongRecord *couple, AlongCoupleStep step, const char *date,
                                       AlongId moved) G_GNUC_WARN_UNUSED_RESULT;
char       *along_couple_step_too_early (AlongRecord *couple, const char *date) G_GNUC_WARN_UNUSED_RESULT;
const char *along_couple_step_words   (AlongCoupleStep step);
gboolean    along_couple_step_fits    (AlongRecord *couple, AlongCoupleStep step);
gboolean    along_couple_any_step_fits (AlongFamily *family, AlongRecord *couple);

/* along-genogram-moves.c */
gboolean   along_genogram_lives_elsewhere (AlongFamily *family, AlongId child, int day);
AlongEdit *along_genogram_care    (AlongFamily *family, AlongRecord *child, const AlongCareChange *change) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_moved   (AlongFamily *family, const AlongId *people, guint n, AlongId household, const char *new_name,
                                   const char *date) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit *along_genogram_change_home (AlongFamily *family, AlongRecord *household, const char *name, const char *note,
                                       const AlongId *people, guint n, const char *date, int today) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord *along_genogram_home_of    (AlongFamily *family, AlongId person, int day);
AlongRecord *along_genogram_care_of    (AlongFamily *family, AlongId child, int day);

/* along-genogram-movers.c */
GArray     *along_genogram_at_home     (AlongFamily *family, AlongId person, int day) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_genogram_lives_in    (AlongFamily *family, AlongId person, AlongId household, int day);
gboolean    along_genogram_is_alive_on (AlongRecord *person, int day);
gboolean    along_genogram_shares_home (AlongFamily *family, AlongId one, AlongId other, int day);
gboolean    along_genogram_goes_along  (AlongFamily *family, AlongId mover, AlongId child, int day);
gboolean    along_genogram_leaves      (AlongFamily *family, AlongId person, AlongId first, AlongId household, int day);
GArray     *along_genogram_with_children (AlongFamily *family, AlongId mover, int day) G_GNUC_WARN_UNUSED_RESULT;
char       *along_genogram_names       (AlongFamily *family, const AlongId *people, guint n) G_GNUC_WARN_UNUSED_RESULT;
char       *along_genogram_stay_words  (AlongFamily *family, const AlongId *movers, guint n, int day) G_GNUC_WARN_UNUSED_RESULT;

/* Shared: what goes on is ended; a baby joins the home of a parent. */
void along_events_end (AlongEdit *edit, AlongFamily *family, AlongKindId kind, AlongId person, const char *date);
void along_events_move (AlongEdit *edit, AlongFamily *family, const AlongId *people, guint n, AlongId household, const char *date);
gboolean along_events_goes_on (AlongRecord *record, const char *date);
AlongRecord *along_events_begins_later (AlongFamily *family, int kind, AlongId person, const char *date, int *began);
AlongRecord *along_events_on (AlongFamily *family, AlongKindId kind, AlongId person, int day);
const char *along_events_until (AlongFamily *family, AlongKindId kind, AlongId person, const char *date);
void along_events_end_follows (AlongEdit *edit, AlongFamily *family, AlongId person, const char *was, const char *date);
void along_events_join_home (AlongEdit *edit, AlongFamily *family, AlongId parent, AlongId baby, const char *date);

/* along-genogram-put-right.c: what follows where a day of birth or of death is put right. */
void along_events_birth_put_right     (AlongEdit *edit, AlongFamily *family, AlongRecord *person);
void along_events_death_put_right     (AlongEdit *edit, AlongFamily *family, AlongRecord *person);
void along_events_note_neonatal_death (AlongEdit *edit, AlongFamily *family, AlongRecord *person, const char *date);

G_END_DECLS
