/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-record.h"

G_BEGIN_DECLS

/* Images: a record, or some of its fields, as canonical JSON text: UTF-8 in NFC, keys sorted, no spaces,
 * no floats; what the journal keeps and what is hashed. The key "_v" tells the form it is written in. */

#define ALONG_IMAGE_VERSION 1

typedef enum
{
  ALONG_IMAGE_ERROR_UNREADABLE, /* not JSON, not an object, or a value of the wrong type */
  ALONG_IMAGE_ERROR_NEWER,      /* written by a newer form */
} AlongImageError;

#define ALONG_IMAGE_ERROR (along_image_error_quark ())
GQuark along_image_error_quark (void);

char    *along_image_whole   (AlongRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char    *along_image_differs (AlongRecord *record, AlongRecord *from) G_GNUC_WARN_UNUSED_RESULT;
char    *along_image_fields  (AlongRecord *record, guint64 fields) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_image_read    (const char *image, AlongRecord *into, GError **error);
gboolean along_image_read_fields (const char *image, AlongRecord *into, guint64 *fields, GError **error);
gboolean along_json_is_shallow (const char *text);
gboolean along_json_is_object  (const char *text);
void     along_image_append_string (GString *out, const char *text);

G_END_DECLS
