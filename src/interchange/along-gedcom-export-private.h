/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-export.h"

G_BEGIN_DECLS

/* A FAM record to be: a couple, a lone parent, or the carers of a child. */
typedef struct
{
  AlongRecord *couple; /* or NULL */
  AlongId one, other;  /* other may be none */
  GArray *children;    /* Child */
} Union;

typedef struct
{
  AlongId child;
  const char *pedigree;              /* PEDI, or NULL */
  const char *to_father, *to_mother; /* _FREL, _MREL; NULL where they do not differ */
} Child;

typedef struct
{
  AlongFamily *family;
  AlongGedcomTarget target;
  AlongGedcomExportParts parts;
  GString *out;
  GHashTable *people; /* AlongId * -> GUINT_TO_POINTER (number from 1) */
  GPtrArray *unions;  /* Union, FAM F1 first */
  GHashTable *spouses; /* person number -> GArray of union numbers */
  GHashTable *parents; /* person number -> GArray of { union number, index of child } */
  GHashTable *union_of_couple; /* AlongId * -> number */
  GHashTable *lone_links; /* person number -> GPtrArray of child_link to one parent */
  AlongGedcomExported exported;
} Export;

void       along_gedcom_export_begin     (Export *export);
void       along_gedcom_export_end       (Export *export);
guint      along_gedcom_export_number    (Export *export, AlongId person);
void       along_gedcom_export_positions (Export *export, const Union *u, AlongId *husband, AlongId *wife);
GHashTable *along_gedcom_export_group    (Export *export, AlongKindId kind, int property);
GPtrArray *along_gedcom_export_of        (GHashTable *groups, guint person);

G_END_DECLS
