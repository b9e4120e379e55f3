/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-presets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The programmes themselves say only "up to 3", "3 to 4 a week", "10 months" and "6 months"; the weeks
 * between are a proposal. */
static const AlongPresetPhase calderdale[] = {
  { ALONG_PHASE_NAME_ENGAGE, 5, "1", "3" }, { ALONG_PHASE_NAME_INTENSIVE, 14, "3", "4" },
  { ALONG_PHASE_NAME_STEADY, 12, "1", "2" }, { ALONG_PHASE_NAME_TAPER, 8, "1", "1" },
  { ALONG_PHASE_NAME_LIGHT_TOUCH, 4, "0", "1" },
};
static const AlongPresetPhase manchester[] = {
  { ALONG_PHASE_NAME_ENGAGE, 3, "1", "3" }, { ALONG_PHASE_NAME_INTENSIVE, 9, "3", "4" },
  { ALONG_PHASE_NAME_STEADY, 7, "1", "2" }, { ALONG_PHASE_NAME_TAPER, 5, "1", "1" },
  { ALONG_PHASE_NAME_LIGHT_TOUCH, 2, "0", "1" },
};
static const AlongPresetPhase own[] = { { ALONG_PHASE_NAME_ENGAGE, 4, "1", "3" } };

static const struct
{
  const char *code, *title;
  int set, element;
} modules[] = {
#define MODULE(code, title, set, element)                                                                      \
  { code, N_ (title), ALONG_MODULE_SET_##set, ALONG_ELEMENT_##element }
  MODULE ("getting-to-know-you", "Getting to know you and what you want from us", BOTH, ENABLING),
  MODULE ("bonding-before-birth", "Getting to know the baby before birth", BEFORE, ENABLING),
  MODULE ("life-story", "My story, my baby's story", BOTH, ENABLING),
  MODULE ("ready-for-baby", "Getting ready for baby", BEFORE, PRACTICAL),
  MODULE ("labour-and-birth", "Labour, birth and the first days", BEFORE, EDUCATIONAL),
  MODULE ("safe-sleep", "Safe sleep", BOTH, EDUCATIONAL),
  MODULE ("feeding", "Feeding baby", AFTER, PRACTICAL),
  MODULE ("sterilising", "Sterilising and making up feeds", BOTH, PRACTICAL),
  MODULE ("cues", "Babies speak without words", AFTER, EDUCATIONAL),
  MODULE ("crying", "Crying and staying calm", AFTER, EDUCATIONAL),
  MODULE ("brain-development", "Baby's growing brain", BOTH, EDUCATIONAL),
  MODULE ("play", "Play and stimulation", AFTER, EDUCATIONAL),
  MODULE ("who-is-safe", "Who is safe around my baby", BOTH, EDUCATIONAL),
  MODULE ("arguments", "Stopping arguments early", BOTH, EDUCATIONAL),
  MODULE ("healthy-relationships", "Healthy relationships", BOTH, EDUCATIONAL),
  MODULE ("emotions", "Understanding feelings", BOTH, ENABLING),
  MODULE ("looking-after-me", "Looking after me", BOTH, ENABLING),
  MODULE ("smoke-free", "Smoke free", BOTH, EDUCATIONAL),
  MODULE ("money", "Money, forms and benefits", BOTH, PRACTICAL),
  MODULE ("home-safety", "Home conditions and hazards", BOTH, PRACTICAL),
  MODULE ("routines", "Days with a shape", AFTER, PRACTICAL),
  MODULE ("weaning", "Starting solid food", AFTER, PRACTICAL),
  MODULE ("groups", "Groups and community", AFTER, PRACTICAL),
  MODULE ("looking-ahead", "Looking ahead: learning, work, contraception", BOTH, ENABLING),
  MODULE ("family-time", "Making the most of family time", AFTER, ENABLING),
  MODULE ("grief-and-loss", "Living with loss", BOTH, ENABLING),
  MODULE ("premature-baby", "Your early baby", AFTER, EDUCATIONAL),
  MODULE ("endings", "Endings and how to come back", BOTH, ENABLING),
#undef MODULE
};

static const char *const objective_codes[]
  = { "E1", "E2", "E3", "E4", "E5", "D1", "D2", "D3", "D4", "D5", "P1", "P2", "P3", "P4", NULL };
static const char *const objective_titles[] = {
  N_ ("Listening to the life journey and worries"),
  N_ ("Empathy; connecting to the young person's story"),
  N_ ("Hopes for the child; what should differ from own childhood"),
  N_ ("Reassurance: you can do it"),
  N_ ("Self-esteem and future planning"),
  N_ ("Brain development; effect of severe arguing and substances"),
  N_ ("Who is safe or unsafe around the baby, and why"),
  N_ ("Play and stimulation"),
  N_ ("Role modelling; cues and attunement"),
  N_ ("Stopping arguments early"),
  N_ ("Forms and benefits"),
  N_ ("Accompanying to appointments or groups"),
  N_ ("Free or low-cost baby items"),
  N_ ("Home conditions"),
};

/** along_preset_phases: the phases of a preset (ALONG_PRESET_…), @n of them, in order. */
const AlongPresetPhase *
along_preset_phases (int preset, guint *n)
{
  switch (preset)
    {
    case ALONG_PRESET_CALDERDALE:
      *n = G_N_ELEMENTS (calderdale);
      return calderdale;
    case ALONG_PRESET_MANCHESTER:
      *n = G_N_ELEMENTS (manchester);
      return manchester;
    default:
      *n = G_N_ELEMENTS (own);
      return own;
    }
}

/**
 * along_preset_add_plan: adds plan 1 of an episode with the phases of a preset. The first starts on
 * @first_day, its week counting as a whole one; each ends on a Sunday, without holes.
 *
 * Returns: (transfer none): the plan version
 */
AlongRecord *
along_preset_add_plan (AlongEdit *edit, AlongId episode, int preset, int first_day)
{
  AlongRecord *version = along_edit_create (edit, ALONG_KIND_PLAN_VERSION);
  int from = first_day, monday = along_day_week_start (first_day);
  const AlongPresetPhase *phases;
  guint n;

  along_record_set_ref (version, ALONG_PLAN_VERSION_P_EPISODE, episode);
  along_record_set_int (version, ALONG_PLAN_VERSION_P_VERSION, 1);
  phases = along_preset_phases (preset, &n);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *phase = along_edit_create (edit, ALONG_KIND_PHASE);

      monday += phases[i].weeks * 7;
      along_record_set_ref (phase, ALONG_PHASE_P_PLAN_VERSION, along_record_get_id (version));
      along_record_set_enum (phase, ALONG_PHASE_P_PHASE, phases[i].phase);
      along_record_set_day (phase, ALONG_PHASE_P_FROM, from);
      along_record_set_day (phase, ALONG_PHASE_P_TO, monday - 1);
      along_record_set_text (phase, ALONG_PHASE_P_LOW, phases[i].low);
      along_record_set_text (phase, ALONG_PHASE_P_HIGH, phases[i].high);
      from = monday;
    }
  return version;
}

/** along_preset_module_id: the id that the module with this code has in every store. */
AlongId
along_preset_module_id (const char *code)
{
  g_autofree char *name = g_strconcat ("urn:alongside:module:", code, NULL);

  return along_id_from_name (name);
}

/** along_preset_add_modules: adds the modules that a programme starts with, in the user's language. */
void
along_preset_add_modules (AlongEdit *edit)
{
  for (guint i = 0; i < G_N_ELEMENTS (modules); i++)
    {
      AlongRecord *module = along_edit_create_with_id (edit, ALONG_KIND_MODULE, along_preset_module_id (modules[i].code));

      along_record_set_text (module, ALONG_MODULE_P_CODE, modules[i].code);
      along_record_set_text (module, ALONG_MODULE_P_TITLE, _ (modules[i].title));
      along_record_set_enum (module, ALONG_MODULE_P_SET, modules[i].set);
      along_record_set_enum (module, ALONG_MODULE_P_ELEMENT, modules[i].element);
    }
}

/** along_preset_programme_name: the name that Start proposes for the programme. */
const char *
along_preset_programme_name (int preset)
{
  switch (preset)
    {
    case ALONG_PRESET_CALDERDALE:
      return _ ("Positive Choices");
    case ALONG_PRESET_MANCHESTER:
      return _ ("Thriving Babies, Confident Parents");
    default:
      return _ ("Our programme");
    }
}

/** along_preset_objective: the title of an objective (E1 to E5, D1 to D5, P1 to P4), or %NULL. */
const char *
along_preset_objective (const char *code)
{
  for (guint i = 0; objective_codes[i] != NULL; i++)
    if (strcmp (objective_codes[i], code) == 0)
      return _ (objective_titles[i]);
  return NULL;
}
