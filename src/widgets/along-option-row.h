/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongOptionRow: one answer of several (role RADIO) or one that can be ticked (CHECKBOX): a mark, bold words,
 * a longer line beside or below, and the key that chooses it. The whole row is the target. Space, Enter or a click
 * chooses; arrows move on, Tab leaves the question. Its action "option.choose" can be called by assistive technology.
 *
 * Property: active. Signal: chosen (): a person (not the program) changed it. CSS node: `option`.
 */
#define ALONG_TYPE_OPTION_ROW (along_option_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongOptionRow, along_option_row, ALONG, OPTION_ROW, GtkWidget)

GtkWidget  *along_option_row_new_radio  (AlongOptionRow *group, const char *words, const char *more);
GtkWidget  *along_option_row_new_check  (const char *words, const char *more);
void        along_option_row_set_words  (AlongOptionRow *self, const char *words, const char *more);
void        along_option_row_set_particular (AlongOptionRow *self);
void        along_option_row_set_key    (AlongOptionRow *self, const char *cap);
void        along_option_row_set_active (AlongOptionRow *self, gboolean active);
gboolean    along_option_row_get_active (AlongOptionRow *self);

G_END_DECLS
