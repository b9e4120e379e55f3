/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-contacts-csv-private.h"
#include "along-csv.h"

G_BEGIN_DECLS

GHashTable *along_contacts_csv_known_new (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
char *along_contacts_csv_take_row (const char *const fields[N_COLUMNS], AlongFamily *family, AlongFamily *team,
                                   GHashTable *known, AlongEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
