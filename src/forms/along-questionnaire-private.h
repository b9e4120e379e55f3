/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-questionnaire.h"

G_BEGIN_DECLS

/* Parts of the questionnaire's reader, each in a file of its own. */

struct _AlongQuestionnaire
{
  GObject parent_instance;

  JsonNode *json;
  GPtrArray *items;       /* AlongQuestion, top level; owns */
  GPtrArray *all;         /* AlongQuestion, borrowed, by index */
  GPtrArray *variables;   /* AlongVariable */
  GPtrArray *constraints; /* AlongConstraint */
  GPtrArray *problems;    /* AlongProblem */
  GHashTable *by_link_id; /* link id (borrowed) -> AlongQuestion */
  GHashTable *lists;      /* address of a value set -> GPtrArray of AlongOption */
  GHashTable *concepts;   /* "system code" -> JsonObject, of contained code systems; NULL: not looked for yet */
  guint n_expressions;
  guint n_options;
  guint list_work;        /* how much has gone into putting lists together */
};

void         along_questionnaire_add_problem   (AlongQuestionnaire *self, AlongProblemKind kind, const char *link_id,
                                                const char *format, ...) G_GNUC_PRINTF (4, 5);
void         along_questionnaire_read_items    (AlongQuestionnaire *self);
GPtrArray   *along_questionnaire_find_list     (AlongQuestionnaire *self, const char *address);
void         along_questionnaire_check_loops   (AlongQuestionnaire *self);
void         along_questionnaire_find_answers  (AlongQuestionnaire *self);
void         along_questionnaire_add_option    (AlongQuestionnaire *self, AlongQuestion *question, AlongOption *option);

AlongOption *along_option_new                  (AlongQuestionnaire *self, AlongAnswer *answer);
AlongOption *along_option_copy                 (AlongQuestionnaire *self, const AlongOption *source);
void         along_option_free                 (AlongOption *option);
const char  *along_questionnaire_find_meaning  (AlongQuestionnaire *self, const AlongAnswer *answer);
JsonNode    *along_questionnaire_find_concept_weight (AlongQuestionnaire *self, const AlongAnswer *answer);
AlongAnswer *along_questionnaire_weigh         (AlongQuestionnaire *self, AlongAnswer *coding, JsonNode *weight) G_GNUC_WARN_UNUSED_RESULT;

AlongAnswer *along_answer_of_member            (JsonObject *object, const char *stem) G_GNUC_WARN_UNUSED_RESULT;
void         along_question_read_conditions    (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *object);
void         along_condition_free              (AlongCondition *condition);
void         along_question_read_extensions    (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *object);
AlongExpression *along_questionnaire_read_expression (AlongQuestionnaire *self, const char *link_id, JsonObject *value);
void         along_question_free               (AlongQuestion *question);
void         along_variable_free               (AlongVariable *variable);
void         along_constraint_free             (AlongConstraint *constraint);

G_END_DECLS
