/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-questionnaire.h"

G_BEGIN_DECLS

/** AlongBuiltinForm: one of our own forms, in the version that this program brings. */
typedef struct
{
  const char *id;
  char *url;
  char *version;
} AlongBuiltinForm;

void                along_forms_register      (void);
const char *const  *along_forms_builtin_list  (void);
AlongQuestionnaire *along_forms_builtin_load  (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const AlongBuiltinForm *along_forms_builtin_versions (void);
char               *along_forms_builtin_text  (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
