/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ALONG_INTERCHANGE_ERROR (along_interchange_error_quark ())
GQuark along_interchange_error_quark (void);

typedef enum
{
  ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND, /* the file is something else */
  ALONG_INTERCHANGE_ERROR_TOO_BIG,       /* over ALONG_GEDCOM_MOST_BYTES */
  ALONG_INTERCHANGE_ERROR_DAMAGED,       /* the file's container cannot be unpacked */
  ALONG_INTERCHANGE_ERROR_UNFIT,         /* what was asked for cannot be written in this form */
} AlongInterchangeError;

#define ALONG_GEDCOM_MOST_BYTES (256u * 1024 * 1024)
#define ALONG_GEDCOM_MOST_NESTING 200
#define ALONG_GEDCOM_MOST_WARNINGS 1000
#define ALONG_GEDCOM_NOBODY G_MAXUINT /* a child or parent known to be there, but not who (@VOID@) */

/**
 * AlongGedcom: a GEDCOM file as read. Never changed after reading, so it may be read from any thread.
 * Holds every line of the file (also those that no record of ours has a place for) and, made from
 * them, the people, the couples and the links between them, with the two directions of each link
 * brought into agreement.
 */
typedef struct _AlongGedcom AlongGedcom;

/** AlongGedcomWarning: something in the file that was repaired or left as it is; line 0 is the whole file. */
typedef struct
{
  guint line;
  char *text;
} AlongGedcomWarning;

typedef enum
{
  ALONG_GEDCOM_PEDIGREE_UNSAID,
  ALONG_GEDCOM_PEDIGREE_BIRTH, /* what the file calls birth: not a statement about genes */
  ALONG_GEDCOM_PEDIGREE_ADOPTED,
  ALONG_GEDCOM_PEDIGREE_FOSTER,
  ALONG_GEDCOM_PEDIGREE_STEP,
  ALONG_GEDCOM_PEDIGREE_GUARDIAN,
  ALONG_GEDCOM_PEDIGREE_SEALING,
  ALONG_GEDCOM_PEDIGREE_DONOR,
  ALONG_GEDCOM_PEDIGREE_SURROGATE,
  ALONG_GEDCOM_PEDIGREE_OTHER,
} AlongGedcomPedigree;

/** AlongGedcomPerson: strings are owned by the document; any but @xref may be %NULL. */
typedef struct
{
  const char *xref; /* without the @ signs */
  const char *name; /* "Joseph de Allen jr.", in one line; %NULL if the file has none */
  const char *given;
  const char *surname;
  const char *nick;
  const char *born; /* EDTF; %NULL if not known or not to be put into EDTF */
  const char *died;
  const char *born_text; /* as in the file */
  const char *died_text;
  char sex; /* 'M', 'F', 'X' or 'U' */
  gboolean dead;
  gboolean stillborn;
  gboolean confidential; /* RESN */
  guint number;          /* line number in the file */
  guint line;            /* its first record, for along_gedcom_line_*() */
  const guint *links; /* as a child: indexes into along_gedcom_links() */
  guint n_links;
  const guint *couples; /* as a partner: indexes into along_gedcom_couples(), each once */
  guint n_couples;
} AlongGedcomPerson;

/** AlongGedcomCouple: a FAM record: nought, one, two or (in bad files) more partners. */
typedef struct
{
  const char *xref;
  const guint *partners; /* indexes into along_gedcom_people(), in the file's order; the same may be there twice */
  guint n_partners;
  guint husband; /* who stands in the first HUSB and the first WIFE line: positions, not roles or sexes; */
  guint wife;    /* ALONG_GEDCOM_NOBODY if there is no such line */
  const guint *links; /* children in the order of the file: indexes into along_gedcom_links() */
  guint n_links;
  gboolean married;
  gboolean engaged;
  gboolean not_married; /* the file says that they were not (NO MARR) */
  gboolean divorced;
  gboolean separated;
  gboolean ended; /* the end of what was no marriage */
  gboolean reconciled;
  gboolean again;   /* it begins with their coming together again, after another record of the two */
  gboolean changed; /* what they were to each other until "to", when they became something else */
  const char *from; /* EDTF of the marriage, else of the beginning of living together, else of the engagement; may be %NULL */
  const char *to;   /* EDTF of divorce, annulment or separation; may be %NULL */
  const char *parted;   /* EDTF of the separation of those who were divorced, no earlier, or were together again; may be %NULL */
  const char *resumed;  /* of @parted: EDTF since when they were together again; then @divorced, @separated, @ended and @to are of
                           what came after that; may be %NULL */
  gboolean parted_ended; /* of @parted: it was the end of what was no marriage */
  guint resumed_line;   /* of @resumed: the event */
  const char *together; /* EDTF since when those who married had lived together before; may be %NULL */
  const char *before;   /* of @together: the words of the event */
  const char *type; /* MARR.TYPE or the words of the event; may be %NULL */
  guint number;
  guint line;
} AlongGedcomCouple;

/** AlongGedcomLink: a child of a couple. */
typedef struct
{
  guint child; /* index into along_gedcom_people(), or ALONG_GEDCOM_NOBODY */
  guint couple;
  AlongGedcomPedigree pedigree;
  AlongGedcomPedigree to_partner[2]; /* to the HUSB and to the WIFE; @pedigree where the file does not tell them apart */
  const char *phrase; /* the file's own words, or %NULL */
  gboolean makes_loop; /* following it would make somebody their own ancestor: leave it out */
  guint number;
  guint famc; /* the line of the child's record that names the couple, for along_gedcom_line_*(); 0: there is none */
  guint adop; /* the line of the event that tells of the adoption, or 0 */
} AlongGedcomLink;

/** AlongGedcomProgress: @done from 0 to 1; called in the reading thread. */
typedef void (*AlongGedcomProgress) (double done, gpointer data);

AlongGedcom *along_gedcom_load_file  (const char *path, GCancellable *cancellable,
                                      AlongGedcomProgress progress, gpointer progress_data, GError **error);
AlongGedcom *along_gedcom_load_bytes (GBytes *bytes, GCancellable *cancellable,
                                      AlongGedcomProgress progress, gpointer progress_data, GError **error);
void         along_gedcom_free       (AlongGedcom *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongGedcom, along_gedcom_free)

const char *along_gedcom_version (AlongGedcom *self);
gboolean    along_gedcom_is_7    (AlongGedcom *self);
gboolean    along_gedcom_is_cut  (AlongGedcom *self);
const char *along_gedcom_charset (AlongGedcom *self);

const AlongGedcomPerson  *along_gedcom_people   (AlongGedcom *self, guint *n);
const AlongGedcomCouple  *along_gedcom_couples  (AlongGedcom *self, guint *n);
const AlongGedcomLink    *along_gedcom_links    (AlongGedcom *self, guint *n);
const AlongGedcomWarning *along_gedcom_warnings (AlongGedcom *self, guint *n);
gboolean along_gedcom_couple_is_two (const AlongGedcomCouple *couple);
guint    along_gedcom_record (AlongGedcom *self, const char *xref);
gboolean along_gedcom_find_person (AlongGedcom *self, const char *xref, guint *index);

/** AlongGedcomFacts: what is in a document, counted. */
typedef struct
{
  guint people;
  guint couples;
  guint child_links;
  guint sources; /* source records */
  guint events;  /* event structures of people and couples: BIRT, DEAT, MARR, EVEN and so on */
  guint kept_lines; /* lines that no record of ours has a place for */
} AlongGedcomFacts;

void along_gedcom_facts (AlongGedcom *self, AlongGedcomFacts *facts);

/* The lines as a tree, for what people, couples and links do not hold. Lines are numbers; 0 is "no
 * line" as an answer and the whole file as an argument. */
guint       along_gedcom_line_first   (AlongGedcom *self, guint line);
guint       along_gedcom_line_next    (AlongGedcom *self, guint line);
guint       along_gedcom_line_find    (AlongGedcom *self, guint line, const char *tag);
gboolean    along_gedcom_line_is      (AlongGedcom *self, guint line, const char *tag);
guint       along_gedcom_line_number  (AlongGedcom *self, guint line);
char       *along_gedcom_line_tag     (AlongGedcom *self, guint line) G_GNUC_WARN_UNUSED_RESULT;
char       *along_gedcom_line_xref    (AlongGedcom *self, guint line) G_GNUC_WARN_UNUSED_RESULT;
char       *along_gedcom_line_text    (AlongGedcom *self, guint line) G_GNUC_WARN_UNUSED_RESULT;
char       *along_gedcom_line_pointer (AlongGedcom *self, guint line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
