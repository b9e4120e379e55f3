/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What parents read is read at the age of eleven or younger: the whole of their own page, and what they are asked in the
 * other forms. Measured by the grade level of Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas
 * for Navy enlisted personnel", Research Branch Report 8-75 (1975): .39 * words per sentence + 11.8 * syllables per word
 * - 15.59; a grade is five years younger than who is in it. */
#include "along-forms-builtin.h"

#include <string.h>

#define OLDEST 11
#define LONGEST_SENTENCE 15

typedef struct
{
  guint sentences, words, syllables, longest;
} Text;

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* Groups of vowels; an e at the end, and in -ed and -es, that is not spoken is none. One inside a word ("every") counts: rather one too
 * many than one too few. */
static guint
syllables (const char *word)
{
  g_autofree char *low = g_ascii_strdown (word, -1);
  gsize n = strlen (low);
  guint count = 0;

  if (n > 3 && g_str_has_suffix (low, "ed") && low[n - 3] != 't' && low[n - 3] != 'd')
    low[n -= 2] = '\0';
  else if (n > 3 && g_str_has_suffix (low, "es") && strchr ("szxh", low[n - 3]) == NULL && low[n - 3] != 'c' && low[n - 3] != 'g')
    low[n -= 2] = '\0';
  else if (n > 2 && low[n - 1] == 'e' && !(low[n - 2] == 'l' && !is_vowel (low[n - 3])) && !is_vowel (low[n - 2]))
    low[--n] = '\0';
  for (gsize i = 0; i < n; i++)
    if (is_vowel (low[i]) && (i == 0 || !is_vowel (low[i - 1])))
      count++;
  return MAX (count, 1);
}

static void
end_sentence (Text *text, guint *words)
{
  text->sentences += *words > 0 ? 1 : 0;
  text->longest = MAX (text->longest, *words);
  *words = 0;
}

/* Adds @said, which ends a sentence where it ends. */
static void
add (Text *text, const char *said)
{
  guint words = 0;

  for (const char *c = said; *c != '\0';)
    {
      const char *begin = c;
      g_autofree char *word = NULL;

      if (!g_ascii_isalnum (*c))
        {
          if (strchr (".?!:", *c) != NULL)
            end_sentence (text, &words);
          c++;
          continue;
        }
      while (g_ascii_isalnum (*c) || *c == '\'' || *c == '-')
        c++;
      word = g_strndup (begin, c - begin);
      words++;
      text->words++;
      text->syllables += g_ascii_isdigit (*word) ? 1 : syllables (word);
    }
  end_sentence (text, &words);
}

static double
reading_age (const Text *text)
{
  double grade = .39 * text->words / text->sentences + 11.8 * text->syllables / text->words - 15.59;

  return grade + 5;
}

/* All answers to choose from are one sentence: short ones would make the whole look easier than it is. */
static void
add_question (Text *text, const AlongQuestion *question)
{
  g_autoptr (GString) options = g_string_new (NULL);

  add (text, question->words);
  for (guint o = 0; o < question->options->len; o++)
    g_string_append_printf (options, "%s, ", ((AlongOption *) g_ptr_array_index (question->options, o))->label);
  add (text, options->str);
}

static void
add_all (Text *text, const AlongQuestion *question)
{
  add_question (text, question);
  for (guint i = 0; i < question->children->len; i++)
    add_all (text, g_ptr_array_index (question->children, i));
}

static void
assert_easy (const Text *text, const char *what)
{
  double age = reading_age (text);

  g_test_message ("%s: reading age %.1f, %u words, %.1f to a sentence, longest %u", what, age, text->words,
                  (double) text->words / text->sentences, text->longest);
  g_assert_cmpfloat (age, <=, OLDEST);
  g_assert_cmpuint (text->longest, <=, LONGEST_SENTENCE);
}

/* The counter itself. */
static void
test_counter (void)
{
  static const struct { const char *word; guint syllables; } words[] = {
    { "baby", 2 },    { "I", 1 },      { "people", 2 },  { "made", 1 },   { "wanted", 2 },  { "helped", 1 }, { "times", 1 },
    { "houses", 2 },  { "little", 2 }, { "worker", 2 },  { "agree", 2 },  { "safe", 1 },    { "the", 1 },    { "calm", 1 },
    { "visits", 2 },  { "often", 2 },  { "yourself", 2 }, { "danger", 2 }, { "attachment", 3 }, { "intervention", 4 },
    { "assessment", 3 }, { "mother", 2 },
  };
  Text easy = { 0 }, hard = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (syllables (words[i].word) != words[i].syllables)
      g_error ("%s: %u syllables", words[i].word, syllables (words[i].word));
  add (&easy, "The cat sat on the mat. It was hot.");
  g_assert_cmpuint (easy.sentences, ==, 2);
  g_assert_cmpuint (easy.words, ==, 9);
  g_assert_cmpuint (easy.syllables, ==, 9);
  g_assert_cmpuint (easy.longest, ==, 6);
  g_assert_cmpfloat_with_epsilon (reading_age (&easy), .39 * 4.5 + 11.8 - 15.59 + 5, 1e-9);
  /* what nobody would give a parent is far above */
  add (&hard, "Practitioners undertaking comprehensive multidisciplinary assessments should systematically triangulate "
              "observational evidence with contemporaneous documentation before formulating recommendations.");
  g_assert_cmpfloat (reading_age (&hard), >, 2 * OLDEST);
}

static void
test_own_view (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) form = along_forms_builtin_load ("parents-own-view", &error);
  GPtrArray *items;
  Text whole = { 0 };

  g_assert_no_error (error);
  items = along_questionnaire_get_items (form);
  for (guint i = 0; i < items->len; i++)
    {
      const AlongQuestion *section = g_ptr_array_index (items, i);
      Text text = { 0 };

      add_all (&text, section);
      add_all (&whole, section);
      assert_easy (&text, section->words);
    }
  assert_easy (&whole, "my own view");
  g_assert_cmpuint (whole.words, >, 200);
}

/* Of the other forms: their own words, whether they agree, what happens next. */
static void
test_asked (void)
{
  for (const char *const *id = along_forms_builtin_list (); *id != NULL; id++)
    {
      g_autoptr (AlongQuestionnaire) form = along_forms_builtin_load (*id, NULL);
      GPtrArray *all = along_questionnaire_get_all (form);
      Text text = { 0 };

      for (guint i = 0; i < all->len; i++)
        {
          const AlongQuestion *question = g_ptr_array_index (all, i);

          if (g_strcmp0 (question->role, "own-words") == 0 || g_strcmp0 (question->role, "agreement") == 0)
            add_question (&text, question);
          else if (g_strcmp0 (question->role, "next-steps") == 0)
            add_all (&text, question);
        }
      g_assert_cmpuint (text.words, >, 0);
      assert_easy (&text, *id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/reading-age/counter", test_counter);
  g_test_add_func ("/forms/reading-age/own-view", test_own_view);
  g_test_add_func ("/forms/reading-age/asked", test_asked);
  return g_test_run ();
}
