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

void
exchange_add_field (AlongExchangeItem *item, int property, gboolean conflict, const AlongExchangeEntry *ours,
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
      exchange_add_field (item, (int) i,
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
      exchange_add_field (item, ALONG_EXCHANGE_STANDS, has_unseen (ours, &self->theirs), our_last, their_last);
    }
  else if (!item->ours_stands && item->theirs_stands && !(theirs_known && ours_known))
    {
      item->what = ALONG_EXCHANGE_BACK;
      exchange_add_field (item, ALONG_EXCHANGE_STANDS, !ours_known, our_last, item->last);
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

AlongExchangeItem *
exchange_add_item (AlongExchange *self, const ExchangeTrack *ours, const ExchangeTrack *theirs, const AlongExchangeEntry *last)
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
  item = exchange_add_item (self, ours, theirs, last);
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
  exchange_ask_about_needed (self);
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

/** along_exchange_get_names: which entries the other side has: see along_entry_names_new(). */
GHashTable *
along_exchange_get_names (const AlongExchange *self)
{
  GHashTable *names = along_entry_names_new ();

  for (guint i = 0; i < self->their_entries->len; i++)
    {
      const AlongExchangeEntry *entry = self->their_entries->pdata[i];

      along_entry_names_add (names, entry->origin, entry->origin_n, NULL);
    }
  return names;
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
