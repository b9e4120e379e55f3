/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "along-text.h"

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Zoë O’Neill", "zoe o'neill" }, { "ŁUKASZ", "lukasz" }, { "Straße", "strasse" }, { "\xff", "\xef\xbf\xbd" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = along_text_fold (cases[i][0]);
      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_words (void)
{
  g_auto (GStrv) words = along_text_words ("  Rang the midwife, at O'Neill’s: \"2nd\" time.");
  g_autofree char *joined = g_strjoinv ("|", words);

  g_assert_cmpstr (joined, ==, "rang|the|midwife|at|o'neill's|2nd|time");
}

static void
test_sound (void)
{
  static const char *const alike[][2] = { { "Tierney", "Tierny" }, { "Catherine", "Kathryn" }, { "Philip", "Filip" },
                                          { "Stephen", "Steven" }, { "Knight", "Night" },      { "Zoë", "Zoe" } };
  static const char *const unlike[][2] = { { "Hannah", "Marcus" }, { "Bashir", "Thwaite" } };

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *a = along_text_sound (alike[i][0]), *b = along_text_sound (alike[i][1]);
      g_assert_cmpstr (a, ==, b);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unlike); i++)
    {
      g_autofree char *a = along_text_sound (unlike[i][0]), *b = along_text_sound (unlike[i][1]);
      g_assert_cmpstr (a, !=, b);
    }
  g_assert_true (along_text_sound_alike ("keira", "kiera"));
  g_assert_true (along_text_sound_alike ("catherine", "kathryn"));
  g_assert_true (along_text_sound_alike ("geoff", "jeff"));
  g_assert_true (along_text_sound_alike ("philip", "filip"));
  g_assert_false (along_text_sound_alike ("keira", "sara"));
  g_assert_false (along_text_sound_alike ("sleep", "clive"));
  g_assert_false (along_text_sound_alike ("", ""));
}

static void
test_letters_off (void)
{
  static const struct
  {
    const char *one, *other;
    int most, off;
  } cases[] = {
    { "helen", "helen", 9, 0 }, { "hellen", "helen", 9, 1 },  { "hellen", "halima", 9, 4 }, { "keira", "kiera", 9, 1 },
    { "", "mia", 9, 3 },        { "helen", "halima", 2, 3 }, { "", "", 0, 0 },             { "helen", "helena-maria", 3, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (along_text_letters_off (cases[i].one, cases[i].other, cases[i].most), ==, cases[i].off);
      g_assert_cmpint (along_text_letters_off (cases[i].other, cases[i].one, cases[i].most), ==, cases[i].off);
    }
}

static void
test_tidy (void)
{
  g_autofree char *line = along_text_tidy_line (" Jade\t\n Marsden\x01 ");
  g_autofree char *text = along_text_tidy ("one\r\ntwo\rthree\n");

  g_assert_cmpstr (line, ==, "Jade Marsden");
  g_assert_cmpstr (text, ==, "one\ntwo\nthree");
}

static void
test_number (void)
{
  static const struct
  {
    const char *text;
    guint64 most, number;
  } good[] = { { "0", 0, 0 }, { "007", 7, 7 }, { "19", 19, 19 }, { "18446744073709551615", G_MAXUINT64, G_MAXUINT64 } };
  static const struct
  {
    const char *text;
    guint64 most;
  } bad[] = { { "", 9 },     { " 1", 9 },  { "1 ", 9 },  { "+1", 9 }, { "-1", 9 }, { "1", 0 },
              { "20", 19 },  { "1x", 99 }, { "0x1", 9 }, { "1.0", 99 }, { "18446744073709551616", G_MAXUINT64 },
              { "99999999999999999999", G_MAXUINT64 } };
  guint64 number = 5;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (along_text_to_number (bad[i].text, bad[i].most, &number));
      g_assert_cmpuint (number, ==, 5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (along_text_to_number (good[i].text, good[i].most, &number));
      g_assert_cmpuint (number, ==, good[i].number);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/texts/fold", test_fold);
  g_test_add_func ("/texts/words", test_words);
  g_test_add_func ("/texts/sound", test_sound);
  g_test_add_func ("/texts/letters-off", test_letters_off);
  g_test_add_func ("/texts/tidy", test_tidy);
  g_test_add_func ("/texts/number", test_number);
  return g_test_run ();
}
