/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-here.h"
#include "along-same.h"

G_BEGIN_DECLS

/* Used by along-gedcom-here*.c alone. */

typedef struct
{
  AlongId id;
  gboolean taken; /* is somebody of the document */
  gboolean nameless;
} AlongGedcomHerePerson;

/* Indexes of people. */
typedef struct
{
  guint parent, child;
} AlongGedcomHereKin;

/* A couple, or one parent alone, with children. */
typedef struct
{
  AlongId id;
  gboolean couple;
  int parent[2]; /* indexes of people, -1 */
} AlongGedcomHereSet;

struct _AlongGedcomHere
{
  GArray *people;       /* AlongGedcomHerePerson */
  GArray *kin;          /* AlongGedcomHereKin */
  AlongSameSide *side;  /* the people, with their indexes, then brothers and sisters */
  GHashTable *by_id;    /* AlongId -> index of people and 1 */
  GHashTable *names;    /* folded name -> its number */
  GHashTable *births;   /* EDTF -> its number */
  GHashTable *ties;     /* "tie one other" -> text of a record's id */
  GArray *sets;         /* AlongGedcomHereSet */
  GHashTable *set_of;   /* AlongId of a couple or lone parent -> index of sets and 1 */
  GPtrArray *sets_of;   /* of each of the people: (nullable) GArray of guint, the sets they are a child of */
  GHashTable *children; /* AlongId of a couple or lone parent -> GArray of guint, indexes of people */
  GArray *said;         /* AlongGedcomHereSaid, of each of the people */
  GHashTable *called;   /* "index of people, folded name": a set */
  GHashTable *losses;   /* "mother outcome day": a set */
  GHashTable *houses;   /* folded name -> AlongId of the household */
  GHashTable *xrefs;    /* of records that are kept lines: a set */
  GHashTable *kept;     /* "about TAG words", folded: a set of kept lines */
  GHashTable *records;  /* AlongId of couples and households: a set */
  GHashTable *couples;  /* key of a tie -> GPtrArray of couples, with what is said of them */
  int *match;           /* person of the document -> index of people, -1 */
  guint8 *state;        /* AlongGedcomHereState */
  guint n_file;
};

AlongSameNode along_gedcom_here_node    (AlongGedcomHere *here, const char *name, int gender, const char *born, const char *died,
                                         gboolean dead);
char         *along_gedcom_here_tie_key (AlongGedcomTie tie, AlongId one, AlongId other) G_GNUC_WARN_UNUSED_RESULT;
void          along_gedcom_here_add_said (AlongGedcomHere *here, AlongFamily *family);
gboolean      along_gedcom_here_index   (AlongGedcomHere *here, AlongId id, guint *index);
gboolean      along_gedcom_here_common_set (AlongGedcomHere *here, const AlongGedcomCouple *couple, const AlongGedcomLink *links,
                                            guint known, guint *set);
void          along_gedcom_here_give_up (AlongGedcomHere *here, AlongGedcom *gedcom);

G_END_DECLS
