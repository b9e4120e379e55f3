/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-instruments.h"
#include "along-measure-points.h"

G_BEGIN_DECLS

/**
 * AlongPlanned: a measure of the plan and how it stands.
 *
 * @record: (nullable): of the family's own plan; %NULL: of the usual plan, which holds while a family has none of its own
 * @title: what it is called
 * @person: (nullable): with whom; %NULL: any parent
 * @questionnaire: (nullable): the form to be filled in; @instrument: (nullable): otherwise whose score is written down
 * @dues: (element-type AlongDue)
 */
typedef struct
{
  AlongRecord *record;
  char *title;
  AlongRecord *person;
  AlongRecord *questionnaire;
  const AlongInstrument *instrument;
  GArray *points;
  GArray *dues;
} AlongPlanned;

GPtrArray *along_planned_list       (AlongFamily *family, AlongFamily *team, int today) G_GNUC_WARN_UNUSED_RESULT;
gboolean   along_planned_is_usual   (AlongFamily *family);
void       along_planned_write      (AlongPlanned *planned, AlongRecord *record);
char      *along_planned_words      (const AlongPlanned *planned) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
