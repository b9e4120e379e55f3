/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom.h"
#include "along-gedcom-tags.h"

G_BEGIN_DECLS

/* A line of the file. Children follow their parent at once (the lines are in the order of the file), so
 * the first child of line i is line i + 1 if that is one deeper. Line 0 stands for the whole file.
 * 32 bytes: a file's memory is its text and about one and a half times as much again. */
typedef struct
{
  guint32 tag_at;
  guint32 xref_at; /* 0: none (no xref begins at the very first byte) */
  guint32 value_at;
  guint32 value_len;
  guint32 next; /* the next line of the same parent, or 0 */
  guint32 number;
  guint16 tag_len;
  guint16 xref_len;
  guint8 tag; /* AlongGedcomTag */
  guint8 depth; /* 1 for records; 0 for the file */
  guint8 loose; /* a line without level and tag, kept as a continuation of the line before */
  guint8 spare;
} AlongGedcomLine;

G_STATIC_ASSERT (sizeof (AlongGedcomLine) == 32);

typedef struct
{
  guint32 line;  /* the first record of this name; 0: empty slot */
  guint32 index; /* of the person or couple, or G_MAXUINT32 */
} AlongGedcomSlot;

struct _AlongGedcom
{
  GBytes *bytes; /* the file, or %NULL once it has been put into UTF-8 */
  char *owned;   /* the file put into UTF-8, or %NULL where the file's own bytes serve */
  const char *text;
  guint32 length;
  AlongGedcomLine *lines;
  guint n_lines;
  guint lines_room;
  char *version;
  const char *charset;
  gboolean is_7;
  gboolean is_cut; /* without its last line */

  AlongGedcomSlot *slots; /* records by xref; a power of two of them */
  guint slots_mask;
  GStringChunk *strings;
  GArray *people;  /* AlongGedcomPerson */
  GArray *couples; /* AlongGedcomCouple */
  GArray *links;   /* AlongGedcomLink */
  guint *indexes;  /* what links, partners and couples point into */

  GArray *warnings; /* AlongGedcomWarning */
  guint unsaid;     /* warnings over the limit */
};

#define ALONG_GEDCOM_UNSAID_SLOT G_MAXUINT32

void     along_gedcom_warn          (AlongGedcom *self, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean along_gedcom_to_utf8       (AlongGedcom *self, GCancellable *cancellable, GError **error);
gboolean along_gedcom_parse_lines   (AlongGedcom *self, GCancellable *cancellable,
                                     AlongGedcomProgress progress, gpointer progress_data, GError **error);
gboolean along_gedcom_gather        (AlongGedcom *self, GCancellable *cancellable, GError **error);
GBytes  *along_gedcom_unzip         (GBytes *bytes, GCancellable *cancellable, GError **error);

AlongGedcomSlot *along_gedcom_slot  (AlongGedcom *self, const char *xref, gsize length);
const char *along_gedcom_pointer_in (const AlongGedcom *self, const AlongGedcomLine *line, gsize *length);
guint    along_gedcom_child         (const AlongGedcom *self, guint line);
guint    along_gedcom_child_tagged  (const AlongGedcom *self, guint line, AlongGedcomTag tag);

G_END_DECLS
