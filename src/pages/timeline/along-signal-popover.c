/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-signal-popover.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-commit.h"
#include "along-ribbon-steps.h"
#include "along-signals.h"

/* So many weeks of sums at the most. */
#define MOST_WEEKS 6

typedef struct
{
  GtkWidget *popover; /* not owned: this is its data */
  GtkWidget *page;    /* not owned: its ancestor */
  AlongSession *session;
  AlongFamily *family;
  AlongRecord *episode;
  int signal;
  int day;
  int last; /* its last day: of a run that goes on, today */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_object_unref (asking->family);
  g_object_unref (asking->episode);
  g_free (asking);
}

static AlongRecord *
episode_of (AlongFamily *family, AlongSupport *support)
{
  AlongRecord *episode, *found = NULL;

  ALONG_FOREACH (episode, family, ALONG_KIND_EPISODE)
    if (along_record_get_day (episode, ALONG_EPISODE_P_FROM) == along_support_from (support))
      found = episode;
  return found;
}

/* What was said about it before: on the day of a gap, on any day of a run of weeks below plan. */
static AlongRecord *
kept_note (Asking *asking)
{
  AlongRecord *note;

  ALONG_FOREACH (note, asking->family, ALONG_KIND_SIGNAL_NOTE)
    if (along_record_get_enum (note, ALONG_SIGNAL_NOTE_P_SIGNAL) == asking->signal
        && along_record_get_day (note, ALONG_SIGNAL_NOTE_P_ON) >= asking->day
        && along_record_get_day (note, ALONG_SIGNAL_NOTE_P_ON) <= asking->last)
      return note;
  return NULL;
}

/* The last day of the run of weeks below plan that begins on @day: today, if it goes on. */
static int
last_of_run (AlongSupport *support, int day)
{
  guint n, all;
  g_autofree double *sums = along_support_below_plan (support, &n);
  const AlongSupportWeek *weeks = along_support_weeks (support, &all);
  int since, week = along_support_find_week (support, day);

  if (along_support_signals_now (support, &since) && since <= day + 6)
    return along_support_today (support);
  while (week >= 0 && (guint) week + 1 < n && sums[week + 1] >= ALONG_SIGNAL_THRESHOLD)
    week++;
  return week >= 0 ? weeks[week].from + 6 : day;
}

static void
reason_cb (GtkButton *button, Asking *asking)
{
  int reason = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "reason"));
  g_autoptr (AlongEdit) edit = along_edit_new (_ ("what was going on"), along_family_get_id (asking->family));
  AlongRecord *kept = kept_note (asking);
  AlongRecord *note = kept != NULL ? along_edit_change (edit, kept) : along_edit_create (edit, ALONG_KIND_SIGNAL_NOTE);

  along_record_set_ref (note, ALONG_SIGNAL_NOTE_P_EPISODE, along_record_get_id (asking->episode));
  along_record_set_enum (note, ALONG_SIGNAL_NOTE_P_SIGNAL, asking->signal);
  /* From the day on which it was talked over the sum starts again (F9): the last of the run, or today. */
  along_record_set_day (note, ALONG_SIGNAL_NOTE_P_ON, asking->last);
  along_record_set_enum (note, ALONG_SIGNAL_NOTE_P_REASON, reason);
  along_commit (asking->page, asking->session, edit, NULL, _ ("Reason kept"), NULL);
  gtk_popover_popdown (GTK_POPOVER (asking->popover));
}

static GtkWidget *
add_label (GtkWidget *box, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The sums behind a flag (F9), week by week, since the sum last stood at nothing. */
static void
add_sums (GtkWidget *box, AlongSupport *support, int week)
{
  guint n_sums = 0, n_weeks = 0, first;
  g_autofree double *sums = along_support_below_plan (support, &n_sums);
  const AlongSupportWeek *weeks = along_support_weeks (support, &n_weeks);
  int last = along_support_find_week (support, week);
  GtkWidget *expander, *lines;
  g_autofree char *total = NULL;

  if (last < 0 || (guint) last >= n_sums)
    return;
  first = (guint) last;
  while (first > 0 && sums[first - 1] > 0 && (guint) last - first + 1 < MOST_WEEKS)
    first--;
  expander = gtk_expander_new (_ ("Why we say this"));
  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (lines, 6);
  for (guint i = first; i <= (guint) last && i < n_weeks; i++)
    {
      g_autofree char *day = along_day_to_short (weeks[i].from);
      g_autofree char *planned = isnan (weeks[i].low) ? NULL : along_ribbon_planned_words (weeks[i].low, weeks[i].high);
      /* Translators: a week, contacts in it, and how many were planned */
      g_autofree char *line = planned != NULL ? g_strdup_printf (_ ("%s: %d, planned %s"), day, weeks[i].count, planned)
                                              : g_strdup_printf (_ ("%s: %d"), day, weeks[i].count);
      add_label (lines, line, NULL);
    }
  total = g_strdup_printf (_ ("What is missing has added up to %.1f. From %.0f on we say so."), sums[last], ALONG_SIGNAL_THRESHOLD);
  add_label (lines, total, "along-second");
  gtk_expander_set_child (GTK_EXPANDER (expander), lines);
  gtk_box_append (GTK_BOX (box), expander);
}

static void
add_reasons (GtkWidget *box, Asking *asking)
{
  AlongRecord *kept = kept_note (asking);

  if (kept != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Kept: %s."), along_enum_words (ALONG_ENUM_SIGNAL_REASON, along_record_get_enum (kept, ALONG_SIGNAL_NOTE_P_REASON)));
      add_label (box, words, NULL);
    }
  if (along_page_is_read_only (ALONG_PAGE (asking->page)))
    return;
  gtk_widget_set_margin_top (add_label (box, _ ("What was going on?"), "heading"), 6);
  for (int i = 0; i < (int) along_enum_n_values (ALONG_ENUM_SIGNAL_REASON); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (along_enum_words (ALONG_ENUM_SIGNAL_REASON, i));

      g_object_set_data (G_OBJECT (button), "reason", GINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (reason_cb), asking);
      gtk_box_append (GTK_BOX (box), button);
    }
}

/**
 * along_signal_popover_new: asks what was going on in a gap or below the plan, and keeps the reason; says why
 * a flag stands there.
 *
 * @key: of the ribbon's item: "gap/<day>", "flag/<day>"; @name: its words
 *
 * Returns: (transfer floating) (nullable): %NULL: there is nothing to ask
 */
GtkWidget *
along_signal_popover_new (AlongPage *page, AlongRibbon *ribbon, const char *key, const char *name)
{
  int day = along_steps_day_of_key (key);
  AlongSupport *support = day != ALONG_DAY_NONE ? along_ribbon_episode_on (ribbon, day) : NULL;
  AlongFamily *family = along_page_get_family (page);
  AlongRecord *episode = support != NULL ? episode_of (family, support) : NULL;
  GtkWidget *popover, *box;
  Asking *asking;

  if (episode == NULL)
    return NULL;
  popover = gtk_popover_new ();
  asking = g_new0 (Asking, 1);
  asking->popover = popover;
  asking->page = GTK_WIDGET (page);
  asking->session = g_object_ref (along_page_get_session (page));
  asking->family = g_object_ref (family);
  asking->episode = g_object_ref (episode);
  asking->signal = g_str_has_prefix (key, "gap/") ? ALONG_SIGNAL_GAP : ALONG_SIGNAL_BELOW_PLAN;
  asking->day = day;
  asking->last = asking->signal == ALONG_SIGNAL_BELOW_PLAN ? last_of_run (support, day) : day;
  g_object_set_data_full (G_OBJECT (popover), "asking", asking, asking_free);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  add_label (box, name, "heading");
  if (asking->signal == ALONG_SIGNAL_BELOW_PLAN)
    {
      if (along_support_drift (support) == ALONG_DRIFT_FADE)
        add_label (box, _ ("Contacts have dropped while the plan has not. Talk it over?"), NULL);
      add_sums (box, support, day);
    }
  add_reasons (box, asking);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return popover;
}
