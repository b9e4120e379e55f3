/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-form.h"

G_BEGIN_DECLS

/* The inside of a form, shared by the files that make it up:
 *   along-form.c          fields, instances, signals
 *   along-form-answers.c  giving answers
 *   along-field.c         what a field says about itself
 *   along-form-order.c    the order of calculations
 *   along-form-settle.c   what follows from a change: shown and hidden, calculated
 *   along-form-response.c reading and writing a QuestionnaireResponse
 *   along-form-check.c    findings
 */

struct _AlongField
{
  AlongForm *form;
  const AlongQuestion *question;
  AlongField *parent;
  GPtrArray *children;  /* AlongField; NULL: none */
  AlongAnswer **answers;
  JsonNode *source;     /* the response's item, where it holds more than we act on; NULL: none */
  AlongAnswer *stored;  /* of a calculated field: what the response said when it was opened */
  char *message;
  guint n_answers;
  guint answer_index;
  guint filled;         /* answers in it and under it, hidden ones too */
  guint change;
  gboolean on;          /* its own conditions hold */
  gboolean enabled;     /* and so do those of everything it lies under */
  gboolean by_hand;
  gboolean worked_out;  /* its answers are what its calculation came to, not what the response said */
  gboolean circular;    /* its calculation needs its own result */
};

/* Whether both are instances of the same item in the same place: under the same answer, where it lies under one. */
static inline gboolean
along_field_is_beside (const AlongField *a, const AlongField *b)
{
  return a->question == b->question && a->parent == b->parent && a->answer_index == b->answer_index;
}

/* Who looks at a question, so that only that is worked out again. */
typedef struct
{
  guint question;
  gboolean calculates; /* its value; else whether it is shown */
} AlongReader;

struct _AlongForm
{
  GObject parent_instance;

  gboolean drafting; /* a draft is being written: with what skip logic hides */

  AlongQuestionnaire *questionnaire;
  GPtrArray *fields;       /* top level; owns */
  GPtrArray *by_question;  /* index of question -> GPtrArray of AlongField, in order */
  GArray **readers;        /* index of question -> AlongReader */
  guint8 **value_reads;    /* index of question -> which questions its calculation looks at, a bit each; NULL: none */
  guint8 **value_feeds;    /* the same, of those whose answers it needs, not only whether there are any */
  guint8 **left_out;       /* the same, of those it takes no notice of */
  guint8 **shown_reads;    /* as value_reads, for whether it is shown */
  guint8 *dirty;           /* index of question -> DIRTY_ bits */
  guint n_dirty;
  guint n_fields;
  GArray *calculations;    /* indices of calculated questions, in the order of their dependencies */
  GPtrArray *changed;      /* AlongField */
  GPtrArray *unplaced;     /* AlongUnplaced */
  GPtrArray *unplaced_json; /* JsonNode */
  GPtrArray *load_findings; /* AlongFinding */
  JsonNode *known;         /* what it may start with; NULL: nothing */
  JsonNode *header;        /* the response it was loaded from; NULL: none */
  struct _AlongPathMachine *machine;
  guint freeze;
  gboolean learned;
  gboolean loading;
};

AlongForm  *along_form_new_bare         (AlongQuestionnaire *questionnaire);
AlongField *along_field_new             (AlongForm *form, const AlongQuestion *question, AlongField *parent, guint answer_index);
gboolean    along_field_is_withheld     (AlongField *self);
void        along_field_put             (AlongField *self, AlongAnswer *const *answers, guint n);
void        along_form_announce         (AlongForm *self);
void        along_form_note             (AlongForm *self, AlongField *field, guint change);
AlongField *along_form_grow             (AlongForm *self, const AlongQuestion *question, AlongField *parent, guint answer_index);
void        along_form_reset            (AlongForm *self);

void        along_form_prepare_settle   (AlongForm *self);
void        along_form_start            (AlongForm *self);
void        along_form_mark             (AlongForm *self, const AlongQuestion *question);
void        along_form_mark_all         (AlongForm *self);
void        along_form_settle           (AlongForm *self);
void        along_form_free_settle      (AlongForm *self);
void        along_form_set_message      (AlongForm *self, AlongField *field, const char *words);
void        along_form_order_calculations (AlongForm *self);
void        along_form_give_up          (AlongForm *self, guint question);
gboolean    along_form_can_feed         (AlongForm *self, guint question, guint looked_at);
gboolean    along_form_leaves_out       (AlongForm *self, guint question, guint looked_at);
gboolean    along_form_value_needs      (AlongForm *self, guint question, guint looked_at);

void        along_finding_free          (AlongFinding *finding);
AlongFinding *along_finding_new         (AlongFindingSeverity severity, const char *link_id, AlongField *field,
                                         const char *rule, const char *format, ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
