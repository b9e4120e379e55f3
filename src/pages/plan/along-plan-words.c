/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-plan-words.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-plan-edits.h"
#include "along-support.h"

static const char *const ids[] = {
  [ALONG_PHASE_NAME_ENGAGE] = "engage", [ALONG_PHASE_NAME_INTENSIVE] = "intensive",     [ALONG_PHASE_NAME_STEADY] = "steady",
  [ALONG_PHASE_NAME_TAPER] = "taper",   [ALONG_PHASE_NAME_LIGHT_TOUCH] = "light-touch",
};

/** along_plan_phase_words: "Intensive". @name: ALONG_PHASE_NAME_… */
const char *
along_plan_phase_words (int name)
{
  AlongPhaseKind kind;

  if (name < 0 || (guint) name >= G_N_ELEMENTS (ids) || !along_phase_kind_from_id (ids[name], &kind))
    return "";
  return along_phase_kind_words (kind);
}

/** along_plan_phase_style: the block style of the theme. */
const char *
along_plan_phase_style (int name)
{
  static const char *const styles[] = {
    [ALONG_PHASE_NAME_ENGAGE] = "phase-engage",           [ALONG_PHASE_NAME_INTENSIVE] = "phase-intensive",
    [ALONG_PHASE_NAME_STEADY] = "phase-steady",           [ALONG_PHASE_NAME_TAPER] = "phase-taper",
    [ALONG_PHASE_NAME_LIGHT_TOUCH] = "phase-light-touch",
  };

  return name >= 0 && (guint) name < G_N_ELEMENTS (styles) ? styles[name] : "phase-engage";
}

/** along_plan_contacts_words: "3 to 4 contacts a week", "1 contact a week". */
char *
along_plan_contacts_words (AlongRecord *phase)
{
  double low = along_record_get_decimal (phase, ALONG_PHASE_P_LOW, 0);
  double high = along_record_get_decimal (phase, ALONG_PHASE_P_HIGH, 0);

  if (low < high)
    /* Translators: least and most contacts a week */
    return g_strdup_printf (_("%g to %g contacts a week"), low, high);
  if (high == 1)
    return g_strdup (_("1 contact a week"));
  return g_strdup_printf (_("%g contacts a week"), high);
}

static char *
day_words (int day)
{
  return along_day_to_words (day);
}

/** along_plan_phase_line: "16 March 2026 to 21 June 2026 · 3 to 4 contacts a week". */
char *
along_plan_phase_line (AlongRecord *phase)
{
  g_autofree char *contacts = along_plan_contacts_words (phase);
  g_autofree char *from = day_words (along_record_get_day (phase, ALONG_PHASE_P_FROM));
  g_autofree char *to = NULL;

  if (!along_record_has (phase, ALONG_PHASE_P_TO))
    /* Translators: first day of a phase; contacts a week */
    return g_strdup_printf (_("From %s · %s"), from, contacts);
  to = day_words (along_record_get_last_day (phase, ALONG_PHASE_P_TO));
  /* Translators: first and last day of a phase; contacts a week */
  return g_strdup_printf (_("%s to %s · %s"), from, to, contacts);
}

/** along_plan_title: "Plan 3". */
char *
along_plan_title (AlongRecord *version)
{
  return g_strdup_printf (_("Plan %d"), (int) along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 1));
}

/* "Rowan and Dale"; "": nobody is named. */
static char *
agreed_names (AlongFamily *family, AlongRecord *version)
{
  guint n;
  const AlongId *people = along_record_get_refs (version, ALONG_PLAN_VERSION_P_AGREED_WITH, &n);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, people[i]);

      if (person == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, i + 1 == n ? C_ ("names", " and ") : C_ ("names", ", "));
      g_string_append (names, along_facts_first_name (person));
    }
  return g_string_free (names, FALSE);
}

/** along_plan_agreed_words: "Agreed with Rowan and Dale on 1 December 2025", "Not agreed yet". */
char *
along_plan_agreed_words (AlongFamily *family, AlongRecord *version)
{
  g_autofree char *names = agreed_names (family, version);
  g_autofree char *day = NULL;

  if (!along_record_has (version, ALONG_PLAN_VERSION_P_AGREED))
    return g_strdup (_("Not agreed yet"));
  day = along_date_to_words (along_record_get_text (version, ALONG_PLAN_VERSION_P_AGREED));
  if (*names == '\0')
    return g_strdup_printf (_("Agreed on %s"), day);
  /* Translators: names, day */
  return g_strdup_printf (_("Agreed with %s on %s"), names, day);
}

/* "Plan 3, agreed with Rowan and Dale on 1 December 2025." */
static char *
first_sentence (AlongFamily *family, AlongRecord *version)
{
  int number = (int) along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 1);
  g_autofree char *names = agreed_names (family, version);
  g_autofree char *day = NULL;

  if (!along_record_has (version, ALONG_PLAN_VERSION_P_AGREED))
    return g_strdup_printf (_("Plan %d, not agreed yet."), number);
  day = along_date_to_words (along_record_get_text (version, ALONG_PLAN_VERSION_P_AGREED));
  if (*names == '\0')
    /* Translators: number, day */
    return g_strdup_printf (_("Plan %d, agreed on %s."), number, day);
  /* Translators: number, names, day */
  return g_strdup_printf (_("Plan %d, agreed with %s on %s."), number, names, day);
}

/**
 * along_plan_sentence: "Plan 3, agreed with Rowan and Dale on 1 December 2025. Tapering, 1 to 2 contacts a week until
 * 23 February 2026, then light touch."
 */
char *
along_plan_sentence (AlongFamily *family, AlongRecord *version, int today)
{
  g_autofree char *first = first_sentence (family, version);
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  GString *words = g_string_new (first);

  for (guint i = 0; i < phases->len; i++)
    {
      AlongRecord *phase = phases->pdata[i];
      g_autofree char *contacts = along_plan_contacts_words (phase);
      const char *name = along_plan_phase_words (along_record_get_enum (phase, ALONG_PHASE_P_PHASE));
      g_autofree char *to = NULL;

      if (!along_record_valid_on (phase, ALONG_PHASE_P_FROM, ALONG_PHASE_P_TO, today))
        continue;
      if (!along_record_has (phase, ALONG_PHASE_P_TO))
        {
          /* Translators: phase; contacts a week */
          g_string_append_printf (words, _(" %s, %s."), name, contacts);
          break;
        }
      to = day_words (along_record_get_last_day (phase, ALONG_PHASE_P_TO));
      if (i + 1 < phases->len)
        {
          g_autofree char *next
            = g_utf8_strdown (along_plan_phase_words (along_record_get_enum (phases->pdata[i + 1], ALONG_PHASE_P_PHASE)), -1);
          /* Translators: phase; contacts a week; last day; next phase */
          g_string_append_printf (words, _(" %s, %s until %s, then %s."), name, contacts, to, next);
        }
      else
        /* Translators: phase; contacts a week; last day */
        g_string_append_printf (words, _(" %s, %s until %s."), name, contacts, to);
      break;
    }
  return g_string_free (words, FALSE);
}
