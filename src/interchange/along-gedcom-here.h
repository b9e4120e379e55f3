/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-gedcom.h"

G_BEGIN_DECLS

/**
 * AlongGedcomHere: who of a document is in a family's record already. What it knows of the family is copied when it is
 * made, in the main thread; afterwards it may go to another.
 */
typedef struct _AlongGedcomHere AlongGedcomHere;

/** AlongGedcomTie: what joins two records of the family. */
typedef enum
{
  ALONG_GEDCOM_TIE_COUPLE,    /* two people, either way round: the couple */
  ALONG_GEDCOM_TIE_PARENT,    /* a child and a parent, alone or of a couple: the couple, or the parent alone */
  ALONG_GEDCOM_TIE_CHILD,     /* a child and a couple */
  ALONG_GEDCOM_TIE_CARE,      /* a child and a carer */
  ALONG_GEDCOM_TIE_PREGNANCY, /* a baby and the mother */
  ALONG_GEDCOM_TIE_BOND,      /* from one to another; the kind of the bond is added */
} AlongGedcomTie;

/** AlongGedcomHereState: of a person of the document. */
typedef enum
{
  ALONG_GEDCOM_HERE_NEW,          /* nobody of the family */
  ALONG_GEDCOM_HERE_SAME,         /* somebody of the family */
  ALONG_GEDCOM_HERE_UNCLEAR,      /* somebody has that name, and nothing tells whether they are the same: taken as new */
  ALONG_GEDCOM_HERE_CONTRADICTED, /* somebody fits, but then one would be their own ancestor: taken as new */
} AlongGedcomHereState;

/** AlongGedcomHereSaid: what the record says of somebody; any may be %NULL. */
typedef struct
{
  char *born, *died; /* EDTF */
  char *note;
} AlongGedcomHereSaid;

/** AlongGedcomHereCouple: what a document says of two people: enums or -1, EDTF and words or %NULL where it says nothing. */
typedef struct
{
  int kind, state;
  const char *from, *to, *note;
} AlongGedcomHereCouple;

AlongGedcomHere *along_gedcom_here_new     (AlongFamily *family);
void             along_gedcom_here_free    (AlongGedcomHere *here);

gboolean         along_gedcom_here_match   (AlongGedcomHere *here, AlongGedcom *gedcom, GCancellable *cancellable, GError **error);
AlongId          along_gedcom_here_person  (AlongGedcomHere *here, guint person);
AlongGedcomHereState along_gedcom_here_state (AlongGedcomHere *here, guint person);
guint            along_gedcom_here_count   (AlongGedcomHere *here);
gboolean         along_gedcom_here_tied    (AlongGedcomHere *here, AlongGedcomTie tie, AlongId one, AlongId other, AlongId *record);
gboolean         along_gedcom_here_has_parents (AlongGedcomHere *here, guint person);
gboolean         along_gedcom_here_parents (AlongGedcomHere *here, const AlongGedcomCouple *of, const AlongGedcomLink *links,
                                            guint known, AlongId *couple, AlongId *parent);
gboolean         along_gedcom_here_fuller  (AlongGedcomHere *here, const AlongGedcomCouple *couple, const AlongGedcomLink *links,
                                            guint known, guint *child);
const AlongGedcomHereSaid *along_gedcom_here_said (AlongGedcomHere *here, guint person);
gboolean         along_gedcom_here_is_called (AlongGedcomHere *here, guint person, const char *name);
gboolean         along_gedcom_here_has_day (const char *there, const char *day);
gboolean         along_gedcom_here_has_note (const char *there, const char *note);
gboolean         along_gedcom_here_has_couple (AlongGedcomHere *here, AlongId one, AlongId other, const AlongGedcomHereCouple *says,
                                               AlongId *couple);
gboolean         along_gedcom_here_has_loss (AlongGedcomHere *here, AlongId mother, int outcome, const char *ended);
gboolean         along_gedcom_here_household (AlongGedcomHere *here, const char *name, AlongId *household);
gboolean         along_gedcom_here_has_xref (AlongGedcomHere *here, const char *xref);
gboolean         along_gedcom_here_keeps (AlongGedcomHere *here, AlongId about, const char *tag, const char *text);
gboolean         along_gedcom_here_is_record (AlongGedcomHere *here, AlongId id);
gboolean         along_gedcom_here_take_child (AlongGedcomHere *here, AlongId set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongGedcomHere, along_gedcom_here_free)

G_END_DECLS
