/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measure plan: points read from words, and how each stands on a day; never anything but advice. */
#include "along-date.h"
#include "along-measure-points.h"

#include <string.h>

#define NONE ALONG_DAY_NONE
#define START 1000
#define BORN 1100

static void
test_words (void)
{
  static const struct { const char *said, *points; } table[] = {
    { "start; before birth", "start; before birth" },
    { "start and before birth", "start; before birth" },
    { "2-3 weeks after birth and 12-14 weeks", "2-3 weeks after birth; 12-14 weeks after birth" },
    { "every three months and end", "every 3 months; end" },
    { "every 3 months", "every 3 months" },
    { "about 9 weeks and end", "8-10 weeks after birth; end" },
    { "about two months and six months", "8-10 weeks after birth; 25-27 weeks after birth" },
    { "on return and before birth", "return; before birth" },
    { "Every two months, then end.", "every 2 months; end" },
    { "three weeks, 12-14 weeks", "2-4 weeks after birth; 12-14 weeks after birth" },
    { "each session", "" },
    { "", "" },
    { NULL, "" },
    { "every 9999999999 months; 0-3 weeks; 5-2 weeks; -3 weeks", "" },
    { "end end end", "end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) points = along_points_read (table[i].said), again = NULL;
      g_autofree char *words = along_points_write (points), *twice = NULL;

      g_assert_cmpstr (words, ==, table[i].points);
      again = along_points_read (words);
      twice = along_points_write (again);
      g_assert_cmpstr (twice, ==, words);
    }
}

/* One form over a support that begins at 1000, baby born at 1100. */
static void
test_states (void)
{
  static const struct { const char *points; int born, edd, end; gboolean back; int filled[4]; int today; const char *states; } table[] = {
    /* nothing done */
    { "start", BORN, NONE, NONE, FALSE, { 0 }, 1000, "now 1000-1021" },
    { "start", BORN, NONE, NONE, FALSE, { 0 }, 1021, "now 1000-1021" },
    { "start", BORN, NONE, NONE, FALSE, { 0 }, 1022, "overdue 1000-1021" },
    { "start", BORN, NONE, NONE, FALSE, { 1050 }, 1060, "done 1000-1021" },
    { "start", BORN, NONE, NONE, FALSE, { 999 }, 1022, "overdue 1000-1021" },
    /* the review before the birth follows the due date, and after the birth it is missed, never overdue */
    { "before birth", NONE, NONE, NONE, FALSE, { 0 }, 1010, "waiting" },
    { "before birth", NONE, 1110, NONE, FALSE, { 0 }, 1010, "coming 1082-1110" },
    { "before birth", NONE, 1110, NONE, FALSE, { 0 }, 1090, "now 1082-1110" },
    { "before birth", NONE, 1110, NONE, FALSE, { 0 }, 1111, "overdue 1082-1110" },
    { "before birth", BORN, 1110, NONE, FALSE, { 0 }, 1111, "missed 1072-1100" },
    { "before birth", BORN, 1110, NONE, FALSE, { 1080 }, 1111, "done 1072-1100" },
    { "before birth", 900, NONE, NONE, FALSE, { 0 }, 1111, "" },
    /* a point is done in its own time: what was done before it does not count, a late one does until the next begins */
    { "2-3 weeks; 12-14 weeks", NONE, 1110, NONE, FALSE, { 0 }, 1090, "waiting waiting" },
    { "2-3 weeks; 12-14 weeks", BORN, NONE, NONE, FALSE, { 1105 }, 1115, "now 1114-1121 coming 1184-1198" },
    { "2-3 weeks; 12-14 weeks", BORN, NONE, NONE, FALSE, { 1150 }, 1160, "done 1114-1121 coming 1184-1198" },
    { "2-3 weeks; 12-14 weeks", BORN, NONE, NONE, FALSE, { 0 }, 1160, "overdue 1114-1121 coming 1184-1198" },
    { "2-3 weeks; 12-14 weeks", BORN, NONE, NONE, FALSE, { 0 }, 1184, "missed 1114-1121 now 1184-1198" },
    { "2-3 weeks; 12-14 weeks", BORN, NONE, NONE, FALSE, { 1184 }, 1190, "missed 1114-1121 done 1184-1198" },
    { "2-3 weeks; 12-14 weeks", 900, NONE, NONE, FALSE, { 0 }, 1000, "" },
    /* every three months: from the last time, or the start; after the points around the birth */
    { "every 3 months", BORN, NONE, NONE, FALSE, { 0 }, 1010, "coming every" },
    { "every 3 months", BORN, NONE, NONE, FALSE, { 1200 }, 1400, "overdue every" },
    { "every 3 months", BORN, NONE, NONE, FALSE, { 1200, 1390 }, 1400, "coming every" },
    { "26-28 weeks; every 3 months", NONE, 1110, NONE, FALSE, { 1050 }, 1060, "waiting waiting" },
    { "26-28 weeks; every 3 months", BORN, NONE, NONE, FALSE, { 1050 }, 1290, "now 1282-1296 coming every" },
    /* an end that is agreed, a return */
    { "end", BORN, NONE, NONE, FALSE, { 0 }, 1200, "waiting" },
    { "end", BORN, NONE, 1300, FALSE, { 0 }, 1290, "now 1279-1300" },
    { "return", BORN, NONE, NONE, FALSE, { 0 }, 1010, "" },
    { "return", BORN, NONE, NONE, TRUE, { 0 }, 1010, "now 1000-1021" },
  };
  static const char *const names[] = { "done", "now", "overdue", "missed", "coming", "waiting" };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) points = along_points_read (table[i].points), dues = NULL;
      AlongDueDays days = { START, table[i].back, table[i].edd, table[i].born, table[i].end, NONE };
      g_autoptr (GString) said = g_string_new (NULL);
      guint n = 0;

      while (n < G_N_ELEMENTS (table[i].filled) && table[i].filled[n] != 0)
        n++;
      dues = along_points_due (points, &days, table[i].filled, n, table[i].today);
      for (guint k = 0; k < dues->len; k++)
        {
          const AlongDue *due = &g_array_index (dues, AlongDue, k);

          g_string_append_printf (said, "%s%s", k > 0 ? " " : "", names[due->state]);
          if (due->state != ALONG_DUE_WAITING && due->point.kind == ALONG_POINT_EVERY)
            g_string_append (said, " every");
          else if (due->state != ALONG_DUE_WAITING)
            g_string_append_printf (said, " %d-%d", due->from, due->to);
        }
      g_test_message ("row %u", i);
      g_assert_cmpstr (said->str, ==, table[i].states);
    }
}

/* Over random plans and days: nothing is next twice, what is done has a day inside its time, and filling in today never makes more overdue. */
static void
test_properties (void)
{
  static const char *const plans[] = { "start; before birth", "2-3 weeks; 12-14 weeks; 26-28 weeks; every 3 months; end",
                                       "start; every 3 months; end; return", "every 2 months" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GArray) points = along_points_read (plans[g_rand_int_range (random, 0, G_N_ELEMENTS (plans))]);
      int born = g_rand_boolean (random) ? START + g_rand_int_range (random, -300, 300) : NONE, filled[8];
      AlongDueDays days = { START, g_rand_boolean (random), START + g_rand_int_range (random, 0, 280), born,
                            g_rand_boolean (random) ? START + g_rand_int_range (random, 100, 800) : NONE, NONE };
      guint n = (guint) g_rand_int_range (random, 0, 6), overdue[2] = { 0, 0 };
      int today = START + g_rand_int_range (random, 0, 900);

      for (guint i = 0; i < n; i++)
        filled[i] = START + g_rand_int_range (random, -50, 900);
      for (guint pass = 0; pass < 2; pass++)
        {
          g_autoptr (GArray) dues = along_points_due (points, &days, filled, n, today);

          g_assert_cmpuint (dues->len, <=, points->len);
          for (guint i = 0; i < dues->len; i++)
            {
              const AlongDue *due = &g_array_index (dues, AlongDue, i);
              g_autofree char *words = along_due_words (due), *point = along_point_words (&due->point);

              overdue[pass] += due->state == ALONG_DUE_OVERDUE;
              g_assert_cmpuint (strlen (words) + strlen (point), >, 6);
              g_assert_true ((due->state == ALONG_DUE_WAITING) == (due->to == NONE));
              g_assert_true ((due->state == ALONG_DUE_DONE) == (due->done != NONE));
              if (due->state == ALONG_DUE_DONE)
                g_assert_cmpint (due->done, >=, due->from);
              if (due->state == ALONG_DUE_NOW)
                g_assert_true (due->from <= today && today <= due->to);
            }
          filled[n++] = today;
        }
      g_assert_cmpuint (overdue[1], <=, overdue[0]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/measures/words", test_words);
  g_test_add_func ("/forms/measures/states", test_states);
  g_test_add_func ("/forms/measures/properties", test_properties);
  return g_test_run ();
}
