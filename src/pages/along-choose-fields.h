/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-field-choice.h"

G_BEGIN_DECLS

/**
 * AlongChooseFields: a list of fields on which two do not agree, each with its values side by side (under one another
 * where it is narrow) to choose one of, under a heading for each record, with a button to take all of each side. Put it
 * into a clamp inside a scrolled window. It says at its head how much is undecided.
 *
 * Properties: undecided (uint, read only): how many fields have nothing chosen.
 * Signal: decided (): each field has a choice now; emitted whenever a person's choice leaves none undecided.
 */
#define ALONG_TYPE_CHOOSE_FIELDS (along_choose_fields_get_type ())
G_DECLARE_FINAL_TYPE (AlongChooseFields, along_choose_fields, ALONG, CHOOSE_FIELDS, GtkWidget)

GtkWidget *along_choose_fields_new            (void);
void       along_choose_fields_set_sides      (AlongChooseFields *self, const char *const *titles, const char *const *all);
void       along_choose_fields_set_model      (AlongChooseFields *self, GListModel *choices);
GListModel *along_choose_fields_get_model     (AlongChooseFields *self);
char      *along_choose_fields_count_words    (AlongChooseFields *self) G_GNUC_WARN_UNUSED_RESULT;
void       along_choose_fields_hide_count     (AlongChooseFields *self);
guint      along_choose_fields_get_undecided  (AlongChooseFields *self);
gboolean   along_choose_fields_focus_undecided (AlongChooseFields *self);

G_END_DECLS
