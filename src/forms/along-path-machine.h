/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-expression.h"
#include "along-form.h"

G_BEGIN_DECLS

/**
 * AlongPathMachine: works expressions out over a form. It walks the fields themselves, so that no response has to be
 * written for it, keeps the values of variables until an answer changes, and notes which questions it looked at.
 */
typedef struct _AlongPathMachine AlongPathMachine;

AlongPathMachine *along_path_machine_new      (AlongForm *form) G_GNUC_WARN_UNUSED_RESULT;
void              along_path_machine_free     (AlongPathMachine *machine);
void              along_path_machine_forget   (AlongPathMachine *machine);
void              along_path_machine_rest     (AlongPathMachine *machine, guint times);
void              along_path_machine_leave_out (AlongPathMachine *machine, const guint8 *questions);

GPtrArray        *along_path_machine_answers  (AlongPathMachine *machine, const AlongExpression *expression,
                                               AlongField *field, char **why) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *along_path_machine_options  (AlongPathMachine *machine, const AlongExpression *expression,
                                               AlongField *field) G_GNUC_WARN_UNUSED_RESULT;
AlongAnswer      *along_path_machine_bound    (AlongPathMachine *machine, const AlongExpression *expression,
                                               AlongField *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean          along_path_machine_test     (AlongPathMachine *machine, const AlongExpression *expression,
                                               AlongField *field, gboolean otherwise);
void              along_path_machine_trace    (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field);
gboolean          along_path_machine_has_read (AlongPathMachine *machine, guint question, gboolean *answers);

G_END_DECLS
