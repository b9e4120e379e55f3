/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-support.h"

G_BEGIN_DECLS

/** Weeks that current intensity and dose look back over (F3, F5). */
#define ALONG_CURRENT_WEEKS 4
/** A week with less exposure than this says nothing by itself (F1). */
#define ALONG_LEAST_EXPOSURE (3.0 / 7)

/** AlongSupportRate: F1: one week, or several joined ones; @rate is NAN where nothing was exposed. */
typedef struct
{
  int from;
  int weeks;
  int count;
  int minutes;
  double exposure;
  double rate;
  double low, high;
} AlongSupportRate;

typedef struct
{
  double adherence;
  double shortfall;
  double shortfall_contacts;
  double surplus_contacts;
  int weeks;
} AlongSupportAdherence;

typedef struct
{
  int completed, missed, service_cancelled;
  int offered;
  double reach;
  double reliability;
} AlongSupportOffer;

GArray  *along_support_rates     (AlongSupport *self) G_GNUC_WARN_UNUSED_RESULT;
double   along_intensity_smooth  (const int *counts, const double *exposures, guint n, guint week);
double  *along_support_smoothed  (AlongSupport *self, guint *n) G_GNUC_WARN_UNUSED_RESULT;
double   along_support_current   (AlongSupport *self);
double  *along_support_smoothed_hours (AlongSupport *self, guint *n) G_GNUC_WARN_UNUSED_RESULT;
double   along_support_current_hours (AlongSupport *self);
double   along_support_total_hours (AlongSupport *self);
double   along_support_dose      (AlongSupport *self);
double   along_support_dose_between (AlongSupport *self, int from, int to);
void     along_support_adherence (AlongSupport *self, AlongSupportAdherence *adherence);
void     along_support_offer     (AlongSupport *self, AlongSupportOffer *offer);

G_END_DECLS
