/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate-private.h"

/* Who is round a family: professionals and how often they come, how it goes with them; and who is safe around the baby. */

/* @share: of families that have one; @every: days between contacts, about; @home: share of these at home */
static const struct
{
  const char *role, *purpose;
  double share;
  int every;
  double home;
} roles[] = {
  { "community midwife", "Antenatal and postnatal care", 0.95, 14, 0.3 },
  { "health visitor", "Healthy child programme", 0.9, 21, 0.8 },
  { "social worker", "Assessment and plan", 0.75, 12, 0.7 },
  { "personal adviser", "Pathway plan, money", 0.35, 30, 0.3 },
  { "perinatal mental health nurse", "Low mood and sleep", 0.4, 10, 0.5 },
  { "housing officer", "Tenancy", 0.4, 28, 0.5 },
  { "domestic abuse adviser", "Safety planning", 0.35, 14, 0.2 },
  { "recovery worker", "Cutting down", 0.25, 14, 0.1 },
  { "GP", "Health of the family", 0.6, 45, 0 },
};

static const char *const safe_why[] = { "Calm with baby; knows when to hand over.", "Has been there since the first week.",
                                        "Asks before picking baby up." };
static const char *const with_why[] = { "Kind, but falls asleep easily.", "Has not held a small baby before.",
                                        "Drinks at weekends; fine with somebody there." };
static const char *const not_why[] = { "Shouts and throws things.", "Came to the door at night.", "Has hurt somebody in this family." };

#define PICK(g, list) list[generate_next (g) % G_N_ELEMENTS (list)]

static void
add_professional (Generate *g, GenerateFamily *f, guint role, int last)
{
  AlongRecord *record = generate_record (g, f->edit, ALONG_KIND_PROFESSIONAL);
  int start = f->start - generate_between (g, 0, 60), end = generate_chance (g, 0.25) ? last - generate_between (g, 0, 90) : ALONG_DAY_NONE;
  int until = end != ALONG_DAY_NONE ? end : last;
  g_autofree char *name = g_strdup_printf ("%s %s", generate_given (g, generate_chance (g, 0.8)), generate_surname (g));

  along_record_set_text (record, ALONG_PROFESSIONAL_P_NAME, name);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_ROLE, roles[role].role);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_PURPOSE, roles[role].purpose);
  along_record_set_day (record, ALONG_PROFESSIONAL_P_START, start);
  if (end > start)
    along_record_set_day (record, ALONG_PROFESSIONAL_P_END, end);
  along_record_set_enum (record, ALONG_PROFESSIONAL_P_SHARING,
                         generate_chance (g, 0.8) ? ALONG_SHARING_WITH_AGREEMENT : ALONG_SHARING_DUTY_EXPLAINED);
  if (generate_chance (g, 0.5))
    along_record_set_enum (record, ALONG_PROFESSIONAL_P_RING, generate_between (g, ALONG_RING_INNER, ALONG_RING_OUTER));
  if (generate_chance (g, 0.7))
    along_record_set_enum (record, ALONG_PROFESSIONAL_P_TIE, generate_between (g, ALONG_TIE_STRONG, ALONG_TIE_STRESSFUL));
  if (generate_chance (g, 0.5))
    along_record_set_enum (record, ALONG_PROFESSIONAL_P_FLOW, generate_between (g, ALONG_FLOW_TO_FAMILY, ALONG_FLOW_BOTH));
  /* of the last half year only: what was before tells nothing any more */
  for (int day = MAX (start, until - 182); day <= until; day += generate_between (g, roles[role].every / 2, roles[role].every * 3 / 2))
    {
      AlongRecord *contact = generate_record (g, f->edit, ALONG_KIND_PROFESSIONAL_CONTACT);

      along_record_set_ref (contact, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, along_record_get_id (record));
      along_record_set_day (contact, ALONG_PROFESSIONAL_CONTACT_P_DATE, day);
      along_record_set_text (contact, ALONG_PROFESSIONAL_CONTACT_P_PLACE, generate_chance (g, roles[role].home) ? "home" : "clinic");
      along_record_set_bool (contact, ALONG_PROFESSIONAL_CONTACT_P_JOINT, generate_chance (g, 0.1));
    }
}

static void
add_safety (Generate *g, GenerateFamily *f, AlongId person, int safe, int from, int to)
{
  AlongRecord *record = generate_record (g, f->edit, ALONG_KIND_SAFETY);

  along_record_set_ref (record, ALONG_SAFETY_P_PERSON, person);
  along_record_set_enum (record, ALONG_SAFETY_P_SAFE, safe);
  if (safe != ALONG_SAFE_WITH_NOT_KNOWN)
    along_record_set_text (record, ALONG_SAFETY_P_WHY,
                           safe == ALONG_SAFE_WITH_SAFE             ? PICK (g, safe_why)
                           : safe == ALONG_SAFE_WITH_WITH_SOMEBODY ? PICK (g, with_why)
                                                                   : PICK (g, not_why));
  along_record_set_day (record, ALONG_SAFETY_P_FROM, from);
  along_record_set_day (record, ALONG_SAFETY_P_TO, to);
}

/* Numbers of its own: what else is made of a family stays as it is without this. */
void
generate_around (Generate *g, GenerateFamily *f)
{
  guint64 stream = g->state;
  int day;

  g->state ^= 0x5851f42d4c957f2du;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (generate_chance (g, roles[i].share))
      add_professional (g, f, i, g->today);
  day = f->start + generate_between (g, 0, MAX (0, MIN (60, g->today - f->start)));
  if (!f->loss && !along_id_is_none (f->father) && generate_chance (g, 0.7))
    {
      int safe = generate_between (g, ALONG_SAFE_WITH_SAFE, ALONG_SAFE_WITH_NOT_KNOWN);
      int later = day + generate_between (g, 30, 200);
      gboolean changed = later <= g->today && generate_chance (g, 0.3);

      add_safety (g, f, f->father, safe, day, changed ? later : ALONG_DAY_NONE);
      if (changed)
        add_safety (g, f, f->father, generate_between (g, ALONG_SAFE_WITH_SAFE, ALONG_SAFE_WITH_NOT_SAFE), later, ALONG_DAY_NONE);
    }
  g->state = stream;
}
