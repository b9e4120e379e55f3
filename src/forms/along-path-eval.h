/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-form-private.h"
#include "along-path-machine.h"
#include "along-path.h"

G_BEGIN_DECLS

/* The evaluator's inside:
 *   along-path-machine.c    memory, variables, results; the door to the rest of the room
 *   along-path-eval.c       nodes, operators
 *   along-path-values.c     single values: members, comparing, converting
 *   along-path-functions.c  functions over collections
 *   along-path-kinds.c      functions that look at what kind of thing each value is
 *   along-path-texts.c      functions over text and numbers
 */

typedef enum
{
  ALONG_VALUE_BOOLEAN,
  ALONG_VALUE_INTEGER,
  ALONG_VALUE_DECIMAL,
  ALONG_VALUE_STRING,
  ALONG_VALUE_DATE,
  ALONG_VALUE_DATE_TIME,
  ALONG_VALUE_TIME,
  ALONG_VALUE_QUANTITY,
  ALONG_VALUE_JSON,     /* an object of the questionnaire, of the response's head, or of a complex answer */
  ALONG_VALUE_RESPONSE, /* the response as a whole */
  ALONG_VALUE_ITEM,     /* an item of the response: a field */
  ALONG_VALUE_ANSWER,   /* one of its answers */
} AlongValueKind;

typedef struct
{
  AlongValueKind kind;
  guint index; /* ANSWER: which; of a plain value or JSON that was come upon on the way down: 1 + the index of its question */
  union
  {
    AlongDecimal number; /* INTEGER, DECIMAL, QUANTITY */
    const char *text;    /* STRING, DATE, DATE_TIME, TIME; lives in the arena or longer */
    gboolean boolean;
    JsonNode *json;
    AlongField *field;
  };
  union
  {
    const char *unit;          /* QUANTITY; NULL: none */
    const AlongAnswer *answer; /* JSON: the answer whose value it is; NULL: none */
  };
} AlongValue;

/* A collection; its memory is the arena's. */
typedef struct
{
  AlongValue *values;
  guint n;
  guint room;
} AlongList;

typedef struct
{
  const AlongValue *self; /* $this, and what a bare name is asked of */
  AlongField *context;    /* the item the expression stands on; NULL: the form as a whole */
  guint index;
  const AlongList *total;
} AlongScope;

struct _AlongPathMachine
{
  AlongForm *form;
  const AlongExpression *expression;
  GPtrArray *blocks;
  gsize block_used;
  gsize total_used;
  GHashTable *variables;
  GHashTable *patterns;
  guint8 *reads;
  const guint8 *left_out; /* questions that are passed over, a bit each; NULL: none */
  guint n_questions;
  guint steps;
  guint most_steps; /* for one expression */
  guint steps_left; /* until along_path_machine_rest() */
  guint nesting;
  gboolean tracing;
  char *why;
};

gpointer along_path_alloc  (AlongPathMachine *machine, gsize size);
const char *along_path_keep (AlongPathMachine *machine, const char *text, gssize length);
gboolean along_path_fail   (AlongPathMachine *machine, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean along_path_variable (AlongPathMachine *machine, const char *name, const AlongScope *scope, AlongList *out);

gboolean along_path_eval   (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *out);
gboolean along_path_eval_on (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
                             const AlongValue *self, guint index, AlongList *out);
gboolean along_path_call   (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *input,
                            AlongList *out);
gboolean along_path_call_kind (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *input,
                               AlongList *out);
gboolean along_path_call_text (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *input,
                               AlongList *out);

void     along_path_note       (AlongPathMachine *machine, const AlongValue *value);
void     along_path_note_list  (AlongPathMachine *machine, const AlongList *list);

void     along_list_add        (AlongPathMachine *machine, AlongList *list, const AlongValue *value);
void     along_list_add_all    (AlongPathMachine *machine, AlongList *list, const AlongList *more);
void     along_list_add_boolean (AlongPathMachine *machine, AlongList *list, gboolean boolean);
void     along_list_add_number (AlongPathMachine *machine, AlongList *list, AlongValueKind kind, AlongDecimal number);
void     along_list_add_text   (AlongPathMachine *machine, AlongList *list, AlongValueKind kind, const char *text);

void     along_value_member    (AlongPathMachine *machine, const AlongValue *value, const char *name, AlongList *out);
void     along_value_children  (AlongPathMachine *machine, const AlongValue *value, AlongList *out);
void     along_value_from_json (AlongPathMachine *machine, JsonNode *node, AlongList *out);
gboolean along_path_value_equal     (AlongPathMachine *machine, const AlongValue *a, const AlongValue *b);
gboolean along_value_alike     (AlongPathMachine *machine, const AlongValue *a, const AlongValue *b);
gboolean along_value_compare   (AlongPathMachine *machine, const AlongValue *a, const AlongValue *b, int *order);
gboolean along_value_is_type   (const AlongValue *value, const char *type);
gboolean along_value_to_number (const AlongValue *value, AlongDecimal *number);
gboolean along_value_to_moment (const AlongValue *value, AlongMoment *moment);
AlongValue along_value_plain   (AlongPathMachine *machine, const AlongValue *value);
const char *along_value_to_text (AlongPathMachine *machine, const AlongValue *value);
int      along_list_truth      (const AlongList *list);

/* What the last run looked at, of a question: whether there is an answer, or the answer itself. */
enum
{
  ALONG_READ_PRESENCE = 1 << 0,
  ALONG_READ_ANSWER = 1 << 1,
  ALONG_READ_WITHIN = 1 << 2, /* whether there is an answer to anything under it, too */
};

/* along_list_truth() of an empty or many-valued list that is not a condition. */
#define ALONG_TRUTH_UNKNOWN (-1)

G_END_DECLS
