/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several records of the same two is so on a day. */
#include "along-couples.h"

#define DAY(year, month, day) along_day_from_ymd (year, month, day)

typedef struct
{
  int kind, state;
  const char *from, *to;
} Couple;

/* Made in the order of @couples. */
static AlongFamily *
family_of (const Couple *couples, guint n)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("two", id);
  AlongId two[] = { along_record_get_id (along_edit_create (edit, ALONG_KIND_PERSON)),
                    along_record_get_id (along_edit_create (edit, ALONG_KIND_PERSON)) };
  AlongFamily *family = along_family_new (id);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *couple = along_edit_create (edit, ALONG_KIND_COUPLE);

      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, two[i % 2]);
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, two[1 - i % 2]);
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, couples[i].kind);
      along_record_set_enum (couple, ALONG_COUPLE_P_STATE, couples[i].state);
      along_record_set_text (couple, ALONG_COUPLE_P_FROM, couples[i].from);
      along_record_set_text (couple, ALONG_COUPLE_P_TO, couples[i].to);
    }
  along_family_apply (family, edit);
  return family;
}

static AlongRecord *
nth (AlongFamily *family, guint n)
{
  return along_family_nth (family, ALONG_KIND_COUPLE, n);
}

static void
are_on (AlongFamily *family, int day, guint which)
{
  g_autoptr (AlongCouples) couples = along_couples_new (family);

  for (guint i = 0; i < along_family_count (family, ALONG_KIND_COUPLE); i++)
    g_assert_true (along_couples_on (couples, nth (family, i), day) == nth (family, which));
}

/* What was made last is so now, by years as well as by days. */
static void
test_now (void)
{
  static const Couple lives[][3] = {
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015-06", NULL },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2015", NULL } },
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", NULL },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2015", NULL } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2019" } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019-03" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2019" } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2015-03" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2015", NULL } },
    /* The day of the divorce is not known. */
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", NULL } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, NULL, "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, NULL, NULL } },
    /* The day of the wedding is not known. */
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", NULL },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, NULL, NULL } },
    { { ALONG_COUPLE_KIND_DATING, ALONG_COUPLE_STATE_CURRENT, "2015-03", NULL },
      { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015-06", NULL },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2015", NULL } },
  };

  for (guint l = 0; l < G_N_ELEMENTS (lives); l++)
    {
      guint n = lives[l][2].from != NULL ? 3 : 2;
      g_autoptr (AlongFamily) family = family_of (lives[l], n);

      g_test_message ("life %u", l);
      are_on (family, DAY (2026, 3, 12), n - 1);
      for (guint i = 0; i < n; i++)
        g_assert_true (along_couple_now (family, nth (family, i)) == nth (family, n - 1));
    }
}

/* Made the other way round, it is the dates that say it, and that who is divorced was separated before. */
static void
test_dates_first (void)
{
  static const Couple lives[][2] = {
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2016", NULL },
      { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", "2016" } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2015", NULL },
      { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015-06", "2015" } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2019-03-01", NULL },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015", "2019-03-01" } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", NULL },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" } },
  };

  for (guint l = 0; l < G_N_ELEMENTS (lives); l++)
    {
      g_autoptr (AlongFamily) family = family_of (lives[l], 2);

      g_test_message ("life %u", l);
      are_on (family, DAY (2026, 3, 12), 0);
      g_assert_true (along_couple_now (family, nth (family, 1)) == nth (family, 0));
    }
}

/* Parted in March, together again "2015": that was not in February, and it was no second wedding. */
static void
test_again (void)
{
  static const Couple life[] = { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2015-03" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2015", NULL } };
  g_autoptr (AlongFamily) family = family_of (life, G_N_ELEMENTS (life));
  g_autoptr (AlongCouples) couples = along_couples_new (family);

  are_on (family, DAY (2009, 1, 1), 0);
  are_on (family, DAY (2015, 2, 1), 0);
  are_on (family, DAY (2015, 4, 1), 1);
  g_assert_true (along_couples_before (couples, nth (family, 1)) == nth (family, 0));
  g_assert_true (along_couples_again (couples, nth (family, 1)));
  g_assert_null (along_couples_before (couples, nth (family, 0)));
}

/* Married, parted and divorced in one year: nobody came together again. */
static void
test_not_again (void)
{
  static const Couple life[] = { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2019", "2019" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2019", "2019" } };
  g_autoptr (AlongFamily) family = family_of (life, G_N_ELEMENTS (life));
  g_autoptr (AlongCouples) couples = along_couples_new (family);

  are_on (family, DAY (2020, 1, 1), 1);
  g_assert_null (along_couples_before (couples, nth (family, 0)));
  g_assert_null (along_couples_before (couples, nth (family, 1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/couples/now", test_now);
  g_test_add_func ("/couples/dates-first", test_dates_first);
  g_test_add_func ("/couples/again", test_again);
  g_test_add_func ("/couples/not-again", test_not_again);
  return g_test_run ();
}
