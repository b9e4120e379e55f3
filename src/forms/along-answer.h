/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-decimal.h"
#include "along-form-json.h"

G_BEGIN_DECLS

/** The kinds of answer; each is one value[x] of a QuestionnaireResponse. */
typedef enum
{
  ALONG_ANSWER_BOOLEAN,
  ALONG_ANSWER_DECIMAL,
  ALONG_ANSWER_INTEGER,
  ALONG_ANSWER_DATE,
  ALONG_ANSWER_DATE_TIME,
  ALONG_ANSWER_TIME,
  ALONG_ANSWER_STRING,
  ALONG_ANSWER_URI,
  ALONG_ANSWER_ATTACHMENT,
  ALONG_ANSWER_CODING,
  ALONG_ANSWER_QUANTITY,
  ALONG_ANSWER_REFERENCE,
} AlongAnswerType;

/**
 * AlongAnswer: one answer, counted and never changed. Fields are for reading.
 *
 * @boolean: of a BOOLEAN
 * @number: of a DECIMAL or INTEGER, and of a QUANTITY that has_number
 * @text: STRING, URI: the text; DATE, DATE_TIME, TIME: as FHIR writes it; CODING: its display (nullable);
 *   QUANTITY: its unit (nullable)
 * @system: (nullable): of a CODING or QUANTITY
 * @code: (nullable): of a CODING or QUANTITY
 * @weight: of a CODING that has_weight: what it counts in a score
 * @json: (nullable): the FHIR value of CODING, QUANTITY, REFERENCE, ATTACHMENT, with everything it came with
 */
typedef struct
{
  AlongAnswerType type;
  gboolean boolean;
  gboolean has_number;
  gboolean has_weight;
  AlongDecimal number;
  AlongDecimal weight;
  const char *text;
  const char *system;
  const char *code;
  JsonNode *json;
  /*< private >*/
  char *own_text;
  grefcount count;
} AlongAnswer;

AlongAnswer *along_answer_ref          (AlongAnswer *answer);
void         along_answer_unref        (AlongAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongAnswer, along_answer_unref)

AlongAnswer *along_answer_new_boolean  (gboolean boolean) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_new_integer  (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_new_decimal  (AlongDecimal number) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_new_text     (AlongAnswerType type, const char *text) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_new_coding   (const char *system, const char *code, const char *display) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_new_quantity (AlongDecimal number, const char *unit, const char *system,
                                        const char *code) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_new_from_json (const char *member, JsonNode *value) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer *along_answer_with_extension (AlongAnswer *coding, JsonNode *extension) G_GNUC_WARN_UNUSED_RESULT;

const char  *along_answer_type_member  (AlongAnswerType type);
JsonNode    *along_answer_to_json      (const AlongAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_answer_equal        (const AlongAnswer *a, const AlongAnswer *b);
int          along_answer_compare      (const AlongAnswer *a, const AlongAnswer *b);
char        *along_answer_to_words     (const AlongAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

JsonNode    *along_weight_extension    (JsonObject *element);
gboolean     along_weight_of_extension (JsonNode *extension, AlongDecimal *weight);

/** What along_answer_compare() says of two that cannot be compared. */
#define ALONG_ANSWER_UNLIKE 2

G_END_DECLS
