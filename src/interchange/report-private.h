/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-family.h"
#include "along-report.h"
#include "along-paper.h"

G_BEGIN_DECLS

struct _AlongReport
{
  AlongReportChoice choice;
  AlongFamily *family;
  AlongFamily *team;
  int today;
  AlongRecord *episode;    /* (nullable): the latest */
  AlongFonts *fonts;
  AlongPaper *paper;
  GPtrArray *cited;        /* of AlongRecord: [1] is the first */
  guint private_bonds, losses, not_shared; /* left out, counted */
  char *left_out;
  char *copy_mark;
};

gboolean report_is_for_family (AlongReport *self);
guint    report_cite          (AlongReport *self, AlongRecord *record);
char    *report_names         (AlongReport *self, AlongRecord *record, int property);
char    *report_day_words     (int day);
char    *report_answer        (AlongReport *self, const char *ending, AlongRecord **assessment);

AlongFamily *report_family_copy (AlongFamily *family, AlongId person);
gboolean report_has_risk      (AlongReport *self);

void     report_summary       (AlongReport *self);
void     report_support       (AlongReport *self);
void     report_genogram      (AlongReport *self);
void     report_ribbon        (AlongReport *self);
void     report_weeks         (AlongReport *self);
void     report_assessments   (AlongReport *self);
void     report_contacts      (AlongReport *self);
void     report_method        (AlongReport *self);

G_END_DECLS
