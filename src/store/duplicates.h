/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-duplicates.h"
#include "store-object.h"

/* What is read of people who may be here twice. */
#define DUPLICATES_PERSON_COLUMNS \
  "\"id\", \"family\", \"name\", \"given\", \"surname\", \"preferred\", \"born\", \"died\", \"gender\", \"nhs_number\", \"phone\", " \
  "\"twin\", \"born_lo\""

/* duplicate-rows.c */
AlongAlike *duplicates_alike_of_row (sqlite3_stmt *statement, const char *const *others, const char *const *parents);
gboolean    duplicates_fill_side    (StoreConnection *connection, AlongId person, AlongId family, AlongDuplicateSide *side,
                                     gboolean *there, GError **error);
