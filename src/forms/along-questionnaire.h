/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-answer.h"

G_BEGIN_DECLS

/* Extensions of our own, beside those FHIR R4 and SDC have. They stand in the forms of data/forms/:
 *
 *   urn:alongside:ext:domain      on a group: its rated items make one domain score; valueInteger: how many must be
 *                                 rated before the score is shown
 *   urn:alongside:ext:anchor      on an answerOption: valueString: what is seen at this level, for this item
 *   urn:alongside:ext:from-weeks  on an item: valueInteger: too early to see before this (corrected) age in weeks
 *   urn:alongside:ext:alert       on an item: valueDecimal: an answer that counts this much or more raises a prompt
 *   urn:alongside:ext:role        on an item: valueCode: "rating", "note", "stop-and-think", "act", "told", "strengths",
 *                                 "own-words", "agreement", "next-steps", "level", "plan": what a page does with it
 *   urn:alongside:ext:needs       on a calculated item: valueInteger: so many answers are enough for its score, where not
 *                                 all are needed
 *   urn:alongside:ext:scaled      on a calculated item: valueBoolean: a score from fewer answers is scaled up to all of them
 *
 * What a level means in general is the definition of its concept in a contained CodeSystem.
 */

/** The R4 item types. */
typedef enum
{
  ALONG_QUESTION_GROUP,
  ALONG_QUESTION_DISPLAY,
  ALONG_QUESTION_BOOLEAN,
  ALONG_QUESTION_DECIMAL,
  ALONG_QUESTION_INTEGER,
  ALONG_QUESTION_DATE,
  ALONG_QUESTION_DATE_TIME,
  ALONG_QUESTION_TIME,
  ALONG_QUESTION_STRING,
  ALONG_QUESTION_TEXT,
  ALONG_QUESTION_URL,
  ALONG_QUESTION_CHOICE,
  ALONG_QUESTION_OPEN_CHOICE,
  ALONG_QUESTION_ATTACHMENT,
  ALONG_QUESTION_REFERENCE,
  ALONG_QUESTION_QUANTITY,
} AlongQuestionType;

/** How an item would like to be shown (itemControl). */
typedef enum
{
  ALONG_CONTROL_DEFAULT,
  ALONG_CONTROL_RADIO_BUTTON,
  ALONG_CONTROL_CHECK_BOX,
  ALONG_CONTROL_DROP_DOWN,
  ALONG_CONTROL_AUTOCOMPLETE,
  ALONG_CONTROL_TEXT_BOX,
  ALONG_CONTROL_SLIDER,
  ALONG_CONTROL_SPINNER,
  ALONG_CONTROL_LIST,
  ALONG_CONTROL_TABLE,
  ALONG_CONTROL_HTABLE,
  ALONG_CONTROL_GTABLE,
  ALONG_CONTROL_ATABLE,
  ALONG_CONTROL_PAGE,
  ALONG_CONTROL_TAB_CONTAINER,
  ALONG_CONTROL_HEADER,
  ALONG_CONTROL_FOOTER,
  ALONG_CONTROL_INLINE,
  ALONG_CONTROL_PROMPT,
  ALONG_CONTROL_UNIT,
  ALONG_CONTROL_LOWER,
  ALONG_CONTROL_UPPER,
  ALONG_CONTROL_FLYOVER,
  ALONG_CONTROL_HELP,
} AlongControl;

/** What a display item is for (displayCategory). */
typedef enum
{
  ALONG_DISPLAY_PLAIN,
  ALONG_DISPLAY_INSTRUCTIONS,
  ALONG_DISPLAY_SECURITY,
  ALONG_DISPLAY_HELP,
} AlongDisplayCategory;

typedef enum
{
  ALONG_OPERATOR_EXISTS,
  ALONG_OPERATOR_EQUAL,
  ALONG_OPERATOR_NOT_EQUAL,
  ALONG_OPERATOR_GREATER,
  ALONG_OPERATOR_LESS,
  ALONG_OPERATOR_GREATER_OR_EQUAL,
  ALONG_OPERATOR_LESS_OR_EQUAL,
} AlongOperator;

typedef struct _AlongExpression AlongExpression;
typedef struct _AlongQuestion AlongQuestion;

/**
 * AlongOption: one answer a choice offers.
 *
 * @answer: what is stored when it is chosen, its weight already in it
 * @label: its words ("4 Mostly")
 * @word: its words without the number or letter that only repeats the code ("Mostly")
 * @prefix: (nullable): a number or letter to stand before it
 * @anchor: (nullable): what is seen at this level, for this item
 * @meaning: (nullable): what the level means in general
 * @exclusive: goes with no other option
 */
typedef struct
{
  AlongAnswer *answer;
  char *label;
  const char *word;
  char *prefix;
  char *anchor;
  char *meaning;
  gboolean exclusive;
  gboolean initially_selected;
} AlongOption;

/** AlongCondition: one enableWhen: is enabled when @question's answers stand so to @answer. */
typedef struct
{
  char *link_id;
  const AlongQuestion *question; /* (nullable): no such item */
  AlongOperator op;
  AlongAnswer *answer; /* EXISTS: boolean */
} AlongCondition;

/** AlongConstraint: a rule that answers must fulfil, with the words to say if they do not. */
typedef struct
{
  char *words;
  gboolean warning;
  AlongExpression *expression;
} AlongConstraint;

/** AlongVariable: an expression with a name, seen by the item it stands on and everything under that. */
typedef struct
{
  char *name;
  AlongExpression *expression; /* (nullable): one we cannot work out here (a query to a server) */
} AlongVariable;

/**
 * AlongQuestion: one item of a questionnaire. Read only; lives as long as the questionnaire.
 *
 * @index: its place in the questionnaire, counting all items from 0, parents before children
 * @depth: 0 at the top
 * @words: @text, or the words of its prompt where it has none itself; never %NULL
 * @markup: (nullable): @words as Pango markup, where the form says how they should look
 * @max_length, @min_length, @max_occurs, @min_occurs, @max_decimal_places, @preferred_length: -1 where not given
 * @collapsible, @folded: what is under it can be folded away; is so at first
 * @at_least, @at_most: (nullable): the range; a quantity for minQuantity and maxQuantity
 * @least_from, @most_from: (nullable): the range where it has to be worked out
 * @unit: (nullable): the unit shown behind a number; @unit_coding: (nullable): the same with its code
 * @units: (element-type AlongOption): units a quantity may have; empty: any
 * @options: (element-type AlongOption): empty where there are none
 * @answers_from: (nullable): where @options were worked out from
 * @list_missing: the options stand in a list that we do not have: free text is kept
 * @conditions: (element-type AlongCondition)
 * @any_condition: one fulfilled condition is enough
 * @children: (element-type AlongQuestion), the items under it
 * @domain_minimum: of a group that is a domain: how many must be rated; 0: not a domain
 * @from_weeks: too early to see before this age; 0: no such limit
 * @needs: of a calculated item: how many answers are enough; 0: all
 * @role: (nullable): see the extensions above
 * @rated: a choice whose options count in a score
 */
struct _AlongQuestion
{
  char *link_id;
  char *prefix;
  char *text;
  char *words;
  char *markup;
  char *short_text;
  char *open_label;
  char *entry_format;
  char *unit;
  char *role;
  AlongQuestionType type;
  AlongControl control;
  AlongDisplayCategory category;
  gboolean required;
  gboolean repeats;
  gboolean read_only;
  gboolean hidden;
  gboolean horizontal;
  gboolean any_condition;
  gboolean list_missing;
  gboolean rated;
  gboolean loops;
  gboolean has_alert;
  gboolean scaled;
  gboolean collapsible;
  gboolean folded;
  int max_length;
  int min_length;
  int max_occurs;
  int min_occurs;
  int max_decimal_places;
  int preferred_length;
  int domain_minimum;
  int from_weeks;
  int needs;
  AlongAnswer *at_least;
  AlongAnswer *at_most;
  AlongAnswer *unit_coding;
  AlongDecimal slider_step;
  AlongDecimal alert;
  GRegex *regex;
  GPtrArray *units;
  GPtrArray *options;
  GPtrArray *initial;
  GPtrArray *conditions;
  GPtrArray *constraints;
  GPtrArray *variables;
  GPtrArray *children;
  AlongExpression *calculated;
  AlongExpression *enabled_if;
  AlongExpression *initially;
  AlongExpression *answers_from;
  AlongExpression *least_from;
  AlongExpression *most_from;
  const AlongQuestion *parent;
  JsonNode *json;
  guint index;
  guint depth;
};

/** How bad something about a questionnaire is. */
typedef enum
{
  ALONG_PROBLEM_REFUSED,     /* the form cannot be used */
  ALONG_PROBLEM_CONTAINED,   /* that part is left out, the rest works */
  ALONG_PROBLEM_UNSUPPORTED, /* we show it, but cannot do what it asks for */
} AlongProblemKind;

/** AlongProblem: what a reader of a form should know. @link_id is "" for the form as a whole. */
typedef struct
{
  AlongProblemKind kind;
  char *link_id;
  char *text;
} AlongProblem;

#define ALONG_TYPE_QUESTIONNAIRE (along_questionnaire_get_type ())
G_DECLARE_FINAL_TYPE (AlongQuestionnaire, along_questionnaire, ALONG, QUESTIONNAIRE, GObject)

AlongQuestionnaire  *along_questionnaire_new_from_text (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongQuestionnaire  *along_questionnaire_new_from_json (JsonNode *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongQuestionnaire  *along_questionnaire_inspect       (JsonNode *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char          *along_questionnaire_get_url       (AlongQuestionnaire *self);
const char          *along_questionnaire_get_own_title (AlongQuestionnaire *self);
const char          *along_questionnaire_get_version   (AlongQuestionnaire *self);
const char          *along_questionnaire_get_title     (AlongQuestionnaire *self);
const char          *along_questionnaire_get_status    (AlongQuestionnaire *self);
const char          *along_questionnaire_get_copyright (AlongQuestionnaire *self);
const char          *along_questionnaire_get_description (AlongQuestionnaire *self);
const char          *along_questionnaire_get_caution   (AlongQuestionnaire *self);
char                *along_questionnaire_ages_words    (AlongQuestionnaire *self) G_GNUC_WARN_UNUSED_RESULT;
double               along_questionnaire_get_youngest  (AlongQuestionnaire *self);
JsonNode            *along_questionnaire_get_json      (AlongQuestionnaire *self);
char                *along_questionnaire_to_text       (AlongQuestionnaire *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray           *along_questionnaire_get_items     (AlongQuestionnaire *self);
GPtrArray           *along_questionnaire_get_all       (AlongQuestionnaire *self);
GPtrArray           *along_questionnaire_get_problems  (AlongQuestionnaire *self);
GPtrArray           *along_questionnaire_get_variables (AlongQuestionnaire *self);
GPtrArray           *along_questionnaire_get_constraints (AlongQuestionnaire *self);
const AlongQuestion *along_questionnaire_find          (AlongQuestionnaire *self, const char *link_id);
guint                along_questionnaire_count_questions (AlongQuestionnaire *self);

gboolean             along_question_is_question        (const AlongQuestion *question);
gboolean             along_question_is_item            (const AlongQuestion *question);
gboolean             along_question_accepts            (const AlongQuestion *question, AlongAnswerType type);
const AlongOption   *along_question_find_option        (const AlongQuestion *question, const AlongAnswer *answer);
AlongAnswer         *along_question_measure            (const AlongQuestion *question, AlongDecimal number, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
const AlongQuestion *along_question_get_help           (const AlongQuestion *question);

G_END_DECLS
