/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-clocks.h"
#include "along-support-records.h"
#include "report-private.h"

/* Support so far, on page 1: the last weeks as bars over their plan, and the figures in words beside them. */

#define MOST_WEEKS 12
#define CHART_WIDTH 262.0
#define CHART_HEIGHT 78.0
#define AXIS_WIDTH 14.0
#define NAMES_HEIGHT 13.0

typedef struct
{
  int monday;
  int counts[3]; /* face to face, phone and so on, group: from the base up */
  double low, high;
} Week;

static const char *const looks[] = { "contact-completed", "contact-remote", "contact-group" };

static int
look_of (AlongSupportMode mode)
{
  return mode == ALONG_SUPPORT_VISIT ? 0 : mode == ALONG_SUPPORT_GROUP ? 2 : 1;
}

/* The last weeks of the support; returns how many. */
static guint
read_weeks (AlongSupport *support, Week weeks[MOST_WEEKS])
{
  int last = along_day_week_start (along_support_reference_day (support));
  int first = MAX (along_day_week_start (along_support_from (support)), last - 7 * (MOST_WEEKS - 1));
  guint n = (guint) (last - first) / 7 + 1, n_contacts;
  const AlongSupportContact *contacts = along_support_contacts (support, &n_contacts);

  for (guint w = 0; w < n; w++)
    {
      weeks[w] = (Week){ .monday = first + 7 * (int) w };
      along_support_plan_between (support, weeks[w].monday, weeks[w].monday + 6, &weeks[w].low, &weeks[w].high);
    }
  for (guint i = 0; i < n_contacts; i++)
    if (along_support_counts (&contacts[i]) && contacts[i].at.day >= first && contacts[i].at.day <= last + 6)
      weeks[(contacts[i].at.day - first) / 7].counts[look_of (contacts[i].mode)]++;
  return n;
}

static int
highest (const Week *weeks, guint n, gboolean planned)
{
  int most = 4;

  for (guint w = 0; w < n; w++)
    {
      most = MAX (most, weeks[w].counts[0] + weeks[w].counts[1] + weeks[w].counts[2]);
      if (!isnan (weeks[w].high) && planned)
        most = MAX (most, (int) ceil (weeks[w].high));
    }
  return most;
}

static void
draw_plan (AlongScene *scene, const Week *week, double x, double width, double base, double unit)
{
  if (isnan (week->high))
    return;
  along_scene_rectangle (scene, x, base - week->high * unit, width, MAX (1, (week->high - week->low) * unit));
  along_scene_fill (scene, "plan-band");
  for (int edge = 0; edge < 2; edge++)
    {
      double y = base - (edge == 0 ? week->low : week->high) * unit;
      along_scene_move_to (scene, x, y);
      along_scene_line_to (scene, x + width, y);
      along_scene_stroke (scene, "plan-edge");
    }
}

static AlongScene *
draw_weeks (AlongReport *self, const Week *weeks, guint n)
{
  AlongScene *scene = along_scene_new (self->fonts);
  double width = MIN ((CHART_WIDTH - AXIS_WIDTH) / n, 34), base = CHART_HEIGHT - NAMES_HEIGHT, unit;
  int most = highest (weeks, n, !report_is_for_family (self)), every = n > 6 ? 3 : n > 3 ? 2 : 1;

  along_scene_set_size (scene, AXIS_WIDTH + width * n, CHART_HEIGHT);
  unit = (base - 6) / most;
  for (int y = 0; y <= most; y += most > 6 ? 2 : 1)
    {
      g_autofree char *number = g_strdup_printf ("%d", y);

      along_scene_move_to (scene, AXIS_WIDTH, base - y * unit);
      along_scene_line_to (scene, AXIS_WIDTH + width * n, base - y * unit);
      along_scene_stroke (scene, "grid");
      if (y > 0)
        along_scene_text (scene, "text-caption", ALONG_ANCHOR_END, AXIS_WIDTH - 4, base - y * unit + 3, 0, 1, number);
    }
  /* Only some of the contacts are in the family's copy: there is nothing to hold the plan against. */
  for (guint w = 0; w < n && !report_is_for_family (self); w++)
    draw_plan (scene, &weeks[w], AXIS_WIDTH + width * w, width, base, unit);
  for (guint w = 0; w < n; w++)
    {
      double x = AXIS_WIDTH + width * w, y = base;
      int year, month, day;

      for (guint look = 0; look < G_N_ELEMENTS (looks); look++)
        if (weeks[w].counts[look] > 0)
          {
            y -= weeks[w].counts[look] * unit;
            along_scene_rectangle (scene, x + 1, y, width - 2, weeks[w].counts[look] * unit);
            along_scene_fill (scene, looks[look]);
          }
      if (w % (guint) every != 0)
        continue;
      along_day_to_ymd (weeks[w].monday, &year, &month, &day);
      /* Translators: day and short month under a bar */
      g_autofree char *name = g_strdup_printf (C_ ("date", "%d %s"), day, along_month_short (month));
      along_scene_text (scene, "text-caption", ALONG_ANCHOR_START, x + 1, CHART_HEIGHT - 2, 0, 1, name);
    }
  along_scene_move_to (scene, AXIS_WIDTH, base);
  along_scene_line_to (scene, AXIS_WIDTH + width * n, base);
  along_scene_stroke (scene, "plan-edge");
  return scene;
}

static char *
sum_words (AlongSupport *support)
{
  const AlongSupportContact *contacts;
  guint n, total = 0;
  int weeks = (along_support_reference_day (support) - along_support_from (support)) / 7 + 1;

  contacts = along_support_contacts (support, &n);
  for (guint i = 0; i < n; i++)
    total += along_support_counts (&contacts[i]);
  {
    g_autofree char *many = g_strdup_printf (ngettext ("%u contact", "%u contacts", total), total);
    g_autofree char *long_ = g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) weeks), weeks);
    /* Translators: "23 contacts", "8 weeks" */
    return g_strdup_printf (_ ("%s in %s"), many, long_);
  }
}

static char *
kinds_words (AlongSupport *support)
{
  const AlongSupportContact *contacts;
  guint n;
  int counts[3] = { 0 }, minutes = 0;
  GString *words = g_string_new (NULL);

  contacts = along_support_contacts (support, &n);
  for (guint i = 0; i < n; i++)
    if (along_support_counts (&contacts[i]))
      {
        counts[look_of (contacts[i].mode)]++;
        minutes += contacts[i].minutes;
      }
  g_string_printf (words, _ ("%d face to face"), counts[0]);
  if (counts[1] > 0)
    g_string_append_printf (words, _ (", %d by phone, video or message"), counts[1]);
  if (counts[2] > 0)
    g_string_append_printf (words, ngettext (", %d in a group", ", %d in groups", (gulong) counts[2]), counts[2]);
  if (minutes < 60)
    g_string_append_printf (words, ngettext ("; %d minute together", "; %d minutes together", (gulong) minutes), minutes);
  else
    g_string_append_printf (words, ngettext ("; %d hour together", "; %d hours together", (gulong) ((minutes + 30) / 60)), (minutes + 30) / 60);
  return g_string_free (words, FALSE);
}

static char *
first_words (AlongReport *self, AlongSupport *support)
{
  AlongStandard48 standard;

  along_support_standard48 (support, self->choice.now_ms, &standard);
  if (standard.state != ALONG_STANDARD_MET && standard.state != ALONG_STANDARD_NOT_MET)
    return NULL;
  /* Without the hour of one of the two only the days are known. */
  if (isnan (standard.hours))
    {
      int days = along_support_first_contact (support)->at.day - along_support_accepted (support)->day;

      if (days == 0)
        return g_strdup (_ ("First contact on the day on which the family was accepted"));
      return g_strdup_printf (ngettext ("First contact %d day after the family was accepted", "First contact %d days after the family was accepted",
                                        (gulong) days), days);
    }
  return g_strdup_printf (ngettext ("First contact %.0f hour after the family was accepted", "First contact %.0f hours after the family was accepted",
                                    (gulong) standard.hours), standard.hours);
}

void
report_support (AlongReport *self)
{
  g_autoptr (AlongSupport) support = self->episode != NULL ? along_support_from_family (self->family, self->episode, self->today) : NULL;
  g_autofree char *sum = NULL, *kinds = NULL, *first = NULL;
  g_autoptr (AlongScene) scene = NULL;
  Week weeks[MOST_WEEKS];
  guint n;

  /* A sum of nothing would say that nothing was done. */
  if (report_is_for_family (self) && !report_has_contacts (self))
    return;
  along_paper_heading (self->paper, _ ("Support so far"));
  if (support == NULL || along_support_reference_day (support) < along_support_from (support))
    {
      along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 18);
      return;
    }
  n = read_weeks (support, weeks);
  scene = draw_weeks (self, weeks, n);
  sum = sum_words (support);
  kinds = kinds_words (support);
  /* The family's copy counts its own contacts only: the first of all may not be among them. */
  first = report_is_for_family (self) ? g_strdup (_ ("The contacts that are part of this copy")) : first_words (self, support);
  AlongPaperCell lines[] = { { sum, "text-heading", 1, FALSE },
                            { kinds, "text-body", 1, FALSE },
                            { first != NULL ? first : _ ("Bars are contacts a week"), "text-body", 1, FALSE },
                            { report_is_for_family (self) ? _ ("Dark: face to face. Striped: phone or video. Dotted: group.")
                                                         : _ ("Dark: face to face. Striped: phone or video. Dotted: group. Grey band: planned."),
                              "text-caption", 1, FALSE } };
  along_paper_beside (self->paper, scene, lines, G_N_ELEMENTS (lines));
}
