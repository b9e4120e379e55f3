/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-people.h"

G_BEGIN_DECLS

/* The people of a graph under construction, shared by the files that read them. */
typedef struct
{
  AlongGraph *graph;
  AlongFamily *family;
  int day;
  AlongGraphFlags flags;
} AlongPeople;

/* along-graph-people.c */
void         along_people_add_line       (AlongGraphPerson *person, const char *line);

/* along-graph-expected.c: babies that are expected, and those that were lost */
AlongRecord *along_people_pregnancy_of   (AlongPeople *self, AlongId person);
int          along_people_pregnancy_end  (AlongRecord *pregnancy);
gboolean     along_people_has_begun      (AlongPeople *self, AlongRecord *pregnancy);
void         along_people_set_expected   (AlongPeople *self, AlongGraphPerson *person, AlongRecord *pregnancy);
gboolean     along_people_loss_kind      (int outcome, AlongGraphKind *kind, const char **code);
void         along_people_set_loss       (AlongPeople *self, AlongGraphPerson *person, AlongRecord *pregnancy, AlongGraphKind kind, const char *code);
void         along_people_add_pregnancy  (AlongPeople *self, AlongRecord *pregnancy);

/* along-graph-conditions.c: shading and letters */
void         along_people_set_conditions (AlongPeople *self, AlongGraphPerson *person, AlongId id);
void         along_people_set_language   (AlongGraphPerson *person, AlongRecord *record);

G_END_DECLS
