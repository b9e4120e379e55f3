/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-id.h"

G_BEGIN_DECLS

/** AlongDuplicateSide: somebody who may be here twice. */
typedef struct
{
  AlongId person;    /* ALONG_ID_NONE: it is about the families themselves */
  AlongId family;
  char *name;
  char *born;        /* (nullable) EDTF */
  char *family_name;
  char *reference;   /* (nullable): of the family */
} AlongDuplicateSide;

/**
 * AlongDuplicate: two people, or two families, who may be one.
 *
 * @score: of 100, see along-alike.h
 * @reasons: AlongAlikeReasons; 0: two families of one reference
 * @apart: somebody said that they are not the same
 */
typedef struct
{
  AlongDuplicateSide one, other;
  int score;
  guint reasons;
  gboolean apart;
} AlongDuplicate;

AlongDuplicate *along_duplicate_new  (void);
void            along_duplicate_free (AlongDuplicate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongDuplicate, along_duplicate_free)

G_END_DECLS
