/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-gedcom-write.h"

G_BEGIN_DECLS

/** What goes out besides the structure (names, dates, links): each a choice of its own. */
typedef enum
{
  ALONG_GEDCOM_EXPORT_STRUCTURE = 0,
  ALONG_GEDCOM_EXPORT_NOTES = 1 << 0,
  ALONG_GEDCOM_EXPORT_BONDS = 1 << 1,       /* emotional lines; restricted lines never */
  ALONG_GEDCOM_EXPORT_CARE = 1 << 2,        /* adoption, fostering, guardianship, social care, legal status, where a child lives */
  ALONG_GEDCOM_EXPORT_HEALTH = 1 << 3,      /* conditions */
  ALONG_GEDCOM_EXPORT_PREGNANCIES = 1 << 4, /* due dates and losses */
  ALONG_GEDCOM_EXPORT_IDENTITY = 1 << 5,    /* other names, gender identity, sex at birth */
  ALONG_GEDCOM_EXPORT_HOMES = 1 << 6,       /* who lives together */
  ALONG_GEDCOM_EXPORT_KEPT = 1 << 7,        /* lines of an imported file that have no place in the record */
  ALONG_GEDCOM_EXPORT_SECRETS = 1 << 8,     /* affairs, short times, doubts about a parent, donors and surrogates */
  ALONG_GEDCOM_EXPORT_EVERYTHING = (1 << 9) - 1,
  ALONG_GEDCOM_EXPORT_CONFIDENTIAL = 1 << 9, /* also who and what an imported file marked as confidential */
} AlongGedcomExportParts;

/** AlongGedcomExported: what went out and what stayed. */
typedef struct
{
  guint records;  /* people, couples, links and lines written */
  guint left_out; /* records of the genogram that the chosen parts leave out */
} AlongGedcomExported;

char *along_gedcom_from_family (AlongFamily *family, AlongGedcomTarget target, AlongGedcomExportParts parts,
                                AlongGedcomExported *exported, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
char *along_gedcom_for_reader (AlongFamily *family, AlongId reader, AlongGedcomTarget target, AlongGedcomExportParts parts,
                               AlongGedcomExported *exported, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
AlongGedcomExportParts along_gedcom_export_part (const char *word);
char *along_gedcom_export_words (AlongGedcomExportParts parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
