/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike.h"
#include "along-date.h"

#include <string.h>

#define F ALONG_GENDER_FEMALE
#define M ALONG_GENDER_MALE

typedef enum { NO, POSSIBLE, LIKELY } Answer;

static int
score (const AlongAlikeFacts *one, const AlongAlikeFacts *other, guint setting, guint *reasons)
{
  g_autoptr (AlongAlike) a = along_alike_new (one), b = along_alike_new (other);
  guint back_reasons;
  int there = along_alike_score (a, b, setting, reasons), back = along_alike_score (b, a, setting, &back_reasons);

  g_assert_cmpint (there, ==, back); /* it does not matter who is asked about whom */
  if (reasons != NULL)
    g_assert_cmpuint (*reasons, ==, back_reasons);
  return there;
}

static const char *const maiden[] = { "Jade Booth", NULL }, *const nick[] = { "JJ", NULL };
static const char *const parents_a[] = { "Dawn Tierney", "Paul Tierney", NULL }, *const parents_b[] = { "Ruth Osei", NULL };

static const struct
{
  const char *what;
  AlongAlikeFacts one, other;
  guint setting;
  Answer answer;
} pairs[] = {
  { "same name, same day", { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, 0, LIKELY },
  { "accents and case", { .name = "Zoë BRÖWN", .born = "2001-02-03", .gender = F }, { .name = "Zoe Brown", .born = "2001-02-03", .gender = F }, 0, LIKELY },
  { "one letter off", { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, { .name = "Jade Tierny", .born = "2006-05-03", .gender = F }, 0, POSSIBLE },
  { "sounds alike", { .name = "Catherine Tierney", .born = "2006-05-03", .gender = F }, { .name = "Kathryn Tierny", .born = "2006-05-03", .gender = F }, 0, POSSIBLE },
  { "short form", { .name = "Kate Osei", .born = "1999-01-31", .gender = F }, { .name = "Katherine Osei", .born = "1999-01-31", .gender = F }, 0, LIKELY },
  { "given and surname swapped", { .given = "Osei", .surname = "Amina", .born = "1999-01-31", .gender = F }, { .given = "Amina", .surname = "Osei", .born = "1999-01-31", .gender = F }, 0, LIKELY },
  { "second first name left out", { .name = "Jade Marie Tierney", .born = "2006-05-03", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, 0, LIKELY },
  { "former name", { .name = "Jade Tierney", .others = maiden, .born = "2006-05-03", .gender = F }, { .name = "Jade Booth", .born = "2006-05-03", .gender = F }, 0, LIKELY },
  { "called something else", { .name = "James Hill", .preferred = "Jay", .born = "2004-07-09", .gender = M }, { .name = "Jay Hill", .born = "2004-07-09", .gender = M }, 0, LIKELY },
  { "nickname of one word", { .name = "Joseph Hill", .others = nick, .born = "2004-07-09", .gender = M }, { .name = "JJ Hill", .born = "2004-07-09", .gender = M }, 0, LIKELY },
  { "surname of both parents", { .name = "Kai Tierney-Booth", .born = "2025-11-02", .gender = M }, { .name = "Kai Booth", .born = "2025-11-02", .gender = M }, 0, LIKELY },
  { "day and month swapped", { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, { .name = "Jade Tierney", .born = "2006-03-05", .gender = F }, 0, POSSIBLE },
  { "one digit off", { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-08", .gender = F }, 0, POSSIBLE },
  { "month known", { .name = "Jade Tierney", .born = "2006-05", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, 0, POSSIBLE },
  { "only the year known", { .name = "Jade Tierney", .born = "2006", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, 0, NO },
  { "year and phone", { .name = "Jade Tierney", .born = "2006", .gender = F, .phone = "07700 900123" }, { .name = "Jade Tierney", .born = "2006-05-03", .gender = F, .phone = "+44 7700 900123" }, 0, POSSIBLE },
  { "name alone", { .name = "Jade Tierney", .gender = F }, { .name = "Jade Tierney", .gender = F }, 0, NO },
  { "name alone, in one family", { .name = "Jade Tierney", .gender = F }, { .name = "Jade Tierney", .gender = F }, ALONG_ALIKE_IN_ONE_FAMILY, POSSIBLE },
  { "name and phone", { .name = "Jade Tierney", .gender = F, .phone = "07700900123" }, { .name = "Jade Tierney", .gender = F, .phone = "07700 900 123" }, 0, POSSIBLE },
  { "same first name, another surname", { .name = "Jade Tierney", .born = "2006-05-03", .gender = F }, { .name = "Jade Khan", .born = "2006-05-03", .gender = F }, 0, NO },
  { "same first name, same phone", { .name = "Jade Tierney", .born = "2006-05-03", .gender = F, .phone = "07700900123" }, { .name = "Jade Khan", .born = "2006-05-03", .gender = F, .phone = "07700900123" }, 0, POSSIBLE },
  { "same NHS number", { .name = "J T", .nhs_number = "943 476 5919", .gender = F }, { .name = "Jade Tierney", .nhs_number = "9434765919", .gender = F }, 0, POSSIBLE },
  { "same NHS number, name and day", { .name = "Jade Tierney", .born = "2006-05-03", .nhs_number = "943 476 5919", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .nhs_number = "9434765919", .gender = F }, 0, LIKELY },
  { "two NHS numbers", { .name = "Jade Tierney", .born = "2006-05-03", .nhs_number = "9434765919", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .nhs_number = "9434765870", .gender = F }, 0, NO },
  { "an NHS number that cannot be says nothing", { .name = "Jade Tierney", .born = "2006-05-03", .nhs_number = "9434765918", .gender = F }, { .name = "Jade Tierney", .born = "2006-05-03", .nhs_number = "9434765870", .gender = F }, 0, LIKELY },
  { "twins", { .name = "Mia Osei", .born = "2026-01-04", .gender = F }, { .name = "Maya Osei", .born = "2026-01-04", .gender = F }, 0, NO },
  { "twins whose names sound alike", { .name = "Jayden Osei", .born = "2026-01-04", .gender = M, .is_twin = TRUE }, { .name = "Jaiden Osei", .born = "2026-01-04", .gender = M, .is_twin = TRUE }, 0, NO },
  { "brothers of one day and one mother", { .name = "Jayden Osei", .born = "2026-01-04", .gender = M, .parents = parents_b }, { .name = "Jaiden Osei", .born = "2026-01-04", .gender = M, .parents = parents_b }, ALONG_ALIKE_IN_ONE_FAMILY, NO },
  { "father and son", { .name = "Kai Booth", .born = "1988-02-01", .gender = M }, { .name = "Kai Booth", .born = "2012-08-14", .gender = M }, ALONG_ALIKE_IN_ONE_FAMILY, NO },
  { "father and son without days", { .name = "Kai Booth", .gender = M }, { .name = "Kai Booth", .gender = M }, ALONG_ALIKE_IN_ONE_FAMILY | ALONG_ALIKE_RELATED, NO },
  { "senior and junior", { .name = "Kai Booth senior", .gender = M, .phone = "01422 000000" }, { .name = "Kai Booth junior", .gender = M, .phone = "01422 000000" }, 0, NO },
  { "another generation by one digit", { .name = "Kai Booth", .born = "1966-02-01", .gender = M }, { .name = "Kai Booth", .born = "1996-02-01", .gender = M }, 0, NO },
  { "woman and man", { .name = "Alex Hill", .born = "1999-02-01", .gender = F }, { .name = "Alex Hill", .born = "1999-02-01", .gender = M }, 0, NO },
  { "trans man once written as a woman", { .name = "Alex Hill", .born = "1999-02-01", .gender = F }, { .name = "Alex Hill", .born = "1999-02-01", .gender = ALONG_GENDER_TRANS_MAN }, 0, LIKELY },
  { "babies without a name", { .name = "Baby Osei", .born = "2026-01-04", .gender = ALONG_GENDER_UNKNOWN }, { .name = "Baby Osei", .born = "2026-01-04", .gender = ALONG_GENDER_UNKNOWN }, 0, NO },
  { "nobody known", { .name = "Unknown", .gender = M }, { .name = "Unknown", .gender = M }, ALONG_ALIKE_IN_ONE_FAMILY, NO },
  { "named after the dead", { .name = "Rose Hill", .died = "1990-01-01", .gender = F, .phone = "01422000000" }, { .name = "Rose Hill", .born = "1992", .gender = F, .phone = "01422000000" }, 0, NO },
  { "same parents, name slip, year", { .name = "Liam Tierney", .born = "2019", .parents = parents_a, .gender = M }, { .name = "Liam Tierney", .born = "2019-03-03", .parents = parents_a, .gender = M }, 0, POSSIBLE },
  { "about that year", { .name = "Rose Hill", .born = "1990~", .gender = F, .phone = "01422000000" }, { .name = "Rose Hill", .born = "1991-02-02", .gender = F, .phone = "01422000000" }, 0, POSSIBLE },
};

static void
test_pairs (void)
{
  guint wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint reasons;
      int of = score (&pairs[i].one, &pairs[i].other, pairs[i].setting, &reasons);
      Answer answer = of >= ALONG_ALIKE_LIKELY ? LIKELY : of >= ALONG_ALIKE_POSSIBLE ? POSSIBLE : NO;

      if (answer != pairs[i].answer)
        g_test_message ("%s: %d", pairs[i].what, of);
      wrong += answer != pairs[i].answer;
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } numbers[] = { { "943 476 5919", TRUE }, { "9434765919", TRUE }, { "943-476-5919", TRUE }, { "9434765918", FALSE },
                  { "0000000000", FALSE },   { "1111111111", FALSE }, { "94347659", FALSE },    { "94347659190", FALSE },
                  { "943476591X", FALSE },   { "", FALSE },           { NULL, FALSE } };
  char number[11];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpint (along_alike_nhs_number (numbers[i].text, number), ==, numbers[i].valid);
      g_assert_cmpstr (number, ==, numbers[i].valid ? "9434765919" : "");
    }
}

static void
test_words (void)
{
  g_autofree char *words = along_alike_words (ALONG_ALIKE_NAME_SOUND | ALONG_ALIKE_BORN);
  g_autofree char *none = along_alike_words (0);

  g_assert_cmpstr (words, ==, "Names sound alike, born the same day");
  g_assert_cmpstr (none, ==, "");
}

static void
add_key (guint64 key, gpointer data)
{
  g_array_append_val ((GArray *) data, key);
}

static gboolean
share_a_key (const AlongAlikeFacts *one, const AlongAlikeFacts *other)
{
  g_autoptr (AlongAlike) a = along_alike_new (one), b = along_alike_new (other);
  g_autoptr (GArray) of_a = g_array_new (FALSE, FALSE, sizeof (guint64)), of_b = g_array_new (FALSE, FALSE, sizeof (guint64));

  along_alike_keys (a, add_key, of_a);
  along_alike_keys (b, add_key, of_b);
  for (guint i = 0; i < of_a->len; i++)
    for (guint j = 0; j < of_b->len; j++)
      if (g_array_index (of_a, guint64, i) == g_array_index (of_b, guint64, j))
        return TRUE;
  return FALSE;
}

/* Whoever may be the same is found by a key. */
static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].answer != NO && !share_a_key (&pairs[i].one, &pairs[i].other))
      g_error ("not found by a key: %s", pairs[i].what);
}

static const char *const givens[] = { "Jade", "Jaden", "Kate", "Katherine", "Mohammed", "Mo", "Mia", "Maya", "Zoë", "Baby", "Ruth", "Alex", "Sam" };
static const char *const surnames[] = { "Tierney", "Tierny", "Osei", "Booth", "Tierney-Booth", "Khan", "O'Neill", "Oneil", "" };
static const char *const numbers[] = { "9434765919", "9434765870", "123", NULL, NULL, NULL };

typedef struct
{
  AlongAlikeFacts facts;
  char name[80], born[40];
} Random;

static void
make_random (GRand *random, Random *out)
{
  memset (out, 0, sizeof *out);
  g_snprintf (out->name, sizeof out->name, "%s %s", givens[g_rand_int_range (random, 0, G_N_ELEMENTS (givens))],
              surnames[g_rand_int_range (random, 0, G_N_ELEMENTS (surnames))]);
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      break;
    case 1:
      g_snprintf (out->born, sizeof out->born, "%d", g_rand_int_range (random, 1998, 2002));
      break;
    case 2:
      g_snprintf (out->born, sizeof out->born, "%d-%02d", g_rand_int_range (random, 1998, 2002), g_rand_int_range (random, 1, 13));
      break;
    default:
      g_snprintf (out->born, sizeof out->born, "%d-%02d-%02d", g_rand_int_range (random, 1998, 2002), g_rand_int_range (random, 1, 4), g_rand_int_range (random, 1, 4));
    }
  out->facts = (AlongAlikeFacts){ .name = out->name, .born = out->born[0] != '\0' ? out->born : NULL,
                                  .gender = g_rand_int_range (random, 0, 3) == 0 ? M : F,
                                  .nhs_number = numbers[g_rand_int_range (random, 0, G_N_ELEMENTS (numbers))],
                                  .phone = g_rand_int_range (random, 0, 4) == 0 ? "07700900123" : NULL,
                                  .is_twin = g_rand_int_range (random, 0, 9) == 0 };
}

/* Of any two: the same both ways round, never two valid numbers, never two who are related, always a reason, and no
 * pair is possible that no key would find. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260312);
  guint possible = 0;

  for (guint i = 0; i < 20000; i++)
    {
      Random one, other;
      char a[11], b[11];
      guint reasons;
      int of;

      make_random (random, &one);
      make_random (random, &other);
      of = score (&one.facts, &other.facts, 0, &reasons);
      g_assert_cmpint (of, >=, 0);
      g_assert_cmpint (of, <=, 100);
      if (along_alike_nhs_number (one.facts.nhs_number, a) && along_alike_nhs_number (other.facts.nhs_number, b) && strcmp (a, b) != 0)
        g_assert_cmpint (of, ==, 0);
      g_assert_cmpint (score (&one.facts, &other.facts, ALONG_ALIKE_RELATED, NULL), ==, 0);
      if (of < ALONG_ALIKE_POSSIBLE)
        continue;
      possible++;
      g_assert_cmpuint (reasons, !=, 0);
      if (!share_a_key (&one.facts, &other.facts))
        g_error ("%s %s, %s %s: %d, and no key", one.name, one.born, other.name, other.born, of);
    }
  g_assert_cmpuint (possible, >, 100);
  g_test_message ("%u of 20000 possible", possible);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alike/pairs", test_pairs);
  g_test_add_func ("/alike/nhs-numbers", test_numbers);
  g_test_add_func ("/alike/words", test_words);
  g_test_add_func ("/alike/keys", test_keys);
  g_test_add_func ("/alike/properties", test_properties);
  return g_test_run ();
}
