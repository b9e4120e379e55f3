/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what is not right about the answers of a form, each named so that a person can go there. */
#include "along-form-private.h"
#include "along-path-machine.h"

#include "along-clock.h"
#include "along-date.h"
#include "along-id.h"
#include "along-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AlongForm *form;
  GPtrArray *findings;
} Check;

/* along_finding_free: frees a finding. */
void
along_finding_free (AlongFinding *finding)
{
  g_free (finding->link_id);
  g_free (finding->text);
  g_free (finding);
}

/* along_finding_new: @link_id NULL: the form as a whole; @rule is a literal. */
AlongFinding *
along_finding_new (AlongFindingSeverity severity, const char *link_id, AlongField *field, const char *rule,
                   const char *format, ...)
{
  AlongFinding *finding = g_new0 (AlongFinding, 1);
  va_list args;

  va_start (args, format);
  finding->text = g_strdup_vprintf (format, args);
  va_end (args);
  finding->severity = severity;
  finding->link_id = g_strdup (link_id != NULL ? link_id : "");
  finding->rule = rule;
  finding->field = field;
  return finding;
}

/* What a person knows the question by. A rating has its name in the group above it; where others read the same
 * ("Plan"), the group is named too. */
static char *
name_question (AlongForm *form, const AlongQuestion *question)
{
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);
  const AlongQuestion *group = question->parent;
  const char *words = question->words[0] != '\0' ? question->words : question->link_id;

  if (group == NULL || group->type != ALONG_QUESTION_GROUP || group->words[0] == '\0')
    return g_strdup (words);
  if (along_question_is_item (question))
    return g_strdup (group->words);
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *other = g_ptr_array_index (all, i);

      if (other != question && strcmp (other->words, words) == 0)
        return g_strdup_printf (C_("group: question", "%s: %s"), group->words, words);
    }
  return g_strdup (words);
}

/* Adds a finding that names the question: “Own words”: … */
static void add (Check *check, AlongFindingSeverity severity, AlongField *field, const char *rule,
                 const char *format, ...) G_GNUC_PRINTF (5, 6);

static void
add (Check *check, AlongFindingSeverity severity, AlongField *field, const char *rule, const char *format, ...)
{
  const AlongQuestion *question = field->question;
  g_autofree char *name = name_question (check->form, question);
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (check->findings,
                   along_finding_new (severity, question->link_id, field, rule, _("“%s”: %s"), name, text));
}

static void
add_error (Check *check, AlongField *field, const char *rule, const char *text)
{
  add (check, ALONG_FINDING_ERROR, field, rule, "%s", text);
}

/* --- the form as a whole --- */

static void
check_form (Check *check)
{
  AlongQuestionnaire *questionnaire = check->form->questionnaire;
  JsonObject *object = json_node_get_object (along_questionnaire_get_json (questionnaire));
  const char *status = along_questionnaire_get_status (questionnaire);
  const char *start = along_form_json_string (along_form_json_object (object, "effectivePeriod"), "start");
  const char *end = along_form_json_string (along_form_json_object (object, "effectivePeriod"), "end");
  const char *said = check->form->header != NULL
                       ? along_form_json_string (json_node_get_object (check->form->header), "questionnaire")
                       : NULL;
  g_autofree char *last = end != NULL ? g_strndup (end, strcspn (end, "T")) : NULL;
  const char *version = along_questionnaire_get_version (questionnaire),
             *url = along_questionnaire_get_url (questionnaire);
  const char *bar = said != NULL ? strchr (said, '|') : NULL;
  const char *response_status
    = check->form->header != NULL
        ? along_form_json_string (json_node_get_object (check->form->header), "status")
        : NULL;
  AlongMoment moment;

  if (strcmp (status, "draft") == 0)
    g_ptr_array_add (check->findings,
                     along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "questionnaireDraft",
                                        _("This form is still a draft.")));
  else if (strcmp (status, "retired") == 0)
    g_ptr_array_add (check->findings,
                     along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "questionnaireRetired",
                                        _("This form has been retired.")));
  else if (end != NULL && along_moment_parse_date_time (end, &moment) && along_date_last_day (last) < along_clock_today ())
    g_ptr_array_add (check->findings,
                     along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "questionnaireInactive",
                                        _("The time this form was made for is over.")));
  else if (start != NULL && along_moment_parse_date_time (start, &moment)
           && along_moment_first_day (&moment) > along_clock_today ())
    g_ptr_array_add (check->findings,
                     along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "questionnaireInactive",
                                        _("The time this form is made for has not begun.")));
  if (said != NULL && url != NULL && strchr (said, ':') != NULL
      && (strncmp (said, url, strlen (url)) != 0 || (said[strlen (url)] != '\0' && said[strlen (url)] != '|')))
    g_ptr_array_add (check->findings,
                     along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "questionnaireNotFound",
                                        _("These answers say they belong to another form.")));
  if (bar != NULL && version != NULL && strcmp (bar + 1, version) != 0)
    g_ptr_array_add (
      check->findings,
      along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "questionnaireVersion",
                         _("These answers were given in version %s of the form; this is version %s."),
                         bar + 1, version));
  if (check->form->header != NULL && response_status == NULL)
    g_ptr_array_add (check->findings,
                     along_finding_new (ALONG_FINDING_WARNING, NULL, NULL, "status",
                                        _("The answers do not say whether they are finished.")));
}

/* --- one answer --- */

static gboolean
is_url (const char *text)
{
  AlongId id;

  if (text[0] == '\0' || strpbrk (text, " \t\r\n\\<>{}|^`\"") != NULL)
    return FALSE;
  if (g_str_has_prefix (text, "urn:uuid:"))
    return strlen (text + 9) == 36 && along_id_parse (text + 9, &id);
  if (g_str_has_prefix (text, "urn:oid:"))
    {
      const char *c = text + 8;

      if (*c < '0' || *c > '2' || c[1] != '.')
        return FALSE;
      for (; *c != '\0'; c++)
        if (!g_ascii_isdigit (*c) && !(*c == '.' && g_ascii_isdigit (c[1])))
          return FALSE;
    }
  return TRUE;
}

static int
compare_to_bound (const AlongAnswer *answer, const AlongAnswer *bound)
{
  int order = along_answer_compare (answer, bound);

  if (order == ALONG_ANSWER_UNLIKE && answer->type == ALONG_ANSWER_QUANTITY && answer->has_number
      && bound->has_number && bound->type != ALONG_ANSWER_QUANTITY)
    return along_decimal_compare (answer->number, bound->number);
  return order;
}

/* The limit for @field: as it stands in the form, or worked out. */
static AlongAnswer *
find_bound (Check *check, AlongField *field, AlongAnswer *bound, const AlongExpression *from)
{
  AlongAnswer *found = bound == NULL && from != NULL ? along_path_machine_bound (check->form->machine, from, field) : NULL;

  return found != NULL || bound == NULL ? found : along_answer_ref (bound);
}

static void
check_bound (Check *check, AlongField *field, const AlongAnswer *answer, const AlongAnswer *bound,
             gboolean least)
{
  g_autofree char *words = bound != NULL ? along_answer_to_words (bound) : NULL;
  int order;

  if (bound == NULL)
    return;
  order = compare_to_bound (answer, bound);
  if (order == ALONG_ANSWER_UNLIKE)
    {
      if (answer->type == ALONG_ANSWER_QUANTITY && answer->has_number)
        add (check, ALONG_FINDING_ERROR, field, least ? "minValueIncompatUnits" : "maxValueIncompatUnits",
             _("the unit cannot be compared with %s."), words);
    }
  else if (least && order < 0)
    add (check, ALONG_FINDING_ERROR, field, "minValue", _("the answer should be %s or more."), words);
  else if (!least && order > 0)
    add (check, ALONG_FINDING_ERROR, field, "maxValue", _("the answer should be %s or less."), words);
}

static void
check_text (Check *check, AlongField *field, const AlongAnswer *answer)
{
  const AlongQuestion *question = field->question;
  glong letters = g_utf8_strlen (answer->text, -1);

  if (question->max_length >= 0 && letters > question->max_length)
    add (check, ALONG_FINDING_ERROR, field, "maxLength",
         _("the answer should have %d letters at most; it has %ld."), question->max_length, letters);
  if (question->min_length >= 0 && letters < question->min_length)
    add (check, ALONG_FINDING_ERROR, field, "minLength",
         _("the answer should have at least %d letters; it has %ld."), question->min_length, letters);
  if (question->type == ALONG_QUESTION_STRING && strpbrk (answer->text, "\r\n") != NULL)
    add_error (check, field, "invalidNewLine", _("the answer should be one line."));
  if (question->regex != NULL && letters < 10000
      && !g_regex_match_full (question->regex, answer->text, -1, 0, 0, NULL, NULL))
    add (check, ALONG_FINDING_ERROR, field, "regex", _("the answer does not look as it should%s%s."),
         question->entry_format != NULL ? ": " : "",
         question->entry_format != NULL ? question->entry_format : "");
  if (answer->type == ALONG_ANSWER_URI && !is_url (answer->text))
    add_error (check, field, "invalidUrlValue", _("this is not an address."));
}

static void
check_option (Check *check, AlongField *field, const AlongAnswer *answer)
{
  const AlongQuestion *question = field->question;
  g_autofree char *words = NULL;

  if (question->options->len == 0 || along_question_find_option (question, answer) != NULL)
    return;
  /* Free text, and what was typed and then stored as a coding without a code. */
  if (question->type == ALONG_QUESTION_OPEN_CHOICE
      && (answer->type == ALONG_ANSWER_STRING || (answer->type == ALONG_ANSWER_CODING && answer->code == NULL)))
    return;
  words = along_answer_to_words (answer);
  add (check, ALONG_FINDING_ERROR, field, "invalidAnswerOption", _("“%s” is not one of its answers."), words);
}

static void
check_unit (Check *check, AlongField *field, const AlongAnswer *answer)
{
  const AlongQuestion *question = field->question;

  if (answer->type != ALONG_ANSWER_QUANTITY || question->units->len == 0)
    return;
  for (guint i = 0; i < question->units->len; i++)
    {
      const AlongAnswer *unit = ((AlongOption *) g_ptr_array_index (question->units, i))->answer;

      if (answer->code != NULL
            ? g_strcmp0 (unit->code, answer->code) == 0
            : g_strcmp0 (unit->text, answer->text) == 0 || g_strcmp0 (unit->code, answer->text) == 0)
        return;
    }
  add_error (check, field, "unitNotAllowed", _("this unit is not one of those it may have."));
}

static void
check_answers (Check *check, AlongField *field)
{
  const AlongQuestion *question = field->question;
  gboolean exclusive = FALSE;
  g_autoptr (AlongAnswer) least = field->n_answers > 0 ? find_bound (check, field, question->at_least, question->least_from) : NULL;
  g_autoptr (AlongAnswer) most = field->n_answers > 0 ? find_bound (check, field, question->at_most, question->most_from) : NULL;

  if (field->n_answers > 1 && !question->repeats)
    add_error (check, field, "repeats", _("only one answer can be given."));
  for (guint i = 0; i < field->n_answers; i++)
    {
      const AlongAnswer *answer = field->answers[i];
      const AlongOption *option = along_question_find_option (question, answer);

      exclusive = exclusive || (option != NULL && option->exclusive);
      if (answer->type == ALONG_ANSWER_STRING || answer->type == ALONG_ANSWER_URI)
        check_text (check, field, answer);
      check_option (check, field, answer);
      check_unit (check, field, answer);
      check_bound (check, field, answer, least, TRUE);
      check_bound (check, field, answer, most, FALSE);
      if (question->max_decimal_places >= 0 && answer->has_number
          && along_decimal_places (answer->number) > question->max_decimal_places)
        add (check, ALONG_FINDING_ERROR, field, "maxDecimalPlaces",
             ngettext ("the number should have %d digit after the point at most.",
                       "the number should have %d digits after the point at most.", (gulong) question->max_decimal_places),
             question->max_decimal_places);
    }
  if (exclusive && field->n_answers > 1)
    add_error (check, field, "exclusiveAnswerOption", _("one of the chosen answers cannot go with another."));
}

/* --- one field --- */

static guint
count_instances (AlongField *field)
{
  GPtrArray *siblings = field->parent != NULL ? field->parent->children : field->form->fields;
  guint n = 0;

  for (guint i = 0; i < siblings->len; i++)
    {
      const AlongField *sibling = g_ptr_array_index (siblings, i);

      n += along_field_is_beside (sibling, field) && sibling->filled > 0 ? 1 : 0;
    }
  return n;
}

static gboolean
is_first_instance (AlongField *field)
{
  GPtrArray *siblings = field->parent != NULL ? field->parent->children : field->form->fields;

  for (guint i = 0; i < siblings->len; i++)
    if (along_field_is_beside (g_ptr_array_index (siblings, i), field))
      return g_ptr_array_index (siblings, i) == field;
  return FALSE;
}

static void
check_count (Check *check, AlongField *field, gboolean needed)
{
  const AlongQuestion *question = field->question;
  gboolean group = question->type == ALONG_QUESTION_GROUP;
  guint n = group ? count_instances (field) : field->n_answers;

  if (group && !is_first_instance (field))
    return;
  if (n == 0)
    {
      if (needed && (question->required || question->min_occurs > 1))
        add_error (check, field, "required",
                   group ? _("something has to be filled in here.") : _("an answer is needed."));
      return;
    }
  if (question->min_occurs > 0 && n < (guint) question->min_occurs)
    add (check, ALONG_FINDING_ERROR, field, "minCount", _("at least %d answers are needed; there are %u."),
         question->min_occurs, n);
  if (question->max_occurs >= 0 && n > (guint) question->max_occurs)
    add (check, ALONG_FINDING_ERROR, field, "maxCount", _("at most %d answers can be given; there are %u."),
         question->max_occurs, n);
}

static void
check_rules (Check *check, const GPtrArray *constraints, AlongField *field)
{
  for (guint i = 0; i < constraints->len; i++)
    {
      const AlongConstraint *constraint = g_ptr_array_index (constraints, i);

      if (along_path_machine_test (check->form->machine, constraint->expression, field, TRUE))
        continue;
      if (field != NULL)
        add (check, constraint->warning ? ALONG_FINDING_WARNING : ALONG_FINDING_ERROR, field, "invariant", "%s",
             constraint->words != NULL ? constraint->words : _("the answers do not fit together."));
      else
        g_ptr_array_add (
          check->findings,
          along_finding_new (
            constraint->warning ? ALONG_FINDING_WARNING : ALONG_FINDING_ERROR, NULL, NULL, "invariant", "%s",
            constraint->words != NULL ? constraint->words : _("The answers do not fit together.")));
    }
}

static void
check_calculated (Check *check, AlongField *field)
{
  AlongAnswer *stored = along_field_get_stored (field);

  if (field->message != NULL)
    add (check, ALONG_FINDING_WARNING, field, "calculation", "%s", field->message);
  if (stored != NULL)
    {
      g_autofree char *was = along_answer_to_words (stored);
      g_autofree char *is = field->n_answers > 0 ? along_field_to_words (field) : g_strdup (_("no result"));

      add (check, ALONG_FINDING_WARNING, field, "calculation",
           _("%s was stored, and the answers come to %s."), was, is);
    }
}

/* An answer that could not be understood is not also missing. */
static gboolean
was_misread (Check *check, const AlongField *field)
{
  for (guint i = 0; field->n_answers == 0 && i < check->form->load_findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (check->form->load_findings, i);

      if (finding->field == field && finding->severity == ALONG_FINDING_FATAL)
        return TRUE;
    }
  return FALSE;
}

/* @needed: required fields count here: an optional repeating group that is empty asks for nothing. */
static void
check_field (Check *check, AlongField *field, gboolean needed)
{
  const AlongQuestion *question = field->question;

  if (question->type == ALONG_QUESTION_DISPLAY || was_misread (check, field))
    return;
  if (!field->enabled)
    {
      if (field->filled > 0 && (field->parent == NULL || field->parent->enabled)
          && question->calculated == NULL)
        add (check, ALONG_FINDING_WARNING, field, "notEnabled", "%s",
             _("it was answered, but the other answers make it not apply. Its answer is left out when the form "
               "is finished."));
      return;
    }
  needed = needed && !question->hidden;
  check_count (check, field, needed && question->calculated == NULL);
  if (along_question_is_question (question))
    check_answers (check, field);
  if (question->calculated != NULL)
    check_calculated (check, field);
  if (field->filled > 0)
    check_rules (check, question->constraints, field);
  if (question->type == ALONG_QUESTION_GROUP && field->filled == 0 && (question->repeats || question->required))
    return;
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    check_field (check, g_ptr_array_index (field->children, i), needed);
}

/**
 * along_form_check_field: what is not right about the answers to one question by itself: too long, out of range; not whether it is
 * missing.
 *
 * Returns: (transfer full) (nullable): words that name the question
 */
char *
along_form_check_field (AlongForm *self, AlongField *field)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) along_finding_free);
  Check check = { self, findings };

  if (field->enabled && along_question_is_question (field->question))
    check_answers (&check, field);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != ALONG_FINDING_WARNING)
        return g_strdup (finding->text);
    }
  return NULL;
}

/**
 * along_form_check: everything that is not right about the answers as they are now. A draft may be saved whatever
 * this says; to finish, there must be no FATAL and no ERROR.
 *
 * Returns: (transfer full) (element-type AlongFinding): in the order of the form; fields in it are the form's
 */
GPtrArray *
along_form_check (AlongForm *self)
{
  Check check = { self, g_ptr_array_new_with_free_func ((GDestroyNotify) along_finding_free) };

  along_path_machine_rest (self->machine, 1);
  check_form (&check);
  for (guint i = 0; i < self->load_findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (self->load_findings, i);
      const AlongQuestion *question = finding->field != NULL ? finding->field->question : NULL;
      g_autofree char *name = NULL;

      name = question != NULL ? name_question (self, question) : g_strdup (finding->link_id);
      g_ptr_array_add (check.findings, along_finding_new (finding->severity, finding->link_id, finding->field,
                                                          finding->rule, _("“%s”: %s."), name, finding->text));
    }
  for (guint i = 0; i < self->fields->len; i++)
    check_field (&check, g_ptr_array_index (self->fields, i), TRUE);
  check_rules (&check, along_questionnaire_get_constraints (self->questionnaire), NULL);
  along_path_machine_forget (self->machine);
  return check.findings;
}
