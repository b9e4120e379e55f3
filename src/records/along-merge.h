/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/**
 * AlongMerge: two people of one family, or two families with some people of both, put together as one edit. Nothing is
 * decided that a person has not decided: where both say something and not the same, there is a question.
 *
 * What only one says is taken (of people and families that is a question too, answered so already); lists are put
 * together. References follow to the record that is kept, for every kind, by
 * the kinds' descriptions. What becomes the same thereby (two links of a child to the same couple, two memberships) is
 * folded into one, with questions of its own. Names decided against become other names. Assessments keep their answers,
 * signatures and dates as they are: only the reference to the person follows, since what was signed is what was seen and
 * scored, and that does not change with the record it hangs on.
 *
 * Of two families the first is kept: the records of the second are deleted there and made anew in the first, each with an
 * id made from its old one and the edit's (along_merge_new_id()), so that they stay in their order and an undo has
 * nothing in its way.
 */
typedef struct _AlongMerge AlongMerge;

typedef enum
{
  ALONG_MERGE_UNDECIDED = -1,
  ALONG_MERGE_KEEP,  /* what the record says that is kept */
  ALONG_MERGE_OTHER,
  ALONG_MERGE_BOTH,  /* texts: one after the other */
} AlongMergeTake;

/**
 * AlongMergeQuestion: a property of which two records that become one do not say the same. Borrowed. Of two due dates of one
 * pregnancy it is which one counts: both stay.
 *
 * @both: whether ALONG_MERGE_BOTH makes sense
 */
typedef struct
{
  AlongRecord *keep;
  AlongRecord *other;
  int property;
  gboolean both;
  AlongMergeTake take;
} AlongMergeQuestion;

typedef enum
{
  ALONG_MERGE_ERROR_TWO_PEOPLE,   /* they cannot be one: a couple, parent and child, two NHS numbers */
  ALONG_MERGE_ERROR_UNDECIDED,    /* a question is open */
  ALONG_MERGE_ERROR_KEYWORKERS,   /* the support of both at one time has workers that cannot go together */
} AlongMergeError;

#define ALONG_MERGE_ERROR (along_merge_error_quark ())
GQuark along_merge_error_quark (void);

AlongMerge *along_merge_new       (AlongFamily *kept, AlongFamily *other) G_GNUC_WARN_UNUSED_RESULT;
void        along_merge_free      (AlongMerge *self);
gboolean    along_merge_pair      (AlongMerge *self, AlongId keep, AlongId other, GError **error);
GPtrArray  *along_merge_propose   (AlongMerge *self, guint *n_likely);
void        along_merge_settle    (AlongMerge *self);
const AlongMergeQuestion *along_merge_questions (AlongMerge *self, guint *n);
void        along_merge_decide    (AlongMerge *self, guint question, AlongMergeTake take);
gboolean    along_merge_has_one_support (AlongMerge *self);
AlongEdit  *along_merge_edit      (AlongMerge *self, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;

AlongId     along_merge_new_id    (AlongId old, AlongId edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongMerge, along_merge_free)

G_END_DECLS
