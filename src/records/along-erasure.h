/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-erase-names.h"
#include "along-record.h"

G_BEGIN_DECLS

/* Erasing a family or a person: what would go, what was decided, and what is kept to prove it. Plain values. */

/** Why something is erased. */
typedef enum
{
  ALONG_ERASE_ASKED,   /* the person asked for it */
  ALONG_ERASE_OLD,     /* it has been kept long enough */
  ALONG_ERASE_MISTAKE, /* it should not have been written down */
  ALONG_ERASE_OTHER,
  ALONG_ERASE_N_GROUNDS,
} AlongEraseGround;

const char *along_erase_ground_name  (AlongEraseGround ground);
const char *along_erase_ground_words (AlongEraseGround ground);
int         along_erase_ground_find  (const char *name);

/**
 * AlongEraseMention: words that name the person, or perhaps do, in a record that stays.
 *
 * @text: as it is; @without: as it will be: proposed, and to be changed by whoever erases; %NULL or empty: nothing
 * @all: (nullable): where somebody else may be meant, or a word: without those places, too; @without has them still
 * @excerpt: (nullable): with @all: the words around each place; in a finished form every text that has one, a line
 * each
 * @fixed: inside a finished form: only the names go, whatever @without says
 * @strike: of one that is fixed: those in doubt go, too
 */
typedef struct
{
  AlongKindId kind;
  AlongId record;
  int property;
  char *text;
  char *without;
  char *all;
  char *excerpt;
  gboolean fixed, strike;
} AlongEraseMention;

/**
 * AlongErasePreview: what would go.
 *
 * @counts: records, by kind
 * @images: entries of the journal whose content would go
 * @kept: records that stay and lose words or a reference
 * @elsewhere: entries of other families with the person's whole name, which stay as they are
 * @mentions: (element-type AlongEraseMention); @names: what they were looked for by
 */
typedef struct
{
  guint counts[ALONG_N_KINDS];
  guint images, kept, drafts, elsewhere;
  GPtrArray *mentions;
  AlongEraseNames *names;
} AlongErasePreview;

void along_erase_preview_free (AlongErasePreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongErasePreview, along_erase_preview_free)

/**
 * AlongEraseOrder: what is to be done.
 *
 * @person: ALONG_ID_NONE: the whole family
 * @reason: in words, without names; needed
 * @mentions: (nullable) (element-type AlongEraseMention): as decided; of what they do not name only that goes which is
 *            surely the person's name
 */
typedef struct
{
  AlongId family, person;
  AlongEraseGround ground;
  const char *reason;
  GPtrArray *mentions;
} AlongEraseOrder;

/** Where erased data lives on. */
typedef enum
{
  ALONG_ERASE_PLACE_BACKUP,   /* until it expires */
  ALONG_ERASE_PLACE_GIVEN,    /* somebody else has it: @words are those of along-access.h */
  ALONG_ERASE_PLACE_REPLACED, /* a caseload that a restored one took the place of */
} AlongErasePlaceKind;

typedef struct
{
  AlongErasePlaceKind kind;
  gint64 at; /* milliseconds UTC; 0: not known */
  char *words;
} AlongErasePlace;

/**
 * AlongErasure: what was erased, without saying of whom: the certificate.
 *
 * @at: milliseconds UTC
 * @retention: class of what was erased, as "family"
 * @counts: by kind; @left: texts that stay with a name in them that may be the person's, by kind; @kept, @images, @drafts, @access, @elsewhere: as in the preview, and details of who read what
 * @places: (element-type AlongErasePlace); @places_unknown: they could not be found out
 */
typedef struct
{
  gint64 n, at;
  AlongId worker;
  gboolean whole_family, places_unknown;
  AlongEraseGround ground;
  char *retention, *reason;
  guint counts[ALONG_N_KINDS], left[ALONG_N_KINDS];
  guint images, kept, drafts, access, elsewhere;
  GPtrArray *places;
} AlongErasure;

AlongErasure *along_erasure_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          along_erasure_free (AlongErasure *erasure);
void          along_erasure_add_place (AlongErasure *self, AlongErasePlaceKind kind, gint64 at, const char *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongErasure, along_erasure_free)

guint         along_erasure_count_left (const AlongErasure *self);
char         *along_erasure_to_json   (const AlongErasure *self, const char *seal) G_GNUC_WARN_UNUSED_RESULT;
AlongErasure *along_erasure_from_json (const char *image) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
