/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AlongSameNode: somebody as far as it matters for telling whether two are the same. */
typedef struct
{
  guint name;     /* number of the folded name, the same on both sides; 0: no person, but brothers and sisters together */
  gboolean known; /* has a name of their own */
  gboolean dead;
  int gender;     /* ALONG_GENDER_* */
  guint born;     /* number of the EDTF, the same on both sides; 0: not known */
  int born_first, born_last, died_first, died_last; /* Julian days or ALONG_DAY_NONE */
} AlongSameNode;

/** AlongSameTie: what the second is to the first. */
typedef enum
{
  ALONG_SAME_PARENT,
  ALONG_SAME_CHILD,
  ALONG_SAME_PARTNER,
  ALONG_SAME_CARER,
  ALONG_SAME_CARED,
  ALONG_SAME_SIBLINGS, /* brothers and sisters together, of one of them */
  ALONG_SAME_MEMBER,
} AlongSameTie;

typedef enum
{
  ALONG_SAME_NEW,     /* nobody on the other side */
  ALONG_SAME_FOUND,
  ALONG_SAME_UNCLEAR, /* somebody with that name, and no telling whether it is the same person */
} AlongSameState;

/** AlongSameSide: people and what joins them, of a file or of a family's record. */
typedef struct _AlongSameSide AlongSameSide;

AlongSameSide *along_same_side_new  (void);
void           along_same_side_free (AlongSameSide *side);
guint          along_same_side_add  (AlongSameSide *side, const AlongSameNode *node);
guint          along_same_side_size (AlongSameSide *side);
void           along_same_side_join (AlongSameSide *side, guint one, AlongSameTie tie, guint other);

gboolean along_same_match (AlongSameSide *file, AlongSameSide *here, int *match, guint8 *state, GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongSameSide, along_same_side_free)

G_END_DECLS
