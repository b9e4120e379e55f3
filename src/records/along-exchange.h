/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-family.h"

G_BEGIN_DECLS

/* Two histories of one family, written in two caseloads, made into one: what comes, what stays, and where a person must
 * decide. No store and no file: histories go in, decisions come out. */

/**
 * AlongExchangeEntry: one entry of a family's journal.
 *
 * @origin, @origin_n: the caseload and the number it was first written under; the same everywhere
 * @cut: it was passed on without what is restricted: of the fields it names, those are not among them
 * @worker: who made it; @at: when, milliseconds UTC
 * @said: (nullable): what it says, at create and restore everything; %NULL at delete, and where it was erased
 * @fields: a bit for each property that it says something of
 * @struck: ours alone: something was erased from it, and perhaps from these of them
 */
typedef struct
{
  AlongId origin;
  gint64 origin_n;
  gboolean cut;
  AlongKindId kind;
  AlongId record;
  AlongOp op;
  AlongId worker;
  gint64 at;
  AlongRecord *said;
  guint64 fields, struck;
  gboolean erased;
} AlongExchangeEntry;

typedef enum
{
  ALONG_EXCHANGE_UNDECIDED,
  ALONG_EXCHANGE_OURS,
  ALONG_EXCHANGE_THEIRS,
} AlongExchangeDecision;

/** In the place of a property: whether the record is there or was deleted. */
#define ALONG_EXCHANGE_STANDS (-1)
/** In the place of a property: everything that was signed, which is not taken apart. */
#define ALONG_EXCHANGE_SIGNED (-2)

/**
 * AlongExchangeField: a field that comes, or on which both sides have something of their own.
 *
 * @conflict: a person decides it; else it comes, as the other side knew ours when it was written
 * @ours: (nullable), @theirs: who said it last on each side
 */
typedef struct
{
  int property;
  gboolean conflict;
  AlongExchangeDecision decision;
  const AlongExchangeEntry *ours, *theirs;
} AlongExchangeField;

typedef enum
{
  ALONG_EXCHANGE_NEW,     /* not here yet */
  ALONG_EXCHANGE_CHANGED, /* some fields come, or are in conflict */
  ALONG_EXCHANGE_GONE,    /* deleted there */
  ALONG_EXCHANGE_BACK,    /* deleted here, and there again */
  ALONG_EXCHANGE_HISTORY, /* who wrote what comes along; nothing else changes */
  ALONG_EXCHANGE_ERASED,  /* erased here for good: nothing of it comes */
} AlongExchangeWhat;

/**
 * AlongExchangeItem: one record of which something comes.
 *
 * @ours: (nullable), @theirs: as it stands, or last stood, on each side
 * @taken: it is taken in; @refused: (nullable): why it cannot be, in words
 * @last: the newest entry that comes
 */
typedef struct
{
  AlongKindId kind;
  AlongId record;
  AlongExchangeWhat what;
  AlongRecord *ours, *theirs;
  gboolean ours_stands, theirs_stands;
  GArray *fields; /* of AlongExchangeField */
  gboolean taken;
  char *refused;
  const AlongExchangeEntry *last;
} AlongExchangeItem;

/** AlongEntryName: what an entry is called everywhere: the caseload it was first written in, and its number there. */
typedef struct
{
  AlongId origin;
  gint64 n;
} AlongEntryName;

GHashTable    *along_entry_names_new       (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean       along_entry_names_add       (GHashTable *names, AlongId origin, gint64 n, gpointer value);

typedef struct _AlongExchange AlongExchange;

AlongExchange *along_exchange_new          (AlongId family, AlongFamily *here, GPtrArray *ours, GPtrArray *theirs,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           along_exchange_free         (AlongExchange *self);
AlongId        along_exchange_get_family   (const AlongExchange *self);
guint          along_exchange_get_n        (const AlongExchange *self);
const AlongExchangeItem *along_exchange_get_item (const AlongExchange *self, guint index);
int            along_exchange_find         (const AlongExchange *self, AlongId record);
AlongFamily   *along_exchange_get_here     (const AlongExchange *self);
AlongFamily   *along_exchange_get_theirs   (const AlongExchange *self);
GHashTable    *along_exchange_get_names    (const AlongExchange *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a person chooses. */
void           along_exchange_choose       (AlongExchange *self, guint index, guint field, AlongExchangeDecision decision);
guint          along_exchange_take         (AlongExchange *self, guint index, gboolean taken);
void           along_exchange_refuse       (AlongExchange *self, guint index, const char *why);
guint          along_exchange_count_undecided (const AlongExchange *self);
guint          along_exchange_count        (const AlongExchange *self, AlongExchangeWhat what);
gboolean       along_exchange_find_broken  (const AlongExchange *self, guint *index, AlongRecord **needing);

/* What comes of it, once everything is decided. */
AlongEdit     *along_exchange_make_edit    (const AlongExchange *self, const char *title, gboolean for_check) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *along_exchange_get_coming   (const AlongExchange *self) G_GNUC_WARN_UNUSED_RESULT;
GArray        *along_exchange_make_closing (const AlongExchange *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *along_exchange_get_unseen   (const AlongExchange *self) G_GNUC_WARN_UNUSED_RESULT;
void           along_exchange_get_struck   (const AlongExchange *self, AlongId record, guint64 fields[2]);

/* Given to another team: what is restricted is left out. */
gboolean       along_exchange_is_private   (AlongRecord *record);
guint64        along_exchange_open_fields  (AlongKindId kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongExchange, along_exchange_free)

G_END_DECLS
