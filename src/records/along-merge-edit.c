/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-text.h"

/* The edit that puts them together. */

/**
 * along_merge_new_id: the id that a record has after it came over: its first half, which orders records by when they were
 * made, is the old one's; the second is made from the old id and that of the edit, so that the same two families can be
 * put together, taken apart and put together again.
 */
AlongId
along_merge_new_id (AlongId old, AlongId edit)
{
  char old_text[ALONG_ID_TEXT], edit_text[ALONG_ID_TEXT];
  g_autofree char *name = NULL;
  AlongId id;

  along_id_format (old, old_text);
  along_id_format (edit, edit_text);
  name = g_strdup_printf ("urn:alongside:merge:%s:%s", edit_text, old_text);
  id = along_id_from_name (name);
  memcpy (id.bytes, old.bytes, 8);
  return id;
}

typedef struct
{
  AlongMerge *merge;
  AlongEdit *edit;
} Making;

/* Where a reference goes in the end. */
static AlongId
final_id (Making *making, AlongId id)
{
  AlongId to = merge_map (making->merge, id);

  if (merge_is_one (making->merge) || along_family_lookup (making->merge->other, to) == NULL)
    return to;
  return along_merge_new_id (to, along_edit_get_id (making->edit));
}

static void
finish_references (Making *making, AlongRecord *record)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (int p = 0; p < (int) kind->n_properties; p++)
    if (kind->properties[p].type == ALONG_TYPE_REF && along_record_has (record, p))
      along_record_set_ref (record, p, final_id (making, along_record_get_ref (record, p)));
    else if (kind->properties[p].type == ALONG_TYPE_REFS && along_record_has (record, p))
      {
        guint n;
        const AlongId *old = along_record_get_refs (record, p, &n);
        g_autofree AlongId *ids = g_new (AlongId, n);

        for (guint i = 0; i < n; i++)
          ids[i] = final_id (making, old[i]);
        along_record_set_refs (record, p, ids, n);
      }
}

static void
take_value (AlongRecord *into, AlongRecord *from, int property)
{
  const AlongProperty *of = &along_record_get_kind (into)->properties[property];
  AlongValue value = { 0 };

  along_value_copy (of, along_record_peek (from, property), &value);
  along_record_take (into, property, &value);
}

static void
add_lines (AlongRecord *into, AlongRecord *from, int property)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *there = along_record_get_lines (into, property), *const *more = along_record_get_lines (from, property);
  g_auto (GStrv) all = NULL;

  for (const char *const *line = there; line != NULL && *line != NULL; line++)
    g_strv_builder_add (builder, *line);
  for (const char *const *line = more; line != NULL && *line != NULL; line++)
    if (there == NULL || !g_strv_contains (there, *line))
      g_strv_builder_add (builder, *line);
  all = g_strv_builder_end (builder);
  along_record_set_lines (into, property, (const char *const *) all);
}

static void
add_refs (AlongRecord *into, AlongRecord *from, int property)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AlongId));
  guint n, m;
  const AlongId *there = along_record_get_refs (into, property, &n), *more = along_record_get_refs (from, property, &m);

  g_array_append_vals (all, there, n);
  for (guint i = 0; i < m; i++)
    if (!along_record_refers_to (into, property, more[i]))
      g_array_append_val (all, more[i]);
  along_record_set_refs (into, property, (const AlongId *) (gpointer) all->data, all->len);
}

static const AlongMergeQuestion *
find_question (AlongMerge *self, AlongRecord *other, int property)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const AlongMergeQuestion *question = &g_array_index (self->questions, AlongMergeQuestion, i);

      if (question->other == other && question->property == property)
        return question;
    }
  return NULL;
}

/* What stands between two texts that become one: how to reach somebody is one line, as it is typed. */
static const char *
between (AlongRecord *into, int property, const char *first)
{
  if (along_record_get_kind_id (into) != ALONG_KIND_FAMILY || property != ALONG_FAMILY_P_SAFE_CONTACT)
    return "\n\n";
  return g_str_has_suffix (first, ".") || g_str_has_suffix (first, "!") || g_str_has_suffix (first, "?") ? " " : ". ";
}

static void
add_text (AlongRecord *into, AlongRecord *from, int property)
{
  const char *first = along_record_get_text (into, property);
  g_autofree char *both = g_strconcat (first, between (into, property, first), along_record_get_text (from, property), NULL);

  along_record_set_text (into, property, both);
}

/* The parts of a name with the name, those of a visit's minutes with the minutes: all from one of the two. */
static void
take_companions (AlongRecord *into, AlongRecord *from, int property, gboolean decided_other)
{
  const int *with = merge_companions (along_record_get_kind_id (into), property);
  gboolean any = FALSE;

  for (const int *p = with; p != NULL && *p >= 0; p++)
    any |= along_record_has (into, *p);
  for (const int *p = with; p != NULL && *p >= 0; p++)
    if (decided_other || !any)
      take_value (into, from, *p);
}

static gboolean
is_taken_along (AlongRecord *record, int property)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (int p = 0; p < (int) kind->n_properties; p++)
    for (const int *with = merge_companions (kind->id, p); with != NULL && *with >= 0; with++)
      if (*with == property)
        return TRUE;
  return FALSE;
}

/* What @other, which goes, adds to or changes in @into, a mapped copy of the one that stays. */
static void
take_over (AlongMerge *self, AlongRecord *into, AlongRecord *other)
{
  const AlongKind *kind = along_record_get_kind (into);
  g_autoptr (AlongRecord) from = merge_mapped (self, other);

  for (int p = 0; p < (int) kind->n_properties; p++)
    {
      const AlongMergeQuestion *question = find_question (self, other, p);

      if (question != NULL && question->take == ALONG_MERGE_OTHER)
        take_value (into, from, p);
      else if (question != NULL && question->take == ALONG_MERGE_BOTH)
        add_text (into, from, p);
      else if (question == NULL && kind->properties[p].type == ALONG_TYPE_LINES)
        add_lines (into, from, p);
      else if (question == NULL && kind->properties[p].type == ALONG_TYPE_REFS)
        add_refs (into, from, p);
      else if (question == NULL && !along_record_has (into, p) && !is_taken_along (into, p))
        take_value (into, from, p);
      else if (question == NULL && kind->properties[p].type == ALONG_TYPE_BOOL && along_record_get_bool (from, p))
        along_record_set_bool (into, p, TRUE);
      if (question == NULL || question->take != ALONG_MERGE_KEEP)
        take_companions (into, from, p, question != NULL);
    }
}

/* Names */

static gboolean
has_alias (AlongMerge *self, AlongId person, const char *name)
{
  AlongFamily *const families[] = { self->kept, self->other };
  AlongRecord *alias;

  for (guint f = 0; f < (merge_is_one (self) ? 1 : G_N_ELEMENTS (families)); f++)
    ALONG_FOREACH (alias, families[f], ALONG_KIND_ALIAS)
      if (along_id_equal (merge_map (self, along_record_get_ref (alias, ALONG_ALIAS_P_PERSON)), person)
          && g_strcmp0 (along_record_get_text (alias, ALONG_ALIAS_P_NAME), name) == 0)
        return TRUE;
  return FALSE;
}

/* What a person was called and is called no more stays, so that they can be found by it. */
static void
keep_name (Making *making, AlongRecord *into, AlongRecord *from, int property, int type)
{
  const char *name = along_record_get_text (from, property);
  AlongRecord *alias;

  if (along_text_is_empty (name) || g_strcmp0 (name, along_record_get_text (into, ALONG_PERSON_P_NAME)) == 0
      || g_strcmp0 (name, along_record_get_text (into, ALONG_PERSON_P_PREFERRED)) == 0
      || has_alias (making->merge, along_record_get_id (into), name))
    return;
  alias = along_edit_create (making->edit, ALONG_KIND_ALIAS);
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (into));
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, name);
  along_record_set_enum (alias, ALONG_ALIAS_P_TYPE, type);
}

static void
keep_names (Making *making, AlongRecord *keep, AlongRecord *into, AlongRecord *other)
{
  if (along_record_get_kind_id (into) != ALONG_KIND_PERSON)
    return;
  keep_name (making, into, keep, ALONG_PERSON_P_NAME, ALONG_ALIAS_SPELLING);
  keep_name (making, into, other, ALONG_PERSON_P_NAME, ALONG_ALIAS_SPELLING);
  keep_name (making, into, keep, ALONG_PERSON_P_PREFERRED, ALONG_ALIAS_NICKNAME);
  keep_name (making, into, other, ALONG_PERSON_P_PREFERRED, ALONG_ALIAS_NICKNAME);
}

/* What makes no sense any more once two are one: a bond of a person to themself, a child as their own carer. What was
 * written so before stays. */
static gboolean
is_to_oneself (AlongRecord *record)
{
  return along_record_get_kind_id (record) == ALONG_KIND_BOND
         && along_id_equal (along_record_get_ref (record, ALONG_BOND_P_FROM), along_record_get_ref (record, ALONG_BOND_P_TO));
}

static gboolean
is_empty_now (AlongRecord *record, AlongRecord *before)
{
  return is_to_oneself (record) && !is_to_oneself (before);
}

static void
tidy (AlongRecord *record, AlongRecord *before)
{
  if (along_record_get_kind_id (record) == ALONG_KIND_CARE_LINK
      && !along_record_refers_to (before, ALONG_CARE_LINK_P_CARERS, along_record_get_ref (before, ALONG_CARE_LINK_P_CHILD)))
    {
      AlongId child = along_record_get_ref (record, ALONG_CARE_LINK_P_CHILD);
      guint n;
      const AlongId *carers = along_record_get_refs (record, ALONG_CARE_LINK_P_CARERS, &n);
      g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (AlongId));

      for (guint i = 0; i < n; i++)
        if (!along_id_equal (carers[i], child))
          g_array_append_val (left, carers[i]);
      if (left->len < n)
        along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, (const AlongId *) (gpointer) left->data, left->len);
    }
}

static gboolean
same_values (AlongRecord *one, AlongRecord *other)
{
  const AlongKind *kind = along_record_get_kind (one);

  for (int p = 0; p < (int) kind->n_properties; p++)
    if (!along_value_equal (&kind->properties[p], along_record_peek (one, p), along_record_peek (other, p)))
      return FALSE;
  return TRUE;
}

/* A due date of a pregnancy of which it was asked which one counts: that one alone does, whatever else is written down. */
static void
settle_due (AlongMerge *self, AlongRecord *now)
{
  AlongRecord *counts = NULL;
  gboolean best;

  if (along_record_get_kind_id (now) != ALONG_KIND_EDD)
    return;
  for (guint i = 0; i < self->questions->len; i++)
    {
      const AlongMergeQuestion *question = &g_array_index (self->questions, AlongMergeQuestion, i);

      if (!merge_asks_when_due (question)
          || !along_id_equal (merge_map (self, along_record_get_ref (question->keep, ALONG_EDD_P_PREGNANCY)),
                              along_record_get_ref (now, ALONG_EDD_P_PREGNANCY)))
        continue;
      if (question->take == ALONG_MERGE_OTHER)
        counts = question->other;
      else if (counts == NULL)
        counts = question->keep;
    }
  if (counts == NULL)
    return;
  best = along_id_equal (along_record_get_id (now), merge_map (self, along_record_get_id (counts)));
  if (along_record_get_bool (now, ALONG_EDD_P_BEST) != best)
    along_record_set_bool (now, ALONG_EDD_P_BEST, best);
}

/* A record of the family that is kept: as it is to be. */
static void
make_kept (Making *making, AlongRecord *record)
{
  AlongMerge *self = making->merge;
  g_autoptr (AlongRecord) now = NULL;
  AlongId id = along_record_get_id (record);
  AlongRecord *other;

  if (merge_goes (self, record))
    {
      along_edit_delete (making->edit, record);
      return;
    }
  now = merge_mapped (self, record);
  ALONG_FOREACH (other, self->other, along_record_get_kind_id (record))
    if (merge_goes (self, other) && along_id_equal (merge_map (self, along_record_get_id (other)), id))
      {
        take_over (self, now, other);
        keep_names (making, record, now, other);
      }
  finish_references (making, now);
  tidy (now, record);
  settle_due (self, now);
  if (is_empty_now (now, record))
    along_edit_delete (making->edit, record);
  else if (!same_values (now, record))
    along_record_assign (along_edit_change (making->edit, record), now);
}

/* A record of the family that goes: deleted there, and here anew unless it becomes another. */
static void
make_other (Making *making, AlongRecord *record)
{
  AlongMerge *self = making->merge;
  g_autoptr (AlongRecord) now = NULL;
  AlongRecord *made;
  const AlongKind *kind = along_record_get_kind (record);

  along_edit_delete (making->edit, record);
  if (merge_goes (self, record))
    return;
  now = merge_mapped (self, record);
  finish_references (making, now);
  tidy (now, record);
  settle_due (self, now);
  if (is_empty_now (now, record))
    return;
  made = along_edit_create_with_id (making->edit, kind->id, along_merge_new_id (along_record_get_id (record), along_edit_get_id (making->edit)));
  for (int p = 0; p < (int) kind->n_properties; p++)
    take_value (made, now, p);
}

/* Plans: those of a support that became one are numbered anew, in the order they were agreed. */

static int
by_agreement (gconstpointer a, gconstpointer b)
{
  AlongRecord *one = *(AlongRecord *const *) a, *other = *(AlongRecord *const *) b;
  int first = along_record_get_day (one, ALONG_PLAN_VERSION_P_AGREED), second = along_record_get_day (other, ALONG_PLAN_VERSION_P_AGREED);

  /* What has not been agreed is the newest. */
  if (first != second)
    return first == ALONG_DAY_NONE ? 1 : second == ALONG_DAY_NONE ? -1 : first < second ? -1 : 1;
  first = (int) along_record_get_int (one, ALONG_PLAN_VERSION_P_VERSION, 0);
  second = (int) along_record_get_int (other, ALONG_PLAN_VERSION_P_VERSION, 0);
  return first != second ? first - second : along_id_compare (along_record_get_id (one), along_record_get_id (other));
}

static AlongRecord *
as_it_will_be (AlongEdit *edit, AlongRecord *record)
{
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);

      if (change->before == record)
        return change->after;
    }
  return record;
}

static void
number_plans (Making *making, AlongId episode)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  AlongRecord *plan;

  for (guint i = 0; i < along_edit_get_n (making->edit); i++)
    {
      const AlongChange *change = along_edit_get_change (making->edit, i);

      if (change->op == ALONG_OP_CREATE && along_record_get_kind_id (change->after) == ALONG_KIND_PLAN_VERSION
          && along_id_equal (along_record_get_ref (change->after, ALONG_PLAN_VERSION_P_EPISODE), episode))
        g_ptr_array_add (plans, change->after);
    }
  if (plans->len == 0)
    return;
  ALONG_FOREACH (plan, making->merge->kept, ALONG_KIND_PLAN_VERSION)
    {
      AlongRecord *now = as_it_will_be (making->edit, plan);

      if (now != NULL && along_id_equal (along_record_get_ref (now, ALONG_PLAN_VERSION_P_EPISODE), episode))
        g_ptr_array_add (plans, now);
    }
  g_ptr_array_sort (plans, by_agreement);
  for (guint i = 0; i < plans->len; i++)
    if (along_record_get_int (plans->pdata[i], ALONG_PLAN_VERSION_P_VERSION, 0) != i + 1)
      {
        AlongId id = along_record_get_id (plans->pdata[i]);
        AlongRecord *kept = along_family_lookup (making->merge->kept, id);

        along_record_set_int (kept == plans->pdata[i] ? along_edit_change (making->edit, kept) : (AlongRecord *) plans->pdata[i],
                              ALONG_PLAN_VERSION_P_VERSION, i + 1);
      }
}

/* One best due date for each pregnancy: where nobody was asked, that of the record that is kept. */
static void
one_best (Making *making)
{
  AlongRecord *edd;

  for (guint i = 0; i < along_edit_get_n (making->edit); i++)
    {
      const AlongChange *change = along_edit_get_change (making->edit, i);

      if (change->op != ALONG_OP_CREATE || along_record_get_kind_id (change->after) != ALONG_KIND_EDD
          || !along_record_get_bool (change->after, ALONG_EDD_P_BEST))
        continue;
      ALONG_FOREACH (edd, making->merge->kept, ALONG_KIND_EDD)
        {
          AlongRecord *now = as_it_will_be (making->edit, edd);

          if (now != NULL && along_record_get_bool (now, ALONG_EDD_P_BEST)
              && along_id_equal (along_record_get_ref (now, ALONG_EDD_P_PREGNANCY), along_record_get_ref (change->after, ALONG_EDD_P_PREGNANCY)))
            {
              along_record_set_bool (change->after, ALONG_EDD_P_BEST, FALSE);
              break;
            }
        }
    }
}

/* Keyworker and buddy of one support are two people, at any one time. */
static gboolean
check_workers (Making *making, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  AlongRecord *record;

  ALONG_FOREACH (record, making->merge->kept, ALONG_KIND_ALLOCATION)
    {
      AlongRecord *now = as_it_will_be (making->edit, record);

      if (now != NULL)
        g_ptr_array_add (all, now);
    }
  for (guint i = 0; i < along_edit_get_n (making->edit); i++)
    {
      const AlongChange *change = along_edit_get_change (making->edit, i);

      if (change->op == ALONG_OP_CREATE && along_record_get_kind_id (change->after) == ALONG_KIND_ALLOCATION)
        g_ptr_array_add (all, change->after);
    }
  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < all->len; j++)
      if (along_record_get_enum (all->pdata[i], ALONG_ALLOCATION_P_ROLE) == ALONG_ALLOCATION_ROLE_KEYWORKER
          && along_record_get_enum (all->pdata[j], ALONG_ALLOCATION_P_ROLE) == ALONG_ALLOCATION_ROLE_BUDDY
          && along_id_equal (along_record_get_ref (all->pdata[i], ALONG_ALLOCATION_P_EPISODE), along_record_get_ref (all->pdata[j], ALONG_ALLOCATION_P_EPISODE))
          && along_id_equal (along_record_get_ref (all->pdata[i], ALONG_ALLOCATION_P_WORKER), along_record_get_ref (all->pdata[j], ALONG_ALLOCATION_P_WORKER))
          && along_record_valid_on (all->pdata[i], ALONG_ALLOCATION_P_FROM, ALONG_ALLOCATION_P_TO,
                                    along_record_get_day (all->pdata[j], ALONG_ALLOCATION_P_FROM)))
        {
          g_set_error_literal (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_KEYWORKERS,
                               _ ("One person would be keyworker and buddy at the same time. Choose the other keyworker, or change the "
                                  "buddy of one of the families first."));
          return FALSE;
        }
  return TRUE;
}

/**
 * along_merge_edit: the edit that puts them together, of the family that is kept.
 *
 * Errors: ALONG_MERGE_ERROR_UNDECIDED, ALONG_MERGE_ERROR_KEYWORKERS
 */
AlongEdit *
along_merge_edit (AlongMerge *self, const char *title, GError **error)
{
  g_autoptr (AlongEdit) edit = along_edit_new (title, along_family_get_id (self->kept));
  Making making = { self, edit };
  AlongRecord *record;

  for (guint i = 0; i < self->questions->len; i++)
    if (g_array_index (self->questions, AlongMergeQuestion, i).take == ALONG_MERGE_UNDECIDED)
      {
        g_set_error_literal (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_UNDECIDED, _ ("Something is still to be decided."));
        return NULL;
      }
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      if (along_kind_get (kind)->owner != ALONG_OWNER_FAMILY)
        continue;
      ALONG_FOREACH (record, self->kept, kind)
        make_kept (&making, record);
      if (!merge_is_one (self))
        ALONG_FOREACH (record, self->other, kind)
          make_other (&making, record);
    }
  if (!merge_is_one (self))
    {
      ALONG_FOREACH (record, self->kept, ALONG_KIND_EPISODE)
        number_plans (&making, along_record_get_id (record));
      one_best (&making);
      along_edit_set_gathers (edit, TRUE);
    }
  if (!check_workers (&making, error))
    return NULL;
  return g_steal_pointer (&edit);
}
