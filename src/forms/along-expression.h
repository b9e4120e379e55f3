/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-form-json.h"

G_BEGIN_DECLS

/** AlongExpression: a FHIRPath expression, read once and worked out often. */
typedef struct _AlongExpression AlongExpression;

AlongExpression *along_expression_new      (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             along_expression_free     (AlongExpression *expression);
const char      *along_expression_get_text (const AlongExpression *expression);
const char      *along_expression_get_unknown (const AlongExpression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongExpression, along_expression_free)

G_END_DECLS
