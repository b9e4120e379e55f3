/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-families-list-private.h"

#include "along-clock.h"
#include "along-support-records.h"
#include "along-support-spark.h"

static int
compare_last_contact (gconstpointer a, gconstpointer b)
{
  const AlongSummary *one = *(AlongSummary *const *) a;
  const AlongSummary *other = *(AlongSummary *const *) b;

  if (one->has_last_contact != other->has_last_contact)
    return one->has_last_contact ? 1 : -1;
  return one->has_last_contact ? along_instant_compare (&one->last_contact, &other->last_contact) : 0;
}

static gboolean
needs_a_look (AlongSummary *summary, int today)
{
  g_autoptr (AlongSupport) support = summary->open ? along_support_from_summary (summary, today) : NULL;

  return support != NULL && along_support_notice (support) != ALONG_NOTICE_NONE;
}

/* families_put_in_order: by @order, the state of the action; the order of names is the session's, and the others keep it among
 * equals. */
void
families_put_in_order (GPtrArray *summaries, const char *order)
{
  if (g_str_equal (order, "last-contact"))
    g_ptr_array_sort (summaries, compare_last_contact);
  else if (g_str_equal (order, "below-plan"))
    {
      g_autoptr (GPtrArray) after = g_ptr_array_new ();
      int today = along_clock_today ();
      guint kept = 0;

      for (guint i = 0; i < summaries->len; i++)
        if (needs_a_look (summaries->pdata[i], today))
          g_ptr_array_index (summaries, kept++) = summaries->pdata[i];
        else
          g_ptr_array_add (after, summaries->pdata[i]);
      for (guint i = 0; i < after->len; i++)
        g_ptr_array_index (summaries, kept++) = after->pdata[i];
    }
}
