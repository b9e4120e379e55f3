/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-erase-names.h"
#include "along-store-erase.h"
#include "store-private.h"

/* What the files about erasing share. Each works on one connection, inside a transaction. */

/**
 * EraseOne: one record of the family.
 *
 * @after: (nullable): as it is to be; @gone: it goes
 * @same: the person who goes, entered twice, and removed when the two were put together
 * @all: a bit for each property in which places that were in doubt go as well
 */
typedef struct
{
  AlongRecord *record;
  AlongRecord *after;
  gint64 rid;
  gboolean gone, same;
  guint64 all;
} EraseOne;

/** ErasePlan: what is to go, and what stays in another form. @person: ALONG_ID_NONE: the whole family. */
typedef struct
{
  AlongId family, person;
  GHashTable *all;    /* AlongId -> EraseOne */
  AlongEraseNames *names; /* of the person */
  GPtrArray *mentions; /* AlongEraseMention */
} ErasePlan;

/** Bytes of the salt of an image that is no longer as it was written: the entry of the erasure, then a bit for each property
 * that it took something from. Of the first ones it has eight, and nobody knows which properties those were. */
#define REWRITTEN_SALT_SIZE 15
#define REWRITTEN_SALT_FIRST 8

/* erase-plan.c */
ErasePlan *erase_plan      (StoreConnection *connection, AlongId family, AlongId person, GPtrArray *decided, GError **error);
void       erase_plan_free (ErasePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErasePlan, erase_plan_free)
void       erase_plan_count (ErasePlan *plan, guint counts[ALONG_N_KINDS], guint *kept);
void       erase_plan_lose (ErasePlan *plan, AlongRecord *record, int property, AlongEraseNamed least);
AlongEraseNamed erase_least (const EraseOne *one, int property);
AlongEraseNamed erase_plan_named (ErasePlan *plan, AlongRecord *record, int property);
void       erase_plan_left (ErasePlan *plan, guint left[ALONG_N_KINDS]);

/* erase-names.c */
gboolean   erase_gather_names (StoreConnection *connection, ErasePlan *plan, AlongRecord *person, GError **error);
gboolean   erase_is_own_name  (AlongRecord *record, int property);
gboolean   erase_is_borrowed  (const char *name);
char      *erase_words_of     (AlongRecord *record, int property);

/* erase-elsewhere.c */
gboolean   erase_count_elsewhere (StoreConnection *connection, ErasePlan *plan, guint *n, GError **error);

/* erase.c */
gboolean   erase_rows         (StoreConnection *connection, ErasePlan *plan, GError **error);
gboolean   erase_drafts       (StoreConnection *connection, ErasePlan *plan, guint *n, GError **error);

/* erase-together.c: families that this one was put together with. */
gboolean   erase_together     (StoreConnection *connection, AlongId family, gint64 n, AlongErasure *erasure, GError **error);

/* erase-journal.c: what the journal and the list of readers keep. */
gboolean   erase_count_images (StoreConnection *connection, ErasePlan *plan, guint *images, GError **error);
gboolean   erase_images       (StoreConnection *connection, ErasePlan *plan, gint64 n, guint *images, GError **error);
gboolean   erase_titles       (StoreConnection *connection, ErasePlan *plan, GError **error);
gboolean   erase_access       (StoreConnection *connection, ErasePlan *plan, guint *access, GError **error);
gboolean   erase_is_rewritten (int salt_size);
guint64    erase_read_struck  (sqlite3_stmt *statement, int column);
char      *erase_seal         (StoreConnection *connection, GError **error);
