/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-contacts-csv.h"

G_BEGIN_DECLS

/* The columns, in the order in which they are written. */
typedef enum
{
  COLUMN_FAMILY,
  COLUMN_AT,
  COLUMN_MINUTES,
  COLUMN_MODE,
  COLUMN_STATUS,
  COLUMN_PLACE,
  COLUMN_BY,
  COLUMN_WORKERS,
  COLUMN_PARTICIPANTS,
  COLUMN_ENABLING,
  COLUMN_EDUCATIONAL,
  COLUMN_PRACTICAL,
  COLUMN_OBJECTIVES,
  COLUMN_MODULES,
  COLUMN_NOTE,
  COLUMN_STRENGTHS,
  COLUMN_WORRIES,
  COLUMN_NEXT_STEP,
  COLUMN_SHARED,
  COLUMN_SUBSTANTIVE,
  N_COLUMNS,
} Column;

extern const char *const along_contacts_csv_columns[N_COLUMNS + 1];

G_END_DECLS
