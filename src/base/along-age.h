/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Days from the start of a pregnancy, as midwives count it, to the due date. */
#define ALONG_PREGNANCY_DAYS 280
/** A baby born before this many days of gestation (37+0) is preterm. */
#define ALONG_TERM_DAYS 259

int      along_gestation_days     (int edd, int day);
gboolean along_gestation_possible (int days);
char    *along_gestation_short    (int days) G_GNUC_WARN_UNUSED_RESULT;
char    *along_gestation_words    (int days) G_GNUC_WARN_UNUSED_RESULT;
char    *along_gestation_full     (int days) G_GNUC_WARN_UNUSED_RESULT;
double   along_weeks_before_edd   (int edd, int day);
gboolean along_born_preterm       (int edd, int born);
int      along_corrected_days     (int edd, int born, int day);
int      along_age_years          (int born, int day);
int      along_age_months         (int born, int day);
char    *along_age_words          (int born, int day) G_GNUC_WARN_UNUSED_RESULT;
char    *along_age_short          (int born, int day) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_age_parse_typed    (const char *typed, int today, char **born);

G_END_DECLS
