/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-import.h"

G_BEGIN_DECLS

/* A record of two people, and the couple of the document it was made of. */
typedef struct
{
  AlongId id;
  const AlongGedcomCouple *by;
} AlongGedcomTold;

/* An import under way: used by along-gedcom-import*.c alone. */
typedef struct
{
  AlongGedcom *gedcom;
  AlongEdit *edit;
  GPtrArray *problems;
  const AlongGedcomPerson *people;
  const AlongGedcomCouple *couples;
  const AlongGedcomLink *links;
  guint n_people, n_couples, n_links;
  AlongGedcomHere *here;
  AlongId *person;         /* record of each person */
  AlongId *couple;         /* record of each couple; none where the file has one person and says nothing of a couple, or nobody */
  AlongId *lone_parent;    /* instead: the one parent, known or not */
  GHashTable *pairs;       /* two people of the document -> AlongRecord: the couple that came in */
  GHashTable *told;        /* of two people what they were besides the couple of their FAM record -> AlongGedcomTold */
  GHashTable *moved;       /* line of an event -> AlongId: the couple it became, which is not that of its FAM record */
  GHashTable *houses;      /* xref -> AlongId: the household that came in, or was here */
  GHashTable *pregnancies; /* mother, outcome, and day or set of twins -> AlongRecord: twins are babies of one */
  AlongRecord **record;    /* of each person who comes in; NULL: is here already, or is no person */
  guint8 *taken;           /* of each line: what it says is in the record */
  int today;
  GCancellable *cancellable; /* (nullable) */
  AlongGedcomProgress progress; /* (nullable) */
  gpointer progress_data;
} Import;

/* Whether to go on: asked of each of @n, which together take it from @begin to @end of 1. */
gboolean along_gedcom_import_goes_on   (Import *import, double begin, double end, guint i, guint n);

/* What the record makes of a document's words. */
int      along_gedcom_import_gender    (char sex);
int      along_gedcom_import_care      (AlongGedcomPedigree pedigree);
gboolean along_gedcom_import_is_apart  (const AlongGedcomCouple *couple, const AlongGedcomLink *link);
gboolean along_gedcom_import_says_something (const AlongGedcomCouple *couple);
const AlongGedcomTold *along_gedcom_import_before (Import *import, const AlongGedcomCouple *couple);
const AlongGedcomTold *along_gedcom_import_parted (Import *import, const AlongGedcomCouple *couple);
const AlongGedcomTold *along_gedcom_import_resumed (Import *import, const AlongGedcomCouple *couple);
gint64   along_gedcom_import_pair      (guint one, guint other);
gboolean along_gedcom_import_ends_before (const char *begin, const char *end);

gboolean along_gedcom_import_is_future (Import *import, const char *edtf);
char    *along_gedcom_import_notes     (Import *import, guint record) G_GNUC_WARN_UNUSED_RESULT;
AlongId  along_gedcom_import_unknown   (Import *import);
gboolean along_gedcom_import_is_tied   (Import *import, AlongGedcomTie tie, AlongId one, AlongId other, AlongId *record);

gboolean along_gedcom_import_is_loss   (Import *import, guint index);
void     along_gedcom_import_take      (Import *import, guint line);
guint    along_gedcom_import_take_child (Import *import, guint line, const char *tag);
void     along_gedcom_import_period    (Import *import, guint line, char **from, char **to);
void     along_gedcom_import_set_line  (Import *import, AlongRecord *record, int property, const char *text, guint number);
void     along_gedcom_import_set_text  (Import *import, AlongRecord *record, int property, const char *text, guint number);
int      along_gedcom_import_care_of   (Import *import, const AlongGedcomLink *link);

/* What of the document comes in, one after the other. */
void     along_gedcom_import_person    (Import *import, guint index, const char *about);
void     along_gedcom_import_couple    (Import *import, guint index);
void     along_gedcom_import_link      (Import *import, guint index);
void     along_gedcom_import_facts     (Import *import, guint index);
void     along_gedcom_import_kept      (Import *import);
void     along_gedcom_import_homes     (Import *import);
void     along_gedcom_import_bonds     (Import *import, guint index);

G_END_DECLS
