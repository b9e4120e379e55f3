/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of an exchange, once everything is decided. */
#include "along-exchange-private.h"

static gboolean
same_record (AlongRecord *a, AlongRecord *b)
{
  for (guint i = 0; i < along_record_get_kind (a)->n_properties; i++)
    if (!exchange_same_field (a, b, i))
      return FALSE;
  return TRUE;
}

/**
 * along_exchange_make_edit: what changes here, as one edit.
 *
 * @for_check: for along_check_edit(): a contact that comes as it stood is not asked again whether its day fits its support
 */
AlongEdit *
along_exchange_make_edit (const AlongExchange *self, const char *title, gboolean for_check)
{
  AlongEdit *edit = along_edit_new (title, self->ours.family);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AlongExchangeItem *item = self->items->pdata[i];
      g_autoptr (AlongRecord) record = item->taken ? exchange_wanted (item) : NULL;
      gboolean stands = record != NULL && exchange_will_stand (item);

      if (record == NULL || (!stands && !item->ours_stands))
        continue;
      if (!stands)
        along_edit_delete (edit, item->ours);
      else if (item->ours == NULL && for_check && item->kind == ALONG_KIND_CONTACT)
        along_edit_change (edit, record);
      else if (item->ours == NULL)
        along_record_assign (along_edit_create_with_id (edit, item->kind, item->record), record);
      else if (!item->ours_stands)
        {
          along_edit_restore (edit, item->ours);
          along_record_assign (along_edit_change (edit, item->ours), record);
        }
      else if (!same_record (item->ours, record))
        along_record_assign (along_edit_change (edit, item->ours), record);
    }
  return edit;
}

/** along_exchange_get_coming: the entries that are not known here and are taken in, in their order. Borrowed. */
GPtrArray *
along_exchange_get_coming (const AlongExchange *self)
{
  GPtrArray *coming = g_ptr_array_new ();

  for (guint i = 0; i < self->their_entries->len; i++)
    {
      AlongExchangeEntry *entry = self->their_entries->pdata[i];
      int index = along_exchange_find (self, entry->record);

      if (index >= 0 && ((const AlongExchangeItem *) self->items->pdata[index])->taken
          && !exchange_side_has (&self->ours, entry))
        g_ptr_array_add (coming, entry);
    }
  return coming;
}

/* exchange_kept_out: a bit for each field that something was erased from here, and that stays so. */
guint64
exchange_kept_out (const AlongExchangeItem *item, const ExchangeTrack *ours)
{
  guint64 fields = ours != NULL ? ours->struck : 0;

  for (guint i = 0; fields != 0 && item->taken && i < item->fields->len; i++)
    {
      const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, i);

      if (field->decision != ALONG_EXCHANGE_THEIRS)
        continue;
      for (guint p = 0; p < along_kind_get (item->kind)->n_properties; p++)
        if (field->property == (int) p || (field->property == ALONG_EXCHANGE_SIGNED && exchange_is_of_signed (item->kind, p)))
          fields &= ~(G_GUINT64_CONSTANT (1) << p);
    }
  return fields;
}

/**
 * along_exchange_get_struck: a bit for each property of @record that something was erased from here, and that an entry that
 * comes must not say: before it was made, and after. What a person decided to take stays in what it says after.
 */
void
along_exchange_get_struck (const AlongExchange *self, AlongId record, guint64 fields[2])
{
  const ExchangeTrack *ours = exchange_side_find (&self->ours, record);
  int index = along_exchange_find (self, record);

  fields[0] = ours != NULL ? ours->struck : 0;
  fields[1] = index >= 0 ? exchange_kept_out (self->items->pdata[index], ours) : fields[0];
}

/* A decision is written down although it changes nothing: both sides are to know of it. */
static void
note_decisions (const AlongExchangeItem *item, AlongRecord *before, guint64 kept_out)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, i);
      AlongRecord *other = field->decision == ALONG_EXCHANGE_THEIRS ? item->ours : item->theirs;

      if (!field->conflict || field->property == ALONG_EXCHANGE_STANDS)
        continue;
      for (guint p = 0; p < along_kind_get (item->kind)->n_properties; p++)
        if ((kept_out & G_GUINT64_CONSTANT (1) << p) == 0
            && (field->property == (int) p
                || (field->property == ALONG_EXCHANGE_SIGNED && exchange_is_of_signed (item->kind, p)
                    && !exchange_same_field (item->ours, item->theirs, p))))
          exchange_copy_field (before, other, p);
    }
}

static void
clear_change (gpointer data)
{
  AlongChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
}

static void
close_item (const AlongExchange *self, const AlongExchangeItem *item, GArray *closing)
{
  const ExchangeTrack *ours = exchange_side_find (&self->ours, item->record);
  const ExchangeTrack *theirs = exchange_side_find (&self->theirs, item->record);
  const AlongExchangeField *existence = exchange_find_field (item, ALONG_EXCHANGE_STANDS);
  g_autoptr (AlongRecord) before = ours != NULL ? along_record_copy (ours->state)
                                                : along_record_new (item->kind, item->record, self->ours.family);
  g_autoptr (AlongRecord) after = exchange_wanted (item);
  gboolean stands = ours != NULL && ours->stands, to_stand = exchange_will_stand (item);
  gboolean said = existence != NULL && existence->conflict;
  guint64 kept_out = exchange_kept_out (item, ours);
  AlongChange change = { ALONG_OP_CHANGE, NULL, NULL };

  for (guint i = 0; i < theirs->entries->len; i++)
    if (!exchange_side_has (&self->ours, theirs->entries->pdata[i]))
      exchange_replay (before, &stands, theirs->entries->pdata[i]);
  for (guint p = 0; kept_out != 0 && p < along_kind_get (item->kind)->n_properties; p++)
    if (kept_out & G_GUINT64_CONSTANT (1) << p)
      exchange_copy_field (before, item->ours, p);
  if (!to_stand)
    {
      if (!stands && !said)
        return;
      change.op = ALONG_OP_DELETE;
    }
  else
    {
      note_decisions (item, before, kept_out);
      if (!stands || said)
        change.op = ALONG_OP_RESTORE;
      else if (same_record (before, after))
        return;
      change.after = g_steal_pointer (&after);
    }
  change.before = g_steal_pointer (&before);
  g_array_append_val (closing, change);
}

/**
 * along_exchange_make_closing: what is to be written after the entries that come, so that the journal says what the
 * records say: the person's decisions, and what the order of the entries would have turned round.
 *
 * Returns: (transfer full) (element-type AlongChange)
 */
GArray *
along_exchange_make_closing (const AlongExchange *self)
{
  GArray *closing = g_array_new (FALSE, FALSE, sizeof (AlongChange));

  g_array_set_clear_func (closing, clear_change);
  for (guint i = 0; i < self->items->len; i++)
    {
      const AlongExchangeItem *item = self->items->pdata[i];
      if (item->taken)
        close_item (self, item, closing);
    }
  return closing;
}

/** along_exchange_get_unseen: records that were made and deleted there, of which only the history comes. Deleted.
 * (transfer full) (element-type AlongRecord) */
GPtrArray *
along_exchange_get_unseen (const AlongExchange *self)
{
  GPtrArray *unseen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AlongExchangeItem *item = self->items->pdata[i];

      if (item->taken && item->ours == NULL && !item->theirs_stands)
        {
          AlongRecord *record = along_record_copy (item->theirs);
          along_record_set_deleted (record, TRUE);
          g_ptr_array_add (unseen, record);
        }
    }
  return unseen;
}
