/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-summary.h"

#include <stdio.h>

#include "along-date.h"

G_DEFINE_FINAL_TYPE (AlongSummary, along_summary, G_TYPE_OBJECT)

static void
along_summary_finalize (GObject *object)
{
  AlongSummary *self = ALONG_SUMMARY (object);

  g_free (self->name);
  g_free (self->reference);
  g_free (self->parents);
  g_free (self->safe_contact);
  g_free (self->keyworker_name);
  g_free (self->buddy_name);
  g_free (self->baby);
  g_array_unref (self->children);
  g_array_unref (self->phases);
  g_array_unref (self->contacts);
  g_array_unref (self->pauses);
  g_array_unref (self->acknowledged);
  G_OBJECT_CLASS (along_summary_parent_class)->finalize (object);
}

static void
along_summary_class_init (AlongSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_summary_finalize;
}

static void
clear_child (gpointer data)
{
  g_free (((AlongSummaryChild *) data)->name);
}

static void
along_summary_init (AlongSummary *self)
{
  self->children = g_array_new (FALSE, TRUE, sizeof (AlongSummaryChild));
  g_array_set_clear_func (self->children, clear_child);
  self->edd = self->born = self->episode_from = self->episode_to = ALONG_DAY_NONE;
  self->phases = g_array_new (FALSE, TRUE, sizeof (AlongSummaryPhase));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (AlongSummaryContact));
  self->pauses = g_array_new (FALSE, TRUE, sizeof (AlongSummaryPause));
  self->acknowledged = g_array_new (FALSE, TRUE, sizeof (int));
}

/** along_summary_new: one to be filled in by the store. */
AlongSummary *
along_summary_new (void)
{
  return g_object_new (ALONG_TYPE_SUMMARY, NULL);
}

/**
 * along_summary_propose_reference: a new family's reference: this year and the next running number: "2026-0008".
 *
 * @summaries: (nullable) (element-type AlongSummary): every family there is
 */
char *
along_summary_propose_reference (GPtrArray *summaries, int today)
{
  int year, month, day, highest = 0;

  along_day_to_ymd (today, &year, &month, &day);
  for (guint i = 0; summaries != NULL && i < summaries->len; i++)
    {
      AlongSummary *summary = summaries->pdata[i];
      int of_year, number;

      if (summary->reference != NULL && sscanf (summary->reference, "%d-%d", &of_year, &number) == 2 && of_year == year && number < G_MAXINT)
        highest = MAX (highest, number);
    }
  return g_strdup_printf ("%d-%04d", year, highest + 1);
}
