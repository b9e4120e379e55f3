/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-export-kept.h"

G_BEGIN_DECLS

/* Used by along-gedcom-export-kept*.c alone. */

/* The kept lines about one record, or one record that is kept whole. */
typedef struct
{
  char *about; /* id of a person or couple, or NULL */
  char *head;  /* first line, without a count of parts: "0 INDI", "0 @S1@ SOUR" */
  GString *lines;
  GPtrArray *parts; /* AlongRecord, until they are joined */
  gboolean seven;
  gboolean couple; /* it is about a couple */
  gboolean marked; /* a record about nobody that stays here: confidential, or a note where notes do */
} Entry;

struct _AlongGedcomKept
{
  AlongGedcomTarget target;
  gboolean with_confidential;
  GPtrArray *entries; /* Entry, in the order of their first records' ids */
  GHashTable *of;     /* id -> GPtrArray of Entry */
  GHashTable *confidential; /* ids: a set */
  GHashTable *hides; /* "id what": a set of what is confidential of people and couples */
  GHashTable *gone;  /* xrefs of kept records that do not go out: a set */
};

/* A line among others, with what is below it. */
typedef struct
{
  int level;
  char *tag;
  char *value; /* (nullable) */
  gboolean met;   /* of ours: a kept line has joined it */
  gboolean frame; /* kept for what is below it: goes where the record's own line goes */
  char *key;      /* (nullable): of a frame: "2" of those alike, "=words" of a name */
  guint nth;      /* of ours: of those alike; 0 of what has joined them */
  GPtrArray *below; /* Node */
} Node;

gboolean along_gedcom_kept_is_part (const Entry *entry);
gboolean along_gedcom_kept_is_whole (const Entry *entry);
char    *along_gedcom_kept_xref_of (const Entry *entry) G_GNUC_WARN_UNUSED_RESULT;
int      along_gedcom_kept_split (const char *line, const char *end, const char **tag, const char **tag_end, const char **value);
gboolean along_gedcom_kept_says_confidential (const char *value, const char *end);

/* along-gedcom-export-kept-lines.c */
Node    *along_gedcom_kept_tree (AlongGedcomKept *kept, const char *text, const char *stop, AlongGedcomKeptXref xref, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void     along_gedcom_kept_node_free (gpointer node);
guint    along_gedcom_kept_drop_marked (Node *node);
void     along_gedcom_kept_write (GString *out, Node *node);

G_END_DECLS
