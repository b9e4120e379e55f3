/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate-private.h"

#include "along-presets.h"

/* Phases as shares of an episode's length, with contacts a week. */
static const struct
{
  int phase;
  double share;
  const char *low, *high;
  double planned;
} phases[] = {
  { ALONG_PHASE_NAME_ENGAGE, 0.12, "1", "3", 2 },      { ALONG_PHASE_NAME_INTENSIVE, 0.33, "3", "4", 3.5 },
  { ALONG_PHASE_NAME_STEADY, 0.27, "1", "2", 1.5 },    { ALONG_PHASE_NAME_TAPER, 0.18, "1", "1", 1 },
  { ALONG_PHASE_NAME_LIGHT_TOUCH, 0.10, "0", "1", 0.5 },
};

static const char *const module_codes[3][6] = {
  { "getting-to-know-you", "life-story", "emotions", "looking-after-me", "looking-ahead", "endings" },
  { "safe-sleep", "brain-development", "who-is-safe", "arguments", "cues", "play" },
  { "ready-for-baby", "sterilising", "money", "home-safety", "feeding", "groups" },
};

typedef struct
{
  AlongId episode, keyworker, buddy;
  int from, to; /* to: the last day of work, today at the latest */
  double reach; /* share of offered contacts that happen */
  int fade_from, fade_to;
} Episode;

static gboolean
is_working_day (int day)
{
  return along_day_weekday (day) <= 5;
}

static void
add_contact (Generate *g, GenerateFamily *f, const Episode *e, int day, int status, int mode)
{
  AlongRecord *contact = generate_record (g, f->edit, ALONG_KIND_CONTACT);
  int element = generate_between (g, 0, 2), minutes = status == ALONG_CONTACT_STATUS_COMPLETED
                                                        ? (mode == ALONG_MODE_PHONE ? generate_between (g, 2, 8) * 5 : generate_between (g, 8, 22) * 5)
                                                        : 0;
  int parts[3] = { minutes * 42 / 100, minutes * 30 / 100, 0 };
  AlongInstant at, entered;
  AlongId workers[2] = { e->keyworker, e->buddy }, participants[2] = { f->mother, f->father };
  AlongId module = along_preset_module_id (module_codes[element][generate_next (g) % 6]);

  parts[2] = minutes - parts[0] - parts[1];
  along_instant_from_local (day, generate_between (g, 9, 16), generate_between (g, 0, 11) * 5, ALONG_ZONE, &at);
  entered = along_instant_new (at.ms + (gint64) (minutes + generate_between (g, 20, 600)) * 60000, ALONG_ZONE);
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, e->episode);
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, minutes);
  along_record_set_int (contact, ALONG_CONTACT_P_PLANNED_MINUTES, 75);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, mode);
  if (mode == ALONG_MODE_VISIT)
    along_record_set_enum (contact, ALONG_CONTACT_P_PLACE, generate_chance (g, 0.8) ? ALONG_PLACE_HOME : ALONG_PLACE_APPOINTMENT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, status);
  along_record_set_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE, status == ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_record_set_refs (contact, ALONG_CONTACT_P_WORKERS, workers, generate_chance (g, 0.05) ? 2 : 1);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &entered);
  if (status == ALONG_CONTACT_STATUS_COMPLETED)
    {
      along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, participants,
                             !along_id_is_none (f->father) && generate_chance (g, 0.5) ? 2 : 1);
      along_record_set_bool (contact, ALONG_CONTACT_P_STRUCTURED, generate_chance (g, 0.6));
      along_record_set_int (contact, ALONG_CONTACT_P_ENABLING, parts[0]);
      along_record_set_int (contact, ALONG_CONTACT_P_EDUCATIONAL, parts[1]);
      along_record_set_int (contact, ALONG_CONTACT_P_PRACTICAL, parts[2]);
      along_record_set_refs (contact, ALONG_CONTACT_P_MODULES, &module, 1);
      along_record_set_text (contact, ALONG_CONTACT_P_NOTE, generate_note (g, element));
      if (generate_chance (g, 0.2))
        {
          gboolean good = generate_chance (g, 0.75);
          AlongRecord *seen = generate_record (g, f->edit, ALONG_KIND_OBSERVATION);

          along_record_set_enum (seen, ALONG_OBSERVATION_P_SIDE, good ? ALONG_SIDE_STRENGTH : ALONG_SIDE_WORRY);
          along_record_set_text (seen, ALONG_OBSERVATION_P_TEXT, good ? generate_strength (g) : generate_worry (g));
          along_record_set_day (seen, ALONG_OBSERVATION_P_DATE, day);
          along_record_set_refs (seen, ALONG_OBSERVATION_P_PEOPLE, participants, 1);
          along_record_set_enum (seen, ALONG_OBSERVATION_P_TOLD, ALONG_TOLD_SEEN);
          along_record_set_ref (seen, ALONG_OBSERVATION_P_CONTACT, along_record_get_id (contact));
        }
    }
  else
    along_record_set_text (contact, ALONG_CONTACT_P_HOW_TRIED, "Knocked, then sent a text.");
  g->made->contacts++;
}

/* One week of a phase: offered contacts are spread over its working days. */
static void
add_week (Generate *g, GenerateFamily *f, const Episode *e, int monday, double planned)
{
  int offers = (int) (planned + generate_real (g));
  gboolean faded = monday >= e->fade_from && monday < e->fade_to;

  for (int i = 0; i < offers; i++)
    {
      int day = monday + (offers <= 5 ? (i * 5 + generate_between (g, 0, 1)) / offers : i % 5);
      int mode = generate_chance (g, 0.78) ? ALONG_MODE_VISIT : generate_chance (g, 0.7) ? ALONG_MODE_PHONE : ALONG_MODE_GROUP;
      int status = ALONG_CONTACT_STATUS_COMPLETED;

      if (day < e->from || day > e->to || !is_working_day (day))
        continue;
      if (faded && generate_chance (g, 0.75))
        status = ALONG_CONTACT_STATUS_NO_ACCESS;
      else if (generate_chance (g, 0.02))
        status = ALONG_CONTACT_STATUS_SERVICE_CANCELLED;
      else if (!generate_chance (g, e->reach))
        status = generate_chance (g, 0.5) ? ALONG_CONTACT_STATUS_NO_ACCESS : ALONG_CONTACT_STATUS_FAMILY_CANCELLED;
      add_contact (g, f, e, day, status, mode);
    }
}

static void
add_allocation (Generate *g, GenerateFamily *f, const Episode *e, AlongId worker, int role, int to)
{
  AlongRecord *allocation = generate_record (g, f->edit, ALONG_KIND_ALLOCATION);

  along_record_set_ref (allocation, ALONG_ALLOCATION_P_EPISODE, e->episode);
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_WORKER, worker);
  along_record_set_enum (allocation, ALONG_ALLOCATION_P_ROLE, role);
  along_record_set_day (allocation, ALONG_ALLOCATION_P_FROM, e->from);
  along_record_set_day (allocation, ALONG_ALLOCATION_P_TO, to);
}

/* What type it is, is known once the others are there. */
static AlongRecord *
add_episode (Generate *g, GenerateFamily *f, int from, int weeks, gboolean closed)
{
  Episode e = { .from = from, .to = MIN (from + weeks * 7 - 1, g->today), .reach = CLAMP (generate_normal (g, 0.88, 0.06), 0.5, 1) };
  AlongRecord *episode = generate_record (g, f->edit, ALONG_KIND_EPISODE), *version;
  guint keyworker = (guint) (generate_next (g) % g->keyworkers->len), buddy;
  int ends = closed ? from + weeks * 7 - 1 : ALONG_DAY_NONE, monday = along_day_week_start (from), phase_from = from;
  AlongInstant accepted;

  buddy = (keyworker + 1 + (guint) (generate_next (g) % (g->keyworkers->len - 1))) % g->keyworkers->len;
  e.episode = along_record_get_id (episode);
  e.keyworker = g_array_index (g->keyworkers, GenerateWorker, keyworker).id;
  e.buddy = g_array_index (g->keyworkers, GenerateWorker, buddy).id;
  if (generate_chance (g, 0.12))
    {
      e.fade_from = monday + 7 * generate_between (g, 4, MAX (5, weeks / 2));
      e.fade_to = e.fade_from + 7 * generate_between (g, 3, 6);
    }

  along_record_set_day (episode, ALONG_EPISODE_P_FROM, from);
  along_record_set_day (episode, ALONG_EPISODE_P_TO, ends);
  along_record_set_day (episode, ALONG_EPISODE_P_REFERRAL_DATE, from - generate_between (g, 5, 14));
  along_record_set_text (episode, ALONG_EPISODE_P_REFERRAL_SOURCE, generate_chance (g, 0.6) ? "midwife" : "social worker");
  if (generate_chance (g, 0.04))
    accepted = along_instant_new_day (from);
  else
    along_instant_from_local (from, generate_between (g, 9, 16), generate_between (g, 0, 59), ALONG_ZONE, &accepted);
  along_record_set_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  if (closed)
    {
      along_record_set_text (episode, ALONG_EPISODE_P_CLOSE_REASON, "agreed ending");
      along_record_set_bool (episode, ALONG_EPISODE_P_CLOSE_PLANNED, TRUE);
    }
  add_allocation (g, f, &e, e.keyworker, ALONG_ALLOCATION_ROLE_KEYWORKER, ends);
  add_allocation (g, f, &e, e.buddy, ALONG_ALLOCATION_ROLE_BUDDY, ends);

  version = generate_record (g, f->edit, ALONG_KIND_PLAN_VERSION);
  along_record_set_ref (version, ALONG_PLAN_VERSION_P_EPISODE, e.episode);
  along_record_set_int (version, ALONG_PLAN_VERSION_P_VERSION, 1);
  along_record_set_day (version, ALONG_PLAN_VERSION_P_AGREED, MIN (from + 7, g->today));
  along_record_set_refs (version, ALONG_PLAN_VERSION_P_AGREED_WITH, &f->mother, 1);

  /* Met within two days, or later in one of twenty. */
  add_contact (g, f, &e, MIN (from + (generate_chance (g, 0.93) ? 1 : 4), e.to), ALONG_CONTACT_STATUS_COMPLETED, ALONG_MODE_VISIT);
  for (guint p = 0; p < G_N_ELEMENTS (phases); p++)
    {
      AlongRecord *phase = generate_record (g, f->edit, ALONG_KIND_PHASE);
      int n = MAX (1, (int) (weeks * phases[p].share + 0.5));

      along_record_set_ref (phase, ALONG_PHASE_P_PLAN_VERSION, along_record_get_id (version));
      along_record_set_enum (phase, ALONG_PHASE_P_PHASE, phases[p].phase);
      along_record_set_day (phase, ALONG_PHASE_P_FROM, phase_from);
      along_record_set_day (phase, ALONG_PHASE_P_TO, monday + n * 7 - 1);
      along_record_set_text (phase, ALONG_PHASE_P_LOW, phases[p].low);
      along_record_set_text (phase, ALONG_PHASE_P_HIGH, phases[p].high);
      for (int w = 0; w < n && monday <= e.to; w++, monday += 7)
        add_week (g, f, &e, monday, phases[p].planned);
      phase_from = monday;
    }
  generate_assessments (g, f, from, e.to, e.keyworker);
  return episode;
}

static void
add_living (Generate *g, GenerateFamily *f, int living, int from, int to)
{
  AlongRecord *record = generate_record (g, f->edit, ALONG_KIND_LIVING);

  along_record_set_ref (record, ALONG_LIVING_P_CHILD, f->baby);
  along_record_set_enum (record, ALONG_LIVING_P_LIVING, living);
  along_record_set_day (record, ALONG_LIVING_P_FROM, from);
  along_record_set_day (record, ALONG_LIVING_P_TO, to);
}

static void
add_status (Generate *g, GenerateFamily *f, int status, int from, int to)
{
  AlongRecord *record = generate_record (g, f->edit, ALONG_KIND_SUPPORT_STATUS);

  along_record_set_ref (record, ALONG_SUPPORT_STATUS_P_CHILD, f->baby);
  along_record_set_enum (record, ALONG_SUPPORT_STATUS_P_STATUS, status);
  along_record_set_day (record, ALONG_SUPPORT_STATUS_P_FROM, from);
  along_record_set_day (record, ALONG_SUPPORT_STATUS_P_TO, to);
}

static void
add_risks (Generate *g, GenerateFamily *f)
{
  static const struct
  {
    const char *code, *factor;
    double share;
  } risks[] = {
    { "r05", "Mental health", 0.82 }, { "r01", "Domestic abuse or controlling behaviour: harmed by it", 0.78 },
    { "r03", "Alcohol", 0.35 },       { "r04", "Drugs, including misuse of medicines", 0.45 },
    { "r09", "Housing or homelessness", 0.5 }, { "r07", "Exploitation", 0.17 },
  };
  gboolean trio = generate_chance (g, 0.66);

  for (guint i = 0; i < G_N_ELEMENTS (risks); i++)
    {
      gboolean in_trio = trio && (i < 2 || i == 3);
      AlongRecord *risk;

      if (!in_trio && !generate_chance (g, risks[i].share))
        continue;
      risk = generate_record (g, f->edit, ALONG_KIND_RISK_FACTOR);
      along_record_set_text (risk, ALONG_RISK_FACTOR_P_CODE, risks[i].code);
      along_record_set_text (risk, ALONG_RISK_FACTOR_P_FACTOR, risks[i].factor);
      along_record_set_refs (risk, ALONG_RISK_FACTOR_P_PEOPLE, &f->mother, 1);
      along_record_set_day (risk, ALONG_RISK_FACTOR_P_START, f->start - generate_between (g, 30, 900));
      along_record_set_int (risk, ALONG_RISK_FACTOR_P_HIGHEST_LEVEL, in_trio ? generate_between (g, 2, 3) : generate_between (g, 1, 3));
      along_record_set_enum (risk, ALONG_RISK_FACTOR_P_TREND, generate_chance (g, 0.6) ? ALONG_TREND_FALLING : ALONG_TREND_SAME);
    }
}

/* Some families come back when their support has ended. */
static void
add_return (Generate *g, GenerateFamily *f, int ended)
{
  int back = ended + 7 * generate_between (g, 6, 40), weeks = generate_between (g, 8, 24);

  if (!generate_chance (g, 0.25) || back + 14 > g->today)
    return;
  along_record_set_enum (add_episode (g, f, back, weeks, back + weeks * 7 - 1 < g->today), ALONG_EPISODE_P_TYPE,
                         ALONG_EPISODE_TYPE_RETURN);
  g->made->returns++;
}

/* The work with a family: episodes with plan and contacts until there are enough, statuses, homes, risks. */
void
generate_work (Generate *g, GenerateFamily *f, guint least_contacts)
{
  guint before = g->made->contacts;
  int weeks = (int) CLAMP (generate_gamma4 (g, f->calderdale ? 43 : 26), 6, 110);
  gboolean closed = f->start + weeks * 7 - 1 < g->today;
  int from = f->start - 1, first = from;
  AlongRecord *episode = add_episode (g, f, from, weeks, closed);

  if (closed)
    add_return (g, f, from + weeks * 7 - 1);
  while (g->made->contacts - before < least_contacts)
    {
      int earlier = generate_between (g, 20, 60);
      first -= generate_between (g, 40, 120) + earlier * 7;
      along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_RETURN);
      episode = add_episode (g, f, first, earlier, TRUE);
    }
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  add_risks (g, f);
  add_status (g, f, generate_chance (g, 0.5) ? ALONG_SUPPORT_STATUS_CHILD_IN_NEED : ALONG_SUPPORT_STATUS_CHILD_PROTECTION, from,
              closed ? from + weeks * 7 - 1 : ALONG_DAY_NONE);
  if (f->born == ALONG_DAY_NONE)
    return;
  f->removed = generate_chance (g, 0.17);
  if (f->removed && f->born + 80 < g->today)
    {
      int day = f->born + generate_between (g, 1, 80);
      add_living (g, f, ALONG_LIVING_MOTHER, f->born, day - 1);
      add_living (g, f, generate_chance (g, 0.3) ? ALONG_LIVING_FAMILY : ALONG_LIVING_FOSTER, day, ALONG_DAY_NONE);
    }
  else
    add_living (g, f, along_id_is_none (f->father) ? ALONG_LIVING_MOTHER : ALONG_LIVING_BOTH_PARENTS, f->born, ALONG_DAY_NONE);
}
