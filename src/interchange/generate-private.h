/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-generate.h"

G_BEGIN_DECLS

/* The last day of the generated team's record, as in the demonstration. */
#define GENERATE_TODAY "2026-06-30"

typedef struct
{
  AlongId id;
  int weekly_minutes;
} GenerateWorker;

/** GenerateForms: forms filled in, to be handed out. */
typedef struct _GenerateForms GenerateForms;

typedef struct
{
  guint64 state;     /* of the one stream of random numbers */
  guint64 n_ids;
  guint seed_mark;   /* keeps the ids of different seeds apart */
  int today;
  GArray *keyworkers; /* of GenerateWorker */
  AlongId manager;
  GenerateForms *forms;
  AlongGenerated *made;
} Generate;

/* What the rest of a family's record hangs on. */
typedef struct
{
  AlongEdit *edit;
  AlongId family;
  gboolean calderdale;
  AlongId mother, father; /* father: none if unknown */
  AlongId baby, pregnancy;
  int start;              /* day of the first contact, or what would have been it */
  int edd, born;          /* born: ALONG_DAY_NONE if not yet, or a loss */
  gboolean loss;
  gboolean removed;
} GenerateFamily;

/* Random numbers. */
guint64  generate_next     (Generate *g);
double   generate_real     (Generate *g);
int      generate_between  (Generate *g, int low, int high);
gboolean generate_chance   (Generate *g, double share);
double   generate_normal   (Generate *g, double mean, double sd);
double   generate_gamma4   (Generate *g, double mean);
AlongId  generate_id       (Generate *g);
AlongRecord *generate_record (Generate *g, AlongEdit *edit, AlongKindId kind);

const char *generate_given   (Generate *g, gboolean female);
const char *generate_surname (Generate *g);
const char *generate_note    (Generate *g, int element);
const char *generate_strength (Generate *g);
const char *generate_worry   (Generate *g);

GenerateForms *generate_forms_new  (Generate *g, AlongEdit *edit, GError **error);
void           generate_forms_free (GenerateForms *forms);
void           generate_assessments (Generate *g, GenerateFamily *f, int from, int to, AlongId keyworker);

void generate_people (Generate *g, GenerateFamily *f, guint number);
void generate_work   (Generate *g, GenerateFamily *f, guint least_contacts);
void generate_around (Generate *g, GenerateFamily *f);

G_END_DECLS
