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

/* The next step after its word, as one says it; a colon elsewhere is no such word. */
static void
test_next (void)
{
  g_autoptr (AlongContactLine) first = read_line ("v 30m, baby fed well. Next: ring the GP on Friday");
  g_autoptr (AlongContactLine) second = read_line ("NEXT STEP: bring the form, and the pen");
  g_autoptr (AlongContactLine) third = read_line ("v 14:00 she read the context: all well");

  g_assert_cmpstr (first->next_step, ==, "Ring the GP on Friday");
  g_assert_cmpstr (first->rest, ==, "Baby fed well.");
  g_assert_cmpint (first->day, ==, ALONG_DAY_NONE);
  g_assert_cmpstr (second->next_step, ==, "Bring the form, and the pen");
  g_assert_null (second->rest);
  g_assert_null (third->next_step);
  g_assert_cmpint (third->hour, ==, 14);
  /* Within a sentence it is words like any others. */
  g_autoptr (AlongContactLine) asked = read_line ("v 40 min Jade asked what comes next: a place or home");
  g_autoptr (AlongContactLine) lots = read_line ("phone Jade yesterday, lots to do: cot, pram, bottles");
  g_autoptr (AlongContactLine) capital = read_line ("v 40m jade yesterday Next: ring the GP");

  g_assert_null (asked->next_step);
  g_assert_null (lots->next_step);
  g_assert_cmpint (lots->day, !=, ALONG_DAY_NONE);
  g_assert_cmpstr (capital->next_step, ==, "Ring the GP");
}

#define DAY(m, d) along_day_from_ymd (2026, m, d)

/* How long it was, as people say it. */
static void
test_lengths (void)
{
  static const struct
  {
    const char *line;
    int minutes;
  } cases[] = {
    { "phone 10 min yesterday", 10 },  { "v 10 mins", 10 },          { "v 90 minutes", 90 },  { "v 1 hour 30 mins", 90 },
    { "v 1 hour and 10 minutes", 70 }, { "v one hour", 60 },         { "v half an hour", 30 }, { "an hour and a half v", 90 },
    { "v 2 hrs", 120 },                { "v 1hr30", 90 },            { "v 1hour", 60 },       { "v 1.5 h", 90 },
    { "v 14:00-15:30", 90 },           { "v 2-3pm", 60 },            { "v 2pm to 2.45pm", 45 }, { "v 11am – 1pm", 120 },
    { "v 25h", -1 },                   { "v 10", -1 },               { "v 99999999999h1", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlongContactLine) line = read_line (cases[i].line);
      g_assert_cmpint (line->minutes, ==, cases[i].minutes);
      g_assert_cmpint (line->unread->len, ==, cases[i].minutes < 0 ? 1 : 0);
    }
}

/* When it was, as people say it. 12 March 2026 is a Thursday. */
static void
test_days (void)
{
  static const struct
  {
    const char *line;
    int month, day, hour;
  } cases[] = {
    { "v thursday", 3, 12, -1 },       { "v last thursday", 3, 5, -1 },   { "v next thursday", 3, 19, -1 },
    { "v friday", 3, 6, -1 },          { "v next friday 10am", 3, 13, 10 }, { "v planned friday", 3, 13, -1 },
    { "v last monday", 3, 9, -1 },     { "v weds at 2 pm", 3, 11, 14 },   { "v 20 feb", 2, 20, -1 },
    { "v 20th february", 2, 20, -1 },  { "v feb 20", 2, 20, -1 },         { "v 20 feb 2026", 2, 20, -1 },
    { "v planned 20 march", 3, 20, -1 }, { "v planned 20/3", 3, 20, -1 }, { "v day before yesterday", 3, 10, -1 },
    { "v on monday", 3, 9, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlongContactLine) line = read_line (cases[i].line);
      g_assert_cmpint (line->day, ==, DAY (cases[i].month, cases[i].day));
      g_assert_cmpint (line->hour, ==, cases[i].hour);
      g_assert_cmpint (line->unread->len, ==, 0);
    }
}

/* The first length stands, and a word that is no day leaves the day alone: what is left over is told, not dropped. */
static void
test_second_thoughts (void)
{
  g_autoptr (AlongContactLine) late = read_line ("v 1h10, 10 mins late");
  g_autoptr (AlongContactLine) sat = read_line ("v home sat with jade");
  g_autoptr (AlongContactLine) saturday = read_line ("v home sat 10am");

  g_assert_cmpint (late->minutes, ==, 70);
  g_assert_cmpuint (late->unread->len, >, 0);
  g_assert_cmpint (sat->day, ==, ALONG_DAY_NONE);
  g_assert_cmpint (saturday->day, ==, DAY (3, 7));
  g_assert_cmpint (saturday->hour, ==, 10);
}

static void
test_words (void)
{
  static const struct
  {
    const char *line;
    int mode, place, status;
  } cases[] = {
    { "video call 20m", ALONG_MODE_VIDEO, -1, -1 },
    { "phone call with jade", ALONG_MODE_PHONE, -1, -1 },
    { "rang jade", ALONG_MODE_PHONE, -1, -1 },
    { "whatsapp", ALONG_MODE_MESSAGE, -1, -1 },
    { "school visit 30m", ALONG_MODE_VISIT, ALONG_PLACE_COMMUNITY, -1 },
    { "home visit, jade rang *", ALONG_MODE_VISIT, ALONG_PLACE_HOME, -1 },
    { "visit jade cancelled", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_FAMILY_CANCELLED },
    { "visit cancelled by jade", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_FAMILY_CANCELLED },
    { "visit cancelled by sam", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_SERVICE_CANCELLED },
    { "visit cancelled by us", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_SERVICE_CANCELLED },
    { "visit kofi dna", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_NO_ACCESS },
    { "visit did not attend", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_NO_ACCESS },
    { "visit, no show", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_NO_ACCESS },
    { "visit not home", ALONG_MODE_VISIT, -1, ALONG_CONTACT_STATUS_NO_ACCESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlongContactLine) line = read_line (cases[i].line);
      g_assert_cmpint (line->mode, ==, cases[i].mode);
      g_assert_cmpint (line->place, ==, cases[i].place);
      g_assert_cmpint (line->status, ==, cases[i].status);
      g_assert_cmpint (line->unread->len, ==, 0);
    }
}

/* Nothing that was written is lost: sentences about the contact are kept whole, and change nothing else. */
static void
test_rest (void)
{
  g_autoptr (AlongContactLine) told
    = read_line ("visit 1h yesterday 2pm jade kofi play, Jade was tired and rang her sister Ellie. brought nappies, safe sleep");
  g_autoptr (AlongContactLine) words = read_line ("visit 1h with priya social worker, jade");
  g_autoptr (AlongContactLine) stars = read_line ("v jade, laughed together *, kofi read a book * brought the cot home");
  g_autoptr (AlongContactLine) plain = read_line ("v jade+kofi, enab, prac");

  g_assert_cmpint (told->mode, ==, ALONG_MODE_VISIT);
  g_assert_cmpint (told->people->len, ==, 2);
  g_assert_cmpint (told->modules->len, ==, 2);
  g_assert_cmpstr (told->rest, ==, "Jade was tired and rang her sister Ellie. Brought nappies.");
  g_assert_cmpint (told->unread->len, ==, 2);
  g_assert_cmpstr (told->unread->pdata[1], ==, "brought nappies");

  g_assert_cmpstr (words->rest, ==, "Priya social worker.");
  g_assert_cmpint (words->unread->len, ==, 3);
  g_assert_cmpint (words->people->len, ==, 1);

  g_assert_cmpstr (stars->strength, ==, "Laughed together. Kofi read a book");
  g_assert_cmpstr (stars->rest, ==, "Brought the cot home.");
  g_assert_cmpint (stars->people->len, ==, 1);

  g_assert_null (plain->rest);
  g_assert_cmpint (plain->people->len, ==, 2);
  g_assert_cmpuint (plain->elements, ==, 1u << ALONG_ELEMENT_ENABLING | 1u << ALONG_ELEMENT_PRACTICAL);
}

/* A name before a colon is one, and what follows it is about the contact; elsewhere a colon is a mark in a sentence. */
static void
test_colon (void)
{
  static const struct
  {
    const char *line;
    guint n_people, n_workers;
    int minutes;
    const char *rest;
  } cases[] = {
    { "visit 45min today Jade: sorted baby clothes", 1, 0, 45, "Sorted baby clothes." },
    { "visit 45min today, Jade: sorted baby clothes", 0, 0, 45, "Jade: sorted baby clothes." },
    { "phone mum+dad: Kofi went home, Jade asked for a cot", 2, 0, -1, "Kofi went home. Jade asked for a cot." },
    { "v 1h sam: tea", 0, 1, 60, "Tea." },
    { "v jade: 45 min safe sleep", 1, 0, 45, NULL },
    { "Jade : 20m p", 1, 0, 20, NULL },
    { "v 14:00-15:30 dad:", 1, 0, 90, NULL },
    { "v 30m told Jade: all well", 1, 0, 30, "Told Jade: all well." },
    { "today: jade 30m v", 1, 0, 30, NULL },
    { "v 30m: asked jade", 1, 0, 30, "Asked." },
    { "v 30m, Kofi: slept well; Jade: tired", 0, 0, 30, "Kofi: slept well. Jade: tired." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlongContactLine) line = read_line (cases[i].line);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpint (line->people->len, ==, cases[i].n_people);
      g_assert_cmpint (line->workers->len, ==, cases[i].n_workers);
      g_assert_cmpint (line->minutes, ==, cases[i].minutes);
      g_assert_cmpstr (line->rest, ==, cases[i].rest);
    }
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
  g_test_add_func ("/contact-line/lengths", test_lengths);
  g_test_add_func ("/contact-line/next", test_next);
  g_test_add_func ("/contact-line/days", test_days);
  g_test_add_func ("/contact-line/second-thoughts", test_second_thoughts);
  g_test_add_func ("/contact-line/words", test_words);
  g_test_add_func ("/contact-line/rest", test_rest);
  g_test_add_func ("/contact-line/colon", test_colon);
  g_test_add_func ("/contact-line/anything", test_anything);
  return g_test_run ();
}
