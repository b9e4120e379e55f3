/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-questionnaire.h"

G_BEGIN_DECLS

/* AlongForm: a questionnaire being filled in. A page shows along_form_get_fields() and what lies under them, gives
 * each answer back with one of the setters, and listens to "changed", which names every field that is to be drawn
 * anew: other answers, shown, hidden, calculated, added.
 *
 *   signal "changed" (AlongForm *form, GPtrArray *fields)   fields: AlongField, each once; along_field_get_change()
 *                                                           says what about it changed
 *   signal "removed" (AlongForm *form, AlongField *field)   before an instance of a repeating group goes
 *
 * A form knows nothing about who fills it in and keeps nothing: along_form_to_response() gives the draft or the
 * finished answers, to be stored by the caller. Not safe for use from several threads at once.
 */

/**
 * AlongField: one place in a form where answers stand: an item, or one instance of it inside a repeating group.
 * Belongs to its form and lives as long, or until its group instance is removed.
 */
typedef struct _AlongField AlongField;

/** What about a field changed. */
typedef enum
{
  ALONG_CHANGE_ANSWERS = 1 << 0, /* other answers, also calculated ones */
  ALONG_CHANGE_ENABLED = 1 << 1, /* shown or hidden by skip logic */
  ALONG_CHANGE_ADDED = 1 << 2,   /* new */
  ALONG_CHANGE_MESSAGE = 1 << 3, /* along_field_get_message() says something else */
} AlongFieldChange;

/** How serious a finding is. FATAL: the answer cannot be understood; WARNING never keeps anyone from finishing. */
typedef enum
{
  ALONG_FINDING_FATAL,
  ALONG_FINDING_ERROR,
  ALONG_FINDING_WARNING,
} AlongFindingSeverity;

/**
 * AlongFinding: one thing that is not right about the answers.
 *
 * @link_id: "" for the form as a whole
 * @rule: a word for programs: "required", "maxLength", …
 * @text: words that name the question
 * @field: (nullable): where to take the person to
 */
typedef struct
{
  AlongFindingSeverity severity;
  char *link_id;
  const char *rule;
  char *text;
  AlongField *field;
} AlongFinding;

/** AlongUnplaced: an answer to a question the form does not have (any more). */
typedef struct
{
  char *link_id;
  char *question;
  char *words;
} AlongUnplaced;

#define ALONG_TYPE_FORM (along_form_get_type ())
G_DECLARE_FINAL_TYPE (AlongForm, along_form, ALONG, FORM, GObject)

AlongForm          *along_form_new               (AlongQuestionnaire *questionnaire) G_GNUC_WARN_UNUSED_RESULT;
AlongForm          *along_form_new_about         (AlongQuestionnaire *questionnaire, JsonNode *known) G_GNUC_WARN_UNUSED_RESULT;
AlongForm          *along_form_new_from_response (AlongQuestionnaire *questionnaire, JsonNode *response,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            along_form_load              (AlongForm *self, JsonNode *response, GError **error);
JsonNode           *along_form_to_response       (AlongForm *self, const char *status) G_GNUC_WARN_UNUSED_RESULT;
char               *along_form_to_text           (AlongForm *self, const char *status) G_GNUC_WARN_UNUSED_RESULT;

AlongQuestionnaire *along_form_get_questionnaire (AlongForm *self);
GPtrArray          *along_form_get_fields        (AlongForm *self);
AlongField         *along_form_find              (AlongForm *self, const char *link_id);
GPtrArray          *along_form_find_all          (AlongForm *self, const char *link_id);
GPtrArray          *along_form_get_unplaced      (AlongForm *self);
GPtrArray          *along_form_check             (AlongForm *self) G_GNUC_WARN_UNUSED_RESULT;
char               *along_form_check_field       (AlongForm *self, AlongField *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean            along_form_is_empty          (AlongForm *self);
GPtrArray          *along_form_get_hidden_answers (AlongForm *self) G_GNUC_WARN_UNUSED_RESULT;

void                along_form_set_answer        (AlongForm *self, AlongField *field, AlongAnswer *answer);
void                along_form_set_answers       (AlongForm *self, AlongField *field, AlongAnswer *const *answers, guint n);
gboolean            along_form_set_typed         (AlongForm *self, AlongField *field, const char *typed, GError **error);
void                along_form_set_boolean       (AlongForm *self, AlongField *field, gboolean boolean);
void                along_form_choose            (AlongForm *self, AlongField *field, guint option);
gboolean            along_form_choose_code       (AlongForm *self, AlongField *field, const char *code);
void                along_form_toggle            (AlongForm *self, AlongField *field, guint option, gboolean chosen);
void                along_form_clear             (AlongForm *self, AlongField *field);
AlongField         *along_form_add_instance      (AlongForm *self, AlongField *field);
gboolean            along_form_remove_instance   (AlongForm *self, AlongField *field);
void                along_form_reset_calculated  (AlongForm *self, AlongField *field);

const AlongQuestion *along_field_get_question    (AlongField *self);
const char         *along_field_get_link_id      (AlongField *self);
AlongField         *along_field_get_parent       (AlongField *self);
GPtrArray          *along_field_get_children     (AlongField *self);
guint               along_field_get_n_answers    (AlongField *self);
AlongAnswer        *along_field_get_answer       (AlongField *self, guint index);
int                 along_field_get_chosen       (AlongField *self);
gboolean            along_field_is_chosen        (AlongField *self, guint option);
gboolean            along_field_is_enabled       (AlongField *self);
gboolean            along_field_is_visible       (AlongField *self);
gboolean            along_field_is_calculated    (AlongField *self);
gboolean            along_field_is_changed_by_hand (AlongField *self);
gboolean            along_field_is_alert         (AlongField *self);
const char         *along_field_get_message      (AlongField *self);
gboolean            along_field_is_circular      (AlongField *self);
AlongAnswer        *along_field_get_stored       (AlongField *self);
AlongFieldChange    along_field_get_change       (AlongField *self);
char               *along_field_to_words         (AlongField *self) G_GNUC_WARN_UNUSED_RESULT;
void                along_field_get_progress     (AlongField *self, guint *answered, guint *of);

G_END_DECLS
