/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ALONG_FORMS_ERROR (along_forms_error_quark ())
GQuark along_forms_error_quark (void);

/** What can be wrong with a form or with answers that someone hands us. */
typedef enum
{
  ALONG_FORMS_ERROR_NOT_JSON,  /* not JSON text in UTF-8 */
  ALONG_FORMS_ERROR_NOT_FORM,  /* JSON, but not the kind of resource asked for */
  ALONG_FORMS_ERROR_TOO_LARGE, /* more text, items or levels than we take */
  ALONG_FORMS_ERROR_BROKEN,    /* a form that cannot be used; the words name the item */
  ALONG_FORMS_ERROR_VALUE,     /* a typed value that is no answer to the question */
  ALONG_FORMS_ERROR_MISSING,   /* no such form */
} AlongFormsError;

JsonNode *along_form_json_read   (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char     *along_form_json_write  (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Members of an object that may be of any type: NULL, 0 or FALSE if absent or of another type. */
const char *along_form_json_string  (JsonObject *object, const char *name);
char       *along_form_json_words   (JsonObject *object, const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_form_json_is_language (const char *language, const char *name);
JsonObject *along_form_json_object  (JsonObject *object, const char *name);
JsonArray  *along_form_json_array   (JsonObject *object, const char *name);
gboolean    along_form_json_boolean (JsonObject *object, const char *name);
JsonObject *along_form_json_element (JsonArray *array, guint index);

G_END_DECLS
