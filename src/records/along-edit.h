/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-record.h"

G_BEGIN_DECLS

/**
 * AlongEdit: a named batch of changes that become durable together, or not at all: "Add contact".
 *
 * Built by a page from plain values and copies of records, then handed to the session; afterwards
 * nobody changes it, so that it can cross to the store's thread.
 */
#define ALONG_TYPE_EDIT (along_edit_get_type ())
G_DECLARE_FINAL_TYPE (AlongEdit, along_edit, ALONG, EDIT, GObject)

typedef enum
{
  ALONG_OP_CREATE,
  ALONG_OP_CHANGE,
  ALONG_OP_DELETE,
  ALONG_OP_RESTORE, /* a deleted record comes back */
} AlongOp;

/**
 * AlongChange: one record's part of an edit.
 *
 * @before: (nullable): the record as it was; %NULL at create
 * @after: (nullable): as it is to be; %NULL at delete
 */
typedef struct
{
  AlongOp op;
  AlongRecord *before;
  AlongRecord *after;
} AlongChange;

AlongEdit         *along_edit_new         (const char *title, AlongId family) G_GNUC_WARN_UNUSED_RESULT;
const char        *along_edit_get_title   (AlongEdit *self);
void               along_edit_set_title   (AlongEdit *self, const char *title);
AlongId            along_edit_get_family  (AlongEdit *self);
AlongId            along_edit_get_id      (AlongEdit *self);

/* The returned record belongs to the edit: fill it in. */
AlongRecord       *along_edit_create      (AlongEdit *self, AlongKindId kind);
AlongRecord       *along_edit_create_with_id (AlongEdit *self, AlongKindId kind, AlongId id);
AlongRecord       *along_edit_change      (AlongEdit *self, AlongRecord *current);
void               along_edit_delete      (AlongEdit *self, AlongRecord *current);
void               along_edit_restore     (AlongEdit *self, AlongRecord *deleted);

guint              along_edit_get_n       (AlongEdit *self);
const AlongChange *along_edit_get_change  (AlongEdit *self, guint index);
gboolean           along_edit_is_empty    (AlongEdit *self);

/* Edits that Ctrl+Z does not take back: store.md, Undo. */
void               along_edit_set_lasting (AlongEdit *self, gboolean lasting);
gboolean           along_edit_is_lasting  (AlongEdit *self);

/* Its new records were kept elsewhere before: their days are as they were, also where support is known otherwise by now. */
void               along_edit_set_gathers (AlongEdit *self, gboolean gathers);
gboolean           along_edit_gathers     (AlongEdit *self);

/* The instant from which the edit counts as known; 0: when it is committed. Only the demonstration
 * and merges set it. */
void               along_edit_set_known_at (AlongEdit *self, gint64 ms);
gint64             along_edit_get_known_at (AlongEdit *self);

G_END_DECLS
