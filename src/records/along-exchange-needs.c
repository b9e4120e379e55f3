/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-exchange-private.h"

#include <glib/gi18n-lib.h>

/* What is taken in refers to what stands here then: what it needs comes with it, and what needs something that does not come
 * is left out. */

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
  item = exchange_add_item (self, ours, theirs, theirs->entries->pdata[theirs->entries->len - 1]);
  item->what = ALONG_EXCHANGE_BACK;
  exchange_add_field (item, ALONG_EXCHANGE_STANDS, TRUE, ours->existence, item->last);
  g_array_index (item->fields, AlongExchangeField, 0).decision = ALONG_EXCHANGE_THEIRS;
  return TRUE;
}

/* What was deleted there and is still needed by what was written here, or the other way round, is for a person to decide;
 * what needs something that is nowhere is left out. */
void
exchange_ask_about_needed (AlongExchange *self)
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
