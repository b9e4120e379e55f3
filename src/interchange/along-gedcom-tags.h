/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tags that some part of the reader or the writer looks at; every other is ALONG_TAG_OTHER. */
#define ALONG_GEDCOM_TAGS(TAG)                                                                     \
  TAG (HEAD) TAG (TRLR) TAG (INDI) TAG (FAM) TAG (SOUR) TAG (NOTE) TAG (SNOTE) TAG (OBJE) TAG (REPO)   \
  TAG (SUBM) TAG (SUBN) TAG (GEDC) TAG (VERS) TAG (FORM) TAG (CHAR) TAG (SCHMA) TAG (TAG)              \
  TAG (CONC) TAG (CONT) TAG (NAME) TAG (GIVN) TAG (SURN) TAG (NICK) TAG (NPFX) TAG (SPFX) TAG (NSFX)   \
  TAG (TYPE) TAG (SEX) TAG (DATE) TAG (PLAC) TAG (AGE) TAG (PHRASE) TAG (RESN) TAG (NO)                \
  TAG (FAMC) TAG (FAMS) TAG (HUSB) TAG (WIFE) TAG (CHIL) TAG (PEDI) TAG (STAT) TAG (ASSO) TAG (RELA)   \
  TAG (ROLE) TAG (LANG) TAG (CAUS) TAG (FACT) TAG (RESI) TAG (TIME) TAG (DATA)                         \
  TAG (BIRT) TAG (CHR) TAG (DEAT) TAG (BURI) TAG (CREM) TAG (ADOP) TAG (BAPM) TAG (BARM) TAG (BASM)    \
  TAG (BLES) TAG (CHRA) TAG (CONF) TAG (FCOM) TAG (ORDN) TAG (NATU) TAG (EMIG) TAG (IMMI) TAG (CENS)   \
  TAG (PROB) TAG (WILL) TAG (GRAD) TAG (RETI) TAG (EVEN)                                               \
  TAG (ANUL) TAG (DIV) TAG (DIVF) TAG (ENGA) TAG (MARB) TAG (MARC) TAG (MARL) TAG (MARR) TAG (MARS)    \
  TAG (_FREL) TAG (_MREL) TAG (_ALN_EREL) TAG (_ALN_HOUS) TAG (_ALN_SEX) TAG (_ALN_PHRASE)  \
  TAG (_ALN_BOTH) TAG (_ALN_CARE) TAG (_ALN_CODE) TAG (_ALN_GEST) TAG (_ALN_WITH)

typedef enum
{
  ALONG_TAG_OTHER,
#define ALONG_TAG_ENUM(name) ALONG_TAG_##name,
  ALONG_GEDCOM_TAGS (ALONG_TAG_ENUM)
#undef ALONG_TAG_ENUM
  ALONG_N_TAGS,
} AlongGedcomTag;

AlongGedcomTag along_gedcom_tag_of       (const char *text, gsize length);
const char    *along_gedcom_tag_name     (AlongGedcomTag tag);
gboolean       along_gedcom_tag_is_event (AlongGedcomTag tag);

G_END_DECLS
