/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own rating forms: what they hold, how they are filled in, what they come to. */
#include "along-comparison.h"
#include "along-forms-builtin.h"
#include "along-questionnaire-record.h"

#include <string.h>

static AlongForm *
new_form (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_forms_builtin_load (id, &error);

  g_assert_no_error (error);
  return along_form_new (questionnaire);
}

/* Gives the ratings of a form in their order: a digit a rating, "-" not seen, "." left blank. */
static void
rate (AlongForm *form, const char *ratings)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));
  const char *c = ratings;

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      const char code[] = { *c, '\0' };

      if (g_strcmp0 (question->role, "rating") != 0 && g_strcmp0 (question->role, "level") != 0)
        continue;
      g_assert_cmpint (*c, !=, '\0');
      if (*c == '-')
        g_assert_true (along_form_choose_code (form, along_form_find (form, question->link_id),
                                               question->role[0] == 'r' ? "not-seen" : "unknown"));
      else if (*c != '.')
        g_assert_true (along_form_choose_code (form, along_form_find (form, question->link_id), code));
      c++;
    }
  g_assert_cmpint (*c, ==, '\0');
}

static char *
domains (AlongForm *form)
{
  g_autoptr (GPtrArray) scores = along_form_get_domain_scores (form);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (scores, i);
      g_autofree char *one = along_score_to_words (score);

      g_string_append_printf (words, "%s%s (%u/%u)", i > 0 ? "; " : "", one, score->rated, score->of);
    }
  return g_string_free (words, FALSE);
}

static void
test_read (void)
{
  static const struct { const char *id; guint ratings; guint domains; } forms[] = {
    { "attachment-antenatal", 12, 4 }, { "attachment-postnatal", 15, 5 }, { "parenting-skills", 18, 6 },
    { "risk-and-resilience", 0, 0 },
  };
  const char *const *ids = along_forms_builtin_list ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (AlongForm) form = new_form (forms[i].id);
      AlongQuestionnaire *questionnaire = along_form_get_questionnaire (form);
      GPtrArray *all = along_questionnaire_get_all (questionnaire);
      guint ratings = 0, groups = 0;

      g_assert_cmpstr (ids[i], ==, forms[i].id);
      g_assert_cmpstr (along_questionnaire_get_status (questionnaire), ==, "active");
      g_assert_cmpuint (along_questionnaire_get_problems (questionnaire)->len, ==, 0);
      g_assert_nonnull (strstr (along_questionnaire_get_description (questionnaire), "Not a validated scale"));
      for (guint k = 0; k < all->len; k++)
        {
          const AlongQuestion *question = g_ptr_array_index (all, k);
          const AlongQuestion *help;
          g_autofree char *anchors = NULL;
          const AlongOption *option[6];

          groups += question->domain_minimum > 0 ? 1 : 0;
          if (g_strcmp0 (question->role, "rating") != 0)
            continue;
          ratings++;
          g_assert_cmpuint (question->options->len, ==, 6);
          for (guint o = 0; o < 6; o++)
            option[o] = g_ptr_array_index (question->options, o);
          help = along_question_get_help (question);
          anchors = g_strdup_printf ("1: %s  3: %s  5: %s", option[0]->anchor, option[2]->anchor,
                                     option[4]->anchor);
          g_assert_cmpstr (help->text, ==, anchors);
          g_assert_cmpstr (option[3]->word, ==, "Mostly");
          g_assert_cmpstr (option[3]->label, ==, "4 Mostly");
          g_assert_null (option[3]->anchor);
          g_assert_nonnull (option[3]->meaning);
          g_assert_true (option[3]->answer->has_weight);
          g_assert_false (option[5]->answer->has_weight);
          g_assert_true (question->required);
        }
      g_assert_cmpuint (ratings, ==, forms[i].ratings);
      g_assert_cmpuint (groups, ==, forms[i].domains);
    }
  g_assert_cmpstr (ids[G_N_ELEMENTS (forms)], ==, "parents-own-view");
}

static void
test_domain_scores (void)
{
  static const struct { const char *id; const char *ratings; const char *expected;
  } cases[] = {
    { "attachment-antenatal", "332323333242",
      "2.7, starting (3/3); 2.7, starting (3/3); 3.0, growing (3/3); 2.7, starting (3/3)" },
    { "attachment-antenatal", "55-11-5--.44",
      "5.0, strong (2/3); 1.0, needs a lot of help now (2/3); not enough seen (1/3); incomplete: 2 of 3 (2/3)" },
    { "attachment-postnatal", "444443445445-41",
      "4.0, going well (3/3); 3.7, growing (3/3); 4.3, going well (4/4); 4.5, going well (2/3); 2.5, starting (2/2)" },
    { "attachment-postnatal", "44.4434--44--4-",
      "incomplete: 2 of 3 (2/3); 3.7, growing (3/3); not enough seen (2/4); not enough seen (1/3); not enough seen (1/2)" },
    { "parenting-skills", "5-55444555455--444",
      "5.0, strong (3/4); 4.0, going well (3/3); 5.0, strong (2/2); 4.7, strong (3/3); not enough seen (1/2); 4.0, going well (3/4)" },
    { "parenting-skills", "443434345553445234",
      "3.8, growing (4/4); 3.3, growing (3/3); 4.5, going well (2/2); 4.3, going well (3/3); 4.0, going well (2/2); 3.5, growing (4/4)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlongForm) form = new_form (cases[i].id);
      g_autofree char *words = NULL;
      g_autoptr (GPtrArray) calculated = NULL, scores = NULL;

      rate (form, cases[i].ratings);
      words = domains (form);
      g_assert_cmpstr (words, ==, cases[i].expected);
      /* The calculation in the file comes to the same. */
      scores = along_form_get_domain_scores (form);
      calculated = along_form_get_calculated_scores (form);
      g_assert_cmpuint (calculated->len, ==, scores->len);
      for (guint k = 0; k < scores->len; k++)
        {
          const AlongScore *rule = g_ptr_array_index (scores, k), *sum = g_ptr_array_index (calculated, k);

          g_assert_cmpint (rule->state, ==, sum->state);
          g_assert_cmpuint (rule->answered, ==, sum->answered);
          g_assert_cmpuint (rule->of, ==, sum->of);
          if (rule->state == ALONG_SCORE_READY)
            g_assert_true (along_answer_equal (rule->value, sum->value));
        }
    }
}

static void
test_not_seen (void)
{
  g_autoptr (AlongForm) form = new_form ("attachment-antenatal");
  g_autoptr (GPtrArray) unrated = NULL;
  g_autofree char *words = NULL;
  guint answered, of;

  rate (form, "33.323333242");
  unrated = along_form_list_unrated (form);
  g_assert_cmpuint (unrated->len, ==, 1);
  g_assert_cmpstr (along_field_get_link_id (g_ptr_array_index (unrated, 0)), ==, "an03.r");
  along_form_get_progress (form, &answered, &of);
  g_assert_cmpuint (answered, ==, 11);
  g_assert_cmpuint (of, ==, 12);
  g_assert_cmpuint (along_form_mark_not_seen (form), ==, 1);
  g_ptr_array_unref (unrated);
  unrated = along_form_list_unrated (form);
  g_assert_cmpuint (unrated->len, ==, 0);
  words = domains (form);
  g_assert_cmpstr (words, ==,
                   "3.0, growing (2/3); 2.7, starting (3/3); 3.0, growing (3/3); 2.7, starting (3/3)");
}

static gboolean
has_finding (AlongForm *form, const char *link_id, const char *rule)
{
  g_autoptr (GPtrArray) findings = along_form_check (form);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->link_id, link_id) == 0 && strcmp (finding->rule, rule) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_stop_and_think (void)
{
  g_autoptr (AlongForm) form = new_form ("attachment-postnatal");
  AlongField *tick = along_form_find (form, "pn.flags.f5"), *told = along_form_find (form, "pn.flags.told");
  AlongField *act = along_form_find (form, "pn.flags.act");

  g_assert_false (along_field_is_visible (act));
  g_assert_false (along_field_is_visible (told));
  g_assert_false (along_field_is_alert (tick));
  along_form_set_boolean (form, tick, TRUE);
  g_assert_true (along_field_is_visible (act));
  g_assert_true (along_field_is_visible (told));
  g_assert_true (along_field_is_alert (tick));
  g_assert_true (has_finding (form, "pn.flags.told", "required"));
  g_assert_true (along_form_set_typed (form, told, "Told the manager at 2, social care at 3", NULL));
  g_assert_false (has_finding (form, "pn.flags.told", "required"));
  along_form_set_boolean (form, tick, FALSE);
  g_assert_false (along_field_is_visible (told));
  /* What was written is kept while the form is open and in its draft, and left out of what is finished. */
  g_assert_cmpuint (along_field_get_n_answers (told), ==, 1);
  {
    g_autofree char *text = along_form_to_text (form, "completed");
    g_autoptr (JsonNode) draft = along_form_to_response (form, "in-progress");
    g_autoptr (AlongForm) later = along_form_new_from_response (along_form_get_questionnaire (form), draft, NULL);

    g_assert_null (strstr (text, "Told the manager"));
    g_assert_false (along_field_is_visible (along_form_find (later, "pn.flags.told")));
    g_assert_cmpuint (along_field_get_n_answers (along_form_find (later, "pn.flags.told")), ==, 1);
  }
  along_form_set_boolean (form, tick, TRUE);
  {
    g_autofree char *text = along_form_to_text (form, "in-progress");

    g_assert_nonnull (strstr (text, "Told the manager"));
  }
}

static void
test_risk (void)
{
  g_autoptr (AlongForm) form = new_form ("risk-and-resilience");
  AlongRiskSummary summary;
  AlongField *plan = along_form_find (form, "r05.plan"), *act = along_form_find (form, "r05.act");
  g_autoptr (AlongScore) count = NULL;

  rate (form, "02-231000-0001");
  g_assert_true (along_form_get_risk_summary (form, &summary));
  g_assert_cmpint (summary.highest, ==, 3);
  g_assert_cmpuint (summary.at_two, ==, 3);
  g_assert_cmpuint (summary.not_asked, ==, 2);
  g_assert_cmpuint (summary.of, ==, 14);
  g_assert_true (summary.trio); /* r05 is 3, r02 is 2, r04 is 2 */
  count = along_form_get_score (form, "rk.sum.count");
  g_assert_cmpint (count->state, ==, ALONG_SCORE_READY);
  g_assert_cmpfloat (along_decimal_to_double (count->value->number), ==, 3);
  g_assert_true (along_field_is_visible (plan));
  g_assert_false (along_field_is_visible (act));
  along_form_choose_code (form, along_form_find (form, "r05.level"), "4");
  g_assert_true (along_field_is_visible (act));
  along_form_choose_code (form, along_form_find (form, "r05.level"), "1");
  g_assert_false (along_field_is_visible (plan));
  g_assert_true (along_form_get_risk_summary (form, &summary));
  g_assert_false (summary.trio);
  along_form_clear (form, along_form_find (form, "r05.level"));
  g_clear_pointer (&count, along_score_free);
  count = along_form_get_score (form, "rk.sum.count");
  g_assert_cmpint (count->state, ==, ALONG_SCORE_INCOMPLETE);
  g_assert_true (along_field_is_visible (along_form_find (form, "r14.what")));
}

static void
test_resilience (void)
{
  static const struct { const char *last; const char *asof; int level; } cases[] = {
    { "2026-03-01", "2026-03-01", 0 }, { "2026-03-01", "2026-03-08", 0 }, { "2026-03-01", "2026-03-09", 1 },
    { "2026-03-01", "2026-03-29", 1 }, { "2026-03-01", "2026-03-30", 2 }, { "2026-01-01", "2026-07-02", 3 },
    { "2026-01-01", "2026-07-03", 4 }, { "2025-01-01", "2025-12-31", 4 }, { "2025-01-01", "2026-01-01", 5 },
    { "2026-03-02", "2026-03-01", -1 },
  };
  g_autoptr (AlongForm) form = new_form ("risk-and-resilience");

  g_assert_cmpint (along_form_propose_resilience (form), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (along_form_set_typed (form, along_form_find (form, "rs.last"), cases[i].last, NULL));
      g_assert_true (along_form_set_typed (form, along_form_find (form, "rs.asof"), cases[i].asof, NULL));
      g_assert_cmpint (along_form_propose_resilience (form), ==, cases[i].level);
    }
  along_form_choose_code (form, along_form_find (form, "rs.time"), "4");
  along_form_choose_code (form, along_form_find (form, "rs.support"), "steady");
  g_assert_false (along_form_is_lasting (form));
  along_form_choose_code (form, along_form_find (form, "rs.support"), "taper");
  g_assert_true (along_form_is_lasting (form));
}

static void
test_compare (void)
{
  g_autoptr (AlongForm) before = new_form ("attachment-antenatal"), after = new_form ("attachment-antenatal");
  g_autoptr (AlongComparison) comparison = NULL;
  GString *words = g_string_new (NULL);

  rate (before, "332323333-42");
  rate (after, "353123333442");
  g_assert_true (along_comparison_possible (before, after));
  comparison = along_comparison_new (before, after);
  g_assert_cmpuint (comparison->shared, ==, 12);
  g_assert_cmpuint (comparison->only_one, ==, 0);
  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const AlongCompared *change = g_ptr_array_index (comparison->changes, i);
      g_autofree char *one = along_answer_to_words (change->before);
      g_autofree char *other = along_answer_to_words (change->after);

      if (change->domain || change->marked)
        g_string_append_printf (words, "%s: %s, now %s, %s%s\n", change->title, one, other, along_move_words (change->move),
                                change->marked ? " *" : "");
    }
  g_assert_cmpstr (words->str, ==,
                   "Baby as a person: 2.7, now 3.7, up *\n"
                   "Interest in growth and movement: 3 Getting there, now 5 Reliably, up *\n"
                   "Feelings about becoming a parent: 2.7, now 2, down *\n"
                   "Warmth and hope: 3 Getting there, now 1 Not yet, down *\n"
                   "Protecting baby now: 3, now 3, same\n"
                   "Getting ready together: 3, now 3.3, up\n");
  g_string_free (words, TRUE);
}

static void
test_notes (void)
{
  g_autoptr (AlongForm) now = new_form ("attachment-antenatal"), last = new_form ("attachment-antenatal");
  static const gboolean asks[] = { TRUE, TRUE, FALSE, FALSE, TRUE };

  for (guint i = 0; i < 5; i++)
    {
      AlongField *field = along_form_find (now, "an01.r");

      along_form_choose (now, field, i);
      g_assert_cmpint (along_form_asks_for_note (field, NULL), ==, asks[i]);
    }
  along_form_choose (now, along_form_find (now, "an01.r"), 3);
  along_form_choose (last, along_form_find (last, "an01.r"), 1);
  g_assert_true (along_form_asks_for_note (along_form_find (now, "an01.r"), along_form_find (last, "an01.r")));
}

static void
count_change (AlongForm *form, GPtrArray *fields, GString *log)
{
  for (guint i = 0; i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (log, "%s:%d ", along_field_get_link_id (field), along_field_get_change (field));
    }
}

static void
test_changed (void)
{
  g_autoptr (AlongForm) form = new_form ("attachment-antenatal");
  GString *log = g_string_new (NULL);
  AlongField *first, *second;

  g_signal_connect (form, "changed", G_CALLBACK (count_change), log);
  along_form_choose_code (form, along_form_find (form, "an01.r"), "3");
  g_assert_cmpstr (log->str, ==, "an01.r:1 an01.note:2 ");
  g_string_truncate (log, 0);
  along_form_choose_code (form, along_form_find (form, "an02.r"), "4");
  g_assert_cmpstr (log->str, ==, "an02.r:1 an02.note:2 an.d1.score:1 ");
  g_string_truncate (log, 0);
  along_form_choose_code (form, along_form_find (form, "an02.r"), "4");
  g_assert_cmpstr (log->str, ==, "");
  first = along_form_find (form, "an.next");
  g_assert_cmpstr (along_field_get_question (first)->role, ==, "next-steps");
  second = along_form_add_instance (form, first);
  g_assert_nonnull (second);
  g_assert_cmpstr (log->str, ==, "an.next:4 ");
  g_assert_true (along_form_set_typed (form, g_ptr_array_index (along_field_get_children (second), 0),
                                       "Cot by June", NULL));
  g_assert_cmpuint (along_form_find_all (form, "an.next.what")->len, ==, 2);
  g_assert_true (along_form_remove_instance (form, second));
  g_assert_cmpuint (along_form_find_all (form, "an.next.what")->len, ==, 1);
  g_string_free (log, TRUE);
}

static void
test_round_trip (void)
{
  g_autoptr (AlongForm) form = new_form ("attachment-postnatal"), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *second = NULL, *before = NULL, *after = NULL;
  g_autoptr (JsonNode) json = NULL;
  AlongField *next;

  rate (form, "444443445445-41");
  along_form_toggle (form, along_form_find (form, "pn.ctx.source"), 0, TRUE);
  along_form_toggle (form, along_form_find (form, "pn.ctx.source"), 3, TRUE);
  along_form_set_typed (form, along_form_find (form, "pn.parent.words"), "He “knows” me\nnow", NULL);
  next = along_form_find (form, "pn.next");
  along_form_set_typed (form, along_form_find (form, "pn.next.what"), "Group", NULL);
  along_form_set_typed (form, along_form_find (form, "pn.next.by"), "2026-09", NULL);
  next = along_form_add_instance (form, next);
  along_form_set_typed (form, g_ptr_array_index (along_field_get_children (next), 0), "Red book", NULL);
  text = along_form_to_text (form, "in-progress");
  json = along_form_json_read (text, -1, &error);
  g_assert_no_error (error);
  again = along_form_new_from_response (along_form_get_questionnaire (form), json, &error);
  g_assert_no_error (error);
  second = along_form_to_text (again, "in-progress");
  g_assert_cmpstr (text, ==, second);
  before = domains (form);
  after = domains (again);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (text, "http://hl7.org/fhir/StructureDefinition/ordinalValue"));
  g_assert_nonnull (strstr (text, "urn:alongside:questionnaire:attachment-postnatal|0.1.0"));
}

static void
add_form (AlongFamily *team, const char *url, const char *version, gboolean retired)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add", ALONG_ID_NONE);
  AlongRecord *record = along_edit_create_with_id (edit, ALONG_KIND_QUESTIONNAIRE, along_questionnaire_record_id (url, version));

  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_URL, url);
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_VERSION, version);
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_TITLE, url);
  along_record_set_bool (record, ALONG_QUESTIONNAIRE_P_RETIRED, retired);
  along_family_apply (team, edit);
}

/* How many of our own forms the team is given. */
static guint
add_missing (AlongFamily *team)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add", ALONG_ID_NONE);

  along_questionnaire_add_builtin (edit, team);
  along_family_apply (team, edit);
  return along_edit_get_n (edit);
}

/* Each of our own forms is looked for by itself: another form in their place is none of them, one that was retired or
 * came in a newer version is there, and an older version is left as it is. */
static void
test_missing (void)
{
  const AlongBuiltinForm *own = along_forms_builtin_versions ();
  g_autoptr (AlongFamily) team = along_family_new (ALONG_ID_NONE);
  AlongRecord *older;

  add_form (team, "urn:test:another", "1", FALSE);
  g_assert_cmpuint (add_missing (team), ==, 8);
  g_assert_cmpuint (add_missing (team), ==, 0);
  g_assert_cmpuint (along_family_count (team, ALONG_KIND_QUESTIONNAIRE), ==, 9);

  g_object_unref (team);
  team = along_family_new (ALONG_ID_NONE);
  add_form (team, own[0].url, "0.0.9", TRUE);
  add_form (team, own[1].url, "0.0.9", FALSE);
  add_form (team, own[2].url, "0.10.0", FALSE);
  g_assert_cmpuint (add_missing (team), ==, 6);
  g_assert_cmpuint (along_family_count (team, ALONG_KIND_QUESTIONNAIRE), ==, 9);
  older = along_family_lookup (team, along_questionnaire_record_id (own[1].url, "0.0.9"));
  g_assert_nonnull (older);
  g_assert_false (along_questionnaire_is_newest (older, team));
  g_assert_true (along_questionnaire_is_newest (
    along_family_lookup (team, along_questionnaire_record_id (own[1].url, own[1].version)), team));
  g_assert_true (along_questionnaire_is_newest (
    along_family_lookup (team, along_questionnaire_record_id (own[2].url, "0.10.0")), team));
}

#define FROM_TWO \
  "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"title\":\"T\",\"useContext\":[{\"code\":{\"code\":\"age\"}," \
  "\"valueRange\":{\"low\":{\"value\":24,\"unit\":\"months\",\"code\":\"mo\"}}}]," \
  "\"item\":[{\"linkId\":\"a\",\"type\":\"string\",\"text\":\"A\"}]}"

/* Which ages a form is for, in its words and in months. */
static void
test_ages (void)
{
  static const struct { const char *id; const char *words; } forms[] = {
    { "attachment-antenatal", "before birth" }, { "attachment-postnatal", "0 to 24 months" },
    { "parenting-skills", "pregnancy to 24 months" }, { "risk-and-resilience", "pregnancy to 24 months" },
  };
  g_autoptr (AlongQuestionnaire) later = along_questionnaire_new_from_text (FROM_TWO, -1, NULL);
  g_autofree char *from = along_questionnaire_ages_words (later);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (AlongQuestionnaire) form = along_forms_builtin_load (forms[i].id, NULL);
      g_autofree char *words = along_questionnaire_ages_words (form);

      g_assert_cmpstr (words, ==, forms[i].words);
      g_assert_cmpfloat (along_questionnaire_get_youngest (form), ==, 0);
    }
  g_assert_cmpstr (from, ==, "24 months and over");
  g_assert_cmpfloat (along_questionnaire_get_youngest (later), ==, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/own/read", test_read);
  g_test_add_func ("/forms/own/domain-scores", test_domain_scores);
  g_test_add_func ("/forms/own/not-seen", test_not_seen);
  g_test_add_func ("/forms/own/stop-and-think", test_stop_and_think);
  g_test_add_func ("/forms/own/risk", test_risk);
  g_test_add_func ("/forms/own/resilience", test_resilience);
  g_test_add_func ("/forms/own/compare", test_compare);
  g_test_add_func ("/forms/own/notes", test_notes);
  g_test_add_func ("/forms/own/changed", test_changed);
  g_test_add_func ("/forms/own/round-trip", test_round_trip);
  g_test_add_func ("/forms/own/missing", test_missing);
  g_test_add_func ("/forms/own/ages", test_ages);
  return g_test_run ();
}
