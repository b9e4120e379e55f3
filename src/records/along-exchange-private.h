/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-exchange.h"

G_BEGIN_DECLS

/** ExchangeTrack: what one side's history says of one record. */
typedef struct
{
  AlongKindId kind;
  AlongId id;
  AlongRecord *state;
  gboolean stands;
  gboolean erased;
  const AlongExchangeEntry *existence; /* the last to make, delete or bring it back */
  const AlongExchangeEntry **last;     /* of each property: the last to say something of it */
  GPtrArray *entries;                  /* of AlongExchangeEntry, borrowed */
  guint64 struck;                      /* a bit for each property that something was erased from */
} ExchangeTrack;

/** ExchangeSide: one side's history of a family, by record, and what it knows. */
typedef struct
{
  AlongId family;
  GHashTable *tracks; /* AlongId -> ExchangeTrack */
  GPtrArray *order;   /* the tracks as they first came */
  GHashTable *known;  /* AlongEntryName -> whether it is known whole or cut */
} ExchangeSide;

gboolean       exchange_side_init  (ExchangeSide *self, AlongId family, GPtrArray *entries);
void           exchange_side_clear (ExchangeSide *self);
ExchangeTrack *exchange_side_find  (const ExchangeSide *self, AlongId record);
gboolean       exchange_side_knows (const ExchangeSide *self, const AlongExchangeEntry *entry, int property);
gboolean       exchange_side_has   (const ExchangeSide *self, const AlongExchangeEntry *entry);

/* As the journal is replayed: whatever is not a deletion leaves the record standing. */
void           exchange_replay     (AlongRecord *state, gboolean *stands, const AlongExchangeEntry *entry);

/* Fields of records of one kind: what is of another is never read as if it were of this one. */
void           exchange_copy_field (AlongRecord *to, AlongRecord *from, guint property);
gboolean       exchange_same_field (AlongRecord *a, AlongRecord *b, guint property);

struct _AlongExchange
{
  AlongFamily *here; /* (nullable): the family's records as they are */
  GPtrArray *our_entries, *their_entries;
  ExchangeSide ours, theirs;
  GPtrArray *items;     /* of AlongExchangeItem */
  GHashTable *by_record; /* AlongId -> index + 1 */
};

/* An item as it is decided so far. */
gboolean       exchange_is_of_signed (AlongKindId kind, guint property);
AlongExchangeField *exchange_find_field (const AlongExchangeItem *item, int property);
gboolean       exchange_will_stand (const AlongExchangeItem *item);
AlongRecord   *exchange_wanted     (const AlongExchangeItem *item) G_GNUC_WARN_UNUSED_RESULT;
guint64        exchange_kept_out   (const AlongExchangeItem *item, const ExchangeTrack *ours);

/* along-exchange.c: an item about a record of which the two sides say something else. */
AlongExchangeItem *exchange_add_item (AlongExchange *self, const ExchangeTrack *ours, const ExchangeTrack *theirs,
                                      const AlongExchangeEntry *last);
void           exchange_add_field (AlongExchangeItem *item, int property, gboolean conflict, const AlongExchangeEntry *ours,
                                   const AlongExchangeEntry *theirs);

/* along-exchange-needs.c */
void           exchange_ask_about_needed (AlongExchange *self);

G_END_DECLS
