/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* What may not be saved, said in words for beside the field. */

typedef enum
{
  ALONG_CHECK_ERROR_NEEDED,     /* something that must be there is not */
  ALONG_CHECK_ERROR_IMPOSSIBLE, /* it cannot be so */
  ALONG_CHECK_ERROR_FUTURE,     /* it has not happened yet */
} AlongCheckError;

#define ALONG_CHECK_ERROR (along_check_error_quark ())
GQuark along_check_error_quark (void);

/**
 * AlongCheckPlace: which field of which record a refusal is about.
 *
 * @record: (nullable): borrowed from the edit
 * @property: number, or -1 for the record as a whole
 */
typedef struct
{
  AlongRecord *record;
  int property;
} AlongCheckPlace;

gboolean along_check_edit (AlongEdit *edit, AlongFamily *family, gint64 now_ms, AlongCheckPlace *place, GError **error);
gboolean along_check_edd  (int edd, int day, GError **error);
gboolean along_check_contact_day (AlongRecord *episode, int day, GError **error);
gboolean along_check_needs_length (int mode, int status, int minutes);

G_END_DECLS
