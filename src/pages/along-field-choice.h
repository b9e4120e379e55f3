/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-id.h"

G_BEGIN_DECLS

/** Nothing has been chosen. */
#define ALONG_FIELD_UNDECIDED (-1)

/**
 * AlongFieldChoice: one field of one record on which two records, or two people, do not agree: what each says, where
 * each has it from, and which of them a person chose. Plain words: whoever makes it says what they stand for.
 *
 * Property: chosen (int): number of the value, or ALONG_FIELD_UNDECIDED.
 */
#define ALONG_TYPE_FIELD_CHOICE (along_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (AlongFieldChoice, along_field_choice, ALONG, FIELD_CHOICE, GObject)

AlongFieldChoice *along_field_choice_new        (const char *group, const char *name) G_GNUC_WARN_UNUSED_RESULT;
guint             along_field_choice_add        (AlongFieldChoice *self, const char *value, const char *from);
const char       *along_field_choice_get_group  (AlongFieldChoice *self);
const char       *along_field_choice_get_name   (AlongFieldChoice *self);
guint             along_field_choice_get_n      (AlongFieldChoice *self);
const char       *along_field_choice_get_value  (AlongFieldChoice *self, guint which);
const char       *along_field_choice_get_from   (AlongFieldChoice *self, guint which);
void              along_field_choice_set_chosen (AlongFieldChoice *self, int which);
int               along_field_choice_get_chosen (AlongFieldChoice *self);

G_END_DECLS
