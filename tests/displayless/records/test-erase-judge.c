/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word that is somebody's name: where it stands as one, where nobody can tell, and where it cannot be. */
#include <glib.h>

#include "along-erase-names.h"
#include "along-kind.h"

/* What stays where it is surely meant, and where all that may be meant goes. @without, @all: (nullable): @text */
typedef struct
{
  const char *text, *without, *all;
} Row;

static void
check (const char *const *names, const char *kept, const Row *rows, guint n)
{
  g_autoptr (AlongEraseNames) looked_for = along_erase_names_new ();

  for (; *names != NULL; names++)
    along_erase_names_add (looked_for, *names, FALSE);
  if (kept != NULL)
    along_erase_names_keep (looked_for, kept);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *without = along_erase_names_without (looked_for, rows[i].text, ALONG_ERASE_NAMED);
      g_autofree char *all = along_erase_names_without (looked_for, rows[i].text, ALONG_ERASE_SMALL);

      g_assert_cmpstr (without, ==, rows[i].without != NULL ? rows[i].without : rows[i].text);
      g_assert_cmpstr (all, ==, rows[i].all != NULL ? rows[i].all : without);
    }
}

/* Written without capitals: a name that is a word of the language is asked about. */
static void
test_small (void)
{
  static const Row rows[] = {
    { "saw lily, lily is well", NULL, "saw [name erased], [name erased] is well" },
    { "Rang lily. A lily in a vase.", NULL, "Rang [name erased]. A [name erased] in a vase." },
    { "Fed lily; lily\u2019s bottle", NULL, "Fed [name erased]; [name erased]\u2019s bottle" },
    { "Lilys and lilies", NULL, NULL },
  };

  check ((const char *const[]){ "Lily", NULL }, NULL, rows, G_N_ELEMENTS (rows));
}

/* Words that are in every text: only where no such word can stand, and in texts without a capital. */
static void
test_everyday (void)
{
  static const Row rows[] = {
    { "We will see. Will we?", NULL, "We will see. [name erased] we?" },
    { "He came and will come again.", NULL, NULL },
    { "We told will so. It will do.", NULL, "We told [name erased] so. It will do." },
    { "The cot is will's.", NULL, "The cot is [name erased]'s." },
    { "rang will, will not in", NULL, "rang [name erased], [name erased] not in" },
    { "today I rang back, will not in", NULL, "today I rang back, [name erased] not in" },
    { "I rang back, will not in", NULL, NULL },
    { "Saw Will", "Saw [name erased]", NULL },
  };

  check ((const char *const[]){ "Will", NULL }, NULL, rows, G_N_ELEMENTS (rows));
}

/* Months. */
static void
test_dates (void)
{
  static const Row rows[] = {
    { "contact on 12 May 2026", NULL, NULL },
    { "On the 3rd of nothing, 3rd May", NULL, NULL },
    { "Since May 2026", NULL, NULL },
    { "Due in May", NULL, "Due in [name erased]" },
    { "Saw May", "Saw [name erased]", NULL },
    { "A walk with May 2 times", "A walk with [name erased] 2 times", NULL },
    { "It may be", NULL, NULL },
    { "Seen on 3 May, 4 May; 5th May.", NULL, NULL },
    { "From 2 to May 2026", NULL, "From 2 to [name erased] 2026" },
    /* A time of day, a weight, a count. */
    { "Rang at 10am. Then at 2pm May called back", NULL, "Rang at 10am. Then at 2pm [name erased] called back" },
    { "Visit 10am May and baby", NULL, "Visit 10am [name erased] and baby" },
    { "Weighed 3kg May smiled", NULL, "Weighed 3kg [name erased] smiled" },
    { "At 10 May rang back", NULL, "At 10 [name erased] rang back" },
    { "Gave her 3 May was pleased", NULL, "Gave her 3 [name erased] was pleased" },
    { "at 2 May's nappies", "at 2 [name erased]'s nappies", NULL },
    { "32 May.", NULL, "32 [name erased]." },
  };

  check ((const char *const[]){ "May", NULL }, NULL, rows, G_N_ELEMENTS (rows));
}

/* What somebody else is called as a whole is theirs, though a word of it is a name of the one who goes. */
static void
test_kept (void)
{
  static const Row rows[] = {
    { "Maria Haile came, and Maria.", NULL, NULL },
    { "MARIA HAILE and Odile", "MARIA HAILE and [name erased]", NULL },
    { "Maria Odile Haile", "Maria [name erased] Haile", NULL },
  };
  static const Row apart[] = {
    { "Lily Rose slept, Lily-Rose woke", NULL, NULL },
    { "At home: Lily, Rose and Tom.", "At home: Lily, [name erased] and Tom.", NULL },
    { "Weighed Lily. Rose cried all the time.", NULL, "Weighed Lily. [name erased] cried all the time." },
    { "Lily\nRose: 4.2 kg", NULL, "Lily\n[name erased]: 4.2 kg" },
  };
  static const Row shared[] = { { "Maria Haile came, and then Maria.", "Maria Haile came, and then [name erased].", NULL } };

  check ((const char *const[]){ "Odile", NULL }, "Maria Haile", rows, G_N_ELEMENTS (rows));
  check ((const char *const[]){ "Rose", NULL }, "Lily Rose", apart, G_N_ELEMENTS (apart));
  check ((const char *const[]){ "Maria", NULL }, "Maria Haile", shared, G_N_ELEMENTS (shared));
  /* One word alone, or a name of the one who goes, is nobody else's. */
  check ((const char *const[]){ "Maria", NULL }, "Maria", &(const Row){ "Saw Maria", "Saw [name erased]", NULL }, 1);
  check ((const char *const[]){ "Maria Haile", NULL }, "Maria Haile", &(const Row){ "Saw Maria Haile", "Saw [name erased]", NULL }, 1);
}

/* How sure it is: what is called so, small, is less than what is written as a name. */
static void
test_levels (void)
{
  g_autoptr (AlongEraseNames) names = along_erase_names_new ();

  along_erase_names_add (names, "Hope", FALSE);
  g_assert_cmpint (along_erase_names_in (names, "new hope added by Odile"), ==, ALONG_ERASE_SMALL);
  g_assert_cmpint (along_erase_names_in (names, "told hope"), ==, ALONG_ERASE_PERHAPS);
  g_assert_cmpint (along_erase_names_in (names, "Hope slept"), ==, ALONG_ERASE_PERHAPS);
  g_assert_cmpint (along_erase_names_in (names, "Told Hope"), ==, ALONG_ERASE_NAMED);
  g_assert_cmpint (along_erase_names_in (names, "hopeful"), ==, ALONG_ERASE_NOT_NAMED);
}

/* What was struck from an image is kept as bits in the order of the properties: a kind's new ones come after those that it had. */
static void
test_order (void)
{
  static const struct
  {
    const char *kind;
    guint n;
    const char *digest; /* of their names, the first letters */
  } had[] = {
    { "programme", 15, "3554e43b0776" },
    { "worker", 9, "2f9a093bbcc5" },
    { "absence", 5, "a35e5770ff1a" },
    { "module", 7, "4fdc202bfbf6" },
    { "agency", 3, "c12da7bde9e5" },
    { "family", 10, "9e7c2515ffb8" },
    { "person", 34, "b15511f39fc0" },
    { "alias", 5, "11a769b622d0" },
    { "condition", 6, "51c7e45db74b" },
    { "couple", 7, "f9983907c880" },
    { "child_link", 7, "6323e34d04f5" },
    { "care_link", 7, "f6c3a544e6a9" },
    { "bond", 9, "34b8ecd82c03" },
    { "household", 2, "c0a0bf9dd16a" },
    { "membership", 4, "f8a0f5c9ea35" },
    { "pregnancy", 16, "ee9e41982f07" },
    { "edd", 6, "db56f0484065" },
    { "support_status", 4, "adac014a3744" },
    { "legal_status", 5, "b5e6504025bf" },
    { "living", 6, "4c1868c23117" },
    { "professional", 7, "ee32212687e1" },
    { "professional_contact", 4, "ab6d5eeec2a6" },
    { "episode", 21, "75d0960f2e83" },
    { "allocation", 5, "8fd8c950d3ea" },
    { "pause", 4, "f53e3189a454" },
    { "plan_version", 6, "0b45b5ed5266" },
    { "phase", 6, "547aa96f1474" },
    { "hope", 9, "945f4c226388" },
    { "hope_score", 3, "a161c268d229" },
    { "contact", 22, "9d6c8e7df35f" },
    { "observation", 10, "cba54fa3fd6a" },
    { "next_step", 6, "6b0c67b627a2" },
    { "risk_factor", 9, "0cfd90f03cb9" },
    { "event", 4, "88db5f150807" },
    { "questionnaire", 7, "9b1958a91a6b" },
    { "assessment", 13, "57340da47623" },
    { "score", 12, "8460dda1acc1" },
    { "measure_due", 6, "902ad7ea628a" },
    { "voice", 8, "a6c1f9cc16f5" },
    { "feedback", 4, "89166a751be3" },
    { "outcome", 7, "c74b1f1a83ef" },
    { "signal_note", 5, "6115928b6936" },
    { "caseload_note", 4, "76aba9566c33" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (had); i++)
    {
      const AlongKind *kind = along_kind_find (had[i].kind);
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *digest = NULL;

      g_assert_nonnull (kind);
      g_assert_cmpuint (kind->n_properties, >=, had[i].n);
      for (guint p = 0; p < had[i].n; p++)
        g_string_append_printf (names, "%s%s", p > 0 ? "," : "", kind->properties[p].name);
      digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, names->str, -1);
      digest[12] = '\0';
      g_test_message ("%s: %s", had[i].kind, names->str);
      g_assert_cmpstr (digest, ==, had[i].digest);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/judge/small", test_small);
  g_test_add_func ("/erase/judge/everyday", test_everyday);
  g_test_add_func ("/erase/judge/dates", test_dates);
  g_test_add_func ("/erase/judge/kept", test_kept);
  g_test_add_func ("/erase/judge/levels", test_levels);
  g_test_add_func ("/erase/judge/order", test_order);
  return g_test_run ();
}
