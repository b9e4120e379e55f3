/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own forms that are no rating scales: home and safety, the parent's own view, endings, the audit of practice. */
#include "along-forms-builtin.h"
#include "along-scores.h"

#include <string.h>

static AlongForm *
new_form (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_forms_builtin_load (id, &error);

  g_assert_no_error (error);
  return along_form_new (questionnaire);
}

/* Chooses @level for every item in sight that has no answer. */
static guint
choose_all (AlongForm *form, const char *level)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_question_is_item (question) ? along_form_find (form, question->link_id) : NULL;

      if (field == NULL || along_field_get_n_answers (field) > 0)
        continue;
      g_assert_true (along_form_choose_code (form, field, level));
      n++;
    }
  return n;
}

static void
choose (AlongForm *form, const char *link_id, const char *code)
{
  AlongField *field = along_form_find (form, link_id);

  g_assert_nonnull (field);
  g_assert_true (along_form_choose_code (form, field, code));
}

static void
type (AlongForm *form, const char *link_id, const char *words)
{
  g_autoptr (GError) error = NULL;

  along_form_set_typed (form, along_form_find (form, link_id), words, &error);
  g_assert_no_error (error);
}

static void
assert_score (AlongForm *form, const char *link_id, const char *expected)
{
  g_autoptr (AlongScore) score = along_form_get_score (form, link_id);
  g_autofree char *words = along_score_to_words (score);

  g_assert_cmpstr (words, ==, expected);
}

/* What keeps the form from being finished: the link ids, with commas. */
static char *
obstacles (AlongForm *form)
{
  g_autoptr (GPtrArray) findings = along_form_check (form);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != ALONG_FINDING_WARNING)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", finding->link_id);
    }
  return g_string_free (ids, FALSE);
}

static void
assert_obstacles (AlongForm *form, const char *expected)
{
  g_autofree char *found = obstacles (form);

  g_assert_cmpstr (found, ==, expected);
}

/* Each says what it is, is read without a problem, and every item has a name, a question, a way to say that it was not looked
 * at, and a place for a note. */
static void
test_read (void)
{
  static const struct { const char *id, *title, *says; guint items; } forms[] = {
    { "parents-own-view", "My own view", "not a practitioner rating. Not a validated scale.", 0 },
    { "home-and-safety", "Home and safety checklist", "Practitioner rating. Not a validated scale.", 20 },
    { "endings-review", "Endings and tapering review", "Practitioner rating. Not a validated scale.", 13 },
    { "practice-audit", "Quality-of-practice audit", "Practitioner rating of the practice. Not a validated scale.", 21 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (AlongForm) form = new_form (forms[i].id);
      AlongQuestionnaire *questionnaire = along_form_get_questionnaire (form);
      GPtrArray *all = along_questionnaire_get_all (questionnaire);
      guint items = 0, answered, of;

      g_assert_cmpstr (along_questionnaire_get_title (questionnaire), ==, forms[i].title);
      g_assert_cmpstr (along_questionnaire_get_status (questionnaire), ==, "active");
      g_assert_nonnull (along_questionnaire_get_copyright (questionnaire));
      g_assert_nonnull (strstr (along_questionnaire_get_description (questionnaire), forms[i].says));
      g_assert_cmpuint (along_questionnaire_get_problems (questionnaire)->len, ==, 0);
      for (guint k = 0; k < all->len; k++)
        {
          const AlongQuestion *question = g_ptr_array_index (all, k), *note;

          g_assert_cmpstr (question->words, !=, "");
          if (!along_question_is_item (question))
            continue;
          items++;
          g_assert_cmpstr (question->parent->words, !=, "");
          note = g_ptr_array_index (question->parent->children, 1);
          g_assert_cmpstr (note->role, ==, "note");
          g_assert_true (question->required);
          /* none of them counts in a score */
          g_assert_false (question->rated);
          for (guint o = 0; o < question->options->len; o++)
            g_assert_nonnull (((AlongOption *) g_ptr_array_index (question->options, o))->meaning);
        }
      g_assert_cmpuint (items, ==, forms[i].items);
      along_form_get_progress (form, &answered, &of);
      g_assert_cmpuint (answered, ==, 0);
      if (items > 0)
        g_assert_cmpuint (of, ==, items);
      along_form_mark_not_seen (form);
      along_form_get_progress (form, &answered, &of);
      if (items > 0)
        g_assert_cmpuint (answered, ==, items);
    }
}

static void
test_home (void)
{
  g_autoptr (AlongForm) form = new_form ("home-and-safety");

  choose (form, "hs.ctx.stage", "start");
  choose (form, "hs.ctx.who", "mother");
  choose (form, "hs.ctx.source", "seen");
  choose (form, "hs.ctx.home", "own");
  choose (form, "hs01.r", "2");
  choose (form, "hs10.r", "3");
  assert_score (form, "hs.sum.open", "incomplete: 2 of 20");
  g_assert_false (along_field_is_enabled (along_form_find (form, "hs.sum.act")));
  choose (form, "hs19.r", "not-seen");
  g_assert_cmpuint (choose_all (form, "1"), ==, 17);
  assert_score (form, "hs.sum.open", "2");
  assert_score (form, "hs.sum.danger", "0");
  assert_obstacles (form, "");
  /* danger is acted on before the form is finished */
  choose (form, "hs11.r", "4");
  assert_score (form, "hs.sum.open", "3");
  assert_score (form, "hs.sum.danger", "1");
  g_assert_true (along_field_is_enabled (along_form_find (form, "hs.sum.act")));
  assert_obstacles (form, "hs.sum.told");
  type (form, "hs.sum.told", "Locked away together, Rosa told at 14:10.");
  assert_obstacles (form, "");
}

static void
test_own_view (void)
{
  g_autoptr (AlongForm) form = new_form ("parents-own-view");

  /* nothing has to be said but who it is */
  assert_obstacles (form, "pv.ctx.who, pv.ctx.how");
  choose (form, "pv.ctx.who", "mother");
  choose (form, "pv.ctx.how", "read");
  choose (form, "pv.born", "no");
  g_assert_false (along_field_is_enabled (along_form_find (form, "pv.b04")));
  choose (form, "pv.born", "yes");
  g_assert_true (along_field_is_enabled (along_form_find (form, "pv.b04")));
  assert_obstacles (form, "");
  g_assert_false (along_field_is_enabled (along_form_find (form, "pv.act")));
  choose (form, "pv.m06", "some");
  g_assert_false (along_field_is_enabled (along_form_find (form, "pv.act")));
  choose (form, "pv.m06", "no");
  g_assert_true (along_field_is_enabled (along_form_find (form, "pv.act")));
  g_assert_true (along_field_is_enabled (along_form_find (form, "pv.told")));
  choose (form, "pv.m06", "yes");
  choose (form, "pv.m08", "yes");
  g_assert_true (along_field_is_enabled (along_form_find (form, "pv.act")));
  type (form, "pv.b07", "11");
  assert_obstacles (form, "pv.b07");
  type (form, "pv.b07", "7");
  assert_obstacles (form, "");
}

static void
test_endings (void)
{
  g_autoptr (AlongForm) form = new_form ("endings-review");

  choose (form, "er.ctx.stage", "review");
  choose (form, "er.ctx.who", "father");
  choose (form, "er.ctx.source", "seen");
  choose (form, "er.ctx.phase", "taper");
  choose (form, "er01.r", "1");
  choose (form, "er02.r", "2");
  choose (form, "er11.r", "1");
  assert_score (form, "er.sum.four", "incomplete: 3 of 4");
  choose (form, "er13.r", "1");
  assert_score (form, "er.sum.four", "3");
  g_assert_cmpuint (choose_all (form, "not-seen"), ==, 9);
  assert_score (form, "er.sum.four", "3");
  assert_obstacles (form, "er.sum.next, er.sum.why");
  choose (form, "er.sum.next", "down");
  type (form, "er.sum.why", "Three hard weeks, and it held.");
  assert_obstacles (form, "");
}

static void
test_audit (void)
{
  g_autoptr (AlongForm) form = new_form ("practice-audit");

  choose (form, "pa.ctx.why", "random");
  choose (form, "pa.ctx.seen", "record");
  choose (form, "pa07.r", "not-seen");
  choose (form, "pa03.r", "3");
  choose (form, "pa04.r", "2");
  assert_score (form, "pa.sum.yes", "incomplete: 3 of 21");
  choose_all (form, "1");
  assert_score (form, "pa.sum.yes", "18");
  assert_score (form, "pa.sum.seen", "20");
  assert_obstacles (form, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/own-lists/read", test_read);
  g_test_add_func ("/forms/own-lists/home", test_home);
  g_test_add_func ("/forms/own-lists/own-view", test_own_view);
  g_test_add_func ("/forms/own-lists/endings", test_endings);
  g_test_add_func ("/forms/own-lists/audit", test_audit);
  return g_test_run ();
}
