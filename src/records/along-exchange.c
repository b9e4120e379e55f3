/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-exchange.h"

#include <glib/gi18n-lib.h>

#include "along-exchange-private.h"
#include "along-taking.h"

static void
item_free (gpointer data)
{
  AlongExchangeItem *item = data;

  g_clear_object (&item->ours);
  g_clear_object (&item->theirs);
  g_array_unref (item->fields);
  g_free (item->refused);
  g_free (item);
}

/* A second signature is put under a form; it does not change what was signed. */
gboolean
exchange_is_of_signed (AlongKindId kind, guint property)
{
  return kind == ALONG_KIND_ASSESSMENT && property != ALONG_ASSESSMENT_P_COUNTERSIGNED_BY
         && property != ALONG_ASSESSMENT_P_COUNTERSIGNED_AT;
}

static void
add_field (AlongExchangeItem *item, int property, gboolean conflict, const AlongExchangeEntry *ours,
           const AlongExchangeEntry *theirs)
{
  const AlongExchangeField field = { property, conflict, conflict ? ALONG_EXCHANGE_UNDECIDED : ALONG_EXCHANGE_THEIRS,
                                     ours, theirs };

  g_array_append_val (item->fields, field);
}

/* Field by field: the last word on each side, and whether the other side knew it. */
static void
compare_fields (AlongExchange *self, AlongExchangeItem *item, const ExchangeTrack *ours, const ExchangeTrack *theirs)
{
  const AlongKind *kind = along_kind_get (item->kind);

  for (guint i = 0; i < kind->n_properties; i++)
    {
      const AlongExchangeEntry *their_last = theirs->last[i], *our_last = ours->last[i];

      if (their_last == NULL || exchange_same_field (item->ours, item->theirs, i)
          || exchange_side_knows (&self->ours, their_last, (int) i))
        continue;
      /* What was erased here comes back through nobody's later words unless somebody has seen them. */
      add_field (item, (int) i,
                 our_last != NULL && (ours->struck & G_GUINT64_CONSTANT (1) << i
                                      || !exchange_side_knows (&self->theirs, our_last, (int) i)),
                 our_last, their_last);
    }
}

static gboolean
is_signed (AlongRecord *record)
{
  return along_record_get_kind_id (record) == ALONG_KIND_ASSESSMENT
         && (along_record_has (record, ALONG_ASSESSMENT_P_SIGNED_AT) || along_record_has (record, ALONG_ASSESSMENT_P_SIGNED_BY));
}

/* What was signed is taken whole or left whole: where some of it would come and some stay, a person chooses once. */
static void
keep_signed_whole (AlongExchangeItem *item)
{
  AlongExchangeField whole = { ALONG_EXCHANGE_SIGNED, TRUE, ALONG_EXCHANGE_UNDECIDED, NULL, NULL };
  guint differ = 0, come = 0;
  gboolean conflict = FALSE;

  if (!is_signed (item->ours) && !is_signed (item->theirs))
    return;
  for (guint i = 0; i < along_kind_get (item->kind)->n_properties; i++)
    differ += exchange_is_of_signed (item->kind, i) && !exchange_same_field (item->ours, item->theirs, i);
  for (guint i = 0; i < item->fields->len; i++)
    {
      const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, i);

      if (field->property < 0 || !exchange_is_of_signed (item->kind, (guint) field->property))
        continue;
      come++;
      conflict |= field->conflict;
      if (whole.theirs == NULL || field->theirs->at >= whole.theirs->at)
        whole.theirs = field->theirs;
      if (field->ours != NULL && (whole.ours == NULL || field->ours->at >= whole.ours->at))
        whole.ours = field->ours;
    }
  if (come == 0 || (!conflict && come == differ))
    return;
  for (guint i = item->fields->len; i > 0; i--)
    {
      int property = g_array_index (item->fields, AlongExchangeField, i - 1).property;
      if (property >= 0 && exchange_is_of_signed (item->kind, (guint) property))
        g_array_remove_index (item->fields, i - 1);
    }
  g_array_append_val (item->fields, whole);
}

/* Whether one side did something to the record that the other has not seen. */
static gboolean
has_unseen (const ExchangeTrack *track, const ExchangeSide *other)
{
  for (guint i = 0; i < track->entries->len; i++)
    if (!exchange_side_knows (other, track->entries->pdata[i], ALONG_EXCHANGE_STANDS))
      return TRUE;
  return FALSE;
}

static void
compare_existence (AlongExchange *self, AlongExchangeItem *item, const ExchangeTrack *ours, const ExchangeTrack *theirs)
{
  const AlongExchangeEntry *their_last = theirs->existence, *our_last = ours->existence;
  gboolean theirs_known = their_last == NULL || exchange_side_knows (&self->ours, their_last, ALONG_EXCHANGE_STANDS);
  gboolean ours_known = our_last == NULL || exchange_side_knows (&self->theirs, our_last, ALONG_EXCHANGE_STANDS);

  if (item->ours_stands && !item->theirs_stands && !theirs_known)
    {
      item->what = ALONG_EXCHANGE_GONE;
      add_field (item, ALONG_EXCHANGE_STANDS, has_unseen (ours, &self->theirs), our_last, their_last);
    }
  else if (!item->ours_stands && item->theirs_stands && !(theirs_known && ours_known))
    {
      item->what = ALONG_EXCHANGE_BACK;
      add_field (item, ALONG_EXCHANGE_STANDS, !ours_known, our_last, item->last);
    }
}

static void
compare (AlongExchange *self, AlongExchangeItem *item, const ExchangeTrack *ours, const ExchangeTrack *theirs)
{
  if (ours == NULL)
    {
      item->what = item->theirs_stands ? ALONG_EXCHANGE_NEW : ALONG_EXCHANGE_HISTORY;
      return;
    }
  item->what = ALONG_EXCHANGE_HISTORY;
  if (item->ours_stands != item->theirs_stands)
    compare_existence (self, item, ours, theirs);
  if ((item->ours_stands && item->what != ALONG_EXCHANGE_GONE) || item->fields->len > 0)
    {
      compare_fields (self, item, ours, theirs);
      keep_signed_whole (item);
      if (item->what == ALONG_EXCHANGE_HISTORY && item->fields->len > 0)
        item->what = ALONG_EXCHANGE_CHANGED;
    }
}

static AlongExchangeItem *
add_item (AlongExchange *self, const ExchangeTrack *ours, const ExchangeTrack *theirs, const AlongExchangeEntry *last)
{
  AlongExchangeItem *item = g_new0 (AlongExchangeItem, 1);
  AlongRecord *here = self->here != NULL ? along_family_find (self->here, theirs->kind, theirs->id) : NULL;

  item->kind = theirs->kind;
  item->record = theirs->id;
  item->fields = g_array_new (FALSE, FALSE, sizeof (AlongExchangeField));
  item->last = last;
  item->taken = TRUE;
  item->theirs = g_object_ref (theirs->state);
  item->theirs_stands = theirs->stands;
  item->ours_stands = ours != NULL && ours->stands && here != NULL;
  item->ours = here != NULL ? g_object_ref (here) : ours != NULL ? g_object_ref (ours->state) : NULL;
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->by_record, &item->record, GUINT_TO_POINTER (self->items->len));
  return item;
}

static void
look_at (AlongExchange *self, const ExchangeTrack *theirs)
{
  const ExchangeTrack *ours = exchange_side_find (&self->ours, theirs->id);
  const ExchangeTrack *family = exchange_side_find (&self->ours, self->ours.family);
  const AlongExchangeEntry *last = NULL;
  AlongExchangeItem *item;

  for (guint i = 0; i < theirs->entries->len; i++)
    if (!exchange_side_has (&self->ours, theirs->entries->pdata[i]))
      last = theirs->entries->pdata[i];
  if (last == NULL)
    return;
  item = add_item (self, ours, theirs, last);
  /* What belongs to a family that was erased is erased with it. */
  if ((ours == NULL || !ours->erased) && (family == NULL || !family->erased))
    {
      compare (self, item, ours, theirs);
      return;
    }
  item->what = ALONG_EXCHANGE_ERASED;
  item->taken = FALSE;
}

AlongExchangeField *
exchange_find_field (const AlongExchangeItem *item, int property)
{
  for (guint i = 0; i < item->fields->len; i++)
    if (g_array_index (item->fields, AlongExchangeField, i).property == property)
      return &g_array_index (item->fields, AlongExchangeField, i);
  return NULL;
}

/* Whether a record is of the same kind here as there, and the same in what each side says of it. */
static gboolean
check_kinds (AlongExchange *self, gboolean of_one_kind, GError **error)
{
  for (guint i = 0; of_one_kind && i < self->theirs.order->len; i++)
    {
      const ExchangeTrack *theirs = self->theirs.order->pdata[i], *ours = exchange_side_find (&self->ours, theirs->id);
      AlongRecord *here = self->here != NULL ? along_family_lookup (self->here, theirs->id) : NULL;

      of_one_kind = (ours == NULL || ours->kind == theirs->kind)
                    && (here == NULL || along_record_get_kind_id (here) == theirs->kind);
    }
  if (!of_one_kind)
    g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_UNFIT,
                         _ ("This file calls one thing by two kinds, or by another kind than your caseload does, so nothing of it "
                            "was taken in. Ask your colleague for it again."));
  return of_one_kind;
}

static void ask_about_needed (AlongExchange *self);

/**
 * along_exchange_new: compares two histories of a family.
 *
 * @here: (nullable): the family's records as they are; %NULL: there is no such family here
 * @ours, @theirs: (element-type AlongExchangeEntry): in the order of each journal
 *
 * Returns: (nullable): fails with UNFIT where a record is not of one kind everywhere
 */
AlongExchange *
along_exchange_new (AlongId family, AlongFamily *here, GPtrArray *ours, GPtrArray *theirs, GError **error)
{
  g_autoptr (AlongExchange) self = g_new0 (AlongExchange, 1);
  gboolean of_one_kind;

  g_set_object (&self->here, here);
  self->our_entries = g_ptr_array_ref (ours);
  self->their_entries = g_ptr_array_ref (theirs);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->by_record = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  of_one_kind = exchange_side_init (&self->ours, family, ours);
  of_one_kind = exchange_side_init (&self->theirs, family, theirs) && of_one_kind;
  if (!check_kinds (self, of_one_kind, error))
    return NULL;
  for (guint i = 0; i < self->theirs.order->len; i++)
    look_at (self, self->theirs.order->pdata[i]);
  ask_about_needed (self);
  return g_steal_pointer (&self);
}

void
along_exchange_free (AlongExchange *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_record);
  g_ptr_array_unref (self->items);
  exchange_side_clear (&self->ours);
  exchange_side_clear (&self->theirs);
  g_ptr_array_unref (self->our_entries);
  g_ptr_array_unref (self->their_entries);
  g_clear_object (&self->here);
  g_free (self);
}

AlongId
along_exchange_get_family (const AlongExchange *self)
{
  return self->ours.family;
}

guint
along_exchange_get_n (const AlongExchange *self)
{
  return self->items->len;
}

const AlongExchangeItem *
along_exchange_get_item (const AlongExchange *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);
  return self->items->pdata[index];
}

/** along_exchange_find: the index of the item about @record, or -1. */
int
along_exchange_find (const AlongExchange *self, AlongId record)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_record, &record)) - 1;
}

/** along_exchange_get_here: (nullable) (transfer none): the family's records as they are here. */
AlongFamily *
along_exchange_get_here (const AlongExchange *self)
{
  return self->here;
}

/** along_exchange_get_theirs: the family as it stands on the other side. (transfer full) */
AlongFamily *
along_exchange_get_theirs (const AlongExchange *self)
{
  AlongFamily *family = along_family_new (self->ours.family);

  for (guint i = 0; i < self->theirs.order->len; i++)
    {
      const ExchangeTrack *track = self->theirs.order->pdata[i];
      if (track->stands)
        {
          g_autoptr (AlongRecord) copy = along_record_copy (track->state);
          along_family_add (family, copy);
        }
    }
  return family;
}

/** along_exchange_choose: decides a field. What is not in conflict can be decided, too: OURS leaves it as it is here. */
void
along_exchange_choose (AlongExchange *self, guint index, guint field, AlongExchangeDecision decision)
{
  AlongExchangeItem *item = self->items->pdata[index];

  g_return_if_fail (field < item->fields->len);
  g_array_index (item->fields, AlongExchangeField, field).decision = decision;
}

gboolean
exchange_will_stand (const AlongExchangeItem *item)
{
  const AlongExchangeField *stands = exchange_find_field (item, ALONG_EXCHANGE_STANDS);

  if (!item->taken)
    return item->ours_stands;
  if (item->what == ALONG_EXCHANGE_NEW)
    return TRUE;
  return stands != NULL && stands->decision == ALONG_EXCHANGE_THEIRS ? item->theirs_stands : item->ours_stands;
}

/* The record as it is to be. A new reference. */
AlongRecord *
exchange_wanted (const AlongExchangeItem *item)
{
  AlongRecord *record = along_record_copy (item->ours != NULL && (!item->taken || item->what != ALONG_EXCHANGE_NEW)
                                             ? item->ours : item->theirs);

  along_record_set_deleted (record, FALSE);
  for (guint i = 0; item->taken && i < item->fields->len; i++)
    {
      const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, i);

      if (field->decision != ALONG_EXCHANGE_THEIRS || field->property == ALONG_EXCHANGE_STANDS)
        continue;
      if (field->property >= 0)
        exchange_copy_field (record, item->theirs, (guint) field->property);
      else
        for (guint p = 0; p < along_kind_get (item->kind)->n_properties; p++)
          if (exchange_is_of_signed (item->kind, p))
            exchange_copy_field (record, item->theirs, p);
    }
  return record;
}

/** along_exchange_count_undecided: how many decisions a person has still to make. */
guint
along_exchange_count_undecided (const AlongExchange *self)
{
  guint undecided = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const AlongExchangeItem *item = self->items->pdata[i];
      gboolean stays = exchange_will_stand (item);

      for (guint f = 0; item->taken && f < item->fields->len; f++)
        {
          const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, f);
          undecided += field->decision == ALONG_EXCHANGE_UNDECIDED && (stays || field->property == ALONG_EXCHANGE_STANDS);
        }
    }
  return undecided;
}

/** along_exchange_count: how many items are of a sort. */
guint
along_exchange_count (const AlongExchange *self, AlongExchangeWhat what)
{
  guint count = 0;

  for (guint i = 0; i < self->items->len; i++)
    count += ((const AlongExchangeItem *) self->items->pdata[i])->what == what;
  return count;
}

/* Calls @visit for each record that @record refers to, but for those of the team; stops when it returns FALSE. */
typedef gboolean (*Visit) (const AlongExchange *self, AlongRecord *record, const AlongProperty *property, AlongId target,
                           gpointer data);

static gboolean
each_reference (const AlongExchange *self, AlongRecord *record, Visit visit, gpointer data)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (guint i = 0; i < kind->n_properties; i++)
    {
      const AlongProperty *property = &kind->properties[i];
      const AlongValue *value = along_record_peek (record, (int) i);

      if (!value->is_set || (property->type != ALONG_TYPE_REF && property->type != ALONG_TYPE_REFS)
          || along_kind_get (property->target)->owner != ALONG_OWNER_FAMILY)
        continue;
      if (property->type == ALONG_TYPE_REF && !visit (self, record, property, value->id, data))
        return FALSE;
      for (guint r = 0; property->type == ALONG_TYPE_REFS && r < value->n_ids; r++)
        if (!visit (self, record, property, value->ids[r], data))
          return FALSE;
    }
  return TRUE;
}

/* The item of a record that does not stand here unless it is taken in. */
static AlongExchangeItem *
new_item (const AlongExchange *self, AlongId id)
{
  int index = along_exchange_find (self, id);
  AlongExchangeItem *item = index >= 0 ? self->items->pdata[index] : NULL;

  return item != NULL && !item->ours_stands ? item : NULL;
}

static gboolean
is_not_left_out (const AlongExchange *self, AlongRecord *record, const AlongProperty *property, AlongId target, gpointer data)
{
  const AlongExchangeItem *needed = new_item (self, target);

  return needed == NULL || needed->taken;
}

static gboolean
take_needed (const AlongExchange *self, AlongRecord *record, const AlongProperty *property, AlongId target, gpointer data)
{
  AlongExchangeItem *needed = new_item (self, target);

  if (needed == NULL || needed->taken)
    return TRUE;
  if (needed->refused != NULL)
    return FALSE;
  needed->taken = TRUE;
  return each_reference (self, needed->theirs, take_needed, NULL);
}

/* What refers to something that is left out is left out with it. */
static void
settle (AlongExchange *self)
{
  AlongExchangeItem *family = new_item (self, self->ours.family);
  gboolean again;

  do
    {
      again = FALSE;
      for (guint i = 0; i < self->items->len; i++)
        {
          AlongExchangeItem *item = self->items->pdata[i];
          g_autoptr (AlongRecord) record = item->taken ? exchange_wanted (item) : NULL;

          if (record == NULL
              || ((family == NULL || family->taken) && each_reference (self, record, is_not_left_out, NULL)))
            continue;
          item->taken = FALSE;
          again = TRUE;
        }
    }
  while (again);
}

/**
 * along_exchange_take: takes an item in, with what it needs, or leaves it out, with all that needs it.
 *
 * Returns: how many items that changed, the one itself with them
 */
guint
along_exchange_take (AlongExchange *self, guint index, gboolean taken)
{
  AlongExchangeItem *item = self->items->pdata[index];
  AlongExchangeItem *family = new_item (self, self->ours.family);
  g_autofree gboolean *before = g_new (gboolean, self->items->len);
  guint changed = 0;

  if (item->taken == taken || item->refused != NULL || item->what == ALONG_EXCHANGE_ERASED)
    return 0;
  for (guint i = 0; i < self->items->len; i++)
    before[i] = ((const AlongExchangeItem *) self->items->pdata[i])->taken;
  item->taken = taken;
  if (taken && family != NULL && family->refused == NULL)
    family->taken = TRUE;
  if (taken)
    each_reference (self, item->theirs, take_needed, NULL);
  settle (self);
  for (guint i = 0; i < self->items->len; i++)
    changed += before[i] != ((const AlongExchangeItem *) self->items->pdata[i])->taken;
  return changed;
}

static void
refuse_item (AlongExchangeItem *item, const char *why)
{
  g_free (item->refused);
  item->refused = g_strdup (why);
  item->taken = FALSE;
}

/** along_exchange_refuse: leaves an item out for good, with all that needs it. @why: in words. */
void
along_exchange_refuse (AlongExchange *self, guint index, const char *why)
{
  AlongExchangeItem *item = self->items->pdata[index];

  refuse_item (item, why);
  settle (self);
}

typedef struct
{
  guint index;
  AlongRecord *needing; /* borrowed from an item or from the family */
  AlongId target;
} Broken;

static gboolean
had_so (const ExchangeSide *side, AlongRecord *record, AlongId target)
{
  const ExchangeTrack *track = exchange_side_find (side, along_record_get_id (record));
  const ExchangeTrack *gone = exchange_side_find (side, target);
  const AlongKind *kind = along_record_get_kind (record);

  if (track == NULL || track->kind != kind->id || gone == NULL || gone->stands)
    return FALSE;
  for (guint i = 0; i < kind->n_properties; i++)
    if ((kind->properties[i].type == ALONG_TYPE_REF || kind->properties[i].type == ALONG_TYPE_REFS)
        && along_record_refers_to (track->state, (int) i, target))
      return TRUE;
  return FALSE;
}

static gboolean
holds (const AlongExchange *self, AlongRecord *record, const AlongProperty *property, AlongId target, gpointer data)
{
  Broken *broken = data;
  int index = along_exchange_find (self, target), own = along_exchange_find (self, along_record_get_id (record));
  const AlongExchangeItem *item = index >= 0 ? self->items->pdata[index] : NULL;

  if (item != NULL ? item->kind == property->target && exchange_will_stand (item)
                   : self->here != NULL && along_family_find (self->here, property->target, target) != NULL)
    return TRUE;
  /* It was left so on one side: nothing gets worse. */
  if (had_so (&self->ours, record, target) || had_so (&self->theirs, record, target))
    return TRUE;
  broken->target = target;
  broken->index = item != NULL && item->what == ALONG_EXCHANGE_GONE && item->taken ? (guint) index
                  : own >= 0                                                        ? (guint) own
                                                                                    : (guint) index;
  return FALSE;
}

static gboolean
find_broken (const AlongExchange *self, Broken *broken)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const AlongExchangeItem *item = self->items->pdata[i];
      g_autoptr (AlongRecord) record = item->taken && exchange_will_stand (item) ? exchange_wanted (item) : NULL;

      if (record == NULL || each_reference (self, record, holds, broken))
        continue;
      broken->needing = item->theirs;
      return TRUE;
    }
  for (guint k = 0; self->here != NULL && k < ALONG_N_KINDS; k++)
    {
      AlongRecord *record;

      ALONG_FOREACH (record, self->here, k)
        if (along_exchange_find (self, along_record_get_id (record)) < 0 && !each_reference (self, record, holds, broken)
            && broken->index < self->items->len)
          {
            broken->needing = record;
            return TRUE;
          }
    }
  return FALSE;
}

/**
 * along_exchange_find_broken: whether something would refer to what is not there, as things are decided.
 *
 * @index: (out): the item at fault
 * @needing: (out) (optional) (transfer none): the record that refers to it
 */
gboolean
along_exchange_find_broken (const AlongExchange *self, guint *index, AlongRecord **needing)
{
  Broken broken = { 0, NULL, ALONG_ID_NONE };

  if (!find_broken (self, &broken))
    return FALSE;
  *index = broken.index;
  if (needing != NULL)
    *needing = broken.needing;
  return TRUE;
}

/* Everything of which it is in doubt whether it stands; deleted there, it stands unless somebody says otherwise. */
static void
decide_existence (AlongExchange *self, AlongExchangeDecision back)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const AlongExchangeItem *item = self->items->pdata[i];
      AlongExchangeField *stands = exchange_find_field (item, ALONG_EXCHANGE_STANDS);

      if (stands != NULL && stands->conflict)
        stands->decision = item->what == ALONG_EXCHANGE_BACK ? back : ALONG_EXCHANGE_UNDECIDED;
    }
}

/* Something needs @broken's target, which would not stand. Returns: whether it does now, or a person is asked. */
static gboolean
ask_about (AlongExchange *self, const Broken *broken)
{
  AlongExchangeItem *item = self->items->pdata[broken->index];
  AlongExchangeField *stands = exchange_find_field (item, ALONG_EXCHANGE_STANDS);
  const ExchangeTrack *ours = exchange_side_find (&self->ours, broken->target);
  const ExchangeTrack *theirs = exchange_side_find (&self->theirs, broken->target);

  if (item->what == ALONG_EXCHANGE_GONE && stands != NULL && !stands->conflict)
    {
      stands->conflict = TRUE;
      stands->decision = ALONG_EXCHANGE_UNDECIDED;
      return TRUE;
    }
  if (ours == NULL || ours->stands || ours->erased || theirs == NULL || !theirs->stands
      || along_exchange_find (self, broken->target) >= 0)
    return FALSE;
  item = add_item (self, ours, theirs, theirs->entries->pdata[theirs->entries->len - 1]);
  item->what = ALONG_EXCHANGE_BACK;
  add_field (item, ALONG_EXCHANGE_STANDS, TRUE, ours->existence, item->last);
  g_array_index (item->fields, AlongExchangeField, 0).decision = ALONG_EXCHANGE_THEIRS;
  return TRUE;
}

/* What was deleted there and is still needed by what was written here, or the other way round, is for a person to decide;
 * what needs something that is nowhere is left out. */
static void
ask_about_needed (AlongExchange *self)
{
  Broken broken = { 0, NULL, ALONG_ID_NONE };
  gboolean refused;

  /* Looked at as if whatever is in doubt stood: what is broken then is broken however it is decided. */
  decide_existence (self, ALONG_EXCHANGE_THEIRS);
  do
    {
      refused = FALSE;
      for (guint i = 0; i < self->items->len; i++)
        {
          AlongExchangeItem *item = self->items->pdata[i];
          g_autoptr (AlongRecord) record = item->taken && exchange_will_stand (item) ? exchange_wanted (item) : NULL;

          while (record != NULL && item->taken && !each_reference (self, record, holds, &broken))
            if (!ask_about (self, &broken))
              {
                refuse_item (item, _ ("This belongs to something that is not in the file."));
                refused = TRUE;
              }
        }
      if (refused)
        settle (self);
    }
  while (refused);
  while (find_broken (self, &broken) && ask_about (self, &broken))
    ;
  decide_existence (self, ALONG_EXCHANGE_UNDECIDED);
}
