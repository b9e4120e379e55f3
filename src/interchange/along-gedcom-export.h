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
  ALONG_GEDCOM_EXPORT_BONDS = 1 << 1, /* emotional lines; restricted ones never */
  ALONG_GEDCOM_EXPORT_CARE = 1 << 2,  /* adoption, fostering, guardianship */
  ALONG_GEDCOM_EXPORT_HEALTH = 1 << 3, /* conditions, stillbirth said as such */
} AlongGedcomExportParts;

/** AlongGedcomExported: what went out and what stayed. */
typedef struct
{
  guint records;  /* people, couples, links and lines written */
  guint left_out; /* records of the genogram that the chosen parts leave out */
} AlongGedcomExported;

char *along_gedcom_from_family (AlongFamily *family, AlongGedcomTarget target, AlongGedcomExportParts parts,
                                AlongGedcomExported *exported, gsize *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
