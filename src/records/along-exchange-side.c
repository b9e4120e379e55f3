/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-exchange-private.h"

#include <string.h>

#include "along-restricted.h"

enum
{
  KNOWN_CUT = 1,
  KNOWN_WHOLE = 2,
};

static guint
hash_name (gconstpointer data)
{
  const AlongEntryName *name = data;

  return along_id_hash_key (&name->origin) * 31 + (guint) name->n;
}

static gboolean
equal_name (gconstpointer a, gconstpointer b)
{
  const AlongEntryName *one = a, *other = b;

  return one->n == other->n && along_id_equal (one->origin, other->origin);
}

/** along_entry_names_new: AlongEntryName -> whatever is kept of it. */
GHashTable *
along_entry_names_new (void)
{
  return g_hash_table_new_full (hash_name, equal_name, g_free, NULL);
}

/** along_entry_names_add: keeps @value of the entry, in the place of what was kept of it. Returns: whether it is new */
gboolean
along_entry_names_add (GHashTable *names, AlongId origin, gint64 n, gpointer value)
{
  const AlongEntryName name = { origin, n };

  return g_hash_table_replace (names, g_memdup2 (&name, sizeof name), value);
}

/* A field that a history given without what is restricted says nothing of. */
static gboolean
is_restricted (AlongKindId kind, int property)
{
  return along_kind_sensitivity (along_kind_get (kind), (guint) property) == ALONG_SENSITIVITY_RESTRICTED;
}

/** along_exchange_open_fields: a bit for each property of a kind that is not restricted. */
guint64
along_exchange_open_fields (AlongKindId kind)
{
  guint64 fields = 0;

  for (guint i = 0; i < along_kind_get (kind)->n_properties; i++)
    if (!is_restricted (kind, (int) i))
      fields |= G_GUINT64_CONSTANT (1) << i;
  return fields;
}

/**
 * along_exchange_is_private: whether a record is left out as a whole where what is restricted is. A form that was signed
 * cannot be cut: one that speaks of violence or control is left out whole.
 */
gboolean
along_exchange_is_private (AlongRecord *record)
{
  static const char *const lines[] = { "\"r01.", "\"r02.", "\"r07.", "\"r08." };
  const char *response;

  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_RISK_FACTOR:
      return along_factor_is_restricted (along_record_get_text (record, ALONG_RISK_FACTOR_P_CODE));
    case ALONG_KIND_ASSESSMENT:
      response = along_record_get_text (record, ALONG_ASSESSMENT_P_RESPONSE);
      for (guint i = 0; response != NULL && i < G_N_ELEMENTS (lines); i++)
        if (strstr (response, lines[i]) != NULL)
          return TRUE;
      return FALSE;
    default:
      return along_record_is_restricted (record);
    }
}

static void
track_free (gpointer data)
{
  ExchangeTrack *track = data;

  g_object_unref (track->state);
  g_free (track->last);
  g_ptr_array_unref (track->entries);
  g_free (track);
}

ExchangeTrack *
exchange_side_find (const ExchangeSide *self, AlongId record)
{
  return g_hash_table_lookup (self->tracks, &record);
}

static ExchangeTrack *
track_of (ExchangeSide *self, const AlongExchangeEntry *entry)
{
  ExchangeTrack *track = exchange_side_find (self, entry->record);

  if (track != NULL)
    return track;
  track = g_new0 (ExchangeTrack, 1);
  track->kind = entry->kind;
  track->id = entry->record;
  track->state = along_record_new (entry->kind, entry->record, self->family);
  track->last = g_new0 (const AlongExchangeEntry *, along_kind_get (entry->kind)->n_properties);
  track->entries = g_ptr_array_new ();
  g_hash_table_insert (self->tracks, &track->id, track);
  g_ptr_array_add (self->order, track);
  return track;
}

void
exchange_copy_field (AlongRecord *to, AlongRecord *from, guint i)
{
  const AlongProperty *property = &along_record_get_kind (to)->properties[i];
  AlongValue value = { 0 };

  g_return_if_fail (along_record_get_kind (to) == along_record_get_kind (from));

  along_value_copy (property, along_record_peek (from, (int) i), &value);
  along_record_take (to, (int) i, &value);
}

gboolean
exchange_same_field (AlongRecord *a, AlongRecord *b, guint i)
{
  g_return_val_if_fail (along_record_get_kind (a) == along_record_get_kind (b), FALSE);

  return along_value_equal (&along_record_get_kind (a)->properties[i], along_record_peek (a, (int) i),
                            along_record_peek (b, (int) i));
}

/* Names and references are erased, nothing else. */
static gboolean
may_be_struck (AlongType type)
{
  switch (type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_TEXT:
    case ALONG_TYPE_LINES:
    case ALONG_TYPE_JSON:
    case ALONG_TYPE_REF:
    case ALONG_TYPE_REFS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
follow (ExchangeTrack *track, const AlongExchangeEntry *entry)
{
  const AlongKind *kind = along_kind_get (track->kind);

  g_ptr_array_add (track->entries, (gpointer) entry);
  if (entry->op != ALONG_OP_CHANGE)
    {
      track->existence = entry;
      track->stands = entry->op != ALONG_OP_DELETE;
    }
  if (entry->erased)
    track->erased = TRUE;
  if (entry->said == NULL || entry->op == ALONG_OP_DELETE)
    return;
  for (guint i = 0; i < kind->n_properties; i++)
    {
      if ((entry->fields & G_GUINT64_CONSTANT (1) << i) == 0)
        continue;
      /* What comes back says everything, and means only that it is back. */
      if (entry->op == ALONG_OP_RESTORE
          && along_value_equal (&kind->properties[i], along_record_peek (track->state, (int) i),
                                along_record_peek (entry->said, (int) i)))
        continue;
      exchange_copy_field (track->state, entry->said, i);
      track->last[i] = entry;
      if (entry->struck & G_GUINT64_CONSTANT (1) << i && may_be_struck (kind->properties[i].type))
        track->struck |= G_GUINT64_CONSTANT (1) << i;
      else
        track->struck &= ~(G_GUINT64_CONSTANT (1) << i);
    }
}

static guint
known_how (const ExchangeSide *self, const AlongExchangeEntry *entry)
{
  const AlongEntryName name = { entry->origin, entry->origin_n };

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->known, &name));
}

static void
learn (ExchangeSide *self, const AlongExchangeEntry *entry)
{
  along_entry_names_add (self->known, entry->origin, entry->origin_n,
                         GUINT_TO_POINTER (known_how (self, entry) | (entry->cut ? KNOWN_CUT : KNOWN_WHOLE)));
}

/*
 * exchange_side_init: @entries, in the order of that side's journal, stay where they are for as long as @self.
 *
 * Returns: whether each record is of one kind throughout; the rest is not looked at where it is not
 */
gboolean
exchange_side_init (ExchangeSide *self, AlongId family, GPtrArray *entries)
{
  self->family = family;
  self->tracks = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, NULL, track_free);
  self->order = g_ptr_array_new ();
  self->known = along_entry_names_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const AlongExchangeEntry *entry = entries->pdata[i];
      ExchangeTrack *track = track_of (self, entry);

      if (track->kind != entry->kind)
        return FALSE;
      learn (self, entry);
      follow (track, entry);
    }
  return TRUE;
}

void
exchange_side_clear (ExchangeSide *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->tracks, g_hash_table_unref);
}

/* exchange_side_has: whether the side has all that @entry says. */
gboolean
exchange_side_has (const ExchangeSide *self, const AlongExchangeEntry *entry)
{
  guint how = known_how (self, entry);

  return (how & KNOWN_WHOLE) != 0 || (entry->cut && how != 0);
}

/* exchange_side_knows: whether the side has what @entry says of one property, or with ALONG_EXCHANGE_STANDS of the
 * record's being there. */
gboolean
exchange_side_knows (const ExchangeSide *self, const AlongExchangeEntry *entry, int property)
{
  guint how = known_how (self, entry);

  return (how & KNOWN_WHOLE) != 0 || (how != 0 && (property < 0 || !is_restricted (entry->kind, property)));
}

void
exchange_replay (AlongRecord *state, gboolean *stands, const AlongExchangeEntry *entry)
{
  const AlongKind *kind = along_record_get_kind (state);

  *stands = entry->op != ALONG_OP_DELETE;
  if (entry->said == NULL || entry->op == ALONG_OP_DELETE)
    return;
  for (guint i = 0; i < kind->n_properties; i++)
    if (entry->fields & G_GUINT64_CONSTANT (1) << i)
      exchange_copy_field (state, entry->said, i);
    else if (entry->op != ALONG_OP_CHANGE)
      along_record_unset (state, (int) i);
}
