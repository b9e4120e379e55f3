/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue of instruments holds facts that fit together, and no words of theirs. */
#include "along-forms-builtin.h"
#include "along-instruments.h"
#include "along-kind.h"

#include <math.h>
#include <string.h>

static void
test_entries (void)
{
  GPtrArray *all = along_instruments ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (all->len, >=, 30);
  for (guint i = 0; i < all->len; i++)
    {
      const AlongInstrument *one = g_ptr_array_index (all, i);
      double last = -INFINITY;

      g_test_message ("%s", one->id);
      g_assert_true (g_hash_table_add (seen, one->id));
      g_assert_nonnull (one->name);
      g_assert_nonnull (one->short_name);
      g_assert_nonnull (one->licence);
      g_assert_nonnull (one->source);
      g_assert_true (along_instrument_find (one->id) == one);
      g_assert_true (along_instrument_find (one->name) == one);
      g_assert_true (isnan (one->minimum) == isnan (one->maximum));
      if (!isnan (one->minimum))
        g_assert_cmpfloat (one->minimum, <, one->maximum);
      if (!isnan (one->from_months) && !isnan (one->to_months))
        g_assert_cmpfloat (one->from_months, <, one->to_months);
      g_assert_false (one->pregnancy && !isnan (one->from_months));
      if (!isnan (one->reliability))
        g_assert_true (one->reliability > 0 && one->reliability < 1);
      /* a threshold is inside the range, and has a direction to be read by */
      for (guint k = 0; k < one->cut_offs->len; k++)
        {
          const AlongCutOff *cut_off = g_ptr_array_index (one->cut_offs, k);

          g_assert_nonnull (cut_off->words);
          g_assert_true (cut_off->at >= one->minimum && cut_off->at <= one->maximum);
          g_assert_cmpfloat (cut_off->at, >, last);
          g_assert_cmpint (one->better, ==, cut_off->below ? ALONG_BETTER_HIGHER : ALONG_BETTER_LOWER);
          last = cut_off->at;
        }
      if (!isnan (one->change))
        g_assert_true (one->change > 0 && one->change < one->maximum - one->minimum && one->better != ALONG_ENUM_UNSET);
      for (guint k = 0; k < one->subscales->len; k++)
        {
          const AlongSubscale *subscale = g_ptr_array_index (one->subscales, k);

          g_assert_nonnull (subscale->name);
          g_assert_true (isnan (subscale->minimum) == isnan (subscale->maximum));
        }
      if (one->safety_item != NULL)
        g_assert_cmpuint (one->cautions->len, >, 0);
    }
}

/* The figures that the specification of the forms has, word for word. */
static void
test_facts (void)
{
  static const struct { const char *name; double minimum, maximum, change; int better; } facts[] = {
    { "PHQ-9", 0, 27, 6, ALONG_BETTER_LOWER },    { "GAD-7", 0, 21, 4, ALONG_BETTER_LOWER },   { "EPDS", 0, 30, 4, ALONG_BETTER_LOWER },
    { "WEMWBS", 14, 70, 3, ALONG_BETTER_HIGHER }, { "KPCS", 0, 45, NAN, ALONG_BETTER_HIGHER }, { "MAAS", 19, 95, NAN, ALONG_ENUM_UNSET },
    { "PBQ", 0, 125, NAN, ALONG_BETTER_LOWER },
  };
  static const struct { const char *name; double total; const char *crossed; } totals[] = {
    { "phq-9", 9, NULL }, { "phq-9", 10, "the usual threshold" }, { "EPDS", 9, NULL }, { "EPDS", 12, "depression is possible" },
    { "EPDS", 13, "depression is likely" }, { "KPCS", 40, NULL }, { "KPCS", 39, "low confidence" }, { "gad-7", 8, "threshold of NHS Talking Therapies" },
  };
  g_autofree char *range = along_instrument_range_words (along_instrument_find ("PHQ-9"));
  g_autofree char *none = along_instrument_range_words (along_instrument_find ("SDQ"));
  g_autofree char *months = along_instrument_ages_words (along_instrument_find ("mpas"));
  g_autofree char *pregnancy = along_instrument_ages_words (along_instrument_find ("maas"));
  g_autofree char *over = along_instrument_ages_words (along_instrument_find ("sdq"));
  const AlongInstrument *mpas = along_instrument_find ("MPAS"), *sdq = along_instrument_find ("SDQ");

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const AlongInstrument *one = along_instrument_find (facts[i].name);

      g_assert_cmpfloat (one->minimum, ==, facts[i].minimum);
      g_assert_cmpfloat (one->maximum, ==, facts[i].maximum);
      g_assert_true (one->change == facts[i].change || (isnan (one->change) && isnan (facts[i].change)));
      g_assert_cmpint (one->better, ==, facts[i].better);
    }
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      const AlongCutOff *crossed = along_instrument_crossed (along_instrument_find (totals[i].name), totals[i].total);

      g_assert_cmpstr (crossed != NULL ? crossed->words : NULL, ==, totals[i].crossed);
    }
  g_assert_cmpstr (range, ==, "9 items, 0 to 27, lower is better");
  g_assert_cmpstr (none, ==, "which end is better: see your manual");
  g_assert_cmpstr (months, ==, "1 to 24 months");
  g_assert_cmpstr (pregnancy, ==, "in pregnancy");
  g_assert_cmpstr (over, ==, "24 months and over");
  g_assert_nonnull (strstr (g_ptr_array_index (mpas->cautions, 0), "Bradford"));
  g_assert_true (along_instrument_is_too_young (sdq, 23.9));
  g_assert_false (along_instrument_is_too_young (sdq, 24));
  g_assert_cmpstr (along_instrument_find ("epds")->safety_item, ==, "10");
  g_assert_null (along_instrument_find ("nobody's scale"));
  g_assert_null (along_instrument_find (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/instruments/entries", test_entries);
  g_test_add_func ("/forms/instruments/facts", test_facts);
  return g_test_run ();
}
