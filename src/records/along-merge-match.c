/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-merge-private.h"

#include "along-couples.h"
#include "along-facts.h"
#include "along-text.h"

/* What becomes the same record once the people are one: rules for each kind. */

#define NEAR_DUE 28    /* days between two due dates of one pregnancy */
#define EARLY (17 * 7) /* days before its due date that a baby may be born, from 23 weeks on */
#define LATE 28        /* days after it */
#define MOST_TOLD_BY 5

/* Kinds whose records are the same if these say the same, as far as -1; what else they say may differ, and is asked.
 * Kinds that are not listed, and have no rule of their own below, are the same only where everything is. */
static const struct
{
  AlongKindId kind;
  int told_by[MOST_TOLD_BY];
} rules[] = {
  { ALONG_KIND_ALIAS, { ALONG_ALIAS_P_PERSON, ALONG_ALIAS_P_NAME, -1 } },
  { ALONG_KIND_CONDITION, { ALONG_CONDITION_P_PERSON, ALONG_CONDITION_P_TEXT, ALONG_CONDITION_P_AREA, -1 } },
  { ALONG_KIND_CHILD_LINK, { ALONG_CHILD_LINK_P_CHILD, ALONG_CHILD_LINK_P_COUPLE, ALONG_CHILD_LINK_P_PARENT, -1 } },
  { ALONG_KIND_CARE_LINK, { ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_CARERS, ALONG_CARE_LINK_P_KIND, ALONG_CARE_LINK_P_FROM, -1 } },
  { ALONG_KIND_BOND, { ALONG_BOND_P_FROM, ALONG_BOND_P_TO, ALONG_BOND_P_KIND, ALONG_BOND_P_START, -1 } },
  { ALONG_KIND_HOUSEHOLD, { ALONG_HOUSEHOLD_P_NAME, -1 } },
  { ALONG_KIND_MEMBERSHIP, { ALONG_MEMBERSHIP_P_HOUSEHOLD, ALONG_MEMBERSHIP_P_PERSON, -1 } },
  { ALONG_KIND_EDD, { ALONG_EDD_P_PREGNANCY, ALONG_EDD_P_EDD, ALONG_EDD_P_RECORDED, ALONG_EDD_P_SOURCE, -1 } },
  { ALONG_KIND_SUPPORT_STATUS, { ALONG_SUPPORT_STATUS_P_CHILD, ALONG_SUPPORT_STATUS_P_STATUS, ALONG_SUPPORT_STATUS_P_FROM, -1 } },
  { ALONG_KIND_LEGAL_STATUS, { ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_STATUS_P_FROM, -1 } },
  { ALONG_KIND_LIVING, { ALONG_LIVING_P_CHILD, ALONG_LIVING_P_LIVING, ALONG_LIVING_P_FROM, -1 } },
  { ALONG_KIND_PROFESSIONAL, { ALONG_PROFESSIONAL_P_NAME, ALONG_PROFESSIONAL_P_ROLE, ALONG_PROFESSIONAL_P_AGENCY, -1 } },
  { ALONG_KIND_MEASURE_DUE, { ALONG_MEASURE_DUE_P_MEASURE, ALONG_MEASURE_DUE_P_PERSON, -1 } },
  { ALONG_KIND_OUTCOME, { ALONG_OUTCOME_P_CHILD, ALONG_OUTCOME_P_POINT, -1 } },
  { ALONG_KIND_ARRANGEMENT, { ALONG_ARRANGEMENT_P_LEFT, ALONG_ARRANGEMENT_P_RIGHT, -1 } },
  { ALONG_KIND_SAFETY, { ALONG_SAFETY_P_PERSON, ALONG_SAFETY_P_CHILD, ALONG_SAFETY_P_SAFE, ALONG_SAFETY_P_FROM, -1 } },
};

/* merge_is_one: within one family. */
gboolean
merge_is_one (AlongMerge *self)
{
  return self->kept == self->other;
}

/* merge_map: what a reference to @id is to be, but for the new ids of what comes over. */
AlongId
merge_map (AlongMerge *self, AlongId id)
{
  const AlongId *to;

  for (guint steps = 0; steps < 8 && (to = g_hash_table_lookup (self->same, &id)) != NULL; steps++)
    id = *to;
  return id;
}

/* merge_goes: whether the record becomes another one. */
gboolean
merge_goes (AlongMerge *self, AlongRecord *record)
{
  AlongId id = along_record_get_id (record);

  return g_hash_table_contains (self->same, &id);
}

void
merge_make_same (AlongMerge *self, AlongId other, AlongId keep)
{
  g_hash_table_replace (self->same, g_memdup2 (&other, sizeof other), g_memdup2 (&keep, sizeof keep));
}

/* merge_mapped: a copy of @record with its references as they are to be; no one twice in a list. */
AlongRecord *
merge_mapped (AlongMerge *self, AlongRecord *record)
{
  AlongRecord *copy = along_record_copy (record);
  const AlongKind *kind = along_record_get_kind (record);

  for (int p = 0; p < (int) kind->n_properties; p++)
    if (kind->properties[p].type == ALONG_TYPE_REF && along_record_has (record, p))
      along_record_set_ref (copy, p, merge_map (self, along_record_get_ref (record, p)));
    else if (kind->properties[p].type == ALONG_TYPE_REFS && along_record_has (record, p))
      {
        g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
        guint n;
        const AlongId *old = along_record_get_refs (record, p, &n);

        for (guint i = 0; i < n; i++)
          {
            AlongId id = merge_map (self, old[i]);
            gboolean there = FALSE;

            for (guint j = 0; j < ids->len; j++)
              there |= along_id_equal (g_array_index (ids, AlongId, j), id);
            if (!there)
              g_array_append_val (ids, id);
          }
        along_record_set_refs (copy, p, (const AlongId *) (gpointer) ids->data, ids->len);
      }
  return copy;
}

static gboolean
same_text (const char *one, const char *other)
{
  g_autofree char *a = along_text_fold (one != NULL ? one : ""), *b = along_text_fold (other != NULL ? other : "");

  return g_str_equal (a, b);
}

static gboolean
same_set (AlongRecord *one, AlongRecord *other, int property)
{
  guint n, m;
  const AlongId *ids = along_record_get_refs (one, property, &n);

  along_record_get_refs (other, property, &m);
  for (guint i = 0; i < n && n == m; i++)
    if (!along_record_refers_to (other, property, ids[i]))
      return FALSE;
  return n == m;
}

static gboolean
says_same (AlongRecord *one, AlongRecord *other, int property)
{
  const AlongProperty *of = &along_record_get_kind (one)->properties[property];

  if (of->type == ALONG_TYPE_LINE)
    return same_text (along_record_get_text (one, property), along_record_get_text (other, property));
  if (of->type == ALONG_TYPE_REFS)
    return same_set (one, other, property);
  return along_value_equal (of, along_record_peek (one, property), along_record_peek (other, property));
}

/* Everything is the same, but for when it was typed. */
static gboolean
same_all (AlongRecord *one, AlongRecord *other)
{
  const AlongKind *kind = along_record_get_kind (one);

  for (int p = 0; p < (int) kind->n_properties; p++)
    if (!(kind->id == ALONG_KIND_CONTACT && p == ALONG_CONTACT_P_ENTERED_AT)
        && !along_value_equal (&kind->properties[p], along_record_peek (one, p), along_record_peek (other, p)))
      return FALSE;
  return TRUE;
}

/* Whether two times may be one: neither ends before the other begins. */
static gboolean
same_time (AlongRecord *one, AlongRecord *other, int from, int to)
{
  int first_one = along_record_get_day (one, from), last_one = along_record_get_last_day (one, to);
  int first_other = along_record_get_day (other, from), last_other = along_record_get_last_day (other, to);

  return (last_one == ALONG_DAY_NONE || first_other == ALONG_DAY_NONE || first_other <= last_one)
         && (last_other == ALONG_DAY_NONE || first_one == ALONG_DAY_NONE || first_one <= last_other);
}

/* What two people were before ends on the day on which what they are now begins: that is not one time. */
static gboolean
is_one_after_other (AlongRecord *one, AlongRecord *other)
{
  int last_one = along_record_get_last_day (one, ALONG_COUPLE_P_TO), last_other = along_record_get_last_day (other, ALONG_COUPLE_P_TO);

  return (last_one != ALONG_DAY_NONE && last_one == along_record_get_day (other, ALONG_COUPLE_P_FROM))
         || (last_other != ALONG_DAY_NONE && last_other == along_record_get_day (one, ALONG_COUPLE_P_FROM));
}

/* Where nobody knows the other of a couple it may be another: that is the same only if all of it is. */
static gboolean
same_couple (AlongRecord *one, AlongRecord *other)
{
  if (!along_record_has (one, ALONG_COUPLE_P_OTHER) || !along_record_has (other, ALONG_COUPLE_P_OTHER))
    return same_all (one, other);
  return along_couple_same_two (one, other) && same_time (one, other, ALONG_COUPLE_P_FROM, ALONG_COUPLE_P_TO)
         && !is_one_after_other (one, other);
}

static AlongFamily *
family_of (AlongMerge *self, AlongRecord *record)
{
  return along_family_lookup (self->kept, along_record_get_id (record)) != NULL ? self->kept : self->other;
}

/* merge_same_time_of_birth: whether births or due dates of two pregnancies may be those of one. @unknown: what is said
 * where neither is known. */
gboolean
merge_same_time_of_birth (AlongMerge *self, AlongRecord *one, AlongRecord *other, gboolean unknown)
{
  int born_one = along_record_get_day (one, ALONG_PREGNANCY_P_BORN), born_other = along_record_get_day (other, ALONG_PREGNANCY_P_BORN);
  int due_one = along_facts_best_edd (family_of (self, one), one), due_other = along_facts_best_edd (family_of (self, other), other);
  int born = born_one != ALONG_DAY_NONE ? born_one : born_other, due = born_one != ALONG_DAY_NONE ? due_other : due_one;

  if (born_one != ALONG_DAY_NONE && born_other != ALONG_DAY_NONE)
    return born_one == born_other;
  if (born != ALONG_DAY_NONE && due != ALONG_DAY_NONE)
    return born >= due - EARLY && born <= due + LATE;
  if (born == ALONG_DAY_NONE && due_one != ALONG_DAY_NONE && due_other != ALONG_DAY_NONE)
    return ABS (due_one - due_other) <= NEAR_DUE;
  return unknown;
}

/* One mother, and a baby of both, or a birth or due dates that are one. @one and @other are mapped copies. */
static gboolean
same_pregnancy (AlongMerge *self, AlongRecord *one, AlongRecord *other)
{
  guint n;
  const AlongId *babies = along_record_get_refs (one, ALONG_PREGNANCY_P_BABIES, &n);

  if (!along_id_equal (along_record_get_ref (one, ALONG_PREGNANCY_P_MOTHER), along_record_get_ref (other, ALONG_PREGNANCY_P_MOTHER)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (along_record_refers_to (other, ALONG_PREGNANCY_P_BABIES, babies[i]))
      return TRUE;
  return merge_same_time_of_birth (self, one, other,
                                   along_record_get_enum (one, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN
                                     && along_record_get_enum (other, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN);
}

/* Two workers wrote down one visit: the same minute, the same way, with somebody who was there in both. */
static gboolean
same_contact (AlongRecord *one, AlongRecord *other)
{
  AlongInstant at_one, at_other;
  guint n;
  const AlongId *people = along_record_get_refs (one, ALONG_CONTACT_P_PARTICIPANTS, &n);
  gboolean together = FALSE;

  if (along_record_get_day (one, ALONG_CONTACT_P_AT) != along_record_get_day (other, ALONG_CONTACT_P_AT))
    return FALSE;
  for (guint i = 0; i < n; i++)
    together |= along_record_refers_to (other, ALONG_CONTACT_P_PARTICIPANTS, people[i]);
  return together && along_record_get_instant (one, ALONG_CONTACT_P_AT, &at_one)
         && along_record_get_instant (other, ALONG_CONTACT_P_AT, &at_other) && !at_one.day_only && !at_other.day_only
         && at_one.ms == at_other.ms && says_same (one, other, ALONG_CONTACT_P_EPISODE) && says_same (one, other, ALONG_CONTACT_P_MODE)
         && says_same (one, other, ALONG_CONTACT_P_STATUS);
}

/* Whether @one and @other, mapped copies of records of one kind, are the same. */
static gboolean
is_same (AlongMerge *self, AlongRecord *one, AlongRecord *other)
{
  AlongKindId kind = along_record_get_kind_id (one);

  switch (kind)
    {
    case ALONG_KIND_PERSON: /* only a person says so */
      return FALSE;
    case ALONG_KIND_FAMILY:
      return TRUE;
    case ALONG_KIND_COUPLE:
      return same_couple (one, other);
    case ALONG_KIND_PREGNANCY:
      return same_pregnancy (self, one, other);
    case ALONG_KIND_CONTACT:
      return merge_is_one (self) ? same_all (one, other) : same_contact (one, other) || same_all (one, other);
    case ALONG_KIND_EPISODE:
      return !merge_is_one (self) && same_time (one, other, ALONG_EPISODE_P_FROM, ALONG_EPISODE_P_TO);
    case ALONG_KIND_ALLOCATION:
      return along_id_equal (along_record_get_ref (one, ALONG_ALLOCATION_P_EPISODE), along_record_get_ref (other, ALONG_ALLOCATION_P_EPISODE))
             && along_record_get_enum (one, ALONG_ALLOCATION_P_ROLE) == along_record_get_enum (other, ALONG_ALLOCATION_P_ROLE)
             && same_time (one, other, ALONG_ALLOCATION_P_FROM, ALONG_ALLOCATION_P_TO);
    case ALONG_KIND_MEMBERSHIP:
      if (!same_time (one, other, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO))
        return FALSE;
      break;
    default:
      break;
    }
  for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
    if (rules[r].kind == kind)
      {
        for (const int *property = rules[r].told_by; *property >= 0; property++)
          if (!says_same (one, other, *property))
            return FALSE;
        return TRUE;
      }
  return same_all (one, other);
}

/* Whether anything in @record refers to what goes. */
static gboolean
is_touched (AlongMerge *self, AlongRecord *record)
{
  g_autoptr (AlongRecord) mapped = merge_mapped (self, record);

  return !same_all (record, mapped);
}

/* What of one kind becomes the same; TRUE if any was found. */
static gboolean
match_kind (AlongMerge *self, AlongKindId kind)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  g_autoptr (GPtrArray) stays = g_ptr_array_new_with_free_func (g_object_unref); /* mapped */
  gboolean any = FALSE, one_each = !merge_is_one (self) || kind == ALONG_KIND_COUPLE;
  GHashTableIter iter;
  gpointer to;
  AlongRecord *record;

  if (along_family_count (self->other, kind) == 0 || along_family_count (self->kept, kind) == 0)
    return FALSE;
  g_hash_table_iter_init (&iter, self->same);
  while (g_hash_table_iter_next (&iter, NULL, &to))
    g_hash_table_add (taken, g_memdup2 (to, sizeof (AlongId)));
  ALONG_FOREACH (record, self->kept, kind)
    if (!merge_goes (self, record) && !(merge_is_one (self) && is_touched (self, record)))
      g_ptr_array_add (stays, merge_mapped (self, record));
  /* Of what two people were one after the other, like goes to like first. */
  for (int pass = kind == ALONG_KIND_COUPLE ? 0 : 1; pass < 2; pass++)
    ALONG_FOREACH (record, self->other, kind)
      {
        g_autoptr (AlongRecord) mapped = NULL;

        if (merge_goes (self, record) || (merge_is_one (self) && !is_touched (self, record)))
          continue;
        mapped = merge_mapped (self, record);
        for (guint i = 0; i < stays->len; i++)
          {
            AlongId id = along_record_get_id (stays->pdata[i]);

            /* Each record that stays takes one: what is in one family twice is there for a reason. */
            if ((one_each && g_hash_table_contains (taken, &id)) || !is_same (self, mapped, stays->pdata[i])
                || (pass == 0 && along_record_get_enum (mapped, ALONG_COUPLE_P_KIND) != along_record_get_enum (stays->pdata[i], ALONG_COUPLE_P_KIND)))
              continue;
            merge_make_same (self, along_record_get_id (record), id);
            g_hash_table_add (taken, g_memdup2 (&id, sizeof id));
            any = TRUE;
            break;
          }
      }
  return any;
}

/* merge_match: finds all that becomes the same with what is the same so far, until nothing more does. */
void
merge_match (AlongMerge *self)
{
  gboolean any;

  do
    {
      any = FALSE;
      for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
        if (along_kind_get (kind)->owner == ALONG_OWNER_FAMILY)
          any |= match_kind (self, kind);
    }
  while (any);
}
