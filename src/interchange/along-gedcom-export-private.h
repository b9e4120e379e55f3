/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-couples.h"
#include "along-gedcom-export.h"
#include "along-gedcom-export-kept.h"

G_BEGIN_DECLS

/* A FAM record to be: a couple, a lone parent, or the carers of a child. */
typedef struct
{
  AlongRecord *couple; /* or NULL */
  AlongRecord *divorce; /* (nullable): of those who parted, which is @couple: their divorce */
  AlongRecord *again;   /* (nullable): likewise, that they are together again, and what came of it; not both */
  AlongId one, other;  /* other may be none */
  GArray *children;    /* Child */
} Union;

typedef struct
{
  guint child;                       /* number of the person */
  AlongRecord *care;                 /* (nullable): the care link */
  const char *nature;                /* (nullable): PEDI OTHER with these words in 7.0, which has no _FREL */
  const char *to_father, *to_mother; /* _FREL, _MREL; NULL where they do not differ */
} Child;

/* An INDI record that is no person of ours: a pregnancy that was lost. */
typedef struct
{
  AlongRecord *pregnancy;
  guint number;
} Loss;

typedef struct
{
  AlongFamily *whole;  /* all of the record */
  AlongFamily *family; /* what of it may go out */
  AlongId reader;      /* whose copy it is, or none */
  AlongGedcomTarget target;
  AlongGedcomExportParts parts;
  GString *out;
  GHashTable *people; /* AlongId * -> GUINT_TO_POINTER (number from 1) */
  GArray *losses;     /* Loss: numbered after the people */
  GPtrArray *unions;  /* Union, FAM F1 first */
  GHashTable *spouses; /* person number -> GArray of union numbers */
  GHashTable *parents; /* person number -> GArray of { union number, index of child } */
  GHashTable *union_of_couple; /* AlongId * -> number */
  GHashTable *lone_links; /* person number -> GPtrArray of child_link to one parent */
  GHashTable *twins;      /* set of twins -> GPtrArray of AlongRecord */
  GHashTable *of[ALONG_N_KINDS]; /* records of a kind by the number of their person; NULL: not grouped */
  GHashTable *hiding;     /* AlongId *: households of those who must not be found */
  GHashTable *hidden_twos; /* two_of(): those of whom nothing goes out that they were to each other: a set */
  AlongGedcomKept *kept;
  AlongCouples *couples;
  AlongGedcomExported exported;
} Export;

#define ALONG_GEDCOM_XREF 16 /* room for "I" or "F" and a number */

/* Who and what goes out. */
void       along_gedcom_export_begin     (Export *export);
void       along_gedcom_export_end       (Export *export);
guint      along_gedcom_export_number    (Export *export, AlongId person);
void       along_gedcom_export_positions (Export *export, const Union *u, AlongId *husband, AlongId *wife);
GHashTable *along_gedcom_export_group    (Export *export, AlongKindId kind, int property);
GPtrArray *along_gedcom_export_of        (GHashTable *groups, guint person);

/* Lines. */
void       along_gedcom_export_xref      (char prefix, guint number, char xref[ALONG_GEDCOM_XREF]);
void       along_gedcom_export_put       (Export *export, guint level, const char *tag, const char *text);
void       along_gedcom_export_date      (Export *export, guint level, const char *edtf);
void       along_gedcom_export_period    (Export *export, guint level, const char *from, const char *to);
gboolean   along_gedcom_export_wants     (Export *export, AlongGedcomExportParts part);
void       along_gedcom_export_facts     (Export *export, AlongRecord *person, guint number);
void       along_gedcom_export_bonds     (Export *export, AlongRecord *person, guint number);
void       along_gedcom_export_losses    (Export *export);
void       along_gedcom_export_homes     (Export *export);
GHashTable *along_gedcom_export_find_hiding (Export *export);
const char *along_gedcom_export_sex      (Export *export, AlongRecord *person);
gboolean   along_gedcom_export_lives     (Export *export, AlongRecord *pregnancy, AlongId baby);
gboolean   along_gedcom_export_is_stillborn (Export *export, AlongId person);
gboolean   along_gedcom_export_called   (AlongId id, const char *tag, char room[ALONG_GEDCOM_XREF], gpointer export);
gboolean   along_gedcom_export_is_loss   (int outcome);

G_END_DECLS
