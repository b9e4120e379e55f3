/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "along-contact-line.h"
#include "along-date.h"
#include "along-kind.h"

static const char *const jade[] = { "Jade", "Jade Marsden", "mum", NULL };
static const char *const kofi[] = { "Kofi", "dad", NULL };
static const char *const sam[] = { "Sam", "buddy", NULL };
static const char *const sleep_names[] = { "safe sleep", NULL };
static const char *const play[] = { "play", NULL };

static AlongLineWord people[] = { { { { 1 } }, jade }, { { { 2 } }, kofi } };
static AlongLineWord workers[] = { { { { 3 } }, sam } };
static AlongLineWord modules[] = { { { { 4 } }, sleep_names }, { { { 5 } }, play } };

static AlongContactLine *
read_line (const char *text)
{
  AlongLineWords words = { people, 2, workers, 1, modules, 2, along_day_from_ymd (2026, 3, 12) };

  return along_contact_line_read (text, &words);
}

static void
test_whole (void)
{
  g_autoptr (AlongContactLine) line = read_line ("v 1h10 today 10am mum+dad enab prac safe sleep, jade rang midwife *");

  g_assert_cmpint (line->mode, ==, ALONG_MODE_VISIT);
  g_assert_cmpint (line->minutes, ==, 70);
  g_assert_cmpint (line->day, ==, along_day_from_ymd (2026, 3, 12));
  g_assert_cmpint (line->hour, ==, 10);
  g_assert_cmpint (line->people->len, ==, 2);
  g_assert_cmpint (line->modules->len, ==, 1);
  g_assert_cmpuint (line->elements, ==, 1u << ALONG_ELEMENT_ENABLING | 1u << ALONG_ELEMENT_PRACTICAL);
  g_assert_cmpstr (line->strength, ==, "Jade rang midwife");
  g_assert_cmpint (line->unread->len, ==, 0);
  g_assert_cmpint (line->status, ==, -1);
}

static void
test_pieces (void)
{
  g_autoptr (AlongContactLine) second = read_line ("p 20m yesterday 14:00 Kofi rota? no answer buddy > Bring the form");
  g_autoptr (AlongContactLine) third = read_line ("tue 1.5h JADE MARSDEN video 9:30 laughed together*");
  g_autoptr (AlongContactLine) nothing = read_line ("");
  g_autoptr (AlongContactLine) dates = read_line ("12/3 31/12");

  g_assert_cmpint (second->mode, ==, ALONG_MODE_PHONE);
  g_assert_cmpint (second->minutes, ==, 20);
  g_assert_cmpint (second->day, ==, along_day_from_ymd (2026, 3, 11));
  g_assert_cmpint (second->hour, ==, 14);
  g_assert_cmpint (second->status, ==, ALONG_CONTACT_STATUS_NO_ACCESS);
  g_assert_cmpint (second->workers->len, ==, 1);
  g_assert_cmpstr (second->next_step, ==, "Bring the form");
  g_assert_cmpint (second->unread->len, ==, 1);
  g_assert_cmpstr (second->unread->pdata[0], ==, "rota?");

  g_assert_cmpint (third->day, ==, along_day_from_ymd (2026, 3, 10));
  g_assert_cmpint (third->minutes, ==, 90);
  g_assert_cmpint (third->mode, ==, ALONG_MODE_VIDEO);
  g_assert_cmpint (third->people->len, ==, 1);
  g_assert_cmpint (third->minute, ==, 30);
  g_assert_cmpstr (third->strength, ==, "Laughed together");

  g_assert_cmpint (nothing->mode, ==, -1);
  g_assert_cmpint (nothing->day, ==, ALONG_DAY_NONE);
  g_assert_null (nothing->strength);
  g_assert_cmpint (dates->day, ==, along_day_from_ymd (2025, 12, 31));
}

/* Any line is read: no word, number or mark stops it. */
static void
test_anything (void)
{
  static const char marks[] = "v1hm:.*>,+/-20 jade29\xc3\xa9 pma\t";
  GRand *random = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      char text[40];
      int n = g_rand_int_range (random, 0, 39);

      for (int c = 0; c < n; c++)
        text[c] = marks[g_rand_int_range (random, 0, sizeof marks - 1)];
      text[n] = '\0';
      if (!g_utf8_validate (text, -1, NULL))
        continue;
      g_autoptr (AlongContactLine) line = read_line (text);
      g_assert_cmpint (line->minutes, <=, 1440);
      g_assert_cmpint (line->hour, <, 24);
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact-line/whole", test_whole);
  g_test_add_func ("/contact-line/pieces", test_pieces);
  g_test_add_func ("/contact-line/anything", test_anything);
  return g_test_run ();
}
