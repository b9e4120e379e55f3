/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-plan-edits.h"

#include <glib/gi18n-lib.h>

#include "along-check.h"
#include "along-facts.h"
#include "along-presets.h"
#include "along-text.h"

/* Intensive around the birth: records.md 4. */
#define WEEKS_BEFORE_BIRTH 4
#define WEEKS_AFTER_BIRTH 6

static int
from_of (AlongRecord *phase)
{
  return along_record_get_day (phase, ALONG_PHASE_P_FROM);
}

static int
to_of (AlongRecord *phase)
{
  return along_record_has (phase, ALONG_PHASE_P_TO) ? along_record_get_last_day (phase, ALONG_PHASE_P_TO) : ALONG_DAY_NONE;
}

static int
compare_phases (gconstpointer a, gconstpointer b)
{
  int one = from_of (*(AlongRecord *const *) a), other = from_of (*(AlongRecord *const *) b);

  return (one > other) - (one < other);
}

/** along_plan_phases: the phases of a version, in order. Returns: (transfer container) (element-type AlongRecord) */
GPtrArray *
along_plan_phases (AlongFamily *family, AlongRecord *version)
{
  GPtrArray *phases = g_ptr_array_new ();
  AlongRecord *phase;

  if (version != NULL)
    ALONG_FOREACH (phase, family, ALONG_KIND_PHASE)
      if (along_record_refers_to (phase, ALONG_PHASE_P_PLAN_VERSION, along_record_get_id (version)))
        g_ptr_array_add (phases, phase);
  g_ptr_array_sort (phases, compare_phases);
  return phases;
}

/* The phases before and after @phase in its version; %NULL at either end. */
static void
neighbours (AlongFamily *family, AlongRecord *phase, AlongRecord **before, AlongRecord **after)
{
  AlongRecord *version = along_family_find (family, ALONG_KIND_PLAN_VERSION,
                                            along_record_get_ref (phase, ALONG_PHASE_P_PLAN_VERSION));
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  guint at;

  *before = *after = NULL;
  if (!g_ptr_array_find (phases, phase, &at))
    return;
  if (at > 0)
    *before = phases->pdata[at - 1];
  if (at + 1 < phases->len)
    *after = phases->pdata[at + 1];
}

static AlongEdit *
edit_new (AlongFamily *family, const char *title)
{
  return along_edit_new (title, along_family_get_id (family));
}

static void
set_number (AlongRecord *record, int property, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  along_record_set_text (record, property, g_ascii_formatd (text, sizeof text, "%g", number));
}

/** along_plan_first: plan 1 with the phases of the programme, from the day of acceptance on; without one, from today. */
AlongEdit *
along_plan_first (AlongFamily *family, AlongRecord *episode, int preset, int today)
{
  AlongEdit *edit = edit_new (family, _("plan"));
  int from = along_record_get_day (episode, ALONG_EPISODE_P_ACCEPTED_AT);

  along_preset_add_plan (edit, along_record_get_id (episode), preset, from != ALONG_DAY_NONE ? from : today);
  return edit;
}

/** along_plan_set_phase: calls a phase by another name (ALONG_PHASE_NAME_…). */
AlongEdit *
along_plan_set_phase (AlongFamily *family, AlongRecord *phase, int name)
{
  AlongEdit *edit = edit_new (family, _("phase of the plan"));

  along_record_set_enum (along_edit_change (edit, phase), ALONG_PHASE_P_PHASE, name);
  return edit;
}

/** along_plan_set_contacts: contacts a week, at least @low, at most @high. */
AlongEdit *
along_plan_set_contacts (AlongFamily *family, AlongRecord *phase, double low, double high)
{
  AlongEdit *edit = edit_new (family, _("contacts a week"));
  AlongRecord *after = along_edit_change (edit, phase);

  set_number (after, ALONG_PHASE_P_LOW, low);
  set_number (after, ALONG_PHASE_P_HIGH, high);
  return edit;
}

static AlongEdit *
refuse (const char *words, GError **error)
{
  g_set_error_literal (error, ALONG_CHECK_ERROR, ALONG_CHECK_ERROR_IMPOSSIBLE, words);
  return NULL;
}

/** along_plan_move_from: moves the first day of a phase, and with it the last day of the one before. */
AlongEdit *
along_plan_move_from (AlongFamily *family, AlongRecord *phase, int from, GError **error)
{
  AlongRecord *before, *after;
  AlongEdit *edit;

  neighbours (family, phase, &before, &after);
  if (to_of (phase) != ALONG_DAY_NONE && from > to_of (phase))
    return refuse (_("This is after the last day."), error);
  if (before != NULL && from <= from_of (before))
    return refuse (_("The phase before would have no day left."), error);
  edit = edit_new (family, _("first day of a phase"));
  along_record_set_day (along_edit_change (edit, phase), ALONG_PHASE_P_FROM, from);
  if (before != NULL)
    along_record_set_day (along_edit_change (edit, before), ALONG_PHASE_P_TO, from - 1);
  return edit;
}

/** along_plan_move_to: moves the last day of a phase, and with it the first day of the next. */
AlongEdit *
along_plan_move_to (AlongFamily *family, AlongRecord *phase, int to, GError **error)
{
  AlongRecord *before, *after;
  AlongEdit *edit;

  neighbours (family, phase, &before, &after);
  if (to < from_of (phase))
    return refuse (_("This is before the first day."), error);
  if (after != NULL && to_of (after) != ALONG_DAY_NONE && to >= to_of (after))
    return refuse (_("The next phase would have no day left."), error);
  edit = edit_new (family, _("last day of a phase"));
  along_record_set_day (along_edit_change (edit, phase), ALONG_PHASE_P_TO, to);
  if (after != NULL)
    along_record_set_day (along_edit_change (edit, after), ALONG_PHASE_P_FROM, to + 1);
  return edit;
}

static AlongRecord *
add_phase (AlongEdit *edit, AlongRecord *version, int name, int from, int to, const char *low, const char *high)
{
  AlongRecord *phase = along_edit_create (edit, ALONG_KIND_PHASE);

  along_record_set_ref (phase, ALONG_PHASE_P_PLAN_VERSION, along_record_get_id (version));
  along_record_set_enum (phase, ALONG_PHASE_P_PHASE, name);
  along_record_set_day (phase, ALONG_PHASE_P_FROM, from);
  if (to != ALONG_DAY_NONE)
    along_record_set_day (phase, ALONG_PHASE_P_TO, to);
  along_record_set_text (phase, ALONG_PHASE_P_LOW, low);
  along_record_set_text (phase, ALONG_PHASE_P_HIGH, high);
  return phase;
}

/** along_plan_add_phase: four more weeks after the last phase, by the name that comes next. */
AlongEdit *
along_plan_add_phase (AlongFamily *family, AlongRecord *version, int today)
{
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  AlongRecord *last = phases->len > 0 ? phases->pdata[phases->len - 1] : NULL;
  AlongEdit *edit = edit_new (family, _("new phase of the plan"));
  guint n;
  const AlongPresetPhase *preset = along_preset_phases (ALONG_PRESET_CALDERDALE, &n);
  int name = ALONG_PHASE_NAME_ENGAGE, from = today;

  if (last != NULL)
    {
      int to = to_of (last);

      name = MIN (along_record_get_enum (last, ALONG_PHASE_P_PHASE) + 1, ALONG_PHASE_NAME_LIGHT_TOUCH);
      if (to == ALONG_DAY_NONE)
        {
          to = along_day_week_start (MAX (from_of (last), today)) + 6;
          along_record_set_day (along_edit_change (edit, last), ALONG_PHASE_P_TO, to);
        }
      from = to + 1;
    }
  for (guint i = 0; i < n; i++)
    if (preset[i].phase == name)
      add_phase (edit, version, name, from, along_day_week_start (from) + 4 * 7 - 1, preset[i].low, preset[i].high);
  return edit;
}

/** along_plan_remove_phase: takes a phase out; the one before lasts as long instead, or the next begins earlier. */
AlongEdit *
along_plan_remove_phase (AlongFamily *family, AlongRecord *phase)
{
  AlongEdit *edit = edit_new (family, _("phase taken out of the plan"));
  AlongRecord *before, *after;

  neighbours (family, phase, &before, &after);
  along_edit_delete (edit, phase);
  if (before != NULL && after != NULL)
    {
      /* Only a hole is closed: after the last phase nothing has to follow. */
      along_record_set_day (along_edit_change (edit, before), ALONG_PHASE_P_TO, from_of (after) - 1);
    }
  else if (after != NULL)
    along_record_set_day (along_edit_change (edit, after), ALONG_PHASE_P_FROM, from_of (phase));
  return edit;
}

static void
set_agreed (AlongRecord *version, int agreed, const GArray *people)
{
  along_record_set_day (version, ALONG_PLAN_VERSION_P_AGREED, agreed);
  along_record_set_refs (version, ALONG_PLAN_VERSION_P_AGREED_WITH, (const AlongId *) (gconstpointer) people->data, people->len);
}

/** along_plan_agree: this version was agreed on a day with @people (AlongId). */
AlongEdit *
along_plan_agree (AlongFamily *family, AlongRecord *version, int agreed, const GArray *people)
{
  AlongEdit *edit = edit_new (family, _("plan agreed"));

  set_agreed (along_edit_change (edit, version), agreed, people);
  return edit;
}

/**
 * along_plan_agree_again: the next version: what is left of the phases from @agreed on, to be changed then. What was
 * planned for the days before stays in the older version.
 */
AlongEdit *
along_plan_agree_again (AlongFamily *family, AlongRecord *version, int agreed, const GArray *people, const char *reason)
{
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  AlongEdit *edit = edit_new (family, _("plan agreed again"));
  AlongRecord *next = along_edit_create (edit, ALONG_KIND_PLAN_VERSION);

  along_record_set_ref (next, ALONG_PLAN_VERSION_P_EPISODE, along_record_get_ref (version, ALONG_PLAN_VERSION_P_EPISODE));
  along_record_set_int (next, ALONG_PLAN_VERSION_P_VERSION,
                        along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 0) + 1);
  set_agreed (next, agreed, people);
  along_record_set_text (next, ALONG_PLAN_VERSION_P_REASON, reason);
  for (guint i = 0; i < phases->len; i++)
    {
      AlongRecord *phase = phases->pdata[i];
      int to = to_of (phase);

      /* If all of it lies in the past, the last phase goes on. */
      if (to != ALONG_DAY_NONE && to < agreed && i + 1 < phases->len)
        continue;
      if (to != ALONG_DAY_NONE && to < agreed)
        to = along_day_week_start (agreed) + 4 * 7 - 1;
      add_phase (edit, next, along_record_get_enum (phase, ALONG_PHASE_P_PHASE), MAX (from_of (phase), agreed), to,
                 along_record_get_text (phase, ALONG_PHASE_P_LOW), along_record_get_text (phase, ALONG_PHASE_P_HIGH));
    }
  return edit;
}

/** along_plan_understood: how the family said it in their own words. */
AlongEdit *
along_plan_understood (AlongFamily *family, AlongRecord *version, const char *words)
{
  AlongEdit *edit = edit_new (family, _("how the plan was understood"));

  along_record_set_text (along_edit_change (edit, version), ALONG_PLAN_VERSION_P_UNDERSTOOD, words);
  return edit;
}

/** along_plan_birth_in_steady: the day of birth, or due date, if it falls in a Steady phase; else ALONG_DAY_NONE. */
int
along_plan_birth_in_steady (AlongFamily *family, AlongRecord *version)
{
  AlongRecord *pregnancy = along_facts_pregnancy (family, ALONG_DAY_NONE);
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  int birth = along_facts_born (pregnancy);

  if (pregnancy == NULL || along_facts_is_loss (pregnancy))
    return ALONG_DAY_NONE;
  if (birth == ALONG_DAY_NONE)
    birth = along_facts_best_edd (family, pregnancy);
  for (guint i = 0; birth != ALONG_DAY_NONE && i < phases->len; i++)
    if (along_record_get_enum (phases->pdata[i], ALONG_PHASE_P_PHASE) == ALONG_PHASE_NAME_STEADY
        && along_record_valid_on (phases->pdata[i], ALONG_PHASE_P_FROM, ALONG_PHASE_P_TO, birth))
      return birth;
  return ALONG_DAY_NONE;
}

/**
 * along_plan_around_birth: an Intensive phase from four weeks before the week of @birth to six after it, inside the
 * plan; the phases that it touches become shorter, are cut in two, or go.
 */
AlongEdit *
along_plan_around_birth (AlongFamily *family, AlongRecord *version, int birth)
{
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  AlongEdit *edit = edit_new (family, _("intensive around the birth"));
  int first, last, from, to;

  if (phases->len == 0)
    return edit;
  first = from_of (phases->pdata[0]);
  last = to_of (phases->pdata[phases->len - 1]);
  from = MAX (along_day_week_start (birth) - WEEKS_BEFORE_BIRTH * 7, first);
  to = along_day_week_start (birth) + (WEEKS_AFTER_BIRTH + 1) * 7 - 1;
  if (last != ALONG_DAY_NONE)
    to = MIN (to, last);
  for (guint i = 0; i < phases->len; i++)
    {
      AlongRecord *phase = phases->pdata[i];
      int begins = from_of (phase), ends = to_of (phase);
      gboolean before = begins < from, after = ends == ALONG_DAY_NONE || ends > to;

      if ((ends != ALONG_DAY_NONE && ends < from) || begins > to)
        continue;
      if (!before && !after)
        along_edit_delete (edit, phase);
      else if (before)
        along_record_set_day (along_edit_change (edit, phase), ALONG_PHASE_P_TO, from - 1);
      else
        along_record_set_day (along_edit_change (edit, phase), ALONG_PHASE_P_FROM, to + 1);
      if (before && after)
        add_phase (edit, version, along_record_get_enum (phase, ALONG_PHASE_P_PHASE), to + 1, ends,
                   along_record_get_text (phase, ALONG_PHASE_P_LOW), along_record_get_text (phase, ALONG_PHASE_P_HIGH));
    }
  add_phase (edit, version, ALONG_PHASE_NAME_INTENSIVE, from, to, "3", "4");
  return edit;
}
