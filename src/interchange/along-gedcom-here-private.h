/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-here.h"
#include "along-same.h"

G_BEGIN_DECLS

/* Used by along-gedcom-here*.c alone. */

typedef struct
{
  AlongId id;
  gboolean born, died, noted; /* what the record says */
  gboolean taken;             /* is somebody of the document */
} AlongGedcomHerePerson;

/* Indexes of people. */
typedef struct
{
  guint parent, child;
} AlongGedcomHereKin;

struct _AlongGedcomHere
{
  GArray *people;       /* AlongGedcomHerePerson */
  GArray *kin;          /* AlongGedcomHereKin */
  AlongSameSide *side;  /* the people, with their indexes, then brothers and sisters */
  GHashTable *by_id;    /* AlongId -> index of people and 1 */
  GHashTable *names;    /* folded name -> its number */
  GHashTable *births;   /* EDTF -> its number */
  GHashTable *ties;     /* "tie one other" -> text of a record's id */
  GHashTable *parents;  /* text of a child's id -> "c couple" or "p parent" */
  GHashTable *children; /* AlongId of a couple or lone parent -> GArray of guint, indexes of people */
  int *match;           /* person of the document -> index of people, -1 */
  guint8 *state;        /* AlongGedcomHereState */
  guint n_file;
};

AlongSameNode along_gedcom_here_node    (AlongGedcomHere *here, const char *name, int gender, const char *born, const char *died,
                                         gboolean dead);
gboolean      along_gedcom_here_index   (AlongGedcomHere *here, AlongId id, guint *index);
void          along_gedcom_here_give_up (AlongGedcomHere *here, AlongGedcom *gedcom);

G_END_DECLS
