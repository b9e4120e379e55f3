/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family-details.h"
#include "along-family-facts.h"
#include "along-refused-rows.h"

G_BEGIN_DECLS

/** AlongFamilyDetails: what was asked when a family was added, to be written or put right later. */
struct _AlongFamilyDetails
{
  AdwWindow parent_instance;

  GtkWidget *scrolled;
  GtkWidget *note;      /* the line of the draft */
  GtkWidget *draft_note;
  GtkWidget *let_go;
  GtkWidget *groups;
  GtkWidget *rows[ALONG_FACT_N_FIELDS]; /* those of the support are %NULL where there is none */
  AlongRefusedRows refused;

  AlongSession *session;
  AlongFamily *family;
  char *draft;
  char *as_it_was[ALONG_FACT_N_FIELDS]; /* what each row says in a draft, before anything is changed */
  GArray *keyworkers, *buddies; /* AlongId of each choice but the last, somebody else */
  gboolean filling;
};

/* along-family-details.c */
void      along_family_details_typed     (GtkWidget *row, AlongFamilyDetails *self);

/* along-family-details-rows.c */
gboolean  along_family_details_is_worker (guint fact);
GArray   *along_family_details_choices   (AlongFamilyDetails *self, AlongFact fact);
void      along_family_details_fill      (AlongFamilyDetails *self);

G_END_DECLS
