/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-family.h"
#include "along-form.h"
#include "along-report.h"
#include "along-paper.h"

G_BEGIN_DECLS

struct _AlongReport
{
  AlongReportChoice choice;
  AlongFamily *whole;      /* all of the record */
  AlongFamily *family;     /* what of it this reader gets */
  AlongFamily *team;
  int today;
  AlongRecord *episode;    /* (nullable): the latest */
  AlongFonts *fonts;
  AlongPaper *paper;
  GPtrArray *cited;        /* of AlongRecord: [1] is the first */
  GPtrArray *contacts;     /* of AlongRecord: of the chosen time, that this reader may get */
  char *left_out;
  char *copy_mark;
  gboolean ends_later;     /* next steps and the lines to sign on are still to come */
};

gboolean report_is_for_family (AlongReport *self);
guint    report_cite          (AlongReport *self, AlongRecord *record);
char    *report_names         (AlongReport *self, AlongRecord *record, int property);
char    *report_day_words     (int day);
char    *report_answer        (AlongReport *self, const char *ending, AlongRecord **assessment);

/* @key, @words: (transfer full) */
typedef void (*ReportFactorFunc) (gpointer data, char *key, char *words);

void     report_make_readers_copy      (AlongReport *self, AlongTies ties, int day);
gboolean report_is_chosen              (AlongReport *self, const char *key);
gboolean report_names_somebody_else    (AlongReport *self, const char *text);
char    *report_left_out_words         (AlongReport *self);
char    *report_factor_key             (AlongRecord *assessment, const char *link_id);
guint    report_count_hidden_factors   (AlongReport *self);
void     report_each_restricted_factor (AlongFamily *family, AlongFamily *team, ReportFactorFunc func, gpointer data);

void     report_summary       (AlongReport *self);
void     report_ending        (AlongReport *self);
void     report_support       (AlongReport *self);
void     report_genogram      (AlongReport *self);
void     report_ribbon        (AlongReport *self);
void     report_weeks         (AlongReport *self);
void     report_assessments   (AlongReport *self);
void     report_domains       (AlongReport *self, AlongForm *now, AlongForm *first);
void     report_risk          (AlongReport *self, AlongForm *form, AlongRecord *assessment);
void     report_one_assessment (AlongReport *self);
GPtrArray *report_list_contacts (AlongReport *self);
gboolean report_has_contacts  (AlongReport *self);
void     report_together      (AlongReport *self, void (*set) (AlongReport *report, gpointer data), gpointer data);
void     report_contacts      (AlongReport *self);
void     report_method        (AlongReport *self);

G_END_DECLS
