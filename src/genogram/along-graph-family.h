/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-graph.h"

G_BEGIN_DECLS

/**
 * AlongGraphFlags: what of a family's record goes into its genogram besides people, couples and children, and in which
 * notation.
 *
 * A class of marks of its own, %ALONG_GRAPH_SENSITIVE, is never in a copy that leaves the house unless somebody chose
 * it: abuse, violence and control and what a person asked to keep private; losses and why a couple has no children;
 * sexual orientation; the sex recorded at birth; who told us; who is safe
 * around the baby; affairs and short times, doubts about a parent, donors and surrogates.
 */
typedef enum
{
  ALONG_GRAPH_WITH_PRIVATE = 1 << 0,      /* bonds of harm, and those a person asked to keep private */
  ALONG_GRAPH_WITH_LOSSES = 1 << 1,       /* miscarriages, ended pregnancies, stillbirths; couples without children */
  ALONG_GRAPH_WITH_CONDITIONS = 1 << 2,   /* shading, letters */
  ALONG_GRAPH_WITH_CARE = 1 << 3,         /* brackets, tags and lines of care */
  ALONG_GRAPH_CLINICAL = 1 << 4,          /* the clinical pedigree's symbols */
  ALONG_GRAPH_WITH_ORIENTATION = 1 << 5,  /* sexual orientation: a small triangle; off unless asked for */
  ALONG_GRAPH_WITH_SEX_AT_BIRTH = 1 << 6, /* inner shape, or AFAB and AMAB; off unless asked for */
  ALONG_GRAPH_WITH_YEARS = 1 << 7,        /* years of birth of the living, too */
  ALONG_GRAPH_SCOTLAND = 1 << 8,          /* the tags of care that are used there; without: England and Wales */
  ALONG_GRAPH_NORTHERN_IRELAND = 1 << 9,
  ALONG_GRAPH_WITH_SOURCES = 1 << 10,     /* who told us of a line between people: said, never drawn; for the screen alone */
  ALONG_GRAPH_WITH_SECRETS = 1 << 11,     /* affairs, short times, doubts about a parent, donors and surrogates: along-secrets.h */
  ALONG_GRAPH_WITH_SAFETY = 1 << 19,      /* who is safe around the baby, and who is not; off unless asked for */
  ALONG_GRAPH_WITH_OWN_HOMES = 1 << 21,   /* under a name where somebody lives alone; for the screen alone: it may be a refuge */
  ALONG_GRAPH_PAST = 1 << 20, /* a day before today: without the words under a name, which are today's */
  ALONG_GRAPH_SENSITIVE = ALONG_GRAPH_WITH_PRIVATE | ALONG_GRAPH_WITH_LOSSES | ALONG_GRAPH_WITH_ORIENTATION
                          | ALONG_GRAPH_WITH_SEX_AT_BIRTH | ALONG_GRAPH_WITH_SOURCES | ALONG_GRAPH_WITH_SAFETY
                          | ALONG_GRAPH_WITH_SECRETS | ALONG_GRAPH_WITH_OWN_HOMES,
  ALONG_GRAPH_WORKER = ALONG_GRAPH_WITH_LOSSES | ALONG_GRAPH_WITH_CONDITIONS | ALONG_GRAPH_WITH_CARE | ALONG_GRAPH_WITH_SECRETS,
} AlongGraphFlags;

AlongGraphFlags along_graph_nation (AlongFamily *team);
AlongGraph *along_graph_from_family (AlongFamily *family, int day, AlongGraphFlags flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
