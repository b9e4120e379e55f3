/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-erase.h"
#include "store-private.h"

/* What the files about erasing share. Each works on one connection, inside a transaction. */

/** EraseOne: one record of the family. @after: (nullable): as it is to be; @gone: it goes. */
typedef struct
{
  AlongRecord *record;
  AlongRecord *after;
  gint64 rid;
  gboolean gone;
} EraseOne;

/** ErasePlan: what is to go, and what stays in another form. @person: ALONG_ID_NONE: the whole family. */
typedef struct
{
  AlongId family, person;
  GHashTable *all;    /* AlongId -> EraseOne */
  GPtrArray *names;   /* of the person: see along_erase_names_new () */
  GPtrArray *mentions; /* AlongEraseMention */
} ErasePlan;

/** Bytes of the salt of an image that is no longer as it was written. */
#define REWRITTEN_SALT_SIZE 8

/* erase-plan.c */
ErasePlan *erase_plan      (StoreConnection *connection, AlongId family, AlongId person, GPtrArray *decided, GError **error);
void       erase_plan_free (ErasePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErasePlan, erase_plan_free)
void       erase_plan_count (ErasePlan *plan, guint counts[ALONG_N_KINDS], guint *kept);
void       erase_plan_lose (ErasePlan *plan, AlongRecord *record, int property);
gboolean   erase_plan_names (ErasePlan *plan, const char *text);

/* erase.c */
gboolean   erase_rows         (StoreConnection *connection, ErasePlan *plan, GError **error);

/* erase-together.c: families that this one was put together with. */
gboolean   erase_together     (StoreConnection *connection, AlongId family, gint64 n, AlongErasure *erasure, GError **error);

/* erase-journal.c: what the journal and the list of readers keep. */
gboolean   erase_count_images (StoreConnection *connection, ErasePlan *plan, guint *images, GError **error);
gboolean   erase_images       (StoreConnection *connection, ErasePlan *plan, gint64 n, guint *images, GError **error);
gboolean   erase_titles       (StoreConnection *connection, ErasePlan *plan, GError **error);
gboolean   erase_access       (StoreConnection *connection, ErasePlan *plan, guint *access, GError **error);
char      *erase_seal         (StoreConnection *connection, GError **error);
